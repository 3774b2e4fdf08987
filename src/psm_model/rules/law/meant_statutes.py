"""Statutes meant by citations of instruments outside the statute book."""

from __future__ import annotations

from typing import Final

from psm_model.checking import Authority, Ground
from psm_model.checking.subjects import CitedBasis
from psm_model.law.kinds import InstrumentKind
from psm_model.law.statute import Certainty, Statute
from psm_model.law.statutes import load_statutes
from psm_model.law.title_match import has_distinctive_words, matches_title
from psm_model.rules.grounds import PERMENSOS_10_2019

__all__ = ["TITLES", "find_meant_statute"]

TITLES = Ground(Authority.LAW, Certainty.QUOTED, (PERMENSOS_10_2019,))
"""The ground of the rules on kinds and titles of instruments."""
_NATIONAL: Final = frozenset(
    InstrumentKind(kind)
    for kind in ("uu", "perppu", "pp", "perpres", "keppres", "inpres", "permen", "kepmen", "peraturan", "keputusan")
)
"""The kinds that are confused with each other when no office is named."""


def find_meant_statute(cited: CitedBasis) -> Statute | None:
    """Return the statute of another kind with the number and year of an unknown instrument.

    A stated title must be that statute's. Without a title, only the kind may be wrong: instruments of a named office or
    a region are numbered separately, so an equal number means nothing.
    """
    instrument, title = cited.instrument, cited.basis.title
    is_titled = has_distinctive_words(title)
    if not is_titled and (instrument.issuer is not None or instrument.kind not in _NATIONAL):
        return None
    for statute in load_statutes().find_namesakes(instrument):
        if statute.title is not None and (title is None or not is_titled or matches_title(title, statute.title)):
            return statute
    return None
