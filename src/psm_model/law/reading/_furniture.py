"""What is printed on each page around the text: page numbers, running heads, footers and addresses."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, TypeAlias

__all__ = ["BARRIER", "blank_furniture", "precedes_page"]

Replacement: TypeAlias = Callable[[re.Match[str]], str]

BARRIER: Final = "\x1a"
"""The mark of a line that may be a running head or part of the text; nothing is read across it."""
_PAGE: Final = r"-[ \t]?[0-9]{1,4}[ \t]?-"
_FOOTER: Final = r"SK[ \t]*N[o0O][.]?[ \t]*[0-9OoIl]{5,7}[ \t]*[A-Z]?"
"""The number of the sheet in acts printed by the State Secretariat."""
_PAGE_PARAGRAPH: Final = re.compile(r"[ \t]*(?:\r?\n[ \t]*){2,9}[0-9]{1,4}[ \t]*(?:\r?\n[ \t]*){2,9}")
"""A page number in a paragraph of its own, which may be part of the text."""
_COUNT: Final = r"(?i:hal(?:aman)?|page)[.:]?[ \t]?[0-9]{1,4}(?:[ \t]?(?:/|dari|of)[ \t]?[0-9]{1,4})?"
_ADDRESS: Final = (
    r"(?:https?://|www[.]|jdih[.])[^\s,;]+|[a-z0-9-]+(?:[.][a-z0-9-]+){0,3}[.](?:id|com|org|net)(?:/[^\s,;]*)?"
)
_HEAD: Final = (
    r"[12][0-9]{3}[ \t]?,[ \t]?N[o0O][.]?[ \t]?[0-9]{1,4}|N[o0O][.]?[ \t]?[0-9]{1,4}[ \t]?,[ \t]?[12][0-9]{3}"
)
"""The running head of a gazette, "2009, No.12"."""
_FRACTION: Final = r"(?P<number>[0-9]{1,3})[ \t]?(?:/|dari|of)[ \t]?(?P<total>[0-9]{1,3})"
_CERTAIN: Final = f"(?:{_PAGE}|{_FOOTER}|{_COUNT}|{_ADDRESS})"
_LINE: Final = re.compile(
    r"(?:^|(?<=[\n\r\f]))(?=[ \t]{0,199}[-0-9A-Za-z])[ \t]{0,199}(?:"
    rf"(?P<certain>(?:(?:{_HEAD})[ \t]+)?{_CERTAIN}(?:[ \t]+(?:{_CERTAIN}|{_HEAD}))*"
    rf"|[0-9]{{1,3}}[ \t]+(?:{_HEAD})|(?:{_HEAD})(?:[ \t]+|[ \t\r]*\n[ \t]*)[0-9]{{1,3}})"
    rf"|(?P<head>{_HEAD})|{_FRACTION})[ \t]*(?=[\r\n\f]|\Z)"
)
_INLINE_FOOTER: Final = re.compile(
    r"(?<![0-9A-Za-z])SK[ \t]*N[o0O][.]?[ \t]*[0-9OoIl]{6}[ \t]?[A-Z](?![0-9A-Za-z])(?![ \t]?[/.-][0-9A-Za-z])"
)
"""In a text whose lines were joined."""
_INLINE: Final = re.compile(
    r"(?<=\s)(?:-[0-9]{1,4}-(?=[ \t]+[0-9A-Za-z])|-[ \t][0-9]{1,4}[ \t]-(?=[ \t]+[A-Za-z])"
    r"|(?i:(?<=nomor[ ])|(?<=no[.][ ])|(?<=tahun[ ]))-[ \t][0-9]{1,4}[ \t]-(?=[ \t]+[0-9])"
    r"|(?i:hal(?:aman)?|page)[.:]?[ \t]?[0-9]{1,4}[ \t]?(?:dari|of|/)[ \t]?[0-9]{1,4}(?![0-9])"
    r"|(?:https?://|www[.]|jdih[.])[^\s,;()]+)"
)
"""Page numbers and addresses within a line; whether lines were joined there is unknown."""
_LETTERHEAD: Final = re.compile(
    r"(?:^|(?<=[\n\r\f]))[ \t]{0,199}PRESIDEN(?:[ \t]+|[ \t\r]*\n[ \t]*)REPUB[A-Za-z1]+[ \t]+[I1l]NDONESIA[ \t]*"
    r"(?=[\r\n\f]|\Z)"
)
_WORD_BEFORE: Final = re.compile(r"([0-9A-Za-z]+)\W*\Z")
_WORD_AFTER: Final = re.compile(r"\s*([0-9A-Za-z]+|[,;)])")
_NEAR: Final = 40  # characters before a line that may hold the last word
_HEADS_OF_PRESIDENT: Final = frozenset(["peraturan", "keputusan", "instruksi", "penetapan", "esa", "oleh", "bersama"])
"""Words before "PRESIDEN REPUBLIK INDONESIA" in the heading of an instrument, where it is no letterhead."""
_NUMBER_WORDS: Final = frozenset(["nomor", "no", "nr"])
_YEAR: Final = re.compile("[12][0-9]{3}")
_BLANK_LINE_BEFORE: Final = re.compile(r"(?:\A|\f|\n[ \t\r]*\n)[ \t\r]*\Z")
_BLANK_LINE_AFTER: Final = re.compile(r"[ \t\r]*(?:\Z|\f|\n[ \t\r]*(?:\n|\Z))")


def blank_furniture(text: str, record: Callable[[int, int], None]) -> str:
    """Replace what is printed around the text by blanks, or by the barrier where it may be part of the text.

    Args:
        text: The normalised text.
        record: A function that is called with the span of each.
    """

    def blank(match: re.Match[str]) -> str:
        record(match.start(), match.end())
        return " " * len(match[0])

    def mark(match: re.Match[str]) -> str:
        record(match.start(), match.end())
        return BARRIER.ljust(len(match[0]))

    text = _blank_lines(text, blank, mark)
    if "PRESIDEN" in text:
        text = _blank_letterheads(text, blank)
    text = _INLINE.sub(mark, text)
    return _INLINE_FOOTER.sub(blank, text) if "SK" in text else text


def precedes_page(text: str, offset: int) -> bool:
    """Return whether a page number in a paragraph of its own follows an offset of a text whose furniture is blank."""
    return _PAGE_PARAGRAPH.match(text, offset) is not None


def _blank_lines(text: str, blank: Replacement, mark: Replacement) -> str:
    """Replace the lines of page numbers, running heads and the like."""
    furniture_end = -1

    def replace(match: re.Match[str]) -> str:
        nonlocal furniture_end
        follows = furniture_end >= 0 and not text[furniture_end : match.start()].strip()
        is_furniture = match["certain"] is not None or _is_furniture(text, match, follows=follows)
        if is_furniture is None:
            return match[0]
        if not is_furniture:
            return mark(match)
        furniture_end = match.end()
        return blank(match)

    return _LINE.sub(replace, text)


def _blank_letterheads(text: str, blank: Replacement) -> str:
    """Replace the letterheads of the president."""

    def replace(match: re.Match[str]) -> str:
        before, after = _find_words_around(text, match)
        is_heading = before in _HEADS_OF_PRESIDENT or after in _NUMBER_WORDS | {","}
        return match[0] if is_heading else blank(match)

    return _LETTERHEAD.sub(replace, text)


def _find_words_around(text: str, match: re.Match[str]) -> tuple[str, str]:
    """Return the last word before a match and the first after it, in small letters; "" if there is none."""
    before = _WORD_BEFORE.search(text, max(0, match.start() - _NEAR), match.start())
    after = _WORD_AFTER.match(text, match.end())
    return before[1].lower() if before else "", after[1].lower() if after else ""


def _is_furniture(text: str, match: re.Match[str], *, follows: bool) -> bool | None:
    """Return whether a line that may be text is a running head; None if it is text, False if that is ambiguous.

    Args:
        text: The text.
        match: The line.
        follows: Whether only blanks separate it from other furniture.
    """
    before, after = _find_words_around(text, match)
    if match["head"] is None and (
        int(match["number"]) > int(match["total"]) or ("/" in match[0] and before in _NUMBER_WORDS)
    ):
        return None  # the number of a decree, "Nomor\n188/342"
    # In "Tahun\n2009, No. 12\nTahun 2010" it is text, since a year must follow "Tahun".
    if before in {"tahun", "th", "thn"} and _YEAR.fullmatch(after) is None:
        return None
    start = match.start()
    apart = _BLANK_LINE_BEFORE.search(text, max(0, start - _NEAR), start) or start == 0
    return bool(follows or apart or _BLANK_LINE_AFTER.match(text, match.end()))
