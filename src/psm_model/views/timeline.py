"""Timeline: the terms of boards side by side, as plain objects that pictures and terminals draw from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import Final

import attrs

from psm_model.checking import Config, Finding, OrganisationSubject
from psm_model.checking.subjects import iter_organisations as subjects_of
from psm_model.checks import check
from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.inauguration import InaugurationStatus
from psm_model.entities.register import Register
from psm_model.rules import RULES
from psm_model.values.area import Level
from psm_model.values.bounds import UNBOUNDED, Bounds
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.verdict import Verdict

from .areas import PROVINCE_LENGTH, WITH_REGENCY, Area, Areas, area_names, area_order, group_areas, with_name

__all__ = ["MARKED", "Bar", "Group", "Mark", "MarkKind", "Row", "Tick", "Timeline", "Undated", "make_timeline"]

_OVERLAPS: Final = ("PSM006", "PSM101", "PSM109")
_GAPS: Final = ("PSM106",)
_HANDOVERS: Final = ("PSM112",)
MARKED: Final = tuple(code for code in RULES if code.startswith("PSM1") or code in _OVERLAPS)
"""The codes of the rules whose findings are marked: all on the days of terms, and that on a term recorded twice."""
_USUAL: Final = Config()


class MarkKind(StrEnum):
    """What a mark shows."""

    OVERLAP = "overlap"
    """Days that two terms share."""
    GAP = "gap"
    """Days without a board."""
    HANDOVER = "handover"
    """The day on which one term ends and another starts, or the days one of which it is."""
    OTHER = "other"
    """The days of one term or of its inauguration."""


@attrs.frozen(kw_only=True)
class Tick:
    """An inauguration on a day, or on some day of a month or a year."""

    date: PartialDate
    """Its date."""
    planned: bool = False
    """Whether it was still to come when the source was written."""

    @property
    def first(self) -> int:
        """The ordinal of the first day on which it may have been."""
        return self.date.ordinals[0]

    @property
    def last(self) -> int:
        """The ordinal of the last day on which it may have been."""
        return self.date.ordinals[1]


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
        return self.bounds.start_min <= -UNBOUNDED

    @property
    def end_unknown(self) -> bool:
        """Whether it ends on some day of which nothing is known."""
        return self.bounds.end_max == UNBOUNDED

    @property
    def end_open(self) -> bool:
        """Whether it runs on."""
        return self.bounds.end_max > UNBOUNDED


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
    """The ordinals of the first day concerned at the earliest and of the last at the latest, both counted in."""


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
        """The bars in as few lines as hold them. In one line a bar follows another: soft edges and a handover day meet.

        >>> old, new = (Bar(term_id=f"t-{y}", label=None, span=Period.parse(f"{y}/{y + 5}"))
        ...     for y in (2017, 2022))
        >>> row = Row(organisation_id="o", name="IPSM", level=None, bars=(old, new), undated=(), marks=())
        >>> len(row.lanes)
        1
        """
        lanes: list[list[Bar]] = []
        for bar in self.bars:
            for lane in lanes:
                if _follows(lane[-1].bounds, bar.bounds):
                    lane.append(bar)
                    break
            else:
                lanes.append([bar])
        return tuple(map(tuple, lanes))


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
        """The ordinals of the first and the last day of which something is known; None where no day is known."""
        days: list[int] = []
        for row in self.rows:
            days.extend(day for bar in row.bars for day in bar.bounds)
            ticks = [*(bar.tick for bar in row.bars), *(term.tick for term in row.undated)]
            days.extend(day for tick in ticks if tick is not None for day in (tick.first, tick.last))
        known = [day for day in days if -UNBOUNDED < day < UNBOUNDED]
        return (min(known), max(known)) if known else None


def make_timeline(
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
    >>> [(row.name, row.bars[0].term_id) for row in make_timeline(Register.of(ipsm, term)).rows]
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
    names = area_names(subjects)
    codes = {name.casefold(): code for code, name in names.items() if len(code) == PROVINCE_LENGTH}
    placed = [(subject, group_areas(subject, codes)) for subject in subjects]
    above = {areas[:2] for _, areas in placed if len(areas) > WITH_REGENCY}
    groups: dict[Areas, list[tuple[Areas, Row]]] = defaultdict(list)
    for subject, areas in placed:
        regency = areas[:WITH_REGENCY]
        own = regency in above and regency[-1].is_known
        groups[regency if own else areas[:1]].append((areas, _row(subject, findings)))
    return Timeline(
        groups=tuple(
            Group(
                areas=tuple(with_name(area, names) for area in areas),
                rows=tuple(row for _, row in sorted(groups[areas], key=_place)),
            )
            for areas in sorted(groups, key=area_order)
        )
    )


def _id_of(subject: OrganisationSubject) -> str:
    return subject.terms[0][1].organisation_id if subject.organisation is None else subject.organisation.id


def _place(placed: tuple[Areas, Row]) -> tuple[object, ...]:
    areas, row = placed
    return area_order(areas), row.name or "", row.organisation_id


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
    return Tick(date=inauguration.date, planned=inauguration.status is InaugurationStatus.PLANNED)


def _term_path(pointer: str) -> str:
    """Return the pointer of the term that a pointer leads to or into."""
    return "/".join(pointer.split("/")[:3])


def _kind(found: Finding) -> MarkKind:
    if found.code in _OVERLAPS:
        return MarkKind.OVERLAP
    if found.code in _HANDOVERS:
        return MarkKind.HANDOVER
    return MarkKind.GAP if found.code in _GAPS else MarkKind.OTHER


def _follows(bounds: Bounds, next_bounds: Bounds) -> bool:
    """Return whether a bar may be drawn behind another in its line, without hiding any of it that is certain."""
    return (
        bounds.end_min <= next_bounds.start_min
        and bounds.end_max <= next_bounds.start_max
        # What starts alike, as one day and a term from that day on, would be drawn one over the other.
        and bounds[:2] != next_bounds[:2]
    )


def _days(found: Finding, term: BoardTerm, span: Bounds | None) -> tuple[int, int] | None:
    """Return the first and the last day that a finding is about; None where there are none to be drawn."""
    for name in ("possible_days", "days") if found.code in (*_OVERLAPS, *_GAPS, *_HANDOVERS) else ():
        if name in found.params:
            return _parse_days(str(found.params[name]))
    tick = _tick(term)
    if "/inauguration/" in found.path and tick is not None:
        return tick.first, tick.last
    return None if span is None else (span.start_min, span.end_max)


def _parse_days(days: str) -> tuple[int, int] | None:
    """Return the days that `format_days` wrote, both counted in; None where it wrote that there are none."""
    first, dash, last = days.partition("/")
    if not dash:
        return None
    return (
        date.fromisoformat(first).toordinal() if first else -UNBOUNDED,
        UNBOUNDED if last == ".." else date.fromisoformat(last).toordinal(),
    )
