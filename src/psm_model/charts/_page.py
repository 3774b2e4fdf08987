"""Pages: their layout in points, and their headings, with the number of the page if there are several."""

from __future__ import annotations

from typing import Final

import attrs

from psm_model.i18n import Bilingual, Language

from ._canvas import Canvas
from ._lettering import fit_width
from ._palette import FAINT

__all__ = [
    "BOARD_PAGE",
    "TIMELINE_PAGE",
    "HeadingLayout",
    "PageLayout",
    "draw_heading",
    "format_page_subtitle",
    "format_page_title",
]

_PAGE_NUMBER: Final = Bilingual("page {number} of {pages}", "halaman {number} dari {pages}")


@attrs.frozen(kw_only=True)
class HeadingLayout:
    """The layout of the title and the subtitle of a page."""

    subtitle_baseline: float
    """The baseline of the subtitle."""
    title_baseline: float = 28.0
    """The baseline of the title."""
    title_size: float = 15.0
    """The font size of the title."""
    subtitle_size: float = 9.0
    """The font size of the subtitle."""


@attrs.frozen(kw_only=True)
class PageLayout:
    """The layout of a page."""

    width: float
    """Its width."""
    heading: HeadingLayout
    """The layout of its heading."""
    top: float
    """The top of its contents, below the heading."""
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


BOARD_PAGE: Final = PageLayout(width=1020.0, heading=HeadingLayout(subtitle_baseline=46.0), top=76.0)
TIMELINE_PAGE: Final = PageLayout(width=1000.0, heading=HeadingLayout(subtitle_baseline=44.0), top=56.0)


def format_page_title(title: str, number: int, pages: int, *, language: Language) -> str:
    """Return the title of a page, with its number if there are several.

    >>> format_page_title("Terms of boards", 1, 2, language="en"), format_page_title("Terms", 1, 1, language="en")
    ('Terms of boards (page 1 of 2)', 'Terms')
    """
    return title if pages == 1 else f"{title} ({_format_page(number, pages, language)})"


def format_page_subtitle(subtitle: str, number: int, pages: int, *, language: Language) -> str:
    """Return the subtitle of a page, with its number if there are several."""
    return subtitle if pages == 1 else f"{subtitle}, {_format_page(number, pages, language)}"


def _format_page(number: int, pages: int, language: Language) -> str:
    return _PAGE_NUMBER.translate(language).format(number=number, pages=pages)


def draw_heading(canvas: Canvas, page: PageLayout, title: str, subtitle: str, *, tip: str | None = None) -> None:
    """Draw the title and the subtitle of a page, truncated to its width.

    Args:
        canvas: The canvas.
        page: The layout of the page.
        title: The title, which is also its own tooltip.
        subtitle: The subtitle.
        tip: The tooltip of the subtitle; None for a subtitle that always fits.
    """
    heading = page.heading
    text = fit_width(title, page.room, heading.title_size, bold=True)
    canvas.draw_text(page.margin, heading.title_baseline, text, size=heading.title_size, bold=True, tip=title)
    text = fit_width(subtitle, page.room, heading.subtitle_size)
    canvas.draw_text(page.margin, heading.subtitle_baseline, text, size=heading.subtitle_size, colour=FAINT, tip=tip)
