"""Numbers in Indonesian words, as decrees write them beside digits, and digits that a scanner misread."""

from __future__ import annotations

import re
from typing import Final

from ._patterns import compile_pattern

__all__ = ["mend_scanned_digits", "parse_number_words", "replace_number_words"]

_UNITS: Final = {
    word: number
    for number, word in enumerate(
        ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"), start=1
    )
}
_UNIT: Final = f"(?:{'|'.join(_UNITS)})"
_PART: Final = rf"(?:(?:se|{_UNIT} ?)(?:ribu|ratus|puluh|belas)|{_UNIT})"
_WORDS: Final = rf"{_PART}(?: {_PART})*"
_PARTS: Final = rf"(?P<unit>{_UNIT})? ?(?:se)?(?P<step>ribu|ratus|puluh|belas)|(?P<one>{_UNIT})"
_STEPS: Final = {"ribu": 1000, "ratus": 100, "puluh": 10}
_NUMBER: Final = (
    rf"(?<![a-z0-9])(?:(?P<digits>[0-9]{{1,4}}) ?\( ?(?P<beside>{_WORDS}) ?\)"
    rf"|(?P<words>{_WORDS})(?: ?\( ?(?P<after>[0-9]{{1,4}}) ?\))?)(?![a-z0-9])"
)
_MISREAD: Final = str.maketrans("OoIl", "0011")
_SCANNED: Final = re.compile(r"(?<![A-Za-z0-9])(?=[OoIl]*[0-9])[0-9OoIl]{2,4}(?![A-Za-z0-9])")
_SCANNED_LETTER: Final = re.compile(r"(?<![A-Za-z0-9])0(?=[A-Za-z]{2})")


def parse_number_words(text: str) -> int | None:
    """Return the number from 1 to 9,999 that Indonesian words mean; None for any other text.

    >>> parse_number_words("dua ribu dua puluh lima"), parse_number_words("sebelas"), parse_number_words("lima ribuan")
    (2025, 11, None)
    """
    if compile_pattern(_WORDS).fullmatch(text) is None:
        return None
    # Each part is smaller than the unit of the part before it: thousands, hundreds, tens, ones.
    total, limit = 0, 10 * _STEPS["ribu"]
    for part in compile_pattern(_PARTS).finditer(text.lower()):
        step = part["step"]
        unit = _UNITS.get(part["one"] or part["unit"] or "", 1)
        is_teen = step == "belas"
        scale = 1 if step is None else _STEPS["puluh" if is_teen else step]
        if scale >= limit:
            return None
        total += 10 + unit if is_teen else unit * scale
        limit = 1 if is_teen else scale
    return total


def replace_number_words(text: str) -> str:
    """Replace numbers in words by digits. Digits that contradict the words beside them are left as they are.

    >>> replace_number_words("tanggal 15 (lima belas) bulan Oktober tahun dua ribu dua puluh lima")
    'tanggal 15 bulan Oktober tahun 2025'
    >>> replace_number_words("15 (empat belas) Oktober 2025")
    '15 (empat belas) Oktober 2025'
    """
    return compile_pattern(_NUMBER).sub(_write_digits, text)


def _write_digits(match: re.Match[str]) -> str:
    number = parse_number_words(match["beside"] or match["words"])
    digits = match["digits"] or match["after"]
    return match[0] if number is None or (digits is not None and int(digits) != number) else str(number)


def mend_scanned_digits(text: str) -> str:
    """Replace the letters O, I and l by digits in a number that has a digit, and a zero by O before letters.

    >>> mend_scanned_digits("l5 0ktober 2O25"), mend_scanned_digits("Periode II 2025")
    ('15 Oktober 2025', 'Periode II 2025')
    """
    return _SCANNED_LETTER.sub("O", _SCANNED.sub(lambda match: match[0].translate(_MISREAD), text))
