"""A drawing of the layers, generated from the contract in pyproject.toml that enforces the direction of imports."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

from .svg import Drawing, box, line, sheet, words

__all__ = ["contract", "layers"]

_PYPROJECT: Final = Path(__file__).resolve().parents[2] / "pyproject.toml"
_WIDTH: Final = 620.0
_LEFT: Final = 40.0
_ROW: Final = 34.0
_SPACE: Final = 10.0


def contract() -> list[list[str]]:
    """Return the layers from the highest to the lowest, each with its modules."""
    settings = tomllib.loads(_PYPROJECT.read_text(encoding="utf-8"))["tool"]["importlinter"]
    (stacked,) = (rule for rule in settings["contracts"] if rule["type"] == "layers")
    return [[name.strip(" ()") for name in layer.split("|")] for layer in stacked["layers"]]


def layers() -> Drawing:
    """Draw the layers."""
    parts = []
    rows = contract()
    for number, row in enumerate(rows):
        y = 1 + number * (_ROW + _SPACE)
        width = (_WIDTH - _LEFT - _SPACE * (len(row) - 1)) / len(row)
        for place, name in enumerate(row):
            x = _LEFT + place * (width + _SPACE)
            parts.append(box(x, y, width, _ROW, "box own" if name.startswith("_") else "box entity"))
            parts.append(words(x + width / 2, y + 21, name, "name", "middle"))
    height = len(rows) * (_ROW + _SPACE) - _SPACE + 2
    parts.append(line(f"M16 6V{height - 8:g}m-5 -7l5 7l5 -7", "line arrow"))
    in_words = "; ".join(" beside ".join(row) for row in rows)
    return sheet(
        _WIDTH + 1,
        height,
        "The layers of the package",
        f"From the top, each importing only what is below it: {in_words}.",
        parts,
    )
