"""AreaCode: the Ministry of Home Affairs' code of an area; AreaKind and Level: its kind and level."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

import attrs

from psm_model._source_code import Printable
from psm_model.errors import ParseError, require_type

__all__ = ["CODE_PATTERN", "AreaCode", "AreaKind", "Level"]

CODE_PATTERN: Final = r"[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{4})?)?)?"
"""The regular expression of a whole code."""
_SHAPE = re.compile(CODE_PATTERN)
_EXPECTED = "digits in blocks as in '33', '33.25', '33.25.11' or '33.25.11.1013'"
_FIRST_CITY = 71  # regencies are numbered from 01 to 69, cities from 71 to 99
_LAST_REGENCY = 69


class Level(StrEnum):
    """A level of government and of the association, from the highest to the lowest."""

    NATIONAL = "national"
    """The whole country (*pusat*, *nasional*)."""
    PROVINCE = "province"
    """A province (*provinsi*)."""
    REGENCY_CITY = "regency_city"
    """A regency or a city (*kabupaten*, *kota*)."""
    DISTRICT = "district"
    """A district (*kecamatan*; also *distrik*, *kapanewon*, *kemantren*)."""
    VILLAGE = "village"
    """A village or urban village (*desa*, *kelurahan*; also *nagari*, *gampong*, *kalurahan*)."""

    @property
    def depth(self) -> int:
        """The number of levels above it: 0 for the national level, 4 for a village."""
        return _LEVELS.index(self)

    def is_above(self, other: Level) -> bool:
        """Return whether this level is higher than the other.

        >>> Level.PROVINCE.is_above(Level.VILLAGE)
        True
        """
        return self.depth < other.depth


_LEVELS = tuple(Level)


class AreaKind(StrEnum):
    """The kind of an area, derived from the digits of its code."""

    PROVINCE = "province"
    """*Provinsi*."""
    REGENCY = "regency"
    """*Kabupaten*: second block from 01 to 69."""
    CITY = "city"
    """*Kota*: second block from 71 to 99."""
    DISTRICT = "district"
    """*Kecamatan*."""
    URBAN_VILLAGE = "urban_village"
    """*Kelurahan*: last block starting with 1."""
    VILLAGE = "village"
    """*Desa*: last block starting with 2."""
    CUSTOMARY_VILLAGE = "customary_village"
    """*Desa adat*: last block starting with 3."""


_VILLAGE_KINDS = {"1": AreaKind.URBAN_VILLAGE, "2": AreaKind.VILLAGE, "3": AreaKind.CUSTOMARY_VILLAGE}


@attrs.frozen(repr=False)
class AreaCode(Printable):
    """The Ministry of Home Affairs' (*Kemendagri*) code of an area: two to ten digits in blocks separated by dots.

    Codes change when areas are split or moved, so a code may have a vintage: the number of its decree. Codes of
    different vintages are not equal. The statistics office (BPS) has its own codes without dots. They are not accepted,
    because the same digits mean different areas.

    Only the form is validated. You can build a code that no decree lists; rules report it.

    >>> AreaCode("33.25").kind
    <AreaKind.REGENCY: 'regency'>
    >>> AreaCode("33.25.11.1013").parent
    AreaCode('33.25.11')

    Raises:
        ParseError: the code is not digits in two-two-two-four blocks, or the vintage is an empty text.
        WrongTypeError: one of them is not a text.
    """

    code: str = attrs.field()
    """The code, as in "33.25.11.1013"."""
    vintage: str | None = attrs.field(default=None)
    """The number of the decree of the code, as written ("300.2.2-2138 Tahun 2025"), if known."""

    @code.validator
    def _check_code(self, _: attrs.Attribute[str], value: str) -> None:
        if not _SHAPE.fullmatch(require_type(value, str, "a text")):
            raise ParseError("area code", _EXPECTED, value)

    @vintage.validator
    def _check_vintage(self, _: attrs.Attribute[str | None], value: str | None) -> None:
        if value is not None and not require_type(value, str, "a text or None as vintage").strip():
            raise ParseError("vintage of an area code", "the number of a decree", value)

    @classmethod
    def parse(cls, text: str, *, vintage: str | None = None) -> AreaCode:
        """Parse a code, ignoring spaces around it; the inverse of `str` for a code without vintage.

        >>> AreaCode.parse(" 33.25 ")
        AreaCode('33.25')

        Raises:
            ParseError: the text is anything else, including a code without dots.
        """
        return cls(require_type(text, str, "a text").strip(), vintage)

    @property
    def level(self) -> Level:
        """The level of the area, from the number of blocks; never the national level."""
        return _LEVELS[self.code.count(".") + 1]

    @property
    def kind(self) -> AreaKind | None:
        """The kind of the area; None for digits that no decree uses (second block 00 or 70, last block 4…)."""
        blocks = self.code.split(".")
        match blocks:
            case [_]:
                return AreaKind.PROVINCE
            case [_, second]:
                if 1 <= int(second) <= _LAST_REGENCY:
                    return AreaKind.REGENCY
                return AreaKind.CITY if int(second) >= _FIRST_CITY else None
            case [_, _, _]:
                return AreaKind.DISTRICT
            case _:
                return _VILLAGE_KINDS.get(blocks[3][0])

    @property
    def parent(self) -> AreaCode | None:
        """The code of the containing area, with the same vintage; None for a province."""
        head, dot, _ = self.code.rpartition(".")
        return AreaCode(head, self.vintage) if dot else None

    def contains(self, other: AreaCode) -> bool:
        """Return whether the other is this area or within it, by digits only; vintages are ignored.

        >>> AreaCode("33").contains(AreaCode("33.25"))
        True

        Raises:
            WrongTypeError: the argument is not an area code.
        """
        code = require_type(other, AreaCode, "an area code").code
        return code == self.code or code.startswith(f"{self.code}.")

    def __str__(self) -> str:
        return self.code

    def __repr__(self) -> str:
        return f"AreaCode({self.code!r})" if self.vintage is None else f"AreaCode({self.code!r}, {self.vintage!r})"
