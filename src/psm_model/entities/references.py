"""References: the ids of other entities in the fields of records."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from .schema import is_record, list_fields

__all__ = [
    "APPOINTMENT",
    "BOARD_TERM",
    "DECREE",
    "MEMBER",
    "ORGANISATION",
    "SOURCE",
    "Reference",
    "find_reference_fields",
    "iter_own_references",
    "iter_references",
    "make_dangling_test",
    "refer_to",
]

# The kinds of entities, and of appointments, as in messages.
SOURCE: Final = "source"
DECREE: Final = "decree"
ORGANISATION: Final = "organisation"
MEMBER: Final = "member"
BOARD_TERM: Final = "board term"
APPOINTMENT: Final = "appointment"

_NOTHING_KNOWN: Final[Mapping[str, Container[str]]] = {}


def refer_to(kind: str) -> Mapping[str, str]:
    """Return the metadata of a field that holds one or several ids of entities of a kind.

    >>> @attrs.frozen(kw_only=True)
    ... class Meeting:
    ...     chair_id: str | None = attrs.field(default=None, metadata=refer_to(MEMBER))
    >>> dict(find_reference_fields(Meeting))
    {'chair_id': 'member'}
    """
    return {"refers_to": kind}


class Reference(NamedTuple):
    """An id of another entity in a field of a record."""

    kind: str
    """The kind of entity that it refers to, as in messages: "organisation"; a reference to an appointment is within the
    same term."""
    id: str
    """The id."""
    pointer: str
    """The JSON Pointer of the id, relative to the record: "/parents/0/parent_id"."""


# Any, throughout: records of all classes.
def find_reference_fields(record_type: Any) -> Mapping[str, str]:
    """Return the kinds of entities that the fields of a class of records refer to, by the name of the field.

    >>> dict(find_reference_fields(Predecessor))
    {'organisation_id': 'organisation', 'decree_ids': 'decree'}
    """
    return {field.name: field.refers_to for field in list_fields(record_type) if field.refers_to is not None}


class _Step(NamedTuple):
    """A field of a class that holds ids, or records that hold some."""

    name: str
    kind: str | None  # None for records
    is_list: bool
    has_id: bool  # whether the records have an id of their own


@cache
def _find_steps(record_type: Any) -> tuple[_Step, ...]:
    references = find_reference_fields(record_type)
    steps: list[_Step] = []
    for field in list_fields(record_type):
        if field.name in references:
            steps.append(_Step(field.name, references[field.name], field.is_list, has_id=False))
        elif any(is_record(part) and _find_steps(part) for part in field.types):
            has_id = any(inner.name == "id" for inner in list_fields(field.type))
            steps.append(_Step(field.name, None, field.is_list, has_id))
    return tuple(steps)


@cache
def make_dangling_test(record_type: Any, *omitted: str) -> Callable[[Any, Mapping[str, Container[str]]], bool]:
    """Generate a fast test of whether a record, apart from nested records with an id, may refer to unknown ids.

    Nearly all ids are known, so the test spares `iter_own_references`, which finds the others. Nested records count as
    unknown.

    Args:
        record_type: The class of the record.
        omitted: The kinds of references to leave out.

    >>> may_dangle = make_dangling_test(BoardTerm)
    >>> term = BoardTerm(id="t", organisation_id="o", decree_ids=["sk-1", "sk-2"])
    >>> known = {ORGANISATION: {"o"}, DECREE: {"sk-1", "sk-2"}, SOURCE: set()}
    >>> may_dangle(term, known), may_dangle(term, known | {DECREE: {"sk-1"}})
    (False, True)
    """
    tests = []
    for name, kind, is_list, has_id in _find_steps(record_type):
        value = f"record.{name}"
        if has_id or kind in omitted:
            continue
        if kind is None or kind == APPOINTMENT:
            tests.append(value if is_list else f"{value} is not None")
        elif is_list:
            tests.append(f"{value} and not all(map(known[{kind!r}].__contains__, {value}))")
        else:
            tests.append(f"{value} is not None and {value} not in known[{kind!r}]")
    # As attrs generates its methods: no part of the source comes from a document.
    names: dict[str, Any] = {}
    exec(f"def may_dangle(record, known): return bool({' or '.join(tests)})", names)  # noqa: S102
    may_dangle: Callable[[Any, Mapping[str, Container[str]]], bool] = names["may_dangle"]
    return may_dangle


def iter_references(record: Any) -> Iterator[Reference]:
    """Yield the references of a record and of all records in it, in the order of the fields.

    >>> former = FormerParent(parent_id="ipsm-33", period=Period.parse("/2019"))
    >>> moved = Organisation(id="o", name="IPSM Contoh", level=Level.DISTRICT, parents=[former], source_ids=["s"])
    >>> [(reference.id, reference.pointer) for reference in iter_references(moved)]
    [('ipsm-33', '/parents/0/parent_id'), ('s', '/source_ids/0')]
    """
    return _iter_references(record, "", _NOTHING_KNOWN, parts_with_id=True)


def iter_own_references(record: Any, known: Mapping[str, Container[str]] = _NOTHING_KNOWN) -> Iterator[Reference]:
    """Yield the references of a record, except those of nested records with an id, such as appointments.

    Args:
        record: The record.
        known: The ids to omit, by kind.

    >>> term = BoardTerm(id="t", organisation_id="o", decree_ids=["sk-1", "sk-2"])
    >>> [reference.id for reference in iter_own_references(term, {DECREE: {"sk-1"}})]
    ['o', 'sk-2']
    """
    return _iter_references(record, "", known, parts_with_id=False)


def _iter_references(
    record: Any, pointer: str, known: Mapping[str, Container[str]], *, parts_with_id: bool
) -> Iterator[Reference]:
    key: Any = type(record)  # to mypy, a class may be unhashable
    for name, kind, is_list, has_id in _find_steps(key):
        value = getattr(record, name)
        if value is None or value == () or (has_id and not parts_with_id):
            continue
        if kind is not None:
            there = known.get(kind, ())
            if not is_list:
                if value not in there:
                    yield Reference(kind, value, f"{pointer}/{name}")
                continue
            for number, entity_id in enumerate(value):
                if entity_id not in there:
                    yield Reference(kind, entity_id, f"{pointer}/{name}/{number}")
        else:
            parts = ((f"/{number}", part) for number, part in enumerate(value)) if is_list else (("", value),)
            for place, part in parts:
                yield from _iter_references(part, f"{pointer}/{name}{place}", known, parts_with_id=parts_with_id)
