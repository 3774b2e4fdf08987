"""PSM106: the rule gap-between-boards."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, MarkKind, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.checking.day_params import format_days
from psm_model.checking.facts import Fact, find_withheld
from psm_model.checking.imprecision import find_imprecise_term
from psm_model.checking.subjects import DatedTerm
from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.i18n import Bilingual
from psm_model.values.bounds import ALWAYS, Bounds
from psm_model.values.partial_date import PartialDate, Precision
from psm_model.values.period_words import counts_last_day

from .calendar import Calendar
from .overlaps import LABELS_MAY_SHARE_A_YEAR

__all__ = ["gap_between_boards"]


@organisation_rule(
    code="PSM106",
    severity=Severity.INFO,
    mark=MarkKind.GAP,
    grounds=[LABELS_MAY_SHARE_A_YEAR],
    title=Bilingual("days without a board", "hari tanpa kepengurusan"),
    message=Bilingual(
        "after board term {after:BoardTerm ({period:Period})} there is no board {certain_days:days {possible_days}}",
        "sesudah masa bakti {after:BoardTerm ({period:Period})} terjadi kekosongan kepengurusan "
        "{certain_days:days {possible_days}}",
    ),
    remedy=Bilingual(
        "Record the missing board or caretaker, or correct the dates. Ask the board who led the organisation in that "
        "time.",
        "Catat pengurus atau karateker saat itu, atau perbaiki tanggal. Tanyakan siapa yang memimpin organisasi saat "
        "itu.",
    ),
    explanation_indonesian="""Di antara dua masa bakti ada hari tanpa kepengurusan. Hanya diperiksa jika catatan
    organisasi menyatakan bahwa semua masa baktinya tercatat. Kepengurusan yang dianulir tidak dihitung. Kepengurusan
    yang masa baktinya diperpanjang sampai terbentuk pengurus baru tidak meninggalkan kekosongan. Masa bakti yang hanya
    diketahui hari pertama dan lamanya ("5 tahun sejak 1 Maret 2024") dapat berakhir pada tanggal yang sama di tahun
    terakhirnya atau sehari sebelumnya. Kepengurusan yang perubahan masa baktinya sengaja dikosongkan (`withheld`) dapat
    berakhir pada hari mana pun.""",
)
def gap_between_boards(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """There are days without a board between two terms.

    What it checks
        Whether another board is in office on the day after each term, if a later one is recorded. If one board ends on
        31 December and the next one starts on 1 January, there is no gap. Only organisations that state that all their
        terms are recorded are checked. Annulled boards do not count; disputed boards and caretakers do. A board whose
        term was extended until the next one leaves no gap. A term with only a first day and a length ("5 tahun sejak 1
        Maret 2024") ends on the day before the anniversary or on it. A board whose changes are left out on purpose
        (`withheld`) may have ended on any day.

    Why it matters
        Either the organisation had no board for a time, or a date is wrong.

    Example
        >>> complete = attrs.evolve(ipsm, terms_complete=True)
        >>> old = BoardTerm(id="old", organisation_id="o", label="2015–2020")
        >>> new = BoardTerm(id="new", organisation_id="o", label="2022–2027")
        >>> check(Register.of(complete, old, new)).codes
        ('PSM106',)

    Instead
        >>> check(Register.of(complete, old, attrs.evolve(new, label="2020–2025"))).codes
        ()

    Source
        Practice: the boards of an organisation follow each other, as their labels show.
    """
    if not subject.has_all_terms:
        return
    boards = [
        dated._replace(
            bounds=_allow_anniversary(dated.term, subject.find_bounds(dated.term, complete=True) or dated.bounds)
        )
        for dated in subject.iter_dated_terms(TermStatus.ANNULLED)
    ]
    counted = tuple(Fact(f"{board.path}/period") for board in boards if _has_counted_end(board.term))
    # A board without dates may have been in office on any day.
    undated = [
        (path, term.bounds or ALWAYS)
        for path, term in subject.terms
        if term.span is None and not term.has_status(TermStatus.ANNULLED).certain
    ]
    open_statuses = tuple(fact for path, term in subject.terms for fact in find_withheld(path, term, "status"))
    calendar = Calendar(
        [board.bounds for board in boards if "status" not in board.term.withheld] + [bounds for _, bounds in undated],
        [board.bounds for board in boards if "status" in board.term.withheld],
    )
    for board in boards:
        path, term, span, bounds = board
        # A board that stays until the next one is followed by it at once.
        gap = None if term.runs_until_successor else calendar.find_gap_after(bounds)
        if gap is None:
            continue
        verdict = gap.verdict & ~term.has_status(TermStatus.ANNULLED)
        facts: tuple[Fact, ...] = open_statuses
        if not verdict.certain:
            facts += (
                *find_imprecise_term(board.path, board.term, start=False),
                *(Fact(f"{other}/period") for other, _ in undated),
                *counted,
            )
            for other in boards:
                if other is not board:
                    facts += _collect_open_ends(other, gap.first, gap.latest_first)
        yield Violation(
            path=path,
            ids=(term.id, term.organisation_id),
            verdict=verdict,
            settled_by=facts,
            params={
                "after": term.id,
                "period": str(span),
                "certain_days": format_days(*gap.certain_days) if verdict.certain else "-",
                "possible_days": format_days(gap.first, gap.last),
            },
            days=(gap.first, gap.last),
        )


def _has_counted_end(term: BoardTerm) -> bool:
    """Return whether the last day of a term is only known as the length of its label."""
    return (
        term.period is None
        and not term.changes
        and term.label is not None
        # Few labels have days.
        and term.label_period is not None
        and isinstance(term.label_period.end, PartialDate)
        and term.label_period.end.precision is Precision.DAY
        and counts_last_day(term.label)
    )


def _allow_anniversary(term: BoardTerm, bounds: Bounds) -> Bounds:
    """Return the bounds of a term, whose last day may be the anniversary if it is counted from the first."""
    is_one_day = bounds.end_min == bounds.end_max
    return bounds._replace(end_max=bounds.end_max + 1) if is_one_day and _has_counted_end(term) else bounds


def _collect_open_ends(board: DatedTerm, first: int, last: int) -> tuple[Fact, ...]:
    """Return the facts of a board's imprecise ends that decide whether it covers any of the given days."""
    bounds = board.bounds
    return find_imprecise_term(
        board.path,
        board.term,
        start=bounds.start_min <= last and first < bounds.start_max,
        end=bounds.end_min < last and first <= bounds.end_max,
    )
