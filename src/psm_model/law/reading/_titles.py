"""The title of an instrument, after its number or in brackets."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from psm_model.law._number_shape import YEAR_DIGITS, is_short_number
from psm_model.law._vocabulary import resolve_spelling

from ._clause_words import is_predicate, is_verb
from ._furniture import BARRIER
from ._kind_phrases import is_head
from ._known_titles import KnownTitles
from ._text import Text, Tokens
from ._title_instruments import is_numbered_instrument
from ._title_joins import is_enactment
from ._title_layout import begins_line, begins_paragraph
from ._title_lead import find_closing_bracket, skip_lead
from ._title_look_ahead import MAX_TITLE_LENGTH
from ._title_scan import TitleScan
from ._title_words import ACTS, ENDS, JOINS, OFFICES, QUOTES, SECTIONS, STATES
from ._titled_instrument import TitledInstrument

__all__ = ["StatedTitle", "read_stated_title"]

_MAX_NAME_LENGTH: Final = 8  # words of a title in brackets
_LIST_MARK: Final = re.compile(
    r"(?:^|[\n;:.)]\s*)\(?(?:[0-9]{1,2}|[a-z]{1,2})[.)]\s*$|(?:^|\n)\s*[-*\u2022+]\s[\s*_]*$"
)
_INDENT: Final = 24  # characters before a citation that may hold the mark of a list
_POINTS_BACK: Final = frozenset(["yang", "ini", "itu", "tersebut", "dimaksud"])
_CLOSES: Final = frozenset(["", ".", ";", ")", "]", *QUOTES])
"""Marks that end every title."""


class StatedTitle(NamedTuple):
    """The title of an instrument in a text."""

    title: str | None
    """The title; None if there is none."""
    end: int
    """The offset where it ends."""
    is_certain: bool = False
    """True if a known title or a mark determines its end."""


def read_stated_title(text: Text, titled: TitledInstrument, known: KnownTitles) -> StatedTitle:
    """Read the title of an instrument, if there is one; known titles decide where it ends."""
    end, instrument = titled.number_end, titled.key
    tokens = text.tokenise(end)
    first = skip_lead(text, tokens)
    if first is None:
        title, title_end = _read_bracketed_title(text, tokens) or (None, end)
        return StatedTitle(title, title_end)
    is_word = tokens.raw(first)[:1].isalnum() or tokens.word(first) in QUOTES
    if not is_word or _is_left_out(tokens, first):
        return StatedTitle(None, end)
    end_index = _find_closing_quote(tokens, first) or known.skip(tokens, first, instrument)
    if end_index is None and _is_number_of_page(tokens, first):
        first += 1
        end_index = known.skip(tokens, first, instrument) or first
    is_scanned = end_index is None
    if end_index is None:
        scan = TitleScan(tokens, first, titled, known)
        end_index = scan.scan(
            begin_index=known.skip_start(tokens, first, instrument), is_listed=_opens_item(text, titled.citation_start)
        )
    is_certain = not is_scanned or tokens.word(end_index) in _CLOSES
    is_broken = BARRIER in text.normalised[tokens.start(first) : tokens.end(end_index - 1)]
    if is_scanned and _may_end_with_subject(tokens, first, end_index):
        return StatedTitle(None, end)
    if end_index == first or is_broken or (is_scanned and _is_cut_by_page(text, tokens, first, end_index)):
        return StatedTitle(None, end)
    if not titled.is_nested:
        end_index = _skip_enactment(text, tokens, first, end_index) or end_index
    first = tokens.skip(first, QUOTES)
    title_end = tokens.end(end_index - 1)
    return StatedTitle(text.extract(tokens.start(first), title_end), title_end, is_certain)


def _opens_item(text: Text, start: int) -> bool:
    """Return whether a citation opens an item of a list."""
    return _LIST_MARK.search(text.lowered[max(0, start - _INDENT) : start]) is not None


def _is_left_out(tokens: Tokens, first: int) -> bool:
    """Return whether "tentang" is not followed by a title.

    The next instrument of a list follows, the stamp of a copy, "S A L I N A N", the head of a letter, or a reference,
    "hal yang sama".
    """
    if begins_paragraph(tokens, first) and is_head(tokens.word(first)) and is_numbered_instrument(tokens, first):
        return True
    is_spaced = all(len(tokens.word(index)) == 1 and tokens.word(index).isalpha() for index in range(first, first + 3))
    if _names_office_above(tokens, first):
        return True
    return is_spaced or (tokens.raw(first) == "hal" and tokens.word(first + 1) in _POINTS_BACK)


def _is_number_of_page(tokens: Tokens, index: int) -> bool:
    """Return whether a token is a number that fills a line after another."""
    word = tokens.word(index)
    fills_line = begins_line(tokens, index) and (begins_line(tokens, index + 1) or not tokens.word(index + 1))
    return is_short_number(word) and fills_line


def _is_cut_by_page(text: Text, tokens: Tokens, first: int, end_index: int) -> bool:
    """Return whether the title may continue after the page on which it begins, or end with that page."""
    if tokens.word(end_index) == BARRIER:
        return True
    if text.breaks_page(tokens.start(first), tokens.end(end_index - 1)):
        return resolve_spelling(tokens.word(end_index)) not in ENDS  # whether it ends with the page is unknown
    is_numbered = _is_number_of_page(tokens, end_index)
    if not is_numbered and not text.breaks_page(tokens.end(end_index - 1), tokens.start(end_index)):
        return False
    following = end_index + 1 if is_numbered else end_index
    word = resolve_spelling(tokens.word(following))
    is_item = tokens.word(following + 1) in {".", ")"} and len(word) < YEAR_DIGITS
    return not (word in ENDS | SECTIONS or is_head(word) or is_item or is_predicate(word))


def _may_end_with_subject(tokens: Tokens, first: int, end_index: int) -> bool:
    """Return whether the last words of a title may be the subject of the verb after it, "tentang Ormas IPSM wajib".

    An instrument is not the subject of such a verb, so that somebody is named before it.
    """
    raw, verb = tokens.raw(end_index - 1), tokens.raw(end_index)
    is_acronym = len(raw) > 1 and raw.isalpha() and raw.isupper() and not tokens.raw(end_index - 2).isupper()
    is_somebody = is_acronym or tokens.word(end_index - 1) in OFFICES
    is_action = verb.islower() and (verb in ACTS or (verb.startswith("me") and is_verb(verb) and verb not in STATES))
    return is_action and is_somebody and end_index > first + 1


def _names_office_above(tokens: Tokens, index: int) -> bool:
    """Return whether a line in capitals with an office begins at an index, and the next line is not in capitals."""
    if tokens.word(index) not in OFFICES or not tokens.raw(index).isupper():
        return False
    cursor = index + 1
    while not begins_line(tokens, cursor) and tokens.word(cursor):
        if tokens.raw(cursor).upper() != tokens.raw(cursor):
            return False
        cursor += 1
    return tokens.raw(cursor).upper() != tokens.raw(cursor)


def _find_closing_quote(tokens: Tokens, first: int) -> int | None:
    """Return the index of the closing quotation mark of a title; None if it is not quoted."""
    if tokens.word(first) not in QUOTES:
        return None
    closes = (index for index in range(first + 2, first + MAX_TITLE_LENGTH) if tokens.word(index) in QUOTES)
    return next(closes, None)


def _skip_enactment(text: Text, tokens: Tokens, first: int, end_index: int) -> int | None:
    """Return the index after "sebagai Undang-Undang" that follows a gazette in brackets; None if it is absent."""
    close = (
        find_closing_bracket(text, tokens.start(end_index))
        if tokens.word(end_index) == "(" and is_enactment(tokens, first, end_index)
        else None
    )
    if close is None:
        return None
    closing_index = tokens.skip_to(close, end_index)
    closes = tokens.word(closing_index) in {"menjadi", "sebagai"} and tokens.word(closing_index + 1) == "undang-undang"
    return closing_index + 2 if closes else None


def _read_bracketed_title(text: Text, tokens: Tokens) -> tuple[str, int] | None:
    """Read a title in brackets, "UU No. 11/2009 (Kesejahteraan Sosial)"."""
    if tokens.word(0) != "(":
        return None
    for index in range(1, _MAX_NAME_LENGTH + 1):
        word, raw = tokens.word(index), tokens.raw(index)
        if word == ")" and index > 1:
            return text.extract(tokens.start(1), tokens.end(index - 1)), tokens.end(index)
        is_name = raw.isalpha() and raw[0].isupper() and resolve_spelling(word) not in ENDS
        if index == 1 and (not is_name or is_head(word) or word.startswith("uu") or word in {"ri", "drt", "darurat"}):
            return None
        if not is_name and word not in JOINS:
            return None
    return None
