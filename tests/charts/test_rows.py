"""Rows: their order, their height, their names and their pages."""

from __future__ import annotations

import attrs
import pytest

from psm_model.charts import draw_timeline
from psm_model.charts._canvas import TextItem
from psm_model.charts._palette import FILLS
from psm_model.entities import BoardTerm, Register, TermStatus
from psm_model.values import Period
from psm_model.views.timeline import make_timeline
from tests.charts.pictures import SVG, find_outside, find_overlaps, list_boxes, list_shapes, list_texts, parse_svg
from tests.charts.registers import make_large_register
from tests.views.drawn_registers import IPSM


def test_truncated_name_has_a_tooltip() -> None:
    """A truncated name has a tooltip with the complete name."""
    name = "Ikatan " * 100
    picture = draw_timeline(Register.of(attrs.evolve(IPSM, name=name)))[0]
    assert name not in list_texts(picture)
    assert any(text.endswith("…") for text in list_texts(picture))
    assert name in {element.text for element in parse_svg(picture).iter(f"{SVG}title")}


@pytest.mark.slow
def test_rows_are_paged() -> None:
    """Five hundred rows take several pages, each row once, below its province, in order."""
    register = make_large_register(500)
    pages = draw_timeline(register)
    assert len(pages) > 500 // 50
    names = [row.name for row in make_timeline(register).rows]
    rows = [line.partition(": ")[0] for picture in pages for line in picture.alt.split("\n")[1:]]
    assert rows == names
    for number, picture in enumerate(pages, start=1):
        assert picture.height < 1500
        assert any(f"page {number} of {len(pages)}" in word for word in list_texts(picture))
        below_title = [item for item in picture.items if isinstance(item, TextItem) and item.size == 9 and item.y > 60]
        assert below_title[0].bold
        assert "Province " in below_title[0].text
    assert any("(continued)" in word for picture in pages for word in list_texts(picture))
    assert len(draw_timeline(make_large_register(30))) == 1


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 50])
def test_texts_of_many_rows_do_not_overlap(number: int) -> None:
    """Texts do not overlap with one row, nor with a full page."""
    for picture in draw_timeline(make_large_register(number), undetermined=True):
        assert find_overlaps(list_boxes(picture)) == []


def test_rows_are_as_high_as_their_names() -> None:
    """A row with a name of two lines has room for both, even without bars."""
    register = attrs.evolve(make_large_register(5), board_terms=())
    (picture,) = draw_timeline(register)
    assert len([word for word in list_texts(picture) if word.startswith("Ikatan")]) == 5
    assert any(word.startswith("Pegunungan Contoh") for word in list_texts(picture))
    assert find_overlaps(list_boxes(picture)) == []


def test_equal_terms_have_one_colour() -> None:
    """Bars in office have one colour, also those of equal terms, which a register may contain by mistake."""
    term = BoardTerm(id="t", organisation_id="o", period=Period.parse("2019-01-01/2023-12-31"))
    shapes = list_shapes(draw_timeline(Register.of(IPSM, *[term] * 3)))
    tops = {min(y for _, y in shape.points) for shape in shapes if shape.tip == "2019–2023"}
    assert len(tops) == 3
    colour = FILLS[TermStatus.IN_OFFICE].colour
    assert {min(y for _, y in shape.points) for shape in shapes if shape.fill == colour} == tops


def test_rows_per_page() -> None:
    """Fewer rows per page give more pages; less than one row is refused."""
    assert len(draw_timeline(make_large_register(10), rows=1)) == 10
    with pytest.raises(ValueError, match="expected at least 1 row, got 0"):
        draw_timeline(make_large_register(1), rows=0)


@pytest.mark.parametrize("width", [500.0, 600.0, 1000.0])
def test_width_is_chosen(width: float) -> None:
    """A picture without a paper size has the given width, its texts do not overlap, and its type keeps its size."""
    (page,) = draw_timeline(make_large_register(10), width=width)
    assert page.width == width
    assert find_overlaps(list_boxes(page)) == []
    assert find_outside(page, list_boxes(page)) == []
    sizes = {item.size for item in page.items if isinstance(item, TextItem)}
    (plain,) = draw_timeline(make_large_register(10))
    assert sizes == {item.size for item in plain.items if isinstance(item, TextItem)}


def test_narrow_width_is_refused() -> None:
    """A width on which a name and the years do not fit is refused; paper has a width of its own."""
    with pytest.raises(ValueError, match="at least 500 points, got 499"):
        draw_timeline(make_large_register(1), width=499)
    assert draw_timeline(make_large_register(1), width=600, size="a4")[0].width > 800
