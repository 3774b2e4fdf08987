"""Posts and states beside names are no part of them: a post is read, the others are left out with a notice."""

from __future__ import annotations

from pathlib import Path

import pytest

from psm_model.importing import ImportResult, import_table, suggest_mapping
from psm_model.importing._name_marks import find_mark
from tests.every_case import every_case
from tests.importing.books import write_book
from tests.importing.suggested import HEADINGS, TITLES

NAME = "Budi Misal"


@every_case(
    "mark",
    [
        *("Koordinator", "Koord.", "Ketua", "Anggota", "Wakil Ketua", "Plt. Ketua", "Ketua Seksi", "PAW", "P.A.W."),
        *("Alm", "Alm.", "almarhumah", "Plt", "Pj.", "ex-officio", "non aktif", "tidak aktif", "pindah", "L"),
        *("Meninggal dunia", "mengundurkan diri", "antar waktu", "Ketua RT", "Kepala Desa"),
    ],
)
@every_case("form", ["{} ({})", "{}({})", "{} [{}]", "{} - {}", "{} – {}", "{}\n({})"])
def test_known_marks(mark: str, form: str) -> None:
    """A post or a state in brackets or after a dash is found."""
    assert find_mark(form.format(NAME, mark)) == (NAME, mark)


@pytest.mark.parametrize(
    "name", [NAME, "Budi Misal, S.Sos", "Siti Contoh-Umpama", "Budi (Ucok)", "Almira Contoh", "Budi - Misal", "M. Budi"]
)
def test_names_stay_whole(name: str) -> None:
    """Degrees, other names and names with a dash are no marks."""
    assert find_mark(name) is None


def test_other_places_of_marks() -> None:
    """A post may follow a comma, and the mark of somebody who died may be before the name."""
    assert find_mark("Budi Misal, S.Sos, Koordinator") == ("Budi Misal, S.Sos", "Koordinator")
    assert find_mark("Alm. Budi Misal") == find_mark("(Alm) Budi Misal") == (NAME, "Alm")


def _import(folder: Path, *rows: tuple[object, ...]) -> ImportResult:
    file = write_book(folder / "a.xlsx", {"P": [*TITLES, HEADINGS, (1, "Siti Contoh", "Ketua"), *rows]})
    return import_table(file, suggest_mapping(file).mapping)


@pytest.mark.parametrize(
    ("title", "mark", "expected", "notice"),
    [
        ("Seksi Olahraga", "Koordinator", ("section_head", "Olahraga"), "was read"),
        ("Seksi Olahraga", "Ketua", ("section_head", "Olahraga"), "was read"),
        ("Anggota Bidang Humas", "Koord.", ("section_head", "Humas"), "was read"),
        ("Seksi Olahraga", "Anggota", ("section_member", "Olahraga"), "was left out"),
        ("Seksi Olahraga", "PAW", ("section_member", "Olahraga"), "was left out"),
        ("Seksi Olahraga", "Ketua RT", ("section_member", "Olahraga"), "was left out"),
        ("Sekretaris", "Alm", ("secretary", None), "was left out"),
        ("Sekretaris", "Sekretaris", ("secretary", None), "was left out"),
        ("Sekretaris", "Bendahara", ("secretary", None), "is another one"),
        ("Sekretaris", "Ketua", ("secretary", None), "is another one"),
        ("Sekretaris", "Plt", ("secretary", None), "was read"),
        (None, "Bendahara", ("treasurer", None), "was read"),
    ],
)
def test_posts_beside_names(
    title: str | None, mark: str, expected: tuple[str, str | None], notice: str, tmp_path: Path
) -> None:
    """A mark is the head of the section of its row, or the post of a row without one; another post is left out."""
    result = _import(tmp_path, (2, f"{NAME} ({mark})", title))
    (term,) = result.register.board_terms
    found = term.appointments[1]
    assert (str(found.name), found.post.value, found.section) == (NAME, *expected)
    assert found.capacity.value == ("acting" if mark == "Plt" else "substantive")
    texts = [each.text.english for each in result.report.notices]
    assert [text for text in texts if notice in text and text.endswith(": 4")]
    assert not result.report.problems


def test_a_section_above(tmp_path: Path) -> None:
    """Below a row that names a section, the mark is a post of it."""
    result = _import(tmp_path, ("BAGIAN HUMAS",), (2, f"{NAME} (Koordinator)", "Anggota"), (3, "Ani Umpama", "Anggota"))
    (term,) = result.register.board_terms
    assert [each.post.value for each in term.appointments] == ["chair", "section_head", "section_member"]
    assert [str(each.name) for each in term.appointments] == ["Siti Contoh", NAME, "Ani Umpama"]


def test_unknown_brackets_are_reported(tmp_path: Path) -> None:
    """Another name in brackets stays, and the report says so without it."""
    result = _import(tmp_path, (2, f"{NAME} (Ucok)", "Sekretaris"))
    assert str(result.register.board_terms[0].appointments[1].name) == f"{NAME} (Ucok)"
    texts = [each.text.english for each in result.report.notices]
    assert texts == ["a text in brackets after the name is not known, and was kept in the name: 4"]


def test_marks_in_a_list_of_members(tmp_path: Path) -> None:
    """Without posts, all known marks are left out."""
    rows = [("No", "Nama", "NIK"), (1, f"{NAME} (Koordinator)", "3325000000000017"), (2, "Alm. Ani Umpama", None)]
    file = write_book(tmp_path / "a.xlsx", {"P": rows})
    result = import_table(file, suggest_mapping(file).mapping)
    assert [str(member.name) for member in result.register.members] == [NAME, "Ani Umpama"]
    assert any("was left out: 2, 3" in each.text.english for each in result.report.notices)
