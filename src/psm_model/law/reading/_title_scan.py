"""TitleScan: one pass over the words of a title that finds its end."""

from __future__ import annotations

from typing import ClassVar, Final

from psm_model.law._vocabulary import resolve_spelling

from ._clause_words import ends_clause, ends_clause_at
from ._instruments import read_instruments
from ._kind_phrases import is_head, read_kind
from ._title_brackets import skip_bracket
from ._title_joins import (
    ends_at_join,
    find_last_year,
    follows_seat,
    is_date,
    is_enactment,
    is_numbered_instrument,
    is_numbered_name,
    is_office_regulation,
    is_ordinary_word,
    is_other_instrument,
    is_titled_kind,
    lists_actions,
    lists_office,
    names_place,
    opens_division,
)
from ._title_layout import (
    ELUCIDATES,
    begins_item,
    numbers_item,
    opens_elucidation,
    opens_enactment,
)
from ._title_lead import skip_lead
from ._title_marks import SPECKS, ends_word, is_doubled, joins_compound, joins_word, skip_quoted
from ._title_state import Step, TitleState
from ._title_style import Style, is_named, turns_to_capitals
from ._title_words import (
    ACTS,
    ALTERS,
    AREAS,
    BOUND,
    ENDS,
    JOIN_CHAIN,
    JOINING_NOUNS,
    JOINS,
    LISTS,
    MISREAD_ROMAN,
    NESTS,
    OFFICES,
    QUOTES,
    SHORTENED,
    is_gazette,
)

__all__ = ["MAX_TITLE_WORDS", "TitleScan"]

MAX_TITLE_WORDS: Final = 80
"""The maximum number of words and marks of a title."""
_MAX_NAME_LENGTH: Final = 8  # consecutive small words
_YEAR_DIGITS: Final = 4


class TitleScan(TitleState):
    """One pass over the words of a title.

    A title certainly ends at a mark or a word that never occurs in one. It may end earlier, where the clause around it
    seems to continue: at a word in small letters among capitals, at a comma that begins no list, at a verb. If a
    gazette follows in brackets, or if the title fills an item of a list, it did not end there.
    """

    def scan(self, *, begin: int, is_listed: bool) -> int:
        """Return the index after the title.

        Args:
            begin: The index up to which the words are known to belong to the title.
            is_listed: Whether the citation opens an item of a list, which its title may fill.
        """
        here = self._last = max(begin, self._first)
        step: int | Step = here
        while here < self._first + MAX_TITLE_WORDS:
            if self._is_plain(here):
                here += 1
                self._last = here
                continue
            broken = self.end_at_line(here)
            step = broken or self._step(here)
            if not isinstance(step, int):
                break
            here = step
        if isinstance(step, int) or step is Step.STOP:
            return self._find_end(here, self.find_certain_end(), is_listed=is_listed)
        return self._look_ahead(here + (broken is None), ends_clause=step is Step.CLAUSE, is_listed=is_listed)

    def _look_ahead(self, here: int, *, ends_clause: bool, is_listed: bool) -> int:
        """Look beyond a possible end of the title for a sign that it continues; return the index after it.

        Args:
            here: The index of the possible end.
            ends_clause: Whether the clause around the title continues there.
            is_listed: Whether its citation opens an item of a list.
        """
        tokens, end = self._tokens, self.find_certain_end()
        capitals = self._style is Style.CAPITALS
        while here < self._first + MAX_TITLE_WORDS and self.end_at_line(here) is not Step.STOP:
            if capitals and opens_enactment(tokens, self._first, here, self._enacting):
                return here  # lines far apart are one title up to "DENGAN RAHMAT"
            capitals = capitals and tokens.raw(here) == tokens.raw(here).upper()
            if (
                resolve_spelling(tokens.word(here)) in ENDS
                or self._begins_other_instrument(here)
                or is_gazette(tokens, here)
            ):
                break
            ends_clause = ends_clause or ends_clause_at(tokens, here)
            here += 1
        return self._find_end(here, end, is_listed=is_listed and not ends_clause)

    def _find_end(self, here: int, end: int, *, is_listed: bool) -> int:
        """Return an index if the title fills the text before it, otherwise the certain end."""
        tokens = self._tokens
        fills = is_listed and (tokens.word(here) == ";" or begins_item(tokens, here))
        filled = fills or (tokens.word(here) == "(" and is_gazette(tokens, here + 1))
        return here if filled and here > self._first else end

    def _begins_other_instrument(self, here: int) -> bool:
        """Return whether another instrument begins after a possible end of the title."""
        word = self._tokens.word(here)
        if self._style is Style.CAPITALS:
            return is_head(word) and is_numbered_instrument(self._tokens, here)
        return is_head(word) and word != "anggaran"

    def _is_plain(self, here: int) -> bool:
        """Return whether a word certainly belongs to the title; a quick test that most words pass."""
        tokens = self._tokens
        return (
            self._style is Style.NAMES
            and is_ordinary_word(tokens.word(here))
            and (tokens.gap(here) == " " or here == self._first)
            and tokens.text.even[tokens.start(here)].isupper()
            and not tokens.raw(here)[1:].isupper()
            and tokens.word(here + 1) != "negara"
        )

    def _step(self, here: int) -> int | Step:
        """Return the next index, or how the title ends."""
        tokens = self._tokens
        word = tokens.word(here)
        if word == "." and here > self._first and resolve_spelling(tokens.word(here - 1)) in SHORTENED:
            return here + 1 if tokens.raw(here + 1)[:1].isalnum() else Step.STOP
        mark = self._AT_MARKS.get(word)
        if mark and here > self._first:
            return mark(self, here)
        year = find_last_year(tokens, here)
        stops = (resolve_spelling(word) in ENDS and not names_place(tokens, here)) or is_gazette(tokens, here)
        stops = stops or (word in ELUCIDATES and opens_elucidation(tokens, here, self._start))
        stops = stops or (self._nested and word in {"menjadi", "terhadap"})
        if word in {"menjadi", "sebagai"} and tokens.word(here + 1) == "undang-undang":
            return self._step_enactment(here)
        stops = stops or (self._style is Style.CAPITALS and opens_enactment(tokens, self._first, here, self._enacting))
        if year or stops:
            return year or Step.STOP
        joins = word in JOINS and here not in {self._first, self._attached}
        return self._step_join(here) if joins else self._step_word(here)

    def _step_enactment(self, here: int) -> Step:
        """Return how the title ends at "menjadi Undang-Undang", which is part of the title of an act only."""
        tokens = self._tokens
        if not ((self._is_act and not self._nested) or is_enactment(tokens, self._first, here)):
            return Step.STOP if self._nested else Step.CLAUSE
        self._last, self._before_comma = here + 2, None
        return Step.STOP

    def _step_word(self, here: int) -> int | Step:
        """Step over a word of the title, or return how the title ends at it."""
        tokens = self._tokens
        word = tokens.word(here)
        if is_head(word):
            self._nested_head = here
            self._holds_instrument = True
        if word[0].isdigit():
            if here != self._attached and numbers_item(tokens, here):
                return Step.STOP
        elif here not in {self._first, self._attached}:
            step = self._step_instrument(here) or self._step_unfit(here)
            if step is not None:
                return step
        self._last = here + 1
        return here + 1

    def _step_instrument(self, here: int) -> int | Step | None:
        """Step over an instrument in the title, or return how the title ends at another one; None at other words."""
        tokens = self._tokens
        if is_date(tokens, here) or opens_division(tokens, here):
            return Step.CLAUSE
        if not is_head(tokens.word(here)):
            return None
        before = resolve_spelling(tokens.word(here - 1))
        is_nested = before in NESTS or is_head(before) or self._holds_place or self._alters
        if not is_nested and is_numbered_instrument(tokens, here):
            return Step.CLAUSE
        return self._step_nested(here)

    def _step_unfit(self, here: int) -> int | Step | None:
        """Return the step at a word in another style than the title; None at other words."""
        tokens, style = self._tokens, self._style
        word, raw = tokens.word(here), tokens.raw(here)
        if style is Style.SMALL:
            return Step.CLAUSE if ends_clause_at(tokens, here) else None
        if style is Style.NAMES and turns_to_capitals(tokens, here):
            return Step.WORD
        fits = raw[0].isupper() or word in MISREAD_ROMAN or (word in SHORTENED and tokens.word(here + 1) == ".")
        fits = fits or tokens.word(here - 1) in BOUND
        fits = (raw.isupper() or raw[:-1].isupper()) if style is Style.CAPITALS else fits
        if fits or (self._lists_offices and word in OFFICES) or is_doubled(tokens, here):
            return None
        return self._step_join(here) if word in JOINING_NOUNS else self._step_out(here)

    def _step_nested(self, here: int) -> int | Step | None:
        """Step over an instrument in the title, and its own title if that is known; None if there is no instrument."""
        tokens = self._tokens
        text = tokens.text
        read = read_instruments(text, tokens.start(here))
        if not read or not read[-1].key.number:
            return None
        self._last, self._before_comma = tokens.skip_to(read[-1].end, here), None
        after = text.tokenise(read[-1].end)
        lead = skip_lead(text, after)
        ended = None if lead is None else self._known.skip(after, lead, read[-1].key)
        if ended is None:
            return self._last
        self._last = tokens.skip_to(after.end(ended - 1), here)
        goes_on = tokens.word(self._last) in JOINS | {",", "(", "-"}
        return self._last if goes_on else Step.STOP

    def _step_out(self, here: int) -> Step:
        """Return how the title ends at a word in another style."""
        tokens = self._tokens
        if tokens.word(here) in ACTS and self._list_begins and tokens.word(here - 1) != ",":
            self._before_comma = self._list_begins  # in "Narkotika, Pecandu dan Korban wajib" the list is the subject
        return Step.CLAUSE if self._style is Style.CAPITALS or ends_clause_at(tokens, here) else Step.WORD

    def _step_compound(self, here: int) -> int | Step:
        """Step over a mark between the parts of a word, "Daerah-daerah", and one between numbers, "2018 - 2023"."""
        if not joins_compound(self._tokens, here):
            return Step.CLAUSE
        self._attached = here + 1
        return here + 1

    def _step_speck(self, here: int) -> int | Step:
        """Step over a speck at the end of a word; between spaces it separates the cells of a table."""
        return here + 1 if ends_word(self._tokens, here) else Step.STOP

    def _step_quote(self, here: int) -> int | Step:
        """Step over a quoted name, or a quotation mark that is a speck within a word."""
        after = skip_quoted(self._tokens, here)
        if after is None:
            return self._step_within(here) if self._tokens.word(here) in SPECKS else Step.STOP
        self._last = after
        return after

    def _step_within(self, here: int) -> int | Step:
        """Step over a speck within a word."""
        if not joins_word(self._tokens, here):
            return Step.STOP
        self._attached = here + 1
        return here + 1

    def _step_jo(self, here: int) -> int | Step:
        """Step over a number that is joined to one in the title, "Perubahan UU Nomor 3 jo. Nomor 19 Tahun 1950"."""
        after = self.skip_nested()
        return after if after > here else Step.STOP

    def _step_comma(self, here: int) -> int | Step:
        """Step over a comma after which a list or the instrument in the title continues."""
        tokens = self._tokens
        following = tokens.word(here + 1)
        if following.isdigit() and len(following) == _YEAR_DIGITS and tokens.word(self._first) == "pengesahan":
            self._last = here + 2  # "Protocol on Civil Liability, 1969"
            return self._last
        after = self.skip_nested()
        if after > here:
            self._last = after
            return after
        seat = follows_seat(tokens, here)
        if seat or read_kind(tokens, here + 1) or self.begins_sibling(here):
            self._last -= seat and self._style is Style.CAPITALS
            return Step.CLAUSE
        office = following in OFFICES and not lists_office(tokens, self._first, here)
        self._lists_offices = self._lists_offices or (following in OFFICES and not office)
        named = tokens.raw(here + 1)[:1].isupper() or following in LISTS or self._lists_offices
        enacted = following == "menjadi" and tokens.word(here + 2) == "undang-undang"
        if enacted or (self._style is Style.SMALL and lists_actions(tokens, here)):
            return here + 1
        if self._style is Style.SMALL or not named or office:
            return Step.WORD
        if self._before_comma is None:
            self._before_comma = self._last
        if self._list_begins is None:
            self._list_begins = self._last
        return here + 1

    def _step_join(self, here: int) -> int | Step:
        """Step over small words to the name that they join, if one follows."""
        tokens = self._tokens
        word = tokens.word(here)
        if self._style is Style.NAMES and is_named(tokens, here) and is_named(tokens, here + 1) and word not in LISTS:
            return self._step_word(here)
        last = self._find_last_join(here)
        following = resolve_spelling(tokens.word(last + 1))
        if names_place(tokens, last + 1):
            self._holds_place = True
            return last + 1
        if following in ENDS or following == ",":
            named = self._style is Style.NAMES and tokens.raw(here).istitle() and word not in LISTS
            return self._step_word(here) if named and last == here else Step.CLAUSE  # "Kecamatan Rusip Antara"
        other_name = (following, tokens.word(last + 2)) in {("sebutan", "lain"), ("nama", "lain")}
        if other_name or (following in ALTERS and is_head(tokens.word(last + 2))):
            self._last = last + 3 if other_name else self._last
            self._alters = not other_name
            return last + 2 + other_name
        end = self._end_at_join(here, last + 1)
        if end is None and word in LISTS:
            end = Step.CLAUSE if self._lists_other(here, last + 1) else None
            self._before_comma = self._before_comma if end else None
        return end or last + 1

    def _lists_other(self, here: int, index: int) -> bool:
        """Return whether "dan" or the like joins another instrument, and not a word of the title."""
        tokens = self._tokens
        following = resolve_spelling(tokens.word(index))
        if self.begins_sibling(here) or is_numbered_name(tokens, index):
            return True
        if not is_head(following) or self._alters:
            return False
        if not self._holds_instrument and is_titled_kind(tokens, index):
            return True
        return is_other_instrument(tokens, index) or (
            not self._holds_instrument and is_office_regulation(tokens, index)
        )

    def _find_last_join(self, here: int) -> int:
        """Return the index of the last of several small words, "dan/atau di"."""
        tokens = self._tokens
        last = here
        while last < here + _MAX_NAME_LENGTH and (
            tokens.word(last + 1) in JOIN_CHAIN or (tokens.word(last + 1) == "." and tokens.word(last) in SHORTENED)
        ):
            last += 1
        return last

    def _end_at_join(self, here: int, index: int) -> Step | None:
        """Return how the title ends at small words before an index; None if it continues."""
        tokens = self._tokens
        join, following, raw = tokens.word(here), resolve_spelling(tokens.word(index)), tokens.raw(index)
        if ends_at_join(tokens, self._first, here, index, small=self._style is Style.SMALL):
            return Step.CLAUSE
        area = join == "di" and following in AREAS and tokens.word(index + 1) != "/"
        named = raw[0].isupper() or raw[0].isdigit() or following in MISREAD_ROMAN
        named = named or (self._lists_offices and following in OFFICES) or is_doubled(tokens, index)
        named = named or (is_head(following) and is_numbered_instrument(tokens, index))
        if (area and not self._names_areas) or (not named and ends_clause(join)):
            return Step.CLAUSE
        if self._style is Style.SMALL or named:
            return None
        return Step.CLAUSE if ends_clause(raw) else Step.WORD

    def _step_bracket(self, here: int) -> int | Step:
        """Step over a short name, "(PPP)", after which the title continues, and a number in words."""
        if joins_word(self._tokens, here):
            return self._step_within(here)
        skipped = skip_bracket(
            self._tokens, self._first, here, self._style, lambda index: not isinstance(self._step_join(index), Step)
        )
        if skipped is None:
            return Step.STOP
        after, of_title = skipped
        self._last = after if of_title else self._last
        return after

    _AT_MARKS: ClassVar = {
        **dict.fromkeys(SPECKS, _step_within),
        **dict.fromkeys(QUOTES, _step_quote),
        "(": _step_bracket,
        ",": _step_comma,
        "jo": _step_jo,
        "-": _step_compound,
        "/": _step_compound,
        "'": _step_compound,
        "|": _step_speck,
        "`": _step_compound,
    }
