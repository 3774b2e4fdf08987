"""PSM205: the rule replacement-overlaps."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking.rule import Scope, Violation, rule
from psm_model.checking.severity import Severity
from psm_model.checking.spans import replacement_overlap
from psm_model.checking.subjects import Context, OrganisationSubject
from psm_model.entities.tenure import HeldSpan, held_span
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC
from psm_model.values.verdict import Verdict

from .replacements import (
    circling_ids,
    iter_replacements,
    unidentified,
    unsettled,
)

__all__ = ["replacement_overlaps"]


@rule(
    code="PSM205",
    severity=Severity.ERROR,
    grounds=[LOGIC],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Bilingual("a replacement before the one replaced has left", "pengganti sebelum yang digantikan berhenti"),
    message=Bilingual(
        "in board term {term!r}, {replacement!r} replaces {replaced!r} and is in post before that one has left",
        "dalam masa bakti {term!r}, {replacement!r} menggantikan {replaced!r} dan sudah menjabat sebelum yang "
        "digantikan berhenti",
    ),
    explanation_indonesian="Seorang pengganti antarwaktu sudah menjabat sebelum yang digantikannya berhenti, dalam "
    "kedudukan yang sama. Pelaksana tugas boleh menjabat di samping pejabat yang digantikannya.",
)
def replacement_overlaps(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
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
        for (replaced_path, replaced), (path, held) in iter_replacements(subject, board):
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
                yield Violation(
                    path=path,
                    related=(replaced_path,),
                    ids=(held.id, replaced.id, board.term.id, board.term.organisation_id),
                    verdict=verdict,
                    settled_by=() if verdict.certain else facts,
                    params={"term": board.term.id, "replacement": held.id, "replaced": replaced.id},
                )
