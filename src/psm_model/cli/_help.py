"""The help of the commands: its language, colours, and texts below the options that fit the terminal."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from functools import cache
from textwrap import fill
from typing import TYPE_CHECKING, Final

from psm_model.style import Style, TerminalStyle

from ._language import get_language

if TYPE_CHECKING:
    from psm_model.formats.phrases import PhraseBook

__all__ = ["HelpFormatter", "colour_help", "translate_help", "wrap_epilog"]

_HEADING: Final = re.compile(r"^([a-z][a-z ]*:)", re.MULTILINE)
_NAME: Final = re.compile(r"^(  (?=-|[a-z-]+  )|    (?=[a-z]+(?:  |$)))((?:-\w, )?[\w-]+)", re.MULTILINE)
_INDENT: Final = re.compile(r" *(?:[\w-]+ {2,})?")


class HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """A formatter whose headings and texts are in the language of messages."""

    def start_section(self, heading: str | None) -> None:
        """Start a section with its heading."""
        super().start_section(heading and translate_help(heading))

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Add the usage, after its heading."""
        super().add_usage(usage, actions, groups, translate_help("usage: ") if prefix is None else prefix)

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return action.help and translate_help(action.help)


def translate_help(english: str) -> str:
    """Return a text of the help in the language of messages."""
    return english if get_language() == "en" else _load_phrases().translate(english)


@cache
def _load_phrases() -> PhraseBook:
    from psm_model.formats.phrases import PhraseBook

    from ._help_words import HELP_WORDS
    from ._questions import QUESTIONS

    summaries = (question.summary for question in QUESTIONS.values())
    return PhraseBook({**HELP_WORDS, **{text.english: text.indonesian for text in summaries}})


def wrap_epilog(text: str, columns: int) -> str:
    r"""Return the text below the options with each line translated and wrapped; the commands of examples stay.

    >>> print(wrap_epilog("folders:\n  A folder of CSV files is one register.", 30))
    folders:
      A folder of CSV files is one
      register.
    """
    prose, heading, examples = text.partition("examples:\n")
    wrapped = [_wrap_line(line, columns) for line in prose.removesuffix("\n").split("\n") if prose]
    kept = ["".join(_translate_line(line)) for line in (heading + examples).rstrip("\n").split("\n") if heading]
    return "\n".join([*wrapped, *kept])


def _translate_line(line: str) -> tuple[str, str]:
    """Return the indent of a line and its translated text."""
    match = _INDENT.match(line)
    indent = "" if match is None else match[0]
    return indent, translate_help(line[len(indent) :])


def _wrap_line(line: str, columns: int) -> str:
    indent, body = _translate_line(line)
    # Words with hyphens, as options are, stay whole.
    return (
        fill(body, columns, initial_indent=indent, subsequent_indent=" " * len(indent), break_on_hyphens=False)
        if body
        else line
    )


def colour_help(text: str, style: TerminalStyle) -> str:
    """Return a help with bold headings, and options and commands in colour.

    >>> from psm_model.style import Style, TerminalStyle
    >>> style = TerminalStyle(colour=True)
    >>> colour_help("options:", style) == style.apply(Style.BOLD, "options:")
    True
    """
    text = _HEADING.sub(lambda heading: style.apply(Style.BOLD, heading[0]), text)
    return _NAME.sub(lambda name: name[1] + style.apply(Style.CYAN, name[2]), text)
