"""The grammar of the units of a place: the values after "Pasal", "ayat", "huruf" and the other words of levels."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from psm_model.errors import ParseError
from psm_model.law._names import ORDINALS
from psm_model.law._number_shape import is_roman, is_short_number
from psm_model.law._ocr import begins_article, repair_article, repair_digits
from psm_model.law._place_levels import NUMBERED_LEVELS, ORDINAL_LEVELS, PlaceLevel, normalise_value
from psm_model.law._place_order import read_ordinal
from psm_model.law._vocabulary import NUMBER_WORDS, resolve_spelling

from ._furniture import BARRIER
from ._kind_phrases import is_head
from ._text import Tokens

__all__ = [
    "BEFORE_BRACKETS",
    "LEVELS_BY_WORD",
    "Unit",
    "is_cut_short",
    "read_adjacent_letter",
    "read_adjacent_paragraph",
    "read_letter",
    "read_named_unit",
    "read_number_word",
    "read_numeral",
    "read_ordinal_item",
    "read_unit",
    "skip_rest",
]

LEVELS_BY_WORD: Final[dict[str, PlaceLevel]] = {
    "lampiran": "annex",
    "bab": "chapter",
    "bagian": "part",
    "pasal": "article",
    "diktum": "dictum",
    "ayat": "paragraph",
    "lid": "paragraph",
    "huruf": "letter",
    "angka": "item",
}
_NUMBERS_BY_NUMERAL: Final = {
    numeral: str(value)
    for value, numeral in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], start=1)
}
_BIS: Final = frozenset(["bis", "ter", "quater"])
_MAX_ORDINAL_LENGTH: Final = 3  # words
_ORDINAL_ITEM: Final = re.compile(r"([1-9][0-9]?)e?|[il]e?")
_POINTS: Final = frozenset(["butir", "poin", "point"])
"""Words before an item, or before a letter."""
_ROMAN_WORDS: Final = frozenset(["romawi", "rumawi", "roman"])
_UNIT: Final = "(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)"
_NUMBER_IN_WORDS: Final = re.compile(
    rf"pertama|(?:ke)?(?:sepuluh|sebelas|{_UNIT}(?: belas)?|{_UNIT} puluh(?: {_UNIT})?)"
)
"""A number in words, or an ordinal."""
_MAX_NUMBER_WORDS: Final = 3
_AFTER_WORDS: Final = frozenset(
    {
        *',;.):"”&-',
        *("", "dan", "atau", "dan/atau", "serta", "maupun", "jo", "juncto", "sampai", "hingga", "s"),
        *("huruf", "angka", "ayat", "pasal", "dari", "dalam", "pada"),
    }
)
"""Tokens after the number of a paragraph or an item in words, "ayat satu"; "ayat dua orang" is none."""
_AFTER_ARTICLE: Final = frozenset(["ayat", "huruf", "angka"])
"""Tokens after an article in words; "pasal satu" alone may be a phrase of daily speech."""
_AFTER_LETTER: Final = frozenset(["", *",;", "dan", "atau", "angka"])
"""Tokens after a letter without its word, "Pasal 9 (2) b"."""
BEFORE_BRACKETS: Final[frozenset[PlaceLevel]] = frozenset(["article", "paragraph"])
"""Levels whose value another one in brackets may follow without its word, "Pasal 9 (2)", "ayat (1) dan (2)"."""
_TIMES: Final = frozenset(["kali", "kalinya"])


class Unit(NamedTuple):
    """The value of a level of a pinpoint."""

    level: PlaceLevel
    """The level."""
    value: str
    """The value."""
    end_index: int
    """The index after it."""


def _validate_unit(level: PlaceLevel, value: str, end_index: int) -> Unit | None:
    """Return the unit of a value; None if the value is invalid."""
    try:
        return Unit(level, normalise_value(level, value), end_index)
    except ParseError:
        return None


def _read_article(tokens: Tokens, index: int) -> Unit | None:
    """Read the number of an article, "18", "18 A", "303 bis" or "IV"."""
    raw = tokens.raw(index)
    if raw.isascii() and begins_article(raw):
        value, cursor = repair_article(raw), index + 1
        beside = tokens.raw(cursor)
        if (len(beside) == 1 or beside.lower() in _BIS) and not tokens.are_on_one_line(index, cursor):
            beside = ""
        if beside.lower() in _BIS:
            value, cursor = value + tokens.word(cursor), cursor + 1
        elif (
            value.isdigit()
            and len(beside) == 1
            and beside.isascii()
            and beside.isupper()
            and tokens.word(cursor + 1) != "."
            and not (tokens.word(cursor + 1) == "-" and is_head(tokens.word(cursor + 2)))  # "Pasal 5 R-UU Desa"
        ):
            value, cursor = value + beside, cursor + 1
        return _validate_unit("article", value, cursor)
    return _validate_unit("article", raw, index + 1) if is_roman(raw) else None


def _read_bracketed(tokens: Tokens, index: int) -> tuple[str, int]:
    """Return a value, in brackets or not, and the index after it; a bracket may be misread as 1 ("(21")."""
    if tokens.word(index) != "(":
        return tokens.raw(index), tokens.skip(index + 1, {")"})
    raw = tokens.raw(index + 1)
    if tokens.word(index + 2) in {")", "]", "}"}:
        return raw, index + 3
    if len(raw) > 1 and raw[-1] in "1lI":
        return raw[:-1], index + 2
    return raw, index + 2


def read_numeral(level: PlaceLevel, tokens: Tokens, index: int) -> Unit | None:
    """Read the number of a paragraph or an item, in brackets or not, "(1)", "1", "II"."""
    raw, end_index = _read_bracketed(tokens, index)
    if raw in _NUMBERS_BY_NUMERAL:
        return Unit(level, _NUMBERS_BY_NUMERAL[raw], end_index)
    if raw and set(raw) <= set("0123456789OoIilL"):
        raw = repair_digits(raw.replace("i", "1"))
    return _validate_unit(level, raw, end_index) if raw[:1].isdigit() else None


def read_letter(tokens: Tokens, index: int) -> Unit | None:
    """Read a letter, in brackets or not; a number there is that of an item."""
    raw, end_index = _read_bracketed(tokens, index)
    if raw.isdigit():
        return read_numeral("item", tokens, index)
    if raw.isascii() and raw.isalpha():
        return _validate_unit("letter", raw, end_index)
    return None


def _read_outer(level: PlaceLevel, tokens: Tokens, index: int) -> Unit | None:
    """Read the number of an annex or a chapter, or the ordinal of a part or a dictum."""
    if level in ORDINAL_LEVELS:
        words: list[str] = []
        while len(words) < _MAX_ORDINAL_LENGTH and tokens.word(index + len(words)) in ORDINALS:
            words.append(tokens.word(index + len(words)))
        return _validate_unit(level, " ".join(words), index + len(words)) if words else None
    raw = tokens.raw(index)
    if (
        raw.isdigit()
        or is_roman(raw)
        or (level == "chapter" and raw.isupper() and len(raw) > 1)
        or (level == "annex" and raw.isascii() and raw.isupper() and len(raw) == 1)
    ):
        return _validate_unit(level, raw, index + 1)
    return None


def read_unit(level: PlaceLevel, tokens: Tokens, index: int) -> Unit | None:
    """Read the value of a level after its word."""
    if level == "article":
        return _read_article(tokens, index)
    if level in NUMBERED_LEVELS:
        return read_numeral(level, tokens, index)
    return read_letter(tokens, index) if level == "letter" else _read_outer(level, tokens, index)


def read_named_unit(tokens: Tokens, index: int) -> Unit | None:
    """Read the word of a level and the value after it, "Pasal 5"; None if there is none."""
    level = LEVELS_BY_WORD.get(resolve_spelling(tokens.word(index)))
    if level is None:
        return None
    cursor = index + 1
    if tokens.word(cursor) == "-" and LEVELS_BY_WORD.get(resolve_spelling(tokens.word(cursor + 1))) == level:
        cursor += 2  # "pasal-pasal 2 dan 3"
    elif tokens.word(cursor) == ".":
        cursor += 1  # "Ps. 2"
    if level == "annex":
        cursor = _skip_roman(tokens, cursor)
    if tokens.word(index) in _POINTS and tokens.raw(tokens.skip(cursor, {"("})).islower():
        return read_letter(tokens, cursor)
    if level in NUMBERED_LEVELS and tokens.word(cursor) == "ke":
        unit = read_ordinal_item(tokens, cursor)
        return unit and unit._replace(level=level)
    return read_unit(level, tokens, cursor) or read_number_word(level, tokens, cursor)


def read_number_word(level: PlaceLevel, tokens: Tokens, index: int) -> Unit | None:
    """Read the number of an article, a paragraph or an item in words, "ayat satu", "ayat kedua belas"."""
    if level != "article" and level not in NUMBERED_LEVELS:
        return None
    for end_index in range(index + _MAX_NUMBER_WORDS, index, -1):
        words = " ".join(tokens.word(cursor) for cursor in range(index, end_index))
        if _NUMBER_IN_WORDS.fullmatch(words):
            following = tokens.word(end_index)
            is_known = following in (_AFTER_ARTICLE if level == "article" else _AFTER_WORDS) or is_head(following)
            return Unit(level, str(read_ordinal(words)), end_index) if is_known else None
    return None


def _skip_roman(tokens: Tokens, index: int) -> int:
    """Skip the words before the Roman number of an annex, "Lampiran Romawi I", "Lampiran Nomor II"."""
    if tokens.word(index) == "angka" and tokens.word(index + 1) in _ROMAN_WORDS:
        return index + 2
    if tokens.word(index) in _ROMAN_WORDS:
        return index + 1
    is_labelled = resolve_spelling(tokens.word(index)) in NUMBER_WORDS
    cursor = tokens.skip(index + 1, {"."}) if is_labelled else index
    return cursor if is_roman(tokens.raw(cursor)) else index


def is_cut_short(tokens: Tokens, index: int, level: PlaceLevel) -> bool:
    """Return whether the value of a level that ends before an index may continue there: "Pasal 2 1", "ayat (1 2)"."""
    word, before = tokens.word(index), tokens.word(index - 1)
    if word == BARRIER or (tokens.word(index + 1) == BARRIER and resolve_spelling(word) in LEVELS_BY_WORD):
        return True
    if before.isalnum() and _has_decimal(tokens, index):
        return True
    is_opened = tokens.word(index - 2) == "("
    # On another line it is the number of an item or a page.
    if not before.isalnum() or not (is_opened or tokens.are_on_one_line(index - 1, index)):
        return False
    if level == "letter":
        return len(word) == 1 and "a" <= tokens.raw(index) <= "z"
    if is_roman(tokens.raw(index - 1)):
        return level != "chapter" and is_roman(tokens.raw(index)) and tokens.word(index + 1) != "."
    return before[-1].isdigit() and _continues_number(tokens, index, is_opened=is_opened)


def _continues_number(tokens: Tokens, index: int, *, is_opened: bool) -> bool:
    """Return whether a token may continue the number before it, which follows an opening bracket or not."""
    word, following = tokens.word(index), tokens.word(index + 1)
    if is_opened:
        return (following if word in {".", "/"} else word).isdigit()
    counts = following == "(" and tokens.word(index + 2).isalpha()  # "Pasal 5 2 (dua) orang"
    return is_short_number(word) and following not in {".", ")"} and not counts


def _has_decimal(tokens: Tokens, index: int) -> bool:
    """Return whether a value continues at an index with a point and a number or a letter, "Pasal 5.1", "Pasal 5.a"."""
    following = tokens.word(index + 1)
    is_joined = not tokens.gap(index) and not tokens.gap(index + 1)
    is_value = following.isdigit() or (len(following) == 1 and following.isalpha())
    return tokens.word(index) == "." and is_joined and is_value


def skip_rest(tokens: Tokens, index: int) -> int:
    """Skip the rest of a value that is cut short."""
    cursor = index
    while _has_decimal(tokens, cursor):
        cursor += 2
    cursor = max(cursor, index + 1)
    while tokens.word(cursor).isdigit() or tokens.word(cursor) in {"(", ")", "]", BARRIER}:
        cursor += 1
    return cursor


def read_adjacent_paragraph(tokens: Tokens, index: int, level: PlaceLevel) -> Unit | None:
    """Read a paragraph in brackets after its article, "Pasal 12 (1)"; on a new line it is one of the text itself."""
    if level != "article" or tokens.word(index) != "(":
        return None
    unit = read_numeral("paragraph", tokens, index) if tokens.word(index + 2) == ")" else None
    return None if "\n" in tokens.text.normalised[tokens.end(index - 1) : tokens.start(index)] else unit


def read_adjacent_letter(tokens: Tokens, index: int, level: PlaceLevel) -> Unit | None:
    """Read a letter without its word after a paragraph in brackets, "Pasal 9 (2) b", or one in brackets itself.

    An article may have a letter in brackets, "Pasal 9(b)", and a letter an item, "Pasal 9(2)(b)(1)", only without a
    space, since brackets after a space may number the parts of a sentence.
    """
    raw, following = tokens.raw(index), tokens.word(index + 1)
    if raw == "(" and tokens.word(index + 2) == ")":
        is_joined = not tokens.gap(index) or (level == "paragraph" and tokens.word(index - 1) == ")")
        if not is_joined or not tokens.are_on_one_line(index - 1, index):
            return None
        if level == "letter":
            return read_numeral("item", tokens, index) if following.isdigit() else None
        is_inner = level in BEFORE_BRACKETS and len(following) == 1 and tokens.raw(index + 1).islower()
        return read_letter(tokens, index) if is_inner else None
    if level != "paragraph" or tokens.word(index - 1) != ")" or not tokens.are_on_one_line(index - 1, index):
        return None
    is_letter = len(raw) == 1 and "a" <= raw <= "z" and (following in _AFTER_LETTER or is_head(following))
    return read_letter(tokens, index) if is_letter else None


def read_ordinal_item(tokens: Tokens, index: int) -> Unit | None:
    """Read an item of the criminal code, "ke-1", "ke 1" or, with a Dutch ordinal, "ke-1e"."""
    if tokens.word(index) != "ke":
        return None
    cursor = tokens.skip(index + 1, {"-"})
    ordinal = _ORDINAL_ITEM.fullmatch(tokens.word(cursor))
    if ordinal is None or tokens.word(cursor + 1) in _TIMES:
        return None  # "untuk ke-2 kalinya"
    return _validate_unit("item", ordinal[1] or "1", cursor + 1)
