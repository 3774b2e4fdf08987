"""The outlet in a line that says where an article appeared, and in what somebody says to it."""

from __future__ import annotations

from typing import Final

from ._outlet_names import MAX_NAME, is_press, is_press_word
from ._tokens import Gap, Tokens
from ._vocabulary import phrases, words

__all__ = ["find_addressee", "find_footer"]

_APPEARED: Final = phrases("outlets", "appeared")
_WITH_TITLE: Final = frozenset({"dengan", "berjudul", "pada"})
_SOURCES: Final = phrases("outlets", "sources")
_DOMAINS: Final = words("outlets", "domains")
_CLEAR: Final = words("outlets", "clear_press")


def find_footer(tokens: Tokens) -> tuple[int, int] | None:
    """Return the outlet of *The post … appeared first on Warta Misal*, *telah tayang di …*, *Sumber: Warta Misal*."""
    for at in range(len(tokens)):
        length = tokens.find_longest(at, _APPEARED)
        if length:
            stop = _read_name(tokens, at + length)
            is_english = tokens.word(at + length - 1) == "on"
            if stop is not None and (is_english or tokens.word(stop) in _WITH_TITLE):
                return at + length, stop
        length = tokens.find_longest(at, _SOURCES) if tokens.starts_line(at) else 0
        if length:
            stop = _read_name(tokens, at + length)
            is_line = stop is not None and (stop >= len(tokens) or tokens[stop].gap >= Gap.LINE)
            if stop is not None and is_line and is_press(tokens, at + length, stop):
                return at + length, stop
    return None


def find_addressee(tokens: Tokens) -> tuple[int, int] | None:
    """Return the outlet to which somebody spoke: *kepada wartamisal.com*, *kepada Radar Misal*."""
    for at in range(1, len(tokens)):
        if tokens.word(at - 1) != "kepada":
            continue
        stop = _read_name(tokens, at)
        if stop is None or tokens.word(stop) in {"dan", "yang"}:
            continue
        is_address = any(tokens[number].text == "." for number in range(at, stop))
        is_name = stop > at + 1 and tokens.word(at) in _CLEAR and is_press(tokens, at, stop)
        if is_address or is_name or (stop == at + 1 and is_press_word(tokens[at].text)):
            return at, stop
    return None


def _read_name(tokens: Tokens, first: int) -> int | None:
    """Return the token after words with capitals, or after an address."""
    stop = first
    while stop + 2 < len(tokens) and tokens[stop].is_word and tokens[stop + 1].text == ".":
        is_joined = tokens[stop + 1].gap is Gap.NONE and tokens[stop + 2].gap is Gap.NONE
        if not is_joined or not tokens[stop + 2].is_word:
            break
        stop += 2
    if stop > first:
        return stop + 1 if tokens.word(stop) in _DOMAINS else None
    while stop < len(tokens) and stop <= first + MAX_NAME and tokens.is_capitalised(stop):
        if stop > first and tokens[stop].gap >= Gap.LINE:
            break
        stop += 1
    return stop if first < stop <= first + MAX_NAME else None
