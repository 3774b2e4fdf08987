"""Where Popolo's own schemas and examples are, if they are on this machine, and registers that are read from Popolo."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from psm_model.entities import Register
from psm_model.formats.popolo import Ends, read_popolo
from tests.formats.losses import sort_sources
from tests.formats.results import register_and_losses

SHARED: Final = Path(__file__).parents[4] / "shared" / "popolo"
NEEDS_SHARED: Final = pytest.mark.skipif(
    not SHARED.is_dir(), reason="Popolo's own schemas and examples are not copied into the repository"
)


def read_sorted(text: str, ends: Ends) -> Register:
    """Read a register, with its sources sorted by id."""
    register, _ = register_and_losses(read_popolo(text, ends=ends))
    return sort_sources(register)
