"""PSM509: when decree-no-longer-valid is found, and when not."""

from __future__ import annotations

from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checks import check
from psm_model.entities import (
    Appointment,
    BoardTerm,
    Capacity,
    Decree,
    DecreeStatus,
    Member,
    Post,
    Register,
    Tenure,
    TermChange,
    TermChangeKind,
    TermStatus,
)
from psm_model.values import PartialDate, Period, Verdict
from tests.rules import oracles
from tests.rules.samples import IPSM, KASMAD, MAYBE, NO, YES, appoint, run_rule, summarise, term, verdict
from tests.rules.spans import generate_span

VALID = Decree(id="valid", in_force_from=PartialDate(2021))
SECOND = Decree(id="second", in_force_from=PartialDate(2021))
DAYS = ("2022-01-27", "2022-01-30", "2022-01-31", "2022-02-01", "2022-02-04", "2022-02-05", "2022-01", "2022-02")
OLD = Decree(id="old", issued=PartialDate(2021))


def ending(effect: str | None, decree_id: str = "new", **fields: Any) -> Decree:
    """Return a decree that revokes the old one, with a written first day in force."""
    others = {"revokes_ids": ["old"], **fields}
    return Decree(id=decree_id, in_force_from=None if effect is None else PartialDate.parse(effect), **others)


def decreed(span: str | None, *decree_ids: str, **fields: Any) -> BoardTerm:
    """Return a term with this span and decrees."""
    return attrs.evolve(term(span), decree_ids=decree_ids, **fields)


@given(generate_span(), st.lists(st.sampled_from(DAYS), min_size=1, max_size=2))
def test_verdict_on_a_board_matches_all_completions(span: str, effects: list[str]) -> None:
    """A board runs on if it has a day after the end of its decree, other than a last day on which that was ended."""
    decrees = [ending(effect, f"new-{number}") for number, effect in enumerate(effects)]
    ends = product(*(oracles.days_of_date(PartialDate.parse(effect)) for effect in effects))
    worlds = product(oracles.list_completions(Period.parse(span)), ends)
    expected = oracles.judge_all(last > min(days) for (_, last), days in worlds)
    assert verdict("PSM509", OLD, *decrees, IPSM, decreed(span, "old")) is expected


@given(generate_span(), generate_span(), st.sampled_from(DAYS))
def test_verdict_on_a_post_matches_all_completions(span: str, own_span: str, effect: str) -> None:
    """A post with a decree of its own is judged by its own last day, unless a decree of its board is in force."""
    post = attrs.evolve(appoint(own_span), decree_ids=("old",))
    worlds = product(oracles.list_completions(Period.parse(own_span)), oracles.days_of_date(PartialDate.parse(effect)))
    expected = oracles.judge_all(last > day for (_, last), day in worlds)
    findings = run_rule("PSM509", OLD, ending(effect), IPSM, term(span, "t", post))
    assert [(finding.verdict, finding.path) for finding in findings] == (
        [] if expected is NO else [(expected, "/board_terms/0/appointments/0/decree_ids")]
    )
    valid = Decree(id="board", in_force_from=PartialDate(2020))
    board = attrs.evolve(term(span, "t", post), decree_ids=("board",))
    assert run_rule("PSM509", OLD, valid, ending(effect), IPSM, board) == []


@pytest.mark.parametrize(
    ("span", "effect", "expected"),
    [
        ("2020-01-01/2024-12-31", "2024-12-30", YES),
        # The last day may be the day of the handover.
        ("2020-01-01/2024-12-31", "2024-12-31", NO),
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
    """The last day of a board may be the first day of the new decree."""
    new = ending(effect, **ended)
    assert verdict("PSM509", OLD, new, IPSM, decreed(span, "old")) is expected


@pytest.mark.parametrize("issued", ["2019", "2024-12-30", "2024", "2024-12-31", "2025"])
def test_a_decree_may_end_another_before_its_issue(issued: str) -> None:
    """Without a first day in force, a decree may end another on any day, whenever it was issued (*berlaku surut*)."""
    new = attrs.evolve(ending(None), issued=PartialDate.parse(issued))
    assert verdict("PSM509", OLD, new, IPSM, decreed("2020-01-01/2024-12-31", "old")) is MAYBE


@pytest.mark.parametrize(
    ("others", "decree_ids", "expected"),
    [
        ((), ("old",), YES),
        # Another valid decree is enough, such as the one that ended the first.
        ((VALID,), ("old", "valid"), NO),
        ((), ("old", "new"), NO),
        # It may not be in force yet if its first day is not recorded.
        ((Decree(id="valid"),), ("old", "valid"), MAYBE),
        ((attrs.evolve(VALID, in_force_from=PartialDate(2022, 1, 2)),), ("old", "valid"), YES),
        # A decree that only amends others or was not issued appoints nobody; one that also replaces others does.
        ((Decree(id="amends", amends_ids=["old"]),), ("old", "amends"), YES),
        ((attrs.evolve(VALID, amends_ids=["x"], replaces_ids=["y"]),), ("old", "valid"), NO),
        ((attrs.evolve(VALID, status=DecreeStatus.NOT_ISSUED),), ("old", "valid"), YES),
        ((Decree(id="amends", amends_ids=["old"]),), ("amends",), NO),
        # A decree that is not in the register, or that may not have been issued, may be valid.
        ((), ("old", "nowhere"), MAYBE),
        ((attrs.evolve(VALID, withheld=["status"]),), ("old", "valid"), MAYBE),
        ((), ("nowhere",), NO),
        ((), (), NO),
        # Two decrees that both ended: the last of them counts.
        ((SECOND, ending("2024-12-30", "last", revokes_ids=["second"])), ("old", "second"), YES),
        ((SECOND, ending("2024-12-31", "last", revokes_ids=["second"])), ("old", "second"), NO),
        ((SECOND, ending("2024", "last", revokes_ids=["second"])), ("old", "second"), MAYBE),
        ((SECOND, ending(None, "last", revokes_ids=["second"])), ("old", "second"), MAYBE),
        # A revocation that never took effect.
        ((Decree(id="stop", in_force_from=PartialDate(2021), revokes_ids=["new"]),), ("old",), NO),
        ((Decree(id="stop", in_force_from=PartialDate(2023), revokes_ids=["new"]),), ("old",), YES),
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
    for effect, unstated, stated in (("2022-01-01", MAYBE, YES), ("2024-12-31", NO, NO)):
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
    """The finding points to the decrees of the board or post, to the last to end and to the one that ended it."""
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
        "related": ["/decrees/1", "/decrees/3"],
        "settled_by": [],
    }
    assert summarise(of_post) == {
        **summarise(of_board),
        "path": "/board_terms/1/appointments/0/decree_ids",
        "params": {"what": "appointment", "id": "a", "decree": "second", "ending": "last"},
        "ids": ["a", "t", "o", "old", "second"],
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


def decree(decree_id: str, effect: str, **fields: Any) -> Decree:
    """Return a decree with a written first day in force."""
    return Decree(id=decree_id, in_force_from=PartialDate.parse(effect), **fields)


FIRST = decree("sk-1", "2020-01-01")
EXTENSION = TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2025, 6, 30), decree_ids=["sk-2"])
WHOLE = decreed("2020-01-01/2024-12-31", "sk-1")
EXTENDED = attrs.evolve(WHOLE, changes=[EXTENSION])


@pytest.mark.parametrize(
    ("decrees", "board", "expected"),
    [
        # The decree of an extension covers the board, also if it replaces the first.
        ([decree("sk-2", "2024-10-01", replaces_ids=["sk-1"])], EXTENDED, NO),
        ([decree("sk-2", "2024-10-01", amends_ids=["sk-1"])], EXTENDED, NO),
        ([decree("sk-2", "2024-10-01")], EXTENDED, NO),
        # Without a day in force of its own, it ends the first when it begins.
        ([Decree(id="sk-2", issued=PartialDate(2024), replaces_ids=["sk-1"])], EXTENDED, NO),
        # An extension whose decree was revoked: the first decree does not cover the days that it added.
        ([decree("sk-2", "2024-10-01"), decree("x", "2025-03-01", revokes_ids=["sk-2"])], EXTENDED, YES),
        (
            [decree("sk-2", "2024-10-01", amends_ids=["sk-1"]), decree("x", "2025", revokes_ids=["sk-2"])],
            EXTENDED,
            MAYBE,
        ),
        ([decree("sk-2", "2024-10-01"), decree("x", "2025-06-30", revokes_ids=["sk-2"])], EXTENDED, NO),
        ([decree("sk-2", "2024-10-01"), decree("x", "2025-07-01", revokes_ids=["sk-2"])], EXTENDED, NO),
        # A decree of the term that replaced that of the extension takes its place, directly or not.
        (
            [decree("sk-2", "2024-10-01"), decree("sk-3", "2025-03-01", replaces_ids=["sk-2"])],
            attrs.evolve(EXTENDED, decree_ids=["sk-1", "sk-3"]),
            NO,
        ),
        (
            [
                decree("sk-2", "2024-10-01"),
                decree("sk-3", "2025-03-01", replaces_ids=["sk-2"]),
                decree("sk-4", "2025-04-01", replaces_ids=["sk-3"]),
            ],
            attrs.evolve(EXTENDED, decree_ids=["sk-1", "sk-3", "sk-4"]),
            NO,
        ),
        # An extension that names no decree says nothing, nor does one of the decreed days.
        (
            [decree("sk-2", "2024-10-01"), decree("x", "2025-03-01", revokes_ids=["sk-2"])],
            attrs.evolve(EXTENDED, changes=[attrs.evolve(EXTENSION, decree_ids=[])], decree_ids=["sk-1", "sk-2"]),
            NO,
        ),
        (
            [decree("sk-2", "2024-10-01"), decree("x", "2024-11-01", revokes_ids=["sk-2"])],
            attrs.evolve(WHOLE, changes=[attrs.evolve(EXTENSION, until=PartialDate(2024, 12, 31))]),
            NO,
        ),
        # A shortening by the decree that revokes the first.
        (
            [decree("sk-2", "2024-01-01", revokes_ids=["sk-1"])],
            attrs.evolve(
                WHOLE,
                changes=[attrs.evolve(EXTENSION, kind=TermChangeKind.SHORTENED, until=PartialDate(2023, 12, 31))],
            ),
            NO,
        ),
        # Months without any decree before the next one.
        (
            [decree("x", "2023-01-01", revokes_ids=["sk-1"]), decree("sk-3", "2024-06-01")],
            attrs.evolve(WHOLE, decree_ids=["sk-1", "sk-3"]),
            YES,
        ),
        # The last of several that replaced each other was revoked.
        (
            [decree("sk-3", "2022-01-01", replaces_ids=["sk-1"]), decree("x", "2024-06-01", revokes_ids=["sk-3"])],
            attrs.evolve(WHOLE, decree_ids=["sk-1", "sk-3"]),
            YES,
        ),
        (
            [decree("sk-3", "2022-01-01", replaces_ids=["sk-1"]), decree("x", "2024", revokes_ids=["sk-3"])],
            attrs.evolve(WHOLE, decree_ids=["sk-1", "sk-3"]),
            MAYBE,
        ),
        # One decree that amends the first and replaces the second.
        (
            [decree("sk-2", "2021-01-01"), decree("sk-3", "2023-01-01", amends_ids=["sk-1"], replaces_ids=["sk-2"])],
            attrs.evolve(WHOLE, decree_ids=["sk-2", "sk-3"]),
            NO,
        ),
        # Withheld decrees may be valid ones.
        (
            [decree("sk-2", "2024-10-01"), decree("x", "2025-03-01", revokes_ids=["sk-2"])],
            attrs.evolve(EXTENDED, decree_ids=[], withheld=["decree_ids"]),
            MAYBE,
        ),
        ([decree("x", "2023-01-01", revokes_ids=["sk-1"])], attrs.evolve(WHOLE, withheld=["changes"]), MAYBE),
    ],
)
def test_the_decrees_of_changes_count(decrees: list[Decree], board: BoardTerm, expected: Verdict) -> None:
    """The decrees of a term are its own and those of its changes; days that an extension adds need one of its own."""
    assert verdict("PSM509", FIRST, *decrees, IPSM, board) is expected


def test_a_lapsed_extension_is_located() -> None:
    """The finding about an extension points to its decrees, and that about a whole term to those of the term."""
    second, stop = decree("sk-2", "2024-10-01"), decree("x", "2025-03-01", revokes_ids=["sk-2"])
    board = attrs.evolve(EXTENDED, changes=[attrs.evolve(EXTENSION, decree_ids=[]), EXTENSION])
    (finding,) = run_rule("PSM509", FIRST, second, stop, IPSM, EXTENDED)
    assert finding.path == "/board_terms/0/changes/0/decree_ids"
    assert (finding.params["decree"], finding.params["ending"]) == ("sk-2", "x")
    assert run_rule("PSM509", FIRST, second, stop, IPSM, board) == []
    both = attrs.evolve(stop, revokes_ids=["sk-1", "sk-2"])
    assert [finding.path for finding in run_rule("PSM509", FIRST, second, both, IPSM, EXTENDED)] == [
        "/board_terms/0/decree_ids"
    ]


@pytest.mark.parametrize(
    ("decrees", "decree_ids", "expected"),
    [
        ([decree("sk-3", "2023-01-01", replaces_ids=["sk-1", "sk-2"])], ("sk-1", "sk-3"), []),
        ([decree("sk-3", "2023-01-01", revokes_ids=["sk-2"])], ("sk-1",), []),
        ([decree("sk-3", "2023-01-01", revokes_ids=["sk-2"])], (), ["appointment"]),
        ([decree("sk-3", "2023-01-01", revokes_ids=["sk-1"])], ("sk-1",), ["board term"]),
        ([decree("sk-3", "2023-01-01", revokes_ids=["sk-1", "sk-2"])], ("sk-1",), ["appointment", "board term"]),
    ],
)
def test_the_decrees_of_a_board_are_about_its_posts_too(
    decrees: list[Decree], decree_ids: tuple[str, ...], expected: list[str]
) -> None:
    """A post with a decree of its own is covered by those of its board, and found only if its own was ended."""
    post = attrs.evolve(appoint("2022-01-01/2024-12-31"), decree_ids=("sk-2",))
    board = decreed("2020-01-01/2024-12-31", *decree_ids, appointments=(post,))
    findings = run_rule("PSM509", FIRST, decree("sk-2", "2022-01-01"), *decrees, IPSM, board)
    assert [finding.params["what"] for finding in findings] == expected


def test_a_term_until_the_next_board_ends_with_it() -> None:
    """A term that was extended until the next board runs on no longer than that board's first day."""
    until = TermChange(kind=TermChangeKind.EXTENDED, until_successor=True)
    old, following = attrs.evolve(WHOLE, changes=[until]), term("2025-03-01/2030-02-28", "u")
    for effect, alone, succeeded in (
        ("2025-09-01", MAYBE, NO),
        ("2025-03-01", MAYBE, NO),
        ("2025-02-01", MAYBE, MAYBE),
        ("2024-12-01", YES, YES),
    ):
        stop = decree("x", effect, revokes_ids=["sk-1"])
        assert verdict("PSM509", FIRST, stop, IPSM, old) is alone
        assert verdict("PSM509", FIRST, stop, IPSM, old, following) is succeeded
    complete = attrs.evolve(IPSM, terms_complete=True)
    stop = decree("x", "2025-02-01", revokes_ids=["sk-1"])
    assert verdict("PSM509", FIRST, stop, complete, old, following) is YES


def test_unknown_decrees_are_named_as_facts() -> None:
    """An undetermined finding names the decrees that are not in the register or withheld."""
    stop = decree("x", "2023-01-01", revokes_ids=["sk-1"])
    board = attrs.evolve(WHOLE, decree_ids=["sk-1", "nowhere"], withheld=["changes"])
    (finding,) = run_rule("PSM509", FIRST, stop, IPSM, board)
    assert finding.settled_by == ("/board_terms/0/changes", "/board_terms/0/decree_ids")
    valid = attrs.evolve(board, decree_ids=["sk-1", "sk-3"], withheld=())
    (finding,) = run_rule("PSM509", FIRST, stop, Decree(id="sk-3"), IPSM, valid)
    assert finding.settled_by == ("/decrees/2/in_force_from",)


def test_a_finding_points_to_the_record_that_names_the_decree() -> None:
    """The ended decree, and one that the register lacks, may be those of a change or of a post alone."""
    stop = decree("x", "2021-01-01", revokes_ids=["sk-1"])
    named = TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2024, 12, 31), decree_ids=["sk-1", "nowhere"])
    board = attrs.evolve(WHOLE, decree_ids=(), changes=[named])
    (finding,) = run_rule("PSM509", FIRST, stop, IPSM, board)
    assert finding.path == "/board_terms/0/changes/0/decree_ids"
    assert finding.settled_by == ("/board_terms/0/changes/0/decree_ids",)
    post = attrs.evolve(appoint("2020-01-01/2024-12-31"), decree_ids=("sk-1", "nowhere"))
    (finding,) = run_rule("PSM509", FIRST, stop, IPSM, attrs.evolve(WHOLE, decree_ids=(), appointments=(post,)))
    assert finding.path == "/board_terms/0/appointments/0/decree_ids"
    assert finding.settled_by == ("/board_terms/0/appointments/0/decree_ids",)


def test_an_extension_within_an_imprecise_end_may_add_no_day() -> None:
    """If the extended end may be the one first decreed, it is not certain that the extension needed its own decree."""
    decrees = [
        Decree(id="sk-1", in_force_from=PartialDate(2020, 1, 1)),
        Decree(id="sk-2", in_force_from=PartialDate(2025, 1, 1), amends_ids=["sk-1"]),
        Decree(id="sk-3", in_force_from=PartialDate(2025, 2, 1), revokes_ids=["sk-2"]),
    ]
    extended = TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2025, 6, 30), decree_ids=["sk-2"])
    board = BoardTerm(id="t", organisation_id="o", label="2020–2025", decree_ids=["sk-1"], changes=[extended])
    findings = check(Register.of(IPSM, *decrees, board), undetermined=True)
    assert [finding.verdict for finding in findings if finding.code == "PSM509"] == [MAYBE]


def test_a_post_that_may_not_be_held_is_not_certainly_without_a_decree() -> None:
    """If the capacity is withheld, the holder may be a former one, who needs no decree."""
    decrees = [
        Decree(id="sk-1", in_force_from=PartialDate(2020, 1, 1)),
        Decree(id="sk-2", in_force_from=PartialDate(2022, 1, 1), revokes_ids=["sk-1"]),
    ]
    span = Period.parse("2020-01-01/2024-12-31")
    for withheld, expected in (((), YES), (("capacity",), MAYBE)):
        chair = Appointment(
            id="a", post=Post.CHAIR, office="Camat", period=span, decree_ids=["sk-1"], withheld=withheld
        )
        board = BoardTerm(id="t", organisation_id="o", period=span, appointments=[chair])
        findings = check(Register.of(IPSM, *decrees, board), undetermined=True)
        assert [finding.verdict for finding in findings if finding.code == "PSM509"] == [expected]


BOARD = Decree(id="sk-a", in_force_from=PartialDate(2019, 1, 1))
OWN = Decree(id="sk-p", in_force_from=PartialDate(2023, 3, 1), amends_ids=["sk-a"])
REVOKING = Decree(id="sk-r", in_force_from=PartialDate(2024, 6, 1), revokes_ids=["sk-p"])


@pytest.mark.parametrize(
    ("span", "replaces", "decree_ids", "expected"),
    [
        # The first decree does not name a replacement.
        ("2023-03-01/2024-12-31", "a", ("sk-p",), MAYBE),
        ("2023-03-01/2024-12-31", None, ("sk-p",), NO),
        (None, "a", ("sk-p",), MAYBE),
        ("2023-03-01/2024-06-01", "a", ("sk-p",), NO),
        ("2023-03-01/2024-12-31", "a", ("sk-p", "sk-q"), NO),
        ("2023-03-01/2024-12-31", "a", (), NO),
        ("2019-01-01/2024-12-31", None, ("sk-p",), NO),
    ],
)
def test_a_revoked_decree_of_a_replacement_is_undetermined(
    span: str | None, replaces: str | None, decree_ids: tuple[str, ...], expected: Verdict
) -> None:
    """Once the decree of a replacement was revoked, it is open whether the decree of the board covers them."""
    first = appoint("2019-01-01/2023-02-28", "a")
    second = attrs.evolve(appoint(span, "n", replaces=replaces), decree_ids=decree_ids)
    board = attrs.evolve(term("2019-01-01/2024-12-31"), decree_ids=["sk-a"], appointments=[first, second])
    other = Decree(id="sk-q", in_force_from=PartialDate(2023, 3, 1))
    findings = run_rule("PSM509", BOARD, OWN, REVOKING, other, board)
    assert [finding.verdict for finding in findings] == [expected] * (expected is not NO)
    for finding in findings:
        assert finding.path == "/board_terms/0/appointments/1/decree_ids"
        assert finding.ids == ("n", "t", "o", "sk-a")
        assert "/board_terms/0/appointments/1/decree_ids" in finding.settled_by


def test_a_new_decree_of_the_board_covers_a_replacement() -> None:
    """A decree of the board that replaced the one of a replacement takes its place."""
    second = attrs.evolve(appoint("2023-03-01/2024-12-31", "n", replaces="a"), decree_ids=("sk-p",))
    new = Decree(id="sk-n", in_force_from=PartialDate(2024, 1, 1), replaces_ids=["sk-p"])
    board = attrs.evolve(term("2019-01-01/2024-12-31"), decree_ids=["sk-a", "sk-n"], appointments=[second])
    assert run_rule("PSM509", BOARD, OWN, new, board) == []
