"""Kinds of cells in offices' tables: vacant posts, signs for "the same as above", names and numbers of people."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import Final

from psm_model.formats.tables.titles import parse_post
from psm_model.i18n import Bilingual

from ._row_kinds import NIK_PATTERN, cell_text
from ._targets import HOLDERS, NIK

__all__ = [
    "SAME_AS_ABOVE",
    "UnfitCellError",
    "is_ditto",
    "is_name_target",
    "is_number_target",
    "is_vacant",
    "loses_digits",
    "read_name",
    "read_number",
    "states_departure",
]

_VACANT: Final = re.compile(
    r"[(\[]?\s*(?:kosong|lowong|vacant|nihil|tidak ada|n\.?\s?n\.?|belum (?:ada|di\s?isi|terisi|ditunjuk|ditentukan))"
    r"\s*[)\]]?|[.…_\s]*(?:\.\.|…|__)[.…_\s]*",
    re.IGNORECASE,
)
_DEPARTED: Final = re.compile(
    r"\b(?:meninggal|wafat|almarhumah?|alm(?:h)?\.|mengundurkan\s+diri|mundur|(?:non|tidak|tdk)[\s.-]*aktif|berhenti"
    r"|diberhentikan|pindah|pensiun|dicoret)",
    re.IGNORECASE,
)
_DITTO: Final = re.compile(r"[-–—\s]*(?:s\.?\s?d\.?\s?a\.?|idem|ibid\.?|[\"“”„〃″]|['’‘,]{2})[-–—\s]*", re.IGNORECASE)
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
_SEVERAL: Final = re.compile(r"\s*1\s*[.)]\s*\D+\b2\s*[.)]\s*\D+")
_LISTED: Final = re.compile(r"\A\s*\d{1,3}\s*[.)]\s*(?=[^\W\d_])")
"""The number of a list before a name."""
_BETWEEN: Final = re.compile(r"\s*;\s*|\s+(?:/|&|dan)\s+|\n", re.IGNORECASE)
_EXPONENT: Final = re.compile(r"\s*['’`]?\d[.,]?\d*E\+?\d+\s*", re.IGNORECASE)
_LABEL: Final = re.compile(r"\s*(?:nik|no\.?\s*ktp|ktp)\s*[.:]*\s*|\s*['’`]+", re.IGNORECASE)
_NIK_FORM: Final = re.compile(NIK_PATTERN)
_PHONE: Final = re.compile(r"member\.x_(?:phone|hp|wa|telp|telepon|whatsapp).*")
_MOBILE: Final = re.compile(r"8\d{8,11}")
_KEPT_DIGITS: Final = 15
_EXACT_FLOATS: Final = 2**53
_MOST_DIGITS: Final = 8
_WORDS: Final = 2

_ONE_PERSON: Final = Bilingual("the name of one person", "nama satu orang")
_NO_NUMBER: Final = Bilingual("a name without a number", "nama tanpa nomor")
_NO_POST: Final = Bilingual("the name of a person, not a post", "nama orang, bukan jabatan")
_NIK_EXPECTED: Final = Bilingual("a NIK of 16 digits, in a cell of text", "NIK 16 angka, dalam sel berformat teks")
_WHOLE_NUMBER: Final = Bilingual("a whole number, in a cell of text", "nomor yang utuh, dalam sel berformat teks")
SAME_AS_ABOVE: Final = Bilingual("a value of its own", "isian tersendiri")
"""What is expected of a cell that says "the same as above" where that is not possible."""


class UnfitCellError(ValueError):
    """A cell that does not hold what its column is for."""

    def __init__(self, expected: Bilingual) -> None:
        super().__init__(expected.english)
        self.expected = expected


def is_vacant(text: str) -> bool:
    """Return whether a text says that nobody or nothing is there.

    >>> is_vacant("(kosong)"), is_vacant("N.N."), is_vacant("........"), is_vacant("Siti")
    (True, True, True, False)
    """
    return _VACANT.fullmatch(text) is not None


def is_ditto(text: str) -> bool:
    """Return whether a text says "the same as above".

    >>> is_ditto("s.d.a."), is_ditto('- " -'), is_ditto("Sida")
    (True, True, False)
    """
    return _DITTO.fullmatch(text) is not None


def states_departure(text: str) -> bool:
    """Return whether a text says that a person died, left or is inactive.

    >>> states_departure("Meninggal dunia"), states_departure("tdk. aktif"), states_departure("aktif")
    (True, True, False)
    """
    return _DEPARTED.search(text) is not None


def is_name_target(target: str) -> bool:
    """Return whether a column holds names of people."""
    return target in HOLDERS[:2] or target.startswith("holder.")


def is_number_target(target: str) -> bool:
    """Return whether a column holds personal numbers, which no two people share."""
    return target.startswith("identifier.") or _PHONE.fullmatch(target) is not None


def read_name(raw: object) -> object:
    """Return a cell that has the name of one person, without the number of a list before it.

    Raises:
        UnfitCellError: it is a number, has a long one or no letter, is a post, or has certainly or perhaps the names
            of several people.
    """
    if isinstance(raw, int | float):
        raise UnfitCellError(_NO_NUMBER)
    if not isinstance(raw, str):
        return raw
    if sum(sign.isdigit() for sign in raw) >= _MOST_DIGITS or not any(sign.isalpha() for sign in raw):
        raise UnfitCellError(_NO_NUMBER)
    if parse_post(raw.strip(), None) is not None:
        raise UnfitCellError(_NO_POST)
    parts = [part for part in _BETWEEN.split(raw.strip()) if part.strip()]
    are_names = len(parts) > 1 and all(len(_LETTERS.findall(part)) >= _WORDS for part in parts)
    if are_names or _SEVERAL.match(raw) or (";" in raw and len(parts) > 1):
        raise UnfitCellError(_ONE_PERSON)
    return _LISTED.sub("", raw)


def loses_digits(cell: object) -> bool:
    """Return whether a cell is a number of which a spreadsheet may have cut digits.

    A spreadsheet keeps fifteen digits of a number and writes 0 for all others, so a longer number with another digit
    there is complete: an application wrote it. Above 2**53, a floating-point number is not that of its digits.
    """
    if not isinstance(cell, int | float) or isinstance(cell, bool) or not math.isfinite(cell):
        return False
    cut = len(str(abs(int(cell)))) - _KEPT_DIGITS
    if cut <= 0:
        return False
    return abs(cell) >= _EXACT_FLOATS or int(cell) % 10**cut == 0


def read_number(raw: object, target: str) -> object:
    """Return a NIK, another identity number or a telephone number, without signs that certainly are not part of it.

    Raises:
        UnfitCellError: it has lost digits, is no NIK, or is several.
    """
    if target != NIK and isinstance(raw, str):
        if _EXPONENT.fullmatch(raw):
            raise UnfitCellError(_WHOLE_NUMBER)
        text = _drop_invisible(raw)
        return f"0{text}" if _PHONE.fullmatch(target) and _MOBILE.fullmatch(text) else text
    text = _drop_invisible(cell_text(raw))
    if _PHONE.fullmatch(target):
        return f"0{text}" if _MOBILE.fullmatch(text) else raw
    if loses_digits(raw):
        raise UnfitCellError(_NIK_EXPECTED if target == NIK else _WHOLE_NUMBER)
    if target != NIK or not text:
        return raw
    number = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    if not _NIK_FORM.fullmatch(number.strip()):
        raise UnfitCellError(_NIK_EXPECTED)
    return "".join(filter(str.isdigit, number))


def _drop_invisible(text: str) -> str:
    return "".join(sign for sign in text if unicodedata.category(sign) != "Cf").strip()
