"""Settings for the tests of chairs."""

from __future__ import annotations

from hypothesis import settings

EXAMPLES = settings(max_examples=2 * settings().max_examples)
