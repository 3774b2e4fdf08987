"""Output of the commands, and the abilities of the terminal: width, colours, links, encoding."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Final, Literal, TextIO, TypeAlias

from psm_model.style import TerminalStyle
from psm_model.text import sanitise

from ._exit_codes import UNREADABLE
from ._language import translate_message

__all__ = [
    "FileAction",
    "discard",
    "echo",
    "echo_document",
    "echo_json",
    "fail",
    "format_os_error",
    "make_style",
    "print_error",
    "supports_colour",
    "supports_links",
    "takes_any_text",
    "terminal_width",
]

_UNICODE: Final = "utf-8"
_LINE_BREAK: Final = "\n"
_NARROW: Final = 40
_USUAL: Final = 80
# Variables set by terminals that show links. A multiplexer hides its terminal.
_SHOW_LINKS: Final = (
    "DOMTERM",
    "GHOSTTY_RESOURCES_DIR",
    "KITTY_WINDOW_ID",
    "KONSOLE_VERSION",
    "VTE_VERSION",
    "WT_SESSION",
)
_PROGRAMS: Final = {"Hyper", "WezTerm", "ghostty", "iTerm.app", "tabby", "vscode"}

FileAction: TypeAlias = Literal["read", "written"]
"""What cannot be done with a file, in an error."""


def _get_encoding() -> str:
    return getattr(sys.stdout, "encoding", None) or _UNICODE


def takes_any_text() -> bool:
    """Return whether the output can encode every character."""
    return _get_encoding().lower().replace("_", "-") in {_UNICODE, "utf8"}


def _is_terminal() -> bool:
    # A closed output is None.
    return sys.stdout is not None and sys.stdout.isatty()


def supports_colour() -> bool:
    """Return whether to write in colour: on a terminal with colours, unless ``NO_COLOR`` is set."""
    return _is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def supports_links() -> bool:
    """Return whether the terminal supports links (OSC 8)."""
    return supports_colour() and (any(map(os.environ.get, _SHOW_LINKS)) or os.environ.get("TERM_PROGRAM") in _PROGRAMS)


def terminal_width() -> int | None:
    """Return the width of the terminal; None without a terminal, so that no line is wrapped."""
    if not _is_terminal():
        return None
    return max(shutil.get_terminal_size((_USUAL, 24)).columns, _NARROW)


def make_style(pages: str | None = None) -> TerminalStyle:
    """Return what the output supports: the width of its lines, colours, and links to the pages of rules."""
    return TerminalStyle(width=terminal_width(), colour=supports_colour(), pages=pages if supports_links() else None)


def _get_output() -> TextIO:
    """Return standard output.

    Raises:
        OSError: standard output is closed.
    """
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return sys.stdout


def echo(text: str) -> None:
    """Print a text; escape characters that the output cannot encode."""
    encoding = _get_encoding()
    print(text.encode(encoding, "backslashreplace").decode(encoding), file=_get_output())


def echo_json(text: str) -> None:
    """Print a JSON text; use JSON escapes for characters that the output cannot encode."""
    if not takes_any_text():
        # JSON is ASCII outside its strings.
        text = "".join(letter if letter.isascii() else json.dumps(letter)[1:-1] for letter in text)
    print(text, file=_get_output())


def echo_document(document: object, *, indent: int | None = 2) -> None:
    """Print a JSON document as `echo_json` does, on one line if the indent is None."""
    echo_json(json.dumps(document, ensure_ascii=False, indent=indent))


def print_error(message: str) -> None:
    """Print a message on standard error, unless it is closed, in the language of messages.

    Names of files and arguments may have any characters. Those that a terminal would obey are escaped.
    """
    if sys.stderr is None:
        return
    try:
        print(f"psm-model: {sanitise(translate_message(message), keep=_LINE_BREAK)}", file=sys.stderr, flush=True)
    except OSError:
        discard(sys.stderr)


def discard(stream: TextIO) -> None:
    """Discard what is written to a stream from now on, and what it could not write before.

    Without this, Python would try again when it exits, and change the exit code.
    """
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())


def fail(message: str) -> int:
    """Print a message on standard error, and return the exit code for it."""
    print_error(message)
    return UNREADABLE


def format_os_error(file: str, error: Exception, action: FileAction = "read") -> str:
    """Return a one-line message for an error on a file."""
    if isinstance(error, OSError):
        reason = (error.strerror or type(error).__name__).lower()
        return f"{sanitise(str(error.filename or file))}: cannot be {action}: {reason}"
    if isinstance(error, UnicodeDecodeError):
        from psm_model.formats.syntax import describe_encoding

        return f"{sanitise(file)}: expected text in UTF-8, got {describe_encoding(error.object, 'file')}"
    return str(error)
