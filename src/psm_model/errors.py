"""The errors that psm-model raises; each carries data, so that a caller need not read its text.

Messages say what was expected and what was got. What was got is shown shortened, and with long runs of digits masked,
since such a run may be somebody's identity number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Protocol, TypeVar

__all__ = [
    "ConfigError",
    "DuplicateIdError",
    "FindingsError",
    "FormatError",
    "NotFoundError",
    "OutOfPlaceError",
    "ParseError",
    "Problem",
    "PsmModelError",
    "mask_digits",
    "require_type",
    "safe_repr",
]

T = TypeVar("T")

_LONGEST = 60
_MOST_NAMED = 3
_MOST_READ = 4 * _LONGEST
# Broken into groups, a number of an identity card has more digits than a date or the code of an area.
_DIGIT_RUN = re.compile(r"\d(?:[ .-]?\d){12,}|\d{9,}")
_TORN_RUN = re.compile(r"\d(?:[ .-]?\d)*[ .-]?\Z")


def mask_digits(text: str) -> str:
    """Mask what may be somebody's identity number: nine digits in a row, or thirteen broken by spaces, dots or dashes.

    >>> mask_digits("NIK 0000 0000 0000 0000, 33.25.11.2013")
    'NIK …, 33.25.11.2013'
    """
    return _DIGIT_RUN.sub("…", text)


def safe_repr(value: object) -> str:
    """Show a value in a message: its repr, at most 60 characters long, long runs of digits masked.

    >>> safe_repr("periode 2023-2006")
    "'periode 2023-2006'"
    >>> safe_repr("0000000000000000")
    "'…'"
    """
    if isinstance(value, int):
        text = repr(value) if abs(value) < 10**9 else "a large number"
    elif isinstance(value, float) or value is None:
        text = mask_digits(repr(value))
    elif isinstance(value, str):
        # Cut before repr, so that a text of ten megabytes costs no more than a short one. Digits at that cut are left
        # out: they may be the head of a run that is too long to be shown, a head too short to be masked.
        head = value[:_MOST_READ]
        whole = len(head) == len(value)
        text = mask_digits(repr(head if whole else _TORN_RUN.sub("", head)))
        if not whole or len(text) > _LONGEST:
            text = text[:-1][: _LONGEST - 2] + "…" + text[0]
    else:
        text = _one(type(value).__name__)
    return text


def require_type(given: object, kind: type[T], expected: str) -> T:
    """Return the value if it is of the expected type, where a missing attribute would say less.

    >>> require_type("2025", int, "a whole number")
    Traceback (most recent call last):
    ...
    TypeError: expected a whole number, got '2025'

    Raises:
        TypeError: it is of another type.
    """
    if not isinstance(given, kind):
        msg = f"expected {expected}, got {safe_repr(given)}"
        raise TypeError(msg)
    return given


def _one(noun: str) -> str:
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


class PsmModelError(Exception):
    """What all errors of psm-model are."""

    def __repr__(self) -> str:
        # Not that of Exception, which shows the arguments whole: they may hold what the message masks.
        return f"{type(self).__name__}({str(self)!r})"


class ParseError(PsmModelError, ValueError):
    """A text or value that has no meaning as what it was read as.

    >>> from psm_model import Period
    >>> Period.parse("2030/2025")
    Traceback (most recent call last):
    ...
    psm_model.errors.ParseError: expected a period (a start no later than its end), got '2030/2025'
    """

    def __init__(self, what: str, expected: str, got: object, at: int | None = None) -> None:
        super().__init__(what, expected, got, at)
        self.what = what
        """What it was read as: "period", "partial date"."""
        self.expected = expected
        """What would have been accepted."""
        self.got = got
        """What was given, whole; None where it may be somebody's identity number."""
        self.at = at
        """The offset in the given text at which reading stopped, where one is known."""

    def __str__(self) -> str:
        got = "" if self.got is None else f", got {safe_repr(self.got)}"
        place = "" if self.at is None else f" at offset {self.at}"
        return f"expected {_one(self.what)} ({self.expected}){got}{place}"


class NotFoundError(PsmModelError, LookupError):
    """An id or code that is not there."""

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(kind, key)
        self.kind = kind
        """What was looked for: "organisation", "rule"."""
        self.key = key
        """The id or code that was asked for."""

    def __str__(self) -> str:
        return f"no {self.kind} {safe_repr(self.key)}"


class DuplicateIdError(PsmModelError, ValueError):
    """An entity was added whose id is taken."""

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(kind, key)
        self.kind = kind
        """The kind of entity: "organisation"."""
        self.key = key
        """The id that is taken."""

    def __str__(self) -> str:
        return f"there is {_one(self.kind)} {safe_repr(self.key)} already"


class OutOfPlaceError(PsmModelError, ValueError):
    """An organisation or a board term that does not stand where it must when entities are read one by one.

    >>> str(OutOfPlaceError(None, "o"))
    "organisation 'o' stands after its terms"
    """

    def __init__(self, term_id: str | None, organisation_id: str) -> None:
        super().__init__(term_id, organisation_id)
        self.term_id = term_id
        """The term that stands apart from its organisation or from others of its terms; None for an organisation."""
        self.organisation_id = organisation_id
        """Its organisation, or the organisation that stands after its terms."""

    def __str__(self) -> str:
        if self.term_id is None:
            return f"organisation {safe_repr(self.organisation_id)} stands after its terms"
        return (
            f"term {safe_repr(self.term_id)} of organisation {safe_repr(self.organisation_id)} does not stand with it"
        )


class ConfigError(PsmModelError, ValueError):
    """A configuration that names what does not exist or gives a value of the wrong kind."""

    def __init__(self, key: str, expected: str, got: object) -> None:
        super().__init__(key, expected, got)
        self.key = key
        """Where in the configuration: "severities.PSM101"."""
        self.expected = expected
        """What would have been accepted."""
        self.got = got
        """What was given."""

    def __str__(self) -> str:
        return f"configuration {self.key}: expected {self.expected}, got {safe_repr(self.got)}"


class Problem:
    """One thing wrong with a document: where, what was expected, what was got."""

    __slots__ = ("expected", "got", "line", "path")

    def __init__(self, path: str, expected: str, got: str, line: int | None = None) -> None:
        self.path = path
        """A JSON Pointer into the document; "" is the whole of it."""
        self.expected = expected
        """What would have been accepted."""
        self.got = got
        """What was got, as shown in messages: shortened, and left out for personal data."""
        self.line = line
        """The line that it stands in, counted from 1, where each line was read alone."""

    def _told(self) -> tuple[object, ...]:
        return self.path, self.expected, self.got, self.line

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Problem):
            return NotImplemented
        return self._told() == other._told()

    def __hash__(self) -> int:
        return hash(self._told())

    def __repr__(self) -> str:
        line = "" if self.line is None else f", line={self.line}"
        return f"Problem(path={self.path!r}, expected={self.expected!r}, got={self.got!r}{line})"

    def __str__(self) -> str:
        places = [] if self.line is None else [f"line {self.line}"]
        if self.path or not places:
            places.append(self.path or "the document")
        return f"{': '.join(places)}: expected {self.expected}, got {self.got}"


class FormatError(PsmModelError, ValueError):
    """A document that can't be read as a register; it carries every problem of the document."""

    def __init__(self, problems: tuple[Problem, ...], source: str | None = None) -> None:
        super().__init__(problems, source)
        self.problems = problems
        """All that is wrong, in document order."""
        self.source = source
        """The file that was read, where there is one."""

    def __str__(self) -> str:
        head = f"{self.source}: " if self.source else ""
        if len(self.problems) == 1:
            return f"{head}{self.problems[0]}"
        lines = "".join(f"\n  {problem}" for problem in self.problems)
        return f"{head}{len(self.problems)} problems:{lines}"


class _Found(Protocol):
    """What a check found, as far as an error tells of it: a `psm_model.Finding`."""

    @property
    def code(self) -> str: ...

    @property
    def path(self) -> str: ...


class FindingsError(PsmModelError, ValueError):
    """A register that breaks rules for certain; it carries the findings of severity error.

    >>> from psm_model import Source, check
    >>> check(Register.of(Source(id="s"), Source(id="s"))).raise_for_errors()
    Traceback (most recent call last):
    ...
    psm_model.errors.FindingsError: 1 error: PSM001 at '/sources/1'
    """

    def __init__(self, findings: Sequence[_Found]) -> None:
        super().__init__(tuple(findings))
        self.findings = tuple(findings)
        """The findings, in the order of the report: by path, then by code."""

    def __str__(self) -> str:
        total = len(self.findings)
        counts = sorted(Counter(one.code for one in self.findings).items())
        named = [
            f"{one.code} at {safe_repr(one.path)}" if one.path else one.code for one in self.findings[:_MOST_NAMED]
        ]
        first = ", ".join(named) + (", …" if total > _MOST_NAMED else "")
        if total == 1:
            return f"1 error: {first}"
        return f"{total:,} errors ({', '.join(f'{count:,} {code}' for code, count in counts)}): {first}"
