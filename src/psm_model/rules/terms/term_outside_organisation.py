"""PSM107: the rule term-outside-organisation."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, MarkKind, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.checking.spans import exceeds, imprecise, imprecise_term
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC
from psm_model.values.bounds import NEVER, UNBOUNDED

__all__ = ["term_outside_organisation"]


@organisation_rule(
    code="PSM107",
    severity=Severity.ERROR,
    mark=MarkKind.OTHER,
    grounds=[LOGIC],
    title=Bilingual("a term outside the organisation's existence", "masa bakti di luar masa keberadaan organisasinya"),
    message=Bilingual(
        "board term {term!r} ({period:Period}) extends beyond the existence of its organisation ({life:Period})",
        "masa bakti {term!r} ({period:Period}) melampaui masa keberadaan organisasinya ({life:Period})",
    ),
    explanation_indonesian="""Masa bakti mulai sebelum organisasi berdiri atau berakhir sesudah organisasi bubar. Masa
    bakti boleh mulai sebelum organisasi berdiri jika organisasi itu melanjutkan organisasi lain: berganti nama, hasil
    penggabungan, atau berubah wilayah.""",
)
def term_outside_organisation(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """A term starts before its organisation was founded, or ends after it was dissolved.

    What it checks
        Each term against the days of founding and dissolution, as far as they are recorded. A term may start before the
        founding of an organisation that continues another one: renamed, merged, or with another area.

    Why it matters
        There was no organisation for the board to lead, so one of the dates is wrong.

    Example
        >>> young = attrs.evolve(ipsm, founded=PartialDate(2021))
        >>> check(Register.of(young, BoardTerm(id="t", organisation_id="o", label="2020–2025"))).codes
        ('PSM107',)

    Instead
        >>> check(Register.of(young, BoardTerm(id="t", organisation_id="o", label="2021–2026"))).codes
        ()

    Source
        Logic: an organisation that does not exist has no board.
    """
    organisation = subject.organisation
    if organisation is None or (organisation.founded is None and organisation.dissolved is None):
        return
    founded, dissolved = organisation.founded, organisation.dissolved
    start = (-UNBOUNDED, -UNBOUNDED) if founded is None else founded.ordinals
    end = (NEVER, NEVER) if dissolved is None else dissolved.ordinals
    # PSM407 covers an organisation that was dissolved before it was founded.
    if start[0] > end[1]:
        return
    start, end = (start[0], min(start[1], end[1])), (max(end[0], start[0]), end[1])
    if any(predecessor.kind.ends_predecessor for predecessor in organisation.predecessors):
        # The board of the predecessor goes on.
        start = (-UNBOUNDED, -UNBOUNDED)
    for path, term, span, bounds in subject.iter_dated_terms():
        verdict = exceeds(bounds, start, end)
        if verdict.possible:
            early, late = bounds.start_min < start[1], bounds.end_max > end[0]
            facts = imprecise_term(path, term, start=early, end=late)
            facts += imprecise(f"{subject.path}/founded", founded) if early and founded is not None else ()
            facts += imprecise(f"{subject.path}/dissolved", dissolved) if late and dissolved is not None else ()
            yield Violation(
                path=path,
                related=(subject.path,),
                ids=(term.id, organisation.id),
                verdict=verdict,
                settled_by=facts,
                params={"term": term.id, "period": str(span), "life": f"{founded or ''}/{dissolved or '..'}"},
            )
