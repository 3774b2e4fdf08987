"""The navigation beside each page, in the language of the page, with the theme's marks on the current page."""

from __future__ import annotations

import re
from html import escape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from furo.navigation import get_navigation_tree

from docs._ext.links import get_language

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["arrange_navigation", "mark_current", "setup"]

_CAPTIONS: Final = {
    "Start": "Memulai",
    "Do": "Mengerjakan",
    "With": "Bersama",
    "Understand": "Memahami",
    "Look up": "Mencari",
}
"""Headings of the navigation above pages with English titles."""
_INDONESIAN_ALONE: Final = ("Untuk petugas", "Mulai", "Panduan", "Rujukan")
"""Headings of the navigation that only Indonesian pages show; others lead to these pages through the first of them."""
_IN_ENGLISH: Final = " (bahasa Inggris)"
_PART: Final = re.compile(r'(?=<p class="caption")')
_CAPTION: Final = re.compile(r'"caption-text">([^<]*)<')
_HEADING: Final = ('role="heading"', 'role="heading" aria-level="2"')
"""Sphinx marks the captions of the navigation as headings without a level."""


def _find_caption(part: str) -> str:
    found = _CAPTION.search(part)
    return found[1] if found else ""


def arrange_navigation(html: str, language: str) -> str:
    """Return the navigation of a page in a language: its own parts first, and few or none of the other's."""
    html = html.replace(*_HEADING)
    if language == "en":
        return "".join(part for part in _PART.split(html) if _find_caption(part) not in _INDONESIAN_ALONE)
    first, english = "", ""
    for part in _PART.split(html):
        translated = _CAPTIONS.get(_find_caption(part))
        if translated is None:
            first += part
        else:
            named = re.sub(r'"caption-text">[^<]*<', f'"caption-text">{translated}{_IN_ENGLISH}<', part, count=1)
            english += named.replace("<ul", '<ul lang="en"', 1)
    return first + english


def mark_current(navigation: str, marked: str, page: str) -> str:
    """Return the navigation of a page, made from that of another page in its folder and its part of the contents.

    Args:
        navigation: The navigation, with the marks of the theme on the other page.
        marked: The name of the other page's file.
        page: The name of the page's file.
    """
    if page == marked:
        return navigation
    plain = r'<li class="(toctree-l\d)"><a class="reference internal" href="{}">'
    current = r'<li class="(toctree-l\d) current current-page"><a class="current reference internal" href="#">'
    unmarked = re.sub(current, rf'<li class="\1"><a class="reference internal" href="{escape(marked)}">', navigation)
    return re.sub(
        plain.format(re.escape(escape(page))),
        r'<li class="\1 current current-page"><a class="current reference internal" href="#">',
        unmarked,
    )


def _find_lists(app: Sphinx, page: str) -> tuple[str, ...]:
    """Return the pages that list a page in their contents; none if its navigation is not like that of the others there.

    These are pages that list others, and those of the root, which have lists of their own with their marks.
    """
    below = app.env.toctree_includes
    lists = () if page in below else tuple(sorted(parent for parent, pages in below.items() if page in pages))
    return () if app.config.root_doc in lists else lists


# Any: what Sphinx hands to templates.
def _hide(_app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None) -> None:
    """Keep the theme from making the navigation of each page anew, which takes longer than the rest of the page."""
    context["whole_toctree"] = context.pop("toctree", None)


class _Navigation:
    """The navigations made so far, by the folder of a page and the pages that list it."""

    def __init__(self) -> None:
        self._made: dict[tuple[PurePosixPath, tuple[str, ...]], tuple[str, str]] = {}

    def show(
        self, app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
    ) -> None:
        """Add the navigation to the context of a page."""
        whole = context["whole_toctree"]
        if whole is None:
            return
        place, file = PurePosixPath(page), f"{PurePosixPath(page).name}.html"
        lists = _find_lists(app, page)
        made = self._made.get((place.parent, lists))
        if made is None:
            # Listing all pages in the navigation of each page would dominate the size of the site.
            html = whole(collapse=True, titles_only=True, maxdepth=-1, includehidden=True)
            made = (get_navigation_tree(arrange_navigation(html, get_language(page))), file)
            if lists:
                self._made[place.parent, lists] = made
        context["furo_navigation_tree"] = mark_current(*made, file)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the steps before and after those of the theme."""
    app.connect("html-page-context", _hide, priority=100)
    app.connect("html-page-context", _Navigation().show, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
