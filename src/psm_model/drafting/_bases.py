"""Legal bases: the instruments that a text cites, without decrees about the board and laws that only amend."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import attrs

from psm_model.entities.legal_basis import LegalBasis
from psm_model.errors import ParseError
from psm_model.law.citation import Citation
from psm_model.law.found_citation import FoundCitation, find_citations

from ._personal_numbers import cut_numbers
from ._reading import Reading

__all__ = ["BasisRead", "read_bases"]

_DECISION: Final = re.compile(r"keputusan|\bsk\b")
_ISSUER: Final = re.compile(
    r"(?i:gubernur|bupati|wali\s?kota|pergub|perbup|perwali|(?:daerah|perda|qanun)(?:\s+(?:provinsi|kabupaten|kota|prov\.?|kab\.?))?)"
    r"\s+(?P<name>[A-Z][\w-]*(?:\s[A-Z][\w-]*){1,3})\s(?i:nomor|nomer|no\b)"
)
_STATUTES: Final = "AD/ART"
_PART_OF_NUMBER: Final = re.compile(r"[0-9][ \t\u00a0]+[-–][ \t\u00a0]+\Z")
"""What is before the second part of a number with spaces around a dash: *Nomor 466 - 98 Tahun 2020*."""
_LONGEST_PART: Final = 8
_TITLE: Final = re.compile(r"[\s,]*tentang\s+", re.IGNORECASE)


class BasisRead(NamedTuple):
    """A legal basis in a text."""

    basis: LegalBasis
    """The legal basis."""
    spans: tuple[tuple[int, int], ...]
    """The words that cite it."""


def read_bases(reading: Reading) -> list[BasisRead]:
    """Return the instruments that a text cites, each once, with the places that it cites in them."""
    text = reading.tokens.text
    grouped: dict[str, list[FoundCitation]] = {}
    for found in find_citations(text):
        citation = found.citation
        if citation is None or (
            found.relation is not None and found.instrument is not None and found.relation.value != "jo"
        ):
            continue
        # The statutes of an association are not law.
        is_statute = str(citation).startswith(_STATUTES)
        is_part = _PART_OF_NUMBER.search(text, max(0, found.span[0] - _LONGEST_PART), found.span[0]) is not None
        is_personal = bool(reading.list_personal_numbers(found.span))
        if _is_decree(reading, found) or is_statute or is_part or is_personal:
            continue
        grouped.setdefault(str(Citation(_complete(found, citation).instrument)), []).append(found)
    return [_make(reading, several) for several in grouped.values()]


def _complete(found: FoundCitation, citation: Citation) -> Citation:
    """Return a citation with the area that its words name, if they are one citation and nothing else.

    The finder leaves an area out that is in no list; here the words end where the citation does.
    """
    try:
        whole = Citation.parse(" ".join(found.as_written.split()))
    except ParseError:
        return citation
    kind, _, number = str(citation).partition(" ")
    is_longer = len(str(whole)) > len(str(citation))
    is_whole = is_longer and str(whole).startswith(f"{kind} ") and str(whole).endswith(f" {number}")
    return _complete_issuer(found, whole if is_whole else citation)


def _complete_issuer(found: FoundCitation, citation: Citation) -> Citation:
    """Return a citation with the whole name of its area, of which a part is the name of another: *Siak Misal*."""
    issuer = citation.instrument.issuer
    written = _ISSUER.search(" ".join(found.as_written.split()))
    if issuer is None or written is None:
        return citation
    parts, name = issuer.split(), written["name"].casefold().split()
    for length in range(min(len(parts), len(name) - 1), 0, -1):
        if parts[-length:] == name[:length]:
            whole = " ".join([*parts[:-length], *name])
            return attrs.evolve(citation, instrument=attrs.evolve(citation.instrument, issuer=whole))
    return citation


def _is_decree(reading: Reading, found: FoundCitation) -> bool:
    """Return whether a citation is that of the decree about the board."""
    citation = found.citation
    if citation is None:
        return True
    written = found.as_written.lower()
    is_decision = _DECISION.search(written) is not None
    is_heading = is_decision and any(
        parts.get("number") is not None and _digits(parts["number"].value) in _digits(found.as_written)
        for parts in reading.decrees
    )
    # A decision of a minister may be a basis; one of the board's own government is its decree.
    return is_heading or (is_decision and not any(word in written for word in ("menteri", "presiden", "bersama")))


def _digits(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _make(reading: Reading, several: list[FoundCitation]) -> BasisRead:
    first = several[0]
    placed = next((found for found in several if found.pinpoints and found.citation is not None), None)
    citation = None if placed is None else placed.citation
    parts = [first] if placed is None or placed is first else [first, placed]
    places = [_extend(reading, part) for part in parts]
    words = "; ".join(" ".join(written.split()) for _, written in places)
    title = next((_cut_title(reading, found.span[0], found.title) for found in several if found.title), None) or None
    return BasisRead(
        LegalBasis(
            citation=citation or (first.citation and _complete(first, first.citation)),
            as_written=words,
            title=None if title is None else " ".join(title.split()),
        ),
        tuple(span for span, _ in places),
    )


def _cut_title(reading: Reading, start: int, title: str) -> str:
    """Return the title of a citation that begins at a place without the personal number at its end, or a part of it."""
    at = reading.tokens.text.find(title, start)
    return cut_numbers(title) if at < 0 else reading.cut(at, at + len(title))


def _extend(reading: Reading, found: FoundCitation) -> tuple[tuple[int, int], str]:
    """Return the span of a citation with the title after it, and its words."""
    text, (start, end) = reading.tokens.text, found.span
    if found.title and not (start <= text.find(found.title, start, end)):
        joint = _TITLE.match(text, end)
        if joint is not None and text.startswith(found.title, joint.end()):
            end = joint.end() + len(found.title)
    written = reading.cut(start, end)
    return (start, start + len(written)), written
