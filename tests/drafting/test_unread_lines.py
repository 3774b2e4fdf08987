"""Lines of lists in which no appointment could be read: each is unresolved, and no other line is."""

from __future__ import annotations

from typing import Final

import pytest

from psm_model.drafting import UnresolvedReason, draft
from tests.drafting.layouts import LAYOUTS
from tests.every_case import every_case

HEADING: Final = "SUSUNAN PENGURUS IPSM KABUPATEN BATANG\n\n"


def list_unread(text: str) -> list[str]:
    """Return the words of the lines of a text that could not be read."""
    return [item.as_written for item in draft(text).unresolved if item.reason is UnresolvedReason.LINE_UNREAD]


def list_people(text: str) -> list[str]:
    """Return the names of the officers in a text."""
    return [str(item.name) for term in draft(text).register.board_terms for item in term.appointments]


@every_case("layout", LAYOUTS)
@every_case("holder", ["C4tur 7", "Catur atau Dewi"])
def test_a_holder_that_is_no_name_is_unresolved(layout: str, holder: str) -> None:
    """In every layout, words beside a post that are no name are unresolved, and nobody has the post."""
    text = HEADING + LAYOUTS[layout].replace("Catur Wulandari, S.Pd.", holder)
    if holder in text:
        assert any(holder in line for line in list_unread(text))
        assert set(list_people(text)) <= {"Sugeng Riyadi", "Hj. Tutik"}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_is_read_is_not_unresolved(layout: str) -> None:
    """No line of a list that is read whole is unresolved."""
    assert list_unread(HEADING + LAYOUTS[layout]) == []


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("Ketua : Ani\nSekretaris : PT Maju Jaya\nBendahara : Budi", ["Sekretaris : PT Maju Jaya"]),
        ("1. Ani - Ketua\n2. Budi & Citra ??? Sekretaris\n3. Dewi - Bendahara", ["2. Budi & Citra ??? Sekretaris"]),
        ("Ketua : Ani\nAnggota :\n1. Budi\n2. Xx99 Yy\n3. Citra", ["2. Xx99 Yy"]),
        ("No | Nama | Jabatan\n1 | Ani | Ketua\n2 | Budi 12 X | Sekretaris", ["Budi 12 X | Sekretaris"]),
        (
            "No | Kecamatan | Ketua | Sekretaris\n1 | Bandar | Ani | Budi\n2 | Blado | Citra | Dewi",
            ["1 | Bandar | Ani | Budi", "2 | Blado | Citra | Dewi"],
        ),
        ("Ketua : Ani\nSekretaris :\nBendahara : (kosong)\nAnggota : Budi", []),
        ("Ketua : Ani\nNIP. 19700101 199503 1 001\nSekretaris : Budi\nJl. Mawar 3\nBendahara : Citra", []),
        ("Ketua : Ani\nSekretaris : Budi\n\nPENGURUS IPSM KABUPATEN BATANG,\nKetua,\n\nAni", []),
    ],
)
def test_lines(text: str, unread: list[str]) -> None:
    """Bodies, rows and items that name nobody are unresolved; vacant posts, addresses and signatures are not."""
    assert list_unread(HEADING + text) == unread
