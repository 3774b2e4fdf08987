"""TitleScan: one pass over the words of a title that finds its end."""

from __future__ import annotations

import attrs

from psm_model.law._number_shape import is_year
from psm_model.law._vocabulary import resolve_spelling

from ._clause_words import ends_clause, ends_clause_at
from ._kind_phrases import is_head, read_kind
from ._known_titles import KnownTitles
from ._text import Tokens
from ._title_brackets import skip_bracket
from ._title_breaks import LineBreaks, TitleEnd
from ._title_instruments import is_numbered_instrument
from ._title_joins import (
    ends_at_join,
    find_last_join,
    find_last_year,
    follows_seat,
    is_date,
    is_enactment,
    is_plain_name,
    lists_actions,
    lists_office,
    names_place,
    opens_division,
)
from ._title_layout import ELUCIDATES, numbers_item, opens_elucidation, opens_enactment, split_enacting_office
from ._title_look_ahead import MAX_TITLE_LENGTH, fills_text, find_later_end
from ._title_marks import SPECKS, ends_word, is_doubled, joins_compound, joins_word, skip_quoted
from ._title_nested import NestedInstruments
from ._title_style import TitleStyle, find_style, fits_style, is_named, turns_to_capitals
from ._title_words import (
    ACTS,
    ALTERS,
    AREAS,
    ENDS,
    HONORIFICS,
    JOINING_NOUNS,
    JOINS,
    LISTS,
    MISREAD_ROMAN,
    NAMES_AREAS,
    OFFICES,
    QUOTES,
    SHORTENED,
    is_gazette,
)
from ._titled_instrument import TitledInstrument

__all__ = ["TitleScan"]


@attrs.define(eq=False)
class TitleScan:
    """One pass over the words of a title.

    A title certainly ends at a mark or a word that never occurs in one. It may end earlier, where the clause around it
    seems to continue: at a word in small letters among capitals, at a comma that begins no list, at a verb. If a
    gazette follows in brackets, or if the title fills an item of a list, it did not end there.
    """

    _tokens: Tokens
    """The tokens."""
    _first: int
    """The index of the first word of the title."""
    _titled: TitledInstrument
    """The instrument that has the title."""
    _known: KnownTitles
    """The known titles."""
    _style: TitleStyle = attrs.field(init=False)
    """The style of the title."""
    _breaks: LineBreaks = attrs.field(init=False)
    """The line breaks of the title."""
    _office: tuple[str, ...] = attrs.field(init=False)
    """The words of the office whose line follows the title of its own instrument."""
    _nested: NestedInstruments = attrs.field(init=False)
    """The instruments in the title."""
    _may_name_area: bool = attrs.field(init=False)
    """True if the title may name an area, "di Kabupaten Batang"."""
    _end_index: int = attrs.field(init=False)
    """The index after the last word of the title."""
    _end_before_comma: int | None = attrs.field(default=None, init=False)
    """The index after the last word before a comma after which a list may continue; None without one."""
    _end_before_list: int | None = attrs.field(default=None, init=False)
    """The index after the last word before the first comma of a list; None without one."""
    _attached_index: int = attrs.field(init=False)
    """The index of the word that continues the last compound; that of the first word without one."""
    _lists_offices: bool = attrs.field(default=False, init=False)
    """True if the title lists offices, which may be in small letters."""

    def __attrs_post_init__(self) -> None:
        self._style = find_style(self._tokens, self._first)
        self._breaks = LineBreaks(self._tokens, self._first, self._titled.citation_start, self._style)
        self._office = split_enacting_office(self._titled.key)
        self._nested = NestedInstruments(self._tokens, self._first, self._known)
        self._may_name_area = self._titled.is_local or resolve_spelling(self._tokens.word(self._first)) in NAMES_AREAS
        self._end_index = self._attached_index = self._first

    def scan(self, *, begin_index: int, is_listed: bool) -> int:
        """Return the index after the title.

        Args:
            begin_index: The index up to which the words are known to belong to the title.
            is_listed: Whether the citation opens an item of a list, which its title may fill.
        """
        cursor = search_index = self._end_index = max(begin_index, self._first)
        has_names = self._style is TitleStyle.NAMES
        end: TitleEnd | None = None
        while cursor < self._first + MAX_TITLE_LENGTH:
            if has_names and is_plain_name(self._tokens, self._first, cursor):
                cursor += 1
                self._end_index = cursor
                continue
            search_index, end = cursor, self._breaks.find_end_at(cursor)
            if end is not None:
                break
            step = self._step(cursor)
            if isinstance(step, TitleEnd):
                search_index, end = cursor + 1, step
                break
            cursor = step
        certain_end = self._end_index if self._end_before_comma is None else self._end_before_comma
        if end is None or end is TitleEnd.STOP:
            is_filled = cursor > self._first and fills_text(self._tokens, cursor, is_listed=is_listed)
            return cursor if is_filled else certain_end
        later_end = find_later_end(
            self._breaks, self._office, search_index, clause_continues=end is TitleEnd.CLAUSE, is_listed=is_listed
        )
        return certain_end if later_end is None else later_end

    def _step(self, cursor: int) -> int | TitleEnd:
        """Return the next index, or how the title ends."""
        tokens = self._tokens
        word = tokens.word(cursor)
        if word == "." and cursor > self._first and resolve_spelling(tokens.word(cursor - 1)) in SHORTENED:
            return cursor + 1 if tokens.raw(cursor + 1)[:1].isalnum() else TitleEnd.STOP
        step = self._step_mark(cursor) if cursor > self._first else None
        if step is not None:
            return step
        if word in {"menjadi", "sebagai"} and tokens.word(cursor + 1) == "undang-undang":
            return self._end_at_enactment(cursor)
        year = find_last_year(tokens, cursor)
        if year is not None:
            return year
        if self._stops_at(cursor):
            return TitleEnd.STOP
        joins = word in JOINS and cursor not in {self._first, self._attached_index}
        return self._step_join(cursor) if joins else self._step_word(cursor)

    def _stops_at(self, cursor: int) -> bool:
        """Return whether something begins at a word that is never part of a title."""
        tokens = self._tokens
        word = tokens.word(cursor)
        return (
            (resolve_spelling(word) in ENDS and not names_place(tokens, cursor))
            or (tokens.raw(cursor) in HONORIFICS and cursor > self._first)
            or is_gazette(tokens, cursor)
            or (word in ELUCIDATES and opens_elucidation(tokens, cursor, self._titled.citation_start))
            or (self._titled.is_nested and word in {"menjadi", "terhadap"})
            or (self._style is TitleStyle.CAPITALS and opens_enactment(tokens, self._first, cursor, self._office))
        )

    def _step_mark(self, cursor: int) -> int | TitleEnd | None:
        """Step over a mark within the title, or return how the title ends at it; None at a word or another mark."""
        step: int | TitleEnd | None = None
        match self._tokens.word(cursor):
            case "-" | "/" | "'" | "`":
                step = self._step_compound(cursor)
            case ",":
                step = self._step_comma(cursor)
            case "(":
                step = self._step_bracket(cursor)
            case "|":
                step = self._step_speck(cursor)
            case "jo":
                step = self._step_jo(cursor)
            case mark if mark in QUOTES:
                step = self._step_quote(cursor)
            case mark if mark in SPECKS:
                step = self._step_within(cursor)
        return step

    def _end_at_enactment(self, cursor: int) -> TitleEnd:
        """Return how the title ends at "menjadi Undang-Undang", which is part of the title of an act only."""
        is_act = self._titled.key.kind == "uu"
        if not ((is_act and not self._titled.is_nested) or is_enactment(self._tokens, self._first, cursor)):
            return TitleEnd.STOP if self._titled.is_nested else TitleEnd.CLAUSE
        self._end_index, self._end_before_comma = cursor + 2, None
        return TitleEnd.STOP

    def _step_word(self, cursor: int) -> int | TitleEnd:
        """Step over a word of the title, or return how the title ends at it."""
        tokens = self._tokens
        word = tokens.word(cursor)
        if is_head(word):
            self._nested.add(cursor)
        if word[0].isdigit():
            if cursor != self._attached_index and numbers_item(tokens, cursor):
                return TitleEnd.STOP
        elif cursor not in {self._first, self._attached_index}:
            step = self._step_instrument(cursor) or self._step_unfit(cursor)
            if step is not None:
                return step
        self._end_index = cursor + 1
        return cursor + 1

    def _step_instrument(self, cursor: int) -> int | TitleEnd | None:
        """Step over an instrument in the title, or return how the title ends at another one; None at other words."""
        tokens = self._tokens
        if is_date(tokens, cursor) or opens_division(tokens, cursor):
            return TitleEnd.CLAUSE
        if not is_head(tokens.word(cursor)):
            return None
        if not self._nested.may_begin_at(cursor) and is_numbered_instrument(tokens, cursor):
            return TitleEnd.CLAUSE
        return self._step_nested(cursor)

    def _step_unfit(self, cursor: int) -> int | TitleEnd | None:
        """Return the step at a word in another style than the title; None at other words."""
        tokens, word = self._tokens, self._tokens.word(cursor)
        if self._style is TitleStyle.SMALL:
            return TitleEnd.CLAUSE if ends_clause_at(tokens, cursor) else None
        if self._style is TitleStyle.NAMES and turns_to_capitals(tokens, cursor):
            return TitleEnd.WORD
        is_listed_office = self._lists_offices and word in OFFICES
        if fits_style(tokens, cursor, self._style) or is_listed_office or is_doubled(tokens, cursor):
            return None
        return self._step_join(cursor) if word in JOINING_NOUNS else self._end_at_unfit(cursor)

    def _end_at_unfit(self, cursor: int) -> TitleEnd:
        """Return how the title ends at a word in another style."""
        tokens = self._tokens
        if tokens.word(cursor) in ACTS and self._end_before_list and tokens.word(cursor - 1) != ",":
            # In "Narkotika, Pecandu dan Korban wajib" the list is the subject.
            self._end_before_comma = self._end_before_list
        is_clause = self._style is TitleStyle.CAPITALS or ends_clause_at(tokens, cursor)
        return TitleEnd.CLAUSE if is_clause else TitleEnd.WORD

    def _step_nested(self, cursor: int) -> int | TitleEnd | None:
        """Step over an instrument in the title, and its own title if that is known; None if there is no instrument."""
        skipped = self._nested.skip_at(cursor)
        if skipped is None:
            return None
        end_index, may_continue = skipped
        self._end_index, self._end_before_comma = end_index, None
        return end_index if may_continue else TitleEnd.STOP

    def _step_compound(self, cursor: int) -> int | TitleEnd:
        """Step over a mark between the parts of a word, "Daerah-daerah", and one between numbers, "2018 - 2023"."""
        if not joins_compound(self._tokens, cursor):
            return TitleEnd.CLAUSE
        self._attached_index = cursor + 1
        return cursor + 1

    def _step_speck(self, cursor: int) -> int | TitleEnd:
        """Step over a speck at the end of a word; between spaces it separates the cells of a table."""
        return cursor + 1 if ends_word(self._tokens, cursor) else TitleEnd.STOP

    def _step_quote(self, cursor: int) -> int | TitleEnd:
        """Step over a quoted name, or a quotation mark that is a speck within a word."""
        end_index = skip_quoted(self._tokens, cursor)
        if end_index is None:
            return self._step_within(cursor) if self._tokens.word(cursor) in SPECKS else TitleEnd.STOP
        self._end_index = end_index
        return end_index

    def _step_within(self, cursor: int) -> int | TitleEnd:
        """Step over a speck within a word."""
        if not joins_word(self._tokens, cursor):
            return TitleEnd.STOP
        self._attached_index = cursor + 1
        return cursor + 1

    def _step_jo(self, cursor: int) -> int | TitleEnd:
        """Step over a number that is joined to one in the title, "Perubahan UU Nomor 3 jo. Nomor 19 Tahun 1950"."""
        end_index = self._nested.skip_last()
        return end_index if end_index > cursor else TitleEnd.STOP

    def _step_bracket(self, cursor: int) -> int | TitleEnd:
        """Step over a short name, "(PPP)", after which the title continues, and a number in words."""
        if joins_word(self._tokens, cursor):
            return self._step_within(cursor)
        skipped = skip_bracket(
            self._tokens, self._first, cursor, self._style, lambda index: isinstance(self._step_join(index), int)
        )
        if skipped is None:
            return TitleEnd.STOP
        end_index, is_of_title = skipped
        self._end_index = end_index if is_of_title else self._end_index
        return end_index

    def _step_comma(self, cursor: int) -> int | TitleEnd:
        """Step over a comma after which a list or the instrument in the title continues."""
        tokens = self._tokens
        following = tokens.word(cursor + 1)
        if is_year(following) and tokens.word(self._first) == "pengesahan":
            self._end_index = cursor + 2  # "Protocol on Civil Liability, 1969"
            return self._end_index
        end_index = self._nested.skip_last()
        if end_index > cursor:
            self._end_index = end_index
            return end_index
        is_seat = follows_seat(tokens, cursor)
        if is_seat or read_kind(tokens, cursor + 1) or self._nested.are_followed_by_sibling(cursor):
            if is_seat and self._style is TitleStyle.CAPITALS:
                self._end_index -= 1
            return TitleEnd.CLAUSE
        return self._step_list(cursor)

    def _step_list(self, cursor: int) -> int | TitleEnd:
        """Step over a comma between the items of a list, or return how the title ends at it."""
        tokens = self._tokens
        following = tokens.word(cursor + 1)
        is_listed_office = following in OFFICES and lists_office(tokens, self._first, cursor)
        self._lists_offices = self._lists_offices or is_listed_office
        is_enacted = following == "menjadi" and tokens.word(cursor + 2) == "undang-undang"
        if is_enacted or (self._style is TitleStyle.SMALL and lists_actions(tokens, cursor)):
            return cursor + 1
        is_item = tokens.raw(cursor + 1)[:1].isupper() or following in LISTS or self._lists_offices
        if self._style is TitleStyle.SMALL or not is_item or (following in OFFICES and not is_listed_office):
            return TitleEnd.WORD
        if self._end_before_comma is None:
            self._end_before_comma = self._end_index
        if self._end_before_list is None:
            self._end_before_list = self._end_index
        return cursor + 1

    def _step_join(self, cursor: int) -> int | TitleEnd:
        """Step over small words to the name that they join, if one follows."""
        tokens, word = self._tokens, self._tokens.word(cursor)
        may_be_name = self._style is TitleStyle.NAMES and is_named(tokens, cursor) and word not in LISTS
        if may_be_name and is_named(tokens, cursor + 1):
            return self._step_word(cursor)
        last = find_last_join(tokens, cursor)
        following = resolve_spelling(tokens.word(last + 1))
        if names_place(tokens, last + 1):
            self._nested.has_place = True
            return last + 1
        if following in ENDS or following == ",":
            return self._step_word(cursor) if may_be_name and last == cursor else TitleEnd.CLAUSE  # "Rusip Antara"
        end_index = self._skip_phrase(last + 1)
        if end_index is not None:
            return end_index
        end = self._end_at_join(cursor, last + 1)
        if end is None and word in LISTS:
            end = TitleEnd.CLAUSE if self._nested.are_followed_by_other(cursor, last + 1) else None
            self._end_before_comma = None if end is None else self._end_before_comma
        return last + 1 if end is None else end

    def _skip_phrase(self, index: int) -> int | None:
        """Skip "sebutan lain" or "mengubah" after "dengan"; return the index after it, None at other words."""
        tokens = self._tokens
        word, following = resolve_spelling(tokens.word(index)), tokens.word(index + 1)
        if (word, following) in {("sebutan", "lain"), ("nama", "lain")}:
            self._end_index, self._nested.are_altered = index + 2, False
            return index + 2
        if word in ALTERS and is_head(following):
            self._nested.are_altered = True
            return index + 1
        return None

    def _end_at_join(self, join: int, end_index: int) -> TitleEnd | None:
        """Return how the title ends at small words before an index; None if it continues."""
        tokens, style = self._tokens, self._style
        word, following, raw = tokens.word(join), resolve_spelling(tokens.word(end_index)), tokens.raw(end_index)
        if ends_at_join(tokens, self._first, join, end_index, is_small=style is TitleStyle.SMALL):
            return TitleEnd.CLAUSE
        is_area = word == "di" and following in AREAS and tokens.word(end_index + 1) != "/"
        is_named_word = self._is_named_word(end_index)
        if (is_area and not self._may_name_area) or (not is_named_word and ends_clause(word)):
            return TitleEnd.CLAUSE
        if style is TitleStyle.SMALL or is_named_word:
            return None
        return TitleEnd.CLAUSE if ends_clause(raw) else TitleEnd.WORD

    def _is_named_word(self, index: int) -> bool:
        """Return whether the word after small words belongs to a name, a number, a list or an instrument."""
        tokens, raw = self._tokens, self._tokens.raw(index)
        following = resolve_spelling(tokens.word(index))
        return (
            raw[0].isupper()
            or raw[0].isdigit()
            or following in MISREAD_ROMAN
            or (self._lists_offices and following in OFFICES)
            or is_doubled(tokens, index)
            or (is_head(following) and is_numbered_instrument(tokens, index))
        )
