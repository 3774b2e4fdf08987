"""Words that a scanner has damaged: letters read as others, and words without the space between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ._vocabulary import words

__all__ = ["cut_word", "mend_word"]

_KNOWN: Final = words("scanned_words", "known")
_READ_AS: Final = tuple(
    (str.maketrans(signs), old, new)
    for signs in ({"0": "o", "1": "i", "5": "s", "8": "b"}, {"0": "o", "1": "l", "5": "s", "8": "b"})
    for old, new in (("", ""), ("rn", "m"))
)
"""What a scanner reads signs of a word as: "0" for "o", and "rn" for "m"."""
_DAMAGED: Final = re.compile(r"(?=.*[^\W\d_])(?=.*(?:[0158]|rn|l))[^\W_]+", re.IGNORECASE)
_CAPITAL_I: Final = re.compile(r"l(?=[A-Z]{2,}$|katan$|ndonesia$)")
_LONGEST: Final = 16
_GLUED: Final = re.compile(
    r"(?:KEPUTUSAN(?=BUPATI|GUBERNUR|CAMAT|LURAH|WALI|KEPALA|PERBEKEL|KEUCHIK|PENGHULU|KETUA|PENGURUS|DEWAN|NOMOR)"
    r"|Keputusan(?=Bupati|Gubernur|Camat|Lurah|Wali|Kepala|Perbekel|Ketua|Pengurus)"
    r"|(?:KABUPATEN|KECAMATAN|KELURAHAN|PROVINSI|BUPATI|GUBERNUR)(?=[A-Z]{4})"
    r"|(?:Kabupaten|Kecamatan|Kelurahan|Provinsi|Desa|Kota|Bupati|Gubernur|Camat|Lurah)(?=[A-Z][a-z]{2})"
    r"|TENTANG(?=PE[MN]|SUSUNAN)|Tentang(?=Pe[mn]|Susunan)"
    r"|(?:NOMOR|Nomor|TAHUN|Tahun|PERIODE|Periode)(?=[0-9])"
    r"|PENGURUS(?=IPSM|PSM|KARANG|FORUM|IKATAN|DAERAH|CABANG)|Pengurus(?=IPSM|PSM|Karang|Forum|Ikatan)"
    r"|I?PSM(?=KABUPATEN|KECAMATAN|KELURAHAN|KOTA|DESA|PROVINSI|Kabupaten|Kecamatan|Kelurahan|Kota|Desa))"
)
"""Words that another one follows without a space."""


@lru_cache(1 << 12)
def mend_word(text: str) -> str:
    """Return a known word as it was before a scanner damaged it; any other as it is.

    >>> mend_word("KEPUTU5AN"), mend_word("Nornor"), mend_word("lPSM"), mend_word("SOSlAL"), mend_word("2O24")
    ('KEPUTUSAN', 'Nomor', 'IPSM', 'SOSIAL', '2O24')
    """
    if len(text) > _LONGEST or text.lower() in _KNOWN or _DAMAGED.fullmatch(text) is None:
        return text
    mended = _CAPITAL_I.sub("I", text)
    if mended != text:
        return mended
    in_capitals = text.replace("l", "I")
    if in_capitals.isupper() and in_capitals.lower() in _KNOWN:
        return in_capitals
    for signs, old, new in _READ_AS:
        word = text.lower().translate(signs)
        word = word.replace(old, new) if old else word
        if word in _KNOWN:
            return word.upper() if text[-1].isupper() else word.capitalize() if text[0].isupper() else word
    return text


def cut_word(text: str) -> Iterator[str]:
    """Yield the words in a text that has no spaces.

    >>> [*cut_word("KEPUTUSANBUPATIMISAL")], [*cut_word("Nomor12")], [*cut_word("KEPUTUSANNYA")]
    (['KEPUTUSAN', 'BUPATI', 'MISAL'], ['Nomor', '12'], ['KEPUTUSANNYA'])
    """
    while (first := _GLUED.match(text)) is not None:
        yield first[0]
        text = text[first.end() :]
    yield text
