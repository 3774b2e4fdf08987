"""The navigation of a page: the parts in its language come first, or alone."""

from __future__ import annotations

import re

from docs._ext.navigation import arrange_navigation, mark_current

CAPTIONS = ("Start", "Do", "Bahasa Indonesia", "Untuk petugas", "Mulai", "Panduan", "Rujukan")
WHOLE = "".join(
    f'<p class="caption" role="heading"><span class="caption-text">{caption}</span></p><ul><li>{caption}</li></ul>'
    for caption in CAPTIONS
)


def list_captions(html: str) -> list[str]:
    """Return the captions of a navigation, in order."""
    return re.findall(r'"caption-text">([^<]*)<', html)


def test_english_page_leads_to_the_first_indonesian_page_alone() -> None:
    """An English page lists the English parts, and one part that leads to the Indonesian pages."""
    assert list_captions(arrange_navigation(WHOLE, "en")) == ["Start", "Do", "Bahasa Indonesia"]


def test_indonesian_page_lists_its_parts_first() -> None:
    """An Indonesian page lists all parts, those in English last, with captions that say so."""
    arranged = arrange_navigation(WHOLE, "id")
    assert list_captions(arranged) == [
        *("Bahasa Indonesia", "Untuk petugas", "Mulai", "Panduan", "Rujukan"),
        *("Memulai (bahasa Inggris)", "Mengerjakan (bahasa Inggris)"),
    ]
    assert arranged.count('<ul lang="en"') == 2
    assert arranged.count('aria-level="2"') == len(CAPTIONS)


def test_marks_move_to_another_page() -> None:
    """The page is marked instead of the one before it, and both ways lead back to the same navigation."""
    first = (
        '<li class="toctree-l2 current current-page"><a class="current reference internal" href="#">A</a></li>'
        '<li class="toctree-l2"><a class="reference internal" href="b.html">B</a></li>'
    )
    second = (
        '<li class="toctree-l2"><a class="reference internal" href="a.html">A</a></li>'
        '<li class="toctree-l2 current current-page"><a class="current reference internal" href="#">B</a></li>'
    )
    assert mark_current(first, "a.html", "b.html") == second
    assert mark_current(second, "b.html", "a.html") == first
    assert mark_current(first, "a.html", "a.html") == first
