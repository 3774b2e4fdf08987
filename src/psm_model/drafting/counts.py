"""Numbers that a text states of an organisation: its officers, its members, and the areas in which it works."""

from __future__ import annotations

from typing import Final

import attrs

from psm_model.entities.organisation import Qualifier
from psm_model.errors import require_type

from ._tokens import Gap, Tokens
from ._vocabulary import phrases, words
from .found import Found

__all__ = ["FoundCount", "find_counts", "read_counts"]

_PEOPLE: Final = phrases("counts", "people")
"""What is counted of an organisation."""
_AREAS: Final = words("counts", "areas")
_QUALIFIERS: Final = {
    ("lebih", "dari"): Qualifier.MORE_THAN,
    ("kurang", "dari"): Qualifier.LESS_THAN,
    ("kurang", "lebih"): Qualifier.ABOUT,
    ("sekitar",): Qualifier.ABOUT,
    ("kira", "-", "kira"): Qualifier.ABOUT,
    ("sedikitnya",): Qualifier.AT_LEAST,
    ("minimal",): Qualifier.AT_LEAST,
    ("setidaknya",): Qualifier.AT_LEAST,
    ("maksimal",): Qualifier.AT_MOST,
    ("paling", "banyak"): Qualifier.AT_MOST,
}
"""Words before a number, and what they mean."""
_OWN_PEOPLE: Final = frozenset({"anggotanya", "pengurusnya"})
_PERSONS: Final = frozenset({"orang", "personel"})
_MAX_APART: Final = 16
_GROUPED: Final = 3
_NOT_COUNTED: Final = words("counts", "not_counted")
_FURTHER: Final = words("counts", "further")
_AREA_TAIL: Final = phrases("counts", "area_tail")


@attrs.frozen(kw_only=True)
class FoundCount(Found[int]):
    """A number of officers, members or areas in a text. The value is the number that is written."""

    number: Found[str]
    """The number as written, with the words that qualify it."""
    of: Found[str]
    """What is counted."""
    qualifier: Qualifier = Qualifier.EXACTLY
    """How the count relates to that number."""


def find_counts(text: str) -> tuple[FoundCount, ...]:
    """Find the numbers of officers, members and areas that a text states in digits.

    >>> [(found.number.value, found.of.value) for found in find_counts("lebih dari 25 orang pengurus di 11 kelurahan")]
    [('lebih dari 25', 'orang pengurus'), ('11', 'kelurahan')]

    Raises:
        WrongTypeError: the argument is not a text.
    """
    return tuple(read_counts(Tokens(require_type(text, str, "a text"))))


def read_counts(tokens: Tokens) -> list[FoundCount]:
    """Return the numbers that tokens state."""
    found = []
    for at in range(len(tokens)):
        if not tokens[at].is_number or tokens.word(at - 1) in _NOT_COUNTED or _is_inside(tokens, at):
            continue
        behind, value = _read_value(tokens, at)
        stop = _read_counted(tokens, behind)
        if stop is None:
            continue
        first, qualifier = at, Qualifier.EXACTLY
        for phrase, meaning in _QUALIFIERS.items():
            if at >= len(phrase) and tokens.matches(at - len(phrase), phrase):
                first, qualifier = at - len(phrase), meaning
        found.append(
            FoundCount(
                span=tokens.span(first, stop),
                as_written=tokens.slice(first, stop),
                value=value,
                number=_make(tokens, first, behind),
                of=_make(tokens, behind, stop),
                qualifier=qualifier,
            )
        )
    return found


def _make(tokens: Tokens, first: int, stop: int) -> Found[str]:
    as_written = tokens.slice(first, stop)
    return Found(span=tokens.span(first, stop), as_written=as_written, value=" ".join(as_written.split()))


def _is_inside(tokens: Tokens, at: int) -> bool:
    """Return whether a number is a part of another one, of a day or of a code."""
    return tokens[at].gap is Gap.NONE and at > 0 and tokens.word(at - 1) not in {"(", "“", '"'}


def _read_value(tokens: Tokens, at: int) -> tuple[int, int]:
    """Return the token behind a number with points between its thousands, and its value."""
    digits = tokens[at].text
    stop = at + 1
    while (
        stop + 1 < len(tokens)
        and tokens[stop].text in {".", ","}
        and tokens[stop].gap is Gap.NONE
        and tokens[stop + 1].gap is Gap.NONE
        and tokens[stop + 1].is_number
        and len(tokens[stop + 1].text) == _GROUPED
    ):
        digits += tokens[stop + 1].text
        stop += 2
    return stop, int(digits[:18])


def _read_counted(tokens: Tokens, at: int) -> int | None:
    """Return the token behind what is counted; None if it is neither officers, members nor areas."""
    if at >= len(tokens) or tokens[at].gap is not Gap.SPACE:
        return None
    length = tokens.find_longest(at, _PEOPLE)
    if length:
        stop = at + length
        if tokens.word(stop) == "(" and tokens.word(stop + 1) == "psm" and tokens.word(stop + 2) == ")":
            stop += 3
        tail = tokens.find_longest(stop, _AREA_TAIL)
        return stop + tail
    if tokens.word(at) in _PERSONS and _follows_number_word(tokens, at):
        return at + 1
    is_area = tokens.word(at) in _AREAS and not tokens.is_capitalised(at)
    is_generic = tokens.word(at + 1) in {"/", "setempat"}
    return at + 1 if is_area and not is_generic else None


def _follows_number_word(tokens: Tokens, at: int) -> bool:
    """Return whether the sentence states before a number what it counts: *jumlah PSM di Batang mencapai 406 orang*."""
    first = max(tokens.sentence_at(at)[0], at - _MAX_APART)
    return any(
        tokens.word(number) in _OWN_PEOPLE
        or (tokens.word(number) == "jumlah" and tokens.find_longest(number + 1, _PEOPLE) > 0)
        for number in range(first, at)
    )
