"""The grammar of pinpoints: lists and ranges of places, in which a level holds for all places that follow."""

from __future__ import annotations

from typing import Final, NamedTuple

from psm_model.law._names import ORDINALS
from psm_model.law._place_levels import INNER_LEVELS, LEVELS, PlaceLevel
from psm_model.law._vocabulary import resolve_spelling
from psm_model.law.pinpoint import Division, Pinpoint

from ._bare_units import read_bare_unit
from ._explanations import skip_explanation
from ._kind_phrases import is_head
from ._place_building import WHOLE_LEVELS, add_place, build_pinpoint, keep_path, put_into_article
from ._place_divisions import (
    fits_division,
    read_closing_name,
    read_division_after,
    read_division_name,
)
from ._place_rests import contradicts_words, skip_number_words, skip_rests
from ._place_separators import Separator, read_separator
from ._place_units import (
    Unit,
    is_cut_short,
    read_adjacent_letter,
    read_adjacent_paragraph,
    read_named_unit,
    read_ordinal_item,
    read_unit,
    skip_rest,
)
from ._place_words import PREAMBLE, list_place_words
from ._text import Tokens

__all__ = ["ReadPlaces", "read_places"]

_UNEXPLAINED: Final[frozenset[PlaceLevel]] = frozenset(["annex", "dictum"])
"""Levels that have no elucidation."""
_MAX_UNPLACED: Final = 20
"""The maximum number of parts before their chapter, so that a row of parts without one is not read again and again."""
_ENDS_ANNEX: Final = frozenset(["", ".", ";", ")"])
"""Tokens after an annex without a number."""


class ReadPlaces(NamedTuple):
    """The places that a text cites, one after another."""

    pinpoints: list[Pinpoint]
    """The places; none if one may be cut short, "Pasal 2 1", or a range runs backwards, "Pasal 7 s.d. 5"."""
    start: int
    """The offset where they start."""
    end_index: int
    """The index after them."""
    end: int
    """The offset where they end."""


def _skip_unread(tokens: Tokens, index: int) -> int:
    """Skip a paragraph with an unreadable number, "ayat (T)" or "ayat d", so that the rest joins its article."""
    if resolve_spelling(tokens.word(index)) != "ayat":
        return index
    if tokens.word(index + 1) == "(" and tokens.word(index + 3) == ")":
        return index + 4
    lettered = len(tokens.word(index + 1)) == 1 and tokens.word(index + 1).isalpha()
    return index + 2 if lettered else index


def _skip_section(tokens: Tokens, index: int) -> int:
    """Skip the section of a part before its article, "Paragraf 2 Pasal 21", since an article needs no section."""
    if tokens.word(index) != "paragraf" or not (tokens.word(index + 1).isdigit() or tokens.word(index + 1) in ORDINALS):
        return index
    cursor = tokens.skip(index + 2, {","})
    return cursor if resolve_spelling(tokens.word(cursor)) == "pasal" else index


def _read_division(tokens: Tokens, index: int) -> ReadPlaces | None:
    """Read places in a division that has no articles: recitals, the general elucidation, an annex without a number."""
    named = read_division_name(tokens, index)
    if named is None:
        return None
    division, first = named
    found, cursor, is_cut = _read_inner_places(tokens, first, division)
    if is_cut or not fits_division(tokens, first, found):
        return ReadPlaces([], tokens.start(index), cursor, tokens.end(cursor - 1))
    if not found:
        is_annex = division is Division.ANNEX
        if division in PREAMBLE.values() or (is_annex and not _is_annex_of_instrument(tokens, first)):
            return None
        found = [Pinpoint(division=division)]
    cursor = skip_rests(tokens, cursor)
    return ReadPlaces(found, tokens.start(index), cursor, tokens.end(cursor - 1))


def _read_inner_places(tokens: Tokens, index: int, division: Division) -> tuple[list[Pinpoint], int, bool]:
    """Read paragraphs, letters and items of a division; return them, the index after them, and whether one is cut."""
    found: list[Pinpoint] = []
    separator, cursor = Separator.AND, index
    unit = read_named_unit(tokens, cursor)
    while unit is not None and unit.level in INNER_LEVELS:
        path: dict[PlaceLevel, str] = {}
        while unit is not None and unit.level in INNER_LEVELS - path.keys():
            level = unit.level
            path[level], cursor = unit.value, unit.end_index
            unit = read_named_unit(tokens, cursor)
        pinpoint = build_pinpoint(path, division)
        if pinpoint is None:
            break
        if not add_place(found, pinpoint, separator):
            return [], cursor, True
        between = read_separator(tokens, cursor)
        if between is None:
            break
        separator, following = between
        unit = read_named_unit(tokens, following) or read_bare_unit(
            tokens, following, level, separator, is_bracketed=False
        )
    return found, cursor, False


def _is_annex_of_instrument(tokens: Tokens, index: int) -> bool:
    """Return whether the "Lampiran" before an index is that of an instrument: one follows, a place, or nothing."""
    between = read_separator(tokens, index)
    is_listed = between is not None and tokens.word(between[1]) in list_place_words()
    return is_listed or is_head(tokens.word(index)) or tokens.word(index) in _ENDS_ANNEX


def read_places(tokens: Tokens, index: int, *, may_be_bare: bool = False) -> ReadPlaces | None:
    """Read a list of pinpoints that begins with the word of a level; None if no value follows that word.

    Args:
        tokens: The tokens.
        index: The index where the list begins.
        may_be_bare: Whether it may begin with an article without its word, "142 ayat (1)".
    """
    read = _read_list(tokens, index, may_be_bare=may_be_bare)
    if read is None:
        return None
    found, start, cursor, end = read
    is_cut = not found
    while (between := read_separator(tokens, cursor)) and between[0] is not Separator.THROUGH:
        more = _read_list(tokens, between[1], may_be_bare=False)
        if more is None:
            break
        is_cut = is_cut or not more.pinpoints
        found += more.pinpoints
        _, _, cursor, end = more
    return ReadPlaces([] if is_cut else found, start, cursor, end)


class _ListReader:
    """One pass over a list of places in the body, or in the elucidation of articles."""

    def __init__(self, tokens: Tokens, division: Division | None) -> None:
        self.found: list[Pinpoint] = []
        self._tokens = tokens
        self._division = division
        self._path: dict[PlaceLevel, str] = {}
        """The levels of the current place."""
        self._separator = Separator.AND
        """The separator before the current place."""
        self._unplaced: list[tuple[Separator, str]] = []
        """The parts of a chapter that is named after them, and the separators before them."""
        self._is_merged = False
        """True if the current unit continues the place before it."""
        self._is_opened = False
        """True if a bracket is open, "Pasal 5 (khususnya ayat (2))"."""
        self.is_cut = False
        """True if a value may be cut short, or a range runs backwards."""

    def read(self, unit: Unit) -> int:
        """Read the list that begins with a unit; return the index after it."""
        while True:
            level, cursor = self._read_levels(unit)
            if is_cut_short(self._tokens, cursor, level):
                self.is_cut = True
                cursor = skip_rest(self._tokens, cursor)
                further = read_named_unit(self._tokens, cursor)
                if further is not None:
                    unit = further
                    continue
            cursor = skip_rests(self._tokens, _skip_unread(self._tokens, cursor))
            if self._is_opened and self._tokens.word(cursor) == ")":
                self._is_opened, cursor = False, cursor + 1
            self._put_place()
            following = self._read_next(level, cursor)
            if following is None or len(self._unplaced) > _MAX_UNPLACED:
                return cursor
            unit = following

    def _read_levels(self, unit: Unit) -> tuple[PlaceLevel, int]:
        """Read the levels of a place from its first unit; return the last level and the index after it."""
        level, value, cursor = unit
        self._division = None if level in _UNEXPLAINED else self._division
        self._path = self._path if self._is_merged else keep_path(self._path, level)
        self._path[level] = value
        cursor = self._skip_words(cursor, value)
        while further := (
            read_named_unit(self._tokens, _skip_section(self._tokens, cursor))
            or read_adjacent_paragraph(self._tokens, cursor, level)
            or read_adjacent_letter(self._tokens, cursor, level)
            or read_ordinal_item(self._tokens, cursor)
        ):
            if further.level in self._path or not self._fits(further.level):
                break
            is_outer = level not in WHOLE_LEVELS and further.level == "article"
            level, value, cursor = further
            self._path[level] = value
            cursor = self._skip_words(cursor, value)
            if is_outer:
                put_into_article(self.found, value)
        if "chapter" in self._path:
            self._place_parts()
        elif "part" in self._path:
            self._unplaced.append((self._separator, self._path["part"]))
        return level, cursor

    def _place_parts(self) -> None:
        """Put the parts before a chapter into it, "Bagian Kedua dan Ketiga Bab II"."""
        chapter = self._path["chapter"]
        if self._unplaced and self._separator is Separator.COMMA:
            self._path.setdefault("part", self._unplaced.pop()[1])  # "Bagian Kedua, Bab II"
        for separator, part in self._unplaced if "part" in self._path else ():
            place = Pinpoint(chapter=chapter, part=part)
            self.is_cut = not add_place(self.found, place, separator) or self.is_cut
        self._unplaced.clear()

    def _skip_words(self, cursor: int, value: str) -> int:
        """Skip the number in words after a value."""
        self.is_cut = self.is_cut or contradicts_words(self._tokens, cursor, value)
        return skip_number_words(self._tokens, cursor)

    def _fits(self, level: PlaceLevel) -> bool:
        """Return whether a level may follow in the current place: no part has a dictum, no elucidation an annex."""
        if level == "dictum" or "dictum" in self._path:
            return level in INNER_LEVELS or self._path.keys() <= INNER_LEVELS
        return level != "annex" or self._division is None

    def _put_place(self) -> None:
        """Add the current place, in place of the one before it if it continues that one."""
        pinpoint = build_pinpoint(self._path, self._division)
        if pinpoint is not None:
            if self._is_merged and self.found:
                self.found.pop()
            self.is_cut = not add_place(self.found, pinpoint, self._separator) or self.is_cut

    def _read_next(self, level: PlaceLevel, cursor: int) -> Unit | None:
        """Read the separator at an index and the first unit of the next place; None if the list ends."""
        tokens = self._tokens
        between = read_separator(tokens, cursor)
        if between is None:
            return None
        self._separator, unit_index = between
        unit_index = _skip_section(tokens, unit_index)
        self._division, index = _skip_to_part(tokens, unit_index, self._division)
        following = (
            read_named_unit(tokens, index)
            or (read_ordinal_item(tokens, index) if level == "item" else None)
            or self._read_bare(index, level, is_bracketed=tokens.word(cursor - 1) == ")")
        )
        if following is not None:
            # In "Pasal 5, ayat (1)" the comma only joins the parts of one place.
            joins = (
                self._separator is Separator.COMMA
                and index == unit_index
                and following.level not in WHOLE_LEVELS | self._path.keys()
            )
            is_range = bool(self.found) and self.found[-1].through is not None
            narrows = self._separator is Separator.NARROWS and not is_range
            self._is_merged = (joins or narrows) and LEVELS.index(following.level) > LEVELS.index(level)
            self._is_opened = self._is_opened or tokens.word(cursor) == "("
        return following

    def _read_bare(self, index: int, level: PlaceLevel, *, is_bracketed: bool) -> Unit | None:
        """Read a value without the word of its level, which precedes."""
        return read_bare_unit(self._tokens, index, level, self._separator, is_bracketed=is_bracketed)


def _read_list(tokens: Tokens, index: int, *, may_be_bare: bool) -> ReadPlaces | None:
    """Read a list of places in the body and the elucidation of articles, or in one other division."""
    division, unit_index = _skip_to_part(tokens, index, None)
    unit = read_named_unit(tokens, unit_index) or (read_unit("article", tokens, unit_index) if may_be_bare else None)
    if unit is None:
        return _read_division(tokens, index)
    reader = _ListReader(tokens, division)
    end_index = reader.read(unit)
    if not reader.found:
        return None
    found, end_index = read_division_after(tokens, end_index, [] if reader.is_cut else reader.found)
    return ReadPlaces(found, tokens.start(index), end_index, tokens.end(end_index - 1))


def _skip_to_part(tokens: Tokens, index: int, division: Division | None) -> tuple[Division | None, int]:
    """Skip words that put the next place into the elucidation or the body; return its division and index."""
    explained = skip_explanation(tokens, index)
    if explained is not None:
        return Division.ELUCIDATION, explained
    closing = read_closing_name(tokens, index)
    if closing is not None:
        return closing
    in_body = (tokens.word(index), tokens.word(index + 1)) == ("batang", "tubuh")
    return (None, index + 2) if in_body else (division, index)
