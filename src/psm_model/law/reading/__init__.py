"""Reading of citations from text, one step in each module; used by `find_citations` and the `parse` methods.

The modules in the order of the steps:

1. `Text` normalises a text, keeps the offsets of the original, and cuts it into `Tokens`: `_text`, without what is
   printed on each page (`_furniture`) and with broken words joined (`_hyphenation`).
2. `Reader` goes over the words at which a citation may begin: `_reader`; the result is in `_read_citation`.
3. `read_instruments` reads a kind (`_kind_phrases`, `_named_works`, `_act_names`, `_gazettes`), an office
   (`_before_number`, `_issuer_ends`) and numbers with years (`_series`, `_numbers`, `_broken_numbers`, `_years`):
   `_instruments`.
4. `read_stated_title` reads the title: `_titles`, with its beginning in `_title_lead`, the search for its end in
   `_title_scan` and the helpers of that in the other modules `_title_*`, `_clause_words` and `_nested_reads`;
   `_known_titles` has the titles that are known, and `_titled_instrument` what the scan needs of the instrument.
5. `read_places` reads pinpoints: `_places`, with helpers in `_place_*`, `_bare_units`, `_explanations` and
   `_quoted_phrases`. The instrument of places is before them (`_attached_places`, `_context`), after them (`_context`),
   named earlier (`_references`) or a code (`_codes`).
6. What only looks like a citation is left out: `_exclusions`, `_companies`, `_scripture`, `_other_works`,
   `_false_matches`.

An `index` counts tokens, and an `offset` characters. A function `read_x` returns None, or an empty value, if no x is
at its index; `skip_x` returns the index after an x, and without one the same index, or None if its type allows it.
"""

from __future__ import annotations

from typing import NamedTuple

from psm_model.law.instrument import InstrumentKey
from psm_model.law.pinpoint import Pinpoint

from ._known_titles import KnownTitles, find_doubtful_titles
from ._read_citation import ReadCitation
from ._reader import Reader
from ._text import Text

__all__ = ["ReadCitation", "WholeCitation", "read_citations", "read_whole"]


class WholeCitation(NamedTuple):
    """The first citation of a text that is expected to be one."""

    instrument: InstrumentKey | None
    """The instrument; None if the text has only places."""
    pinpoints: tuple[Pinpoint, ...]
    """The places in it."""
    start: int
    """The offset where it starts."""
    end: int
    """The offset where it ends, without its title."""
    title_end: int
    """The offset where it ends, with its title."""


def read_citations(text: str) -> list[ReadCitation]:
    """Read the citations in a text, in order.

    If the text states several titles of one instrument, it is read again: a title whose end is certain decides where
    the others end.
    """
    reader = Reader(Text(text))
    found = reader.read()
    doubtful = find_doubtful_titles(reader.titles)
    return Reader(reader.text, known=KnownTitles(doubtful)).read() if doubtful else found


def read_whole(text: str) -> WholeCitation | None:
    """Read the first citation of a text that is expected to be one; None if there is none."""
    reader = Reader(Text(text), is_whole=True)
    found = reader.read()
    if not found:
        return None
    first = found[0]
    start, end = first.span
    return WholeCitation(first.instrument, first.pinpoints, start, end, max(end, reader.first_title_end))
