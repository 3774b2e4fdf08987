"""Citations found in text."""

from __future__ import annotations

import attrs

from psm_model.errors import require_type
from psm_model.masking import masked_repr

from .citation import Citation, InstrumentId
from .instrument import InstrumentKey
from .pinpoint import Pinpoint
from .reading import read_citations
from .relation import Relation

__all__ = ["FoundCitation", "find_citations"]


@attrs.frozen(kw_only=True)
class FoundCitation:
    """A citation in a text.

    `text[start:end]` of the text that was read is `as_written`.
    """

    span: tuple[int, int]
    """Its start and end in the text."""
    as_written: str = attrs.field(repr=masked_repr)
    """The citation as written in the text, without a title."""
    instrument: InstrumentId | None
    """The instrument; None if the text refers to itself or to an earlier instrument."""
    pinpoints: tuple[Pinpoint, ...]
    """The places in it, in the order of the text."""
    title: str | None = attrs.field(default=None, repr=masked_repr)
    """The title stated with it, or the name that replaces a number."""
    antecedent: InstrumentId | None = None
    """The instrument that the citation refers back to, as in "aturan tersebut"."""
    relation: Relation | None = None
    """Its relation to the instrument named before; None if the text states none."""

    @property
    def citation(self) -> Citation | None:
        """The citation; None if neither an instrument nor an antecedent is known.

        Places without an article, chapter or annex ("ayat (1) UU 11/2009") are left out, because they cannot be cited.
        """
        instrument = self.instrument or self.antecedent
        places = (place for place in self.pinpoints if place.is_standalone)
        return Citation(instrument, tuple(places)) if instrument else None


def find_citations(text: str) -> tuple[FoundCitation, ...]:
    """Find the citations in a text of any length, in order. No text raises an error, and the time grows linearly.

    Indonesian citations are found in all printed forms: long and short, with numbers of any office, lists and ranges of
    places before or after the instrument, old spellings, and scanning errors that can be repaired without a guess.
    English citations are read in part. A gazette is not an instrument. A place in the text itself ("dimaksud dalam
    Pasal 5") has no instrument.

    A draft ("Rancangan Undang-Undang", "naskah akademik") is not an instrument, and a place in it is not cited; the
    instrument that it amends is. An exception ("kecuali ayat (2)", "bukan Pasal 7") is not cited. The provision is
    cited as a whole, because a pinpoint cannot express exceptions: "Pasal 5 kecuali ayat (2) UU 11/2009" is read as
    Pasal 5, and `as_written` keeps the words.

    >>> text = "UU No. 11 Tahun 2009 serta Peraturan Menteri Sosial Nomor 10 Tahun 2019. Pasal 21 aturan tersebut"
    >>> for found in find_citations(text):
    ...     print(found.as_written, "->", found.citation)
    UU No. 11 Tahun 2009 -> UU 11/2009
    Peraturan Menteri Sosial Nomor 10 Tahun 2019 -> Permensos 10/2019
    Pasal 21 aturan tersebut -> Permensos 10/2019 Pasal 21

    Raises:
        WrongTypeError: the argument is not a text.
    """
    return tuple(
        FoundCitation(
            span=read.span,
            as_written=text[slice(*read.span)],
            instrument=_make_id(read.instrument),
            pinpoints=read.pinpoints,
            title=read.title,
            antecedent=_make_id(read.antecedent),
            relation=read.relation,
        )
        for read in read_citations(require_type(text, str, "a text"))
    )


def _make_id(key: InstrumentKey | None) -> InstrumentId | None:
    return None if key is None else InstrumentId.from_key(key)
