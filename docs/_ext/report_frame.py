"""The report of the tutorial for officials, as the command writes it, in a frame on the page."""

from __future__ import annotations

from contextlib import redirect_stdout
from html import escape
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from psm_model.cli import main
from psm_model.formats.xlsx import template_xlsx

from .office_example import OVERLAPPING, fill_in
from .svg import Drawing

__all__ = ["frame_report"]

_TITLE: Final = "Contoh laporan"
_WORDS: Final = (
    "Laporan pada 30 Juni 2026 dengan ringkasan, satu kesalahan (PSM101) beserta selnya, garis waktu, dan susunan "
    "pengurus."
)


def frame_report() -> Drawing:
    """Return a frame with the report on the workbook whose cells can be read, but whose terms still overlap."""
    with TemporaryDirectory() as folder:
        workbook, page = str(Path(folder, "daftar.xlsx")), Path(folder, "laporan.html")
        template_xlsx(workbook)
        fill_in(workbook, OVERLAPPING)
        with redirect_stdout(StringIO()):
            main(["report", workbook, "--lang", "id", "--on", "2026-06-30", "-o", str(page)])
        content = escape(page.read_text(encoding="utf-8"))
    frame = f'<iframe title="{_TITLE}" sandbox="allow-scripts allow-modals" srcdoc="{content}"></iframe>'
    return Drawing(svg=frame, title=_TITLE, alt=_WORDS)
