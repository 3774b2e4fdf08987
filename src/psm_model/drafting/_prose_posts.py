"""Posts in running text, with the body that they are of and the name behind them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import attrs

from psm_model.entities import Capacity, Post
from psm_model.entities.titles import NUMBERS, ParsedTitle
from psm_model.values.place_names import is_area_phrase, is_further_word, is_listed_place

from ._labels import find_capacity, parse
from ._name_words import is_body_word, is_honorific_word
from ._prose_words import Prose
from ._word_sets import split_words

__all__ = ["POST_WORDS", "Mention", "PostReader"]


@attrs.frozen
class Mention:
    """A post in running text; numbers are indices of words."""

    start: int
    """The first word of the post."""
    end: int
    """The word behind it, its body and what else belongs to it."""
    post: tuple[int, int]
    """The place of the post in the text."""
    title: ParsedTitle
    """Its meaning."""
    body: tuple[int, int] | None = None
    """The place of the body in the text."""
    name: tuple[int, int] | None = None
    """The words of the name that follows without a sign."""
    is_unsure: bool = False
    """Whether the words behind it may be a name or belong to its body."""


_ACTING: Final = split_words(
    """
    plt plh pj pjs pgs penjabat mantan eks bekas demisioner
    """
)
_CANDIDATE: Final = frozenset(("calon", "bakal", "kandidat", "bacalon"))
_DEPUTY: Final = frozenset(("wakil", "wkl", "wk"))
_HEADS: Final = split_words(
    """
    ketua sekretaris sekertaris bendahara koordinator pembina pelindung penasihat penasehat pengarah anggota
    ketum sekjen sekum bendum waketum wasekjen wasekum motivator pengurus penanggung waket
    """
)
_MODIFIERS: Final = split_words(
    """
    umum harian jenderal jendral kehormatan terpilih utama sementara demisioner jawab
    """
)
POST_WORDS: Final = _HEADS | _MODIFIERS
"""Words at the end of a post."""
_ORGANS: Final = frozenset(("dewan", "majelis", "tim"))
_IN_ORGAN: Final = split_words(
    """
    pembina penasihat penasehat pertimbangan pakar pengarah motivator
    """
)
_SECTIONS: Final = frozenset(("bidang", "seksi", "divisi", "departemen", "pokja"))
_SALAH_SATU: Final = (("salah", "satu"), ("salah", "seorang"), ("seorang",))
# Words behind a post that make it one of a committee, an office or a group that is no organisation.
_NO_BODY: Final = split_words(
    """
    panitia pelaksana rombongan rt rw adat kelas steering organizing sc oc formatur sidang pengadilan fraksi
    komisi daerah camat desa lurah dinas kabinet negara kelurahan kecamatan kabupaten kota provinsi ditjen
    dirjen keluarga polri tni kementerian pribadi kampung suku dprd dpr mpr panwas kelompok lapangan masyarakat
    baru eksekutif redaksi persidangan perwakilan dharma
    """
)
_BALINESE: Final = split_words(
    """
    gede made wayan nyoman ketut putu komang kadek gusti nengah dewa ngurah gde
    """
)
_LEVELS: Final = split_words(
    """
    provinsi propinsi kabupaten kota kecamatan kelurahan desa kab kec kel prov wilayah daerah kalurahan nagari
    kapanewon distrik cabang ranting dpd dpc dpw
    """
)
_RANGES: Final = frozenset(("nasional", "pusat", "indonesia", "ri"))
_LARGE: Final = split_words(
    """
    provinsi propinsi kabupaten kota kab prov wilayah daerah
    """
)
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
_PERIOD: Final = split_words(
    """
    periode masa bakti bhakti jabatan khidmat khidmah tahun ke
    """
)
_YEARS: Final = re.compile(r"(?:19|20)\d\d(?:[/.,](?:19|20)\d\d)?")
_BEFORE: Final = frozenset(("lama", "sebelumnya", "terdahulu", "demisioner"))
_QUALIFIERS: Final = split_words(
    """
    yang baru definitif terpilih setempat tersebut itu ini saat sekarang dilantik dikukuhkan resmi saja usai
    """
)
_GOVERNMENT: Final = split_words(
    """
    kemensos kementerian kemenag dprd dpr mpr pemkab pemkot pemprov setda kpk kpu bawaslu polri tni bpk dinas
    dinsos mk ma
    """
)
"""Bodies of the state, whose posts are offices."""
_MOST_BODY_WORDS: Final = 14
_LONGEST_PLACE: Final = 4


class PostReader:
    """A reader of posts in running text."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._areas = self._find_areas()

    def _find_areas(self) -> frozenset[str]:
        """Return the names behind words for areas where nothing else follows, in small letters."""
        prose = self._prose
        areas = set()
        for at, token in enumerate(prose.tokens):
            if token.bare in _LEVELS and (end := prose.find_run_end(at + 1)) > at + 1:
                areas.add(prose.write(at + 1, end).casefold().rstrip("."))
        return frozenset(areas)

    def read(self, at: int) -> Mention | None:
        """Read the post that begins at a word; None if there is none."""
        prose = self._prose
        start, head = at, at
        if any(tuple(prose.bare(at + k) for k in range(len(words))) == words for words in _SALAH_SATU):
            head = at + (2 if prose.bare(at) == "salah" else 1)
            if prose.bare(head) not in {"pengurus", "anggota"}:
                return None
        if prose.bare(head) in _CANDIDATE or prose.bare(start - 1) in _CANDIDATE:
            return None
        title_start = head
        while prose.bare(head) in _ACTING:
            head += 1
        head += prose.bare(head) in _DEPUTY
        if prose.bare(head) in _ORGANS and prose.bare(head + 1) in _IN_ORGAN:
            head += 1
        elif prose.bare(head) not in _HEADS:
            return None
        end = self._find_title_end(head + 1)
        title = _read_title(prose.write(title_start, end))
        if title is None and prose.bare(head + 1) in _ORGANS:
            # "Ketua Tim Pembina Posyandu" is of a body.
            end = head + 1
            title = _read_title(prose.write(title_start, end))
        if title is None or self._is_of_no_body(end, head):
            return None
        return self._read_body(Mention(start, end, prose.span(start, end), title))

    def _find_title_end(self, at: int) -> int:
        prose = self._prose
        if prose.bare(at) in _ORGANS and prose.bare(at + 1) in _IN_ORGAN:
            at += 2
        while prose.bare(at) in _MODIFIERS:
            at += 1
        is_number = prose.bare(at) in NUMBERS and (prose.bare(at).isdigit() or prose.tokens[at].text.isupper())
        if is_number and prose.bare(at + 1) not in _BALINESE and not prose.tokens[at].text.endswith("."):
            at += 1
        if prose.bare(at) in _SECTIONS:
            end = at + 1
            while (
                end < at + 7
                and (prose.is_capital(end) or prose.bare(end) in {"dan", "&"})
                and not is_body_word(prose.bare(end))
            ):
                end += 1
            start = at
            while start > 0 and prose.bare(start - 1) in _HEADS | _DEPUTY | _MODIFIERS | _ACTING | set(NUMBERS):
                start -= 1
            while end > at + 1 and parse(prose.write(start, end)) is None:
                end -= 1
            return end if end > at + 1 else at
        return at

    def _is_of_no_body(self, at: int, head: int) -> bool:
        prose = self._prose
        if prose.bare(at) in _SECTIONS:
            return True
        return (prose.bare(at) in _NO_BODY | _GOVERNMENT and prose.bare(head) != "pengurus") or prose.bare(
            at
        ) == "sebanyak"

    def _read_body(self, mention: Mention) -> Mention:
        """Add the body behind a post, with its area, and the name that follows without a sign."""
        prose = self._prose
        end = mention.end
        at = self._find_body_end(end)
        if at > end:
            at, name, is_unsure = self._read_area(at, mention.end)
            mention = attrs.evolve(mention, body=prose.span(end, at), end=at, name=name, is_unsure=is_unsure)
        elif prose.find_run_end(at) > at:
            return attrs.evolve(mention, name=prose.find_name(at))
        else:
            address = prose.find_name(at)
            mention = attrs.evolve(mention, name=address)
        return mention if mention.name is not None else self._read_qualifiers(mention)

    def _find_body_end(self, first: int) -> int:
        at = first
        while at < first + _MOST_BODY_WORDS and self._is_of_body(at, first):
            at = self._skip_bracket(at) if self._prose.bare(at) == "(" else at + 1
        return at

    def find_body(self, at: int) -> tuple[int, int] | None:
        """Return the place of the body that begins at a word, with its area; None if there is none."""
        end = self._find_body_end(at)
        return self._prose.span(at, self._read_area(end, at)[0]) if end > at else None

    def _is_of_body(self, at: int, first: int) -> bool:
        """Return whether a word is of the name of a body: it begins one, or is no name behind one."""
        prose = self._prose
        if at >= len(prose.tokens):
            return False
        token = prose.tokens[at]
        if at > first and token.text == "(":
            return self._skip_bracket(at) > at
        is_acronym = token.text.isalpha() and token.text.isupper() and len(token.text) > 1
        is_acronym &= not (token.in_headline or token.in_capitals)
        if not token.is_capital or is_honorific_word(token.text):
            return False
        if prose.bare(at - 1) == "tim" and at > first:
            return True
        if at == first:
            return is_body_word(token.text) or (is_acronym and len(token.text) <= 6)
        if token.bare in _LEVELS | _HEADS | _DEPUTY | _RANGES or token.bare in _PERIOD:
            return token.bare in _RANGES | {"indonesia"} or token.bare in {"dpd", "dpc", "dpw"}
        return (
            is_body_word(token.text)
            or (is_acronym and len(token.text) <= 6 and token.bare not in _SHORT_AREAS)
            or (
                prose.find_run_end(at) == at
                and token.bare not in _SHORT_AREAS
                and token.bare not in {"bupati", "camat", "lurah", "kepala", "wali", "gubernur", "dan"}
            )
        )

    def _skip_bracket(self, at: int) -> int:
        """Return the index behind a bracket with an acronym; the bracket itself if it has anything else."""
        prose = self._prose
        end = at + 1
        while end < at + 5 and prose.is_capital(end) and self._is_short_form(end):
            end += 1
        return end + 1 if end > at + 1 and prose.bare(end) == ")" else at

    def _is_short_form(self, at: int) -> bool:
        token = self._prose.tokens[at]
        return token.text.isupper() or is_body_word(token.text) or token.bare in _SHORT_AREAS

    def _read_area(self, at: int, first: int) -> tuple[int, tuple[int, int] | None, bool]:
        """Read the area behind a body; return where it ends, the name behind it, and whether that is unsure."""
        prose = self._prose
        level = ""
        is_named = any(
            prose.bare(k) in {"taruna", "forum", "yayasan", "paguyuban", "komunitas"} for k in range(first, at)
        )
        while True:
            while prose.bare(at) in _LEVELS | _RANGES and prose.is_capital(at):
                level = prose.bare(at) if prose.bare(at) in _LEVELS else ""
                at += 1
            run_end = prose.find_run_end(at)
            area_end = self._find_area_end(at, run_end, level)
            if area_end is None:
                return self._read_unknown(at, run_end, level, is_named=is_named)
            at = area_end
            if prose.bare(at) == "(" and self._skip_bracket(at) > at:
                at = self._skip_bracket(at)
            if prose.bare(at) not in _LEVELS or not prose.is_capital(at):
                break
        return at, prose.find_name(at) if not self._in_headline(at) else None, False

    def _in_headline(self, at: int) -> bool:
        return at < len(self._prose.tokens) and self._prose.tokens[at].in_headline

    def _find_area_end(self, at: int, run_end: int, level: str) -> int | None:
        """Return where a known area ends; the start if there is none there; None if it is not known what is there."""
        prose = self._prose
        if prose.bare(at) in _SHORT_AREAS:
            return at + 1
        if run_end == at:
            return at
        for end in range(min(run_end, at + _LONGEST_PLACE), at, -1):
            is_cut = end < run_end and is_further_word(prose.bare(end))
            if is_listed_place(prose.write(at, end)) and not is_cut:
                return end
        for end in range(min(run_end - 1, at + _LONGEST_PLACE), at, -1):
            if prose.write(at, end).casefold() in self._areas:
                return end
        if is_honorific_word(prose.tokens[at].text) and not level:
            return at
        for end in range(at + 1, run_end - 1):
            if is_honorific_word(prose.tokens[end].text) and len(prose.tokens[end].text) > 1:
                return end
        return None

    def _read_unknown(
        self, at: int, run_end: int, level: str, *, is_named: bool
    ) -> tuple[int, tuple[int, int] | None, bool]:
        """Read words that may be an area, a name, or both."""
        prose = self._prose
        written = prose.write(at, run_end)
        is_area = bool(level) and is_area_phrase(f"{level} {written}")
        follows_name = prose.bare(run_end) == "," and prose.find_name(run_end + 1) is not None
        if level:
            return (run_end, None, not follows_name) if is_area or follows_name else (run_end, None, True)
        if is_named and follows_name:
            return run_end, None, False
        if (
            is_named
            or follows_name
            or run_end - at < 2
            or self._in_headline(at)
            or is_further_word(prose.bare(run_end - 1))
        ):
            return run_end, None, True
        return at, prose.find_name(at), False

    def _read_qualifiers(self, mention: Mention) -> Mention:
        """Skip the years of the term and words such as "yang lama", which make a holder a former one."""
        prose = self._prose
        at, is_former = mention.end, False
        while at < mention.end + 8:
            bare = prose.bare(at)
            is_year = _YEARS.fullmatch(bare) is not None
            is_dash = bare in {"-", "\u2013", "\u2014"} and _YEARS.fullmatch(prose.bare(at + 1)) is not None
            if bare in _BEFORE:
                is_former = True
            elif not (is_year or is_dash or bare in _PERIOD or bare in _QUALIFIERS):
                break
            at += 1
        if at == mention.end:
            return mention
        if prose.bare(at - 1) in {"yang", "ke", "saat", "masa"}:
            at -= 1
        title = attrs.evolve(mention.title, capacity=Capacity.FORMER) if is_former else mention.title
        name = None if mention.is_unsure else prose.find_name(at)
        return attrs.evolve(mention, end=at, title=title, name=name)


@lru_cache(1 << 10)
def _read_title(written: str) -> ParsedTitle | None:
    """Return the meaning of a title in running text."""
    title = " ".join(written.split())
    bare = re.sub(r"^(?:salah satu|salah seorang|seorang)\s+", "", title, flags=re.IGNORECASE)
    if re.fullmatch(r"(?:wakil\s+)?penanggung\s*jawab", bare, re.IGNORECASE):
        return ParsedTitle(Post.OTHER, find_capacity(bare))
    return parse(bare)
