"""Excerpts: the lines of a document that findings point to, with where in them a value stands, and nothing personal."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final

import attrs

from psm_model.errors import masked

from .jsonl import KINDS, lines_of
from .positions import entity_of, lines_and_columns, offsets

__all__ = ["Excerpt", "excerpts", "excerpts_in_lines"]

_DECODER: Final = json.JSONDecoder(strict=False)
_HIDDEN: Final = "…"
_MEMBERS: Final = "/members/"


@attrs.frozen(kw_only=True)
class Excerpt:
    """A line of a document, as far as it is of one entity, and where in it a value stands.

    Values of sensitive fields are left out, and "…" stands for them, as it does for what may be an identity number.
    """

    line: int
    """The number of the line, from 1."""
    text: str
    """What stands in it of the entity, without the space around; a value over several lines is put into this one."""
    start: int
    """Where in the text the value begins, from 0."""
    end: int
    """Where in the text it ends."""


def excerpts(text: str, pointers: Collection[str]) -> dict[str, Excerpt]:
    r"""Give the lines of a JSON document that pointers point to; for a record over several lines, that of its id.

    What stands in a sensitive field has no excerpt, and neither has what is not there.

    Args:
        text: The document, with or without a byte order mark.
        pointers: JSON Pointers that begin with the list and the position of an entity; others are left out.

    >>> document = '{"sources": [\n  {"id": "s", "url": "x"}\n]}'
    >>> print(excerpts(document, ["/sources/0/url"])["/sources/0/url"])
    Excerpt(line=2, text='{"id": "s", "url": "x"}', start=19, end=22)
    """
    text = text.removeprefix("\ufeff")
    entities = {pointer: entity_of(pointer) for pointer in pointers if pointer.count("/") > 1}
    found = offsets(text, {*entities, *entities.values(), *(f"{pointer}/id" for pointer in entities)})
    return {
        pointer: made
        for pointer, entity in entities.items()
        if pointer in found and (made := _excerpt(text, pointer, entity, found)) is not None
    }


def excerpts_in_lines(blocks: Iterable[bytes], pointers: Collection[str]) -> dict[str, Excerpt]:
    r"""Give the lines of JSON Lines that pointers into the document point to, as `excerpts` does.

    Args:
        blocks: The text, in pieces of any size.
        pointers: JSON Pointers that begin with the list and the position of an entity; others are left out.

    >>> text = b'{"psm_register": 1}\n{"type": "source", "id": "s"}\n'
    >>> excerpts_in_lines([text], ["/sources/0/id"])["/sources/0/id"].start
    25
    """
    wanted: dict[str, list[str]] = {}
    for pointer in pointers:
        wanted.setdefault(entity_of(pointer), []).append(pointer)
    made: dict[str, Excerpt] = {}
    for number, kind, position, line in lines_of(blocks):
        entity = f"/{KINDS[kind][1]}/{position}"
        if entity in wanted:
            # As if it were a document with nothing else in it, so that one function makes both.
            alone = f'{{"{KINDS[kind][1]}":[{line.decode(errors="replace")}]}}'
            first = entity.rpartition("/")[0] + "/0"
            inside = excerpts(alone, [first + one.removeprefix(entity) for one in wanted[entity]])
            made |= {entity + one.removeprefix(first): attrs.evolve(it, line=number) for one, it in inside.items()}
    return made


# Any, here and below: JSON.
def _read(text: str, offset: int) -> tuple[Any, int]:
    read: tuple[Any, int] = _DECODER.raw_decode(text, offset)
    return read


def _excerpt(text: str, pointer: str, entity: str, found: dict[str, int]) -> Excerpt | None:
    whole, at = found[entity], found[pointer]
    try:
        read, ends_at = _read(text, whole)
    except ValueError:
        # It is no JSON there, which is told elsewhere.
        return None
    end = _read(text, at)[1]
    if "\n" in text[at:end] and f"{pointer}/id" in found:
        at = found[f"{pointer}/id"]
        end = _read(text, at)[1]
    hidden = list(_sensitive(text[whole:ends_at], read, whole)) if entity.startswith(_MEMBERS) else []
    if any(start <= at < stop for start, stop in hidden):
        return None
    first = max(text.rfind("\n", 0, at) + 1, whole)
    last = text.find("\n", end)
    last = ends_at if last < 0 else min(last, ends_at)
    # What is left out before the value moves it.
    before, value, after = (masked(_without(text, hidden, *part)) for part in ((first, at), (at, end), (end, last)))
    # No text of JSON holds the end of a line.
    before, value, after = before.lstrip(), " ".join(line.strip() for line in value.split("\n")), after.rstrip()
    number = lines_and_columns(text, [at])[at][0]
    return Excerpt(line=number, text=before + value + after, start=len(before), end=len(before) + len(value))


def _sensitive(text: str, member: Any, offset: int) -> Iterator[tuple[int, int]]:
    """Give where the values of sensitive fields stand in a member, in their order; no other entity has any."""
    pointers = ["/birth_date", "/identifiers"]
    pointers += (f"/cards/{position}/number" for position, _ in enumerate(member.get("cards", ())))
    found = offsets(text, pointers)
    for start in sorted(found[pointer] for pointer in pointers if pointer in found):
        yield offset + start, offset + _read(text, start)[1]


def _without(text: str, hidden: list[tuple[int, int]], first: int, last: int) -> str:
    """Give a part of a text without what is to be hidden."""
    shown = []
    for start, end in hidden:
        if start < last and end > first:
            shown += [text[first : max(start, first)], _HIDDEN]
            first = max(first, min(end, last))
    return "".join([*shown, text[first:last]])
