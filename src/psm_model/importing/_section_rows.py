"""Sections that a row above names, as BIDANG HUMAS does: whether the title of a row below belongs to it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from psm_model.entities.post import Post
from psm_model.entities.titles import ParsedTitle, find_section, parse_title, sections_agree
from psm_model.errors import ParseError
from psm_model.formats.tables.titles import parse_post

__all__ = ["SectionReading", "has_section_members", "names_group", "read_section_row"]

_GROUP_WORDS: Final = frozenset(
    (
        *("seksi", "bidang", "divisi", "departemen", "bagian", "biro", "pokja", "kelompok", "kerja", "dan", "para"),
        *("koordinator", "kordinator", "ketua", "anggota", "desa", "kelurahan", "kalurahan", "kecamatan"),
        *("kapanewon", "wilayah", "kabupaten", "kota", "daerah", "pengurus", "ipsm", "psm"),
    )
)
"""Words of rows that name several sections or areas, or the members, and none by itself."""
_WORD: Final = re.compile(r"[^\W\d_]+|\d+")
_ORGANS: Final = frozenset({Post.ADVISER, Post.PATRON, Post.DIRECTOR, Post.MOTIVATOR})
"""The posts beside the board, which belong to no section."""


class SectionReading(NamedTuple):
    """What the section of a row above means for a title below it."""

    section: str | None
    """The section that the title belongs to; None if it states its own, or belongs to none."""
    is_contradicted: bool = False
    """Whether the title names another section."""
    is_unclear: bool = False
    """Whether the title is that of a post of the board, which a section does not have."""


def names_group(section: str) -> bool:
    """Return whether a row names a group of sections, areas or members, which is not a section.

    >>> names_group("SEKSI-SEKSI"), names_group("KOORDINATOR DESA"), names_group("ANGGOTA"), names_group("SEKSI HUMAS")
    (True, True, True, False)
    """
    return all(word in _GROUP_WORDS for word in _WORD.findall(section.casefold()))


@lru_cache(1 << 10)
def has_section_members(section: str) -> bool:
    """Return whether a row that names a section names one that has members, and not the advisers or the whole board.

    >>> has_section_members("SEKSI HUMAS"), has_section_members("PENASIHAT"), has_section_members("PENGURUS HARIAN")
    (True, False, False)
    """
    return not names_group(section) and parse_post("Anggota", find_section(section)) is Post.SECTION_MEMBER


@lru_cache(1 << 12)
def read_section_row(title: str, section: str | None) -> SectionReading:
    """Return what the section of a row above means for a title: a title that says more about itself is right.

    >>> read_section_row("Anggota", "BIDANG HUMAS").section
    'BIDANG HUMAS'
    >>> read_section_row("Koordinator Desa Waru", "KOORDINATOR DESA")
    SectionReading(section=None, is_contradicted=False, is_unclear=False)
    >>> read_section_row("Anggota Seksi Usaha", "BIDANG HUMAS").is_contradicted
    True
    >>> read_section_row("Sekretaris", "BIDANG HUMAS").is_unclear
    True
    """
    section = find_section(section)
    if section is None or names_group(section):
        return SectionReading(None)
    own = _parse(title, None)
    if own is None:
        return SectionReading(section)
    if own.section is not None and not sections_agree(own.section, section):
        return SectionReading(None, is_contradicted=True)
    if own.post in _ORGANS:
        return SectionReading(None)
    return SectionReading(section, is_unclear=_parse(title, section) is None)


def _parse(title: str, section: str | None) -> ParsedTitle | None:
    try:
        return parse_title(title, section=section)
    except ParseError:
        return None
