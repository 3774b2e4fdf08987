"""count_organisations, count_boards, count_members: how many there are on a day, by level and by area."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final, NamedTuple

import attrs

from psm_model._garbage import collection_paused
from psm_model.entities.area_name import AreaName
from psm_model.entities.member import Member
from psm_model.entities.organisation_state import OrganisationStates
from psm_model.entities.places import iter_first
from psm_model.entities.register import Register
from psm_model.masking import mask_reprs
from psm_model.values.area import AreaCode, Level
from psm_model.values.area_table import find_area_name
from psm_model.values.partial_date import PartialDate, find_ordinals
from psm_model.values.verdict import Verdict

from .answer import CERTAIN, Judgement, answer_to_dict, judge_all, negate
from .areas_on_day import AreasOnDay, find_member_areas, find_organisation_areas
from .boards import find_boards
from .doubt import Doubt, Reason
from .existence import judge_absence
from .without_board import iter_first_subjects

__all__ = ["AreaCount", "count_boards", "count_members", "count_organisations"]

_BLOCKS: Final = (0, 2, 5, 8, 13)  # the length of a code of each level, from the national one down


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class AreaCount:
    """A number of recorded organisations, boards or members, of a level or in an area."""

    level: Level | None
    """The level of the organisations or boards; None if those of several levels, or members, are counted."""
    area: AreaCode | None
    """The area; None for the whole country, or for records of whose area no code is known."""
    at_least: int
    """The least possible number."""
    at_most: int
    """The greatest possible number of recorded ones."""
    reasons: tuple[Reason, ...]
    """The reasons why the number is not known exactly, one of each kind."""
    is_area_unknown: bool = False
    """Whether it counts records that have or may have no known area, while others are counted by area."""
    area_name: AreaName | None = None
    """The area, if records say its name alone; those that say its code are counted apart."""

    @property
    def verdict(self) -> Verdict:
        """YES if the number is known; else UNDETERMINED."""
        return Verdict.YES if self.at_least == self.at_most else Verdict.UNDETERMINED

    @property
    def name(self) -> str | None:
        """The name of the area as written, or in the table of codes, if the extra `areas` is installed and lists it."""
        if self.area_name is not None:
            return self.area_name.name
        return None if self.area is None else find_area_name(self.area)

    # Any: JSON values.
    def to_dict(self) -> dict[str, Any]:
        """Return the count as a JSON object."""
        within = None if self.area_name is None else self.area_name.within
        return {
            "level": None if self.level is None else self.level.value,
            "area": None if self.area is None else self.area.code,
            "name": self.name,
            "within": None if within is None else within.code,
            "is_area_unknown": self.is_area_unknown,
            "at_least": self.at_least,
            "at_most": self.at_most,
            **answer_to_dict(self.verdict, self.reasons),
        }


class _Item(NamedTuple):
    """Something to count."""

    level: Level | None
    areas: AreasOnDay
    counts: Judgement


@collection_paused()
def count_organisations(
    register: Register,
    on: date | PartialDate,
    *,
    by: Level | None = None,
    level: Level | None = None,
    area: AreaCode | None = None,
) -> tuple[AreaCount, ...]:
    """Count the organisations that exist on a day.

    An organisation whose founding is not recorded certainly exists since its first board started.

    Args:
        register: The register.
        on: The day, month or year.
        by: The level of the areas to count in, such as districts; None to count by the level of the organisations.
        level: The level of the organisations to count; None for all.
        area: The area to count within; None for the whole country.

    Returns:
        The counts, except those of 0, ordered by level, and then by the code of the area; then those of areas that are
        known by name alone; last, the count without a known area.

    >>> district = Organisation(id="p", name="IPSM", level=Level.DISTRICT, area=AreaCode("33.25.11"))
    >>> founded = attrs.evolve(district, founded=PartialDate(2020))
    >>> [count.at_least for count in count_organisations(Register.of(founded), date(2026, 1, 1), by=Level.PROVINCE)]
    [1]

    Raises:
        ValueError: the areas to count in are those of the national level.
        WrongTypeError: the day is not a date, or is a `datetime`, whose day depends on the time zone.
    """
    find_ordinals(on)
    states = OrganisationStates(register.organisations)
    items = (
        _Item(
            organisation.level,
            find_organisation_areas(organisation, subject.path, on),
            negate(judge_absence(organisation, subject, states, on)),
        )
        for organisation, subject in iter_first_subjects(register)
        if level in {None, organisation.level}
    )
    return _count(items, by, area)


@collection_paused()
def count_boards(
    register: Register,
    on: date | PartialDate,
    *,
    by: Level | None = None,
    level: Level | None = None,
    area: AreaCode | None = None,
) -> tuple[AreaCount, ...]:
    """Count the boards in office on a day, with the verdicts of `find_boards`.

    The arguments, the order and the errors are those of `count_organisations`.

    >>> province = Organisation(id="p", name="IPSM Jawa Tengah", level=Level.PROVINCE, area=AreaCode("33"))
    >>> term = BoardTerm(id="t", organisation_id="p", label="2025–2030")
    >>> counts = count_boards(Register.of(province, term), date(2026, 1, 1), by=Level.PROVINCE)
    >>> [(count.name, count.at_least, count.at_most) for count in counts]
    [('Jawa Tengah', 1, 1)]

    Raises:
        ValueError: the areas to count in are those of the national level.
        WrongTypeError: the day is not a date, or is a `datetime`, whose day depends on the time zone.
    """
    paths = {organisation.id: subject.path for organisation, subject in iter_first_subjects(register)}
    items = []
    for answer in find_boards(register, on, level=level):
        organisation, counts = answer.organisation, Judgement(answer.verdict, answer.reasons)
        if organisation is None:
            unknown = AreasOnDay((), (), Reason(Doubt.ORGANISATION_UNKNOWN, f"{answer.path}/organisation_id"))
            items.append(_Item(None, unknown, counts))
        else:
            areas = find_organisation_areas(organisation, paths[organisation.id], on)
            items.append(_Item(organisation.level, areas, counts))
    return _count(items, by, area)


@collection_paused()
def count_members(
    register: Register, on: date | PartialDate | None = None, *, by: Level | None = None, area: AreaCode | None = None
) -> tuple[AreaCount, ...]:
    """Count the members by their area of service.

    Args:
        register: The register.
        on: The day, month or year on which they serve; None to count all recorded members.
        by: The level of the areas to count in, such as districts; None for one count.
        area: The area to count within; None for the whole country.

    Returns:
        The counts, without those of 0, ordered by the code of the area; then those of areas that are known by name
        alone; last, the count of those without a known area.

    >>> siti = Member(id="n", name=PersonName("Siti"), area=AreaCode("33.25.11.1013"))
    >>> counts = count_members(Register.of(siti, attrs.evolve(siti, id="p")), by=Level.DISTRICT)
    >>> [(count.area, count.at_least, count.at_most) for count in counts]
    [(AreaCode('33.25.11'), 2, 2)]

    Raises:
        ValueError: the areas to count in are those of the national level.
        WrongTypeError: the day is not a date, or is a `datetime`, whose day depends on the time zone.
    """
    days = None if on is None else find_ordinals(on)
    items = (
        _Item(None, find_member_areas(member, f"/members/{position}"), _judge_service(member, position, days))
        for position, member in iter_first(register.members)
    )
    return _count(items, by, area)


def _judge_service(member: Member, position: int, days: tuple[int, int] | None) -> Judgement:
    if days is None:
        return CERTAIN
    serves = Verdict.UNDETERMINED if member.service is None else member.service.bounds.covers(*days)
    if serves is not Verdict.UNDETERMINED:
        return Judgement(serves)
    return Judgement(serves, (Reason(Doubt.SERVICE_UNDATED, f"/members/{position}/service"),))


class _Tally:
    """The numbers of one level or area."""

    __slots__ = ("at_least", "at_most", "reasons")

    def __init__(self) -> None:
        self.at_least = self.at_most = 0
        self.reasons: dict[Doubt, Reason] = {}

    def add(self, judgement: Judgement) -> None:
        """Count something that is or may be one of those counted."""
        self.at_least += judgement.verdict.certain
        self.at_most += judgement.verdict.possible
        for reason in judgement.reasons:
            self.reasons.setdefault(reason.doubt, reason)

    def merge(self, other: _Tally) -> None:
        """Count what may be in the area, whatever is known of it otherwise."""
        self.at_most += other.at_most
        self.reasons = {**other.reasons, **self.reasons}

    def finish(self, level: Level | None, area: AreaCode | None) -> AreaCount:
        """Return the count."""
        is_open = self.at_least < self.at_most
        return AreaCount(
            level=level,
            area=area,
            at_least=self.at_least,
            at_most=self.at_most,
            reasons=tuple(self.reasons.values()) if is_open else (),
        )


def _count(items: Iterable[_Item], by: Level | None, area: AreaCode | None) -> tuple[AreaCount, ...]:
    if by is Level.NATIONAL:
        raise ValueError("expected a level below the national one, which has no areas")
    return _count_by_level(items, area) if by is None else _count_by_area(items, by, area)


def _count_by_level(items: Iterable[_Item], area: AreaCode | None) -> tuple[AreaCount, ...]:
    tallies: dict[Level | None, _Tally] = {}
    for item in items:
        judgement = item.counts if area is None else judge_all((item.counts, item.areas.judge_within(area)))
        if judgement.verdict.possible:
            tallies.setdefault(item.level, _Tally()).add(judgement)
    return tuple(tallies[level].finish(level, area) for level in (*Level, None) if level in tallies)


def _make_key(name: AreaName) -> tuple[str, str]:
    """Return what areas of one level that are known by name have in common if they are the same."""
    return "" if name.within is None else name.within.code, " ".join(name.name.casefold().split())


class _AreaTallies:
    """The numbers of the areas of a level, within an area or in the whole country."""

    def __init__(self, by: Level, area: AreaCode | None) -> None:
        self._by = by
        self._area = area
        self._length = _BLOCKS[by.depth]
        self._by_code: dict[str, _Tally] = {}
        # By the name of an area without a code, and the area around it.
        self._by_name: dict[tuple[str, str], tuple[AreaName, _Tally]] = {}
        # What may have no known area of the level, in all, and by the code of a known area that contains its own.
        self._unknown = _Tally()
        self._by_larger: dict[str, _Tally] = {}

    def add(self, item: _Item) -> None:
        """Count something in each area of the level in which it is or may be."""
        both = item.counts if self._area is None else judge_all((item.counts, item.areas.judge_within(self._area)))
        if not both.verdict.possible:
            return
        is_anywhere = judge_all((item.counts, Judgement(Verdict.UNDETERMINED, (item.areas.reason,))))
        codes = {code.code[: self._length]: verdict for code, verdict in item.areas.iter_codes(self._by)}
        for code, verdict in codes.items():
            self._by_code.setdefault(code, _Tally()).add(item.counts if verdict is Verdict.YES else is_anywhere)
        if not item.areas.is_known(self._by):
            names = [] if codes else [name for name in item.areas.names if self._may_count(name)]
            for name in names:
                self._by_name.setdefault(_make_key(name), (name, _Tally()))[1].add(both)
            if not names:
                self._unknown.add(is_anywhere if codes else both)
            for code in item.areas.list_larger():
                self._by_larger.setdefault(code[: self._length], _Tally()).add(is_anywhere)

    def _may_count(self, name: AreaName) -> bool:
        """Return whether an area that is known by name has the level and may be within the area counted in."""
        area, around = self._area, name.within
        may_be_within = area is None or around is None or area.contains(around) or around.contains(area)
        return name.level is self._by and may_be_within

    def iter_counts(self) -> Iterator[AreaCount]:
        """Yield the counts of areas by code and by name, and that of records without a known area."""
        for code, tally in sorted(self._by_code.items()):
            if self._area is None or self._area.contains(AreaCode(code)):
                for end in _BLOCKS[: self._by.depth + 1]:
                    tally.merge(self._by_larger.get(code[:end], _Tally()))
                yield tally.finish(None, AreaCode(code))
        for _, (name, tally) in sorted(self._by_name.items()):
            yield attrs.evolve(tally.finish(None, None), area_name=name)
        if self._unknown.at_most:
            yield attrs.evolve(self._unknown.finish(None, None), is_area_unknown=True)


def _count_by_area(items: Iterable[_Item], by: Level, area: AreaCode | None) -> tuple[AreaCount, ...]:
    tallies = _AreaTallies(by, area)
    for item in items:
        tallies.add(item)
    return tuple(tallies.iter_counts())
