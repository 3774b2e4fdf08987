"""The parts of a text that are each about the board of one organisation, from the words that open them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from psm_model.values.area import Level

from ._area_reader import LEVEL_WORDS, AreaReader
from ._inauguration_words import KINDS, PASSIVE
from ._organisation_reader import OrganisationRead
from ._tokens import Gap, Tokens
from ._vocabulary import words

__all__ = ["BoardParts", "Opening", "are_same_body", "find_area_headings", "find_kind_or_around", "find_openings"]

_BOARD_WORDS: Final = words("subjects", "board_words")
_OFFICES: Final = words("subjects", "office_words")
_HEADING_WORDS: Final = words("board_parts", "heading_words") | _BOARD_WORDS
"""Words that may be before the organisation in the heading of its list."""
_LABEL_WORDS: Final = words("official_reader", "label_words")
_NOT_NOW: Final = words("board_parts", "not_now")
"""Words of a sentence about an inauguration at another time."""
_DIVIDERS: Final = frozenset({",", "(", "-", "\u2013", "/"})
_OFFICERS: Final = frozenset({"ketua", "sekretaris", "bendahara"})
"""Posts that sign below the name of their body."""
_ENDS: Final = frozenset(".!?")
_MAX_BEFORE: Final = 12
_MAX_AFTER: Final = 16
_MAX_LINES: Final = 6
"""The most lines from the heading of a list to its first post; the years and other words may be between."""
_MAX_LINES_BARE: Final = 2
"""The same for a heading that is only the name."""
_MAX_TO_BOARD: Final = 3
_MAX_TO_POST: Final = 3
_MAX_TO_VERB: Final = 30
_LONGEST_ITEM: Final = 5


class Opening(NamedTuple):
    """A place from which a text is about the board of one organisation."""

    first: int
    """The first token of the part."""
    read: OrganisationRead
    """The organisation as named there."""
    is_listed: bool
    """Whether a list of officers is below it."""


def find_openings(
    tokens: Tokens, reads: Sequence[OrganisationRead], posts: Sequence[int], labels: Collection[int]
) -> list[Opening]:
    """Return the openings of a text, in order: headings of lists, and sentences that begin to report on a board.

    Args:
        tokens: The text.
        reads: The organisations in it, in order.
        posts: The first tokens of posts with their holders, in order.
        labels: The first tokens of terms.
    """
    firsts = [read.first for read in reads]
    openings = []
    for read in reads:
        start = _find_heading_start(tokens, read)
        if start is not None and _is_above_list(tokens, read, posts, firsts, is_bare=start == read.first):
            openings.append(Opening(start, read, is_listed=True))
            continue
        begin = tokens.sentence_at(read.first)[0]
        is_first = bisect_left(firsts, begin) == bisect_left(firsts, read.first)
        if is_first and _reports_board(tokens, read, labels):
            openings.append(Opening(begin, read, is_listed=False))
    return openings


def _find_heading_start(tokens: Tokens, read: OrganisationRead) -> int | None:
    """Return the first token of the heading that an organisation is in; None if its line is none."""
    first = read.first
    while not tokens.starts_line(first):
        first -= 1
        if read.first - first > _MAX_BEFORE or not _is_of_heading(tokens, first):
            return None
    stop = next((at for at in range(read.stop, read.stop + _MAX_AFTER) if tokens.starts_line(at)), None)
    colon = next((at for at in range(read.stop, stop or read.stop + _MAX_AFTER) if tokens.word(at) == ":"), None)
    end = stop if colon is None else colon
    # A comma is after the body that signs.
    if end is None or tokens.word(end - 1) == "," or not all(_may_follow(tokens, at) for at in range(read.stop, end)):
        return None
    # "SUSUNAN PENGURUS" may be in the line above.
    while first > 0 and tokens[first].gap is not Gap.BLOCK and first > read.first - _MAX_BEFORE:
        above = next(at for at in range(first - 1, -1, -1) if tokens.starts_line(at))
        if not all(_is_of_heading(tokens, at) for at in range(above, first)):
            break
        first = above
    return first


def _is_of_heading(tokens: Tokens, at: int) -> bool:
    token = tokens[at]
    is_number = len(token.text) <= _LONGEST_ITEM and (token.is_number or set(token.word) <= set("ivx"))
    return token.word in _HEADING_WORDS or is_number or not token.is_word or len(token.text) == 1


def _may_follow(tokens: Tokens, at: int) -> bool:
    """Return whether a word may be after the organisation in a heading: an area, years, a sign."""
    token = tokens[at]
    if token.word in KINDS:
        return False
    return not token.is_word or token.is_capitalised or token.is_number or token.word in _LABEL_WORDS | {*LEVEL_WORDS}


def _is_above_list(
    tokens: Tokens, read: OrganisationRead, posts: Sequence[int], firsts: Sequence[int], *, is_bare: bool
) -> bool:
    """Return whether the first post below a heading is near, with no other organisation between."""
    at = bisect_left(posts, read.stop)
    if at == len(posts):
        return False
    after = bisect_right(firsts, read.first)
    if after < len(firsts) and firsts[after] < posts[at]:
        return False
    lines = 0
    for number in range(read.stop, posts[at] + 1):
        is_signature = tokens.word(number) in _OFFICERS and tokens.word(number + 1) != ":"
        if number < posts[at] and (is_signature or tokens.word(number) == "lampiran"):
            return False
        lines += tokens.starts_line(number)
        if lines > (_MAX_LINES_BARE if is_bare else _MAX_LINES):
            return False
    return True


def _reports_board(tokens: Tokens, read: OrganisationRead, labels: Collection[int]) -> bool:
    """Return whether a whole sentence reports on the board of an organisation: *Pengurus IPSM Blado dilantik*."""
    start, stop = tokens.sentence_at(read.first)
    if tokens.word(stop - 1) not in _ENDS:
        return False
    near = range(max(read.first - _MAX_TO_VERB, start), min(read.stop + _MAX_TO_VERB, stop))
    if tokens.word(read.first - 1) in _OFFICES or any(tokens.word(at) in _NOT_NOW for at in near):
        return False
    before = {tokens.word(at) for at in range(max(read.first - _MAX_TO_BOARD, start), read.first)}
    after = range(read.stop, min(read.stop + _MAX_TO_BOARD, stop))
    is_labelled = any(at in labels for at in after)
    is_inaugurated = bool(before & KINDS) or any(tokens.word(at) in PASSIVE for at in near if at >= read.stop)
    return bool(before & _BOARD_WORDS) and (is_labelled or is_inaugurated)


def find_area_headings(tokens: Tokens, areas: AreaReader, posts: Sequence[int]) -> list[int]:
    """Return the first tokens of areas that are alone above lists of officers each: *1. KECAMATAN BANDAR*.

    The lists are those of bodies that the text does not name; one area alone is that of the heading above it.
    """
    found: dict[Level, list[int]] = {}
    for at in range(len(tokens)):
        if tokens.word(at) not in LEVEL_WORDS or not tokens.is_capitalised(at):
            continue
        read = areas.read_named(at)
        first = at
        while not tokens.starts_line(first) and at - first < _LONGEST_ITEM and _is_of_heading(tokens, first - 1):
            first -= 1
        if read is None or not tokens.starts_line(first):
            continue
        stop = read.stop + (tokens.word(read.stop) == ":")
        post = bisect_left(posts, read.stop)
        if tokens.starts_line(stop) and post < len(posts) and posts[post] - stop <= _MAX_TO_POST:
            found.setdefault(read.level, []).append(first)
    return sorted(at for firsts in found.values() if len(firsts) > 1 for at in firsts)


def are_same_body(tokens: Tokens, subject: Sequence[OrganisationRead], right: OrganisationRead) -> bool:
    """Return whether a name may be that of an organisation: *Karang Taruna Kutim* and *Karang Taruna Kutai Timur*.

    Words of one kind of body are among those of the other, and one area is short for the other, or only one is named.
    """
    left = next((read for read in subject if read.area is not None), subject[0])
    kinds = ({*left.key.split()}, {*right.key.split()})
    is_one_kind = kinds[0] <= kinds[1] or kinds[1] <= kinds[0] or all(kind & _WORKERS for kind in kinds)
    return is_one_kind and _are_same_area(tokens, left, right)


_WORKERS: Final = frozenset({"ipsm", "psm"})


def _are_same_area(tokens: Tokens, left: OrganisationRead, right: OrganisationRead) -> bool:
    if left.area is None or right.area is None:
        return left.level is None or right.level is None or left.level is right.level
    if left.area.level is not right.area.level:
        return False
    kinds = [find_kind_or_around(tokens, read) for read in (left, right)]
    if None not in kinds and kinds[0] != kinds[1]:
        return False
    areas = (left.area, right.area)
    short, long = sorted(("".join(tokens[at].word for at in range(area.name, area.stop)) for area in areas), key=len)
    return short[:1] == long[:1] and _is_within(short, long)


def _is_within(short: str, long: str) -> bool:
    """Return whether the letters of a short form are in a name, in order."""
    letters = iter(long)
    return all(letter in letters for letter in short)


def find_kind_or_around(tokens: Tokens, read: OrganisationRead) -> str | None:
    """Return how areas of one name differ: regency or city, or the area around; None if the text does not say."""
    area = read.area
    if area is None:
        return None
    if area.level is Level.REGENCY_CITY:
        word = tokens.word(area.first) if area.name > area.first else ""
        return "kota" if word.startswith(("kota", "wali")) else "kabupaten" if word.startswith("kab") else None
    at = area.stop + (tokens.word(area.stop) in _DIVIDERS)
    level = LEVEL_WORDS.get(tokens.word(at))
    is_around = level is not None and level.is_above(area.level) and tokens.is_capitalised(at + 1)
    return f"{level} {tokens.word(at + 1)}" if is_around else None


class BoardParts:
    """The parts of a text that are about one board each; none unless it opens several."""

    def __init__(
        self,
        tokens: Tokens,
        openings: Sequence[Opening],
        subjects: Sequence[list[OrganisationRead]],
        *,
        areas: Sequence[int] = (),
    ) -> None:
        numbered = [(opening.first, _find_subject(tokens, opening.read, subjects)) for opening in openings]
        numbered = sorted([*numbered, *((at, -1) for at in areas)])
        is_divided = len({number for _, number in numbered}) > 1
        self._firsts: Final = [first for first, _ in numbered] if is_divided else []
        self._numbers: Final = [number for _, number in numbered] if is_divided else []

    @property
    def is_divided(self) -> bool:
        """Whether a text opens several parts."""
        return bool(self._firsts)

    def find(self, at: int) -> int | None:
        """Return the position of the subject that the text is about at a token; None before the first opening.

        It is -1 in a part about another body.
        """
        part = bisect_right(self._firsts, at) - 1
        return None if part < 0 else self._numbers[part]

    def may_concern(self, at: int, number: int) -> bool:
        """Return whether what is at a token may be about a subject: in its parts, and before all of them."""
        return self.find(at) in {None, number}


def _find_subject(tokens: Tokens, read: OrganisationRead, subjects: Sequence[list[OrganisationRead]]) -> int:
    """Return the position of the subject that an organisation is; -1 if there is no such subject."""
    for number, subject in enumerate(subjects):
        if any(other.first == read.first for other in subject):
            return number
    same = [number for number, subject in enumerate(subjects) if are_same_body(tokens, subject, read)]
    return same[0] if len(same) == 1 else -1
