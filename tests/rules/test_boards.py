"""PSM201 to PSM203 and PSM206: who is on a board, against slow answers and on both sides of each bound."""

from __future__ import annotations

from itertools import permutations, product
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.entities import Appointment, BoardTerm, Capacity, Post, Roster, TermStatus
from psm_model.rules.boards import ELECTED
from psm_model.values import Period, PersonName, Verdict
from tests.rules import oracles
from tests.rules.records import HOLDERS, IPSM, KASMAD, MAYBE, NO, YES, found, held, term, told, verdict
from tests.rules.spans import precise_spans, spans

EXAMPLES = settings(max_examples=2 * settings().max_examples)
CORE = (Post.CHAIR, Post.SECRETARY, Post.TREASURER)
BOARD = "2020-01-01/2024-12-31"


def complete(*posts: Post, capacity: Capacity = Capacity.SUBSTANTIVE) -> BoardTerm:
    """A board of which all posts are recorded: these."""
    seated = (held(None, f"a-{number}", post, capacity=capacity) for number, post in enumerate(posts))
    return attrs.evolve(term(BOARD, "t", *seated), roster=Roster.COMPLETE)


def missing(board: BoardTerm, **options: object) -> list[str]:
    """Which posts PSM201 finds that nobody holds."""
    return [str(one.params["post"]) for one in found("PSM201", IPSM, board, **options)]


@st.composite
def boards(draw: st.DrawFn) -> tuple[Appointment, ...]:
    """A few appointments of one board, each on known days, some in another's place, wherever that leads."""
    number = draw(st.integers(2, 5))
    return tuple(
        held(
            draw(precise_spans()),
            f"a-{place}",
            draw(st.sampled_from([Post.CHAIR, Post.CHAIR, Post.SECRETARY, Post.VICE_CHAIR])),
            **draw(st.sampled_from(HOLDERS)),
            capacity=draw(st.sampled_from([Capacity.SUBSTANTIVE, Capacity.SUBSTANTIVE, *Capacity])),
            replaces=draw(st.none() | st.sampled_from([f"a-{other}" for other in range(number + 1)])),
            section=draw(st.sampled_from([None, None, "Bidang Usaha"])),
        )
        for place in range(number)
    )


def beside(code: str, first: Appointment, second: Appointment, board: str = BOARD) -> Verdict:
    """What a rule says of a board of two."""
    return verdict(code, IPSM, term(board, "t", first, second))


# PSM201, a core post that nobody holds


def test_missing_core_posts_are_each_told() -> None:
    """A finding for each core post that nobody holds tells the post, and points to the appointments."""
    one, other = found("PSM201", IPSM, complete(Post.SECRETARY))
    assert (one.params["post"], other.params["post"]) == ("chair", "treasurer")
    assert told(one) == {
        "code": "PSM201",
        "severity": "warning",
        "verdict": "yes",
        "path": "/board_terms/0/appointments",
        "params": {"term": "t", "post": "chair"},
        "ids": ["t", "o"],
        "related": [],
        "settled_by": [],
    }


@given(st.lists(st.sampled_from(Post), max_size=6), st.lists(st.sampled_from(Post), unique=True))
def test_core_posts_are_those_of_the_configuration(posts: list[Post], core: list[Post]) -> None:
    """Missing is each post that the configuration calls a core post and nobody holds, and no other."""
    assert sorted(missing(complete(*posts), core_posts=tuple(core))) == sorted(set(core) - set(posts))


def test_a_core_post_named_twice_is_missed_once() -> None:
    """A post that the configuration names twice is one post."""
    assert missing(complete(), core_posts=(Post.CHAIR, Post.CHAIR)) == ["chair"]


def test_nothing_is_missing_where_no_post_is_core() -> None:
    """Where the configuration has no core post, an empty board lacks none."""
    assert missing(complete(), core_posts=()) == []


def test_nobody_is_missing_from_a_part_of_a_board() -> None:
    """Where the roster is not said to be complete, that it names nobody is no fact."""
    assert missing(attrs.evolve(complete(), roster=Roster.PARTIAL)) == []


@pytest.mark.parametrize(
    ("status", "asked"),
    [
        (TermStatus.IN_OFFICE, True),
        (TermStatus.DISPUTED, True),
        (TermStatus.ANNULLED, False),
        (TermStatus.CARETAKER, False),
    ],
)
def test_annulled_boards_and_caretakers_need_no_core_posts(status: TermStatus, *, asked: bool) -> None:
    """A board that was never in office, or only until another, is not asked for its posts."""
    assert bool(missing(attrs.evolve(complete(), status=status))) is asked


@pytest.mark.parametrize("capacity", Capacity)
def test_holdovers_and_former_holders_leave_a_post_empty(capacity: Capacity) -> None:
    """Whoever holds a post in any capacity but as a holdover fills it; those who have left or are to come do not."""
    left = missing(complete(*CORE, capacity=capacity))
    is_empty = capacity is Capacity.HOLDOVER or not capacity.holds
    assert left == (["chair", "secretary", "treasurer"] if is_empty else [])


# PSM202, one seat taken twice


@EXAMPLES
@given(boards())
def test_seats_are_those_taken_twice_on_some_day(board: tuple[Appointment, ...]) -> None:
    """On known days, exactly the pairs of different holders of one seat on one day are found, each once."""
    findings = found("PSM202", IPSM, term(BOARD, "t", *board))
    known = {frozenset(one.ids[:2]): one.verdict for one in findings}
    assert known == oracles.seats_taken_twice(board)
    assert len(known) == len(findings)


@EXAMPLES
@given(spans(), spans())
def test_seats_are_taken_twice_as_completions_have_it(first: str, second: str) -> None:
    """On days not known, the verdict is that of all completions of both."""
    overlap, handover = oracles.sharing(Period.parse(first), Period.parse(second))
    assert beside("PSM202", held(first), held(second, "b")) is overlap
    assert beside("PSM209", held(first), held(second, "b")) is handover


def test_a_seat_taken_twice_is_told_whole() -> None:
    """The finding points from the one that starts later to the other and tells the days that they share."""
    board = term(BOARD, "t", held("2021-03-01/2022-01-01"), held("2021-01-01/2021-03-02", "b"))
    (one,) = found("PSM202", IPSM, term("2014-01-01/2019-01-01", "u"), board)
    assert told(one) == {
        "code": "PSM202",
        "severity": "error",
        "verdict": "yes",
        "path": "/board_terms/1/appointments/0",
        "params": {
            "term": "t",
            "first": "b",
            "second": "a",
            "post": "chair",
            "certain_days": "2021-03-01/2021-03-02",
            "possible_days": "2021-03-01/2021-03-02",
        },
        "ids": ["b", "a", "t", "o"],
        "related": ["/board_terms/1/appointments/1"],
        "settled_by": [],
    }


def test_what_would_settle_a_seat_is_told() -> None:
    """Where it is open, the finding names the ends that are not known, and an absent period whole."""
    board = term(BOARD, "t", held("2021/2022-03-01"), held(None, "b"))
    (one,) = found("PSM202", IPSM, board)
    assert one.verdict is MAYBE
    assert one.ids == ("b", "a", "t", "o")
    assert one.settled_by == ("/board_terms/0/appointments/1/period", "/board_terms/0/appointments/0/period/start")
    assert (one.params["certain_days"], one.params["possible_days"]) == ("-", "2021-01-01/2022-03-01")


@st.composite
def months(draw: st.DrawFn) -> Period:
    """A span from some day of January to one of February, each known to the day or to the month."""
    start = draw(st.sampled_from(["2022-01", "2022-01-01", "2022-01-15", "2022-01-30", "2022-01-31"]))
    end = draw(st.sampled_from(["2022-02", "2022-02-01", "2022-02-02", "2022-02-14", "2022-02-28"]))
    return Period.parse(f"{start}/{end}")


@given(months(), months())
def test_days_that_are_certain_and_that_may_be(first: Period, second: Period) -> None:
    """The days told are those that both have in every completion, and those that both have in some."""
    possible, certain = ([oracles.days_in(span, every=every) for span in (first, second)] for every in (False, True))
    wanted = [f"{min(one & other)}/{max(one & other)}" for one, other in (certain, possible)]
    for code, post, member in (("PSM202", Post.CHAIR, "n"), ("PSM203", Post.TREASURER, "m")):
        seats = held(str(first), "a", member="m"), held(str(second), "b", post, member=member)
        (one,) = found(code, IPSM, term(BOARD, "t", *seats))
        assert [one.params["certain_days"], one.params["possible_days"]] == wanted


@pytest.mark.parametrize(
    ("second", "wanted"), [("2021-12-31/2023-01-01", YES), ("2022-01-01/2023-01-01", NO), ("2022-01-02/..", NO)]
)
def test_a_seat_may_be_taken_on_the_last_day_of_the_other(second: str, wanted: Verdict) -> None:
    """One who starts on the other's last day shares a handover day alone, one who starts the day before shares two."""
    assert beside("PSM202", held("2021-01-01/2022-01-01"), held(second, "b")) is wanted


@pytest.mark.parametrize("post", Post)
def test_only_single_seats_are_taken_twice(post: Post) -> None:
    """Chair, secretary and treasurer have one seat, other posts any number."""
    wanted = YES if post.value in {"chair", "secretary", "treasurer"} else NO
    assert beside("PSM202", held(BOARD, post=post), held(BOARD, "b", post)) is wanted


@pytest.mark.parametrize(("first", "second"), list(product(Capacity, Capacity)))
def test_capacities_are_counted_apart(first: Capacity, second: Capacity) -> None:
    """Two holders compete in one capacity alone: acting, holdover and by office are seats of their own."""
    wanted = YES if first is second and first.holds else NO
    assert beside("PSM202", held(BOARD, capacity=first), held(BOARD, "b", capacity=second)) is wanted


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [(None, None, YES), ("Usaha", "Usaha", YES), ("Usaha", "Dana", NO), (None, "Dana", NO)],
)
def test_sections_are_counted_apart(first: str | None, second: str | None, wanted: Verdict) -> None:
    """Two chairs of one section compete, those of two sections or of a section and the whole don't."""
    assert beside("PSM202", held(BOARD, section=first), held(BOARD, "b", section=second)) is wanted


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ("Sekretaris I", "Sekretaris II", NO),
        ("Sekretaris Umum", "Sekretaris 1", NO),
        ("Sekretaris 2", "Sekretaris II", YES),
        ("Sekretaris", "Sekretaris Umum", YES),
        ("Juru tulis I", "Juru tulis II", YES),
    ],
)
def test_numbers_are_counted_apart(first: str, second: str, wanted: Verdict) -> None:
    """The first and the second secretary compete for no seat, even where both are recorded as secretaries."""
    seats = held(BOARD, "a", Post.SECRETARY, member="m"), held(BOARD, "b", Post.SECRETARY, member="n")
    assert beside("PSM202", attrs.evolve(seats[0], title=first), attrs.evolve(seats[1], title=second)) is wanted


def test_posts_are_counted_apart() -> None:
    """A chair and a secretary have a seat each."""
    assert beside("PSM202", held(BOARD, post=Post.CHAIR), held(BOARD, "b", Post.SECRETARY)) is NO


def test_terms_are_counted_apart() -> None:
    """Holders of one seat in two terms are left to the rules about terms."""
    assert found("PSM202", IPSM, term(BOARD, "t", held(BOARD)), term(BOARD, "u", held(BOARD, "b"))) == []


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ({"member_id": "m"}, {"member_id": "m"}, NO),
        ({"member_id": "m"}, {"member_id": "n"}, YES),
        ({"name": PersonName("Kasmad")}, {"name": PersonName("Kasmad")}, NO),
        ({"name": PersonName("Kasmad")}, {"name": PersonName("Asri")}, MAYBE),
        ({"office": "Camat"}, {"office": "Camat"}, NO),
        ({"office": "Camat"}, {"office": "Lurah"}, MAYBE),
        ({"member_id": "Kasmad"}, {"name": PersonName("Kasmad")}, MAYBE),
        ({"member_id": "m"}, {"office": "Camat"}, MAYBE),
        ({"name": PersonName("Camat")}, {"office": "Camat"}, MAYBE),
    ],
)
def test_a_holder_recorded_twice_is_one_holder(first: dict[str, Any], second: dict[str, Any], wanted: Verdict) -> None:
    """Records of one member, name or office on one seat are one holder; two members are two, and others may be."""

    def seat(appointment_id: str, holder: dict[str, Any]) -> Appointment:
        blank = held(BOARD, appointment_id)
        return attrs.evolve(blank, **{"member_id": None, **holder})

    assert beside("PSM202", seat("a", first), seat("b", second)) is wanted


@pytest.mark.parametrize(
    ("board", "wanted"), [("2020-01-01/2020-01-01", YES), ("2020-01-01/2020-01-02", MAYBE), ("2020/2025", MAYBE)]
)
def test_without_a_period_some_days_of_the_term_are_meant(board: str, wanted: Verdict) -> None:
    """Two without periods may follow each other in their term, unless it has one day."""
    assert beside("PSM202", held(None), held(None, "b"), board) is wanted


def test_without_a_period_no_day_before_or_after_the_term_is_meant() -> None:
    """One without a period shares no day with one whose period lies before the term or after it."""
    assert beside("PSM202", held(None), held("2019-01-01/2019-12-31", "b")) is NO
    assert beside("PSM202", held(None), held("2025-01-01/..", "b")) is NO
    # On the first day of the term and on the last, it may share a handover day, or overlap if it is held longer.
    assert beside("PSM202", held(None), held("2019-01-01/2020-01-02", "b")) is MAYBE
    assert beside("PSM202", held(None), held("2024-12-30/..", "b")) is MAYBE
    for span in ("2019-01-01/2020-01-01", "2024-12-31/.."):
        assert beside("PSM202", held(None), held(span, "b")) is NO
        assert beside("PSM209", held(None), held(span, "b")) is MAYBE


def test_a_holdover_without_a_period_may_stay_for_ever() -> None:
    """Nobody says how long after its term a holdover stays."""
    late = held("2050-01-01/2051-01-01", "b", capacity=Capacity.HOLDOVER)
    assert beside("PSM202", held(None, capacity=Capacity.HOLDOVER), late) is MAYBE


@pytest.mark.parametrize(
    ("replaces", "wanted"),
    [
        ({"b": "a"}, NO),
        ({"a": "b"}, NO),
        ({"b": "a", "a": "b"}, NO),
        ({"b": "c"}, YES),
        ({"b": "b"}, YES),
        # Both in the place of a third, which PSM205 compares with each and not the two with each other.
        ({"a": "c", "b": "c"}, YES),
        # A line hides only what replacements explain: not that its first and its last share days.
        ({"b": "c", "c": "a"}, YES),
        ({"b": "c", "c": "b"}, YES),
    ],
    ids=str,
)
def test_replacements_are_left_to_their_rule(replaces: dict[str, str], wanted: Verdict) -> None:
    """One in the place of the other is left to PSM205; siblings and the ends of a line are not."""
    years = {"a": BOARD, "b": BOARD, "c": "2019-01-01/2019-12-31"}
    seated = (held(span, name, replaces=replaces.get(name)) for name, span in years.items())
    assert verdict("PSM202", IPSM, term(None, "t", *seated)) is wanted


def test_nobody_replaces_one_of_two_with_one_id() -> None:
    """Of two appointments with one id, which PSM001 reports, nobody can tell which is replaced, in whatever order."""
    new, old = held(BOARD, "b", member="m", replaces="a"), held(BOARD, "a", member="n")
    acting = held(BOARD, "a", member="o", capacity=Capacity.ACTING)
    for code in ("PSM202", "PSM205"):
        several = (term(BOARD, "t", *seated) for seated in permutations([new, old, acting]))
        assert {verdict(code, IPSM, KASMAD, one) for one in several} == {YES if code == "PSM202" else NO}
        assert verdict(code, IPSM, KASMAD, term(BOARD, "t", new, old)) is (NO if code == "PSM202" else YES)


@pytest.mark.parametrize("capacity", [Capacity.SUBSTANTIVE, Capacity.ACTING])
def test_the_ends_of_a_line_of_replacements_are_compared(capacity: Capacity) -> None:
    """One who replaces somebody's replacement is compared with the one replaced first, as no other rule does."""
    first = held("2021-01-01/2023-01-01")
    between = held("2020-01-01/2020-02-01", "b", capacity=capacity, replaces="a")
    last = held("2022-12-31/2024-01-01", "c", replaces="b")
    assert verdict("PSM202", IPSM, term(BOARD, "t", first, between, last)) is YES
    assert verdict("PSM202", IPSM, term(BOARD, "t", first, between, attrs.evolve(last, replaces_id="a"))) is NO


# PSM203, one person in two core posts


@EXAMPLES
@given(boards(), st.sets(st.sampled_from([Post.CHAIR, Post.SECRETARY, Post.VICE_CHAIR])))
def test_two_core_posts_are_those_held_on_some_day(board: tuple[Appointment, ...], core: set[Post]) -> None:
    """On known days, exactly the pairs of core posts that one member holds on one day are found, each once."""
    findings = found("PSM203", IPSM, term(BOARD, "t", *board), core_posts=tuple(core))
    assert {one.verdict for one in findings} <= {YES}
    known = sorted(sorted(one.ids[:2]) for one in findings)
    assert known == sorted(map(sorted, oracles.two_core_posts(board, core)))


@EXAMPLES
@given(spans(), spans())
def test_two_core_posts_as_completions_have_it(first: str, second: str) -> None:
    """On days not known, the verdict is that of all completions of both."""
    wanted, _ = oracles.sharing(Period.parse(first), Period.parse(second))
    posts = held(first, member="m"), held(second, "b", Post.TREASURER, member="m")
    assert beside("PSM203", *posts) is wanted


def test_two_core_posts_are_told_whole() -> None:
    """The finding tells the member, both appointments and the days that they share."""
    one, other = held("2021-03-01/2022", member="m"), held("2021-03-01/2021-04-01", "b", Post.TREASURER, member="m")
    (finding,) = found("PSM203", IPSM, KASMAD, term(BOARD, "t", other, one))
    assert told(finding) == {
        "code": "PSM203",
        "severity": "info",
        "verdict": "yes",
        "path": "/board_terms/0/appointments/0",
        "params": {
            "term": "t",
            "member": "m",
            "first": "a",
            "second": "b",
            "certain_days": "2021-03-01/2021-04-01",
            "possible_days": "2021-03-01/2021-04-01",
        },
        "ids": ["a", "b", "t", "o"],
        "related": ["/board_terms/0/appointments/1"],
        "settled_by": [],
    }


def test_what_would_settle_two_core_posts_is_told() -> None:
    """Where it is open, the finding names the ends that decide."""
    one, other = held("2021/2022", member="m"), held("2022-01-01/2022-02-01", "b", Post.TREASURER, member="m")
    (finding,) = found("PSM203", IPSM, KASMAD, term(BOARD, "t", one, other))
    assert finding.verdict is MAYBE
    assert finding.settled_by == ("/board_terms/0/appointments/0/period/end",)


@pytest.mark.parametrize("capacity", [Capacity.ACTING, Capacity.HOLDOVER, Capacity.EX_OFFICIO])
def test_a_second_core_post_in_another_capacity_is_none(capacity: Capacity) -> None:
    """Only posts that a member holds in their own right count."""
    posts = held(BOARD, member="m"), held(BOARD, "b", Post.TREASURER, member="m", capacity=capacity)
    assert beside("PSM203", *posts) is NO


def test_a_name_is_no_identity() -> None:
    """Two core posts held under one name are not one person's."""
    first, second = (
        Appointment(id=post, post=post, name=PersonName("Kasmad"), period=Period.parse(BOARD)) for post in CORE[:2]
    )
    assert beside("PSM203", first, second) is NO


# PSM206, an adviser by office in an elected post


@pytest.mark.parametrize(("post", "capacity"), list(product(Post, Capacity)))
def test_elected_posts_are_not_held_by_office(post: Post, capacity: Capacity) -> None:
    """By office one may advise and not fill a post that a congress fills; in any other capacity one may."""
    free = {"adviser", "patron", "director", "motivator", "member", "other"}
    wanted = YES if capacity is Capacity.EX_OFFICIO and post.value not in free else NO
    assert verdict("PSM206", IPSM, term(BOARD, "t", held(None, post=post, capacity=capacity))) is wanted
    assert (post in ELECTED) is (post.value not in free)


def test_an_adviser_as_officer_is_told_whole() -> None:
    """The finding points to the post and to the capacity that speaks against it."""
    board = term(BOARD, "t", held(None, "b"), held(None, post=Post.SECTION_HEAD, capacity=Capacity.EX_OFFICIO))
    (one,) = found("PSM206", IPSM, board)
    assert told(one) == {
        "code": "PSM206",
        "severity": "info",
        "verdict": "yes",
        "path": "/board_terms/0/appointments/1/post",
        "params": {"term": "t", "appointment": "a", "post": "section_head"},
        "ids": ["a", "t", "o"],
        "related": ["/board_terms/0/appointments/1/capacity"],
        "settled_by": [],
    }
