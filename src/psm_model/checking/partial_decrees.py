"""PartialDecrees: the decrees of the parts of a register, gathered before the parts are checked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import reduce
from typing import Final

import attrs

from psm_model.entities.decree import Decree
from psm_model.errors import DuplicateIdError, require_type

from .decrees import DecreeIndex

__all__ = ["PART", "DecreeDigest", "PartialDecrees"]

PART: Final = "part"
"""The kind of a part of a register, in errors."""


class DecreeDigest:
    """A digest of what rules read of decrees, in their order.

    >>> digests = DecreeDigest(), DecreeDigest()
    >>> for digest, title in zip(digests, ("Pengangkatan", "Pengangkatan Pengurus")):
    ...     digest.add(Decree(id="sk-1", title=title))
    >>> digests[0].text == digests[1].text
    True
    """

    __slots__ = ("_hash", "count")

    def __init__(self) -> None:
        self.count = 0
        """The number of decrees, with duplicates."""
        self._hash = hashlib.sha256()

    def add(self, decree: Decree) -> None:
        """Add the next decree."""
        self.count += 1
        days = decree.day, decree.in_force_from, decree.status
        changed = decree.amends_ids, decree.replaces_ids, decree.revokes_ids
        self._hash.update(repr((decree.id, days, changed, decree.withheld)).encode())

    @property
    def text(self) -> str:
        """The digest, "" if there are no decrees."""
        return self._hash.hexdigest() if self.count else ""


@attrs.frozen
class _Part:
    """The decrees of a part."""

    index: DecreeIndex
    """The decrees, with their positions in the part."""
    count: int
    """Their number, with duplicates."""
    digest: str
    """Their digest."""


@attrs.frozen
class PartialDecrees:
    """The decrees of the parts of a register, without their texts.

    Rules about boards and members need the decrees that these name, and a decree may be ended by a decree in another
    part. So gather the decrees of all parts first, and pass them to `psm_model.partial_checks.PartialCheck`. Parts may
    be gathered and merged in any order, even by several processes. The whole register has them in the order of their
    ids.

    >>> north = PartialDecrees().feed("north", [Decree(id="sk-1")])
    >>> south = PartialDecrees().feed("south", [Decree(id="sk-2", revokes_ids=["sk-1"])])
    >>> north.merge(south).parts
    ('north', 'south')
    """

    _parts: Mapping[str, _Part] = attrs.field(factory=dict, alias="_parts", repr=False)

    def feed(self, part: str, decrees: Iterable[Decree]) -> PartialDecrees:
        """Return the decrees with those of one more part.

        Args:
            part: The id of the part.
            decrees: All decrees of the part, in order.

        Raises:
            DuplicateIdError: it has the part already.
            WrongTypeError: an item is not a decree, or the id is not a text.
        """
        require_type(part, str, "the id of a part")
        index, digest = DecreeIndex(), DecreeDigest()
        for decree in decrees:
            index.add(require_type(decree, Decree, "a decree"), digest.count)
            digest.add(decree)
        return self.merge(PartialDecrees(_parts={part: _Part(index, digest.count, digest.text)}))

    def merge(self, *others: PartialDecrees) -> PartialDecrees:
        """Return the decrees with those of other parts.

        Raises:
            DuplicateIdError: several of them have the same part.
        """
        return reduce(PartialDecrees._merge, others, self)

    def _merge(self, other: PartialDecrees) -> PartialDecrees:
        for part in sorted(self._parts.keys() & other._parts.keys()):
            raise DuplicateIdError(PART, part)
        return PartialDecrees(_parts={**self._parts, **other._parts})

    @property
    def parts(self) -> tuple[str, ...]:
        """The ids of the parts, in the order of the whole register."""
        return tuple(sorted(self._parts))

    @property
    def digests(self) -> dict[str, str]:
        """The digest of the decrees of each part that has any, by its id."""
        return {part: self._parts[part].digest for part in self.parts if self._parts[part].count}

    def make_index(self) -> DecreeIndex:
        """Return the decrees of the whole register."""
        index, before = DecreeIndex(), 0
        for part in self.parts:
            index.extend(self._parts[part].index, before)
            before += self._parts[part].count
        return index
