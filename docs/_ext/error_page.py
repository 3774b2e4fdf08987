"""The catalogue of errors: when each is raised, its attributes, and the functions that raise it."""

from __future__ import annotations

import ast
import inspect
import re
from collections import defaultdict
from importlib import import_module
from itertools import pairwise

from psm_model import errors

from .markdown import first_paragraph, join_parts, prose, table
from .module_pages import MODULES

__all__ = ["page"]

_RAISED = re.compile(r"^ {4,}(\w+): ", re.MULTILINE)


def _raisers() -> dict[str, list[str]]:
    """Map the name of each error to the public functions whose docstrings say that they raise it."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in MODULES:
        module = import_module(name)
        for public in getattr(module, "__all__", ()):
            value = getattr(module, public)
            if getattr(value, "__module__", None) != name or not callable(value):
                continue
            members = vars(value).items() if isinstance(value, type) else ()
            docs = [(f"{name}.{public}", value.__doc__)]
            docs += [(f"{name}.{public}.{part}", member.__doc__) for part, member in members if part[:1] != "_"]
            for place, doc in docs:
                raised = inspect.cleandoc(doc or "").partition("\nRaises:\n")[2]
                for error in _RAISED.findall(raised):
                    found[error].append(f"`{place}`")
    return found


def _attributes(error: type[Exception]) -> list[tuple[str, str]]:
    """Return the attributes that an error sets, with their docstrings."""
    (body,) = ast.parse(inspect.getsource(error)).body
    found = []
    for node in ast.walk(body):
        statements = getattr(node, "body", None)
        for statement, below in pairwise(statements) if isinstance(statements, list) else ():
            match statement, below:
                case (
                    ast.Assign(targets=[ast.Attribute(value=ast.Name(id="self"), attr=name)]),
                    ast.Expr(value=ast.Constant(value=str(text))),
                ):
                    found.append((f"`{name}`", prose(text)))
                case _:
                    pass
    return found


def _example(error: type[Exception]) -> str:
    doc = inspect.getdoc(error) or ""
    _, mark, example = doc.partition(">>> ")
    return f"```pycon\n{mark}{example.partition(chr(10) * 2)[0]}\n```" if mark else ""


def page() -> str:
    """Return the page."""
    raisers = _raisers()
    kinds = [value for name in errors.__all__ if isinstance(value := getattr(errors, name), type)]
    kinds.sort(key=lambda kind: (kind is not errors.PsmModelError, kind is errors.Problem, kind.__name__))
    parts = []
    for kind in kinds:
        bases = ", ".join(f"`{base.__name__}`" for base in kind.__bases__ if base is not object)
        parts += [
            f"## {kind.__name__}",
            first_paragraph(kind.__doc__) + (f" It is a {bases}." if bases else ""),
            table(("Attribute", "Meaning"), _attributes(kind)),
            _example(kind),
            "Raised by " + ", ".join(sorted(raisers[kind.__name__])) + "." if raisers[kind.__name__] else "",
        ]
    return join_parts(
        "# Errors",
        "The errors that psm-model raises. Each has attributes, so that your program does not need to parse its "
        "message. A message says what was expected and what was found, shortened and with long runs of digits "
        "masked. The wording of messages is not part of the interface. A wrong record is not an error but a finding: "
        "see [the rules](../rules/index.md).",
        *parts,
    )
