"""What stands around a citation: a title or gazette behind it, words before it that say how it stands to another."""

from __future__ import annotations

import re
from typing import Final

from ._text import Text, Tokens
from ._titles import skip_brackets
from ._vocabulary import spelling

__all__ = ["behind", "heading", "listed", "relation_before"]

_BEFORE: Final = 160
_INDENT: Final = 40
_JUNCTO: Final = re.compile(r"(?:^|[^a-z])(?:jo|yo|jis|juncto|junto)[.]?\s*$")
_AMENDED: Final = re.compile(r"(?:di\s?ubah|dirubah|ditambah|disempurnakan|diperbaharui)[^;()]*dengan\s+$")
_LISTED: Final = re.compile(r"\s*(?:,|,?\s*(?:dan|serta))\s*")
_LONGEST_BETWEEN: Final = 16
_CONNECTS: Final = frozenset(["dalam", "pada", "khususnya", "yaitu", "terutama", ",", "("])
_GOES_ON: Final = re.compile(
    r"(?:,|(?:^|\s)(?:dalam|pada|dan|atau|dengan|oleh|menurut|ketentuan|berdasarkan|dari|jo[.]?|serta|melanggar))\s*$"
)
_ALONE: Final = re.compile(r"[ \t\r*_#.:]*(?:\n|$)")


def behind(text: Text, offset: int) -> Tokens | None:
    """The tokens from where places may stand that belong to the instrument or title that ends at an offset."""
    tokens = Tokens(text, offset)
    here = 0
    if tokens.word(0) == ")":
        here = 1  # "Undang-Undang Pokok Agraria (UU No. 5/1960) pasal 2"
    elif tokens.word(0) == "(":
        close = skip_brackets(text, tokens.start(0))
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
