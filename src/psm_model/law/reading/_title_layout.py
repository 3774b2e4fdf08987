"""The layout around a title: lists, paragraphs and the opening of the instrument's text, which end it."""

from __future__ import annotations

import re
from typing import Final

from psm_model.law._names import split_words
from psm_model.law._number_shape import is_year
from psm_model.law._vocabulary import resolve_spelling
from psm_model.law.instrument import InstrumentKey

from ._clause_words import is_verb
from ._text import Tokens
from ._title_words import JOINS, SECTIONS, SHORTENED

__all__ = [
    "ELUCIDATES",
    "begins_item",
    "begins_line",
    "begins_paragraph",
    "begins_stamp",
    "follows_long_line",
    "is_short_break",
    "is_spread",
    "is_wrapped",
    "numbers_item",
    "opens_clause",
    "opens_elucidation",
    "opens_enactment",
    "repeats_opening",
    "split_enacting_office",
]

ELUCIDATES: Final = frozenset(["i", "l", "1", "a", "umum"])
"""First words of the first heading of an elucidation, "I. UMUM"."""
_INDENT: Final = 24  # characters before a citation that may hold "Penjelasan atas"
_ELUCIDATION: Final = re.compile(r"penjelasan\s{1,4}atas\s")
_HEADS: Final = split_words("bupati walikota wali gubernur menteri presiden kepala ketua rektor direktur camat lurah")
"""First words of the line of an office after a title on the first page."""
_ACTING: Final = split_words("pj pjs plt plh penjabat pejabat sementara pelaksana tugas harian")
_HEADS_OF_REGIONS: Final = {"provinsi": "gubernur", "kabupaten": "bupati", "kota": "walikota"}
_FULL_LINE: Final = 40  # characters of a line that was wrapped
_MAX_LINE_LENGTH: Final = 130
"""The maximum number of characters in a wrapped line."""
_TWO_WORDS: Final = 60  # characters that two lines of one word each take up
_MAX_TITLE_LENGTH: Final = 600  # characters
_ROOM: Final = 0.6
_ROOM_OF_ROW: Final = 0.85
"""Lines shorter than this fraction of the longest were broken on purpose; the second if the citation begins a line."""
_WORDS_APART: Final = re.compile(r"\n[ \t]*\S+[ \t\r]*\n\s*\S+\Z")
_MAX_COUNT_LENGTH: Final = 2  # digits of the number of a list item
_PARAGRAPH: Final = re.compile(r"[ \t\r]*\n[ \t\r]*\n\s*(?=[^a-z\s]|\Z)")
_ITEM: Final = re.compile(
    r"[ \t\r*_]*\n\s*(?:[0-9A-Za-z]{1,3}[.)]|[0-9]{1,2}(?:[.][0-9]{1,2}){1,3}[.)]?"
    r"|[-*\u2022+\u00b7\u25a0-\u25ff\u2700-\u27bf\ue000-\uf8ff])\s"
)
_PAGE_NUMBER: Final = re.compile(r"[ \t\r]*\n\s*[0-9]{1,3}[ \t\n]+(?=[A-Z])")
_LABEL: Final = re.compile(r"[ \t\r]*\n\s*[A-Z][A-Za-z]{2,20}[ \t]{0,9}:")
_STAMP: Final = re.compile(r"[ \t\r]*\n[ \t]*(?:[A-Z]+[ ]){0,3}[A-Z]{6,}[ \t\r]*\n")
_LINE_OF_OFFICE: Final = re.compile(r"[^\n,]{0,80},[ \t\r]*\n")
_OFFICE_THAT_CONSIDERS: Final = re.compile(
    r"[^\n,]{0,80},\s{0,9}(?:Menimbang|MENIMBANG|Mengingat|MENGINGAT)\b"
    r"|[^\n,]{0,60}REPUBLIK INDONESIA,[ \t\r]*(?:\n|\Z)"
)


def begins_line(tokens: Tokens, index: int) -> bool:
    """Return whether there is a line break before an index."""
    return "\n" in tokens.gap(index)


def begins_item(tokens: Tokens, index: int) -> bool:
    """Return whether an item of a list, or a section of a page or a form ("Menetapkan :"), begins at an index."""
    normalised, end = tokens.text.normalised, tokens.end(index - 1)
    if tokens.word(index) in SECTIONS:
        return True
    return any(shape.match(normalised, end) for shape in (_ITEM, _LABEL, _PAGE_NUMBER))


def numbers_item(tokens: Tokens, index: int) -> bool:
    """Return whether a number is that of the next item of a list on one line, "tentang Desa 5. Peraturan"."""
    before = tokens.word(index - 1)
    counts = len(tokens.word(index)) <= _MAX_COUNT_LENGTH and tokens.word(index + 1) == "."
    return (
        counts and tokens.raw(index + 2)[:1].isupper() and before != "." and resolve_spelling(before) not in SHORTENED
    )


def repeats_opening(tokens: Tokens, first: int, index: int) -> bool:
    """Return whether a line opens with the first words of the title, like a sentence about its subject."""
    return index > first + 1 and all(tokens.word(index + ahead) == tokens.word(first + ahead) for ahead in (0, 1))


def begins_paragraph(tokens: Tokens, index: int) -> bool:
    """Return whether a paragraph begins at an index."""
    return _PARAGRAPH.match(tokens.text.normalised, tokens.end(index - 1)) is not None


def begins_stamp(tokens: Tokens, index: int) -> bool:
    """Return whether a line in capitals, like a stamp, begins at an index."""
    return _STAMP.match(tokens.text.normalised, tokens.end(index - 1)) is not None


def follows_long_line(tokens: Tokens, index: int) -> bool:
    """Return whether the line before an index is too long for a wrapped line, and so a paragraph."""
    end = tokens.end(index - 1)
    return tokens.text.normalised.find("\n", max(0, end - _MAX_LINE_LENGTH), end) < 0 and end > _MAX_LINE_LENGTH


def is_short_break(tokens: Tokens, index: int, start: int) -> bool:
    """Return whether the line before an index was broken on purpose: after a year, or with room for the next word.

    Args:
        tokens: The tokens.
        index: The index of the first word of a line.
        start: The offset where the citation starts; its lines show the length of wrapped lines.
    """
    before = tokens.word(index - 1)
    if is_year(before) and resolve_spelling(tokens.word(index - 2)) in {"tahun", "-"}:
        return True
    normalised, end = tokens.text.normalised, tokens.end(index - 1)
    line_start = normalised.rfind("\n", 0, start) + 1
    is_row = line_start > 0 and not normalised[line_start:start].strip()
    if is_row:
        line_start = max(normalised.rfind("\n", 0, line_start - 1) + 1, line_start - _MAX_LINE_LENGTH)
    lines = normalised[max(line_start, end - _MAX_TITLE_LENGTH) : end].split("\n")
    needed = len(lines[-1].strip()) + 1 + len(tokens.word(index))
    return needed < (_ROOM_OF_ROW if is_row else _ROOM) * max(len(line.strip()) for line in lines)


def opens_clause(tokens: Tokens, index: int) -> bool:
    """Return whether a line begins with a verb, like a row of a form: "Diubah dengan", "Mencabut Peraturan"."""
    return tokens.word(index) not in JOINS and is_verb(tokens.word(index))


def is_spread(tokens: Tokens, first: int, start: int) -> bool:
    """Return whether blank lines separate the start of a citation from its title; they then end no paragraph."""
    return _PARAGRAPH.search(tokens.text.normalised, start, tokens.start(first)) is not None


def is_wrapped(tokens: Tokens, index: int) -> bool:
    """Return whether the line before an index was wrapped: it is long, or a single word like those before it."""
    normalised, end = tokens.text.normalised, tokens.end(index - 1)
    if tokens.word(index - 1)[:1].isdigit():
        return False  # a title ends at "TAHUN ANGGARAN 2020"
    line_break = normalised.rfind("\n", max(0, end - _FULL_LINE), end)
    return line_break < 0 or _WORDS_APART.search(normalised[max(0, end - _TWO_WORDS) : end]) is not None


def opens_elucidation(tokens: Tokens, index: int, start: int) -> bool:
    """Return whether the first heading of an elucidation, "I. UMUM", begins at an index; it follows the title.

    Args:
        tokens: The tokens.
        index: The index where the heading may begin.
        start: The offset where the citation starts. After "Penjelasan atas" the heading may lack its number.
    """
    if tokens.word(index) != "umum":
        return tokens.word(index + 1) == "." and tokens.word(index + 2) == "umum"
    sentence = tokens.raw(index + 1)
    is_heading = tokens.raw(index) == "UMUM" and len(sentence) > 1 and sentence.istitle()
    return is_heading and _ELUCIDATION.search(tokens.text.lowered, max(0, start - _INDENT), start) is not None


def split_enacting_office(instrument: InstrumentKey) -> tuple[str, ...]:
    """Split the name of the office whose line follows the title of its own instrument, as "bupati batang"."""
    head_word, _, region = (instrument.issuer or "").partition(" ")
    head = _HEADS_OF_REGIONS.get(head_word)
    if head and region:
        return (head, *region.split())
    return tuple(re.findall("[a-z]+", instrument.issuer or "presiden republik indonesia"))


def opens_enactment(tokens: Tokens, first: int, index: int, office: tuple[str, ...]) -> bool:
    """Return whether the line after a title on the first page begins at an index: "DENGAN RAHMAT", "BUPATI BATANG,".

    Args:
        tokens: The tokens.
        first: The index of the first word of the title.
        index: The index where the line may begin.
        office: The words of the office that issued the instrument.
    """
    # The words of the formula may be joined, "RAHMATTUHAN".
    if tokens.word(index + 1).startswith("rahmat") or tokens.word(index).startswith("bismillah"):
        return True
    if index == first:
        return False
    if _names_office(tokens, _skip_acting(tokens, index), office):
        return True
    if tokens.word(index) not in _HEADS:
        return False
    opens_line = not tokens.are_on_one_line(index - 1, index)
    shape = _LINE_OF_OFFICE if opens_line else _OFFICE_THAT_CONSIDERS
    return shape.match(tokens.text.normalised, tokens.start(index)) is not None


def _skip_acting(tokens: Tokens, index: int) -> int:
    """Skip the capacity of an acting head, "Pj." or "PELAKSANA TUGAS"."""
    while tokens.word(index) in _ACTING:
        index = tokens.skip(index + 1, {"."})
    return index


def _names_office(tokens: Tokens, index: int, office: tuple[str, ...]) -> bool:
    """Return whether the issuing office begins at an index and ends the title."""
    cursor = index
    for word in office:
        if tokens.word(cursor) == "wali" and tokens.word(cursor + 1) == "kota" and word == "walikota":
            cursor += 1
        elif tokens.word(cursor) != word:
            return False
        cursor += 1
    following = tokens.word(cursor)
    closes = following in {"", ",", "menimbang", "republik"} or "\n" in tokens.gap(cursor)
    return len(office) > 1 and closes
