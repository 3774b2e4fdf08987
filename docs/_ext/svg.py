"""Drawing: an SVG embedded in a page, with the page's colours and a description in words."""

from __future__ import annotations

from html import escape
from itertools import count

import attrs

__all__ = ["Drawing", "box", "line", "link", "sheet", "words"]

_ids = count(1)


@attrs.frozen(kw_only=True)
class Drawing:
    """A drawing in a page."""

    svg: str
    """The SVG element."""
    title: str
    """The title."""
    alt: str
    """The description for readers who cannot see it."""


def words(x: float, y: float, text: str, kind: str = "", anchor: str = "start") -> str:
    """Return a text at a position; the style sheet formats it by its class."""
    return f'<text x="{x:g}" y="{y:g}" class="{kind}" text-anchor="{anchor}">{escape(text, quote=False)}</text>'


def box(x: float, y: float, width: float, height: float, kind: str = "box") -> str:
    """Return a box with rounded corners."""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="4" class="{kind}"/>'


def line(path: str, kind: str = "line") -> str:
    """Return a line."""
    return f'<path d="{path}" class="{kind}"/>'


def link(target: str, content: str) -> str:
    """Return a link around parts of a drawing; `page:` and a name lead to a page of the site."""
    return f'<a href="{escape(target)}">{content}</a>'


def sheet(width: float, height: float, title: str, alt: str, parts: list[str]) -> Drawing:
    """Join parts; a drawing with links is a group, not an image, for screen readers."""
    role = "group" if any("<a " in part for part in parts) else "img"
    number = next(_ids)
    named = f"drawing-{number}-title drawing-{number}-desc"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" role="{role}" aria-labelledby="{named}">'
        f'<title id="drawing-{number}-title">{escape(title, quote=False)}</title>'
        f'<desc id="drawing-{number}-desc">{escape(alt, quote=False)}</desc>'
    )
    return Drawing(svg=head + "".join(parts) + "</svg>", title=title, alt=alt)
