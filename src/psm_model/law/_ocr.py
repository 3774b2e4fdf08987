"""Repair of numbers that optical character recognition has damaged, where only one reading is possible."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

__all__ = ["begins_article", "fold_misread", "is_damaged", "list_misread", "repair", "repair_article", "repair_digits"]

_DIGITS: Final = str.maketrans("OoIlL", "00111")
_DAMAGED_DIGITS: Final = re.compile(r"(?=[OoIlL]*[0-9])(?=[0-9]*[OoIlL])[0-9OoIlL]+")
_DAMAGED_ROMAN: Final = re.compile(r"(?=[IVXLC]*l)(?=l*[IVXLC])[IVXLCl]+")
_SEGMENT: Final = re.compile(r"[0-9A-Za-z]+")
_ARTICLE_BEGINS: Final = re.compile(r"[0-9]|[OIl]+[0-9]|[Il]O+$")
_LETTERS_BEFORE: Final = re.compile(r"[OIl]+(?=[0-9])|[Il]O+$")
_DAMAGED_WORD: Final = re.compile(r"[a-z]I(?![A-Z])|rr(?![aeiouAEIOU])")
_FOLDED: Final = str.maketrans("l10", "iio")
_MISREAD: Final = {
    # Letters, and those that a scanner makes of them.
    "i": ("l", "1"),
    "l": ("i", "1"),
    "m": ("rn",),
    "rn": ("m",),
    "n": ("rr",),
    "e": ("c",),
    "o": ("c", "0"),
}
_MAX_MISREAD: Final = 2  # letters of a word
_LETTER_FOR_DIGIT: Final = re.compile(r"(?<=[0-9])(?:[Ool]+(?![A-Za-z])|[OolIL]+(?=[0-9]))")


def _repair_segment(match: re.Match[str]) -> str:
    """Repair a segment if it is a damaged number, Arabic or Roman."""
    text = match[0]
    if _DAMAGED_DIGITS.fullmatch(text):
        return text.translate(_DIGITS)
    if _DAMAGED_ROMAN.fullmatch(text):
        return text.replace("l", "I")
    return text


def repair(number: str) -> str:
    """Repair the segments of a number: O, I and l among digits become digits, l in a Roman numeral an I.

    >>> repair("2O2O"), repair("35/PUU-Vl/2Ol2"), repair("14/HUK/KEP/II/1981")
    ('2020', '35/PUU-VI/2012', '14/HUK/KEP/II/1981')
    """
    if number.isdigit():
        return number  # the usual case
    return _SEGMENT.sub(_repair_segment, number)


def repair_digits(text: str) -> str:
    """Repair a text in which only digits are possible: every O, I and l is one.

    >>> repair_digits("l")
    '1'
    """
    return text if text.isdigit() else text.translate(_DIGITS)


def begins_article(text: str) -> bool:
    """Return whether a text may begin with the Arabic number of an article, possibly misread.

    >>> begins_article("18"), begins_article("l8"), begins_article("lO"), begins_article("II")
    (True, True, True, False)
    """
    return _ARTICLE_BEGINS.match(text) is not None


def repair_article(text: str) -> str:
    """Repair the number of an article. Its last letter may be correct: "28I" is an article of the constitution.

    >>> repair_article("2O"), repair_article("28I"), repair_article("1l2"), repair_article("l8A")
    ('20', '28I', '112', '18A')
    """
    text = _LETTERS_BEFORE.sub(lambda match: match[0].translate(_DIGITS), text, count=1)
    return _LETTER_FOR_DIGIT.sub(lambda match: match[0].translate(_DIGITS), text)


def is_damaged(word: str) -> bool:
    """Return whether a word is certainly misread: a capital I within small letters, or "rr" that no vowel follows.

    >>> is_damaged("SosiaI"), is_damaged("Batarrg"), is_damaged("Barru")
    (True, True, False)
    """
    return _DAMAGED_WORD.search(word) is not None


def fold_misread(word: str) -> str:
    """Fold a word in small letters, so that letters and those that a scanner makes of them are the same.

    A c for an e or an o is not folded.

    >>> fold_misread("sosiai") == fold_misread("sosial"), fold_misread("dalarn") == fold_misread("dalam")
    (True, True)
    """
    return word.translate(_FOLDED).replace("rn", "m").replace("rr", "n")


@cache
def list_misread(word: str) -> frozenset[str]:
    """Return the forms in which a word in small letters may be misread, with up to two letters misread.

    >>> sorted(list_misread("ri"))
    ['r1', 'rl']
    >>> list_misread("menteri") >= {"rnenterl", "mcnteri", "menterl", "merrteri"}
    True
    """
    forms = {"": 0}  # the beginnings, and how many of their letters are misread
    place = 0
    while place < len(word):
        longer: dict[str, int] = {}
        pair = word[place : place + 2]
        letters = pair if pair in _MISREAD else word[place]
        for begun, misread in forms.items():
            longer[begun + letters] = misread
            for read in _MISREAD.get(letters, ()) if misread < _MAX_MISREAD else ():
                longer.setdefault(begun + read, misread + 1)
        forms = longer
        place += len(letters)
    return frozenset(forms) - {word}
