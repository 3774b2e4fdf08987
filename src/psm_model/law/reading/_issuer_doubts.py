"""Offices that an abbreviation or a common word leaves in doubt."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from psm_model.law._issuers import abbreviate
from psm_model.law.instrument import InstrumentKey

from ._text import Text

__all__ = ["may_be_company", "resolve_initials"]

_INITIALS_OF_TWO: Final = 3
"""The number of letters of initials that two offices share."""


def may_be_company(text: Text, instrument: InstrumentKey, start: int, end: int) -> bool:
    """Return whether an *anggaran dasar* may be that of a company, as only associations have both statutes.

    The initials of one of the statutes may mean something else.
    """
    cited = text.low[start:end]
    unsure = instrument.issuer is None or ("dasar" in cited and "rumah tangga" not in cited)
    return unsure or (cited.startswith(("ad ", "art ")) and abbreviate(instrument.issuer or "") is None)


def resolve_initials(
    text: Text, instrument: InstrumentKey, start: int, named: Collection[InstrumentKey]
) -> InstrumentKey:
    """Resolve initials that two offices share.

    "PMK" is a regulation of the constitutional court if the text has named it before, "KMA" a decision of the chief
    justice if its number says so.
    """
    initials = text.low[start : start + _INITIALS_OF_TWO]
    if initials == "pmk":
        court = InstrumentKey("peraturan", instrument.number, instrument.year, "mahkamah konstitusi")
        return court if court in named else instrument
    if initials == "kma" and "/KMA/" in (instrument.number or ""):
        return InstrumentKey("keputusan", instrument.number, instrument.year, "ketua mahkamah agung")
    return instrument
