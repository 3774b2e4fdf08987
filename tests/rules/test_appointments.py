"""PSM204, PSM205 and PSM208: an appointment beside its term, the one replaced and the member, against slow answers."""

from __future__ import annotations

from itertools import product

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.entities import Appointment, BoardTerm, Capacity, Member, Membership, Post
from psm_model.values import Period, PersonName, Verdict
from tests.rules import oracles
from tests.rules.records import HOLDERS, IPSM, KASMAD, MAYBE, NO, YES, found, held, term, told, verdict
from tests.rules.spans import precise_spans, spans

EXAMPLES = settings(max_examples=2 * settings().max_examples)
BOARD = "2020-01-01/2024-12-31"


def within(span: str | None, board: str | None = BOARD, capacity: Capacity = Capacity.SUBSTANTIVE) -> Verdict:
    """What PSM204 says of one appointment to a board."""
    return verdict("PSM204", IPSM, term(board, "t", held(span, capacity=capacity)))


def replacing(first: Appointment, second: Appointment, board: str | None = BOARD) -> Verdict:
    """What PSM205 says of a board of two."""
    return verdict("PSM205", IPSM, term(board, "t", first, second))


def officer(post: Post, capacity: Capacity, membership: Membership | None) -> Verdict:
    """What PSM208 says of a member who holds a post."""
    member = attrs.evolve(KASMAD, membership=membership)
    return verdict("PSM208", IPSM, member, term(BOARD, "t", held(None, post=post, member="m", capacity=capacity)))


# PSM204, an appointment outside its term


@EXAMPLES
@given(spans(), spans())
def test_an_appointment_is_outside_its_term_as_completions_have_it(span: str, board: str) -> None:
    """The verdict is that of all completions of both: a day of the appointment before the term or after it."""
    assert within(span, board) is oracles.outside_term(Period.parse(span), Period.parse(board))


@pytest.mark.parametrize(
    ("span", "wanted"),
    [
        ("2020-01-01/2024-12-31", NO),
        ("2019-12-31/2024-12-31", YES),
        ("2020-01-01/2025-01-01", YES),
        ("2020-01-02/2024-12-30", NO),
        ("2020-01-01/2020-01-01", NO),
        ("2024-12-31/2024-12-31", NO),
        ("2025-01-01/2025-01-01", YES),
        ("2020-01-01/..", YES),
        ("2019-12/2024", YES),
        ("2020/2024", NO),
        ("2020/2025", YES),
        ("2019/2024", YES),
        ("/2024-12-31", MAYBE),
        ("2024-12-31/", MAYBE),
        ("2025-01-01/", YES),
        ("2024-12/2026-01", YES),
    ],
)
def test_bounds_of_a_term(span: str, wanted: Verdict) -> None:
    """An appointment may start on the first day of its term and end on its last, and go no day beyond."""
    assert within(span) is wanted


@pytest.mark.parametrize("capacity", Capacity)
def test_only_holdovers_stay_beyond_the_term(capacity: Capacity) -> None:
    """A holdover is expected to stay beyond the term, others who hold a post are not."""
    wanted = YES if capacity.holds and capacity is not Capacity.HOLDOVER else NO
    assert within("2021-01-01/2026-01-01", capacity=capacity) is wanted


def test_what_is_not_dated_is_outside_of_nothing() -> None:
    """An appointment without a period, or to a term without one, is asked nothing."""
    assert within(None) is NO
    assert within("2021-01-01/2022-01-01", None) is NO


def test_an_undated_term_hides_no_other() -> None:
    """A term without days, an appointment without a period and a holdover do not end the search."""
    seated = (
        held(None, "a"),
        held("2021-01-01/..", "b", capacity=Capacity.HOLDOVER),
        held("2021-01-01/2026-01-01", "c"),
    )
    findings = found("PSM204", IPSM, term(None, "s", *seated), term(BOARD, "t", *seated))
    assert [one.ids for one in findings] == [("c", "t", "o")]


def test_an_appointment_outside_its_term_is_told_whole() -> None:
    """The finding points to the period and to the term, and tells both spans."""
    board = term(BOARD, "t", held(BOARD, "b"), held("2021-01-01/2026-01-01"))
    (one,) = found("PSM204", IPSM, term(None, "u"), board)
    assert told(one) == {
        "code": "PSM204",
        "severity": "error",
        "verdict": "yes",
        "path": "/board_terms/1/appointments/1/period",
        "params": {"appointment": "a", "held": "2021-01-01/2026-01-01", "term": "t", "period": BOARD},
        "ids": ["a", "t", "o"],
        "related": ["/board_terms/1"],
        "settled_by": [],
    }


def test_what_would_settle_an_appointment_outside_its_term_is_told() -> None:
    """Where it is open, the finding names the ends of the appointment and of the term that are not known."""
    (one,) = found("PSM204", IPSM, term("2020/2025-01-01", "t", held("2020-06-01/2025")))
    assert one.verdict is MAYBE
    assert one.settled_by == ("/board_terms/0/appointments/0/period/end", "/board_terms/0/period/start")
    (one,) = found("PSM204", IPSM, term("2020/2025-01-01", "t", held("2020-06-01/2026")))
    assert (one.verdict, one.settled_by) == (YES, ())


def test_a_term_is_as_long_as_its_label_where_no_period_is_recorded() -> None:
    """The label tells the span where no period does, and does not where one does."""
    by_label = term(None, "t", held("2021-01-01/2026-01-01"), label="periode 2020–2025")
    assert verdict("PSM204", IPSM, by_label) is YES
    assert verdict("PSM204", IPSM, attrs.evolve(by_label, period=Period.parse("2020/2027"))) is NO


# PSM205, a replacement before the one replaced has left


@st.composite
def boards(draw: st.DrawFn) -> tuple[Appointment, ...]:
    """A few appointments of one board on known days, in each other's place, wherever that leads."""
    number = draw(st.integers(1, 4))
    return tuple(
        held(
            draw(precise_spans()),
            f"a-{place}",
            draw(st.sampled_from([Post.CHAIR, Post.MEMBER])),
            **draw(st.sampled_from(HOLDERS)),
            capacity=draw(st.sampled_from([Capacity.SUBSTANTIVE, Capacity.SUBSTANTIVE, *Capacity])),
            replaces=draw(st.none() | st.sampled_from([f"a-{other}" for other in range(number + 1)])),
        )
        for place in range(number)
    )


@EXAMPLES
@given(boards())
def test_replacements_are_too_early_where_the_other_has_not_left(board: tuple[Appointment, ...]) -> None:
    """On known days, exactly those who start before the end of the one whom they replace are found, each once."""
    findings = found("PSM205", IPSM, term(BOARD, "t", *board))
    assert {one.ids[0]: one.verdict for one in findings} == oracles.replaced_too_early(board)
    assert len({one.ids[0] for one in findings}) == len(findings)


@EXAMPLES
@given(spans(), spans())
def test_replacements_are_too_early_as_completions_have_it(replaced: str, replacement: str) -> None:
    """On days not known, the verdict is that of all completions of both."""
    wanted = oracles.too_early(Period.parse(replacement), Period.parse(replaced))
    assert replacing(held(replaced), held(replacement, "b", replaces="a")) is wanted


@pytest.mark.parametrize(
    ("start", "wanted"), [("2022-12-31", YES), ("2023-01-01", NO), ("2023-01-02", NO), ("2022", YES), ("2023", NO)]
)
def test_a_replacement_may_start_on_the_last_day_of_the_other(start: str, wanted: Verdict) -> None:
    """The last day of the one replaced is the first that the replacement may have: a handover day."""
    assert replacing(held("2021-01-01/2023-01-01"), held(f"{start}/2024-01-01", "b", replaces="a")) is wanted


@pytest.mark.parametrize(("first", "second"), list(product(Capacity, Capacity)))
def test_a_replacement_is_compared_in_one_capacity(first: Capacity, second: Capacity) -> None:
    """One who acts for another may stand beside that one; two who hold the post in one capacity may not."""
    posts = held(BOARD, capacity=first), held(BOARD, "b", capacity=second, replaces="a")
    assert replacing(*posts) is (YES if first is second and first.holds else NO)


@pytest.mark.parametrize(("replaces", "wanted"), [("a", YES), ("b", NO), ("nowhere", NO), (None, NO)])
def test_whom_a_replacement_replaces(replaces: str | None, wanted: Verdict) -> None:
    """One who replaces themselves, somebody who is not there, or nobody, is compared with none."""
    assert replacing(held(BOARD), held(BOARD, "b", replaces=replaces)) is wanted


def test_one_who_can_not_be_compared_hides_no_other() -> None:
    """Replacements that are compared with none don't end the search."""
    seated = (
        held(BOARD, "a"),
        held(BOARD, "b", replaces="nowhere"),
        held(BOARD, "c", capacity=Capacity.ACTING, replaces="a"),
        held(BOARD, "d", replaces="a"),
    )
    assert [one.ids[0] for one in found("PSM205", IPSM, term(BOARD, "t", *seated))] == ["d"]


def test_replacements_of_another_term_are_none() -> None:
    """The id of an appointment is that of one in the same term."""
    assert found("PSM205", IPSM, term(BOARD, "t", held(BOARD)), term(BOARD, "u", held(BOARD, "b", replaces="a"))) == []


@pytest.mark.parametrize(
    ("board", "wanted"), [("2020-01-01/2020-01-01", YES), ("2020-01-01/2020-01-02", MAYBE), (None, MAYBE)]
)
def test_without_periods_a_replacement_has_some_days_of_the_term(board: str | None, wanted: Verdict) -> None:
    """Two without periods may follow each other in their term, unless it has one day."""
    assert replacing(held(None), held(None, "b", replaces="a"), board) is wanted


def test_an_early_replacement_is_told_whole() -> None:
    """The finding points to the replacement and to the one replaced."""
    first, second = held("2021-01-01/2023-01-01"), held("2022-12-31/2024", "b", replaces="a")
    (one,) = found("PSM205", IPSM, term(None, "u"), term(BOARD, "t", second, first))
    assert told(one) == {
        "code": "PSM205",
        "severity": "error",
        "verdict": "yes",
        "path": "/board_terms/1/appointments/0",
        "params": {"term": "t", "replacement": "b", "replaced": "a"},
        "ids": ["b", "a", "t", "o"],
        "related": ["/board_terms/1/appointments/1"],
        "settled_by": [],
    }


OF_HELD = "/board_terms/0/appointments/0/period"


@pytest.mark.parametrize(
    ("span", "board", "facts"),
    [
        ("2020-01/2021-01-01", "2020/2025-01-01", [f"{OF_HELD}/start", "/board_terms/0/period/start"]),
        ("2021-01-01/2025", "2020/2025-02", [f"{OF_HELD}/end", "/board_terms/0/period/end"]),
        ("2021-01/2025", "2020/2025-02-01", [f"{OF_HELD}/end"]),
    ],
)
def test_what_would_settle_a_stay_is_told(span: str, board: str, facts: list[str]) -> None:
    """Where it is open whether an appointment goes beyond its term, the ends are named on the side on which it may."""
    (one,) = found("PSM204", IPSM, term(board, "t", held(span)))
    assert (one.verdict, list(one.settled_by)) == (MAYBE, facts)


def test_what_would_settle_an_early_replacement_is_told() -> None:
    """Where it is open, the finding names the ends that decide, and an absent period whole."""
    (one,) = found("PSM205", IPSM, term(BOARD, "t", held(None), held("2022/2024", "b", replaces="a")))
    assert one.verdict is MAYBE
    assert one.settled_by == (
        "/board_terms/0/appointments/0/period",
        "/board_terms/0/appointments/1/period/start",
    )


# PSM208, an elected officer who is an honorary member


@pytest.mark.parametrize(("post", "capacity"), list(product(Post, Capacity)))
def test_honorary_members_are_not_elected(post: Post, capacity: Capacity) -> None:
    """An honorary member may hold no elected post in their own right or acting; any other post or capacity is free."""
    free = {"adviser", "patron", "director", "motivator", "member", "other"}
    wanted = YES if post.value not in free and capacity.value in {"substantive", "acting"} else NO
    assert officer(post, capacity, Membership.HONORARY) is wanted


@pytest.mark.parametrize("membership", [Membership.ORDINARY, None])
def test_other_members_are_elected(membership: Membership | None) -> None:
    """An ordinary member, and one of whom nothing is said, may hold any post."""
    assert officer(Post.CHAIR, Capacity.SUBSTANTIVE, membership) is NO


def test_an_officer_who_is_no_member_is_told_whole() -> None:
    """The finding points to the reference to the member, and names member, appointment and post."""
    honorary = Member(id="n", name=PersonName("Contoh"), membership=Membership.HONORARY)
    board = term(BOARD, "t", held(None, "b", member="m"), held(None, post=Post.TREASURER, member="n"))
    (one,) = found("PSM208", IPSM, KASMAD, honorary, BoardTerm(id="u", organisation_id="o"), board)
    assert told(one) == {
        "code": "PSM208",
        "severity": "warning",
        "verdict": "yes",
        "path": "/board_terms/1/appointments/1/member_id",
        "params": {"member": "n", "appointment": "a", "post": "treasurer"},
        "ids": ["n", "a", "t", "o"],
        "related": [],
        "settled_by": [],
    }


def test_offices_and_names_are_no_members() -> None:
    """A post held by an office or a name is nobody's whose membership is recorded."""
    named = Appointment(id="b", post=Post.CHAIR, name=PersonName("Kasmad"))
    honorary = attrs.evolve(KASMAD, membership=Membership.HONORARY)
    assert found("PSM208", IPSM, honorary, term(BOARD, "t", held(None), named)) == []
