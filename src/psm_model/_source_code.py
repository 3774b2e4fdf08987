"""to_source_code: the Python expression that makes a value, as Hypothesis shows it for a failing test."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any, Final

import attrs

__all__ = ["Printable", "to_source_code"]

_WIDTH: Final = 88
_INDENT: Final = 4
_MASK: Final = "…"
_HIDDEN: Final = "..."
"""What stands for personal data: an expression, which no field accepts."""
_VALUES: Final = ("psm_model.values", "psm_model.law")
"""The packages of classes with positional arguments, whose repr makes them unless they are personal."""


def to_source_code(value: object, *, width: int | None = _WIDTH) -> str:
    """Return the Python expression that makes a value, with personal data.

    Use it for invented data only, because a repr never shows personal data. The expression leaves out fields with
    default values. Its names are those of `psm_model` and of its packages, and `date`.

    Args:
        value: The value.
        width: The width of lines; None for a single line.

    >>> print(to_source_code(Identifier("nik", "0000000000000000")))
    Identifier('nik', '0000000000000000')
    """
    tree = _parse(value, lambda _: True, shows=True)
    return str(tree) if width is None else _render(tree, width)


class Printable:
    """A class whose instances Hypothesis shows as the expressions that make them.

    Personal data is shown only in what a strategy made, since that is invented; elsewhere, it is `...`. Other printers,
    such as that of IPython, show the repr.
    """

    __slots__ = ()

    # Any: a printer of Hypothesis or IPython.
    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: FBT001, ARG002  # as printers call it
        """Write the expression, or the repr for printers other than that of Hypothesis."""
        # Hypothesis's printer knows the calls that made the objects of an example.
        calls = getattr(printer, "known_object_printers", None)
        if calls is None:
            printer.text(repr(self))
            return
        made = {id(key.value) for key, known in calls.items() if known}
        tree = _parse(self, lambda part: id(part) in made, shows=False)
        first, *others = _render(tree, _WIDTH - printer.indentation).split("\n")
        printer.text(first)
        for line in others:
            printer.break_()
            printer.text(line)


@attrs.frozen
class _Call:
    """An expression in brackets."""

    opening: str
    """What precedes its parts."""
    parts: tuple[tuple[str, str | _Call], ...]
    """Its parts, each with what precedes it."""
    closing: str
    """What follows its parts."""

    def __str__(self) -> str:
        return f"{self.opening}{', '.join(f'{prefix}{part}' for prefix, part in self.parts)}{self.closing}"


def _render(tree: str | _Call, width: int, taken: int = 0) -> str:
    """Return the text of an expression, on one line if there is room for it.

    Args:
        tree: The expression.
        width: The width of lines.
        taken: The part of the first line that is taken by what precedes and follows the expression.
    """
    text = str(tree)
    if isinstance(tree, str) or taken + len(text) <= width or not tree.parts:
        return text
    parts = (f"{prefix}{_render(part, width - _INDENT, len(prefix) + 1)}," for prefix, part in tree.parts)
    # The lines of a part are indented one by one: no text in an expression has a line break.
    lines = (f"{' ' * _INDENT}{line}" for part in parts for line in part.split("\n"))
    return "\n".join((tree.opening, *lines, tree.closing.lstrip(",")))


# Any, here and below: values of all types.
def _parse(value: Any, is_made: Callable[[object], bool], *, shows: bool) -> str | _Call:
    """Return the expression that makes a value.

    Args:
        value: The value.
        is_made: Whether a strategy made a part, so that it is invented.
        shows: Whether the value is part of something invented.
    """
    shows = shows or is_made(value)
    if attrs.has(type(value)):
        return _parse_record(value, is_made, shows=shows)
    match value:
        case Enum():
            return f"{type(value).__name__}.{value.name}"
        case date():
            return f"date({value.year}, {value.month}, {value.day})"
        case tuple() | Mapping():
            return _parse_items(value, is_made, shows=shows)
        case _:
            return repr(value)


def _parse_items(
    value: tuple[Any, ...] | Mapping[str, Any], is_made: Callable[[object], bool], *, shows: bool
) -> str | _Call:
    """Return the expression that makes a tuple or a mapping."""
    if isinstance(value, tuple):
        items = tuple(("", _parse(item, is_made, shows=shows)) for item in value)
        return _Call("(", items, ",)" if len(items) == 1 else ")")
    if isinstance(value, Printable):
        # The application's own data, which is personal as a whole.
        return f"{type(value).__name__}({_thaw(value) if shows else _HIDDEN})"
    return _Call("{", tuple((f"{key!r}: ", _parse(item, is_made, shows=shows)) for key, item in value.items()), "}")


def _parse_record(value: Any, is_made: Callable[[object], bool], *, shows: bool) -> str | _Call:
    """Return the expression that makes an instance of an attrs class."""
    kind = type(value)
    is_value = kind.__module__.startswith(_VALUES)
    is_personal = any(field.metadata.get("sensitive") for field in attrs.fields(kind))
    # A masked repr makes no equal value.
    if is_value and not is_personal and not (shows and _MASK in repr(value)):
        return repr(value)
    fields = _iter_fields(value, is_made, shows=shows)
    arguments = tuple(("" if is_value else f"{name}=", part) for name, part in fields)
    return _Call(f"{kind.__name__}(", arguments, ")")


def _iter_fields(value: Any, is_made: Callable[[object], bool], *, shows: bool) -> Iterator[tuple[str, str | _Call]]:
    """Yield the name of each field that has not its default value, with the expression of its value."""
    for field in attrs.fields(type(value)):
        given = getattr(value, field.name)
        if not field.init or given == _find_default(field):
            continue
        if field.metadata.get("sensitive") and not shows:
            part: str | _Call = _HIDDEN
        elif isinstance(given, tuple) and field.kw_only:
            # Fields of records take lists, which are easier to read.
            part = _Call("[", tuple(("", _parse(item, is_made, shows=shows)) for item in given), "]")
        else:
            part = _parse(given, is_made, shows=shows)
        yield field.name, part


def _find_default(field: attrs.Attribute[Any]) -> object:
    factory = getattr(field.default, "factory", None)
    return field.default if factory is None else factory()


def _thaw(value: Any) -> Any:
    """Return a value of JSON as lists and dictionaries."""
    if isinstance(value, Mapping):
        return {key: _thaw(item) for key, item in value.items()}
    return [_thaw(item) for item in value] if isinstance(value, tuple) else value
