"""Posts in running text, with the body that they are of and the name after them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import attrs

from psm_model.entities import Capacity, Post
from psm_model.entities.titles import NUMBERS, ParsedTitle

from ._labels import find_capacity, parse
from ._name_words import is_body_word
from ._prose_bodies import PERIOD_WORDS, BodyReader
from ._prose_words import Prose
from ._word_sets import split_words

__all__ = ["POST_WORDS", "Mention", "PostReader"]


@attrs.frozen
class Mention:
    """A post in running text; numbers are indices of words."""

    start: int
    """The first word of the post."""
    end: int
    """The word after it, its body and what else belongs to it."""
    post: tuple[int, int]
    """The place of the post in the text."""
    title: ParsedTitle
    """Its meaning."""
    body: tuple[int, int] | None = None
    """The place of the body in the text."""
    name: tuple[int, int] | None = None
    """The words of the name that follows without a sign."""
    is_unsure: bool = False
    """Whether the words after it may be a name or belong to its body."""


_ACTING: Final = split_words(
    """
    plt plh pj pjs pgs penjabat mantan eks bekas demisioner
    """
)
_LONG_ACTING: Final = frozenset(
    (("pelaksana", "tugas"), ("pelaksana", "harian"), ("pejabat", "sementara"), ("penjabat", "sementara"))
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
_BEFORE_SECTION: Final = POST_WORDS | _DEPUTY | _ACTING | frozenset(NUMBERS)
_LONGEST_SECTION: Final = 7
_MOST_MARKS: Final = 3
_MOST_QUALIFIERS: Final = 8
_ORGANS: Final = frozenset(("dewan", "majelis", "tim"))
_IN_ORGAN: Final = split_words(
    """
    pembina penasihat penasehat pertimbangan pakar pengarah motivator pengawas kehormatan penyantun etik
    """
)
_HONORARY: Final = re.compile(
    r"(?:(?:wakil\s+)?ketua\s+|sekretaris\s+|anggota\s+)?(?:dewan|majelis)\s+(?:pengawas|kehormatan|penyantun|etik)",
    re.IGNORECASE,
)
"""An organ beside the board, for which there is no code."""
_RANKED_ADVISER: Final = re.compile(r"^(pena[st]ihat|penasehat|pembina|pelindung|pengarah)\s+utama$", re.IGNORECASE)
_SECTIONS: Final = frozenset(("bidang", "seksi", "divisi", "departemen", "pokja"))
_SALAH_SATU: Final = (("salah", "satu"), ("salah", "seorang"), ("seorang",))
_SALAH_SATU_STARTS: Final = frozenset(words[0] for words in _SALAH_SATU)
# Words after a post that make it one of a committee, an office or a group that is not an organisation.
_NO_BODY: Final = split_words(
    """
    panitia pelaksana rombongan rt rw adat kelas steering organizing sc oc formatur sidang pengadilan fraksi
    komisi daerah camat desa lurah dinas kabinet negara kelurahan kecamatan kabupaten kota provinsi ditjen
    dirjen keluarga polri tni kementerian pribadi kampung suku dprd dpr mpr panwas kelompok lapangan masyarakat
    baru eksekutif redaksi persidangan perwakilan dharma darma
    """
)
_BALINESE: Final = split_words(
    """
    gede made wayan nyoman ketut putu komang kadek gusti nengah dewa ngurah gde
    """
)
_YEARS: Final = re.compile(r"(?:19|20)\d\d(?:[/.,](?:19|20)\d\d)?")
_BEFORE: Final = frozenset(("lama", "sebelumnya", "terdahulu", "demisioner"))
_QUALIFIERS: Final = split_words(
    """
    nya yang baru definitif terpilih terlantik setempat tersebut itu ini saat sekarang dilantik dikukuhkan resmi saja
    usai organisasi lembaga
    """
)
_GOVERNMENT: Final = split_words(
    """
    kemensos kementerian kemenag kejaksaan bappeda bkpsdm bpkad bkad bkd bpbd satpol
    dprd dpr mpr pemkab pemkot pemprov setda kpk kpu bawaslu polri tni bpk dinas
    dinsos mk ma
    """
)
"""Bodies of the state, whose posts are offices."""
_SHORT_GOVERNMENT: Final = re.compile(
    r"kemen[a-z]{3,}|menko[a-z]*|din(?:sos|kes|as|dik|kop|perin|naker|sosp)[a-z]*|bap[pe]e[a-z]{3,}|set(?:da|prov|kab|ko|kot|wan)[a-z]*"
    r"|dis(?:du|di|na|po|pa|ko|pe|hu|bu|ta|ka|la)[a-z]+"
)
"""Short names of ministries and services of a government: *Kemenkes*, *Disdukcapil*."""


class PostReader:
    """A reader of posts in running text."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._bodies = BodyReader(prose)

    def read(self, at: int) -> Mention | None:
        """Read the post that begins at a word; None if there is none."""
        prose = self._prose
        start, head = at, at
        if prose.bare(at) in _SALAH_SATU_STARTS and any(
            tuple(prose.bare(at + k) for k in range(len(words))) == words for words in _SALAH_SATU
        ):
            head = at + (2 if prose.bare(at) == "salah" else 1)
            if prose.bare(head) not in {"pengurus", "anggota"}:
                return None
        if prose.bare(head) in _CANDIDATE or prose.bare(start - 1) in _CANDIDATE:
            return None
        title_start = head
        head = self._skip_marks(head)
        if prose.bare(head).endswith("nya"):
            return self._read_possessed(title_start, head)
        is_organ = prose.bare(head) in _ORGANS and prose.bare(head + 1) in _IN_ORGAN
        if not (is_organ or prose.bare(head) in _HEADS):
            return None
        head += is_organ
        end = self._find_title_end(head + 1)
        title = _read_title(prose.write(title_start, end))
        if title is None and prose.bare(head + 1) in _ORGANS:
            # "Ketua Tim Pembina Posyandu" is of a body.
            end = head + 1
            title = _read_title(prose.write(title_start, end))
        if title is None or self._is_of_no_body(end, head):
            return None
        return self._read_body(Mention(start, end, prose.span(start, end), title))

    def _skip_marks(self, at: int) -> int:
        """Return the index after words for an acting, a former or a deputy holder."""
        prose, first = self._prose, at
        while prose.bare(at) in _ACTING and at < first + _MOST_MARKS:
            at += 1
        if (prose.bare(at), prose.bare(at + 1)) in _LONG_ACTING:
            at += 2
        return at + (prose.bare(at) in _DEPUTY)

    def _read_possessed(self, start: int, at: int) -> Mention | None:
        """Read a post of the body named before: *Sekretarisnya, Ani*."""
        prose = self._prose
        if prose.bare(at) == "wakilnya":
            title: ParsedTitle | None = ParsedTitle(Post.VICE_CHAIR)
        elif prose.bare(at).removesuffix("nya") in _HEADS:
            title = _read_title(prose.write(start, at + 1).removesuffix("nya"))
        else:
            return None
        place = prose.span(start, at + 1)
        post = (place[0], place[1] - len("nya"))
        return None if title is None else Mention(start, at + 1, post, title, name=prose.find_name(at + 1))

    def _find_title_end(self, at: int) -> int:
        prose = self._prose
        if prose.bare(at) in _ORGANS and prose.bare(at + 1) in _IN_ORGAN:
            at += 2
        first = at
        while prose.bare(at) in _MODIFIERS and at < first + _MOST_MARKS:
            at += 1
        is_number = prose.bare(at) in NUMBERS and (prose.bare(at).isdigit() or prose.tokens[at].text.isupper())
        if is_number and prose.bare(at + 1) not in _BALINESE and not prose.tokens[at].text.endswith("."):
            at += 1
        return self._find_section_end(at) if prose.bare(at) in _SECTIONS else at

    def _find_section_end(self, at: int) -> int:
        """Return where the section in a title ends; its start if the title has none."""
        prose = self._prose
        end = at + 1
        while end < at + _LONGEST_SECTION and (prose.is_capital(end) or prose.bare(end) in {"dan", "&"}):
            # A section may be called as bodies are: "Bidang Organisasi", "Bidang Relawan".
            is_work = end == at + 1 and not prose.tokens[end].text.isupper()
            if is_body_word(prose.bare(end)) and not is_work:
                break
            end += 1
        start = at
        while start > max(0, at - _LONGEST_SECTION) and prose.bare(start - 1) in _BEFORE_SECTION:
            start -= 1
        while end > at + 1 and parse(prose.write(start, end)) is None:
            end -= 1
        return end if end > at + 1 else at

    def _is_of_no_body(self, at: int, head: int) -> bool:
        """Return whether a post is of a committee, an office or a group that is not an organisation."""
        prose = self._prose
        if prose.bare(at) in _SECTIONS:
            return True
        bare = prose.bare(at)
        is_government = bare in _NO_BODY | _GOVERNMENT or _SHORT_GOVERNMENT.fullmatch(bare) is not None
        return is_government and prose.bare(head) != "pengurus"

    def _read_body(self, mention: Mention) -> Mention:
        """Add the body after a post, with its area, and the name that follows without a sign."""
        prose, end = self._prose, mention.end
        read = self._bodies.read(end)
        if read is None:
            mention = attrs.evolve(mention, name=prose.find_name(end))
        else:
            body = prose.span(end, read.end)
            mention = attrs.evolve(mention, body=body, end=read.end, name=read.name, is_unsure=read.is_unsure)
        if mention.name is not None and self._bodies.is_level(mention.name[1]):
            # "Ketua Gema Suka Kabupaten Misal": what seems to be a name is a body.
            return attrs.evolve(mention, name=None, is_unsure=True)
        return mention if mention.name is not None else self._read_qualifiers(mention)

    def find_area_end(self, at: int) -> int | None:
        """Return where a known area ends that begins at a word; the word itself if no name is there."""
        return self._bodies.find_area_end(at, "")

    def find_body(self, at: int) -> tuple[int, int] | None:
        """Return the place of the body that begins at a word, with its area; None if there is none."""
        read = self._bodies.read(at)
        return None if read is None else self._prose.span(at, read.end)

    def _read_qualifiers(self, mention: Mention) -> Mention:
        """Skip the years of the term and words such as "yang lama", which make a holder a former one."""
        prose = self._prose
        at, is_former = mention.end, False
        while at < mention.end + _MOST_QUALIFIERS:
            bare = prose.bare(at)
            is_year = _YEARS.fullmatch(bare) is not None
            is_dash = bare in {"-", "\u2013", "\u2014"} and _YEARS.fullmatch(prose.bare(at + 1)) is not None
            if bare in _BEFORE:
                is_former = True
            elif not (is_year or is_dash or bare in PERIOD_WORDS or bare in _QUALIFIERS):
                break
            at += 1
        if at == mention.end:
            return mention
        # After these words the body has ended, so that a name after a sign is that of the holder.
        is_unsure = mention.is_unsure and prose.bare(at) != "," and not _YEARS.fullmatch(prose.bare(at - 1))
        if prose.bare(at - 1) in {"yang", "ke", "saat", "masa"}:
            at -= 1
        title = attrs.evolve(mention.title, capacity=Capacity.FORMER) if is_former else mention.title
        name = None if is_unsure else prose.find_name(at)
        return attrs.evolve(mention, end=at, title=title, name=name, is_unsure=is_unsure)


@lru_cache(1 << 10)
def _read_title(written: str) -> ParsedTitle | None:
    """Return the meaning of a title in running text."""
    title = " ".join(written.split())
    bare = re.sub(r"^(?:salah satu|salah seorang|seorang)\s+", "", title, flags=re.IGNORECASE)
    if re.fullmatch(r"(?:wakil\s+)?penanggung\s*jawab", bare, re.IGNORECASE):
        return ParsedTitle(Post.OTHER, find_capacity(bare))
    if _HONORARY.fullmatch(bare):
        return ParsedTitle(Post.OTHER)
    return parse(bare) or parse(_RANKED_ADVISER.sub(r"\1", bare))
