"""Arguments shared by several commands, and their parsers."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from psm_model.errors import ParseError
from psm_model.i18n import describe_code

from ._language import get_language

if TYPE_CHECKING:
    from psm_model.values.partial_date import PartialDate

__all__ = [
    "FOLDERS",
    "REGISTER",
    "add_config",
    "add_file",
    "add_format",
    "add_language",
    "add_max_length",
    "add_on",
    "add_rule_modules",
    "describe_length",
    "list_codes",
    "make_code_parser",
    "parse_code",
    "parse_codes",
    "parse_day",
    "parse_number",
    "parse_partial_day",
    "parse_value",
]

T = TypeVar("T")
C = TypeVar("C", bound=StrEnum)

FOLDERS: Final = (
    "folders:\n"
    "  A folder of CSV files is one register, and so is one of Parquet files, whose name ends in .parquet. In any "
    "other folder, these are read: workbooks (.xlsx), folders of CSV files with a datapackage.json, folders of Parquet "
    "files, and files of JSON or JSON Lines, except whole JSON without the key psm_register. A message names what is "
    "read and what is not. Hidden files are left out, and subfolders are not searched.\n"
)
"""The part of a command's help that says what is read of a folder."""


_MAX_DIGITS: Final = 12
REGISTER: Final = (
    "the register: a file in any format, a folder of CSV or Parquet files, or a folder of such files, which are read "
    "as one"
)
"""The help for an argument of a command that reads one register."""


def parse_code(text: str) -> str:
    """Parse the code of a rule, ignoring case."""
    given = text.strip()
    return given.upper() if given.isalnum() else given


def parse_codes(text: str) -> list[str]:
    """Parse comma-separated codes of rules or prefixes of codes."""
    return [parse_code(part) for part in text.split(",")]


def parse_day(text: str) -> date:
    """Parse a day in ISO 8601 or in words.

    Raises:
        argparse.ArgumentTypeError: the text is not a date, or only a month or a year.
    """
    day = parse_partial_day(text)
    if day.day is None:
        msg = f"expected a whole day as in '2025-10-15' or '15 Oktober 2025', got {text!r}"
        raise argparse.ArgumentTypeError(msg)
    return day.earliest


def parse_partial_day(text: str) -> PartialDate:
    """Parse a day, a month or a year in ISO 8601 or in words.

    Raises:
        argparse.ArgumentTypeError: the text is not a date.
    """
    from psm_model.values.partial_date import PartialDate

    # Without the hint of an error, which is about the day of publication: no command has that.
    return parse_value(PartialDate.parse_text, text)


def parse_value(parse: Callable[[str], T], text: str) -> T:
    """Parse the value of an option by the function that reads such values.

    Raises:
        argparse.ArgumentTypeError: the text is no such value.
    """
    try:
        return parse(text)
    except ParseError as error:
        msg = f"expected {error.expected}, got {text!r}"
        raise argparse.ArgumentTypeError(msg) from None


def make_code_parser(codes: Sequence[C]) -> Callable[[str], C]:
    """Return the parser of an option whose values are levels or posts: codes, or English or Indonesian words for them.

    >>> from psm_model import Level
    >>> parse_level = make_code_parser(list(Level))
    >>> parse_level("regency_city").value, parse_level("Kabupaten").value, parse_level("kabupaten/kota").value
    ('regency_city', 'regency_city', 'regency_city')
    """

    def parse(text: str) -> C:
        given = " ".join(text.replace("_", " ").casefold().split())
        words = {code: describe_code(code) for code in codes}
        for code, bilingual in words.items():
            names = (code.value.replace("_", " "), bilingual.english, bilingual.indonesian)
            # A regency or city, and a village, have a word each.
            if given in {*names, *bilingual.indonesian.split("/"), *bilingual.english.split(" or ")}:
                return code
        listed = ", ".join(f"{code} ({bilingual.indonesian})" for code, bilingual in words.items())
        raise argparse.ArgumentTypeError(f"expected one of {listed}, got {text!r}")

    return parse


def list_codes(codes: Iterable[StrEnum]) -> str:
    """Return the values that `make_code_parser` accepts, in the language of messages, without spaces in a value.

    >>> from psm_model import Level
    >>> list_codes([Level.NATIONAL, Level.PROVINCE])
    'national, province'
    """
    if get_language() == "en":
        return ", ".join(codes)
    return ", ".join(describe_code(code).indonesian.replace(" ", "_") for code in codes)


def add_file(parser: argparse.ArgumentParser) -> None:
    """Add the argument for the register that is read."""
    parser.add_argument("file", metavar="FILE", help=f"{REGISTER}; - reads from standard input")


def add_format(parser: argparse.ArgumentParser, what: str, *more: str) -> None:
    """Add the option for the format of the output: text, JSON or one of some more, as described."""
    choices = ["text", "json", *more]
    parser.add_argument("--format", choices=choices, default="text", help=f"output format: {what} (text)")


def add_language(parser: argparse.ArgumentParser, what: str) -> None:
    """Add the option for the language of the output."""
    # The languages of `psm_model.i18n`, repeated here to avoid the import.
    parser.add_argument("--lang", choices=["en", "id"], default="en", help=f"the language of {what} (en)")


def add_max_length(parser: argparse.ArgumentParser, usual: int) -> None:
    """Add the option for the length of the texts that are read."""
    parser.add_argument(
        "--max-length",
        type=_parse_length,
        default=usual,
        metavar="N",
        help=f"read texts of at most N characters ({usual:,})",
    )


def _parse_length(text: str) -> int:
    return parse_number(text, "a number of characters", digits=_MAX_DIGITS)


def parse_number(text: str, expected: str, *, digits: int | None = None) -> int:
    """Parse a whole number of at least 0.

    Args:
        text: The text of an argument.
        expected: What is expected, for the message.
        digits: The maximum number of digits; None for any.

    Raises:
        argparse.ArgumentTypeError: the text is no such number.
    """
    if not (text.isascii() and text.isdecimal() and (digits is None or len(text) <= digits)):
        msg = f"expected {expected}, got {text!r}"
        raise argparse.ArgumentTypeError(msg)
    return int(text)


def describe_length(name: str, length: int | None, limit: int) -> str | None:
    """Return the error for a text of a length, and how to allow more; None within the limit.

    Args:
        name: The name of its file.
        length: The number of characters; None for a text that is too long to read it all.
        limit: The maximum number of characters.
    """
    if length is not None and length <= limit:
        return None
    got = "one with more characters" if length is None else f"one with {length:,} characters"
    expected = f"a text of at most {limit:,} characters"
    return f"{name}: expected {expected}, got {got}; --max-length allows more"


def add_on(parser: argparse.ArgumentParser) -> None:
    """Add the option for the day as of which rules are evaluated."""
    parser.add_argument(
        "--on",
        type=parse_day,
        metavar="DAY",
        help="evaluate as of this day ('2025-10-15' or '15 Oktober 2025'); no day is assumed by default",
    )


def add_config(parser: argparse.ArgumentParser) -> None:
    """Add the option for the file that configures a check."""
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="a TOML file with select, ignore, severities, waivers and more"
    )


def add_rule_modules(parser: argparse.ArgumentParser) -> None:
    """Add the option for the configuration that names modules of rules."""
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="a TOML file whose rule_modules name your own rules"
    )
