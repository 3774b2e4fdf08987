"""What is done to a store and to a register in memory, step by step, and the fewest steps after which they differ."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import Enum
from typing import Any

import attrs

from psm_model.entities.register import Register
from psm_model.errors import ParseError
from psm_model.formats.json import dumps

from .store import MemoryStore, RefusedError, Store

__all__ = ["Both", "Step", "fewest"]


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
    """Give the name, the value and the default of each field."""
    return [(field.name, getattr(record, field.name), field.default) for field in attrs.fields(type(record))]


class Both:
    """A store and the register in memory that it is held to."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.model = MemoryStore()
        self.steps: list[Step] = []
        """What has been done."""
        store.clear()

    def do(self, method: str, *given: Any) -> None:
        """Do the same to both.

        Raises:
            AssertionError: one refuses it and the other does not.
        """
        self.steps.append(Step(method, given))
        reason = None
        try:
            getattr(self.model, method)(*given)
        except RefusedError as error:
            reason = error.reason
        try:
            getattr(self.store, method)(*given)
        except self.store.refusals as error:
            if reason is None:
                msg = f"the store refused what is right ({type(error).__name__})"
                raise AssertionError(msg) from error
        else:
            if reason is not None:
                msg = f"the store accepted what is wrong ({reason})"
                raise AssertionError(msg)

    def compare(self) -> None:
        """See that both hold the same.

        Raises:
            AssertionError: they do not; the message tells where they differ first.
        """
        wanted, got = (json.loads(dumps(_in_order(one.load()))) for one in (self.model, self.store))
        for pointer, want, have in _differences("", wanted, got):
            msg = f"the store does not hold what it was given, at {pointer}: want {want}, got {have}"
            raise AssertionError(msg)


def _in_order(register: Register) -> Register:
    return Register(
        sources=tuple(sorted(register.sources, key=lambda one: one.id)),
        organisations=tuple(sorted(register.organisations, key=lambda one: one.id)),
        members=tuple(sorted(register.members, key=lambda one: one.id)),
        board_terms=tuple(sorted(register.board_terms, key=lambda one: one.id)),
    )


def _differences(pointer: str, wanted: Any, got: Any) -> Iterator[tuple[str, str, str]]:
    """Give where two JSON documents differ, the smallest parts that do."""
    if isinstance(wanted, dict) and isinstance(got, dict):
        for key in sorted(wanted.keys() | got.keys()):
            yield from _differences(f"{pointer}/{key}", wanted.get(key), got.get(key))
    elif isinstance(wanted, list) and isinstance(got, list) and len(wanted) == len(got):
        for position, (one, other) in enumerate(zip(wanted, got, strict=True)):
            yield from _differences(f"{pointer}/{position}", one, other)
    elif wanted != got or type(wanted) is not type(got):
        yield pointer, json.dumps(wanted, ensure_ascii=False), json.dumps(got, ensure_ascii=False)


def fewest(store: Store, steps: list[Step], told: str) -> tuple[list[Step], str]:
    """Give the fewest and plainest of the steps after which a store still goes wrong, and what is told of it.

    Args:
        store: The store.
        steps: Steps after which it goes wrong.
        told: What is told of it, where it goes wrong no more when the same is done again.
    """
    again = _goes_wrong(store, steps)
    if again is None:
        return steps, told
    told = again
    shrunk = True
    while shrunk:
        shrunk = False
        for fewer in _simpler(steps):
            found = _goes_wrong(store, fewer)
            if found is not None:
                steps, told, shrunk = fewer, found, True
                break
    return steps, told


def _goes_wrong(store: Store, steps: list[Step]) -> str | None:
    """Do it all again; tell what goes wrong."""
    try:
        both = Both(store)
        both.compare()
        for step in steps:
            both.do(step.method, *step.given)
            both.compare()
    except AssertionError as error:
        return str(error)
    except Exception as error:  # noqa: BLE001  # a store that breaks down goes wrong, whatever it raises
        return f"{type(error).__name__}: {error}"
    return None


def _simpler(steps: list[Step]) -> Iterator[list[Step]]:
    """Give the steps with one left out, or with less in one of them."""
    for at in reversed(range(len(steps))):
        yield steps[:at] + steps[at + 1 :]
    for at, step in enumerate(steps):
        for position, given in enumerate(step.given):
            for plainer in _plainer(given):
                arguments = (*step.given[:position], plainer, *step.given[position + 1 :])
                yield [*steps[:at], Step(step.method, arguments), *steps[at + 1 :]]


def _plainer(record: Any) -> Iterator[Any]:
    """Give a record without what one of its fields says."""
    if not attrs.has(type(record)):
        return
    for name, value, default in _fields(record):
        if default is not attrs.NOTHING and value != default:
            try:
                yield attrs.evolve(record, **{name: default})
            except (ParseError, ValueError):
                # It is not allowed to be without.
                continue
