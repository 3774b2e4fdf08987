"""Generate the scripts of `psm-model completion` from the parser: `python -m tests.make_completions`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

import shtab

from psm_model.cli import make_parser
from psm_model.cli.completion import SHELLS
from psm_model.rules import RULES

FOLDER: Final = Path(__file__).parents[1] / "src" / "psm_model" / "cli" / "completions"


def _complete(action: argparse.Action) -> None:
    """Set what shtab completes for an argument, by its name in the help."""
    if action.metavar in {"FILE", "MAP", "OUT"}:
        action.complete = shtab.FILE  # type: ignore[attr-defined]  # as shtab expects
    if action.metavar in {"CODE", "CODES"}:
        action.choices = list(RULES)


def scripts() -> dict[str, str]:
    """Return the script for each shell."""
    command_parser = make_parser()
    (commands,) = (action for action in command_parser._actions if isinstance(action, argparse._SubParsersAction))  # noqa: SLF001
    for command in commands.choices.values():
        # The description is wrapped for the current terminal.
        command.description = " ".join(str(command.description).split())
        for action in command._actions:  # noqa: SLF001
            _complete(action)
    return {shell: shtab.complete(command_parser, shell).rstrip("\n") + "\n" for shell in SHELLS}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for shell, text in scripts().items():
        (FOLDER / f"psm-model.{SHELLS[shell]}").write_text(text, encoding="utf-8")
