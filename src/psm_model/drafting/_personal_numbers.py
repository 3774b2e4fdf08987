"""Numbers of people in texts: of identity cards, civil servants and telephones, also as a scanner damages them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from psm_model.masking import find_numbers, mask_digits

__all__ = ["cut_numbers", "find_personal_numbers", "has_personal_number", "hide_numbers", "mask_numbers", "mask_places"]

_DIGIT: Final = "[0-9OoQlI|]"
"""A digit, or a sign that a scanner reads for one."""
_BETWEEN: Final = r"(?:[ \u00a0]{0,2}[.\-\u2010-\u2015_/,][ \u00a0]{0,2}|[ \u00a0]{1,2})?"
_LABELLED: Final = (
    r"(?P<label>(?<![^\W_])(?:n[i1l]k|n[i1l]p|nrp|nuptk|npwp|n[i1l]pp|ktp|kk|kta|sim|bpjs|rek(?:ening)?|no\.?\s*hp|h\.?p|hand\s?phone|ponsel"
    r"|te?le?po?n|telp|tlp|whats\s?app|w\.?a|kontak|cp|call)\b(?:\s*(?:\.|:|=|no(?:mor|\.)?|hp))*\s*)"
    rf"(?P<number>[+(]*{_DIGIT}(?:[)]?{_BETWEEN}[(]?{_DIGIT}){{4,}}\)?)"
)
_LONE_O: Final = r"(?<![^\W_])[Oo]"
"""The letter that a scanner reads for the 0 at the start of a number; at the end of a word it is a letter."""
_TELEPHONE: Final = (
    rf"(?<![0-9])[+(]*(?:62|0|{_LONE_O}){_BETWEEN}\)?{_BETWEEN}\(?{_BETWEEN}8(?:\)?{_BETWEEN}\(?{_DIGIT}){{7,}}"
    rf"|\([0Oo]{_DIGIT}{{2,3}}\){_BETWEEN}{_DIGIT}(?:{_BETWEEN}{_DIGIT}){{4,}}"
    rf"|(?<![0-9./])(?:0|{_LONE_O}){_DIGIT}{{2,3}}[ \u00a0]?[-/][ \u00a0]?[0-9]{{5,8}}(?![0-9/])"
)
_LONG: Final = rf"(?<![^\W_])[0-9]{_DIGIT}{{0,5}}(?:[ \u00a0]?[.\-\u2010-\u2015_]?[ \u00a0]?{_DIGIT}){{9,}}(?![^\W_])"
_NUMBER: Final = re.compile(rf"{_LABELLED}|(?P<phone>{_TELEPHONE})|(?P<long>{_LONG})", re.IGNORECASE)
_DATE: Final = r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d|(?:19|20)\d\d)"
# Possessive, to avoid backtracking: where one date ends and the next begins may be ambiguous.
_DATES: Final = re.compile(rf"(?>{_DATE})(?:\s*+[-\u2013\u2014]?\s*+(?>{_DATE}))*+")
_AREA_CODE: Final = re.compile(r"\d\d(?:\.\d\d){1,2}(?:\.\d{4})?")
_FEWEST_DIGITS: Final = 4
"""The fewest real digits of a number that a scanner has damaged."""
_LEAST_SHARE: Final = 0.5
_END: Final = re.compile(r"[\s(\[,;:/.-]*(?:\b(?:nomor|no)\b[\s.:]*)?\Z", re.IGNORECASE)
_HIDDEN: Final = "*"


def _find(text: str) -> list[tuple[int, int, int]]:
    """Return the starts of personal numbers with their labels, and the starts and ends of the numbers."""
    found = []
    for match in _NUMBER.finditer(text):
        name = next(name for name in ("number", "phone", "long") if match[name] is not None)
        written = match[name]
        digits = sum(sign.isdecimal() for sign in written)
        signs = sum(sign.isalnum() or sign == "|" for sign in written)
        is_plain = _DATES.fullmatch(written.strip()) is not None or _AREA_CODE.fullmatch(written) is not None
        if not is_plain and digits >= max(_FEWEST_DIGITS, _LEAST_SHARE * signs):
            found.append((match.start(), *match.span(name)))
    return _merge([*found, *((start, start, end) for start, end in find_numbers(text))])


def _merge(places: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Return places in order, with each two that overlap as one."""
    merged: list[tuple[int, int, int]] = []
    for label, start, end in sorted(places, key=lambda place: place[1:]):
        if merged and start < merged[-1][2]:
            first, begin, last = merged[-1]
            merged[-1] = (min(first, label), begin, max(last, end))
        else:
            merged.append((label, start, end))
    return merged


def has_personal_number(text: str) -> bool:
    """Return whether a text may contain a personal number.

    >>> has_personal_number("Humas (0812/3456/7890)"), has_personal_number("NIK 33 25 O1 l2 0000 0000")
    (True, True)
    >>> has_personal_number("460/12/2024"), has_personal_number("15-10-2025 - 14-10-2030")
    (False, False)
    """
    return bool(_find(text)) or mask_digits(text) != text


def cut_numbers(text: str) -> str:
    """Return the words of a text before the first personal number and its label.

    >>> cut_numbers("Humas (HP 0812 3456 7890)"), cut_numbers("Hubungan Masyarakat")
    ('Humas', 'Hubungan Masyarakat')
    """
    found = _find(text)
    masked = mask_digits(text)
    stop = found[0][0] if found else len(text)
    if masked != text:
        stop = min(stop, next(at for at, pair in enumerate(zip(masked, text, strict=False)) if pair[0] != pair[1]))
    return text if stop == len(text) else _END.sub("", text[:stop])


def mask_numbers(text: str) -> str:
    """Return a text with an ellipsis in place of each personal number.

    >>> mask_numbers("Sekretaris : Ani (0812/3456/7890)")
    'Sekretaris : Ani (…)'
    """
    return mask_places(text, (0, len(text)), find_personal_numbers(text))


def mask_places(text: str, span: tuple[int, int], numbers: Sequence[tuple[int, int]]) -> str:
    """Return a part of a text in which an ellipsis replaces each personal number."""
    pieces, at = [], span[0]
    for start, end in numbers:
        # A bracket around a number is not of it.
        surplus = text[start:end].count("(") - text[start:end].count(")")
        pieces += [text[at:start], "(" * max(surplus, 0), "…", ")" * max(-surplus, 0)]
        at = end
    return mask_digits("".join([*pieces, text[at : span[1]]]))


def hide_numbers(text: str) -> str:
    """Return a text of the same length with stars in place of the digits of personal numbers.

    >>> hide_numbers("Telp. (0285) 391234, Nomor 460/12/2024")
    'Telp. (****) ******, Nomor 460/12/2024'
    """
    signs = list(text)
    for start, end in find_personal_numbers(text):
        signs[start:end] = [_HIDDEN if sign.isalnum() or sign == "|" else sign for sign in text[start:end]]
    return "".join(signs)


def find_personal_numbers(text: str) -> list[tuple[int, int]]:
    """Return the places of the personal numbers in a text, in order."""
    return [(start, end) for _, start, end in _find(text)]
