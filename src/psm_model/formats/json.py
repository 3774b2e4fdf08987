"""The JSON document: `load`, `loads`, `dump`, `dumps`.

A document is an object with ``"psm_register": 1`` and the lists ``sources``, ``organisations``, ``members`` and
``board_terms``; its keys are the names of the fields. A partial date is a text ("2025", "2025-10", "2025-10-15"); a
period an object with ``start`` and ``end``, the end ``".."`` where it runs on and absent where it is unknown; an
area its code, or an object with ``code`` and ``vintage``; a citation its short or long form. Null and absent mean
the same, and what a field has by default is not written.

Reading is strict and tells every error at once: see `psm_model.errors.FormatError`. Limits: texts of at most 100,000
characters, whole numbers of at most 20 digits, and as deep a nesting as the interpreter's recursion limit allows,
which is far beyond what a register needs.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from psm_model._garbage import collection_paused
from psm_model.entities.register import Register
from psm_model.errors import FormatError, Problem

from ._converter import LONGEST_TEXT, WrongValueError, converter, described, problems_of, read_text, step_of

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from cattrs import Converter

__all__ = ["VERSION", "dump", "dumps", "load", "loads"]

VERSION: Final = 1
"""The version of the document that is written, and the newest that is read."""

_MOST_DIGITS = 20
_BYTE_ORDER_MARK = "\ufeff"


@cache
def _converter() -> Converter:
    return converter()


class _Duplicated(dict[str, object]):
    """An object in which keys stand more than once."""

    __slots__ = ("keys_again",)
    keys_again: list[str]


class _Unreadable:
    """A number that is none, or that is too long to read."""

    __slots__ = ("got", "wanted")

    def __init__(self, wanted: str, got: str) -> None:
        self.wanted = wanted
        self.got = got


def _parse(text: str, source: str | None) -> tuple[object, list[Problem]]:
    """Parse JSON, and tell what is wrong in it that a parser lets pass."""
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

    def constant(name: str) -> _Unreadable:
        nonlocal marked
        marked = True
        return _Unreadable("a number that JSON has", name)

    def whole(digits: str) -> int | _Unreadable:
        nonlocal marked
        if len(digits) <= _MOST_DIGITS:
            return int(digits)
        marked = True
        return _Unreadable(f"a whole number of at most {_MOST_DIGITS} digits", f"one of {len(digits):,}")

    try:
        tree = json.loads(text, object_pairs_hook=pairs, parse_constant=constant, parse_int=whole)
    except json.JSONDecodeError as error:
        got = f"line {error.lineno}, column {error.colno}: {error.msg.lower()}"
        raise _refused(source, "", "JSON", got) from None
    except RecursionError:
        raise _refused(source, "", "lists and objects that are not nested as deep", "more than can be read") from None
    return tree, list(_marks(tree)) if marked else []


def _marks(tree: object) -> Iterator[Problem]:
    stack = [("", tree)]
    while stack:
        pointer, value = stack.pop()
        match value:
            case _Unreadable():
                yield Problem(pointer, value.wanted, value.got)
            case dict():
                if isinstance(value, _Duplicated):
                    yield from (
                        Problem(pointer, "each key once", f"{described(key)} more than once")
                        for key in value.keys_again
                    )
                steps = [(f"{pointer}/{step_of(key)}", item) for key, item in value.items()]
                stack += reversed(steps)
            case list():
                stack += reversed([(f"{pointer}/{position}", item) for position, item in enumerate(value)])
            case _:
                pass


def loads(text: str | bytes, *, source: str | None = None) -> Register:
    """Read a register from a JSON document.

    Args:
        text: The document, with or without a byte order mark; bytes are UTF-8.
        source: What error messages call the document, such as the name of its file.

    >>> loads('{"psm_register": 1, "sources": [{"id": "s-1", "publisher": "Contoh"}]}').source("s-1").publisher
    'Contoh'
    >>> loads('{"psm_register": 1, "organisations": [{"id": 7, "level": "local"}]}')
    Traceback (most recent call last):
    ...
    psm_model.errors.FormatError: 3 problems:
      /organisations/0/id: want a text, got 7
      /organisations/0/level: want one of national, province, regency_city, district, village, got 'local'
      /organisations/0/name: want a value, got nothing

    Raises:
        FormatError: it is no such document; the error carries every problem of it.
        TypeError: what is given is neither text nor bytes.
    """
    with collection_paused():
        register = _quickly_loaded(text, source)
        return _loaded(_decoded(text, source), source) if register is None else register


@cache
def _fast_way() -> ModuleType | None:
    try:
        from . import _fast
    except ModuleNotFoundError as error:
        if error.name != "msgspec":
            raise
        return None
    return _fast


def _quickly_loaded(text: str | bytes, source: str | None) -> Register | None:
    """Read a register in the fast way; None where that is not installed or finds anything wrong."""
    fast = _fast_way()
    found = None
    if fast is not None:
        match text:
            case str():
                found = fast.read(text.removeprefix(_BYTE_ORDER_MARK))
            case bytes():
                found = fast.read(text.removeprefix(_BYTE_ORDER_MARK.encode()))
    if found is None:
        return None
    register: Register
    register, every_key_once = found
    if not every_key_once:
        _, problems = _parse(_decoded(text, source), source)
        return None if problems else register
    return register


def _loaded(text: str, source: str | None) -> Register:
    tree, problems = _parse(text, source)
    if not isinstance(tree, dict):
        whole = [] if isinstance(tree, _Unreadable) else [Problem("", "an object", described(tree))]
        raise FormatError((*whole, *problems), source)
    problems += _wrong_version(tree.get("psm_register"), source)
    fields = {key: value for key, value in tree.items() if key != "psm_register"}
    try:
        register = _converter().structure(fields, Register)
    except (ValueError, ExceptionGroup) as error:
        told = {problem.path for problem in problems}
        problems += (problem for problem in problems_of(error) if problem.path not in told)
    if problems:
        raise FormatError(tuple(sorted(problems, key=_places(tree))), source)
    return register


def _places(tree: object) -> Callable[[Problem], list[int]]:
    """Tell where in a document a problem stands: what is absent from an object comes after all that is in it."""
    # The same objects are gone through for many problems; the tree holds them, so that no two have one id.
    known: dict[int, dict[str, tuple[int, object]]] = {}

    def place(problem: Problem) -> list[int]:
        value, positions = tree, []
        for step in problem.path.split("/")[1:]:
            if isinstance(value, dict) and id(value) not in known:
                known[id(value)] = {step_of(key): (at, item) for at, (key, item) in enumerate(value.items())}
            if isinstance(value, list):
                position, value = int(step), value[int(step)]
            else:
                position, value = known.get(id(value), {}).get(step, (len(known.get(id(value), {})), None))
            positions.append(position)
        return positions

    return place


def _decoded(text: object, source: str | None) -> str:
    if not isinstance(text, str | bytes):
        msg = f"want a text or bytes, got {described(text)}"
        raise TypeError(msg)
    if isinstance(text, bytes):
        try:
            text = text.decode()
        except UnicodeDecodeError as error:
            got = f"the byte 0x{error.object[error.start]:02x} at offset {error.start:,}"
            raise _refused(source, "", "UTF-8", got) from None
    text = text.removeprefix(_BYTE_ORDER_MARK)
    if not text.strip():
        raise _refused(source, "", "JSON", "nothing, it is empty")
    return text


def _wrong_version(version: object, source: str | None) -> list[Problem]:
    if type(version) is int and version > VERSION:
        newest = f"a version of the format up to {VERSION}, the newest that this psm-model knows"
        raise _refused(source, "/psm_register", newest, described(version))
    # A number that could not be read is told of already. True is a 1 to Python, and no number to anybody else.
    if isinstance(version, _Unreadable) or (type(version) is int and version == VERSION):
        return []
    return [Problem("/psm_register", f"the number {VERSION}", "nothing" if version is None else described(version))]


def _refused(source: str | None, path: str, wanted: str, got: str) -> FormatError:
    return FormatError((Problem(path, wanted, got),), source)


def load(file: str | os.PathLike[str] | IO[str] | IO[bytes]) -> Register:
    """Read a register from a file, given by its path or open for reading.

    Raises:
        FormatError: it holds no such document; the error names the file and carries every problem.
        OSError: it can't be read.
        TypeError: what is given is neither a path nor open for reading.
    """
    if isinstance(file, str) or hasattr(file, "__fspath__"):
        path = Path(file)
        return loads(path.read_bytes(), source=str(path))
    if not hasattr(file, "read"):
        msg = f"want a path or an open file, got {described(file)}"
        raise TypeError(msg)
    # A file opened by its descriptor has that for a name.
    name = getattr(file, "name", None)
    source = name if isinstance(name, str) else None
    try:
        return loads(file.read(), source=source)
    except UnicodeDecodeError as error:
        got = f"the byte 0x{error.object[error.start]:02x}"
        raise _refused(source, "", f"a text in {error.encoding}, as the file was opened", got) from None


def dumps(register: Register) -> str:
    """Write a register as a JSON document; the inverse of `loads`.

    Raises:
        FormatError: a text holds half of a surrogate pair, or is longer than `loads` reads; the error carries every
            such problem.
        TypeError: it is no register.
    """
    if not isinstance(register, Register):
        raise _no_register(register)
    fast = _fast_way()
    written: str | None = None if fast is None else fast.write(register, VERSION)
    if written is not None:
        return written
    document = {"psm_register": VERSION, **_converter().unstructure(register)}
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    if len(text) > LONGEST_TEXT or not _encodable(text):
        problems = tuple(_unwritable("", document))
        if problems:
            raise FormatError(problems)
    return text


def _no_register(given: object) -> TypeError:
    return TypeError(f"want a register, got {described(given)}")


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _unwritable(pointer: str, value: object) -> Iterator[Problem]:
    """Tell which texts of a document would not be read again."""
    match value:
        case str():
            try:
                read_text(value)
            except WrongValueError as error:
                yield Problem(pointer, error.wanted, error.got)
        case dict():
            for key, item in value.items():
                yield from _unwritable(f"{pointer}/{key}", item)
        case list():
            for position, item in enumerate(value):
                yield from _unwritable(f"{pointer}/{position}", item)
        case _:
            pass


def dump(register: Register, file: str | os.PathLike[str] | IO[str]) -> None:
    """Write a register into a file, given by its path or open for writing text; in UTF-8 where a path is given.

    Raises:
        FormatError: a text in it can't be written, as `dumps` tells; no file is touched.
        OSError: it can't be written.
        TypeError: it is no register.
    """
    text = dumps(register)
    if isinstance(file, str) or hasattr(file, "__fspath__"):
        Path(file).write_text(text, encoding="utf-8", newline="\n")
    else:
        file.write(text)
