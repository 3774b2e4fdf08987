"""suggest_mapping: a first mapping loads nearly all rows of ugly files, and says what is uncertain."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from psm_model import UNKNOWN, FormatError, Identifier, Member, PartialDate, Period, PersonName, check
from psm_model.entities.titles import parse_title
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
    assert len(register.organisations) == book.organisations, shown
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
    with pytest.raises(FormatError, match=r"headings such as .* got none in"):
        suggest_mapping(write_book(tmp_path / "a.xlsx", {"P": [("x", "y"), ("1", "2")]}))
    with pytest.raises(FormatError, match=r"headings such as .* got an empty file"):
        suggest_mapping(write_book(tmp_path / "a.xlsx", {"P": [], "Q": [(None, " ")]}))


@pytest.mark.parametrize(("dates", "expected"), [(["13/04/2020"], "dmy"), (["04/13/2020"], "mdy"), (["2020"], None)])
def test_order_of_dates_is_suggested(dates: list[str], expected: str | None, tmp_path: Path) -> None:
    """The order of dates is the one that all dates allow."""
    rows = [("Nama", "Tgl Lahir"), *(("A", day) for day in dates)]
    assert suggest_mapping(write_table(tmp_path / "a.csv", rows)).mapping.date_order == expected


NAMES: Final = st.from_regex(r"[A-Z][a-z]{2,8} [A-Z][a-z]{2,8}", fullmatch=True).filter(
    lambda name: not name.startswith(("Jumlah", "Total"))
)
DATES: Final = st.dates(date(1950, 1, 1), date(2005, 12, 31)).map(PartialDate.from_date)
TITLES: Final = ("Ketua", "Wakil Ketua", "Sekretaris", "Bendahara", "Anggota", "Anggota Bidang Humas", "Plt. Ketua")


@st.composite
def members(draw: st.DrawFn) -> list[Member]:
    """Draw members with a name, and perhaps a birth date, a NIK and a first day of service."""
    return [
        Member(
            id=f"m{number}",
            name=PersonName(draw(NAMES)),
            birth_date=draw(st.none() | DATES),
            identifiers=draw(st.just([]) | st.just([Identifier("nik", f"33250000000000{number:02}")])),
            service=draw(st.none() | DATES.map(lambda day: Period(day, UNKNOWN))),
        )
        for number in range(draw(st.integers(1, 8)))
    ]


def write_members(file: Path, listed: Sequence[Member], titles: Sequence[str]) -> Path:
    """Write members, and their posts if there are any, as an office lists them."""
    headings = ("No", "ID", "Nama Lengkap", "NIK", "Tgl Lahir", "Mulai Bertugas")
    rows: list[tuple[object, ...]] = [(*headings, *(("Jabatan",) if titles else ()))]
    for number, member in enumerate(listed):
        nik = member.identifiers[0].value if member.identifiers else None
        born = None if member.birth_date is None else member.birth_date.to_text(language="id")
        since = None if member.service is None else member.service.start
        day = since.earliest if isinstance(since, PartialDate) and file.suffix == ".xlsx" else since
        rows.append((number + 1, member.id, member.name.text, nik, born, day, *titles[number : number + 1]))
    if titles:
        rows[:0] = [("PENGURUS IPSM DESA CONTOH MASA BAKTI 2020-2025",)]
    return write_book(file, {"Sheet1": rows}) if file.suffix == ".xlsx" else write_table(file, rows, delimiter=";")


@given(members(), st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_plain_table_gives_the_same_members(tmp_path: Path, listed: list[Member], is_csv: bool) -> None:  # noqa: FBT001
    """Members that are written as a plain table come back by the suggested mapping."""
    file = write_members(tmp_path / ("a.csv" if is_csv else "a.xlsx"), listed, [])
    result = import_table(file, suggest_mapping(file).mapping, strict=True)
    assert list(result.register.members) == listed


@given(members(), st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_plain_table_gives_the_same_board(tmp_path: Path, listed: list[Member], data: st.DataObject) -> None:
    """A board that is written as a plain table comes back by the suggested mapping, with its holders and posts."""
    titles = [data.draw(st.sampled_from(TITLES)) for _ in listed]
    file = write_members(tmp_path / "a.xlsx", listed, titles)
    register = import_table(file, suggest_mapping(file).mapping, strict=True).register
    (term,) = register.board_terms
    assert list(register.members) == listed
    assert [appointment.member_id for appointment in term.appointments] == [member.id for member in listed]
    parsed = [parse_title(title, beside=titles) for title in titles]
    assert [(each.post, each.capacity) for each in term.appointments] == [(each.post, each.capacity) for each in parsed]
    assert term.span == Period.parse("2020/2025")


def test_level_is_that_of_the_names(tmp_path: Path) -> None:
    """Names of organisations of several levels state the level of each; a name without one needs a constant."""
    rows = [
        ("Nama IPSM", "Ketua", "Sekretaris"),
        ("IPSM Desa A", "X", "Y"),
        ("IPSM Kec. B", "X", "Y"),
        ("IPSM C", "X", ""),
    ]
    file = write_book(tmp_path / "a.xlsx", {"P": rows})
    suggestion = suggest_mapping(file)
    assert "organisation.level" not in suggestion.mapping.tables[0].constants
    assert any(doubt.proposal == "regency_city" for doubt in suggestion.doubts)
    result = import_table(file, suggestion.mapping)
    assert [organisation.level for organisation in result.register.organisations] == ["village", "district"]
    assert [problem.place for problem in result.report.problems] == ["P!4"]


def test_regency_of_a_title_is_where_areas_are_looked_up(tmp_path: Path) -> None:
    """If titles name one regency, names of areas are looked up in it."""
    pytest.importorskip("lokal")
    rows = [("PSM KABUPATEN BATANG",), ("No", "Nama", "Kecamatan", "Desa"), (1, "A", "Batang", "Proyonanggan Utara")]
    file = write_book(tmp_path / "a.xlsx", {"P": rows})
    suggestion = suggest_mapping(file)
    assert suggestion.mapping.areas.within == "33.25"
    (member,) = import_table(file, suggestion.mapping).register.members
    assert str(member.area).startswith("33.25.")
    rows[0] = ("PSM KABUPATEN BATANG DAN KABUPATEN KENDAL",)
    assert suggest_mapping(write_book(file, {"P": rows})).mapping.areas.within is None


def test_titles_in_two_cells_are_found(tmp_path: Path) -> None:
    """A title may be in two cells with a colon between them, and a decree may have its number and its day."""
    rows = [
        ("Nama Organisasi", ":", "IPSM Kecamatan Contoh"),
        ("Masa Bakti", ":", "2020 - 2025"),
        ("SK", ":", "Nomor 460/12 Tahun 2020 tanggal 3 Maret 2020"),
        ("No", "Nama", "Jabatan"),
        (1, "A", "Ketua"),
    ]
    file = write_book(tmp_path / "a.xlsx", {"P": rows})
    register = import_table(file, suggest_mapping(file).mapping, strict=True).register
    (decree,) = register.decrees
    assert (decree.number, str(decree.issued)) == ("460/12 Tahun 2020", "2020-03-03")
    assert register.board_terms[0].decree_ids == (decree.id,)
    assert register.organisations[0].name == "IPSM Kecamatan Contoh"


def test_ids_of_two_forms_are_different(tmp_path: Path) -> None:
    """Sheets of two forms have members whose ids differ."""
    sheets: dict[str, list[tuple[object, ...]]] = {
        "Satu": [("No", "Nama", "NIK"), (1, "A", "")],
        "Dua": [("Nama", "Alamat", "NIK"), ("B", "", "")],
    }
    file = write_book(tmp_path / "a.xlsx", sheets)
    register = import_table(file, suggest_mapping(file).mapping, strict=True).register
    assert [member.name.text for member in register.members] == ["A", "B"]


@pytest.mark.parametrize(("numbers", "target"), [(1, "identifier.nik"), (4, "skip")])
def test_one_number_does_not_skip_a_column(numbers: int, target: str, tmp_path: Path) -> None:
    """A column of identity numbers is read if few of them have lost digits, which are reported."""
    rows: list[tuple[object, ...]] = [("Nama", "NIK")]
    rows += [(f"A{at}", 3325000000000010 if at < numbers else "3325000000000018") for at in range(5)]
    file = write_book(tmp_path / "a.xlsx", {"P": rows})
    suggestion = suggest_mapping(file)
    assert suggestion.mapping.tables[0].columns["NIK"] == target
    assert any("last digits" in doubt.text.english for doubt in suggestion.doubts)
    result = import_table(file, suggestion.mapping)
    assert len(result.register.members) == 5
    assert [problem.place for problem in result.report.problems] == (["P!B2"] if target != "skip" else [])


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("Nmr SK", "decree.number"),
        ("Nomer SK", "decree.number"),
        ("Alamat Rumah/No. HP", "member.x_address"),
        ("Tahun menjadi PSM", "member.service_start"),
        ("TTL / TANGGAL", "member.birth_date"),
        ("Gelar Belakang", "member.x_title_after"),
        ("Gelar Depan", "member.x_title_before"),
    ],
)
def test_more_headings_are_known(heading: str, target: str, tmp_path: Path) -> None:
    """Headings as offices type them have a target."""
    file = write_book(tmp_path / "a.xlsx", {"P": [("No", "Nama", heading), (1, "A", "x")]})
    assert suggest_mapping(file).mapping.tables[0].columns[heading] == target


@pytest.mark.parametrize(("heading", "target"), [("Mulai", "period_start"), ("Sampai", "period_end")])
def test_ambiguous_headings_are_proposed(heading: str, target: str, tmp_path: Path) -> None:
    """A heading that may be about the holder or the board is proposed for the holder, and not taken."""
    file = write_book(tmp_path / "a.xlsx", {"P": [("No", "Nama", "Jabatan", heading), (1, "A", "Ketua", "2020")]})
    suggestion = suggest_mapping(file)
    assert heading not in suggestion.mapping.tables[0].columns
    assert any(doubt.proposal == f"appointment.{target}" for doubt in suggestion.doubts)
