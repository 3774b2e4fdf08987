"""The regular expressions of the library, texts made to mislead each, and the letters that a text needs for one."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from re import _constants, _parser  # the only parser of regular expressions
from types import ModuleType
from typing import Any, Final, NamedTuple

import psm_model

__all__ = ["LibraryPattern", "iter_patterns", "list_misleading", "list_needed"]

_ROOT: Final = Path(psm_model.__file__).parent
_ANYWHERE: Final = frozenset({"search", "sub", "subn", "split", "findall", "finditer"})
_METHODS: Final = _ANYWHERE | {"match", "fullmatch"}
_LETTERS: Final = " a0.,-A\n(\"'e1:;/_|)\tn\xe9\xa0{<[xz"
_PUMPS: Final = (" ", "\t", "\n", "\xa0", "a", "A", "0", ".", ",", "-", "(", "a ", "1 ", "a.", "a, ", " \n", '"', "1.")
_MANY: Final = 30
_REPEATS: Final = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_SINGLE: Final = (_constants.LITERAL, _constants.NOT_LITERAL, _constants.ANY, _constants.IN)


class LibraryPattern(NamedTuple):
    """A regular expression of the library."""

    place: str
    """Its file and its name, or its line."""
    method: str
    """The method that the library calls: search, match or fullmatch."""
    pattern: re.Pattern[str]
    """The expression."""


def iter_patterns() -> Iterator[LibraryPattern]:
    """Yield each regular expression of the library once for each method."""
    seen = set()
    for found in _iter_modules():
        for name, pattern, methods in _list_in_module(found):
            for method in methods:
                key = (pattern.pattern, pattern.flags, method)
                if key not in seen:
                    seen.add(key)
                    place = f"{Path(found.__file__ or '').relative_to(_ROOT)} {name}"
                    yield LibraryPattern(place, method, pattern)


def _iter_modules() -> Iterator[ModuleType]:
    """Yield the modules of the library."""
    for found in pkgutil.walk_packages(psm_model.__path__, "psm_model."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def _list_in_module(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str], frozenset[str]]]:
    tree = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
    used: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in _METHODS and isinstance(node.value, ast.Name):
            used.setdefault(node.value.id, set()).add(_simplify(node.attr))
    for name, value in vars(module).items():
        for pattern in _find_in(value):
            # A pattern that other modules use, or that is in a collection, may be asked for anything.
            is_own = name.startswith("_") and isinstance(value, re.Pattern) and name in used
            yield name, pattern, frozenset(used[name] if is_own else {"search"})
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.") and node.args:
            method = ast.unparse(node.func).removeprefix("re.")
            written = _evaluate(node.args[0], module)
            if method in _METHODS and isinstance(written, str):
                yield f"line {node.lineno}", re.compile(written), frozenset({_simplify(method)})


def _simplify(method: str) -> str:
    return "search" if method in _ANYWHERE else method


def _evaluate(node: ast.expr, module: ModuleType) -> object:
    """Return the value of an expression, or None if it has names of a function."""
    try:
        return eval(compile(ast.Expression(node), "pattern", "eval"), dict(vars(module)))  # noqa: S307  # our own code
    except NameError:
        return None


def _find_in(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, dict):
        yield from _find_in(list(value.values()))
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _find_in(each)


def list_misleading(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """Return the beginnings of misleading texts, each with the text that is repeated after it.

    For each repeated part of the pattern, that is what leads to it, and what it accepts, alone and with what follows.
    """
    found = {("", pump) for pump in _PUMPS}
    _lead(_parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE), "", found)
    return sorted(found)


# Any: the nodes of the parser are pairs of an opcode and what belongs to it.
def _lead(nodes: Iterable[Any], before: str, found: set[tuple[str, str]]) -> None:
    several = list(nodes)
    for at, (code, value) in enumerate(several):
        if code in _REPEATS:
            _, most, inner = value
            if most is _constants.MAXREPEAT or most > _MANY:
                pumps = _vary(list(inner))
                for following in several[at + 1 : at + 3]:
                    after = _write([following], 1)
                    pumps |= {after, _write(inner, 1) + after}
                found.update((before, pump) for pump in pumps if pump)
                found.update(("", pump) for pump in (before, before + _write(inner, 1)) if pump)
            _lead(inner, before, found)
        for inner in _list_inner(code, value):
            _lead(inner, before, found)
        before += _write([(code, value)], 0)


def _list_inner(code: Any, value: Any) -> list[Any]:
    if code is _constants.SUBPATTERN:
        return [value[3]]
    if code is _constants.ATOMIC_GROUP:
        return [value]
    if code is _constants.BRANCH:
        return list(value[1])
    if code in {_constants.ASSERT, _constants.ASSERT_NOT}:
        return [value[1]]
    return [inner for inner in value[1:] if inner] if code is _constants.GROUPREF_EXISTS else []


def _write(nodes: Iterable[Any], fewest: int) -> str:
    """Return a text that nodes accept, with each repeated part as often as it must, and at least so often."""
    text = ""
    for code, value in nodes:
        if code in _SINGLE:
            text += _accept(code, value)[:1]
        elif code in _REPEATS:
            text += _write(value[2], fewest) * min(max(value[0], fewest), 2 * _MANY)
        elif code not in {_constants.ASSERT, _constants.ASSERT_NOT}:
            text += next((_write(inner, fewest) for inner in _list_inner(code, value)), "")
    return text


def _vary(nodes: Sequence[Any]) -> set[str]:
    texts = {_write(nodes, 0), _write(nodes, 1)}
    if len(nodes) == 1:
        code, value = nodes[0]
        if code in _SINGLE:
            texts |= set(_accept(code, value)[:4])
        elif code in _REPEATS:
            texts |= _vary(list(value[2]))
        for inner in _list_inner(code, value)[:8]:
            texts |= _vary(list(inner))
    return texts


def _accept(code: Any, value: Any) -> str:
    """Return the letters that a node for one letter accepts, out of the usual ones."""
    if code is _constants.LITERAL:
        return chr(value)
    if code is _constants.NOT_LITERAL:
        return _LETTERS.replace(chr(value), "")
    if code is _constants.ANY:
        return _LETTERS.replace("\n", "")
    usual = "".join(letter for letter in _LETTERS if _is_in(letter, value))
    return usual or next((chr(each) for each in range(1, 0x3000) if _is_in(chr(each), value)), "")


def _is_in(letter: str, items: Iterable[Any]) -> bool:
    is_negated = is_found = False
    for code, value in items:
        if code is _constants.NEGATE:
            is_negated = True
        elif code is _constants.LITERAL:
            is_found |= ord(letter) == value
        elif code is _constants.RANGE:
            is_found |= value[0] <= ord(letter) <= value[1]
        else:
            name = str(value)
            is_of = letter.isdigit() if "DIGIT" in name else letter.isspace() if "SPACE" in name else _is_word(letter)
            is_found |= is_of != ("NOT" in name)
    return is_found != is_negated


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


@cache
def list_needed(pattern: re.Pattern[str]) -> frozenset[str]:
    """Return small letters of which every text that the pattern finds has some."""
    return _find_needed(_parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))


# Any: as of _lead.
def _find_needed(nodes: Iterable[Any]) -> frozenset[str]:
    """Return the longest texts, of which one is in whatever the nodes accept."""
    choices, run = [frozenset({""})], ""
    for code, value in nodes:
        run = run + chr(value).lower() if code is _constants.LITERAL else ""
        choices.append(frozenset({run}))
        if code is _constants.SUBPATTERN:
            choices.append(_find_needed(value[3]))
        elif code is _constants.BRANCH:
            choices.append(frozenset().union(*map(_find_needed, value[1])))
    return max(choices, key=lambda texts: min(map(len, texts)))
