"""Texts and boxes of a picture, as matplotlib lays them out, and its SVG elements."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from itertools import combinations
from typing import Final

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from psm_model.charts import Pages, Picture
from psm_model.charts._canvas import Shape, TextItem
from psm_model.charts._rendering import make_figure, use_default_settings

SVG: Final = "{http://www.w3.org/2000/svg}"
ELEMENTS: Final = {"svg", "title", "desc", "rect", "path", "text"}
TICK: Final = 1.3
"""The width of a tick's line, which no other line has."""
_SLACK: Final = 0.75
"""Points by which the boxes of two separate texts may overlap, because matplotlib adds a margin."""
_INK: Final = 0.25
"""The share of a line's height above and below its letters."""

Box = tuple[float, float, float, float]


def list_texts(picture: Picture) -> list[str]:
    """Return the texts on a picture."""
    return [item.text for item in picture.items if isinstance(item, TextItem)]


def list_boxes(picture: Picture) -> list[tuple[str, Box]]:
    """Return the texts with the boxes that matplotlib gives them, in points from the bottom."""
    with use_default_settings():
        figure = make_figure(picture.items, picture.width, picture.height)
        renderer = FigureCanvasAgg(figure).get_renderer()  # type: ignore[no-untyped-call]  # matplotlib's
        boxes = []
        for artist in figure.findobj(Text):
            assert isinstance(artist, Text)
            extent = artist.get_window_extent(renderer)
            boxes.append((artist.get_text(), (extent.x0, extent.y0, extent.x1, extent.y1)))
    return [(text, box) for text, box in boxes if text]


def find_overlaps(boxes: Sequence[tuple[str, Box]]) -> list[tuple[str, str]]:
    """Return the pairs of texts that overlap."""
    return [(a, b) for (a, first), (b, second) in combinations(boxes, 2) if _overlap(first, second)]


def _overlap(first: Box, second: Box) -> bool:
    # Letters without descenders take only the middle of a line's height.
    rise = _INK * min(first[3] - first[1], second[3] - second[1])
    return (
        min(first[2], second[2]) - max(first[0], second[0]) > _SLACK
        and min(first[3], second[3]) - max(first[1], second[1]) > rise
    )


def find_outside(picture: Picture, boxes: Sequence[tuple[str, Box]]) -> list[str]:
    """Return the texts that are not completely on the page."""
    return [
        text
        for text, (left, bottom, right, top) in boxes
        if left < 0 or bottom < 0 or right > picture.width or top > picture.height
    ]


def parse_svg(picture: Picture) -> ET.Element:
    """Parse the picture's SVG."""
    return ET.fromstring(picture.to_svg())  # noqa: S314  # we made it


def list_elements(root: ET.Element) -> set[str]:
    """Return the names of all elements of a document."""
    return {element.tag.removeprefix(SVG) for element in root.iter()}


def list_shapes(pages: Pages) -> list[Shape]:
    """Return the lines and surfaces of the first page."""
    return [item for item in pages[0].items if isinstance(item, Shape)]


def find_heads(picture: Picture, tips: set[str]) -> list[float]:
    """Return the middles of the heads with these tooltips, from left to right."""
    boxes = [shape.points for shape in picture.items if isinstance(shape, Shape) and shape.tip in tips]
    return sorted((points[0][0] + points[2][0]) / 2 for points in boxes)
