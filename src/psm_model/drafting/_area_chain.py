"""The areas of an organisation: its own, and those around it that the text names after it."""

from __future__ import annotations

from typing import Final, NamedTuple

from psm_model.values.area import AreaCode, Level

from ._area_reader import LEVEL_WORDS, AreaRead
from ._inauguration_words import KINDS
from ._officiant_reader import OfficiantReader
from ._organisation_reader import OrganisationRead
from ._reading import Reading
from ._tokens import Gap
from ._vocabulary import phrases
from .areas import find_area_code

__all__ = ["ChainedArea", "read_chain"]

_ACTING: Final = phrases("official_reader", "acting")
_HEADING: Final = 40
_WORKS_IN: Final = frozenset({"karang taruna"})
_ROADS: Final = frozenset({"jalan", "jln", "raya"})
"""Words before a level that is the name of a road: *Jalan Provinsi Km. 3*."""
_DIVIDERS: Final = frozenset({",", "(", "-", "–", "/"})


class ChainedArea(NamedTuple):
    """An area of an organisation."""

    first: int
    """Its first token."""
    stop: int
    """The token after it."""
    level: Level
    """Its level."""
    as_written: str
    """Its name as written, with the word for its level."""
    name_text: str
    """Its name without that word."""
    area: AreaCode | None
    """Its code, if the table has one for it within the area around it."""


def read_chain(reading: Reading, subject: list[OrganisationRead]) -> list[ChainedArea]:
    """Return the area of an organisation and those around it, from the smallest."""
    own = next((read.area for read in sorted(subject, key=_rank_area) if read.area is not None), None)
    if own is None:
        own = (
            _find_place_of_work(reading, subject)
            or _find_area_of_parent(reading, subject)
            or _find_area_of_officiant(reading, subject)
            or _find_area_of_issuer(reading)
        )
        if own is None:
            return []
    areas = [own]
    for read in _iter_around(reading, own, subject):
        if read.level.is_above(own.level) and read.level not in {area.level for area in areas}:
            areas.append(read)
    areas.sort(key=lambda area: -area.level.depth)
    return _find_codes(reading, areas)


def _rank_area(read: OrganisationRead) -> tuple[bool, int]:
    """Return the rank of a mention: those with a word for the level of the area come first."""
    return read.area is None or read.area.name == read.area.first, read.first


def _find_place_of_work(reading: Reading, subject: list[OrganisationRead]) -> AreaRead | None:
    """Return the only village of a text about a youth organisation that its name does not place."""
    if subject[0].key not in _WORKS_IN:
        return None
    tokens = reading.tokens
    found: dict[str, AreaRead] = {}
    for at in range(len(tokens)):
        if LEVEL_WORDS.get(tokens.word(at)) is Level.VILLAGE:
            read = reading.areas.read_named(at)
            if read is not None:
                found.setdefault(tokens.slice(read.name, read.stop).lower(), read)
    return next(iter(found.values())) if len(found) == 1 else None


def _find_area_of_parent(reading: Reading, subject: list[OrganisationRead]) -> AreaRead | None:
    """Return the area of the body of a kind that inaugurates the boards below it: *Ketua PKK Kota Misal melantik*."""
    level = subject[0].level
    if level is None or level is Level.NATIONAL or subject[0].stop == subject[0].core:
        return None
    numbers = {reading.tokens.sentence_number(read.first) for read in subject}
    parents = (
        read.area
        for read in reading.organisations.reads
        if read.key == subject[0].key
        and read.area is not None
        and read.area.level.is_above(level)
        and reading.tokens.sentence_number(read.first) in numbers
    )
    return next(parents, None)


def _find_area_of_officiant(reading: Reading, subject: list[OrganisationRead]) -> AreaRead | None:
    """Return the area of the office that inaugurates the board of an organisation whose name has no area.

    A regent inaugurates the boards of the regency; an officer of an association is not a sign of its area.
    """
    tokens = reading.tokens
    sentences = {tokens.sentence_at(read.first) for read in subject}
    kinds = [at for first, stop in sorted(sentences) for at in range(first, stop) if tokens.word(at) in KINDS]
    authority, _ = OfficiantReader(reading).find(kinds)
    if authority is None:
        return None
    first, stop = (tokens.at_offset(offset) for offset in authority.span)
    first += tokens.find_longest(first, _ACTING)
    return reading.areas.read_of_office(first, stop)


def _find_area_of_issuer(reading: Reading) -> AreaRead | None:
    """Return the area of the office that issues the decree in a text: *KEPUTUSAN LURAH MISAL*."""
    parts = next((parts for parts in reading.decrees if parts.get("is_text")), None)
    issuer = None if parts is None else parts.get("issuer")
    if issuer is None:
        return None
    tokens = reading.tokens
    first, stop = (tokens.at_offset(offset) for offset in issuer.span)
    first += tokens.find_longest(first, _ACTING)
    office = reading.areas.read_of_office(first, stop)
    named = None if office is None else reading.areas.read_named(office.first)
    return named if named is not None and office is not None and named.stop == office.stop else office


def _iter_around(reading: Reading, own: AreaRead, subject: list[OrganisationRead]) -> list[AreaRead]:
    """Return the areas directly after any mention of an area, and those in the heading of a decree.

    If another subject has an area of the same name, only those after the mentions of this one.
    """
    tokens = reading.tokens
    name = [tokens[at].word for at in range(own.name, own.stop)]
    others = [read.area for other in reading.subjects if other is not subject for read in other if read.area]
    is_shared = any(tokens.matches(area.name, name) and area.stop - area.name == len(name) for area in others)
    named = [read.area.stop for read in subject if read.area is not None]
    found: list[AreaRead] = []
    for at in range(len(tokens)):
        if tokens[at].word != name[0] or not tokens.matches(at, name):
            continue
        if not is_shared or at + len(name) in named:
            found += _read_after(reading, at + len(name), own.level)
    if reading.is_decree:
        for at in range(min(_HEADING, len(tokens))):
            if tokens.word(at) == "tentang":
                break
            read = reading.areas.read_named(at)
            is_elsewhere = at in reading.organisations.covered or tokens.word(at - 1) in _ROADS
            if read is not None and read.level.is_above(own.level) and not is_elsewhere:
                found.append(read)
    return found


def _read_after(reading: Reading, at: int, level: Level) -> list[AreaRead]:
    tokens = reading.tokens
    found: list[AreaRead] = []
    while at < len(tokens):
        first = at + (tokens.word(at) in _DIVIDERS)
        if first >= len(tokens) or tokens[first].gap is Gap.BLOCK:
            break
        read = reading.areas.read_named(first)
        if read is None and first > at:
            read = reading.areas.read_bare(first)
            if read is not None and read.level is not Level.PROVINCE:
                break
        if read is None or not read.level.is_above(level):
            break
        found.append(read)
        level, at = read.level, read.stop
    return found


def _find_codes(reading: Reading, areas: list[AreaRead]) -> list[ChainedArea]:
    """Return areas with their codes, each within the one around it; none if that has no code."""
    tokens = reading.tokens
    chained: list[ChainedArea] = []
    within: AreaCode | None = None
    is_known = True
    for area in reversed(areas):
        as_written = " ".join(tokens.slice(area.first, area.stop).split())
        name = " ".join(tokens.slice(area.name, area.stop).split())
        kind = tokens.word(area.first) if area.name > area.first else None
        code = find_area_code(area.level, name, kind=kind, within=within) if is_known else None
        # "Jateng" is a known province without its full name.
        is_known = code is not None or area.level is Level.PROVINCE
        within = code or within
        chained.append(ChainedArea(area.first, area.stop, area.level, as_written, name, code))
    return chained[::-1]
