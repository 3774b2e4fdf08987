"""Details of registers that break no rule: further fields of a few records, each with any value of its type.

The fields are those of the schema, except those that the plans draw. Only a value that must agree with other facts has
lines here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import zip_longest
from typing import Any, Final

import attrs
from hypothesis import strategies as st

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.attestation import Attestation
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.decree import Decree
from psm_model.entities.extra_data import ExtraData
from psm_model.entities.inauguration import Inauguration
from psm_model.entities.member import Card, Member, Training
from psm_model.entities.organisation import Organisation
from psm_model.entities.predecessor import Predecessor
from psm_model.entities.references import DECREE, find_reference_fields
from psm_model.entities.register import Entity, Register
from psm_model.entities.schema import FieldSpec, is_record, list_fields
from psm_model.entities.source import Source
from psm_model.entities.term_change import TermChange
from psm_model.entities.withheld import set_fields
from psm_model.law.citation import Citation
from psm_model.values.area import AreaCode
from psm_model.values.endpoint import OPEN
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

from ._records import show_whole
from .entities import values_of_field
from .values import partial_dates

__all__ = ["NARROWER", "PLANNED", "VILLAGES", "Detail", "add_detail", "add_details", "list_details"]

# Real nested codes, known to a table of codes.
VILLAGES: Final = tuple(map(AreaCode, ("33.25.11.1013", "33.25.11.2001", "33.25.11.2002")))

# The classes that the plans build, each with the fields that they alone fill, since these agree with other facts.
# Records of other classes are drawn whole, as values of fields.
PLANNED: Final[Mapping[type[Any], frozenset[str]]] = {
    Source: frozenset(),
    Decree: frozenset({"issuer", "issued", "in_force_from", "amends_ids", "replaces_ids", "revokes_ids"}),
    Organisation: frozenset(
        {
            "area",
            "area_names",
            "areas",
            "parent_id",
            "parents",
            "predecessors",
            "founded",
            "dissolved",
            "legal_bases",
            "terms_complete",
        }
    ),
    Member: frozenset(
        {"domicile_area", "birth_date", "membership", "service", "decree_ids", "identifiers", "cards", "training"}
    ),
    BoardTerm: frozenset(
        {
            "label",
            "period",
            "status",
            "roster",
            "tenure",
            "decree_ids",
            "changes",
            "attested",
            "inaugurations",
            "legal_bases",
            "appointments",
        }
    ),
    Appointment: frozenset({"member_id", "name", "office", "capacity", "period", "replaces_id", "attested"}),
    Attestation: frozenset(),
    Card: frozenset({"issuer_id"}),
    Inauguration: frozenset({"authority"}),
    Predecessor: frozenset({"on"}),
    TermChange: frozenset({"until", "until_successor", "decree_ids"}),
    Training: frozenset(),
}

# Fields with narrower values than their type, since the other values break a rule: a new rule of severity error or
# warning that reports values of a field narrows it here. A village and a day of inauguration are only left out.
_THIS_CENTURY: Final = partial_dates(min_value=date(2000, 1, 1))
NARROWER: Final[Mapping[tuple[type[Any], str], tuple[st.SearchStrategy[Any], Any]]] = {
    (Member, "area"): (st.none(), None),
    (Inauguration, "date"): (st.none(), None),
    (Card, "issued"): (_THIS_CENTURY, PartialDate(2020)),
    (Training, "date"): (_THIS_CENTURY, PartialDate(2020)),
}
_SAMPLES: Final[Mapping[type[Any], Any]] = {
    str: "Contoh",
    int: 7,
    AreaCode: VILLAGES[0],
    Citation: Citation.parse("UU 11/2009"),
    ExtraData: ExtraData({"x_a": 1}),
    PartialDate: PartialDate(2020),
    Period: Period.parse("2010/2015"),
    PersonName: PersonName("Contoh"),
}

_MAX_DETAILS: Final = 2


# Any, in this module: records of all classes, and values of fields of all types.
@attrs.frozen
class Detail:
    """A field that a register may have in addition to its plan."""

    kind: type[Any]
    """The class of the record."""
    field: FieldSpec
    """The field."""
    values: st.SearchStrategy[Any]
    """Generate values with which it is filled."""
    sample: Any
    """One of them, in which every field of a record has a value; None if the field is only emptied."""


@cache
def list_details() -> tuple[Detail, ...]:
    """Return the details that a register may have, from the schema: a field of each class, then another of each."""
    by_class = (
        [
            Detail(kind, field, *NARROWER.get((kind, field.name), (_fill(field), _make_sample(field))))
            for field in list_fields(kind)
            if not field.is_required and field.name not in planned
        ]
        for kind, planned in PLANNED.items()
    )
    return tuple(detail for row in zip_longest(*by_class) for detail in row if detail is not None)


def _fill(field: FieldSpec) -> st.SearchStrategy[Any]:
    values = values_of_field(field)
    return st.lists(values, min_size=1, max_size=2).map(tuple) if field.is_list else values


def _make_sample(field: FieldSpec) -> Any:
    """Return a value with which a field is filled; a record has a value in each of its own fields."""
    if is_record(field.type):
        filled = {inner.name: _make_sample(inner) for inner in list_fields(field.type) if inner.name != "withheld"}
        sample: Any = field.type(**filled)
    else:
        sample = list(field.type)[-1] if issubclass(field.type, StrEnum) else _SAMPLES[field.type]
    return (sample,) if field.is_list else sample


def add_details(registers: st.SearchStrategy[Register]) -> st.SearchStrategy[Register]:
    """Generate the registers, each with samples of a quarter of the details, and with up to two details of any value.

    All samples together are one choice, so that each field is filled in many registers at little cost. Another choice
    is whether there is a further detail and which.
    """
    details = list_details()
    samples = _choose_samples(details)
    # A quarter of the numbers, the simplest, means no further detail.
    blanks = len(details) // 3
    numbers, places = st.integers(0, blanks + len(details) - 1), st.integers(0, 59)

    @st.composite
    def build(draw: st.DrawFn) -> Register:
        # Drawn first, because Hypothesis often replaces later choices by the simplest when it varies an example.
        chosen = draw(samples)
        register = _add_samples(draw(registers), chosen)
        for _ in range(_MAX_DETAILS):
            number = draw(numbers) - blanks
            kinds = {type(record) for _, record in register.walk()} if number >= 0 else ()
            if not kinds:
                break
            # The next one of a class that is there. It stays the same if the register loses records of other classes,
            # so that failing examples shrink.
            detail = next(other for other in (*details[number:], *details) if other.kind in kinds)
            register = add_detail(register, detail, draw(places), draw(detail.values))
        return register

    return show_whole(build())


def _choose_samples(details: Sequence[Detail]) -> st.SearchStrategy[tuple[Detail, ...]]:
    """Generate a quarter of the details that have samples, as one choice that minimises to none of them."""
    # What is withheld depends on the other fields, so it is last.
    able = sorted(
        (detail for detail in details if detail.sample is not None), key=lambda detail: detail.field.name == "withheld"
    )
    size = len(able) // 8 + 1

    def choose(drawn: bytes) -> tuple[Detail, ...]:
        # A detail is chosen if its bit is set in both halves.
        chosen = int.from_bytes(drawn[:size]) & int.from_bytes(drawn[size:])
        return tuple(detail for bit, detail in enumerate(able) if chosen >> bit & 1)

    return st.binary(min_size=2 * size, max_size=2 * size).map(choose)


def _add_samples(register: Register, details: Sequence[Detail]) -> Register:
    """Return the register in which a record has the sample of each detail, if there is one whose field is empty."""
    if not details:
        return register
    by_kind: dict[type[Any], list[tuple[str, Any]]] = {}
    for pointer, record in register.walk():
        by_kind.setdefault(type(record), []).append((pointer, record))
    changes: dict[str, dict[str, Any]] = {}
    for place, detail in enumerate(details):
        records = by_kind.get(detail.kind, [])
        name = detail.field.name
        # Spread the samples over the records of a class.
        start = place % max(len(records), 1)
        for pointer, record in (*records[start:], *records[:start]):
            if getattr(record, name) == detail.field.default:
                _, kind, number, *_ = pointer.split("/")
                surroundings = _Surroundings(register, getattr(register, kind)[int(number)], place)
                value = surroundings.adapt(record, name, detail.sample, filled=changes.get(pointer, ()))
                if value != detail.field.default:
                    changes.setdefault(pointer, {})[name] = value
                    break
    tree: dict[str, Any] = {}
    for pointer, fields in changes.items():
        part = tree
        for step in pointer.split("/")[1:]:
            part = part.setdefault(step, {})
        part[""] = fields
    changed: Register = _rebuild(register, tree)
    return changed


def _rebuild(record: Any, tree: Mapping[str, Any]) -> Any:
    """Return a record with changes of its parts, by the steps of their JSON Pointers, and of its fields below ""."""
    changes = dict(tree.get("", {}))
    for name, part in tree.items():
        if not name:
            continue
        items = list(getattr(record, name))
        for number, inner in part.items():
            items[int(number)] = _rebuild(items[int(number)], inner)
        changes[name] = tuple(items)
    return attrs.evolve(record, **changes)


def add_detail(register: Register, detail: Detail, place: int, value: Any) -> Register:
    """Return the register with a detail: the field of a record is emptied, or filled if it is empty.

    Args:
        register: The register, which has a record of the class.
        detail: The detail.
        place: The number of the record among those of its class. Numbers beyond the last start over.
        value: The value, which is adapted to the other facts.
    """
    pointers = [pointer for pointer, record in register.walk() if type(record) is detail.kind]
    steps = pointers[place % len(pointers)].split("/")[1:]
    name, empty = detail.field.name, detail.field.default

    def change(record: Any) -> Any:
        new = empty
        if getattr(record, name) == empty:
            owner = getattr(register, steps[0])[int(steps[1])]
            new = _Surroundings(register, owner, place).adapt(record, name, value)
        return set_fields(record, **{name: new})

    changed: Register = _replace_at(register, steps, change)
    return changed


def _replace_at(record: Any, steps: Sequence[str], change: Callable[[Any], Any]) -> Any:
    """Return a record in which the part at the steps of a JSON Pointer is changed."""
    if not steps:
        return change(record)
    name, *inner = steps
    value = getattr(record, name)
    if isinstance(value, tuple):
        number = int(inner[0])
        changed = _replace_at(value[number], inner[1:], change)
        return attrs.evolve(record, **{name: (*value[:number], changed, *value[number + 1 :])})
    return attrs.evolve(record, **{name: _replace_at(value, inner, change)})


@attrs.frozen
class _Surroundings:
    """The surroundings of a detail, with which it must agree."""

    register: Register
    """The register."""
    owner: Entity
    """The entity that has the detail."""
    place: int
    """A number that varies which of several values is chosen."""

    def adapt(self, record: Any, name: str, value: Any, *, filled: Collection[str] = ()) -> Any:
        """Return a value that agrees with the facts; the empty value if none does.

        Args:
            record: The record.
            name: The name of the field.
            value: Any value of the field.
            filled: The fields that the record will have in addition.
        """
        if name in find_reference_fields(type(record)):
            return self._choose_ids(record, name, len(value))
        if isinstance(value, tuple) and value and is_record(type(value[0])):
            return tuple(self._settle(item) for item in value)
        match name:
            case "withheld":
                empty = [
                    field.name for field in list_fields(type(record)) if getattr(record, field.name) == field.default
                ]
                value = self._choose([name for name in empty if name != "withheld" and name not in filled], len(value))
            case "date_as_written" if record.date is not None:
                value = record.date.to_text(language="id")
            case "ended" | "service_ended" | "membership_ended" if not _may_have_ended(record):
                value = None
            case "section" if self._has_replacement(record):
                value = None
            case "area" | "within":
                value = self._find_village()
        return value

    def _settle(self, value: Any) -> Any:
        """Return a record that was drawn whole, adapted to other facts."""
        filled = [(field.name, getattr(value, field.name)) for field in list_fields(type(value))]
        return attrs.evolve(value, **{name: self.adapt(value, name, inner) for name, inner in filled if inner})

    def _choose(self, values: Sequence[str], number: int) -> tuple[str, ...]:
        start = self.place % max(len(values), 1)
        return tuple(values[start : start + number])

    def _choose_ids(self, record: Any, name: str, number: int) -> tuple[str, ...]:
        """Choose entities of the register; for a part of a board, of the decrees that are about the board."""
        if find_reference_fields(type(record))[name] != DECREE:
            ids = [source.id for source in self.register.sources]
        elif isinstance(self.owner, BoardTerm):
            ids = list(self.owner.decree_ids)
        else:
            ids = [decree.id for decree in self.register.decrees]
        return self._choose(ids, number)

    def _find_village(self) -> AreaCode | None:
        """Return a village in the area of the entity, if it has one."""
        area = getattr(self.owner, "area", None)
        villages = [village for village in VILLAGES if area is None or area.contains(village)]
        return villages[self.place % len(villages)] if villages else None

    def _has_replacement(self, appointment: Any) -> bool:
        """Return whether an appointment replaces another of its board, or is replaced, and so has the same section."""
        replaced = {other.replaces_id for other in self.owner.appointments} if isinstance(self.owner, BoardTerm) else ()
        return appointment.replaces_id is not None or appointment.id in replaced


def _may_have_ended(record: Any) -> bool:
    """Return whether somebody may have left: a post with an end, or a service that does not run on."""
    if isinstance(record, Member):
        return record.service is None or record.service.end is not OPEN
    return record.capacity is Capacity.FORMER or (record.period is not None and record.period.end is not OPEN)
