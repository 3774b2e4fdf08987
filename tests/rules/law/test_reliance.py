"""PSM502 and PSM508: what boards rest on, beside the days on which they relied on it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from psm_model.entities import Decree, DecreeStatus, Inauguration, InaugurationStatus
from psm_model.law.citation import Citation
from psm_model.law.statute import Certainty, Edge, EdgeKind, Standing, Statute
from psm_model.law.statutes import StatuteBook
from psm_model.values import PartialDate, Period, Verdict
from tests.rules import oracles
from tests.rules.law.basis_dates_records import IN, NEW, OLD, board, in_force_on
from tests.rules.law.statute_books import put_book
from tests.rules.samples import IPSM, MAYBE, NO, YES, run_rule, verdict

EXAMPLES = settings(max_examples=2 * settings().max_examples)
# In the book, the old regulation took effect on a day of 2012 after its enactment, and the new one, which replaced it,
# on a day up to August 2019. The first and the last of these days are enough: a later start only leaves fewer days.
BEGAN = (date(2012, 1, 19), date(2012, 12, 31))
REPLACED = (date(2019, 1, 1), date(2019, 8, 31))
NEVER = (date.max,)


@st.composite
def days(draw: st.DrawFn) -> str:
    """Generate the written form of a day near those of the regulations, of any precision."""
    near = draw(st.sampled_from([*BEGAN, *REPLACED])) + timedelta(draw(st.integers(-40, 40) | st.integers(-1, 1)))
    return near.isoformat()[: draw(st.sampled_from([10, 10, 7, 4]))]


def judge_not_in_force(year: int, issued: str, began: tuple[date, ...], ended: tuple[date, ...]) -> Verdict:
    """Return the verdict of PSM502 by completions; an instrument younger than the decree is left to PSM508."""
    days_issued = oracles.days_of_date(PartialDate.parse(issued))
    return NO if year > days_issued[0].year else oracles.judge_not_in_force(days_issued, began, ended)


@EXAMPLES
@given(days())
@example("2019-08-30")
@example("2019-08-31")
@example("2012-01")
def test_verdict_on_a_basis_matches_all_completions(issued: str) -> None:
    """The verdict is that of all completions of the day of the board and of the days of the regulations."""
    assert in_force_on(OLD, issued) is judge_not_in_force(2012, issued, BEGAN, REPLACED)
    assert in_force_on(NEW, issued) is judge_not_in_force(2019, issued, REPLACED, NEVER)


@pytest.mark.parametrize("written", [("2016", "2030"), ("2030", "2016"), ("2016",)])
def test_the_earliest_inauguration_held_decides(written: tuple[str, ...]) -> None:
    """The earliest of several inaugurations that took place decides, in any order, beside a planned one."""
    acts = [Inauguration(date=PartialDate.parse(text)) for text in written]
    planned = Inauguration(date=PartialDate(2010), status=InaugurationStatus.PLANNED)
    for several in ([*acts, planned], [planned, *acts]):
        assert verdict("PSM502", attrs.evolve(board(OLD, f"{IN}/2020-01-01"), inaugurations=several)) is NO


@pytest.mark.parametrize(("code", "cited"), [("PSM502", OLD), ("PSM508", "UU 11/2021")])
def test_unissued_decrees_and_planned_inaugurations_do_not_decide(code: str, cited: str) -> None:
    """The days of a decree that was not issued and of an inauguration that was only planned have no effect."""
    span = f"{IN}/2020-01-01"
    never = Decree(id="sk", issued=PartialDate(2025), status=DecreeStatus.NOT_ISSUED)
    planned = Inauguration(date=PartialDate(2025), status=InaugurationStatus.PLANNED)
    without = verdict(code, IPSM, board(cited, span))
    assert verdict(code, IPSM, never, board(cited, span, decree_ids=("sk",))) is without
    assert verdict(code, IPSM, board(cited, span, inaugurations=(planned,))) is without
    inauguration = attrs.evolve(planned, status=InaugurationStatus.HELD)
    assert verdict(code, IPSM, board(cited, span, inaugurations=(inauguration,))) is ~without


@pytest.mark.parametrize(
    ("cited", "span", "fields", "expected"),
    [
        ("UU 11/2029", "2025-10-15/2030-10-14", {"issued": PartialDate(2025)}, YES),
        ("UU 11/2029", "2025-10-15/2030-10-14", {"inaugurations": (Inauguration(date=PartialDate(2025, 11)),)}, YES),
        ("UU 11/2029", "2025-10-15/2030-10-14", {}, NO),
        ("UU 11/2031", "2025-10-15/2030-10-14", {}, YES),
        ("UU 11/2025", "2025-10-15/2030-10-14", {"issued": PartialDate(2025, 1, 1)}, NO),
        ("UU 11/2026", "2025-10-15/2030-10-14", {"issued": PartialDate(2025, 12, 31)}, YES),
        # A decree counts before an inauguration, and that before the term.
        (
            "UU 11/2026",
            "2025-10-15/2030-10-14",
            {"issued": PartialDate(2026), "inaugurations": (Inauguration(date=PartialDate(2025)),)},
            NO,
        ),
        ("UU 11/2029", "2025/..", {}, NO),
        ("UU 11/2029", "2025/", {}, MAYBE),
        ("UU 11/2029", "2030/", {}, NO),
        ("UU 11/2029", "/2028", {}, YES),
        ("UU 11/2029", "/2029", {}, NO),
        ("UU 11/2029", None, {}, NO),
        ("UU 11/2029", None, {"label": "periode 2020–2025"}, YES),
        ("Keputusan Bupati Batang 460/12/2026", "2020/2025", {}, YES),
        ("UU Nomor 11", "2020/2025", {}, NO),
        ("KUHP", "2020/2025", {}, NO),
    ],
)
def test_bounds_of_an_act_and_its_document(
    cited: str, span: str | None, fields: dict[str, Any], expected: Verdict
) -> None:
    """The year of an act is at most that of the decree, the inauguration or the last day of the term, in this order."""
    decree = Decree(id="sk", issued=fields.get("issued"))
    others = {name: value for name, value in fields.items() if name != "issued"}
    resting_board = board(cited, span, decree_ids=("sk",) if decree.issued else (), **others)
    assert verdict("PSM508", IPSM, decree, resting_board) is expected
    for code in ("PSM501", "PSM502", "PSM505"):
        other_verdict = verdict(code, IPSM, decree, resting_board)
        assert other_verdict is NO if expected is YES else other_verdict is not YES or expected is NO


def test_an_act_that_may_be_younger_makes_other_rules_undetermined() -> None:
    """Some completions have the finding of one rule, the others that of another, and the same fact settles both."""
    for code, cited in (("PSM502", "Permensos 10/2019"), ("PSM501", "UU 999/2019"), ("PSM505", "UU 10/2019")):
        (finding,) = run_rule(code, IPSM, board(cited, "2015-01-01/"))
        (other,) = run_rule("PSM508", IPSM, board(cited, "2015-01-01/"))
        assert finding.verdict is other.verdict is MAYBE
        assert finding.settled_by == other.settled_by == ("/board_terms/0/period/end",)
        assert verdict(code, IPSM, board(cited, "2015-01-01/2020-12-31")) is YES
        assert verdict(code, IPSM, board(cited, "2015-01-01/2018-12-31")) is NO
        assert verdict("PSM508", IPSM, board(cited, "2015-01-01/2018-12-31")) is YES


_ACT, _ENDING = Citation.parse("UU 7/2022").instrument, Citation.parse("UU 8/2022").instrument
_COMMENCED, _EFFECTIVE = PartialDate(2022, 1, 3), PartialDate(2022, 2)
_BOOK = StatuteBook(
    [
        Statute(
            id=_ACT,
            commenced=_COMMENCED,
            dates_certainty=Certainty.QUOTED,
            certainty=Certainty.QUOTED,
            sources=("a copy",),
        ),
        Statute(id=_ENDING, certainty=Certainty.QUOTED, sources=("a copy",)),
    ],
    [
        Edge(
            kind=EdgeKind.REVOKES,
            source=_ENDING,
            target=_ACT,
            effective=_EFFECTIVE,
            dates_certainty=Certainty.QUOTED,
            standing=Standing.VERIFIED,
            certainty=Certainty.QUOTED,
            sources=("a copy",),
        )
    ],
)
_edges_of_terms = st.sampled_from(
    ["2021-12-30", "2021-12-31", "2022-01-01", "2022-01-02", "2022-01-03", "2022-02-01", "2022-02-28", "2022-03-01"]
)
_cuts = st.sampled_from([10, 10, 7])


@st.composite
def _terms_about_the_act(draw: st.DrawFn) -> str:
    """Generate the written form of a term near the first and last days of the act and the turn of the year."""
    first, last = sorted([draw(_edges_of_terms), draw(_edges_of_terms)])
    first, last = first[: draw(_cuts)], last[: draw(_cuts)]
    return draw(st.sampled_from([f"{first}/{last}", f"{first}/{last}", f"{first}/", f"/{last}", f"{first}/.."]))


@EXAMPLES
@given(_terms_about_the_act())
@example("2022-01/2022-01-02")
@example("2021-12/2021-12-31")
@example("2021-12-30/2022-01")
def test_verdicts_of_both_rules_match_all_completions(span: str) -> None:
    """In each completion, the start of a term decides what was in force, and its end which act is too young."""
    worlds = oracles.list_completions(Period.parse(span))
    ends = oracles.days_of_date(_EFFECTIVE)
    too_young = [last.year < 2022 for _, last in worlds]
    not_valid = [
        not date(2022, 1, 3) <= first < ended and last.year >= 2022 for (first, last), ended in product(worlds, ends)
    ]
    with pytest.MonkeyPatch.context() as patched:
        put_book(patched, _BOOK)
        resting_board = board("UU 7/2022", span)
        assert verdict("PSM508", IPSM, resting_board) is oracles.judge_all(too_young)
        assert verdict("PSM502", IPSM, resting_board) is oracles.judge_all(not_valid)
