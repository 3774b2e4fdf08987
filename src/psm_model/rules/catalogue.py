"""The catalogue: every rule of the package by its code."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from . import (
    appointments,
    areas,
    boards,
    inaugurations,
    legal_bases,
    members,
    membership,
    organisations,
    references,
    run,
    sources,
    term_periods,
    terms,
)
from .rule import Rule

__all__ = ["RULES"]

_SUBJECTS = (
    appointments,
    areas,
    boards,
    inaugurations,
    legal_bases,
    members,
    membership,
    organisations,
    references,
    run,
    sources,
    term_periods,
    terms,
)

RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        rule.code: rule
        for rule in sorted(
            (value for subject in _SUBJECTS for value in vars(subject).values() if isinstance(value, Rule)),
            key=lambda rule: rule.code,
        )
    }
)
"""Every rule of the package by its code, in order of the codes."""
