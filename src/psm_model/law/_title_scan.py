"""One pass over the words of a title, which tells where it ends."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar, Final

from ._heads import is_head, kind_at
from ._instruments import read_instruments
from ._known_titles import KnownTitles
from ._series import read_sibling
from ._text import Tokens
from ._title_brackets import skip_bracket
from ._title_joins import (
    enacts,
    ends_at_join,
    follows_seat,
    is_entitled,
    is_numbered,
    is_numbered_name,
    is_of_office,
    is_ordinary,
    is_other,
    last_year,
    lists_actions,
    lists_office,
    names_place,
    says_when,
)
from ._title_lead import behind_lead
from ._title_layout import (
    ELUCIDATES,
    begins_item,
    begins_line,
    begins_paragraph,
    begins_stamp,
    enacting_office,
    follows_long_line,
    is_spread,
    numbers_item,
    opens_clause,
    opens_elucidation,
    opens_enactment,
    repeats_opening,
    wraps,
)
from ._title_marks import SPECKS, doubles, ends_word, joins_compound, joins_word
from ._title_style import Style, find_style, is_named, turns_to_capitals
from ._title_words import (
    ACTS,
    ALTERS,
    AREAS,
    ENDS,
    JOINING_NOUNS,
    JOINS,
    LISTS,
    MISREAD_ROMAN,
    NAMES_AREAS,
    NESTS,
    OFFICES,
    SHORTENED,
    ends_clause,
    ends_clause_at,
    is_gazette,
)
from ._vocabulary import spelling
from .citation import InstrumentId

__all__ = ["LONGEST", "TitleScan"]

LONGEST: Final = 80
"""How many words and marks a title may have."""
_LONGEST_NAME: Final = 8
_JOIN_CHAIN: Final = JOINS | JOINING_NOUNS | {"/"}


class _Step(Enum):
    """How a title ends at a word."""

    STOP = "the word stands in no title"
    CLAUSE = "the clause around the title goes on"
    WORD = "a word that may be of the clause, or of a title written without care"


class TitleScan:
    """One pass over the words of a title.

    A title ends for good where a mark or a word stands that is in none. Before that it ends for want of a better place
    where the clause around it goes on: at a word in small letters among capitals, at a comma that begins no list, at a
    verb. That a gazette follows in brackets, or that the title fills an item of a list, shows that it went on.
    """

    def __init__(self, tokens: Tokens, first: int, start: int, *, nested: bool, local: bool, instrument: InstrumentId, known: KnownTitles) -> None:
        self._tokens = tokens
        self._first = first
        self._start = start
        self._nested = nested
        self._is_act = instrument.kind == "uu"
        self._enacting = enacting_office(instrument)
        self._known = known
        self._names_areas = local or spelling(tokens.word(first)) in NAMES_AREAS
        self._style = find_style(tokens, first)
        self._last = first
        """The place behind the last word that is of the title."""
        self._before_comma: int | None = None
        """The same before a comma of which it is not known yet whether a list goes on behind it."""
        self._attached = first
        """The place of a word that goes on a compound."""
        self._nested_head: int | None = None
        """The place of the last word in the title with which an instrument may begin."""
        self._holds_instrument = False
        """Whether another instrument may be named in the title."""
        self._holds_place = False
        """Whether the title is of a place in another instrument."""
        self._list_begins: int | None = None
        """The place before the first comma of a list."""
        self._lists_offices = False
        """Whether the title lists offices, which may be written in small letters."""

    def run(self, *, begin: int, listed: bool) -> int:
        """Return the place behind the title.

        Args:
            begin: The place up to which the words are known to be of the title.
            listed: Whether the citation opens an item of a list, which its title may fill.
        """
        here = self._last = max(begin, self._first)
        step: int | _Step = here
        while here < self._first + LONGEST:
            if self._is_plain(here):
                here += 1
                self._last = here
                continue
            broken = self._breaks(here)
            step = broken or self._step(here)
            if not isinstance(step, int):
                break
            here = step
        if isinstance(step, int) or step is _Step.STOP:
            return self._filled(here, self._certain(), listed=listed)
        return self._look_behind(here + (broken is None), ends_clause=step is _Step.CLAUSE, listed=listed)

    def _look_behind(self, here: int, *, ends_clause: bool, listed: bool) -> int:
        """Look behind a place where a title may have ended for what shows that it went on; the place behind it.

        Args:
            here: The place.
            ends_clause: Whether the clause around it goes on there.
            listed: Whether its citation opens an item of a list.
        """
        tokens, end = self._tokens, self._certain()
        capitals = self._style is Style.CAPITALS
        while here < self._first + LONGEST and self._breaks(here) is not _Step.STOP:
            if capitals and opens_enactment(tokens, self._first, here, self._enacting):
                return here  # lines that stand far apart are one title up to "DENGAN RAHMAT"
            capitals = capitals and tokens.raw(here) == tokens.raw(here).upper()
            if spelling(tokens.word(here)) in ENDS or self._begins_other(here) or is_gazette(tokens, here):
                break
            ends_clause = ends_clause or ends_clause_at(tokens, here)
            here += 1
        return self._filled(here, end, listed=listed and not ends_clause)

    def _filled(self, here: int, end: int, *, listed: bool) -> int:
        """Return the place behind a title that fills what stands before a place; else where it has ended."""
        tokens = self._tokens
        fills = listed and (tokens.word(here) == ";" or begins_item(tokens, here))
        filled = fills or (tokens.word(here) == "(" and is_gazette(tokens, here + 1))
        return here if filled and here > self._first else end

    def _begins_other(self, here: int) -> bool:
        """Whether another instrument begins behind a title that has ended; one in capitals may go on up to its text."""
        word = self._tokens.word(here)
        if self._style is Style.CAPITALS:
            return is_head(word) and is_numbered(self._tokens, here)
        return is_head(word) and word != "anggaran"

    def _breaks(self, here: int) -> _Step | None:
        """Return how the title ends if another item of a list, or a paragraph, begins at a place."""
        tokens = self._tokens
        if here == self._first or not begins_line(tokens, here):
            return None
        if begins_item(tokens, here):
            return _Step.STOP
        capitals = self._style is Style.CAPITALS
        # No title ends at a small word, and lines that stand far apart are one, "ALOKASI DANA DESA\n\nTAHUN 2019".
        if tokens.word(here - 1) in _JOIN_CHAIN or (capitals and tokens.word(here) in _JOIN_CHAIN):
            return None
        follows = repeats_opening(tokens, self._first, here) or is_entitled(tokens, here)
        if follows or (not capitals and begins_stamp(tokens, here)):
            return _Step.STOP
        if self._style is Style.NAMES and opens_clause(tokens, here):
            return _Step.CLAUSE
        if not capitals and tokens.word(here) not in _JOIN_CHAIN and follows_long_line(tokens, here):
            return _Step.WORD
        if not begins_paragraph(tokens, here):
            return None
        goes_on = is_spread(tokens, self._first, self._start) and wraps(tokens, here)
        return None if goes_on and tokens.word(here) not in OFFICES else _Step.WORD

    def _is_plain(self, here: int) -> bool:
        """Whether a word is of the title without a closer look, as most are."""
        tokens = self._tokens
        return (
            self._style is Style.NAMES
            and is_ordinary(tokens.word(here))
            and (tokens.gap(here) == " " or here == self._first)
            and tokens.text.even[tokens.start(here)].isupper()
            and not tokens.raw(here)[1:].isupper()
            and tokens.word(here + 1) != "negara"
        )

    def _certain(self) -> int:
        return self._last if self._before_comma is None else self._before_comma

    def _step(self, here: int) -> int | _Step:
        """Return the next place, or how the title ends."""
        tokens = self._tokens
        word = tokens.word(here)
        if word == "." and here > self._first and spelling(tokens.word(here - 1)) in SHORTENED:
            return here + 1 if tokens.raw(here + 1)[:1].isalnum() else _Step.STOP
        mark = self._AT_MARKS.get(word)
        if mark and here > self._first:
            return mark(self, here)
        year = last_year(tokens, here)
        stops = (spelling(word) in ENDS and not names_place(tokens, here)) or is_gazette(tokens, here)
        stops = stops or (word in ELUCIDATES and opens_elucidation(tokens, here, self._start))
        stops = stops or (self._nested and word in {"menjadi", "terhadap"})
        if word in {"menjadi", "sebagai"} and tokens.word(here + 1) == "undang-undang":
            return self._step_enactment(here)
        if year or stops or (self._style is Style.CAPITALS and opens_enactment(tokens, self._first, here, self._enacting)):
            return year or _Step.STOP
        joins = word in JOINS and here not in {self._first, self._attached}
        return self._step_join(here) if joins else self._step_word(here)

    def _step_enactment(self, here: int) -> _Step:
        """Return the end at "menjadi Undang-Undang", which closes the title of an act, and of no other instrument."""
        tokens = self._tokens
        if not ((self._is_act and not self._nested) or enacts(tokens, self._first, here)):
            return _Step.STOP if self._nested else _Step.CLAUSE
        self._last, self._before_comma = here + 2, None
        return _Step.STOP

    def _step_word(self, here: int) -> int | _Step:
        tokens = self._tokens
        word, raw = tokens.word(here), tokens.raw(here)
        nested = is_head(word)
        if nested:
            self._nested_head = here
            self._holds_instrument = True
        if word[0].isdigit():
            if here != self._attached and numbers_item(tokens, here):
                return _Step.STOP
        elif here not in {self._first, self._attached}:
            if says_when(tokens, here):
                return _Step.CLAUSE
            before = spelling(tokens.word(here - 1))
            if (
                is_head(word)
                and not (before in NESTS or is_head(before) or self._holds_place)
                and is_numbered(tokens, here)
            ):
                return _Step.CLAUSE
            behind = self._step_nested(here) if nested else None
            if behind is not None:
                return behind
            fits = raw[0].isupper() or word in MISREAD_ROMAN or (word in SHORTENED and tokens.word(here + 1) == ".")
            if self._style is Style.CAPITALS:
                fits = raw.isupper()
            elif self._style is Style.NAMES and turns_to_capitals(tokens, here):
                return _Step.WORD
            fits = fits or (self._lists_offices and word in OFFICES) or doubles(tokens, here)
            if self._style is not Style.SMALL and not fits and word in JOINING_NOUNS:
                return self._step_join(here)
            if not fits and self._style is not Style.SMALL:
                return self._step_out(here)
            if self._style is Style.SMALL and ends_clause_at(tokens, here):
                return _Step.CLAUSE
        self._last = here + 1
        return here + 1

    def _step_nested(self, here: int) -> int | _Step | None:
        """Step over an instrument in the title, and over its own title if that is known; None if none stands there."""
        tokens = self._tokens
        text = tokens.text
        read = read_instruments(text, tokens.start(here))
        if not read or not read[-1][0].number:
            return None
        self._last, self._before_comma = tokens.after(read[-1][2], here), None
        behind = text.tokens(read[-1][2])
        lead = behind_lead(text, behind)
        ended = None if lead is None else self._known.skip(behind, lead, read[-1][0])
        if ended is None:
            return self._last
        self._last = tokens.after(behind.end(ended - 1), here)
        goes_on = tokens.word(self._last) in JOINS | {",", "(", "-"}
        return self._last if goes_on else _Step.STOP

    def _step_out(self, here: int) -> _Step:
        """Return how the title ends at a word that is not written as it is."""
        tokens = self._tokens
        if tokens.word(here) in ACTS and self._list_begins and tokens.word(here - 1) != ",":
            self._before_comma = self._list_begins  # in "Narkotika, Pecandu dan Korban wajib" the list is the subject
        return _Step.CLAUSE if self._style is Style.CAPITALS or ends_clause_at(tokens, here) else _Step.WORD

    def _step_compound(self, here: int) -> int | _Step:
        """Step over a mark between the parts of a word, "Daerah-daerah", and one between numbers, "2018 - 2023"."""
        if not joins_compound(self._tokens, here):
            return _Step.CLAUSE
        self._attached = here + 1
        return here + 1

    def _step_speck(self, here: int) -> int | _Step:
        """Step over a mark that a scanner read at the end of a word; between spaces it parts the cells of a table."""
        return here + 1 if ends_word(self._tokens, here) else _Step.STOP

    def _step_within(self, here: int) -> int | _Step:
        """Step over a mark that a scanner read within a word."""
        if not joins_word(self._tokens, here):
            return _Step.STOP
        self._attached = here + 1
        return here + 1

    def _step_jo(self, here: int) -> int | _Step:
        """Step over a number that is joined to one in the title, "Perubahan UU Nomor 3 jo. Nomor 19 Tahun 1950"."""
        behind = self._behind_nested()
        return behind if behind > here else _Step.STOP

    def _step_comma(self, here: int) -> int | _Step:
        tokens = self._tokens
        following = tokens.word(here + 1)
        behind = self._behind_nested()
        if behind > here:
            self._last = behind
            return behind
        if follows_seat(tokens, here):
            self._last -= self._style is Style.CAPITALS
            return _Step.CLAUSE
        if kind_at(tokens, here + 1) or self._begins_sibling(here):
            return _Step.CLAUSE
        if following == "menjadi" and tokens.word(here + 2) == "undang-undang":
            return here + 1
        office = following in OFFICES and not lists_office(tokens, self._first, here)
        self._lists_offices = self._lists_offices or (following in OFFICES and not office)
        named = tokens.raw(here + 1)[:1].isupper() or following in LISTS or self._lists_offices
        if self._style is Style.SMALL and lists_actions(tokens, here):
            return here + 1
        if self._style is Style.SMALL or not named or office:
            return _Step.WORD
        if self._before_comma is None:
            self._before_comma = self._last
        if self._list_begins is None:
            self._list_begins = self._last
        return here + 1

    def _begins_sibling(self, here: int) -> bool:
        """Whether another number of the same kind stands behind a comma or "dan", "No. 6 Tahun 2001 tentang"."""
        return not self._holds_instrument and read_sibling(self._tokens, here) is not None

    def _behind_nested(self) -> int:
        """Return the place behind the instrument in the title, whose offices and numbers may stand in a list."""
        head, self._nested_head = self._nested_head, None
        if head is None:
            return self._first
        read = read_instruments(self._tokens.text, self._tokens.start(head))
        return self._tokens.after(read[-1][2], head) if read and read[0][0].number else head

    def _step_join(self, here: int) -> int | _Step:
        """Step over small words to the name that they join, if one follows."""
        tokens = self._tokens
        word = tokens.word(here)
        if self._style is Style.NAMES and is_named(tokens, here) and is_named(tokens, here + 1) and word not in LISTS:
            return self._step_word(here)
        last = self._last_join(here)
        following = spelling(tokens.word(last + 1))
        if names_place(tokens, last + 1):
            self._holds_place = True
            return last + 1
        if following in ENDS or following == ",":
            named = self._style is Style.NAMES and tokens.raw(here).istitle() and word not in LISTS
            return self._step_word(here) if named and last == here else _Step.CLAUSE  # "Kecamatan Rusip Antara"
        other_name = (following, tokens.word(last + 2)) in {("sebutan", "lain"), ("nama", "lain")}
        if other_name or (following in ALTERS and is_head(tokens.word(last + 2))):
            self._last = last + 3 if other_name else self._last
            return last + 2 + other_name
        goes_on = self._goes_on(word, last + 1)
        if goes_on is not None:
            return goes_on
        if word in LISTS:
            office = following in OFFICES and self._before_comma is not None and not self._lists_offices
            other = self._begins_sibling(here) or (is_head(following) and is_other(tokens, last + 1))
            other = other or (not self._holds_instrument and is_of_office(tokens, last + 1))
            other = other or is_numbered_name(tokens, last + 1)
            if other or office:
                return _Step.CLAUSE
            self._before_comma = None
        return last + 1

    def _last_join(self, here: int) -> int:
        """Return the place of the last of several small words, "dan/atau di"."""
        tokens = self._tokens
        last = here
        while last < here + _LONGEST_NAME and (
            tokens.word(last + 1) in _JOIN_CHAIN or (tokens.word(last + 1) == "." and tokens.word(last) in SHORTENED)
        ):
            last += 1
        return last

    def _goes_on(self, join: str, place: int) -> _Step | None:
        """Return how the title ends at a small word before a place; None where it goes on there."""
        tokens = self._tokens
        following, raw = spelling(tokens.word(place)), tokens.raw(place)
        if ends_at_join(tokens, self._first, join, place, small=self._style is Style.SMALL):
            return _Step.CLAUSE
        area = join == "di" and following in AREAS and tokens.word(place + 1) != "/"
        named = raw[0].isupper() or raw[0].isdigit() or following in MISREAD_ROMAN
        named = named or (self._lists_offices and following in OFFICES) or doubles(tokens, place)
        if (area and not self._names_areas) or (not named and ends_clause(join)):
            return _Step.CLAUSE
        if self._style is Style.SMALL or named:
            return None
        return _Step.CLAUSE if ends_clause(raw) else _Step.WORD

    def _step_bracket(self, here: int) -> int | _Step:
        """Step over a short name, "(PPP)", where the title goes on behind it, and over a number written out."""
        if joins_word(self._tokens, here):
            return self._step_within(here)
        skipped = skip_bracket(
            self._tokens, self._first, here, self._style, lambda place: not isinstance(self._step_join(place), _Step)
        )
        if skipped is None:
            return _Step.STOP
        behind, of_title = skipped
        self._last = behind if of_title else self._last
        return behind

    _AT_MARKS: ClassVar = {
        **dict.fromkeys(SPECKS, _step_within),
        "(": _step_bracket,
        ",": _step_comma,
        "jo": _step_jo,
        "-": _step_compound,
        "/": _step_compound,
        "'": _step_compound,
        "|": _step_speck,
        "`": _step_compound,
    }
