"""Rules: the catalogue of what may be wrong with a register."""

from .catalogue import RULES

__all__ = ["RULES"]
