"""Inauguration days of boards."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Authority, Ground, OrganisationSubject
from psm_model.checking.subjects import DatedTerm
from psm_model.law.statute import Certainty
from psm_model.rules.grounds import NATIONAL_BOARD_2017, NORTH_SUMATRA_BOARD_2023, TEMANGGUNG_BOARD
from psm_model.values.partial_date import PartialDate

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


def iter_inaugurations(subject: OrganisationSubject) -> Iterator[tuple[str, DatedTerm, PartialDate]]:
    """Yield the dated inaugurations of dated terms: the pointer of the date, the term and the date."""
    for dated in subject.iter_dated_terms():
        for number, inauguration in enumerate(dated.term.inaugurations):
            if inauguration.date is not None:
                yield f"{dated.path}/inaugurations/{number}/date", dated, inauguration.date
