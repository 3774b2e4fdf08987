"""PSM410: when contradictory-takeover is found, and when not."""

from __future__ import annotations

from datetime import date
from itertools import product

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Organisation, Predecessor, Succession
from psm_model.i18n import LANGUAGES
from psm_model.values import PartialDate, Verdict
from tests.rules import oracles
from tests.rules.organisations.organisations_records import organisation
from tests.rules.samples import MAYBE, NO, YES, run_rule, summarise

ENDING = [kind for kind in Succession if kind.ends_predecessor]
DATES = st.builds(
    lambda day, known: PartialDate.parse(str(day)[:known]),
    st.dates(date(2020, 12, 27), date(2021, 1, 5)),
    st.sampled_from([10, 10, 7, 4]),
)


def continuing(on: str | PartialDate | None, kind: Succession = Succession.MERGED, id_: str = "n") -> Organisation:
    """Return an organisation that continues the organisation "o"."""
    day = PartialDate.parse(on) if isinstance(on, str) else on
    return attrs.evolve(organisation(id_), predecessors=[Predecessor(organisation_id="o", kind=kind, on=day)])


def judge(*entities: Organisation) -> Verdict:
    """Return the verdict of PSM410 on records in which it has at most one finding."""
    findings = run_rule("PSM410", *entities)
    assert len(findings) <= 1
    return findings[0].verdict if findings else NO


@given(
    st.sampled_from(Succession), st.sampled_from(["n", "o"]), st.sampled_from(["founded", "dissolved"]), DATES, DATES
)
def test_verdict_on_a_takeover_matches_all_completions(
    kind: Succession, whose: str, name: str, day: PartialDate, on: PartialDate
) -> None:
    """The verdict is that of all completions of the day of the takeover and of the founding or the dissolution."""

    def clashes(known: date, first: date) -> bool:
        if name == "founded":
            return known > first
        if whose == "n":
            return known < first
        return (first - known).days > 1 or (known > first and kind is not Succession.SPLIT)

    several = {"o": organisation("o"), "n": continuing(on, kind)}
    dated = (
        attrs.evolve(several[whose], founded=day) if name == "founded" else attrs.evolve(several[whose], dissolved=day)
    )
    days = product(oracles.days_of_date(day), oracles.days_of_date(on))
    expected = oracles.judge_all(clashes(known, first) for known, first in days)
    assert judge(*(several | {whose: dated}).values()) is expected


@given(st.sampled_from(ENDING), st.sampled_from(ENDING), DATES, DATES)
def test_an_organisation_ends_once(first: Succession, second: Succession, day: PartialDate, other: PartialDate) -> None:
    """Two organisations do not take the place of one on different days."""
    days = product(oracles.days_of_date(day), oracles.days_of_date(other))
    expected = oracles.judge_all(known != again for known, again in days)
    assert judge(organisation("o"), continuing(day, first), continuing(other, second, "p")) is expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({"dissolved": "2025-06-01"}, {}, YES),
        ({}, {"founded": "2025"}, YES),
        ({"founded": "2023"}, {}, YES),
        ({"dissolved": "2010"}, {}, YES),
        ({"dissolved": "2020-12-31"}, {"founded": "2021-01-01"}, NO),
        ({"dissolved": "2021-01-01"}, {"founded": "2020-11-05"}, NO),
        ({"founded": "1999", "dissolved": "2020-12-31"}, {}, NO),
        ({}, {"founded": "2021"}, MAYBE),
        ({}, {"dissolved": "2019"}, YES),
        ({}, {}, NO),
    ],
)
def test_impossible_lives_are_found(old: dict[str, str], new: dict[str, str], expected: Verdict) -> None:
    """Both exist when one continues the other, and the one that ends is dissolved on the day before or on that day."""
    before, after = organisation("o"), continuing("2021-01-01")
    for name, text in old.items():
        before = attrs.evolve(before, **{name: PartialDate.parse(text)})  # type: ignore[arg-type]  # a field by its name
    for name, text in new.items():
        after = attrs.evolve(after, **{name: PartialDate.parse(text)})  # type: ignore[arg-type]  # a field by its name
    assert judge(before, after) is expected


def test_unknown_days_and_organisations_are_not_judged() -> None:
    """A takeover on an unknown day, of an unknown organisation or of itself contradicts nothing."""
    ended = attrs.evolve(organisation("o"), founded=PartialDate(2023), dissolved=PartialDate(2010))
    assert judge(ended, continuing(None)) is NO
    assert judge(continuing("2021")) is NO
    assert judge(attrs.evolve(ended, predecessors=continuing("2021").predecessors)) is NO
    split = [continuing(day, Succession.SPLIT, id_) for day, id_ in (("2021", "n"), ("2015", "p"))]
    assert judge(organisation("o"), *split) is NO


@pytest.mark.parametrize(
    ("dissolved", "expected"), [("2010", YES), ("2020-12-30", YES), ("2020-12-31", NO), ("2025", NO)]
)
def test_an_organisation_may_outlive_a_split(dissolved: str, expected: Verdict) -> None:
    """An organisation from which another was split off may end later, but not before."""
    ended = attrs.evolve(organisation("o"), dissolved=PartialDate.parse(dissolved))
    assert judge(ended, continuing("2021-01-01", Succession.SPLIT)) is expected


def test_report_of_a_contradictory_takeover_is_complete() -> None:
    """PSM410 points to the day of the takeover and to the day that it contradicts, and can be worded."""
    old = attrs.evolve(organisation("o"), dissolved=PartialDate(2025, 6, 1))
    (finding,) = run_rule("PSM410", continuing("2021-01-01"), old)
    assert summarise(finding) == {
        "code": "PSM410",
        "severity": "warning",
        "verdict": "yes",
        "path": "/organisations/0/predecessors/0/on",
        "params": {
            "organisation": "n",
            "predecessor": "o",
            "on": "2021-01-01",
            "other": "o",
            "life": "/2025-06-01",
        },
        "ids": ["n", "o"],
        "related": ["/organisations/1/dissolved"],
        "settled_by": [],
    }
    late = attrs.evolve(continuing("2021-01-01"), founded=PartialDate(2021))
    (other,) = run_rule("PSM410", organisation("o"), late)
    assert other.settled_by == ("/organisations/1/founded",)
    assert all(each.message(language=language) for each in (finding, other) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("dissolved", "on", "expected"),
    [("2020-05-31", "2020-06-01", NO), ("2020-05-31", "2020-06", MAYBE), ("2020-05-30", "2020-06", YES)],
)
def test_an_organisation_ends_on_the_day_before_its_successor(dissolved: str, on: str, expected: Verdict) -> None:
    """An end on the day before the takeover is none too early, and one before that leaves days in between."""
    ended = attrs.evolve(organisation("o"), dissolved=PartialDate.parse(dissolved))
    assert judge(ended, continuing(on)) is expected
