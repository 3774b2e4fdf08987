"""Timeline: the terms of boards as plain objects, for drawing in pictures and terminals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Final

import attrs

from psm_model.checking import Config, Finding, MarkKind, OrganisationSubject, Rule
from psm_model.checking.config import DEFAULT_CONFIG
from psm_model.checking.settings import CheckSettings
from psm_model.checking.subjects import iter_organisations
from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.inauguration import Inauguration, InaugurationStatus
from psm_model.entities.lanes import pack_lanes
from psm_model.entities.register import Register
from psm_model.entities.term_change import TermChange
from psm_model.entities.term_names import name_term
from psm_model.i18n import Bilingual
from psm_model.masking import mask_reprs
from psm_model.pointers import entity_pointer
from psm_model.rules import RULES
from psm_model.values.area import Level
from psm_model.values.bounds import UNBOUNDED, Bounds
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.verdict import Verdict

from ._marked_findings import MarkedFindings, check_marked, index_marked
from .areas import PROVINCE_LENGTH, WITH_REGENCY, Area, Areas, add_name, area_sort_key, index_area_names, list_areas
from .chairs import find_chair
from .term_state import TermState, find_state

__all__ = ["MARKED", "AreaGroup", "Bar", "Mark", "Row", "Tick", "Timeline", "Undated", "make_ticks", "make_timeline"]

MARKED: Final = tuple(code for code, rule in RULES.items() if rule.mark is not None)
"""The codes of the rules of the package with marked findings: on the days of terms, and on duplicate terms."""

_INAUGURATION: Final = re.compile(r"/inaugurations/([0-9]+)/")


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class Tick:
    """An inauguration on a day, or in a month or a year."""

    date: PartialDate
    """Its date."""
    is_planned: bool = False
    """Whether it was only planned when the source was written."""

    @property
    def first(self) -> int:
        """The ordinal of the first possible day."""
        return self.date.ordinals[0]

    @property
    def last(self) -> int:
        """The ordinal of the last possible day."""
        return self.date.ordinals[1]


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class Bar:
    """A term with a known day."""

    term_id: str
    """The id of the term."""
    label: str | None
    """Its label as written."""
    span: Period | None
    """The term as first decreed: the recorded period, or else that of the label; None if neither is known."""
    bounds: Bounds
    """The bounds of its start and end, as its last change, its attested days and the next board have them."""
    status: TermStatus = TermStatus.IN_OFFICE
    """The status of the board."""
    change: TermChange | None = None
    """Its last extension or shortening."""
    ticks: tuple[Tick, ...] = ()
    """Its dated inaugurations, in order."""
    attested: tuple[PartialDate, ...] = ()
    """The days on which sources say that it is in office or that somebody holds a post on it, in order."""
    chair: str | None = None
    """The names of those who chair it, one after another; None if no name is known."""
    state: TermState | None = None
    """Its state on the day of the timeline; None without a day, or if it was annulled."""

    @property
    def name(self) -> Bilingual:
        """What people call it: its label, else its years, else its id."""
        return name_term(self.term_id, self.label, self.span)

    @property
    def extension(self) -> int | None:
        """The ordinal of the first day on which only an extension has it in office; None if there is none.

        >>> until = TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2026, 3, 31))
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", changes=[until])
        >>> date.fromordinal(make_timeline(Register.of(term)).rows[0].bars[0].extension).isoformat()
        '2026-01-01'
        """
        if self.change is None or self.span is None:
            return None
        decreed_end = self.span.bounds.end_max
        return decreed_end + 1 if decreed_end < min(self.bounds.end_max, UNBOUNDED) else None

    @property
    def is_start_unknown(self) -> bool:
        """Whether its start is unknown."""
        return self.bounds.start_min <= -UNBOUNDED

    @property
    def is_end_unknown(self) -> bool:
        """Whether it ends on an unknown day."""
        return self.bounds.end_max == UNBOUNDED

    @property
    def is_end_open(self) -> bool:
        """Whether it has no end."""
        return self.bounds.end_max > UNBOUNDED


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class Undated:
    """A term without a known day."""

    term_id: str
    """The id of the term."""
    label: str | None
    """Its label as written."""
    status: TermStatus = TermStatus.IN_OFFICE
    """The status of the board."""
    ticks: tuple[Tick, ...] = ()
    """Its dated inaugurations, in order."""
    state: TermState | None = None
    """Its state on the day of the timeline, as that of a bar."""

    @property
    def name(self) -> Bilingual:
        """What people call it: its label, else its id."""
        return name_term(self.term_id, self.label, None)


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class Mark:
    """A finding on the days of terms."""

    code: str
    """The code of the rule."""
    title: Bilingual
    """The title of the rule."""
    kind: MarkKind
    """Its kind."""
    verdict: Verdict
    """The verdict of the finding."""
    term_ids: tuple[str, ...]
    """The ids of the terms concerned."""
    term_names: tuple[Bilingual, ...] = ()
    """What people call these terms, with the id in brackets where two terms have one name; empty for their ids."""
    days: tuple[int, int] | None
    """The ordinals of the earliest and the latest day concerned, inclusive."""


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class Row:
    """An organisation with its terms."""

    organisation_id: str
    """The id of the organisation."""
    name: str | None
    """Its name; None if only terms name it."""
    level: Level | None
    """Its level, by its area code if it has one; None if only terms name it."""
    bars: tuple[Bar, ...]
    """Its dated terms, in the order of `Register.terms_of`."""
    undated: tuple[Undated, ...]
    """Its undated terms, in the same order."""
    marks: tuple[Mark, ...]
    """The findings on the days of its terms, in the order of the report."""
    areas: Areas = ()
    """Its areas from the province down to the regency or city, with their names."""
    within: Area | None = None
    """The regency or city to name above it; None for an organisation that is not below one, or whose regency the rows
    above have named."""

    @cached_property
    def lanes(self) -> tuple[tuple[Bar, ...], ...]:
        """The bars in as few lanes as possible, as `pack_lanes` packs them.

        >>> spans = Period.parse("2017/2022"), Period.parse("2022/2027")
        >>> old, new = (Bar(term_id=str(span), label=None, span=span, bounds=span.bounds) for span in spans)
        >>> row = Row(organisation_id="o", name="IPSM", level=None, bars=(old, new), undated=(), marks=())
        >>> len(row.lanes)
        1
        """
        return pack_lanes(self.bars)


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class AreaGroup:
    """The rows of one area."""

    areas: tuple[Area, ...]
    """Its province; empty for the national level."""
    rows: tuple[Row, ...]
    """Its rows, by area and name: each regency or city stays among its neighbours, its districts below it."""


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class Timeline:
    """The organisations of a register with their terms, by area."""

    groups: tuple[AreaGroup, ...]
    """The groups: national, then each province."""
    on: date | None = None
    """The day as of which the boards have a state."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in order."""
        return tuple(chain.from_iterable(group.rows for group in self.groups))

    @cached_property
    def extent(self) -> tuple[int, int] | None:
        """The ordinals of the first and the last known day; None if there is none."""
        days: list[int] = []
        for row in self.rows:
            days.extend(day for bar in row.bars for day in bar.bounds)
            terms: tuple[Bar | Undated, ...] = (*row.bars, *row.undated)
            ticks = chain.from_iterable(term.ticks for term in terms)
            days.extend(day for tick in ticks for day in (tick.first, tick.last))
            days.extend(day for bar in row.bars for attested in bar.attested for day in attested.ordinals)
        known = [day for day in days if -UNBOUNDED < day < UNBOUNDED]
        return (min(known), max(known)) if known else None


def make_timeline(
    register: Register,
    *,
    config: Config = DEFAULT_CONFIG,
    on: date | None = None,
    undetermined: bool = False,
    organisations: Collection[str] | None = None,
    rules: Mapping[str, Rule] | Iterable[Rule] = RULES,
    findings: Iterable[Finding] | None = None,
) -> Timeline:
    """Make the timeline of a register, with a row per organisation and a bar per dated term.

    Args:
        register: The register.
        config: As in `check`; findings that it leaves out are not marked.
        on: As in `check`; the boards have a state as of this day.
        undetermined: Whether to mark undetermined findings too.
        organisations: The ids of the organisations to show; None for all.
        rules: As in `check`. The findings of rules that have a `mark` are marked.
        findings: The findings of a check of the register to mark, by the same rules; None to check it.

    Raises:
        ConfigError: the configuration names an unknown code, or two rules have the same code.
        NotFoundError: an id belongs to no organisation, and no term refers to it.
        WrongTypeError: `register` is not a register, `config` not a configuration, `on` not a date, or `rules` holds
            something other than rules.

    >>> term = BoardTerm(id="t", organisation_id="o", label="periode 2025–2030")
    >>> [(row.name, row.bars[0].term_id) for row in make_timeline(Register.of(ipsm, term)).rows]
    [('IPSM Contoh', 't')]
    """
    settings = CheckSettings(config=config, on=on, undetermined=undetermined, rules=rules)
    marked = index_marked(check_marked(register, settings) if findings is None else findings, settings)
    for organisation_id in organisations or ():
        register.terms_of(organisation_id)
    subjects = [
        subject
        for subject in iter_organisations(register)
        if organisations is None or subject.organisation_id in organisations
    ]
    return Timeline(groups=_RowMaker(register, marked, on).make_groups(subjects), on=on)


@attrs.frozen(field_transformer=mask_reprs)
class _RowMaker:
    """What the rows of a timeline are made from."""

    register: Register
    """The register."""
    findings: MarkedFindings
    """The findings to mark."""
    on: date | None
    """The day as of which the boards have a state."""

    def make_groups(self, subjects: Sequence[OrganisationSubject]) -> tuple[AreaGroup, ...]:
        """Group organisations by province, in the order of the codes of their areas."""
        names = index_area_names(subjects)
        codes = {name.casefold(): code for code, name in names.items() if len(code) == PROVINCE_LENGTH}
        placed = sorted(((list_areas(subject, codes), subject) for subject in subjects), key=_subject_sort_key)
        groups: dict[object, tuple[Areas, list[Row]]] = {}
        above: Areas = ()
        for areas, subject in placed:
            regency = tuple(add_name(area, names) for area in areas[:WITH_REGENCY])
            _, rows = groups.setdefault(area_sort_key(regency[:1]), (regency[:1], []))
            is_below = len(areas) > WITH_REGENCY and regency[-1].is_known
            is_named = is_below and area_sort_key(regency) != area_sort_key(above)
            rows.append(attrs.evolve(self._make_row(subject), areas=regency, within=regency[-1] if is_named else None))
            above = regency
        return tuple(AreaGroup(areas=areas, rows=tuple(rows)) for areas, rows in groups.values())

    def _make_row(self, subject: OrganisationSubject) -> Row:
        bars, undated = [], []
        spans: dict[str, Bounds] = {}
        for path, term in subject.terms:
            ticks = make_ticks(term)
            bounds = subject.find_bounds(term)
            state = None if self.on is None else find_state(term, bounds, self.on)
            if bounds is None:
                undated.append(Undated(term_id=term.id, label=term.label, status=term.status, ticks=ticks, state=state))
                continue
            spans[path] = bounds
            bars.append(
                Bar(
                    term_id=term.id,
                    label=term.label,
                    span=term.decreed_span,
                    bounds=bounds,
                    status=term.status,
                    change=term.changes[-1] if term.changes else None,
                    ticks=ticks,
                    attested=_list_attested_days(term),
                    chair=find_chair(self.register, term),
                    state=state,
                )
            )
        organisation = subject.organisation
        level = None if organisation is None else organisation.level
        return Row(
            organisation_id=subject.organisation_id,
            name=None if organisation is None else organisation.name,
            level=level if organisation is None or organisation.area is None else organisation.area.level,
            bars=tuple(bars),
            undated=tuple(undated),
            marks=tuple(_iter_marks(subject, self.findings, spans)),
        )


def _subject_sort_key(placed: tuple[Areas, OrganisationSubject]) -> tuple[object, ...]:
    areas, subject = placed
    name = "" if subject.organisation is None else subject.organisation.name
    return area_sort_key(areas), name, subject.organisation_id


def _iter_marks(subject: OrganisationSubject, findings: MarkedFindings, spans: Mapping[str, Bounds]) -> Iterator[Mark]:
    """Yield the marks of an organisation; `spans` has the bounds of its dated terms, by JSON Pointer."""
    terms = dict(subject.terms)
    names = _name_terms(terms)
    for path, term in subject.terms:
        for finding, rule, kind in findings.get(path, ()):
            pointers = map(entity_pointer, (finding.path, *finding.related))
            concerned = [pointer for pointer in dict.fromkeys(pointers) if pointer in terms]
            yield Mark(
                code=finding.code,
                title=rule.title,
                kind=kind,
                verdict=finding.verdict,
                term_ids=tuple(terms[pointer].id for pointer in concerned),
                term_names=tuple(names[pointer] for pointer in concerned),
                days=_find_days(finding, term, spans.get(path)),
            )


def _name_terms(terms: Mapping[str, BoardTerm]) -> dict[str, Bilingual]:
    """Return the name of each term of an organisation, with its id in brackets if another one has that name."""
    names = {path: term.make_name() for path, term in terms.items()}
    counts = Counter(names.values())
    return {path: name if counts[name] == 1 else name.with_note(terms[path].id) for path, name in names.items()}


def make_ticks(term: BoardTerm) -> tuple[Tick, ...]:
    """Return the dated inaugurations of a term, in order."""
    ticks = map(_make_tick, term.inaugurations)
    return tuple(tick for tick in ticks if tick is not None)


def _make_tick(inauguration: Inauguration) -> Tick | None:
    if inauguration.date is None:
        return None
    return Tick(date=inauguration.date, is_planned=inauguration.status is InaugurationStatus.PLANNED)


def _list_attested_days(term: BoardTerm) -> tuple[PartialDate, ...]:
    """Return the attested days of a board and of its posts, in order and without duplicates."""
    posts = (appointment for appointment in term.appointments if appointment.capacity.serves_in_term)
    attested = chain(term.attested, *(post.attested for post in posts))
    return tuple(sorted({attestation.on for attestation in attested}, key=lambda on: on.ordinals))


def _find_days(finding: Finding, term: BoardTerm, span: Bounds | None) -> tuple[int, int] | None:
    """Return the first and the last day of a finding; None if there are none to draw."""
    if finding.days is not None:
        first, last = finding.days
        return first, min(last, UNBOUNDED)
    inaugurated = _INAUGURATION.search(finding.path)
    tick = None if inaugurated is None else _make_tick(term.inaugurations[int(inaugurated[1])])
    if tick is not None:
        return tick.first, tick.last
    return None if span is None else span.possible_days
