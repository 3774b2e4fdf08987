"""psm-model cite: what it reads, writes and exits with."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Final

import pytest

from psm_model import cli
from psm_model.law import find_citations
from psm_model.reports.citations import render_citations, render_citations_json

TEXT: Final = "Mengingat Permensos 10/2019 Pasal 21 ayat (1)\n"
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Return the path of a file with one citation."""
    path = tmp_path / "decree.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_cites_files(file: str, capsys: Captured) -> None:
    """Citations are listed by line and column, for several files also by file name."""
    assert cli.main(["cite", file]) == 0
    assert capsys.readouterr().out == render_citations(TEXT, find_citations(TEXT)) + "\n"
    assert cli.main(["cite", file, file, "--lang", "id"]) == 0
    assert (
        capsys.readouterr().out == (render_citations(TEXT, find_citations(TEXT), language="id", name=file) + "\n") * 2
    )


def test_byte_order_mark_is_not_a_column(tmp_path: Path, capsys: Captured) -> None:
    """A byte order mark does not shift the columns of citations."""
    path = tmp_path / "marked.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    assert cli.main(["cite", str(path)]) == 0
    assert capsys.readouterr().out.startswith("1:11  ")


@pytest.mark.parametrize("arguments", [["cite"], ["cite", "-"]])
def test_cites_standard_input(arguments: list[str], capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a file, and for -, the text comes from standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert cli.main(arguments) == 0
    assert capsys.readouterr().out.startswith("1:11  Permensos 10/2019 Pasal 21 ayat (1)\n")


def test_writes_json(file: str, capsys: Captured) -> None:
    """The JSON lists every file with its citations."""
    assert cli.main(["cite", "--format", "json", "--on", "2025-10-15", file]) == 0
    out = capsys.readouterr().out
    assert json.loads(out)["texts"][0]["citations"][0]["in_force"] == {"on": "2025-10-15", "verdict": "yes"}
    assert cli.main(["cite", "--format", "json", file, file]) == 0
    assert capsys.readouterr().out == render_citations_json([(file, find_citations(TEXT))] * 2) + "\n"


@pytest.mark.parametrize(
    ("terminal", "plain", "coloured"), [(True, False, True), (True, True, False), (False, False, False)]
)
def test_colour_is_for_terminals(
    *, terminal: bool, plain: bool, coloured: bool, file: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only a terminal gets colour, and only without NO_COLOR."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    monkeypatch.delenv("NO_COLOR", raising=False)
    if plain:
        monkeypatch.setenv("NO_COLOR", "1")
    assert cli.main(["cite", file]) == 0
    assert ("\x1b[" in capsys.readouterr().out) == coloured


def test_long_text_among_others(file: str, tmp_path: Path, capsys: Captured) -> None:
    """A text that is longer than the limit is refused with the option that raises it; the others are read."""
    long = tmp_path / "long.txt"
    long.write_text(f"{TEXT}{TEXT}", encoding="utf-8")
    assert cli.main(["cite", "--max-length", str(len(TEXT)), str(long), file]) == 2
    captured = capsys.readouterr()
    expected = f"expected a text of at most {len(TEXT)} characters, got one with {2 * len(TEXT)} characters"
    assert captured.err == f"psm-model: {long}: {expected}; --max-length allows more\n"
    assert f"{file}: 1 citation" in captured.out
    assert str(long) not in captured.out
    assert cli.main(["cite", "--max-length", str(2 * len(TEXT)), str(long), file]) == 0
    for wrong in ("-1", "x", "1e9", "9" * 13, "\u0663"):
        with pytest.raises(SystemExit):
            cli.main(["cite", f"--max-length={wrong}", file])


def test_unreadable_text_among_others(file: str, tmp_path: Path, capsys: Captured) -> None:
    """A file that is missing or not UTF-8 is reported in one line; the others are read, and the exit code is 2."""
    garbled = tmp_path / "garbled.txt"
    garbled.write_bytes(b"UU 11/2009 \xff")
    missing = str(tmp_path / "missing.txt")
    assert cli.main(["cite", str(garbled), missing, file]) == 2
    captured = capsys.readouterr()
    assert captured.err.splitlines() == [
        f"psm-model: {garbled}: expected text in UTF-8, got the byte 0xff at line 1, column 12",
        f"psm-model: {missing}: cannot be read: no such file or directory",
    ]
    assert "Permensos 10/2019" in captured.out
