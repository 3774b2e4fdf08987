"""Bodies after a post in running text, with their areas, and the names after these."""

from __future__ import annotations

from typing import Final, NamedTuple

from psm_model.values.place_names import is_further_word, is_listed_place

from ._name_words import is_body_word, is_honorific_word
from ._prose_words import Prose
from ._vocabulary import phrase_keys
from ._word_sets import split_words

__all__ = ["PERIOD_WORDS", "BodyReader", "ReadBody"]


class ReadBody(NamedTuple):
    """A body; numbers are indices of words."""

    end: int
    """The word after it and its area."""
    name: tuple[int, int] | None
    """The words of the name that follows without a sign."""
    is_unsure: bool
    """Whether its last words may be a name."""


_LEVELS: Final = split_words(
    """
    provinsi propinsi kabupaten kota kecamatan kelurahan desa kab kec kel prov wilayah daerah kalurahan nagari
    kapanewon distrik cabang ranting dpd dpc dpw
    """
)
_RANGES: Final = frozenset(("nasional", "pusat", "indonesia", "ri"))
_PARTS: Final = frozenset(("dpd", "dpc", "dpw", "indonesia"))
"""Levels that are parts of the name of a body."""
_SHORT_AREAS: Final = split_words(
    """
    sumut sumbar sumsel jabar jateng jatim kalbar kalteng kalsel kaltim kaltara sulut sulteng sulsel sultra
    sulbar ntb ntt babel kepri diy dki malut taput tapteng tapsel lobar loteng lotim klu sidrap kobar kotim
    lamsel lamteng lampura lamtim lambar muba oki oku labura labusel madina sergai palas paluta kuansing inhu
    inhil rohul rohil bolmong minut minsel konsel kolut pangkep lutim lutra ksb tts ttu matim mabar kukar kutim
    kubar ppu hss hsu hst tala tanbu bartim barsel gumas tubaba tangsel jakbar jaksel jaktim jakpus jakut
    purwasuka soloraya tasik jabodetabek jogja yogya
    """
)
_SPECIAL: Final = frozenset(("dki", "di", "diy"))
_CAPITALS: Final = frozenset(("jakarta", "yogyakarta", "aceh"))
PERIOD_WORDS: Final = split_words(
    """
    periode masa bakti bhakti jabatan khidmat khidmah tahun ke
    """
)
"""Words before the years of a term."""
_NAMED: Final = frozenset(("taruna", "forum", "yayasan", "paguyuban", "komunitas"))
"""Bodies with a name of their own after what they are."""
_MEMBERS: Final = frozenset(("psm", "ipsm", "tksk", "tagana", "lks", "lksa"))
"""Acronyms of the members of a forum."""
_OWN_NAMES: Final = split_words(
    """
    tunas bakti bhakti karya muda jaya bina putra putera harapan mekar sejahtera cipta remaja wira satria satriya
    ksatria dharma darma mandiri maju makmur sakti bangsa nusantara garuda mawar melati cendrawasih sinar cahaya
    bintang bersatu sejati abadi sari suka sumber tri eka dwi panca pemuda generasi taruna taruni patriot pelita
    perintis rukun setia sekar kusuma kencana mulya mulia lestari persada pertiwi merah putih
    """
)
"""Words of the names that bodies give themselves."""
_KNOWN: Final = {
    word: [phrase for phrase in phrase_keys("organisation_names") if phrase[0] == word]
    for word in {phrase[0] for phrase in phrase_keys("organisation_names")}
}
"""Known names and acronyms of bodies, by their first word."""
_NO_PARTS: Final = split_words("bupati camat lurah kepala wali gubernur dan ketua sekretaris bendahara anggota wakil")
"""Words with capitals that are not part of the name of a body."""
_MOST_BODY_WORDS: Final = 14
_LONGEST_ACRONYM: Final = 6
_LONGEST_BRACKET: Final = 4
_FEWEST_NAME_WORDS: Final = 2
_LONGEST_PLACE: Final = 4


class BodyReader:
    """A reader of bodies in running text."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._areas = self._find_areas()

    def _find_areas(self) -> frozenset[str]:
        """Return the words with capitals after words for areas, in small letters."""
        prose = self._prose
        levels = (at for at, token in enumerate(prose.tokens) if token.bare in _LEVELS)
        runs = ((at + 1, prose.find_run_end(at + 1)) for at in levels)
        return frozenset(prose.write(start, end).casefold() for start, end in runs if start < end)

    def is_level(self, at: int) -> bool:
        """Return whether a word for the level of an area, with a capital, is before a name."""
        return self._prose.bare(at) in _LEVELS and self._prose.is_capital(at) and self._prose.is_capital(at + 1)

    def _skip_known(self, at: int) -> int:
        """Return the word after a known body in small letters: *ketua karang taruna*, *ketua ipsm*."""
        prose = self._prose
        if prose.is_capital(at):
            return at
        names = _KNOWN.get(prose.bare(at), ())
        return at + max(
            (len(name) for name in names if all(prose.bare(at + k) == w for k, w in enumerate(name))), default=0
        )

    def read(self, at: int) -> ReadBody | None:
        """Read the body that begins at a word; None if there is none."""
        end = self._skip_known(at)
        while end < at + _MOST_BODY_WORDS and self._is_part(end, at):
            end = self._skip_bracket(end) if self._prose.bare(end) == "(" else end + 1
        return self._read_area(end, at) if end > at else None

    def _is_part(self, at: int, first: int) -> bool:
        """Return whether a word is of the name of a body: it begins one, or is not a name after one."""
        prose = self._prose
        if at >= len(prose.tokens):
            return False
        token = prose.tokens[at]
        if at > first and (token.text == "(" or prose.bare(at - 1) == "tim"):
            return self._skip_bracket(at) > at if token.text == "(" else token.is_capital
        if not token.is_capital or is_honorific_word(token.text):
            return False
        is_acronym = self._is_acronym(at) and (at == first or token.bare not in _SHORT_AREAS)
        is_body = is_body_word(token.text) or is_acronym
        return is_body or (at > first and self._may_go_on(at, first))

    def _may_go_on(self, at: int, first: int) -> bool:
        """Return whether a word with a capital that begins no body continues the name of one."""
        prose = self._prose
        bare, end = prose.bare(at), prose.find_run_end(at)
        if bare in _LEVELS | _RANGES:
            return bare in _RANGES | _PARTS
        if end > at and prose.is_capital(end) and is_body_word(prose.bare(end)):
            # "Forum Komunikasi PSM".
            return prose.bare(first) in _NAMED
        return end == at and bare not in _NO_PARTS | _SHORT_AREAS | PERIOD_WORDS

    def _is_acronym(self, at: int) -> bool:
        """Return whether a word is in capitals among words that are not."""
        token = self._prose.tokens[at]
        *first, last = token.text.replace("/", "-").split("-")
        # A letter is short for "Forum" before the name of its members: "F-TKSK".
        is_short = token.text.isupper() and all(
            part.isalpha() and len(part) <= _LONGEST_ACRONYM for part in (*first, last)
        )
        is_short &= len(last) > 1
        return is_short and not (token.in_headline or token.in_capitals)

    def _skip_bracket(self, at: int) -> int:
        """Return the index after a bracket with short forms; the bracket itself if it has anything else."""
        prose = self._prose
        end = at + 1
        while end <= at + _LONGEST_BRACKET and prose.is_capital(end) and self._is_short_form(end):
            end += 1
        return end + 1 if end > at + 1 and prose.bare(end) == ")" else at

    def _is_short_form(self, at: int) -> bool:
        token = self._prose.tokens[at]
        return token.text.isupper() or is_body_word(token.text) or token.bare in _SHORT_AREAS

    def _read_area(self, at: int, first: int) -> ReadBody:
        """Read the areas after a body, from small to large."""
        prose = self._prose
        while True:
            start = at
            while prose.bare(at) in _LEVELS | _RANGES and prose.is_capital(at):
                at += 1
            level = prose.bare(at - 1) if at > start and prose.bare(at - 1) in _LEVELS else ""
            area_end = self.find_area_end(at, level)
            if area_end is None:
                is_named = any(prose.bare(word) in _NAMED for word in range(first, at))
                # "Forum PSM" has no name of its own, and names are not written after "karang taruna".
                is_named &= prose.bare(at - 1) not in _MEMBERS and not self._is_of_small(first, at)
                return self._read_unknown(at, level, is_named=is_named)
            at = area_end
            if prose.bare(at) == "(":
                at = self._skip_bracket(at)
            if prose.bare(at) not in _LEVELS or not prose.is_capital(at):
                break
        return ReadBody(at, None if self._is_in_headline(at) else prose.find_name(at), is_unsure=False)

    def _is_in_headline(self, at: int) -> bool:
        return at < len(self._prose.tokens) and self._prose.tokens[at].in_headline

    def _is_of_small(self, first: int, at: int) -> bool:
        """Return whether words after a body in small letters are no name that such bodies give themselves."""
        prose = self._prose
        own = range(at, prose.find_run_end(at))
        return not prose.is_capital(first) and not any(prose.bare(k) in _OWN_NAMES for k in own)

    def find_area_end(self, at: int, level: str) -> int | None:
        """Return where a known area ends; the start if there is no name; None if there is one that is not known."""
        prose = self._prose
        run_end = prose.find_run_end(at)
        if prose.bare(at) in _SHORT_AREAS:
            # "DKI Jakarta" is one area.
            return at + 1 + (prose.bare(at) in _SPECIAL and prose.bare(at + 1) in _CAPITALS)
        if run_end == at:
            return at
        for end in range(min(run_end, at + _LONGEST_PLACE), at, -1):
            is_cut = end < run_end and is_further_word(prose.bare(end))
            if is_listed_place(prose.write(at, end)) and not is_cut:
                return end
        for end in range(min(run_end - 1, at + _LONGEST_PLACE), at, -1):
            if prose.write(at, end).casefold() in self._areas:
                return end
        # A title begins a name.
        titles = (k for k in range(at + bool(level), run_end - 1) if is_honorific_word(prose.tokens[k].text))
        return next((k for k in titles if k == at or len(prose.bare(k)) > 1 or prose.tokens[k].text[-1] == "."), None)

    def _read_unknown(self, at: int, level: str, *, is_named: bool) -> ReadBody:
        """Read words that may be an area, a name, or both."""
        prose = self._prose
        end = prose.find_run_end(at)
        is_before_name = prose.bare(end) == "," and prose.find_name(end + 1) is not None
        if level or is_named:
            return ReadBody(end, None, is_unsure=not is_before_name)
        is_short = end - at < _FEWEST_NAME_WORDS or is_further_word(prose.bare(end - 1))
        if is_before_name or is_short or self._is_in_headline(at):
            return ReadBody(end, None, is_unsure=True)
        return ReadBody(at, prose.find_name(at), is_unsure=False)
