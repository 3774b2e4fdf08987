"""Labels before the holders in a list: posts, sections, and headings of several sections."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache
from typing import Final, NamedTuple

import attrs

from psm_model.entities import Capacity, Post
from psm_model.entities.titles import NUMBERS, ParsedTitle, parse_title, split_title
from psm_model.errors import ParseError

from ._word_sets import split_words

__all__ = [
    "Kind",
    "Label",
    "classify_label",
    "close_letters",
    "drop_body",
    "find_capacity",
    "is_coordinated",
    "resolve_title",
]


class Kind(Enum):
    """What a label is."""

    POST = auto()
    """A post of the board or, below a section, of the section."""
    OTHER = auto()
    """A post that the library has no code for."""
    SECTION = auto()
    """A section of the board."""
    SECTIONS = auto()
    """A heading before several sections, which are named without what they are called."""
    BOARD = auto()
    """A heading of the executive board, which ends the section before it."""


class Label(NamedTuple):
    """A label that is known."""

    kind: Kind
    """What it is."""
    section: str | None = None
    """The name of the section, without what it is called: *Humas* for *Seksi Humas*; *Pokja I* as it is."""
    is_organ: bool = False
    """Whether it is an organ beside the board that may have posts of its own (*Dewan Pembina*)."""


_MAX_LENGTH: Final = 120
_SECTION_WORDS: Final = split_words(
    """
    bidang seksi divisi departemen biro komisi unit urusan kompartemen
    """
)
_BODY_WORDS: Final = frozenset(("komisi", "biro", "unit"))
"""Words that begin the names of sections, and of bodies."""
_LEVELS: Final = split_words("nasional daerah provinsi kabupaten kota kecamatan kelurahan desa nagari gampong")
_GROUPS: Final = frozenset(("pokja",))
_SECTION_START: Final = re.compile(
    r"(?:bidang|bid|seksi|sie|divisi|devisi|div|departemen|dept?|biro|komisi|unit|urusan|kompartemen)\b[\s.:-]*",
    re.IGNORECASE,
)
_NUMBERED_NAME: Final = re.compile(r"(?:[ivxl]+|\d{1,2}|[a-h])\s*[.:)(\u2013\u2014-]+\s*(.*?)\)?", re.IGNORECASE)
_ALL_SECTIONS: Final = re.compile(
    r"(?:(?:para|koordinator)\s+)?(?:(seksi|bidang|divisi|departemen|pokja|sie)\s*[-\u2013]\s*\1)(?:\s+terdiri.*)?",
    re.IGNORECASE,
)
_BOARD: Final = re.compile(
    r"(?:(?:badan|dewan|unsur|susunan)\s+)?pengurus(?:\s+(?:harian|inti|lengkap|pleno))+|pengurus\s+harian|ph"
    r"|(?:badan|dewan|unsur)\s+(?:pengurus|pimpinan)|unsur\s+pelaksana",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"(?:dewan|majelis|badan|tim|anggota)\s+(?:kehormatan|kode\s+etik|penyantun|pengawas|etik|pendiri|ahli)"
    r"|(?:wakil\s+)?penang+ung\s*jawab(?:\s+(?:umum|kegiatan))?|(?:ketua\s+)?(?:pengawas|audit(?:or)?(?:\s+internal)?)"
    r"|badan\s+audit(?:\s+internal)?|(?:sekretariat|staf\s+(?:sekretariat|administrasi)|operator|admin|administrasi)"
    r"|(?:(?:plt|plh|pjs?|pgs)\b\.?\s*)?(?:wakil\s+)?kepala"
    r"|wakil|pembantu\s+umum|(?:juru\s+bicara|jubir)"
    r"|narasumber|penasihat\s+hukum|ketua\s+dewan\s+(?:kehormatan|pengawas|etik)|wakil\s+koordinator|konsultan"
    r"|(?:ketua\s+)?(?:pelaksana|tim\s+ahli)"
    r"|(?:kepala\s+)?(?:tata\s+usaha|rumah\s+tangga\s+panti)|(?:kepala|ibu|bapak)\s+asrama"
    r"|(?:pengasuh|pendamping|pengelola|petugas|staf|guru|juru|pekerja|tenaga|kader|pelatih|instruktur)"
    r"(?:\s+(?:putra|putri|anak|lansia|balita|asrama|panti|masak|kebersihan|keamanan|sosial|administrasi|keuangan|data"
    r"|lapangan|ngaji|mengaji|kesehatan|gizi|dapur|rumah\s+tangga)){1,2}"
    r"|pengasuh|perawat|bidan|psikolog|satpam|penjaga(?:\s+malam)?|sopir|supir|driver|bendahara\s+pembantu",
    re.IGNORECASE,
)
_WORK_ALONE: Final = re.compile(
    r"humas(?:\s*(?:&|dan|/|,)\s.*)?|hubungan\s+masyarakat.*|perlengkapan|dokumentasi|publikasi|pendidikan.*|kesehatan.*"
    r"|olah\s?raga.*|kerohanian.*|keagamaan.*|agama.*|kesenian.*|kebersihan.*|kepemudaan.*|pelatihan.*|pelayanan.*"
    r"|pemberdayaan.*|kesejahteraan.*|usaha.*|organisasi.*|penggalangan.*|pendataan.*|kaderisasi.*|advokasi.*"
    r"|rehabilitasi.*|perlindungan.*|pengembangan.*|logistik|konsumsi|keamanan|hukum.*|lingkungan.*|pemuda.*"
    r"|perempuan.*|data.*|bantuan.*|penelitian.*|media.*|kominfo|informasi.*|dana.*|sosial.*|ekonomi.*|seni.*",
    re.IGNORECASE,
)
_COORDINATED: Final = re.compile(
    r"\b(?:kor(?:cam|wil|des|kel|kab|kot|prov|da)|koor?d?(?:inator)?|perwakilan)\b.*"
    r"|.*\b(?:kecamatan|desa|kelurahan|kalurahan|wilayah|nagari|rw|rt|dusun|kapanewon)\b.*",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(
    r"\s+([I1])\s*(?:[-\u2013/&,]|s\.?\s?/?\s?d\.?|dan|sampai)\s*(?:[IVX]{1,4}|\d)$", re.IGNORECASE
)
"""The numbers of several deputies beside their post: *Wakil Ketua I-III*."""
_KEPALA: Final = re.compile(r"^((?:(?:plt|plh|pjs?|pgs)\b\.?\s*)?(?:wakil\s+)?)kepala$", re.IGNORECASE)
"""The head of a section."""
_BROKEN: Final = re.compile(r"\b([B-HJ-UWYZ])\s([a-z]{3,})")
"""A letter that a scanner has divided from its word."""
_DIVIDED: Final = re.compile(r"\b([A-Z][a-z]{2,6})\s([a-z]{3,7})\b")
"""A word that a scanner has divided: *Sekre taris*."""
_SPACED: Final = re.compile(r"(?<!\S)(?:[^\W\d_] ){3,}[^\W\d_](?!\S)")
"""A heading whose letters have spaces between them: *K E T U A*."""
_FIRST_WORD: Final = re.compile(
    r"(susunan|wakil|dewan|majelis|ketua|sekretaris|bendahara|anggota|bidang|seksi)(?=\w)", re.IGNORECASE
)
_SHORT_CHAIR: Final = re.compile(r"^(wakil|wkl?)\b\.?\s*ket\b\.?", re.IGNORECASE)
_SHORT_MEMBER: Final = re.compile(r"^ang+(?:gt|ot|t)?\b\.?$", re.IGNORECASE)
_MEMBER_OF_AREA: Final = re.compile(
    r"^anggota\s+(?:rw|rt|dusun|dukuh|jorong|banjar|lingkungan|desa|kelurahan|wilayah|unsur)\b.*", re.IGNORECASE
)
"""A member with the area or the group that he is from."""
_BODY_AT_END: Final = re.compile(
    r"(?<=\w)\s+(?:(?:forum\s+|fk[\s-]?)?i?psm|karang\s+taruna|(?:tp\.?\s+)?pkk)$", re.IGNORECASE
)
_SHORT_HEAD: Final = re.compile(r"^ka\.?\s?bid\b\.?\s+(?=\w)", re.IGNORECASE)
_ONE_IN_WORD: Final = re.compile(r"(?<=[^\W\d_])1(?=[^\W\d_]|\.)|(?<=[^\W\d_])1(?=\s+[^\W\d_])")
"""The digit that a scanner reads for a letter: *Wk1. Ketua*."""
_IN_BRACKETS: Final = re.compile(r"\s*\([^()]*\)$")
_DEPUTY: Final = re.compile(r"^(wakil\s+(?:ketua|sekretaris|bendahara))\s+((?:bidang|bid\.?)\s)", re.IGNORECASE)
_NUMBERED: Final = re.compile(
    r"^(ketua|sekretaris|bendahara)(\s+(?:[ivx]+|\d{1,2})\s+(?:bidang|bid\.?)\s)", re.IGNORECASE
)
"""The numbered deputy who is in charge of a section."""
_WIDE: Final = frozenset((Post.PATRON, Post.ADVISER, Post.DIRECTOR, Post.COORDINATOR))
_OWN: Final = re.compile(r"fungsional|teknis|umum|khusus|harian|utama|lapangan|kehormatan|program", re.IGNORECASE)
_LONGEST_OWN: Final = 2
_JOINT: Final = re.compile(r"(?<!\s)\s*/\s*|(?<!\s)\s+(?:merangkap|rangkap|sekaligus)\s+", re.IGNORECASE)
_SENTENCE: Final = re.compile(
    r"\bdi(?:ketuai|pimpin|koordin\w+|kepalai|komando\w+|komandani|na[kh]+odai|nakodai|gawangi|percayakan|serahkan"
    r"|amanahkan|isi|jabat|pegang|tangani|emban|ampu|tempati)\b",
    re.IGNORECASE,
)
"""Verbs of a sentence about a section or a post, which is not a label."""
_ORGAN: Final = re.compile(r"(?:dewan|majelis|tim|badan)\s|mp(?:kt|o)\b", re.IGNORECASE)
_ACTING: Final = re.compile(r"\s*\(?(?:plt|plh|pjs?|pgs)\b", re.IGNORECASE)


@lru_cache(1 << 12)
def classify_label(text: str) -> Label | None:
    """Return what a label is; None if it is not known.

    >>> classify_label("Wkl. Sekretaris I").kind.name, classify_label("SEKSI HUMAS").section
    ('POST', 'HUMAS')
    >>> classify_label("Menimbang") is None
    True
    """
    text = close_letters(text)
    words = [word.text for word in split_title(text)] if len(text) <= _MAX_LENGTH else []
    if not words or text[-1] in ",;" or _SENTENCE.search(text):
        return None
    if _ALL_SECTIONS.fullmatch(text):
        return Label(Kind.SECTIONS)
    if _BOARD.fullmatch(text):
        return Label(Kind.BOARD)
    if words[0] in _BODY_WORDS and not _LEVELS.isdisjoint(words):
        # "KOMISI DAERAH LANJUT USIA PROVINSI MISAL" is a body.
        return None
    if words[0] in _SECTION_WORDS or words[0] in _GROUPS or words[:2] == ["kelompok", "kerja"]:
        return Label(Kind.SECTION, _name_section(text, words))
    kind = _find_post_kind(text)
    return None if kind is None else Label(kind, is_organ=_ORGAN.match(text) is not None)


def _find_post_kind(text: str) -> Kind | None:
    """Return whether a label is a post with or without a code, or several posts at once; None if it is none."""
    first, *others = _JOINT.split(text)
    if parse(text) is not None or (others and parse(first) is not None):
        return Kind.POST
    words = text.split()
    if 1 < len(words) <= _LONGEST_OWN and (head := parse(words[0])) is not None and head.post in _WIDE:
        # "Pembina Fungsional"; other words may name a body.
        return Kind.POST if _OWN.fullmatch(words[-1]) else None
    return Kind.OTHER if _OTHER.fullmatch(text) else None


def _name_section(text: str, words: list[str]) -> str | None:
    """Return the name of a section; one that has only a number, with what it is called; None if it has neither."""
    start = _SECTION_START.match(text)
    if start is None:
        # "Pokja 1 (Gotong Royong)": the work is in brackets after the number.
        bare = _IN_BRACKETS.sub("", text)
        return (bare if " " in bare else text) if len(words) > 1 else None
    rest = text[start.end() :].strip(" .:-")
    if not rest or all(word in NUMBERS for word in words[1:]):
        return text if rest else None
    numbered = _NUMBERED_NAME.fullmatch(rest)
    return numbered[1] if numbered is not None and numbered[1] else rest


def close_letters(text: str) -> str:
    """Return a text without the spaces between the letters of its words.

    >>> close_letters("W A K I L K E T U A"), close_letters("Ketua I")
    ('WAKIL KETUA', 'Ketua I')
    """
    return _SPACED.sub(lambda spaced: _FIRST_WORD.sub(r"\1 ", spaced[0].replace(" ", "")), text)


def drop_body(title: str) -> str:
    """Return a title without the body at its end, as in tables.

    >>> drop_body("Anggota PSM"), drop_body("Ketua Karang Taruna"), drop_body("Anggota")
    ('Anggota', 'Ketua', 'Anggota')
    """
    return _BODY_AT_END.sub("", title)


def is_coordinated(text: str) -> bool:
    """Return whether a heading may be before a list of areas with a coordinator each."""
    return _COORDINATED.fullmatch(text) is not None


def names_work(text: str) -> bool:
    """Return whether a label is the work of a section, without what the section is called."""
    return _WORK_ALONE.fullmatch(text) is not None


def parse(title: str, *, section: str | None = None, beside: tuple[str, ...] = ()) -> ParsedTitle | None:
    """Return the parsed title; None if it is not one."""
    spellings = _list_spellings(title)
    if section is not None:
        spellings = (_KEPALA.sub(r"\1ketua", title), *spellings)
    for spelling in dict.fromkeys(spellings):
        try:
            parsed = parse_title(spelling, section=section, beside=beside)
        except ParseError:
            continue
        # The deputy of a section is not numbered.
        return attrs.evolve(parsed, number=None) if _DEPUTY.match(title) else parsed
    return None


def _list_spellings(title: str) -> tuple[str, ...]:
    """Return a title as written, then mended, and as one of a deputy in charge of a section."""
    title = close_letters(title)
    others = (
        _RANGE.sub(r" \1", title),
        _BROKEN.sub(r"\1\2", title),
        _DIVIDED.sub(r"\1\2", title),
        _DEPUTY.sub(r"\1 I \2", title),
        _NUMBERED.sub(r"Wakil \1\2", title),
        _SHORT_CHAIR.sub(r"\1 Ketua", title),
        _SHORT_MEMBER.sub("Anggota", title),
        _SHORT_HEAD.sub("Ketua Bidang ", title),
        _MEMBER_OF_AREA.sub("Anggota", title),
        _ONE_IN_WORD.sub("l", title.replace("0", "o")),
        _ONE_IN_WORD.sub("i", title.replace("0", "o")),
    )
    return tuple(dict.fromkeys((title, *others)))


def find_capacity(title: str) -> Capacity:
    """Return the capacity that the first word of a title without a code states."""
    return Capacity.ACTING if _ACTING.match(title) else Capacity.SUBSTANTIVE


def resolve_title(title: str, *, section: str | None, beside: tuple[str, ...]) -> ParsedTitle:
    """Return the meaning of a title in a list; OTHER if the library has no post for it.

    Args:
        title: The title as written.
        section: The section or organ that it is under, as written.
        beside: The titles of the same board without a section.
    """
    parsed = parse(title, section=section, beside=beside) or (
        parse(_JOINT.split(title)[0], section=section, beside=beside)
    )
    if parsed is None and _OWN.fullmatch(title.rsplit(maxsplit=1)[-1]):
        parsed = parse(title.split(maxsplit=1)[0], section=section, beside=beside)
    return ParsedTitle(Post.OTHER, find_capacity(title), section) if parsed is None else parsed
