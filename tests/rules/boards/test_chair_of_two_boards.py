"""PSM213: conditions and report of chair-of-two-boards."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.checking.clusters import MAX_PAIRS
from psm_model.checks import check
from psm_model.entities import (
    Appointment,
    BoardTerm,
    Capacity,
    Organisation,
    Post,
    Register,
    Tenure,
    TermChange,
    TermChangeKind,
    TermStatus,
)
from psm_model.values import Level, PartialDate, Period, Verdict
from tests.rules import oracles
from tests.rules.boards.chairs_records import EXAMPLES
from tests.rules.samples import IPSM, KASMAD, MAYBE, NO, YES, appoint, run_rule, summarise, term, verdict

BOARD = "2020-01-01/2025-01-01"
OTHER = Organisation(id="p", name="IPSM Misal", level=Level.VILLAGE)
SHORT = ["2022-02-01/2022-02-02", "2022-02-02/2022-02-03", "2022-02/2022-02-03", "2022-02-02/2022-02"]
OWN = st.none() | st.sampled_from(["2022-02-01/2022-02-01", *SHORT, "2022-02-02/..", "2022-02-02/"])


def make_chaired_term(organisation_id: str, span: str | None, own: str | None, **fields: Any) -> BoardTerm:
    """Return a term of an organisation with its chair."""
    board = term(span, f"t-{organisation_id}", appoint(own, member="m"))
    return attrs.evolve(board, **{"organisation_id": organisation_id, **fields})


@EXAMPLES
@given(st.sampled_from(SHORT), st.sampled_from(SHORT), OWN, OWN, st.sampled_from(Tenure))
@example("2022-02-01/2022-02-02", "2022-02-02/2022-02-03", None, None, Tenure.WHOLE_TERM)
def test_verdict_on_two_chairs_matches_all_completions(
    span: str, other_span: str, own: str | None, other_own: str | None, tenure: Tenure
) -> None:
    """The verdict of PSM213 on two boards agrees with all completions of the days of both chairs."""
    first, second = make_chaired_term("o", span, own, tenure=tenure), make_chaired_term("p", other_span, other_own)
    worlds = [oracles.list_appointment_spans(board.appointments[0], board) for board in (first, second)]
    assert verdict("PSM213", IPSM, OTHER, KASMAD, first, second) is oracles.judge_two_chairs(*worlds)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, YES),
        ({"organisation_id": "o"}, NO),
        ({"status": TermStatus.ANNULLED}, NO),
        ({"status": TermStatus.DISPUTED}, MAYBE),
        ({"appointments": (appoint(BOARD, member="n"),)}, NO),
        ({"appointments": (appoint(BOARD, office="Camat"),)}, NO),
        ({"appointments": (appoint(BOARD, post=Post.SECRETARY, member="m"),)}, NO),
        ({"appointments": (appoint(BOARD, member="m", section="Humas"),)}, NO),
        ({"appointments": (appoint(BOARD, member="m", section="Pengurus Harian"),)}, YES),
        *(
            ({"appointments": (appoint(BOARD, member="m", capacity=capacity),)}, NO)
            for capacity in Capacity
            if capacity is not Capacity.SUBSTANTIVE
        ),
        ({"appointments": (appoint("2019-01-01/2020-01-01", member="m"),)}, NO),  # a handover day
        ({"appointments": (appoint("2019-01-01/2020-01-02", member="m"),)}, YES),
        ({"appointments": (appoint(None, member="m"),)}, MAYBE),
        ({"appointments": (appoint(None, member="m"),), "tenure": Tenure.WHOLE_TERM}, YES),
        ({"appointments": (appoint(None, member="m"),), "period": None}, NO),  # the days are unknown
    ],
    ids=str,
)
def test_only_substantive_chairs_of_boards_in_office_are_compared(change: dict[str, Any], expected: Verdict) -> None:
    """The substantive chairs of boards of different organisations that were in office are compared."""
    second = attrs.evolve(make_chaired_term("p", BOARD, BOARD), **change)
    assert verdict("PSM213", IPSM, OTHER, KASMAD, make_chaired_term("o", BOARD, BOARD), second) is expected


def test_report_of_two_chairs_is_complete() -> None:
    """The finding names the organisations and the days, points to both appointments, and names what would settle it."""
    (finding,) = run_rule(
        "PSM213",
        IPSM,
        OTHER,
        KASMAD,
        make_chaired_term("p", BOARD, "2021/2024"),
        make_chaired_term("o", BOARD, "2022/2023"),
    )
    assert summarise(finding) == {
        "code": "PSM213",
        "severity": "info",
        "verdict": "yes",
        "path": "/board_terms/1/appointments/0",
        "params": {
            "member": "m",
            "first": "p",
            "second": "o",
            "certain_days": "2022-12-31/2023-01-01",
            "possible_days": "2022-01-01/2023-12-31",
        },
        "ids": ["m", "t-p", "t-o", "p", "o"],
        "related": ["/board_terms/0/appointments/0"],
        "settled_by": [],
    }
    first = make_chaired_term("o", "2020/2022", None, tenure=Tenure.WHOLE_TERM)
    (other,) = run_rule("PSM213", IPSM, OTHER, first, make_chaired_term("p", BOARD, "2022/2023"))
    assert other.settled_by == ("/board_terms/0/period/end", "/board_terms/1/appointments/0/period/start")
    (third,) = run_rule(
        "PSM213", IPSM, OTHER, attrs.evolve(first, tenure=Tenure.UNSTATED), make_chaired_term("p", BOARD, BOARD)
    )
    assert third.settled_by == ("/board_terms/0/appointments/0/period",)
    replaced = attrs.evolve(
        first, appointments=(*first.appointments, appoint("2021/2022", "b", member="n", replaces="a"))
    )
    (fourth,) = run_rule("PSM213", IPSM, OTHER, replaced, make_chaired_term("p", BOARD, "2021-06-01/2022-01-01"))
    assert fourth.settled_by == ("/board_terms/0/period/end", "/board_terms/0/appointments/0/period")


def test_chair_of_many_boards_has_one_finding() -> None:
    """A member who chairs very many boards at a time has one finding with all of them."""
    boards = [make_chaired_term(f"o-{place:03}", BOARD, BOARD) for place in range(300)]
    (finding,) = run_rule("PSM213", *boards)
    assert (finding.verdict, len(finding.ids), finding.params) == (
        YES,
        601,
        {"member": "m", "count": 300, "most": MAX_PAIRS},
    )
    (undetermined,) = run_rule("PSM213", *(make_chaired_term(f"o-{place:03}", BOARD, None) for place in range(300)))
    assert (undetermined.verdict, len(undetermined.settled_by)) == (MAYBE, 300)


def test_the_change_of_a_term_is_a_fact() -> None:
    """Where a chair's term was extended, the new end or the next board would settle whether two boards share a day."""
    chair = appoint(None, member="m")
    until = TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2026))
    open_ended = TermChange(kind=TermChangeKind.EXTENDED, until_successor=True)
    later = attrs.evolve(term("2026-07-01/2031-06-30", "t-p", chair), organisation_id="p")
    for change, pointer in ((until, "/board_terms/0/changes/0/until"), (open_ended, "/board_terms/0/changes/0")):
        board = attrs.evolve(term("2020-01-01/2024-12-31", "t-o", chair), changes=(change,), tenure=Tenure.WHOLE_TERM)
        (finding,) = run_rule("PSM213", IPSM, OTHER, KASMAD, board, attrs.evolve(later, tenure=Tenure.WHOLE_TERM))
        assert finding.verdict is MAYBE
        assert pointer in finding.settled_by


@pytest.mark.parametrize(
    ("term_fields", "post_fields", "fact"),
    [
        ({"withheld": ["status"]}, {}, "/board_terms/0/status"),
        ({}, {"withheld": ["capacity"]}, "/board_terms/0/appointments/0/capacity"),
        ({}, {"withheld": ["section"]}, "/board_terms/0/appointments/0/section"),
    ],
)
def test_a_chair_by_what_is_left_out_is_not_certain(
    term_fields: dict[str, Any], post_fields: dict[str, Any], fact: str
) -> None:
    """A board that may be annulled, and a chair who may be acting or of a section, leave one fact open."""
    span = Period.parse("2020-01-01/2024-12-31")
    chair = Appointment(id="a", post=Post.CHAIR, member_id="m", period=span)
    vague = attrs.evolve(chair, **post_fields)
    first = BoardTerm(id="t", organisation_id="o", period=span, appointments=[vague], **term_fields)
    second = BoardTerm(id="u", organisation_id="p", period=span, appointments=[attrs.evolve(chair, id="b")])
    findings = check(Register.of(KASMAD, first, second), undetermined=True)
    found = [(finding.verdict, finding.settled_by) for finding in findings if finding.code == "PSM213"]
    assert found == [(Verdict.UNDETERMINED, (fact,))]
