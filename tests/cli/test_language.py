"""Errors of the command line are in the language of --lang."""

from __future__ import annotations

from pathlib import Path

import pytest

from psm_model.cli import UNREADABLE, main
from psm_model.cli._language import get_language, translate_message, use_language_from


@pytest.mark.parametrize(
    ("given", "language"),
    [
        ([], "en"),
        (["check", "--lang", "id"], "id"),
        (["check", "--lang=id", "x"], "id"),
        (["--lang", "id", "--lang", "en"], "en"),
        (["check", "--lang"], "en"),
        (["check", "--lang", "jv"], "en"),
    ],
)
def test_language_is_that_of_the_arguments(given: list[str], language: str) -> None:
    """It holds for the command alone."""
    with use_language_from(given):
        assert get_language() == language
    assert get_language() == "en"


def test_message_without_words_stays() -> None:
    """A message that is Indonesian already is printed as it is."""
    with use_language_from(["--lang", "id"]):
        assert (
            translate_message("x.json: cannot be read: permission denied")
            == "x.json: tidak dapat dibaca: tidak ada izin"
        )
        assert translate_message("daftar (pertama) tidak ada") == "daftar (pertama) tidak ada"
    assert translate_message("x.json: cannot be read: permission denied").endswith("denied")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "--lang", "id"], "argumen berikut wajib diberikan: BERKAS"),
        (["show", "x.json", "--lang", "id", "--on", "kemarin"], "argumen --on: seharusnya tanggal seperti"),
        (["show", "x.json", "--lang", "id", "--format", "xml"], "argumen --format: tidak ada pilihan 'xml'"),
    ],
)
def test_wrong_argument_is_reported(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The usage is followed by the error."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == UNREADABLE
    printed = capsys.readouterr().err
    assert printed.startswith("pakai: psm-model")
    assert f"kesalahan: {message}" in printed or message in printed


def test_unreadable_files_are_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing file, and a document with a wrong value."""
    file = tmp_path / "register.json"
    assert main(["check", str(file), "--lang", "id"]) == UNREADABLE
    assert "tidak dapat dibaca: berkas atau folder tidak ada" in capsys.readouterr().err
    file.write_text('{"psm_register": 2}', encoding="utf-8")
    assert main(["check", str(file), "--lang", "id"]) == UNREADABLE
    assert "/psm_register: seharusnya versi format sampai dengan 1" in capsys.readouterr().err
