"""CheckOutcome: what a check did, for the rules about the check itself."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import ClassVar, NamedTuple

import attrs

from .config import Waiver

__all__ = ["CheckOutcome", "RuleFailure"]


class RuleFailure(NamedTuple):
    """A rule that raised an exception."""

    code: str
    """The code of the rule."""
    error: str
    """The class name of the exception."""
    path: str
    """A JSON Pointer to the checked subject."""


@attrs.frozen(kw_only=True)
class CheckOutcome:
    """The outcome of a check, for the rules about the check itself."""

    path: ClassVar = ""
    """The JSON Pointer of the register."""
    waivers: tuple[Waiver, ...] = ()
    """The waivers of the configuration."""
    used: frozenset[Waiver] = frozenset()
    """The waivers that removed a finding."""
    active_codes: frozenset[str] = frozenset()
    """The codes of the rules that ran."""
    known_codes: frozenset[str] = frozenset()
    """The codes of all rules, including those that did not run."""
    known_ids: Collection[str] = frozenset()
    """The ids of all entities of the register."""
    on: date | None = None
    """The day of the check."""
    failures: tuple[RuleFailure, ...] = ()
    """The rules that raised."""
