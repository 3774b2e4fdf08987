"""The grammar of works with a name instead of a number: the constitution, codes, the statutes of an association."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from psm_model.law._issuers import normalise
from psm_model.law._names import AMENDMENTS
from psm_model.law._offices import LOWER
from psm_model.law._vocabulary import MAX_ISSUER_LENGTH, NUMBER_WORDS, STOPS, names_republic, resolve_spelling
from psm_model.law.instrument import InstrumentKey

from ._kind_phrases import read_kind
from ._series import ReadInstrument
from ._text import Tokens
from ._years import read_year

__all__ = [
    "read_amendment",
    "read_association",
    "read_code",
    "read_constitution",
    "resolve_initials",
    "skip_republic",
    "skip_short_name",
]

# Words and the marks between them.
_MAX_NAME_LENGTH: Final = 2 * MAX_ISSUER_LENGTH
_ORDINALS: Final = {ordinal.lower(): index for index, (ordinal, _) in enumerate(AMENDMENTS, start=1)}


def skip_republic(tokens: Tokens, index: int) -> int:
    """Skip the name of the state, "Republik Indonesia", "Negara Kesatuan Republik Indonesia"."""
    cursor = index
    if tokens.word(cursor) == "negara":
        cursor = tokens.skip(cursor + 1, {"kesatuan"})
    if not names_republic(tokens.word(cursor)):
        return index
    while names_republic(tokens.word(cursor)):
        cursor += 1
    return cursor


def skip_short_name(tokens: Tokens, index: int) -> int:
    """Skip a short name in brackets, "(PERBUP)", "(Pj.)"."""
    if tokens.word(index) == "(":
        for ahead in range(index + 2, index + 6):
            if tokens.word(ahead) == ")":
                return ahead + 1
            if (
                not (tokens.word(ahead).isalpha() or tokens.word(ahead) == ".")
                or resolve_spelling(tokens.word(ahead)) in NUMBER_WORDS
            ):
                break
    return index


def _read_constitution(tokens: Tokens, index: int, kind: str, start: int) -> ReadInstrument:
    """Read the constitution from the index after its name, "Negara Republik Indonesia Tahun 1945"."""
    cursor = skip_short_name(tokens, index)
    while names_republic(tokens.word(cursor)) or tokens.word(cursor) in {"negara", "kesatuan"}:
        cursor += 1
    end_index = cursor = skip_short_name(tokens, cursor)
    if resolve_spelling(tokens.word(cursor)) == "tahun":
        cursor += 1
    if tokens.word(cursor) == "'":
        cursor += 1
    fixed = "1950" if kind == "uuds" else "1945"
    year, year_end = read_year(tokens, cursor)
    if year == int(fixed):
        end_index = year_end
    elif tokens.word(cursor) == fixed[2:]:
        end_index = cursor + 1
    return ReadInstrument(InstrumentKey(kind, None, None), start, tokens.end(end_index - 1))


def read_constitution(tokens: Tokens, index: int, kind: str) -> list[ReadInstrument]:
    """Read the constitution whose name ends at an index."""
    return [_read_constitution(tokens, index, kind, tokens.start(0))]


def read_amendment(tokens: Tokens) -> list[ReadInstrument]:
    """Read an amendment of the constitution from its first word, "Perubahan Ketiga UUD 1945"."""
    ordinal = _ORDINALS.get(tokens.word(1))
    named = read_kind(tokens, 3 if tokens.word(2) == "atas" else 2) if ordinal else None
    if named is None or named.kind != "uud":
        return []
    constitution = _read_constitution(tokens, named.end_index, "uud", tokens.start(0))
    return [constitution._replace(key=InstrumentKey("uud", f"perubahan-{ordinal}", None))]


def read_code(tokens: Tokens, index: int, kind: str) -> list[ReadInstrument]:
    """Read a code whose name ends at an index, with its short name in brackets, and "baru" or "lama"."""
    cursor = tokens.skip(index, {"-"})
    is_military = kind == "kuhp" and tokens.word(cursor) == "militer"
    kind, cursor = ("kuhpm", cursor + 1) if is_military else (kind, index)
    cursor = skip_short_name(tokens, cursor)
    cursor = tokens.skip(cursor, {"baru", "lama", "nasional"})
    end = tokens.end(cursor - 1)
    return [ReadInstrument(InstrumentKey(kind, None, None), tokens.start(0), end)]


def read_association(tokens: Tokens, index: int, kind: str) -> list[ReadInstrument]:
    """Read the statutes of an association from the index after their name: a name with capitals, and a year."""
    cursor = end_index = index
    while cursor < index + _MAX_NAME_LENGTH:
        word, raw = tokens.word(cursor), tokens.raw(cursor)
        if word.isalpha() and raw[0].isupper() and resolve_spelling(word) not in STOPS:
            end_index = cursor + 1
        elif end_index == index or (word not in LOWER and word not in {",", "/", "-", "'"}):
            break
        cursor += 1
    issuer = None
    if end_index > index:
        issuer = normalise(" ".join(tokens.text.normalised[tokens.start(index) : tokens.end(end_index - 1)].split()))
    year, year_end = (
        read_year(tokens, end_index + 1) if resolve_spelling(tokens.word(end_index)) == "tahun" else (None, end_index)
    )
    end = tokens.end((year_end if year else end_index) - 1)
    return [ReadInstrument(InstrumentKey(kind, None, year, issuer), tokens.start(0), end)]


def resolve_initials(instrument: InstrumentKey, initials: str, named: Container[InstrumentKey]) -> InstrumentKey:
    """Resolve initials that two offices share.

    "PMK" is a regulation of the constitutional court if the text has named it before, "KMA" a decision of the chief
    justice if its number says so.
    """
    if initials == "pmk":
        court = InstrumentKey("peraturan", instrument.number, instrument.year, "mahkamah konstitusi")
        return court if court in named else instrument
    if initials == "kma" and "/KMA/" in (instrument.number or ""):
        return InstrumentKey("keputusan", instrument.number, instrument.year, "ketua mahkamah agung")
    return instrument
