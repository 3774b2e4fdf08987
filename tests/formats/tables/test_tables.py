"""Tables in any file format: their names, columns and cells."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date, datetime
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.entities import BoardTerm, Post, Register, TermStatus
from psm_model.formats import dumps
from psm_model.formats._problems import WrongValueError
from psm_model.formats.locations import Cell, CellLocations
from psm_model.formats.loss import Loss
from psm_model.formats.tables.cells import (
    CellError,
    Since1904,
    YearAsDate,
    cell_name,
    is_blank,
    parse_cell_name,
    read_cell,
    write_cell,
)
from psm_model.formats.tables.headings import Sheet, find_table
from psm_model.formats.tables.reading import read_tables
from psm_model.formats.tables.rows import make_rows
from psm_model.formats.tables.schema import CellType, Column, tables
from psm_model.formats.tables.words import (
    accepted_headings,
    choice_word,
    column_heading,
    parse_choice,
    sheet_name,
)
from psm_model.strategies import registers, valid_registers
from psm_model.values import PartialDate, Period
from tests.formats.losses import remove_losses
from tests.formats.results import register_and_losses

COLUMNS: Final = [(table, find_column) for table in tables() for find_column in table.columns]


def find_column(table: str, name: str) -> Column:
    """Return a column by the names of its table and its own."""
    return next(column for owner, column in COLUMNS if owner.name == table and column.name == name)


def make_sheets(register: Register, *, in_words: bool) -> tuple[list[Sheet], tuple[Loss, ...]]:
    """Return the tables of a register as if read from a file."""
    rows, losses = make_rows(register, in_words=in_words)
    result = []
    for table in tables():
        head = tuple(column_heading(table, column) if in_words else column.name for column in table.columns)
        cells = [head, *(tuple(row) for row in rows[table.name])]
        name = sheet_name(table) if in_words else table.name
        result.append(Sheet(name, name, cells))
    return result, losses


def test_columns_have_unique_names() -> None:
    """Each table and column has a unique name, heading and note."""
    assert len({sheet_name(table) for table in tables()}) == len({table.name for table in tables()}) == len(tables())
    assert all(len(sheet_name(table)) <= 31 for table in tables())
    for table in tables():
        for get_name in (lambda column, table=table: column_heading(table, column), lambda column: column.name):
            names = [get_name(column) for column in table.columns]
            assert len({name.casefold() for name in names}) == len(names)
        assert all("." not in column_heading(table, column) for column in table.columns), "a field without words"


def test_choices_have_unique_words() -> None:
    """Each word and each code means one value; the title of a post means the post."""
    for kind in {column.choices for _, column in COLUMNS if column.choices is not None}:
        for choice in kind:
            assert parse_choice(kind, choice_word(choice).upper()) is choice
            assert parse_choice(kind, choice.value) is choice
    assert read_cell("Plt. Ketua Umum", find_column("board_term_appointments", "post")) == Post.CHAIR
    assert parse_choice(TermStatus, "terbit") is None


def assert_round_trip(register: Register, *, in_words: bool) -> None:
    """Assert that a register survives tables except for the reported losses."""
    tables_made, losses = make_sheets(register, in_words=in_words)
    assert register_and_losses(read_tables(tables_made, None)) == (remove_losses(register, losses), ())
    assert len({loss.path for loss in losses}) == len(losses)


def assert_cells_have_their_values(register: Register, *, in_words: bool) -> None:
    """Assert that the location of a value is its cell, and that of a record its row."""
    tables_made, _ = make_sheets(register, in_words=in_words)
    read = read_tables(tables_made, None)
    rows = {sheet.place: list(sheet.rows) for sheet in tables_made}
    columns = {sheet.place: table.columns for sheet, table in zip(tables_made, tables(), strict=True)}
    tree = json.loads(dumps(read.register))
    assert isinstance(read.locations, CellLocations)
    for pointer, place in read.locations.cells.items():
        sheet, _, cell = place.rpartition("!")
        row, position = parse_cell_name(cell)
        value = tree
        for step in pointer.split("/")[1:]:
            value = value[int(step)] if isinstance(value, list) else (value or {}).get(step)
        if isinstance(value, str):
            assert read_cell(rows[sheet][row - 1][position - 1], columns[sheet][position - 1]) == value
            absent = f"{pointer}/nowhere"
            assert read.locations.locate([absent, "/nowhere"]) == {absent: Cell(place)}
        assert (position == 0) == (isinstance(value, dict) and pointer.rpartition("/")[2].isdecimal())


@given(register=registers() | valid_registers(), in_words=st.booleans())
def test_tables_of_any_register(register: Register, *, in_words: bool) -> None:
    """The properties of the tables of any register; one test, because drawing registers is slow."""
    assert_round_trip(register, in_words=in_words)
    assert_cells_have_their_values(register, in_words=in_words)


@given(register=registers(), order=st.randoms())
def test_order_of_columns_and_tables(register: Register, order: st.DataObject) -> None:
    """The order of tables and columns does not matter."""
    tables_made, losses = make_sheets(register, in_words=True)
    shuffled = []
    for sheet in tables_made:
        rows = list(sheet.rows)
        positions = list(range(len(rows[0])))
        order.shuffle(positions)  # type: ignore[attr-defined]  # a random.Random
        shuffled.append(
            Sheet(sheet.name, sheet.place, [tuple(row[position] for position in positions) for row in rows])
        )
    order.shuffle(shuffled)  # type: ignore[attr-defined]  # as above
    assert register_and_losses(read_tables(shuffled, None)) == (remove_losses(register, losses), ())


@given(st.integers(1, 2_000_000), st.integers(1, 20_000))
def test_cell_names(row: int, column: int) -> None:
    """A cell has the name that spreadsheets use, and can be found by it."""
    assert parse_cell_name(cell_name(row, column)) == (row, column)
    assert cell_name(row, 26).startswith("Z")
    assert cell_name(row, 27).startswith("AA")
    assert cell_name(row, 703).startswith("AAA")


@given(st.lists(st.text(' ;"\n\r\ta\x0b\x1c\u2028') | st.text()))
def test_texts_in_one_cell(texts: list[str]) -> None:
    """Several texts in one cell survive."""
    partners = find_column("organisations", "partners")
    cell = write_cell(texts, partners, in_words=True)
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


@pytest.mark.parametrize("heading", ["Mulai (hari pertama)", "mulai", "Hari pertama", "period_start"])
@pytest.mark.parametrize(
    "other", ["Sampai dengan (hari terakhir)", "sampai dengan *", "Sampai", "Selesai", "Hari terakhir", "period_end"]
)
def test_headings_of_periods(heading: str, other: str) -> None:
    """The first and the last day may be under the headings that offices use."""
    rows = [("ID", "ID organisasi", heading, other), ("t", "o", "15 Oktober 2025", "14 Oktober 2030")]
    register, losses = register_and_losses(read_tables([Sheet("Masa bakti", "Masa bakti", rows)], None))
    assert (register.board_terms[0].period, losses) == (Period.parse("2025-10-15/2030-10-14"), ())


def test_headings_are_unambiguous() -> None:
    """Within a table each accepted heading belongs to one column."""
    for table in tables():
        names = [
            name
            for column in table.columns
            for name in {column.name, *map(str.casefold, accepted_headings(table, column))}
        ]
        assert len(set(names)) == len(names)


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
        assert read_cell(write_cell(text, name_column, in_words=True), name_column) == text
    bare = text.replace('"', "").strip()
    assert read_cell(f" \xa0{bare}\t ", name_column) == bare


def test_tables_of_parts_begin_with_their_record() -> None:
    """A table of parts begins with the id of their record, and no other table does."""
    keys = {table.name: table.columns[0].name for table in tables() if table.steps}
    assert {keys[name] for name in keys if name.startswith("board_term_")} == {"board_term_id"}
    assert all(table.columns[0].name == "id" for table in tables() if not table.steps)
    assert {len(table.steps) for table in tables()} == {0, 1}
    assert all(column.choices is not None for _, column in COLUMNS if column.holds is CellType.CHOICE)


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
