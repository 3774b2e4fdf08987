"""Styles of a terminal add escape sequences and nothing else, and have one home."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

import psm_model
from psm_model import style
from psm_model.style import Style, TerminalStyle, link

PACKAGE: Final = Path(psm_model.__file__).parent
TEXT: Final = st.text(st.characters(exclude_characters="\x1b"))
ESCAPES: Final = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;[^\x1b]*\x1b\\")


@given(TEXT, st.sampled_from(Style))
def test_style_keeps_the_text(text: str, chosen: Style) -> None:
    """A styled text is the text between two escape sequences; an empty one, or one without colour, has none."""
    assert ESCAPES.sub("", chosen.apply(text)) == text
    assert len(ESCAPES.findall(chosen.apply(text))) == (2 if text else 0)
    assert chosen.apply(text, colour=False) == text


@given(TEXT)
def test_link_keeps_the_text(text: str) -> None:
    """A link is the text between two escape sequences, of which the first has the address."""
    linked = link(text, "https://example.org/")
    assert ESCAPES.sub("", linked) == text
    assert ESCAPES.findall(linked)[0] == "\x1b]8;;https://example.org/\x1b\\"


def test_escape_sequences_have_one_home() -> None:
    """No module but that of styles writes an escape sequence of a terminal."""
    files = (path for path in PACKAGE.rglob("*.py") if r"\x1b" in path.read_text(encoding="utf-8"))
    assert [path.name for path in files] == [Path(style.__file__).name]


@given(st.text("a -", min_size=1), st.integers(20, 60), st.integers(0, 4), st.integers(0, 4))
def test_lines_below_fit_with_their_indents(text: str, width: int, first: int, indent: int) -> None:
    """No word is lost, and each line fits into the width, the first one after an indent that the caller adds."""
    lines = TerminalStyle(width=width + 4).wrap_below(text, indent, first_indent=first)
    assert " ".join(lines).split() == text.split()
    longest = max(map(len, text.split()), default=0)
    assert all(len(line) <= max(width + 4, longest + indent) for line in [" " * first + lines[0], *lines[1:]])
