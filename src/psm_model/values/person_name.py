"""PersonName: a name as written, with its titles told apart."""

from __future__ import annotations

import re
from functools import cached_property

import attrs

from psm_model.errors import ParseError

__all__ = ["PersonName"]

# Compared without dots and in lower case. Titles of learning, pilgrimage and office that Indonesian names carry in
# front.
_HONORIFICS = frozenset(
    [
        "prof",
        "dr",
        "drg",
        "drh",
        "ir",
        "drs",
        "dra",
        "h",
        "hj",
        "kh",
        "khr",
        "ust",
        "ustaz",
        "ustadz",
        "ustadzah",
        "ns",
        "apt",
        "bpk",
        "bapak",
        "ibu",
        "sdr",
        "sdri",
        "tgk",
        "tengku",
        "raden",
        "rr",
    ]
)
# Degrees that stand after a name without a comma; after a comma anything is taken for one.
_DEGREES = frozenset(
    [
        "sh",
        "se",
        "ssos",
        "sip",
        "sp",
        "spd",
        "spdi",
        "sag",
        "skom",
        "skm",
        "si",
        "st",
        "ssi",
        "sthi",
        "sikom",
        "skep",
        "sked",
        "spt",
        "ssn",
        "spsi",
        "str",
        "sst",
        "sstp",
        "spsip",
        "mh",
        "mm",
        "mpd",
        "mpdi",
        "msi",
        "msos",
        "map",
        "mkom",
        "mkm",
        "mt",
        "msc",
        "ma",
        "mag",
        "mba",
        "mars",
        "mhum",
        "mikom",
        "mpsi",
        "mpar",
        "mpa",
        "amd",
        "amk",
        "amkeb",
        "amdkep",
        "ama",
        "phd",
        "ipu",
        "ipm",
        "asean",
        "eng",
        "lc",
        "cpa",
        "ak",
    ]
)
_SPACES = re.compile(r"\s+")


def _bare(word: str) -> str:
    return word.replace(".", "").casefold()


@attrs.frozen(repr=False)
class PersonName:
    """The name of a person, kept as written.

    There are no family names to tell apart: many Indonesian names are one word, and that word is the whole name. Titles
    before the name and degrees after it (*gelar depan*, *gelar belakang*) can be asked for apart. They are told by
    lists of the common ones, so a rare one stays in `name`.

    >>> sekar = PersonName("Dr. Sekar Arum Wibawa, M.Pd.")
    >>> sekar.honorifics, sekar.name, sekar.degrees
    (('Dr.',), 'Sekar Arum Wibawa', ('M.Pd.',))

    Raises:
        ParseError: the text is empty.
    """

    text: str = attrs.field()
    """The name with all its titles, as written."""

    @text.validator
    def _check_text(self, _: attrs.Attribute[str], text: str) -> None:
        if not isinstance(text, str) or not text.strip():
            raise ParseError("person's name", "a text that is not empty", None)

    @classmethod
    def parse(cls, text: str) -> PersonName:
        """Read a name; the inverse of `str`.

        Raises:
            ParseError: the text is empty.
        """
        return cls(text)

    @cached_property
    def _parts(self) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
        head, *after_commas = self.text.split(",")
        words = _SPACES.split(head.strip())
        first = 0
        while first < len(words) - 1 and _is_honorific(words[first]):
            first += 1
        last = len(words)
        while last > first + 1 and _is_degree(words[last - 1]):
            last -= 1
        degrees = words[last:] + [word for part in after_commas for word in _SPACES.split(part.strip()) if word]
        return tuple(words[:first]), " ".join(words[first:last]), tuple(degrees)

    @property
    def honorifics(self) -> tuple[str, ...]:
        """The titles before the name, as written."""
        return self._parts[0]

    @property
    def name(self) -> str:
        """The name without titles and degrees."""
        return self._parts[1]

    @property
    def degrees(self) -> tuple[str, ...]:
        """The degrees after the name, as written, without the commas."""
        return self._parts[2]

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"PersonName({self.text!r})"


def _is_honorific(word: str) -> bool:
    # "H.A." is a pilgrim's H. and the initial of a name: it stays whole, with the name.
    return _bare(word) in _HONORIFICS


def _is_degree(word: str) -> bool:
    # "Ama", "Mars" and "Se" are names of people, "A.Ma.", "MARS" and "SE" degrees. Lc is never written in another way.
    written_as_name = word.istitle() and "." not in word and word != "Lc"
    return _bare(word) in _DEGREES and not written_as_name
