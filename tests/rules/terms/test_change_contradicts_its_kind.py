"""PSM116: the days of each change are compared with the days before it in all possible worlds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import BoardTerm, TermChange, TermChangeKind
from psm_model.values import PartialDate, Period, Verdict
from tests.entities.attested_worlds import UNTIL_NEXT, days, days_in_window, iter_worlds, judge_all, spans
from tests.rules.samples import MAYBE, NO, YES, run_rule, verdict

EXTENDED, SHORTENED = TermChangeKind
CHANGES = st.builds(TermChange, kind=st.sampled_from(TermChangeKind), until=days()) | st.just(UNTIL_NEXT)


def iter_contradictions(span: Period | None, changes: list[TermChange]) -> Iterator[list[bool]]:
    """Yield whether each change contradicts the days before it, in each world with a span in order."""
    dated = [number for number, change in enumerate(changes) if change.until is not None]
    worlds = [
        (start, end, dict(zip(dated, untils, strict=True)))
        for start, end in iter_worlds(span, [])
        for untils in product(*(days_in_window(changes[number].until) for number in dated))
    ]
    in_order = [world for world in worlds if not dated or world[0] <= world[2][dated[-1]]]
    for start, end, untils in in_order or worlds:
        answers, last_day, is_open = [], end, False
        for number, change in enumerate(changes):
            until = untils.get(number)
            if until is not None:
                wrong = until < last_day if change.kind is EXTENDED else until > last_day and not is_open
                answers.append(wrong or until < start)
                last_day = until
            is_open = until is None
        yield answers


@given(spans(), st.lists(CHANGES, min_size=1, max_size=3))
def test_changes_are_judged_in_all_worlds(span: Period | None, changes: list[TermChange]) -> None:
    """A change is found if it extends the term to an earlier end, shortens it to a later one, or ends it too early."""
    record = BoardTerm(id="t", organisation_id="o", period=span, changes=changes)
    found = {finding.path: finding.verdict for finding in run_rule("PSM116", record)}
    dated = [number for number, change in enumerate(changes) if change.until is not None]
    worlds = list(iter_contradictions(span, changes))
    expected = {
        f"/board_terms/0/changes/{number}/until": judge_all([answers[at] for answers in worlds])
        for at, number in enumerate(dated)
    }
    assert found == {path: answer for path, answer in expected.items() if answer is not Verdict.NO}


@pytest.mark.parametrize(
    ("kind", "until", "expected"),
    [
        (EXTENDED, PartialDate(2023), YES),
        (EXTENDED, PartialDate(2019), YES),
        (EXTENDED, PartialDate(2025), MAYBE),
        (EXTENDED, PartialDate(2025, 12, 31), NO),
        (SHORTENED, PartialDate(2028), YES),
        (SHORTENED, PartialDate(2010), YES),
        (SHORTENED, PartialDate(2025), MAYBE),
        (SHORTENED, PartialDate(2020), NO),
    ],
)
def test_the_label_is_the_term_that_is_changed(kind: TermChangeKind, until: PartialDate, expected: Verdict) -> None:
    """Without a period, a change is compared with the years of the label."""
    record = BoardTerm(id="t", organisation_id="o", label="2020–2025", changes=[TermChange(kind=kind, until=until)])
    assert verdict("PSM116", record) is expected


def test_an_open_term_cannot_be_extended_to_a_day() -> None:
    """A term without an end is only shortened to a day."""
    until = PartialDate.from_date(date(2030, 1, 1))
    for kind, expected in ((EXTENDED, YES), (SHORTENED, NO)):
        record = BoardTerm(
            id="t",
            organisation_id="o",
            period=Period.parse("2020/.."),
            changes=[TermChange(kind=kind, until=until)],
        )
        assert verdict("PSM116", record) is expected


@pytest.mark.parametrize(
    ("changes", "number", "words"),
    [
        ([(SHORTENED, 2020), (EXTENDED, 2019)], 1, "until 2020"),
        ([(SHORTENED, 2020)], 0, "at a time that is not known"),
    ],
)
def test_a_term_without_dates_is_described_by_what_is_known(
    changes: list[tuple[TermChangeKind, int]], number: int, words: str
) -> None:
    """The message of a term without a span names its last day before the change, if one is known."""
    made = [TermChange(kind=kind, until=PartialDate(year)) for kind, year in changes]
    record = BoardTerm(id="t", organisation_id="o", changes=[*made, UNTIL_NEXT])
    messages = {finding.path: str(finding) for finding in run_rule("PSM116", record)}
    assert f"({words})" in messages[f"/board_terms/0/changes/{number}/until"]
