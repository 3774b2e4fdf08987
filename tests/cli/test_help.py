"""The help of every command fits its terminal, and has colours only on a terminal that supports them."""

from __future__ import annotations

import re

import pytest

from psm_model import cli
from psm_model.cli._help import colour_help, wrap_epilog
from psm_model.style import TerminalStyle
from tests.cli.commands import Captured, run

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
COMMANDS = re.findall(r"^    ([a-z]+)", cli.make_parser("").format_help(), re.MULTILINE)


@pytest.mark.parametrize("command", ["", *COMMANDS])
@pytest.mark.parametrize("columns", [60, 80, 200])
def test_help_fits_the_terminal(command: str, columns: int, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the commands of examples, which are pasted, may be longer than a line."""
    monkeypatch.setenv("COLUMNS", str(columns))
    assert run(*([command] if command else []), "--help") == cli.OK
    out = capsys.readouterr().out
    assert not ESCAPES.search(out)
    # An argument of the usage is not broken.
    prose = out.partition("\nexamples:\n")[0].partition("\n\n")[2]
    assert [line for line in prose.split("\n") if len(line) > columns] == []
    coloured = colour_help(out, TerminalStyle(colour=True))
    assert ESCAPES.sub("", coloured) == out
    assert "\x1b[1moptions:\x1b[0m" in coloured
    assert "\x1b[36m-h, --help\x1b[0m" in coloured


def test_words_of_an_epilog_stay() -> None:
    """Wrapping changes only spaces and line breaks, and a code keeps its text beside it."""
    example = "  psm-model check --statistics registers/"
    text = f"exit codes:\n  2  a file or the configuration cannot be read\n\nexamples:\n{example}\n"
    wrapped = wrap_epilog(text, 30)
    assert wrapped.split() == text.split()
    assert wrapped.split("\n")[1:3] == ["  2  a file or the", "     configuration cannot be"]
    assert wrapped.endswith(example)
