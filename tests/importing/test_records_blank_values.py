"""A blank value takes no person away: a decree or a post that a row lacks is left out, and nothing is invented."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from psm_model.importing import ImportResult, import_table, loads_mapping
from tests.importing.books import write_book

MAPPING: Final = """
[[tables]]
constants = {"organisation.level" = "district", "organisation.name" = "IPSM Kecamatan {place.district}"}

[tables.columns]
Nama = "member.name"
Kecamatan = "place.district"
Jabatan = "appointment.post"
SK = "decree.number"
Tgl = "decree.issued"

[tables.ids]
decree = "sk-{decree.number}"
organisation = "{organisation.name}"
term = "{organisation.id}-pengurus"
member = "psm-{row}"
appointment = "{row}"
"""
HEAD: Final = ("Nama", "Kecamatan", "Jabatan", "SK", "Tgl")


def import_rows(folder: Path, *rows: Sequence[object], text: str = MAPPING) -> ImportResult:
    """Import rows; every cell is accounted for."""
    result = import_table(write_book(folder / "a.xlsx", {"P": [HEAD, *rows]}), loads_mapping(text))
    assert result.report.cells.is_complete
    return result


@pytest.mark.parametrize("number", [None, "-", "kosong"])
def test_person_without_a_decree(number: str | None, tmp_path: Path) -> None:
    """The row is whole: it has no decree."""
    result = import_rows(tmp_path, ("Siti Contoh", "Contoh", "Ketua", number, None))
    assert (result.report.loaded, result.report.problems, result.register.decrees) == (1, (), ())


def test_date_without_a_number_is_reported(tmp_path: Path) -> None:
    """A decree needs its number; the person is loaded without it."""
    result = import_rows(tmp_path, ("Siti Contoh", "Contoh", "Ketua", None, "3 Maret 2020"))
    (problem,) = result.report.problems
    assert (result.report.loaded, result.register.decrees) == (1, ())
    assert (problem.place, problem.row_is_lost) == ("P!D2", False)


def test_inherited_date_without_a_number(tmp_path: Path) -> None:
    """The date of the row above is used there: it is not reported again."""
    text = MAPPING.replace("[[tables]]", '[[tables]]\nfill_down = ["decree.issued"]')
    rows = [("Siti Contoh", "Contoh", "Ketua", "12", "3 Maret 2020"), ("Budi Misal", "Contoh", "Anggota", None, None)]
    result = import_rows(tmp_path, *rows, text=text)
    assert (result.report.loaded, result.report.problems, len(result.register.decrees)) == (2, (), 1)


@pytest.mark.parametrize("post", [None, "-", "kosong"])
def test_person_without_a_post(post: str | None, tmp_path: Path) -> None:
    """The member is loaded with its decree, no board is invented for it, and a notice names the row."""
    rows = [("Siti Contoh", "Contoh", "Ketua", "12", None), ("Ani Umpama", "Misal", post, "13", None)]
    result = import_rows(tmp_path, *rows)
    siti, ani = result.register.members
    assert [each.name for each in result.register.organisations] == ["IPSM Kecamatan Contoh"]
    assert [len(term.appointments) for term in result.register.board_terms] == [1]
    assert (siti.decree_ids, ani.decree_ids) == ((), ("sk-13",))
    notices = [each for each in result.report.notices if "without a post" in each.text.english]
    assert [(each.place, each.text.english.rpartition(": ")[2]) for each in notices] == [("P!3", "3")]
    assert (result.report.loaded, result.report.problems) == (2, ())


def test_post_that_is_needed_is_reported(tmp_path: Path) -> None:
    """A row that says more of an appointment, or has no member, cannot do without a post."""
    section = MAPPING.replace('Tgl = "decree.issued"', 'Tgl = "appointment.section"')
    no_member = MAPPING.replace('"member.name"', '"appointment.name"').replace('member = "psm-{row}"\n', "")
    for text in (section, no_member):
        result = import_rows(tmp_path, ("Siti Contoh", "Contoh", None, None, "Humas"), text=text)
        assert result.report.loaded == 0
        assert "P!C2" in [problem.place for problem in result.report.problems if problem.row_is_lost]


def test_rows_of_organisations_keep_what_they_state(tmp_path: Path) -> None:
    """An organisation in a column of its own is loaded, though the row has no post."""
    text = MAPPING.replace('Kecamatan = "place.district"', 'Kecamatan = "organisation.name"').replace(
        ', "organisation.name" = "IPSM Kecamatan {place.district}"', ""
    )
    result = import_rows(tmp_path, ("Siti Contoh", "IPSM Kecamatan Contoh", None, None, None), text=text)
    assert [each.name for each in result.register.organisations] == ["IPSM Kecamatan Contoh"]
    assert result.register.board_terms == ()


@pytest.mark.parametrize("post", [None, "-"])
def test_person_without_a_post_beside_the_dates_of_a_term(post: str | None, tmp_path: Path) -> None:
    """A column of the term makes no board of a person without a post."""
    text = MAPPING.replace('Tgl = "decree.issued"', 'Tgl = "term.period_start"')
    rows = [("Siti Contoh", "Contoh", "Ketua", None, "2022"), ("Ani Umpama", "Misal", post, None, "2023")]
    result = import_rows(tmp_path, *rows, text=text)
    assert (result.report.loaded, result.report.problems, len(result.register.members)) == (2, (), 2)
    assert [str(term.period) for term in result.register.board_terms] == ["2022/"]
