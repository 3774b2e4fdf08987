"""The command that prints what has a shell complete the command line."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Final

from ._exit_codes import OK
from ._terminal import echo

if TYPE_CHECKING:
    import argparse

__all__ = ["DESCRIPTION", "EPILOG", "SHELLS", "arguments", "run"]

SHELLS: Final = {"bash": "bash", "fish": "fish", "powershell": "ps1", "zsh": "zsh"}
"""The shells, each with the suffix of its script in the folder ``completions``."""

DESCRIPTION: Final = "Print a script by which a shell completes the commands, options, files and codes that you type."
EPILOG: Final = """\
examples:
  psm-model completion bash > ~/.local/share/bash-completion/completions/psm-model
  psm-model completion zsh > "${fpath[1]}/_psm-model"
  psm-model completion fish > ~/.config/fish/completions/psm-model.fish
  psm-model completion powershell >> $PROFILE
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("shell", choices=sorted(SHELLS), metavar="SHELL", help=f"one of {', '.join(sorted(SHELLS))}")


def run(args: argparse.Namespace) -> int:
    """Print the script, which was made from the parser by shtab when the package was."""
    script = files(__package__) / "completions" / f"psm-model.{SHELLS[args.shell]}"
    echo(script.read_text(encoding="utf-8").rstrip("\n"))
    return OK
