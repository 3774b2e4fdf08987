"""What stands around a citation: a title or gazette behind it, words before it that say how it stands to another."""

from __future__ import annotations

import re
from typing import Final

from ._heads import is_head
from ._names import words
from ._text import Text, Tokens
from ._vocabulary import spelling

__all__ = ["behind", "heading", "listed", "relation_before", "title_after"]

_LONGEST_TITLE: Final = 80
_LONGEST_GAZETTE: Final = 300
_BEFORE: Final = 160
_INDENT: Final = 40
_TITLE_ENDS: Final = words(
    """
    ; ( ) [ ] " “ ” . : sebagaimana perlu jo mulai dinyatakan sudah belum disebutkan menggantikan mengatakan
    mengamanatkan harus wajib telah dicabut pasal menyatakan dengan bahwa &
    """
) | {""}
_JUNCTO: Final = re.compile(r"(?:^|[^a-z])(?:jo|yo|jis|juncto|junto)[.]?\s*$")
_AMENDED: Final = re.compile(r"(?:di\s?ubah|dirubah|ditambah|disempurnakan|diperbaharui)[^;()]*dengan\s+$")
_LISTED: Final = re.compile(r"\s*(?:,|,?\s*(?:dan|serta))\s*")
_LONGEST_BETWEEN: Final = 16
_LIST_MARK: Final = re.compile(r"\s*\n\s*(?:\n|[0-9a-z]{1,3}[.)]\s)", re.IGNORECASE)
_CONNECTS: Final = frozenset(["dalam", "pada", "khususnya", "yaitu", "terutama", ",", "("])
_GOES_ON: Final = re.compile(
    r"(?:,|(?:^|\s)(?:dalam|pada|dan|atau|dengan|oleh|menurut|ketentuan|berdasarkan|dari|jo[.]?|serta|melanggar))\s*$"
)
_BRACKET: Final = re.compile("[()]")
_ALONE: Final = re.compile(r"[ \t\r*_#.:]*(?:\n|$)")


def title_after(text: Text, end: int) -> tuple[str | None, int]:
    """The title behind an instrument, and the offset where it ends; that of the instrument where there is none."""
    tokens = Tokens(text, end)
    here = 0
    while tokens.word(here) in {"(", ","}:
        close = _closing(text, tokens.start(here)) if tokens.word(here) == "(" else tokens.end(here)
        if close is None:
            return None, end
        here = tokens.after(close, here)
    if tokens.word(here) != "tentang":
        return None, end
    first = last = here + 1
    for place in range(first, first + _LONGEST_TITLE):
        word = spelling(tokens.word(place))
        if word in _TITLE_ENDS or (place > first and _LIST_MARK.match(text.even, tokens.end(place - 1))):
            break
        if word in {"dan", "serta", ","} and is_head(tokens.word(place + 1)):
            break
        if word == "," and spelling(tokens.word(place + 1)) in _TITLE_ENDS:
            break
        last = place + 1
    if last == first:
        return None, end
    return " ".join(text.even[tokens.start(first) : tokens.end(last - 1)].split()), tokens.end(last - 1)


def _closing(text: Text, start: int) -> int | None:
    """Where the bracket that opens at an offset closes; None where it does not, or not within a gazette's length."""
    depth = 0
    for bracket in _BRACKET.finditer(text.even, start, start + _LONGEST_GAZETTE):
        depth += 1 if bracket[0] == "(" else -1
        if depth == 0:
            return bracket.end()
    return None


def behind(text: Text, offset: int) -> Tokens | None:
    """The tokens from where places may stand that belong to the instrument or title that ends at an offset."""
    tokens = Tokens(text, offset)
    here = 0
    if tokens.word(0) == ")":
        here = 1  # "Undang-Undang Pokok Agraria (UU No. 5/1960) pasal 2"
    elif tokens.word(0) == "(":
        close = _closing(text, tokens.start(0))
        gazette = Tokens(text, close) if close else None
        if gazette and spelling(gazette.word(0)) == "pasal":
            return gazette
    for _ in range(2):
        if tokens.word(here) in _CONNECTS:
            here += 1
    return Tokens(text, tokens.start(here)) if spelling(tokens.word(here)) in {"pasal", "bab", "lampiran"} else None


def relation_before(text: Text, start: int) -> str | None:
    """The relation that the words before an offset say: "jo" or "amended_by"."""
    before = text.low[max(0, start - _BEFORE) : start]
    if _JUNCTO.search(before):
        return "jo"
    return "amended_by" if before.endswith(("dengan ", "dengan\n")) and _AMENDED.search(before) else None


def listed(text: Text, end: int, start: int) -> bool:
    """Whether nothing but a comma or "dan" stands between two offsets."""
    return 0 < start - end <= _LONGEST_BETWEEN and _LISTED.fullmatch(text.low, end, start) is not None


def heading(text: Text, start: int, end: int) -> bool:
    """Whether a line of its own is what stands at a span, as the heading of an article is, and no wrapped sentence.

    Of an empty span: whether a line begins there.
    """
    before, newline, indent = text.even[max(0, start - _INDENT) : start].rpartition("\n")
    if indent.strip(" \t*_#>") or (start > len(indent) and not newline):
        return False
    if _GOES_ON.search(before.lower()):
        return False
    alone = _ALONE.match(text.even, end)
    return start == end or (alone is not None and (bool(newline) or alone[0].endswith("\n")))
