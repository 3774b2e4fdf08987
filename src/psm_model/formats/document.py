"""What a JSON text holds, and all that is wrong with it: what the formats that are written in JSON share."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from itertools import islice
from math import isfinite
from typing import TYPE_CHECKING, Final, TypeVar

from psm_model.errors import FormatError, Problem

from ._told import MOST_PROBLEMS, WrongValueError, describe, escape_token, require_text, too_many_problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from cattrs import Converter

__all__ = [
    "BYTE_ORDER_MARK",
    "VERSION",
    "Unreadable",
    "decode",
    "fast_decoder",
    "format_error",
    "not_a_register",
    "parse_json",
    "record_of",
    "strict_converter",
    "structure",
    "unwritable",
    "wrong_version",
]

VERSION: Final = 1
"""The version of the document that is written, and the newest that is read."""
BYTE_ORDER_MARK: Final = "\ufeff"

_MOST_DIGITS = 20

T = TypeVar("T")


@cache
def strict_converter() -> Converter:
    """Return the converter between plain data and records; it is made when it is first needed, which takes a while."""
    from ._converter import converter

    return converter()


@cache
def fast_decoder() -> ModuleType | None:
    """Return the module that reads and writes fast, where msgspec is installed."""
    try:
        from psm_model.formats import _fast
    except ModuleNotFoundError as error:
        if error.name != "msgspec":
            raise
        return None
    return _fast


class _Duplicated(dict[str, object]):
    """An object in which keys stand more than once."""

    __slots__ = ("keys_again",)
    keys_again: list[str]


class Unreadable:
    """A number that is none, or that is too long to read."""

    __slots__ = ("got", "wanted")

    def __init__(self, wanted: str, got: str) -> None:
        self.wanted = wanted
        self.got = got


def parse_json(text: str, source: str | None) -> tuple[object, list[Problem]]:
    """Parse JSON, and tell what is wrong in it that a parser lets pass.

    Raises:
        FormatError: it is no JSON.
    """
    marked = False

    def pairs(items: list[tuple[str, object]]) -> dict[str, object]:
        nonlocal marked
        found = dict(items)
        if len(found) == len(items):
            return found
        marked = True
        duplicated = _Duplicated(found)
        duplicated.keys_again = [key for key, count in Counter(key for key, _ in items).items() if count > 1]
        return duplicated

    def constant(name: str) -> Unreadable:
        nonlocal marked
        marked = True
        return Unreadable("a number that JSON has", name)

    def whole(digits: str) -> int | Unreadable:
        nonlocal marked
        many = len(digits.removeprefix("-"))
        if many <= _MOST_DIGITS:
            return int(digits)
        marked = True
        return Unreadable(f"a whole number of at most {_MOST_DIGITS} digits", f"one of {many:,}")

    def real(digits: str) -> float | Unreadable:
        nonlocal marked
        number = float(digits)
        if isfinite(number):
            return number
        marked = True
        return Unreadable("a number within 1.8e308 of zero", "one beyond")

    try:
        tree = json.loads(text, object_pairs_hook=pairs, parse_constant=constant, parse_int=whole, parse_float=real)
    except json.JSONDecodeError as error:
        got = f"line {error.lineno}, column {error.colno}: {error.msg.lower()}"
        raise format_error(source, "", "JSON", got) from None
    except RecursionError:
        raise format_error(
            source, "", "lists and objects that are not nested as deep", "more than can be read"
        ) from None
    return tree, _problems_marked(tree) if marked else []


def _problems_marked(tree: object) -> list[Problem]:
    """Return the first problems that the parser marked, and whether there are more than can be told."""
    found = list(islice(_marks(tree), MOST_PROBLEMS))
    if len(found) == MOST_PROBLEMS:
        found.append(Problem("", *too_many_problems(MOST_PROBLEMS, "the rest of the document")))
    return found


def _marks(tree: object) -> Iterator[Problem]:
    stack = [("", tree)]
    while stack:
        pointer, value = stack.pop()
        match value:
            case Unreadable():
                yield Problem(pointer, value.wanted, value.got)
            case dict():
                if isinstance(value, _Duplicated):
                    yield from (
                        Problem(pointer, "each key once", f"{describe(key)} more than once") for key in value.keys_again
                    )
                steps = [(f"{pointer}/{escape_token(key)}", item) for key, item in value.items()]
                stack += reversed(steps)
            case list():
                stack += reversed([(f"{pointer}/{position}", item) for position, item in enumerate(value)])
            case _:
                pass


def structure(kind: type[T], value: object) -> tuple[T | None, list[Problem]]:
    """Make a record or a value of what a JSON parser gives, or tell all that is wrong with that."""
    try:
        return strict_converter().structure(value, kind), []
    except (ValueError, ExceptionGroup) as error:
        from ._converter import iter_problems

        return None, list(iter_problems(error))


def record_of(kind: type[T], tree: dict[str, object], without: str, problems: list[Problem], pointer: str = "") -> T:
    """Make a record of a JSON object.

    Args:
        kind: The class of the record.
        tree: The object.
        without: A key of it that is no field of the record.
        problems: What is known to be wrong with it.
        pointer: Where it stands.

    Raises:
        FormatError: anything is wrong with it; the error carries every problem, in the order of the document.
    """
    made, found = structure(kind, {key: value for key, value in tree.items() if key != without})
    told = {problem.path for problem in problems}
    problems = [*problems, *(problem for problem in found if problem.path not in told)]
    if problems or made is None:
        in_order = sorted(problems, key=_places(tree))
        raise FormatError(tuple(Problem(pointer + one.path, one.wanted, one.got) for one in in_order))
    return made


def _places(tree: object) -> Callable[[Problem], list[int]]:
    """Return where in a document a problem stands: what is absent from an object comes after all that is in it."""
    # The same objects are gone through for many problems; the tree holds them, so that no two have one id.
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


def decode(text: object, source: str | None) -> str:
    """Return a document as text, without a byte order mark.

    Raises:
        FormatError: it is no UTF-8, or empty.
        TypeError: it is neither text nor bytes.
    """
    if not isinstance(text, str | bytes):
        msg = f"want a text or bytes, got {describe(text)}"
        raise TypeError(msg)
    if isinstance(text, bytes):
        try:
            text = text.decode()
        except UnicodeDecodeError as error:
            got = f"the byte 0x{error.object[error.start]:02x} at offset {error.start:,}"
            raise format_error(source, "", "UTF-8", got) from None
    text = text.removeprefix(BYTE_ORDER_MARK)
    if not text.strip():
        raise format_error(source, "", "JSON", "nothing, it is empty")
    return text


def wrong_version(version: object, source: str | None) -> list[Problem]:
    """Return what is wrong with the version of a document, if anything.

    Raises:
        FormatError: it is newer than what is known here, so that nothing more can be said of the document.
    """
    if type(version) is int and version > VERSION:
        newest = f"a version of the format up to {VERSION}, the newest that this psm-model knows"
        raise format_error(source, "/psm_register", newest, describe(version))
    # A number that could not be read is told of already. True is a 1 to Python, and no number to anybody else.
    if isinstance(version, Unreadable) or (type(version) is int and version == VERSION):
        return []
    return [Problem("/psm_register", f"the number {VERSION}", "nothing" if version is None else describe(version))]


def format_error(source: str | None, path: str, wanted: str, got: str) -> FormatError:
    """Return the error of a document with which one thing is wrong."""
    return FormatError((Problem(path, wanted, got),), source)


def not_a_register(given: object) -> TypeError:
    """Return the error of something that is no register."""
    return TypeError(f"want a register, got {describe(given)}")


def unwritable(pointer: str, value: object) -> Iterator[Problem]:
    """Yield which texts of a document would not be read again."""
    match value:
        case str():
            try:
                require_text(value)
            except WrongValueError as error:
                yield Problem(pointer, error.wanted, error.got)
        case dict():
            for key, item in value.items():
                yield from unwritable(f"{pointer}/{key}", item)
        case list():
            for position, item in enumerate(value):
                yield from unwritable(f"{pointer}/{position}", item)
        case _:
            pass
