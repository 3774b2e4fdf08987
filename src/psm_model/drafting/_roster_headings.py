"""Lines that begin or end lists of officers, or are between their parts."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Final

from ._holders import read_holders
from ._labels import close_letters

__all__ = ["Heading", "classify_heading", "find_organ", "is_of_document", "name_organ"]


class Heading(Enum):
    """What a line says of the list around it."""

    PAGE = auto()
    """The foot of a page, or a personal number, which does not end a list."""
    BEFORE_CHANGE = auto()
    """The list below was replaced."""
    AFTER_CHANGE = auto()
    """The list below replaces another."""
    SIGNATURES = auto()
    """Signatures follow."""
    COMMITTEE = auto()
    """The list below is that of a committee."""
    LIST = auto()
    """The list below is that of a board."""
    ORGAN = auto()
    """The list below is that of an organ beside the board."""


_PAGE: Final = re.compile(
    r"[-\u2013\u2014\s]*(?:hal(?:aman)?\.?\s*)?\d{1,3}(?:\s*(?:/|dari)\s*\d{1,3})?[-\u2013\u2014\s]*", re.IGNORECASE
)
_PERSONAL: Final = re.compile(r"(?:nip|nik|nrp|nuptk|no\.?\s*hp|hp|telp|wa)\b[\s.:]*[\d\s.+-]*", re.IGNORECASE)
_SIGNING: Final = re.compile(
    r"(?:di(?:tetapkan|keluarkan|buat|sahkan)|ditandatangani)\b(?!\s+(?:dengan|oleh|berdasarkan|sebagai|melalui)\b)|pada\s+tanggal\b|mengetahui|menyetujui|mengesahkan"
    r"|hormat\s+kami|tanda\s*tangan|tt[d.]|tembusan|[^\W\d_][^\d,]{2,30},\s+\d{1,2}\s+[a-z]+\s+\d{4}$",
    re.IGNORECASE,
)
_BEFORE_CHANGE: Final = re.compile(
    r"(?:susunan\s+)?(?:semula|sebelumnya|lama)\s*[:,]?|.{0,80}\b(?:semula|sebelumnya)\s+(?:tertulis|berbunyi|tercantum|dibaca)\s*[:,]?",
    re.IGNORECASE,
)
_AFTER_CHANGE: Final = re.compile(
    r"(?:susunan\s+)?(?:(?:diubah\s+)?menjadi|baru|selanjutnya)\s*[:,]?|(?:[^:]{0,100}\b)?(?:diubah|diganti|disisipkan|ditambahkan|dibaca|sehingga|seharusnya)\b[^:]{0,60}:",
    re.IGNORECASE,
)
_LISTING: Final = re.compile(r"\b(?:lampiran|susunan|daftar|struktur|personalia|komposisi)\b", re.IGNORECASE)
_COMMITTEE: Final = re.compile(
    r"\b(?:panitia|tim\s+(?:formatur|pemilihan|penjaringan|seleksi|perumus)|formatur|steering|organi[sz]ing)\b",
    re.IGNORECASE,
)
_ORGAN: Final = re.compile(
    r"\b(?:majelis|dewan|badan)\s+(?:pertimbangan|pena[sz]i?e?hat|pembina|penyantun|pakar|kehormatan|pengawas|pengarah)\b"
    r"|\b(?:dewan\s+)?(?P<of_foundation>pembina|pengawas)\s+yayasan\b",
    re.IGNORECASE,
)
_APPENDIX: Final = re.compile(
    r"(?:lampiran|bagian)\s*(?:[ivx]{1,4}|\d{1,2}|[a-d])?[\s.]+(?=[^\W\d_])(?!.*:)", re.IGNORECASE
)
"""The beginning of a heading that may have the name of an organ after it."""
_OF_DOCUMENT: Final = re.compile(
    r"(?:nomor|no|tanggal|tgl|tentang|perihal|hal|sifat|lampiran|kepada|yth|alamat|telp|email|tempat|waktu|hari|pukul"
    r"|menimbang|mengingat|memperhatikan|menetapkan|memutuskan|ke(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)"
    r"|kesepuluh|pertama|di\w+kan|pada|catatan|keterangan|sumber|reporter|editor|penulis|moderator|notulis|narasumber|pewarta|kontributor|kontak|cp|foto|caption|ket|periode|masa"
    r"|tembusan|jumlah|desa|nama|jabatan|baca|kata)\b.*",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"(?:[IVX]{1,5}|[A-Z]|\d{1,2})[.)]\s+")
_LONGEST_HEADING: Final = 120

_WHOLE: Final = (
    (_PAGE, Heading.PAGE),
    (_PERSONAL, Heading.PAGE),
    (_BEFORE_CHANGE, Heading.BEFORE_CHANGE),
    (_AFTER_CHANGE, Heading.AFTER_CHANGE),
)


def classify_heading(written: str, *, has_label: bool) -> Heading | None:
    """Return what a line says of the list around it; None if it says nothing.

    Args:
        written: The line.
        has_label: Whether it has a label, so that it may be of the list.

    >>> classify_heading("SUSUNAN PENGURUS", has_label=False).name, classify_heading("Ani", has_label=False)
    ('LIST', None)
    """
    written = close_letters(written)
    for pattern, kind in _WHOLE:
        if pattern.fullmatch(written):
            return kind
    if _SIGNING.match(written):
        return Heading.SIGNATURES
    is_appendix = _APPENDIX.match(written) is not None
    if (has_label and not is_appendix) or len(written) > _LONGEST_HEADING:
        return None
    is_committee = _COMMITTEE.search(written) is not None and written[-1] not in ".,;"
    if is_committee and not read_holders(written, 0, len(written)):
        return Heading.COMMITTEE
    if find_organ(written) is not None:
        return Heading.ORGAN
    return Heading.LIST if _LISTING.search(written) else None


def name_organ(written: str) -> str:
    """Return the heading of an organ without the number of its appendix.

    >>> name_organ("LAMPIRAN I  DEWAN PENASIHAT")
    'DEWAN PENASIHAT'
    """
    appendix = _APPENDIX.match(written)
    return _NUMBER.sub("", written if appendix is None else written[appendix.end() :])


def find_organ(written: str) -> str | None:
    """Return the organ beside the board that a heading names.

    >>> find_organ("MPKT (Majelis Pertimbangan Karang Taruna)")
    'Majelis Pertimbangan'
    """
    organ = _ORGAN.search(written)
    if organ is None:
        return None
    # The patrons of a foundation are those of its institution.
    return f"Dewan {organ['of_foundation']}" if organ["of_foundation"] else organ[0]


def is_of_document(written: str) -> bool:
    """Return whether a label is one of the parts of a document, and no post.

    >>> is_of_document("Menimbang"), is_of_document("Pembantu Umum")
    (True, False)
    """
    return _OF_DOCUMENT.fullmatch(written) is not None
