"""psm-model draft: what it reads, writes and exits with."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from psm_model import cli, dumps, load
from psm_model.drafting import draft
from psm_model.drafting.rendering import render_draft, render_draft_json

TEXT: Final = "BATANG, CONTOH.ID – Pengurus IPSM Kabupaten Batang periode 2025–2030 dilantik, Rabu (15/10).\n"
PUBLISHED: Final = date(2025, 10, 16)
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Return the path of a file with an article."""
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("language", ["en", "id"])
def test_shows_the_draft(file: str, language: str, capsys: Captured) -> None:
    """The text is shown with its draft, in either language."""
    assert cli.main(["draft", file, "--lang", language, "--published", "16 Oktober 2025"]) == 0
    expected = render_draft(TEXT, draft(TEXT, published=PUBLISHED), language=language)  # type: ignore[arg-type]
    assert capsys.readouterr().out == expected + "\n"


def test_writes_the_register(file: str, tmp_path: Path, capsys: Captured) -> None:
    """With an output, the register is written, and can be checked."""
    target = tmp_path / "draft.json"
    assert cli.main(["draft", file, "-o", str(target)]) == 0
    assert load(target) == draft(TEXT).register
    assert cli.main(["check", str(target)]) == 0
    capsys.readouterr()
    assert cli.main(["draft", file, "-o", "-"]) == 0
    assert capsys.readouterr().out == dumps(draft(TEXT).register)


def test_writes_json(file: str, capsys: Captured) -> None:
    """The JSON has the register, and the places of its facts."""
    assert cli.main(["draft", "--format", "json", file]) == 0
    out = capsys.readouterr().out
    assert out == render_draft_json(draft(TEXT)) + "\n"
    document = json.loads(out)
    assert document["unresolved"][0]["reason"] == "day_depends"
    assert document["register"]["board_terms"][0]["label"] == "periode 2025–2030"


@pytest.mark.parametrize("arguments", [["draft"], ["draft", "-"]])
def test_reads_standard_input(arguments: list[str], capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a file, and for -, the text comes from standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf" + TEXT.encode())))
    assert cli.main(arguments) == 0
    assert "[Kabupaten Batang]" in capsys.readouterr().out.replace("IPSM ", "IPSM] [")


def test_errors(file: str, tmp_path: Path, capsys: Captured) -> None:
    """What cannot be read or written is reported."""
    assert cli.main(["draft", str(tmp_path / "missing.txt")]) == 2
    (tmp_path / "bytes.txt").write_bytes(b"\xff")
    assert cli.main(["draft", str(tmp_path / "bytes.txt")]) == 2
    assert cli.main(["draft", file, "-o", str(tmp_path / "missing" / "draft.json")]) == 2
    assert cli.main(["draft", file, "-o", str(tmp_path / "draft.unknown")]) == 2
    assert cli.main(["draft", file, "-o", str(tmp_path / "draft.popolo.json")]) == 2
    errors = capsys.readouterr().err
    assert errors.count("psm-model: ") == 5
