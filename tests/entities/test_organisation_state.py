"""organisation_on: what is known of an organisation on a day, compared with all completions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import product
from typing import Final, TypeAlias, TypeVar

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.entities import (
    FormerArea,
    FormerParent,
    NameKind,
    Organisation,
    OrganisationName,
    Predecessor,
    Register,
    Succession,
)
from psm_model.entities.dated_values import DatedValue, ValuesOverTime
from psm_model.entities.organisation_state import OrganisationState
from psm_model.errors import NotFoundError
from psm_model.values import AreaCode, Level, PartialDate, Period, Verdict
from tests.values import possible_worlds

T = TypeVar("T")
MAYBE: Final = Verdict.UNDETERMINED
IPSM: Final = Organisation(id="o", name="IPSM Contoh", level=Level.VILLAGE)
DATES: Final = ["2019", "2020", "2020-02", "2020-03", "2020-02-10", "2020-02-11", "2020-02-29", "2020-03-01"]
PERIODS: Final = [
    *("/2020-02-10", "2020-02-11/", "2020-02-10/2020-02-11", "2020-02/2020-02", "2019/2020", "2020/2020"),
    *("2020-02-11/..", "2020/..", "2020-03-01/2020-03-01", "/..", "2020-02/2020-03-01"),
]
NAMES: Final = ["IPSM Contoh", "IPSM Lama", "IPSM Baru"]


def state_on(organisation: Organisation, on: date | PartialDate) -> OrganisationState:
    """Return what a register knows of the organisation."""
    return Register.of(organisation).organisation_on("o", on)


def completions(texts: Iterable[str], world: list[int]) -> Iterator[tuple[tuple[float, float], ...]]:
    """Yield all completions of several periods, each independent of the others."""
    return product(*(possible_worlds.completions(text, world) for text in texts))


def list_roles(kind: NameKind | None) -> list[NameKind]:
    """Return what a name of a kind may be; of those that are no names of a day, one stands for all."""
    return [NameKind.FORMER, NameKind.OFFICIAL, NameKind.ALIAS] if kind is None else [kind]


Dated: TypeAlias = tuple[T, NameKind | None, str]
"""A value, what it is, and its period; a parent or an area is a former one."""


def expected_values(present: T | None, dated: list[Dated[T]], on: str, *, withheld: bool = False) -> dict[T, Verdict]:
    """Return the verdict on each value, over all completions, all days that are meant, and all that is not recorded.

    Before the last of the former values has ended, nothing is recorded about the days outside their periods: the
    present value may hold on each of them or not.
    """
    texts = [text for _, _, text in dated]
    world = possible_worlds.representatives([*possible_worlds.dates_in(*texts), on])
    days = [day for day in world if day in possible_worlds.list_days(on)]
    always, never = {True}, {False}
    unknown = always | never
    holds: dict[T, set[bool]] = {} if present is None else {present: set()}
    holds |= {value: set() for value, _, _ in dated}
    for spans, roles in product(completions(texts, world), product(*(list_roles(kind) for _, kind, _ in dated))):
        given = [(value, role, span) for (value, _, _), role, span in zip(dated, roles, spans, strict=True)]
        for day in days:
            running = [
                (value, role)
                for value, role, (start, end) in given
                if start <= day <= end and role in {NameKind.FORMER, NameKind.OFFICIAL}
            ]
            for value in holds:
                if (value, NameKind.FORMER) in running or (value, NameKind.OFFICIAL) in running:
                    holds[value] |= always
                elif value != present or any(role is NameKind.FORMER for _, role in running):
                    holds[value] |= never
                elif withheld or any(role is NameKind.FORMER and end >= day for _, role, (_, end) in given):
                    holds[value] |= unknown
                else:
                    holds[value] |= always
    verdicts = {value: possible_worlds.verdict(answers) for value, answers in holds.items()}
    return {value: verdict for value, verdict in verdicts.items() if verdict is not Verdict.NO}


KINDS: Final = [None, NameKind.FORMER, NameKind.FORMER, NameKind.OFFICIAL]


@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(KINDS), st.sampled_from(["/", *PERIODS])), max_size=2),
    st.sampled_from(DATES),
)
@example([("IPSM Lama", NameKind.FORMER, "2020-02/2020-03-01")], "2019")  # before the former name
@example([("IPSM Lama", NameKind.FORMER, "/")], "2020-02-10")  # without a period
@example([("IPSM Lama", None, "2020-02/2020-03-01")], "2020-02-29")  # of an unknown kind
@example([("IPSM Baru", NameKind.OFFICIAL, "2020/..")], "2020-02-10")  # beside the present name
@example([("IPSM Contoh", NameKind.FORMER, "2020-02-11/"), ("IPSM Lama", NameKind.FORMER, "2019/2020")], "2020-03-01")
def test_names_hold_in_their_periods(dated: list[Dated[str]], on: str) -> None:
    """Former and official names hold in their periods, and the present one since the former ones ended."""
    names = [
        OrganisationName(name=name, kind=kind, period=None if text == "/" else Period.parse(text))
        for name, kind, text in dated
    ]
    got = state_on(attrs.evolve(IPSM, names=names), PartialDate.parse(on)).names
    assert dict(got) == expected_values("IPSM Contoh", dated, on)
    assert len(dict(got)) == len(got)


@given(
    st.sampled_from([None, "p", "q"]),
    st.lists(st.tuples(st.sampled_from("pqr"), st.sampled_from(PERIODS)), max_size=2),
    st.sampled_from(DATES),
)
def test_parents_and_areas_hold_in_their_periods(present: str | None, dated: list[tuple[str, str]], on: str) -> None:
    """Parents and areas are judged like names; without a present one, only dated ones are named."""
    codes = {"p": AreaCode("33.25.11.2001"), "q": AreaCode("33.25.11.2002"), "r": AreaCode("33.25.11.1013")}
    organisation = attrs.evolve(
        IPSM,
        parent_id=present,
        parents=[FormerParent(parent_id=parent, period=Period.parse(text)) for parent, text in dated],
        area=None if present is None else codes[present],
        areas=[FormerArea(area=codes[name], period=Period.parse(text)) for name, text in dated],
    )
    state = state_on(organisation, PartialDate.parse(on))
    expected = expected_values(present, [(value, NameKind.FORMER, text) for value, text in dated], on)
    assert dict(state.parent_ids) == expected
    assert dict(state.areas) == {codes[name]: verdict for name, verdict in expected.items()}


@given(
    st.sampled_from(["", "p"]),
    st.none() | st.lists(st.tuples(st.sampled_from("pqr"), st.sampled_from(PERIODS)), max_size=3),
    st.integers(date(2018, 12, 30).toordinal(), date(2021, 1, 2).toordinal()),
)
def test_spans_are_the_days_of_the_verdicts(present: str, dated: list[tuple[str, str]] | None, day: int) -> None:
    """On each day, the spans of a value say what the verdicts say: certain spans contain it, or any span may.

    Without a list, the dated values are left out on purpose.
    """
    values = [DatedValue(value, Period.parse(text).bounds) for value, text in dated or ()]
    over_time = ValuesOverTime(present or None, values, dated is None)
    for value in {present, *"pqr"} - {""}:
        spans = [span for span in over_time.iter_spans() if span.value == value]
        covers = [span.bounds.covers(day, day) & (Verdict.YES if span.is_certain else MAYBE) for span in spans]
        judged = dict(over_time.judge(day, day)).get(value, Verdict.NO)
        assert max(covers, key=[Verdict.NO, MAYBE, Verdict.YES].index, default=Verdict.NO) is judged


@pytest.mark.parametrize("on", DATES)
def test_fields_left_out_on_purpose_make_answers_undetermined(on: str) -> None:
    """Where former names, parents or areas are left out on purpose, the present ones are certain on no day."""
    day = PartialDate.parse(on)
    full = attrs.evolve(IPSM, parent_id="p", area=AreaCode("33.25.11.2001"))
    for name, field in (("names", "names"), ("parents", "parent_ids"), ("areas", "areas")):
        left_out = attrs.evolve(full, withheld=["note", name])
        for other in ("names", "parent_ids", "areas"):
            ((_, verdict),) = getattr(state_on(left_out, day), other)
            assert verdict is (MAYBE if other == field else Verdict.YES)
    assert dict(state_on(attrs.evolve(full, withheld=["names"]), day).names) == expected_values(
        "IPSM Contoh", [], on, withheld=True
    )


LIVES: Final = st.sampled_from(["", *DATES])


def first_day_after(text: str, world: list[int]) -> list[float]:
    """Return the last days of an organisation that ends before a date; any day if it is not known."""
    return [day - 1 for day in (possible_worlds.list_days(text) if text else world)]


@given(
    LIVES,
    st.sampled_from(["..", "withheld", *DATES]),
    st.lists(st.tuples(st.sampled_from(Succession), LIVES), max_size=2),
    st.sampled_from(DATES),
)
@example("2019", "..", [(Succession.MERGED, "2020-02-11")], "2020-02-11")
@example("2019", "withheld", [], "2020")
@example("2020-02-10", "withheld", [], "2020-02-10")
def test_an_organisation_exists_until_it_ends(
    founded: str, dissolved: str, successors: list[tuple[Succession, str]], on: str
) -> None:
    """It exists from its founding to its dissolution, or else to the day before another one takes its place.

    Without a founding day, it may exist on any day before its end. A dissolution left out on purpose may be on any day.
    """
    organisation = attrs.evolve(
        IPSM,
        founded=PartialDate.parse(founded) if founded else None,
        dissolved=PartialDate.parse(dissolved) if dissolved in DATES else None,
        withheld=["dissolved"] if dissolved == "withheld" else [],
    )
    others = [
        attrs.evolve(
            IPSM,
            id=f"successor-{number}",
            predecessors=[Predecessor(organisation_id="o", kind=kind, on=PartialDate.parse(text) if text else None)],
        )
        for number, (kind, text) in enumerate(successors)
    ]
    texts = [text for text in (founded, dissolved, on, *(text for _, text in successors)) if text in DATES]
    world = possible_worlds.neighbours(texts)
    starts = [day for day in world if not founded or day in possible_worlds.list_days(founded)]
    before = [first_day_after(text, world) for kind, text in successors if kind is not Succession.SPLIT]
    ends = {min(days) for days in product(*before)} if before else {possible_worlds.NEVER}
    if dissolved == "withheld":
        ends |= {float(day) for day in world if day <= max(ends)}
    elif dissolved in DATES:
        ends = {float(day) for day in possible_worlds.list_days(dissolved)}
    lives = [(start, end) for start, end in product(starts, ends) if start <= end]
    days = [day for day in world if day in possible_worlds.list_days(on)]
    answers = {start <= day <= end for (start, end), day in product(lives, days)}
    expected = possible_worlds.verdict(answers) if answers else Verdict.NO
    register = Register.of(organisation, *others)
    assert register.organisation_on("o", PartialDate.parse(on)).exists is expected


def test_the_first_of_several_organisations_with_an_id_counts() -> None:
    """A takeover counts if the first organisation with its id records it, and none by the organisation itself."""
    before = Predecessor(organisation_id="o", kind=Succession.MERGED, on=PartialDate(2020))
    old, twin = attrs.evolve(IPSM, founded=PartialDate(2000)), attrs.evolve(IPSM, id="p")
    merged = attrs.evolve(twin, predecessors=[before])
    for others, expected in (([merged, twin], Verdict.NO), ([twin, merged], Verdict.YES)):
        assert Register.of(old, *others).organisation_on("o", date(2021, 1, 1)).exists is expected
    own = attrs.evolve(old, predecessors=[before])
    assert state_on(own, date(2021, 1, 1)).exists is Verdict.YES


def test_another_may_leave_out_which_ones_it_continues() -> None:
    """While another organisation leaves out on purpose which ones it continues, any other may have ended."""
    old = attrs.evolve(IPSM, founded=PartialDate(2000))
    secret = attrs.evolve(old, id="p", withheld=["predecessors"])
    register = Register.of(old, secret)
    assert register.organisation_on("o", date(2021, 1, 1)).exists is MAYBE
    assert register.organisation_on("p", date(2021, 1, 1)).exists is Verdict.YES


@pytest.mark.parametrize("kind", [NameKind.SHORT, NameKind.ALIAS, NameKind.MISPRINT])
def test_other_kinds_of_names_are_no_names_of_a_day(kind: NameKind) -> None:
    """Short forms, aliases and misprints neither hold nor displace the present name, with or without a period."""
    names = [
        OrganisationName(name="IPSM Lain", kind=kind, period=Period.parse("/..")),
        OrganisationName(name="IPSM Lama", kind=kind),
    ]
    state = state_on(attrs.evolve(IPSM, names=names), date(2020, 1, 1))
    assert state.names == (("IPSM Contoh", Verdict.YES),)


def test_the_present_name_comes_first() -> None:
    """Values are in the order of the record, the present one first."""
    names = [
        OrganisationName(name=name, kind=NameKind.FORMER, period=Period.parse("2020/2020")) for name in reversed(NAMES)
    ]
    state = state_on(attrs.evolve(IPSM, names=names), PartialDate(2020))
    assert [name for name, _ in state.names] == ["IPSM Contoh", "IPSM Baru", "IPSM Lama"]
    assert state.organisation.id == "o"


def test_wrong_arguments_are_refused() -> None:
    """An unknown organisation and a moment are refused."""
    with pytest.raises(NotFoundError):
        Register().organisation_on("o", date(2020, 1, 1))
    with pytest.raises(TypeError):
        state_on(IPSM, datetime(2020, 1, 1))  # noqa: DTZ001  # any moment
