"""SVG with selectable text and without ids or styles, so that several pictures do not clash on one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from xml.sax.saxutils import escape as escape_xml
from xml.sax.saxutils import quoteattr

from psm_model.text import escape

from ._canvas import Item, Shape, TextItem
from ._hatching import HATCH_WIDTH, iter_strokes
from ._lettering import isolate_runs, measure_text
from ._palette import PAPER

__all__ = ["HALO_WIDTH", "render_svg"]

HALO_WIDTH: Final = 2.4
"""The width of the halo of text over a hatching."""
_DASHES: Final = "3 2"
_FONTS: Final = "DejaVu Sans, Bitstream Vera Sans, Verdana, sans-serif"
"""The font that texts are measured in, then fonts of about its width; texts are fitted to their measured width."""
_ANCHORS: Final = {"left": "start", "center": "middle", "right": "end"}


def render_svg(items: Sequence[Item], width: float, height: float, title: str, alt: str) -> str:
    """Render as SVG."""
    size = f"{_format(width)} {_format(height)}"
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_format(width)}pt" height="{_format(height)}pt" '
        f'viewBox="0 0 {size}" role="img" font-family="{_FONTS}" xml:space="preserve">'
    )
    lines = [
        head,
        f"<title>{_escape(title)}</title>",
        f"<desc>{_escape(alt)}</desc>",
        f'<rect width="{_format(width)}" height="{_format(height)}" fill="{PAPER}"/>',
        *(line for item in items for line in _iter_elements(item)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _iter_elements(item: Item) -> Iterator[str]:
    if isinstance(item, TextItem):
        yield _format_text(item)
        return
    if item.fill is not None or item.edge is not None or item.tip is not None:
        yield _format_shape(item)
    if item.hatch is not None:
        strokes = "".join(
            f"M{_format(a)} {_format(b)}L{_format(c)} {_format(d)}"
            for (a, b), (c, d) in iter_strokes(item.points, item.hatch)
        )
        yield f'<path d="{strokes}" stroke="{item.edge}" stroke-width="{_format(HATCH_WIDTH)}"/>'


def _format_shape(shape: Shape) -> str:
    points = shape.points
    is_closed = points[0] == points[-1]
    corners = "L".join(f"{_format(x)} {_format(y)}" for x, y in (points[:-1] if is_closed else points))
    parts = [f'<path d="M{corners}{"Z" if is_closed else ""}" fill="{shape.fill or "none"}"']
    if shape.edge is not None and shape.width:
        parts.append(f'stroke="{shape.edge}" stroke-width="{_format(shape.width)}"')
        if shape.dashed:
            parts.append(f'stroke-dasharray="{_DASHES}"')
    if shape.alpha < 1:
        parts.append(f'opacity="{_format(shape.alpha)}"')
    element = " ".join(parts)
    return f"{element}/>" if shape.tip is None else f"{element}><title>{_escape(shape.tip)}</title></path>"


def _format_text(text: TextItem) -> str:
    parts = [f'<text x="{_format(text.x)}" y="{_format(text.y)}" font-size="{_format(text.size)}"']
    if text.bold:
        parts.append('font-weight="bold"')
    if text.align != "left":
        parts.append(f'text-anchor="{_ANCHORS[text.align]}"')
    if text.halo:
        parts.append(
            f'stroke="{PAPER}" stroke-width="{_format(HALO_WIDTH)}" stroke-linejoin="round" paint-order="stroke"'
        )
    width = measure_text(text.text, text.size, bold=text.bold)
    parts.append(f'textLength="{_format(width)}" lengthAdjust="spacingAndGlyphs" fill={quoteattr(text.colour)}')
    tip = "" if text.tip is None else f"<title>{_escape(text.tip)}</title>"
    return f"{' '.join(parts)}>{tip}{_escape(isolate_runs(text.text))}</text>"


def _format(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _escape(text: str) -> str:
    return escape_xml(escape(text, keep="\n"))
