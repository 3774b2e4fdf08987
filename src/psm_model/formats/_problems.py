"""Parts of problems that all formats share: limits, descriptions of values, steps of JSON Pointers."""

from __future__ import annotations

import re
from typing import Final

from psm_model.errors import safe_repr
from psm_model.masking import mask_digits
from psm_model.pointers import escape_step
from psm_model.text import sanitise

__all__ = [
    "MAX_PROBLEMS",
    "MAX_TEXT_LENGTH",
    "NOT_SHOWN",
    "NO_KEY_SHOWN",
    "SCHEMA_KEY",
    "WrongValueError",
    "describe",
    "describe_key",
    "describe_misplaced",
    "escape_token",
    "is_plain_key",
    "make_step",
    "require_text",
    "too_many_problems",
]

MAX_PROBLEMS: Final = 1000
"""The number of problems after which the rest of a list, of a file's lines or of its tables is not read. A problem
takes far more memory than the value that causes it."""
MAX_TEXT_LENGTH: Final = 100_000
"""The maximum length of a text in a document, in characters."""

SCHEMA_KEY: Final = "$schema"
"""The key of a document under which editors find its JSON Schema."""

NOT_SHOWN: Final = "a value that is not shown"
"""Stands for a value that is, or may be, personal data."""
NO_KEY_SHOWN: Final = "a key that is not shown"
"""Stands for a key in what is, or may be, personal data."""
_MAX_TOKEN_LENGTH: Final = 100
_KEY: Final = re.compile(r"[$@]?[^\W\d][\w$:-]{0,59}")
_MAX_DIGITS: Final = 3
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


class WrongValueError(ValueError):
    """A value of the wrong kind for its place."""

    def __init__(self, expected: str, got: str, general: str | None = None) -> None:
        super().__init__(expected, got, general)
        self.expected = expected
        self.general = expected if general is None else general
        """What is accepted in general, which may be shown for personal data."""
        self.got = got

    def __str__(self) -> str:
        return f"expected {self.expected}, got {self.got}"


def describe(value: object) -> str:
    """Describe a value for an error: text and numbers as `safe_repr` shows them, anything else by its JSON type."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case dict():
            return "an object"
        case list():
            return "a list"
        case _:
            return safe_repr(value)


def describe_misplaced(value: object) -> str:
    """Describe a value in place of an object or a list. A text is not shown, because it may be personal.

    >>> describe_misplaced("Contoh"), describe_misplaced(7), describe_misplaced([])
    ('a text', '7', 'a list')
    """
    return "a text" if isinstance(value, str) else describe(value)


def is_plain_key(key: str) -> bool:
    """Return whether a key looks like a name of a field: one word with at most three digits.

    Any other key may be personal: a name, a date or a number in the wrong place.

    >>> is_plain_key("nama_lengkap"), is_plain_key("Contoh Nama"), is_plain_key("15-05-1990")
    (True, False, False)
    """
    return _KEY.fullmatch(key) is not None and sum(map(str.isdecimal, key)) <= _MAX_DIGITS


def describe_key(key: str) -> str:
    """Describe a key for an error. A key that may be personal is not shown.

    >>> describe_key("nama"), describe_key("15-05-1990")
    ("'nama'", 'a key that is not shown')
    """
    return safe_repr(key) if is_plain_key(key) else NO_KEY_SHOWN


def make_step(key: str) -> str:
    """Return the end of a JSON Pointer for a key. It is empty for a key that may be personal.

    >>> make_step("nama"), make_step("15-05-1990")
    ('/nama', '')
    """
    return f"/{escape_token(key)}" if is_plain_key(key) else ""


def require_text(value: object, _: object = None) -> str:
    """Return the value if it is a text.

    Raises:
        WrongValueError: it is not a text, is longer than `MAX_TEXT_LENGTH`, or holds half of a surrogate pair.
    """
    if not isinstance(value, str):
        raise WrongValueError("a text", describe(value))
    if len(value) > MAX_TEXT_LENGTH:
        raise WrongValueError(f"a text of at most {MAX_TEXT_LENGTH:,} characters", f"one of {len(value):,} characters")
    # Not by encoding it, because the error would have the text.
    if not value.isascii() and _SURROGATE.search(value):
        raise WrongValueError("a text that Unicode allows", "half of a surrogate pair")
    return value


def too_many_problems(count: int, rest: str) -> tuple[str, str]:
    """Return what was expected and what was got where reading stops after too many problems.

    >>> too_many_problems(1000, "the rest of the file")
    ('fewer than 1,000 problems before', '1,000: the rest of the file was not read')
    """
    return f"fewer than {MAX_PROBLEMS:,} problems before", f"{count:,}: {rest} was not read"


def escape_token(key: str) -> str:
    """Escape a key as a step of a JSON Pointer.

    Cut a very long key, escape unprintable characters, and mask a long run of digits: it may be an identity number
    in the wrong place.

    >>> escape_token("a/b~c")
    'a~1b~0c'
    """
    # Mask before cutting: the head of a run may be too short to be masked.
    head = mask_digits(key[: 2 * _MAX_TOKEN_LENGTH])[:_MAX_TOKEN_LENGTH]
    return escape_step(sanitise(head))
