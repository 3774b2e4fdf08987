"""Organisations in tokens: a known name or acronym, or a word for a body with its acronym, and the area behind it."""

from __future__ import annotations

from functools import cached_property
from typing import Final, NamedTuple

from psm_model.values.area import Level

from ._area_reader import LEVEL_WORDS, AreaRead, AreaReader
from ._calendar import is_weekday
from ._tokens import Gap, Tokens, read_all
from ._vocabulary import phrase_keys, words

__all__ = ["OrganisationRead", "OrganisationReader"]

_PHRASES: Final = phrase_keys("organisation_names")
"""Known names and acronyms, each with the word that identifies its kind of body."""
_BY_FIRST: Final = {word: [phrase for phrase in _PHRASES if phrase[0] == word] for word in {p[0] for p in _PHRASES}}
_HEADS: Final = words("organisation_reader", "heads")
"""Words that begin the name of a body, which has its acronym in brackets behind it."""
_ASSOCIATIONS: Final = words("organisation_reader", "associations")
_NAMED: Final = frozenset({"karang taruna", "lksa", "lks", "lks lu"})
"""Bodies that have a name of their own."""
_WORKERS: Final = (("pekerja", "sosial", "masyarakat"), ("psm",))
_QUOTES: Final = frozenset("\"“”'‘’")
_BOARDS: Final = frozenset({"pengurus", "kepengurusan", "personalia"})
_SIGNS: Final = _QUOTES | frozenset("()-/&")
_HEADED_WORDS: Final = 16
_LONGEST_ACRONYM: Final = 6
_LONGEST_BRACKET: Final = 12
_NAME_WORDS: Final = 4
_HEAD_WORDS: Final = 8
_WINGS: Final = {
    "nasional": Level.NATIONAL,
    "pusat": Level.NATIONAL,
}
_NO_NAME: Final = words("organisation_reader", "no_name")


class OrganisationRead(NamedTuple):
    """An organisation in tokens."""

    first: int
    """Its first token."""
    stop: int
    """The token behind it."""
    key: str
    """The word that identifies its kind of body."""
    level: Level | None
    """Its level, if its name says so."""
    area: AreaRead | None
    """The area in its name."""
    acronym: str | None
    """Its acronym as written."""
    core: int
    """The token behind its name without its area."""


class OrganisationReader:
    """Reads the organisations in tokens."""

    def __init__(self, tokens: Tokens, areas: AreaReader) -> None:
        self._tokens: Final = tokens
        self._areas: Final = areas

    @cached_property
    def reads(self) -> list[OrganisationRead]:
        """The organisations, in order."""
        return read_all(self._tokens, self.read)

    @cached_property
    def covered(self) -> frozenset[int]:
        """The tokens of the organisations."""
        return frozenset(at for read in self.reads for at in range(read.first, read.stop))

    def read(self, at: int) -> OrganisationRead | None:
        """Read the organisation that begins at a token."""
        tokens = self._tokens
        if not tokens.is_capitalised(at) and tokens.word(at) != "karang":
            return None
        core, key, acronym = self._read_core(at) or (at, "", None)
        if core == at:
            return None
        stop = core
        wing = tokens.word(stop)
        level = _WINGS.get(wing) if tokens.is_capitalised(stop) else None
        if level is not None:
            stop += 1
        if (
            tokens.word(stop) in {"wilayah", "daerah", "cabang"}
            and tokens.is_capitalised(stop)
            and tokens.is_capitalised(stop + 1)
        ):
            stop += 1
        if tokens.word(stop) == "tingkat" and tokens.word(stop + 1) in LEVEL_WORDS:
            stop += 1
        area = (
            None
            if level is not None or self._starts_other_block(stop)
            else self._areas.read(stop, before_name=self._follows_office(at))
        )
        if area is not None:
            level, stop = area.level, area.stop
            stop = self._skip_short_name(stop)
        elif key in _NAMED:
            stop, area = self._read_own_name(core)
            level = None if area is None else area.level
            core = stop if area is None else area.first
        elif (
            level is None
            and tokens.word(stop) in LEVEL_WORDS
            and tokens.is_capitalised(stop)
            and not self._areas.read(stop)
        ):
            # The level without a name, as behind a post.
            level = LEVEL_WORDS[tokens.word(stop)]
        if level is None:
            stop = max(core, stop if area is not None else core)
        return OrganisationRead(at, stop, key, level, area, acronym, core)

    def read_workers(self, at: int) -> OrganisationRead | None:
        """Read the social workers of an area, whom a decree appoints: *Pekerja Sosial Masyarakat Desa Misal*."""
        tokens = self._tokens
        length = tokens.find_longest(at, _WORKERS)
        if not length or not tokens.is_capitalised(at):
            return None
        core = self._read_bracket(at + length) or at + length
        is_near = core < len(tokens) and tokens[core].gap < Gap.BLOCK
        area = self._areas.read_named(core) if is_near and tokens.is_capitalised(core) else None
        return None if area is None else OrganisationRead(at, area.stop, "psm", area.level, area, "PSM", core)

    def read_headed(self, at: int) -> OrganisationRead | None:
        """Read any body between the word for its board and its area in a heading: *PENGURUS RUKUN TANI DESA MISAL*."""
        tokens = self._tokens
        # In small letters, a verb may follow: "Pengurus Hadiri Rapat Kabupaten Misal".
        is_body = tokens.is_capitalised(at) and (tokens[at].text.isupper() or tokens.word(at) in _HEADS | _ASSOCIATIONS)
        if tokens.word(at - 1) not in _BOARDS or not is_body:
            return None
        stop = at
        while stop < len(tokens) and stop - at < _HEADED_WORDS and tokens[stop].gap < Gap.BLOCK:
            area = self._areas.read_named(stop) if tokens.word(stop) in LEVEL_WORDS else None
            if area is not None and stop > at:
                key = tokens.slice(at, stop).lower()
                return OrganisationRead(at, area.stop, key, area.level, area, None, stop)
            is_joint = tokens[stop].text in _SIGNS or tokens.word(stop) in {"dan", "untuk"}
            if (
                area is not None
                or tokens.word(stop) in _NO_NAME - {"dan", "untuk"}
                or not (is_joint or tokens.is_capitalised(stop))
            ):
                return None
            stop += 1
        return None

    def _starts_other_block(self, at: int) -> bool:
        return (
            at >= len(self._tokens)
            or self._tokens[at].gap is Gap.BLOCK
            or (
                self._tokens[at].gap is Gap.LINE
                and not self._tokens[at].text.isupper()
                and self._tokens.word(at) not in LEVEL_WORDS
            )
        )

    def _follows_office(self, at: int) -> bool:
        """Return whether a post is before an organisation, so that its holder's name may follow."""
        words = {self._tokens.word(at - 1), self._tokens.word(at - 2)}
        return bool(words & {"ketua", "sekretaris", "bendahara", "umum", "harian", "pembina", "koordinator", "anggota"})

    def _read_core(self, at: int) -> tuple[int, str, str | None] | None:
        """Return the token behind a name without its area, its key and its acronym."""
        tokens = self._tokens
        phrases = [phrase for phrase in _BY_FIRST.get(tokens.word(at), ()) if tokens.matches(at, phrase)]
        phrase = max(phrases, key=len, default=None)
        if phrase is not None:
            # "250/KORMI-JB/IX/2023" is a number.
            in_number = tokens.word(at - 1) in {"/", "-"} and tokens[at].gap is Gap.NONE
            if len(phrase) == 1 and (not tokens[at].text.isupper() or in_number):
                return None
            key = _PHRASES[phrase]
            stop = at + len(phrase)
            bracket = self._read_bracket(stop)
            acronym = (
                tokens[at].text if len(phrase) == 1 else (tokens.slice(stop + 1, bracket - 1) if bracket else None)
            )
            return bracket or self._extend_name(stop, key), key, acronym
        if tokens.word(at) not in _HEADS:
            acronym = self._defined.get(tokens[at].text)
            return (
                None
                if acronym is None
                else (self._read_parent(at + 1, in_capitals=False), tokens[at].text.lower(), tokens[at].text)
            )
        return self._read_bracketed(at)

    def _read_bracketed(self, at: int) -> tuple[int, str, str | None] | None:
        """Read a body by its first word and the acronyms in brackets behind its name."""
        tokens = self._tokens
        stop = at + 1
        while stop < at + _HEAD_WORDS and (
            tokens.is_capitalised(stop) or (tokens.word(stop) == "dan" and stop > at + 1)
        ):
            if tokens[stop].gap >= Gap.BLOCK or tokens.word(stop) in _NO_NAME - {"dan"}:
                break
            stop += 1
        bracket = self._read_bracket(stop)
        if bracket is None and tokens.word(at) in _ASSOCIATIONS:
            return self._read_before_area(at)
        if bracket is None or stop == at + 1:
            return None
        acronym = tokens.slice(stop + 1, bracket - 1)
        key = acronym.lower()
        # The rest of a name that has an acronym of its own: "Forum Daerah (Forda)" and "LKSA".
        is_head = tokens.word(bracket) in _HEADS
        following = self._read_core(bracket) if tokens.is_capitalised(bracket) and not is_head else None
        if following is not None:
            return following[0], f"{key} {following[1]}", f"{acronym} {following[2] or following[1].upper()}"
        if tokens.is_capitalised(bracket) and tokens.word(bracket) in {"lksa", "lks", "lembaga", "tksk"}:
            end = bracket + 1
            while tokens.is_capitalised(end) and tokens.word(end) not in LEVEL_WORDS and not self._areas.read_bare(end):
                end += 1
            inner = self._read_bracket(end)
            word = tokens.slice(end + 1, inner - 1) if inner else tokens[bracket].text
            return (inner or bracket + 1), f"{key} {word.lower()}", f"{acronym} {word}"
        return self._read_parent(bracket, in_capitals=tokens[at].text.isupper()), key, acronym

    def _read_before_area(self, at: int) -> tuple[int, str, str | None] | None:
        """Read a body whose name ends where an area with a word for its level begins: *Forum Relawan Kota Batu*."""
        stop = self._skip_name_words(at + 1)
        return None if stop is None or stop == at + 1 else (stop, self._tokens.slice(at, stop).lower(), None)

    def _extend_name(self, at: int, key: str) -> int:
        """Return the token behind further words of a name: *Forum CSR Kesejahteraan Sosial Kabupaten Batang*."""
        stop = self._skip_name_words(at) if key.startswith("forum") else None
        return at if stop is None else stop

    def _skip_name_words(self, at: int) -> int | None:
        """Return the token behind words with capitals, if an area with a word for its level follows."""
        tokens = self._tokens
        for stop in range(at, at + _NAME_WORDS + 1):
            if tokens.word(stop) in LEVEL_WORDS:
                return stop if self._areas.read_named(stop) is not None else None
            is_name = tokens.is_capitalised(stop) and tokens[stop].gap < Gap.LINE and tokens.word(stop) not in _NO_NAME
            if not is_name:
                return None
        return None

    def _read_parent(self, at: int, *, in_capitals: bool) -> int:
        """Return the token behind the acronym of the body to which a body belongs: *IMSK IPK*."""
        tokens = self._tokens
        is_acronym = (
            at < len(tokens)
            and tokens[at].text.isupper()
            and 1 < len(tokens[at].text) <= _LONGEST_ACRONYM
            and tokens[at].gap is Gap.SPACE
        )
        is_alone = is_acronym and self._areas.read(at) is None and tokens.word(at) not in _NO_NAME
        # In capitals, any word looks like an acronym.
        return at + 1 if is_alone and not in_capitals else at

    def _read_bracket(self, at: int) -> int | None:
        """Return the token behind an acronym in brackets; None if there is none at a token."""
        tokens = self._tokens
        if tokens.word(at) != "(":
            return None
        for stop in range(at + 1, min(at + 5, len(tokens))):
            if tokens.word(stop) == ")":
                text = tokens.slice(at + 1, stop)
                return (
                    stop + 1 if text[:1].isupper() and len(text) <= _LONGEST_BRACKET and not text.isdecimal() else None
                )
        return None

    def _skip_short_name(self, at: int) -> int:
        """Return the token behind a short name of the area in brackets: *Lombok Barat (Lobar)*."""
        stop = self._read_bracket(at)
        return at if stop is None or stop != at + 3 else stop

    def _read_own_name(self, at: int) -> tuple[int, AreaRead | None]:
        """Read the own name of a body and the area behind it: *Karang Taruna Tunas Muda Desa Misal*."""
        tokens = self._tokens
        stop = at
        if tokens.word(at) in _QUOTES:
            close = next((n for n in range(at + 1, at + _NAME_WORDS + 2) if tokens.word(n) in _QUOTES), None)
            if close is not None and tokens.is_capitalised(at + 1):
                stop = at = close + 1
        while stop < at + _NAME_WORDS and tokens.is_capitalised(stop) and tokens[stop].gap < Gap.LINE:
            word = tokens.word(stop)
            if word in _NO_NAME or is_weekday(word):
                break
            area = self._areas.read_named(stop)
            if area is not None:
                return area.stop, area
            if word in LEVEL_WORDS:
                break
            stop += 1
        area = self._areas.read_named(stop) if stop < len(tokens) and tokens[stop].gap < Gap.LINE else None
        return (stop, None) if area is None else (area.stop, area)

    @cached_property
    def _defined(self) -> dict[str, str]:
        """The acronyms that the text defines in brackets behind the name of a body."""
        tokens = self._tokens
        defined: dict[str, str] = {}
        for at in range(len(tokens)):
            if tokens.word(at) in _HEADS and tokens.is_capitalised(at):
                read = self._read_bracketed_plain(at)
                if read is not None:
                    defined[read] = read
        return defined

    def _read_bracketed_plain(self, at: int) -> str | None:
        tokens = self._tokens
        stop = at + 1
        while stop < at + _HEAD_WORDS and (tokens.is_capitalised(stop) or tokens.word(stop) == "dan"):
            stop += 1
        bracket = self._read_bracket(stop)
        if bracket is None or bracket != stop + 3:
            return None
        text = tokens[stop + 1].text
        return text if text.isupper() and len(text) > 1 else None
