"""Pinpoint: a place in a legal instrument."""

from __future__ import annotations

import re

import attrs

from psm_model.errors import ParseError

from ._names import ORDINALS

__all__ = ["LEVELS", "Pinpoint", "canonical"]

LEVELS = ("annex", "chapter", "part", "article", "paragraph", "letter", "item")
"""The parts of a pinpoint from the outermost to the innermost, as they are written."""

_SHAPES = {
    "annex": (re.compile(r"[IVXLC]+|[1-9][0-9]{0,3}|[A-Z]"), str.upper, "Lampiran {}", "lampiran_{}"),
    "chapter": (re.compile(r"[IVXLC]+[A-Z]?|[1-9][0-9]{0,3}"), str.upper, "Bab {}", "bab_{}"),
    "part": (re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}"), str.title, "Bagian {}", "bagian_{}"),
    # The letter O after digits is a nought.
    "article": (
        re.compile(r"[1-9][0-9]{0,3}(?:bis|ter|quater|[A-NP-Z][A-Z]?)?|[IVXLC]+"),
        lambda text: re.sub("BIS|TER|QUATER", lambda word: word[0].lower(), text.upper().replace(" ", "")),
        "Pasal {}",
        "pasal_{}",
    ),
    # So are i and l a one.
    "paragraph": (re.compile(r"[1-9][0-9]{0,3}[a-hjkmnp-z]?"), str.lower, "ayat ({})", "ayat_{}"),
    # Behind z come aa, bb or aa, ab.
    "letter": (re.compile(r"[a-z]|a[a-z]|([a-z])\1"), str.lower, "huruf {}", "huruf_{}"),
    "item": (re.compile(r"[1-9][0-9]{0,3}[a-hjkmnp-z]?"), str.lower, "angka {}", "angka_{}"),
}
_EXAMPLES = {
    "annex": "'II'",
    "chapter": "'III'",
    "part": "'Pertama'",
    "article": "'21', '18A', '303bis' or 'IV'",
    "paragraph": "'1' or '1a'",
    "letter": "'a'",
    "item": "'2'",
}

_ARTICLE = LEVELS.index("article")


def canonical(level: str, value: str) -> str:
    """Return one spelling of a part of a pinpoint: "18a" is article "18A".

    Raises:
        ParseError: the value has no meaning as that part.
    """
    shape, cased, _, _ = _SHAPES[level]
    text = cased(value)
    if shape.fullmatch(text) is None or (level == "part" and not ORDINALS.issuperset(text.lower().split())):
        raise ParseError("pinpoint", f"as {level} {_EXAMPLES[level]}", value)
    return text


def _levels(pinpoint: Pinpoint) -> tuple[str | None, ...]:
    return tuple(getattr(pinpoint, level) for level in LEVELS)


@attrs.frozen
class Pinpoint:
    """A place in an instrument: an article (*Pasal*) and what is in it, or a chapter, part or annex.

    Without an article, chapter, part or annex it is a place in the article that it stands in ("ayat (2)").

    >>> str(Pinpoint("21", "1", "a"))
    'Pasal 21 ayat (1) huruf a'
    >>> str(Pinpoint("28H", "1", through=Pinpoint("28H", "3")))
    'Pasal 28H ayat (1) sampai dengan ayat (3)'

    Raises:
        ParseError: a part has no meaning, as article "0"; nothing is named; a range ends where
            it starts or in another range.
    """

    article: str | None = None
    """The article (*Pasal*), as "21", "18A", "303bis" or "IV"."""
    paragraph: str | None = None
    """The paragraph (*ayat*), without its brackets."""
    letter: str | None = None
    """The letter (*huruf*)."""
    item: str | None = None
    """The numbered item (*angka*)."""
    through: Pinpoint | None = None
    """The last place of a range; None where it is one place."""
    chapter: str | None = attrs.field(default=None, kw_only=True)
    """The chapter (*Bab*), as "III"."""
    part: str | None = attrs.field(default=None, kw_only=True)
    """The part (*Bagian*) as an ordinal, "Pertama"."""
    annex: str | None = attrs.field(default=None, kw_only=True)
    """The annex (*Lampiran*), as "II"."""

    def __attrs_post_init__(self) -> None:
        for level in LEVELS:
            value = getattr(self, level)
            if value is not None:
                if not isinstance(value, str):
                    raise ParseError("pinpoint", f"{level} as a text", value)
                object.__setattr__(self, level, canonical(level, value))
        own = _levels(self)
        if not any(own):
            raise ParseError("pinpoint", "an article, or another part", None)
        if self.part and not self.chapter:
            raise ParseError("pinpoint", "a part with its chapter", self.part)
        if self.through is None:
            return
        if not isinstance(self.through, Pinpoint):
            raise ParseError("pinpoint", "a pinpoint for the last place of a range", self.through)
        last = _levels(self.through)
        # "Pasal 5 sampai dengan ayat (2)" is of one article, and "Lampiran I sampai dengan Bab V" of nothing.
        alike = bool(last[_ARTICLE]) if own[_ARTICLE] else _outermost(own) == _outermost(last)
        if self.through.through is not None or own == last or not alike:
            raise ParseError("pinpoint", "a range that ends in another place of the same sort", str(self.through))

    def __repr__(self) -> str:
        positional = [self.article, self.paragraph, self.letter, self.item, self.through]
        while positional and positional[-1] is None:
            positional.pop()
        named = [f"{level}={value!r}" for level in LEVELS[:_ARTICLE] if (value := getattr(self, level)) is not None]
        return f"Pinpoint({', '.join([*map(repr, positional), *named])})"

    def __str__(self) -> str:
        own = _levels(self)
        if self.through is None:
            return _written(own)
        last = _levels(self.through)
        first = next(place for place, value in enumerate(last) if value != own[place])
        # What the end shares with the start is not written again where both have the level in which they differ.
        if first > _ARTICLE and own[first] and last[first]:
            last = (None,) * first + last[first:]
        return f"{_written(own)} sampai dengan {_written(last)}"

    @property
    def stands_alone(self) -> bool:
        """Whether it names an article, chapter or annex, and so a place that needs no other to be found.

        >>> Pinpoint("21", "1").stands_alone, Pinpoint(paragraph="1").stands_alone
        (True, False)
        """
        return bool(self.article or self.chapter or self.annex)

    @property
    def portion(self) -> str:
        """Its name in an IRI.

        >>> Pinpoint("21", "1").portion
        'pasal_21__ayat_1'
        """
        names = [
            _SHAPES[level][3].format(value.lower().replace(" ", "-"))
            for level, value in zip(LEVELS, _levels(self), strict=True)
            if value
        ]
        end = f"->{self.through.portion}" if self.through else ""
        return "__".join(names) + end


def _outermost(levels: tuple[str | None, ...]) -> int:
    return next(place for place, value in enumerate(levels) if value)


def _written(levels: tuple[str | None, ...]) -> str:
    return " ".join(_SHAPES[level][2].format(value) for level, value in zip(LEVELS, levels, strict=True) if value)
