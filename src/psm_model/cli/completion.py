"""The command that prints a shell completion script."""

from __future__ import annotations

import argparse
from importlib.resources import files
from typing import Final

from ._arguments import add_language
from ._exit_codes import OK
from ._terminal import echo

__all__ = ["DESCRIPTION", "EPILOG", "SHELLS", "add_arguments", "run"]

SHELLS: Final = {"bash": "bash", "fish": "fish", "powershell": "ps1", "zsh": "zsh"}
"""The shells, each with the suffix of its script in the folder ``completions``."""

DESCRIPTION: Final = "Print a script that lets a shell complete commands, options, files and codes."
EPILOG: Final = """\
examples:
  psm-model completion bash > ~/.local/share/bash-completion/completions/psm-model
  psm-model completion zsh > "${fpath[1]}/_psm-model"
  psm-model completion fish > ~/.config/fish/completions/psm-model.fish
  psm-model completion powershell >> $PROFILE
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("shell", choices=sorted(SHELLS), metavar="SHELL", help=f"one of {', '.join(sorted(SHELLS))}")
    add_language(parser, "the messages")


def run(args: argparse.Namespace) -> int:
    """Print the script, which shtab generated from the parser."""
    script = files(__package__) / "completions" / f"psm-model.{SHELLS[args.shell]}"
    echo(script.read_text(encoding="utf-8").rstrip("\n"))
    return OK
