"""Places of events in tokens: a hall, a building or a town."""

from __future__ import annotations

from typing import Final

from psm_model.values._date_grammar import MONTH_NUMBERS, WEEKDAY_NUMBERS

from ._area_reader import LEVEL_WORDS
from ._reading import Reading
from ._tokens import Gap, Tokens
from ._vocabulary import phrases, words

__all__ = ["find_place"]

_VENUES: Final = words("place_reader", "venues")
_LOWER: Final = _VENUES | frozenset(
    ["dinas", "jabatan", "pertemuan", "serbaguna", "utama", "lantai", "rapat", "pola", "dan", "serba", "guna", "besar"]
)
_LINKS: Final = phrases("place_reader", "links")
_NOT_BEFORE: Final = words("place_reader", "not_before")
_STOPS: Final = words("place_reader", "stops")
_MAX: Final = 18
_LONG_WEEKDAY: Final = 4


def find_place(reading: Reading, first: int, stop: int) -> tuple[int, int] | None:
    """Return the tokens of the place of the event that a sentence reports; None if it states none."""
    tokens = reading.tokens
    for at in range(first, stop):
        if any(tokens.matches(at, link) for link in _LINKS):
            start = _find_start(tokens, first, at)
            if start is not None:
                return start, at
    towns = []
    for at in range(first, stop):
        if (
            tokens.word(at) not in {"di", "bertempat"}
            or tokens.word(at + 1) == "di"
            or tokens.word(at + 1) in {"lantik", "kukuhkan"}
        ):
            continue
        begin = at + 1
        if begin >= stop:
            break
        is_venue = tokens.word(begin) in _VENUES
        end = _read(reading, begin, stop)
        if end is None:
            continue
        if is_venue or _has_venue(tokens, begin, end):
            return begin, end
        towns.append((at, begin, end))
    for at, begin, end in towns:
        if _is_of_event(reading, at, begin, end):
            return begin, end
    return None


def _find_start(tokens: Tokens, first: int, stop: int) -> int | None:
    """Return where the place before "menjadi tempat" begins: behind the dateline, at a word for a venue."""
    for at in range(first, stop):
        if tokens.word(at) in _VENUES and tokens.is_capitalised(at):
            return at
    return None


def _has_venue(tokens: Tokens, first: int, stop: int) -> bool:
    return any(tokens.word(at) in _VENUES for at in range(first, stop))


def _is_of_event(reading: Reading, at: int, begin: int, end: int) -> bool:
    """Return whether a town is the place of the event, and not that of the board: beside the day, or at the end."""
    tokens = reading.tokens
    if tokens.word(at - 1) in _NOT_BEFORE:
        return False
    starts = {date.span[0] for date in reading.dates}
    ends = {date.span[1] for date in reading.dates}
    following = end + (tokens.word(end) in {",", "pada"})
    is_before_day = following < len(tokens) and (
        tokens[following].start in starts or tokens.word(following) in {"akhir", "hari"}
    )
    before = at - 1 - (tokens.word(at - 1) == ",")
    is_behind_day = before >= 0 and tokens[before].end in ends
    is_last = end >= len(tokens) or (tokens[end].text == "." and tokens.word(at - 1) == ",")
    return is_before_day or is_behind_day or is_last


def _read(reading: Reading, at: int, stop: int) -> int | None:
    """Return the token behind the place that begins at a token; None if there is none."""
    tokens = reading.tokens
    end = at
    while end < min(at + _MAX, stop):
        token = tokens[end]
        word = token.word
        is_day = (
            word in WEEKDAY_NUMBERS and len(word) > _LONG_WEEKDAY - 1 and token.is_capitalised
        ) or word in MONTH_NUMBERS
        if (end > at and token.gap >= Gap.LINE) or word in _STOPS or (is_day and end > at):
            break
        if token.is_capitalised or (word in _LOWER and (end > at or word in _VENUES)):
            end += 1
        elif token.text == "(":
            close = next((n for n in range(end + 1, min(end + 5, stop)) if tokens.word(n) == ")"), None)
            if (
                close is None
                or not tokens.is_capitalised(end + 1)
                or end == at
                or tokens[end + 1].word in WEEKDAY_NUMBERS
            ):
                break
            end = close + 1
        elif (
            token.text in {"-", "/"}
            and token.gap is Gap.NONE
            and end > at
            and end + 1 < stop
            and tokens[end + 1].gap is Gap.NONE
        ) or (
            token.text == "."
            and end + 1 < stop
            and tokens[end + 1].is_capitalised
            and len(tokens[end - 1].text) <= 3
            and end > at + 1
        ) or (token.is_number and end > at and tokens[end - 1].is_word) or (token.text == "," and end > at and _is_part(reading, end + 1, stop)) or (
            word == "dan"
            and end > at
            and end + 1 < stop
            and tokens.is_capitalised(end + 1)
            and tokens.word(end - 1) in {"taman", "kantor", "pariwisata", "sosial"}
        ):
            end += 1
        else:
            break
    while end > at and (tokens[end - 1].text in {",", "-", "/", "."} or tokens.word(end - 1) == "dan"):
        end -= 1
    return end if end > at and (tokens.is_capitalised(at) or tokens.word(at) in _VENUES) else None


def _is_part(reading: Reading, at: int, stop: int) -> bool:
    """Return whether the words behind a comma are a further part of a place: an area, or a name before a mark."""
    tokens = reading.tokens
    if not tokens.is_capitalised(at) or at >= stop:
        return False
    word = tokens.word(at)
    if word in _VENUES:
        return True
    if (word in WEEKDAY_NUMBERS and len(word) > 3) or word in MONTH_NUMBERS:
        return False
    if reading.officials.read_office(at) is not None or reading.organisations.read(at) is not None:
        return False
    area = reading.areas.read(at)
    if area is not None:
        following = area.stop
        return (
            following >= stop
            or not tokens.is_capitalised(following)
            or tokens.word(following) in LEVEL_WORDS
            or tokens.word(following) in WEEKDAY_NUMBERS
        )
    end = at
    while end < stop and tokens.is_capitalised(end) and end - at < 4 and tokens.word(end) not in WEEKDAY_NUMBERS:
        end += 1
    return end < stop and tokens[end].text in {",", ".", "("} and end - at <= 2
