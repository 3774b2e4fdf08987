"""The marks of fields with personal data: metadata of values and records, which the schema reads."""

from __future__ import annotations

from typing import Final

__all__ = ["IDENTIFYING", "SENSITIVE"]

SENSITIVE: Final = {"sensitive": True}
"""The metadata of a field with personal data, which no repr, message or finding shows."""
IDENTIFYING: Final = {**SENSITIVE, "identifying": True}
"""The metadata of a field with personal data that identifies somebody: numbers and birth dates."""
