"""A register in which each record that may refer to another does."""

from __future__ import annotations

from typing import Final

import attrs

from psm_model.entities import Register
from psm_model.testing import everything

EVERYTHING: Final = Register.of(
    attrs.evolve(everything.SOURCE, decree_ids=("1",)),
    everything.DECREE,
    everything.ORGANISATION,
    everything.MEMBER,
    attrs.evolve(everything.TERM, appointments=(attrs.evolve(everything.SEAT, replaces_id="2"),)),
)
"""A register in which every field has a value."""
