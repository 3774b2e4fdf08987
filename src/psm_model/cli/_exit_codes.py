"""The exit codes of the command."""

from __future__ import annotations

from typing import Final

__all__ = ["BROKEN_OFF", "FOUND", "INTERRUPTED", "OK", "UNREADABLE"]

OK: Final = 0
"""No error was found."""
FOUND: Final = 1
"""There are findings of severity error with verdict YES, or two registers differ."""
UNREADABLE: Final = 2
"""An input cannot be read, the output cannot be written, or the usage is wrong."""
INTERRUPTED: Final = 130
"""The user interrupted the command; shells use the same code."""
BROKEN_OFF: Final = 141
"""The reader closed the output; shells use the same code."""
