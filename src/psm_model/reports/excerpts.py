"""Excerpts: lines of a document that findings point to, with the span of the value, and without personal data."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final, NamedTuple, TypeAlias

import attrs

from psm_model.entities.schema import is_record, list_fields
from psm_model.formats.document import BYTE_ORDER_MARK
from psm_model.formats.jsonl import KINDS, iter_lines
from psm_model.formats.offsets import find_offsets, lines_and_columns
from psm_model.masking import mask_digits, mask_reprs
from psm_model.pointers import entity_pointer

__all__ = ["Excerpt", "make_excerpts", "make_excerpts_in_lines"]

_DECODER: Final = json.JSONDecoder(strict=False)
# A JSON string, and the colon that makes it a key. Possessive, to avoid backtracking.
_STRING: Final = re.compile(r'("[^"\\]*+(?:\\.[^"\\]*+)*+")([ \t\n\r]*+:[ \t\n\r]*+)?', re.DOTALL)
_Span: TypeAlias = tuple[int, int]
_Path: TypeAlias = tuple[str, ...]


def _iter_sensitive_paths(kind: type) -> Iterator[_Path]:
    """Yield the paths from a record to its sensitive fields."""
    for field in list_fields(kind):
        if field.is_sensitive:
            yield (field.name,)
        elif is_record(field.type):
            yield from ((field.name, *path) for path in _iter_sensitive_paths(field.type))


_SENSITIVE_PATHS: Final = {f"/{place}": tuple(_iter_sensitive_paths(kind)) for kind, place in KINDS.values()}


class _Frame(NamedTuple):
    """The part of a text that contains an entity."""

    start: int
    """Its offset."""
    end: int
    """Its end."""
    sensitive: tuple[_Span, ...]
    """The spans of its sensitive fields."""


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class Excerpt:
    """A line of a document, limited to one entity, and the span of a value in it.

    A line with a sensitive field, even if only its key, is never quoted. "…" masks digits elsewhere that may be an
    identity number.
    """

    line: int
    """Number of the line, from 1."""
    text: str
    """Part of the line within the entity, stripped. A value over several lines is joined into one."""
    start: int
    """Start of the value in the text, from 0."""
    end: int
    """End of the value in the text."""


def make_excerpts(text: str, pointers: Collection[str]) -> dict[str, Excerpt]:
    r"""Return excerpts of a JSON document for pointers; for a record over several lines, the line of its id.

    A line with a sensitive field has no excerpt, and an absent value has none either.

    Args:
        text: The document, with or without a byte order mark.
        pointers: JSON Pointers that begin with the list and the position of an entity. Others are ignored.

    >>> document = '{"sources": [\n  {"id": "s", "url": "x"}\n]}'
    >>> print(make_excerpts(document, ["/sources/0/url"])["/sources/0/url"])
    Excerpt(line=2, text='{"id": "s", "url": "x"}', start=19, end=22)
    """
    text = text.removeprefix(BYTE_ORDER_MARK)
    entities = {pointer: entity_pointer(pointer) for pointer in pointers if pointer.count("/") > 1}
    offsets = find_offsets(text, {*entities, *entities.values(), *(f"{pointer}/id" for pointer in entities)})
    frames: dict[str, _Frame | None] = {}
    drafts: dict[str, tuple[int, Excerpt]] = {}
    for pointer, entity in entities.items():
        if pointer in offsets:
            if entity not in frames:
                frames[entity] = _find_frame(text, entity, offsets[entity])
            frame = frames[entity]
            draft = None if frame is None else _make_excerpt(text, pointer, frame, offsets)
            if draft is not None:
                drafts[pointer] = draft
    # The lines are counted once for all.
    positions = lines_and_columns(text, sorted({at for at, _ in drafts.values()}))
    return {pointer: attrs.evolve(excerpt, line=positions[at].line) for pointer, (at, excerpt) in drafts.items()}


def make_excerpts_in_lines(blocks: Iterable[bytes], pointers: Collection[str]) -> dict[str, Excerpt]:
    r"""Return excerpts of JSON Lines for pointers into the document, like `make_excerpts`.

    Args:
        blocks: The content of the file, in blocks of any size.
        pointers: JSON Pointers that begin with the list and the position of an entity. Others are ignored.

    >>> text = b'{"psm_register": 1}\n{"type": "source", "id": "s"}\n'
    >>> make_excerpts_in_lines([text], ["/sources/0/id"])["/sources/0/id"].start
    25
    """
    requested: dict[str, list[str]] = {}
    for pointer in pointers:
        requested.setdefault(entity_pointer(pointer), []).append(pointer)
    excerpts: dict[str, Excerpt] = {}
    for number, kind, position, line in iter_lines(blocks):
        entity = f"/{KINDS[kind][1]}/{position}"
        if entity in requested:
            # Treat the line as a document of its own, so that one function makes both kinds of excerpts.
            document = f'{{"{KINDS[kind][1]}":[{line.decode(errors="replace")}]}}'
            first = entity.rpartition("/")[0] + "/0"
            inside = make_excerpts(document, [first + pointer.removeprefix(entity) for pointer in requested[entity]])
            excerpts |= {
                entity + pointer.removeprefix(first): attrs.evolve(excerpt, line=number)
                for pointer, excerpt in inside.items()
            }
    return excerpts


# Any, here and below: JSON.
def _decode_value(text: str, offset: int) -> tuple[Any, int]:
    decoded: tuple[Any, int] = _DECODER.raw_decode(text, offset)
    return decoded


def _find_frame(text: str, entity: str, start: int) -> _Frame | None:
    """Return the part of a text that contains an entity, and its sensitive fields; None if it is invalid JSON."""
    try:
        end = _decode_value(text, start)[1]
    except (ValueError, RecursionError):
        # Invalid JSON is reported elsewhere.
        return None
    paths = _SENSITIVE_PATHS.get(entity.rpartition("/")[0], ())
    return _Frame(start, end, tuple(_iter_sensitive_spans(text, (start, end), paths)))


def _make_excerpt(text: str, pointer: str, frame: _Frame, offsets: dict[str, int]) -> tuple[int, Excerpt] | None:
    """Return the offset of a value and its excerpt, whose line is not counted yet; None if the line is sensitive."""
    at = offsets[pointer]
    end = _decode_value(text, at)[1]
    if "\n" in text[at:end] and f"{pointer}/id" in offsets:
        at = offsets[f"{pointer}/id"]
        end = _decode_value(text, at)[1]
    first = max(text.rfind("\n", frame.start, at) + 1, frame.start)
    last = text.find("\n", end, frame.end)
    last = frame.end if last < 0 else last
    if any(start < last and stop > first for start, stop in frame.sensitive):
        return None
    # Masking may change the length of the text before the value.
    before, value, after = (mask_digits(text[start:stop]) for start, stop in ((first, at), (at, end), (end, last)))
    # A JSON string contains no newline, so only space between tokens is joined.
    before, value, after = before.lstrip(), " ".join(line.strip() for line in value.split("\n")), after.rstrip()
    excerpt = Excerpt(line=0, text=before + value + after, start=len(before), end=len(before) + len(value))
    return at, excerpt


def _iter_sensitive_spans(text: str, within: _Span, paths: Collection[_Path]) -> Iterator[_Span]:
    """Yield the spans of sensitive fields in a part of a text, each from its key to the end of its value.

    A key counts however it is escaped, repeated or nested.
    """
    if not paths:
        return
    for string in _STRING.finditer(text, *within):
        name = json.loads(string[1], strict=False) if string[2] else None
        inner = [path[1:] for path in paths if path[0] == name]
        if inner:
            end = _decode_value(text, string.end())[1]
            if () in inner:
                yield string.start(), end
            yield from _iter_sensitive_spans(text, (string.end(), end), [path for path in inner if path])
