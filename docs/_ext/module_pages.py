"""A page for each public module: its docstring, its names with their signatures, and the docstrings of fields."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Final

import psm_model
from psm_model.checking import Rule
from psm_model.entities.annotated import AnnotatedRecord

from .markdown import contents, first_paragraph, join_parts, table

__all__ = ["MODULES", "homes", "pages"]

# The parser documents the command line.
_LEFT_OUT: Final = ("psm_model.cli.",)


def _public() -> Iterator[str]:
    yield psm_model.__name__
    for found in pkgutil.walk_packages(psm_model.__path__, f"{psm_model.__name__}."):
        private = any(part.startswith("_") for part in found.name.split("."))
        if not private and not found.name.startswith(_LEFT_OUT):
            yield found.name


MODULES: Final = tuple(sorted(_public()))
"""The names of all public modules."""


def _names(module: ModuleType) -> tuple[str, ...]:
    return tuple(getattr(module, "__all__", ()))


def _own(module: ModuleType) -> tuple[str, ...]:
    """Return the public names that a module defines itself, except rules, in source order."""
    if hasattr(module, "__path__") and module.__name__ != "psm_model.cli":
        return ()
    elsewhere = (
        name
        for name in _names(module)
        if isinstance(value := getattr(module, name), Rule | ModuleType)
        or getattr(value, "__module__", module.__name__) not in {module.__name__, "typing", "builtins"}
    )
    return tuple(name for name in _names(module) if name not in set(elsewhere))


@cache
def homes() -> dict[str, str]:
    """Map each public name of the package to its full name, which its page uses."""
    return {name: f"psm_model.{module}.{name}" for name, module in psm_model._HOME_OF.items()}  # noqa: SLF001  # there is no public list of homes


def _automodule(module: ModuleType) -> str:
    lines = ["```{eval-rst}", f".. automodule:: {module.__name__}"]
    own = _own(module)
    lines += [f"   :members: {', '.join(own)}"] if own else []
    if any(isinstance(value := getattr(module, name), type) and issubclass(value, AnnotatedRecord) for name in own):
        lines.append("   :show-inheritance:")
    return "\n".join([*lines, "```"])


def _below(name: str) -> list[str]:
    return [module for module in MODULES if module.rpartition(".")[0] == name]


def _page(name: str) -> str:
    module = import_module(name)
    rules = [value for value in (getattr(module, public) for public in _names(module)) if isinstance(value, Rule)]
    found = [(f"[{rule.code}](../rules/{rule.code}.md)", rule.name, rule.title.english) for rule in rules]
    below = _below(name)
    public = (
        [(f"`{home}`", first_paragraph(getattr(psm_model, public).__doc__)) for public, home in sorted(homes().items())]
        if name == psm_model.__name__
        else []
    )
    return join_parts(
        f"# {name}",
        _automodule(module),
        table(("Rule", "Name", "Finding"), found),
        table(
            ("Module", "Contents"),
            [(f"[{part}]({part}.md)", _about(part)) for part in below],
        ),
        "## Public names" if public else "",
        table(("Name", "What it is"), public),
    )


def _about(name: str) -> str:
    summary = first_paragraph(import_module(name).__doc__)
    named, _, what = summary.partition(": ")
    return what if what and "." not in named else summary


def _index() -> str:
    tops = ["psm_model", *_below("psm_model")]
    parts = [table(("Module", "Contents"), [(f"[{name}]({name}.md)", _about(name)) for name in tops])]
    for name in tops[1:]:
        rows = [(f"[{module}]({module}.md)", _about(module)) for module in _below(name)]
        parts += [f"## {name}", table(("Module", "Contents"), rows)] if rows else []
    return join_parts(
        "# Modules",
        "All public names, by module. Most programs need only the names in `psm_model`.",
        *parts,
        contents(f"{name.removeprefix('psm_model.')} <{name}>" for name in MODULES),
    )


def pages() -> Iterator[tuple[str, str]]:
    """Yield the pages of all modules and their index, each with its place in docs."""
    yield "reference/modules/index.md", _index()
    for name in MODULES:
        yield f"reference/modules/{name}.md", _page(name)
