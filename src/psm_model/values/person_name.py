"""PersonName: a name as written, with its titles."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

import attrs

from psm_model._source_code import Printable
from psm_model.errors import ParseError, require_type
from psm_model.masking import masked_repr

from ._name_titles import is_degree, is_honorific, is_known_degree, is_shaped_degree, split_honorifics

__all__ = ["PersonName", "is_honorific", "is_known_degree", "is_shaped_degree"]

# A comma of any script; a semicolon divides as well.
_COMMA = re.compile("[,;\uff0c\uff1b\u060c\u3001]")
_MAX_DEGREE_LENGTH = 4


class _NameParts(NamedTuple):
    honorifics: tuple[str, ...]
    """The titles before the name."""
    name: str
    """The name without titles and degrees."""
    degrees: tuple[str, ...]
    """The degrees after the name."""


@attrs.frozen(repr=False)
class PersonName(Printable):
    """The name of a person, kept as written.

    Family names are not separated: many Indonesian names are a single word. Titles before the name and degrees after it
    (*gelar depan*, *gelar belakang*) are available separately, however they are spaced. They are recognised from lists
    of common titles, so rare ones stay in `name`. If anything after a comma is not a degree, the whole text is the
    name. Initials are part of the name.

    >>> sekar = PersonName("Dr. Sekar Arum Wibawa, M.Pd.")
    >>> sekar.honorifics, sekar.name, sekar.degrees
    (('Dr.',), 'Sekar Arum Wibawa', ('M.Pd.',))
    >>> PersonName("Drs.H.Contoh, S. Sos., M Si").degrees
    ('S. Sos.', 'M Si')

    Raises:
        ParseError: the text is empty.
        WrongTypeError: it is not a text.
    """

    text: str = attrs.field()
    """The name with all its titles, as written."""

    @text.validator
    def _check_text(self, _: attrs.Attribute[str], text: str) -> None:
        if not require_type(text, str, "a text", hidden=True).strip():
            raise ParseError("person's name", "a text that is not empty", None)

    @classmethod
    def parse(cls, text: str) -> PersonName:
        """Make a name from a text; the inverse of `str`.

        Raises:
            ParseError: the text is empty.
            WrongTypeError: it is not a text.
        """
        return cls(text)

    @cached_property
    def _parts(self) -> _NameParts:
        head, *after = [part.split() for part in _COMMA.split(self.text) if part.strip()] or [[self.text.strip()]]
        honorifics, words = split_honorifics(head)
        first = _find_first_degree(words, in_capitals=self.text.isupper())
        degrees = _group_degrees(words[first:])
        is_any_known = bool(degrees) or any(_starts_with_degree(words) for words in after)
        for part in after:
            parsed = _parse_degrees(part, among_others=is_any_known)
            if parsed is None:
                # Not degrees: a second name, an office, or a note about the deceased.
                return _NameParts((), " ".join(self.text.split()), ())
            degrees += parsed
        return _NameParts(tuple(honorifics), " ".join(words[:first]), tuple(degrees))

    @property
    def honorifics(self) -> tuple[str, ...]:
        """The titles before the name, as written."""
        return self._parts.honorifics

    @property
    def name(self) -> str:
        """The name without titles and degrees."""
        return self._parts.name

    @property
    def degrees(self) -> tuple[str, ...]:
        """The degrees after the name, as written, without the commas."""
        return self._parts.degrees

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"PersonName({masked_repr(self.text)})"


def _find_first_degree(words: list[str], *, in_capitals: bool) -> int:
    """Return the index of the first trailing degree; at least one word remains before it."""
    first = len(words)
    while True:
        for length in range(min(_MAX_DEGREE_LENGTH, first - 1), 0, -1):
            if is_degree(words[first - length : first], in_capitals=in_capitals):
                first -= length
                break
        else:
            return first


def _group_degrees(words: list[str]) -> list[str]:
    """Join the words of spaced degrees."""
    degrees = []
    while words:
        length = _count_known_words(words) or 1
        degrees.append(" ".join(words[:length]))
        words = words[length:]
    return degrees


def _parse_degrees(words: list[str], *, among_others: bool) -> list[str] | None:
    """Return the degrees after a comma; None if there is anything else."""
    degrees = []
    while words:
        length = _count_known_words(words) or int(is_shaped_degree(words[0], among_others=among_others))
        if not length:
            return None
        degrees.append(" ".join(words[:length]))
        words = words[length:]
    return degrees


def _count_known_words(words: list[str]) -> int:
    lengths = range(min(_MAX_DEGREE_LENGTH, len(words)), 0, -1)
    return next((length for length in lengths if is_known_degree(words[:length])), 0)


def _starts_with_degree(words: list[str]) -> bool:
    return bool(_count_known_words(words)) or is_shaped_degree(words[0], among_others=False)
