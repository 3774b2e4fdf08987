"""PSM511: when change-of-later-decree is found, and when not."""

from __future__ import annotations

from datetime import date
from itertools import product

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Decree, DecreeStatus
from psm_model.i18n import LANGUAGES
from psm_model.values import PartialDate, Verdict
from tests.rules import oracles
from tests.rules.samples import MAYBE, NO, YES, run_rule, summarise, verdict

DATES = st.builds(
    lambda day, known: PartialDate.parse(str(day)[:known]),
    st.dates(date(2022, 1, 28), date(2022, 2, 4)),
    st.sampled_from([10, 10, 7, 4]),
)
FIELDS = ("amends_ids", "replaces_ids", "revokes_ids")


def changing(name: str = "revokes_ids", **fields: PartialDate | None) -> Decree:
    """Return a decree that changes the decree "a"."""
    return attrs.evolve(Decree(id="r", **fields), **{name: ("a",)})  # type: ignore[arg-type]  # a field by its name


@given(st.sampled_from(FIELDS), DATES, DATES)
def test_verdict_on_two_days_of_issue_matches_all_completions(name: str, day: PartialDate, other: PartialDate) -> None:
    """The verdict is that of all completions: a decree is later than what it amends, replaces or revokes."""
    days = product(oracles.days_of_date(day), oracles.days_of_date(other))
    expected = oracles.judge_all(first < second for first, second in days)
    assert verdict("PSM511", changing(name, issued=day), Decree(id="a", issued=other)) is expected


OLD, NEW = PartialDate(2018), PartialDate(2020)


@pytest.mark.parametrize(
    ("decree", "changed", "expected"),
    [
        (changing(in_force_from=OLD), Decree(id="a", in_force_from=NEW), MAYBE),
        (changing(issued=OLD), Decree(id="a", in_force_from=NEW), MAYBE),
        (changing(in_force_from=OLD), Decree(id="a", issued=NEW), MAYBE),
        # It ended the other one before that came into force, but was issued later.
        (changing(issued=PartialDate(2021), in_force_from=OLD), Decree(id="a", issued=NEW, in_force_from=NEW), NO),
        (changing(in_force_from=NEW), Decree(id="a", in_force_from=OLD), NO),
        (changing(), Decree(id="a", issued=NEW), NO),
        (changing(issued=OLD), Decree(id="a"), NO),
        (changing(issued=OLD), Decree(id="b", issued=NEW), NO),
        (changing(issued=OLD), Decree(id="a", issued=NEW, status=DecreeStatus.NOT_ISSUED), NO),
        (attrs.evolve(changing(issued=OLD), status=DecreeStatus.NOT_ISSUED), Decree(id="a", issued=NEW), NO),
        (changing(issued=OLD), Decree(id="a", issued=NEW, withheld=["status"]), MAYBE),
        (changing(issued=OLD), Decree(id="a", issued=NEW), YES),
    ],
)
def test_only_days_of_issue_are_certain(decree: Decree, changed: Decree, expected: Verdict) -> None:
    """A first day in force replaces a day of issue, and leaves the verdict open; other decrees do not matter."""
    assert verdict("PSM511", decree, changed) is expected
    assert verdict("PSM511", changed, decree) is expected


def test_report_of_a_later_decree_is_complete() -> None:
    """PSM511 points to the decree and to the one that it changes, once, and can be worded."""
    decree = attrs.evolve(changing(issued=OLD), amends_ids=["a", "r"])
    (finding,) = run_rule("PSM511", Decree(id="a", issued=NEW), decree)
    assert summarise(finding) == {
        "code": "PSM511",
        "severity": "warning",
        "verdict": "yes",
        "path": "/decrees/1",
        "params": {"decree": "r", "changed": "a", "day": "2018", "changed_day": "2020"},
        "ids": ["r", "a"],
        "related": ["/decrees/0"],
        "settled_by": [],
    }
    (other,) = run_rule("PSM511", Decree(id="a", in_force_from=NEW, withheld=["status"]), changing(issued=OLD))
    assert other.settled_by == ("/decrees/1/issued", "/decrees/0/issued", "/decrees/0/status")
    assert all(each.message(language=language) for each in (finding, other) for language in LANGUAGES)
