"""Canvas: the contents of a page, as shapes and texts in points from the upper left corner."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, TypeAlias

import attrs

from ._lettering import measure_text

__all__ = ["Align", "Canvas", "Item", "Reach", "Shape", "TextItem"]

Align: TypeAlias = Literal["left", "center", "right"]
Point: TypeAlias = tuple[float, float]
_LINE_WIDTH: Final = 0.8
_ASCENT: Final = 0.8  # the height of letters above the baseline, as a share of the font size
_DESCENT: Final = 0.25  # the depth of letters below it, likewise


class Reach(NamedTuple):
    """The horizontal reach of something on a page."""

    left: float
    """Its left end."""
    right: float
    """Its right end."""

    @property
    def width(self) -> float:
        """Its width."""
        return self.right - self.left


@attrs.frozen(kw_only=True)
class Shape:
    """A line or a surface."""

    points: tuple[Point, ...]
    """Its corners."""
    fill: str | None = None
    """The colour of its surface; None for a line or a frame."""
    edge: str | None = None
    """The colour of its line."""
    width: float = _LINE_WIDTH
    """The width of its line."""
    dashed: bool = False
    """Whether the line is dashed."""
    hatch: str | None = None
    """The name of its hatching, of lines in the colour of its line; only a box has one."""
    alpha: float = 1.0
    """Its opacity."""
    tip: str | None = None
    """Its tooltip."""


@attrs.frozen(kw_only=True)
class TextItem:
    """A line of text in drawable letters."""

    x: float
    """The horizontal position of its start, middle or end."""
    y: float
    """Its baseline."""
    text: str
    """The text."""
    size: float
    """Its font size."""
    bold: bool = False
    """Whether it is bold."""
    colour: str = "black"
    """Its colour."""
    align: Align = "left"
    """Its alignment at x."""
    halo: bool = False
    """Whether it has a white halo, to be readable over a hatching."""
    tip: str | None = None
    """Its tooltip."""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Its left, top, right and bottom."""
        width = measure_text(self.text, self.size, bold=self.bold)
        left = self.x - {"left": 0.0, "center": width / 2, "right": width}[self.align]
        return left, self.y - self.size * _ASCENT, left + width, self.y + self.size * _DESCENT


Item: TypeAlias = Shape | TextItem


@attrs.define
class Canvas:
    """The items drawn so far, bottom to top."""

    items: list[Item] = attrs.field(factory=list)
    """The items."""

    def draw_box(
        self,
        left: float,
        top: float,
        right: float,
        bottom: float,
        *,
        fill: str | None = None,
        edge: str | None = None,
        width: float = _LINE_WIDTH,
        dashed: bool = False,
        hatch: str | None = None,
        alpha: float = 1.0,
        tip: str | None = None,
    ) -> None:
        """Draw a rectangle."""
        points = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
        self.items.append(
            Shape(points=points, fill=fill, edge=edge, width=width, dashed=dashed, hatch=hatch, alpha=alpha, tip=tip)
        )

    def draw_polygon(self, *points: Point, fill: str | None = None, edge: str | None = None) -> None:
        """Draw a polygon."""
        self.items.append(Shape(points=(*points, points[0]), fill=fill, edge=edge))

    def draw_line(
        self, *points: Point, colour: str, width: float = _LINE_WIDTH, dashed: bool = False, alpha: float = 1.0
    ) -> None:
        """Draw a polyline."""
        self.items.append(Shape(points=points, edge=colour, width=width, dashed=dashed, alpha=alpha))

    def draw_text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float,
        bold: bool = False,
        colour: str = "black",
        align: Align = "left",
        halo: bool = False,
        tip: str | None = None,
    ) -> None:
        """Draw a line of text, unless it is blank."""
        if text.strip():
            self.items.append(
                TextItem(x=x, y=y, text=text, size=size, bold=bold, colour=colour, align=align, halo=halo, tip=tip)
            )
