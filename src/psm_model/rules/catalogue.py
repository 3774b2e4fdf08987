"""The catalogue: every rule of the package by its code."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Final

from .rule import Rule

__all__ = ["RULES"]

_SUBJECTS: Final = (
    "appointments",
    "area_names",
    "areas",
    "basis_dates",
    "births",
    "boards",
    "chairs",
    "gaps",
    "inaugurations",
    "legal_bases",
    "members",
    "membership",
    "organisations",
    "overlaps",
    "seats",
    "replacements",
    "written_dates",
    "references",
    "run",
    "sources",
    "term_periods",
    "terms",
)
"""The modules that rules stand in."""

RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        rule.code: rule
        for rule in sorted(
            (
                value
                for subject in _SUBJECTS
                for value in vars(import_module(f"{__package__}.{subject}")).values()
                if isinstance(value, Rule)
            ),
            key=lambda rule: rule.code,
        )
    }
)
"""Every rule of the package by its code, in order of the codes."""
