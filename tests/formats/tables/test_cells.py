"""Cells: read as they were typed if that is unambiguous, and refused otherwise."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.entities import BoardTerm, Register
from psm_model.formats._problems import WrongValueError
from psm_model.formats.tables.cells import (
    CellError,
    Since1904,
    YearAsDate,
    format_cell,
    is_blank,
    read_cell,
)
from psm_model.formats.tables.headings import Sheet, find_table
from psm_model.formats.tables.reading import read_tables
from psm_model.formats.tables.schema import Column
from psm_model.values import PartialDate, Period
from tests.formats.results import register_and_losses
from tests.formats.tables.sheets import COLUMNS, find_column


@given(st.lists(st.text(' ;"\n\r\ta\x0b\x1c\u2028') | st.text()))
def test_texts_in_one_cell(texts: list[str]) -> None:
    """Several texts in one cell survive."""
    partners = find_column("organisations", "partners")
    cell = format_cell(texts, partners, in_words=True)
    assert (read_cell(cell, partners) if not is_blank(cell) else []) == texts


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("A; B", ["A", "B"]),
        ("A;B;", ["A", "B"]),
        ("A\nB\n\nC", ["A", "B", "C"]),
        ('"A; B" ; C', ["A; B", "C"]),
        ('"say ""x"""', ['say "x"']),
        (" ; ;", []),
    ],
)
def test_texts_as_typed(cell: str, expected: list[str]) -> None:
    """Semicolons and line ends separate texts, as people type them."""
    assert read_cell(cell, find_column("organisations", "partners")) == expected


@pytest.mark.parametrize(
    ("table", "name", "cell", "expected"),
    [
        ("board_terms", "period_start", datetime(2025, 10, 15), "2025-10-15"),  # noqa: DTZ001  # as from a spreadsheet
        ("board_terms", "period_start", date(2025, 10, 15), "2025-10-15"),
        ("board_terms", "period_start", 2025, "2025"),
        ("board_terms", "period_start", 2025.0, "2025"),
        ("board_terms", "period_start", Since1904(2025), "2025"),
        ("board_terms", "label", Since1904(2025), "2025"),
        ("board_terms", "period_start", "15 Oktober 2025", "2025-10-15"),
        ("board_terms", "period_start", " 15/10/2025 ", "2025-10-15"),
        ("board_terms", "period_start", "Oktober 2025", "2025-10"),
        ("board_terms", "period_end", "Sekarang", None),
        ("board_terms", "period_end", " kini", None),
        ("members", "service_end", "s.d.  sekarang", None),
        ("members", "service_end", "selesai", None),
        ("members", "service_end", "s.d. 14 Oktober 2030", "2030-10-14"),
        ("members", "service_end", "sampai dengan tanggal 14 Oktober 2030", "2030-10-14"),
        ("members", "service_start", "TMT 3 Maret 2025", "2025-03-03"),
        ("members", "service_start", "terhitung mulai tanggal 3 Maret 2025", "2025-03-03"),
        ("members", "service_start", "sejak 2025", "2025"),
        ("board_terms", "period_end", "Sampai dengan saat ini", None),
        ("board_terms", "period_end", "hingga kini", None),
        ("board_terms", "period_end", "tidak diketahui", None),
        ("board_terms", "period_end", "…", ".."),
        ("board_terms", "period_end", "14 Oktober 2030", "2030-10-14"),
        ("board_terms", "period_end", " .. ", ".."),
        ("board_terms", "label", 2025, "2025"),
        ("organisations", "area", 33, "33"),
        ("organisations", "area", " 33.25 ", "33.25"),
        ("organisations", "terms_complete", "Ya", True),
        ("organisations", "terms_complete", False, False),
        ("organisations", "level", " Kota ", "regency_city"),
        ("organisations", "name", "\xa0IPSM Contoh \n", "IPSM Contoh"),
        ("organisations", "name", '" IPSM"', " IPSM"),
        ("organisations", "name", '"IPSM"', '"IPSM"'),
        ("board_terms", "period_start", PartialDate(2025, 10), "2025-10"),
        ("board_terms", "period_start", 2200, "2200"),
        ("board_terms", "period_start", datetime(1904, 12, 3), "1904-12-03"),  # noqa: DTZ001  # as above
        ("board_terms", "period_end", date(1906, 1, 9), "1906-01-09"),
        ("member_identifiers", "value", 123456789012345, "123456789012345"),
    ],
)
def test_cells_as_typed(table: str, name: str, cell: object, expected: object) -> None:
    """A value that a spreadsheet has converted is read as it was typed, if that is unambiguous."""
    assert read_cell(cell, find_column(table, name)) == expected


@pytest.mark.parametrize(
    ("start", "end", "period", "lost"),
    [
        ("2025", "sekarang", "2025/", ()),
        ("2025", "..", "2025/..", ()),
        ("2025", "14 Oktober 2030", "2025/2030-10-14", ()),
        ("", "14 Oktober 2030", "/2030-10-14", ()),
        ("", "..", "/..", ()),
        ("", "sekarang", None, ("board_terms!D2",)),
        ("", "", None, ()),
    ],
)
def test_ends_of_periods(start: str, end: str, period: str | None, lost: tuple[str, ...]) -> None:
    """The last day is included, and "until now" is an unknown end."""
    rows = [("id", "organisation_id", "period_start", "period_end"), ("t", "o", start, end)]
    register, losses = register_and_losses(read_tables([Sheet("board_terms", "board_terms", rows)], None))
    (term,) = register.board_terms
    assert term.period == (None if period is None else Period.parse(period))
    assert tuple(loss.path for loss in losses) == lost


@pytest.mark.parametrize(
    ("table", "name", "cell", "expected", "got"),
    [
        ("organisations", "area", 33.25, "formatted as text", "the number 33.25"),
        ("organisations", "area", 3325, "formatted as text", "the number 3325"),
        ("organisations", "area", 9, "formatted as text", "the number 9"),
        ("organisations", "name", 33.1, "formatted as text", "the number 33.1"),
        ("organisations", "name", datetime(2025, 1, 2), "formatted as text", "the date 2025-01-02"),  # noqa: DTZ001  # as above
        ("organisations", "name", True, "formatted as text", "true"),
        ("organisations", "name", PartialDate(2025, 10), "formatted as text", "the date 2025-10"),
        ("organisations", "terms_complete", "mungkin", "ya or tidak", "'mungkin'"),
        ("organisations", "terms_complete", 1, "ya or tidak", "'1'"),
        ("organisations", "level", "dusun", "village (desa/kelurahan)", "'dusun'"),
        ("organisations", "partners", 'a "b"', "semicolons", "'a \"b\"'"),
        ("board_terms", "period_start", datetime(2025, 1, 2, 3), "without the time", "the date 2025-01-02 03:00:00"),  # noqa: DTZ001  # as above
        ("decrees", "number", 10**15, "keeps 15", "a large number"),
        ("decrees", "number", 1e20, "formatted as text", "a large number"),
        ("board_terms", "period_start", 45000, "perhaps 2023-03-15", "the number 45000"),
        ("board_terms", "period_start", "45000", "perhaps 2023-03-15", "the number 45000"),
        ("board_terms", "period_start", 45000.5, "without the time", "the number 45000.5"),
        ("board_terms", "period_start", 2201, "perhaps 1906-01-09", "the number 2201"),
        ("board_terms", "period_end", 109939, "perhaps 2200-12-31", "the number 109939"),
        ("board_terms", "period_end", 109940, "a date as in", "'109940'"),
        ("board_terms", "period_end", "kapan-kapan", "or '..'", "'kapan-kapan'"),
        ("board_terms", "period_start", "Senin, 15 Oktober 2025", "is a Wednesday (Rabu)", "'Senin, 15 Oktober 2025'"),
        ("board_terms", "period_start", "2023-02-29", "exists: February 2023 has 28 days", "'2023-02-29'"),
        ("board_terms", "period_start", "31 April 2025", "exists: April 2025 has 30 days", "'31 April 2025'"),
        ("board_terms", "period_end", "30 Februari 2025", "exists: February 2025 has 28 days", "'30 Februari 2025'"),
        ("members", "birth_date", "1955-02-29", "'15 Oktober 2025'", "a value that is not shown"),
        (
            "board_terms",
            "period_start",
            YearAsDate(2025, date(1905, 7, 17)),
            "the year 2025 or this date",
            "the date 1905-07-17",
        ),
        ("board_terms", "period_start", YearAsDate(1800, date(1904, 12, 4)), "the year 1800", "the date 1904-12-04"),
        ("board_terms", "period_start", YearAsDate(2200, date(1906, 1, 8)), "the year 2200", "the date 1906-01-08"),
        ("decrees", "number", YearAsDate(2025, date(1905, 7, 17)), "as text", "the date 1905-07-17"),
        ("board_terms", "period_start", Since1904(44483), "perhaps 2025-10-15", "the number 44483"),
        ("board_terms", "period_start", Since1904(108477), "perhaps 2200-12-31", "the number 108477"),
        ("board_terms", "period_start", Since1904(108478), "a date", "the number 108478"),
        ("board_terms", "period_start", Since1904(44483.5), "without the time", "the number 44483.5"),
        ("organisations", "area", Since1904(33.25), "formatted as text", "the number 33.25"),
        ("board_terms", "period_start", True, "a date", "true"),
        ("member_identifiers", "value", 9876543210987654, "keeps 15", "a value that is not shown"),
        ("members", "birth_date", 1955.5, "a date", "a value that is not shown"),
    ],
)
def test_ambiguous_cells_are_refused(table: str, name: str, cell: object, expected: str, got: str) -> None:
    """An ambiguous cell is refused with what was expected; personal data is not shown."""
    with pytest.raises(WrongValueError) as caught:
        read_cell(cell, find_column(table, name))
    assert expected in caught.value.expected
    assert caught.value.got == got


@pytest.mark.parametrize(
    ("table", "name", "cell", "is_offered"),
    [
        ("board_terms", "period_end", "kapan-kapan", True),
        ("board_terms", "period_end", "s.d. kapan-kapan", True),
        ("board_terms", "period_end", 45000, False),
        ("board_terms", "period_end", "45000", False),
        ("board_terms", "period_end", "2023-02-29", False),
        ("board_terms", "period_start", "kapan-kapan", False),
    ],
)
def test_an_open_end_is_offered_for_what_is_no_date(table: str, name: str, cell: object, *, is_offered: bool) -> None:
    """Only the error of an end that is no date at all says that an open end is accepted too."""
    with pytest.raises(WrongValueError) as caught:
        read_cell(cell, find_column(table, name))
    assert ("'..'" in caught.value.expected) == is_offered


@pytest.mark.parametrize(
    "column",
    [find_column("organisations", "name"), find_column("organisations", "area"), find_column("members", "birth_date")],
)
def test_errors_in_cells(column: Column) -> None:
    """A cell with an error is reported as such, without advice about its format."""
    with pytest.raises(WrongValueError) as caught:
        read_cell(CellError("the error #N/A"), column)
    assert "formatted" not in caught.value.expected
    assert "time" not in caught.value.expected
    assert caught.value.got == "the error #N/A"


@pytest.mark.parametrize(
    "cell",
    [
        20123,
        "20123",
        Since1904(20123),
        YearAsDate(1955, date(1905, 5, 8)),
        "Senin, 3 Februari 1955",
        "3 Februari",
        1955.5,
        True,
    ],
)
def test_birth_dates_are_not_shown(cell: object) -> None:
    """A problem with a birth date does not show it, nor a possible meaning."""
    with pytest.raises(WrongValueError) as caught:
        read_cell(cell, find_column("members", "birth_date"))
    assert caught.value.got == "a value that is not shown"
    assert not any(part in caught.value.expected for part in ("19", "Kamis", "02-03"))


@given(text=st.text('" a\xa0\n') | st.text())
@example('"" a""')
@example('"""')
def test_surrounding_whitespace(text: str) -> None:
    """A text survives with its surrounding whitespace, but typed whitespace is removed."""
    name_column = find_column("organisations", "name")
    if text.strip():
        assert read_cell(format_cell(text, name_column, in_words=True), name_column) == text
    bare = text.replace('"', "").strip()
    assert read_cell(f" \xa0{bare}\t ", name_column) == bare


# Letters that match ASCII letters regardless of case, and that lower() and casefold() change.
CONFUSABLE: Final = (("i", "\u0130"), ("i", "\u0131"), ("s", "\u017f"), ("k", "\u212a"), ("S", "\xdf"), ("f", "\ufb01"))
WORDS: Final = (
    "senin, 6 oktober 2025 s.d. kamis, 5 oktober 2030",
    "periode 2025 sampai dengan 2030",
    "masa bakti 2021 - sekarang",
    "sekarang",
    "kini",
    "6 desember 2025",
    "selasa (6/10/2025)",
    "wakil ketua bidang sosial",
    "plt. sekretaris",
    "kabupaten/kota",
    "tidak",
    "undisputed",
    "permensos nomor 10 tahun 2019 pasal 21 ayat (1) huruf k",
)


@pytest.mark.parametrize(("plain", "other"), CONFUSABLE)
def test_confusable_letters_are_read_or_refused(plain: str, other: str) -> None:
    """A cell with confusable letters is read or refused, and nothing else is raised."""
    for text in WORDS:
        for spelling in (text, text.upper(), text.title()):
            confusable = spelling.replace(plain, other).replace(plain.upper(), other)
            assert find_table(confusable) is None
            term = BoardTerm(id="t", organisation_id="o", label=confusable)
            assert Register.of(term).terms_of("o") == (term,)
            for _, column in COLUMNS:
                with suppress(WrongValueError):
                    read_cell(confusable, column)
