"""The folders of documentation that are generated, and so may be of an earlier state of the repository."""

from __future__ import annotations

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
GENERATED: Final = tuple(
    line for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines() if line.startswith("docs/")
)
"""Their paths, each with a slash at the end: what git ignores in the documentation."""
