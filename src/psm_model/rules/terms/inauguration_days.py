"""Inauguration days of boards."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Authority, Ground, OrganisationSubject
from psm_model.entities.board_term import BoardTerm
from psm_model.law.statute import Certainty
from psm_model.rules.grounds import NATIONAL_BOARD_2017, NORTH_SUMATRA_BOARD_2023, TEMANGGUNG_BOARD
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period

__all__ = ["DAYS_OF_INAUGURATION", "iter_inaugurations"]

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


def iter_inaugurations(subject: OrganisationSubject) -> Iterator[tuple[str, str, BoardTerm, Period, PartialDate]]:
    """Yield the dated inaugurations of dated terms: pointer of the date, and pointer, term, span and date."""
    for path, term, span in subject.iter_dated_terms():
        for number, inauguration in enumerate(term.inaugurations):
            if inauguration.date is not None:
                yield f"{path}/inaugurations/{number}/date", path, term, span, inauguration.date
