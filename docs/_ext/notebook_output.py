"""What a notebook displays of the register on the page about notebooks, in the language of the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from docs._ext.svg import Drawing
from psm_model import Register, check, loads
from psm_model.i18n import Bilingual, Language
from psm_model.notebook import HtmlView
from psm_model.pages import view_timeline

__all__ = ["OUTPUTS", "show_output"]

_PAGE: Final = Path(__file__).resolve().parents[1] / "how-to" / "notebooks.md"
_REGISTER: Final = re.compile(r"^```json\n(.*?)^```", re.DOTALL | re.MULTILINE)
OUTPUTS: Final[Mapping[str, tuple[Bilingual, Callable[[Register], HtmlView]]]] = MappingProxyType(
    {
        "register": (
            Bilingual("Two organisations with their terms", "Dua organisasi beserta masa baktinya"),
            lambda register: register,
        ),
        "term": (
            Bilingual("A term with its three posts", "Sebuah masa bakti dengan tiga jabatannya"),
            lambda register: register.board_term("b-2021"),
        ),
        "report": (
            Bilingual("A report with one error, PSM101", "Laporan dengan satu kesalahan, PSM101"),
            check,
        ),
        "timeline": (
            Bilingual("The terms of both organisations as bars", "Masa bakti kedua organisasi sebagai batang"),
            lambda register: view_timeline(register, on=date(2026, 6, 30)),
        ),
    }
)
"""What the page shows: its words, and how it is made from the register of the page."""


def show_output(name: str, language: Language) -> Drawing:
    """Return what a notebook displays."""
    found = _REGISTER.search(_PAGE.read_text(encoding="utf-8"))
    if found is None:
        raise ValueError(f"expected a register in {_PAGE.name}, got none")
    words, make = OUTPUTS[name]
    title = words.translate(language)
    return Drawing(svg=make(loads(found[1])).to_html(language=language), title=title, alt=title)
