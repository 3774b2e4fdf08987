"""Partners in a text: bodies that are said to work with an organisation."""

from __future__ import annotations

from typing import Final

from psm_model.errors import require_type

from ._reading import Reading
from ._tokens import Gap
from ._vocabulary import phrases, words
from .found import Found

__all__ = ["find_partners", "read_partners"]

_LEADS: Final = phrases("partners", "leads")
"""Words before the names of partners."""
_NAMES: Final = phrases("partners", "names")
_VAGUE: Final = frozenset({("dunia", "usaha"), ("posyandu",)})
_ASSOCIATION: Final = frozenset({"ipsm", "psm"})
_BOARD: Final = frozenset({"pengurus", "kepengurusan"})
_MAX_PARTS: Final = 12


def find_partners(text: str) -> tuple[Found[str], ...]:
    """Find the bodies that a text names as partners of the association.

    Those that only attend an event are no partners, nor are vague ones ("lembaga lainnya").

    >>> text = "Bersama TKSK, Karang Taruna dan Tagana, IPSM menangani masalah sosial."
    >>> [found.value for found in find_partners(text)]
    ['TKSK', 'Karang Taruna', 'Tagana']

    Raises:
        WrongTypeError: the argument is not a text.
    """
    return tuple(read_partners(Reading(require_type(text, str, "a text"))))


def read_partners(reading: Reading) -> list[Found[str]]:
    """Return the partners that a text names, each once."""
    tokens = reading.tokens
    found: dict[str, Found[str]] = {}
    at = 0
    while at < len(tokens):
        lead = tokens.find_longest(at, _LEADS)
        if not lead or not _is_about_association(reading, at):
            at += 1
            continue
        at += lead
        for partner in _read_list(reading, at):
            found.setdefault(partner.value.lower(), partner)
    return [*found.values()]


def _is_about_association(reading: Reading, at: int) -> bool:
    """Return whether the sentence names the association, and nobody only comes together in it."""
    tokens = reading.tokens
    first, stop = tokens.sentence_at(at)
    words = {token.word for token in tokens[first:stop]}
    names = _ASSOCIATION | {tokens[group[0].first].word for group in reading.subjects}
    is_named = bool(words & (names | _BOARD)) or tokens.sentence_number(at) in reading.subject_sentences
    return is_named and not words & _ATTENDING


_ATTENDING: Final = words("partners", "attending")


def _read_list(reading: Reading, at: int) -> list[Found[str]]:
    """Return the bodies in a list that begins at a token; the association itself is skipped."""
    tokens = reading.tokens
    found = []
    for _ in range(_MAX_PARTS):
        if at >= len(tokens) or tokens[at].gap >= Gap.LINE:
            break
        part = _read_body(reading, at)
        if part is not None:
            stop, is_partner = part
            if is_partner:
                found.append(reading.make(at, stop))
            at = stop
        else:
            break
        joint = at
        while tokens.word(joint) in {",", "dan", "serta", "maupun", "atau"}:
            joint += 1
        if joint == at:
            break
        at = joint
    return found


def _read_body(reading: Reading, at: int) -> tuple[int, bool] | None:
    """Return the token behind a body at a token, and whether it is a partner."""
    tokens = reading.tokens
    organisation = reading.organisations.read(at)
    length = max((len(phrase) for phrase in _NAMES if tokens.matches(at, phrase)), default=0)
    if organisation is not None:
        own = {group[0].key for group in reading.subjects}
        return (
            organisation.stop,
            organisation.key not in own and organisation.key not in _ASSOCIATION and organisation.key != "forum psm",
        )
    if tokens.word(at) in _ASSOCIATION:
        return at + 1, False
    if not length:
        return None
    stop = at + length
    if tokens.word(stop) == "(" and tokens.word(stop + 2) == ")":
        stop += 3
    area = reading.areas.read(stop) if stop < len(tokens) and tokens[stop].gap is Gap.SPACE else None
    if area is not None:
        stop = area.stop
    is_named = tokens.word(at) == "pemerintah" or any(
        tokens.is_capitalised(number) for number in range(at, at + length)
    )
    return stop, is_named and tuple(token.word for token in tokens[at : at + length]) not in _VAGUE


_MEMBERS: Final = phrases("partners", "members")
_LEVELS: Final = phrases("partners", "levels")


def read_members(reading: Reading) -> list[Found[str]]:
    """Return the unnamed workers of villages of which an association consists: *PSM di tingkat desa*."""
    tokens = reading.tokens
    for at in range(len(tokens)):
        length = tokens.find_longest(at, _MEMBERS)
        level = tokens.find_longest(at + length, _LEVELS) if length else 0
        if level:
            return [reading.make(at, at + length + level)]
    return []
