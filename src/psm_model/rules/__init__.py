"""Catalogue of the rules that check a register."""

from .catalogue import RULES, collect_rules

__all__ = ["RULES", "collect_rules"]
