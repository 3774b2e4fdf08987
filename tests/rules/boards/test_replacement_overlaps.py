"""PSM205: conditions and report of replacement-overlaps."""

from __future__ import annotations

from itertools import product

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Appointment, Attestation, Capacity, Post, Tenure
from psm_model.values import PartialDate, Period, Verdict
from tests.every_case import every_case
from tests.rules import oracles
from tests.rules.boards.appointments_records import BOARD, EXAMPLES
from tests.rules.boards.replacements_records import NAMES
from tests.rules.samples import HOLDERS, IPSM, MAYBE, NO, YES, appoint, run_rule, summarise, term, verdict
from tests.rules.spans import generate_precise_span, generate_span


def verdict_on_replacement(first: Appointment, second: Appointment, board: str | None = BOARD) -> Verdict:
    """Return the verdict of PSM205 on a board of two appointments."""
    return verdict("PSM205", IPSM, term(board, "t", first, second))


@st.composite
def boards(draw: st.DrawFn) -> tuple[Appointment, ...]:
    """Draw a few appointments of one board on known days that replace each other, perhaps in a circle."""
    number = draw(st.integers(1, 4))
    return tuple(
        appoint(
            draw(generate_precise_span()),
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
def test_replacements_before_the_end_of_the_other_are_reported(board: tuple[Appointment, ...]) -> None:
    """On known days, exactly the replacements that start before the replaced one ends are reported, each once."""
    findings = run_rule("PSM205", IPSM, term(BOARD, "t", *board))
    assert {finding.ids[0]: finding.verdict for finding in findings} == oracles.find_early_replacements(board)
    assert len({finding.ids[0] for finding in findings}) == len(findings)


@EXAMPLES
@given(generate_span(), generate_span())
def test_verdict_on_a_replacement_matches_all_completions(replaced: str, replacement: str) -> None:
    """On imprecise days, the verdict agrees with all completions of both."""
    expected = oracles.judge_replacement(Period.parse(replacement), Period.parse(replaced))
    assert verdict_on_replacement(appoint(replaced), appoint(replacement, "b", replaces="a")) is expected


@pytest.mark.parametrize(
    ("start", "expected"), [("2022-12-31", YES), ("2023-01-01", NO), ("2023-01-02", NO), ("2022", YES), ("2023", NO)]
)
def test_a_replacement_may_start_on_the_last_day_of_the_other(start: str, expected: Verdict) -> None:
    """A replacement may start on the last day of the replaced appointment: a handover day."""
    assert (
        verdict_on_replacement(appoint("2021-01-01/2023-01-01"), appoint(f"{start}/2024-01-01", "b", replaces="a"))
        is expected
    )


@every_case(("first", "second"), list(product(Capacity, Capacity)))
def test_replacement_is_compared_only_in_the_same_capacity(first: Capacity, second: Capacity) -> None:
    """A post may have a substantive and an acting holder at once, but not two holders in one capacity."""
    posts = appoint(BOARD, capacity=first), appoint(BOARD, "b", capacity=second, replaces="a")
    assert verdict_on_replacement(*posts) is (YES if first.holds and first is second else NO)


@pytest.mark.parametrize(("replaces", "expected"), [("a", YES), ("b", NO), ("nowhere", NO), (None, NO)])
def test_replacement_needs_another_existing_appointment(replaces: str | None, expected: Verdict) -> None:
    """An appointment that replaces itself, an unknown one or none is not compared."""
    assert verdict_on_replacement(appoint(BOARD), appoint(BOARD, "b", replaces=replaces)) is expected


def test_search_continues_after_incomparable_replacements() -> None:
    """Replacements without an appointment to compare do not end the search."""
    seated = (
        appoint(BOARD, "a"),
        appoint(BOARD, "b", replaces="nowhere"),
        appoint(BOARD, "c", capacity=Capacity.ACTING, replaces="a"),
        appoint(BOARD, "d", replaces="a"),
    )
    assert [finding.ids[0] for finding in run_rule("PSM205", IPSM, term(BOARD, "t", *seated))] == ["d"]


def test_replacements_refer_to_their_own_term() -> None:
    """A replaced id refers to an appointment in the same term."""
    assert (
        run_rule("PSM205", IPSM, term(BOARD, "t", appoint(BOARD)), term(BOARD, "u", appoint(BOARD, "b", replaces="a")))
        == []
    )


@pytest.mark.parametrize(
    ("board", "expected"), [("2020-01-01/2020-01-01", YES), ("2020-01-01/2020-01-02", MAYBE), (None, MAYBE)]
)
def test_replacement_without_periods_is_certain_only_in_a_term_of_one_day(board: str | None, expected: Verdict) -> None:
    """Two appointments without periods may follow each other, unless their term has a single day."""
    assert verdict_on_replacement(appoint(None), appoint(None, "b", replaces="a"), board) is expected


def test_report_of_an_early_replacement_is_complete() -> None:
    """The finding points to the replacement and to the replaced appointment."""
    first, second = appoint("2021-01-01/2023-01-01"), appoint("2022-12-31/2024", "b", replaces="a")
    (finding,) = run_rule("PSM205", IPSM, term(None, "u"), term(BOARD, "t", second, first))
    assert summarise(finding) == {
        "code": "PSM205",
        "severity": "error",
        "verdict": "yes",
        "path": "/board_terms/1/appointments/0",
        "params": {
            "term": "t",
            "replacement": "b",
            "replacement_member": "m-b",
            "replaced": "a",
            "replaced_member": "m-a",
            "post": "chair",
            "title": "",
        },
        "ids": ["b", "a", "t", "o"],
        "related": ["/board_terms/1/appointments/1"],
        "settled_by": [],
    }


def test_facts_that_would_settle_an_early_replacement_are_named() -> None:
    """An undetermined finding names the ends that decide, or the period if it is absent."""
    (finding,) = run_rule("PSM205", IPSM, term(BOARD, "t", appoint(None), appoint("2022/2024", "b", replaces="a")))
    assert finding.verdict is MAYBE
    assert finding.settled_by == (
        "/board_terms/0/appointments/0/period",
        "/board_terms/0/appointments/1/period/start",
    )


@given(
    st.lists(st.none() | st.sampled_from(NAMES), min_size=len(NAMES), max_size=len(NAMES)),
    st.lists(st.sampled_from(["2020-01-01/2021-01-01", "2021-01-01/2022-01-01", "2021", None]), min_size=6, max_size=6),
)
def test_only_replacements_in_a_circle_are_left_to_psm211(replaces: list[str | None], spans: list[str | None]) -> None:
    """PSM205 and PSM209 skip exactly the replacements in a circle; those that lead into one are checked."""
    spans = [span and (span if "/" in span else f"{span}/{span}") for span in spans]
    rows = zip(NAMES, replaces, spans, strict=True)
    appointments = [appoint(span, name, replaces=before) for name, before, span in rows]
    board = term("2020-01-01/2025-01-01", "t", *appointments)
    circling = {appointment_id for finding in run_rule("PSM211", IPSM, board) for appointment_id in finding.ids[:-2]}
    replaced = {name: before for name, before in zip(NAMES, replaces, strict=True) if before is not None}
    for code in ("PSM205", "PSM209"):
        pairs = {frozenset(finding.ids[:2]) for finding in run_rule(code, IPSM, board)}
        assert not pairs & {frozenset((name, replaced[name])) for name in circling}
        # All other pairs are the same without the references of the circles.
        cut = [
            attrs.evolve(appointment, replaces_id=None) if appointment.id in circling else appointment
            for appointment in appointments
        ]
        without = {
            frozenset(finding.ids[:2]) for finding in run_rule(code, IPSM, term("2020-01-01/2025-01-01", "t", *cut))
        }
        assert pairs == without - {frozenset((name, replaced[name])) for name in circling}


@pytest.mark.parametrize(
    ("attested", "expected"),
    [
        ("2023-02-28", NO),
        ("2023-03-01", NO),  # a handover day, which PSM209 reports
        ("2023-03-02", YES),
        ("2023-03", MAYBE),
        ("2023-06", YES),
        ("2023", MAYBE),
    ],
)
def test_an_attested_day_after_the_replacement_is_reported(attested: str, expected: Verdict) -> None:
    """On a board for a whole term, a holder ends with the replacement, but may be attested on a later day."""
    chair = attrs.evolve(appoint(None), attested=[Attestation(on=PartialDate.parse(attested))])
    successor = appoint("2023-03-01/2024-12-31", "b", replaces="a")
    board = attrs.evolve(term("2020-01-01/2024-12-31", "t", chair, successor), tenure=Tenure.WHOLE_TERM)
    assert verdict("PSM205", IPSM, board) is expected
    assert run_rule("PSM202", IPSM, board) == []
