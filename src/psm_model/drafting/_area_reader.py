"""Areas in tokens: with a word for their level, after an office, and alone where the name can mean nothing else."""

from __future__ import annotations

from functools import cached_property
from typing import Final, NamedTuple

from psm_model.values.area import Level
from psm_model.values.person_name import is_honorific
from psm_model.values.place_names import find_listed_level, is_area_phrase, is_listed_place

from ._calendar import is_month, is_weekday
from ._tokens import Gap, Tokens
from ._vocabulary import phrase_keys, words

__all__ = ["LEVEL_WORDS", "AreaRead", "AreaReader"]

LEVEL_WORDS: Final = {
    **dict.fromkeys(("provinsi", "propinsi", "prov"), Level.PROVINCE),
    **dict.fromkeys(("kabupaten", "kab", "kota", "kotamadya"), Level.REGENCY_CITY),
    **dict.fromkeys(("kecamatan", "kec", "kapanewon", "kemantren", "distrik"), Level.DISTRICT),
    **dict.fromkeys(("kelurahan", "kel", "desa", "kalurahan", "nagari", "gampong", "kampung", "nagori"), Level.VILLAGE),
    **dict.fromkeys(("pekon", "tiyuh", "lembang", "kepenghuluan"), Level.VILLAGE),
}
"""The level of each word before the name of an area."""
_DIRECTIONS: Final = words("area_reader", "directions")
_NOT_NAMES: Final = words("area_reader", "not_names")
_MAX_WORDS: Final = 3
_MAX_LEAD: Final = 16
_MAX_LISTED: Final = 5
_MAX_BODY: Final = 9
_AREA_OFFICES: Final = words("area_reader", "area_offices")
"""Offices before the names of their areas."""
_OFFICES_BEFORE: Final = words("area_reader", "offices_before")
_TERM_WORDS: Final = words("area_reader", "term_words")
"""Words after the whole name of an area, before the years of a term."""
_BODY_WORDS: Final = words("area_reader", "body_words")
"""Last words of the names of bodies, before an area."""
_GOVERNMENT_OFFICES: Final = words("area_reader", "government_offices")
_OFFICES: Final = tuple(phrase_keys("offices"))
_ANY: Final = "any"
_LEVELS_OF_OFFICES: Final = {
    phrase: Level(name) for phrase, name in phrase_keys("offices").items() if name != _ANY and "wakil" not in phrase
}
"""The level of the area after each office."""


class AreaRead(NamedTuple):
    """An area in tokens."""

    first: int
    """Its first token."""
    name: int
    """The first token of its name."""
    stop: int
    """The token after it."""
    level: Level
    """Its level."""


class AreaReader:
    """Reads the areas in tokens; names that end for certain at one place decide where the others end."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens: Final = tokens

    def read(self, at: int, *, before_name: bool = False) -> AreaRead | None:
        """Read the area at a token, with or without a word for its level.

        Args:
            at: The token.
            before_name: Whether the name of a person may follow.
        """
        return self.read_named(at, before_name=before_name) or self.read_bare(at)

    def read_named(self, at: int, *, before_name: bool = False) -> AreaRead | None:
        """Read the area that begins with a word for its level."""
        found = self._find_level(at)
        if found is None:
            return None
        level, name = found
        if not before_name:
            before_name = self._tokens.word(at - 1) in _OFFICES_BEFORE
        stop = self._read_name(name, level, before_name=before_name)
        return None if stop is None else AreaRead(at, name, stop, level)

    def read_of_level(self, at: int, level: Level | None, *, before_name: bool) -> AreaRead | None:
        """Read the area of a level at a token, with or without a word for that: *Jambi* after *Kwarda*."""
        found = self.read(at, before_name=before_name)
        if found is not None and (level is None or found.level is level):
            return found
        is_name = self._tokens.is_capitalised(at) and not is_honorific(self._tokens[at].text)
        if level is None or found is not None or not is_name:
            return None
        stop = self._read_name(at, level, before_name=before_name)
        return None if stop is None else AreaRead(at, at, stop, level)

    def read_bare(self, at: int) -> AreaRead | None:
        """Read a listed area, or one that the text names elsewhere with its level."""
        run = self._collect(at)
        known = self._find_known(at, run)
        of_office = self._find_level_of_office(at, run)
        if of_office is not None and known < len(run) and (len(run) > 1 or not is_listed_place(self._key(at, run[0]))):
            return AreaRead(at, at, run[-1], of_office)
        for length in range(min(len(run), _MAX_LISTED), known, -1):
            stop = run[length - 1]
            level = find_listed_level(self._tokens.join(at, stop))
            if level is not None:
                return AreaRead(at, at, stop, level)
        if not known:
            return None
        levels = self._known[self._key(at, run[known - 1])]
        return AreaRead(at, at, run[known - 1], min(levels, key=lambda level: level.depth))

    def _find_known(self, at: int, run: list[int]) -> int:
        """Return the number of words of the longest name at a token that the text names elsewhere; 0 without one."""
        lengths = range(min(len(run), _MAX_WORDS), 0, -1)
        return next((length for length in lengths if self._key(at, run[length - 1]) in self._known), 0)

    def read_of_office(self, first: int, stop: int) -> AreaRead | None:
        """Read the area of an office of the government in tokens: *Wakil Bupati Batang*, *Kepala Dinas Kota Batu*."""
        tokens = self._tokens
        at = first + (tokens.word(first) == "wakil")
        level = None
        for phrase, level_of_phrase in _LEVELS_OF_OFFICES.items():
            if tokens.matches(at, phrase):
                level, at = level_of_phrase, at + len(phrase)
                break
        if level is not None:
            return AreaRead(at, at, stop, level) if at < stop else None
        if tokens.word(first) not in _GOVERNMENT_OFFICES:
            return None
        return next((read for at in range(first, stop) if (read := self.read(at)) is not None), None)

    def _find_level_of_office(self, at: int, run: list[int]) -> Level | None:
        """Return the level of a name that ends for certain, if the text names an office of that area: *Camat Misal*."""
        if not 0 < len(run) <= _MAX_WORDS or self._goes_on(run[-1]):
            return None
        levels = self._names_of_offices.get(self._key(at, run[-1]), set())
        return next(iter(levels)) if len(levels) == 1 else None

    @cached_property
    def _names_of_offices(self) -> dict[str, set[Level]]:
        """The words after each office of an area, which may be followed by a person's name, with its level."""
        tokens = self._tokens
        names: dict[str, set[Level]] = {}
        for at in range(len(tokens)):
            phrase = next((phrase for phrase in _LEVELS_OF_OFFICES if tokens.matches(at, phrase)), None)
            if phrase is None:
                continue
            first = at + len(phrase)
            for stop in self._collect(first)[:_MAX_WORDS]:
                names.setdefault(self._key(first, stop), set()).add(_LEVELS_OF_OFFICES[phrase])
        return names

    def read_after_office(self, at: int, level: Level | None) -> int | None:
        """Return the token after the name of the area of an office, before a person's name or not."""
        named = self.read_named(at, before_name=True)
        if named is not None:
            return named.stop
        if level is None:
            bare = self.read_bare(at)
            return None if bare is None else bare.stop
        if not self._tokens.is_capitalised(at):
            return self._read_small(at, level)
        if self.is_person(at, level):
            return None
        return self._read_name(at, level, before_name=True)

    def is_person(self, at: int, level: Level) -> bool:
        """Return whether a single word after an office is a name of its holder: *Bupati Yulianto resmi melantik*.

        The names of all regencies and provinces are listed; a text about one of them that is not has no other.
        """
        run = self._collect(at)
        if level not in {Level.PROVINCE, Level.REGENCY_CITY} or len(run) != 1:
            return False
        key = self._key(at, run[0])
        if is_listed_place(key) or find_listed_level(key) is not None or key in self._known:
            return False
        return level in self._listed_levels

    @cached_property
    def _listed_levels(self) -> frozenset[Level]:
        """The levels of which the text names a listed area."""
        return frozenset(level for name, levels in self._known.items() if is_listed_place(name) for level in levels)

    def _read_small(self, at: int, level: Level) -> int | None:
        """Return the token after the listed name of an area in small letters: *wakil bupati lombok tengah*."""
        stops = range(min(at + _MAX_WORDS, len(self._tokens)), at, -1)
        return next((stop for stop in stops if find_listed_level(self._tokens.join(at, stop)) is level), None)

    def _find_level(self, at: int) -> tuple[Level, int] | None:
        """Return the level that a token names and the token after it; None if it names none."""
        tokens = self._tokens
        level = LEVEL_WORDS.get(tokens.word(at))
        if level is None:
            return None
        name = at + 1
        if tokens.word(name) == "." and tokens[name].gap is Gap.NONE:
            name += 1
        elif tokens.word(at) in {"kel", "kec", "prov", "kab"} and not tokens.is_capitalised(at):
            return None
        if tokens.word(name) == "administrasi":
            name += 1
        is_wali_kota = tokens.word(at) == "kota" and tokens.word(at - 1) == "wali"
        if is_wali_kota or not tokens.is_capitalised(name) or tokens[name].gap >= Gap.LINE:
            return None
        return level, name

    def _read_name(self, at: int, level: Level, *, before_name: bool) -> int | None:
        """Return the token after the name of an area of a level; None if it is not clear where the name ends."""
        run = self._collect(at)
        if not run:
            return None
        is_short = len(run) <= _MAX_WORDS
        if is_short and (self._is_before_holder(run[-1]) if before_name else self._ends_name(at, run[-1])):
            # "KABUPATEN BATU TINJAU" in a line of its own is not "KABUPATEN BATU".
            return run[-1]
        known = self._find_known(at, run)
        is_longer = known > 1 and self._is_repeated(self._key(at, run[known - 1]))
        if level in {Level.PROVINCE, Level.REGENCY_CITY} and not is_longer:
            for length in range(min(len(run), _MAX_LISTED), 0, -1):
                name = self._tokens.join(at, run[length - 1])
                if is_listed_place(name) or find_listed_level(name) is not None:
                    return self._skip_directions(run, length)
        if known:
            return run[known - 1]
        if len(run) == 1 or (not before_name and len(run) <= _MAX_WORDS):
            return run[-1]
        return None

    def _skip_directions(self, run: list[int], length: int) -> int:
        """Return the token after a listed name and a word for a part of an area: *Kabupaten Malang Selatan*."""
        while length < len(run) and self._tokens.word(run[length - 1]) in _DIRECTIONS:
            length += 1
        return run[length - 1]

    def _is_before_holder(self, comma: int) -> bool:
        """Return whether the name of a holder is after a comma, and so no part before it: *Camat Misal, Budi*."""
        tokens = self._tokens
        first = comma + 1
        if tokens.word(comma) != "," or not tokens.is_capitalised(first) or tokens[first].gap >= Gap.LINE:
            return False
        is_name = is_honorific(tokens[first].text) or (
            tokens.is_capitalised(first + 1) and tokens[first + 1].gap is Gap.SPACE
        )
        is_office = any(tokens.matches(first, phrase) for phrase in _OFFICES)
        return is_name and tokens.word(first) not in _NOT_NAMES | LEVEL_WORDS.keys() and not is_office

    def _is_repeated(self, key: str) -> bool:
        """Return whether a name follows different words, as *Kabupaten Batu Tinjau* and *Bupati Batu Tinjau*.

        A longer name than a listed one ("Kabupaten Batu") is that of an area then.
        """
        return len(self._leads.get(key, ())) > 1

    @cached_property
    def _leads(self) -> dict[str, set[str]]:
        """The words before each name that ends for certain somewhere in the text."""
        leads: dict[str, set[str]] = {}
        for at in range(1, len(self._tokens)):
            before = self._tokens.word(at - 1)
            if before not in LEVEL_WORDS.keys() | _AREA_OFFICES:
                continue
            for length in range(2, _MAX_WORDS + 1):
                key = self._key(at, min(at + length, len(self._tokens)))
                if key in self._known:
                    leads.setdefault(key, set()).add(before)
        return leads

    def _ends_name(self, name: int, stop: int) -> bool:
        """Return whether the words after a level are its name for certain: before a term, or in a heading."""
        if self._tokens.word(stop) in _TERM_WORDS:
            return True
        return self._tokens.starts_line(stop) and self._is_heading(name)

    def _is_heading(self, name: int) -> bool:
        """Return whether the name of an area ends a line in capitals that names no holder of an office."""
        tokens = self._tokens
        first = name - 1
        while not tokens.starts_line(first) and self._is_in_capitals(first) and name - first < _MAX_LEAD:
            first -= 1
        if not tokens.starts_line(first) or not self._is_in_capitals(first):
            return False
        is_bare = tokens.word(first) in {"pemerintah", *LEVEL_WORDS}
        return is_bare or not any(tokens.word(at) in _OFFICES_BEFORE for at in range(first, name))

    def _is_in_capitals(self, at: int) -> bool:
        token = self._tokens[at]
        return not token.text[0].isalpha() or token.text.isupper()

    def _collect(self, at: int) -> list[int]:
        """Return the tokens after each word that may be of the name that begins at a token."""
        tokens = self._tokens
        stops: list[int] = []
        number = at
        while len(stops) < _MAX_LISTED + 1 and tokens.is_capitalised(number):
            word = tokens.word(number)
            is_first = number == at
            if not is_first and tokens[number].gap >= Gap.LINE:
                break
            if word in _NOT_NAMES or (word in LEVEL_WORDS and not self._may_be_name(word, is_first=is_first)):
                break
            is_person = not is_first and is_honorific(tokens[number].text) and word != "raden"
            if is_person or is_weekday(word) or is_month(word):
                break
            if not is_area_phrase(f"desa {word}"):
                break
            number += 1
            if tokens.word(number) == "-" and tokens.is_capitalised(number + 1) and tokens[number + 1].gap is Gap.NONE:
                number += 2
            stops.append(number)
        return stops

    @staticmethod
    def _may_be_name(word: str, *, is_first: bool) -> bool:
        return word in {"kota", "kampung"} and is_first

    def _key(self, first: int, stop: int) -> str:
        return " ".join(self._tokens[number].word for number in range(first, stop))

    @cached_property
    def _known(self) -> dict[str, set[Level]]:
        """The names that end for certain somewhere in the text, with their levels."""
        tokens = self._tokens
        known: dict[str, set[Level]] = {}
        for at in range(len(tokens)):
            found = self._find_level(at)
            if found is None:
                continue
            level, name = found
            run = self._collect(name)
            is_before_name = len(run) > 1 and self._follows_office(at)
            if run and len(run) <= _MAX_WORDS and not is_before_name and not self._goes_on(run[-1]):
                known.setdefault(self._key(name, run[-1]), set()).add(level)
        for at in range(1, len(tokens)):
            # "Kwarran Pramuka Misal" says where the name of the area ends in "Camat Misal Budi Contoh".
            run = self._collect(at) if tokens.word(at - 1) in _BODY_WORDS else []
            if run and len(run) <= _MAX_WORDS and not self._goes_on(run[-1]):
                key = self._key(at, run[-1])
                levels = self._names_of_offices.get(key, set())
                if levels:
                    known.setdefault(key, set()).update(levels)
        return known

    def _follows_office(self, at: int) -> bool:
        """Return whether an office is before an area, so that its holder's name may follow."""
        for number in range(at - 1, max(at - _MAX_BODY, 0) - 1, -1):
            if not self._tokens[number].is_word and self._tokens[number].text not in {"(", ")", "."}:
                return False
            if self._tokens.word(number) in _OFFICES_BEFORE:
                return True
        return False

    def _goes_on(self, stop: int) -> bool:
        """Return whether a further word with a capital letter in the line may belong to the name."""
        tokens = self._tokens
        return (
            tokens.is_capitalised(stop)
            and tokens[stop].gap < Gap.LINE
            and tokens.word(stop) not in _NOT_NAMES | LEVEL_WORDS.keys()
            and not is_weekday(tokens.word(stop))
        )
