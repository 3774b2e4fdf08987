"""JSON in unusual notation: escaped, duplicated and spaced, for tests of readers."""

from __future__ import annotations

import json
from collections.abc import Collection
from random import Random
from typing import Any

__all__ = ["write_oddly"]


# Any, here and below: JSON.
def write_oddly(tree: Any, seed: int, *, duplicated: Collection[str] = ()) -> str:
    """Write JSON with random escapes and spaces, and with some keys duplicated."""
    return _write(tree, Random(seed), duplicated)  # noqa: S311  # no secret


def _write(tree: Any, dice: Random, duplicated: Collection[str]) -> str:
    match tree:
        case dict():
            inner = [
                f"{_text(key, dice)}{_space(dice)}:{_space(dice)}{_write(value, dice, duplicated)}"
                for key, value in tree.items()
                for _ in range(2 if key in duplicated and _one_in(dice, 3) else 1)
            ]
            return f"{{{_join(inner, dice)}}}"
        case list():
            return f"[{_join([_write(item, dice, duplicated) for item in tree], dice)}]"
        case str():
            return _text(tree, dice)
        case _:
            return json.dumps(tree)


def _one_in(dice: Random, many: int) -> bool:
    return dice.randrange(many) == 0


def _join(inner: list[str], dice: Random) -> str:
    return ",".join(f"{_space(dice)}{part}{_space(dice)}" for part in inner)


def _space(dice: Random) -> str:
    return dice.choice(["", "", "", " ", "\n", "\r\n", "\t", "\n  "])


def _text(text: str, dice: Random) -> str:
    if _one_in(dice, 2):
        return json.dumps(text, ensure_ascii=_one_in(dice, 2))
    letters = (
        f"\\u{ord(letter):04{dice.choice('xX')}}"
        if ord(letter) < 0x10000 and _one_in(dice, 3)
        else json.dumps(letter)[1:-1]
        for letter in text
    )
    return f'"{"".join(letters)}"'
