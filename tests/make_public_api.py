"""Write down the public interface, each name with its signature: `python -m tests.make_public_api`.

Run it when you mean to change the interface. The difference then shows what users must know.
"""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cached_property
from importlib import import_module
from inspect import Parameter
from pathlib import Path
from types import ModuleType
from typing import Any, Final, ForwardRef

import attrs

import psm_model
from psm_model.checking import Rule

__all__ = ["PUBLIC_API", "list_public_api"]

PUBLIC_API: Final = Path(__file__).with_name("public_api.txt")
# The completions list the options of the command line, and a list of codes the rules.
_LEFT_OUT: Final = ("psm_model.__main__", "psm_model.cli.")
_MARKS: Final[Mapping[object, str]] = {Parameter.VAR_POSITIONAL: "*", Parameter.VAR_KEYWORD: "**"}
_PLAIN: Final = (type(None), bool, int, float, str)


def list_public_api() -> list[str]:
    """Return a line for each public name, under the name of the module that defines it."""
    lines: list[str] = []
    for module in _iter_modules():
        names = sorted(name for name in getattr(module, "__all__", ()) if _is_at_home(module, name))
        if names:
            lines += [f"[{module.__name__}]", *(line for name in names for line in _iter_lines(module, name)), ""]
    top = sorted(psm_model.__all__)
    return [f"[{psm_model.__name__}]", *top, "", *lines]


def _iter_modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(psm_model.__path__, f"{psm_model.__name__}."):
        if not any(part.startswith("_") for part in found.name.split(".")) and not found.name.startswith(_LEFT_OUT):
            yield import_module(found.name)


def _is_at_home(module: ModuleType, name: str) -> bool:
    """Return whether a module defines a name, and does not only pass it on."""
    value = getattr(module, name)
    home = getattr(value, "__module__", module.__name__)
    return not isinstance(value, ModuleType | Rule) and home in {module.__name__, "typing", "builtins"}


def _iter_lines(module: ModuleType, name: str) -> Iterator[str]:
    value = getattr(module, name)
    if inspect.isclass(value):
        bases = ", ".join(base.__name__ for base in value.__bases__ if base is not object)
        # The values of an enumeration are its interface, and how it is called is not.
        signature = "" if issubclass(value, Enum) else _format_signature(value)
        yield f"class {name}{signature}" + (f" is {bases}" if bases else "")
        yield from _iter_members(value)
    elif callable(value):
        yield f"{name}{_format_signature(value)}"
    else:
        yield f"{name}: {type(value).__name__}"


# Any, here and below: whatever a module defines.
def _iter_members(value: type[Any]) -> Iterator[str]:
    if issubclass(value, Enum):
        yield from (f"    {member.name} = {member.value!r}" for member in value)
    for name, member in sorted(vars(value).items()):
        if name.startswith("_") or isinstance(member, Enum):
            continue
        if isinstance(member, property | cached_property):
            yield f"    {name}"
        elif isinstance(member, classmethod | staticmethod):
            yield f"    {type(member).__name__} {name}{_format_signature(getattr(value, name))}"
        elif inspect.isfunction(member):
            yield f"    {name}{_format_signature(member)}"


def _format_signature(function: Any) -> str:
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        # Written in C, or a type that is not called.
        return ""
    kinds = [parameter.kind for parameter in signature.parameters.values()]
    parts: list[str] = []
    for position, parameter in enumerate(signature.parameters.values()):
        if parameter.kind is Parameter.KEYWORD_ONLY and Parameter.KEYWORD_ONLY not in kinds[:position]:
            parts += [] if Parameter.VAR_POSITIONAL in kinds else ["*"]
        parts.append(_format_parameter(parameter))
        if parameter.kind is Parameter.POSITIONAL_ONLY and Parameter.POSITIONAL_ONLY not in kinds[position + 1 :]:
            parts.append("/")
    result = signature.return_annotation
    arrow = "" if result in {inspect.Signature.empty, "None", None} else f" -> {_format_annotation(result)}"
    return f"({', '.join(parts)}){arrow}"


def _format_parameter(parameter: Parameter) -> str:
    text = f"{_MARKS.get(parameter.kind, '')}{parameter.name}"
    if parameter.annotation is not Parameter.empty:
        text += f": {_format_annotation(parameter.annotation)}"
    return text if parameter.default is Parameter.empty else f"{text} = {_format_default(parameter.default)}"


def _format_annotation(annotation: Any) -> str:
    if isinstance(annotation, ForwardRef):
        # A named tuple has these.
        return annotation.__forward_arg__
    return annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)


def _format_default(value: Any) -> str:
    if isinstance(value, Enum) and value is not attrs.NOTHING:
        return f"{type(value).__name__}.{value.name}"
    if type(value) is tuple:
        return f"({', '.join(map(_format_default, value))})"
    # Values of factories, and those without a short text, are left out.
    return repr(value) if isinstance(value, _PLAIN) else "..."


if __name__ == "__main__":
    PUBLIC_API.write_text("\n".join([*list_public_api(), ""]), encoding="utf-8")
