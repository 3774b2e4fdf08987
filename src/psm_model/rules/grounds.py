"""What many rules rest on."""

from __future__ import annotations

from typing import Final

from psm_model.checking.rule import Authority, Ground

__all__ = ["LOGIC"]

LOGIC: Final = Ground(authority=Authority.LOGIC)
"""What could not be otherwise."""
