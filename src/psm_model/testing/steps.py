"""What is done to a store and to a register in memory, step by step, and few plain steps after which they differ."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import chain, zip_longest
from typing import Any, Final

import attrs

from psm_model.entities.appointment import Appointment
from psm_model.entities.register import Register
from psm_model.errors import ParseError
from psm_model.formats.json import dumps
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

from .store import MemoryStore, RefusedError, Store

__all__ = ["Both", "Step", "fewest", "program", "run"]

# The plainest first. Any: values of all types.
_PLAIN: Final[dict[type, tuple[Any, ...]]] = {
    PartialDate: (PartialDate(2020), PartialDate(2025), PartialDate(2020, 1, 1), PartialDate(2025, 1, 1)),
    Period: tuple(map(Period.parse, ("2020/..", "2020/2025", "2020-01-01/..", "2020-01-01/2024-12-31"))),
    PersonName: (PersonName("Contoh"),),
    str: ("x",),
}


# Any, here and below: arguments of all types.
@attrs.frozen
class Step:
    """A method of a store, and what it is called with."""

    method: str
    """The name of the method."""
    given: tuple[Any, ...]
    """Its arguments."""

    def __str__(self) -> str:
        return f"{self.method}({', '.join(map(_written, self.given))})"


def _written(value: Any) -> str:
    """Write a value as a program has it, without what goes without saying."""
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, tuple):
        return f"({', '.join(map(_written, value))}{',' if len(value) == 1 else ''})"
    if not attrs.has(type(value)) or not any(field.kw_only for field in attrs.fields(type(value))):
        return repr(value)
    said = [f"{name}={_written(given)}" for name, given, default in _fields(value) if given != default]
    return f"{type(value).__name__}({', '.join(said)})"


def _fields(record: Any) -> list[tuple[str, Any, Any]]:
    """Return the name, the value and the default of each field."""
    return [
        (field.name, getattr(record, field.name), field.default) for field in attrs.fields(type(record)) if field.init
    ]


class Both:
    """A store and the register in memory that it is held to."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.model = MemoryStore()
        self.steps: list[Step] = []
        """What has been done."""
        store.clear()

    def do(self, step: Step) -> None:
        """Do the same to both, and see that they then hold the same.

        Raises:
            AssertionError: one refuses it and the other does not, or they hold no longer the same.
        """
        self.steps.append(step)
        reason = None
        try:
            getattr(self.model, step.method)(*step.given)
        except RefusedError as error:
            reason = error.reason
        try:
            getattr(self.store, step.method)(*step.given)
        except self.store.refusals as error:
            if reason is None:
                msg = f"the store refused what is right ({type(error).__name__})"
                raise AssertionError(msg) from error
        else:
            if reason is not None:
                msg = f"the store accepted what is wrong ({reason})"
                raise AssertionError(msg)
        self.compare()

    def compare(self) -> None:
        """See that both hold the same.

        Raises:
            AssertionError: they do not; the message tells where they differ first.
        """
        wanted, got = (json.loads(dumps(_in_order(one.load()))) for one in (self.model, self.store))
        for pointer, want, have in _differences("", wanted, got):
            msg = f"the store does not hold what it was given, at {pointer}: want {want}, got {have}"
            raise AssertionError(msg)


def program(steps: list[Step]) -> str:
    """Write steps as the lines of a program that does them to a store.

    >>> print(program([Step("close_term", ("1", PartialDate(2025)))]))
      store.clear()
      store.close_term('1', PartialDate.parse('2025'))
    """
    return "\n".join(f"  store.{step}" for step in ("clear()", *steps))


def _in_order(register: Register) -> Register:
    return Register(
        sources=tuple(sorted(register.sources, key=lambda one: one.id)),
        organisations=tuple(sorted(register.organisations, key=lambda one: one.id)),
        members=tuple(sorted(register.members, key=lambda one: one.id)),
        board_terms=tuple(sorted(register.board_terms, key=lambda one: one.id)),
    )


def _differences(pointer: str, wanted: Any, got: Any) -> Iterator[tuple[str, str, str]]:
    """Yield where two JSON documents differ, the smallest parts that do."""
    if isinstance(wanted, dict) and isinstance(got, dict):
        for key in sorted(wanted.keys() | got.keys()):
            yield from _differences(f"{pointer}/{key}", wanted.get(key), got.get(key))
    elif isinstance(wanted, list | None) and isinstance(got, list | None):
        # What is empty is not written.
        for position, (one, other) in enumerate(zip_longest(wanted or (), got or ())):
            yield from _differences(f"{pointer}/{position}", one, other)
    elif wanted != got or type(wanted) is not type(got):
        yield pointer, _short(wanted), _short(got)


def _short(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return f"an object of id {json.dumps(value['id'], ensure_ascii=False)}" if "id" in value else "an object"
    return "a list" if isinstance(value, list) else json.dumps(value, ensure_ascii=False)


def fewest(store: Store, steps: list[Step], error: Exception) -> tuple[list[Step], Exception]:
    """Return the fewest and plainest of the steps after which a store still goes wrong, and what it then raises.

    Args:
        store: The store.
        steps: Steps after which it goes wrong.
        error: What is raised then; given back where it goes wrong no more when the same is done again.
    """
    again = _goes_wrong(store, steps)
    if again is None:
        return steps, error
    error, simplest = again, None
    while simplest != steps:
        simplest = steps
        for at in reversed(range(len(steps))):
            found = _goes_wrong(store, steps[:at] + steps[at + 1 :])
            if found is not None:
                steps, error = steps[:at] + steps[at + 1 :], found
        for at in range(len(steps)):
            steps, error = _plainest_at(store, steps, at, error)
    return steps, error


def _plainest_at(store: Store, steps: list[Step], at: int, error: Exception) -> tuple[list[Step], Exception]:
    """Return steps with the plainest one in a place after which a store still goes wrong, and what it then raises."""
    passed = 0
    while True:
        for number, plainer in enumerate(_plainer_step(steps[at])):
            # What was not to be left out before is not tried again at once: each try takes all steps.
            if number < passed:
                continue
            simpler = [*steps[:at], plainer, *steps[at + 1 :]]
            found = _goes_wrong(store, simpler)
            if found is not None:
                steps, error, passed = simpler, found, number
                break
        else:
            return steps, error


def run(store: Store, steps: Iterable[Step]) -> None:
    """Do steps to a store that is cleared first, and see that it does right.

    Raises:
        AssertionError: it does not.
        Exception: it breaks down; whatever it raises.
    """
    both = Both(store)
    both.compare()
    for step in steps:
        both.do(step)


def _goes_wrong(store: Store, steps: list[Step]) -> Exception | None:
    try:
        run(store, steps)
    except Exception as error:  # noqa: BLE001  # a store that breaks down goes wrong, whatever it raises
        return error
    return None


def _plainer_step(step: Step) -> Iterator[Step]:
    if step.method == "replace":
        term_id, appointment = step.given
        yield Step("appoint", (term_id, attrs.evolve(appointment, replaces_id=None)))
    for position, given in enumerate(step.given):
        # What stands alone as a text is an id, which others of the steps may name.
        for plainer in () if isinstance(given, str) else _plainer(given):
            yield Step(step.method, (*step.given[:position], plainer, *step.given[position + 1 :]))


def _plainer(value: Any) -> Iterator[Any]:
    """Yield values of the same type that say less, or say it more plainly; none of them leads back to this one."""
    plain = tuple(type(value)) if isinstance(value, Enum) else _PLAIN.get(type(value))
    if plain is not None:
        yield from plain[: plain.index(value)] if value in plain else plain
    elif isinstance(value, tuple):
        for at, one in enumerate(value):
            yield value[:at] + value[at + 1 :]
            for plainer in _plainer(one):
                yield (*value[:at], plainer, *value[at + 1 :])
    elif attrs.has(type(value)):
        if isinstance(value, Appointment) and value.office is None:
            # An office needs nobody else.
            yield attrs.evolve(value, member_id=None, name=None, office="x")
        yield from _plainer_record(value)


def _plainer_record(record: Any) -> Iterator[Any]:
    """Yield a record without what one of its fields says, or with less in it."""
    for name, value, default in _fields(record):
        if value == default or name == "id" or (name.endswith(("_id", "_ids")) and default is attrs.NOTHING):
            continue
        without = () if default is attrs.NOTHING else (default,)
        inside = () if name.endswith("_id") else _plainer(value)
        for plainer in chain(without, inside):
            try:
                yield attrs.evolve(record, **{name: plainer})
            except (ParseError, ValueError):
                # It is not allowed to be so.
                continue
