"""The term of a board: years that are those of something else are no label."""

from __future__ import annotations

import pytest

from psm_model.drafting import draft

BOARD = "Pengurus IPSM Kabupaten Batang dilantik. "


@pytest.mark.parametrize(
    "other",
    [
        "Periode hujan 2020-2025 berat.",
        "Periode panen 2020-2025 baik.",
        "Masa tanam 2020-2025 panjang.",
        "RPJMD periode 2020-2025 disusun.",
        "Program kerja dan anggaran periode 2020-2025 disusun.",
        "Data periode 2020-2025 menunjukkan kenaikan.",
        "Periode 2020-2025 hujan deras.",
        "Hujan pada 2020-2025 deras.",
    ],
)
def test_years_of_something_else(other: str) -> None:
    """Years in a sentence about something else are not those of the board, also beside years that are."""
    (term,) = draft(BOARD + other).register.board_terms
    assert (term.label, term.period) == (None, None)
    labelled = BOARD.replace(" dilantik", " periode 2024-2029 dilantik")
    (term,) = draft(labelled + other).register.board_terms
    assert (term.label, str(term.period), term.other_labels) == ("periode 2024-2029", "2024/2029", ())


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (BOARD + "Kepengurusan periode 2020-2025 itu bertugas.", "periode 2020-2025"),
        (BOARD + "Masa bakti 2020-2025 dimulai.", "Masa bakti 2020-2025"),
        ("SUSUNAN PENGURUS IPSM KABUPATEN BATANG\nPERIODE 2020-2025\nKetua : Ani", "PERIODE 2020-2025"),
        ("SUSUNAN PENGURUS IPSM KABUPATEN BATANG\n2020-2025\nKetua : Ani", "2020-2025"),
        ("Ani terpilih memimpin IPSM Kabupaten Batang periode 2020-2025.", "periode 2020-2025"),
    ],
)
def test_years_of_a_board(text: str, label: str) -> None:
    """Years beside a board, or alone in a line of a list, are its label."""
    (term,) = draft(text).register.board_terms
    assert term.label == label
    assert str(term.period) == "2020/2025"
