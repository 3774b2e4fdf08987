"""LapsedDecree: a board or a post that runs on after its decrees ended."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.tenure import find_successions, held_span
from psm_model.values.bounds import ALWAYS, UNBOUNDED, Bounds
from psm_model.values.verdict import Verdict

from .decrees import DecreeIndex
from .facts import Fact, withheld_facts
from .spans import imprecise_ends, imprecise_term

__all__ = ["LapsedDecree", "find_lapsed_decrees"]

_NOT_IN_OFFICE = frozenset({TermStatus.ANNULLED, TermStatus.DISPUTED})


class LapsedDecree(NamedTuple):
    """A board or a post that runs on, or may, when its last decree has ended."""

    kind: str
    """Board term or appointment, as in messages."""
    ids: tuple[str, ...]
    """Its id, and those of the term and the organisation that it belongs to."""
    position: int
    """The position of the term among all."""
    rest: str
    """The JSON Pointer of its decrees, relative to the term."""
    decree_ids: tuple[str, ...]
    """Its decrees, all of which ended."""
    decree_id: str
    """The last of them to end."""
    ending_id: str
    """The decree that ended that one."""
    verdict: Verdict
    """Whether it runs on."""
    facts: tuple[Fact, ...]
    """The facts of its end that would settle the verdict, relative to the term."""
    ending_facts: tuple[Fact, ...]
    """The facts of the decrees that would."""

    @property
    def path(self) -> str:
        """The JSON Pointer of its decrees."""
        return f"/board_terms/{self.position}{self.rest}"

    @property
    def settled_by(self) -> tuple[Fact, ...]:
        """The facts that would settle the verdict."""
        own = tuple(fact._replace(pointer=f"/board_terms/{self.position}{fact.pointer}") for fact in self.facts)
        return own + self.ending_facts


def find_lapsed_decrees(term: BoardTerm, position: int, decrees: DecreeIndex) -> Iterator[LapsedDecree]:
    """Yield the term and those of its appointments that run on, or may, after their own decrees ended.

    An appointment without decrees of its own stands and falls with its term.
    """
    if term.has_status(*_NOT_IN_OFFICE).certain or not decrees.has_any_endings:
        return
    status = withheld_facts("", term, "status")
    candidates: list[tuple[str, tuple[str, ...], str, Collection[str], Bounds, tuple[Fact, ...], tuple[Fact, ...]]] = []
    if decrees.has_endings(term.decree_ids):
        of_term, bounds = (term.id, term.organisation_id), term.bounds or ALWAYS
        facts = imprecise_term("", term, start=False)
        candidates.append(("board term", of_term, "", term.decree_ids, bounds, facts, status))
    for number, appointment in enumerate(term.appointments):
        if appointment.capacity.holds and decrees.has_endings(appointment.decree_ids):
            bounds = held_span(appointment, term, successions=find_successions(term)).bounds
            owners, rest = (appointment.id, term.id, term.organisation_id), f"/appointments/{number}"
            period, pointer = appointment.period, f"{rest}/period"
            facts = (Fact(pointer),) if period is None else imprecise_ends(pointer, period, start=False)
            withheld = status + withheld_facts(rest, appointment, "capacity")
            candidates.append(("appointment", owners, rest, appointment.decree_ids, bounds, facts, withheld))
    for kind, ids, rest, decree_ids, bounds, facts, withheld in candidates:
        end = decrees.find_end(decree_ids)
        if end is None:
            continue
        ending = end.ending
        # A decree whose first day is not known may not be in force yet.
        is_certain = ending.last < UNBOUNDED and bounds.end_min >= ending.last and not withheld
        verdict = Verdict.of(always=is_certain, possible=bounds.end_max >= ending.first)
        if verdict.possible:
            settled_by = ((), ()) if verdict.certain else (facts + withheld, ending.settled_by)
            names = end.decree_ids, end.decree_id, ending.decree_id
            yield LapsedDecree(kind, ids, position, f"{rest}/decree_ids", *names, verdict, *settled_by)
