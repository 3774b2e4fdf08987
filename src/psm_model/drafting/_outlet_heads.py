"""The outlet before the first words of an article, in forms that no dash with gaps divides from a place."""

from __future__ import annotations

from typing import Final, NamedTuple

from psm_model.values.place_names import is_listed_place

from ._outlet_names import MAX_NAME, is_in_capitals, is_joined_name, is_one_word, is_press, is_press_word
from ._tokens import Gap, Tokens
from ._vocabulary import phrase_keys, words

__all__ = ["find_head"]

_MARKS: Final = frozenset(",.|-–—:/()[]")
_STRONG: Final = frozenset("|-–—:/]")
"""Marks that may be before the first words."""
_PRESS_WORDS: Final = words("outlets", "press_words")
_NO_OUTLET: Final = words("outlets", "no_outlet")
_ADDRESS_ENDS: Final = frozenset({"com", "id", "net", "org"})
_DOMAINS: Final = words("outlets", "domains")
_NO_PLACE_BEFORE: Final = (
    _NO_OUTLET
    | words("organisation_reader", "heads")
    | words("organisation_reader", "no_name")
    | words("official_reader", "institution")
    | words("place_reader", "venues")
    | words("inauguration_reader", "governments")
    | {word for phrase in phrase_keys("offices") for word in phrase}
    | {word for phrase in phrase_keys("organisation_names") for word in phrase}
)
"""Words that are no outlet before the name of a place."""
_MAX_PARTS: Final = 3
_MIN_BODY: Final = 6
_SHORTEST: Final = 4


class _Part(NamedTuple):
    first: int
    stop: int
    mark: str
    """The marks after it."""
    following: int
    """The token after the marks."""
    is_address: bool


def find_head(tokens: Tokens) -> tuple[int, int] | None:
    """Return the outlet in the first words of a line before a sentence: *WARTAMISAL-Pengurus*, *BATANG. WM - …*."""
    for first, _ in tokens.sentences:
        if tokens[first].gap >= Gap.LINE:
            parts = _read_parts(tokens, first)
            span = _find_name(tokens, parts) or _find_alone(tokens, first)
            if span is not None:
                return span
    return None


def _read_parts(tokens: Tokens, first: int) -> list[_Part]:
    """Return the names at the start of a line, each with the marks after it."""
    parts: list[_Part] = []
    at = first + (tokens.word(first) == "[")
    while len(parts) < _MAX_PARTS:
        part = _read_part(tokens, at)
        if part is None:
            break
        parts.append(part)
        at = part.following
    return parts


def _read_part(tokens: Tokens, first: int) -> _Part | None:
    stop = first
    is_address = False
    while stop < len(tokens) and stop < first + 2 * MAX_NAME and (stop == first or tokens[stop].gap < Gap.LINE):
        is_inner = tokens[stop].text == "." and _goes_on(tokens, stop)
        is_after = stop > first and tokens[stop - 1].text == "." and stop - 1 > first
        is_before = tokens.word(stop + 1) == "." and _goes_on(tokens, stop + 1)
        is_plain = tokens.is_capitalised(stop) or tokens[stop].is_number
        if not (is_inner or is_after or is_before or is_plain):
            break
        is_address = is_address or is_inner
        stop += 1
    following = stop
    while following < len(tokens) and tokens[following].text in _MARKS and tokens[following].gap < Gap.LINE:
        following += 1
    if not first < stop < following or following >= len(tokens) or tokens[following].gap >= Gap.LINE:
        return None
    return _Part(first, stop, "".join(token.text for token in tokens[stop:following]), following, is_address)


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Return whether a full stop is within an address, which may have spaces in it: *Misal. co. id*."""
    after = tokens.word(at + 1)
    if after not in _DOMAINS or tokens[at + 1].gap >= Gap.LINE:
        return False
    is_joined = tokens[at].gap is Gap.NONE and tokens[at + 1].gap is Gap.NONE
    return is_joined or after in _ADDRESS_ENDS | {"co", "my"}


def _find_name(tokens: Tokens, parts: list[_Part]) -> tuple[int, int] | None:
    for number, part in enumerate(parts):
        before = parts[number - 1] if number else None
        last = parts[-1] if part is not parts[-1] else part
        if not _begins_body(tokens, part.following) and not _begins_body(tokens, last.following):
            continue
        if _is_name(tokens, part, before) and number < _MAX_PARTS - 1:
            return part.first, part.stop
        begin = _find_before_place(tokens, part) if before is None else None
        if begin is not None:
            return begin
    return None


def _begins_body(tokens: Tokens, at: int) -> bool:
    """Return whether a sentence begins at a token, long enough for that of an article."""
    after = range(at, min(at + _MIN_BODY, len(tokens)))
    is_line = all(tokens[number].gap < Gap.LINE for number in after[1:])
    return len(after) == _MIN_BODY and is_line and tokens.is_capitalised(at)


def _is_name(tokens: Tokens, part: _Part, before: _Part | None) -> bool:
    first, stop = part.first, part.stop
    is_after_place = before is not None and is_listed_place(tokens.slice(before.first, before.stop))
    is_strong = bool(set(part.mark) & _STRONG)
    if part.is_address:
        ends = tokens.word(stop - 1) in _ADDRESS_ENDS
        return ends and (is_strong or is_after_place) and (before is None or is_after_place)
    text = tokens.slice(first, stop)
    is_single = is_one_word(tokens, first, stop)
    is_press_name = is_press(tokens, first, stop) and not is_single
    if before is None:
        # A name in one word, or in several before a place: *MISALNEWS-Pengurus*, *Suara Misal, Batang – Pengurus*.
        is_word = is_single and (is_press_word(text) or (is_joined_name(text) and "-" in part.mark))
        return (is_word and (is_strong or part.mark == ",")) or (is_press_name and (is_strong or part.mark == ","))
    if not is_after_place:
        # "Makassar-Misalnews//", "Contoh, Warta Batang -"
        return is_strong and before.stop == before.first + 1 and (is_press_name or (is_single and is_press_word(text)))
    if is_press_name or (is_single and is_press_word(text)):
        return True
    is_known = not is_listed_place(text) or text.lower() in _PRESS_WORDS
    return is_strong and is_single and is_known and (is_in_capitals(text) or is_joined_name(text))


def _find_before_place(tokens: Tokens, part: _Part) -> tuple[int, int] | None:
    """Return a word before a place in the first words of a line: *Misalum Lamongan – Pengurus*."""
    first, stop = part.first, part.stop
    text = tokens[first].text
    is_dash = part.mark in {"-", "–", "—", "|"} and tokens[stop].gap is not Gap.NONE
    if not is_dash or stop == first + 1 or tokens.word(first) in _NO_PLACE_BEFORE or not text.isalpha():
        return None
    is_name = len(text) >= _SHORTEST and not is_listed_place(tokens.slice(first, stop)) and not is_listed_place(text)
    return (first, first + 1) if is_name and is_listed_place(tokens.slice(first + 1, stop)) else None


def _find_alone(tokens: Tokens, first: int) -> tuple[int, int] | None:
    """Return the outlet after the place in a line of its own: *BATANG, WartaMisal*."""
    comma = next((at for at in range(first + 1, first + _MAX_PARTS + 1) if tokens.word(at) == ","), None)
    if comma is None or comma + 2 >= len(tokens) or not all(tokens.is_capitalised(at) for at in range(first, comma)):
        return None
    name = comma + 1
    stop = name + 1
    while stop < len(tokens) and tokens[stop].is_word and tokens[stop].gap is Gap.NONE:
        stop += 1
    is_line = stop < len(tokens) and tokens[name].gap < Gap.LINE <= tokens[stop].gap
    if not is_line or not _begins_body(tokens, stop):
        return None
    text = tokens.slice(name, stop)
    is_after_place = is_listed_place(tokens.slice(first, comma))
    is_name = is_joined_name(text) or (is_after_place and (is_press_word(text) or text.lower() in _PRESS_WORDS))
    return (name, stop) if is_name else None
