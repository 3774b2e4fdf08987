"""Kinds of rows in offices' tables: headings, column numbers, sections, totals, signatures, and rows of data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from psm_model.formats.tables.cells import is_blank
from psm_model.masking import mask_digits
from psm_model.text import escape, truncate
from psm_model.values.partial_date import PartialDate

__all__ = [
    "NIK_PATTERN",
    "SkipRule",
    "cell_text",
    "is_dash",
    "is_footnote",
    "is_official",
    "is_person_number",
    "is_section",
    "is_signature",
    "is_total",
    "join_title",
    "numbers_columns",
    "show_text",
    "states_no_person",
    "strip_list_number",
]


class SkipRule(StrEnum):
    """Why a cell is left out."""

    ABOVE_HEADER = "above_header"
    """It is above the headings."""
    HEADER = "header"
    """It is a heading."""
    COLUMN_NUMBERS = "column_numbers"
    """It numbers the columns."""
    TOTAL = "total"
    """Its row has totals."""
    SIGNATURE = "signature"
    """It belongs to the signatures below the table."""
    EMPTY_LINE = "empty_line"
    """Its row has only a running number."""
    RUNNING_NUMBER = "running_number"
    """It is a running number."""
    UNWANTED = "unwanted"
    """The mapping skips its column."""
    DASH = "dash"
    """It is a dash, which means nothing."""
    VACANT = "vacant"
    """It, or its row, says that nobody has the post: kosong, lowong."""
    PATTERN = "pattern"
    """The mapping skips rows with its text."""
    FOOTNOTE = "footnote"
    """It is a note below the table."""
    OFFICE = "office"
    """It is a value of a person in a row that names an office."""
    OTHER_TABLE = "other_table"
    """It is in a table below that is not about people, as a budget is."""
    SHEET = "sheet"
    """The mapping skips its sheet."""


_TOTAL: Final = re.compile(r"\s*(?:jumlah|jml|total|sub\s?total|grand total|rekapitulasi)\b", re.IGNORECASE)
_SECTION: Final = re.compile(
    r"(?:(?:[ivx]+|[a-z]|\d{1,2})\s*[.)]?\s+|(?:[ivx]+|[a-z]|\d{1,2})[.)])?"
    r"((?:bidang|seksi|divisi|departemen|bagian|biro|pokja|kelompok kerja"
    r"|koordinator|pengurus harian|badan pengurus harian|pengurus inti|tim motivator"
    r"|(?:dewan |majelis )?(?:penasi?hat|penasehat|pembina|pelindung|pengarah|pertimbangan))\b.*"
    r"|(?:para\s+)?anggota(?:\s*-\s*anggota)?(?:\s+(?:pengurus|ipsm|psm))?)",
    re.IGNORECASE,
)
_HOLDER: Final = re.compile(r":\s*[^\W_]")
"""A colon with something after it: who holds a post."""
_NAMED_SECTION: Final = re.compile(
    r"(?:(?:[ivx]+|[a-z]|\d{1,2})\s*[.)]?\s+|(?:[ivx]+|[a-z]|\d{1,2})[.)])?"
    r"(?:bidang|seksi|divisi|departemen|bagian|biro|pokja|kelompok kerja)(?:\s+(?:[ivx]+|[a-z]|\d{1,2}))?\s*:",
    re.IGNORECASE,
)
"""The word or the number of a section before a colon, with its name after it."""
_SIGNATURE: Final = re.compile(
    r"(?:mengetahui|menyetujui|mengesahkan|disahkan|ditetapkan|dibuat di|dikeluarkan|tertanda|nip)\b.*"
    r"|a\.n\.? .*|ttd\.?|\(?ttd\)?"
    # A place and a day.
    r"|[^\d,:;]{2,40},(?:\s*+\d{1,2}|\s*?[.…_ ]{2,}+)\s*+\w*+[.…_ ]*+\s*(?:\d{4}|[.…_]+)?",
    re.IGNORECASE,
)
_FOOTNOTE: Final = re.compile(
    r"(?:\*|\d\)|(?:keterangan|ket|catatan|sumber|nb|note|data per|dicetak|tanggal cetak|halaman)\b).*", re.IGNORECASE
)
NIK_PATTERN: Final = r"(?:\d[ .-]?){15}\d"
"""A pattern of the 16 digits of a NIK, which may be grouped."""
_NIK: Final = re.compile(f"['’`]?{NIK_PATTERN}")
_OFFICE: Final = re.compile(
    r"(?:(?:pj|pjs|plt|plh|an|a\.n)\.?\s+)*(?:camat|lurah|kades|kepala|kadis|kasi|bupati|wali\s?kota|gubernur"
    r"|danramil|kapolsek|ketua|sekretaris|bendahara|pembina|penata|nip)\b",
    re.IGNORECASE,
)
"""Beginnings of the lines of signatures: offices, posts and ranks."""
_OFFICIAL: Final = re.compile(
    r"(?:(?:pj|pjs|plt|plh|an|a\.n)\.?\s+)*(?:camat|lurah|kades|kadus|kuwu|panewu|perbekel|kadis\w*|kadinsos|kasi|kabid"
    r"|kabag|kaur|kasun|(?:wakil\s+)?(?:bupati|wali\s?kota|gubernur)|danramil|dandim|kapolsek|kapolres|sekda|sekdes|sekcam|babinsa"
    r"|bhabinkamtibmas|kepala\s+(?:desa|dinas|kelurahan|kecamatan|puskesmas|kua|badan|bagian|bidang|seksi|kantor"
    r"|sekolah|polsek|dusun|uptd?)|sekretaris\s+(?:daerah|desa|camat|kecamatan|kelurahan|dinas)"
    r"|(?:ketua\s+)?(?:tp\.?\s?pkk|pkk|bpd|lpmd?k?|mui|dprd)|menteri|dinas\s+sosial)\b(?:\s+[\w./&-]+){0,8}[,.]?",
    re.IGNORECASE,
)
"""Offices of the government and of other bodies, which somebody holds ex officio."""
_LISTED: Final = re.compile(
    r"\A(?:[ivx]+|[a-z]|\d{1,3})(?:\s*[.)]\s+(?=\D)"
    # In a cell of its own, the number has no sign after it.
    r"|\s+(?=(?:desa|ds|kelurahan|kel|kalurahan|kecamatan|kec|kapanewon|nagari|gampong)\b))",
    re.IGNORECASE,
)
_DASHES: Final = frozenset({"-", "–", "—", "--", "---", "_", "."})
_COLUMN_NUMBER: Final = re.compile(r"\(?\s*(\d{1,2})\s*\)?")
_FEWEST_NUMBERS: Final = 3
_MAX_TITLE_CELLS: Final = 2
_MAX_SHOWN: Final = 60


def cell_text(cell: object) -> str:
    """Return the text of a cell on one line, blank for an empty one."""
    if is_blank(cell):
        return ""
    if isinstance(cell, str):
        return " ".join(cell.split())
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, int | float | date | PartialDate):
        return str(cell)
    return ""


def is_dash(cell: object) -> bool:
    """Return whether a cell holds only a dash."""
    return isinstance(cell, str) and cell.strip() in _DASHES


def numbers_columns(texts: Sequence[str]) -> bool:
    """Return whether a row counts its columns: 1, 2, 3.

    >>> numbers_columns(["1", "2", "3"]), numbers_columns(["(1)", "(2)", "(3)", "(4)"]), numbers_columns(["1", "Siti"])
    (True, True, False)
    """
    numbers = [_COLUMN_NUMBER.fullmatch(text) for text in texts if text]
    return len(numbers) >= _FEWEST_NUMBERS and all(
        match is not None and int(match[1]) == at for at, match in enumerate(numbers, start=1)
    )


def is_total(texts: Sequence[str]) -> bool:
    """Return whether a row has totals: its first text says so.

    >>> is_total(["", "Jumlah", "25"]), is_total(["1", "Siti"])
    (True, False)
    """
    return _TOTAL.match(next((text for text in texts if text), "")) is not None


def is_section(texts: Sequence[str]) -> str | None:
    """Return the section that a row names without its number, if it has nothing else; else None.

    >>> is_section(["II", "BIDANG HUMAS", ""]), is_section(["B. SEKSI HUMAS"]), is_section(["1", "Siti", "Ketua Seksi"])
    ('BIDANG HUMAS', 'SEKSI HUMAS', None)
    >>> is_section(["BIDANG I : HUMAS"]), is_section(["PELINDUNG :"]), is_section(["Pelindung : Camat Misal"])
    ('BIDANG I : HUMAS', 'PELINDUNG :', None)
    """
    present = [text for text in texts if text]
    if any(_HOLDER.search(text) and not _NAMED_SECTION.match(text) for text in present):
        return None
    if len(present) == 2 and re.fullmatch(r"(?:[IVX]+|[A-Z]|\d{1,2})[.)]?", present[0]):  # noqa: PLR2004  # a number and a name
        present = present[1:]
    match = _SECTION.fullmatch(present[0]) if len(set(present)) == 1 else None
    return None if match is None else match[1]


def is_signature(texts: Sequence[str]) -> bool:
    """Return whether a row begins the signatures below a table.

    >>> is_signature(["", "Batang, 15 Oktober 2025"]), is_signature(["Mengetahui,"]), is_signature(["Siti, S.Sos"])
    (True, True, False)
    """
    present = [text for text in texts if text]
    return 0 < len(present) <= _FEWEST_NUMBERS and any(_SIGNATURE.fullmatch(text) for text in present)


def is_footnote(texts: Sequence[str]) -> bool:
    """Return whether a row is a note: it has a single text, or two, which begins like one.

    >>> is_footnote(["*) pergantian antarwaktu"]), is_footnote(["Keterangan", ":"]), is_footnote(["Siti"])
    (True, True, False)
    """
    line = join_title(texts)
    return line is not None and _FOOTNOTE.fullmatch(line) is not None


def is_person_number(text: str) -> bool:
    """Return whether a text is a whole NIK, perhaps with signs between its digits.

    >>> is_person_number("3325 9908 0693.0302"), is_person_number("NIP. 196503121990032004")
    (True, False)
    """
    return _NIK.fullmatch(text) is not None


def states_no_person(name: str) -> bool:
    """Return whether a cell below the heading of names is blank, or has words of totals, notes or signatures.

    >>> states_no_person("Mengetahui,"), states_no_person("Camat Misal"), states_no_person("Siti, S.Sos")
    (True, True, False)
    """
    if not any(sign.isalpha() for sign in name):
        return True
    line = [name]
    return is_total(line) or is_signature(line) or is_footnote(line) or _OFFICE.match(name) is not None


def is_official(text: str) -> bool:
    """Return whether a text is an office of the government or of another body, and not the name of a person.

    >>> is_official("Camat Misal"), is_official("Kepala Dinas Sosial Kab. Contoh"), is_official("Siti, S.Sos")
    (True, True, False)
    """
    return _OFFICIAL.fullmatch(text.strip()) is not None


def join_title(texts: Sequence[str]) -> str | None:
    """Return the line of a title, in one cell or in two with a colon between them; None for a row with more texts.

    >>> join_title(["Masa Bakti", ":", "2020-2025"]), join_title(["1", "Siti", "Ketua"])
    ('Masa Bakti 2020-2025', None)
    """
    distinct = [text for text in dict.fromkeys(texts) if text not in {"", ":"}]
    return " ".join(distinct) if 0 < len(distinct) <= _MAX_TITLE_CELLS else None


def strip_list_number(line: str) -> str:
    """Return a line without the number of a list before it.

    >>> strip_list_number("B. DESA WARU"), strip_list_number("IV. BIDANG HUMAS"), strip_list_number("B DESA WARU")
    ('DESA WARU', 'BIDANG HUMAS', 'DESA WARU')
    """
    return _LISTED.sub("", line)


def show_text(text: str) -> str:
    """Return a text of a sheet for people: masked, on one line, and truncated."""
    return truncate(escape(mask_digits(text)), _MAX_SHOWN)
