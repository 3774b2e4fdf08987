"""Makes the scripts of `psm-model completion` anew from the parser: `python -m tests.make_completions`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

import shtab

from psm_model.cli import parser
from psm_model.cli.completion import SHELLS
from psm_model.rules import RULES

FOLDER: Final = Path(__file__).parents[1] / "src" / "psm_model" / "cli" / "completions"


def _told(action: argparse.Action) -> None:
    """Tell shtab what an argument is, by its name in the help."""
    if action.metavar in {"FILE", "OUT"}:
        action.complete = shtab.FILE  # type: ignore[attr-defined]  # as shtab has it
    if action.metavar in {"CODE", "CODES"}:
        action.choices = list(RULES)


def scripts() -> dict[str, str]:
    """Return the script for each shell."""
    made = parser()
    (commands,) = (action for action in made._actions if isinstance(action, argparse._SubParsersAction))  # noqa: SLF001
    for command in commands.choices.values():
        # It is divided into lines for the terminal that this runs in.
        command.description = " ".join(str(command.description).split())
        for action in command._actions:  # noqa: SLF001
            _told(action)
    return {shell: shtab.complete(made, shell).rstrip("\n") + "\n" for shell in SHELLS}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for shell, text in scripts().items():
        (FOLDER / f"psm-model.{SHELLS[shell]}").write_text(text, encoding="utf-8")
