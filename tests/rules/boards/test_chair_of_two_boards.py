"""PSM213: when chair-of-two-boards is found, and when not."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.checking.clusters import MOST_PAIRS
from psm_model.entities import BoardTerm, Capacity, Organisation, Post, Tenure, TermStatus
from psm_model.values import Level, Verdict
from tests.rules import oracles
from tests.rules.boards.chairs_records import EXAMPLES
from tests.rules.samples import IPSM, KASMAD, MAYBE, NO, YES, found, held, term, told, verdict

BOARD = "2020-01-01/2025-01-01"
OTHER = Organisation(id="p", name="IPSM Misal", level=Level.VILLAGE)
SHORT = ["2022-02-01/2022-02-02", "2022-02-02/2022-02-03", "2022-02/2022-02-03", "2022-02-02/2022-02"]
OWN = st.none() | st.sampled_from(["2022-02-01/2022-02-01", *SHORT, "2022-02-02/..", "2022-02-02/"])


def chair_of(organisation_id: str, span: str | None, own: str | None, **fields: Any) -> BoardTerm:
    """A term of an organisation with its chair."""
    board = term(span, f"t-{organisation_id}", held(own, member="m"))
    return attrs.evolve(board, **{"organisation_id": organisation_id, **fields})


@EXAMPLES
@given(st.sampled_from(SHORT), st.sampled_from(SHORT), OWN, OWN, st.sampled_from(Tenure))
@example("2022-02-01/2022-02-02", "2022-02-02/2022-02-03", None, None, Tenure.WHOLE_TERM)
def test_two_chairs_at_once(span: str, other_span: str, own: str | None, other_own: str | None, tenure: Tenure) -> None:
    """What PSM213 says of two boards holds in all completions of the days of both chairs, in none, or in some."""
    first, second = chair_of("o", span, own, tenure=tenure), chair_of("p", other_span, other_own)
    worlds = [oracles.completions_held(board.appointments[0], board) for board in (first, second)]
    assert verdict("PSM213", IPSM, OTHER, KASMAD, first, second) is oracles.in_two_chairs(*worlds)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, YES),
        ({"organisation_id": "o"}, NO),
        ({"status": TermStatus.ANNULLED}, NO),
        ({"status": TermStatus.DISPUTED}, YES),
        ({"appointments": (held(BOARD, member="n"),)}, NO),
        ({"appointments": (held(BOARD, office="Camat"),)}, NO),
        ({"appointments": (held(BOARD, post=Post.SECRETARY, member="m"),)}, NO),
        ({"appointments": (held(BOARD, member="m", section="Humas"),)}, NO),
        ({"appointments": (held(BOARD, member="m", section="Pengurus Harian"),)}, YES),
        *(
            ({"appointments": (held(BOARD, member="m", capacity=capacity),)}, NO)
            for capacity in Capacity
            if capacity is not Capacity.SUBSTANTIVE
        ),
        ({"appointments": (held("2019-01-01/2020-01-01", member="m"),)}, NO),  # a handover day
        ({"appointments": (held("2019-01-01/2020-01-02", member="m"),)}, YES),
        ({"appointments": (held(None, member="m"),)}, MAYBE),
        ({"appointments": (held(None, member="m"),), "tenure": Tenure.WHOLE_TERM}, YES),
        ({"appointments": (held(None, member="m"),), "period": None}, NO),  # when is not said
    ],
    ids=str,
)
def test_which_chairs_are_compared(change: dict[str, Any], expected: Verdict) -> None:
    """Two boards of different organisations that were in office are compared, by their chairs in their own right."""
    second = attrs.evolve(chair_of("p", BOARD, BOARD), **change)
    assert verdict("PSM213", IPSM, OTHER, KASMAD, chair_of("o", BOARD, BOARD), second) is expected


def test_two_chairs_are_told_whole() -> None:
    """The finding names the organisations and the days, points to both appointments, and says what would settle it."""
    (one,) = found("PSM213", IPSM, OTHER, KASMAD, chair_of("p", BOARD, "2021/2024"), chair_of("o", BOARD, "2022/2023"))
    assert told(one) == {
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
    first = chair_of("o", "2020/2022", None, tenure=Tenure.WHOLE_TERM)
    (other,) = found("PSM213", IPSM, OTHER, first, chair_of("p", BOARD, "2022/2023"))
    assert other.settled_by == ("/board_terms/0/period/end", "/board_terms/1/appointments/0/period/start")
    (third,) = found("PSM213", IPSM, OTHER, attrs.evolve(first, tenure=Tenure.UNSTATED), chair_of("p", BOARD, BOARD))
    assert third.settled_by == ("/board_terms/0/appointments/0/period",)
    replaced = attrs.evolve(first, appointments=(*first.appointments, held("2021/2022", "b", member="n", replaces="a")))
    (fourth,) = found("PSM213", IPSM, OTHER, replaced, chair_of("p", BOARD, "2021-06-01/2022-01-01"))
    assert fourth.settled_by == ("/board_terms/0/period/end", "/board_terms/0/appointments/0/period")


def test_chairs_of_many_boards_are_told_at_once() -> None:
    """One who chairs very many boards at a time is told once, with all of them."""
    boards = [chair_of(f"o-{place:03}", BOARD, BOARD) for place in range(300)]
    (one,) = found("PSM213", *boards)
    assert (one.verdict, len(one.ids), one.params) == (YES, 601, {"member": "m", "count": 300, "most": MOST_PAIRS})
    (other,) = found("PSM213", *(chair_of(f"o-{place:03}", BOARD, None) for place in range(300)))
    assert (other.verdict, len(other.settled_by)) == (MAYBE, 300)
