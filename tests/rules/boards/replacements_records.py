"""Records and oracles that the tests of several rules share."""

from __future__ import annotations

NAMES = "abcdef"
