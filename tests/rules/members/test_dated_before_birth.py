"""PSM309: when dated-before-birth is found, and when not."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given

from psm_model.entities import Card, CardKind, Decree, Training
from psm_model.values import PartialDate, Verdict
from tests.rules import oracles
from tests.rules.boards.births_records import DATES, born
from tests.rules.samples import MAYBE, NO, YES, run_rule, summarise, verdict


@given(DATES, DATES)
def test_verdict_on_a_date_matches_all_completions(birth: PartialDate, day: PartialDate) -> None:
    """The verdict of PSM309 is that of all completions of the date and of the birth, for trainings and cards."""
    pairs = [(dated, other) for dated in oracles.days_of_date(day) for other in oracles.days_of_date(birth)]
    expected = oracles.judge_all(dated < other for dated, other in pairs)
    assert verdict("PSM309", attrs.evolve(born(birth), training=(Training(title="Bimtek", date=day),))) is expected
    card = Card(kind=CardKind.NATIONAL, issued=day)
    assert verdict("PSM309", attrs.evolve(born(birth), cards=(card,))) is expected


@pytest.mark.parametrize(
    ("day", "birth", "expected"),
    [
        ("2022-02-01", "2022-02-01", NO),
        ("2022-01-31", "2022-02-01", YES),
        ("2022-01", "2022-02", YES),
        ("2022-02", "2022-02", MAYBE),
        ("2022-02-28", "2022-02", NO),
        ("2022-02-27", "2022-02", MAYBE),
        ("2022", None, NO),
        (None, "2022", NO),
    ],
)
def test_bounds_of_trainings(day: str | None, birth: str | None, expected: Verdict) -> None:
    """A date on the day of birth itself is not before it."""
    dated, other = (None if text is None else PartialDate.parse(text) for text in (day, birth))
    assert verdict("PSM309", attrs.evolve(born(other), training=(Training(title="Bimtek", date=dated),))) is expected


def test_each_date_before_birth_has_one_finding() -> None:
    """PSM309 reports each training and each card, points to its date, and leaves the decree to PSM307."""
    fields: dict[str, Any] = {
        "training": (
            Training(title="Dasar", date=PartialDate(2030)),
            Training(title="Lanjutan", date=PartialDate(1990)),
        ),
        "cards": (Card(kind=CardKind.TEMPORARY, issued=PartialDate(2005)),),
        "decree_ids": ("sk",),
    }
    decree = Decree(id="sk", issued=PartialDate(1980))
    card, training = run_rule("PSM309", decree, attrs.evolve(born(PartialDate(2005, 5)), **fields))
    assert summarise(training) == {
        "code": "PSM309",
        "severity": "error",
        "verdict": "yes",
        "path": "/members/0/training/1/date",
        "params": {"what": "training", "member": "m"},
        "ids": ["m"],
        "related": ["/members/0/birth_date"],
        "settled_by": [],
    }
    assert (card.verdict, card.params["what"], card.path) == (MAYBE, "card", "/members/0/cards/0/issued")
    assert card.settled_by == ("/members/0/cards/0/issued", "/members/0/birth_date")
    assert card.message(language="id") == "mungkin kartu anggota 'm' bertanggal sebelum anggota itu lahir"
