"""The holders that are beside a post in a list: names of persons and offices, one or several."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs

from psm_model.entities.titles import is_section_name

from ._name_words import FORM_OF_ADDRESS, is_bare_degree, is_degree_text, is_honorific_word, is_person_name
from ._offices import starts_office
from ._pictures import is_picture
from ._word_sets import split_words

__all__ = ["Holder", "is_vacant", "join_spaces", "names_affair", "read_holders"]


@attrs.frozen
class Holder:
    """A holder in a list."""

    start: int
    """Where it starts in the text."""
    end: int
    """Where it ends."""
    text: str
    """The name or the office, with single spaces."""
    is_office: bool
    """Whether it is an office."""
    note: tuple[int, int] | None = None
    """The place of a note in brackets after it, without the brackets."""
    is_acting: bool = False
    """Whether a word before the name says that the person acts for another."""


_SEPARATOR: Final = re.compile(
    r"""\((?!\s*\d{1,2}\s*\))[^()\n]*\)                                     # A note in brackets is kept together.
    |(?P<number>(?<![^\s;,:.])(?:\(?\d{1,2}\s?[.)]\)?|[a-h][.)])(?=\s*[^\W\d_])\s*(?=[A-Z(\W]|\d?[a-z]{3,}|h\.|dr))
    |(?P<strong>[;|\t\u2022\u25aa\u25cf]|\s{3,})
    |(?P<weak>,(?!\s*\.\s*,?\s*[A-Z])|\s(?:dan|serta|DAN|&)\s|\s?/\s?(?=[A-Z]))""",
    re.VERBOSE,
)
_VACANT: Final = re.compile(
    r"(?:\d{1,2}\s(?:orang|org|posisi|kursi)\s)?(?:sementara\s|masih\s)*(?:kosong|lowong|vakum|nihil|vacant)(?:\s(?:sementara|posisi|jabatan))?"
    r"|(?:\d{1,2}\s(?:orang|org|posisi|kursi)\s)?(?:masih\s)?(?:belum|tidak|tdk|blm)\s(?:ada|(?:di)?(?:isi|terisi|tunjuk|tetapkan|angkat|bentuk|tentukan))|menyusul"
    r"|(?:masih\s)?(?:dalam\s(?:proses|pengisian)|akan\s(?:diisi|ditunjuk|ditetapkan))|n/?a|",
    re.IGNORECASE,
)
_NOTHING: Final = " \t\r\n()[]-\u2010\u2011\u2012\u2013\u2014\u2015._\u2026"
_ACTING: Final = re.compile(r"(?:plt|plh|pjs?|pgs)\b\.?\s*:?\s*(?=[^\W\d_])", re.IGNORECASE)
"""Words before a name beside the holder for whom somebody acts: *Ani (cuti), Plt. Budi*."""
_ADDRESS: Final = re.compile(FORM_OF_ADDRESS, re.IGNORECASE)
_TITLE: Final = re.compile(r"(?<=\s)([^\W\d_]+\.)\s?(?=[A-Z])")
"""A title with a dot before a name."""
_NOTE: Final = re.compile(r"(?<!\s)\s*[(\[]([^()\[\]]*)[)\]]\s*$")
# Numbers of persons and telephones, and words after a dash, do not belong to the holder.
_SURPLUS: Final = re.compile(
    r"(?<![\s,/(])[\s,/(]*(?:(?:no\.?\s*)?(?:hp|telp|tlp|wa)\b\.?\s*[:.]?\s*)?\+?(?:62|0)\d[\d\s.-]{6,}\)?.*"
    r"|(?<![\s,/(])[\s,/(]*\b(?:nip|nik|nuptk|nrp)\b.*|(?<![,\s])[,\s]+d(?:kk|st|ll)\b.*|(?<!\s)\s+[-\u2013\u2014]\s+.*",
    re.IGNORECASE | re.DOTALL,
)
_HOME_WORDS: Final = (
    r"(?:dusun|dsn|desa|ds|rt|rw|jl|jln|jalan|kelurahan|kel|kecamatan|kec|alamat|umur|usia|\d{1,3}\s*(?:tahun|th))\b"
)
"""A pattern of words before the place where somebody lives, or an age."""
_HOME: Final = re.compile(_HOME_WORDS, re.IGNORECASE)
_BEFORE_HOME: Final = re.compile(rf",\s*(?={_HOME_WORDS})(?![^()]*\))", re.IGNORECASE)
_PERSONAL: Final = re.compile(r"[\s(]*(?:nip|nik|nrp|nuptk|no\.?\s*hp|hp|telp|wa)\b[\s.:]*[\d+x]", re.IGNORECASE)
"""A personal number that is set apart."""
_EDGES: Final = " \t\r\n\u00a0-\u2013\u2014:=*_\u2022\u25aa\u25cf.,;/\"'\u201c\u201d"
_FIRST_PICTURE: Final = "\u200d"
_AFFAIRS: Final = split_words(
    """
    politik olahraga pemuda ukm umkm koperasi kebudayaan budaya pariwisata seni perdagangan perindustrian industri
    energi kehutanan pertanian pangan perikanan kelautan peternakan perkebunan riset teknologi komunikasi informatika
    statistik persandian transmigrasi tata ruang kawasan perhubungan lingkungan hidup kb keluarga anak perempuan
    masyarakat desa aset pajak daerah sumber daya kesra hukum ham reformasi birokrasi arsip investasi pembangunan
    """
)
"""Words of the affairs of offices, after "dan": *Menteri Pemuda dan Olahraga*."""
_SHORT_NOTE: Final = 2
_OFFICE_LIMIT: Final = 16
_NO_OFFICE: Final = re.compile(
    r"\b(?:yang|adalah|untuk|akan|telah|agar|bahwa|dengan|sebagai|selaku)\b"
    r"|,\s*(?:anggota|wakil|sekretaris|bendahara)\b|\d{5}|:",
    re.IGNORECASE,
)
_SENTENCE_END: Final = re.compile(r"(?<=[a-z]{3})\.\s+(?=[A-Z\u201c\"])")


def join_spaces(text: str) -> str:
    """Return a text with single spaces."""
    return " ".join(text.split())


def is_vacant(text: str) -> bool:
    """Return whether a text says that nobody holds the post, or is empty.

    >>> is_vacant("(kosong)"), is_vacant(" - "), is_vacant("Kosim")
    (True, True, False)
    """
    return _VACANT.fullmatch(join_spaces(text.strip(_NOTHING))) is not None


def read_holders(text: str, start: int, end: int, *, is_lower: bool = False) -> tuple[Holder, ...]:
    """Read the holders in a part of a text; none if a part of it is anything else.

    >>> text = "1. Ani, S.Pd.; 2. Drs. H. Oman, M.Si. dan Budi"
    >>> [holder.text for holder in read_holders(text, 0, len(text))]
    ['Ani, S.Pd.', 'Drs. H. Oman, M.Si.', 'Budi']
    """
    found = _read_all(text, start, end, is_lower=is_lower)
    if not found and (stop := _SENTENCE_END.search(text, start, end)) is not None:
        return _read_all(text, start, stop.start(), is_lower=is_lower)
    return found


def _read_all(text: str, start: int, end: int, *, is_lower: bool) -> tuple[Holder, ...]:
    found: list[Holder] = []
    for first, last in _iter_pieces(text, start, end):
        if is_vacant(text[first:last]) or _PERSONAL.match(text, first, last):
            continue
        holder = _read_one(text, first, last, is_lower=is_lower)
        if holder is None:
            return ()
        found.append(holder)
    return tuple(found)


def _iter_pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts between separators; degrees stay with the name before them, and an office is not divided."""
    first, last = start, start
    at, is_weak = start, False
    for separator in (*_SEPARATOR.finditer(text, start, end), None):
        if separator is not None and separator.lastgroup is None:
            continue
        stop = end if separator is None else separator.start()
        if text[at:stop].strip(" ."):
            if not (is_weak and _continues(text[first:last], text[at:stop], sign=text[last:at].strip())):
                if text[first:last].strip():
                    yield first, last
                first = at
            last = stop
        if separator is not None:
            at, is_weak = separator.end(), separator.lastgroup == "weak"
    if text[first:last].strip():
        yield first, last


def _continues(before: str, piece: str, *, sign: str) -> bool:
    """Return whether a part after a comma, "dan" or a slash belongs to the holder before it."""
    bare = _NOTE.sub("", _SURPLUS.sub("", piece)).strip(" .")
    if is_degree_text(bare) or _HOME.match(bare):
        return True
    if sign == "," and is_bare_degree(before, bare):
        return True
    office = before.strip(_EDGES)
    if not starts_office(office) or starts_office(bare):
        return False
    # A slash divides the parts of one office: "Kepala Dinas Sosial/PMD".
    return sign == "/" or not is_person_name(bare) or names_affair(bare)


def names_affair(text: str) -> bool:
    """Return whether words name the work of an office.

    >>> names_affair("Pemberdayaan Perempuan"), names_affair("Sugeng Riyadi")
    (True, False)
    """
    words = text.casefold().split()
    if words[0] in _AFFAIRS:
        return True
    return (
        is_section_name(words, is_headed=False)
        if len(words) > 1
        else re.fullmatch("(?:pe|ke).{4,}an", words[0]) is not None
    )


def _read_one(text: str, start: int, end: int, *, is_lower: bool) -> Holder | None:
    note = None
    surplus = _SURPLUS.search(text, start, end)
    if surplus is not None and surplus.start() > start:
        end = surplus.start()
    home = _BEFORE_HOME.search(text, start, end)
    if home is not None:
        end = home.start()
    start, end = _trim(text, start, end)
    while (address := _ADDRESS.match(text, start, end)) is not None:
        start = address.end()
    bracket = _NOTE.search(text, start, end)
    if bracket is not None and bracket.start() > start and not _is_of_degree(bracket):
        note, end = bracket.span(1), bracket.start()
    start, end = _trim(text, start, end)
    written = join_spaces(text[start:end])
    name = _find_name_in_office(text, start, end) if starts_office(written) else None
    if name is not None:
        return Holder(name, end, join_spaces(text[name:end]), is_office=False, note=note)
    if starts_office(written):
        words = written.split()
        is_office = len(words) <= _OFFICE_LIMIT and not _NO_OFFICE.search(written)
        return Holder(start, end, written, is_office=True, note=note) if is_office else None
    acting = _ACTING.match(text, start, end)
    if acting is not None:
        start = acting.end()
        written = join_spaces(text[start:end])
    if not is_person_name(written, is_lower=is_lower):
        return None
    return Holder(start, end, written, is_office=False, note=note, is_acting=acting is not None)


def _find_name_in_office(text: str, start: int, end: int) -> int | None:
    """Return where the name of the holder of an office begins, with a title: *Wakil Bupati Suka Ir. Sugeng*."""
    for match in _TITLE.finditer(text, start + 1, end):
        if is_honorific_word(match[1]):
            written = join_spaces(text[match.start(1) : end])
            return match.start(1) if is_person_name(written) else None
    return None


def _is_of_degree(bracket: re.Match[str]) -> bool:
    """Return whether brackets belong to a degree: *Sp.A(K)*."""
    return bracket[0][0] in "([" and len(bracket[1]) <= _SHORT_NOTE


def _is_edge(sign: str) -> bool:
    """Return whether a sign at the edge of a holder does not belong to it; pictures are among them."""
    return sign in _EDGES or (sign >= _FIRST_PICTURE and is_picture(sign))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place without signs at its edges; the dot of a degree or an initial stays."""
    while start < end and _is_edge(text[start]):
        start += 1
    stop = end
    while start < stop and _is_edge(text[stop - 1]):
        stop -= 1
    if text[stop : stop + 1] == "." and stop < end:
        last = text[start:stop].rpartition(" ")[2]
        if "." in last or len(last) == 1 or is_degree_text(last):
            stop += 1
    return start, stop
