"""Excerpts: the lines of a document that findings point to, with where in them a value stands, and nothing personal."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final, TypeAlias

import attrs

from psm_model.entities.schema import fields_of, is_record
from psm_model.errors import mask_digits
from psm_model.formats.jsonl import KINDS, iter_lines
from psm_model.formats.locations import entity_pointer, find_offsets, lines_and_columns

__all__ = ["Excerpt", "make_excerpts", "make_excerpts_in_lines"]

_DECODER: Final = json.JSONDecoder(strict=False)
# A string, where the text is JSON, and what makes it a key. Possessive, so that nothing is tried twice.
_STRING: Final = re.compile(r'("[^"\\]*+(?:\\.[^"\\]*+)*+")([ \t\n\r]*+:[ \t\n\r]*+)?', re.DOTALL)
_Span: TypeAlias = tuple[int, int]
_Way: TypeAlias = tuple[str, ...]


def _sensitive_ways(kind: type) -> Iterator[_Way]:
    """Yield the keys that lead from a record to each of its sensitive fields."""
    for field in fields_of(kind):
        if field.is_sensitive:
            yield (field.name,)
        elif is_record(field.type):
            yield from ((field.name, *way) for way in _sensitive_ways(field.type))


_SENSITIVE: Final = {f"/{place}": tuple(_sensitive_ways(kind)) for kind, place in KINDS.values()}


@attrs.frozen(kw_only=True)
class Excerpt:
    """A line of a document, as far as it is of one entity, and where in it a value stands.

    No line is quoted on which a sensitive field stands, be it only its key. "…" stands for what may be an identity
    number that was typed elsewhere.
    """

    line: int
    """The number of the line, from 1."""
    text: str
    """What stands in it of the entity, without the space around; a value over several lines is put into this one."""
    start: int
    """Where in the text the value begins, from 0."""
    end: int
    """Where in the text it ends."""


def make_excerpts(text: str, pointers: Collection[str]) -> dict[str, Excerpt]:
    r"""Return the lines of a JSON document that pointers point to; for a record over several lines, that of its id.

    What stands on a line with a sensitive field has no excerpt, and neither has what is not there.

    Args:
        text: The document, with or without a byte order mark.
        pointers: JSON Pointers that begin with the list and the position of an entity; others are left out.

    >>> document = '{"sources": [\n  {"id": "s", "url": "x"}\n]}'
    >>> print(make_excerpts(document, ["/sources/0/url"])["/sources/0/url"])
    Excerpt(line=2, text='{"id": "s", "url": "x"}', start=19, end=22)
    """
    text = text.removeprefix("\ufeff")
    entities = {pointer: entity_pointer(pointer) for pointer in pointers if pointer.count("/") > 1}
    found = find_offsets(text, {*entities, *entities.values(), *(f"{pointer}/id" for pointer in entities)})
    return {
        pointer: made
        for pointer, entity in entities.items()
        if pointer in found and (made := _excerpt(text, pointer, entity, found)) is not None
    }


def make_excerpts_in_lines(blocks: Iterable[bytes], pointers: Collection[str]) -> dict[str, Excerpt]:
    r"""Return the lines of JSON Lines that pointers into the document point to, as `make_excerpts` does.

    Args:
        blocks: The text, in pieces of any size.
        pointers: JSON Pointers that begin with the list and the position of an entity; others are left out.

    >>> text = b'{"psm_register": 1}\n{"type": "source", "id": "s"}\n'
    >>> make_excerpts_in_lines([text], ["/sources/0/id"])["/sources/0/id"].start
    25
    """
    wanted: dict[str, list[str]] = {}
    for pointer in pointers:
        wanted.setdefault(entity_pointer(pointer), []).append(pointer)
    made: dict[str, Excerpt] = {}
    for number, kind, position, line in iter_lines(blocks):
        entity = f"/{KINDS[kind][1]}/{position}"
        if entity in wanted:
            # As if it were a document with nothing else in it, so that one function makes both.
            alone = f'{{"{KINDS[kind][1]}":[{line.decode(errors="replace")}]}}'
            first = entity.rpartition("/")[0] + "/0"
            inside = make_excerpts(alone, [first + one.removeprefix(entity) for one in wanted[entity]])
            made |= {entity + one.removeprefix(first): attrs.evolve(it, line=number) for one, it in inside.items()}
    return made


# Any, here and below: JSON.
def _read(text: str, offset: int) -> tuple[Any, int]:
    read: tuple[Any, int] = _DECODER.raw_decode(text, offset)
    return read


def _excerpt(text: str, pointer: str, entity: str, found: dict[str, int]) -> Excerpt | None:
    whole, at = found[entity], found[pointer]
    try:
        ends_at = _read(text, whole)[1]
    except (ValueError, RecursionError):
        # It is no JSON there, which is told elsewhere.
        return None
    end = _read(text, at)[1]
    if "\n" in text[at:end] and f"{pointer}/id" in found:
        at = found[f"{pointer}/id"]
        end = _read(text, at)[1]
    first = max(text.rfind("\n", 0, at) + 1, whole)
    last = text.find("\n", end)
    last = ends_at if last < 0 else min(last, ends_at)
    ways = _SENSITIVE.get(entity.rpartition("/")[0], ())
    if any(start < last and stop > first for start, stop in _sensitive_spans(text, (whole, ends_at), ways)):
        return None
    # What is masked before the value moves it.
    before, value, after = (mask_digits(text[start:stop]) for start, stop in ((first, at), (at, end), (end, last)))
    # No text of JSON holds the end of a line.
    before, value, after = before.lstrip(), " ".join(line.strip() for line in value.split("\n")), after.rstrip()
    number = lines_and_columns(text, [at])[at][0]
    return Excerpt(line=number, text=before + value + after, start=len(before), end=len(before) + len(value))


def _sensitive_spans(text: str, within: _Span, ways: Collection[_Way]) -> Iterator[_Span]:
    """Yield where sensitive fields stand in a part of a text, each from its key to the end of its value.

    A key counts however it is written, how often it stands there, and how deep.
    """
    if not ways:
        return
    for string in _STRING.finditer(text, *within):
        name = json.loads(string[1], strict=False) if string[2] else None
        inner = [way[1:] for way in ways if way[0] == name]
        if inner:
            end = _read(text, string.end())[1]
            if () in inner:
                yield string.start(), end
            yield from _sensitive_spans(text, (string.end(), end), [way for way in inner if way])
