"""The command that writes an empty workbook."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from psm_model.text import sanitise

from ._arguments import add_language
from ._exit_codes import OK
from ._terminal import fail, format_os_error

__all__ = ["DESCRIPTION", "EPILOG", "add_arguments", "run"]

DESCRIPTION: Final = """\
Write an empty workbook (.xlsx) with Indonesian headings and notes. Fill it in, and the other commands can read it.
Needs the extra xlsx."""
EPILOG: Final = """\
examples:
  psm-model template register.xlsx
  psm-model template --force register.xlsx
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("--force", action="store_true", help="replace an existing file")
    add_language(parser, "the messages")
    parser.add_argument("target", metavar="OUT", help="the workbook to write, such as register.xlsx")


def run(args: argparse.Namespace) -> int:
    """Write a workbook with `psm_model.formats.xlsx.template_xlsx`."""
    from psm_model.formats.file_names import Format
    from psm_model.formats.xlsx import template_xlsx

    if not args.target.lower().endswith(Format.WORKBOOK):
        return fail(f"expected a name that ends in {Format.WORKBOOK}, got {sanitise(args.target)!r}")
    if not args.force and Path(args.target).exists():
        return fail(f"{sanitise(args.target)}: the file exists; use --force to replace it")
    try:
        template_xlsx(args.target)
    except (ModuleNotFoundError, OSError) as error:
        return fail(format_os_error(args.target, error, "written"))
    return OK
