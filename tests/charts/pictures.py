"""What tests ask of a picture: its words as matplotlib lays them out, its parts as SVG has them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from itertools import combinations
from typing import Final

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from psm_model.charts import Picture
from psm_model.charts._rendering import default_settings, make_figure
from psm_model.charts._sheet import Words

SVG: Final = "{http://www.w3.org/2000/svg}"
_SLACK: Final = 0.75
"""By how many points letters of two texts may seem to meet: what matplotlib puts around them."""
_INK: Final = 0.25
"""How much of a line's height is below and above its letters."""

Box = tuple[float, float, float, float]


def words_of(picture: Picture) -> list[str]:
    """The texts that are written on a picture."""
    return [item.text for item in picture.items if isinstance(item, Words)]


def boxes_of(picture: Picture) -> list[tuple[str, Box]]:
    """The texts that are written with the boxes that matplotlib gives them, in points from below."""
    with default_settings():
        figure = make_figure(picture.items, picture.width, picture.height)
        renderer = FigureCanvasAgg(figure).get_renderer()  # type: ignore[no-untyped-call]  # matplotlib's
        boxes = []
        for artist in figure.findobj(Text):
            assert isinstance(artist, Text)
            extent = artist.get_window_extent(renderer)
            boxes.append((artist.get_text(), (extent.x0, extent.y0, extent.x1, extent.y1)))
    return [(text, box) for text, box in boxes if text]


def overlapping(boxes: Sequence[tuple[str, Box]]) -> list[tuple[str, str]]:
    """The pairs of texts that run into another."""
    return [(a, b) for (a, one), (b, other) in combinations(boxes, 2) if _meet(one, other)]


def _meet(one: Box, other: Box) -> bool:
    # Of a line's height letters without descenders take the middle.
    rise = _INK * min(one[3] - one[1], other[3] - other[1])
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > _SLACK and min(one[3], other[3]) - max(one[1], other[1]) > rise
    )


def outside(picture: Picture, boxes: Sequence[tuple[str, Box]]) -> list[str]:
    """The texts that are not whole on the page."""
    return [
        text
        for text, (left, bottom, right, top) in boxes
        if left < 0 or bottom < 0 or right > picture.width or top > picture.height
    ]


def parsed(picture: Picture) -> ET.Element:
    """The picture's SVG, read by a parser of XML."""
    return ET.fromstring(picture.svg())  # noqa: S314  # we made it


def names_in(root: ET.Element) -> set[str]:
    """The names of all elements of a document."""
    return {element.tag.removeprefix(SVG) for element in root.iter()}
