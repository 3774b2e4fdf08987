"""The board on which somebody has a post, among those that a text is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, TypeAlias

from psm_model.entities.appointment import Capacity
from psm_model.entities.post import Post

from ._organisation_reader import OrganisationRead
from ._reading import Reading
from .appointments import FoundAppointment
from .drafted import UnresolvedReason

__all__ = ["Board", "find_boards"]

Board: TypeAlias = int | UnresolvedReason
"""The position of a subject of the text, or why somebody is on the board of none."""

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MAX_BACK: Final = 2
"""The greatest number of sentences between a person and the only board that they name."""


def find_boards(reading: Reading) -> list[Board]:
    """Return for each appointment of a text the position of the subject whose board it is on."""
    boards: list[Board] = [_find_board(reading, found) for found in reading.appointments]
    return _leave_second_chairs(reading, boards)


def _find_board(reading: Reading, found: FoundAppointment) -> Board:
    if not reading.subjects:
        return UnresolvedReason.NO_ORGANISATION
    if found.body_span is None:
        return _find_by_place(reading, found)
    tokens, subjects = reading.tokens, reading.subjects
    start, end = found.body_span
    for at in range(tokens.at_offset(start), tokens.at_offset(end)):
        number = reading.subject_tokens.get(at)
        if number is not None:
            read = next(read for read in reading.mentions[number] if read.first <= at < read.stop)
            # "Ketua IPSM" in the part about another board is of that one.
            is_bare = read.area is None and read.level is None and _is_kind_of_several(subjects, read)
            return _find_by_place(reading, found) if is_bare else number
    # A short name may be the acronym beside the full name: "FK-PSM" for "Forum Komunikasi PSM (FK-PSM)".
    body = _join_letters(found.body or "")
    named = [number for number, subject in enumerate(subjects) if body in _list_short_names(reading, subject)]
    if len(named) > 1:
        return _find_by_place(reading, found)
    return named[0] if named else UnresolvedReason.OTHER_BODY


def _is_kind_of_several(subjects: Sequence[list[OrganisationRead]], read: OrganisationRead) -> bool:
    return sum(any(other.key == read.key for other in subject) for subject in subjects) > 1


def _list_short_names(reading: Reading, subject: Sequence[OrganisationRead]) -> set[str]:
    """Return the acronym of an organisation and its name without brackets, with and without its area."""
    tokens = reading.tokens
    names = {_join_letters(read.acronym or "") for read in subject}
    names |= {_join_letters(tokens.slice(read.first, read.core).partition("(")[0]) for read in subject}
    areas = {_join_letters(tokens.slice(read.area.first, read.area.stop)) for read in subject if read.area}
    return names | {name + area for name in names for area in areas if name}


def _find_by_place(reading: Reading, found: FoundAppointment) -> Board:
    """Return the board of somebody with whom no body is named: that of the part, or the only one near."""
    at = reading.tokens.at_offset(min(found.span[0], found.post_span[0]))
    if reading.parts.is_divided:
        part = reading.parts.find(at)
        if part is None:
            return UnresolvedReason.BOARD_UNCLEAR
        return UnresolvedReason.BOARD_UNCLEAR if part < 0 else part
    if len(reading.subjects) == 1:
        return UnresolvedReason.BOARD_UNCLEAR if reading.names_several_areas else 0
    number = reading.tokens.sentence_number(at)
    for back in range(number, max(number - _MAX_BACK, 0) - 1, -1):
        first, stop = reading.tokens.sentences[back]
        named = {reading.subject_tokens[token] for token in range(first, stop) if token in reading.subject_tokens}
        if named:
            return named.pop() if len(named) == 1 else UnresolvedReason.BOARD_UNCLEAR
    return UnresolvedReason.BOARD_UNCLEAR


def _leave_second_chairs(reading: Reading, boards: Sequence[Board]) -> list[Board]:
    """Leave out who would be a second chair of a board, and all after them in the part: their body is not known.

    A board has one chair. One who is said to be its chair by its name comes before one of whom only the place says it.
    """
    chairs: dict[tuple[int, str], set[str]] = {}
    found: Sequence[FoundAppointment] = reading.appointments
    for each, board in zip(found, boards, strict=True):
        if isinstance(board, int) and each.body_span is not None and _is_chair(reading, each):
            chairs.setdefault((board, _name_post(each)), set()).update(_list_words(each))
    left: list[Board] = []
    unclear: tuple[Board, int | None] | None = None
    for each, board in zip(found, boards, strict=True):
        place = (board, reading.parts.find(reading.tokens.at_offset(each.span[0])))
        if not isinstance(board, int) or each.body_span is not None:
            left.append(board)
            continue
        if _is_chair(reading, each):
            known = chairs.setdefault((board, _name_post(each)), _list_words(each))
            if not known & _list_words(each):
                unclear = place
        left.append(UnresolvedReason.BOARD_UNCLEAR if unclear == place else board)
    return left


def _is_chair(reading: Reading, found: FoundAppointment) -> bool:
    is_whole = found.title.post is Post.CHAIR and found.section is None and found.name is not None
    # "Ketua 2019-2024 : Ani" is the chair of another term.
    is_dated = _YEAR.search(reading.tokens.text, found.post_span[1], found.span[0]) is not None
    is_now = found.title.capacity is Capacity.SUBSTANTIVE and found.replaces is None
    return is_whole and is_now and not is_dated


def _name_post(found: FoundAppointment) -> str:
    return " ".join(found.post_as_written.casefold().split())


def _list_words(found: FoundAppointment) -> set[str]:
    return {word for word in found.as_written.casefold().replace(".", " ").replace(",", " ").split() if len(word) > 1}


def _join_letters(text: str) -> str:
    """Return the letters and digits of a text in small letters."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())
