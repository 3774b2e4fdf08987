"""The bars of a report's timeline have the colour of their state, as the summary counts it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Final

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from psm_model.checks import check
from psm_model.entities import BoardTerm, Register, TermStatus
from psm_model.pages import render_html
from psm_model.queries import find_boards
from psm_model.strategies import registers
from psm_model.values import Period, Verdict
from psm_model.views.axis import make_axis
from psm_model.views.timeline import make_timeline
from tests.pages.parsing import Page
from tests.rules.samples import IPSM

COLOURS: Final = {"in_office", "undetermined", "ended", "to_come", "annulled"}
SPAN: Final = Period.parse("2021/2026")
BEFORE, SOFT, WITHIN, AFTER = date(2020, 12, 31), date(2021, 6, 30), date(2023, 6, 30), date(2027, 1, 1)


def render(register: Register, on: date) -> Page:
    """Return the page of a register on a day."""
    return Page(render_html(register, check(register, on=on, undetermined=True), on=on))


def list_colours(page: Page, *, legend: bool = False) -> list[str]:
    """Return the colours of the bars of a page, or of the samples in its legend."""
    bars = [bar for bar in page.find("svg", "bar") if ("key" in bar.classes) is legend]
    return [colour for bar in bars for colour in bar.classes & COLOURS]


@pytest.mark.parametrize(
    ("status", "days"),
    [
        (TermStatus.IN_OFFICE, ["to_come", "undetermined", "in_office", "ended"]),
        (TermStatus.CARETAKER, ["to_come", "undetermined", "in_office", "ended"]),
        (TermStatus.DISPUTED, ["to_come", "undetermined", "undetermined", "ended"]),
        (TermStatus.ANNULLED, ["annulled"] * 4),
    ],
)
def test_bars_have_the_colour_of_their_state(status: TermStatus, days: list[str]) -> None:
    """A board that is disputed is never shown in office, and one that was annulled has no state."""
    board = BoardTerm(id="t", organisation_id="o", period=SPAN, status=status)
    register = Register.of(IPSM, board)
    for on, colour in zip((BEFORE, SOFT, WITHIN, AFTER), days, strict=True):
        page = render(register, on)
        assert list_colours(page) == [colour]
        assert colour == "annulled" or colour in list_colours(page, legend=True)
        fills = [rect.attributes.get("fill") for rect in page.find("rect") if "table" in rect.parents]
        assert all(colour in fill or status.value in fill for fill in fills if fill is not None)


@pytest.mark.slow
@given(registers(), st.dates(date(2000, 1, 1), date(2040, 1, 1)))
@settings(max_examples=25)
def test_colours_agree_with_the_boards_on_the_day(register: Register, on: date) -> None:
    """As many bars are in office, and as many undetermined, as the summary counts among the dated boards."""
    ids = [term.id for term in register.board_terms]
    assume(len(set(ids)) == len(ids))
    timeline = make_timeline(register, findings=())
    # Without a known day, there is no axis and no drawing.
    assume(make_axis(timeline) is not None)
    bars = [bar for row in timeline.rows for bar in row.bars]
    dated = Counter(bar.term_id for bar in bars)
    verdicts = Counter(answer.verdict for answer in find_boards(register, on) if answer.term.id in dated)
    found = Counter(list_colours(render(register, on)))
    assert found["in_office"] == verdicts[Verdict.YES]
    assert found["undetermined"] == verdicts[Verdict.UNDETERMINED]
    assert found.total() == dated.total()


@given(registers(), st.dates(date(2000, 1, 1), date(2040, 1, 1)))
@settings(max_examples=25)
def test_legend_names_the_states_that_the_bars_have(register: Register, on: date) -> None:
    """The legend has a sample of each state that a bar has."""
    page = render(register, on)
    assert set(list_colours(page)) <= {*list_colours(page, legend=True), "annulled"}
