"""What to fill in by hand: all that a register has and a draft lacks."""

from __future__ import annotations

import pytest

from psm_model.drafting import draft
from psm_model.drafting.rendering import render_draft
from psm_model.i18n import Language

LIST = "SUSUNAN PENGURUS IPSM KABUPATEN MISAL JAYA\nKetua : Ani\n"
ARTICLE = "BATANG, CONTOH.ID – Pengurus IPSM Kabupaten Misal Jaya dilantik.\n"
DECREE = f"KEPUTUSAN BUPATI MISAL JAYA\nNOMOR 12 TAHUN 2024\n\nLAMPIRAN\n{LIST}"


def list_missing(text: str, language: Language = "en") -> list[str]:
    """Return the lines below "To fill in by hand"."""
    return [line[4:] for line in render_draft(text, draft(text), language=language).splitlines() if line[:4] == "  - "]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LIST, "the source: its publisher, web address and date of publication"),
        (LIST, "the code of the area of IPSM KABUPATEN MISAL JAYA"),
        (LIST, "the period of the board of IPSM KABUPATEN MISAL JAYA"),
        (LIST, "of the board of IPSM KABUPATEN MISAL JAYA: secretary, treasurer"),
        (LIST, "whether the officers of the board of IPSM KABUPATEN MISAL JAYA are all that it has"),
        (ARTICLE, "of the source CONTOH.ID: kind, title, web address, date of publication"),
        (
            ARTICLE,
            "of the board of IPSM Kabupaten Misal Jaya: date of the inauguration, place of the inauguration",
        ),
        (DECREE, "of the decree 12 TAHUN 2024: title, date of issue"),
    ],
)
def test_what_is_missing(text: str, expected: str) -> None:
    """Each field that the draft lacks is listed."""
    assert expected in list_missing(text)


def test_what_is_there_is_not_missing() -> None:
    """What a draft has is not listed, and a text of nothing lacks only its source."""
    text = f"{LIST}Sekretaris : Budi\nBendahara : Citra\n".replace("MISAL JAYA\n", "MISAL JAYA PERIODE 2024-2029\n")
    assert not any("period of" in line or "secretary" in line for line in list_missing(text))
    assert list_missing("") == ["the source: its publisher, web address and date of publication"]


def test_lines_are_in_the_language() -> None:
    """In Indonesian, no English word is in them."""
    lines = list_missing(LIST, "id")
    assert "kepengurusan IPSM KABUPATEN MISAL JAYA: sekretaris, bendahara" in lines
    assert not any(" the " in f" {line} " for line in lines)
