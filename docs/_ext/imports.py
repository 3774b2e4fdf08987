"""Inserts the imports that examples need, so that readers can copy and run them.

The tests provide the names of the package to the examples of a page (`conftest.py`), because every page would otherwise
start with the same imports. On the site, the first example of a page begins with the imports that the page needs. The
docstring of a module's name has the names of that module, and receives only the two entities.
"""

from __future__ import annotations

import ast
import doctest
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Final
from zlib import crc32

from docutils import nodes
from sphinx import addnodes

import psm_model
from psm_model import checking, entities, errors, i18n, law, rules, values

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["ENTITIES", "list_definitions", "needed", "programs", "setup", "statements"]

ENTITIES: Final = {
    "ipsm": 'Organisation(id="o", name="IPSM Contoh", level=Level.NATIONAL)',
    "kasmad": 'Member(id="m", name=PersonName("Kasmad"))',
}
"""The code that creates the two entities that examples use."""
_PACKAGES: Final = (psm_model, entities, values, law, checking, rules, i18n, errors)
"""The packages whose names examples may use; a name comes from the first that has it."""
_ELSEWHERE: Final = {"attrs": "import attrs", "date": "from datetime import date"}
_WIDTH: Final = 76
_PROMPT: Final = ">>> "
_GOES_ON: Final = "... "


def statements(block: str) -> str:
    """Return the program of a block, which may be a session with output."""
    if _PROMPT in block:
        return "".join(example.source for example in doctest.DocTestParser().get_examples(block))
    return block


def _bound(tree: ast.AST) -> set[str]:
    """Return the names that a statement binds, nested statements included."""
    found = set()
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name):
                found.add(name)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.ImportFrom(module=str(module), names=[ast.alias(name="*")]):
                found |= set(import_module(module).__all__)
            case ast.alias(name=name, asname=other):
                found.add(other or name.partition(".")[0])
            case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)):
                found.add(name)
    return found


def needed(programs: Iterable[str]) -> list[str]:
    """Return the names that programs read before any program binds them, in alphabetical order.

    >>> needed(["x = check(ipsm)", "print(x, [y for y in x])"])
    ['check', 'ipsm', 'print']
    """
    free: set[str] = set()
    bound: set[str] = set()
    for program in programs:
        for statement in ast.parse(program).body:
            read = {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)} - _bound(statement)
            if isinstance(statement, ast.AugAssign | ast.Assign):
                # A statement reads names before it binds them.
                read |= {
                    node.id
                    for node in ast.walk(statement.value)
                    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
                } - _bound(statement.value)
            free |= read - bound
            bound |= _bound(statement)
    return sorted(free)


def list_definitions(names: Iterable[str]) -> list[str]:
    """Return the lines that define names, except names that need no line.

    >>> for line in list_definitions(["check", "date", "kasmad", "len"]):
    ...     print(line)
    from datetime import date
    from psm_model import Member, PersonName, check
    kasmad = Member(id="m", name=PersonName("Kasmad"))
    """
    wanted = set(names)
    made = [f"{name} = {text}" for name, text in ENTITIES.items() if name in wanted]
    wanted |= set(needed(made)) if made else set()
    lines = [line for name, line in _ELSEWHERE.items() if name in wanted]
    wanted -= ENTITIES.keys()
    for package in _PACKAGES:
        own = sorted(wanted & set(package.__all__))
        wanted -= set(own)
        head = f"from {package.__name__} import"
        line = f"{head} {', '.join(own)}"
        if own and len(line) > _WIDTH:
            lines += [f"{head} (", *(f"    {part}" for part in wrap(f"{', '.join(own)},", _WIDTH - len("    "))), ")"]
        elif own:
            lines.append(line)
    return [*lines, *made]


def programs(blocks: Sequence[str]) -> list[str]:
    """Return the programs of blocks, without fragments."""
    found = []
    for block in blocks:
        program = statements(block)
        try:
            ast.parse(program)
        except SyntaxError:
            continue
        found.append(program)
    return found


def _prompted(lines: Iterable[str]) -> str:
    # The continuation lines of a bracketed statement have another prompt.
    return "\n".join((_GOES_ON if line[:1] in {" ", ")"} else _PROMPT) + line for line in lines)


def _put(blocks: Sequence[nodes.literal_block], *, whole: bool) -> None:
    """Insert the lines that blocks need before the first block that needs them."""
    names = needed(programs([block.astext() for block in blocks]))
    lines = list_definitions(names) if whole else [f"{name} = {ENTITIES[name]}" for name in names if name in ENTITIES]
    for block in blocks if lines else ():
        text = block.astext()
        if set(needed(programs([text]))) & set(names):
            head = _prompted(lines) if _PROMPT in text else "\n".join(lines) + "\n"
            block[:] = [nodes.Text(f"{head}\n{text}")]
            block.rawsource = block.astext()
            return


def _complete(_app: Sphinx, doctree: nodes.document) -> None:
    alone: dict[int, list[nodes.literal_block]] = {}
    together: list[nodes.literal_block] = []
    for block in doctree.findall(nodes.literal_block):
        if block.get("language") not in {"python", "pycon", "python3", "default"} and _PROMPT not in block.astext():
            continue
        parent = block.parent
        while parent is not None and not isinstance(parent, addnodes.desc):
            parent = parent.parent
        if parent is None:
            together.append(block)
        else:
            alone.setdefault(id(parent), []).append(block)
    _put(together, whole=True)
    for blocks in alone.values():
        _put(blocks, whole=False)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the completion of examples, after trailing empty lines have been removed."""
    app.connect("doctree-read", _complete, priority=600)
    # A change of this program makes Sphinx parse all pages again.
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": crc32(Path(__file__).read_bytes())}
