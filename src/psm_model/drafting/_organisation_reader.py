"""Organisations in tokens: a known name or acronym, or a word for a body with its acronym, and the area after it."""

from __future__ import annotations

from functools import cached_property
from typing import Final, NamedTuple

from psm_model.values.area import Level

from ._area_reader import LEVEL_WORDS, AreaRead, AreaReader
from ._body_names import BodyName, BodyNameReader
from ._calendar import is_weekday
from ._tokens import Gap, Tokens, read_all
from ._vocabulary import words

__all__ = ["OrganisationRead", "OrganisationReader"]

_JOINTS: Final = frozenset({"dan", "serta", "&"})
_NAMED: Final = frozenset({"karang taruna", "karang werda", "lksa", "lks", "lks lu"})
"""Bodies that have a name of their own."""
_BEFORE_AREA: Final = frozenset({"tingkat", "se", "-", "di", "wilayah", "pada", "untuk"})
"""Words between the social workers and their area."""
_MAX_BEFORE_AREA: Final = 3
_WORKERS: Final = (("pekerja", "sosial", "masyarakat"), ("psm",))
_QUOTES: Final = frozenset("\"“”'‘’")
_SIGNS: Final = _QUOTES | frozenset("()-/&")
_HEADED_WORDS: Final = 16
_BOARDS: Final = frozenset({"pengurus", "kepengurusan", "personalia"})
_SMALL_WORDS: Final = frozenset({"dan", "untuk", "tingkat", "se", "di"})
"""Words that may be within the name of a body, or before its area."""
_DECISIONS: Final = words("organisation_reader", "decisions")
"""Words for what a decree decides, at the start of its title."""
_HEADS: Final = words("organisation_reader", "heads")
_ASSOCIATIONS: Final = words("organisation_reader", "associations")
_NAME_WORDS: Final = 4
_BETWEEN_LEVELS: Final = frozenset({"dan", "&", ",", "/"})
_SEVERAL: Final = words("periods", "cardinals") | frozenset({"para", "seluruh", "semua", "sejumlah", "puluhan"})
"""Words before the chairs of several boards."""
_WINGS: Final = {
    "nasional": Level.NATIONAL,
    "pusat": Level.NATIONAL,
}
_NO_NAME: Final = words("organisation_reader", "no_name")
_YEAR_DIGITS: Final = 4
_OTHER_BODIES: Final = words("organisation_reader", "other_bodies") | {"rukun"}
_WING_WORDS: Final = frozenset({"wilayah", "daerah", "cabang"})


class OrganisationRead(NamedTuple):
    """An organisation in tokens."""

    first: int
    """Its first token."""
    stop: int
    """The token after it."""
    key: str
    """The word that identifies its kind of body."""
    level: Level | None
    """Its level, if its name says so."""
    area: AreaRead | None
    """The area in its name."""
    acronym: str | None
    """Its acronym as written."""
    core: int
    """The token after its name without its area."""


class OrganisationReader:
    """Reads the organisations in tokens."""

    def __init__(self, tokens: Tokens, areas: AreaReader) -> None:
        self._tokens: Final = tokens
        self._areas: Final = areas
        self._names: Final = BodyNameReader(tokens, areas)

    @cached_property
    def reads(self) -> list[OrganisationRead]:
        """The organisations, in order."""
        reads = read_all(self._tokens, self.read)
        for number in range(len(reads) - 2, -1, -1):
            read, after = reads[number], reads[number + 1]
            is_joined = self._tokens.word(read.stop) in _JOINTS and after.first == read.stop + 1
            if is_joined and read.level is None and read.key != after.key:
                # "PMI dan LPTQ Kabupaten Batang"
                reads[number] = read._replace(level=after.level, area=after.area)
        return reads

    @cached_property
    def covered(self) -> frozenset[int]:
        """The tokens of the organisations."""
        return frozenset(at for read in self.reads for at in range(read.first, read.stop))

    def read(self, at: int) -> OrganisationRead | None:
        """Read the organisation that begins at a token."""
        tokens = self._tokens
        if not tokens.is_capitalised(at) and tokens.word(at) != "karang":
            return None
        name = self._names.read(at)
        if name is None:
            return None
        if name.level is not None:
            return self._read_levelled(at, name)
        several = self._read_several(at, name.stop)
        if several is not None:
            level, stop, area = several
            return OrganisationRead(at, stop, name.key, level, area, name.acronym, name.stop)
        return self._read_plain(at, name)

    def _read_plain(self, at: int, name: BodyName) -> OrganisationRead:
        """Return an organisation with the level or the area after its name."""
        tokens = self._tokens
        core, key, acronym, _ = name
        level, stop = self._skip_wing(core)
        area = (
            None
            if level is not None or self._starts_other_block(stop)
            else self._areas.read(stop, before_name=self._names.follows_office(at))
        )
        inner = self._read_inner_area(at, core) if area is None and level is None else None
        if inner is not None:
            return OrganisationRead(at, core, key, inner.level, inner, acronym, core)
        if area is not None:
            level, stop = area.level, area.stop
            stop = self._skip_short_name(stop)
        elif key in _NAMED:
            stop, area = self._read_own_name(core)
            if area is None and stop > core and self._is_person(at, core, stop):
                stop = core
            level = None if area is None else area.level
            core = stop if area is None else area.first
        elif (
            level is None
            and tokens.word(stop) in LEVEL_WORDS
            and tokens.is_capitalised(stop)
            and not self._areas.read(stop)
        ):
            # The level without a name, as after a post.
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
        core = self._names.read_bracket(at + length) or at + length
        after = core
        while tokens.word(after) in _BEFORE_AREA and after < core + _MAX_BEFORE_AREA:
            after += 1
        is_near = after < len(tokens) and tokens[after].gap < Gap.BLOCK
        area = self._areas.read_named(after) if is_near and tokens.is_capitalised(after) else None
        return None if area is None else OrganisationRead(at, area.stop, "psm", area.level, area, "PSM", core)

    def read_headed(self, at: int) -> OrganisationRead | None:
        """Read any body between the word for its board and its area in a heading: *PENGURUS RUKUN TANI DESA MISAL*."""
        tokens = self._tokens
        # In small letters, a verb may follow: "Pengurus Hadiri Rapat Kabupaten Misal".
        is_body = tokens.is_capitalised(at) and (tokens[at].text.isupper() or tokens.word(at) in _HEADS | _ASSOCIATIONS)
        is_body &= tokens.word(at) not in _OTHER_BODIES
        return self._read_to_area(at) if tokens.word(at - 1) in _BOARDS and is_body else None

    def read_titled(self, title: range) -> OrganisationRead | None:
        """Read any body in the title of a decree about its board, to its area or to the end of its name.

        *Pembentukan Tim Siaga Desa Misal*, *Pengurus Karang Werda "Sehat" Periode 2023-2026*.
        """
        tokens = self._tokens
        at = title.start
        while at in title and tokens.word(at) in _DECISIONS | _BOARDS:
            at += 1
        is_of_board = any(tokens.word(number) in _BOARDS for number in range(title.start, at))
        is_body = (
            at in title and tokens.is_capitalised(at) and tokens.word(at) not in LEVEL_WORDS.keys() | _OTHER_BODIES
        )
        if not is_body or not (is_of_board or tokens.word(at) in _HEADS | _ASSOCIATIONS):
            return None
        read = self._read_to_area(at)
        if read is not None:
            return read
        stop = at
        while stop in title and self._may_concern_name(stop):
            stop += 1
        while stop > at and not (tokens[stop - 1].is_word or tokens[stop - 1].text in _QUOTES | {")"}):
            stop -= 1
        return OrganisationRead(at, stop, tokens.slice(at, stop).lower(), None, None, None, stop) if stop > at else None

    def _read_to_area(self, at: int) -> OrganisationRead | None:
        """Read the words from a token on to an area, as a body of that area."""
        tokens = self._tokens
        stop = at
        while stop < len(tokens) and stop - at < _HEADED_WORDS and tokens[stop].gap < Gap.BLOCK:
            area = self._areas.read_named(stop) if tokens.word(stop) in LEVEL_WORDS else None
            if area is not None and stop > at:
                core = stop
                while core > at and tokens.word(core - 1) in _BEFORE_AREA:
                    core -= 1
                key = tokens.slice(at, core).lower() if core > at else ""
                return OrganisationRead(at, area.stop, key, area.level, area, None, core) if key else None
            if area is not None or not self._may_concern_name(stop):
                return None
            stop += 1
        return None

    def _may_concern_name(self, at: int) -> bool:
        """Return whether a token may be of the name of a body in a heading."""
        word = self._tokens.word(at)
        is_joint = self._tokens[at].text in _SIGNS or word in _SMALL_WORDS
        is_joint |= self._tokens[at].is_number and len(word) < _YEAR_DIGITS
        return word not in _NO_NAME - _SMALL_WORDS and (is_joint or self._tokens.is_capitalised(at))

    def _read_several(self, at: int, core: int) -> tuple[Level, int, AreaRead | None] | None:
        """Read the level of boards of several areas: *Karang Taruna Desa dan Kelurahan se-Kecamatan Misal*.

        Without the area around them, it is one only after several chairs: *melantik empat Ketua TP PKK Kecamatan*.
        """
        tokens = self._tokens
        stop = core
        while tokens.word(stop) in LEVEL_WORDS and tokens.is_capitalised(stop) and tokens[stop].gap < Gap.LINE:
            stop += 1
            if tokens.word(stop) not in _BETWEEN_LEVELS or tokens.word(stop + 1) not in LEVEL_WORDS:
                break
            stop += 1
        if stop == core:
            return None
        level = LEVEL_WORDS[tokens.word(core)]
        if tokens.word(stop) == "se":
            area = self._areas.read_named(stop + 1 + (tokens.word(stop + 1) == "-"))
            return None if area is None or not area.level.is_above(level) else (level, area.stop, area)
        are_several = tokens.word(at - 1) == "ketua" and tokens.word(at - 2) in _SEVERAL
        is_unnamed = stop >= len(tokens) or not tokens.is_capitalised(stop) or tokens[stop].gap >= Gap.LINE
        return (level, stop, None) if are_several and is_unnamed else None

    def _read_inner_area(self, at: int, core: int) -> AreaRead | None:
        """Read the area before an acronym in brackets: *Dewan Kesenian Kota Misal (DKKM)*."""
        if self._tokens.word(core - 1) != ")":
            return None
        bracket = next((number for number in range(core - 1, at, -1) if self._tokens.word(number) == "("), at)
        reads = (self._areas.read(number) for number in range(at + 2, bracket))
        return next((read for read in reads if read is not None and read.stop == bracket), None)

    def _skip_wing(self, at: int) -> tuple[Level | None, int]:
        """Return the level of a national body, and the token after the words before an area: *Wilayah*, *tingkat*."""
        tokens = self._tokens
        stop = at
        level = _WINGS.get(tokens.word(stop)) if tokens.is_capitalised(stop) else None
        if level is not None:
            stop += 1
        if tokens.word(stop) in _WING_WORDS and tokens.is_capitalised(stop) and tokens.is_capitalised(stop + 1):
            stop += 1
        if tokens.word(stop) == "tingkat" and tokens.word(stop + 1) in LEVEL_WORDS:
            stop += 1
        return level, stop

    def _read_levelled(self, at: int, name: BodyName) -> OrganisationRead:
        """Return an organisation of a name that implies its level, with the area of that level after it."""
        stop = name.stop
        area = None
        if name.level is not Level.NATIONAL and not self._starts_other_block(stop):
            area = self._areas.read_of_level(stop, name.level, before_name=self._names.follows_office(at))
        stop = stop if area is None else self._skip_short_name(area.stop)
        return OrganisationRead(at, stop, name.key, name.level, area, name.acronym, name.stop)

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

    def _skip_short_name(self, at: int) -> int:
        """Return the token after a short name of the area in brackets: *Lombok Barat (Lobar)*."""
        stop = self._names.read_bracket(at)
        return at if stop is None or stop != at + 3 else stop

    def _is_person(self, at: int, core: int, stop: int) -> bool:
        """Return whether words after "Ketua Karang Taruna" are the name of the holder, and not of the body."""
        tokens = self._tokens
        is_before_name = tokens.word(stop) == "," and tokens.is_capitalised(stop + 1)
        return self._names.follows_office(at) and tokens.word(core) not in _QUOTES and not is_before_name

    def _read_own_name(self, at: int) -> tuple[int, AreaRead | None]:
        """Read the own name of a body and the area after it: *Karang Taruna Tunas Muda Desa Misal*."""
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
        # The area may be in the next line: 'LKS "HARAPAN"', 'DESA MISAL'.
        is_near = not self._starts_other_block(stop)
        area = self._areas.read_named(stop) if is_near else None
        return (stop, None) if area is None else (area.stop, area)
