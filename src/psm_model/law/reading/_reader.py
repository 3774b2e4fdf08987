"""Reader: one pass over a text that reads the citations in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs

from psm_model.law.instrument import InstrumentKey
from psm_model.law.kinds import InstrumentKind
from psm_model.law.pinpoint import Pinpoint
from psm_model.law.relation import Relation

from ._attached_places import read_paragraphs_after, read_places_after
from ._codes import is_code, precedes_number, read_article_of_next_code, repeats_previous
from ._companies import may_be_company
from ._context import find_relation_before, is_heading, is_listed, skip_to_instrument, skip_to_places
from ._exclusions import is_draft, is_excepted, is_in_draft, is_in_preamble, skip_excepted
from ._instruments import read_instruments
from ._kind_phrases import BEGINNINGS, is_head, list_head_words
from ._known_titles import KnownTitles
from ._named_works import resolve_initials
from ._other_works import find_other_work
from ._place_words import list_place_words
from ._places import ReadPlaces, read_places
from ._read_citation import ReadCitation
from ._references import find_reference_before, may_belong_to_later, read_reference
from ._scripture import is_scripture
from ._series import ListedNumber, ReadInstrument, build_instruments, names_several_offices, read_sibling
from ._text import Text, Tokens, find_joined_kind
from ._titled_instrument import TitledInstrument
from ._titles import StatedTitle, read_stated_title

__all__ = ["Reader"]

_WORD: Final = re.compile(r"[a-z]+")
_NATIONAL: Final = frozenset(
    InstrumentKind(kind)
    for kind in ("tap_mpr", "uu", "uu_darurat", "perppu", "pp", "perpres", "keppres", "inpres", "permen", "kepmen")
)
_NUMBER_WORDS: Final = ("nomor ", "nomor: ", "nomor : ", "nomor:", "no. ", "no.", " no ", "nr. ", "nr ")
"""Words before a registry number, in which the letters of a kind are not a citation."""
_INDENT: Final = 12
"""The maximum number of characters that such a word and its blanks take up."""
_MAX_INITIALS_LENGTH: Final = 4
_NEAR: Final = 4
"""The maximum number of characters between an instrument and another after a slash."""
_INITIALS_OF_TWO: Final = 3
"""The number of letters of initials that two offices share."""
_INITIALS: Final = frozenset("upmksr")
"""First letters of dotted abbreviations, "U.U."."""
_NOT_BEFORE: Final = frozenset("/@_#\\&=?")
"""Characters before a word that make it part of an address or a name."""


class Reader:
    """One pass over a text."""

    def __init__(self, text: Text, *, is_whole: bool = False, known: KnownTitles | None = None) -> None:
        self.text = text
        self.first_title_end = 0
        """The offset in the original where the title of the first citation ends."""
        self.titles: dict[InstrumentKey, dict[str, bool]] = {}
        """The titles that the text states, and whether their ends are certain."""
        self._is_whole = is_whole
        self._known = known or KnownTitles()
        self._found: list[ReadCitation] = []
        self._named: list[InstrumentKey] = []
        """The instruments cited so far, except those that amended another or are part of a title."""
        self._amending: list[InstrumentKey] = []
        """The instruments cited so far that amended another."""
        self._resume_at = 0
        """The offset from which to read on."""
        self._instrument_end = 0
        """The offset where the previous instrument ends, with its places and title."""
        self._citation_end = 0
        """The offset where the previous citation ends."""
        self._title_end = 0
        """The offset where the last title ends."""
        self._previous_relation: Relation | None = None
        """The relation of the previous instrument."""
        self._in_draft: set[int] = set()
        """The offsets of places in drafts."""

    def read(self) -> list[ReadCitation]:
        """Read the citations in the text, in order."""
        triggers = list_place_words() | list_head_words() | _INITIALS
        resume_at = 0
        for match in _WORD.finditer(self.text.lowered):
            start, word = match.start(), match[0]
            if start < resume_at:
                continue
            end = None
            if word in triggers or word.startswith(BEGINNINGS) or (self._is_whole and word == "dokumen"):
                if self._may_start(start, word):
                    end = self._read_at(start, word)
            elif joined := find_joined_kind(word):
                end = self._read_instrument(start + joined)
            if end is not None:
                resume_at = end
        return self._found

    def _may_start(self, start: int, word: str) -> bool:
        """Return whether a citation may start at an offset: not within a word, an address or a registry number."""
        before = self.text.normalised[start - 1] if start else " "
        if before == "_" and not self.text.normalised[max(0, start - 2) : start - 1].isalnum():
            before = " "  # a mark of Markdown, "_Peraturan Menteri_"
        if (before.isalnum() or before in _NOT_BEFORE) and not self._is_joined(start):
            return False
        if before == "-" and self.text.normalised[start + len(word) : start + len(word) + 1] == "-":
            return False  # the name of a file, "2022-073-Permendagri-No-73"
        short = 1 < len(word) <= _MAX_INITIALS_LENGTH
        return not (short and self.text.lowered.endswith(_NUMBER_WORDS, max(0, start - _INDENT), start))

    def _is_joined(self, start: int) -> bool:
        """Return whether only a slash or nothing is between the last instrument and an offset, "2009/PP 3"."""
        is_near = 0 < self._resume_at <= start <= self._resume_at + _NEAR
        return is_near and self.text.normalised[self._resume_at : start].strip(" \t") in {"/", ""}

    def _read_at(self, start: int, word: str) -> int | None:
        """Read what a word at an offset begins; return the offset from which to read on, None if it begins nothing."""
        if len(word) == 1:
            word = Tokens(self.text, start).word(0)  # "U.U." is "uu"
        if word in list_place_words():
            return self._read_places(start)
        return self._read_instrument(start) if is_head(word) or word == "dokumen" else None

    def _read_instrument(self, offset: int, before: ReadPlaces | None = None) -> int | None:
        """Read an instrument and the places before it; return the offset from which to read on, None without one."""
        count = len(self._found)
        resume_at = self._read_instruments(offset, before)
        while resume_at is not None and before and len(self._found) > count and self._ends_with_code():
            following = read_article_of_next_code(self.text, resume_at)
            if following is None:
                break
            resume_at = self._read_instruments(*following)
        return resume_at

    def _ends_with_code(self) -> bool:
        """Return whether the last citation is one of a code."""
        instrument = self._found[-1].instrument
        return instrument is not None and is_code(instrument)

    def _read_instruments(self, offset: int, before: ReadPlaces | None) -> int | None:
        """Read an instrument and further numbers of its kind; return the offset from which to read on, or None."""
        instruments = read_instruments(self.text, offset, is_placed=before is not None, is_whole=self._is_whole)
        if not instruments:
            return self._skip_other_work(offset)
        *others, last = instruments
        if is_draft(self.text, offset):
            return self._skip_draft(last)
        count = len(self._found)
        for instrument in others:
            self._add(instrument, before, last=False)
            before = None
        self._add(last, before, last=True)
        while self._instrument_end > self._resume_at and last.key.number and (sibling := self._read_sibling(last.key)):
            self._add(sibling, None, last=True)
        if others and names_several_offices(instruments[0].key.issuer or ""):
            # A joint instrument of several offices has a number of each, and one title.
            title = self._found[-1].title
            self._found[count:] = [attrs.evolve(found, title=title) for found in self._found[count:]]
        return self._resume_at

    def _skip_draft(self, draft: ReadInstrument) -> int:
        """Skip a draft, whose places are not cited either; return the offset from which to read on."""
        titled = TitledInstrument(
            key=draft.key, citation_start=draft.start, number_end=draft.end, is_nested=False, is_local=True
        )
        title = read_stated_title(self.text, titled, self._known)
        self._exclude_places_after(draft.end, title.end)
        return draft.end

    def _skip_other_work(self, offset: int) -> int | None:
        """Skip a work of another country or time, if any; return the offset from which to read on, None without one."""
        tokens = self.text.tokenise(offset)
        end_index = find_other_work(tokens, 0)
        if end_index is None:
            return None
        end = tokens.end(end_index - 1)
        self._exclude_places_after(end)
        return end

    def _exclude_places_after(self, *ends: int) -> None:
        """Exclude the places after what ends at an offset: they are not cited."""
        for end in ends:
            tokens = skip_to_places(self.text, end)
            if tokens is not None:
                self._in_draft.add(tokens.start(0))

    def _read_sibling(self, instrument: InstrumentKey) -> ReadInstrument | None:
        """Read an instrument of the same kind and office by its number after the title, "tentang Desa, No. 6/2001"."""
        tokens = self.text.tokenise(self._instrument_end)
        read = read_sibling(tokens, 0)
        if read is None:
            return None
        number, index = read
        listed = ListedNumber(number, tokens.start(index))
        built = build_instruments([listed], instrument.kind.value, instrument.issuer)
        return built[0] if built else None

    def _add(self, read: ReadInstrument, before: ReadPlaces | None, *, last: bool) -> None:
        """Add the citation of an instrument.

        Args:
            read: The instrument.
            before: The places before it.
            last: Whether it is the last of a list, after which a title and places may follow.
        """
        initials = self.text.lowered[read.start : read.start + _INITIALS_OF_TWO]
        read = read._replace(key=resolve_initials(read.key, initials, self._named))
        self._resume_at = read.end
        if repeats_previous(self.text, read, self._instrument_end):
            return
        start = before.start if before else read.start
        relation = self._find_relation(start)
        title = self._read_title(read, start, relation) if last else StatedTitle(None, read.end)
        followed = last and not precedes_number(self.text, read)
        pinpoints, end = self._collect_pinpoints(read, before, title.end if followed else None)
        self._resume_at = end
        is_doubtful = read.key.kind == "ad_art" and not pinpoints and not self._is_whole
        if is_doubtful and may_be_company(self.text, read.key, start, end):
            return
        if relation is not Relation.IN_TITLE:
            (self._amending if relation is Relation.AMENDED_BY else self._named).append(read.key)
        if not self._found:
            self.first_title_end = self.text.to_original(title.end)
        self._title_end = max(self._title_end, title.end)
        self._instrument_end, self._previous_relation = max(end, title.end), relation
        self._found.append(
            ReadCitation(
                span=self._close_span(start, end),
                instrument=read.key,
                pinpoints=tuple(pinpoints),
                title=title.title or read.name,
                relation=relation,
            )
        )

    def _read_title(self, read: ReadInstrument, start: int, relation: Relation | None) -> StatedTitle:
        """Read the title of an instrument whose citation starts at an offset, and record it."""
        key = read.key
        titled = TitledInstrument(
            key=key,
            citation_start=start,
            number_end=read.end,
            is_nested=relation is Relation.IN_TITLE,
            is_local=key.kind not in _NATIONAL,
        )
        title = read_stated_title(self.text, titled, self._known)
        if title.title and key.number and key.year:
            self.titles.setdefault(key, {}).setdefault(title.title, title.is_certain)
        return title

    def _collect_pinpoints(
        self, read: ReadInstrument, before: ReadPlaces | None, title_end: int | None
    ) -> tuple[list[Pinpoint], int]:
        """Return the places before and after an instrument, and the offset where it ends with those after it.

        Args:
            read: The instrument.
            before: The places before it.
            title_end: The offset where its title ends; None if no places of its own may follow.
        """
        end, pinpoints = read.end, before.pinpoints if before else []
        between = self.text.normalised[before.end : read.start].strip() if before else None
        places = None if title_end is None else read_places_after(self.text, end, title_end, between=between)
        if places is None and pinpoints:
            *others, article = pinpoints
            places = read_paragraphs_after(self.text, end, article)
            pinpoints = pinpoints if places is None else others
        return (pinpoints, end) if places is None else ([*pinpoints, *places.pinpoints], places.end)

    def _iter_antecedents(self) -> Iterator[InstrumentKey]:
        """Yield the instruments that "tersebut" may refer to, the most likely first."""
        yield from reversed(self._named)
        yield from reversed(self._amending)

    def _find_relation(self, start: int) -> Relation | None:
        """Return the relation of an instrument whose citation starts at an offset to the previous one."""
        stated = find_relation_before(self.text, start)
        if stated:
            return stated
        # "diubah dengan UU 5/2000 dan UU 6/2001": both amended it.
        if self._previous_relation is Relation.AMENDED_BY and is_listed(self.text, self._instrument_end, start):
            return self._previous_relation
        return Relation.IN_TITLE if start < self._title_end else None

    def _read_places(self, offset: int) -> int | None:
        """Read places and the instrument after them; return the offset from which to read on, None without places."""
        tokens = Tokens(self.text, offset)
        read = read_places(tokens, 0)
        if read is None:
            return None
        if is_scripture(self.text, offset, read.end) and not self._are_of_next(tokens, read):
            return tokens.end(0)
        if not read.pinpoints or self._is_not_cited(tokens, read):
            return read.end
        # A text that is to be one citation has no exceptions.
        end_index = read.end_index if self._is_whole else skip_excepted(tokens, read.end_index)
        bridge = skip_to_instrument(tokens, end_index, offset)
        if is_head(tokens.word(bridge.instrument_index)) or tokens.word(bridge.instrument_index).startswith("uu"):
            resume_at = self._read_instrument(tokens.start(bridge.instrument_index), read)
            if resume_at is not None:
                return resume_at
        cursor = bridge.reference_index
        is_other_code = tokens.word(cursor) == "kitab" and tokens.word(cursor + 1) == "undang-undang"
        if is_other_code or (self._is_joined(offset) and self.text.normalised[offset - 1] == "/"):
            return read.end  # of a code without a kind of its own, or of the instrument before the slash
        return self._add_places(tokens, read, cursor, end_index)

    def _are_of_next(self, tokens: Tokens, read: ReadPlaces) -> bool:
        """Return whether an instrument directly follows a single article, so that it is its own."""
        is_article = tokens.word(0) == "pasal" and len({place.article for place in read.pinpoints}) == 1
        follows = is_article and is_head(tokens.word(read.end_index))
        return follows and bool(read_instruments(self.text, tokens.start(read.end_index), is_placed=True))

    def _add_places(self, tokens: Tokens, read: ReadPlaces, cursor: int, end_index: int) -> int:
        """Add the citation of places of the text itself or of an instrument named before; return where it ends.

        Args:
            tokens: The tokens from the places on.
            read: The places.
            cursor: The index where a reference may begin.
            end_index: The index after the places.
        """
        offset = read.start
        opens_paragraph = tokens.word(0) == "ayat" and tokens.word(1) == "("
        if not any(place.article for place in read.pinpoints) and (
            not opens_paragraph or is_heading(self.text, offset, offset)
        ):
            return read.end
        reference = read_reference(tokens, cursor, self._iter_antecedents())
        if reference is None and may_belong_to_later(tokens, end_index):
            return read.end
        antecedent, end = reference or (None, read.end)
        named_before = None if reference else self._find_reference_before(offset)
        if named_before:
            antecedent, offset = named_before
        span, pinpoints = self._close_span(offset, end), tuple(read.pinpoints)
        self._found.append(ReadCitation(span=span, instrument=None, pinpoints=pinpoints, antecedent=antecedent))
        return end

    def _find_reference_before(self, offset: int) -> tuple[InstrumentKey | None, int] | None:
        """Return the instrument that a reference before an offset means, and the offset where that starts."""
        found = find_reference_before(self.text, offset, self._iter_antecedents)
        is_free = found is not None and found[1] >= self._citation_end
        return found if is_free else None

    def _is_not_cited(self, tokens: Tokens, read: ReadPlaces) -> bool:
        """Return whether places are excepted, in a draft, or the heading of an article in the text of a law."""
        start, end = read.start, read.end
        if read.pinpoints[0].article is None and is_in_preamble(self.text, start):
            return True
        if is_excepted(self.text, start) or start in self._in_draft or is_in_draft(self.text, start, end):
            return True
        # Such a heading names no paragraph.
        is_bare = tokens.word(0) == "pasal" and not any(place.paragraph for place in read.pinpoints)
        return is_bare and not self._is_whole and is_heading(self.text, start, end)

    def _close_span(self, start: int, end: int) -> tuple[int, int]:
        """Record where a citation ends, and return its span in the original text."""
        self._citation_end = end
        return self.text.to_original_span(start, end)
