"""Mutants: a module with one small fault, as a tired person might make it, generated from its syntax tree.

Comparisons move to their neighbours, `and` and `or` are swapped, a `not` or a minus is dropped, a number or a bound
of a slice moves by one, true becomes false, plus becomes minus, a condition or a part of it is always or never true,
a statement is left out (`continue`, `break`, an early `return`, a `yield`, a call), a name becomes its counterpart
(`earliest` becomes `latest`), and two arguments of the same form are swapped. Code without effect is unchanged: texts,
annotations, `__all__`, and names for type checkers.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import Final

__all__ = ["Mutant", "make_mutants"]

_WIDTH: Final = 70
"""The width up to which a change is shown with its context."""

_NEIGHBOURS: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_PAIRS: Final = (
    ("all", "any"),
    ("certain", "possible"),
    ("earliest", "latest"),
    ("end", "start"),
    ("founded", "dissolved"),
    ("max", "min"),
)
_COUNTERPARTS: Final = {name: other for pair in _PAIRS for name, other in (pair, pair[::-1])}
# The order of their arguments is irrelevant, or is that of two languages.
_UNORDERED: Final = {"Text", "isinstance", "issubclass", "max", "min"}
_CONDITIONS: Final = {(ast.If, "test"), (ast.IfExp, "test"), (ast.comprehension, "ifs"), (ast.match_case, "guard")}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A mutant of a module."""

    file: str
    source: str = field(repr=False)
    number: int
    """Its number within the module, from 0."""
    line: int
    function: str
    """The qualified name of the function or class, or "-"."""
    change: str
    """The old and the new code; equal changes in one function are numbered from [2]."""

    @property
    def key(self) -> str:
        """A name that stays the same until the function is rewritten, even if it moves."""
        return f"{self.file} {self.function}: {self.change}"

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.function}: {self.change}"

    def tree(self) -> ast.Module:
        """Return the module with the change."""
        tree = ast.parse(self.source)
        _, place, other = next(islice(_changes(tree), self.number, None))
        place.put(other)
        return ast.fix_missing_locations(tree)


@dataclass(frozen=True, slots=True)
class _Place:
    """The place of a node in the tree."""

    above: tuple[ast.AST, ...]
    field: str
    index: int | None
    function: str

    def put(self, node: ast.AST) -> None:
        if self.index is None:
            setattr(self.above[-1], self.field, node)
        else:
            getattr(self.above[-1], self.field)[self.index] = node


def make_mutants(file: str, source: str) -> list[Mutant]:
    """Return all mutants of a module, in the order of its tree."""
    mutants: list[Mutant] = []
    counts: Counter[tuple[str, str]] = Counter()
    for number, (node, place, other) in enumerate(_changes(ast.parse(source))):
        # The context is the largest surrounding node that is short enough and not a statement with a body.
        context = node
        for above in reversed(place.above):
            if isinstance(above, ast.keyword | ast.comprehension):
                continue
            compound = isinstance(above, ast.stmt) and hasattr(above, "body")
            if compound or not isinstance(above, ast.expr | ast.stmt) or len(_text(above)) > _WIDTH:
                break
            context = above
        before = _text(context)
        place.put(other)
        after = _text(other if context is node else context)
        place.put(node)
        if isinstance(node, ast.stmt) and len(before) > _WIDTH:
            before = f"{before[:_WIDTH]}..."
        change = f"{before} -> {after}"
        counts[place.function, change] += 1
        if counts[place.function, change] > 1:
            change += f" [{counts[place.function, change]}]"
        line: int = node.lineno  # type: ignore[attr-defined]  # each node that is changed has one
        mutants.append(Mutant(file, source, number, line, place.function, change))
    return mutants


def _text(node: ast.AST) -> str:
    return ast.unparse(ast.fix_missing_locations(node))


def _changes(tree: ast.Module) -> Iterator[tuple[ast.AST, _Place, ast.AST]]:
    for node, place in _nodes(tree, (), "-"):
        for other in (*_iter_replacements(node, place), *_iter_condition_replacements(place)):
            yield node, place, ast.copy_location(other, node)


def _nodes(node: ast.AST, above: tuple[ast.AST, ...], function: str) -> Iterator[tuple[ast.AST, _Place]]:
    """Yield all descendants of a node that may be changed, each before its own descendants."""
    above = (*above, node)
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        function = node.name if function == "-" else f"{function}.{node.name}"
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns"}:
            continue
        for index, child in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(child, ast.AST) and not _is_unchanged(child):
                yield child, _Place(above, name, index if isinstance(value, list) else None, function)
                yield from _nodes(child, above, function)


def _is_unchanged(node: ast.AST) -> bool:
    match node:
        case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.AnnAssign(annotation=ast.Name(id="TypeAlias")):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.Call(func=ast.Name(id="TypeVar" | "cast")):
            return True
        case _:
            return False


def _iter_replacements(node: ast.AST, place: _Place) -> Iterator[ast.AST]:  # noqa: C901, PLR0912  # one case a kind of fault
    """Yield the replacements of a node."""
    match node:
        case ast.Compare(left, ops, comparators):
            for index, op in enumerate(ops):
                yield ast.Compare(left, [*ops[:index], _NEIGHBOURS[type(op)](), *ops[index + 1 :]], comparators)
        case ast.BoolOp(op, values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.UnaryOp(ast.Not() | ast.USub(), operand):
            yield operand
        case ast.Constant(bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(int(value)):
            yield ast.Constant(value + 1)
            yield ast.Constant(value - 1)
        case ast.BinOp(left, ast.Add() | ast.Sub() as op, right) if not (_is_sequence(left) or _is_sequence(right)):
            yield ast.BinOp(left, _opposite(op), right)
        case ast.AugAssign(target, ast.Add() | ast.Sub() as op, value) if not _is_sequence(value):
            yield ast.AugAssign(target, _opposite(op), value)
        case ast.Name(name, ast.Load()) if name in {"all", "any", "max", "min"}:
            yield ast.Name(_COUNTERPARTS[name], ast.Load())
        case ast.Attribute(value, name, ast.Load()) if name in _COUNTERPARTS:
            yield ast.Attribute(value, _COUNTERPARTS[name], ast.Load())
        case ast.Continue() | ast.Break() | ast.Expr(ast.Call()):
            yield ast.Pass()
        case ast.Return() if not _is_last_of_function(place):
            yield ast.Pass()
        case ast.Expr(ast.Yield() | ast.YieldFrom()):
            # A function without a yield would not be a generator, which any test detects.
            yield ast.Expr(ast.YieldFrom(ast.Tuple([], ast.Load())))
        case ast.Tuple(parts, ast.Load()) if not _is_unordered(place):
            yield from (ast.Tuple(swapped, ast.Load()) for swapped in _iter_swaps(parts))
        case ast.Call(function, arguments, keywords) if _text(function) not in _UNORDERED:
            yield from (ast.Call(function, swapped, keywords) for swapped in _iter_swaps(arguments))
        case ast.Dict(keys, values):
            yield from (ast.Dict(keys, swapped) for swapped in _iter_swaps(values))
        case _:
            pass
    if isinstance(place.above[-1], ast.Slice) and place.field in {"lower", "upper"} and not _is_number(node):
        yield from (ast.BinOp(node, op, ast.Constant(1)) for op in (ast.Add(), ast.Sub()))  # type: ignore[arg-type]


def _iter_condition_replacements(place: _Place) -> Iterator[ast.AST]:
    """Yield true and false for a condition, and for a part of one the value that leaves it to the others."""
    above = place.above[-1]
    if (type(above), place.field) in _CONDITIONS:
        yield from (ast.Constant(value) for value in (True, False))
    elif isinstance(above, ast.While) and place.field == "test":
        yield ast.Constant(value=False)
    elif isinstance(above, ast.BoolOp) and place.field == "values":
        yield ast.Constant(isinstance(above.op, ast.And))


def _iter_swaps(parts: list[ast.expr]) -> Iterator[list[ast.expr]]:
    """Yield the parts with two neighbours of the same form swapped."""
    for index, (first, second) in enumerate(pairwise(parts)):
        if _shape(first) is not None and _shape(first) == _shape(second) and _text(first) != _text(second):
            yield [*parts[:index], second, first, *parts[index + 2 :]]


def _shape(node: ast.expr | None) -> tuple[str, ...] | None:
    match node:
        case ast.Name() | ast.JoinedStr() | ast.BinOp() | ast.Constant(int()):
            return (type(node).__name__,)
        case ast.Attribute(attr=name):
            return ("Attribute", name)
        case ast.Call(function):
            return ("Call", _text(function))
        case ast.Subscript(value):
            return ("Subscript", _text(value))
        case _:
            return None


def _is_number(node: ast.AST) -> bool:
    return isinstance(node.operand if isinstance(node, ast.UnaryOp) else node, ast.Constant)


def _is_sequence(node: ast.expr) -> bool:
    """Return whether it is obviously a text or a sequence, which cannot be subtracted."""
    return isinstance(node, ast.JoinedStr | ast.List | ast.Tuple | ast.Dict | ast.ListComp) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _opposite(op: ast.operator) -> ast.operator:
    return ast.Sub() if isinstance(op, ast.Add) else ast.Add()


def _is_unordered(place: _Place) -> bool:
    """Return whether a tuple is used only as a set, or is not a tuple of values."""
    match place.above[-1]:
        case ast.Compare() as comparison:
            return place.index is not None and isinstance(comparison.ops[place.index], ast.In | ast.NotIn)
        case ast.Call(func=ast.Name(id=name)):
            return name in _UNORDERED
        case ast.Subscript() | ast.ExceptHandler():
            return True
        case _:
            return False


def _is_last_of_function(place: _Place) -> bool:
    above = place.above[-1]
    return isinstance(above, ast.FunctionDef | ast.AsyncFunctionDef) and place.index == len(above.body) - 1
