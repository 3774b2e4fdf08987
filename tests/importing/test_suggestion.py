"""suggest_mapping: a first mapping loads nearly all rows of ugly files, and says what is uncertain."""

from __future__ import annotations

from pathlib import Path

import pytest

from psm_model import FormatError, check
from psm_model.importing import format_mapping, import_table, loads_mapping, render_import_report, suggest_mapping
from tests.importing.books import CANARIES, write_book, write_table
from tests.importing.ugly_books import UGLY_BOOKS, UglyBook


@pytest.mark.parametrize("book", UGLY_BOOKS.values(), ids=list(UGLY_BOOKS))
def test_ugly_files_are_imported(book: UglyBook, tmp_path: Path) -> None:
    """The suggested mapping, with at most five edited lines, loads at least 95 % of the rows and reports the others."""
    file = book.write(tmp_path)
    text = format_mapping(suggest_mapping(file), language="id")
    assert len(book.edits) <= 5
    for old, new in book.edits.items():
        assert old in text
        text = text.replace(old, new)
    result = import_table(file, loads_mapping(text))
    shown = f"{text}\n{render_import_report(result.report, language='id')}"
    assert result.report.cells.is_complete, shown
    assert [problem.place for problem in result.report.problems] == list(book.reported), shown
    assert result.report.rows == book.rows, shown
    assert result.report.loaded >= 0.95 * book.rows, shown
    register = result.register
    assert len(register.members) == book.members, shown
    assert len(register.board_terms) == book.terms, shown
    assert sum(len(term.appointments) for term in register.board_terms) == book.appointments, shown
    assert not any(finding.code in {"PSM001", "PSM002"} for finding in check(register))
    assert not any(number in shown for number in CANARIES)


def test_similar_heading_is_not_taken(tmp_path: Path) -> None:
    """A misspelt heading is proposed in a comment, and reported with the similar one until the mapping has it."""
    file = UGLY_BOOKS["misspelt"].write(tmp_path)
    suggestion = suggest_mapping(file)
    assert "Jabtan" not in suggestion.mapping.tables[0].columns
    (doubt,) = (doubt for doubt in suggestion.doubts if doubt.proposal == "appointment.post")
    assert "jabatan" in doubt.text.english
    report = import_table(file, suggestion.mapping).report
    assert "similar: 'jabatan'" in report.problems[-1].expected.english


def test_unknown_file_is_refused(tmp_path: Path) -> None:
    """A file without known headings has no mapping."""
    with pytest.raises(FormatError, match="headings such as"):
        suggest_mapping(write_book(tmp_path / "a.xlsx", {"P": [("x", "y"), ("1", "2")]}))


@pytest.mark.parametrize(("dates", "expected"), [(["13/04/2020"], "dmy"), (["04/13/2020"], "mdy"), (["2020"], None)])
def test_order_of_dates_is_suggested(dates: list[str], expected: str | None, tmp_path: Path) -> None:
    """The order of dates is the one that all dates allow."""
    rows = [("Nama", "Tgl Lahir"), *(("A", day) for day in dates)]
    assert suggest_mapping(write_table(tmp_path / "a.csv", rows)).mapping.date_order == expected
