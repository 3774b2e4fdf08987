"""Words of the names of outlets."""

from __future__ import annotations

from typing import Final

from ._tokens import Gap, Tokens
from ._vocabulary import phrase_keys, words

__all__ = ["MAX_NAME", "is_in_capitals", "is_joined_name", "is_one_word", "is_press", "is_press_word"]

MAX_NAME: Final = 5
"""The greatest number of words in the name of an outlet."""
_PRESS_WORDS: Final = words("outlets", "press_words")
"""Words of the names of outlets."""
_NO_OUTLET: Final = words("outlets", "no_outlet")
_STARTS: Final = tuple(words("outlets", "press_starts"))
"""First parts of names of outlets in one word: *Wartamisal*."""
_ENDS: Final = tuple(words("outlets", "press_ends"))
"""Last parts of such names: *Misalnews*."""
_NO_PRESS: Final = words("outlets", "no_press")
"""Other words with such a part."""
_BODIES: Final = {phrase[0] for phrase in phrase_keys("organisation_names") if len(phrase) == 1}
_SHORTEST_PART: Final = 3
_SHORTEST, _LONGEST = 2, 14


def is_press(tokens: Tokens, first: int, stop: int) -> bool:
    """Return whether words with capitals have one that is usual in the names of outlets: *Warta Misal*."""
    listed = {tokens.word(at) for at in range(first, stop)}
    is_name = first < stop <= first + MAX_NAME and all(tokens.is_capitalised(at) for at in range(first, stop))
    return is_name and bool(listed & _PRESS_WORDS) and not listed & _NO_OUTLET


def is_one_word(tokens: Tokens, first: int, stop: int) -> bool:
    """Return whether tokens are written as one word; the reader divides some that were joined: *InfoPublik*."""
    return first < stop and all(tokens[at].is_word and tokens[at].gap is Gap.NONE for at in range(first + 1, stop))


def is_press_word(text: str) -> bool:
    """Return whether a word with a capital is the name of an outlet with a usual part: *Wartamisal*, *MISALPOS*."""
    word = text.lower()
    if not text[:1].isupper() or not word.isalnum() or word in _NO_PRESS or word in _BODIES:
        return False
    lengths = [len(part) for part in _STARTS if word.startswith(part)]
    lengths += [len(part) for part in _ENDS if word.endswith(part)]
    return any(len(word) >= length + _SHORTEST_PART for length in lengths)


def is_joined_name(text: str) -> bool:
    """Return whether a word is the name of an outlet in one: *WartaMisal*."""
    return text.isalpha() and text[0].isupper() and not text.isupper() and any(letter.isupper() for letter in text[1:])


def is_in_capitals(text: str) -> bool:
    """Return whether a word in capitals may be the name of an outlet, and is no acronym of a known body: *METRO*."""
    is_name = text.isalnum() and text.isupper() and _SHORTEST <= len(text) <= _LONGEST
    return is_name and text.lower() not in _BODIES | _NO_OUTLET
