"""Severity: how bad it is that a rule is broken."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Severity"]


class Severity(StrEnum):
    """How bad it is that a rule is broken."""

    ERROR = "error"
    """The record can't be right."""
    WARNING = "warning"
    """The record is unusual, and somebody should look."""
    INFO = "info"
    """Worth knowing."""
