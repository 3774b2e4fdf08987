"""Records and oracles that the tests of several rules share."""

from __future__ import annotations

from hypothesis import settings

from psm_model.checking import Config, Finding
from psm_model.checks import check
from psm_model.entities import Register


def run_on_register(code: str, register: Register) -> list[Finding]:
    """Return the findings of one rule in a register, undetermined ones too."""
    return list(check(register, config=Config(select=(code,)), undetermined=True))


# Whole registers are slow to draw. One of the two strategies has many duplicate ids, the other every field.
FEWER = settings(max_examples=settings().max_examples // 2)
