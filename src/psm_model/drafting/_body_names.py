"""Names of bodies in tokens, without their areas: a known name or acronym, or a word for a body with its acronym."""

from __future__ import annotations

from functools import cached_property
from typing import Final, NamedTuple

from psm_model.values.area import Level

from ._area_reader import LEVEL_WORDS, AreaReader
from ._inauguration_words import ACTIVE, KINDS, PASSIVE
from ._tokens import Gap, Tokens
from ._vocabulary import phrase_keys, phrases, words

__all__ = ["BodyName", "BodyNameReader"]

_PHRASES: Final = phrase_keys("organisation_names")
"""Known names and acronyms, each with the word that identifies its kind of body."""
_BY_FIRST: Final = {word: [phrase for phrase in _PHRASES if phrase[0] == word] for word in {p[0] for p in _PHRASES}}
_HEADS: Final = words("organisation_reader", "heads")
"""Words that begin the name of a body, which has its acronym in brackets after it."""
_ASSOCIATIONS: Final = words("organisation_reader", "associations")
_LONGEST_ACRONYM: Final = 6
_LONGEST_BRACKET: Final = 12
_NAME_WORDS: Final = 7
_MAX_REST: Final = 4
_HEAD_WORDS: Final = 9
_SHORTEST_NAME: Final = 4
_NO_NAME: Final = words("organisation_reader", "no_name")
_INNER: Final = frozenset({"dan", "se", "untuk"})
"""Words in small letters within a name."""
_ORGANS: Final = frozenset({"pengurus", "pimpinan"})
"""Words of an organ of a body, as in *Dewan Pengurus Daerah*, which is not a body of its own."""
_ORGANS_OF_VILLAGES: Final = frozenset({"permusyawaratan", "perwakilan", "permusyarawatan"})
_WING_WORDS: Final = frozenset({"wilayah", "daerah", "cabang", "besar", "pusat", "provinsi", "anak", "ranting"})
_SCOUT_KEY: Final = "pramuka"
_SCOUT_COUNCIL: Final = " majelis"
_COUNCIL_STARTS: Final = ("majelis", "mabi")
_SCOUT_LEVELS: Final = {
    **dict.fromkeys(("nasional", "kwarnas", "mabinas"), Level.NATIONAL),
    **dict.fromkeys(("daerah", "kwarda", "mabida"), Level.PROVINCE),
    **dict.fromkeys(("cabang", "kwarcab", "mabicab"), Level.REGENCY_CITY),
    **dict.fromkeys(("ranting", "kwarran", "mabiran"), Level.DISTRICT),
}
"""The level of each organ of the scouts."""
_SCOUT_PARTS: Final = phrases("organisation_reader", "scouts")
_OTHER_BODIES: Final = words("organisation_reader", "other_bodies")
_NOT_OF_BOARDS: Final = words("organisation_reader", "not_of_boards")
"""First words of those who are inaugurated, and are no board of an association."""
_ORGANISATION: Final = "organisasi"
_NOT_FIRST: Final = _WING_WORDS | _ORGANS | LEVEL_WORDS.keys()
_OFFICES: Final = frozenset({"ketua", "sekretaris", "bendahara", "umum", "harian", "pembina", "koordinator", "anggota"})
_BEFORE_BODY: Final = frozenset({"pengurus", "kepengurusan", "pimpinan", "komisioner", "jajaran", "baru"})
_BOARDS: Final = frozenset({"pengurus", "kepengurusan"})


class BodyName(NamedTuple):
    """The name of a body without its area."""

    stop: int
    """The token after it."""
    key: str
    """The word that identifies its kind of body."""
    acronym: str | None
    """Its acronym as written."""
    level: Level | None = None
    """The level that the name implies, as *Kwarcab* does."""


class BodyNameReader:
    """Reads the names of bodies in tokens."""

    def __init__(self, tokens: Tokens, areas: AreaReader) -> None:
        self._tokens: Final = tokens
        self._areas: Final = areas

    def read(self, at: int) -> BodyName | None:
        """Read the name of a body that begins at a token."""
        found = self._read_scouts(at)
        if found is not None:
            return found
        core = self._read_core(at) or self._read_of_board(at)
        return None if core is None else BodyName(*core)

    def follows_office(self, at: int) -> bool:
        """Return whether a post is before an organisation, so that its holder's name may follow."""
        return self._tokens.word(at - 1) in _OFFICES or self._tokens.word(at - 2) in _OFFICES

    def _read_scouts(self, at: int) -> BodyName | None:
        """Read an organ of the scouts: *Kwartir Cabang (Kwarcab) Gerakan Pramuka*, *Gerakan Pramuka Kwarcab*."""
        tokens = self._tokens
        stop = at
        level = None
        acronym = None
        organ = ""
        while stop < len(tokens) and (stop == at or tokens[stop].gap < Gap.LINE) and tokens.is_capitalised(stop):
            length = tokens.find_longest(stop, _SCOUT_PARTS)
            if not length:
                break
            for number in range(stop, stop + length):
                level = level or _SCOUT_LEVELS.get(tokens.word(number))
                organ = organ or (_SCOUT_COUNCIL if tokens.word(number).startswith(_COUNCIL_STARTS) else "")
            stop += length
            bracket = self.read_bracket(stop)
            if bracket == stop + 3:
                level = level or _SCOUT_LEVELS.get(tokens.word(stop + 1))
                acronym, stop = acronym or tokens[stop + 1].text, bracket
        return (
            None
            if stop == at or level is None
            else BodyName(stop, f"{_SCOUT_KEY} {level.value}{organ}", acronym, level)
        )

    def _read_of_board(self, at: int) -> tuple[int, str, str | None] | None:
        """Read an unknown body after "pengurus" or a verb, up to its area: *pengurus Dewan Kesenian Kota Misal*."""
        tokens = self._tokens
        if tokens.word(at - 1) not in _BOARDS | (KINDS - PASSIVE) or not tokens.is_capitalised(at):
            return None
        if (
            tokens.word(at) in _WING_WORDS | LEVEL_WORDS.keys() | _NO_NAME | _BOARDS | _OTHER_BODIES
            or self._areas.read(at) is not None
        ):
            return None
        # In a headline, a verb may follow: "Pengurus Hadiri Rapat Kabupaten Misal".
        is_headline = tokens.word(at - 1) in _BOARDS and tokens.starts_line(at - 1)
        if is_headline and tokens.word(at) not in _HEADS | _ASSOCIATIONS:
            return None
        stop = self._skip_name_words(at + 1)
        if stop is None or stop < at + 2 or not tokens.is_capitalised(stop):
            return None
        return stop, tokens.slice(at, stop).lower(), None

    def _read_core(self, at: int) -> tuple[int, str, str | None] | None:
        """Return the token after a name without its area, its key and its acronym."""
        tokens = self._tokens
        phrases = [phrase for phrase in _BY_FIRST.get(tokens.word(at), ()) if tokens.matches(at, phrase)]
        phrase = max(phrases, key=len, default=None)
        if phrase is not None:
            # "250/KORMI-JB/IX/2023" is a number.
            in_number = tokens.word(at - 1) in {"/", "-"} and tokens[at].gap is Gap.NONE
            is_acronym = tokens[at].text.isupper() or self._is_acronym_in_small(at)
            if len(phrase) == 1 and (not is_acronym or in_number):
                return None
            key = _PHRASES[phrase]
            stop = at + len(phrase)
            bracket = self.read_bracket(stop)
            acronym = (
                tokens[at].text if len(phrase) == 1 else (tokens.slice(stop + 1, bracket - 1) if bracket else None)
            )
            return bracket or self._extend_name(stop, key), key, acronym
        if tokens.word(at) not in _HEADS and not self._is_spelt_out(at):
            acronym = self._defined.get(tokens[at].text)
            return (
                None
                if acronym is None
                else (self._read_parent(at + 1, in_capitals=False), tokens[at].text.lower(), tokens[at].text)
            )
        return self._read_bracketed(at)

    def _is_spelt_out(self, at: int) -> bool:
        """Return whether an unknown body with its acronym begins after "pengurus" or "organisasi" at a token."""
        tokens = self._tokens
        if not self._leads_to_body(at) or not tokens.is_capitalised(at) or tokens.word(at) in _NOT_FIRST:
            return False
        bracket = next((n for n in range(at + 1, min(at + _HEAD_WORDS, len(tokens))) if tokens.word(n) == "("), None)
        stop = None if bracket is None else self.read_bracket(bracket)
        if bracket is None or stop is None or stop != bracket + 3:
            return False
        is_same = tokens.word(bracket + 1)[0] == tokens.word(at)[0]
        return is_same and self._abbreviates(at, bracket, stop)

    def _leads_to_body(self, at: int) -> bool:
        """Return whether a word before a token leads to a body: *pengurus*, *perkumpulan*, *Pengurus Cabang*."""
        tokens = self._tokens
        before = tokens.word(at - 1)
        if before in ACTIVE and tokens.word(at) in _NOT_OF_BOARDS:
            return False
        if before in _BOARDS | ACTIVE | {_ORGANISATION} or (before in _HEADS and not tokens.is_capitalised(at - 1)):
            return True
        return before in _WING_WORDS and tokens.word(at - 2) in _ORGANS

    def _is_acronym_in_small(self, at: int) -> bool:
        """Return whether an acronym is written as a word, after a post or "pengurus": *Ketua Koni Jawa Tengah*."""
        length = len(self._tokens[at].text)
        is_after = self._tokens.word(at - 1) in _OFFICES | _BEFORE_BODY and length >= _SHORTEST_NAME
        is_long = length > _SHORTEST_NAME
        return (is_after and is_long) or ((is_after or is_long) and self._areas.read(at + 1) is not None)

    def _read_bracketed(self, at: int) -> tuple[int, str, str | None] | None:
        """Read a body by its first word and the acronyms in brackets after its name."""
        tokens = self._tokens
        # "Pimpinan Baznas" are people, "Pimpinan Wilayah Aisyiyah" is a body.
        are_people = self._are_people(at)
        if are_people or (tokens.word(at) == _ORGANISATION and self._starts_after(at)):
            return None
        stop, bracket = self._find_acronym(at)
        if bracket is None:
            return self._read_before_area(at) or self._read_before_bare_area(at)
        if stop == at + 1:
            return None
        acronym = tokens.slice(stop + 1, bracket - 1)
        double = self._read_double(bracket, acronym)
        if double is not None:
            return double
        parent = self._read_parent(bracket, in_capitals=tokens[at].text.isupper())
        return (self._skip_rest(bracket, at) if parent == bracket else parent), acronym.lower(), acronym

    def _are_people(self, at: int) -> bool:
        """Return whether "pimpinan" begins no body, or a body is an organ of a village."""
        word, after = self._tokens.word(at), self._tokens.word(at + 1)
        is_of_village = word == "badan" and after in _ORGANS_OF_VILLAGES
        return is_of_village or (word == "pimpinan" and after not in _WING_WORDS)

    def _find_acronym(self, at: int) -> tuple[int, int | None]:
        """Return the token after the words of a name, and the one after the acronym in brackets that explains it."""
        tokens = self._tokens
        stop = at + 1
        is_plain = True
        while stop < at + _HEAD_WORDS and (
            tokens.is_capitalised(stop) or (tokens.word(stop) in _INNER and stop > at + 1)
        ):
            if tokens[stop].gap >= Gap.BLOCK or tokens.word(stop) in _ORGANS:
                break
            is_plain = is_plain and tokens.word(stop) not in _NO_NAME - {"dan"}
            stop += 1
        bracket = self.read_bracket(stop)
        if bracket is not None and not is_plain and not self._abbreviates(at, stop, bracket):
            bracket = None
        return stop, bracket

    def _read_double(self, bracket: int, acronym: str) -> tuple[int, str, str | None] | None:
        """Read the rest of a name that has an acronym of its own: *Forum Daerah (Forda) LKSA*."""
        tokens = self._tokens
        key = acronym.lower()
        is_head = tokens.word(bracket) in _HEADS
        following = self._read_core(bracket) if tokens.is_capitalised(bracket) and not is_head else None
        if following is not None:
            return following[0], f"{key} {following[1]}", f"{acronym} {following[2] or following[1].upper()}"
        if tokens.is_capitalised(bracket) and tokens.word(bracket) in {"lksa", "lks", "lembaga", "tksk"}:
            end = bracket + 1
            while tokens.is_capitalised(end) and tokens.word(end) not in LEVEL_WORDS and not self._areas.read_bare(end):
                end += 1
            inner = self.read_bracket(end)
            word = tokens.slice(end + 1, inner - 1) if inner else tokens[bracket].text
            return (inner or bracket + 1), f"{key} {word.lower()}", f"{acronym} {word}"
        return None

    def _skip_rest(self, at: int, first: int) -> int:
        """Return the token after the rest of a name with an acronym: *Majelis Pembimbing (Mabi) Pramuka Batang*."""
        if self.follows_office(first):
            return at
        tokens = self._tokens
        for stop in range(at, at + _MAX_REST + 1):
            is_word = tokens.is_capitalised(stop) and tokens[stop].gap < Gap.LINE and tokens.word(stop) not in _NO_NAME
            if not is_word or tokens.word(stop) in _WING_WORDS:
                return at
            if self._areas.read(stop) is not None:
                return stop
        return at

    def _starts_after(self, at: int) -> bool:
        """Return whether "organisasi" is not part of the name after it, whose acronym begins with another letter."""
        tokens = self._tokens
        bracket = next((n for n in range(at + 1, min(at + _HEAD_WORDS, len(tokens))) if tokens.word(n) == "("), None)
        return bracket is not None and not tokens.word(bracket + 1).startswith("o")

    def _abbreviates(self, at: int, stop: int, bracket: int) -> bool:
        """Return whether the letters of an acronym in brackets are those of the name before it, in order."""
        letters = iter("".join(self._tokens[number].word for number in range(at, stop)))
        acronym = self._tokens.slice(stop + 1, bracket - 1)
        return all(letter in letters for letter in acronym.lower() if letter.isalpha())

    def _read_before_bare_area(self, at: int) -> tuple[int, str, str | None] | None:
        """Read a body after "pengurus", a post or a verb up to a listed area: *pengurus Dewan Kesenian Batang*."""
        tokens = self._tokens
        if tokens.word(at - 1) not in _BOARDS | _OFFICES | KINDS:
            return None
        for stop in range(at + 1, at + _MAX_REST + 1):
            is_word = tokens.is_capitalised(stop) and tokens[stop].gap < Gap.LINE and tokens.word(stop) not in _NO_NAME
            if not is_word or tokens.word(stop) in LEVEL_WORDS.keys() | _ORGANS:
                return None
            area = self._areas.read_bare(stop) if stop > at + 1 else None
            if area is not None:
                # "Kerukunan Keluarga Maluku Utara Kota Sorong" is in Sorong.
                is_inner = self._areas.read_named(area.stop) is not None if area.stop < len(tokens) else False
                end = area.stop if is_inner else stop
                return end, tokens.slice(at, end).lower(), None
        return None

    def _read_before_area(self, at: int) -> tuple[int, str, str | None] | None:
        """Read a body whose name ends where an area with a word for its level begins: *Forum Relawan Kota Batu*."""
        if self._tokens.word(at) not in _ASSOCIATIONS:
            return None
        stop = self._skip_name_words(at + 1)
        return None if stop is None or stop == at + 1 else (stop, self._tokens.slice(at, stop).lower(), None)

    def _extend_name(self, at: int, key: str) -> int:
        """Return the token after further words of a name: *Forum CSR Kesejahteraan Sosial Kabupaten Batang*."""
        stop = self._skip_name_words(at) if key.startswith("forum") else None
        return at if stop is None else stop

    def _skip_name_words(self, at: int) -> int | None:
        """Return the token after words with capitals, if an area with a word for its level follows."""
        tokens = self._tokens
        for stop in range(at, at + _NAME_WORDS + 1):
            if tokens.word(stop) in LEVEL_WORDS and self._areas.read_named(stop) is not None:
                return stop
            is_joint = tokens.word(stop) == "dan" and stop > at and tokens.is_capitalised(stop + 1)
            is_word = tokens.is_capitalised(stop) and tokens[stop].gap < Gap.LINE and tokens.word(stop) not in _NO_NAME
            if not is_word and not is_joint:
                return None
        return None

    def _read_parent(self, at: int, *, in_capitals: bool) -> int:
        """Return the token after the acronym of the body to which a body belongs: *IMSK IPK*."""
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

    def read_bracket(self, at: int) -> int | None:
        """Return the token after an acronym in brackets; None if there is none at a token."""
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

    @cached_property
    def _defined(self) -> dict[str, str]:
        """The acronyms that the text defines in brackets after the name of a body."""
        tokens = self._tokens
        defined: dict[str, str] = {}
        for at in range(len(tokens)):
            if tokens.word(at) in _HEADS and tokens.is_capitalised(at) and not self._are_people(at):
                read = self._read_bracketed_plain(at)
                if read is not None:
                    defined[read] = read
        return defined

    def _read_bracketed_plain(self, at: int) -> str | None:
        tokens = self._tokens
        stop = at + 1
        while stop < at + _HEAD_WORDS and (tokens.is_capitalised(stop) or tokens.word(stop) == "dan"):
            stop += 1
        bracket = self.read_bracket(stop)
        if bracket is None or bracket != stop + 3:
            return None
        text = tokens[stop + 1].text
        return text if text.isupper() and len(text) > 1 else None
