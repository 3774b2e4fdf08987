"""The exit codes of the command."""

from __future__ import annotations

from typing import Final

__all__ = ["BROKEN_OFF", "FOUND", "INTERRUPTED", "OK", "UNREADABLE"]

OK: Final = 0
"""No error was found."""
FOUND: Final = 1
"""There are findings of severity error with verdict YES, or, of two registers, differences."""
UNREADABLE: Final = 2
"""An input can't be read, the output not written, or the command is used wrongly."""
INTERRUPTED: Final = 130
"""Somebody broke the command off; so does a shell tell it of other commands."""
BROKEN_OFF: Final = 141
"""The reader of the output has closed it; so does a shell tell it of other commands."""
