"""Mutants by cosmic-ray: `python -m tests.mutation.making FOLDER SIZE SEED FILE`, in an environment that has it.

A seeded sample of the mutants of a package is written as JSON Lines. The sample is stratified by file and operator.
Annotations, docstrings, and code for type checkers are not changed. Of the many replacements of one operator those are
made that are hardest to notice: a test that detects `a - b` in place of `a + b` detects `a ** b` too.
"""

from __future__ import annotations

import ast
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import cosmic_ray.plugins
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code

from tests.mutation.sampling import draw

__all__ = ["OPERATORS", "list_places", "make"]

BINARY: Final = ("Add_Sub", "Sub_Add", "Mul_FloorDiv", "Div_Mul", "FloorDiv_Mul", "Mod_FloorDiv", "Pow_Mul")
SETS: Final = ("BitOr_BitAnd", "BitAnd_BitOr", "BitXor_BitAnd", "LShift_RShift", "RShift_LShift")
COMPARISONS: Final = (
    *("Eq_NotEq", "NotEq_Eq", "Is_IsNot", "IsNot_Is", "Lt_LtE", "Lt_GtE", "LtE_Lt", "LtE_Gt"),
    *("Gt_GtE", "Gt_LtE", "GtE_Gt", "GtE_Lt"),
)
OPERATORS: Final = (
    *(f"ReplaceBinaryOperator_{name}" for name in (*BINARY, *SETS)),
    *(f"ReplaceComparisonOperator_{name}" for name in COMPARISONS),
    *("ReplaceUnaryOperator_Delete_Not", "ReplaceUnaryOperator_Delete_USub", "ReplaceUnaryOperator_Delete_Invert"),
    *("AddNot", "ReplaceTrueWithFalse", "ReplaceFalseWithTrue", "ReplaceAndWithOr", "ReplaceOrWithAnd"),
    *("ReplaceBreakWithContinue", "ReplaceContinueWithBreak", "ExceptionReplacer", "NumberReplacer"),
    *("RemoveDecorator", "ZeroIterationForLoop"),
)
"""The operators of cosmic-ray that are used."""

# Elsewhere cosmic-ray takes the star of parameters for a multiplication.
_BINARY_PARENTS: Final = {"arith_expr", "term", "power", "expr", "and_expr", "xor_expr", "shift_expr"}

Place = tuple[str, int, int, int]
"""An operator, its occurrence in the file, and the first and the last line that it changes."""


def _find_unchanged(tree: ast.Module) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return where annotations, docstrings, code for type checkers and declarations of public names are."""
    unchanged: list[ast.AST] = []
    for node in ast.walk(tree):
        match node:
            case ast.AnnAssign():
                unchanged.append(node.annotation)
            case ast.arg(annotation=ast.expr() as annotation):
                unchanged.append(annotation)
            case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.Assign(targets=[ast.Name(id="__all__")]):
                unchanged.append(node)
            case ast.Call(func=ast.Name(id="TypeVar" | "cast" | "NewType")):
                unchanged.append(node)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            if node.returns:
                unchanged.append(node.returns)
            if any(isinstance(each, ast.Name) and each.id == "overload" for each in node.decorator_list):
                unchanged.extend([node, *node.decorator_list])
    # Each has a place, which the type of all nodes does not say.
    return [((node.lineno, node.col_offset), (node.end_lineno, node.end_col_offset)) for node in unchanged]  # type: ignore[attr-defined]


def list_places(source: str) -> list[Place]:
    """Return all mutants of a module by operator and occurrence."""
    unchanged = _find_unchanged(ast.parse(source))
    nodes = list(ast_nodes(get_ast(source)))
    places: list[Place] = []
    for name in OPERATORS:
        operator = cosmic_ray.plugins.get_operator(f"core/{name}")()
        positions = ((position, node) for node in nodes for position in operator.mutation_positions(node))
        for occurrence, ((start, end), node) in enumerate(positions):
            is_star = name.startswith("ReplaceBinary") and node.parent.type not in _BINARY_PARENTS
            if not is_star and not any(first <= start and end <= last for first, last in unchanged):
                places.append((name, occurrence, start[0], end[0]))
    return places


def _name_function(tree: ast.Module, line: int) -> str:
    """Return the qualified name of the innermost function or class at a line, or "-"."""
    names: list[str] = []
    body: list[ast.AST] = [tree]
    while body:
        node = body.pop()
        for child in ast.iter_child_nodes(node):
            if getattr(child, "lineno", line + 1) <= line <= (getattr(child, "end_lineno", None) or 0):
                if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                    names.append(child.name)
                body = [child]
                break
    return ".".join(names) or "-"


def _describe_change(source: str, mutated: str) -> str:
    """Return the changed lines of a module, before and after."""
    before, after = source.splitlines(), mutated.splitlines()
    while before and after and before[-1] == after[-1]:
        del before[-1], after[-1]
    start = next((at for at, (old, new) in enumerate(zip(before, after, strict=False)) if old != new), len(after))
    return " -> ".join(" ".join(line.strip() for line in lines[start:]) for lines in (before, after))


def make(folder: Path, package: str, size: int, seed: int) -> Iterator[dict[str, object]]:
    """Yield the sampled mutants of a package in a folder with the number of all; those that are no Python are left out.

    The sample is in a random order, so that its beginning is a sample too.
    """
    sources = {path: path.read_text(encoding="utf-8") for path in sorted((folder / package).rglob("*.py"))}
    population = [(path, place) for path, source in sources.items() for place in list_places(source)]
    random.Random(f"order {seed}").shuffle(population)  # noqa: S311  # not a secret
    population.sort(key=lambda mutant: (mutant[0], mutant[1][0]))
    sample = draw(population, size, f"sample {seed}")
    random.Random(f"run {seed}").shuffle(sample)  # noqa: S311  # not a secret
    counts: Counter[str] = Counter()
    for path, (name, occurrence, line, end_line) in sample:
        source = sources[path]
        mutated = mutate_code(source, cosmic_ray.plugins.get_operator(f"core/{name}")(), occurrence)
        try:
            tree = ast.parse(mutated or "")
        except SyntaxError:
            continue
        if mutated is None or ast.dump(tree) == ast.dump(ast.parse(source)):
            continue
        file = path.relative_to(folder).as_posix()
        key = f"{file} {_name_function(ast.parse(source), line)}: {_describe_change(source, mutated)}"
        counts[key] += 1
        # Equal changes of one function are told apart by their line.
        yield {
            "key": key if counts[key] == 1 else f"{key} [{line}]",
            "file": file,
            "operator": name,
            "line": line,
            "end_line": end_line,
            "source": mutated,
            "population": len(population),
        }


if __name__ == "__main__":
    folder, package, size, seed, target = sys.argv[1:]
    with Path(target).open("w", encoding="utf-8") as output:
        output.writelines(json.dumps(each) + "\n" for each in make(Path(folder), package, int(size), int(seed)))
