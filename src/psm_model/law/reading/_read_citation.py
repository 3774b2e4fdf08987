"""ReadCitation: a citation as the reader returns it."""

from __future__ import annotations

import attrs

from psm_model.law.instrument import InstrumentKey
from psm_model.law.pinpoint import Pinpoint
from psm_model.law.relation import Relation

__all__ = ["ReadCitation"]


@attrs.frozen(kw_only=True)
class ReadCitation:
    """A citation in a text, with keys where `FoundCitation` has instruments."""

    span: tuple[int, int]
    """Its start and end in the original text."""
    instrument: InstrumentKey | None
    """The instrument; None if the text refers to itself or to an instrument named before."""
    pinpoints: tuple[Pinpoint, ...]
    """The places in it."""
    title: str | None = None
    """The title stated with it, or the name that replaces a number; None without one."""
    antecedent: InstrumentKey | None = None
    """The instrument that the citation refers back to; None without one."""
    relation: Relation | None = None
    """Its relation to the instrument named before; None if the text states none."""
