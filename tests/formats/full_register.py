"""A register in which every field of every record has a value."""

from __future__ import annotations

from typing import Final

import attrs

from psm_model import Register
from psm_model.testing.everything import DECREE, MEMBER, ORGANISATION, SEAT, SOURCE, TERM

__all__ = ["FULL"]

FULL: Final = Register.of(
    SOURCE,
    DECREE,
    ORGANISATION,
    MEMBER,
    attrs.evolve(TERM, appointments=[attrs.evolve(SEAT, replaces_id=None)]),
)
