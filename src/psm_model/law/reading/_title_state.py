"""TitleState: the state of a pass over the words of a title, and the ways in which a line break ends it."""

from __future__ import annotations

from enum import Enum

from psm_model.law._vocabulary import resolve_spelling
from psm_model.law.instrument import InstrumentKey

from ._instruments import read_instruments
from ._known_titles import KnownTitles
from ._series import read_sibling
from ._text import Tokens
from ._title_joins import heads_list, is_titled_kind
from ._title_layout import (
    begins_item,
    begins_line,
    begins_paragraph,
    begins_stamp,
    follows_long_line,
    is_short_break,
    is_spread,
    is_wrapped,
    opens_clause,
    repeats_opening,
    split_enacting_office,
)
from ._title_style import Style, find_style
from ._title_words import JOIN_CHAIN, NAMES_AREAS, OFFICES

__all__ = ["Step", "TitleState"]


class Step(Enum):
    """A way in which a title ends at a word."""

    STOP = "the word never occurs in a title"
    CLAUSE = "the clause around the title continues"
    WORD = "the word may belong to the clause, or to a carelessly written title"


class TitleState:
    """The state of a pass over the words of a title."""

    def __init__(
        self,
        tokens: Tokens,
        first: int,
        start: int,
        *,
        nested: bool,
        local: bool,
        instrument: InstrumentKey,
        known: KnownTitles,
    ) -> None:
        self._tokens = tokens
        self._first = first
        self._start = start
        self._nested = nested
        self._is_act = instrument.kind == "uu"
        self._enacting = split_enacting_office(instrument)
        self._known = known
        self._names_areas = local or resolve_spelling(tokens.word(first)) in NAMES_AREAS
        self._style = find_style(tokens, first)
        self._last = first
        """The index after the last word of the title."""
        self._before_comma: int | None = None
        """The same before a comma after which a list may continue; None without one."""
        self._attached = first
        """The index of a word that continues a compound."""
        self._nested_head: int | None = None
        """The index of the last word in the title with which an instrument may begin."""
        self._holds_instrument = False
        """True if the title may name another instrument."""
        self._alters = False
        """True if the title lists the instruments that it changes, "dengan mengubah"."""
        self._holds_place = False
        """True if the title names a place in another instrument."""
        self._list_begins: int | None = None
        """The index before the first comma of a list."""
        self._lists_offices = False
        """True if the title lists offices, which may be in small letters."""

    def find_certain_end(self) -> int:
        """Return the index after the words that certainly belong to the title."""
        return self._last if self._before_comma is None else self._before_comma

    def begins_sibling(self, here: int) -> bool:
        """Return whether another number of the same kind follows a comma or "dan", "No. 6 Tahun 2001 tentang"."""
        return not self._holds_instrument and read_sibling(self._tokens, here) is not None

    def skip_nested(self) -> int:
        """Return the index after the instrument in the title, whose offices and numbers may be a list."""
        head, self._nested_head = self._nested_head, None
        if head is None:
            return self._first
        read = read_instruments(self._tokens.text, self._tokens.start(head))
        return self._tokens.skip_to(read[-1].end, head) if read and read[0].key.number else head

    def end_at_line(self, here: int) -> Step | None:
        """Return how the title ends at a line break before another item, paragraph or row; None if it continues."""
        tokens = self._tokens
        if here == self._first or not begins_line(tokens, here):
            return None
        if begins_item(tokens, here):
            return Step.STOP
        capitals = self._style is Style.CAPITALS
        # No title ends at a small word, and lines far apart may be one title, "ALOKASI DANA DESA\n\nTAHUN 2019".
        if tokens.word(here - 1) in JOIN_CHAIN or (capitals and tokens.word(here) in JOIN_CHAIN):
            return None
        follows = repeats_opening(tokens, self._first, here) or is_titled_kind(tokens, here) or heads_list(tokens, here)
        if follows or (not capitals and begins_stamp(tokens, here)):
            return Step.STOP
        return self._end_at_break(here)

    def _end_at_break(self, here: int) -> Step | None:
        """Return how the title ends at a line break that may or may not end a row or a paragraph."""
        tokens, style = self._tokens, self._style
        if style is Style.NAMES and opens_clause(tokens, here):
            return Step.CLAUSE
        if style is not Style.CAPITALS and tokens.word(here) not in JOIN_CHAIN and follows_long_line(tokens, here):
            return Step.WORD
        if not begins_paragraph(tokens, here):
            names = style is Style.NAMES and tokens.raw(here)[:1].isupper() and tokens.word(here) not in JOIN_CHAIN
            return Step.WORD if names and is_short_break(tokens, here, self._start) else None
        goes_on = is_spread(tokens, self._first, self._start) and is_wrapped(tokens, here)
        return None if goes_on and tokens.word(here) not in OFFICES else Step.WORD
