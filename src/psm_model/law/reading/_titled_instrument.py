"""TitledInstrument: an instrument whose title is read, and where it is cited."""

from __future__ import annotations

import attrs

from psm_model.law.instrument import InstrumentKey

__all__ = ["TitledInstrument"]


@attrs.frozen(kw_only=True)
class TitledInstrument:
    """An instrument after which its title may follow."""

    key: InstrumentKey
    """The instrument."""
    citation_start: int
    """The offset where its citation starts, with the places before it."""
    number_end: int
    """The offset where its number ends."""
    is_nested: bool
    """True if it is part of another title, to which the end of its own belongs."""
    is_local: bool
    """True if a region or an unknown office issued it, so that its title may name an area."""
