"""Ids for the tests of replacements."""

from __future__ import annotations

NAMES = "abcdef"
