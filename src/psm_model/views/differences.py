"""iter_differences: field-by-field differences between two registers, ignoring the order of lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from psm_model.entities.register import Register
from psm_model.entities.schema import list_fields, record_types
from psm_model.values.identifier import Identifier

__all__ = ["Difference", "Place", "iter_differences"]

_RECORDS: Final = frozenset(record_types(Register))


class Place(NamedTuple):
    """A record in one of the two registers, with its parent records."""

    path: str
    """Its JSON Pointer."""
    records: tuple[Any, ...]
    """The records from the entity down to this one; empty for the register itself."""


class Difference(NamedTuple):
    """A field, or a value in a list, that differs between the registers."""

    owner: type
    """The class of the field."""
    field: str
    """The field."""
    old: object
    """The value in the old register; None if there is none."""
    new: object
    """The value in the new register; None if there is none."""
    old_path: str | None
    """The JSON Pointer of the old value; None if there is none."""
    new_path: str | None
    """The JSON Pointer of the new value; None if there is none."""
    old_place: Place
    """The record of the old register that has the field."""
    new_place: Place
    """The record of the new register that has the field."""


class _Item(NamedTuple):
    """A value of a field, or of a list, in one of the registers."""

    pointer: str
    """Its JSON Pointer."""
    value: Any  # Any: a field of any class of records
    """The value."""


def iter_differences(old: Register, new: Register) -> Iterator[Difference]:
    """Yield all differences between two registers, in the order of the new one's fields.

    Records are matched by id, identifiers by scheme, and other values by equality, so the order of lists does not
    matter. A record in only one register is a single difference.

    >>> renamed = attrs.evolve(ipsm, name="IPSM Lain")
    >>> (difference,) = iter_differences(Register.of(ipsm, kasmad), Register.of(kasmad, renamed))
    >>> difference.field, difference.old, difference.new
    ('name', 'IPSM Contoh', 'IPSM Lain')
    """
    return _iter_record_differences(old, new, Place("", ()), Place("", ()))


# Any, here and below: records of all classes, and their fields.
def _iter_record_differences(old: Any, new: Any, old_place: Place, new_place: Place) -> Iterator[Difference]:
    kind = type(old)
    for field in list_fields(kind):
        name = field.name
        before, after = getattr(old, name), getattr(new, name)
        if before is after or before == after:
            continue
        paths = f"{old_place.path}/{name}", f"{new_place.path}/{name}"
        if isinstance(before, tuple):
            old_items = [_Item(f"{paths[0]}/{position}", value) for position, value in enumerate(before)]
            new_items = [_Item(f"{paths[1]}/{position}", value) for position, value in enumerate(after)]
            pairs = _match_items(old_items, new_items)
        else:
            pairs = [(_make_item(paths[0], before), _make_item(paths[1], after))]
        for old_item, new_item in pairs:
            if old_item and new_item and type(old_item.value) in _RECORDS:
                inner = (
                    Place(old_item.pointer, (*old_place.records, old_item.value)),
                    Place(new_item.pointer, (*new_place.records, new_item.value)),
                )
                yield from _iter_record_differences(old_item.value, new_item.value, *inner)
            else:
                (old_path, old_value), (new_path, new_value) = old_item or (None, None), new_item or (None, None)
                yield Difference(kind, name, old_value, new_value, old_path, new_path, old_place, new_place)


def _make_item(pointer: str, value: Any) -> _Item | None:
    """Make an item of a value; None for None."""
    return None if value is None else _Item(pointer, value)


def _match_items(old: Sequence[_Item], new: Sequence[_Item]) -> list[tuple[_Item | None, _Item | None]]:
    """Match the values of two lists; equal values are left out."""
    pairs: list[tuple[_Item | None, _Item | None]] = []
    old_groups, new_groups = _group_by_key(old), _group_by_key(new)
    for key in dict.fromkeys((*new_groups, *old_groups)):
        before, after = old_groups.get(key, []), new_groups.get(key, [])
        if len(before) != 1 or len(after) != 1 or key is None or isinstance(before[0].value, Identifier):
            before, after = _subtract(before, after), _subtract(after, before)
        together = min(len(before), len(after))
        # Records without an id match only if each is the only candidate and they have a value in common.
        if key is None and not (len(before) == len(after) == 1 and _have_common_value(before[0].value, after[0].value)):
            together = 0
        pairs += zip(before[:together], after[:together], strict=True)
        pairs += ((item, None) for item in before[together:])
        pairs += ((None, item) for item in after[together:])
    return pairs


def _group_by_key(items: Iterable[_Item]) -> dict[str | None, list[_Item]]:
    """Group values by their stable key: the id of a record, the scheme of an identifier."""
    groups: dict[str | None, list[_Item]] = {}
    for item in items:
        key = item.value.scheme if isinstance(item.value, Identifier) else getattr(item.value, "id", None)
        groups.setdefault(key, []).append(item)
    return groups


def _subtract(items: Sequence[_Item], others: Iterable[_Item]) -> list[_Item]:
    """Remove one equal item for each of the others."""
    remaining = Counter(_make_unordered_key(item.value) for item in others)
    kept = []
    for item in items:
        key = _make_unordered_key(item.value)
        if remaining[key]:
            remaining[key] -= 1
        else:
            kept.append(item)
    return kept


def _make_unordered_key(value: Any) -> Any:
    """Return a key that is equal for values that differ only in the order of lists."""
    if isinstance(value, tuple):
        return frozenset(Counter(map(_make_unordered_key, value)).items())
    kind = type(value)
    if kind in _RECORDS:
        return kind, *(_make_unordered_key(getattr(value, field.name)) for field in list_fields(kind))
    return value


def _have_common_value(first: Any, second: Any) -> bool:
    """Return whether two records without an id have a value in common."""
    if type(first) not in _RECORDS:
        return False
    values = ((getattr(first, field.name), getattr(second, field.name)) for field in list_fields(type(first)))
    return any(a == b and a not in {None, ()} for a, b in values)
