"""PSM105: the rule late-inauguration."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from psm_model.checking import Context, MarkKind, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.checking.day_params import get_year
from psm_model.checking.facts import Fact
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.inauguration import InaugurationStatus
from psm_model.i18n import Bilingual
from psm_model.values.verdict import Verdict

from .day_violations import make_day_violation
from .inauguration_days import DAYS_OF_INAUGURATION, find_earliest_inauguration

__all__ = ["late_inauguration"]

_YEAR: Final = 365


@organisation_rule(
    code="PSM105",
    severity=Severity.INFO,
    mark=MarkKind.OTHER,
    grounds=[DAYS_OF_INAUGURATION],
    title=Bilingual("a late inauguration", "pengukuhan yang terlambat"),
    message=Bilingual(
        "the inauguration of the board of term {term:BoardTerm ({period:Period})} is dated {date:Date}, later than the "
        "second year of the term",
        "pengukuhan kepengurusan masa bakti {term:BoardTerm ({period:Period})} bertanggal {date:Date}, sesudah tahun "
        "kedua masa baktinya",
    ),
    remedy=Bilingual(
        "Check the date in the source, and record any earlier ceremony. If the date is right, nothing needs to change.",
        "Periksa tanggalnya pada sumber; catat pengukuhan lain jika ada. Jika tanggalnya benar, tidak ada yang perlu "
        "diubah.",
    ),
    explanation_indonesian="""Kepengurusan dikukuhkan sesudah tahun kalender kedua masa baktinya. Semua pengukuhan yang
    diketahui berlangsung pada tahun pertama atau tahun berikutnya. Yang diperiksa ialah pengukuhan paling awal yang
    sudah berlangsung, bukan yang baru direncanakan. Jika ada pengukuhan tanpa tanggal, jawabannya belum
    pasti.""",
)
def late_inauguration(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """A board was inaugurated later than the second calendar year of its term.

    What it checks
        The year of each term's earliest inauguration against the year in which the term starts. Planned ones do not
        count. If one that took place has no date, it may be the earliest, and the verdict is undetermined.

    Why it matters
        Boards with a known inauguration date were inaugurated in the first or second year of their term. Check a later
        date.

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
    for dated in subject.iter_dated_terms():
        # A later inauguration, as after a change of the board, need not be early.
        earliest = find_earliest_inauguration(dated.term, dated.path)
        if earliest is None:
            continue
        pointer, day = earliest
        first, last = dated.bounds.start_days
        if day.ordinals[0] <= first + _YEAR:
            continue  # the common case: not later than the second calendar year
        verdict = Verdict.of(always=day.year > get_year(last) + 1, possible=day.year > get_year(first) + 1)
        undated = _find_undated(dated.term, dated.path)
        if undated:
            verdict &= Verdict.UNDETERMINED
        if verdict.possible:
            yield make_day_violation(pointer, day, dated, verdict, end=False, facts=undated)


def _find_undated(term: BoardTerm, path: str) -> tuple[Fact, ...]:
    """Return the missing dates of inaugurations that took place, each of which may be the earliest."""
    return tuple(
        Fact(f"{path}/inaugurations/{number}/date")
        for number, inauguration in enumerate(term.inaugurations)
        if inauguration.date is None and inauguration.status is InaugurationStatus.HELD
    )
