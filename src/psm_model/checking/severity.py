"""Severity: how serious a violation is."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Severity"]


class Severity(StrEnum):
    """The seriousness of a violation."""

    ERROR = "error"
    """The record cannot be right."""
    WARNING = "warning"
    """The record is unusual; check it."""
    INFO = "info"
    """Worth knowing."""
