"""PSM205: when replacement-overlaps is found, and when not."""

from __future__ import annotations

from itertools import product

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Appointment, Capacity, Post
from psm_model.values import Period, Verdict
from tests.rules import oracles
from tests.rules.boards.appointments_records import BOARD, EXAMPLES
from tests.rules.boards.replacements_records import NAMES
from tests.rules.samples import HOLDERS, IPSM, MAYBE, NO, YES, found, held, term, told, verdict
from tests.rules.spans import precise_spans, spans


def replacing(first: Appointment, second: Appointment, board: str | None = BOARD) -> Verdict:
    """What PSM205 says of a board of two."""
    return verdict("PSM205", IPSM, term(board, "t", first, second))


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


def test_what_would_settle_an_early_replacement_is_told() -> None:
    """Where it is open, the finding names the ends that decide, and an absent period whole."""
    (one,) = found("PSM205", IPSM, term(BOARD, "t", held(None), held("2022/2024", "b", replaces="a")))
    assert one.verdict is MAYBE
    assert one.settled_by == (
        "/board_terms/0/appointments/0/period",
        "/board_terms/0/appointments/1/period/start",
    )


@given(
    st.lists(st.none() | st.sampled_from(NAMES), min_size=len(NAMES), max_size=len(NAMES)),
    st.lists(st.sampled_from(["2020-01-01/2021-01-01", "2021-01-01/2022-01-01", "2021", None]), min_size=6, max_size=6),
)
def test_a_circle_is_left_to_its_rule(replaces: list[str | None], spans: list[str | None]) -> None:
    """PSM205 and PSM209 ask no replacement that is part of a circle, and each that leads into one or is in none."""
    spans = [span and (span if "/" in span else f"{span}/{span}") for span in spans]
    given_ones = zip(NAMES, replaces, spans, strict=True)
    appointments = [held(span, name, replaces=before) for name, before, span in given_ones]
    board = term("2020-01-01/2025-01-01", "t", *appointments)
    circling = {an_id for one in found("PSM211", IPSM, board) for an_id in one.ids[:-2]}
    replaced = {name: before for name, before in zip(NAMES, replaces, strict=True) if before is not None}
    for code in ("PSM205", "PSM209"):
        pairs = {frozenset(one.ids[:2]) for one in found(code, IPSM, board)}
        assert not pairs & {frozenset((name, replaced[name])) for name in circling}
        # Without the references of the circles, all other pairs are what they are with them.
        cut = [attrs.evolve(one, replaces_id=None) if one.id in circling else one for one in appointments]
        without = {frozenset(one.ids[:2]) for one in found(code, IPSM, term("2020-01-01/2025-01-01", "t", *cut))}
        assert pairs == without - {frozenset((name, replaced[name])) for name in circling}
