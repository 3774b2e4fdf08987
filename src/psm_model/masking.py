"""mask_digits: numbers that may identify or reach somebody are masked, in every shape in which people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, Final
from unicodedata import category, digit, normalize

import attrs

__all__ = ["drop_torn_number", "find_numbers", "mask_digits", "mask_reprs", "masked_repr"]

_MASK: Final = "…"
_DIGIT: Final = "[0-9]"
_JOIN: Final = r"(?:_{1,2}(?:[ \t.-]_{0,2})?|[ \t.-]_{0,2})?"
"""What may separate the digits of a number. Each text has one reading, and an invisible sign counts as "_"."""
_BETWEEN: Final = r"(?:[ \t._-]|  | ?- )?"
_APART: Final = r"(?:[^\w]|_){1,3}"
"""What may separate the groups of a telephone number, the end of a line too."""
_YEAR: Final = "(?:19|20)[0-9]{2}"
_DAY: Final = rf"{_YEAR}[01][0-9][0-3][0-9](?![0-9])"
# In groups, the number of an identity card has more digits than a date or an area code. A telephone number has fewer,
# but begins with 08 or +62, or with the code of a town in brackets or before six digits. After a slash, which a decree
# has, only spaces and dashes are in it.
_NUMBER: Final = re.compile(
    rf"{_DIGIT}(?:{_JOIN}{_DIGIT}){{12,}}|{_DIGIT}{{9,}}"
    rf"|(?:(?<![0-9./])(?:0|62{_BETWEEN})|\+62(?:{_BETWEEN}| ?\())8[0-9]{{2}}\)?(?:{_BETWEEN}{_DIGIT}){{5,}}"
    rf"|(?<![0-9./])(?:0|\+?62{_BETWEEN})8[0-9]{{2}}{_APART}[0-9]{{3,4}}{_APART}(?!{_YEAR}(?![0-9]))[0-9]{{3,5}}(?![0-9/])"
    rf"|(?<=/)(?:0|\+?62[ -]?)8[0-9]{{2}}[ -]?[0-9]{{3,4}}[ -]?(?!{_YEAR}(?![0-9]))[0-9]{{3,5}}(?![0-9.])"
    rf"|\(0[0-9]{{2,3}}\)[ .-]?{_DIGIT}(?:[ .-]?{_DIGIT}){{4,}}"
    rf"|(?<![0-9.-])0[2-79][0-9]{{1,2}}(?: ?- ?| {{1,2}})(?!{_DAY})[0-9]{{6,8}}(?![0-9/])"
)
_DATE: Final = rf"(?:[0-9]{{1,2}}[./-][0-9]{{1,2}}[./-][0-9]{{4}}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|{_YEAR})"
_DATES: Final = re.compile(rf"{_DATE}(?:[^\w]{{1,3}}{_DATE})+")
_SEPARATOR: Final = r"(?:[^\w\n]|_){1,3}|-?\n"
_GROUPS: Final = re.compile(rf"(?<![0-9]){_DIGIT}++(?:(?:{_SEPARATOR}){_DIGIT}++)+", re.ASCII)
_GROUP: Final = re.compile(rf"({_DIGIT}+)({_SEPARATOR})?", re.ASCII)
_RUN: Final = re.compile(rf"{_DIGIT}++(?:(?:{_SEPARATOR}){_DIGIT}++)*(?:{_SEPARATOR})?", re.ASCII)
# The digits of an identity card: an area, a birth date with 40 added to the day of a woman, and a serial number. Those
# of a civil servant: a birth date, the month of appointment, the sex and a serial number.
_CARD: Final = re.compile(r"[1-9][0-9]{5}(?:[04][1-9]|[1256][0-9]|[37][01])(?:0[1-9]|1[0-2])[0-9]{6}")
_SERVANT: Final = re.compile(rf"{_YEAR}(?:0[1-9]|1[0-2])[0-3][0-9]{_YEAR}(?:0[1-9]|1[0-2])[12][0-9]{{3}}")
_LENGTHS: Final = frozenset({16, 18})
_FEWEST_DIGITS: Final = 15
_COMMON_MARKS: Final = frozenset("/_-.:| \t")
_FEWEST_IN_GROUP: Final = 4
"""The fewest digits of a group, if what separates the groups also separates the items of a list."""
_ESCAPE: Final = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U00((?:0[1-9A-Fa-f]|10)[0-9A-Fa-f]{4})|[ntr])")
"""A character as `repr` or JSON writes it; "\\U08123456" is none, because there is no such character."""
_TORN_ESCAPE: Final = re.compile(r"\\(?:x[0-9A-Fa-f]?|u[0-9A-Fa-f]{0,3}|U[0-9A-Fa-f]{0,7})?\Z")
_UNSEEN: Final = "_"
_DOTS: Final = "\u00b7\u2022\u2219\u22c5\u30fb"
_SLASHES: Final = "\u2044\u2215\u29f8"


def mask_digits(text: str) -> str:
    """Mask digits that may be an identity number or a telephone number.

    These are 9 digits in a row, 13 separated by single spaces, dots, dashes or underscores, 15 in groups with the same
    sign between them, 16 or 18 in any groups if they are built like the number of a card or of a civil servant, and the
    telephone numbers of Indonesia. All digits of Unicode count, and every kind of space and dash, and invisible signs
    are ignored. Dates and years are not masked, nor are numbers of decrees that end with a year.

    >>> mask_digits("NIK 0000 0000 0000 0000, 33.25.11.2013, HP 0812 0000 0000")
    'NIK …, 33.25.11.2013, HP …'
    >>> mask_digits("0000/0000/0000/0000, 188.45/0812/413.013/2025")
    '…, 188.45/0812/413.013/2025'
    """
    while True:
        spans = find_numbers(text)
        if not spans:
            return text
        # What a mask leaves may be a number too.
        pieces, at = [], 0
        for start, end in spans:
            if start >= at:
                pieces += [text[at:start], _MASK]
            at = max(at, end)
        text = "".join([*pieces, text[at:]])


def find_numbers(text: str) -> list[tuple[int, int]]:
    """Return the places, in order, of the digits that `mask_digits` masks first; they may overlap.

    >>> find_numbers("NIK 0000 0000 0000 0000")
    [(4, 23)]
    """
    folded, places = _read(text)
    spans = sorted({*_find_numbers(folded), *_find_groups(folded)})
    return [(places[first], places[last]) for first, last in spans]


def drop_torn_number(text: str) -> str:
    """Return the beginning of a longer text without a number at its end, which may have lost digits that mask it.

    >>> drop_torn_number("NIK 0000 00")
    'NIK '
    """
    folded, places = _read(_TORN_ESCAPE.sub("", text))
    runs = [match.span() for match in _RUN.finditer(folded)]
    return text[: places[runs[-1][0]]] if runs and runs[-1][1] == len(folded) else text


def masked_repr(value: object) -> str:
    """Return the repr of a value, masked: it is for people, who may log it.

    >>> masked_repr("HP 0812 0000 0000")
    "'HP …'"
    """
    return mask_digits(repr(value))


# Any: fields of all types.
def mask_reprs(_: type, fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """Mask the reprs of fields. Use it as the field transformer of a class whose instances hold texts of a document."""
    return [field.evolve(repr=masked_repr) if field.repr is True else field for field in fields]


def _read(text: str) -> tuple[str, Sequence[int]]:
    """Return a text in which digits, spaces and signs of any script are those of ASCII, and the place of each in it.

    An escape, as `repr` and JSON write them, counts as the character that it stands for.
    """
    if "\\" not in text:
        return text if text.isascii() else text.translate(_FOLD), range(len(text) + 1)
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for match in _ESCAPE.finditer(text):
        code = match[1] or match[2] or match[3]
        pieces += [text[at : match.start()], " " if code is None else chr(int(code, 16))]
        places += range(at, match.start() + 1)
        at = match.end()
    places += range(at, len(text) + 1)
    return "".join([*pieces, text[at:]]).translate(_FOLD), places


class _Fold(dict[int, str]):
    """The ASCII characters that stand for others of the same meaning; each for one, so that places stay the same."""

    __slots__ = ()

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        kind, number, plain = category(letter), digit(letter, None), normalize("NFKC", letter)
        if number is not None:
            return str(number)
        if kind == "Cf":
            return _UNSEEN
        if kind in {"Zs", "Pd"} or letter == "\u2212":
            return " " if kind == "Zs" else "-"
        if kind == "Pc":
            return "_"
        if letter in _DOTS or letter in _SLASHES:
            return "." if letter in _DOTS else "/"
        return plain if len(plain) == 1 and plain.isascii() else letter


_FOLD: Final = _Fold({code: chr(code) for code in range(128)})


def _find_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of numbers that are long or begin like those of telephones."""
    for match in _NUMBER.finditer(text):
        if not _DATES.fullmatch(match[0]):
            yield match.span()


def _find_groups(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of numbers in groups, which any sign may separate."""
    for match in _GROUPS.finditer(text):
        parts = [(part[1], part[2] or "", match.start() + part.start()) for part in _GROUP.finditer(match[0])]
        for first, last in (*_iter_uniform(parts), *_iter_built(parts)):
            start, end = parts[first][2], parts[last][2] + len(parts[last][0])
            if not _DATES.fullmatch(text[start:end]):
                yield start, end


_Part = tuple[str, str, int]
"""A group of digits, what separates it from the next, and its place."""


def _iter_uniform(parts: list[_Part]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of the groups that the same sign separates, if they have enough digits."""
    first = 0
    while first < len(parts) - 1:
        sign = parts[first][1]
        last = first + 1
        while last < len(parts) - 1 and parts[last][1] == sign:
            last += 1
        lengths = [len(group) for group, _, _ in parts[first : last + 1]]
        digits = "".join(group for group, _, _ in parts[first : last + 1])
        # A digit in each box of a form is no list.
        is_list = max(lengths) > 1 and (min(lengths) == 1 or not _COMMON_MARKS.issuperset(sign))
        is_short = len(digits) < _FEWEST_DIGITS or (is_list and min(lengths) < _FEWEST_IN_GROUP)
        is_decree = sign == "/" and re.fullmatch(_YEAR, parts[last][0]) is not None and _CARD.fullmatch(digits) is None
        if not is_short and not is_decree:
            yield first, last
        first = last


def _iter_built(parts: list[_Part]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of the groups that together are built like the number of a card or a civil servant."""
    for first in range(len(parts) - 1):
        window = parts[first : first + max(_LENGTHS)]
        for count, length in enumerate(accumulate(len(group) for group, _, _ in window)):
            last = first + count
            if length > max(_LENGTHS):
                break
            if length in _LENGTHS and count and not _cuts(parts, first, last):
                groups = [group for group, _, _ in parts[first : last + 1]]
                digits = "".join(groups)
                is_built = _CARD.fullmatch(digits) or _SERVANT.fullmatch(digits) or set(map(len, groups)) == {4}
                if is_built and not re.fullmatch(_YEAR, groups[-1]):
                    yield first, last


def _cuts(parts: list[_Part], first: int, last: int) -> bool:
    """Return whether the sign at an end of a number also separates the groups beside it, which are one number then."""
    before = first > 0 and parts[first - 1][1] == parts[first][1]
    after = last < len(parts) - 1 and parts[last][1] == parts[last - 1][1]
    return before or after
