"""Places of events in tokens: a hall, a building or a town."""

from __future__ import annotations

from typing import Final

from ._area_reader import LEVEL_WORDS
from ._calendar import is_month, is_weekday
from ._reading import Reading
from ._tokens import Gap
from ._vocabulary import phrases, words

__all__ = ["find_place"]

_VENUES: Final = words("place_reader", "venues")
_LOWER: Final = _VENUES | words("place_reader", "lower")
_LINKS: Final = phrases("place_reader", "links")
_CHOOSE: Final = words("place_reader", "choose")
_CHOSEN_AS: Final = phrases("place_reader", "chosen_as")
_NOT_BEFORE: Final = words("place_reader", "not_before")
_STOPS: Final = words("place_reader", "stops")
_JOINED_BY_AND: Final = words("place_reader", "joined_by_and")
_WITH_TASKS: Final = frozenset({"dinas", "badan", "kementerian"})
_TASKS: Final = words("official_reader", "institution") - words("official_reader", "institution_starts") - _VENUES
"""Words of the tasks of an office of the state."""
_HELD: Final = words("place_reader", "held")
_VERBS: Final = frozenset({"lantik", "kukuhkan"})
_MAX_TOKENS: Final = 18
_MAX_BRACKET: Final = 4
_MAX_SHORT: Final = 3
_MAX_PART: Final = 2


def find_place(reading: Reading, first: int, stop: int) -> tuple[int, int] | None:
    """Return the tokens of the place of the event that a sentence reports; None if it states no place."""
    subject = _find_subject(reading, first, stop) or _find_chosen(reading, first, stop)
    if subject is not None:
        return subject
    places = [(at, read) for at in range(first, stop) if (read := _read_after_preposition(reading, at, stop))]
    after_verb = (place for at, place in places if reading.tokens.word(at - 1) in _HELD)
    of_event = next(after_verb, None)
    if of_event is not None:
        return of_event
    venues = (place for _, place in places if any(reading.tokens.word(at) in _VENUES for at in range(*place)))
    towns = (place for at, place in places if _is_of_event(reading, at, place[1]))
    return next(venues, None) or next(towns, None)


def _find_subject(reading: Reading, first: int, stop: int) -> tuple[int, int] | None:
    """Return the place that is the subject of a sentence: *Aula Kantor Bupati menjadi tempat pelantikan*."""
    tokens = reading.tokens
    link = next((at for at in range(first, stop) if tokens.find_longest(at, _LINKS)), None)
    if link is None:
        return None
    begin = next((at for at in range(first, link) if tokens.word(at) in _VENUES and tokens.is_capitalised(at)), None)
    if begin is None:
        return None
    # A day may be between the place and the verb.
    return begin, _read(reading, begin, link) or link


def _find_chosen(reading: Reading, first: int, stop: int) -> tuple[int, int] | None:
    """Return the place that somebody chose: *memilih Pantai Misal sebagai lokasi*."""
    tokens = reading.tokens
    for at in range(first, stop):
        if tokens.word(at) in _CHOOSE and tokens.is_capitalised(at + 1):
            end = _read(reading, at + 1, stop)
            if end is not None and tokens.find_longest(end, _CHOSEN_AS):
                return at + 1, end
    return None


def _read_after_preposition(reading: Reading, at: int, stop: int) -> tuple[int, int] | None:
    """Return the place after "di" at a token."""
    tokens = reading.tokens
    if tokens.word(at) != "di" or tokens.word(at + 1) in _VERBS or at + 1 >= stop:
        return None
    end = _read(reading, at + 1, stop)
    return None if end is None else (at + 1, end)


def _is_of_event(reading: Reading, at: int, end: int) -> bool:
    """Return whether a town after "di" is the place of the event, and not that of the board.

    It is so beside the day, and at the end of the sentence after a comma.
    """
    tokens = reading.tokens
    if tokens.word(at - 1) in _NOT_BEFORE:
        return False
    following = end + (tokens.word(end) in {",", "pada"})
    is_before_day = following in reading.date_starts or tokens.word(following) in {"akhir", "hari"}
    is_before_day = is_before_day or is_weekday(tokens.word(following))
    is_after_day = at - (tokens.word(at - 1) == ",") in reading.date_stops
    is_last = end >= len(tokens) or (tokens.word(end) == "." and tokens.word(at - 1) == ",")
    return is_before_day or is_after_day or is_last


def _read(reading: Reading, at: int, stop: int) -> int | None:
    """Return the token after the place that begins at a token; None if there is no place."""
    tokens = reading.tokens
    if not (tokens.is_capitalised(at) or tokens.word(at) in _VENUES):
        return None
    end = at + 1
    limit = min(at + _MAX_TOKENS, stop)
    while end < limit:
        following = _read_part(reading, at, end, stop)
        if following is None:
            break
        end = following
    while end > at + 1 and not (tokens[end - 1].is_word or tokens.word(end - 1) == ")"):
        end -= 1
    # A venue without a name, as in "di aula", is not a place that helps.
    is_named = end > at + 1 or tokens.is_capitalised(at) or tokens.word(at).endswith("nya")
    return end if is_named else None


def _read_part(reading: Reading, first: int, at: int, stop: int) -> int | None:
    """Return the token after a further word, bracket or mark of a place; None if the place ends before a token."""
    tokens = reading.tokens
    token = tokens[at]
    if token.gap >= Gap.LINE or token.word in _STOPS or is_month(token.word) or is_weekday(token.word):
        return None
    if token.is_capitalised or token.word in _LOWER or (token.is_number and tokens[at - 1].is_word):
        return at + 1
    if token.text == "(":
        close = next((n for n in range(at + 1, min(at + 1 + _MAX_BRACKET, stop)) if tokens.word(n) == ")"), None)
        is_name = tokens.is_capitalised(at + 1) and not is_weekday(tokens.word(at + 1))
        return None if close is None or not is_name else close + 1
    if _is_of_task(reading, first, at):
        return at + 1
    if token.text == ",":
        return at + 1 if _is_further_part(reading, at + 1, stop) else None
    is_attached = at + 1 < stop and token.gap is tokens[at + 1].gap is Gap.NONE
    is_abbreviated = at > first + 1 and len(tokens[at - 1].text) <= _MAX_SHORT and tokens.is_capitalised(at + 1)
    joins = (
        (token.text in {"-", "/"} and is_attached)
        or (token.text == "." and at + 1 < stop and is_abbreviated)
        or (token.word == "dan" and tokens.is_capitalised(at + 1) and tokens.word(at - 1) in _JOINED_BY_AND)
    )
    return at + 1 if joins else None


def _is_of_task(reading: Reading, first: int, at: int) -> bool:
    """Return whether a mark or "dan" is within the tasks of an office: *Dinas Pendidikan, Pemuda, dan Olahraga*."""
    tokens = reading.tokens
    after = at + 1 + (tokens.word(at) == "," and tokens.word(at + 1) == "dan")
    is_link = tokens.word(at) in {",", "dan"} and tokens.is_capitalised(after)
    is_office = any(tokens.word(number) in _WITH_TASKS for number in range(first, at))
    return is_link and is_office and tokens.word(after) in _TASKS


def _is_further_part(reading: Reading, at: int, stop: int) -> bool:
    """Return whether the words after a comma belong to a place: a venue, an area, or a short name before a mark."""
    tokens = reading.tokens
    word = tokens.word(at)
    if at >= stop or not tokens.is_capitalised(at) or is_month(word) or is_weekday(word):
        return False
    if word in _VENUES:
        return True
    if reading.officials.read_office(at) is not None or reading.organisations.read(at) is not None:
        return False
    area = reading.areas.read(at)
    if area is not None:
        following = tokens.word(area.stop)
        return not tokens.is_capitalised(area.stop) or following in LEVEL_WORDS or is_weekday(following)
    end = at
    while tokens.is_capitalised(end) and not is_weekday(tokens.word(end)) and end - at <= _MAX_PART:
        end += 1
    return end - at <= _MAX_PART and tokens.word(end) in {",", ".", "("}
