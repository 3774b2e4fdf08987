"""PSM114: the rule decree-after-term."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, MarkKind, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC
from psm_model.values.verdict import Verdict

from .day_violations import day_violation

__all__ = ["decree_after_term"]


@organisation_rule(
    code="PSM114",
    severity=Severity.WARNING,
    mark=MarkKind.OTHER,
    grounds=[LOGIC],
    title=Bilingual("a decree after the term", "surat keputusan sesudah masa bakti"),
    message=Bilingual(
        "the decree that appoints the board of term {term!r} is dated {date:Date}, after the term ({period:Period})",
        "surat keputusan pengangkatan kepengurusan masa bakti {term!r} bertanggal {date:Date}, sesudah masa baktinya "
        "({period:Period})",
    ),
    explanation_indonesian="""Surat keputusan yang mengangkat sebuah kepengurusan ditetapkan sesudah hari terakhir masa
    baktinya.""",
)
def decree_after_term(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """A board was appointed by a decree that was issued after its term.

    What it checks
        The issue date of each term's decree against the last day of the term, which is that of the recorded period or
        else of the label.

    Why it matters
        A decree does not appoint a board that has left office: the date of the decree or the term is wrong, or the
        decree belongs to another board.

    Example
        >>> term = BoardTerm(
        ...     id="t", organisation_id="o", label="2015–2020", decree=Decree(issued=PartialDate(2025, 10, 15))
        ... )
        >>> check(Register.of(ipsm, term)).codes
        ('PSM114',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(term, decree=Decree(issued=PartialDate(2015, 10, 15))))).codes
        ()

    Source
        Logic: a decree appoints for days to come.
    """
    for path, term, span in subject.iter_dated_terms():
        issued = None if term.decree is None else term.decree.day
        if issued is None:
            continue
        first, last = issued.ordinals
        verdict = Verdict.of(always=span.bounds.end_max < first, possible=span.bounds.end_min < last)
        if verdict.possible:
            yield day_violation(f"{path}/decree/issued", issued, (path, term, span), verdict, start=False)
