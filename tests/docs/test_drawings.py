"""Drawings of timelines in pages: every term and every marked finding is there, in words too, at any width."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs._ext.board_drawing import draw_boards
from docs._ext.posts_drawing import POSTS_TITLE, make_posts_timeline, make_terms_timeline
from docs._ext.rule_pages import BOARD_RULES, POST_MARKS, TERM_RULES, list_drawn_checks
from docs._ext.timeline_drawing import NARROW, WIDE, draw_terms
from psm_model import BoardTerm, Level, Organisation, Register
from psm_model.i18n import LANGUAGES, Language, describe_code
from psm_model.rules import RULES
from psm_model.strategies import registers
from psm_model.text import escape
from psm_model.views.timeline import MARKED, make_timeline

UNDATED = {"PSM110", "PSM111"}
"""Rules about terms without a known day, of which nothing can be drawn."""
NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


@given(registers(), st.sampled_from(LANGUAGES), st.sampled_from((NARROW, WIDE)))
def test_drawing_has_every_term_and_mark(register: Register, language: str, width: float) -> None:
    """The drawing is XML, its description names each organisation and mark, and its boxes are within its width."""
    timeline = make_timeline(register)
    drawing = draw_terms(timeline, language=language, width=width)  # type: ignore[arg-type]  # one of two languages
    if timeline.extent is None:
        assert drawing is None
        return
    assert drawing is not None
    root = ET.fromstring(drawing.svg)  # noqa: S314  # our own
    for row in timeline.rows:
        assert escape(row.name or row.organisation_id) in drawing.alt
        assert all(mark.code in drawing.alt for mark in row.marks)
    for box in root.iter("{http://www.w3.org/2000/svg}rect"):
        start, wide = float(box.attrib["x"]), float(box.attrib["width"])
        assert start >= 0
        assert wide > 0
        assert start + wide <= width + 4
    links = [link.attrib["href"] for link in root.iter("{http://www.w3.org/2000/svg}a")]
    assert len(links) == sum(len(row.marks) for row in timeline.rows)


@pytest.mark.parametrize("code", sorted(set(MARKED) - UNDATED))
def test_rule_about_time_is_drawn(code: str) -> None:
    """The example of a rule about the days of terms is drawn with a mark of the rule."""
    checks = list_drawn_checks(code)
    assert checks
    for check in checks:
        drawing = draw_terms(make_timeline(check.register, **check.options), language="en")
        assert drawing is not None
        assert f">{code}</tspan>" in drawing.svg
        assert RULES[code].title.english in drawing.alt


def test_certain_and_possible_days_differ() -> None:
    """Labels that may share two years certainly share two days, which have a band of their own."""
    register = Register.of(
        Organisation(id="o", name="IPSM <Contoh>", level=Level.NATIONAL),
        BoardTerm(id="old", organisation_id="o", label="2018–2023"),
        BoardTerm(id="new", organisation_id="o", label="2022–2027"),
    )
    drawing = draw_terms(make_timeline(register), language="en")
    assert drawing is not None
    assert drawing.svg.count('class="band error"') == 2
    assert "31 December 2022 to 1 January 2023, at most 1 January 2022 to 31 December 2023" in drawing.alt
    assert "<Contoh>" not in drawing.svg


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", POST_MARKS)
def test_rule_about_posts_is_drawn(code: str, language: Language) -> None:
    """The example of a rule about posts is drawn with its holders below the term, and a mark of the rule."""
    checks = list_drawn_checks(code)
    assert checks
    for check in checks:
        timeline = make_posts_timeline(code, check, language)
        posts = [post for term in check.register.board_terms for post in term.appointments if post.period is not None]
        assert sum(len(row.bars) for row in timeline.rows) == len(check.register.board_terms) + len(posts)
        for width in (NARROW, WIDE):
            drawing = draw_terms(timeline, language=language, width=width, title=POSTS_TITLE)
            assert drawing is not None
            assert f">{code}</tspan>" in drawing.svg
            assert POSTS_TITLE.translate(language) in drawing.title
            assert all(describe_code(post.post).translate(language) in drawing.alt for post in posts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(BOARD_RULES))
def test_rule_about_a_board_is_drawn(code: str, language: Language) -> None:
    """The example is drawn with a card for each appointment, and one card outlined, which may be a vacant post."""
    (check,) = list_drawn_checks(code)
    (drawing,) = draw_boards(code, check, language)
    (term,) = check.register.board_terms
    vacant = drawing.svg.count(' vacant"')
    assert drawing.svg.count("<rect") == len(term.appointments) + vacant
    assert vacant == (code == "PSM201")
    assert drawing.svg.count('class="box finding') == 1
    assert f">{code}</tspan>" in drawing.svg
    assert RULES[code].title.translate(language) in drawing.alt
    assert all(describe_code(post.post).translate(language).capitalize() in drawing.alt for post in term.appointments)


@pytest.mark.parametrize("code", sorted(TERM_RULES))
def test_rule_about_boards_is_drawn_on_their_terms(code: str) -> None:
    """The example is drawn with a bar for each term and a mark of the rule."""
    (check,) = list_drawn_checks(code)
    timeline = make_terms_timeline(code, check, "en")
    assert sum(len(row.bars) for row in timeline.rows) == len(check.register.board_terms)
    drawing = draw_terms(timeline, language="en")
    assert drawing is not None
    assert f">{code}</tspan>" in drawing.svg


def test_marks_of_boards_have_their_days() -> None:
    """One chair of two terms is marked on both, with the name; an attested day is marked alone."""
    (check,) = list_drawn_checks("PSM207")
    (row,) = make_terms_timeline("PSM207", check, "en").rows
    assert [bar.label for bar in row.bars] == ["2015–2020, chair Kasmad", "2020–2025, chair Kasmad"]
    assert [mark.days for mark in row.marks] == [(date(2015, 1, 1).toordinal(), date(2025, 12, 31).toordinal())]
    (check,) = list_drawn_checks("PSM215")
    (row,) = make_terms_timeline("PSM215", check, "en").rows
    assert [mark.days for mark in row.marks] == [(date(2026, 2, 1).toordinal(),) * 2]
    (check,) = list_drawn_checks("PSM212")
    ((mark,),) = (row.marks for row in make_posts_timeline("PSM212", check, "en").rows)
    assert mark.days == (date(2021, 1, 1).toordinal(), date(2021, 6, 29).toordinal())


def test_marks_of_posts_have_the_days_that_holders_share() -> None:
    """Two chairs share the days from the start of the later to the end of the earlier; one outside has all its days."""
    (check,) = list_drawn_checks("PSM202")
    ((mark,),) = (row.marks for row in make_posts_timeline("PSM202", check, "en").rows)
    assert mark.days == (date(2022, 1, 1).toordinal(), date(2023, 1, 1).toordinal())
    (check,) = list_drawn_checks("PSM204")
    ((outside,),) = (row.marks for row in make_posts_timeline("PSM204", check, "en").rows)
    assert outside.days == (date(2021, 1, 1).toordinal(), date(2026, 1, 1).toordinal())
