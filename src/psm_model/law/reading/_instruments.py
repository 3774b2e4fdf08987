"""The grammar of an instrument: a kind, an issuer, and a number with its year."""

from __future__ import annotations

import re
from typing import Final

from psm_model.law._issuers import join_offices, normalise, repair_word
from psm_model.law._names import ACEH, CODES, OWN_KINDS, PROVINCES, REGULATIONS
from psm_model.law._ocr import is_damaged, repair
from psm_model.law._vocabulary import (
    LONGEST_ISSUER,
    NAMED_STOPS,
    NUMBER_WORDS,
    STOPS,
    TOPIC_WORDS,
    ends_issuer,
    names_republic,
    resolve_republic,
    resolve_spelling,
)
from psm_model.law.instrument import InstrumentKey

from ._gazettes import read_staatsblad
from ._issuer_ends import LOOSE_WORDS, limit_issuer
from ._kind_phrases import is_head, read_kind
from ._named_works import (
    read_amendment,
    read_association,
    read_code,
    read_constitution,
    skip_republic,
    skip_short_name,
)
from ._numbers import ReadNumber, read_leading_year, read_number, read_year
from ._other_works import find_other_work
from ._series import (
    ListedNumber,
    ReadInstrument,
    build_instruments,
    is_joint,
    read_bare_series,
    read_number_with_year,
    read_series,
)
from ._text import BLANK, Text, Tokens

__all__ = ["read_instruments"]

# Words and the marks between them.
_LONGEST_ISSUER: Final = 2 * LONGEST_ISSUER
_LONGEST_NAME: Final = 8
_INDENT: Final = 40  # characters before an instrument on its line
_HEADS: Final = frozenset(["kepala", "ketua", "camat", "lurah", "sekretaris", "direktur", "rektor"])
"""First words of the names of officials."""
_ANY_OFFICE: Final = frozenset([*OWN_KINDS, "other"])
_ACT_BY_INITIALS: Final = re.compile(r"UU(?!DS?$|DRT$|R[IL]$)[A-Z]{1,5}")
_ACRONYM: Final = re.compile(r"(?=[A-Z0-9]*[A-HJKMNP-Z])[A-Z]{1,4}[0-9][A-Z]{0,4}")
"""A short name of an act with a digit, "MD3" or "P2SK", but not one of digits misread as letters."""
_ROMAN: Final = re.compile("C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_NAMED: Final = frozenset(["uu", "perppu"])
"""Kinds that may have a name instead of a number."""
_NEVER_NAMED: Final = frozenset(["undang", "law", "laws", "act", "government"])
"""First words of names of these kinds that require a number."""
_NAMED_SHORT: Final = frozenset(["UU", "Perppu", "Perpu", "PERPPU", "PERPU"])
_COUNTS: Final = {"2": "dua", "3": "tiga", "4": "empat", "5": "lima"}
_READERS: Final = {
    "uud": read_constitution,
    "uuds": read_constitution,
    **dict.fromkeys(CODES, read_code),
    "ad_art": read_association,
    "staatsblad": read_staatsblad,
}


_JOINS: Final = frozenset(["dan", "serta", "/", ",", "&"])
_MARKS: Final = frozenset([",", "/", "-", "'"])
"""Marks in the names of offices."""


def _skip_loose_words(tokens: Tokens, index: int) -> int:
    """Skip words between an office and a number that are part of neither, "terbaru", "dengan nomor", "(Nomor"."""
    here = index
    while tokens.word(here) in LOOSE_WORDS and tokens.raw(here).islower():
        here += 1 + (tokens.word(here + 1) in {",", ":"})
    here += tokens.word(here) in {"dengan", "("}
    numbered = resolve_spelling(tokens.word(here)) in NUMBER_WORDS
    return here if numbered or (tokens.word(here)[:1].isdigit() and tokens.word(here - 1) in LOOSE_WORDS) else index


def _begins_number(tokens: Tokens, index: int, word: str) -> bool:
    """Return whether the number begins at an index, whose word is given in its standard spelling."""
    if resolve_spelling(word) in NUMBER_WORDS or word[:1].isdigit() or word == ":":
        return True
    following = tokens.word(index + 1)
    return word in {"/", "-"} and not (following.isalpha() and resolve_spelling(following) not in NUMBER_WORDS)


def _read_issuer(tokens: Tokens, index: int, office: str) -> tuple[str, int] | None:
    """Return the words of an office up to the number, and the index of it; None if there is no number."""
    words: list[str] = []
    here = index
    for _ in range(_LONGEST_ISSUER):
        here = _skip_loose_words(tokens, skip_short_name(tokens, here))
        word = resolve_republic(tokens.word(here))
        if word == BLANK and not words:
            here += 1
            continue  # a form, "PERATURAN DESA ........ NOMOR ...."
        if word in _COUNTS and tokens.word(here + 1) == "menteri":
            word = _COUNTS[word]  # "SKB 3 Menteri"
        if _begins_number(tokens, here, word):
            return _join_words(words), here
        if word in {".", "!"} and words:
            here += 1
            continue
        word = repair_word(word)
        damaged = word == tokens.word(here) and is_damaged(tokens.raw(here))
        if damaged or not ((word.isalpha() and word.isascii()) or word in _MARKS):
            return None
        if ends_issuer(word, tokens.word(here + 1)):
            named = (words or office) and word in TOPIC_WORDS
            numbered = read_leading_year(tokens, here) or (named and _skip_name(tokens, here))
            return (_join_words(words), here) if numbered else None
        if word in _JOINS and is_head(tokens.word(here + 1)):
            return None  # "Perbup dan Perda Nomor 10"
        words.append(word)
        here += 1
    return None


def _joins_minister(tokens: Tokens, office: str) -> bool:
    """Return whether the first word joins a kind and a known minister, "Permensos"."""
    return office.startswith("menteri ") and tokens.word(0) not in {"peraturan", "keputusan", "instruksi"}


def _read_office(tokens: Tokens, index: int, office: str, *, whole: bool) -> tuple[str, int] | None:
    """Return the name of an office, whose beginning the kind implies, and the index of the number."""
    read = _read_issuer(tokens, index, office)
    if read is None:
        return None
    words, here = read
    name = f"{office} {words}".strip()
    if not whole or _joins_minister(tokens, office) or tokens.raw(index).islower():
        name = limit_issuer(tokens, index, office, name)
    return name, here


def _join_words(words: list[str]) -> str:
    text = " ".join(words).replace(" ,", ",").replace(" ' ", "'").replace(" / ", "/").replace(" - ", "-")
    while True:
        trimmed = text.removesuffix(" ri").removesuffix(" nkri").removesuffix(" republik indonesia")
        trimmed = trimmed.removesuffix(" negara kesatuan").strip(" ,/")
        if trimmed == text:
            return text
        text = trimmed


def _read_region(kind: str, name: str) -> tuple[str, str | None]:
    """Return the kind and issuer of a regional regulation from the words after it, "Khusus Provinsi Papua"."""
    special, _, rest = name.partition(" ")
    if special in {"khusus", "istimewa"}:
        if rest.startswith(("ibukota", "yogyakarta", "aceh")):
            return _read_region(kind, f"daerah {name}")  # the region is a "daerah istimewa"
        _, region = _read_region(kind, rest)
        return "perda_prov", normalise(f"{special} {region}") if region else None
    issuer = normalise(name) or ""
    for sort in ("kabupaten", "kota"):
        if issuer == sort or issuer.startswith(f"{sort} "):
            return "perda_kabkota", issuer
    if issuer == "provinsi" or issuer.startswith("provinsi "):
        return "perda_prov", issuer
    if issuer in PROVINCES.values() or issuer.startswith("daerah istimewa "):
        return "perda_prov", f"provinsi {issuer}"
    aceh = ACEH.get(issuer)  # where a regency is called by its name alone, "Qanun Banda Aceh"
    return ("perda_kabkota", f"{aceh} {issuer}") if aceh and kind == "perda_prov" else (kind, None)


def _skip_name(tokens: Tokens, index: int) -> int | None:
    """Skip an act's name before its number, "UU Narkotika No. 35 Tahun 2009"; None if there is no number."""
    for here in range(index, index + _LONGEST_NAME):
        word = tokens.word(here)
        if here > index and (
            resolve_spelling(word) in NUMBER_WORDS
            or (word == "(" and resolve_spelling(tokens.word(here + 1)) in NUMBER_WORDS)
        ):
            return here + (word == "(")
        if not word.isalpha() or resolve_spelling(word) in NAMED_STOPS or is_head(word):
            return None
    return None


_INITIALS: Final = frozenset(["bw", "hir", "rbg", "rv", "khi", "wvk", "wvs"])
"""Short names of codes that have other meanings in small letters."""
_STATUTES: Final = frozenset(["ad", "art"])
"""Initials of the statutes of an association, which have other meanings before anything but its name."""
_ASSOCIATIONS: Final = frozenset(["Ikatan", "Persatuan", "Perkumpulan", "Karang"])
"""First words of the names of associations."""
_SHORTEST_ACRONYM: Final = 3
_LAST_GAZETTE: Final = 1949
"""The last year of the *Staatsblad*."""


def _opens_line(tokens: Tokens) -> bool:
    start = tokens.start(0)
    return not tokens.text.even[max(0, start - _INDENT) : start].rpartition("\n")[2].strip()


def _is_false_match(tokens: Tokens, kind: str, *, placed: bool) -> bool:
    """Return whether words only look like a kind: the "pp." of pages, or the end of a longer name."""
    if tokens.raw(0) == "pp":
        return tokens.word(1) == "."
    if tokens.word(0) == "s":
        # "S." is the gazette if one of its years and a number follow, "S. 1917 No. 497".
        year, after = read_year(tokens, 2)
        numbered = tokens.word(after) in {":", "-"} or resolve_spelling(tokens.word(after)) in NUMBER_WORDS
        return tokens.raw(0) != "S" or tokens.word(1) != "." or year is None or year > _LAST_GAZETTE or not numbered
    if tokens.word(0) in {"seb", "perber"}:
        return tokens.raw(0).islower() or tokens.word(1) == "/"
    if tokens.word(0) in _INITIALS:
        named = placed or resolve_spelling(tokens.word(1 + (tokens.word(1) == ","))) == "pasal"
        return tokens.raw(0).islower() or (tokens.raw(0) in {"BW", "Bw", "RV"} and not named)
    if tokens.word(0) in _STATUTES and tokens.word(1) != "/":
        association = tokens.raw(1)
        acronym = association.isupper() and association.isalpha() and len(association) >= _SHORTEST_ACRONYM
        return not tokens.raw(0).isupper() or not (acronym or association in _ASSOCIATIONS)
    # At the beginning of a line it is the end of the long name.
    return (
        kind == "perppu"
        and tokens.word(0) == "pengganti"
        and not (tokens.raw(0) != "pengganti" and _opens_line(tokens))
    )


def read_instruments(text: Text, offset: int, *, placed: bool = False, whole: bool = False) -> list[ReadInstrument]:
    """Read the instrument at an offset, and further ones of its kind ("Nomor 1 dan Nomor 4 Tahun 1968").

    After a place in it (``placed``) an act may have a name without a number although "Undang-Undang" is written in
    full. If the text is known to be a citation (``whole``), any words may be the office before a number.
    """
    tokens = text.tokenise(offset)
    if tokens.word(0) == "perubahan":
        return read_amendment(tokens)
    if placed and _ACT_BY_INITIALS.fullmatch(tokens.raw(0)):
        return [ReadInstrument(InstrumentKey("uu", None, None), tokens.start(0), tokens.end(0), tokens.raw(0))]
    named = read_kind(tokens, 0)
    if named is None or _is_false_match(tokens, named.kind, placed=placed) or find_other_work(tokens, 0):
        return []
    kind, office, here = named
    reader = _READERS.get(kind)
    if reader:
        return reader(tokens, here, kind)
    return _read_numbered(tokens, kind, office, here, placed=placed, whole=whole or tokens.word(0) == "dokumen")


def _skip_to_number(tokens: Tokens, kind: str, index: int) -> tuple[str, int]:
    """Skip the words before a number; return the kind, which "Darurat" changes, and the index of the number."""
    here = index
    while True:
        here = _skip_loose_words(tokens, skip_short_name(tokens, skip_republic(tokens, here)))
        if kind == "uu" and tokens.word(here) in {"drt", "darurat"}:
            kind, here = "uu_darurat", here + 1
        elif tokens.word(here) in {".", ",", ":"} and (
            resolve_spelling(tokens.word(here + 1)) in NUMBER_WORDS or names_republic(tokens.word(here + 1))
        ):
            here += 1
        elif tokens.word(here) == "-" and names_republic(tokens.word(here + 1)):
            here += 1  # "MPR-RI"
        else:
            return kind, here


def _read_numbered(
    tokens: Tokens, kind: str, office: str | None, index: int, *, placed: bool, whole: bool
) -> list[ReadInstrument]:
    issuer: str | None = None
    office_name = ""
    if office is None:
        kind, here = _skip_to_number(tokens, kind, index)
    else:
        read = _read_office(tokens, index, office, whole=whole)
        if read is None:
            return []
        office_name, here = read
        if kind in {"perda_kabkota", "perda_prov"}:
            kind, issuer = _read_region(kind, office_name)
        else:
            issuer = normalise(office_name) or normalise(office) or ("bersama" if is_joint(office_name) else None)
    roman = kind == "tap_mpr"
    found = read_number(tokens, here, roman=roman, dashed=kind in REGULATIONS)
    numbers = [] if found else read_bare_series(tokens, here)
    called: str | None = None
    if not (found or numbers) and (kind in _NAMED or tokens.word(here) in TOPIC_WORDS):
        beyond = _skip_name(tokens, here)
        found = read_number(tokens, beyond, roman=roman) if beyond else None
        if found is None and kind in _NAMED:
            if tokens.word(0) in _NEVER_NAMED:
                return []
            return _read_by_name(tokens, here, kind, placed=placed)
        called = _read_name_between(tokens, here, beyond) if beyond else None
    if found:
        numbers = read_series(tokens, found, roman=roman, joint=is_joint(office_name))
    if not numbers:
        return []
    built = build_instruments(numbers, kind, _join_partners(issuer, numbers))
    any_word = office == "" or kind == "other"
    if (
        any_word
        and built
        and built[0].key.kind in _ANY_OFFICE
        and not (whole or _is_confident(tokens, numbers[0].number, here, names_head=_names_head(tokens, index)))
    ):
        return []
    return [built[0]._replace(name=called), *built[1:]] if called and built else built


def _join_partners(issuer: str | None, numbers: list[ListedNumber]) -> str | None:
    """Return the name of the offices of an instrument, with those that are named before further numbers."""
    partners = [office for number in numbers if number.office and (office := normalise(number.office))]
    return (normalise(join_offices([issuer, *partners])) or issuer) if issuer and partners else issuer


def _read_name_between(tokens: Tokens, index: int, number: int) -> str | None:
    """Return the name between a kind and its number; None if the words there are not a name."""
    first = index + (tokens.word(index) in TOPIC_WORDS)
    last = number - 1 - (tokens.word(number - 1) == "(")
    if last < first or not tokens.raw(first)[0].isupper():
        return None
    return tokens.text.extract(tokens.start(first), tokens.end(last))


def _is_confident(tokens: Tokens, found: ReadNumber, index: int, *, names_head: bool) -> bool:
    """Return whether a number is that of an instrument although its kind may be any word, "peraturan sekolah no. 5".

    The registry number of the head of an office (``names_head``) needs no year, "Keputusan Kepala Dinas Nomor 460/123".
    """
    worded = resolve_spelling(tokens.word(index)) in NUMBER_WORDS
    registered = "/" in (found.number or "")
    return (found.year is not None and (worded or registered)) or (names_head and worded and registered)


def _names_head(tokens: Tokens, index: int) -> bool:
    """Return whether a head of an office is named at an index, "Kepala Dinas Sosial"."""
    return tokens.word(index) in _HEADS and tokens.raw(index)[0].isupper() and tokens.raw(index + 1)[:1].isupper()


def _read_by_name(tokens: Tokens, index: int, kind: str, *, placed: bool) -> list[ReadInstrument]:
    """Read an act by a name that replaces its number, "UU Kesejahteraan Sosial": words with capitals."""
    last = index
    for here in range(index, index + _LONGEST_NAME):
        raw, word = tokens.raw(here), tokens.word(here)
        if (
            not (raw.isalpha() or _ACRONYM.fullmatch(raw))
            or resolve_spelling(word) in STOPS
            or is_head(word)
            or names_republic(word)
        ):
            break
        if raw[0].isupper():
            last = here + 1
        elif word != "dan" or here == index:
            break
    first = repair(tokens.raw(index))
    if last == index or len(first) == 1 or _ROMAN.fullmatch(first):
        return []  # "UU XI/2009" has an unreadable number
    name = tokens.text.extract(tokens.start(index), tokens.end(last - 1))
    numbered = _read_number_behind(tokens, last, kind)
    if numbered:
        return [numbered[0]._replace(start=tokens.start(0), name=name), *numbered[1:]]
    placed = placed or (resolve_spelling(tokens.word(last)) == "pasal" and tokens.word(last + 1)[:1].isdigit())
    placed = placed or (tokens.word(last) == "(" and tokens.word(last + 1).startswith("uu"))
    if not (placed or tokens.raw(0) in _NAMED_SHORT):
        return []
    return [ReadInstrument(InstrumentKey(kind, None, None), tokens.start(0), tokens.end(last - 1), name)]


def _read_number_behind(tokens: Tokens, index: int, kind: str) -> list[ReadInstrument]:
    """Read the acts whose numbers follow a name, "UU Desa 6/2014", "UU Desa (6/2014)", "UU Desa (UU No. 6/2014)"."""
    bracketed = tokens.word(index) == "("
    named = read_kind(tokens, index + 1) if bracketed else None
    if named is not None and named.kind == "uu":
        kind, here = _skip_to_number(tokens, "uu", named.after)
        found = read_number(tokens, here, roman=False)
        return build_instruments([ListedNumber(found, tokens.start(index + 1))], kind, None)[:1] if found else []
    here = index + bracketed
    worded = resolve_spelling(tokens.word(here)) in NUMBER_WORDS
    found = read_number(tokens, here, roman=False) if worded else read_number_with_year(tokens, here)
    if found is None:
        return []
    if bracketed:
        closed = found._replace(after=found.after + 1, end=tokens.end(found.after))
        return build_instruments([ListedNumber(closed, 0)], kind, None) if tokens.word(found.after) == ")" else []
    return build_instruments(read_series(tokens, found, roman=False, joint=False), kind, None)
