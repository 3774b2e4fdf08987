"""Inaugurations in the sentences of a text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from psm_model.entities.inauguration import InaugurationStatus
from psm_model.values.partial_date import PartialDate

from ._bylines import is_byline
from ._inauguration_words import ACTIVE, KINDS, NOUNS, PASSIVE, find_kind_stop
from ._officiant_reader import OfficiantReader
from ._organisation_reader import OrganisationRead
from ._place_reader import find_place
from ._reading import Reading
from ._speaker_reader import read_speakers
from ._vocabulary import phrases, words
from .found import Found
from .found_inauguration import FoundInauguration, FoundParticipant

__all__ = ["read_inaugurations"]

_PLANNED: Final = words("inauguration_reader", "planned")
_MAX_TO_VERB: Final = 7
_POINTERS: Final = frozenset({"tersebut", "itu", "ini"})
_HELD: Final = words("place_reader", "held")
_HELD_AT_LAST: Final = frozenset({"akhirnya", "terlaksana", "sempat"})
_ADVERBS_BEFORE: Final = frozenset({"resmi", "telah", "akhirnya"})
_OTHERS: Final = words("inauguration_reader", "others")
_AHEAD: Final = words("inauguration_reader", "ahead")
"""Words before the noun for an event that is still to come."""
_MAX_SUBJECT: Final = 6
_NOT_HELD: Final = words("inauguration_reader", "not_held")
_CANCELLED: Final = words("inauguration_reader", "cancelled")
_REQUESTS: Final = words("inauguration_reader", "requests")
"""Words before a verb for what somebody is asked to do."""
_SCHEDULED: Final = words("inauguration_reader", "scheduled")
_CONDITIONS: Final = words("inauguration_reader", "conditions")
_AFTER: Final = words("inauguration_reader", "after")
_LED: Final = words("inauguration_reader", "led")
_SUBJECTS_BEFORE: Final = words("inauguration_reader", "subjects_before")
_MAX_TO_SUBJECT: Final = 4
_PERIODS: Final = frozenset({"tahun", "bulan", "pekan", "minggu"})
_MAX_REQUEST: Final = 5
_MAX_CONDITION: Final = 9
_MAX_LOOK: Final = 14
_MAX_DATELINE: Final = 8
_TODAY: Final = phrases("inauguration_reader", "today")
_LISTED: Final = phrases("inauguration_reader", "listed")
_MAX_BACK: Final = 3
_PLACE_CHOSEN: Final = phrases("place_reader", "chosen_as")
_ANAPHORA: Final = phrases("inauguration_reader", "anaphora")


def read_inaugurations(reading: Reading) -> Iterator[FoundInauguration]:
    """Yield the inaugurations that a text reports, one for each of its subjects that has one."""
    subjects = reading.subjects
    if not subjects or reading.is_decree:
        return
    for number, subject in enumerate(subjects):
        others = [mentions for other, mentions in enumerate(reading.mentions) if other != number]
        found = _Inaugurations(reading, subject, number, others=others).read()
        if found is not None:
            yield found


class _Inaugurations:
    """Reads the inauguration of the board of one organisation."""

    def __init__(
        self, reading: Reading, subject: list[OrganisationRead], position: int, *, others: list[list[OrganisationRead]]
    ) -> None:
        self._reading: Final = reading
        self._tokens: Final = reading.tokens
        days = {self._tokens.at_offset(day.span[0]): day for day in reading.event_days}
        self._days: Final = {at: day for at, day in days.items() if reading.parts.may_concern(at, position)}
        self._officiants: Final = OfficiantReader(reading)
        self._subject: Final = subject
        self._position: Final = position
        self._mentions: Final = self._group_by_sentence([reading.mentions[position]])
        self._rivals: Final = self._group_by_sentence(others)

    def _group_by_sentence(self, subjects: list[list[OrganisationRead]]) -> dict[int, list[OrganisationRead]]:
        grouped: dict[int, list[OrganisationRead]] = {}
        for read in (read for subject in subjects for read in subject):
            grouped.setdefault(self._tokens.sentence_number(read.first), []).append(read)
        return grouped

    def read(self) -> FoundInauguration | None:
        listed = [kind for kind in self._iter_kinds() if not self._is_of_state(kind)]
        kinds = [kind for kind in listed if self._is_in_part(kind) and self._is_about_subject(kind)]
        if not kinds:
            return None
        body = [kind for kind in kinds if not self._is_headline(kind)] or kinds
        events = [kind for kind in body if not self._is_denied(kind)]
        # The title of a decree is no report.
        events = [kind for kind in events if self._tokens.word(kind - 1) != "tentang"] or events
        if not events:
            return None
        first = events[0]
        planned = [kind for kind in events if self._is_planned(kind)]
        status = InaugurationStatus.PLANNED if planned else InaugurationStatus.HELD
        authority, officiant = self._officiants.find(events)
        is_past = all(self._is_looked_back_at(kind) for kind in events)
        # The day and the place of a later event are not those of the inauguration that it mentions.
        sentences = [] if is_past else self._list_sentences([*planned, *events] if planned else events)
        date = self._find_date(sentences, is_alone=bool(planned) or is_past)
        if date is not None:
            number = self._tokens.sentence_number(self._tokens.at_offset(date.span[0]))
            sentences = [*dict.fromkeys([*sentences, number])]
        place = self._find_place(sentences)
        is_reported = not planned and not is_past
        speakers = self._list_speakers(officiant) if is_reported else ()
        return FoundInauguration(
            kind=self._reading.make(first, find_kind_stop(self._tokens, first)),
            authority=authority,
            officiant=officiant,
            speakers=speakers,
            place=place,
            date=date,
            status=status,
            body=self._tokens.span(self._subject[0].first, self._subject[0].stop),
        )

    def _list_speakers(self, officiant: FoundParticipant | None) -> tuple[FoundParticipant, ...]:
        """Return those who speak, not those in the part about another board."""
        speakers = read_speakers(self._reading, officiant)
        return tuple(speaker for speaker in speakers if self._is_in_part(self._tokens.at_offset(speaker.role_span[0])))

    def _is_in_part(self, at: int) -> bool:
        """Return whether the text at a word may be about the organisation, and is not in a part about another."""
        is_named = self._tokens.sentence_number(at) in self._mentions
        return is_named or self._reading.parts.may_concern(at, self._position)

    def _iter_kinds(self) -> Iterator[int]:
        for at, token in enumerate(self._tokens):
            if (token.word in KINDS and self._tokens.word(at - 1) != "di") or (
                token.word == "di" and self._tokens.word(at + 1) in {"lantik", "kukuhkan"}
            ):
                yield at

    def _is_headline(self, at: int) -> bool:
        """Return whether a sentence is a line of its own without a full stop, above others."""
        stop = self._tokens.sentence_at(at)[1]
        return stop < len(self._tokens) and self._tokens[stop - 1].text not in {".", "!", "?", ")", "”", '"'}

    def _is_about_subject(self, at: int) -> bool:
        """Return whether the sentence of a word for the inauguration, or the one before it, names the organisation."""
        tokens = self._tokens
        number = tokens.sentence_number(at)
        first, stop = tokens.sentences[number]
        mentions = self._mentions.get(number, [])
        rivals = self._rivals.get(number, [])
        if mentions and rivals and tokens.word(at) in PASSIVE:
            # "A dikukuhkan X, sementara B dikukuhkan Y": the organisation before the verb.
            before = [read for read in mentions + rivals if read.first < at]
            return not before or max(before) in mentions
        follows = number - 1 in self._mentions and not rivals and self._is_of_board_before(at, first)
        if mentions or follows or self._are_listed_after(number, at):
            return True
        if tokens.word(at - 1) == "yang" and tokens.word(at) in ACTIVE:
            # "Yang melantik nanti Bupati": said of the board that the sentences before name.
            return any(back in self._mentions for back in range(max(number - _MAX_BACK, 0), number))
        words = {token.word for token in tokens[first:stop]}
        is_event = tokens.word(first) in NOUNS and tokens.word(first + 1) in _SCHEDULED
        # "Resmi dilantik oleh Bupati", after a sentence about the organisation.
        is_next = tokens.word(at) in PASSIVE and tokens.word(at - 1) in _ADVERBS_BEFORE and number - 1 in self._mentions
        if not self._rivals and (is_event or is_next or self._is_of_named_person(at, number)):
            return True
        if words & {"pengurus", "kepengurusan"} or tokens.word(first) == "ia" or self._follows(first):
            is_after_next = number - 2 in self._mentions and self._follows(tokens.sentences[number - 1][0])
            return number - 1 in self._mentions or is_after_next or bool(words & {"pengurus", "kepengurusan"})
        return False

    def _is_of_board_before(self, at: int, first: int) -> bool:
        """Return whether it is about the board of the sentence before: *Mereka dilantik*, *melantik mereka*."""
        tokens = self._tokens
        if tokens.word(at) in PASSIVE:
            return tokens.word(first) in _SUBJECTS_BEFORE and at - first <= _MAX_TO_SUBJECT
        if tokens.word(at) in ACTIVE:
            return tokens.word(at + 1) in _SUBJECTS_BEFORE
        return tokens.word(at) in NOUNS and tokens.word(at + 1) in _LED

    def _is_of_state(self, at: int) -> bool:
        """Return whether it is about an office of the state: *para kades yang dilantik*, *pelantikan pejabat*."""
        tokens = self._tokens
        official = self._reading.officials.by_stop.get(at - 1) if tokens.word(at - 1) == "yang" else None
        if tokens.word(at) in PASSIVE and official is not None and official.office is not None:
            # "Bupati Budi Contoh yang dilantik bulan lalu"
            return tokens.word(official.office[0]) in _OTHERS | {"wakil", "wali", "walikota"}
        if tokens.word(at) in PASSIVE:
            at -= tokens.word(at - 1) in {"yang", "akan", "resmi"}
            return tokens.word(at - 1) in _OTHERS and tokens.word(at - 2) in {"para", "puluhan", "ratusan", "sejumlah"}
        return tokens.word(at) in NOUNS and tokens.word(at + 1) in _OTHERS

    def _is_of_named_person(self, at: int, number: int) -> bool:
        """Return whether a sentence begins with a person whom one about the organisation names: *Budi dilantik*."""
        tokens = self._tokens
        first = tokens.sentences[number][0]
        if tokens.word(at) not in PASSIVE or at - first > _MAX_SUBJECT or not tokens.is_capitalised(first):
            return False
        backs = [back for back in range(max(number - _MAX_BACK, 0), number) if back in self._mentions]
        return any(
            tokens[place].text == tokens[first].text for back in backs for place in range(*tokens.sentences[back])
        )

    def _are_listed_after(self, number: int, at: int) -> bool:
        """Return whether organisations are inaugurated that the next sentence names: *Masing-masing IPSM dan …*."""
        tokens = self._tokens
        if tokens.word(at) not in ACTIVE | PASSIVE or number + 1 not in self._mentions:
            return False
        first = tokens.sentences[number + 1][0]
        return any(tokens.matches(first, phrase) for phrase in _LISTED)

    def _is_denied(self, at: int) -> bool:
        words = {self._tokens.word(number) for number in range(max(at - 3, 0), at)}
        first, stop = self._tokens.sentence_at(at)
        sentence = {self._tokens.word(number) for number in range(first, stop)}
        # "yang sempat tertunda setahun, akhirnya terlaksana"
        is_cancelled = bool(sentence & _CANCELLED) and not sentence & _HELD_AT_LAST
        return bool(words & _NOT_HELD) or is_cancelled

    def _is_planned(self, at: int) -> bool:
        first, stop = self._tokens.sentence_at(at)
        near = {self._tokens.word(number) for number in range(max(first, at - 4), min(at + 12, stop))}
        before = {self._tokens.word(number) for number in range(max(first, at - _MAX_REQUEST), at)}
        if self._tokens.word(at) in ACTIVE and before & _REQUESTS:
            return True
        if self._tokens.word(at) in NOUNS and {self._tokens.word(number) for number in range(at - 2, at)} & _AHEAD:
            return True
        return bool(near & (_PLANNED - {"mendatang", "segera", "nanti"})) or (
            bool(near & {"mendatang", "nanti"}) and self._tokens.word(at) in NOUNS | PASSIVE
        )

    def _is_looked_back_at(self, at: int) -> bool:
        """Return whether a sentence about a later event mentions it: *Setelah dilantik bulan lalu, pengurus …*."""
        tokens = self._tokens
        stop = tokens.sentence_at(at)[1]
        is_past = any(
            tokens.word(number) in _PERIODS and tokens.word(number + 1) in {"lalu", "silam", "kemarin"}
            for number in range(at, min(at + _MAX_LOOK, stop))
        )
        is_of_board = tokens.word(at) in PASSIVE and tokens.word(at - 1) == "yang"
        return is_past and (tokens.word(at - 1) in _AFTER or is_of_board)

    def _follows(self, first: int) -> bool:
        tokens = self._tokens
        if tokens.word(first) in _CONDITIONS:
            # "Bila tidak ada halangan, pelantikan digelar besok"
            stop = min(first + _MAX_CONDITION, tokens.sentence_at(first)[1])
            comma = next((at for at in range(first, stop) if tokens.word(at) == ","), None)
            first = first if comma is None else comma + 1
        near = range(first + 1, min(first + _MAX_TO_VERB, tokens.sentence_at(first)[1]))
        is_subject = tokens.word(first) in NOUNS and (
            tokens.word(first + 1).startswith(("di", "ber")) or any(tokens.word(at) in _POINTERS for at in near)
        )
        return is_subject or any(tokens.matches(first, words) for words in _ANAPHORA)

    # When and where.

    def _list_sentences(self, kinds: list[int]) -> list[int]:
        """Return the sentences about the inauguration, those with a word for it first."""
        tokens = self._tokens
        numbers = [*dict.fromkeys(tokens.sentence_number(kind) for kind in kinds)]
        listed = []
        for number in numbers:
            listed.append(number)
            first = tokens.sentences[number][0]
            if number + 1 < len(tokens.sentences) and (
                self._follows(tokens.sentences[number + 1][0]) or self._chooses_place(number + 1)
            ):
                listed.append(number + 1)
            if number and self._follows(first):
                listed.append(number - 1)
            elif self._points_back(number):
                listed += [back for back in (number - 1, number - 2) if back in self._mentions]
        after = (number + step for number in numbers for step in (1, 2) if number + step < len(tokens.sentences))
        all_numbers = dict.fromkeys([*listed, *(number for number in after if self._states_where(number))])
        return [number for number in all_numbers if self._is_in_part(tokens.sentences[number][0])]

    def _points_back(self, number: int) -> bool:
        """Return whether a sentence says that an event before was this one too: *acara ini sekaligus melantik*."""
        tokens = self._tokens
        places = range(*tokens.sentences[number])
        return any(tokens.word(at) in {"acara", "kegiatan"} and tokens.word(at + 1) in _POINTERS for at in places)

    def _states_where(self, number: int) -> bool:
        """Return whether a sentence about the board states where an event took place: *berlangsung di Gedung Misal*."""
        tokens = self._tokens
        first, stop = tokens.sentences[number]
        is_about = number in self._mentions and number not in self._rivals
        return is_about and any(tokens.word(at) in _HELD and tokens.word(at + 1) == "di" for at in range(first, stop))

    def _chooses_place(self, number: int) -> bool:
        """Return whether a sentence says which place was chosen: *Panitia memilih Pantai Misal sebagai lokasi*."""
        first, stop = self._tokens.sentences[number]
        return any(self._tokens.find_longest(at, _PLACE_CHOSEN) for at in range(first, stop))

    def _find_date(self, sentences: list[int], *, is_alone: bool) -> Found[PartialDate | None] | None:
        for number in sentences:
            first, stop = self._tokens.sentences[number]
            starting = (self._days.get(at) for at in range(first, stop))
            inside = [date for date in starting if date is not None and not self._is_byline(date)]
            if inside:
                return self._choose_date(inside, first, stop)
            dateline = self._find_dateline_day(number)
            if dateline is not None:
                return dateline
        if is_alone:
            # The day of another event is not that of the one which is announced.
            return None
        body = [date for date in self._days.values() if not self._is_byline(date)]
        values = {date.value if date.value is not None else date.as_written for date in body}
        return body[0] if len(values) == 1 else None

    def _find_dateline_day(self, number: int) -> Found[PartialDate | None] | None:
        """Return the day of a dateline before a sentence of the same day: *Batang, 16 Juni 2023. Camat pagi tadi …*."""
        tokens = self._tokens
        first, stop = tokens.sentences[number]
        is_same_day = any(tokens.find_longest(at, _TODAY) for at in range(first, stop))
        if not number or not is_same_day:
            return None
        begin, end = tokens.sentences[number - 1]
        if end - begin > _MAX_DATELINE:
            return None
        days = [date for at in range(begin, end) if (date := self._days.get(at)) is not None]
        return days[0] if len(days) == 1 and tokens.word(end - 1) == "." else None

    def _choose_date(self, inside: list[Found[PartialDate | None]], first: int, stop: int) -> Found[PartialDate | None]:
        """Return the day nearest to the word for the inauguration."""
        kinds = [at for at in range(first, stop) if self._tokens[at].word in KINDS]
        if not kinds:
            return inside[0]
        offset = self._tokens[kinds[0]].start
        return min(inside, key=lambda date: abs(date.span[0] - offset))

    def _is_byline(self, day: Found[PartialDate | None]) -> bool:
        """Return whether a day is that of publication."""
        return is_byline(self._tokens, self._tokens.at_offset(day.span[0]))

    def _find_place(self, sentences: list[int]) -> Found[str] | None:
        for number in sentences:
            place = find_place(self._reading, *self._tokens.sentences[number])
            if place is not None:
                return self._reading.make(*place)
        return None
