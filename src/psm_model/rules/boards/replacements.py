"""Who replaces whom on a board."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from psm_model.checking.spans import imprecise_ends
from psm_model.checking.subjects import Board, OrganisationSubject
from psm_model.entities.appointment import Appointment
from psm_model.entities.tenure import holds_whole_term

__all__ = [
    "appointments_by_id",
    "circles",
    "circling_ids",
    "earlier_ids",
    "iter_replacements",
    "unidentified",
    "unsettled",
]


def unsettled(board: Board, path: str, held: Appointment, *, start: bool, end: bool) -> tuple[str, ...]:
    """Return the pointers of what is not known to the day of when an appointment starts or ends, whichever is asked."""
    if held.period is not None:
        return imprecise_ends(f"{path}/period", held.period, start=start, end=end)
    if holds_whole_term(held, board.term) and board.term.span is not None:
        return imprecise_ends(f"{board.path}/period", board.term.span, start=start, end=end)
    return (f"{path}/period",) if start or end else ()


def unidentified(path: str, held: Appointment) -> tuple[str, ...]:
    """Return the pointer of what would say who holds an appointment, where that is not a member."""
    return () if held.member_id is not None else (f"{path}/member_id",)


def appointments_by_id(placed: Iterable[tuple[str, Appointment]]) -> dict[str, tuple[str, Appointment]]:
    """Return appointments with their pointers by their ids; ids that several have are left out."""
    by_id: dict[str, tuple[str, Appointment]] = {}
    repeated: set[str] = set()
    for path, held in placed:
        if held.id in by_id:
            repeated.add(held.id)
        by_id[held.id] = (path, held)
    return {held_id: one for held_id, one in by_id.items() if held_id not in repeated}


_Placed: TypeAlias = tuple[str, Appointment]


def iter_replacements(subject: OrganisationSubject, board: Board) -> Iterator[tuple[_Placed, _Placed]]:
    """Yield who is replaced and by whom, each with its pointer."""
    if board.replacing:
        placed = subject.appointments[board.path]
        by_id = appointments_by_id(placed)
        for path, held in placed:
            if held.replaces_id is not None and held.replaces_id in by_id:
                yield by_id[held.replaces_id], (path, held)


def circling_ids(subject: OrganisationSubject, board: Board) -> frozenset[str]:
    """Return the ids of the appointments that replace themselves in a circle: whom they replace is left to PSM211."""
    return frozenset(held_id for circle in circles(earlier_ids(subject, board)) for held_id in circle)


def earlier_ids(subject: OrganisationSubject, board: Board) -> dict[str, str]:
    """Return the id of the appointment that each replaces, by its own id."""
    return {held.id: earlier.id for (_, earlier), (_, held) in iter_replacements(subject, board)}


def circles(before: Mapping[str, str]) -> Iterator[frozenset[str]]:
    """Yield the circles of a mapping that leads from each to the one before it, each once."""
    done: set[str] = set()
    for start in before:
        line: dict[str, None] = {}
        step: str | None = start
        while step is not None and step not in done and step not in line:
            line[step] = None
            step = before.get(step)
        if step is not None and step in line:
            steps = list(line)
            yield frozenset(steps[steps.index(step) :])
        done.update(line)
