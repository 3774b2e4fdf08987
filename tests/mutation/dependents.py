"""Which lines use what a module computes when it is imported: constants, classes, defaults and decorators.

Few tests run the line of a constant, since modules are imported once. Those that can notice its change run the lines in
which that constant, or something computed from it, is read, in any module of the package.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

__all__ = ["Dependents"]

_FUNCTIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


@dataclass
class _Statement:
    """A statement at the top of a module."""

    first: int
    last: int
    names: set[str] = field(default_factory=set)
    """What it binds."""
    bodies: set[int] = field(default_factory=set)
    """The lines of the bodies of the functions in it."""
    is_cached: bool = False
    """Whether it is a function whose result is kept, so that few tests run its lines."""


@dataclass
class _Module:
    statements: list[_Statement] = field(default_factory=list)
    uses: dict[str, list[tuple[_Statement, range]]] = field(default_factory=lambda: defaultdict(list))
    """By name: the statement that reads it, and the lines if they are in the body of a function."""
    imported: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By name: the module that it is imported from, and its name there."""


def _list_bodies(node: ast.AST) -> set[int]:
    found: set[int] = set()
    for each in ast.walk(node):
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
            found.update(range(each.body[0].lineno, (each.end_lineno or each.lineno) + 1))
    return found


def _list_names(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {node.name}
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)}


def _is_cached(node: ast.stmt) -> bool:
    names = {
        each.id for part in getattr(node, "decorator_list", []) for each in ast.walk(part) if isinstance(each, ast.Name)
    }
    return not names.isdisjoint({"cache", "lru_cache"})


def _iter_uses(node: ast.AST, around: ast.stmt, *, in_body: bool) -> Iterator[tuple[str, range]]:
    """Yield the names that are read in a node, each with the lines of its statement if a function runs it."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        yield node.id, range(around.lineno, (around.end_lineno or around.lineno) + 1) if in_body else range(0)
    for name, value in ast.iter_fields(node):
        inside = in_body or (isinstance(node, _FUNCTIONS) and name == "body")
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                statement = child if isinstance(child, ast.stmt) and not hasattr(child, "body") else around
                yield from _iter_uses(child, statement, in_body=inside)


def _iter_nested(node: ast.AST) -> Iterator[ast.stmt]:
    """Yield a statement, or those in the branches of one that is not a function or a class."""
    for each in ast.iter_child_nodes(node):
        if isinstance(each, ast.If | ast.Try | ast.With | ast.For):
            yield from _iter_nested(each)
        elif isinstance(each, ast.stmt):
            yield each


class Dependents:
    """The lines of a package that use each name of its modules."""

    def __init__(self, package: Path) -> None:
        self._modules: dict[str, _Module] = {}
        self._importers: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for path in sorted(package.rglob("*.py")):
            self._modules[path.relative_to(package).as_posix()] = self._read(package, path)
        for file, module in self._modules.items():
            for name, origin in module.imported.items():
                self._importers[origin].append((file, name))

    def _read(self, package: Path, path: Path) -> _Module:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        module = _Module()
        for node in _iter_nested(tree):
            decorators = getattr(node, "decorator_list", [])
            first = min([node.lineno, *(decorator.lineno for decorator in decorators)])
            statement = _Statement(
                first, node.end_lineno or node.lineno, _list_names(node), _list_bodies(node), _is_cached(node)
            )
            module.statements.append(statement)
            for name, lines in _iter_uses(node, node, in_body=False):
                module.uses[name].append((statement, lines))
        for each in ast.walk(tree):
            if isinstance(each, ast.ImportFrom):
                # A relative import begins in the folder of the module, with each further dot in that above.
                parts = path.relative_to(package.parent).parts[: -each.level] if each.level else ()
                parts += tuple(each.module.split(".")) if each.module else ()
                if parts[0] == package.name:
                    above = "/".join(parts[1:])
                    file = f"{above}.py" if (package / f"{above}.py").exists() else f"{above}/__init__.py".lstrip("/")
                    module.imported |= {alias.asname or alias.name: (file, alias.name) for alias in each.names}
        return module

    def find(self, file: str, line: int, *, is_run_at_import: bool = False) -> dict[str, set[int]] | None:
        """Return the lines that use what a line of a module computes, by module; None if functions alone run the line.

        The body of a function is followed to those who call it only if its result is kept.

        Args:
            file: The path of the module.
            line: The line.
            is_run_at_import: Whether the line is in a function that is called only when modules are imported.
        """
        found: dict[str, set[int]] = defaultdict(set)
        waiting: list[tuple[str, str]] = []
        seen: set[tuple[str, str]] = set()

        def depend(where: str, statement: _Statement) -> None:
            found[where] |= statement.bodies
            waiting.extend((where, name) for name in statement.names)

        around = [each for each in self._modules[file].statements if each.first <= line <= each.last]
        is_computed = is_run_at_import or all(each.is_cached or line not in each.bodies for each in around)
        if not around or not is_computed:
            return None
        for statement in around:
            depend(file, statement)
        while waiting:
            place = waiting.pop()
            if place in seen:
                continue
            seen.add(place)
            where, name = place
            for statement, lines in self._modules[where].uses.get(name, ()):
                if lines:
                    found[where].update(lines)
                else:
                    depend(where, statement)
            waiting.extend(self._importers.get(place, ()))
        return found
