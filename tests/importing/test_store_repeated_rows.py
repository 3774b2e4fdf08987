"""Rows of one member, by `member_key`: a post that comes again counts once, and a contradiction names its column."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from psm_model.importing import ImportResult, import_table, loads_mapping
from tests.importing.books import write_book

MAPPING = """
[[tables]]
member_key = ["identifier.nik"]
constants = {"organisation.name" = "IPSM Kecamatan Contoh", "term.label" = "2020-2025"}

[tables.columns]
Nama = "member.name"
NIK = "identifier.nik"
Jabatan = "appointment.post"
Bidang = "appointment.section"
Mulai = "appointment.period_start"
WA = "member.x_phone"
Alamat = "member.x_address"

[tables.ids]
organisation = "{organisation.name}"
term = "{organisation.id}-{term.label}"
member = "psm-{row}"
appointment = "{row}"
"""
HEADINGS = ("Nama", "NIK", "Jabatan", "Bidang", "Mulai", "WA", "Alamat")
NIK = "3325000000000017"
FIRST = ("Siti Contoh", NIK, "Ketua", None, None, "081200000017", None)


def _import(folder: Path, *rows: Sequence[object], text: str = MAPPING) -> ImportResult:
    file = write_book(folder / "a.xlsx", {"P": [HEADINGS, FIRST, *rows]})
    return import_table(file, loads_mapping(text))


def _count(result: ImportResult) -> tuple[int, int]:
    return len(result.register.members), sum(len(term.appointments) for term in result.register.board_terms)


@pytest.mark.parametrize("phone", ["081200000017", "+62 812-0000-0017", "62812 0000 0017", "0812.0000.0017", None])
@pytest.mark.parametrize("address", [None, "Jalan Mawar 1"])
def test_a_form_answered_twice(phone: str | None, address: str | None, tmp_path: Path) -> None:
    """The second answer completes the first: one member, one post, and a notice; a number may be spelt otherwise."""
    result = _import(tmp_path, (*FIRST[:5], phone, address))
    assert (_count(result), result.report.problems) == ((1, 1), ())
    (notice,) = result.report.notices
    assert notice.text.english.endswith("it counts once: 3")
    (member,) = result.register.members
    assert member.extra.get("x_phone") == FIRST[5]
    assert member.extra.get("x_address") == address


@pytest.mark.parametrize(
    "row",
    [
        ("Siti Contoh", NIK, "Anggota"),
        ("Siti Contoh", NIK, "Koordinator", "Bidang Humas"),
        ("Siti Contoh", NIK, "Ketua", None, "2022"),
        ("Siti Contoh", NIK, "Plt. Ketua"),
    ],
)
def test_another_post_is_one_more(row: Sequence[object], tmp_path: Path) -> None:
    """Another post, section, capacity or period makes an appointment of its own."""
    result = _import(tmp_path, row)
    assert (_count(result), result.report.problems, result.report.notices) == ((1, 2), (), ())


def test_another_person_or_board_has_a_post_of_its_own(tmp_path: Path) -> None:
    """Only the same member of the same board repeats a post."""
    assert _count(_import(tmp_path, ("Ani Umpama", "3325000000000018", "Ketua"))) == (2, 2)
    text = MAPPING.replace('member_key = ["identifier.nik"]\n', "")
    assert _count(_import(tmp_path, FIRST, text=text)) == (2, 2)
    text = MAPPING.replace('"2020-2025"', '"{key.term}"').replace("Bidang =", 'Bidang = "key.term"\n"Bidang " =')
    text = text.replace('\n"Bidang " = "appointment.section"', "")
    file = write_book(
        tmp_path / "a.xlsx", {"P": [HEADINGS, *((*FIRST[:3], term) for term in ("2015-2020", "2020-2025"))]}
    )
    assert _count(import_table(file, loads_mapping(text))) == (1, 2)


def test_a_contradiction_names_its_column(tmp_path: Path) -> None:
    """Another telephone number is reported in its cell, with that of the first, and without a number."""
    (problem,) = _import(tmp_path, (*FIRST[:5], "081200000018", None)).report.problems
    assert (problem.place, problem.heading) == ("P!F3", "WA")
    assert problem.expected.english == "the same member.x_phone as in P!F2, since both have one id"
    assert "0000" not in str(problem)
