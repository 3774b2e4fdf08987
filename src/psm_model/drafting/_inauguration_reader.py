"""Inaugurations in the sentences of a text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from psm_model.entities.inauguration import InaugurationStatus
from psm_model.values.partial_date import PartialDate
from psm_model.values.person_name import PersonName

from ._official_reader import OfficialRead, expand_office
from ._organisation_reader import OrganisationRead
from ._place_reader import find_place
from ._reading import Reading
from ._speaker_reader import read_speakers
from ._tokens import Gap
from ._vocabulary import phrases, words
from .found import Found
from .found_inauguration import FoundInauguration, FoundParticipant

__all__ = ["read_inaugurations"]

_ACTIVE: Final = frozenset({"melantik", "mengukuhkan"})
_PASSIVE: Final = frozenset({"dilantik", "dikukuhkan", "dilantiknya"})
_NOUNS: Final = frozenset({"pelantikan", "pengukuhan"})
_KINDS: Final = _ACTIVE | _PASSIVE | _NOUNS
_PLANNED: Final = words("inauguration_reader", "planned")
_NOT_HELD: Final = words("inauguration_reader", "not_held")
_CANCELLED: Final = words("inauguration_reader", "cancelled")
_ADVERBS: Final = words("inauguration_reader", "adverbs")
_BY: Final = words("inauguration_reader", "by")
_LED: Final = words("inauguration_reader", "led")
_REPRESENTING: Final = phrases("inauguration_reader", "representing")
_REPRESENTED: Final = phrases("inauguration_reader", "represented")
_WITH_DEPUTY: Final = 2
_MAX_NEAR: Final = 40
_MAX_BYLINE: Final = 16
_MAX_DATELINE: Final = 8
_MAX_APART: Final = 6
_GOVERNMENTS: Final = words("inauguration_reader", "governments")
_ANAPHORA: Final = phrases("inauguration_reader", "anaphora")


def read_inaugurations(reading: Reading) -> Iterator[FoundInauguration]:
    """Yield the inaugurations that a text reports, one for each of its subjects that has one."""
    subjects = reading.subjects
    if not subjects or reading.is_decree:
        return
    for subject in subjects:
        found = _Inaugurations(reading, subject, others=[s for s in subjects if s is not subject]).read()
        if found is not None:
            yield found


class _Inaugurations:
    """Reads the inauguration of the board of one organisation."""

    def __init__(
        self, reading: Reading, subject: list[OrganisationRead], *, others: list[list[OrganisationRead]]
    ) -> None:
        self._reading: Final = reading
        self._tokens: Final = reading.tokens
        self._subject: Final = subject
        self._mentions: Final = self._group_by_sentence([subject])
        self._rivals: Final = self._group_by_sentence(others)

    def _group_by_sentence(self, subjects: list[list[OrganisationRead]]) -> dict[int, list[OrganisationRead]]:
        grouped: dict[int, list[OrganisationRead]] = {}
        for read in (read for subject in subjects for read in subject):
            grouped.setdefault(self._tokens.sentence_number(read.first), []).append(read)
        return grouped

    def read(self) -> FoundInauguration | None:
        kinds = [kind for kind in self._iter_kinds() if self._is_about_subject(kind)]
        if not kinds:
            return None
        body = [kind for kind in kinds if not self._is_headline(kind)] or kinds
        events = [kind for kind in body if not self._is_denied(kind)]
        if not events:
            return None
        first = events[0]
        planned = [kind for kind in events if self._is_planned(kind)]
        status = InaugurationStatus.PLANNED if planned else InaugurationStatus.HELD
        authority, officiant = self._find_officiant(events)
        if officiant is not None and officiant.on_behalf_of is None and officiant.title is not None:
            principal = self._find_later_principal(officiant)
            authority = principal or authority
            officiant = attrs.evolve(officiant, on_behalf_of=principal)
        sentences = self._list_sentences([*planned, *events] if planned else events)
        date = self._find_date(sentences, is_alone=bool(planned))
        if date is not None:
            number = self._tokens.sentence_number(self._tokens.at_offset(date.span[0]))
            sentences = [*dict.fromkeys([*sentences, number])]
        place = self._find_place(sentences)
        speakers = tuple(read_speakers(self._reading, officiant)) if not planned else ()
        return FoundInauguration(
            kind=self._reading.make(first, self._kind_stop(first)),
            authority=authority,
            officiant=officiant,
            speakers=speakers,
            place=place,
            date=date,
            status=status,
            body=self._tokens.span(self._subject[0].first, self._subject[0].stop),
        )

    def _iter_kinds(self) -> Iterator[int]:
        for at, token in enumerate(self._tokens):
            if token.word in _KINDS or (token.word == "di" and self._tokens.word(at + 1) in {"lantik", "kukuhkan"}):
                yield at

    def _kind_stop(self, at: int) -> int:
        tokens = self._tokens
        if tokens.word(at) == "di":
            return at + 2
        if tokens.word(at) in _NOUNS and tokens.word(at + 1) == "dan" and tokens.word(at + 2) in _NOUNS:
            return at + 3
        return at + 1

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
        if mentions and rivals and tokens.word(at) in _PASSIVE:
            # "A dikukuhkan X, sementara B dikukuhkan Y": the organisation before the verb.
            before = [read for read in mentions + rivals if read.first < at]
            return not before or max(before) in mentions
        if mentions:
            return True
        words = {token.word for token in tokens[first:stop]}
        if words & {"pengurus", "kepengurusan"} or tokens.word(first) == "ia" or self._follows(first):
            return number - 1 in self._mentions or bool(words & {"pengurus", "kepengurusan"})
        return False

    def _is_denied(self, at: int) -> bool:
        words = {self._tokens.word(number) for number in range(max(at - 3, 0), at)}
        first, stop = self._tokens.sentence_at(at)
        return bool(words & _NOT_HELD) or any(self._tokens.word(number) in _CANCELLED for number in range(first, stop))

    def _is_planned(self, at: int) -> bool:
        first, stop = self._tokens.sentence_at(at)
        near = {self._tokens.word(number) for number in range(max(first, at - 4), min(at + 12, stop))}
        return bool(near & (_PLANNED - {"mendatang", "segera", "nanti"})) or (
            bool(near & {"mendatang", "nanti"}) and self._tokens.word(at) in _NOUNS | _PASSIVE
        )

    def _follows(self, first: int) -> bool:
        tokens = self._tokens
        is_subject = tokens.word(first) in _NOUNS and tokens.word(first + 1).startswith(("di", "ber"))
        return is_subject or any(tokens.matches(first, words) for words in _ANAPHORA)

    # Who inaugurates.

    def _find_officiant(self, kinds: list[int]) -> tuple[Found[str] | None, FoundParticipant | None]:
        found = [result for kind in kinds if (result := self._read_officiant(kind)) is not None]
        named = next((result for result in found if result[1] is not None and result[1].name is not None), None)
        return named or next(iter(found), (None, None))

    def _read_officiant(self, kind: int) -> tuple[Found[str] | None, FoundParticipant | None] | None:
        tokens = self._tokens
        if tokens.word(kind) in _ACTIVE:
            return self._read_subject_before(kind)
        first = self._kind_stop(kind)
        stop = tokens.sentence_at(kind)[1]
        is_noun = tokens.word(kind) in _NOUNS
        at = first
        has_by = False
        while at < stop and tokens.word(at) in _BY:
            has_by = has_by or tokens.word(at) in {"oleh"} | _LED
            at += 2 if tokens.word(at) == "secara" and tokens.word(at + 1) not in _BY else 1
        if is_noun and not has_by:
            # "Pelantikan pengurus IPSM Batang dipimpin langsung Bupati"
            at = next((n for n in range(first, stop) if self._leads_to_actor(n)), stop)
            while at < stop and tokens.word(at) in _BY:
                at += 1
            if at >= stop:
                return None
        return self._read_actor(at, stop) or self._read_later_actor(at, stop, is_noun=is_noun)

    def _leads_to_actor(self, at: int) -> bool:
        """Return whether a word behind "pelantikan" leads to who does it, and not to who sees it."""
        word = self._tokens.word(at)
        return word in _LED or (word == "oleh" and not self._tokens.word(at - 1).startswith("di"))

    def _read_later_actor(
        self, at: int, stop: int, *, is_noun: bool
    ) -> tuple[Found[str] | None, FoundParticipant | None] | None:
        """Read the actor behind "oleh" later in the clause: *dilantik di Pendopo oleh Bupati*."""
        tokens = self._tokens
        if is_noun:
            return None
        for number in range(at, min(at + 30, stop)):
            if tokens.word(number) in _KINDS or (
                tokens.word(number) in {"yang", "dan"} and tokens.word(number + 1) == "dihadiri"
            ):
                return None
            if tokens.word(number) in {"dihadiri", "disaksikan", "dipilih", "dibentuk", "diikuti", "dibuka"}:
                return None
            if tokens.word(number) == "oleh":
                return self._read_actor(number + 1, stop)
        return None

    def _read_subject_before(self, kind: int) -> tuple[Found[str] | None, FoundParticipant | None] | None:
        """Read the actor before an active verb."""
        tokens = self._tokens
        at = kind - 1
        first = tokens.sentence_at(kind)[0]
        while (
            at > first and (tokens.word(at) in _ADVERBS or tokens.word(at - 1) == "secara") and kind - at <= _MAX_APART
        ):
            at -= 1
        near = self._reading.officials.list_between(first, at + 1)
        official = near[-1] if near and near[-1].stop > at else None
        if official is None:
            official = self._skip_clause(at, first)
        if official is not None and self._is_represented(official):
            # "Wakil Bupati Ratna, atas nama Bupati, mengukuhkan"
            official = self._skip_clause(at, first) or official
        if official is not None:
            return self._make_actor(official, first, kind)
        return self._read_government(at + 1, first)

    def _skip_clause(self, at: int, first: int) -> OfficialRead | None:
        """Return the official before "mewakili …" in front of the verb: *Sekda Budi, mewakili Bupati, melantik*."""
        reads = self._reading.officials.list_between(first, at + 1)
        if len(reads) < _WITH_DEPUTY or reads[-1].stop < at:
            return None
        return reads[-2] if self._is_represented(reads[-1]) else None

    def _is_represented(self, official: OfficialRead) -> bool:
        """Return whether "mewakili" or the like stands before an official."""
        return any(self._tokens.matches(official.first - len(words), words) for words in _REPRESENTING)

    def _read_government(self, stop: int, first: int) -> tuple[Found[str] | None, FoundParticipant | None] | None:
        """Read a government before an active verb: *Pemerintah Kabupaten Batang resmi mengukuhkan*."""
        tokens = self._tokens
        for at in range(max(first, stop - 6), stop):
            if tokens.word(at) in _GOVERNMENTS and tokens.is_capitalised(at):
                area = self._reading.areas.read(at + 1)
                if area is not None and area.stop == stop:
                    return self._reading.make(at, stop), None
        return None

    def _read_actor(self, at: int, stop: int) -> tuple[Found[str] | None, FoundParticipant | None] | None:
        """Read the actor behind a passive verb or "oleh"."""
        tokens = self._tokens
        if at >= stop:
            return None
        official = self._reading.officials.by_first.get(at)
        if official is not None and official.office is not None:
            return self._make_actor(official, at, stop)
        if tokens.word(at) in _GOVERNMENTS and tokens.is_capitalised(at):
            area = self._reading.areas.read(at + 1)
            if area is not None:
                return self._reading.make(at, area.stop), None
        return None

    def _make_actor(
        self, official: OfficialRead, first: int, stop: int
    ) -> tuple[Found[str] | None, FoundParticipant | None] | None:
        """Return the authority and the officiant, of whom one may represent the other."""
        tokens, reading = self._tokens, self._reading
        if official.office is None:
            return None
        around = reading.officials.list_between(max(official.first - _MAX_NEAR, first), official.first + _MAX_NEAR)
        at = around.index(official)
        behind = official.stop + (tokens.word(official.stop) == ",")
        represented = tokens.find_longest(behind, _REPRESENTED)
        deputy = reading.officials.by_first.get(behind + represented)
        if represented and deputy is not None and deputy.office is not None:
            principal = reading.make(*official.office)
            return principal, self._make_participant(deputy, principal)
        for other in around[max(at - 1, 0) : at + 2]:
            if other is official or other.office is None or other.first >= stop:
                continue
            if self._is_represented(other) and self._is_beside(other, official):
                principal = reading.make(*other.office)
                return principal, self._make_participant(official, principal)
        return reading.make(*official.office), self._make_participant(official, None)

    def _find_later_principal(self, officiant: FoundParticipant) -> Found[str] | None:
        """Return whom the officiant represents by a later sentence: *Mewakili Gubernur Jambi, Sekda menyampaikan …*."""
        tokens, reading = self._tokens, self._reading
        for first, stop in tokens.sentences:
            length = tokens.find_longest(first, _REPRESENTING)
            principal = reading.officials.by_first.get(first + length) if length else None
            if principal is None or principal.office is None or principal.name is not None:
                continue
            deputies = reading.officials.list_between(principal.stop, min(principal.stop + _MAX_APART, stop))
            if any(self._is_same(deputy, officiant) for deputy in deputies):
                return reading.make(*principal.office)
        return None

    def _is_same(self, read: OfficialRead, officiant: FoundParticipant) -> bool:
        """Return whether an official is the officiant, by the name or by the short form of the office."""
        if read.name is not None and officiant.name is not None:
            return self._tokens.slice(*read.name) == officiant.name.as_written
        if read.office is None or officiant.title is None:
            return False
        first, stop = (self._tokens.at_offset(offset) for offset in officiant.title.span)
        short, full = expand_office(self._tokens, *read.office), expand_office(self._tokens, first, stop)
        return full[: len(short)] == short

    def _is_beside(self, other: OfficialRead, official: OfficialRead) -> bool:
        """Return whether little but commas and "mewakili" stands between two officials."""
        left, right = sorted((other, official), key=lambda read: read.first)
        return right.first - left.stop <= _MAX_APART

    def _make_participant(self, read: OfficialRead, principal: Found[str] | None) -> FoundParticipant:
        reading = self._reading
        name = None if read.name is None else reading.make(*read.name)
        span = reading.tokens.span(*(read.name or read.office or (read.first, read.stop)))
        return FoundParticipant(
            span=span,
            name=None
            if name is None
            else Found(span=name.span, as_written=name.as_written, value=PersonName(name.value)),
            title=None if read.office is None else reading.make(*read.office),
            on_behalf_of=principal,
        )

    # When and where.

    def _list_sentences(self, kinds: list[int]) -> list[int]:
        """Return the sentences about the inauguration, those with a word for it first."""
        tokens = self._tokens
        numbers = [*dict.fromkeys(tokens.sentence_number(kind) for kind in kinds)]
        near = []
        for number in numbers:
            first = tokens.sentences[number][0]
            if number and self._follows(first):
                near.append(number - 1)
            if number + 1 < len(tokens.sentences) and self._follows(tokens.sentences[number + 1][0]):
                near.append(number + 1)
        return [*dict.fromkeys([*numbers, *near])]

    def _find_date(self, sentences: list[int], *, is_alone: bool) -> Found[PartialDate | None] | None:
        tokens, reading = self._tokens, self._reading
        for number in sentences:
            first, stop = tokens.sentences[number]
            starting = (reading.date_starts.get(at) for at in range(first, stop))
            inside = [date for date in starting if date is not None and not self._is_byline(date)]
            if inside:
                return self._choose_date(inside, first, stop)
        if is_alone:
            # The day of another event is not that of the one which is announced.
            return None
        body = [date for date in reading.dates if not self._is_byline(date)]
        values = {date.value if date.value is not None else date.as_written for date in body}
        return body[0] if len(values) == 1 else None

    def _choose_date(self, inside: list[Found[PartialDate | None]], first: int, stop: int) -> Found[PartialDate | None]:
        """Return the day nearest to the word for the inauguration."""
        kinds = [at for at in range(first, stop) if self._tokens[at].word in _KINDS]
        if not kinds:
            return inside[0]
        offset = self._tokens[kinds[0]].start
        return min(inside, key=lambda date: abs(date.span[0] - offset))

    def _is_byline(self, date: Found[PartialDate | None]) -> bool:
        """Return whether a day stands in a line of its own, with the time of day or alone: the day of publication."""
        tokens = self._tokens
        first, stop = tokens.sentence_at(tokens.at_offset(date.span[0]))
        words = {token.word for token in tokens[first:stop]}
        is_short = stop - first <= _MAX_BYLINE and tokens[stop - 1].text != "."
        return is_short and bool(
            words & {"wib", "wita", "wit"} or (stop - first <= _MAX_DATELINE and tokens[first].gap >= Gap.LINE)
        )

    def _find_place(self, sentences: list[int]) -> Found[str] | None:
        for number in sentences:
            place = find_place(self._reading, *self._tokens.sentences[number])
            if place is not None:
                return self._reading.make(*place)
        return None
