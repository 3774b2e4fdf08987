"""PSM509: when decree-no-longer-valid is found, and when not."""

from __future__ import annotations

from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checks import check
from psm_model.entities import BoardTerm, Capacity, Decree, DecreeStatus, Member, Register, Tenure, TermStatus
from psm_model.values import PartialDate, Period, Verdict
from tests.rules import oracles
from tests.rules.samples import IPSM, KASMAD, MAYBE, NO, YES, appoint, run_rule, summarise, term, verdict
from tests.rules.spans import spans

DAYS = ("2022-01-27", "2022-01-30", "2022-01-31", "2022-02-01", "2022-02-04", "2022-02-05", "2022-01", "2022-02")
OLD = Decree(id="old", issued=PartialDate(2021))


def ending(effect: str | None, decree_id: str = "new", **fields: Any) -> Decree:
    """Return a decree that revokes the old one, with a written first day in force."""
    others = {"revokes_ids": ["old"], **fields}
    return Decree(id=decree_id, in_force_from=None if effect is None else PartialDate.parse(effect), **others)


def decreed(span: str | None, *decree_ids: str, **fields: Any) -> BoardTerm:
    """Return a term with this span and decrees."""
    return attrs.evolve(term(span), decree_ids=decree_ids, **fields)


@given(spans(), st.lists(st.sampled_from(DAYS), min_size=1, max_size=2))
def test_verdict_on_a_board_matches_all_completions(span: str, effects: list[str]) -> None:
    """A board runs on if its last day is not before the first day of the earliest decree that ended its own."""
    decrees = [ending(effect, f"new-{number}") for number, effect in enumerate(effects)]
    ends = product(*(oracles.days_of_date(PartialDate.parse(effect)) for effect in effects))
    worlds = product(oracles.completions(Period.parse(span)), ends)
    expected = oracles.judged(last >= min(days) for (_, last), days in worlds)
    assert verdict("PSM509", OLD, *decrees, IPSM, decreed(span, "old")) is expected


@given(spans(), spans(), st.sampled_from(DAYS))
def test_verdict_on_a_post_matches_all_completions(span: str, own_span: str, effect: str) -> None:
    """A post with a decree of its own is judged by its own last day, whatever decrees its board has."""
    post = attrs.evolve(appoint(own_span), decree_ids=("old",))
    worlds = product(oracles.completions(Period.parse(own_span)), oracles.days_of_date(PartialDate.parse(effect)))
    expected = oracles.judged(last >= day for (_, last), day in worlds)
    board = attrs.evolve(term(span, "t", post), decree_ids=("board",))
    findings = run_rule("PSM509", OLD, Decree(id="board"), ending(effect), IPSM, board)
    assert [(finding.verdict, finding.path) for finding in findings] == (
        [] if expected is NO else [(expected, "/board_terms/0/appointments/0/decree_ids")]
    )


@pytest.mark.parametrize(
    ("span", "effect", "expected"),
    [
        ("2020-01-01/2024-12-31", "2024-12-31", YES),
        ("2020-01-01/2024-12-31", "2025-01-01", NO),
        ("2020/2024", "2024-06-01", MAYBE),
        ("2020/2024", "2024", MAYBE),
        ("2020/2024", "2023", YES),
        ("2020/2024", "2025", NO),
        ("2020/..", "2199", YES),
        ("2020/", "2025", MAYBE),
        (None, "2025", MAYBE),
        # A first day that is not recorded is undetermined, also for a board without an end.
        ("2020/2024", None, MAYBE),
        ("2020/..", None, MAYBE),
        ("2020/", None, MAYBE),
        (None, None, MAYBE),
    ],
)
@pytest.mark.parametrize("ended", [{"revokes_ids": ["old"]}, {"replaces_ids": ["old"], "revokes_ids": []}], ids=str)
def test_bounds_of_a_lapsed_decree(
    span: str | None, effect: str | None, expected: Verdict, ended: dict[str, Any]
) -> None:
    """The last day of a board may be the day before the new decree is in force."""
    new = ending(effect, **ended)
    assert verdict("PSM509", OLD, new, IPSM, decreed(span, "old")) is expected


@pytest.mark.parametrize(
    ("issued", "expected"), [("2024-12-31", MAYBE), ("2024", MAYBE), ("2025-01-01", NO), ("2025", NO)]
)
def test_a_decree_is_not_in_force_before_its_issue(issued: str, expected: Verdict) -> None:
    """Without a first day in force, a decree ends another on some day from the day of issue on."""
    new = attrs.evolve(ending(None), issued=PartialDate.parse(issued))
    assert verdict("PSM509", OLD, new, IPSM, decreed("2020-01-01/2024-12-31", "old")) is expected


@pytest.mark.parametrize(
    ("others", "decree_ids", "expected"),
    [
        ((), ("old",), YES),
        # Another valid decree is enough, such as the one that ended the first.
        ((Decree(id="valid"),), ("old", "valid"), NO),
        ((), ("old", "new"), NO),
        # A decree that only amends others, was not issued or does not exist appoints nobody.
        ((Decree(id="amends", amends_ids=["old"]),), ("old", "amends"), YES),
        ((Decree(id="never", status=DecreeStatus.NOT_ISSUED),), ("old", "never"), YES),
        ((), ("old", "nowhere"), YES),
        ((Decree(id="amends", amends_ids=["old"]),), ("amends",), NO),
        ((), ("nowhere",), NO),
        ((), (), NO),
        # Two decrees that both ended: the last of them counts.
        ((Decree(id="second"), ending("2024-12-31", "last", revokes_ids=["second"])), ("old", "second"), YES),
        ((Decree(id="second"), ending("2025-01-01", "last", revokes_ids=["second"])), ("old", "second"), NO),
        ((Decree(id="second"), ending("2024", "last", revokes_ids=["second"])), ("old", "second"), YES),
        ((Decree(id="second"), ending(None, "last", revokes_ids=["second"])), ("old", "second"), MAYBE),
        # A decree that was not issued ends nothing.
        ((Decree(id="x"), ending("2020", "y", revokes_ids=["x"], status=DecreeStatus.NOT_ISSUED)), ("x",), NO),
    ],
)
def test_only_boards_without_a_valid_decree_are_found(
    others: tuple[Decree, ...], decree_ids: tuple[str, ...], expected: Verdict
) -> None:
    """A board is found if all decrees that appoint it ended while it runs."""
    board = decreed("2020-01-01/2024-12-31", *decree_ids)
    assert verdict("PSM509", OLD, ending("2022-01-01"), *others, IPSM, board) is expected


@pytest.mark.parametrize("status", TermStatus)
def test_boards_that_are_not_in_office_are_not_checked(status: TermStatus) -> None:
    """Annulled and disputed boards have no finding."""
    board = decreed("2020-01-01/2024-12-31", "old", status=status)
    expected = NO if status in {TermStatus.ANNULLED, TermStatus.DISPUTED} else YES
    assert verdict("PSM509", OLD, ending("2022-01-01"), IPSM, board) is expected


@pytest.mark.parametrize("capacity", Capacity)
def test_only_posts_that_are_held_are_checked(capacity: Capacity) -> None:
    """Former and incoming holders hold no post that a decree could end."""
    post = attrs.evolve(appoint("2020-01-01/2024-12-31", capacity=capacity), decree_ids=("old",))
    board = term("2020-01-01/2024-12-31", "t", post)
    expected = NO if capacity in {Capacity.FORMER, Capacity.ELECT} else YES
    assert verdict("PSM509", OLD, ending("2022-01-01"), IPSM, board) is expected


def test_a_post_without_a_period_lasts_as_long_as_its_board_at_most() -> None:
    """A post that is held for the whole term runs on with it; otherwise it may have ended before."""
    post = attrs.evolve(appoint(None), decree_ids=("old",))
    board = term("2020-01-01/2024-12-31", "t", post)
    whole = attrs.evolve(board, tenure=Tenure.WHOLE_TERM)
    for effect, unstated, stated in (("2022-01-01", MAYBE, YES), ("2025-01-01", NO, NO)):
        assert verdict("PSM509", OLD, ending(effect), IPSM, board) is unstated
        assert verdict("PSM509", OLD, ending(effect), IPSM, whole) is stated


def test_a_post_without_decrees_of_its_own_has_no_finding() -> None:
    """Only the board is reported if its decree ended, not each of its posts."""
    board = decreed("2020-01-01/2024-12-31", "old", appointments=(appoint(None, "a"), appoint(None, "b")))
    (finding,) = run_rule("PSM509", OLD, ending("2022-01-01"), IPSM, board)
    assert finding.path == "/board_terms/0/decree_ids"


def test_members_and_organisations_do_not_lapse() -> None:
    """The rule is about boards and posts: the decree of a member or an organisation may end."""
    member: Member = attrs.evolve(KASMAD, service=Period.parse("2020/.."), decree_ids=("old",))
    organisation = attrs.evolve(IPSM, decree_ids=("old",))
    assert run_rule("PSM509", OLD, ending("2022-01-01"), organisation, member) == []


def test_report_of_a_lapsed_decree_is_complete() -> None:
    """The finding points to the decrees of the board or post, and names the last to end and the one that ended it."""
    post = attrs.evolve(appoint("2020/2024", "a"), decree_ids=("old",))
    board = decreed("2020-01-01/2024-12-31", "old", "second", appointments=(post,))
    decrees = (OLD, Decree(id="second"), ending("2022-01-01"), ending("2023", "last", revokes_ids=["second"]))
    of_post, of_board = run_rule("PSM509", *decrees, IPSM, term("2015/2019", "u"), board)
    assert summarise(of_board) == {
        "code": "PSM509",
        "severity": "warning",
        "verdict": "yes",
        "path": "/board_terms/1/decree_ids",
        "params": {"what": "board term", "id": "t", "decree": "second", "ending": "last"},
        "ids": ["t", "o", "old", "second"],
        "related": [],
        "settled_by": [],
    }
    assert summarise(of_post) == {
        **summarise(of_board),
        "path": "/board_terms/1/appointments/0/decree_ids",
        "params": {"what": "appointment", "id": "a", "decree": "old", "ending": "new"},
        "ids": ["a", "t", "o", "old"],
    }


@pytest.mark.parametrize(
    ("span", "effects", "pointers"),
    [
        ("2020/2024", ["2024-05-01"], ["/board_terms/0/period/end"]),
        ("2020-01-01/2024-05-01", ["2024"], ["/decrees/1/in_force_from"]),
        ("2020-01-01/2024-05-01", [None], ["/decrees/1/in_force_from"]),
        ("2020-01-01/2024", ["2024-05"], ["/board_terms/0/period/end", "/decrees/1/in_force_from"]),
        (None, ["2024-05-01"], ["/board_terms/0/period"]),
        # The earliest of two: either may be.
        ("2020-01-01/2024-05-01", ["2024", None], ["/decrees/1/in_force_from", "/decrees/2/in_force_from"]),
        ("2020-01-01/2024-05-01", ["2024-06-01", "2024"], ["/decrees/2/in_force_from"]),
    ],
)
def test_facts_that_would_settle_an_end_are_named(
    span: str | None, effects: list[str | None], pointers: list[str]
) -> None:
    """An undetermined finding names the end of the board and the first days of the decrees that are not known."""
    decrees = [ending(effect, f"new-{number}") for number, effect in enumerate(effects)]
    (finding,) = run_rule("PSM509", OLD, *decrees, IPSM, decreed(span, "old"))
    assert (finding.verdict, finding.settled_by) == (MAYBE, tuple(pointers))


@given(st.permutations([OLD, ending("2022-01-01"), Decree(id="x"), Decree(id="y", issued=PartialDate(2020))]))
def test_the_order_of_decrees_has_no_effect(decrees: list[Decree]) -> None:
    """A decree may be ended by one before or after it."""
    register = Register.of(*decrees, IPSM, decreed("2020-01-01/2024-12-31", "old"))
    assert check(register).codes == ("PSM509",)
