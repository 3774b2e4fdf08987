"""Inauguration days of boards."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Authority, Ground, OrganisationSubject
from psm_model.checking.subjects import DatedTerm
from psm_model.entities.board_term import BoardTerm
from psm_model.law.statute import Certainty
from psm_model.rules.grounds import NATIONAL_BOARD_2017, NORTH_SUMATRA_BOARD_2023, TEMANGGUNG_BOARD
from psm_model.values.partial_date import PartialDate

__all__ = ["DAYS_OF_INAUGURATION", "find_earliest_inauguration", "iter_inaugurations"]

DAYS_OF_INAUGURATION = Ground(
    Authority.PRACTICE,
    Certainty.DERIVED,
    (
        NATIONAL_BOARD_2017,
        NORTH_SUMATRA_BOARD_2023,
        TEMANGGUNG_BOARD,
        "https://soloraya.solopos.com/seusai-dikukuhkan-pengurus-pekerja-sosial-di-solo-geber-sejumlah-program-1951670",
    ),
)
"""The ground of the rules on when a board is inaugurated."""


def iter_inaugurations(subject: OrganisationSubject) -> Iterator[tuple[int, DatedTerm, PartialDate]]:
    """Yield the dated inaugurations of dated terms that took place: the position in the term, the term and the date."""
    for dated in subject.iter_dated_terms():
        for number, inauguration in enumerate(dated.term.inaugurations):
            if inauguration.day is not None:
                yield number, dated, inauguration.day


def find_earliest_inauguration(term: BoardTerm, path: str) -> tuple[str, PartialDate] | None:
    """Return the pointer of the date and the day of the earliest dated inauguration that took place, in any order.

    Return None if no such day is recorded.

    >>> acts = [Inauguration(date=PartialDate(2023)), Inauguration(date=PartialDate(2021, 3))]
    >>> find_earliest_inauguration(BoardTerm(id="t", organisation_id="o", inaugurations=acts), "/board_terms/0")
    ('/board_terms/0/inaugurations/1/date', PartialDate.parse('2021-03'))
    """
    days = [
        (number, inauguration.day)
        for number, inauguration in enumerate(term.inaugurations)
        if inauguration.day is not None
    ]
    if not days:
        return None
    number, day = days[0] if len(days) == 1 else min(days, key=lambda each: each[1].ordinals)
    return f"{path}/inaugurations/{number}/date", day
