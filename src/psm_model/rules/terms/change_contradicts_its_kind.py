"""PSM116: the rule change-contradicts-its-kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from psm_model.checking import Context, MarkKind, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.checking.facts import Fact
from psm_model.checking.imprecision import find_imprecise, find_imprecise_ends
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.term_change import TermChangeKind
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC
from psm_model.values.bounds import ALWAYS, NEVER, UNBOUNDED
from psm_model.values.endpoint import UNKNOWN
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.verdict import Verdict

__all__ = ["change_contradicts_its_kind"]


@organisation_rule(
    code="PSM116",
    severity=Severity.ERROR,
    mark=MarkKind.OTHER,
    grounds=[LOGIC],
    title=Bilingual("a change that contradicts its kind", "perubahan masa bakti yang bertentangan dengan jenisnya"),
    message=Bilingual(
        "board term {term:BoardTerm ({period:Period})} was {kind:TermChangeKind} to {date:Date}, which contradicts its "
        "dates before that change",
        "masa bakti {term:BoardTerm ({period:Period})} {kind:TermChangeKind} sampai {date:Date}, bertentangan dengan "
        "tanggal "
        "sebelumnya",
    ),
    remedy=Bilingual(
        "Correct the new last day, or the kind of the change. The decree of the change states both.",
        "Perbaiki hari terakhir yang baru, atau jenis perubahannya. SK perubahan menyatakan keduanya.",
    ),
    explanation_indonesian="""Masa bakti diperpanjang sampai hari yang lebih awal, atau dipersingkat sampai hari yang
    lebih lambat. Pembandingnya ialah hari terakhir yang berlaku sebelum perubahan itu. Masa bakti yang karena perubahan
    itu berakhir sebelum dimulai juga dilaporkan. Masa bakti yang sudah diperpanjang sampai terbentuk pengurus baru
    dapat dipersingkat sampai hari apa pun sejak awalnya.""",
)
def change_contradicts_its_kind(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """A term was extended to an earlier end, shortened to a later one, or ended before it started.

    What it checks
        The new last day of each change against the start of the term and against the end that held before. That is the
        end set by the previous change, or by the first decree. A term that was already extended until the next board
        may be shortened to any day from its start.

    Why it matters
        The kind of the change or one of the days is wrong. All other rules use the last day of the last change, or
        ignore it if it is before the start.

    Example
        >>> change = TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2023))
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", changes=[change])
        >>> check(Register.of(ipsm, term)).codes
        ('PSM116',)

    Instead
        >>> shortened = attrs.evolve(change, kind=TermChangeKind.SHORTENED)
        >>> check(Register.of(ipsm, attrs.evolve(term, changes=[shortened]))).codes
        ()

    Source
        Logic: an extension moves the end to a later day, a shortening to an earlier one.
    """
    for path, term in subject.terms:
        for number, change in enumerate(term.changes):
            if change.until is None:
                continue
            before = _find_change_before(term, number)
            verdict = _contradicts(term, number, change.until, before)
            if verdict.possible:
                pointer = f"{path}/changes/{number}/until"
                facts = find_imprecise(pointer, change.until) + _collect_facts(path, term, before)
                yield Violation(
                    path=pointer,
                    related=(f"{path}/changes/{number}/kind",),
                    ids=(term.id, term.organisation_id),
                    verdict=verdict,
                    settled_by=facts,
                    params={
                        "term": term.id,
                        "period": _format_span(term, before),
                        "kind": change.kind.value,
                        "date": str(change.until),
                    },
                )


_Before: TypeAlias = tuple[int, PartialDate] | None
"""The number and the last day of the last change before another that gives one; None if there is none."""


def _find_change_before(term: BoardTerm, number: int) -> _Before:
    days = ((at, term.changes[at].until) for at in range(number - 1, -1, -1))
    return next(((at, until) for at, until in days if until is not None), None)


def _format_span(term: BoardTerm, before: _Before) -> str:
    """Return the span of a term; of one without dates, its last day before a change, or any days without that."""
    span = term.decreed_span or term.span
    if span is None and before is not None:
        span = Period(UNKNOWN, before[1])
    return "/.." if span is None else str(span)


def _contradicts(term: BoardTerm, number: int, until: PartialDate, before: _Before) -> Verdict:
    """Return whether a new last day contradicts the kind of its change, or is before the start of the term."""
    decreed = ALWAYS if term.decreed_span is None else term.decreed_span.bounds
    start_min, start_max = decreed.start_days
    end_min, end_max = (decreed.end_min, decreed.end_max) if before is None else before[1].ordinals
    first, last = until.ordinals
    final = _find_change_before(term, len(term.changes))
    if final is not None and final[1].ordinals[1] >= start_min:
        # The span of a term starts no later than it ends.
        start_max = min(start_max, final[1].ordinals[1])
        if final[0] == number:
            first, start_min, start_max = max(first, start_min), -UNBOUNDED, -UNBOUNDED
    if term.changes[number].kind is TermChangeKind.EXTENDED:
        return Verdict.of(always=last < max(end_min, start_min), possible=first < max(end_max, start_max))
    if number and term.changes[number - 1].until_successor:
        end_min, end_max = NEVER, NEVER
    fits = max(first, start_min) <= min(last, end_max)
    return Verdict.of(always=not fits, possible=last > end_min or first < start_max)


def _collect_facts(path: str, term: BoardTerm, before: _Before) -> tuple[Fact, ...]:
    """Return the facts of the earlier days of a term that are not known to the day."""
    pointer, span = f"{path}/period", term.decreed_span
    if span is None:
        return (Fact(pointer),)
    facts = find_imprecise_ends(pointer, span, end=before is None)
    return facts if before is None else facts + find_imprecise(f"{path}/changes/{before[0]}/until", before[1])
