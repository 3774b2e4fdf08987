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


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a test in a folder of its own."""
    monkeypatch.chdir(tmp_path)


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


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a b.pdf", b"%PDF-1.7\n%\xe2\xe3", ("pdftotext -layout 'a b.pdf' 'a b'.txt", "pdftotext -layout 'a b.pdf'")),
        ("a.docx", b"PK\x03\x04abc\xff", ("pandoc -t plain", "simpan sebagai teks biasa")),
        ("a.doc", b"\xd0\xcf\x11\xe0", ("soffice --convert-to", "dokumen pengolah kata lama")),
        ("a.rtf", b"{\\rtf1 Ketua : Ani}", ("soffice --convert-to", "dokumen pengolah kata lama")),
        ("a.jpg", b"\xff\xd8\xff\xe0", ("tesseract a.jpg a", "tesseract a.jpg a")),
        ("a.html", b"<!DOCTYPE html><p>Ketua : Ani", ("a web page", "halaman web")),
        ("a.json", b'{"psm_register": 1}', ("a register", "register")),
        ("a.txt", b"Ketua\n\xff", ("the byte 0xff at line 2, column 1; save the text in UTF-8", "simpan dalam UTF-8")),
    ],
)
@pytest.mark.usefixtures("in_folder")
def test_files_that_are_no_text(name: str, data: bytes, words: tuple[str, str], capsys: Captured) -> None:
    """Another kind of file is refused, with a line that says how to get its text."""
    Path(name).write_bytes(data)
    for language, expected in zip(("en", "id"), words, strict=True):
        assert cli.main(["draft", name, "--lang", language]) == 2
        error = capsys.readouterr().err
        assert expected in error
        assert error.count("\n") == 1


@pytest.mark.parametrize("link", [False, True])
def test_the_text_is_not_overwritten(file: str, link: bool, tmp_path: Path, capsys: Captured) -> None:  # noqa: FBT001
    """A register that would overwrite its text is refused, and the text stays."""
    target = Path(file)
    if link:
        target = tmp_path / "link.json"
        target.symlink_to(file)
    assert cli.main(["draft", file, "-o", str(target)]) == 2
    assert Path(file).read_text(encoding="utf-8") == TEXT
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "overwrite" in captured.err


@pytest.mark.parametrize("arguments", [["{0}.missing"], ["{0}", "-o", "{0}.unknown"], ["{0}", "-o", "missing/x.json"]])
def test_errors_are_in_the_language(arguments: list[str], file: str, capsys: Captured) -> None:
    """Errors about files are in Indonesian if the output is."""
    given = [argument.format(file) for argument in arguments]
    assert cli.main(["draft", *given, "--lang", "id"]) == 2
    assert "tidak dapat di" in capsys.readouterr().err


def test_days_that_do_not_exist(file: str, tmp_path: Path, capsys: Captured) -> None:
    """A day of publication that does not exist is refused in either language; one in the text is unresolved."""
    assert cli.main(["draft", file, "--published", "31 Februari 2024"]) == 2
    assert "a day that exists: February 2024 has 29 days" in capsys.readouterr().err
    assert cli.main(["draft", file, "--published", "31 Februari 2024", "--lang", "id"]) == 2
    assert "hari yang ada dalam kalender" in capsys.readouterr().err
    other = tmp_path / "other.txt"
    other.write_text("Pengurus IPSM Kabupaten Batang dilantik pada 31 Februari 2024.\n", encoding="utf-8")
    assert cli.main(["draft", str(other)]) == 0
    assert "31 Februari 2024: a day that does not exist" in capsys.readouterr().out
