"""The grammar of an instrument: a kind, an issuer, and a number with its year."""

from __future__ import annotations

import re
from typing import Final

from psm_model.errors import ParseError

from ._damage import repaired
from ._heads import is_head, kind_at
from ._issuers import normalised
from ._names import AMENDMENTS, LOWER, OWN_KINDS, PROVINCES
from ._numbers import Numbered, read_number, read_year, year_first
from ._text import BLANK, Text, Tokens
from ._vocabulary import AND, LONGEST_ISSUER, NAMED_STOPS, NUMBER_WORDS, REPUBLIC, STOPS, ends_issuer, spelling
from .citation import InstrumentId

__all__ = ["Instrument", "read_instruments"]

Instrument = tuple[InstrumentId, int, int, str | None]
"""What was read, where it starts and ends in the even text, and its name where it has one instead of a number."""

# Words, and the marks between them.
_LONGEST_ISSUER: Final = 2 * LONGEST_ISSUER
_LONGEST_NAME: Final = 8
_INDENT: Final = 40
_LONGEST_NUMBER: Final = 3
_ANY_OFFICE: Final = frozenset([*OWN_KINDS, "other"])
_GAZETTED: Final = re.compile(r"[0-9]+[A-Za-z]?")
_ORDINALS: Final = {ordinal.lower(): place for place, (ordinal, _) in enumerate(AMENDMENTS, start=1)}


def _skip_republic(tokens: Tokens, place: int) -> int:
    while tokens.word(place) in REPUBLIC:
        place += 1
    return place


def _skip_brackets(tokens: Tokens, place: int) -> int:
    """Skip a short name in brackets, "(PERBUP)"."""
    if tokens.word(place) == "(":
        for ahead in range(place + 2, place + 6):
            if tokens.word(ahead) == ")":
                return ahead + 1
            if not tokens.word(ahead).isalpha() or spelling(tokens.word(ahead)) in NUMBER_WORDS:
                break
    return place


def _read_issuer(tokens: Tokens, place: int) -> tuple[str, int] | None:
    """The words of an office up to the number; None where no number comes."""
    words: list[str] = []
    here = place
    for _ in range(_LONGEST_ISSUER):
        here = _skip_brackets(tokens, here)
        word = tokens.word(here)
        if spelling(word) in NUMBER_WORDS or (word and word[0].isdigit()) or word == ":":
            return _joined(words), here
        if word in {"/", "-"} and not tokens.word(here + 1).isalpha():
            return _joined(words), here
        if word == "." and words:
            here += 1
            continue
        if not (word.isalpha() and word.isascii()) and word not in {",", "/", "-", "'"}:
            return None
        if ends_issuer(word, tokens.word(here + 1)):
            return (_joined(words), here) if year_first(tokens, here) else None
        words.append(word)
        here += 1
    return None


def _joined(words: list[str]) -> str:
    text = " ".join(words).replace(" ,", ",").replace(" ' ", "'").replace(" / ", "/").replace(" - ", "-")
    while True:
        trimmed = text.removesuffix(" ri").removesuffix(" republik indonesia").strip(" ,/")
        if trimmed == text:
            return text
        text = trimmed


def _region(kind: str, name: str) -> tuple[str, str | None]:
    """The kind and issuer of a regional regulation by the words that follow it, "Khusus Provinsi Papua" among them."""
    special, _, rest = name.partition(" ")
    if special in {"khusus", "istimewa"}:
        if rest.startswith(("ibukota", "yogyakarta", "aceh")):
            return _region(kind, f"daerah {name}")  # the region is a "daerah istimewa"
        _, region = _region(kind, rest)
        return "perda_prov", normalised(f"{special} {region}") if region else None
    issuer = normalised(name) or ""
    for sort in ("kabupaten", "kota"):
        if issuer == sort or issuer.startswith(f"{sort} "):
            return "perda_kabkota", issuer
    if issuer == "provinsi" or issuer.startswith("provinsi "):
        return "perda_prov", issuer
    if issuer in PROVINCES.values() or issuer.startswith("daerah istimewa "):
        return "perda_prov", f"provinsi {issuer}"
    return kind, None


def _named(tokens: Tokens, place: int) -> int | None:
    """Skip an act's name before its number, "UU Narkotika No. 35 Tahun 2009"; None where no number comes."""
    for here in range(place, place + _LONGEST_NAME):
        word = tokens.word(here)
        if here > place and (
            spelling(word) in NUMBER_WORDS or (word == "(" and spelling(tokens.word(here + 1)) in NUMBER_WORDS)
        ):
            return here + (word == "(")
        if not word.isalpha() or spelling(word) in NAMED_STOPS or is_head(word):
            return None
    return None


def _constitution(tokens: Tokens, place: int, kind: str, start: int) -> Instrument:
    """The constitution from behind its name, "Negara Republik Indonesia Tahun 1945"."""
    here = place
    while tokens.word(here) in REPUBLIC or tokens.word(here) == "negara":
        here += 1
    after = here
    if spelling(tokens.word(here)) == "tahun":
        here += 1
    if tokens.word(here) == "'":
        here += 1
    fixed = "1950" if kind == "uuds" else "1945"
    year, then = read_year(tokens, here)
    if year == int(fixed):
        after = then
    elif tokens.word(here) == fixed[2:]:
        after = here + 1
    return InstrumentId(kind, None, None), start, tokens.end(after - 1), None


def _constitutions(tokens: Tokens, place: int, kind: str) -> list[Instrument]:
    return [_constitution(tokens, place, kind, tokens.start(0))]


def _amendment(tokens: Tokens) -> list[Instrument]:
    """An amendment of the constitution from its first word, "Perubahan Ketiga UUD 1945"."""
    ordinal = _ORDINALS.get(tokens.word(1))
    named = kind_at(tokens, 3 if tokens.word(2) == "atas" else 2) if ordinal else None
    if named is None or named[0] != "uud":
        return []
    _, start, end, _ = _constitution(tokens, named[2], "uud", tokens.start(0))
    return [(InstrumentId("uud", f"perubahan-{ordinal}", None), start, end, None)]


def _code(tokens: Tokens, place: int, kind: str) -> list[Instrument]:
    end = tokens.end(_skip_brackets(tokens, place) - 1)
    return [(InstrumentId(kind, None, None), tokens.start(0), end, None)]


def _association(tokens: Tokens, place: int, kind: str) -> list[Instrument]:
    """The statutes of an association from behind their name: its name in capitals, and a year."""
    here = after = place
    while here < place + _LONGEST_ISSUER:
        word, raw = tokens.word(here), tokens.raw(here)
        if word.isalpha() and raw[0].isupper() and spelling(word) not in STOPS:
            after = here + 1
        elif after == place or (word not in LOWER and word not in {",", "/", "-", "'"}):
            break
        here += 1
    issuer = None
    if after > place:
        issuer = normalised(" ".join(tokens.text.even[tokens.start(place) : tokens.end(after - 1)].split()))
    year, then = read_year(tokens, after + 1) if spelling(tokens.word(after)) == "tahun" else (None, after)
    return [(InstrumentId(kind, None, year, issuer), tokens.start(0), tokens.end((then if year else after) - 1), None)]


def _staatsblad(tokens: Tokens, place: int, kind: str) -> list[Instrument]:
    """Read "Staatsblad 1847:52", and those that are listed behind it, "1847:52 jo. 1849:63"."""
    found = _gazetted(tokens, place, kind, tokens.start(0))
    while found:
        between = following = tokens.after(found[-1][2], place)
        following += tokens.word(following) == ","
        if spelling(tokens.word(following)) in AND - {","}:
            following += 1
            following += tokens.word(following) == "."
        year, after = read_year(tokens, following)
        if following == between or year is None or tokens.word(after) not in {":", "-", "/"}:
            break
        further = _gazetted(tokens, following, kind, tokens.start(following))
        if not further:
            break
        place = following
        found += further
    return found


def _gazetted(tokens: Tokens, place: int, kind: str, start: int) -> list[Instrument]:
    here = place
    while tokens.word(here) in {".", ":"} or spelling(tokens.word(here)) == "tahun" or tokens.word(here) in REPUBLIC:
        here += 1
    year, after = read_year(tokens, here)
    if year is None:
        found = read_number(tokens, here, roman=False)
        return _built([(found, start)], kind, None) if found else []
    while tokens.word(after) in {",", ":", "-", "/", "."} or spelling(tokens.word(after)) in NUMBER_WORDS:
        after += 1
    number = None if tokens.word(after) == BLANK else repaired(tokens.raw(after))
    if number is not None and not _GAZETTED.fullmatch(number):
        return []
    return _built([((number, year, None, after + 1, tokens.end(after)), start)], kind, None)


_READERS: Final = {
    "uud": _constitutions,
    "uuds": _constitutions,
    "kuhp": _code,
    "kuhd": _code,
    "ad_art": _association,
    "staatsblad": _staatsblad,
}


_LAST_GAZETTE: Final = 1949
"""The last year of the *Staatsblad*."""


def _opens_line(tokens: Tokens) -> bool:
    start = tokens.start(0)
    return not tokens.text.even[max(0, start - _INDENT) : start].rpartition("\n")[2].strip()


def _misleads(tokens: Tokens, kind: str) -> bool:
    """Whether it only looks like a kind: the "pp." of pages, an act in whose place ("pengganti") another comes."""
    if tokens.raw(0) == "pp":
        return tokens.word(1) == "."
    if tokens.word(0) == "s":
        # One letter is a gazette's name where a year of it and a number follow, "S. 1917 No. 497".
        year, after = read_year(tokens, 2)
        numbered = tokens.word(after) in {":", "-"} or spelling(tokens.word(after)) in NUMBER_WORDS
        return tokens.raw(0) != "S" or tokens.word(1) != "." or year is None or year > _LAST_GAZETTE or not numbered
    # At the head of a line it is the torn end of the long name.
    return (
        kind == "perppu"
        and tokens.word(0) == "pengganti"
        and not (tokens.raw(0) != "pengganti" and _opens_line(tokens))
    )


def read_instruments(text: Text, offset: int, *, placed: bool = False, whole: bool = False) -> list[Instrument]:
    """Read the instrument at an offset, and those that share its kind ("Nomor 1 dan Nomor 4 Tahun 1968").

    Behind a place in it (``placed``) an act may be called by a name alone although "Undang-Undang" is written in full.
    Where the text is known to be a citation (``whole``), any office's words may stand before a number.
    """
    tokens = Tokens(text, offset)
    if tokens.word(0) == "perubahan":
        return _amendment(tokens)
    named = kind_at(tokens, 0)
    if named is None or _misleads(tokens, named[0]):
        return []
    kind, office, here = named
    reader = _READERS.get(kind)
    if reader:
        return reader(tokens, here, kind)
    return _numbered(tokens, kind, office, here, placed=placed, whole=whole or tokens.word(0) == "dokumen")


def _before_number(tokens: Tokens, kind: str, place: int) -> tuple[str, int]:
    """Skip what stands before a number where there is one issuer; the kind, which "Darurat" changes, and the place."""
    here = place
    while True:
        here = _skip_brackets(tokens, _skip_republic(tokens, here))
        if kind == "uu" and tokens.word(here) in {"drt", "darurat"}:
            kind, here = "uu_darurat", here + 1
        elif tokens.word(here) == "." and spelling(tokens.word(here + 1)) in NUMBER_WORDS | REPUBLIC:
            here += 1
        elif tokens.word(here) == "-" and tokens.word(here + 1) in REPUBLIC:
            here += 1  # "MPR-RI"
        else:
            return kind, here


def _numbered(
    tokens: Tokens, kind: str, office: str | None, place: int, *, placed: bool, whole: bool
) -> list[Instrument]:
    issuer: str | None = None
    if office is None:
        kind, here = _before_number(tokens, kind, place)
    else:
        read = _read_issuer(tokens, place)
        if read is None:
            return []
        name, here = read
        if kind in {"perda_kabkota", "perda_prov"}:
            kind, issuer = _region(kind, f"{office} {name}".strip())
        else:
            issuer = normalised(f"{office} {name}".strip()) or normalised(office)
    roman = kind == "tap_mpr"
    found = read_number(tokens, here, roman=roman)
    if found is None and (kind == "uu" or (office is None and tokens.word(here) == "tentang")):
        beyond = _named(tokens, here)
        found = read_number(tokens, beyond, roman=roman) if beyond else None
        if found is None and kind == "uu":
            return _by_name(tokens, here, placed=placed)
    if found is None:
        return []
    numbers = _shared(tokens, found, roman=roman)
    built = _built(numbers, kind, issuer)
    any_word = office == "" or kind == "other"
    if any_word and built and built[0][0].kind in _ANY_OFFICE and not (whole or _surely(tokens, numbers[0][0], here)):
        return []
    return built


def _surely(tokens: Tokens, found: Numbered, place: int) -> bool:
    """Whether a number is one of an instrument although any word may be its kind: "peraturan sekolah no. 5" is none."""
    number, year, _, _, _ = found
    return year is not None and (spelling(tokens.word(place)) in NUMBER_WORDS or "/" in (number or ""))


def _by_name(tokens: Tokens, place: int, *, placed: bool) -> list[Instrument]:
    """An act by the name that stands in place of a number, "UU Kesejahteraan Sosial": words with capitals."""
    last = place
    for here in range(place, place + _LONGEST_NAME):
        raw, word = tokens.raw(here), tokens.word(here)
        if not raw.isalpha() or spelling(word) in STOPS or is_head(word) or word in REPUBLIC:
            break
        if raw[0].isupper():
            last = here + 1
        elif word != "dan" or here == place:
            break
    if not (placed or tokens.raw(0) == "UU") or last == place or len(tokens.raw(place)) == 1:
        return []
    if tokens.word(last) == "(" and is_head(tokens.word(last + 1)):
        return []  # "UU Desa (UU No. 6 Tahun 2014)"
    name = tokens.text.even[tokens.start(place) : tokens.end(last - 1)]
    return [(InstrumentId("uu", None, None), tokens.start(0), tokens.end(last - 1), name)]


def _slashed(tokens: Tokens, place: int) -> Numbered | None:
    """Read a number and its year that are nothing but digits and a slash, "13/2011"."""
    year, after = read_year(tokens, place + 2)
    if not (tokens.word(place).isdigit() and tokens.word(place + 1) == "/" and year) or tokens.word(after) == "/":
        return None
    return repaired(tokens.raw(place)), year, None, after, tokens.end(after - 1)


def _further(tokens: Tokens, last: Numbered, *, roman: bool) -> tuple[Numbered, int] | None:
    """Read one more number of a list; its place.

    It has "Nomor" of its own, or none where the year is yet to come or stands behind a slash as that of the one before.
    """
    here = last[3]
    here += tokens.word(here) == ","
    here += tokens.word(here) in {"dan", "serta", "&"}
    if here == last[3]:
        return None
    if spelling(tokens.word(here)) not in NUMBER_WORDS:
        raw = tokens.raw(here)
        arabic = raw.isascii() and raw.isdigit() and len(raw) <= _LONGEST_NUMBER
        if not arabic and not (roman and raw and set(raw) <= set("IVXLC")):
            return None
        if last[1] is not None:
            beside = _slashed(tokens, here) if _slashed(tokens, last[3] - 3) else None
            return (beside, here) if beside else None
        return read_number(tokens, here, roman=roman) or (raw, None, None, here + 1, tokens.end(here)), here
    found = read_number(tokens, here, roman=roman)
    return (found, here) if found else None


def _shared(tokens: Tokens, first: Numbered, *, roman: bool) -> list[tuple[Numbered, int]]:
    """The number and those that are listed behind it; a year that comes last is that of all."""
    found = [(first, tokens.start(0))]
    worded = 1
    while following := _further(tokens, found[-1][0], roman=roman):
        found.append((following[0], tokens.start(following[1])))
        if spelling(tokens.word(following[1])) in NUMBER_WORDS:
            worded = len(found)
    if found[-1][0][1] is None:
        del found[worded:]  # numbers without "Nomor" or a year are of something else
    year: int | None = None
    for place in range(len(found) - 1, -1, -1):
        (number, own, kind, after, end), start = found[place]
        year = own if own is not None else year
        found[place] = (number, year, kind, after, end), start
    return found


def _built(found: list[tuple[Numbered, int]], kind: str, issuer: str | None) -> list[Instrument]:
    made: list[Instrument] = []
    for (number, year, mark, _, end), start in found:
        own = mark if mark and kind == "uu" else kind
        try:
            made.append((InstrumentId(own, number, year, issuer), start, end, None))
        except ParseError:
            break
    return made
