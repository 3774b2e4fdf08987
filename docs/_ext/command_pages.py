"""A page for each command of `psm-model`, generated from its parser."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from inspect import cleandoc
from textwrap import indent
from typing import Final
from unittest.mock import patch

from psm_model.cli import make_parser

from .markdown import contents, join_parts, table

__all__ = ["pages"]

_WIDTH: Final = "88"


def _commands() -> dict[str, tuple[str, argparse.ArgumentParser]]:
    """Return the summary and the parser of each command."""
    # argparse has no public way to ask a parser for its commands.
    (chosen,) = (action for action in make_parser()._actions if isinstance(action, argparse._SubParsersAction))  # noqa: SLF001
    summaries = {action.dest: action.help or "" for action in chosen._choices_actions}  # noqa: SLF001
    return {name: (summaries[name], command) for name, command in chosen.choices.items()}


def _format_name(action: argparse.Action) -> str:
    metavar = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    shown = "{" + ",".join(map(str, action.choices)) + "}" if action.choices is not None else metavar
    value = "" if action.nargs == 0 else f" {shown}"
    return ", ".join(f"`{option}{value}`" for option in action.option_strings) or f"`{metavar}`"


def _meaning(action: argparse.Action, command: argparse.ArgumentParser) -> str:
    # Expanded as argparse does it in its help.
    return command._get_formatter()._expand_help(action).strip() if action.help else ""  # noqa: SLF001


def _described(text: str | None) -> str:
    return " ".join((text or "").split())


def _page(name: str, command: argparse.ArgumentParser) -> str:
    # In a fixed width, not in that of the terminal where the site is built.
    with patch.dict(os.environ, {"COLUMNS": _WIDTH, "NO_COLOR": "1"}):
        first, _, more = command.format_usage().removeprefix("usage: ").partition("\n")
        usage = first + "\n" + indent(cleandoc(more), " " * (len(command.prog) + 1))
    given = [f"{_format_name(action)}\n: {_meaning(action, command)}" for action in command._actions]  # noqa: SLF001
    epilog = (command.epilog or "").strip()
    heading, _, examples = epilog.partition("\n")
    lines = "\n".join(line.removeprefix("  ") for line in examples.splitlines())
    shown = f"## Examples\n\n```shell\n{lines}\n```" if heading == "examples:" else ""
    return join_parts(
        f"# psm-model {name}",
        _paragraphs(command.description),
        f"```text\n{usage}\n```",
        *given,
        shown,
    )


def _paragraphs(text: str | None) -> str:
    return "\n\n".join(_described(part) for part in (text or "").split("\n\n"))


def pages() -> Iterator[tuple[str, str]]:
    """Yield the pages of all commands and their index, each with its place in docs."""
    commands = _commands()
    rows = [(f"[`{name}`]({name}.md)", summary) for name, (summary, _) in commands.items()]
    yield (
        "reference/commands/index.md",
        join_parts(
            "# Commands",
            "The options of each command, as `psm-model COMMAND --help` prints them. "
            "[The command](../command.md) explains how to use them.",
            table(("Command", "What it does"), rows),
            contents(commands),
        ),
    )
    for name, (_, command) in commands.items():
        yield f"reference/commands/{name}.md", _page(name, command)
