"""The help of the commands: colours, and texts below the options that fit the terminal."""

from __future__ import annotations

import re
from textwrap import fill
from typing import Final

from psm_model.style import Style, TerminalStyle

__all__ = ["colour_help", "wrap_epilog"]

_HEADING: Final = re.compile(r"^([a-z][a-z ]*:)", re.MULTILINE)
_NAME: Final = re.compile(r"^(  (?=-)|    (?=[a-z]+(?:  |$)))((?:-\w, )?[\w-]+)", re.MULTILINE)
_INDENT: Final = re.compile(r" *(?:\d  )?")


def wrap_epilog(text: str, columns: int) -> str:
    r"""Return the text below the options with each line wrapped, except for the commands of examples.

    >>> print(wrap_epilog("folders:\n  A folder of CSV files is one register.", 30))
    folders:
      A folder of CSV files is one
      register.
    """
    prose, heading, examples = text.partition("examples:\n")
    return "\n".join(_wrap_line(line, columns) for line in prose.split("\n")) + heading + examples.rstrip("\n")


def _wrap_line(line: str, columns: int) -> str:
    match = _INDENT.match(line)
    indent = "" if match is None else match[0]
    body = line[len(indent) :]
    # Words with hyphens, as options are, stay whole.
    return (
        fill(body, columns, initial_indent=indent, subsequent_indent=" " * len(indent), break_on_hyphens=False)
        if body
        else line
    )


def colour_help(text: str, style: TerminalStyle) -> str:
    r"""Return a help with bold headings, and options and commands in colour.

    >>> from psm_model.style import TerminalStyle
    >>> colour_help("options:", TerminalStyle(colour=True))
    '\x1b[1moptions:\x1b[0m'
    """
    text = _HEADING.sub(lambda heading: style.apply(Style.BOLD, heading[0]), text)
    return _NAME.sub(lambda name: name[1] + style.apply(Style.CYAN, name[2]), text)
