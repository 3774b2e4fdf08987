"""Survivors that are accepted: mutants that change nothing that the code promises, each with its reason."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

__all__ = ["read_accepted"]


def read_accepted(path: Path) -> set[str]:
    """Read the keys of accepted survivors: one in a line, followed by the indented reason. One without ends the run."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    lines = [line for line in lines if line and not line.startswith("#")]
    for line, below in pairwise([*lines, ""]):
        if not line.startswith(" ") and not below.startswith(" "):
            sys.exit(f"mutation: accepted without a reason: {line}")
    return {line for line in lines if not line.startswith(" ")}
