"""Parsing and validation that all JSON formats share."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from itertools import islice
from math import isfinite
from typing import TYPE_CHECKING, Final, TypeVar

from psm_model.entities.register import Register
from psm_model.entities.schema import list_fields, record_types
from psm_model.errors import FormatError, Problem, WrongTypeError

from ._problems import (
    MAX_PROBLEMS,
    NO_KEY_SHOWN,
    SCHEMA_KEY,
    WrongValueError,
    describe,
    describe_key,
    escape_token,
    is_plain_key,
    make_step,
    require_text,
    too_many_problems,
)
from .migrations import VERSION
from .syntax import describe_empty, describe_encoding, describe_syntax

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from cattrs import Converter

    from .syntax import Unit

__all__ = [
    "BYTE_ORDER_MARK",
    "HEAD_KEYS",
    "UTF8_BOM",
    "VERSION_KEY",
    "UnreadableNumber",
    "check_head",
    "decode",
    "format_error",
    "parse_json",
    "strict_converter",
    "structure",
    "structure_record",
]

VERSION_KEY: Final = "psm_register"
"""The key of a document's version."""
HEAD_KEYS: Final = frozenset({VERSION_KEY, SCHEMA_KEY})
"""The keys of a document that do not belong to the register."""
BYTE_ORDER_MARK: Final = "\ufeff"
"""The byte order mark, with which a text may begin."""
UTF8_BOM: Final = BYTE_ORDER_MARK.encode()
"""The byte order mark in UTF-8."""

_MAX_DIGITS: Final = 20
_MAX_VERSION_LENGTH: Final = 5

T = TypeVar("T")


@cache
def strict_converter() -> Converter:
    """Return the converter between plain data and records. The first call makes it, which takes a while."""
    from ._converter import make_converter

    return make_converter()


class _DuplicatedObject(dict[str, object]):
    """An object with duplicate keys."""

    __slots__ = ("duplicate_keys",)
    duplicate_keys: list[str]


class UnreadableNumber:
    """A number that JSON lacks, or one that is too long to read."""

    __slots__ = ("expected", "got")

    def __init__(self, expected: str, got: str) -> None:
        self.expected = expected
        self.got = got


class _StrictHooks:
    """Hooks for `json.loads` that mark what Python's parser accepts and JSON or this package does not."""

    def __init__(self) -> None:
        self.has_marked = False
        """Whether any value or object is marked."""

    def make_object(self, items: list[tuple[str, object]]) -> dict[str, object]:
        """Make an object, marked if it has duplicate keys."""
        parsed = dict(items)
        if len(parsed) == len(items):
            return parsed
        self.has_marked = True
        duplicated = _DuplicatedObject(parsed)
        duplicated.duplicate_keys = [key for key, count in Counter(key for key, _ in items).items() if count > 1]
        return duplicated

    def parse_constant(self, name: str) -> UnreadableNumber:
        """Mark a constant, such as NaN, which JSON lacks."""
        return self._mark("a number that JSON has", name)

    def parse_int(self, digits: str) -> int | UnreadableNumber:
        """Parse a whole number, marked if it is too long."""
        count = len(digits.removeprefix("-"))
        if count <= _MAX_DIGITS:
            return int(digits)
        return self._mark(f"a whole number of at most {_MAX_DIGITS} digits", f"one of {count:,} digits")

    def parse_float(self, digits: str) -> float | UnreadableNumber:
        """Parse a fraction, marked if it is too large."""
        number = float(digits)
        return number if isfinite(number) else self._mark("a number within 1.8e308 of zero", "one beyond")

    def _mark(self, expected: str, got: str) -> UnreadableNumber:
        self.has_marked = True
        return UnreadableNumber(expected, got)


def parse_json(text: str, source: str | None, *, is_line: bool = False) -> tuple[object, list[Problem]]:
    """Parse JSON, of a line if `is_line`, and return it with the problems that Python's parser accepts.

    Raises:
        FormatError: it is not JSON.
    """
    hooks = _StrictHooks()
    try:
        tree = json.loads(
            text,
            object_pairs_hook=hooks.make_object,
            parse_constant=hooks.parse_constant,
            parse_int=hooks.parse_int,
            parse_float=hooks.parse_float,
        )
    except json.JSONDecodeError as error:
        unit = _find_unit(source, is_line=is_line)
        problem = describe_syntax(text, error, unit)
        expected, got = problem.expected, problem.locate(text, unit)
    except RecursionError:
        expected, got = "lists and objects nested less deeply", "deeper nesting than can be read"
    else:
        return tree, _collect_marked(tree) if hooks.has_marked else []
    # Raised here, because the context of an error has the whole document.
    raise format_error(source, "", expected, got)


def _collect_marked(tree: object) -> list[Problem]:
    """Return the first problems that the parser marked, and one more if reading stops there."""
    problems = list(islice(_iter_marked(tree), MAX_PROBLEMS))
    if len(problems) == MAX_PROBLEMS:
        problems.append(Problem("", *too_many_problems(MAX_PROBLEMS, "the rest of the document")))
    return problems


def _iter_marked(tree: object) -> Iterator[Problem]:
    """Yield the marked values and objects; below a key that is sensitive, or may be, keys are not shown."""
    stack = [("", tree, False)]
    while stack:
        pointer, value, is_hidden = stack.pop()
        match value:
            case UnreadableNumber():
                yield Problem(pointer, value.expected, value.got)
            case dict():
                if isinstance(value, _DuplicatedObject):
                    keys = (NO_KEY_SHOWN if is_hidden else describe_key(key) for key in value.duplicate_keys)
                    yield from (Problem(pointer, "each key once", f"{key} more than once") for key in keys)
                stack += reversed(
                    [
                        (
                            pointer if is_hidden else f"{pointer}{make_step(key)}",
                            item,
                            is_hidden or _is_sensitive(key) or not is_plain_key(key),
                        )
                        for key, item in value.items()
                    ]
                )
            case list():
                stack += reversed(
                    [
                        (pointer if is_hidden else f"{pointer}/{position}", item, is_hidden)
                        for position, item in enumerate(value)
                    ]
                )
            case _:
                pass


def _is_sensitive(name: str) -> bool:
    """Return whether a field of any record with this name holds personal data."""
    return name in _find_sensitive_names()


@cache
def _find_sensitive_names() -> frozenset[str]:
    return frozenset(field.name for kind in record_types(Register) for field in list_fields(kind) if field.is_sensitive)


def structure(
    kind: type[T], value: object, *, general: bool = False, without: Collection[str] = ()
) -> tuple[T | None, list[Problem]]:
    """Convert parsed JSON to a record or a value, or return every problem in it.

    Args:
        kind: The class of the record or value.
        value: The parsed JSON.
        general: Whether a problem says what is accepted in general, without any part of the value.
        without: Keys of an object that are not fields of the record.
    """
    if without and isinstance(value, dict):
        value = {key: item for key, item in value.items() if key not in without}
    try:
        return strict_converter().structure(value, kind), []
    except (ValueError, ExceptionGroup) as error:
        from ._structure_errors import iter_problems

        return None, list(iter_problems(error, general=general))


def structure_record(
    kind: type[T], tree: dict[str, object], problems: list[Problem], pointer: str = "", *, without: Collection[str] = ()
) -> T:
    """Convert a JSON object to a record.

    Args:
        kind: The class of the record.
        tree: The object.
        problems: The known problems of the object.
        pointer: The location of the object.
        without: Keys that are not fields of the record.

    Raises:
        FormatError: the input has a problem. The error contains every problem, in the order of the document.
    """
    record, new_problems = structure(kind, tree, without=without)
    known_paths = {problem.path for problem in problems}
    problems = [*problems, *(problem for problem in new_problems if problem.path not in known_paths)]
    if problems or record is None:
        in_order = sorted(problems, key=_make_sort_key(tree))
        raise FormatError(tuple(Problem(pointer + problem.path, problem.expected, problem.got) for problem in in_order))
    return record


def _make_sort_key(tree: object) -> Callable[[Problem], list[int]]:
    """Return the sort key of problems by their place in a document. Absent keys come after the keys of their object."""
    # Cached by id, since many problems pass through the same objects. The tree keeps them alive, so ids are unique.
    known: dict[int, dict[str, tuple[int, object]]] = {}

    def place(problem: Problem) -> list[int]:
        value, positions = tree, []
        for step in problem.path.split("/")[1:]:
            if isinstance(value, dict) and id(value) not in known:
                known[id(value)] = {escape_token(key): (at, item) for at, (key, item) in enumerate(value.items())}
            if isinstance(value, list):
                position, value = int(step), value[int(step)]
            else:
                position, value = known.get(id(value), {}).get(step, (len(known.get(id(value), {})), None))
            positions.append(position)
        return positions

    return place


def _find_unit(source: str | None, *, is_line: bool) -> Unit:
    return "line" if is_line else "text" if source is None else "file"


def decode(text: object, source: str | None, *, is_line: bool = False) -> str:
    """Return a document, or a line if `is_line`, as text without a byte order mark.

    Raises:
        FormatError: it is empty or not UTF-8.
        WrongTypeError: it is neither text nor bytes.
    """
    if not isinstance(text, str | bytes):
        raise WrongTypeError("a text or bytes", text)
    unit = _find_unit(source, is_line=is_line)
    if isinstance(text, bytes):
        got = describe_encoding(text, unit)
        if got is not None:
            raise format_error(source, "", "text in UTF-8", got)
        text = text.decode()
    text = text.removeprefix(BYTE_ORDER_MARK)
    if not text.strip():
        raise format_error(source, "", "a JSON document", describe_empty(text, unit))
    return text


def check_head(tree: Mapping[str, object], source: str | None, *, oldest: int = VERSION) -> list[Problem]:
    """Return the problems of the keys of a document that are not of the register: `HEAD_KEYS`.

    Args:
        tree: The document.
        source: The name of the document in errors.
        oldest: The oldest version that the caller reads.

    Raises:
        FormatError: the version is newer than this psm-model knows.
    """
    return [*_check_version(tree.get(VERSION_KEY), source, oldest), *_check_schema(tree.get(SCHEMA_KEY))]


def _check_version(version: object, source: str | None, oldest: int) -> list[Problem]:
    """Return the problems of a document's version.

    Raises:
        FormatError: it is newer than this psm-model knows. Nothing more of the document can be validated then.
    """
    if type(version) is int and version > VERSION:
        newest = f"a version of the format up to {VERSION}, the newest that this psm-model knows"
        raise format_error(source, f"/{VERSION_KEY}", newest, describe(version))
    # An unreadable number is already a problem. True equals 1 in Python only.
    if isinstance(version, UnreadableNumber) or (type(version) is int and version >= oldest):
        return []
    return [Problem(f"/{VERSION_KEY}", f"the number {VERSION}", _describe_version(version))]


def _describe_version(version: object) -> str:
    """Describe what is not a version. A long text is not shown, because it may be another value in the wrong place."""
    if isinstance(version, str) and len(version) > _MAX_VERSION_LENGTH:
        return "a text"
    return "nothing" if version is None else describe(version)


def _check_schema(schema: object) -> list[Problem]:
    """Return the problems of what is under `SCHEMA_KEY`, which is otherwise ignored."""
    if schema is None:
        return []
    try:
        require_text(schema)
    except WrongValueError as error:
        return [Problem(f"/{SCHEMA_KEY}", error.expected, error.got)]
    return []


def format_error(source: str | None, path: str, expected: str, got: str) -> FormatError:
    """Return an error with a single problem."""
    return FormatError((Problem(path, expected, got),), source)
