"""The words around a citation: connectives and gazettes after it, and the relation to another before it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from psm_model.law._names import ORDINALS, split_words
from psm_model.law._vocabulary import resolve_spelling
from psm_model.law.relation import Relation

from ._explanations import skip_explanation
from ._kind_phrases import is_head
from ._place_divisions import read_closing_name
from ._place_words import CONSIDERATIONS
from ._quoted_phrases import skip_phrase
from ._text import Text, Tokens
from ._title_lead import find_closing_bracket
from ._title_words import is_gazette

__all__ = ["Bridge", "find_relation_before", "is_heading", "is_listed", "skip_to_instrument", "skip_to_places"]

_BEFORE: Final = 160  # characters before a citation that may state its relation
_INDENT: Final = 40  # characters before a heading on its line
_JUNCTO: Final = re.compile(r"(?:^|[^a-z])(?:jo|yo|jis|juncto|junto)[.]?\s*$")
_AMENDED: Final = re.compile(
    r"(?:di\s?ubah|dirubah|ditambah|disempurnakan|diperbaharui)[^;()]*(?:dengan|melalui|oleh)\s+$"
)
# The agent may follow without "dengan", "sebagaimana telah diubah terakhir UU 9/2015".
_AMENDED_DIRECTLY: Final = re.compile(r"(?:di\s?ubah|dirubah)(?:\s+(?:beberapa|kali|terakhir)){0,3}\s+$")
_LISTED: Final = re.compile(r"\s*(?:,|,?\s*(?:dan|serta))\s*")
_MAX_BETWEEN_LENGTH: Final = 16  # characters between items of a list
_JOINS: Final = split_words("dari daripada pada dalam di of the")
_WITHIN: Final = frozenset(["dalam", "pada", "dari", "di"])
"""Words between a quoted phrase and the place that it is from."""
_DIVISIONS: Final = frozenset(
    (head, kind) for head in ("aturan", "ketentuan") for kind in ("umum", "peralihan", "tambahan", "penutup", "pidana")
)
_APPENDED: Final = frozenset(["lampiran", "penjelasan"])
_AND: Final = frozenset(["dan", "serta", "beserta"])
_BRIDGES: Final = _JOINS | split_words("ketentuan yang sebagaimana telah vide batang tubuh ( ,")
_RELATIVES: Final = split_words("yang sebagaimana telah")
_CONTAINED: Final = split_words(
    """
    diatur terdapat ada tercantum termuat tertuang terkandung dimuat dimaksud disebut disebutkan ditentukan ditegaskan
    """
)
"""After "yang", verbs that put a place into the instrument after them; otherwise they are verbs of the clause."""
_BY: Final = frozenset(["dengan", "oleh"])
"""Words after "sebagaimana diatur"; after "yang diatur" another instrument carries the article out."""
_BETWEEN: Final = _BRIDGES | _APPENDED | _AND | {"aturan", "ketetapan", "tentang", "i", "ii", ")"}
_CONNECTS: Final = split_words(
    """
    di dalam pada khususnya tepatnya yaitu yakni terutama terkait vide lewat melalui ketentuan bagian penjelasan
    penjelasannya termasuk , ( [ : -
    """
)
_STATES: Final = split_words("yang mengatur menyatakan menyebutkan menegaskan menentukan mengamanatkan memuat")
"""Words after an instrument that connect it to a place only before "dalam", "UU 11/2009 mengatur dalam Pasal 5"."""
_MAX_JOIN_LENGTH: Final = 5  # small words after an instrument
_MAX_GAZETTE_LENGTH: Final = 16
"""The maximum number of words and marks of a gazette."""
_MAX_BRIDGE_LENGTH: Final = 6  # small words before an instrument
_LEVELS: Final = split_words("pasal bab lampiran diktum ayat huruf angka menimbang mengingat") | CONSIDERATIONS
_MAX_HEADING_LENGTH: Final = 8  # words
_GOES_ON: Final = re.compile(
    r"(?:,|(?:^|\s)(?:dalam|pada|dan|atau|dengan|oleh|menurut|ketentuan|berdasarkan|dari|jo[.]?|serta|melanggar))\s*$"
)
_ALONE: Final = re.compile(r"[ \t\r*_#.:]*(?:\n|$)")


class Bridge(NamedTuple):
    """The words between places and the instrument that contains them."""

    reference_index: int
    """The index after the small words that join a place even to a mere reference."""
    instrument_index: int
    """The index after all words that may precede an instrument with its number."""


def skip_to_instrument(tokens: Tokens, index: int, start: int) -> Bridge:
    """Skip the words between places and the instrument that contains them.

    Args:
        tokens: The tokens.
        index: The index after the places.
        start: The offset where the places start.
    """
    if resolve_spelling(tokens.word(index)).removesuffix("nya") not in _BETWEEN:
        return Bridge(index, index)
    cursor = index + 2 if (tokens.word(index), tokens.word(index + 1)) in _DIVISIONS else index
    cursor = tokens.skip(cursor, _JOINS)
    bridge_end = cursor
    if tokens.word(bridge_end) == ")" and tokens.text.normalised[start - 1 : start] == "(":
        bridge_end += 1
    annex = tokens.skip(bridge_end, _AND)
    if resolve_spelling(tokens.word(annex)).removesuffix("nya") in _APPENDED:
        bridge_end = tokens.skip(annex + 1, {"umum"})
    last = bridge_end + _MAX_BRIDGE_LENGTH
    while bridge_end < last and (
        tokens.word(bridge_end) in _BRIDGES
        or (tokens.word(bridge_end) in _CONTAINED and tokens.word(bridge_end - 1) in _RELATIVES)
        or (
            tokens.word(bridge_end) in _BY
            and tokens.word(bridge_end - 1) == "diatur"
            and tokens.word(bridge_end - 2) == "sebagaimana"
        )
    ):
        bridge_end += 1
    if tokens.word(bridge_end) == "bab" and tokens.word(bridge_end - 1) in _JOINS:
        bridge_end += 2
    return Bridge(cursor, _skip_heading(tokens, bridge_end))


def _skip_heading(tokens: Tokens, index: int) -> int:
    """Skip the heading of a chapter or an article, "Bab VII tentang Peran Masyarakat": words with capitals."""
    about = tokens.skip(index, {"i", "ii"})  # "Bab VI I", a split number
    if resolve_spelling(tokens.word(about)) != "tentang":
        return index
    cursor = about + 1
    while cursor < index + _MAX_HEADING_LENGTH and (tokens.raw(cursor)[:1].isupper() or tokens.word(cursor) == "dan"):
        if is_head(tokens.word(cursor)):
            return cursor
        cursor += 1
    return index


def skip_to_places(text: Text, offset: int) -> Tokens | None:
    """Skip from the end of an instrument or a title to the places that belong to it; return their tokens."""
    tokens = text.tokenise(offset)
    if tokens.word(0) == ")":
        return _skip_connectives(tokens, 1)  # "Undang-Undang Pokok Agraria (UU No. 5/1960) pasal 2"
    found = _skip_connectives(tokens, 0)
    if found is None and tokens.word(0) == "(":
        close = find_closing_bracket(text, tokens.start(0))
        return _skip_connectives(text.tokenise(close), 0) if close else None
    return found


def _skip_connectives(tokens: Tokens, index: int) -> Tokens | None:
    """Skip small words before places; return the tokens of the places, None if there are none."""
    index = cursor = _skip_gazettes(tokens, index)
    while cursor < index + _MAX_JOIN_LENGTH and _connects(tokens, cursor) and not _opens_division(tokens, cursor):
        cursor += 1
    phrase_end = skip_phrase(tokens, cursor)
    if phrase_end is not None and tokens.word(phrase_end) in _WITHIN:
        cursor = phrase_end + 1
    if read_closing_name(tokens, cursor):
        return tokens.text.tokenise(tokens.start(cursor))  # "UUD 1945 Aturan Peralihan Pasal II"
    if (tokens.word(cursor), tokens.word(cursor + 1)) in _DIVISIONS:
        cursor = tokens.skip(cursor + 2, {","})
    if tokens.word(cursor - 1) == ":" and cursor > index and not tokens.are_on_one_line(cursor - 1, cursor):
        return None
    is_named = resolve_spelling(tokens.word(cursor)) in _LEVELS or _opens_division(tokens, cursor)
    return tokens.text.tokenise(tokens.start(cursor)) if is_named else None


def _connects(tokens: Tokens, index: int) -> bool:
    """Return whether a word after an instrument connects it to a place; a bullet does not."""
    word = tokens.word(index)
    if word == "-":
        before = tokens.text.normalised[max(0, tokens.start(index) - _INDENT) : tokens.start(index)]
        return bool(before.rpartition("\n")[2].strip()) and tokens.are_on_one_line(index, index + 1)
    return word in _CONNECTS or (word in _STATES and tokens.word(index + 1) in {"dalam", "pada"})


def _opens_division(tokens: Tokens, index: int) -> bool:
    """Return whether the elucidation or a part of a chapter begins at an index, "Penjelasan Umum", "Bagian Kedua"."""
    first, second = tokens.word(index), tokens.word(index + 1)
    is_named = (first, second) == ("penjelasan", "umum") or (first == "bagian" and second in ORDINALS)
    return is_named or skip_explanation(tokens, index) is not None


def _skip_gazettes(tokens: Tokens, index: int) -> int:
    """Skip gazettes after commas, ", LN No. 165 Tahun 1999, TLN No. 3886, Pasal 71"."""
    while tokens.word(index) == "," and is_gazette(tokens, index + 1):
        close = next(
            (index + ahead for ahead in range(2, _MAX_GAZETTE_LENGTH) if tokens.word(index + ahead) == ","), None
        )
        if close is None:
            break
        index = close
    return index


def find_relation_before(text: Text, start: int) -> Relation | None:
    """Return the relation that the words before an offset state; None if they state none."""
    before = text.lowered[max(0, start - _BEFORE) : start]
    if _JUNCTO.search(before):
        return Relation.JO
    is_led = before.rstrip().endswith(("dengan", "melalui", "oleh"))
    return Relation.AMENDED_BY if (_AMENDED if is_led else _AMENDED_DIRECTLY).search(before) else None


def is_listed(text: Text, end: int, start: int) -> bool:
    """Return whether only a comma or "dan" separates two offsets."""
    return 0 < start - end <= _MAX_BETWEEN_LENGTH and _LISTED.fullmatch(text.lowered, end, start) is not None


def is_heading(text: Text, start: int, end: int) -> bool:
    """Return whether a span fills a line, as the heading of an article does; if empty, whether it begins one."""
    before, newline, indent = text.normalised[max(0, start - _INDENT) : start].rpartition("\n")
    if indent.strip(" \t*_#>") or (start > len(indent) and not newline):
        return False
    if _GOES_ON.search(before.lower()):
        return False
    alone = _ALONE.match(text.normalised, end)
    return start == end or (alone is not None and (bool(newline) or alone[0].endswith("\n")))
