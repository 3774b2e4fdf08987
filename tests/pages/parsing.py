"""Pages as browsers read them: parsed strictly, with their elements, ids and texts."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final, NamedTuple

__all__ = ["Element", "Page"]

VOID: Final = {"br", "input", "link", "meta"}
TAGS: Final = VOID.union(
    (
        "a",
        "article",
        "body",
        "button",
        "caption",
        "code",
        "dd",
        "defs",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
    ),
    ("g", "h1", "h2", "h3", "h4", "head", "header", "html", "label", "li", "line", "lineargradient", "main", "mark"),
    ("nav", "ol", "option", "p", "path", "pattern", "rect", "script", "section", "select", "small", "span", "stop"),
    (
        "strong",
        "style",
        "summary",
        "svg",
        "table",
        "tbody",
        "td",
        "text",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
        "use",
    ),
)
"""The elements that a page may have."""


class Element(NamedTuple):
    """An element of a page."""

    tag: str
    """Its name."""
    attributes: dict[str, str | None]
    """Its attributes."""
    parents: tuple[str, ...]
    """The names of the elements around it, outermost first."""
    text: list[str]
    """The texts in it, filled while parsing."""

    @property
    def classes(self) -> set[str]:
        """Its classes."""
        return set((self.attributes.get("class") or "").split())


class Page(HTMLParser):
    """A parsed page, in which every element is known, closed in order and has each attribute once."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.declarations: list[str] = []
        self._open: list[Element] = []
        self.feed(text)
        self.close()
        assert self._open == []
        assert self.declarations == ["DOCTYPE html"]

    def handle_decl(self, decl: str) -> None:
        """Take the declaration."""
        self.declarations.append(decl)

    def handle_comment(self, data: str) -> None:
        """Refuse a comment."""
        raise AssertionError(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element."""
        assert tag in TAGS
        assert len(dict(attrs)) == len(attrs)
        element = Element(tag, dict(attrs), tuple(parent.tag for parent in self._open), [])
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last, and no other."""
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        """Take text."""
        for element in self._open:
            element.text.append(data)

    def find(self, tag: str | None = None, class_: str | None = None) -> list[Element]:
        """Return the elements with a name and a class."""
        return [
            element
            for element in self.elements
            if (tag is None or element.tag == tag) and (class_ is None or class_ in element.classes)
        ]

    @property
    def ids(self) -> list[str]:
        """The ids of all elements."""
        return [value for element in self.elements if (value := element.attributes.get("id")) is not None]

    @property
    def references(self) -> set[str]:
        """The ids to which links, uses and fills refer."""
        found = set()
        for element in self.elements:
            for name, value in element.attributes.items():
                if name == "href" and (value or "").startswith("#"):
                    found.add((value or "")[1:])
                found.update(re.findall(r"url\(#([^)]*)\)", value or ""))
        return found

    @property
    def headings(self) -> list[int]:
        """The levels of the headings, in order."""
        return [int(element.tag[1]) for element in self.elements if re.fullmatch("h[1-6]", element.tag)]
