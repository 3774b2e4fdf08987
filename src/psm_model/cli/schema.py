"""The command that prints the JSON Schema of registers."""

from __future__ import annotations

import argparse
from typing import Final

from ._arguments import add_language
from ._exit_codes import OK
from ._terminal import echo_document

__all__ = ["DESCRIPTION", "EPILOG", "add_arguments", "run"]

DESCRIPTION: Final = "Print the JSON Schema (2020-12) of registers in JSON."
EPILOG: Final = """\
examples:
  psm-model schema > register.schema.json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_language(parser, "the messages")


def run(_args: argparse.Namespace) -> int:
    """Print the schema from `psm_model.formats.json_schema.json_schema`."""
    from psm_model.formats.json_schema import json_schema

    echo_document(json_schema())
    return OK
