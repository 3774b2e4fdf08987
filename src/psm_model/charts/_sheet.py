"""Sheet: what is drawn on a page, as plain shapes and words in points from the upper left corner."""

from __future__ import annotations

from typing import Literal, TypeAlias

import attrs

from ._lettering import text_width

__all__ = ["Align", "Item", "Shape", "Sheet", "Words"]

Align: TypeAlias = Literal["left", "center", "right"]
Point: TypeAlias = tuple[float, float]


@attrs.frozen(kw_only=True)
class Shape:
    """A line or a surface."""

    points: tuple[Point, ...]
    """Its corners."""
    fill: str | None = None
    """The colour of its surface; None for a line."""
    edge: str | None = None
    """The colour of its line."""
    width: float = 0.8
    """How wide the line is."""
    dashed: bool = False
    """Whether the line is dashed."""
    hatch: str | None = None
    """What the surface is hatched with, in the colour of the line, as matplotlib names it."""
    alpha: float = 1.0
    """How much it covers."""
    tip: str | None = None
    """What is told of it to who points at it."""


@attrs.frozen(kw_only=True)
class Words:
    """A line of text, drawable letters alone."""

    x: float
    """Where it starts, has its middle or ends."""
    y: float
    """Where its letters stand."""
    text: str
    """The text."""
    size: float
    """How large it is."""
    bold: bool = False
    """Whether it is bold."""
    colour: str = "black"
    """Its colour."""
    align: Align = "left"
    """What of it is at x."""
    halo: bool = False
    """Whether its letters have a white line around, so that they are read over a hatching."""
    tip: str | None = None
    """What is told of it to who points at it."""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """What it covers: left, top, right, bottom."""
        width = text_width(self.text, self.size, bold=self.bold)
        left = self.x - {"left": 0.0, "center": width / 2, "right": width}[self.align]
        return left, self.y - self.size * 0.8, left + width, self.y + self.size * 0.25


Item: TypeAlias = Shape | Words


@attrs.define
class Sheet:
    """What has been drawn so far, one thing over the other."""

    items: list[Item] = attrs.field(factory=list)
    """What has been drawn."""

    def box(
        self,
        left: float,
        top: float,
        right: float,
        bottom: float,
        *,
        fill: str | None = None,
        edge: str | None = None,
        width: float = 0.8,
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

    def polygon(self, *points: Point, fill: str | None = None, edge: str | None = None) -> None:
        """Draw a surface with corners."""
        self.items.append(Shape(points=(*points, points[0]), fill=fill, edge=edge))

    def line(self, *points: Point, colour: str, width: float = 0.8, dashed: bool = False, alpha: float = 1.0) -> None:
        """Draw a line from point to point."""
        self.items.append(Shape(points=points, edge=colour, width=width, dashed=dashed, alpha=alpha))

    def words(
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
        """Write a line of text; nothing where there is none."""
        if text.strip():
            self.items.append(
                Words(x=x, y=y, text=text, size=size, bold=bold, colour=colour, align=align, halo=halo, tip=tip)
            )
