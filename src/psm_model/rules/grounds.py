"""Grounds shared by many rules."""

from __future__ import annotations

from typing import Final

from psm_model.checking import Authority, Ground

__all__ = ["LOGIC"]

LOGIC: Final = Ground(authority=Authority.LOGIC)
"""The ground of rules that follow from logic."""
