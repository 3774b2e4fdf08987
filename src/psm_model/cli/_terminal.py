"""What a command says, and the terminal that it says it to: its width, its colours, its links, its letters."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from typing import Final, TextIO

from psm_model.text import sanitize

__all__ = ["WIDE", "colour", "echo", "echo_json", "format_os_error", "links", "print_error", "takes_any_text", "width"]

_UNICODE: Final = "utf-8"
_NARROW: Final = 40
_USUAL: Final = 80
WIDE: Final = 120
"""How many columns to keep to where no person looks and a number is needed."""
# Programs that show a link as one, by a variable that each sets. A terminal in a multiplexer is not seen through it.
_SHOW_LINKS: Final = (
    "DOMTERM",
    "GHOSTTY_RESOURCES_DIR",
    "KITTY_WINDOW_ID",
    "KONSOLE_VERSION",
    "VTE_VERSION",
    "WT_SESSION",
)
_PROGRAMS: Final = {"Hyper", "WezTerm", "ghostty", "iTerm.app", "tabby", "vscode"}


def _encoding() -> str:
    return getattr(sys.stdout, "encoding", None) or _UNICODE


def takes_any_text() -> bool:
    """Return whether the output can take every character."""
    return _encoding().lower().replace("_", "-") in {_UNICODE, "utf8"}


def _somebody_looks() -> bool:
    # There is no output at all where it has been closed.
    return sys.stdout is not None and sys.stdout.isatty()


def colour() -> bool:
    """Return whether to write in colour: to a terminal, unless ``NO_COLOR`` is set or it is one that has none."""
    return _somebody_looks() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def links() -> bool:
    """Return whether the terminal shows links to be followed (OSC 8)."""
    return colour() and (any(map(os.environ.get, _SHOW_LINKS)) or os.environ.get("TERM_PROGRAM") in _PROGRAMS)


def width() -> int | None:
    """Return the number of columns to keep to; None where no person looks, so that every line stays whole."""
    if not _somebody_looks():
        return None
    return max(shutil.get_terminal_size((_USUAL, 24)).columns, _NARROW)


def _output() -> TextIO:
    """Return standard output.

    Raises:
        OSError: it has been closed.
    """
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return sys.stdout


def echo(text: str) -> None:
    """Print a text, what the output can't encode escaped."""
    encoding = _encoding()
    print(text.encode(encoding, "backslashreplace").decode(encoding), file=_output())


def echo_json(text: str) -> None:
    """Print a JSON text, what the output can't encode escaped as JSON has it."""
    if not takes_any_text():
        # Outside its texts, JSON has nothing but ASCII.
        text = "".join(letter if letter.isascii() else json.dumps(letter)[1:-1] for letter in text)
    print(text, file=_output())


def print_error(message: str) -> None:
    """Print a message on standard error, if that is not closed."""
    if sys.stderr is not None:
        print(f"psm-model: {message}", file=sys.stderr)


def format_os_error(file: str, error: Exception, done: str = "read") -> str:
    """Return in one line why something could not be done to a file."""
    if isinstance(error, OSError):
        reason = (error.strerror or type(error).__name__).lower()
        return f"{sanitize(str(error.filename or file))}: can't be {done}: {reason}"
    if isinstance(error, UnicodeDecodeError):
        return f"{sanitize(file)}: not UTF-8: byte {error.object[error.start]:#04x} at offset {error.start}"
    return str(error)
