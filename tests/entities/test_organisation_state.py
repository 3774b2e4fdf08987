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
    AreaName,
    FormerArea,
    FormerParent,
    NameKind,
    OrganisationName,
    Predecessor,
    Register,
    Succession,
)
from psm_model.entities.organisation_state import OrganisationStates
from psm_model.errors import NotFoundError
from psm_model.values import AreaCode, Level, PartialDate, Period, Verdict
from tests.entities.organisation_states import DATES, IPSM, MAYBE, PERIODS, state_on
from tests.values import possible_worlds

T = TypeVar("T")
NAMES: Final = ["IPSM Contoh", "IPSM Lama", "IPSM Baru"]


def iter_completions(texts: Iterable[str], world: list[int]) -> Iterator[tuple[tuple[float, float], ...]]:
    """Yield all completions of several periods, each independent of the others."""
    return product(*(possible_worlds.list_completions(text, world) for text in texts))


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
    for spans, roles in product(iter_completions(texts, world), product(*(list_roles(kind) for _, kind, _ in dated))):
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
    verdicts = {value: possible_worlds.judge_all(answers) for value, answers in holds.items()}
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


@pytest.mark.parametrize("on", DATES)
def test_fields_left_out_on_purpose_make_answers_undetermined(on: str) -> None:
    """Where former names, parents or areas are withheld, the present ones are certain on no day."""
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


@pytest.mark.parametrize(("day", "expected"), [("1999-12-31", Verdict.NO), ("2021-01-01", MAYBE)])
def test_an_organisation_may_be_continued_by_one_that_withholds_its_predecessors(day: str, expected: Verdict) -> None:
    """Whichever organisations another one continues, no certain answer about their existence is reversed."""
    old, on = attrs.evolve(IPSM, founded=PartialDate(2000)), PartialDate.parse(day)
    other = attrs.evolve(IPSM, id="p", withheld=["predecessors"])
    assert Register.of(old, other).organisation_on("o", on).exists is expected
    before = Predecessor(organisation_id="o", kind=Succession.MERGED, on=PartialDate(2010))
    known = attrs.evolve(other, predecessors=[before], withheld=())
    assert Register.of(old, known).organisation_on("o", on).exists is Verdict.NO
    own = attrs.evolve(old, withheld=["predecessors"])
    assert state_on(own, on).exists is not MAYBE


@pytest.mark.parametrize("on", DATES)
def test_areas_without_a_code_hold_as_those_with_one(on: str) -> None:
    """The names of an area hold on the days on which its code would."""
    former = FormerArea(area=AreaCode("33.25.11.2001"), period=Period.parse("/2020-06-30"))
    coded = attrs.evolve(IPSM, area=AreaCode("33.25.11.2002"), areas=[former])
    name = AreaName(level=Level.VILLAGE, name="Kelurahan Contoh", within=AreaCode("33.25"))
    named = attrs.evolve(coded, area=None, area_names=[name])
    by_code, by_name = state_on(coded, PartialDate.parse(on)), state_on(named, PartialDate.parse(on))
    assert by_code.area_names == ()
    assert dict(by_name.area_names).get(name) is dict(by_code.areas).get(AreaCode("33.25.11.2002"))
    assert dict(by_name.areas).get(former.area) is dict(by_code.areas).get(former.area)


def test_another_may_leave_out_which_ones_it_continues() -> None:
    """While another organisation withholds which ones it continues, any other may have ended."""
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


@given(
    founded=st.sampled_from([None, "2020-03-01", "2020-03", "2020"]),
    dissolved=st.sampled_from([None, "2021-06-30", "2021"]),
    taken=st.sampled_from([None, "2021-01-01"]),
    withheld=st.booleans(),
)
def test_life_agrees_with_existence(
    *, founded: str | None, dissolved: str | None, taken: str | None, withheld: bool
) -> None:
    """An organisation exists on a day for certain, or perhaps, as the bounds of its life cover it."""
    organisation = attrs.evolve(
        IPSM,
        founded=None if founded is None else PartialDate.parse(founded),
        dissolved=None if dissolved is None else PartialDate.parse(dissolved),
    )
    on = None if taken is None else PartialDate.parse(taken)
    before = Predecessor(organisation_id=IPSM.id, kind=Succession.MERGED, on=on)
    successor = attrs.evolve(
        IPSM,
        id="next",
        predecessors=() if taken is None else [before],
        withheld=["predecessors"] if withheld and taken is None else [],
    )
    states = OrganisationStates([organisation, successor])
    life = states.find_life(organisation)
    for day in (date(2019, 12, 31), date(2020, 3, 15), date(2020, 12, 31), date(2021, 1, 1), date(2021, 7, 1)):
        ordinal = day.toordinal()
        expected = Verdict.NO if life.start_min > life.end_max else life.covers(ordinal, ordinal)
        assert states.find(organisation, day).exists is expected
