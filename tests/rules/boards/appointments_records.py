"""Values for the tests of appointments."""

from __future__ import annotations

from hypothesis import settings

EXAMPLES = settings(max_examples=2 * settings().max_examples)
BOARD = "2020-01-01/2024-12-31"
