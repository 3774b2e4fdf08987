"""differences: where two registers differ, field by field, whatever the order of their lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from psm_model.entities.register import Record, Register
from psm_model.entities.schema import fields_of
from psm_model.values.identifier import Identifier

__all__ = ["Difference", "Place", "differences"]

_RECORDS: Final[frozenset[type]] = frozenset(Record.__args__)


class Place(NamedTuple):
    """A record in one of the two registers, with the records that it stands in."""

    path: str
    """Its JSON Pointer."""
    records: tuple[Any, ...]
    """The records from the entity down to this one; none for the register itself."""


class Difference(NamedTuple):
    """One field, or one value of a list, that is not in both registers as it is in the other."""

    owner: type
    """The class that has the field."""
    field: str
    """The field."""
    old: object
    """The value in the old register; None where there is none."""
    new: object
    """The value in the new register; None where there is none."""
    old_path: str | None
    """Where the old value stands; None where there is none."""
    new_path: str | None
    """Where the new value stands; None where there is none."""
    old_place: Place
    """The record of the old register that has the field."""
    new_place: Place
    """The record of the new register that has the field."""


_Item: TypeAlias = tuple[str, Any]  # a value of a list, with its pointer


def differences(old: Register, new: Register) -> Iterator[Difference]:
    """Yield all differences of two registers, in the order of the new one's fields.

    Records with an id are compared with the one of that id, identifiers with that of their scheme, others with what is
    equal to them; so the order of lists is no difference. A record that only one register has is one difference,
    whatever it holds.

    >>> renamed = attrs.evolve(ipsm, name="IPSM Lain")
    >>> [(one.field, one.old, one.new) for one in differences(Register.of(ipsm, kasmad), Register.of(kasmad, renamed))]
    [('name', 'IPSM Contoh', 'IPSM Lain')]
    """
    return _of_records(old, new, Place("", ()), Place("", ()))


# Any, here and below: records of all classes, and their fields.
def _of_records(old: Any, new: Any, old_place: Place, new_place: Place) -> Iterator[Difference]:
    kind = type(old)
    for field in fields_of(kind):
        name = field.name
        before, after = getattr(old, name), getattr(new, name)
        if before is after or before == after:
            continue
        paths = f"{old_place.path}/{name}", f"{new_place.path}/{name}"
        if isinstance(before, tuple):
            old_items = [(f"{paths[0]}/{position}", one) for position, one in enumerate(before)]
            new_items = [(f"{paths[1]}/{position}", one) for position, one in enumerate(after)]
            pairs = _paired(old_items, new_items)
        else:
            pairs = [(None if before is None else (paths[0], before), None if after is None else (paths[1], after))]
        for one, other in pairs:
            if one and other and type(one[1]) in _RECORDS:
                inner = Place(one[0], (*old_place.records, one[1])), Place(other[0], (*new_place.records, other[1]))
                yield from _of_records(one[1], other[1], *inner)
            else:
                (old_path, was), (new_path, is_) = one or (None, None), other or (None, None)
                yield Difference(kind, name, was, is_, old_path, new_path, old_place, new_place)


def _paired(old: Sequence[_Item], new: Sequence[_Item]) -> list[tuple[_Item | None, _Item | None]]:
    """Match the values of two lists; what is equal in both is left out."""
    pairs: list[tuple[_Item | None, _Item | None]] = []
    old_groups, new_groups = _by_id(old), _by_id(new)
    for key in dict.fromkeys((*new_groups, *old_groups)):
        before, after = old_groups.get(key, []), new_groups.get(key, [])
        if len(before) != 1 or len(after) != 1 or key is None or isinstance(before[0][1], Identifier):
            before, after = _without(before, after), _without(after, before)
        together = min(len(before), len(after))
        # Without an id, two are taken for one only where nothing else can be meant and they have something in common.
        if key is None and not (len(before) == len(after) == 1 and _alike(before[0][1], after[0][1])):
            together = 0
        pairs += zip(before[:together], after[:together], strict=True)
        pairs += ((one, None) for one in before[together:])
        pairs += ((None, one) for one in after[together:])
    return pairs


def _by_id(items: Iterable[_Item]) -> dict[str | None, list[_Item]]:
    """Group values by what stays where they change: the id of a record, the scheme of an identifier."""
    groups: dict[str | None, list[_Item]] = {}
    for item in items:
        stays = item[1].scheme if isinstance(item[1], Identifier) else getattr(item[1], "id", None)
        groups.setdefault(stays, []).append(item)
    return groups


def _without(items: Sequence[_Item], others: Iterable[_Item]) -> list[_Item]:
    """Leave out, for each of the others, the first item that is equal to it."""
    there = Counter(_unordered(one) for _, one in others)
    left = []
    for item in items:
        key = _unordered(item[1])
        if there[key]:
            there[key] -= 1
        else:
            left.append(item)
    return left


def _unordered(value: Any) -> Any:
    """Return what two values have the same of if they are equal but for the order of their lists."""
    if isinstance(value, tuple):
        return frozenset(Counter(map(_unordered, value)).items())
    kind = type(value)
    if kind in _RECORDS:
        return kind, *(_unordered(getattr(value, field.name)) for field in fields_of(kind))
    return value


def _alike(one: Any, other: Any) -> bool:
    """Return whether two records without an id have something in common."""
    if type(one) not in _RECORDS:
        return False
    values = ((getattr(one, field.name), getattr(other, field.name)) for field in fields_of(type(one)))
    return any(value == same and value not in {None, ()} for value, same in values)
