"""The command in a real terminal: width, colours and links."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from psm_model.text import display_width

if sys.platform == "win32":
    pytest.skip("terminals as POSIX has them", allow_module_level=True)

import fcntl
import pty
import termios

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
TROUBLED: Final = str(EXAMPLES / "troubled.json")
ESCAPES: Final = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;[^\x1b]*\x1b\\")


def run_in_terminal(*arguments: str, width: int = 80, **environment: str) -> tuple[str, int]:
    """Run the command in a terminal of a given width; return what it shows and its exit code."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    usual = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "PYTHONUTF8": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "psm_model", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        env={**usual, **environment},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            block = os.read(ours, 1 << 16)
        except OSError:
            # On Linux this is the end of the output.
            break
        if not block:
            break
        shown += block
    os.close(ours)
    return shown.decode().replace("\r\n", "\n"), process.wait(timeout=600)


@pytest.mark.slow
@pytest.mark.parametrize("width", [60, 80, 200])
def test_check_keeps_to_the_width(width: int) -> None:
    """No line is wider than the terminal, and nothing is left out."""
    shown, code = run_in_terminal("check", TROUBLED, width=width)
    plain = ESCAPES.sub("", shown)
    assert code == 1
    assert [line for line in plain.splitlines() if display_width(line) > width] == []
    piped = subprocess.run([sys.executable, "-m", "psm_model", "check", TROUBLED], capture_output=True, check=False)
    assert re.findall(r"PSM\d+ [\w-]+", plain) == re.findall(r"PSM\d+ [\w-]+", piped.stdout.decode())


@pytest.mark.parametrize("command", ["check", "show", "timeline", "convert", "template"])
def test_help_keeps_to_the_width(command: str) -> None:
    """The description in a command's help fits the terminal."""
    shown, code = run_in_terminal(command, "--help", width=60)
    assert code == 0
    plain = ESCAPES.sub("", shown)
    assert [line for line in plain.splitlines() if display_width(line) > 60 and not line.startswith(" ")] == []


@pytest.mark.slow
def test_colours() -> None:
    """A terminal gets colours, unless NO_COLOR is set or it has none."""
    coloured, _ = run_in_terminal("check", TROUBLED)
    assert {"\x1b[1;31m", "\x1b[1;33m", "\x1b[0m"} <= set(ESCAPES.findall(coloured))
    for plain, _ in (run_in_terminal("check", TROUBLED, NO_COLOR="1"), run_in_terminal("check", TROUBLED, TERM="dumb")):
        assert plain == ESCAPES.sub("", coloured)
    assert run_in_terminal("check", TROUBLED, NO_COLOR="")[0] == coloured


@pytest.mark.slow
def test_links() -> None:
    """Codes are links if the terminal supports them and an address is given."""
    pages = ("--pages", "https://example.org/rules/{code}")
    assert "\x1b]8;;" not in run_in_terminal("check", *pages, TROUBLED)[0]
    linked, _ = run_in_terminal("check", *pages, TROUBLED, VTE_VERSION="7200")
    assert "\x1b]8;;https://example.org/rules/PSM101\x1b\\PSM101\x1b]8;;\x1b\\" in linked
    assert "\x1b]8;;" not in run_in_terminal("check", TROUBLED, VTE_VERSION="7200")[0]


@pytest.mark.slow
def test_hostile_names_reach_no_terminal(tmp_path: Path) -> None:
    """Control characters, direction marks and 10,000 letters in a name cannot leave its line."""
    name = "\\u001b[2J\\u202e<script>" + "x" * 10_000
    document = f'{{"psm_register": 1, "organisations": [{{"id": "o", "name": "{name}", "level": "village"}}],'
    document += f'"board_terms": [{{"id": "\\u0007", "organisation_id": "o", "label": "{name}"}}]}}'
    (tmp_path / "x.json").write_text(document, encoding="utf-8")
    for arguments in (("check",), ("timeline",), ("show",)):
        shown, _ = run_in_terminal(*arguments, str(tmp_path / "x.json"), width=60)
        plain = ESCAPES.sub("", shown)
        assert "Traceback" not in plain
        assert all(line.isprintable() for line in plain.splitlines())
        assert len(plain.splitlines()) < 400
