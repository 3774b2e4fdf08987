"""PSM205: the rule replacement-overlaps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import attrs

from psm_model.checking import Context, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.checking.board import Board
from psm_model.checking.facts import Fact, find_withheld
from psm_model.checking.imprecision import find_imprecise_attestations
from psm_model.checking.spans import judge_replacement_overlap
from psm_model.entities.appointment import Appointment
from psm_model.entities.tenure import AppointmentSpan, find_appointment_span
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC
from psm_model.values.bounds import Bounds
from psm_model.values.verdict import Verdict

from .replacements import find_circular_ids, find_unidentified, find_unsettled, iter_replacements

__all__ = ["replacement_overlaps"]


@organisation_rule(
    code="PSM205",
    severity=Severity.ERROR,
    grounds=[LOGIC],
    title=Bilingual(
        "a replacement before the predecessor has left", "pengganti yang menjabat sebelum pendahulunya berhenti"
    ),
    message=Bilingual(
        "in term {term:BoardTerm}, {replacement:holder {replacement_member:Member}} replaces {replaced:holder "
        "{replaced_member:Member}} as "
        "{post:titled {title}} before the predecessor has left",
        "dalam masa bakti {term:BoardTerm}, {replacement:holder {replacement_member:Member}} menggantikan "
        "{replaced:holder {replaced_member:Member}} sebagai {post:titled {title}} sebelum pendahulunya berhenti",
    ),
    remedy=Bilingual(
        "Correct the last day of the one, or the first day of the other. The decrees say when the predecessor left.",
        "Perbaiki hari terakhir pendahulu, atau hari pertama pengganti. Lihat dalam SK kapan pendahulunya berhenti.",
    ),
    explanation_indonesian="""Seorang pengganti antarwaktu sudah menjabat sebelum orang yang digantikannya berhenti.
    Yang dibandingkan hanya jabatan dengan kedudukan yang sama. Pelaksana tugas boleh menjabat bersama orang yang
    digantikannya.""",
)
def replacement_overlaps(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """A replacement takes office before the predecessor has left.

    What it checks
        The first day of each replacement against the last day of the appointment that it replaces, where both have the
        same capacity. An appointment for the whole term ends with its replacement, so only its attested days count. The
        finding is certain only if both holders are recorded members, because two people may have the same name. PSM209
        covers a single shared handover day, PSM211 circular replacements. An acting holder may serve beside the
        substantive one.

    Why it matters
        Two people hold one seat, or the dates of the replacement (*pergantian antarwaktu*, PAW) are wrong.

    Example
        >>> old = Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.parse("2021-01-01/2023-01-01"))
        >>> new = Appointment(
        ...     id="b", post=Post.CHAIR, member_id="n", period=Period.parse("2022-06-01/2024-01-01"), replaces_id="a"
        ... )
        >>> misal = Member(id="n", name=PersonName("Misal"))
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=(old, new))
        >>> check(Register.of(ipsm, kasmad, misal, term)).codes
        ('PSM205',)

    Instead
        >>> later = attrs.evolve(new, period=Period.parse("2023-01-02/2024-01-01"))
        >>> check(Register.of(ipsm, kasmad, misal, attrs.evolve(term, appointments=(old, later)))).codes
        ()

    Source
        Logic: a replacement comes after the person replaced.
    """
    for board in subject.boards:
        if board.has_replacements:
            for pair in _iter_compared(subject, board):
                yield from _iter_violations(board, pair)


class _Replacement(NamedTuple):
    """An appointment that replaces another in the same capacity."""

    replaced_path: str
    """The JSON Pointer of the appointment replaced."""
    replaced: Appointment
    """The appointment replaced."""
    before: AppointmentSpan
    """The days on which that one is held."""
    path: str
    """The JSON Pointer of the replacement."""
    replacement: Appointment
    """The replacement."""
    after: AppointmentSpan
    """The days on which the replacement is held."""
    open_facts: tuple[Fact, ...]
    """The facts of withheld capacities; with any, the capacities may differ."""


def _iter_compared(subject: OrganisationSubject, board: Board) -> Iterator[_Replacement]:
    """Yield the replacements on a board that should start after the appointment replaced has ended."""
    circular = find_circular_ids(subject, board)
    # By the id of the appointment replaced: all of its successors decide when it ends.
    spans: dict[str, AppointmentSpan] = {}
    for (replaced_path, replaced), (path, appointment) in iter_replacements(subject, board):
        facts = find_withheld(replaced_path, replaced, "capacity") + find_withheld(path, appointment, "capacity")
        may_be_alike = bool(facts) or replaced.capacity is appointment.capacity
        if not may_be_alike or not appointment.capacity.holds or appointment.id in circular:
            continue
        if replaced.id not in spans:
            spans[replaced.id] = find_appointment_span(
                replaced, board.term, successions=board.successions, bounds=board.bounds
            )
        before = spans[replaced.id]
        if appointment.id in before.successor_ids:
            # A holder until succession has left before, unless attested afterwards.
            if not replaced.attested:
                continue
            before = attrs.evolve(before, bounds=_bound_by_attested(before.bounds, replaced))
        if appointment.member_id == replaced.member_id is not None:
            continue  # PSM210 covers one member in both.
        after = find_appointment_span(appointment, board.term, successions=board.successions, bounds=board.bounds)
        yield _Replacement(replaced_path, replaced, before, path, appointment, after, facts)


def _bound_by_attested(bounds: Bounds, appointment: Appointment) -> Bounds:
    """Return bounds that end on the last attested day of an appointment, whatever its successors are."""
    days = [attestation.on.ordinals for attestation in appointment.attested]
    return Bounds.tighten(bounds.start_days, (max(first for first, _ in days), max(last for _, last in days)))


def _iter_violations(board: Board, pair: _Replacement) -> Iterator[Violation]:
    """Yield the violation of a replacement that may start too early."""
    replaced, replacement = pair.replaced, pair.replacement
    verdict = judge_replacement_overlap(pair.before.bounds, pair.after.bounds)
    if pair.open_facts or None in {replaced.member_id, replacement.member_id}:
        # A person may be recorded twice, once by name.
        verdict &= Verdict.UNDETERMINED
    if not verdict.possible:
        return
    yield Violation(
        path=pair.path,
        related=(pair.replaced_path,),
        ids=(replacement.id, replaced.id, board.term.id, board.term.organisation_id),
        verdict=verdict,
        settled_by=(
            *find_unsettled(board, pair.replaced_path, replaced, pair.before, start=False, end=True),
            *find_imprecise_attestations(pair.replaced_path, replaced.attested),
            *find_unsettled(board, pair.path, replacement, pair.after, start=True, end=False),
            *pair.open_facts,
            *find_unidentified(pair.replaced_path, replaced),
            *find_unidentified(pair.path, replacement),
        ),
        params={
            "term": board.term.id,
            "replacement": replacement.id,
            "replacement_member": replacement.member_id or "",
            "replaced": replaced.id,
            "replaced_member": replaced.member_id or "",
            "post": replaced.post.value,
            "title": replaced.title or "",
        },
    )
