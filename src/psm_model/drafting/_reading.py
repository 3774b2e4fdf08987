"""A text with its tokens and all that several finders read in it, each read once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import Any, Final

from psm_model.values.partial_date import PartialDate

from ._area_reader import LEVEL_WORDS, AreaReader
from ._board_parts import BoardParts, find_area_headings, find_openings
from ._bylines import find_publication_day
from ._decree_reader import read_decrees
from ._official_reader import OfficialReader
from ._organisation_reader import OrganisationRead, OrganisationReader
from ._personal_numbers import cut_numbers, find_personal_numbers
from ._subjects import find_heading, find_subjects
from ._tokens import Tokens, join_words, read_all
from .appointments import FoundAppointment, read_appointments
from .dates import list_dates
from .found import Found
from .periods import FoundPeriod, iter_periods

__all__ = ["Reading"]

_BOARD_WORDS: Final = frozenset({"pengurus", "kepengurusan"})


class Reading:
    """What the finders read in a text."""

    def __init__(self, text: str, *, published: date | None = None) -> None:
        self.tokens: Final = Tokens(text)
        self.areas: Final = AreaReader(self.tokens)
        self.organisations: Final = OrganisationReader(self.tokens, self.areas)
        self.officials: Final = OfficialReader(self.tokens, self.areas, self.organisations)
        self.published: Final = published

    @cached_property
    def dates(self) -> list[Found[PartialDate | None]]:
        """The days; without a day of publication, that of a line above the article settles them."""
        days = list_dates(self.tokens, published=self.published)
        published = find_publication_day(self.tokens, days) if self.published is None else None
        days = days if published is None else list_dates(self.tokens, published=published)
        # The first digits of a number may look like a year: *4 Maret 0812 …*
        return [day for day in days if not self.list_personal_numbers(day.span)]

    @cached_property
    def date_starts(self) -> dict[int, Found[PartialDate | None]]:
        """The days by their first token."""
        return {self.tokens.at_offset(found.span[0]): found for found in self.dates}

    @cached_property
    def date_stops(self) -> dict[int, int]:
        """The first token of each day by the token after it."""
        return {self.tokens.at_offset(found.span[1]): first for first, found in self.date_starts.items()}

    @cached_property
    def periods(self) -> list[FoundPeriod]:
        """The terms."""
        return iter_periods(self.tokens, self.dates)

    @cached_property
    def event_days(self) -> list[Found[PartialDate | None]]:
        """The days that are neither the first or last of a term nor that of a decree."""
        spans = (
            (self.tokens.at_offset(start), self.tokens.at_offset(end))
            for start, end in (each.span for each in self.periods)
        )
        inside = {at for first, stop in spans for at in range(first, stop)}
        issued = {parts["issued"].span for parts in self.decrees if parts.get("issued") is not None}
        return [
            found
            for found in self.dates
            if self.tokens.at_offset(found.span[0]) not in inside and found.span not in issued
        ]

    @cached_property
    def decrees(self) -> list[dict[str, Any]]:
        """The parts of the decrees."""
        return read_decrees(self.tokens, self.officials, self.date_starts)

    @cached_property
    def _statements(self) -> tuple[tuple[FoundAppointment, ...], list[tuple[int, int]]]:
        return read_appointments(self.tokens.text)

    @property
    def appointments(self) -> tuple[FoundAppointment, ...]:
        """The appointments, in order."""
        return self._statements[0]

    @cached_property
    def personal_numbers(self) -> list[tuple[int, int]]:
        """The places of personal numbers."""
        return find_personal_numbers(self.tokens.text)

    @property
    def unread_lines(self) -> list[tuple[int, int]]:
        """The places of the lines of lists in which no appointment could be read."""
        return self._statements[1]

    @cached_property
    def posts(self) -> list[int]:
        """The first tokens of the appointments, in order."""
        starts = (min(found.span[0], found.post_span[0]) for found in self.appointments)
        return sorted({self.tokens.at_offset(start) for start in starts})

    @cached_property
    def parts(self) -> BoardParts:
        """The parts of the text that are each about one board."""
        labels = {self.tokens.at_offset(period.span[0]) for period in self.periods}
        reads = sorted({*self.organisations.reads, *(read for subject in self.subjects for read in subject)})
        openings = find_openings(self.tokens, reads, self.posts, labels)
        areas = find_area_headings(self.tokens, self.areas, self.posts)
        return BoardParts(self.tokens, openings, self.subjects, areas=areas)

    @cached_property
    def names_several_areas(self) -> bool:
        """Whether another area is named beside the only subject: *pengurus IPSM Kecamatan Misal dan Kecamatan Suka*."""
        areas = [(read.area, read.stop) for subject in self.subjects for read in subject if read.area is not None]
        return any(
            self.tokens.word(stop) in {"dan", "serta", "&", ","}
            and self.tokens.word(stop + 1) in LEVEL_WORDS
            and (after := self.areas.read_named(stop + 1)) is not None
            and after.level is area.level
            for area, stop in areas
        )

    @cached_property
    def subjects(self) -> list[list[OrganisationRead]]:
        """The organisations whose boards the text is about, each with all its mentions."""
        tokens, title = self.tokens, self._find_title()
        found = find_subjects(tokens, self.organisations.reads, self.periods, posts=self.posts, title=title)
        if not found:
            workers = read_all(tokens, self.organisations.read_workers)
            # In prose, social workers are no body unless they have officers.
            is_body = any(tokens.word(read.first - 1) in _BOARD_WORDS for read in workers)
            if is_body or self._may_list_workers:
                found = find_subjects(tokens, workers, self.periods, posts=self.posts, title=title)
        if not any(read.level is not None or read.key == "karang taruna" for subject in found for read in subject):
            # A body of another kind, or with more words before its area.
            headed = (self.organisations.read_headed(at) for at in title or find_heading(tokens))
            headed_reads = [read for read in headed if read is not None]
            found = find_subjects(tokens, headed_reads, self.periods, posts=self.posts, title=title) or found
        if not found and title:
            titled = self.organisations.read_titled(title)
            found = [] if titled is None else [[titled]]
        return found

    @cached_property
    def _may_list_workers(self) -> bool:
        """Whether the text is a decree or a list of officers, of which the workers of an area may be the body."""
        return self.is_decree or bool(find_heading(self.tokens))

    def _find_title(self) -> range:
        """Return the tokens of the title of the decree that the text is; none for other texts."""
        title = next((parts.get("title") for parts in self.decrees if parts.get("is_text")), None)
        return range(0) if title is None else range(*map(self.tokens.at_offset, title.span))

    @cached_property
    def mentions(self) -> list[list[OrganisationRead]]:
        """The mentions of each subject; those that name no area are of the part that they are in: *Ketua IPSM*."""
        mentions: list[list[OrganisationRead]] = [[] for _ in self.subjects]
        for number, subject in enumerate(self.subjects):
            for read in subject:
                part = self.parts.find(read.first) if read.area is None and read.level is None else None
                is_other = part not in {None, number}
                if not is_other:
                    mentions[number].append(read)
                elif part is not None and part >= 0 and self.subjects[part][0].key == read.key:
                    mentions[part].append(read)
        return mentions

    @cached_property
    def subject_tokens(self) -> dict[int, int]:
        """The positions of the subjects by the tokens of their mentions."""
        return {
            at: number
            for number, mentions in enumerate(self.mentions)
            for read in mentions
            for at in range(read.first, read.stop)
        }

    @cached_property
    def subject_sentences(self) -> frozenset[int]:
        """The positions of the sentences that name a subject."""
        return frozenset(self.tokens.sentence_number(read.first) for subject in self.subjects for read in subject)

    @cached_property
    def is_decree(self) -> bool:
        """Whether the text is a decree, or the annex of one."""
        return any(parts.get("is_text") for parts in self.decrees)

    def make(self, first: int, stop: int) -> Found[str]:
        """Return the words of some tokens, with single spaces."""
        written = self.tokens.slice(first, stop)
        start = self.tokens[first].start
        as_written = self.cut(start, start + len(written)) or written
        return Found(span=(start, start + len(as_written)), as_written=as_written, value=join_words(as_written))

    def cut(self, start: int, end: int) -> str:
        """Return the text of a place before the first personal number, of which a part may be in the place."""
        # Numbers of people do not belong to anything that is read, nor does a part of one.
        whole = max([end, *(last for begin, last in self.list_personal_numbers((start, end)) if start <= begin)])
        return cut_numbers(self.tokens.text[start:whole])[: end - start]

    def list_personal_numbers(self, span: tuple[int, int]) -> list[tuple[int, int]]:
        """Return the places of the personal numbers that are in a place, also with a part of them only."""
        first = bisect_right(self.personal_numbers, span[0], key=itemgetter(1))
        stop = bisect_left(self.personal_numbers, span[1], key=itemgetter(0))
        return self.personal_numbers[first:stop]
