"""Holders named again by a part of their names: *Ketua, Yoseph Karmianto Eri* and then *Ketua Karmianto Eri*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from psm_model.entities import Post
from psm_model.values import PersonName

from ._statement import Statement

__all__ = ["without_short_names"]

_SEVERAL: Final = frozenset((Post.MEMBER, Post.SECTION_MEMBER))
_MOST_COMPARED: Final = 8
"""Only so many names with a word in common are compared, so that the time stays linear."""

_Name = tuple[str, ...]


def without_short_names(statements: Sequence[Statement], *, beside: Sequence[Statement]) -> list[Statement]:
    """Return the statements without those whose holder is named in full for the same post in another one.

    Args:
        statements: The statements, of running text. Members of one board may have names that are parts of others'.
        beside: The other statements of the text.
    """
    names = [_name(statement) for statement in statements]
    fuller: dict[tuple[Post, str], list[_Name]] = {}
    for statement, name in zip((*statements, *beside), (*names, *map(_name, beside)), strict=True):
        for word in set(name):
            known = fuller.setdefault((statement.title.post, word), [])
            if len(known) < _MOST_COMPARED and name not in known:
                known.append(name)
    return [
        statement
        for statement, name in zip(statements, names, strict=True)
        if statement.title.post in _SEVERAL
        or not any(_is_part(name, other) for other in fuller.get((statement.title.post, name[0] if name else ""), ()))
    ]


def _name(statement: Statement) -> _Name:
    """Return the words of the name of a holder in small letters, without titles; none of an office."""
    holder = statement.holder
    if holder is None or holder.is_office:
        return ()
    return tuple(PersonName(holder.text).name.casefold().split())


def _is_part(name: _Name, other: _Name) -> bool:
    """Return whether words follow one another within a longer name."""
    return len(name) < len(other) and any(
        other[at : at + len(name)] == name for at in range(len(other) - len(name) + 1)
    )
