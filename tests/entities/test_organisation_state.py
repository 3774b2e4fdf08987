"""organisation_on: what is known of an organisation on a day, compared with all completions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import product
from typing import Final, TypeVar

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import (
    FormerArea,
    FormerParent,
    NameKind,
    Organisation,
    OrganisationName,
    Register,
)
from psm_model.entities.organisation_state import OrganisationState
from psm_model.errors import NotFoundError
from psm_model.values import AreaCode, Level, PartialDate, Period, Verdict
from tests.values import possible_worlds

T = TypeVar("T")
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


def expected_values(present: T | None, dated: list[tuple[T, str]], on: str) -> dict[T, Verdict]:
    """Return the verdict on each value: one that holds in some completion on some day that is meant."""
    world = possible_worlds.representatives([*possible_worlds.dates_in(*(text for _, text in dated)), on])
    days = [day for day in world if day in possible_worlds.list_days(on)]
    holds: dict[T, list[bool]] = {} if present is None else {present: []}
    holds |= {value: [] for value, _ in dated}
    for spans in completions((text for _, text in dated), world):
        for day in days:
            running = {value for (value, _), (start, end) in zip(dated, spans, strict=True) if start <= day <= end}
            for value, answers in holds.items():
                in_its_place = value == present and not running - {value}
                answers.append(value in running or in_its_place)
    verdicts = {value: possible_worlds.verdict(answers) for value, answers in holds.items()}
    return {value: verdict for value, verdict in verdicts.items() if verdict is not Verdict.NO}


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(PERIODS)), max_size=2), st.sampled_from(DATES))
def test_names_hold_in_their_periods(dated: list[tuple[str, str]], on: str) -> None:
    """A dated name holds within its period, and the present one on every day that no other name covers."""
    names = [
        OrganisationName(name=name, kind=kind, period=Period.parse(text))
        for (name, text), kind in zip(dated, [NameKind.FORMER, NameKind.OFFICIAL], strict=False)
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
    expected = expected_values(present, dated, on)
    assert dict(state.parent_ids) == expected
    assert dict(state.areas) == {codes[name]: verdict for name, verdict in expected.items()}


@given(st.sampled_from(["", *DATES]), st.sampled_from(["..", *DATES]), st.sampled_from(DATES))
def test_an_organisation_exists_from_its_founding_to_its_dissolution(founded: str, dissolved: str, on: str) -> None:
    """It exists on both days; without a founding day, it may exist on any day before its dissolution."""
    organisation = attrs.evolve(
        IPSM,
        founded=PartialDate.parse(founded) if founded else None,
        dissolved=None if dissolved == ".." else PartialDate.parse(dissolved),
    )
    life = f"{founded}/{dissolved}"
    world = possible_worlds.representatives([*possible_worlds.dates_in(life), on])
    expected = Verdict.NO if not possible_worlds.completions(life, world) else possible_worlds.contains(life, on)
    assert state_on(organisation, PartialDate.parse(on)).exists is expected


@pytest.mark.parametrize("kind", [None, NameKind.SHORT, NameKind.ALIAS, NameKind.MISPRINT])
def test_other_kinds_of_names_are_no_names_of_a_day(kind: NameKind | None) -> None:
    """Short forms, aliases and misprints neither hold nor displace the present name; nor do names without a period."""
    names = [
        OrganisationName(name="IPSM Lain", kind=kind, period=Period.parse("/..")),
        OrganisationName(name="IPSM Lama", kind=NameKind.FORMER),
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
