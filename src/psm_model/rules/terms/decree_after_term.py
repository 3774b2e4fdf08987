"""PSM114: the rule decree-after-term."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, MarkKind, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.checking.imprecision import find_imprecise_term, find_span_pointer
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC
from psm_model.values.verdict import Verdict

__all__ = ["decree_after_term"]


@organisation_rule(
    code="PSM114",
    severity=Severity.WARNING,
    mark=MarkKind.OTHER,
    grounds=[LOGIC],
    title=Bilingual("a decree after the term", "surat keputusan sesudah masa bakti"),
    message=Bilingual(
        "the decree that appoints the board of term {term:BoardTerm ({period:Period})} is dated {date:Date}, after "
        "the term",
        "surat keputusan pengangkatan kepengurusan masa bakti {term:BoardTerm ({period:Period})} bertanggal "
        "{date:Date}, sesudah masa baktinya",
    ),
    remedy=Bilingual(
        "Correct the date of the decree or the term, or move the decree. It may be the decree of the next board.",
        "Perbaiki tanggal SK atau masa bakti, atau pindahkan SK-nya. SK itu mungkin mengangkat kepengurusan "
        "berikutnya.",
    ),
    explanation_indonesian="""Surat keputusan yang mengangkat sebuah kepengurusan ditetapkan sesudah hari terakhir masa
    baktinya.""",
)
def decree_after_term(subject: OrganisationSubject, context: Context) -> Iterator[Violation]:
    """A board was appointed by a decree that was issued after its term.

    What it checks
        The issue date of the decree that appoints the board against the last day of the term. The last day is taken
        from the last change, from the recorded period, or else from the label. A term that was extended until the next
        board ends when that board starts. The earliest of several decrees counts; decrees that only amend others do
        not.

    Why it matters
        A decree cannot appoint a board that has already left office. The date of the decree or the term is wrong, or
        the decree belongs to another board.

    Example
        >>> decree = Decree(id="sk-1", issued=PartialDate(2025, 10, 15))
        >>> term = BoardTerm(id="t", organisation_id="o", label="2015–2020", decree_ids=["sk-1"])
        >>> check(Register.of(ipsm, decree, term)).codes
        ('PSM114',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(decree, issued=PartialDate(2015, 10, 15)), term)).codes
        ()

    Source
        Logic: a decree appoints a board for a future term.
    """
    for path, term, span, own_bounds in subject.iter_dated_terms():
        days = context.decrees.find_issue_days(term.decree_ids)
        if days is None:
            continue
        if days[1] <= own_bounds.end_min and not term.runs_until_successor:
            continue  # the common case; only such a term may end otherwise among the others
        bounds = subject.find_bounds(term, complete=subject.has_all_terms) or own_bounds
        verdict = Verdict.of(always=bounds.end_max < days[0], possible=bounds.end_min < days[1])
        issue = context.decrees.find_issue(term.decree_ids) if verdict.possible else None
        if issue is not None:
            yield Violation(
                path=f"{path}/decree_ids",
                related=(issue.pointer, find_span_pointer(path, term)),
                ids=(term.id, term.organisation_id),
                verdict=verdict,
                settled_by=issue.settled_by + find_imprecise_term(path, term, start=False),
                params={"term": term.id, "date": issue.written, "period": str(span)},
            )
