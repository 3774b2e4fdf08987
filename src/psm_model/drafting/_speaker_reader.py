"""Speakers in a text: those who are quoted, or of whom it says that they said something."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from psm_model.values.person_name import PersonName
from psm_model.values.place_names import is_listed_place

from ._name_reader import read_name
from ._official_reader import OfficialRead, expand_office
from ._reading import Reading
from ._speaker_subjects import iter_speaking
from .found import Found
from .found_inauguration import FoundParticipant

__all__ = ["read_speakers"]

_SEVERAL: Final = (0, 0)
"""No name: several people share the words."""
_ADDRESSES: Final = frozenset({"bunda", "bu", "ibu", "pak", "bapak", "kang", "mbak", "mas", "kak", "gus", "ning"})
_SHORT: Final = 3
_CALLED: Final = frozenset({"disapa", "dipanggil"})
"""Verbs before another name of a person."""
_BEFORE_ALIAS: Final = frozenset({"dengan", "nama", "sapaan", "panggilan", "akrab", '"', "“", "‘", "'"})
_MAX_TO_CALLED: Final = 5
_MAX_BEFORE: Final = 5
"""The greatest number of words of a name before one of its words."""


def read_speakers(reading: Reading, officiant: FoundParticipant | None) -> Iterator[FoundParticipant]:
    """Yield the speakers of a text, each once."""
    seen: set[str] = set()
    people = _People(reading)
    for read, verb in iter_speaking(reading):
        person = people.complete(read)
        if person is None or person.name is None:
            continue
        name = reading.make(*person.name)
        key = name.value.lower()
        if key in seen:
            continue
        seen.add(key)
        title = None if person.office is None else reading.make(*person.office)
        behalf = None
        if officiant is not None and officiant.name is not None and officiant.name.value.text.lower() == key:
            behalf = officiant.on_behalf_of
        yield FoundParticipant(
            span=name.span,
            role_span=reading.tokens.span(verb.start, verb.stop),
            name=Found(span=name.span, as_written=name.as_written, value=PersonName(name.value)),
            title=title,
            on_behalf_of=behalf or _find_behalf(reading, people, person),
        )


def _find_behalf(reading: Reading, people: _People, person: OfficialRead) -> Found[str] | None:
    """Return on whose behalf a person speaks in a quotation: *“Atas nama Pemerintah Kabupaten Batang, saya …”*."""
    tokens = reading.tokens
    for at in range(len(tokens) - 2):
        if not tokens.matches(at, ("atas", "nama")) or tokens.word(at - 1) not in {"“", '"'}:
            continue
        if tokens.word(at + 2) not in {"pemerintah", "pemkab", "pemkot", "pemprov"}:
            continue
        area = reading.areas.read(at + 3)
        if area is None:
            continue
        # The speaker of the quotation is the person named last before it.
        before = [read for read in people.reads if read.name is not None and read.stop <= at]
        if before and before[-1].name == person.name:
            return reading.make(at + 2, area.stop)
    return None


class _People:
    """The people of a text, by the words of their names."""

    def __init__(self, reading: Reading) -> None:
        self._reading: Final = reading
        distinct: dict[tuple[tuple[str, ...], tuple[str, ...]], OfficialRead] = {}
        for read in reading.officials.reads:
            if read.name is not None:
                office = () if read.office is None else tuple(self._list_words(*read.office))
                distinct.setdefault((tuple(self._list_words(*read.name)), office), read)
        self.reads: Final = [*distinct.values()]
        self._by_word: Final[dict[str, list[OfficialRead]]] = {}
        self._by_office: Final[dict[str, list[OfficialRead]]] = {}
        self._fuller: Final[dict[tuple[str, ...], tuple[int, int] | None]] = {}
        for read in self.reads:
            for word in set(self._list_words(*read.name)) if read.name else ():
                self._by_word.setdefault(word, []).append(read)
            for word in set(expand_office(self._reading.tokens, *read.office)) if read.office else ():
                self._by_office.setdefault(word, []).append(read)

    def complete(self, read: OfficialRead) -> OfficialRead | None:
        """Return a person with the fullest name and the office that the text states; None if several may be meant."""
        if read.name is None:
            return self._find_holder(read)
        owner = self._owners.get(tuple(self._list_words(*read.name)))
        if owner is not None:
            read = owner
        if read.name is None:
            return None
        words = self._list_words(*read.name)
        candidates = [
            other
            for other in self._by_word.get(words[0], ())
            if other.name is not None and self._contains(self._list_words(*other.name), words)
        ]
        if read.office is not None:
            office = expand_office(self._reading.tokens, *read.office)
            offices = (
                (other, expand_office(self._reading.tokens, *other.office)) for other in candidates if other.office
            )
            same = [other for other, full in offices if full[: len(office)] == office]
            if same:
                return max(same, key=lambda other: len(self._list_words(*other.name)) if other.name else 0)
        return self._choose(read, candidates, words)

    def _choose(self, read: OfficialRead, candidates: list[OfficialRead], words: list[str]) -> OfficialRead | None:
        """Return the one of those with a name who is meant; None if several may be."""
        names = {tuple(self._list_words(*other.name)) for other in candidates if other.name is not None}
        if len(names) > 1:
            longest = max(names, key=len)
            if not all(set(name) <= set(longest) for name in names):
                # Several people share the name: the first of a name of several words counts, if it begins with it.
                starting = [
                    other for other in candidates if other.name and self._list_words(*other.name)[: len(words)] == words
                ]
                distinct = {tuple(self._list_words(*other.name)) for other in starting if other.name}
                return starting[0] if len(distinct) == 1 else None
            return next(other for other in candidates if other.name and tuple(self._list_words(*other.name)) == longest)
        fuller = None if candidates or read.name is None else self._find_fuller(read.name, words)
        if fuller == _SEVERAL:
            return None
        return (*candidates, read)[0] if fuller is None else OfficialRead(*fuller, None, fuller)

    @cached_property
    def _owners(self) -> dict[tuple[str, ...], OfficialRead]:
        """Those who are called by other names, by these: *Budi yang akrab disapa Abud*."""
        tokens = self._reading.tokens
        owners: dict[tuple[str, ...], OfficialRead] = {}
        for at, token in enumerate(tokens):
            if token.word not in _CALLED:
                continue
            alias = at + 1
            while tokens.word(alias) in _BEFORE_ALIAS:
                alias += 1
            first = tokens.sentence_at(at)[0]
            before = [read for read in self._reading.officials.list_between(first, at) if read.name is not None]
            owner = before[-1] if before else None
            if owner is not None and at - owner.stop <= _MAX_TO_CALLED and tokens.is_capitalised(alias):
                owners.setdefault((tokens.word(alias),), owner)
        return owners

    def _find_fuller(self, place: tuple[int, int], words: list[str]) -> tuple[int, int] | None:
        """Return the fullest name in the text of which words are a part; `_SEVERAL` if several people have them."""
        key = tuple(words)
        if key not in self._fuller:
            self._fuller[key] = self._search_fuller(place, words)
        return self._fuller[key]

    def _search_fuller(self, place: tuple[int, int], words: list[str]) -> tuple[int, int] | None:
        tokens = self._reading.tokens
        found: dict[tuple[str, ...], tuple[int, int]] = {}
        for at in self._places.get(words[0], ()):
            if place[0] <= at < place[1] or not tokens.is_capitalised(at):
                continue
            first = at
            begin = max(tokens.sentence_at(at)[0], at - _MAX_BEFORE)
            bodies = self._reading.organisations.covered
            while first > begin and (tokens.is_capitalised(first - 1) or self._is_short(first - 2)):
                if first - 1 in bodies:
                    break
                first -= 1
            # "Ketua Misal Tana Toraja Budi": an area may be before the name.
            areas = (cut for cut in range(at, first, -1) if is_listed_place(tokens.slice(first, cut)))
            first = next(areas, first)
            starts = (k for k in range(first, at + 1) if (read_name(tokens, k) or 0) > at)
            first = next(starts, at)
            stop = read_name(tokens, first)
            while first < at and tokens.word(first) in _ADDRESSES:
                first += 1
            named = [] if stop is None else self._list_words(first, stop)
            if stop is not None and self._contains(named, words) and len(named) > len(words):
                found.setdefault(tuple(named), (first, stop))
        longest = max(found, key=len, default=())
        if not all(set(name) <= set(longest) for name in found):
            return _SEVERAL
        return found.get(longest)

    def _is_short(self, at: int) -> bool:
        """Return whether a short word with a full stop is at a token: *HM*."""
        tokens = self._reading.tokens
        return tokens.is_capitalised(at) and len(tokens[at].text) <= _SHORT and tokens.word(at + 1) == "."

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """The places of words."""
        places: dict[str, list[int]] = {}
        for at, token in enumerate(self._reading.tokens):
            places.setdefault(token.word, []).append(at)
        return places

    def _find_holder(self, read: OfficialRead) -> OfficialRead | None:
        """Return the person whom the text names in an office, which is given in full or by its short form."""
        if read.office is None:
            return None
        office = expand_office(self._reading.tokens, *read.office)
        holders = [
            other
            for other in self._by_office.get(office[0], ())
            if other.office is not None
            and (
                expand_office(self._reading.tokens, *other.office)[: len(office)] == office
                or (len(office) == 1 and office[0] in self._list_words(*other.office)[1:])
            )
        ]
        holders = holders or self._list_named(office)
        names = {tuple(self._list_words(*other.name)) for other in holders if other.name is not None}
        return holders[0] if len(names) == 1 else None

    def _list_named(self, office: list[str]) -> list[OfficialRead]:
        """Return those with an office of whose name its last words are a part: *Bupati Budi* is *Bupati Misal Budi*."""
        return [
            other
            for other in self._by_office.get(office[0], ())
            if other.office is not None and other.name is not None
            for head in range(1, len(office))
            if expand_office(self._reading.tokens, *other.office)[:head] == office[:head]
            and self._contains(self._list_words(*other.name), office[head:])
        ]

    def _list_words(self, first: int, stop: int) -> list[str]:
        return [token.word for token in self._reading.tokens[first:stop] if token.is_word]

    @staticmethod
    def _contains(words: list[str], part: list[str]) -> bool:
        return any(words[at : at + len(part)] == part for at in range(len(words) - len(part) + 1))
