"""Steps for a store and a register in memory, and the shrinking of steps after which they differ."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import chain, zip_longest
from typing import Any, Final

import attrs

from psm_model._source_code import to_source_code
from psm_model.entities.appointment import Appointment
from psm_model.entities.register import Register
from psm_model.entities.withheld import set_fields
from psm_model.errors import ParseError
from psm_model.formats.json import dumps
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

from .store import MemoryStore, RefusedError, Store

__all__ = ["Comparison", "StoreStep", "format_program", "run_steps", "shrink"]

# The simplest first. Any: values of all types.
_PLAIN: Final[dict[type, tuple[Any, ...]]] = {
    PartialDate: (PartialDate(2020), PartialDate(2025), PartialDate(2020, 1, 1), PartialDate(2025, 1, 1)),
    Period: tuple(map(Period.parse, ("2020/..", "2020/2025", "2020-01-01/..", "2020-01-01/2024-12-31"))),
    PersonName: (PersonName("Contoh"),),
    str: ("x",),
}


# Any, here and below: arguments of all types.
@attrs.frozen
class StoreStep:
    """A call of a method of a store. Its text is Python that can be pasted; it shows personal data, which is invented.

    >>> print(StoreStep("add_member", (kasmad,)))
    add_member(Member(id='m', name=PersonName('Kasmad')))
    """

    method: str
    """Name of the method."""
    arguments: tuple[Any, ...]
    """Arguments."""

    def __str__(self) -> str:
        return f"{self.method}({', '.join(to_source_code(argument, width=None) for argument in self.arguments)})"


def _list_fields(record: Any) -> list[tuple[str, Any, Any]]:
    """Return the name, the value and the default of each field."""
    return [
        (field.name, getattr(record, field.name), field.default) for field in attrs.fields(type(record)) if field.init
    ]


class Comparison:
    """A store and the register in memory that it is compared with."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.model = MemoryStore()
        self.steps: list[StoreStep] = []
        """Steps so far."""
        store.clear()

    def apply(self, step: StoreStep) -> None:
        """Apply a step to both, and assert that they hold the same entities.

        Raises:
            AssertionError: only one of them rejects it, or they hold different registers afterwards.
        """
        self.steps.append(step)
        reason = None
        try:
            getattr(self.model, step.method)(*step.arguments)
        except RefusedError as error:
            reason = error.reason
        try:
            getattr(self.store, step.method)(*step.arguments)
        except self.store.refusals as error:
            if reason is None:
                raise AssertionError(f"the store refused a valid record ({type(error).__name__})") from error
        else:
            if reason is not None:
                raise AssertionError(f"the store accepted an invalid record ({reason})")
        self.compare()

    def compare(self) -> None:
        """Assert that both hold the same entities.

        Raises:
            AssertionError: they differ. The message names the first difference.
        """
        expected, got = (json.loads(dumps(_sort_entities(store.load()))) for store in (self.model, self.store))
        for pointer, want, have in _iter_differences("", expected, got):
            msg = f"the store does not hold what it was given, at {pointer}: expected {want}, got {have}"
            raise AssertionError(msg)


def format_program(steps: list[StoreStep]) -> str:
    """Format steps as the lines of a program.

    >>> print(format_program([StoreStep("close_term", ("1", PartialDate(2025)))]))
      store.clear()
      store.close_term('1', PartialDate.parse('2025'))
    """
    return "\n".join(f"  store.{step}" for step in ("clear()", *steps))


def _sort_entities(register: Register) -> Register:
    return Register.of(*sorted(register.iter_entities(), key=lambda entity: entity.id))


def _iter_differences(pointer: str, expected: Any, got: Any) -> Iterator[tuple[str, str, str]]:
    """Yield the smallest differing parts of two JSON documents: pointer, expected, got."""
    if isinstance(expected, dict) and isinstance(got, dict):
        for key in sorted(expected.keys() | got.keys()):
            yield from _iter_differences(f"{pointer}/{key}", expected.get(key), got.get(key))
    elif isinstance(expected, list | None) and isinstance(got, list | None):
        # Empty lists are not written.
        for position, (left, right) in enumerate(zip_longest(expected or (), got or ())):
            yield from _iter_differences(f"{pointer}/{position}", left, right)
    elif expected != got or type(expected) is not type(got):
        yield pointer, _summarise(expected), _summarise(got)


def _summarise(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return f"an object of id {json.dumps(value['id'], ensure_ascii=False)}" if "id" in value else "an object"
    return "a list" if isinstance(value, list) else json.dumps(value, ensure_ascii=False)


def shrink(store: Store, steps: list[StoreStep], error: Exception) -> tuple[list[StoreStep], Exception]:
    """Return the fewest and simplest of the steps after which a store still fails, and the error.

    Args:
        store: The store.
        steps: Steps after which it fails.
        error: The error, returned as it is if the failure does not repeat.
    """
    repeated = _find_error(store, steps)
    if repeated is None:
        return steps, error
    error, simplest = repeated, None
    while simplest != steps:
        simplest = steps
        for at in reversed(range(len(steps))):
            next_error = _find_error(store, steps[:at] + steps[at + 1 :])
            if next_error is not None:
                steps, error = steps[:at] + steps[at + 1 :], next_error
        for at in range(len(steps)):
            steps, error = _simplify_step(store, steps, at, error)
    return steps, error


def _simplify_step(
    store: Store, steps: list[StoreStep], at: int, error: Exception
) -> tuple[list[StoreStep], Exception]:
    """Return the steps with the simplest one at a position after which a store still fails, and the error."""
    passed = 0
    while True:
        for number, simpler in enumerate(_iter_simpler_steps(steps[at])):
            # Do not repeat the changes that made the failure disappear before: each try takes all steps.
            if number < passed:
                continue
            candidate = [*steps[:at], simpler, *steps[at + 1 :]]
            next_error = _find_error(store, candidate)
            if next_error is not None:
                steps, error, passed = candidate, next_error, number
                break
        else:
            return steps, error


def run_steps(store: Store, steps: Iterable[StoreStep]) -> None:
    """Clear a store, apply steps, and assert that it conforms.

    Raises:
        AssertionError: it does not conform.
        Exception: it fails with any other exception.
    """
    comparison = Comparison(store)
    comparison.compare()
    for step in steps:
        comparison.apply(step)


def _find_error(store: Store, steps: list[StoreStep]) -> Exception | None:
    try:
        run_steps(store, steps)
    except Exception as error:  # noqa: BLE001  # any exception of the store is a failure
        return error
    return None


def _iter_simpler_steps(step: StoreStep) -> Iterator[StoreStep]:
    if step.method == "replace":
        term_id, appointment = step.arguments
        yield StoreStep("appoint", (term_id, attrs.evolve(appointment, replaces_id=None)))
    for position, argument in enumerate(step.arguments):
        # A single text is an id, to which other steps may refer.
        for simpler in () if isinstance(argument, str) else _iter_simpler(argument):
            yield StoreStep(step.method, (*step.arguments[:position], simpler, *step.arguments[position + 1 :]))


def _iter_simpler(value: Any) -> Iterator[Any]:
    """Yield simpler values of the same type. None of them has the value among its own."""
    plain = tuple(type(value)) if isinstance(value, Enum) else _PLAIN.get(type(value))
    if plain is not None:
        yield from plain[: plain.index(value)] if value in plain else plain
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            yield value[:at] + value[at + 1 :]
            for simpler in _iter_simpler(item):
                yield (*value[:at], simpler, *value[at + 1 :])
    elif attrs.has(type(value)):
        if isinstance(value, Appointment) and value.office is None:
            # An office needs no other entity.
            yield set_fields(value, member_id=None, name=None, office="x")
        yield from _iter_simpler_records(value)


def _iter_simpler_records(record: Any) -> Iterator[Any]:
    """Yield a record without the value of one field, or with a simpler one."""
    for name, value, default in _list_fields(record):
        if value == default or name == "id" or (name.endswith(("_id", "_ids")) and default is attrs.NOTHING):
            continue
        without = () if default is attrs.NOTHING else (default,)
        inside = () if name.endswith("_id") else _iter_simpler(value)
        for simpler in chain(without, inside):
            try:
                yield attrs.evolve(record, **{name: simpler})
            except (ParseError, ValueError):
                # The record would be invalid.
                continue
