"""Headings of pages: title, subtitle, and the number of the page if there are several."""

from __future__ import annotations

from typing import Final

from psm_model.i18n import Bilingual, Language

from ._canvas import Canvas
from ._layout import PageLayout
from ._lettering import fit_width
from ._palette import FAINT

__all__ = ["draw_heading", "format_page_subtitle", "format_page_title"]

_PAGE: Final = Bilingual("page {number} of {pages}", "halaman {number} dari {pages}")


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
    return _PAGE.translate(language).format(number=number, pages=pages)


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
