"""Arguments that several commands take, and how they are read."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from psm_model.errors import ParseError

if TYPE_CHECKING:
    from psm_model.values.partial_date import PartialDate

__all__ = ["add_language", "code", "codes", "day", "partial_day"]


def code(text: str) -> str:
    """Read the code of a rule. Codes are typed by hand, and no two differ in the size of their letters alone."""
    given = text.strip()
    return given.upper() if given.isalnum() else given


def codes(text: str) -> list[str]:
    """Read codes of rules, or their beginnings, divided by commas."""
    return [code(one) for one in text.split(",")]


def day(text: str) -> date:
    """Read a day, in the form of ISO 8601 or in words.

    Raises:
        argparse.ArgumentTypeError: it is none, or only a month or a year.
    """
    read = partial_day(text)
    if read.day is None:
        msg = f"expected a whole day as in '2025-10-15' or '15 Oktober 2025', got {text!r}"
        raise argparse.ArgumentTypeError(msg)
    return read.earliest


def partial_day(text: str) -> PartialDate:
    """Read a day, a month or a year, in the form of ISO 8601 or in words.

    Raises:
        argparse.ArgumentTypeError: it is none.
    """
    from psm_model.values.partial_date import PartialDate

    try:
        return PartialDate.parse_text(text)
    except ParseError as error:
        # No command knows the day of publication, which the rest is about.
        msg = f"expected {error.wanted.partition(';')[0]}, got {text!r}"
        raise argparse.ArgumentTypeError(msg) from None


def add_language(parser: argparse.ArgumentParser, of_what: str) -> None:
    """Add the option for the language of what is said."""
    # The languages of `psm_model.rules`, which need not be imported for this.
    parser.add_argument("--lang", choices=["en", "id"], default="en", help=f"the language of {of_what} (en)")
