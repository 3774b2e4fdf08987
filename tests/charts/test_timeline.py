"""A picture of a timeline is complete, in order and reproducible, whatever the names are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.charts import draw_timeline
from psm_model.charts._canvas import Shape, TextItem
from psm_model.entities import BoardTerm, Inauguration, Register, TermStatus
from psm_model.formats import load
from psm_model.i18n import Language
from psm_model.rules import RULES
from psm_model.values import PartialDate, Period
from psm_model.views.timeline import make_timeline
from tests.cases.documents import DOCUMENTS
from tests.charts.pictures import (
    ELEMENTS,
    SVG,
    find_outside,
    find_overlaps,
    list_boxes,
    list_elements,
    list_texts,
    parse_svg,
)
from tests.charts.registers import FEW, make_varied_register
from tests.views.drawn_registers import IPSM, any_register, hostile_register, registers_without_signs


@FEW
@given(any_register(), st.booleans())
def test_any_register_is_drawn(register: Register, undetermined: bool) -> None:  # noqa: FBT001
    """Any register gives pages of plain SVG whose alternative text has each row and nothing else."""
    pages = draw_timeline(register, undetermined=undetermined)
    lines = "\n".join(picture.alt for picture in pages).split("\n")
    # One line for each row, and one for each page.
    assert len(lines) == len(make_timeline(register).rows) + len(pages)
    for picture in pages:
        root = parse_svg(picture)
        assert list_elements(root) <= ELEMENTS
        assert root.get("role") == "img"
        assert root.findtext(f"{SVG}title") == picture.title
        assert root.findtext(f"{SVG}desc") == picture.alt


@FEW
@given(any_register() | registers_without_signs() | st.builds(make_varied_register))
def test_texts_do_not_overlap(register: Register) -> None:
    """No two texts overlap, and none leaves the page."""
    for picture in draw_timeline(register, undetermined=True):
        boxes = list_boxes(picture)
        assert len(boxes) == len(list_texts(picture))
        assert find_overlaps(boxes) == []
        assert find_outside(picture, boxes) == []


@pytest.mark.parametrize("case", DOCUMENTS, ids=lambda case: case.stem)
def test_real_cases_are_legible(case: Path) -> None:
    """In real cases no text overlaps another, and no title in the legend is truncated."""
    for language in ("en", "id"):
        for picture in draw_timeline(load(case), undetermined=True, language=language):
            assert find_overlaps(list_boxes(picture)) == []
            codes = {code for code in RULES if any(word.startswith(f"{code} ") for word in list_texts(picture))}
            titles = {f"{code} {RULES[code].title.translate(language)}" for code in codes}
            assert titles <= set(list_texts(picture))


def test_hostile_names_break_nothing() -> None:
    """Marks, control characters, scripts and very long names are shown as text, within their room; the alt has all."""
    register = hostile_register()
    pages = draw_timeline(register, title="<script>\u202e" + "x" * 10_000)
    for picture in pages:
        assert list_elements(parse_svg(picture)) <= ELEMENTS
        assert all(text.isprintable() for text in list_texts(picture))
        boxes = list_boxes(picture)
        assert find_overlaps(boxes) == []
        assert find_outside(picture, boxes) == []
    alternative_text = "\n".join(picture.alt for picture in pages)
    assert "x" * 10_000 in alternative_text
    assert "<script>alert(1)</script>" in alternative_text
    assert "\\u202eutas" in alternative_text


@pytest.mark.parametrize(
    ("language", "first_term", "shared"),
    [
        (
            "en",
            "SK 1 (disputed), 15 October 2025 to 15 October 2030, inauguration May 2026",
            "1 January 2030 to 15 October 2030",
        ),
        (
            "id",
            "SK 1 (disengketakan), 15 Oktober 2025 s.d. 15 Oktober 2030, pengukuhan Mei 2026",
            "1 Januari 2030 s.d. 15 Oktober 2030",
        ),
    ],
)
def test_alternative_text_has_dates_in_words(language: Language, first_term: str, shared: str) -> None:
    """The alternative text has each date once and in words, the days of findings, and the meaning of codes."""
    first = BoardTerm(
        id="a",
        organisation_id="o",
        label="SK 1",
        status=TermStatus.DISPUTED,
        period=Period.parse("2025-10-15/2030-10-15"),
        inaugurations=(Inauguration(date=PartialDate(2026, 5)),),
    )
    second = BoardTerm(id="b", organisation_id="o", label="periode 2030–2035", period=Period.parse("2030/2035"))
    (picture,) = draw_timeline(Register.of(IPSM, first, second), language=language, undetermined=True)
    summary, row = picture.alt.split("\n")
    assert f" PSM109: {RULES['PSM109'].title.translate(language)}." in summary
    assert row.startswith(f"IPSM Contoh: {first_term}; periode 2030–2035; ")
    assert f"PSM109? (periode 2030–2035, SK 1): {shared}" in row.split("; ")
    assert not re.search(r"\d{4}-\d\d|\d/\d", picture.alt)
    assert not any(re.search(r"\d{4}-\d\d", word) for word in list_texts(picture))


def test_grid_lines_do_not_cross_texts() -> None:
    """The text of an undated term, and each code, has a white surface over the grid lines."""
    undated = BoardTerm(id="u", organisation_id="o", label="2023-2006")
    dated = BoardTerm(id="t", organisation_id="o", period=Period.parse("2020-01-01/2027-12-31"))
    (picture,) = draw_timeline(Register.of(IPSM, undated, dated))
    for place, words in enumerate(picture.items):
        if isinstance(words, TextItem) and ("no dates" in words.text or words.text in {"PSM110", "PSM102"}):
            left, top, right, bottom = words.box
            if bottom > picture.height - 60:
                continue
            white = [
                shape.points
                for shape in picture.items[:place]
                if isinstance(shape, Shape) and shape.fill == "white" and shape.alpha == 1
            ]
            assert any(
                points[0][0] <= left
                and right <= points[2][0]
                and points[0][1] <= top + 2
                and bottom - 2 <= points[2][1]
                for points in white
            )
