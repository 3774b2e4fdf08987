"""One pass over the words of a title, which tells where it ends."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import ClassVar, Final

from ._heads import is_head
from ._instruments import read_instruments
from ._text import Tokens
from ._title_joins import ends_at_join, last_year, lists_actions
from ._title_words import (
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
    is_gazette,
)
from ._vocabulary import spelling

__all__ = ["LONGEST", "TitleScan"]

LONGEST: Final = 80
"""How many words and marks a title may have."""
_KEPT: Final = 4096  # few words are asked for, and those again and again
_LONGEST_NAME: Final = 8
_LONGEST_ACRONYM: Final = 5
_YEAR_DIGITS: Final = 4
_ENDS_STYLE: Final = ENDS | {","}
_SPECIAL: Final = _ENDS_STYLE | JOINS | {"menjadi", "terhadap", "tambahan", "berita"}
_JOIN_CHAIN: Final = JOINS | JOINING_NOUNS | {"/"}
_PARAGRAPH: Final = re.compile(r"[ \t\r]*\n[ \t\r]*\n\s*(?=[^a-z\s]|\Z)")
_ITEM: Final = re.compile(r"[ \t\r]*\n\s*[0-9A-Za-z]{1,3}[.)]\s")
_LABEL: Final = re.compile(r"[ \t\r]*\n\s*[A-Z][A-Za-z]{2,20}[ \t]{0,9}:")
_LINE_OF_OFFICE: Final = re.compile(r"[^\n,]{0,80},[ \t\r]*\n")
_OFFICE_THAT_CONSIDERS: Final = re.compile(r"[^\n,]{0,80},\s{0,9}(?:Menimbang|MENIMBANG|Mengingat|MENGINGAT)\b")


class _Style(Enum):
    """How a title is written."""

    CAPITALS = "PEKERJA SOSIAL"
    NAMES = "Pekerja Sosial"
    SMALL = "pekerja sosial"


class _Step(Enum):
    """How a title ends at a word."""

    STOP = "the word stands in no title"
    CLAUSE = "the clause around the title goes on"
    WORD = "a word that may be of the clause, or of a title written without care"


@lru_cache(_KEPT)
def _is_ordinary(word: str) -> bool:
    """Whether a word means nothing but itself, and does nothing to a title."""
    return word not in _SPECIAL and word.isalpha() and spelling(word) == word and not is_head(word)


class TitleScan:
    """One pass over the words of a title.

    A title ends for good where a mark or a word stands that is in none. Before that it ends for want of a better place
    where the clause around it goes on: at a word in small letters among capitals, at a comma that begins no list, at a
    verb. That a gazette follows in brackets, or that the title fills an item of a list, shows that it went on.
    """

    def __init__(self, tokens: Tokens, first: int, *, nested: bool, local: bool) -> None:
        self._tokens = tokens
        self._first = first
        self._nested = nested
        self._names_areas = local or spelling(tokens.word(first)) in NAMES_AREAS
        self._style = self._find_style()
        self._last = first
        """The place behind the last word that is of the title."""
        self._before_comma: int | None = None
        """The same before a comma of which it is not known yet whether a list goes on behind it."""
        self._attached = first
        """The place of a word that goes on a compound."""
        self._nested_head: int | None = None
        """The place of the last word in the title with which an instrument may begin."""
        self._lists_offices = False
        """Whether the title lists offices, which may be written in small letters."""

    def run(self, *, listed: bool) -> int:
        """Return the place behind the title.

        Args:
            listed: Whether the citation opens an item of a list, which its title may fill.
        """
        tokens = self._tokens
        here = self._first
        end: int | None = None
        ends_clause = False
        capitals = self._style is _Style.CAPITALS
        while here < self._first + LONGEST:
            word = tokens.word(here)
            broken = self._breaks(here)
            if broken is _Step.STOP:
                break
            if broken and end is None:
                end = self._certain()  # a gazette may show that it goes on in the next paragraph
            if end is not None:
                if capitals and self._opens_enactment(here):
                    return here  # lines that stand far apart are one title up to "DENGAN RAHMAT"
                capitals = capitals and tokens.raw(here) == tokens.raw(here).upper()
                if spelling(word) in ENDS or (is_head(word) and word != "anggaran") or is_gazette(tokens, here):
                    break
                ends_clause = ends_clause or self._ends_clause(here)
                here += 1
                continue
            step = self._step(here)
            if step is _Step.STOP:
                break
            if isinstance(step, _Step):
                end = self._certain()
                ends_clause = step is _Step.CLAUSE
                here += 1
            else:
                here = step
        stop = tokens.word(here)
        filled = (stop == "(" and is_gazette(tokens, here + 1)) or (listed and stop == ";" and not ends_clause)
        if filled and here > self._first:
            return here
        return self._certain() if end is None else end

    def _breaks(self, here: int) -> _Step | None:
        """Return how the title ends if another item of a list, or a paragraph, begins at a place."""
        if here == self._first or self._tokens.gap(here) in {"", " "}:
            return None
        even, ended = self._tokens.text.even, self._tokens.end(here - 1)
        if _ITEM.match(even, ended) or _LABEL.match(even, ended) or self._begins_again(here):
            return _Step.STOP
        if self._style is _Style.CAPITALS and self._tokens.word(here) in _JOIN_CHAIN:
            return None  # lines that stand far apart, "ALOKASI DANA DESA\n\nTAHUN 2019"
        return _Step.WORD if _PARAGRAPH.match(even, ended) else None

    def _begins_again(self, here: int) -> bool:
        """Whether a line opens with the first words of the title, as a sentence about its subject does."""
        tokens = self._tokens
        return (
            here > self._first + 1
            and "\n" in tokens.gap(here)
            and all(tokens.word(here + ahead) == tokens.word(self._first + ahead) for ahead in (0, 1))
        )

    def _is_plain(self, here: int, word: str) -> bool:
        """Whether a word is of the title without a closer look, as most are."""
        tokens = self._tokens
        return (
            self._style is _Style.NAMES
            and _is_ordinary(word)
            and tokens.text.even[tokens.start(here)].isupper()
            and tokens.word(here + 1) != "negara"
        )

    def _certain(self) -> int:
        return self._last if self._before_comma is None else self._before_comma

    def _find_style(self) -> _Style:
        """Return by its first words how the title is written."""
        tokens = self._tokens
        first = second = ""
        for place in range(self._first, self._first + _LONGEST_NAME):
            word = tokens.word(place)
            if spelling(word) in _ENDS_STYLE:
                break
            compound = place > self._first and tokens.word(place - 1) in {"-", "/"}
            if word in JOINS or compound or not word[0].isalpha():
                continue
            if first:
                second = tokens.raw(place)
                break
            first = tokens.raw(place)
        if first.isupper() and len(first) > 1 and (second.isupper() if second else len(first) > _LONGEST_ACRONYM):
            return _Style.CAPITALS
        names = not second or second[0].isupper() or second in MISREAD_ROMAN or ends_clause(second)
        return _Style.NAMES if first[:1].isupper() and names else _Style.SMALL

    def _step(self, here: int) -> int | _Step:
        """Return the next place, or how the title ends."""
        tokens = self._tokens
        word = tokens.word(here)
        if self._is_plain(here, word):
            self._last = here + 1
            return here + 1
        if word == "." and here > self._first and spelling(tokens.word(here - 1)) in SHORTENED:
            return here + 1 if tokens.raw(here + 1)[:1].isalnum() else _Step.STOP
        mark = self._AT_MARKS.get(word)
        if mark and here > self._first:
            return mark(self, here)
        year = last_year(tokens, here)
        stops = spelling(word) in ENDS or is_gazette(tokens, here)
        stops = stops or (self._nested and word in {"menjadi", "terhadap"})
        if year or stops or (self._style is _Style.CAPITALS and self._opens_enactment(here)):
            return year or _Step.STOP
        joins = word in JOINS and here not in {self._first, self._attached}
        return self._step_join(here) if joins else self._step_word(here)

    def _step_word(self, here: int) -> int | _Step:
        tokens = self._tokens
        word, raw = tokens.word(here), tokens.raw(here)
        if is_head(word):
            self._nested_head = here
        if word[0].isdigit():
            marks = len(word) < _YEAR_DIGITS - 1 and tokens.word(here + 1) == "." and tokens.raw(here + 2)[:1].isupper()
            if marks and spelling(tokens.word(here - 1)) not in SHORTENED and tokens.word(here - 1) != ".":
                return _Step.STOP  # the number of the next item, in a list whose lines were run together
        elif here not in {self._first, self._attached}:
            before = spelling(tokens.word(here - 1))
            if is_head(word) and not (before in NESTS or is_head(before)) and self._is_numbered(here):
                return _Step.CLAUSE
            fits = raw[0].isupper() or word in MISREAD_ROMAN or (word in SHORTENED and tokens.word(here + 1) == ".")
            if self._style is _Style.CAPITALS:
                fits = raw.isupper()
            fits = fits or (self._lists_offices and word in OFFICES)
            if self._style is not _Style.SMALL and not fits and word in JOINING_NOUNS:
                return self._step_join(here)
            if not fits and self._style is not _Style.SMALL:
                return _Step.CLAUSE if self._style is _Style.CAPITALS or self._ends_clause(here) else _Step.WORD
            if self._style is _Style.SMALL and self._ends_clause(here):
                return _Step.CLAUSE
        self._last = here + 1
        return here + 1

    def _ends_clause(self, here: int) -> bool:
        tokens = self._tokens
        return ends_clause(tokens.raw(here)) and not tokens.raw(here + 1)[:1].isupper()

    def _opens_enactment(self, here: int) -> bool:
        """Whether a line begins that follows a title on the first page: "DENGAN RAHMAT", "BUPATI BATANG,"."""
        tokens = self._tokens
        if tokens.word(here + 1) == "rahmat" or tokens.word(here).startswith("bismillah"):
            return True
        if here == self._first or tokens.word(here) not in OFFICES:
            return False
        opens_line = not tokens.are_on_one_line(here - 1, here)
        shape = _LINE_OF_OFFICE if opens_line else _OFFICE_THAT_CONSIDERS
        return shape.match(tokens.text.even, tokens.start(here)) is not None

    def _step_compound(self, here: int) -> int | _Step:
        """Step over a mark between the parts of a word, "Daerah-daerah", and one between numbers, "2018 - 2023"."""
        tokens = self._tokens
        mark, before, behind = (tokens.word(place) for place in (here, here - 1, here + 1))
        apart = tokens.start(here) > tokens.end(here - 1)
        numbers = behind[:1].isdigit() and before[:1].isdigit()
        doubled = behind == before or (before, behind) == ("perundang", "undangan")
        joined = numbers or doubled if mark == "-" else not behind[:1].isdigit()
        if apart and not joined:
            return _Step.CLAUSE
        self._attached = here + 1
        return here + 1

    def _step_speck(self, here: int) -> int | _Step:
        """Step over a mark that a scanner read at the end of a word; between spaces it parts the cells of a table."""
        tokens = self._tokens
        speck = tokens.gap(here) == "" and tokens.gap(here + 1) == " " and tokens.raw(here + 1)[:1].isalpha()
        return here + 1 if speck else _Step.STOP

    def _step_quote(self, here: int) -> int | _Step:
        """Step over a mark that a scanner read within a word."""
        tokens = self._tokens
        within = tokens.start(here) == tokens.end(here - 1) and tokens.start(here + 1) == tokens.end(here)
        if not within or not tokens.word(here + 1).isalpha():
            return _Step.STOP
        self._attached = here + 1
        return here + 1

    def _step_comma(self, here: int) -> int | _Step:
        tokens = self._tokens
        following = tokens.word(here + 1)
        behind = self._behind_nested()
        if behind > here:
            self._last = behind
            return behind
        if is_head(following):
            return _Step.CLAUSE
        if following == "menjadi" and tokens.word(here + 2) == "undang-undang" and not self._nested:
            return here + 1
        office = following in OFFICES and tokens.word(here - 1) not in OFFICES
        self._lists_offices = self._lists_offices or (following in OFFICES and not office)
        named = tokens.raw(here + 1)[:1].isupper() or following in LISTS or self._lists_offices
        if self._style is _Style.SMALL and lists_actions(tokens, here):
            return here + 1
        if self._style is _Style.SMALL or not named or office:
            return _Step.WORD
        if self._before_comma is None:
            self._before_comma = self._last
        return here + 1

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
        last = self._last_join(here)
        following = spelling(tokens.word(last + 1))
        if following in ENDS or following == ",":
            named = self._style is _Style.NAMES and tokens.raw(here).istitle() and word not in LISTS
            return self._step_word(here) if named and last == here else _Step.CLAUSE  # "Kecamatan Rusip Antara"
        if (following, tokens.word(last + 2)) in {("sebutan", "lain"), ("nama", "lain")}:
            self._last = last + 3
            return last + 3
        goes_on = self._goes_on(word, last + 1)
        if goes_on is not None:
            return goes_on
        if word in LISTS:
            office = following in OFFICES and self._before_comma is not None and not self._lists_offices
            if (is_head(following) and self._is_other(last + 1)) or office:
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
        if ends_at_join(tokens, self._first, join, place, small=self._style is _Style.SMALL):
            return _Step.CLAUSE
        area = join == "di" and following in AREAS and tokens.word(place + 1) != "/"
        named = raw[0].isupper() or raw[0].isdigit() or following in MISREAD_ROMAN
        named = named or (self._lists_offices and following in OFFICES)
        if (area and not self._names_areas) or (not named and ends_clause(join)):
            return _Step.CLAUSE
        if self._style is _Style.SMALL or named:
            return None
        return _Step.CLAUSE if ends_clause(raw) else _Step.WORD

    def _is_numbered(self, place: int) -> bool:
        """Whether an instrument with a number stands at a place."""
        return any(read[0].number for read in read_instruments(self._tokens.text, self._tokens.start(place)))

    def _is_other(self, place: int) -> bool:
        """Whether another instrument stands at a place, or one that was named before."""
        tokens = self._tokens
        if any(tokens.word(place + ahead) in {"tersebut", "itu", "ini"} for ahead in range(1, _LONGEST_NAME)):
            return True
        return bool(read_instruments(tokens.text, tokens.start(place)))

    def _step_bracket(self, here: int) -> int | _Step:
        """Step over a short name, "(PPP)", where the title goes on behind it, and over a number written out."""
        tokens = self._tokens
        close = next((here + ahead for ahead in range(2, _LONGEST_NAME) if tokens.word(here + ahead) == ")"), None)
        inside = spelling(tokens.word(here + 1))
        other = inside in ENDS or is_head(inside) or not inside.isalpha() or is_gazette(tokens, here + 1)
        if close is None or other:
            return _Step.STOP
        following, raw = tokens.word(close + 1), tokens.raw(close + 1)
        gazetted = following == "(" and is_gazette(tokens, close + 2)
        cased = tokens.raw(here + 1)[0].isupper()
        numbered = cased and any(tokens.word(place).isdigit() for place in range(here + 1, close))  # "(COVID-19)"
        capitals = self._style is _Style.CAPITALS
        ends = following in {"", ";"} or _PARAGRAPH.match(tokens.text.even, tokens.end(close)) is not None
        ends = ends or (capitals and self._opens_enactment(close + 1))
        glossed = ends and (capitals or close > here + 2)
        if inside == "persero" or gazetted or glossed or numbered:
            self._last = close + 1
            return close + 1
        if following == ",":
            return close + 1
        joins = following in JOINS and not isinstance(self._step_join(close + 1), _Step)
        named = raw[:1].isupper() and spelling(following) not in ENDS and not is_head(following)
        short = tokens.raw(here + 1).isupper() or (cased and close == here + 2 and following not in OFFICES)
        acronym = named and short and self._style is not _Style.SMALL
        return close + 1 if joins or acronym or tokens.word(here - 1).isdigit() else _Step.STOP

    _AT_MARKS: ClassVar = {
        "(": _step_bracket,
        ",": _step_comma,
        "-": _step_compound,
        "/": _step_compound,
        "'": _step_compound,
        "|": _step_speck,
        "`": _step_compound,
        '"': _step_quote,
    }
