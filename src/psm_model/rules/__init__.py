"""Catalogue of the rules that check a register."""

from .catalogue import RULES

__all__ = ["RULES"]
