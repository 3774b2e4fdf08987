"""describe_refusal: every error of an import has Indonesian words, and no message says None or 'none'."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

import psm_model
from psm_model.errors import ConfigError, FormatError, Problem
from psm_model.importing import describe_refusal, loads_mapping, suggest_mapping
from tests.every_case import every_case
from tests.importing.books import ROSTER

_ROOT: Final = Path(psm_model.__file__).parent
_FILES: Final = [
    *sorted((_ROOT / "importing").glob("*.py")),
    *sorted((_ROOT / "formats/workbook").glob("*.py")),
    _ROOT / "_toml.py",
]
_ERRORS: Final = {"ConfigError", "Problem", "ParseError", "PackageError", "_sheet_error"}
_SAME: Final = {"", "{}", "none"}


def iter_words(file: Path) -> Iterator[str]:
    """Yield the texts that a file passes to errors, directly or by a variable, with {} for what is filled in."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _ERRORS:
            # The first argument is a place.
            values = [*node.args[1:], *(keyword.value for keyword in node.keywords)]
        elif isinstance(node, ast.Assign) and {name.id for name in ast.walk(node) if isinstance(name, ast.Name)} & {
            "expected",
            "got",
        }:
            values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
        else:
            continue
        for value in values:
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield value.value
            elif isinstance(value, ast.JoinedStr):
                yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in value.values)


WORDS: Final = sorted({words for file in _FILES for words in iter_words(file)} - _SAME)


@every_case("words", WORDS)
def test_every_refusal_is_translated(words: str) -> None:
    """Each text that an error has in the source is in the table of words; its values are kept."""
    filled = words.replace("{}", "7")
    error = FormatError((Problem("", filled, "7"),))
    shown = describe_refusal(error, language="id")
    assert shown != f"seharusnya {filled}, ternyata 7", words
    assert shown.count("7") == filled.count("7") + 1


def test_refusals_are_found() -> None:
    """The texts in the source are found: this test would see none if errors were made in another way."""
    assert len(WORDS) > 40


@pytest.mark.parametrize(
    "text",
    ["", "[[tables]", "tables = []", "tables = 1", "[[tables]]\nids = {}", "[[tables]]\nids = {row = 'x'}", "x = 1"],
)
@pytest.mark.parametrize("language", ["en", "id"])
def test_no_message_says_none(text: str, language: str) -> None:
    """A value that is absent is not shown as None, nor as a text in quotation marks."""
    with pytest.raises(ConfigError) as caught:
        loads_mapping(text)
    shown = describe_refusal(caught.value, language="id" if language == "id" else "en")
    assert "None" not in shown
    assert "'none'" not in shown
    assert "None" not in str(caught.value)
    assert shown.startswith("pemetaan" if language == "id" else "configuration")


def test_several_problems_have_a_line_each(tmp_path: Path) -> None:
    """A message has the file and every problem; the place of a problem stays."""
    file = tmp_path / "a.txt"
    file.write_text("", encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        suggest_mapping(file)
    assert describe_refusal(caught.value, language="id") == (
        f"{file}: seharusnya baris judul kolom seperti No, Nama, dan Jabatan, ternyata berkas kosong"
    )
    error = FormatError((Problem("P!1", "a table in CSV", "a PDF"), Problem("", "a list", "none")), "a.csv")
    assert describe_refusal(error, language="id").splitlines() == [
        "a.csv: 2 masalah:",
        "  P!1: seharusnya tabel CSV, ternyata PDF",
        "  seharusnya daftar dalam kurung siku, ternyata tidak ada",
    ]
    assert describe_refusal(error, language="en") == str(error)


def test_values_are_kept_and_masked() -> None:
    """A wrong value is shown as in English: truncated and without long numbers."""
    with pytest.raises(ConfigError) as caught:
        loads_mapping(ROSTER.replace('"member.name"', '"3325000000000017"'))
    shown = describe_refusal(caught.value, language="id")
    assert "3325" not in shown
    assert "tertulis '…'" in shown
    assert "sasaran seperti" in shown
