"""One pass over a text that reads the citations in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs

from psm_model.law._names import CODES
from psm_model.law.instrument import InstrumentKey
from psm_model.law.kinds import InstrumentKind
from psm_model.law.pinpoint import Pinpoint
from psm_model.law.relation import Relation

from ._context import find_relation_before, is_heading, is_listed, skip_to_instrument, skip_to_places
from ._exclusions import is_draft, is_excepted, is_in_draft, skip_excepted
from ._instruments import Instrument, read_instruments
from ._kind_phrases import BEGINNINGS, is_head, list_head_words, read_kind
from ._known_titles import KnownTitles, Words, split_title
from ._places import Places, list_place_words, read_places
from ._references import read_reference
from ._series import build_instruments, is_joint, read_sibling
from ._text import Text, Tokens, find_joined_kind
from ._titles import read_stated_title

__all__ = ["ReadCitation", "Reader"]

_WORD: Final = re.compile(r"[a-z]+")
_CODES: Final = frozenset(map(InstrumentKind, CODES))
_NATIONAL: Final = frozenset(
    InstrumentKind(kind)
    for kind in ("tap_mpr", "uu", "uu_darurat", "perppu", "pp", "perpres", "keppres", "inpres", "permen", "kepmen")
)
_NUMBER_WORDS: Final = ("nomor ", "nomor: ", "nomor : ", "nomor:", "no. ", "no.", " no ", "nr. ", "nr ")
"""What stands before a registry number, in which the letters of a kind mean none."""
_INDENT: Final = 12
_LONGEST_INITIALS: Final = 4
_SHARE: Final = frozenset(["/", "jo", "juncto", "jis", "dan", "atau", ","])
"""What stands between two codes of which the word "Pasal" before the first is said of both."""
_NEAR: Final = 4
_INITIALS_OF_TWO: Final = 3
_INITIALS: Final = frozenset("upmks")
_NOT_BEFORE: Final = frozenset("/@_#\\&=?")


@attrs.frozen(kw_only=True)
class ReadCitation:
    """A citation as it is read; `FoundCitation` says what its fields mean."""

    span: tuple[int, int]
    as_written: str
    instrument: InstrumentKey | None
    pinpoints: tuple[Pinpoint, ...]
    title: str | None = None
    antecedent: InstrumentKey | None = None
    relation: Relation | None = None


class Reader:
    """One pass over a text."""

    def __init__(self, text: Text, *, whole: bool = False, known: KnownTitles | None = None) -> None:
        self.text = text
        self.titles: dict[InstrumentKey, dict[Words, bool]] = {}
        self._known = known or KnownTitles()
        self.found: list[ReadCitation] = []
        self.first_title_end = 0
        self._whole = whole
        self._named: list[InstrumentKey] = []
        self._amending: list[InstrumentKey] = []
        self._title_end = 0
        self._in_draft: set[int] = set()
        skip = 0
        low = text.low
        triggers = list_place_words() | list_head_words() | _INITIALS
        for match in _WORD.finditer(low):
            word = match[0]
            if word not in triggers and not word.startswith(BEGINNINGS) and not (whole and word == "dokumen"):
                head = find_joined_kind(word)
                if head and match.start() >= skip:
                    skip = self._read_instrument(match.start() + head, None)
                continue
            start = match.start()
            if start < skip or not self._begins(start, word):
                continue
            if len(word) == 1:
                word = Tokens(text, start).word(0)  # "U.U." is "uu"
            if word in list_place_words():
                skip = self._read_places(start)
            elif is_head(word) or word == "dokumen":
                skip = self._read_instrument(start, None)

    def find_doubtful_titles(self) -> dict[InstrumentKey, frozenset[Words]]:
        """Return the certain titles of those instruments of which the text also states another."""
        return {
            instrument: frozenset(words for words, is_certain in titles.items() if is_certain)
            for instrument, titles in self.titles.items()
            if len(titles) > 1 and any(titles.values())
        }

    def _begins(self, start: int, word: str) -> bool:
        """Return whether a citation may start at an offset: not within a word, an address or a registry number."""
        before = self.text.even[start - 1] if start else " "
        if before == "_" and not self.text.even[max(0, start - 2) : start - 1].isalnum():
            before = " "  # a mark of Markdown, "_Peraturan Menteri_"
        if before.isalnum() or before in _NOT_BEFORE:
            return False
        if before == "-" and self.text.even[start + len(word) : start + len(word) + 1] == "-":
            return False  # the name of a file, "2022-073-Permendagri-No-73"
        short = 1 < len(word) <= _LONGEST_INITIALS
        return not (short and self.text.low.endswith(_NUMBER_WORDS, max(0, start - _INDENT), start))

    def _read_instrument(self, offset: int, before: tuple[int, Places] | None) -> int:
        """Read an instrument, with the places before it that were read already; the offset from which to read on."""
        count = len(self.found)
        after = self._read_instruments(offset, before)
        while (
            before
            and len(self.found) > count
            and self.found[-1].instrument
            and self.found[-1].instrument.kind in _CODES
        ):
            following = self._read_article_of_next_code(after)
            if following is None:
                break
            after = self._read_instruments(*following)
        return after

    def _read_instruments(self, offset: int, before: tuple[int, Places] | None) -> int:
        instruments = read_instruments(self.text, offset, placed=before is not None, whole=self._whole)
        if not instruments:
            return 0
        if is_draft(self.text, offset):
            return self._skip_draft(instruments[-1])
        first = len(self.found)
        for count, instrument in enumerate(instruments):
            last = count == len(instruments) - 1
            self._add(instrument, before if count == 0 else None, last=last)
        kind, _, _, _ = instruments[-1]
        while self._ended > self._resume and kind.number and (sibling := self._read_sibling(kind)):
            self._add(sibling, None, last=True)
        if len(instruments) > 1 and is_joint(instruments[0][0].issuer or ""):
            # What several offices issued together is one instrument, with a number of each and a title of all.
            title = self.found[-1].title
            self.found[first:] = [attrs.evolve(found, title=title) for found in self.found[first:]]
        return self._resume

    def _skip_draft(self, draft: Instrument) -> int:
        """Return the offset from which to read on behind a draft; the places in it are no citation either."""
        instrument, start, end, _ = draft
        title = read_stated_title(self.text, start, end, instrument, nested=False, local=True, known=self._known)
        for offset in (end, title.end):
            tokens = skip_to_places(self.text, offset)
            if tokens is not None:
                self._in_draft.add(tokens.start(0))
        return end

    def _read_sibling(self, instrument: InstrumentKey) -> Instrument | None:
        """Read another of the kind and the office, by its number behind the title, "tentang Desa, No. 6/2001"."""
        tokens = self.text.tokens(self._ended)
        read = read_sibling(tokens, 0)
        if read is None:
            return None
        found, index = read
        built = build_instruments([(found, tokens.start(index))], instrument.kind.value, instrument.issuer)
        return built[0] if built else None

    def _read_article_of_next_code(self, end: int) -> tuple[int, tuple[int, Places]] | None:
        """Read an article of a further code without the word, "Pasal 164 HIR/284 RBg"; where that code stands."""
        tokens = self.text.tokens(end)
        if tokens.word(0) not in _SHARE:
            return None
        index = 1 + (tokens.word(1) == ".")
        read = read_places(tokens, index, bare=True)
        named = read_kind(tokens, read[1]) if read else None
        if read is None or named is None or named[0] not in CODES:
            return None
        code = tokens.start(read[1])
        return (code, (tokens.start(index), read)) if read_instruments(self.text, code, placed=True) else None

    _resume = 0
    _ended = 0
    _previous_relation: Relation | None = None

    def _add(self, read: Instrument, before: tuple[int, Places] | None, *, last: bool) -> None:
        instrument, start, end, name = read
        instrument = self._resolve_initials(instrument, start)
        self._resume = end
        if self._repeats_previous(instrument, start, name):
            return
        pinpoints: list[Pinpoint] = []
        relation = self._find_relation(before[0] if before else start)
        if before:
            start, pinpoints = before[0], before[1][0]
        nested = relation is Relation.IN_TITLE
        local = instrument.kind not in _NATIONAL
        title, title_end = None, end
        if last:
            title, title_end, is_certain = read_stated_title(
                self.text, start, end, instrument, nested=nested, local=local, known=self._known
            )
            if title and instrument.number and instrument.year:
                self.titles.setdefault(instrument, {}).setdefault(split_title(title), is_certain)
        after = self._read_places_after(end, title_end) if last else None
        rest = self._read_paragraphs_after(end, pinpoints[-1]) if pinpoints and not after else None
        if rest:
            after, pinpoints = rest, pinpoints[:-1]
        if after:
            pinpoints = [*pinpoints, *after[0]]
            self._resume = end = after[2]
        if instrument.kind == "ad_art" and not pinpoints and self._may_be_company(instrument, start, end):
            return
        if relation is not Relation.IN_TITLE:
            (self._amending if relation is Relation.AMENDED_BY else self._named).append(instrument)
        if not self.found:
            self.first_title_end = self.text.at(title_end)
        self._title_end = max(self._title_end, title_end)
        self._ended, self._previous_relation = max(end, title_end), relation
        self._append(
            start, end, instrument=instrument, pinpoints=tuple(pinpoints), title=title or name, relation=relation
        )

    def _repeats_previous(self, instrument: InstrumentKey, start: int, name: str | None) -> bool:
        """Return whether a name without a number is that of the instrument before it, in brackets or as the title."""
        if instrument.number is not None:
            return False
        bracketed = self.text.even[max(0, start - _NEAR) : start].rstrip(' "“').endswith("(")
        if bracketed and (name or (instrument.kind in _CODES and 0 < start - self._ended <= _NEAR)):
            return True
        return instrument.kind in _CODES and self.text.low.endswith("tentang ", 0, start)

    def _may_be_company(self, instrument: InstrumentKey, start: int, end: int) -> bool:
        """Return whether it may be a company's *anggaran dasar* that is named: only associations have both statutes."""
        words_before = self.text.low[start:end]
        unsure = instrument.issuer is None or ("dasar" in words_before and "rumah tangga" not in words_before)
        return unsure and not self._whole

    def _resolve_initials(self, instrument: InstrumentKey, start: int) -> InstrumentKey:
        """Return what initials of two offices mean here.

        "PMK" is the regulation of the constitutional court where that was named before, "KMA" the decision of the chief
        justice where the number says so.
        """
        initials = self.text.low[start : start + _INITIALS_OF_TWO]
        if initials == "pmk":
            court = InstrumentKey("peraturan", instrument.number, instrument.year, "mahkamah konstitusi")
            return court if court in self._named else instrument
        if initials == "kma" and "/KMA/" in (instrument.number or ""):
            return InstrumentKey("keputusan", instrument.number, instrument.year, "ketua mahkamah agung")
        return instrument

    def _iter_antecedents(self) -> Iterator[InstrumentKey]:
        """Yield the instruments that "tersebut" may mean: the last first, but what only amended another at the end."""
        yield from reversed(self._named)
        yield from reversed(self._amending)

    def _find_relation(self, start: int) -> Relation | None:
        words_before = find_relation_before(self.text, start)
        if words_before:
            return Relation(words_before)
        # "diubah dengan UU 5/2000 dan UU 6/2001": both amended it.
        if self._previous_relation is Relation.AMENDED_BY and is_listed(self.text, self._ended, start):
            return self._previous_relation
        return Relation.IN_TITLE if start < self._title_end else None

    def _read_places_after(self, end: int, title_end: int) -> Places | None:
        """Return the places that stand behind an instrument, or behind its title or gazette, and belong to it."""
        for offset in (end, title_end) if title_end != end else (end,):
            tokens = skip_to_places(self.text, offset)
            read = read_places(tokens, 0) if tokens else None
            if tokens is None or read is None or not any(place.is_standalone for place in read[0]):
                continue
            beyond = read[1]
            if read_reference(tokens, beyond, ()) is not None or (
                is_head(tokens.word(beyond))
                and not self._ends_line(offset, tokens, beyond)
                and read_instruments(self.text, tokens.start(beyond))
            ):
                return None  # they are of the instrument that follows
            return read
        return None

    def _read_paragraphs_after(self, end: int, before: Pinpoint) -> Places | None:
        """Return the paragraphs behind an instrument of the article before it, "Pasal 311 KUHP ayat (1)"."""
        tokens = self.text.tokens(end)
        if tokens.word(0) != "ayat" or before.article is None or before != Pinpoint(before.article):
            return None
        read = read_places(tokens, 0)
        if read is None or any(place.is_standalone or place.through for place in read[0]):
            return None
        return [attrs.evolve(place, article=before.article) for place in read[0]], read[1], read[2]

    def _ends_line(self, offset: int, tokens: Tokens, beyond: int) -> bool:
        """Return whether what stands from an offset to a place ends a line with what stands before it."""
        ended = tokens.start(beyond)
        line = self.text.even.find("\n", offset, ended)
        return line >= 0 and not self.text.even[line:ended].strip()

    def _read_places(self, offset: int) -> int:
        tokens = Tokens(self.text, offset)
        read = read_places(tokens, 0)
        if read is None:
            return 0
        places, here, end = read
        # The heading of an article in a law's own text names no paragraph.
        bare = tokens.word(0) == "pasal" and not any(place.paragraph for place in places)
        left_out = is_excepted(self.text, offset) or offset in self._in_draft or is_in_draft(self.text, offset, end)
        if left_out or (bare and not self._whole and is_heading(self.text, offset, end)):
            return end
        # The whole of a text that excepts a place is no citation.
        here, joined = skip_to_instrument(tokens, here if self._whole else skip_excepted(tokens, here), offset)
        if is_head(tokens.word(joined)) or tokens.word(joined).startswith("uu"):
            after = self._read_instrument(tokens.start(joined), (offset, read))
            if after:
                return after
        if tokens.word(here) == "kitab" and tokens.word(here + 1) == "undang-undang":
            return end  # a code that is no kind of its own
        whole = [place for place in places if place.article]
        if not whole and (tokens.word(0) != "ayat" or tokens.word(1) != "(" or is_heading(self.text, offset, offset)):
            return end
        antecedent, ended = read_reference(tokens, here, self._iter_antecedents()) or (None, end)
        self._append(offset, ended, instrument=None, pinpoints=tuple(places), antecedent=antecedent)
        return ended

    def _append(
        self,
        start: int,
        end: int,
        *,
        instrument: InstrumentKey | None,
        pinpoints: tuple[Pinpoint, ...],
        title: str | None = None,
        antecedent: InstrumentKey | None = None,
        relation: Relation | None = None,
    ) -> None:
        span = self.text.span(start, end)
        self.found.append(
            ReadCitation(
                span=span,
                as_written=self.text.original[span[0] : span[1]],
                instrument=instrument,
                pinpoints=pinpoints,
                title=title,
                antecedent=antecedent,
                relation=relation,
            )
        )
