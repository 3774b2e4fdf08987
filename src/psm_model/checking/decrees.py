"""DecreeIndex: what rules must know of the decrees of a register, by id."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from psm_model.entities.decree import Decree
from psm_model.entities.validity import effect_days
from psm_model.values.partial_date import PartialDate

from .days import Days, make_days
from .spans import format_days

__all__ = ["NO_DECREES", "DecreeIndex", "DecreeOutline", "EndedDecree", "Ending"]


class DecreeOutline(NamedTuple):
    """A decree without its texts."""

    position: int
    """Its position among all decrees."""
    issued: PartialDate | None
    """The day of issue; None if it is not known, or the decree was not issued."""
    is_issued: bool
    """Whether it was issued."""
    amends: bool
    """Whether it amends others, so that it does not appoint by itself."""

    @property
    def path(self) -> str:
        """Its JSON Pointer."""
        return f"/decrees/{self.position}"


class Ending(NamedTuple):
    """A decree that ends another by replacing or revoking it."""

    decree_id: str
    """The id of the decree that ends it."""
    first: int
    """The ordinal of the first day on which it may come into force."""
    last: int
    """The ordinal of the last such day."""
    pointer: str
    """The JSON Pointer of that day."""


class EndedDecree(NamedTuple):
    """A decree that another ends."""

    decree_id: str
    """Its id."""
    ending: Ending
    """Its end."""


class DecreeIndex:
    """The decrees of a register by id; the first of several with one id counts.

    It keeps dates, ids and relations between decrees, and no texts.

    >>> index = DecreeIndex([Decree(id="sk-1", issued=PartialDate(2025))])
    >>> index["sk-1"].issued, "sk-2" in index
    (PartialDate.parse('2025'), False)
    """

    __slots__ = ("_endings", "_outlines", "_relations")

    def __init__(self, decrees: Iterable[Decree] = ()) -> None:
        self._outlines: dict[str, DecreeOutline] = {}
        self._endings: dict[str, list[Ending]] = {}
        self._relations: dict[str, tuple[str, ...]] = {}
        for position, decree in enumerate(decrees):
            self.add(decree, position)

    def add(self, decree: Decree, position: int) -> None:
        """Add the decree at a position among all."""
        if decree.id in self._outlines:
            return
        outline = DecreeOutline(position, decree.day, decree.is_issued, bool(decree.amends_ids))
        self._outlines[decree.id] = outline
        relations = (*decree.amends_ids, *decree.replaces_ids, *decree.revokes_ids)
        if relations:
            self._relations[decree.id] = relations
        if decree.ended_ids:
            name = "issued" if decree.in_force_from is None else "in_force_from"
            ending = Ending(decree.id, *effect_days(decree), f"{outline.path}/{name}")
            for ended in dict.fromkeys(decree.ended_ids):
                self._endings.setdefault(ended, []).append(ending)

    def __getitem__(self, decree_id: str) -> DecreeOutline:
        return self._outlines[decree_id]

    def __contains__(self, decree_id: object) -> bool:
        return decree_id in self._outlines

    def __len__(self) -> int:
        return len(self._outlines)

    @property
    def relations(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the decrees that a decree amends, replaces or revokes, by its own id."""
        return self._relations

    def has_issued(self, decree_ids: Iterable[str]) -> bool:
        """Return whether any of the decrees exists and was issued."""
        return any(True for _ in self._iter_issued(decree_ids))

    def _iter_issued(self, decree_ids: Iterable[str]) -> Iterator[DecreeOutline]:
        for decree_id in decree_ids:
            outline = self._outlines.get(decree_id)
            if outline is not None and outline.is_issued:
                yield outline

    def find_appointing(self, decree_ids: Iterable[str]) -> list[DecreeOutline]:
        """Return those of the decrees that appoint: they exist, were issued and do not amend others."""
        return [outline for outline in self._iter_issued(decree_ids) if not outline.amends]

    def find_issue(self, decree_ids: Collection[str]) -> Days | None:
        """Return the day on which the earliest of the appointing decrees was issued.

        Return None if there are none, or if the day of any of them is not known.

        >>> index = DecreeIndex([Decree(id="sk-1", issued=PartialDate(2025)), Decree(id="sk-2")])
        >>> index.find_issue(["sk-1"]).written, index.find_issue(["sk-1", "sk-2"])
        ('2025', None)
        """
        if not decree_ids:
            return None
        issues: list[Days] = []
        for outline in self.find_appointing(decree_ids):
            if outline.issued is None:
                return None
            issues.append(make_days(outline.issued, f"{outline.path}/issued"))
        if len(issues) < 2:  # noqa: PLR2004  # none, or the only one
            return issues[0] if issues else None
        first, last = min(issue.first for issue in issues), min(issue.last for issue in issues)
        earliest = min(issues)
        written = earliest.written if earliest.last == last else format_days(first, last)
        facts = dict.fromkeys(fact for issue in issues if issue.first <= last for fact in issue.settled_by)
        return Days(first, last, written, earliest.pointer, tuple(facts))

    def has_endings(self, decree_ids: Iterable[str]) -> bool:
        """Return whether any of the decrees is ended by another."""
        return not self._endings.keys().isdisjoint(decree_ids)

    def find_end(self, decree_ids: Iterable[str]) -> EndedDecree | None:
        """Return the last of the appointing decrees to end, with its end.

        Return None if there are none, or one of them is not ended by another. A decree ends when the earliest of those
        that replace or revoke it comes into force.
        """
        ended: list[EndedDecree] = []
        for decree_id in dict.fromkeys(decree_ids):
            outline = self._outlines.get(decree_id)
            if outline is None or not outline.is_issued or outline.amends:
                continue
            endings = self._endings.get(decree_id)
            if endings is None:
                return None
            earliest = min(endings, key=_sort_ending)
            ended.append(EndedDecree(decree_id, earliest._replace(first=min(ending.first for ending in endings))))
        if not ended:
            return None
        last = max(ended, key=lambda end: _sort_ending(end.ending))
        return last._replace(ending=last.ending._replace(first=max(end.ending.first for end in ended)))


def _sort_ending(ending: Ending) -> tuple[int, int, str]:
    return ending.last, ending.first, ending.decree_id


NO_DECREES: Final = DecreeIndex()
"""The index of a register without decrees."""
