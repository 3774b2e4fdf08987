"""Partners in a text: bodies that are said to work with an organisation."""

from __future__ import annotations

from typing import Final

from psm_model.errors import require_type
from psm_model.values.person_name import is_honorific
from psm_model.values.place_names import is_listed_place

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
_OWN_WORDS: Final = words("partners", "own_words")
"""Words for the association in its own sentences."""
_PLANS: Final = words("partners", "plans")
_GOVERNMENTS: Final = words("partners", "governments")
_STRONG: Final = words("partners", "strong")
"""First words of the leads behind which a list may have any name."""
_BODIES: Final = words("partners", "bodies")
"""Words that begin the name of a body."""
_PERSONS: Final = words("partners", "persons")
"""Officers of the police and the army, behind which their names are."""
_VAGUE_WORDS: Final = words("partners", "vague")
"""Acronyms of many bodies."""
_ATTENDING: Final = words("partners", "attending")
_JOINTS: Final = frozenset({",", "dan", "serta", "maupun", "atau", "&"})
_MAX_PARTS: Final = 12
_MAX_WORDS: Final = 5
_SHORTEST_ACRONYM: Final = 2


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
        is_strong = tokens.word(at) in _STRONG
        at += lead
        for partner in _read_list(reading, at, is_strong=is_strong):
            found.setdefault(partner.value.lower(), partner)
    return [*found.values()]


def _is_about_association(reading: Reading, at: int) -> bool:
    """Return whether a sentence is about what the association does, and nobody only comes together in it.

    It names the association or its board, or somebody who is not of the government has plans in it.
    """
    tokens = reading.tokens
    first, stop = tokens.sentence_at(at)
    words = {token.word for token in tokens[first:stop]}
    if words & _ATTENDING:
        return False
    names = _ASSOCIATION | {tokens[group[0].first].word for group in reading.subjects}
    is_named = bool(words & (names | _OWN_WORDS)) or tokens.sentence_number(at) in reading.subject_sentences
    before = {token.word for token in tokens[first:at]}
    return is_named or bool(before & _PLANS and not before & _GOVERNMENTS)


def _read_list(reading: Reading, at: int, *, is_strong: bool) -> list[Found[str]]:
    """Return the bodies in a list that begins at a token; the association itself is skipped."""
    tokens = reading.tokens
    found: list[Found[str]] = []
    for _ in range(_MAX_PARTS):
        if at >= len(tokens) or tokens[at].gap >= Gap.LINE:
            break
        part = _read_body(reading, at) or _read_unknown(reading, at, is_listed=is_strong and bool(found))
        if part is None:
            break
        stop, is_partner = part
        if is_partner:
            found.append(reading.make(at, stop))
        joint = stop
        while tokens.word(joint) in _JOINTS:
            joint += 1
        if joint == stop:
            break
        at = joint
    return found


def _read_unknown(reading: Reading, at: int, *, is_listed: bool) -> tuple[int, bool] | None:
    """Return the token behind a name that must be that of a body.

    It begins with a word for a body or is an acronym; behind other bodies in a list, any name that is no person's.
    """
    tokens = reading.tokens
    word = tokens.word(at)
    if not tokens.is_capitalised(at) or word in _PERSONS | _VAGUE_WORDS or is_honorific(tokens[at].text):
        return None
    text = tokens[at].text
    is_acronym = text.isupper() and len(text) > _SHORTEST_ACRONYM and not tokens[at - 1].text.isupper()
    if not (word in _BODIES or is_acronym or is_listed) or reading.officials.read_office(at) is not None:
        return None
    stop = at + 1
    while stop - at < _MAX_WORDS and stop < len(tokens) and tokens[stop].gap is Gap.SPACE:
        # "SMK Negeri 2 Batu"
        is_numbered = tokens[stop].is_number and tokens.word(stop - 1) == "negeri"
        if not (tokens.is_capitalised(stop) or is_numbered):
            break
        stop += 1
    # A word for a body alone ("Dinas", "Yayasan") names none.
    is_named = stop > at + 1 or word not in _BODIES
    return (stop, True) if is_named and not is_listed_place(tokens.slice(at, stop)) else None


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
    # "Posyandu Anggrek" has a name of its own.
    if tuple(token.word for token in tokens[at:stop]) in _VAGUE and tokens.is_capitalised(stop):
        return _read_unknown(reading, at, is_listed=False)
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
