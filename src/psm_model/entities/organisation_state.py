"""OrganisationState: the state of an organisation on a day, as far as it is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from psm_model.masking import mask_reprs
from psm_model.values.area import AreaCode
from psm_model.values.bounds import ALWAYS, Bounds
from psm_model.values.partial_date import PartialDate, find_ordinals
from psm_model.values.verdict import Verdict

from .area_name import AreaName
from .dated_values import DatedValue, ValuesOverTime
from .names import NameKind
from .organisation import Organisation
from .organisation_life import Takeover, find_life, index_takeovers
from .places import iter_first
from .predecessor import FormerArea, FormerParent

__all__ = ["OrganisationState", "OrganisationStates", "find_state", "make_areas_over_time", "make_parents_over_time"]


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class OrganisationState:
    """The state of an organisation on a day, as far as its record says.

    A dated name, parent or area holds within its period. The present one holds since the former ones ended; before
    that, it is UNDETERMINED on all days without a record. If no former one is recorded, the present one holds on every
    day. Values that depend on withheld fields are UNDETERMINED. The verdicts do not depend on whether the organisation
    exists. Values that certainly do not hold are left out.
    """

    organisation: Organisation
    """The organisation as recorded."""
    exists: Verdict
    """Whether it was founded by that day, and was neither dissolved nor replaced by another one before it; never YES if
    the founding day is not recorded."""
    names: tuple[tuple[str, Verdict], ...]
    """Its possible names, including former and official names; an official name holds in addition to the present one.

    A name without a period, or of an unknown kind, is UNDETERMINED. Short forms, aliases and misprints are left out."""
    parent_ids: tuple[tuple[str, Verdict], ...]
    """The possible organisations above it."""
    areas: tuple[tuple[AreaCode, Verdict], ...]
    """Its possible areas, by code."""
    area_names: tuple[tuple[AreaName, Verdict], ...]
    """The possible names of its present areas, if no code is known."""


def find_state(
    organisation: Organisation,
    on: date | PartialDate,
    *,
    takeovers: Iterable[Takeover] = (),
    may_be_continued: bool = False,
) -> OrganisationState:
    """Return the state of an organisation on a day, or on some day of a month or a year.

    Args:
        organisation: The organisation.
        on: The day, month or year.
        takeovers: The takeovers that end it, from `index_takeovers`.
        may_be_continued: Whether another organisation withholds which ones it continues.

    >>> former = OrganisationName(name="IPSM Lama", kind=NameKind.FORMER, period=Period.parse("/2019-06-30"))
    >>> renamed = Organisation(id="o", name="IPSM Baru", level=Level.VILLAGE, names=[former])
    >>> find_state(renamed, date(2019, 6, 30)).names, find_state(renamed, date(2019, 7, 1)).names
    ((('IPSM Lama', <Verdict.YES: 'yes'>),), (('IPSM Baru', <Verdict.YES: 'yes'>),))
    >>> [(name, verdict.value) for name, verdict in find_state(renamed, PartialDate(2019)).names]
    [('IPSM Baru', 'undetermined'), ('IPSM Lama', 'undetermined')]
    >>> named = AreaName(level=Level.VILLAGE, name="Kelurahan Contoh", within=AreaCode("33.75"))
    >>> state = find_state(attrs.evolve(renamed, area_names=[named]), date(2019, 7, 1))
    >>> [(area.name, verdict.value) for area, verdict in state.area_names]
    [('Kelurahan Contoh', 'yes')]

    Raises:
        WrongTypeError: the day is not a date, or is a `datetime`, whose day depends on the time zone.
    """
    first, last = find_ordinals(on)
    withheld = organisation.withheld
    life = _find_life(organisation, takeovers, may_be_continued=may_be_continued)
    names = ValuesOverTime(organisation.name, tuple(_iter_names(organisation)), "names" in withheld)
    parents = make_parents_over_time(
        organisation.parent_id, organisation.parents, are_others_withheld="parents" in withheld
    )
    # The present area, by code or by name, and the codes of others.
    areas: ValuesOverTime[AreaCode | tuple[AreaName, ...]] = ValuesOverTime(
        organisation.area or organisation.area_names or None,
        tuple(DatedValue(each.area, each.period.bounds) for each in organisation.areas),
        "areas" in withheld,
    )
    judged = areas.judge(first, last)
    return OrganisationState(
        organisation=organisation,
        exists=Verdict.NO if life.start_min > life.end_max else life.covers(first, last),
        names=names.judge(first, last),
        parent_ids=parents.judge(first, last),
        areas=tuple((area, verdict) for area, verdict in judged if isinstance(area, AreaCode)),
        area_names=tuple(
            (name, verdict) for names, verdict in judged if not isinstance(names, AreaCode) for name in names
        ),
    )


class OrganisationStates:
    """The states of the organisations of a register on a day, which also depend on their successors.

    >>> before = Predecessor(organisation_id="o", kind=Succession.MERGED, on=PartialDate(2024, 1, 1))
    >>> merged = attrs.evolve(ipsm, id="p", predecessors=[before])
    >>> OrganisationStates([ipsm, merged]).find(ipsm, date(2024, 1, 1)).exists
    <Verdict.NO: 'no'>
    """

    __slots__ = ("_open_ids", "_takeovers")

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        organisations = tuple(organisations)
        self._takeovers = index_takeovers(organisations)
        # The organisations that withhold which ones they continue.
        self._open_ids = tuple(each.id for _, each in iter_first(organisations) if "predecessors" in each.withheld)

    def find(self, organisation: Organisation, on: date | PartialDate) -> OrganisationState:
        """Return the state of one of the organisations on a day, or on some day of a month or a year.

        Raises:
            WrongTypeError: the day is not a date, or is a `datetime`, whose day depends on the time zone.
        """
        return find_state(
            organisation,
            on,
            takeovers=self._takeovers.get(organisation.id, ()),
            may_be_continued=self._may_be_continued(organisation),
        )

    def find_life(self, organisation: Organisation) -> Bounds:
        """Return the bounds of the days on which one of the organisations exists, as `organisation_life.find_life`.

        >>> from psm_model.values.bounds import NEVER
        >>> OrganisationStates([ipsm]).find_life(ipsm).end_min == NEVER
        True
        """
        takeovers = self._takeovers.get(organisation.id, ())
        return _find_life(organisation, takeovers, may_be_continued=self._may_be_continued(organisation))

    def _may_be_continued(self, organisation: Organisation) -> bool:
        return any(other_id != organisation.id for other_id in self._open_ids)


def _find_life(organisation: Organisation, takeovers: Iterable[Takeover], *, may_be_continued: bool) -> Bounds:
    return find_life(
        organisation.founded,
        organisation.dissolved,
        takeovers,
        is_end_open=may_be_continued,
        is_dissolution_open="dissolved" in organisation.withheld,
    )


def make_areas_over_time(
    present: AreaCode | None, former: Iterable[FormerArea], *, are_others_withheld: bool
) -> ValuesOverTime[AreaCode]:
    """Return the present area of an organisation and its areas at other times.

    >>> moved = FormerArea(area=AreaCode("33.25.11"), period=Period.parse("/2019-12-31"))
    >>> spans = make_areas_over_time(AreaCode("33.25.12"), [moved], are_others_withheld=False).iter_spans()
    >>> [(str(span.value), span.is_certain) for span in spans]
    [('33.25.11', True), ('33.25.12', True), ('33.25.12', False)]
    """
    dated = tuple(DatedValue(each.area, each.period.bounds) for each in former)
    return ValuesOverTime(present, dated, are_others_withheld)


def make_parents_over_time(
    present: str | None, former: Iterable[FormerParent], *, are_others_withheld: bool
) -> ValuesOverTime[str]:
    """Return the organisation above another one, and those above it at other times.

    >>> above = FormerParent(parent_id="a", period=Period.parse("/2019-12-31"))
    >>> [span.value for span in make_parents_over_time("b", [above], are_others_withheld=False).iter_spans()]
    ['a', 'b', 'b']
    """
    dated = tuple(DatedValue(each.parent_id, each.period.bounds) for each in former)
    return ValuesOverTime(present, dated, are_others_withheld)


def _iter_names(organisation: Organisation) -> Iterator[DatedValue[str]]:
    for name in organisation.names:
        if name.kind in {None, NameKind.FORMER, NameKind.OFFICIAL}:
            yield DatedValue(
                name.name,
                ALWAYS if name.period is None else name.period.bounds,
                is_certain=name.kind is not None,
                is_concurrent=name.kind is NameKind.OFFICIAL,
            )
