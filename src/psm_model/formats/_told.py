"""What is told of a value that is not what is wanted in its place: short, in the words of JSON, as a JSON Pointer."""

from __future__ import annotations

from typing import Final

from psm_model.errors import mask_digits, safe_repr

__all__ = [
    "LONGEST_TEXT",
    "MOST_PROBLEMS",
    "NOT_SHOWN",
    "WrongValueError",
    "describe",
    "escape_token",
    "require_text",
    "too_many_problems",
]

MOST_PROBLEMS: Final = 1000
"""After how many problems the rest of a list, of the lines of a file or of its tables is not read: a problem takes far
more memory than what is wrong."""
LONGEST_TEXT: Final = 100_000
"""The longest text, in characters, that a document may have in one place."""

NOT_SHOWN: Final = "a value that is not shown"
"""Stands for a value that is personal, or may be."""
_LONGEST_STEP: Final = 100


class WrongValueError(ValueError):
    """A value that is not what is wanted in its place."""

    def __init__(self, wanted: str, got: str) -> None:
        super().__init__(wanted, got)
        self.wanted = wanted
        self.got = got


def describe(value: object) -> str:
    """Say what was got: a text or number as shown in messages, anything else by the word that JSON has for it."""
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


def require_text(value: object, _: object = None) -> str:
    """Read a text, which no number or truth value is.

    Raises:
        WrongValueError: it is none, it is longer than `LONGEST_TEXT`, or it holds half of a surrogate pair.
    """
    if not isinstance(value, str):
        raise WrongValueError("a text", describe(value))
    if len(value) > LONGEST_TEXT:
        raise WrongValueError(f"a text of at most {LONGEST_TEXT:,} characters", f"one of {len(value):,}")
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise WrongValueError("a text that Unicode allows", "half of a surrogate pair") from None
    return value


def too_many_problems(count: int, rest: str) -> tuple[str, str]:
    """Return what is expected where reading stops because of the problems before, and what is there.

    >>> too_many_problems(1000, "the rest of the file")
    ('fewer than 1,000 problems before', '1,000: the rest of the file was not read')
    """
    return f"fewer than {MOST_PROBLEMS:,} problems before", f"{count:,}: {rest} was not read"


def escape_token(key: str) -> str:
    """Write a key as a step of a JSON Pointer.

    A very long key is cut, what can't be printed is escaped, and a long run of digits, which may be somebody's identity
    number typed in the wrong place, is masked.

    >>> escape_token("a/b~c")
    'a~1b~0c'
    """
    # Masked before it is cut, since the head of a run may be too short to be masked.
    head = mask_digits(key[: 2 * _LONGEST_STEP])[:_LONGEST_STEP]
    if not head.isprintable():
        head = "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in head)
    return head.replace("~", "~0").replace("/", "~1")
