"""format_mapping: a suggested mapping as TOML with comments."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from psm_model.importing import format_mapping, loads_mapping, suggest_mapping
from psm_model.importing.mapping import VERSION
from tests.importing.books import CANARIES, write_book
from tests.importing.ugly_books import UGLY_BOOKS, UglyBook


@pytest.mark.parametrize("book", UGLY_BOOKS.values(), ids=list(UGLY_BOOKS))
@pytest.mark.parametrize("language", ["en", "id"])
def test_text_is_the_mapping(book: UglyBook, language: str, tmp_path: Path) -> None:
    """The text in TOML is the suggested mapping, in both languages."""
    suggestion = suggest_mapping(book.write(tmp_path))
    text = format_mapping(suggestion, language="id" if language == "id" else "en")
    assert loads_mapping(text) == suggestion.mapping
    assert tomllib.loads(text)["psm_mapping"] == VERSION
    word = "ragu: " if language == "id" else "unsure: "
    assert text.count(f"# {word}") == len({(doubt.table, doubt.key) for doubt in suggestion.doubts})


def test_heading_with_a_number_is_no_part_of_a_mapping(tmp_path: Path) -> None:
    """A personal number among the headings and titles is in no mapping."""
    rows = [(f"IPSM DESA {CANARIES[0]}",), ("Nama", "Jabatan", CANARIES[1]), ("A", "Ketua", CANARIES[2])]
    text = format_mapping(suggest_mapping(write_book(tmp_path / "a.xlsx", {"P": rows})), language="en")
    assert not any(number in text for number in CANARIES)
