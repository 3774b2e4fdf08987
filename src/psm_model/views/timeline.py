"""Timeline: the terms of boards side by side, as plain objects that pictures and terminals draw from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import Final, TypeAlias

import attrs

from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.inauguration import InaugurationStatus
from psm_model.entities.register import Register
from psm_model.rules import RULES, Config, Finding, OrganisationSubject, check
from psm_model.rules.areas import name_of_area
from psm_model.rules.subjects import organisations as subjects_of
from psm_model.values.area import AreaCode, Level
from psm_model.values.period import UNBOUNDED, Bounds, Period
from psm_model.values.verdict import Verdict

__all__ = ["MARKED", "Area", "Bar", "Group", "Mark", "MarkKind", "Row", "Tick", "Timeline", "Undated", "timeline_of"]

_OVERLAPS: Final = ("PSM006", "PSM101", "PSM109")
_GAPS: Final = ("PSM106",)
MARKED: Final = tuple(code for code in RULES if code.startswith("PSM1") or code in _OVERLAPS)
"""The codes of the rules whose findings are marked: all on the days of terms, and that on a term recorded twice."""
_USUAL: Final = Config()


class MarkKind(StrEnum):
    """What a mark shows."""

    OVERLAP = "overlap"
    """Days that two terms share."""
    GAP = "gap"
    """Days without a board."""
    OTHER = "other"
    """The days of one term or of its inauguration."""


@attrs.frozen(kw_only=True)
class Tick:
    """An inauguration, within some days."""

    first: int
    """The ordinal of the first day on which it may have been."""
    last: int
    """The ordinal of the last."""
    planned: bool = False
    """Whether it was still to come when the source was written."""


@attrs.frozen(kw_only=True)
class Bar:
    """A term of which days are known."""

    term_id: str
    """The id of the term."""
    label: str | None
    """Its label as written."""
    span: Period
    """The period as recorded, else as its label words it."""
    status: TermStatus = TermStatus.IN_OFFICE
    """How the board stands."""
    tick: Tick | None = None
    """Its inauguration, where a date of it is known."""

    @property
    def bounds(self) -> Bounds:
        """Within which days it starts and ends."""
        return self.span.bounds

    @property
    def start_unknown(self) -> bool:
        """Whether nothing is known of its start."""
        return self.bounds[0] <= -UNBOUNDED

    @property
    def end_unknown(self) -> bool:
        """Whether it ends on some day of which nothing is known."""
        return self.bounds[3] == UNBOUNDED

    @property
    def end_open(self) -> bool:
        """Whether it runs on."""
        return self.bounds[3] > UNBOUNDED


@attrs.frozen(kw_only=True)
class Undated:
    """A term of which no day is known."""

    term_id: str
    """The id of the term."""
    label: str | None
    """Its label as written."""
    status: TermStatus = TermStatus.IN_OFFICE
    """How the board stands."""
    tick: Tick | None = None
    """Its inauguration, where a date of it is known."""


@attrs.frozen(kw_only=True)
class Mark:
    """A finding on the days of terms."""

    code: str
    """The code of the rule."""
    kind: MarkKind
    """What it shows."""
    verdict: Verdict
    """Whether it is so in every completion of the record, or in some."""
    term_ids: tuple[str, ...]
    """The ids of the terms concerned."""
    days: tuple[int, int] | None
    """The ordinals of the first day concerned at the earliest and of the day after the last at the latest."""


@attrs.frozen(kw_only=True)
class Row:
    """An organisation with its terms."""

    organisation_id: str
    """The id of the organisation."""
    name: str | None
    """Its name; None where only terms name it."""
    level: Level | None
    """Its level, by its area code where it has one; None where only terms name it."""
    bars: tuple[Bar, ...]
    """Its terms of which days are known, in the order of `Register.terms_of`."""
    undated: tuple[Undated, ...]
    """Its other terms, in the same order."""
    marks: tuple[Mark, ...]
    """The findings on the days of its terms, in the order of the report."""

    @cached_property
    def lanes(self) -> tuple[tuple[Bar, ...], ...]:
        """The bars in as few lines as hold them; in one line a bar follows another, and at most their soft edges meet.

        >>> old, new = (Bar(term_id=f"t-{y}", label=None, span=Period.parse(f"{y}/{y + 5}"))
        ...     for y in (2017, 2022))
        >>> row = Row(organisation_id="o", name="IPSM", level=None, bars=(old, new), undated=(), marks=())
        >>> len(row.lanes)
        1
        """
        lanes: list[list[Bar]] = []
        for bar in self.bars:
            for lane in lanes:
                _, _, end_from, end_to = lane[-1].bounds
                if end_from <= bar.bounds[0] and end_to <= bar.bounds[1] + 1:
                    lane.append(bar)
                    break
            else:
                lanes.append([bar])
        return tuple(map(tuple, lanes))


@attrs.frozen
class Area:
    """An area that rows are grouped by, by its code or else its name as written; neither where it is not told."""

    level: Level
    """Its level."""
    code: str | None = None
    """Its code."""
    name: str | None = None
    """Its name: where it has a code that of the table of codes, else as written."""

    @property
    def is_told(self) -> bool:
        """Whether its code or its name is known."""
        return self.code is not None or self.name is not None


@attrs.frozen(kw_only=True)
class Group:
    """The rows of one area."""

    areas: tuple[Area, ...]
    """The areas that it lies in and is, from the province down; none for the national level."""
    rows: tuple[Row, ...]
    """Its rows, by area, level and name."""


@attrs.frozen(kw_only=True)
class Timeline:
    """The organisations of a register with their terms, by area."""

    groups: tuple[Group, ...]
    """The groups: the national level, then each province, and within it each regency or city that has levels below."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in order."""
        return tuple(chain.from_iterable(group.rows for group in self.groups))

    @cached_property
    def extent(self) -> tuple[int, int] | None:
        """The ordinals of the first and the last day that anything known is of; None where no day is."""
        days: list[int] = []
        for row in self.rows:
            days.extend(day for bar in row.bars for day in bar.bounds)
            ticks = [*(bar.tick for bar in row.bars), *(term.tick for term in row.undated)]
            days.extend(day for tick in ticks if tick is not None for day in (tick.first, tick.last))
        known = [day for day in days if -UNBOUNDED < day < UNBOUNDED - 1]
        return (min(known), max(known)) if known else None


def timeline_of(
    register: Register,
    *,
    config: Config = _USUAL,
    as_of: date | None = None,
    undetermined: bool = False,
    organisations: Collection[str] | None = None,
) -> Timeline:
    """Make the timeline of a register: a row for each organisation, a bar for each term of which days are known.

    Args:
        register: The register.
        config: As `check` takes it; what it leaves out is not marked.
        as_of: As `check` takes it.
        undetermined: Whether to mark too what is wrong in some completions of the record only.
        organisations: The ids of the organisations to show; None for all.

    Raises:
        ConfigError: the configuration names a code that no rule has.
        NotFoundError: there is no organisation with such an id, nor a term that names it.
        TypeError: it is no register, or `as_of` no date.

    >>> term = BoardTerm(id="t", organisation_id="o", label="periode 2025–2030")
    >>> [(row.name, row.bars[0].term_id) for row in timeline_of(Register.of(ipsm, term)).rows]
    [('IPSM Contoh', 't')]
    """
    asked = attrs.evolve(config, ignore=(*config.ignore, *(code for code in RULES if code not in MARKED)))
    findings = defaultdict(list)
    for found in check(register, config=asked, as_of=as_of, undetermined=undetermined):
        if found.code in MARKED:
            findings[_term_path(found.path)].append(found)
    for organisation_id in organisations or ():
        register.terms_of(organisation_id)
    subjects = [
        subject for subject in subjects_of(register) if organisations is None or _id_of(subject) in organisations
    ]
    names = _names_of(subjects)
    codes = {name.casefold(): code for code, name in names.items() if len(code) == _BLOCKS[0]}
    placed = [(subject, _areas_of(subject, codes)) for subject in subjects]
    above = {areas[:2] for _, areas in placed if len(areas) > _WITH_REGENCY}
    groups: dict[_Areas, list[tuple[_Areas, Row]]] = defaultdict(list)
    for subject, areas in placed:
        regency = areas[:_WITH_REGENCY]
        own = regency in above and regency[-1].is_told
        groups[regency if own else areas[:1]].append((areas, _row(subject, findings)))
    return Timeline(
        groups=tuple(
            Group(
                areas=tuple(_named(area, names) for area in areas),
                rows=tuple(row for _, row in sorted(groups[areas], key=_place)),
            )
            for areas in sorted(groups, key=_order)
        )
    )


_Areas: TypeAlias = tuple[Area, ...]
_WITH_REGENCY: Final = 2
"""How many areas there are from the province down to the regency or city."""
_BLOCKS: Final = (2, 5, 8, 13)
"""How long the code of each level is, from the province down."""


def _id_of(subject: OrganisationSubject) -> str:
    return subject.terms[0][1].organisation_id if subject.organisation is None else subject.organisation.id


def _names_of(subjects: Iterable[OrganisationSubject]) -> dict[str, str]:
    """Give the names of provinces and regencies by their codes: those of the table, else as first written."""
    names: dict[str, str] = {}
    for organisation in (subject.organisation for subject in subjects):
        if organisation is None or organisation.area is None:
            continue
        code, written = organisation.area.code, {area.level: area.name for area in reversed(organisation.area_names)}
        for level, end in zip(list(Level)[1:], _BLOCKS[:_WITH_REGENCY], strict=False):
            if len(code) >= end and code[:end] not in names:
                name = name_of_area(AreaCode(code[:end], organisation.area.vintage)) or written.get(level)
                names |= {} if name is None else {code[:end]: name}
    return names


def _named(area: Area, names: Mapping[str, str]) -> Area:
    return area if area.code is None else attrs.evolve(area, name=names.get(area.code))


def _areas_of(subject: OrganisationSubject, codes: Mapping[str, str]) -> _Areas:
    """Give the areas that an organisation is in, from the province to its own; `codes` are those of provinces by name.

    Names of areas below don't tell which of a regency and a city is meant.
    """
    organisation = subject.organisation
    if organisation is None:
        return (Area(Level.PROVINCE),)
    below = list(Level)[1:]
    if organisation.area is not None:
        code = organisation.area.code
        return tuple(Area(level, code[:end]) for level, end in zip(below, _BLOCKS, strict=True) if len(code) >= end)
    named = {area.level: area.name for area in reversed(organisation.area_names)}
    areas = [Area(level, None, named.get(level)) for level in below[: organisation.level.depth]]
    if areas and areas[0].name is not None and (known := codes.get(areas[0].name.casefold())) is not None:
        areas[0] = Area(areas[0].level, known)
    return tuple(areas)


def _order(areas: _Areas) -> tuple[tuple[int, str], ...]:
    """Give what areas are ordered by: those with a code, those with a name, the others."""
    return tuple(
        (0, area.code) if area.code is not None else (1, area.name.casefold()) if area.name is not None else (2, "")
        for area in areas
    )


def _place(placed: tuple[_Areas, Row]) -> tuple[object, ...]:
    areas, row = placed
    return _order(areas), row.name or "", row.organisation_id


def _row(subject: OrganisationSubject, findings: Mapping[str, list[Finding]]) -> Row:
    bars, undated, marks = [], [], []
    spans: dict[str, Bounds] = {}
    for path, term in subject.terms:
        tick = _tick(term)
        if term.span is None:
            undated.append(Undated(term_id=term.id, label=term.label, status=term.status, tick=tick))
        else:
            spans[path] = term.span.bounds
            bars.append(Bar(term_id=term.id, label=term.label, span=term.span, status=term.status, tick=tick))
    of_path = dict(subject.terms)
    for path, _ in subject.terms:
        for found in findings.get(path, ()):
            concerned = dict.fromkeys(map(_term_path, (found.path, *found.related)))
            term_ids = tuple(of_path[other].id for other in concerned if other in of_path)
            days = _days(found, of_path[path], spans.get(path))
            marks.append(Mark(code=found.code, kind=_kind(found), verdict=found.verdict, term_ids=term_ids, days=days))
    organisation = subject.organisation
    level = None if organisation is None else organisation.level
    return Row(
        organisation_id=_id_of(subject),
        name=None if organisation is None else organisation.name,
        level=level if organisation is None or organisation.area is None else organisation.area.level,
        bars=tuple(bars),
        undated=tuple(undated),
        marks=tuple(marks),
    )


def _tick(term: BoardTerm) -> Tick | None:
    inauguration = term.inauguration
    if inauguration is None or inauguration.date is None:
        return None
    first, last = inauguration.date.ordinals
    return Tick(first=first, last=last, planned=inauguration.status is InaugurationStatus.PLANNED)


def _term_path(pointer: str) -> str:
    """Give the pointer of the term that a pointer leads to or into."""
    return "/".join(pointer.split("/")[:3])


def _kind(found: Finding) -> MarkKind:
    if found.code in _OVERLAPS:
        return MarkKind.OVERLAP
    return MarkKind.GAP if found.code in _GAPS else MarkKind.OTHER


def _days(found: Finding, term: BoardTerm, span: Bounds | None) -> tuple[int, int] | None:
    """Give the days that a finding is of, from the first to the day after the last."""
    if "possible_days" in found.params:
        return _read(str(found.params["possible_days"]))
    tick = _tick(term)
    if "/inauguration/" in found.path and tick is not None:
        return tick.first, tick.last + 1
    return None if span is None else (span[0], span[3])


def _read(days: str) -> tuple[int, int] | None:
    """Read what `days_in_words` writes."""
    first, dash, last = days.partition("/")
    if not dash:
        return None
    return (
        -UNBOUNDED if first == ".." else date.fromisoformat(first).toordinal(),
        UNBOUNDED if last == ".." else date.fromisoformat(last).toordinal() + 1,
    )
