"""Context: the settings of a check, and the decrees of the register."""

from __future__ import annotations

from datetime import date

import attrs

from .config import Config
from .decrees import NO_DECREES, DecreeIndex

__all__ = ["Context"]


@attrs.frozen(kw_only=True)
class Context:
    """Settings of a check, and the decrees of the register.

    >>> Context(config=Config(term_years=4)).config.term_years
    4
    """

    config: Config = attrs.field(factory=Config)
    """The configuration."""
    on: date | None = None
    """The day of the check; None skips everything that depends on the day."""
    decrees: DecreeIndex = NO_DECREES
    """The decrees of the register."""
