"""Inauguration days of boards."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Authority, Ground, OrganisationSubject
from psm_model.entities.board_term import BoardTerm
from psm_model.law.statute import Certainty
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period

__all__ = ["DAYS_OF_INAUGURATION", "iter_inaugurations"]

DAYS_OF_INAUGURATION = Ground(
    authority=Authority.PRACTICE,
    certainty=Certainty.DERIVED,
    sources=(
        "https://suara.com/news/2017/11/13/093404/mensos-kukuhkan-pengurus-ikatan-pekerja-sosial-2017-2022",
        "https://sumutonline.com/2023/08/pengukuhan-ipsm-sumut-periode-2023-2028.html",
        "https://mc.temanggungkab.go.id/frontend/d_berita/6657",
        "https://soloraya.solopos.com/seusai-dikukuhkan-pengurus-pekerja-sosial-di-solo-geber-sejumlah-program-1951670",
    ),
)


def iter_inaugurations(subject: OrganisationSubject) -> Iterator[tuple[str, BoardTerm, Period, PartialDate]]:
    """Yield the terms with a dated inauguration: pointer, term, span and date."""
    for path, term, span in subject.iter_dated_terms():
        if term.inauguration is not None and term.inauguration.date is not None:
            yield path, term, span, term.inauguration.date
