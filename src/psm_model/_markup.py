"""Markup: HTML and SVG as safe text, built from elements."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeAlias

from .text import escape, truncate

__all__ = ["EMPTY", "Content", "Markup", "element", "join", "mask", "raw", "shorten"]


class Markup(str):
    """A text that is HTML or SVG: its parts are escaped already.

    >>> isinstance(element("p", "1 < 2"), Markup)
    True
    """

    __slots__ = ()


EMPTY: Final = Markup()
"""No markup."""
Content: TypeAlias = str | Iterable["Content"] | None
"""The content of an element: markup, text that is escaped, nothing, or several of these."""
# The standard library's `html` would be imported with every record, and its list of named characters is large.
_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
_VOID: Final = frozenset({"br", "input", "link", "meta"})


def raw(text: str) -> Markup:
    """Return a text of this package, such as a style sheet, as markup."""
    return Markup(text)


def mask(text: str) -> str:
    """Return a text of a document that is safe in an attribute: masked and printable.

    >>> mask("Siti 0000000000000000")
    'Siti …'
    """
    return escape(text)


def shorten(text: str, limit: int) -> Markup:
    """Return a text of a document, masked and with at most a number of characters, as markup.

    >>> shorten("Rapat & pengukuhan", 8)
    'Rapat &amp;…'
    """
    return Markup(truncate(text, limit).translate(_ENTITIES))


def join(content: Content) -> Markup:
    """Return content as markup; texts are masked and escaped.

    >>> join(["a & b", None, element("br")])
    'a &amp; b<br>'
    """
    if content is None:
        return EMPTY
    if isinstance(content, Markup):
        return content
    if isinstance(content, str):
        return Markup(escape(content).translate(_ENTITIES))
    return Markup("".join(map(join, content)))


def element(tag: str, *content: Content, **attributes: str | float | None) -> Markup:
    """Return an element with attributes and content.

    An underscore in the name of an attribute is a hyphen, one at the end is left out. An attribute that is None is left
    out. Attributes are escaped but not masked: see `mask`.

    >>> element("td", "<b>", class_="name", data_area="a-1", hidden=None)
    '<td class="name" data-area="a-1">&lt;b&gt;</td>'
    """
    given = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{_format_attribute(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{tag}{given}>" if tag in _VOID else f"<{tag}{given}>{join(content)}</{tag}>")


def _format_attribute(value: str | float) -> str:
    """Return the value of an attribute; a number has at most two decimals."""
    if isinstance(value, str):
        return value.translate(_ENTITIES)
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
