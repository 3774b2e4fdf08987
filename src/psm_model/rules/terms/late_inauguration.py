"""PSM105: the rule late-inauguration."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, MarkKind, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.checking.day_params import get_year
from psm_model.i18n import Bilingual
from psm_model.values.verdict import Verdict

from .day_violations import make_day_violation
from .inauguration_days import DAYS_OF_INAUGURATION, iter_inaugurations

__all__ = ["late_inauguration"]


@organisation_rule(
    code="PSM105",
    severity=Severity.INFO,
    mark=MarkKind.OTHER,
    grounds=[DAYS_OF_INAUGURATION],
    title=Bilingual("a late inauguration", "pengukuhan yang terlambat"),
    message=Bilingual(
        "the inauguration of the board of term {term!r} ({period:Period}) is dated {date:Date}, later than the "
        "second year of the term",
        "pengukuhan kepengurusan masa bakti {term!r} ({period:Period}) bertanggal {date:Date}, lebih lambat daripada "
        "tahun kedua masa baktinya",
    ),
    explanation_indonesian="""Kepengurusan dikukuhkan sesudah tahun kalender kedua masa baktinya. Semua pengukuhan yang
    diketahui berlangsung pada tahun pertama atau tahun berikutnya.""",
)
def late_inauguration(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """A board was inaugurated later than the second calendar year of its term.

    What it checks
        The year of each term's first inauguration against the year in which the term starts.

    Why it matters
        As far as their days are known, boards are inaugurated in the first year of their term or in the next. A later
        date is worth a second look.

    Example
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025")
        >>> check(Register.of(ipsm, attrs.evolve(term, inaugurations=[Inauguration(date=PartialDate(2022, 3))]))).codes
        ('PSM105',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(term, inaugurations=[Inauguration(date=PartialDate(2021, 3))]))).codes
        ()

    Source
        Practice: the inauguration days of real boards in news pages.
    """
    for pointer, dated, day in iter_inaugurations(subject):
        # A later inauguration, as after a change of the board, need not be early.
        if not pointer.endswith("/inaugurations/0/date"):
            continue
        first, last = dated.bounds.start_days
        verdict = Verdict.of(always=day.year > get_year(last) + 1, possible=day.year > get_year(first) + 1)
        if verdict.possible:
            yield make_day_violation(pointer, day, dated, verdict, end=False)
