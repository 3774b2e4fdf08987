"""Those who inaugurate a board in sentences of a text, and the office in whose right they do it."""

from __future__ import annotations

from typing import Final, TypeAlias

import attrs

from psm_model.values.person_name import PersonName

from ._inauguration_words import ACTIVE, KINDS, NOUNS, PASSIVE, find_kind_stop
from ._official_reader import OfficialRead, expand_office
from ._reading import Reading
from ._vocabulary import phrases, words
from .found import Found
from .found_inauguration import FoundParticipant

__all__ = ["OfficiantReader"]

_Actors: TypeAlias = tuple[Found[str] | None, FoundParticipant | None]
"""The authority and the officiant."""

_ADVERBS: Final = words("inauguration_reader", "adverbs")
_BY: Final = words("inauguration_reader", "by")
_LED: Final = words("inauguration_reader", "led")
_LEADING: Final = words("inauguration_reader", "leading")
_PROCESSIONS: Final = words("inauguration_reader", "processions")
_BEFORE_NOUN: Final = words("inauguration_reader", "before_noun")
"""Words between a verb for leading and the noun for the event."""
_SECOND: Final = phrases("official_reader", "second")
_ACCOMPANIED: Final = frozenset({"didampingi", "disaksikan", "ditemani"})
_REPRESENTING: Final = phrases("inauguration_reader", "representing")
_REPRESENTED: Final = phrases("inauguration_reader", "represented")
_GOVERNMENTS: Final = words("inauguration_reader", "governments")
_AFTER_VERB: Final = words("inauguration_reader", "after_verb")
"""Words between "yang melantik" and who does it."""
_JOINTS: Final = words("inauguration_reader", "joints")
"""Words before a second verb of one subject."""
_WITH_DEPUTY: Final = 2
_MAX_NEAR: Final = 40
_MAX_APART: Final = 6
_MAX_PLACE: Final = 14


class OfficiantReader:
    """Reads who inaugurates."""

    def __init__(self, reading: Reading) -> None:
        self._reading: Final = reading
        self._tokens: Final = reading.tokens

    def find(self, kinds: list[int]) -> _Actors:
        """Return the authority and the officiant by words for the inauguration."""
        found = [result for kind in kinds if (result := self._read_acting(kind)) is not None]
        named = next((result for result in found if result[1] is not None and result[1].name is not None), None)
        authority, officiant = named or next(iter(found), None) or self._find_leader(kinds) or (None, None)
        if officiant is not None and officiant.on_behalf_of is None and officiant.title is not None:
            principal = self._find_later_principal(officiant)
            return principal or authority, attrs.evolve(officiant, on_behalf_of=principal)
        return authority, officiant

    def _read_acting(self, kind: int) -> _Actors | None:
        """Read who inaugurates by a word for the inauguration, which says what they do."""
        result = self._read_officiant(kind)
        return None if result is None else self._place_role(result, kind, find_kind_stop(self._tokens, kind))

    def _place_role(self, actors: _Actors, first: int, stop: int) -> _Actors:
        authority, officiant = actors
        span = self._tokens.span(first, stop)
        return authority, None if officiant is None else attrs.evolve(officiant, role_span=span)

    def _read_officiant(self, kind: int) -> _Actors | None:
        tokens = self._tokens
        if tokens.word(kind) in ACTIVE:
            return self._read_subject_before(kind)
        first = find_kind_stop(tokens, kind)
        if tokens.word(first) == "dan" and tokens.word(first + 1) in PASSIVE:
            # "dilantik dan dikukuhkan oleh Bupati"
            first += 2
        stop = tokens.sentence_at(kind)[1]
        is_noun = tokens.word(kind) in NOUNS
        leading = self._find_leading(kind) if is_noun else None
        if leading is not None:
            return self._read_subject_before(leading)
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

    def _find_leader(self, kinds: list[int]) -> _Actors | None:
        """Return who leads the event by the next sentence: *Prosesi dipimpin Bupati*, *Bupati memimpin prosesi*."""
        tokens = self._tokens
        number = tokens.sentence_number(kinds[0]) + 1 if kinds else len(tokens.sentences)
        if number >= len(tokens.sentences):
            return None
        first, stop = tokens.sentences[number]
        for at in range(first, stop):
            if tokens.word(at) in _PROCESSIONS:
                leading = self._find_leading(at)
                if leading is not None:
                    leader = self._read_subject_before(leading)
                    return None if leader is None else self._place_role(leader, leading, at + 1)
                if tokens.word(at + 1) in _LED:
                    after = at + 2
                    while tokens.word(after) in _BY:
                        after += 1
                    leader = self._read_actor(after, stop)
                    return None if leader is None else self._place_role(leader, at, at + 2)
        return None

    def _find_leading(self, kind: int) -> int | None:
        """Return the verb of who leads an inauguration: *Wakil Bupati memimpin langsung pelantikan*."""
        tokens = self._tokens
        at = kind - 1
        while at > 0 and tokens.word(at) in _BEFORE_NOUN and kind - at <= _MAX_APART:
            at -= 1
        return at if tokens.word(at) in _LEADING else None

    def _leads_to_actor(self, at: int) -> bool:
        """Return whether a word after "pelantikan" leads to who does it, and not to who sees it."""
        word = self._tokens.word(at)
        return word in _LED or (word == "oleh" and not self._tokens.word(at - 1).startswith("di"))

    def _read_later_actor(self, at: int, stop: int, *, is_noun: bool) -> _Actors | None:
        """Read the actor after "oleh" later in the clause: *dilantik di Pendopo oleh Bupati*."""
        tokens = self._tokens
        if is_noun:
            return None
        for number in range(at, min(at + 30, stop)):
            if tokens.word(number) in KINDS or (
                tokens.word(number) in {"yang", "dan"} and tokens.word(number + 1) == "dihadiri"
            ):
                return None
            if tokens.word(number) in {"dihadiri", "disaksikan", "dipilih", "dibentuk", "diikuti", "dibuka"}:
                return None
            if tokens.word(number) == "oleh":
                return self._read_actor(number + 1, stop)
        return None

    def _read_subject_before(self, kind: int) -> _Actors | None:
        """Read the actor before an active verb."""
        tokens = self._tokens
        at = kind - 1
        first, stop = tokens.sentence_at(kind)
        if tokens.word(at) == "yang" and not tokens.is_capitalised(at - 1):
            # "Yang melantik nanti Bupati Batang"
            after = kind + 1
            while after < stop and tokens.word(after) in _AFTER_VERB:
                after += 1
            actor = self._read_actor(after, stop)
            if actor is not None:
                return actor
        # "Bupati Budi Contoh yang melantik berharap …"
        at = self._skip_adverbs(self._skip_place(kind - (tokens.word(at) == "yang"), first), first)
        at = self._skip_nickname(at, first)
        near = self._reading.officials.list_between(first, at + 1)
        official = near[-1] if near and near[-1].stop > at else None
        if official is not None and len(near) > 1 and official.name is None and self._is_second(near[-2], official):
            official = near[-2]
        elif official is not None:
            official = self._skip_companion(near)
        if official is None:
            official = self._skip_clause(at, first)
        if official is not None and self._is_represented(official):
            # "Wakil Bupati Ratna, atas nama Bupati, mengukuhkan"
            official = self._skip_clause(at, first) or official
        if official is None and tokens.word(kind - 1) in _JOINTS:
            official = self._find_joint_subject(first, kind)
        if official is not None:
            return self._make_actor(official, first, kind)
        return self._read_government(at + 1, first)

    def _skip_place(self, kind: int, first: int) -> int:
        """Return the token after the subject, before a place in commas: *Bupati, bertempat di Balai, melantik*."""
        tokens = self._tokens
        if tokens.word(kind - 1) != ",":
            return kind
        for at in range(kind - 2, max(kind - _MAX_PLACE, first), -1):
            if tokens.word(at) == ",":
                break
            if tokens.word(at) == "di":
                before = at - 1 - (tokens.word(at - 1) == "bertempat")
                return before + 1 if tokens.word(before) == "," else kind
        return kind

    def _skip_adverbs(self, kind: int, first: int) -> int:
        """Return the last token before the adverbs and the day in front of a verb."""
        tokens = self._tokens
        at = kind - 1
        while at > first and kind - at <= _MAX_APART:
            before = self._skip_day(at)
            if before == at and (tokens.word(at) in _ADVERBS or tokens.word(at - 1) == "secara"):
                before = at - 1
            if before == at:
                break
            at = before
        return at

    def _skip_day(self, at: int) -> int:
        """Return the last token before a day: *Bupati Budi Contoh, Sabtu (2/3) malam, melantik*."""
        day = self._reading.date_stops.get(at + 1)
        if day is None:
            return at
        return day - 2 if self._tokens.word(day - 1) in {",", "pada"} else day - 1

    def _skip_nickname(self, at: int, first: int) -> int:
        """Return the last token before a short name in brackets: *Budi Contoh (BC) melantik*."""
        if self._tokens.word(at) != ")":
            return at
        return at - 3 if at - 3 > first and self._tokens.word(at - 2) == "(" else at

    def _is_second(self, official: OfficialRead, other: OfficialRead) -> bool:
        """Return whether an office is the second one of an official: *Bupati Budi Contoh selaku Ketua PMI*."""
        link = official.stop + (self._tokens.word(official.stop) == ",")
        length = self._tokens.find_longest(link, _SECOND)
        return length > 0 and link + length == other.first

    def _skip_companion(self, near: list[OfficialRead]) -> OfficialRead | None:
        """Return the official whom the last one accompanies: *Bupati Budi didampingi Wakil Bupati melantik*."""
        for number in range(len(near) - 1, 0, -1):
            if self._tokens.word(near[number].first - 1) in _ACCOMPANIED:
                return near[number - 1]
        return near[-1]

    def _find_joint_subject(self, first: int, kind: int) -> OfficialRead | None:
        """Return the subject of an earlier verb: *Bupati Budi menyerahkan keputusan sekaligus melantik*."""
        reads = self._reading.officials.list_between(first, kind)
        if not reads or reads[0].office is None:
            return None
        verb = self._tokens.word(reads[0].stop)
        return reads[0] if verb.startswith(("me", "ber")) and not self._is_represented(reads[0]) else None

    def _skip_clause(self, at: int, first: int) -> OfficialRead | None:
        """Return the official before "mewakili …" in front of the verb: *Sekda Budi, mewakili Bupati, melantik*."""
        reads = self._reading.officials.list_between(first, at + 1)
        if len(reads) < _WITH_DEPUTY or reads[-1].stop < at:
            return None
        return reads[-2] if self._is_represented(reads[-1]) else None

    def _is_represented(self, official: OfficialRead) -> bool:
        """Return whether "mewakili" or the like is before an official."""
        return any(self._tokens.matches(official.first - len(words), words) for words in _REPRESENTING)

    def _read_government(self, stop: int, first: int) -> _Actors | None:
        """Read a government before an active verb: *Pemerintah Kabupaten Batang resmi mengukuhkan*."""
        tokens = self._tokens
        for at in range(max(first, stop - 6), stop):
            if tokens.word(at) in _GOVERNMENTS and tokens.is_capitalised(at):
                area = self._reading.areas.read(at + 1)
                if area is not None and area.stop == stop:
                    return self._reading.make(at, stop), None
        return None

    def _read_actor(self, at: int, stop: int) -> _Actors | None:
        """Read the actor after a passive verb or "oleh"."""
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

    def _make_actor(self, official: OfficialRead, first: int, stop: int) -> _Actors | None:
        """Return the authority and the officiant, of whom one may represent the other."""
        tokens, reading = self._tokens, self._reading
        if official.office is None:
            return None
        around = reading.officials.list_between(max(official.first - _MAX_NEAR, first), official.first + _MAX_NEAR)
        at = around.index(official)
        after = official.stop + (tokens.word(official.stop) == ",")
        represented = tokens.find_longest(after, _REPRESENTED)
        deputy = reading.officials.by_first.get(after + represented)
        if represented and deputy is not None and deputy.office is not None:
            principal = reading.make(*official.office)
            return principal, self._make_participant(deputy, principal)
        before = around[at - 1] if at else None
        if before is not None and before.office is not None:
            # The principal is first: "Bupati, diwakili oleh Sekda, mengukuhkan".
            link = before.stop + (tokens.word(before.stop) == ",")
            length = tokens.find_longest(link, _REPRESENTED)
            if length and link + length == official.first:
                principal = reading.make(*before.office)
                return principal, self._make_participant(official, principal)
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
        """Return whether little but commas and "mewakili" is between two officials."""
        left, right = sorted((other, official), key=lambda read: read.first)
        return right.first - left.stop <= _MAX_APART

    def _make_participant(self, read: OfficialRead, principal: Found[str] | None) -> FoundParticipant:
        reading = self._reading
        name = None if read.name is None else reading.make(*read.name)
        span = reading.tokens.span(*(read.name or read.office or (read.first, read.stop)))
        return FoundParticipant(
            span=span,
            role_span=span,
            name=None
            if name is None
            else Found(span=name.span, as_written=name.as_written, value=PersonName(name.value)),
            title=None if read.office is None else reading.make(*read.office),
            on_behalf_of=principal,
        )
