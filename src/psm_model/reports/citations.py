"""Citations in a text, as a list for reading and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

import attrs

from psm_model.checking.messages import format_edge, format_statute_book
from psm_model.formats.offsets import lines_and_columns
from psm_model.i18n import Bilingual, Language, describe_code, format_count
from psm_model.law.citation import InstrumentId
from psm_model.law.found_citation import FoundCitation
from psm_model.law.pinpoint import Pinpoint
from psm_model.law.relation import Relation
from psm_model.law.statute import Edge, format_known_dates
from psm_model.law.statutes import in_force, load_statutes
from psm_model.masking import find_numbers, mask_digits
from psm_model.style import PLAIN, Style, TerminalStyle
from psm_model.text import display_width, escape, sanitise
from psm_model.values.partial_date import PartialDate

__all__ = ["render_citations", "render_citations_json"]

_MASK: Final = "…"
_AROUND: Final = 80
"""The characters beside a citation in which a number may begin or end."""
_NONE: Final = Bilingual("no citations", "tidak ada kutipan")
_CITATION: Final = Bilingual("citation", "kutipan")
_ITSELF: Final = Bilingual("the text itself, or what it does not name", "teks itu sendiri, atau yang tidak disebutnya")
_NAMED_BEFORE: Final = Bilingual("named before", "disebut sebelumnya")
_RELATIONS: Final = {
    Relation.JO: Bilingual("read together with the one before (jo.)", "dibaca bersama yang sebelumnya (jo.)"),
    Relation.AMENDED_BY: Bilingual("amended the one before", "mengubah yang sebelumnya"),
    Relation.IN_TITLE: Bilingual("in the title of the one before", "dalam judul yang sebelumnya"),
}
_IN_FORCE: Final = Bilingual("in force on {day}: {verdict}", "berlaku pada {day}: {verdict}")
_SOURCE: Final = Bilingual("source: {}", "sumber: {}")
_UNLISTED: Final = Bilingual("the statute book does not have it", "daftar peraturan tidak memuatnya")


def render_citations(
    text: str,
    found: Sequence[FoundCitation],
    *,
    language: Language = "en",
    name: str = "",
    on: date | None = None,
    style: TerminalStyle = PLAIN,
) -> str:
    """Return citations as lines for reading: location, reading, and relation to the citation before.

    Characters that a terminal would not print, such as control characters, are escaped.

    Args:
        text: The text.
        found: The citations that `find_citations` found in the text.
        language: The language of the words around the citations.
        name: The name of the text, such as its file name.
        on: The day on which to look up whether an instrument is in force, by the shipped statute book.
        style: Width and colours.

    >>> text = "Menurut Pasal 21 ayat (1) Permensos No. 10 Tahun 2019"
    >>> print(render_citations(text, find_citations(text), on=date(2025, 10, 15)))
    1:9  Pasal 21 ayat (1) Permensos No. 10 Tahun 2019
         Permensos 10/2019 Pasal 21 ayat (1)
         in force on 15 October 2025: yes
    <BLANKLINE>
    1 citation
    """
    places = lines_and_columns(text, (match.span[0] for match in found))
    blocks = []
    for match in found:
        place = "{}:{}".format(*places[match.span[0]])
        place = sanitise(f"{name}:{place}") if name else place
        column = display_width(place) + 2
        # Beside a long file name there would be no room.
        is_beside = style.width is None or column <= style.width // 3
        indent = column if is_beside else 2
        written = _mask_written(text, match.span)
        as_written = style.wrap(escape(" ".join(written.split())), indent)
        texts: list[tuple[Style | None, str]] = [(Style.BOLD, line) for line in as_written]
        texts += ((Style.CYAN, line) for line in style.wrap(escape(_format_reading(match, written, language)), indent))
        texts += (
            (None, line) for remark in _iter_remarks(match, language, on) for line in style.wrap(escape(remark), indent)
        )
        lines = [" " * indent + (line if each is None else style.apply(each, line)) for each, line in texts]
        head = style.apply(Style.FAINT, place)
        lines = [f"{head}{lines[0][column - 2 :]}", *lines[1:]] if is_beside else [head, *lines]
        blocks.append("\n".join(lines))
    summary = format_count(len(found), _CITATION, language=language) if found else _NONE.translate(language)
    blocks.append("\n".join(style.wrap(sanitise(f"{name}: {summary}") if name else summary, 0)))
    return "\n\n".join(blocks)


def render_citations_json(
    texts: Sequence[tuple[str, Sequence[FoundCitation]]], *, on: date | None = None, ascii_only: bool = False
) -> str:
    """Return the citations of texts as one JSON document.

    Each citation has `start` and `end`, its offsets in the text in characters (Unicode code points); `as_written`;
    `instrument` with its kind, number, year, issuer, long and short form and IRI, or likewise `antecedent`, the
    instrument named before; `pinpoints`, each with its text and its parts; `title` and `relation`. Unknown values
    are absent. Texts are as in the text, and not masked. With `on`, `in_force` has the verdict of the shipped
    statute book and the edge that decides.

    Args:
        texts: The name of each text, and the citations found in it.
        on: The day on which to look up whether an instrument is in force.
        ascii_only: Whether to escape characters beyond ASCII.

    >>> citations = find_citations("UU 11/2009")
    >>> document = render_citations_json([("a.txt", citations)])
    >>> import json
    >>> json.loads(document)["texts"][0]["citations"][0]["instrument"]["iri"]
    '/akn/id/act/uu/2009/11'
    """
    documents = [{"file": name, "citations": [_to_dict(match, on) for match in found]} for name, found in texts]
    document = json.dumps({"psm_citations": 1, "texts": documents}, ensure_ascii=ascii_only, indent=2)
    # Half of a surrogate pair cannot be written in UTF-8, but JSON can escape it, with the same escape as Python's.
    return document.encode("utf-8", "backslashreplace").decode()


def _mask_written(text: str, span: tuple[int, int]) -> str:
    """Return the words of a citation without the numbers of people, of which it may have only a part."""
    start, end = span
    first = max(start - _AROUND, 0)
    pieces, at = [], start
    for begin, stop in find_numbers(text[first : end + _AROUND]):
        if first + begin < end and first + stop > at:
            pieces += [text[at : max(first + begin, at)], _MASK]
            at = min(first + stop, end)
    return "".join([*pieces, text[at:end]])


def _format_reading(match: FoundCitation, written: str, language: Language) -> str:
    citation = match.citation
    if citation is None:
        places = ", ".join(str(place) for place in match.pinpoints)
        return f"{places} ({_ITSELF.translate(language)})"
    reading, number = citation.short, citation.instrument.number
    # Beside a year, or cut off, the number of a person looks like that of a decree.
    if number and (mask_digits(number) != number or (number in match.as_written and number not in written)):
        reading = reading.replace(number, _MASK)
    return reading if match.instrument else f"{reading} ({_NAMED_BEFORE.translate(language)})"


def _iter_remarks(match: FoundCitation, language: Language, on: date | None) -> Iterator[str]:
    if match.title:
        yield f"“{' '.join(match.title.split())}”"
    if match.relation:
        yield _RELATIONS[match.relation].translate(language)
    citation = match.citation
    if on and citation:
        verdict, edge = in_force(citation.instrument, on)
        day = PartialDate.from_date(on).to_text(language=language)
        status = _IN_FORCE.translate(language).format(day=day, verdict=describe_code(verdict).translate(language))
        yield status if verdict.certain else f"{status}; {_format_status(citation.instrument, edge, language)}"


def _format_status(instrument: InstrumentId, edge: Edge | None, language: Language) -> str:
    """Return the change that decides whether an instrument is in force; without one, its dates in the statute book."""
    if edge:
        return format_edge(str(edge), language=language)
    statute = load_statutes().get(instrument)
    if statute is None:
        return _UNLISTED.translate(language)
    source = _SOURCE.translate(language).format(statute.sources[0])
    return f"{format_statute_book('-', format_known_dates(statute), language=language)}; {source}"


# Any: JSON.
def _to_dict(match: FoundCitation, on: date | None) -> dict[str, Any]:
    data: dict[str, Any] = {"start": match.span[0], "end": match.span[1], "as_written": match.as_written}
    for key, instrument in (("instrument", match.instrument), ("antecedent", match.antecedent)):
        if instrument:
            data[key] = _instrument_to_dict(instrument)
    data["pinpoints"] = [_pinpoint_to_dict(place) for place in match.pinpoints]
    if match.title:
        data["title"] = match.title
    if match.relation:
        data["relation"] = match.relation.value
    citation = match.citation
    if on and citation:
        verdict, edge = in_force(citation.instrument, on)
        data["in_force"] = {"on": on.isoformat(), "verdict": verdict.value, **({"edge": str(edge)} if edge else {})}
    return data


def _instrument_to_dict(instrument: InstrumentId) -> dict[str, Any]:
    data = {
        "kind": instrument.kind.value,
        "number": instrument.number,
        "year": instrument.year,
        "issuer": instrument.issuer,
        "short": instrument.short,
        "long": instrument.long,
        "iri": instrument.iri,
    }
    return {key: value for key, value in data.items() if value is not None}


def _pinpoint_to_dict(place: Pinpoint) -> dict[str, Any]:
    parts = {field.name: getattr(place, field.name) for field in attrs.fields(Pinpoint) if field.name != "through"}
    data: dict[str, Any] = {"text": str(place)} | {key: value for key, value in parts.items() if value is not None}
    if place.through:
        data["through"] = _pinpoint_to_dict(place.through)
    return data
