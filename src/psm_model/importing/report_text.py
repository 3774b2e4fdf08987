"""The report on an import, as text in both languages and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from psm_model.i18n import Bilingual, Language, format_count, format_number
from psm_model.text import escape

from ._row_kinds import SkipRule
from .report import ImportReport, RowProblem

__all__ = ["render_import_report", "report_to_json"]

_RULES: Final[Mapping[str, Bilingual]] = {
    SkipRule.ABOVE_HEADER: Bilingual("above the headings", "di atas judul kolom"),
    SkipRule.HEADER: Bilingual("headings", "judul kolom"),
    SkipRule.COLUMN_NUMBERS: Bilingual("numbers of columns", "nomor kolom"),
    SkipRule.TOTAL: Bilingual("totals", "baris jumlah"),
    SkipRule.SIGNATURE: Bilingual("signatures", "tanda tangan"),
    SkipRule.EMPTY_LINE: Bilingual("rows with a number alone", "baris yang hanya bernomor"),
    SkipRule.RUNNING_NUMBER: Bilingual("running numbers", "nomor urut"),
    SkipRule.UNWANTED: Bilingual("columns that the mapping skips", "kolom yang dilewati pemetaan"),
    SkipRule.DASH: Bilingual("dashes", "tanda hubung"),
    SkipRule.VACANT: Bilingual("vacant", "kosong"),
    SkipRule.PATTERN: Bilingual("rows that the mapping skips", "baris yang dilewati pemetaan"),
    SkipRule.FOOTNOTE: Bilingual("notes", "catatan di bawah tabel"),
    SkipRule.OFFICE: Bilingual("values of persons beside offices", "isian orang di baris pejabat"),
    SkipRule.OTHER_TABLE: Bilingual("tables about something else", "tabel tentang hal lain"),
    SkipRule.SHEET: Bilingual("sheets that the mapping skips", "lembar yang dilewati pemetaan"),
}
_RECORDS: Final[Mapping[str, Bilingual]] = {
    "decree": Bilingual("decree", "SK"),
    "organisation": Bilingual("organisation", "organisasi"),
    "term": Bilingual("board term", "masa bakti"),
    "member": Bilingual("member", "anggota"),
    "appointment": Bilingual("appointment", "jabatan"),
}
_CELL: Final = Bilingual("cell", "sel")
_EXPECTED: Final = Bilingual("expected", "seharusnya")
_GOT: Final = Bilingual("got", "tertulis")
_LOST: Final = Bilingual("the row was left out", "baris ini tidak dimuat")
_ACTION: Final = Bilingual("what to do", "yang perlu dilakukan")
_MAX_LISTED: Final = 50


def render_import_report(report: ImportReport, *, language: Language, limit: int | None = _MAX_LISTED) -> str:
    """Return a report as text: the problems, the notices, and what became of the rows and the cells.

    Args:
        report: The report.
        language: The language.
        limit: The number of problems to list; None for all that the report has.

    Raises:
        ValueError: the language is not supported.
    """
    listed = report.problems[:limit]
    blocks = ["\n".join(_iter_problem(problem, language)) for problem in listed]
    left = len(report.problems) - len(listed) + report.more_problems
    if left:
        number = format_number(left, language=language)
        blocks.append(Bilingual(f"{number} more problems", f"{number} masalah lain").translate(language))
    notices = [f"{escape(notice.place)}: {notice.text.translate(language)}" for notice in report.notices]
    if report.more_notices:
        number = format_number(report.more_notices, language=language)
        notices.append(Bilingual(f"{number} more notices", f"{number} catatan lain").translate(language))
    if notices:
        blocks.append("\n".join(notices))
    blocks.append("\n".join(_iter_summary(report, language)))
    return "\n\n".join(blocks)


def _iter_problem(problem: RowProblem, language: Language) -> Iterator[str]:
    heading = f" ({problem.heading})" if problem.heading else ""
    yield f"{escape(problem.place)}{heading}"
    rows = [(_EXPECTED, problem.expected), (_GOT, problem.got), (_ACTION, problem.action)]
    for label, text in rows:
        yield f"  {label.translate(language)}: {text.translate(language)}"
    if problem.row_is_lost:
        yield f"  {_LOST.translate(language)}"


def _iter_summary(report: ImportReport, language: Language) -> Iterator[str]:
    rows, loaded = (format_number(number, language=language) for number in (report.rows, report.loaded))
    yield Bilingual(f"{loaded} of {rows} rows were loaded", f"{loaded} dari {rows} baris dimuat").translate(language)
    made = [
        format_count(number, _RECORDS[kind], language=language) for kind, number in report.records.items() if number
    ]
    if made:
        yield f"register: {', '.join(made)}"
    cells = report.cells
    total = format_count(cells.total, _CELL, language=language)
    parts = [
        (cells.used, Bilingual("used", "terpakai")),
        *((number, _RULES[rule]) for rule, number in cells.skipped.items()),
        (cells.reported, Bilingual("reported", "dilaporkan")),
    ]
    shown = ", ".join(
        f"{format_number(number, language=language)} {words.translate(language)}" for number, words in parts if number
    )
    yield f"{total}: {shown}" if shown else total


# Any: JSON.
def report_to_json(report: ImportReport, *, language: Language) -> dict[str, Any]:
    """Return a report as a JSON object, with its texts in a language."""
    return {
        "psm_import": 1,
        "source": escape(report.source),
        "rows": report.rows,
        "loaded": report.loaded,
        "records": dict(report.records),
        "cells": {
            "total": report.cells.total,
            "used": report.cells.used,
            "skipped": {str(rule): number for rule, number in report.cells.skipped.items()},
            "reported": report.cells.reported,
        },
        "problems": [
            {
                "place": escape(problem.place),
                **({"heading": problem.heading} if problem.heading else {}),
                "expected": problem.expected.translate(language),
                "got": problem.got.translate(language),
                "action": problem.action.translate(language),
                "row_is_lost": problem.row_is_lost,
            }
            for problem in report.problems
        ],
        "more_problems": report.more_problems,
        "notices": [
            {"place": escape(notice.place), "text": notice.text.translate(language)} for notice in report.notices
        ],
        "more_notices": report.more_notices,
    }
