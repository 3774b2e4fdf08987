"""Columns that their cells show: a suggestion knows posts and telephone numbers below any heading."""

from __future__ import annotations

from pathlib import Path

from tests.importing.suggested import HEADINGS, TITLES, import_by, suggest

_POSTS = ("Ketua", "Sekretaris", "Bendahara", "Anggota", "pernah ikut")


def test_posts_below_an_unknown_heading(tmp_path: Path) -> None:
    """A column whose cells are posts is one, as an unsure line, and the lines that depend on it are written."""
    people = [(at, "Siti Contoh", post, f"0812-0000-00{at:02}") for at, post in enumerate(_POSTS, 1)]
    text = suggest(tmp_path, [*TITLES, ("No", "Nama", "Tugas sekarang", "Bisa dihubungi di"), *people])
    assert '"Tugas sekarang" = "appointment.post"  # unsure: 4 of 5 cells look like posts' in text
    assert '"Bisa dihubungi di" = "member.x_phone"  # unsure: 5 of 5 cells look like telephone numbers' in text
    assert import_by(tmp_path, text).report.loaded == 4


def test_one_post_again_and_again(tmp_path: Path) -> None:
    """A column with one value alone, and a second column of posts, are not known by their cells."""
    people = [(at, "Siti Contoh", post, "Anggota", post) for at, post in enumerate(_POSTS[:4], 1)]
    text = suggest(tmp_path, [*TITLES, (*HEADINGS, "Kelas", "Tugas dulu"), *people])
    assert '"Kelas" = "skip"' in text
    assert '"Tugas dulu" = "skip"' in text
