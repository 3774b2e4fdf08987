"""Many boards or holders at once: each rule about pairs reports them once."""

from __future__ import annotations

import attrs
import pytest

from psm_model.entities import Appointment, Post, Tenure, TermStatus
from psm_model.values import PartialDate, Period, Verdict
from psm_model.values.date_words import read_date, resolve_year
from tests.rules.samples import IPSM, appoint, run_rule, term


@pytest.mark.parametrize(
    ("code", "span", "status"),
    [
        ("PSM101", "2020-01-01/2024-12-31", TermStatus.IN_OFFICE),
        ("PSM109", "2020-01-01/2024-12-31", TermStatus.DISPUTED),
        ("PSM112", "2020/2020", TermStatus.IN_OFFICE),
    ],
)
def test_many_boards_are_one_finding(code: str, span: str, status: TermStatus) -> None:
    """One finding names twenty boards at once; if it is undetermined, it has the facts that would settle it."""
    terms = [attrs.evolve(term(span, f"t-{at:02}"), status=status, other_labels=(str(at),)) for at in range(20)]
    (finding,) = run_rule(code, IPSM, *terms)
    assert finding.ids == (*(board.id for board in terms), "o")
    assert finding.params == {"count": 20, "organisation": "o", "most": 50}
    assert "20 board terms of organisation IPSM Contoh" in finding.message()
    assert (finding.verdict is Verdict.YES) == (finding.settled_by == ())


def test_many_holders_of_one_seat_may_hand_it_over() -> None:
    """One finding covers twenty holders who may hold a seat one after another."""
    chairs = [appoint("2021/2021", f"a-{at:02}", member=f"m-{at}") for at in range(20)]
    (finding,) = run_rule("PSM209", IPSM, term("2020/2025", "t", *chairs))
    assert finding.verdict is Verdict.UNDETERMINED
    assert finding.params == {"term": "t", "post": "chair", "count": 20, "most": 50}


@pytest.mark.parametrize(
    ("span", "verdict"), [("2020-01-01/2024-12-31", "yes"), ("2020/2024", "yes"), ("2020/2020", "undetermined")]
)
def test_succeeded_holder_of_the_whole_term_overlaps_another(span: str, verdict: str) -> None:
    """Two holders start with the term; the start of a successor decides whether they share more than its first day."""
    board = (
        Appointment(id="a", post=Post.CHAIR, member_id="m"),
        Appointment(id="b", post=Post.CHAIR, member_id="n"),
        Appointment(id="c", post=Post.CHAIR, member_id="p", replaces_id="a", period=Period.parse("2020-12/2024")),
    )
    whole = attrs.evolve(term(span, "t", *board), tenure=Tenure.WHOLE_TERM)
    pairs = {finding.ids[:2]: finding.verdict.value for finding in run_rule("PSM202", IPSM, whole)}
    assert pairs["a", "b"] in {verdict, "undetermined"}


def test_contradictory_words_are_not_a_date() -> None:
    """Words with two weekdays, or with a day that no year has, are not read as a date."""
    assert read_date("Rabu, 15 Oktober 2025 (Kamis)") is None
    words = read_date("Rabu (31/2)")
    assert words is not None
    assert resolve_year(words, PartialDate(2025, 10, 16).earliest) is None


def test_holders_succeeded_on_the_second_day_do_not_hand_over() -> None:
    """Both holders have the post only on the first day of the term, so neither hands it over to the other."""
    board = (
        Appointment(id="a", post=Post.CHAIR, member_id="m"),
        Appointment(id="b", post=Post.CHAIR, member_id="n"),
        *(appoint("2020-01-02/2024-12-31", f"c-{id_}", member="p", replaces=id_) for id_ in ("a", "b")),
    )
    whole = attrs.evolve(term("2020-01-01/2024-12-31", "t", *board), tenure=Tenure.WHOLE_TERM)
    assert run_rule("PSM209", IPSM, whole) == []
