"""The exceptions of psm-model. Each has its data as attributes, so that you need not parse messages.

Messages say what was expected and what was found. The value found is truncated, and long runs of digits are masked,
because they may be identity numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Protocol, TypeVar

from .masking import drop_torn_number, mask_digits

__all__ = [
    "ConfigError",
    "DuplicateIdError",
    "FindingsError",
    "FormatError",
    "MergeConflictError",
    "NotFoundError",
    "OutOfPlaceError",
    "ParseError",
    "Problem",
    "PsmModelError",
    "StaleIndexError",
    "WrongTypeError",
    "WrongWeekdayError",
    "require_type",
    "safe_repr",
]

T = TypeVar("T")

_MAX_LENGTH = 60
_MAX_NAMED = 3
_MAX_READ = 4 * _MAX_LENGTH


def safe_repr(value: object) -> str:
    """Return the repr of a value for a message: at most 60 characters, with long runs of digits masked.

    A value that is not a text, a number or None is shown as its type.

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
        # Cut before repr, which is slow for a long text. Drop digits at the cut: they may begin a run that would be
        # masked as a whole. Mask first, because escapes contain digits.
        head = value[:_MAX_READ]
        whole = len(head) == len(value)
        text = repr(mask_digits(head if whole else drop_torn_number(head)))
        if not whole or len(text) > _MAX_LENGTH:
            text = text[:-1][: _MAX_LENGTH - 2] + "…" + text[0]
    else:
        text = _add_article(type(value).__name__)
    return text


def require_type(given: object, kind: type[T], expected: str, *, hidden: bool = False) -> T:
    """Return the value if it is of the expected type.

    Args:
        given: The value.
        kind: The type.
        expected: The description of the accepted types.
        hidden: Whether the error contains only the type of the value, because the value may be personal.

    >>> require_type("2025", int, "a whole number")
    Traceback (most recent call last):
    ...
    psm_model.errors.WrongTypeError: expected a whole number, got '2025'

    Raises:
        WrongTypeError: the value is of another type.
    """
    if not isinstance(given, kind):
        raise WrongTypeError(expected, type(given) if hidden else given)
    return given


def _add_article(noun: str) -> str:
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


class PsmModelError(Exception):
    """Base class of all exceptions of psm-model."""

    def __repr__(self) -> str:
        # The repr of Exception would show the arguments, which the message masks.
        return f"{type(self).__name__}({str(self)!r})"


class ParseError(PsmModelError, ValueError):
    """A text or value that cannot be parsed.

    >>> from psm_model import Period
    >>> Period.parse("2030/2025")
    Traceback (most recent call last):
    ...
    psm_model.errors.ParseError: expected a period (a start no later than its end), got '2030/2025'
    """

    # An exception is rebuilt from its positional arguments.
    def __init__(  # noqa: PLR0917
        self,
        what: str,
        expected: str,
        got: object,
        at: int | None = None,
        form: str | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(what, expected, got, at, form, hint)
        self.what = what
        """Kind of value that was expected: "period", "partial date"."""
        self.expected = expected
        """Description of the accepted values."""
        self.form = expected if form is None else form
        """Description of the values that are accepted in general. It repeats no part of what was given, so that it may
        be shown for personal data."""
        self.got = got
        """The given value; None if it may be personal."""
        self.at = at
        """Offset in the text at which parsing failed, if known."""
        self.hint = hint
        """What to pass or to check for the text to be accepted, if that is known. It repeats no part of the text."""

    @property
    def is_general(self) -> bool:
        """Whether it states only what is accepted in general, because the text has a different form altogether."""
        return self.expected == self.form

    def __str__(self) -> str:
        got = "" if self.got is None else f", got {safe_repr(self.got)}"
        place = "" if self.at is None else f" at offset {self.at}"
        hint = "" if self.hint is None else f"; {self.hint}"
        return f"expected {self.expectation}{got}{place}{hint}"

    @property
    def expectation(self) -> str:
        """Kind of value and accepted values, as in "a period (a start no later than its end)"."""
        return f"{_add_article(self.what)} ({self.expected})"

    @property
    def general_expectation(self) -> str:
        """Kind of value and the values accepted in general, which may be shown for personal data."""
        return f"{_add_article(self.what)} ({self.form})"


class WrongWeekdayError(ParseError):
    """A text with a date and the wrong weekday.

    >>> PartialDate.parse_text("Senin, 15 Oktober 2025")
    Traceback (most recent call last):
    ...
    psm_model.errors.WrongWeekdayError: expected a date (the weekday of 15 October 2025, which is a Wednesday ...
    """


class WrongTypeError(PsmModelError, TypeError):
    """An argument of the wrong type.

    >>> Period.parse(2025)
    Traceback (most recent call last):
    ...
    psm_model.errors.WrongTypeError: expected a text, got 2025
    """

    def __init__(self, expected: str, got: object) -> None:
        super().__init__(expected, got)
        self.expected = expected
        """Description of the accepted types."""
        self.got = got
        """The given value, or its type if the value may be personal."""

    def __str__(self) -> str:
        got = f"a value of type {self.got.__name__}" if isinstance(self.got, type) else safe_repr(self.got)
        return f"expected {self.expected}, got {got}"


class NotFoundError(PsmModelError, LookupError):
    """An id or code that does not exist."""

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(kind, key)
        self.kind = kind
        """Kind of the object: "organisation", "rule"."""
        self.key = key
        """The requested id or code."""

    def __str__(self) -> str:
        return f"no {self.kind} {safe_repr(self.key)}"


class DuplicateIdError(PsmModelError, ValueError):
    """An added entity whose id is already used."""

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(kind, key)
        self.kind = kind
        """Kind of the entity: "organisation"."""
        self.key = key
        """The id."""

    def __str__(self) -> str:
        return f"there is {_add_article(self.kind)} {safe_repr(self.key)} already"


class MergeConflictError(PsmModelError, ValueError):
    """Two registers with different records of one kind under the same id. The error contains all such ids.

    >>> one, other = (Source(id="s", publisher=name) for name in ("Contoh", "Misal"))
    >>> Register.of(one).merge(Register.of(other))
    Traceback (most recent call last):
    ...
    psm_model.errors.MergeConflictError: 1 record differs between the registers: source 's'
    """

    def __init__(self, conflicts: tuple[tuple[str, str], ...]) -> None:
        super().__init__(conflicts)
        self.conflicts = conflicts
        """Kind and id of each record that differs, in the order of the document: ("board term", "t-1")."""

    def __str__(self) -> str:
        count = len(self.conflicts)
        named = ", ".join(f"{kind} {safe_repr(entity_id)}" for kind, entity_id in self.conflicts[:_MAX_NAMED])
        more = ", …" if count > _MAX_NAMED else ""
        return f"{count:,} {'record differs' if count == 1 else 'records differ'} between the registers: {named}{more}"


class OutOfPlaceError(PsmModelError, ValueError):
    """An entity out of order in a stream: decrees come first, and the terms of an organisation directly follow it.

    >>> str(OutOfPlaceError("organisation", "o", "before its terms"))
    "organisation 'o' is out of place: expected before its terms"
    """

    def __init__(self, kind: str, entity_id: str, expected: str) -> None:
        super().__init__(kind, entity_id, expected)
        self.kind = kind
        """Kind of the entity: "board term"."""
        self.id = entity_id
        """Id of the entity."""
        self.expected = expected
        """Where it should be."""

    def __str__(self) -> str:
        return f"{self.kind} {safe_repr(self.id)} is out of place: expected {self.expected}"


class StaleIndexError(PsmModelError, ValueError):
    """An index of a file that is not of the file as it is now, or that this version cannot read.

    >>> str(StaleIndexError("register.jsonl"))
    'register.jsonl: expected an index of the file as it is now, got another; write it again'
    """

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file
        """Name of the file."""

    def __str__(self) -> str:
        return f"{self.file}: expected an index of the file as it is now, got another; write it again"


class ConfigError(PsmModelError, ValueError):
    """A configuration with an unknown name or an invalid value."""

    # An exception is rebuilt from its positional arguments.
    def __init__(
        self, key: str, expected: str, got: object, hint: str | None = None, source: str | None = None
    ) -> None:
        super().__init__(key, expected, got, hint, source)
        self.key = key
        """Location in the configuration: "severities.PSM101"."""
        self.expected = expected
        """Description of the accepted values."""
        self.got = got
        """The given value; None if there is none."""
        self.hint = hint
        """Why it is wrong, or what to do, if that is known."""
        self.source = source
        """The file; None if it is not known."""

    def __str__(self) -> str:
        source = "" if self.source is None else f"{self.source}, "
        got = "" if self.got is None else f", got {safe_repr(self.got)}"
        hint = "" if self.hint is None else f"; {self.hint}"
        return f"configuration {source}{safe_repr(self.key)[1:-1]}: expected {self.expected}{got}{hint}"


class Problem:
    """A problem of a document: its location, what was expected and what was got."""

    __slots__ = ("expected", "got", "line", "path")

    def __init__(self, path: str, expected: str, got: str, line: int | None = None) -> None:
        self.path = path
        """Location: a JSON Pointer ("" for the whole document), or a cell ("Anggota!B7") in a table."""
        self.expected = expected
        """Description of the accepted values."""
        self.got = got
        """Description of the given value: truncated, and without personal data."""
        self.line = line
        """Line number from 1, in JSON Lines."""

    def _as_tuple(self) -> tuple[object, ...]:
        return self.path, self.expected, self.got, self.line

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Problem):
            return NotImplemented
        return self._as_tuple() == other._as_tuple()

    def __hash__(self) -> int:
        return hash(self._as_tuple())

    def __repr__(self) -> str:
        line = "" if self.line is None else f", line={self.line}"
        return f"Problem(path={self.path!r}, expected={self.expected!r}, got={self.got!r}{line})"

    def __str__(self) -> str:
        places = [] if self.line is None else [f"line {self.line}"]
        if self.path or not places:
            places.append(self.path or "the document")
        return f"{': '.join(places)}: expected {self.expected}, got {self.got}"


class FormatError(PsmModelError, ValueError):
    """A document that is not a register. The error has every problem of the document."""

    def __init__(self, problems: tuple[Problem, ...], source: str | None = None) -> None:
        super().__init__(problems, source)
        self.problems = problems
        """Problems in document order."""
        self.source = source
        """Name of the file, if there is one."""

    def __str__(self) -> str:
        head = f"{self.source}: " if self.source else ""
        if len(self.problems) == 1:
            return f"{head}{self.problems[0]}"
        lines = "".join(f"\n  {problem}" for problem in self.problems)
        return f"{head}{len(self.problems)} problems:{lines}"


class _Found(Protocol):
    """The part of a `psm_model.Finding` that the error needs."""

    @property
    def code(self) -> str: ...

    @property
    def path(self) -> str: ...


class FindingsError(PsmModelError, ValueError):
    """A register with certain findings of severity error. The error contains these findings.

    >>> from psm_model import Source, check
    >>> check(Register.of(Source(id="s"), Source(id="s"))).raise_for_errors()
    Traceback (most recent call last):
    ...
    psm_model.errors.FindingsError: 1 error: PSM001 at '/sources/1'
    """

    def __init__(self, findings: Sequence[_Found]) -> None:
        super().__init__(tuple(findings))
        self.findings = tuple(findings)
        """Findings in the order of the report: by path, then by code."""

    def __str__(self) -> str:
        total = len(self.findings)
        counts = sorted(Counter(finding.code for finding in self.findings).items())
        named = [
            f"{finding.code} at {safe_repr(finding.path)}" if finding.path else finding.code
            for finding in self.findings[:_MAX_NAMED]
        ]
        first = ", ".join(named) + (", …" if total > _MAX_NAMED else "")
        if total == 1:
            return f"1 error: {first}"
        return f"{total:,} errors ({', '.join(f'{count:,} {code}' for code, count in counts)}): {first}"
