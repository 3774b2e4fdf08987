"""PSM205, PSM211 and PSM214: who replaces whom on a board."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from psm_model.entities.appointment import Appointment
from psm_model.entities.tenure import HeldSpan, held_span, holds_whole_term
from psm_model.values.verdict import Verdict

from .rule import Authority, Ground, Hit, Scope, Text, rule
from .severity import Severity
from .spans import imprecise_ends, replacement_overlap
from .subjects import Board, Context, OrganisationSubject

__all__ = [
    "appointments_by_id",
    "circling_ids",
    "circular_replacement",
    "replacement_in_another_post",
    "replacement_overlaps",
    "unidentified",
    "unsettled",
]

_LOGIC = Ground(authority=Authority.LOGIC)


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


def _replacements(subject: OrganisationSubject, board: Board) -> Iterator[tuple[_Placed, _Placed]]:
    """Yield who is replaced and by whom, each with its pointer."""
    if board.replacing:
        placed = subject.appointments[board.path]
        by_id = appointments_by_id(placed)
        for path, held in placed:
            if held.replaces_id is not None and held.replaces_id in by_id:
                yield by_id[held.replaces_id], (path, held)


def circling_ids(subject: OrganisationSubject, board: Board) -> frozenset[str]:
    """Return the ids of the appointments that replace themselves in a circle: whom they replace is left to PSM211."""
    return frozenset(held_id for circle in _circles(_earlier_ids(subject, board)) for held_id in circle)


def _earlier_ids(subject: OrganisationSubject, board: Board) -> dict[str, str]:
    return {held.id: earlier.id for (_, earlier), (_, held) in _replacements(subject, board)}


@rule(
    code="PSM205",
    severity=Severity.ERROR,
    grounds=[_LOGIC],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("a replacement before the one replaced has left", "pengganti sebelum yang digantikan berhenti"),
    message=Text(
        "in board term {term!r}, {replacement!r} replaces {replaced!r} and is in post before that one has left",
        "dalam masa bakti {term!r}, {replacement!r} menggantikan {replaced!r} dan sudah menjabat sebelum yang "
        "digantikan berhenti",
    ),
    explanation_id="Seorang pengganti antarwaktu sudah menjabat sebelum yang digantikannya berhenti, dalam "
    "kedudukan yang sama. Pelaksana tugas boleh menjabat di samping pejabat yang digantikannya.",
)
def replacement_overlaps(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """A replacement is in post before the one replaced has left.

    What it checks
        The first day of each appointment that replaces another against the last day of that one, where both are held in
        the same capacity. It is certain only of two members, since a name is no identity. Exactly one shared day, the
        last of one and the first of the other, is left to PSM209, and a circle of replacements to PSM211. An acting
        holder may stand beside the one whose post it is.

    Why it matters
        Two people hold one seat, or the dates of the replacement (*pergantian antarwaktu*, PAW) are wrong.

    Example
        >>> old = Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.parse("2021-01-01/2023-01-01"))
        >>> new = Appointment(
        ...     id="b", post=Post.CHAIR, member_id="n", period=Period.parse("2022-06-01/2024-01-01"), replaces_id="a"
        ... )
        >>> misal = attrs.evolve(kasmad, id="n")
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=(old, new))
        >>> check(Register.of(ipsm, kasmad, misal, term)).codes
        ('PSM205',)

    Instead
        >>> later = attrs.evolve(new, period=Period.parse("2023-01-02/2024-01-01"))
        >>> check(Register.of(ipsm, kasmad, misal, attrs.evolve(term, appointments=(old, later)))).codes
        ()

    Source
        Logic: one who replaces another comes after.
    """
    for board in subject.boards:
        if not board.replacing:
            continue
        successors, circling = board.successors(), circling_ids(subject, board)
        # By the ids of those replaced: all successors of one decide when that one left.
        spans: dict[str, HeldSpan] = {}
        for (replaced_path, replaced), (path, held) in _replacements(subject, board):
            if replaced.capacity is not held.capacity or not held.capacity.holds or held.id in circling:
                continue
            before = spans.get(replaced.id) or held_span(replaced, board.term, successors=successors)
            spans[replaced.id] = before
            after = held_span(held, board.term, successors=successors)
            # One who holds a post until succeeded has left before; one member in both is left to PSM210.
            if held.id in before.successor_ids or held.member_id == replaced.member_id is not None:
                continue
            verdict = replacement_overlap(before.bounds, after.bounds)
            if None in {replaced.member_id, held.member_id}:
                # One person may be recorded twice: a name is no identity.
                verdict &= Verdict.UNDETERMINED
            if verdict.possible:
                facts = unsettled(board, replaced_path, replaced, start=False, end=True)
                facts += unsettled(board, path, held, start=True, end=False)
                facts += (*unidentified(replaced_path, replaced), *unidentified(path, held))
                yield Hit(
                    path=path,
                    related=(replaced_path,),
                    ids=(held.id, replaced.id, board.term.id, board.term.organisation_id),
                    verdict=verdict,
                    settled_by=() if verdict.certain else facts,
                    params={"term": board.term.id, "replacement": held.id, "replaced": replaced.id},
                )


@rule(
    code="PSM211",
    severity=Severity.ERROR,
    grounds=[_LOGIC],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("a replacement of itself", "penggantian yang melingkar"),
    message=Text(
        "in board term {term!r}, replacements lead back to where they began: {appointments}",
        "dalam masa bakti {term!r}, penggantian kembali ke pengangkatan semula: {appointments}",
    ),
    explanation_id="Sebuah pengangkatan menggantikan dirinya sendiri, langsung atau melalui pengangkatan lain.",
)
def circular_replacement(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """An appointment replaces itself, directly or in a circle.

    What it checks
        The appointments of each board along whom they replace.

    Why it matters
        Whoever replaces another comes after, so nobody comes before the first of a circle.

    Example
        >>> held = Appointment(id="a", post=Post.CHAIR, member_id="m", replaces_id="a")
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=(held,))
        >>> check(Register.of(ipsm, kasmad, term)).codes
        ('PSM211',)

    Instead
        >>> first = attrs.evolve(held, replaces_id=None)
        >>> check(Register.of(ipsm, kasmad, attrs.evolve(term, appointments=(first,)))).codes
        ()

    Source
        Logic: nothing comes before itself.
    """
    for board in subject.boards:
        if not board.replacing:
            continue
        paths_by_id = {held.id: path for _, (path, held) in _replacements(subject, board)}
        for circle in _circles(_earlier_ids(subject, board)):
            paths = sorted(paths_by_id[held_id] for held_id in circle)
            ids = sorted(circle)
            yield Hit(
                path=paths[0],
                related=tuple(paths[1:]),
                ids=(*ids, board.term.id, board.term.organisation_id),
                params={"term": board.term.id, "appointments": ", ".join(repr(held_id) for held_id in ids)},
            )


def _circles(before: Mapping[str, str]) -> Iterator[frozenset[str]]:
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


@rule(
    code="PSM214",
    severity=Severity.WARNING,
    grounds=[_LOGIC],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("a replacement in another post", "pengganti dalam jabatan lain"),
    message=Text(
        "in board term {term!r}, {replacement!r} ({post:Post}) replaces {replaced!r}, who had another post or "
        "section ({other:Post})",
        "dalam masa bakti {term!r}, {replacement!r} ({post:Post}) menggantikan {replaced!r}, yang memegang jabatan "
        "atau bidang lain ({other:Post})",
    ),
    explanation_id="Seorang pengganti antarwaktu memegang jabatan atau bidang yang bukan jabatan atau bidang orang "
    "yang digantikannya.",
)
def replacement_in_another_post(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """A replacement has another post or section than the one replaced.

    What it checks
        The post and the section of each appointment that replaces another against those of that one; case and spacing
        of sections don't count.

    Why it matters
        Whoever replaces another takes that one's seat, so the post, the section or the reference is wrong.

    Example
        >>> old = Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.parse("2021-01-01/2022-12-31"))
        >>> new = Appointment(
        ...     id="b", post=Post.TREASURER, office="Camat", period=Period.parse("2023/2024-01-01"), replaces_id="a"
        ... )
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=(old, new))
        >>> check(Register.of(ipsm, kasmad, term)).codes
        ('PSM214',)

    Instead
        >>> chair = attrs.evolve(new, post=Post.CHAIR)
        >>> check(Register.of(ipsm, kasmad, attrs.evolve(term, appointments=(old, chair)))).codes
        ()

    Source
        Logic: a mid-term replacement (*pergantian antarwaktu*, PAW) is into the post that has become free.
    """
    for board in subject.boards:
        for (replaced_path, replaced), (path, held) in _replacements(subject, board):
            if (held.post, _folded(held.section)) != (replaced.post, _folded(replaced.section)):
                yield Hit(
                    path=path,
                    related=(replaced_path,),
                    ids=(held.id, replaced.id, board.term.id, board.term.organisation_id),
                    params={
                        "term": board.term.id,
                        "replacement": held.id,
                        "post": held.post.value,
                        "replaced": replaced.id,
                        "other": replaced.post.value,
                    },
                )


def _folded(section: str | None) -> str:
    return " ".join((section or "").casefold().split())
