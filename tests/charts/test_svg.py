"""SVG: texts keep their room in any font, spaces are kept, and several pictures share one page."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from psm_model.charts import draw_timeline
from psm_model.charts._canvas import TextItem
from psm_model.entities import BoardTerm, Register
from tests.charts.pictures import SVG, parse_svg
from tests.charts.registers import make_large_register, make_varied_register
from tests.views.drawn_registers import IPSM


def test_texts_keep_their_room() -> None:
    """Each text has its measured width, so that it does not run out of its place in another font."""
    (picture,) = draw_timeline(make_varied_register())
    texts = list(parse_svg(picture).iter(f"{SVG}text"))
    items = [item for item in picture.items if isinstance(item, TextItem)]
    for element, item in zip(texts, items, strict=True):
        left, _, right, _ = item.box
        assert float(element.get("textLength", "")) == pytest.approx(right - left, abs=0.01)
        assert float(element.get("font-size", "")) == item.size


def test_spaces_are_kept() -> None:
    """Two spaces in a name stay two."""
    term = BoardTerm(id="t", organisation_id="o", label="a  b")
    (picture,) = draw_timeline(Register.of(IPSM, term))
    assert "a  b" in picture.to_svg()
    assert 'xml:space="preserve"' in picture.to_svg()


def test_pictures_share_a_page() -> None:
    """Several pictures on one page are those pictures, unchanged: nothing in one refers to another."""
    pages = draw_timeline(make_large_register(3), rows=1)
    together = ET.fromstring(f"<div>{pages._repr_html_()}</div>")  # noqa: S314  # we made it; as notebooks call it
    for element, picture in zip(together, pages, strict=True):
        assert ET.tostring(element).strip() == ET.tostring(parse_svg(picture)).strip()
        assert not any(
            "#" in (value or "") and "url" in value for part in element.iter() for value in part.attrib.values()
        )
