"""Offices that have a post in running text, alone and in lists, with capitals or without."""

from __future__ import annotations

import pytest

from psm_model.drafting import find_appointments
from tests.drafting.shown import show_all


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Posisi sekretaris ditempati kepala Dinas Sosial.", ["<kepala Dinas Sosial>: secretary"]),
        (
            "Dua orang menjadi penasihat, yakni sekda dan asisten I sekda.",
            ["<sekda>: adviser", "<asisten I sekda>: adviser"],
        ),
        ("Pelindung dijabat kapolres, dandim 0736/Misal.", ["<kapolres>: patron", "<dandim 0736/Misal>: patron"]),
        (
            "Pelindung organisasi ini adalah Bupati Batang dan Wakil Bupati Batang.",
            ["<Bupati Batang>: patron", "<Wakil Bupati Batang>: patron"],
        ),
        (
            "Ia mempercayakan jabatan ketua dewan pembina kepada Wakil Gubernur Bali H. Tono Misal, bersama kapolda.",
            ["H. Tono Misal: patron", "<kapolda>: patron"],
        ),
        # Only one office has a post of the board.
        ("Sekretaris dijabat sekcam dan lurah.", ["<sekcam>: secretary"]),
    ],
)
def test_offices(text: str, expected: list[str]) -> None:
    """Read the offices after a verb or a sign, in small letters too."""
    assert show_all(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Sekretaris hadir bersama kapolres dan dandim.",
        "Penasihat dijabat kepala badan usaha milik daerah.",
        "Pembina dijabat kepala Misal Raya Tono Wijaya.",
    ],
)
def test_words_that_are_no_office_alone(text: str) -> None:
    """State nothing of guests, of offices that go on in other words, and of offices whose end is not known."""
    assert show_all(text) == []


def test_the_head_of_an_organ_has_company() -> None:
    """The post of those beside the head is the organ, without the word for its head."""
    text = "Ketua Dewan Pembina dijabat Tono Misal, bersama kapolda."
    assert [found.post_as_written for found in find_appointments(text)] == ["Ketua Dewan Pembina", "Dewan Pembina"]
