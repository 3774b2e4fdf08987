"""Hatching of boxes as lines, so that every format draws the same ones and an SVG needs no pattern with an id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

__all__ = ["HATCHES", "HATCH_WIDTH", "Stroke", "iter_strokes"]

HATCH_WIDTH: Final = 0.6
"""The width of the lines of a hatching."""

Stroke: TypeAlias = tuple[tuple[float, float], tuple[float, float]]
"""The two ends of a line of a hatching."""


class _Lines(NamedTuple):
    """Parallel lines, each of the points for which `across` x plus `down` y is a multiple of the spacing."""

    across: int
    """The factor of x: 0 for horizontal lines."""
    down: int
    """The factor of y: 1 for lines that rise to the right, -1 for lines that fall."""
    spacing: float
    """The distance of neighbouring lines, in the direction of x or, if they are horizontal, of y."""


_RISING: Final = _Lines(1, 1, 5.0)
_FALLING: Final = _Lines(1, -1, 5.0)
HATCHES: Final = MappingProxyType(
    {
        "rising": (_RISING,),
        "crossed": (_RISING, _FALLING),
        "falling": (_FALLING,),
        "level": (_Lines(0, 1, 3.5),),
    }
)
"""The lines of each hatching."""


def iter_strokes(points: Sequence[tuple[float, float]], hatch: str) -> Iterator[Stroke]:
    """Yield the lines of a hatching within a box; those of adjacent boxes meet.

    Args:
        points: The corners of the box.
        hatch: The name of the hatching.

    >>> list(iter_strokes([(0, 1), (9, 1), (9, 4), (0, 4)], "level"))
    [((0, 3.5), (9, 3.5))]
    """
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    for lines in HATCHES[hatch]:
        sums = [lines.across * x + lines.down * y for x in (left, right) for y in (top, bottom)]
        number = ceil(min(sums) / lines.spacing)
        while (total := number * lines.spacing) < max(sums):
            number += 1
            if not lines.across:
                yield (left, total), (right, total)
                continue
            first, last = sorted((total - lines.down * top, total - lines.down * bottom))
            first, last = max(first, left), min(last, right)
            if first < last:
                yield (first, (total - first) / lines.down), (last, (total - last) / lines.down)
