"""Instruments of the shipped statute book, and entries for books of the tests."""

from __future__ import annotations

from psm_model.law.citation import InstrumentId
from psm_model.law.statute import Certainty, Edge, EdgeKind, Standing, Statute
from psm_model.values.partial_date import PartialDate
from psm_model.values.verdict import Verdict

__all__ = [
    "ACT",
    "FORMER",
    "FORMER_ACT",
    "NO",
    "PERMENSOS",
    "PROFESSION",
    "UNDETERMINED",
    "YES",
    "make_edge",
    "make_statute",
]

YES, NO, UNDETERMINED = Verdict.YES, Verdict.NO, Verdict.UNDETERMINED
PERMENSOS = InstrumentId("permen", "10", 2019, "menteri sosial")
FORMER = InstrumentId("permen", "01", 2012, "menteri sosial")
ACT, FORMER_ACT, PROFESSION = (
    InstrumentId("uu", "11", 2009),
    InstrumentId("uu", "6", 1974),
    InstrumentId("uu", "14", 2019),
)


def make_statute(
    instrument: InstrumentId,
    *,
    enacted: PartialDate | None = None,
    commenced: PartialDate | None = None,
) -> Statute:
    """Return a statute with quoted dates."""
    return Statute(
        id=instrument,
        enacted=enacted,
        commenced=commenced,
        dates_certainty=Certainty.QUOTED if enacted or commenced else None,
        certainty=Certainty.QUOTED,
        sources=("s",),
    )


def make_edge(
    source: InstrumentId,
    target: InstrumentId,
    *,
    effective: PartialDate | None = None,
    effective_by: PartialDate | None = None,
) -> Edge:
    """Return a verified edge by which one instrument revokes another."""
    return Edge(
        kind=EdgeKind.REVOKES,
        source=source,
        target=target,
        effective=effective,
        effective_by=effective_by,
        dates_certainty=Certainty.QUOTED if effective or effective_by else None,
        standing=Standing.VERIFIED,
        certainty=Certainty.QUOTED,
        sources=("s",),
    )
