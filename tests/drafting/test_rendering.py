"""Drafts beside their texts."""

from __future__ import annotations

import json

import pytest

from psm_model import loads
from psm_model.drafting import draft
from psm_model.drafting.rendering import render_draft, render_draft_json
from psm_model.i18n import Language
from psm_model.text import display_width

TEXT = """\
SUSUNAN PENGURUS IPSM KELURAHAN MISALHARJO PERIODE 2021 - 2026
Ketua : Budi Santoso (0812-3456-7890)
NIP. 19700101 199503 1 001
dilantik Rabu (15/10)
"""


def test_marks_words_and_lists_facts() -> None:
    """Words that support facts are in brackets, with the facts beside them."""
    rendered = render_draft(TEXT, draft(TEXT))
    assert "[IPSM KELURAHAN MISALHARJO]" in rendered
    assert "[Budi Santoso]" in rendered
    assert "| name: Budi Santoso" in rendered
    assert "~ area name" not in rendered


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("IPSM Kota Misal masa bakti 2021-2026", "en", ["level: regency or city", "period: 2021–2026"]),
        ("IPSM Kota Misal masa bakti 2021-2026", "id", ["tingkat: kabupaten/kota", "nama: IPSM Kota Misal"]),
        (
            "Pengurus IPSM Kota Misal dilantik pada 3 Maret 2024 sesuai UU Nomor 11 Tahun 2009.",
            "id",
            ["tanggal pengukuhan: 3 Maret 2024", "dasar hukum: UU 11/2009"],
        ),
        ("Pengurus IPSM Kota Misal dilantik pada 3 Maret 2024.", "en", ["date of the inauguration: 3 March 2024"]),
        (
            "Camat Batang, Siti Misal, melantik pengurus IPSM Kota Misal.",
            "en",
            ["officiant: Siti Misal", "role: officiant"],
        ),
        ("SUSUNAN PENGURUS IPSM KOTA MISAL\nSekretaris : Siti Misal", "id", ["jabatan: sekretaris"]),
    ],
)
def test_facts_are_in_words(text: str, language: Language, words: list[str]) -> None:
    """Fields have their words, and values are as people write them."""
    rendered = render_draft(text, draft(text), language=language, width=140)
    for expected in words:
        assert expected in rendered
    assert not any(mark in rendered for mark in ("/0", '{"', "null"))


@pytest.mark.parametrize("width", [60, 80, 120, None])
def test_numbers_of_people_are_hidden(width: int | None) -> None:
    """Telephone numbers and numbers of civil servants are not shown; neither language nor width matters."""
    for language in ("en", "id"):
        rendered = render_draft(TEXT, draft(TEXT), width=width, language=language)
        assert "3456" not in rendered
        assert "19700101" not in rendered
        assert "2026" in rendered
    assert "3456" not in render_draft_json(draft(TEXT)) + repr(draft(TEXT))


def test_colours_replace_brackets() -> None:
    """In colour, words have no brackets."""
    rendered = render_draft("IPSM Kota Misal", draft("IPSM Kota Misal"), colour=True)
    assert "\x1b[36mIPSM Kota Misal\x1b[0m" in rendered
    assert "[IPSM" not in rendered.replace("\x1b[36m", "")


def test_control_characters_are_escaped() -> None:
    """Characters that a terminal would interpret are escaped."""
    assert "\x1b" not in render_draft("IPSM Kota Misal \x1b[31m", draft("IPSM Kota Misal \x1b[31m"))


def test_rows_fit() -> None:
    """No row is wider than the terminal, unless a word is."""
    rendered = render_draft(TEXT, draft(TEXT), width=100)
    table = rendered.split("\n\n")[1]
    assert max(display_width(row) for row in table.splitlines()) <= 104


def test_nothing() -> None:
    """A text without facts is shown too."""
    assert render_draft("Cuaca cerah.", draft("Cuaca cerah.")).startswith("Nothing was read.\n\nCuaca cerah.")
    assert render_draft("", draft(""), language="id").startswith("Tidak ada yang terbaca.")


def test_json_has_the_register() -> None:
    """The JSON has the register, which can be read, and the places of all facts."""
    drafted = draft(TEXT)
    document = json.loads(render_draft_json(drafted))
    assert loads(json.dumps(document["register"])) == drafted.register
    assert len(document["facts"]) == len(drafted.facts)
    assert document["made_ids"] == [*drafted.made_ids]
