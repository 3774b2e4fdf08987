"""Pinpoint: a place in a legal instrument, inside or outside its body."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import attrs

from psm_model._source_code import Printable
from psm_model.errors import ParseError
from psm_model.i18n import Bilingual, Language, describe_code, require_language

from ._place_levels import INNER_LEVELS, LEVEL_WORDS, LEVELS, PlaceLevel, normalise_value
from ._place_order import runs_backwards

__all__ = ["Division", "Pinpoint", "list_levels"]


class Division(StrEnum):
    """A division of an instrument outside its body."""

    RECITALS = "recitals"
    """The grounds of the instrument (*Menimbang*)."""
    CITATIONS = "citations"
    """The law on which it is based (*Mengingat*)."""
    ELUCIDATION = "elucidation"
    """The explanation of its articles (*Penjelasan Pasal demi Pasal*), which is not part of the articles."""
    GENERAL_ELUCIDATION = "general_elucidation"
    """The general explanation (*Penjelasan Umum*)."""
    TRANSITIONAL = "transitional"
    """The transitional provisions (*Aturan Peralihan*) of the constitution, with their own numbers."""
    ADDITIONAL = "additional"
    """The additional provisions (*Aturan Tambahan*) of the constitution, with their own numbers."""
    ANNEX = "annex"
    """The only annex (*Lampiran*) of an instrument, without a number."""


_THROUGH: Final = Bilingual("to", "sampai dengan")
_PREAMBLE: Final = frozenset([Division.RECITALS, Division.CITATIONS])
_CLOSING: Final = frozenset([Division.TRANSITIONAL, Division.ADDITIONAL])
"""Divisions whose articles have numbers of their own."""
_ARTICLE: Final = LEVELS.index("article")


def _parse_division(value: str | None) -> Division | None:
    """Return the division of a name."""
    try:
        return None if value is None else Division(value)
    except ValueError:
        raise ParseError("pinpoint", "one of Division as division", value) from None


def list_levels(pinpoint: Pinpoint) -> tuple[str | None, ...]:
    """Return the parts of a pinpoint, in the order of `LEVELS`."""
    return tuple(getattr(pinpoint, level) for level in LEVELS)


@attrs.frozen
class Pinpoint(Printable):
    """A place in an instrument: an article (*Pasal*) or a place in one, or a chapter, part, dictum or annex.

    A place outside the body, such as the elucidation of an article, has a `division`. Without an article, chapter,
    annex, dictum or division it is a place in the article that contains it ("ayat (2)").

    >>> str(Pinpoint("21", "1", "a"))
    'Pasal 21 ayat (1) huruf a'
    >>> str(Pinpoint("28H", "1", through=Pinpoint("28H", "3")))
    'Pasal 28H ayat (1) sampai dengan ayat (3)'
    >>> str(Pinpoint("5", "1", division=Division.ELUCIDATION))
    'Penjelasan Pasal 5 ayat (1)'

    Raises:
        ParseError: a part is invalid, such as article "0"; there is no part; parts exclude each other, such as an
            article and a dictum; or a range ends at or before its start, in another division, or in another range.
    """

    article: str | None = None
    """The article (*Pasal*), as "21", "18A", "303bis" or "IV"."""
    paragraph: str | None = None
    """The paragraph (*ayat*), without its brackets."""
    letter: str | None = None
    """The letter (*huruf*), in small letters."""
    item: str | None = None
    """The numbered item (*angka*); the criminal code's is also cited as "ke-1"."""
    through: Pinpoint | None = None
    """The last place of a range; None for a single place."""
    chapter: str | None = attrs.field(default=None, kw_only=True)
    """The chapter (*Bab*), as "III"."""
    part: str | None = attrs.field(default=None, kw_only=True)
    """The part (*Bagian*) as an ordinal, "Pertama"."""
    annex: str | None = attrs.field(default=None, kw_only=True)
    """The number of the annex (*Lampiran*), as "II"; None outside an annex, and for the only annex."""
    dictum: str | None = attrs.field(default=None, kw_only=True)
    """The dictum (*Diktum*) of a decree as an ordinal in capitals, "KESATU"."""
    division: Division | None = attrs.field(default=None, converter=_parse_division, kw_only=True)
    """The division outside the body; None in the body and in a numbered annex."""

    def __attrs_post_init__(self) -> None:
        for level in LEVELS:
            value = getattr(self, level)
            if value is not None:
                if not isinstance(value, str):
                    raise ParseError("pinpoint", f"{level} as a text", value)
                object.__setattr__(self, level, normalise_value(level, value))
        first_levels = list_levels(self)
        if not any(first_levels) and self.division is None:
            raise ParseError("pinpoint", "an article, or another part", None)
        if self.part and not self.chapter:
            raise ParseError("pinpoint", "a part with its chapter", self.part)
        self._check_division()
        if self.through is None:
            return
        if not isinstance(self.through, Pinpoint):
            raise ParseError("pinpoint", "a pinpoint for the last place of a range", self.through)
        last = list_levels(self.through)
        # "Pasal 5 sampai dengan ayat (2)" is within one article; "Lampiran I sampai dengan Bab V" is invalid.
        alike = (
            bool(last[_ARTICLE]) if first_levels[_ARTICLE] else _find_outermost(first_levels) == _find_outermost(last)
        )
        alike = alike and self.division is self.through.division
        if self.through.through is not None or first_levels == last or not alike:
            raise ParseError("pinpoint", "a range that ends in another place of the same sort", str(self.through))
        if runs_backwards(first_levels, last):
            raise ParseError("pinpoint", "a range that ends after its start", str(self.through))

    def _check_division(self) -> None:
        """Raise if the parts exclude each other in the division or in the body."""
        outer = [level for level in LEVELS if level not in INNER_LEVELS and self._has(level)]
        if self.dictum and (len(outer) > 1 or self.division):
            raise ParseError("pinpoint", "a dictum without article, chapter, annex or division", self.dictum)
        if self.division is Division.ELUCIDATION and (self.annex or not any(map(self._has, LEVELS))):
            raise ParseError("pinpoint", "the elucidation of an article, or of another part of the body", None)
        if self.division in _CLOSING:
            if outer != ["article"]:
                raise ParseError("pinpoint", f"an article of the {self.division} provisions", None)
        elif self.division not in {None, Division.ELUCIDATION} and outer:
            raise ParseError("pinpoint", f"{self.division} without {outer[0]}", getattr(self, outer[0]))
        if self.division in _PREAMBLE and not (self.letter or self.item):
            raise ParseError("pinpoint", f"a letter or an item of the {self.division}", None)

    def _has(self, level: PlaceLevel) -> bool:
        """Return whether a part is named."""
        return getattr(self, level) is not None

    def __repr__(self) -> str:
        positional = [self.article, self.paragraph, self.letter, self.item, self.through]
        while positional and positional[-1] is None:
            positional.pop()
        names = [level for level in LEVELS[: _ARTICLE + 2] if level != "article"]
        named = [f"{level}={value!r}" for level in names if (value := getattr(self, level)) is not None]
        named += [f"division={self.division.value!r}"] if self.division else []
        return f"Pinpoint({', '.join([*map(repr, positional), *named])})"

    def __str__(self) -> str:
        return self.to_text(language="id")

    def to_text(self, *, language: Language) -> str:
        """Return the place in words, outermost part first. A range does not repeat the parts that both ends share.

        >>> Pinpoint("5", "1", division=Division.ELUCIDATION).to_text(language="en")
        'Elucidation of Article 5 paragraph (1)'

        Raises:
            ValueError: the language is not supported.
        """
        require_language(language)
        first_levels = list_levels(self)
        name = describe_code(self.division).translate(language) if self.division else ""
        first = f"{name} {_write_levels(first_levels, language)}".strip()
        if self.through is None:
            return first
        last = list_levels(self.through)
        start = next(place for place, value in enumerate(last) if value != first_levels[place])
        # The shared parts are not repeated if both ends have the level in which they differ.
        if start > _ARTICLE and first_levels[start] and last[start]:
            last = (None,) * start + last[start:]
            name = ""
        return f"{first} {_THROUGH.translate(language)} {name} {_write_levels(last, language)}".replace("  ", " ")

    @property
    def is_standalone(self) -> bool:
        """True if it names an article, chapter, annex, dictum or division, and so needs no other place.

        >>> Pinpoint("21", "1").is_standalone, Pinpoint(paragraph="1").is_standalone
        (True, False)
        """
        if self.division is Division.ELUCIDATION:
            return bool(self.article or self.chapter)
        return bool(self.article or self.chapter or self.annex or self.dictum or self.division)

    @property
    def portion(self) -> str:
        """Its name in an IRI.

        >>> Pinpoint("21", "1").portion, Pinpoint("5", division=Division.ELUCIDATION).portion
        ('pasal_21__ayat_1', 'penjelasan__pasal_5')
        """
        names = [describe_code(self.division).indonesian.lower().replace(" ", "-")] if self.division else []
        names += [
            f"{LEVEL_WORDS[level].indonesian.split()[0].lower()}_{value.lower().replace(' ', '-')}"
            for level, value in zip(LEVELS, list_levels(self), strict=True)
            if value
        ]
        end = f"->{self.through.portion}" if self.through else ""
        return "__".join(names) + end


def _find_outermost(levels: tuple[str | None, ...]) -> int | None:
    """Return the position of the outermost part that is named; None if there is none."""
    return next((place for place, value in enumerate(levels) if value), None)


def _write_levels(levels: tuple[str | None, ...], language: Language) -> str:
    """Return the named parts in words, the outermost first."""
    named = [(level, value) for level, value in zip(LEVELS, levels, strict=True) if value]
    return " ".join(LEVEL_WORDS[level].translate(language).format(value) for level, value in named)
