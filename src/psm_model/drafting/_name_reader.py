"""Names of persons in tokens, with their titles and degrees."""

from __future__ import annotations

from typing import Final

from psm_model.values.person_name import is_honorific, is_known_degree, is_shaped_degree

from ._area_reader import LEVEL_WORDS
from ._calendar import is_weekday
from ._tokens import Gap, Tokens
from ._vocabulary import words

__all__ = ["read_name"]

_QUOTES: Final = frozenset('"“”')
_MAX_WORDS: Final = 8
_SHORTEST_VERB: Final = 7
_MAX_DEGREE_TOKENS: Final = 8
_SHORT: Final = words("name_reader", "short")
"""Words of names that are abbreviated with a full stop."""
_RANKS: Final = words("name_reader", "ranks")
_FORCES: Final = frozenset({"pol", "mar", "laut"})
"""Abbreviated forces before *(Purn)*."""
_NOT_NAMES: Final = words("name_reader", "not_names")


def read_name(tokens: Tokens, at: int) -> int | None:
    """Return the token after the name of a person that begins at a token; None if there is none.

    Titles before the name and degrees after it belong to it.
    """
    stop = at
    words = 0
    has_name = False
    while (
        words < _MAX_WORDS
        and (tokens.is_capitalised(stop) or _is_doctor(tokens, stop))
        and (stop == at or tokens[stop].gap < Gap.LINE)
    ):
        word = tokens.word(stop)
        if word in _NOT_NAMES or word in LEVEL_WORDS or _is_verb(word) or is_weekday(word):
            break
        is_title = is_honorific(tokens[stop].text)
        has_name = has_name or (not is_title and len(word) > 1)
        words += 1
        stop += 1
        rank = stop + (tokens.word(stop) == "." and word in _FORCES)
        if tokens.word(rank) == "(" and tokens.word(rank + 1) in _RANKS and tokens.word(rank + 2) == ")":
            stop = rank + 3
        if (
            tokens.word(stop) == "-"
            and tokens.is_capitalised(stop + 1)
            and tokens[stop + 1].gap is tokens[stop].gap is Gap.NONE
        ):
            stop += 1
        stop = _skip_full_stop(tokens, stop, is_title=is_title)
        stop = _skip_nickname(tokens, stop)
    while stop > at and tokens[stop - 1].text in {".", "-"}:
        stop -= 1
    if not has_name:
        return None
    return _read_degrees(tokens, stop)


def _is_doctor(tokens: Tokens, at: int) -> bool:
    """Return whether the title of a physician is at a token, which is in lower case."""
    return tokens.word(at) in {"dr", "drg", "drh"} and tokens.word(at + 1) == "." and tokens.is_capitalised(at + 2)


def _is_verb(word: str) -> bool:
    """Return whether a word in a headline is a verb: *Kukuhkan*, *Sampaikan*."""
    return len(word) >= _SHORTEST_VERB and word.endswith("kan")


def _skip_full_stop(tokens: Tokens, at: int, *, is_title: bool) -> int:
    """Return the token after the full stop of an abbreviated word, if the name continues."""
    if tokens.word(at) != "." or tokens[at].gap is not Gap.NONE or not tokens.is_capitalised(at + 1):
        return at
    word = tokens.word(at - 1)
    is_attached = tokens[at + 1].gap is Gap.NONE
    is_short = is_title or len(word) == 1 or word in _SHORT or word in {"pd", "ag", "si", "sos", "kom", "hum", "ip"}
    return at + 1 if (is_short or is_attached) and tokens[at + 1].gap < Gap.LINE else at


def _skip_nickname(tokens: Tokens, at: int) -> int:
    """Return the token after a nickname in quotes within a name: *Budi "Abud" Santoso*."""
    is_nickname = (
        tokens.word(at) in _QUOTES
        and tokens.is_capitalised(at + 1)
        and tokens.word(at + 2) in _QUOTES
        and tokens[at + 2].gap is tokens[at + 1].gap is Gap.NONE
        and tokens[at].gap is Gap.SPACE
        and tokens.is_capitalised(at + 3)
        and tokens[at + 3].gap is Gap.SPACE
    )
    return at + 3 if is_nickname else at


def _read_degrees(tokens: Tokens, at: int) -> int:
    """Return the token after the degrees that follow a name after commas."""
    stop = at
    while (
        tokens.word(stop) in {",", ";"}
        or (tokens.word(stop) == "." and tokens.word(stop + 1) == ",")
        or (stop > at and tokens.word(stop) == ".")
    ):
        first = stop + (1 if tokens.word(stop) in {",", ";"} or tokens.word(stop + 1) != "," else 2)
        while tokens.word(first) in {",", "."}:
            first += 1
        end = _read_degree(tokens, first)
        if end is None:
            break
        stop = end
    # "Drs. Budi Misal, M.M. mengukuhkan": the full stop of a degree.
    goes_on = stop + 1 < len(tokens) and not tokens.is_capitalised(stop + 1) and tokens[stop + 1].gap < Gap.LINE
    is_dotted = stop > at and tokens.word(stop) == "." and tokens[stop].gap is Gap.NONE and tokens.word(stop - 2) == "."
    return stop + 1 if is_dotted and goes_on else stop


def _read_degree(tokens: Tokens, at: int) -> int | None:
    """Return the token after a degree at a token; the longest one."""
    if not tokens.is_capitalised(at) or tokens[at].gap >= Gap.LINE:
        return None
    best = None
    for stop in range(at + 1, min(at + _MAX_DEGREE_TOKENS, len(tokens)) + 1):
        if tokens[stop - 1].gap >= Gap.LINE or tokens[stop - 1].text in {",", ";", "("}:
            break
        words = tokens.slice(at, stop).split()
        is_degree = is_known_degree(words) or (len(words) == 1 and is_shaped_degree(words[0], among_others=False))
        if is_degree and tokens[stop - 1].is_word:
            best = stop
    return best
