"""PSM104: the rule inauguration-outside-term."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, MarkKind, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.i18n import Bilingual

from .day_violations import make_day_violation
from .inauguration_days import DAYS_OF_INAUGURATION, iter_inaugurations

__all__ = ["inauguration_outside_term"]


@organisation_rule(
    code="PSM104",
    severity=Severity.WARNING,
    mark=MarkKind.OTHER,
    grounds=[DAYS_OF_INAUGURATION],
    title=Bilingual("an inauguration outside the term", "pengukuhan di luar masa bakti"),
    message=Bilingual(
        "the inauguration of the board of term {term:BoardTerm ({period:Period})} is dated {date:Date}, outside its "
        "term",
        "pengukuhan kepengurusan masa bakti {term:BoardTerm ({period:Period})} bertanggal {date:Date}, di luar masa "
        "baktinya",
    ),
    remedy=Bilingual(
        "Correct the date or the term, or move the ceremony to its board. Check the source first.",
        "Perbaiki tanggal atau masa bakti, atau pindahkan pengukuhannya. Periksa dahulu sumbernya.",
    ),
    explanation_indonesian="""Kepengurusan dikukuhkan sebelum masa baktinya dimulai atau sesudah masa baktinya berakhir.
    Dalam praktik, pengukuhan berlangsung dalam masa bakti, sering berbulan-bulan sesudah masa bakti dimulai. Pengukuhan
    yang baru direncanakan tidak diperiksa.""",
)
def inauguration_outside_term(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """A board was inaugurated before its term began or after it ended.

    What it checks
        The date of each inauguration against the term, including its first and last day. The term is the recorded
        period, or else the years of the label. Planned inaugurations are not checked.

    Why it matters
        The date or the term is wrong, or the inauguration is recorded with the wrong board. Real boards are inaugurated
        within their term, often months after its start.

    Example
        >>> term = BoardTerm(id="t", organisation_id="o", period=Period.parse("2030-05-01/2035-05-01"))
        >>> check(Register.of(ipsm, attrs.evolve(term, inaugurations=[Inauguration(date=PartialDate(2030, 2))]))).codes
        ('PSM104',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(term, inaugurations=[Inauguration(date=PartialDate(2030, 6))]))).codes
        ()

    Source
        Practice: the inauguration days of real boards in news pages, all within the term.
    """
    for number, dated, day in iter_inaugurations(subject):
        verdict = ~dated.bounds.covers(*day.ordinals)
        if verdict.possible:
            yield make_day_violation(f"{dated.path}/inaugurations/{number}/date", day, dated, verdict)
