"""The length of the texts that are drafted has a limit, which can be raised."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from psm_model import cli
from psm_model.drafting import draft
from psm_model.drafting.draft import MAX_LENGTH
from psm_model.errors import FormatError

TEXT: Final = "Pengurus IPSM Kabupaten Contoh masa bakti 2025-2030.\n"


def test_long_text_is_refused() -> None:
    """A text with one character more than the limit is refused at once, unless the caller allows more."""
    with pytest.raises(FormatError, match=r"at most 1,000,000 characters, got one with 1,000,001 .* pass max_length"):
        draft("x" * (MAX_LENGTH + 1))
    assert draft(TEXT, max_length=len(TEXT)).register.board_terms
    with pytest.raises(FormatError, match="at most 51 characters, got one with 53 characters"):
        draft(TEXT, max_length=51)


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "expected a text of at most 52 characters, got one with 53 characters; --max-length allows more"),
        ("id", "seharusnya teks paling banyak 52 karakter, ternyata teks dengan 53 karakter; --max-length mengizinkan"),
    ],
)
def test_command_says_how_to_read_more(
    language: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command refuses a long text in one line with the option that allows more, and writes nothing."""
    text, out = tmp_path / "a.txt", tmp_path / "a.json"
    text.write_text(TEXT, encoding="utf-8")
    arguments = ["draft", str(text), "-o", str(out), "--lang", language]
    assert cli.main([*arguments, "--max-length", "52"]) == cli.UNREADABLE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert message in captured.err
    assert not out.exists()
    assert cli.main([*arguments, "--max-length", "53"]) == cli.OK
    assert out.exists()


def test_command_has_the_limit_of_the_function() -> None:
    """The command's limit is that of the function."""
    assert cli.make_parser("draft").parse_args(["draft"]).max_length == MAX_LENGTH
