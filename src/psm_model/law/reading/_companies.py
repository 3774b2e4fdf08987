"""Statutes whose association is in doubt."""

from __future__ import annotations

from psm_model.law._issuers import abbreviate
from psm_model.law.instrument import InstrumentKey

from ._text import Text

__all__ = ["may_be_company"]


def may_be_company(text: Text, instrument: InstrumentKey, start: int, end: int) -> bool:
    """Return whether an *anggaran dasar* may be that of a company, as only associations have both statutes.

    The initials of one of the statutes may mean something else.
    """
    cited = text.lowered[start:end]
    unsure = instrument.issuer is None or ("dasar" in cited and "rumah tangga" not in cited)
    return unsure or (cited.startswith(("ad ", "art ")) and abbreviate(instrument.issuer or "") is None)
