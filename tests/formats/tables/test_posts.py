"""Posts in rows: contradictions with the cells beside them, and numbers on a board."""

from __future__ import annotations

import pytest

from psm_model.entities import Capacity, Post
from psm_model.errors import FormatError, Problem
from tests.formats.tables.board_tables import read_appointment, read_board


@pytest.mark.parametrize("capacity", ["definitif", "karena jabatan", "terpilih"])
def test_contradicting_capacities_are_refused(capacity: str) -> None:
    """A capacity that contradicts the title is refused."""
    with pytest.raises(FormatError) as caught:
        read_board({"post": "Plt. Ketua", "capacity": capacity})
    assert [problem.path for problem in caught.value.problems] == ["J!F2"]


@pytest.mark.parametrize("post", ["Ketua Umum", "Plt. Ketua Umum", "Sekjen", "Ketua I", "Ketua IPSM Batang"])
def test_posts_of_the_board_beside_a_section_are_rejected(post: str) -> None:
    """A title that only the board has is a problem beside a section."""
    with pytest.raises(FormatError) as caught:
        read_board({"post": post, "section": "Humas"})
    assert [problem.path for problem in caught.value.problems] == ["J!C2"]


def test_a_holdover_is_not_a_former_holder() -> None:
    """*Demisioner* has one meaning, in the title and in the column of the capacity."""
    assert read_appointment(post="Ketua demisioner").capacity is Capacity.HOLDOVER
    for row in ({"post": "Ketua demisioner", "capacity": "mantan"}, {"post": "mantan Ketua", "capacity": "demisioner"}):
        with pytest.raises(FormatError):
            read_board(dict(row))


@pytest.mark.parametrize(
    ("post", "section", "paths"),
    [
        ("Ketua Bidang Humas", "Organisasi", ["J!G2"]),
        ("Wakil Ketua I Bidang Humas", "Organisasi", ["J!G2"]),
        ("Korcam Batang", "Kecamatan Bandar", ["J!G2"]),
        ("Ketua Bidang Humas", "Hubungan Masyarakat", []),
        ("Ketua Bidang Humas", "Pengurus Harian", []),
    ],
)
def test_contradicting_sections_are_rejected(post: str, section: str, paths: list[str]) -> None:
    """A section that contradicts the one in the post's cell is a problem of its cell."""
    problems: tuple[Problem, ...] = ()
    try:
        read_board({"post": post, "section": section})
    except FormatError as error:
        problems = error.problems
    assert [problem.path for problem in problems] == paths
    assert all("agrees with" in problem.expected and section in problem.got for problem in problems)


def test_numbered_posts() -> None:
    """The first secretary is a deputy if and only if the board has a secretary without a number."""
    both = read_board({"post": "Sekretaris I"}, {"post": "Sekretaris II"}, {"post": "Ketua I"}, {"post": "Ketua Umum"})
    assert [appointment.post for appointment in both.register.board_terms[0].appointments] == [
        *(Post.SECRETARY, Post.VICE_SECRETARY),
        *(Post.VICE_CHAIR, Post.CHAIR),
    ]
