"""Pages: paper sizes, their layout in points, and their headings, with the number of the page if there are several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, TypeAlias, get_args

import attrs

from psm_model.errors import safe_repr
from psm_model.i18n import Bilingual, Language

from ._canvas import Canvas
from ._lettering import fit_width, measure_text
from ._palette import FAINT, INK

__all__ = [
    "HEADING",
    "SIZES",
    "PageLayout",
    "Paper",
    "draw_heading",
    "find_contents_top",
    "format_page_title",
    "make_page",
]

Paper: TypeAlias = Literal["a4", "a3"]
"""The size of the paper, landscape."""
SIZES: Final[tuple[Paper, ...]] = get_args(Paper)
"""The sizes of paper."""
_MILLIMETRE: Final = 72 / 25.4
_PAPERS: Final = {"a4": (297, 210), "a3": (420, 297)}  # millimetres
_PAPER_MARGIN: Final = 12 * _MILLIMETRE
_PAGE_NUMBER: Final = Bilingual("page {number} of {pages}", "halaman {number} dari {pages}")


@attrs.frozen(kw_only=True)
class _HeadingLayout:
    """The layout of the title and the lines below it."""

    title_baseline: float = 11.0
    """The distance of the baseline of the title from the margin."""
    title_size: float = 15.0
    """The font size of the title."""
    first_line: float = 17.0
    """The distance of the baseline of the first line from that of the title."""
    line_height: float = 15.0
    """The distance of the baselines of further lines."""
    line_size: float = 9.0
    """The font size of the lines."""
    gap: float = 16.0
    """The space below the last baseline."""


HEADING: Final = _HeadingLayout()


@attrs.frozen(kw_only=True)
class PageLayout:
    """The layout of a page."""

    width: float
    """Its width."""
    height: float | None = None
    """Its height; None for as much as the contents need."""
    margin: float = 20.0
    """Its margin."""

    @property
    def right(self) -> float:
        """The right end of its contents."""
        return self.width - self.margin

    @property
    def room(self) -> float:
        """The width of its contents."""
        return self.width - 2 * self.margin

    @property
    def bottom(self) -> float | None:
        """The bottom of its contents; None for as far as they reach."""
        return None if self.height is None else self.height - self.margin


def make_page(size: Paper | None, *, width: float) -> PageLayout:
    """Return the layout of a sheet of paper, or of a page of a width that is as tall as its contents.

    Raises:
        ValueError: the size is not supported.

    >>> page = make_page("a4", width=1000)
    >>> round(page.width), round(page.height), make_page(None, width=1000).height
    (842, 595, None)
    """
    if size is None:
        return PageLayout(width=width)
    if size not in _PAPERS:
        raise ValueError(f"expected a4 or a3, got {safe_repr(size)}")
    wide, high = _PAPERS[size]
    return PageLayout(width=wide * _MILLIMETRE, height=high * _MILLIMETRE, margin=_PAPER_MARGIN)


def format_page_title(title: str, number: int, pages: int, *, language: Language) -> str:
    """Return the title of a page, with its number if there are several.

    >>> format_page_title("Terms of boards", 1, 2, language="en"), format_page_title("Terms", 1, 1, language="en")
    ('Terms of boards (page 1 of 2)', 'Terms')
    """
    return title if pages == 1 else f"{title} ({_format_page(number, pages, language)})"


def _format_page(number: int, pages: int, language: Language) -> str:
    return _PAGE_NUMBER.translate(language).format(number=number, pages=pages)


def find_contents_top(page: PageLayout, lines: int) -> float:
    """Return the top of the contents below a heading with a number of lines."""
    return page.margin + HEADING.title_baseline + HEADING.first_line + HEADING.line_height * (lines - 1) + HEADING.gap


def draw_heading(
    canvas: Canvas,
    page: PageLayout,
    title: str,
    lines: Sequence[str],
    *,
    number: int = 1,
    pages: int = 1,
    language: Language = "en",
) -> float:
    """Draw the title and the lines below it, truncated to the page, with the number of the page at the right.

    Returns:
        The baseline for a further line.
    """
    baseline = page.margin + HEADING.title_baseline
    room = page.room
    if pages > 1:
        words = _format_page(number, pages, language)
        canvas.draw_text(page.right, baseline, words, size=HEADING.line_size, colour=FAINT, align="right")
        room -= measure_text(words, HEADING.line_size) + HEADING.gap
    text = fit_width(title, room, HEADING.title_size, bold=True)
    canvas.draw_text(page.margin, baseline, text, size=HEADING.title_size, bold=True, colour=INK, tip=title)
    baseline += HEADING.first_line
    for line in lines:
        text = fit_width(line, page.room, HEADING.line_size)
        canvas.draw_text(page.margin, baseline, text, size=HEADING.line_size, colour=FAINT, tip=line)
        baseline += HEADING.line_height
    return baseline
