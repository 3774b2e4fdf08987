"""JSON as nobody writes it: keys and texts escaped, doubled and set apart, for tests of what reads it."""

from __future__ import annotations

import json
from collections.abc import Collection
from random import Random
from typing import Any

__all__ = ["in_odd_writing"]


# Any, here and below: JSON.
def in_odd_writing(tree: Any, seed: int, *, doubled: Collection[str] = ()) -> str:
    """Write JSON in which letters are escaped at random, space is set between signs, and some keys stand twice."""
    return _written(tree, Random(seed), doubled)  # noqa: S311  # no secret


def _written(tree: Any, dice: Random, doubled: Collection[str]) -> str:
    match tree:
        case dict():
            inner = [
                f"{_text(key, dice)}{_space(dice)}:{_space(dice)}{_written(value, dice, doubled)}"
                for key, value in tree.items()
                for _ in range(2 if key in doubled and _one_in(dice, 3) else 1)
            ]
            return f"{{{_joined(inner, dice)}}}"
        case list():
            return f"[{_joined([_written(one, dice, doubled) for one in tree], dice)}]"
        case str():
            return _text(tree, dice)
        case _:
            return json.dumps(tree)


def _one_in(dice: Random, many: int) -> bool:
    return dice.randrange(many) == 0


def _joined(inner: list[str], dice: Random) -> str:
    return ",".join(f"{_space(dice)}{one}{_space(dice)}" for one in inner)


def _space(dice: Random) -> str:
    return dice.choice(["", "", "", " ", "\n", "\r\n", "\t", "\n  "])


def _text(text: str, dice: Random) -> str:
    if _one_in(dice, 2):
        return json.dumps(text, ensure_ascii=_one_in(dice, 2))
    signs = (
        f"\\u{ord(sign):04{dice.choice('xX')}}" if ord(sign) < 0x10000 and _one_in(dice, 3) else json.dumps(sign)[1:-1]
        for sign in text
    )
    return f'"{"".join(signs)}"'
