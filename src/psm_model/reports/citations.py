"""The citations that a text holds: a list for reading, and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

import attrs

from psm_model.checking.messages import edge_words, statute_book_words
from psm_model.formats.locations import lines_and_columns
from psm_model.i18n import Bilingual, Language
from psm_model.law.citation import InstrumentId
from psm_model.law.parsing import FoundCitation, Relation
from psm_model.law.pinpoint import Pinpoint
from psm_model.law.statutes import Edge, in_force, known_dates, statutes
from psm_model.text import escape, sanitize
from psm_model.values.partial_date import PartialDate
from psm_model.values.verdict import Verdict

__all__ = ["render_citations", "render_citations_json"]

_NONE: Final = Bilingual("no citations", "tidak ada kutipan")
_ONE: Final = Bilingual("{count} citation", "{count} kutipan")
_SEVERAL: Final = Bilingual("{count} citations", "{count} kutipan")
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
_VERDICTS: Final = {
    Verdict.YES: Bilingual("yes", "ya"),
    Verdict.NO: Bilingual("no", "tidak"),
    Verdict.UNDETERMINED: Bilingual("undetermined", "tidak dapat dipastikan"),
}
# How a terminal is told of bold, cyan, faint, and of none of them.
_BOLD, _CYAN, _FAINT, _PLAIN = "\x1b[1m", "\x1b[36m", "\x1b[2m", "\x1b[0m"


def render_citations(
    text: str,
    found: Sequence[FoundCitation],
    language: Language = "en",
    *,
    name: str = "",
    on: date | None = None,
    colour: bool = False,
) -> str:
    """Put citations into lines for reading: where each stands, as what it is read, and how it stands to the one before.

    What a terminal would not print as it stands, such as control characters, is shown escaped.

    Args:
        text: The text in which they were found.
        found: What `find_citations` found in it.
        language: Of the words around the citations.
        name: What the lines call the text, such as the name of its file.
        on: The day of which to tell whether an instrument was in force, by the shipped statute book.
        colour: Whether to mark the parts in colour, as terminals take it.

    >>> text = "Menurut Pasal 21 ayat (1) Permensos No. 10 Tahun 2019"
    >>> print(render_citations(text, find_citations(text), on=date(2025, 10, 15)))
    1:9  Pasal 21 ayat (1) Permensos No. 10 Tahun 2019
         Permensos 10/2019 Pasal 21 ayat (1)
         in force on 15 October 2025: yes
    <BLANKLINE>
    1 citation
    """
    bold, cyan, faint, plain = (_BOLD, _CYAN, _FAINT, _PLAIN) if colour else ("", "", "", "")
    places = lines_and_columns(text, (one.span[0] for one in found))
    blocks = []
    for one in found:
        place = "{}:{}".format(*places[one.span[0]])
        place = sanitize(f"{name}:{place}") if name else place
        lines = [f"{faint}{place}{plain}  {bold}{escape(' '.join(one.as_written.split()))}{plain}"]
        indent = " " * (len(place) + 2)
        lines += [f"{indent}{cyan}{escape(_read_as(one, language))}{plain}"]
        lines += [f"{indent}{escape(remark)}" for remark in _remarks(one, language, on)]
        blocks.append("\n".join(lines))
    summary = (_ONE if len(found) == 1 else _SEVERAL).translate(language).format(count=len(found)) if found else ""
    summary = summary or _NONE.translate(language)
    blocks.append(sanitize(f"{name}: {summary}") if name else summary)
    return "\n\n".join(blocks)


def render_citations_json(
    texts: Sequence[tuple[str, Sequence[FoundCitation]]], *, on: date | None = None, ascii_only: bool = False
) -> str:
    """Put the citations of texts into one JSON document.

    For each: `start` and `end`, its offsets in the text in characters (Unicode code points); `as_written`;
    `instrument` with its kind, number, year, issuer, long and short form and IRI, or `antecedent`, the one named
    before, likewise; `pinpoints`, each with its text and its parts; `title` and `relation`. What is not known is
    absent. With `on`, `in_force` tells the verdict of the shipped statute book and the edge that decides.

    Args:
        texts: The name of each text, and the citations found in it.
        on: The day of which to tell whether an instrument was in force.
        ascii_only: Whether what is not ASCII is escaped, for an output that may not take it.

    >>> found = find_citations("UU 11/2009")
    >>> document = render_citations_json([("a.txt", found)])
    >>> import json
    >>> json.loads(document)["texts"][0]["citations"][0]["instrument"]["iri"]
    '/akn/id/act/uu/2009/11'
    """
    documents = [{"file": name, "citations": [_as_data(one, on) for one in found]} for name, found in texts]
    written = json.dumps({"psm_citations": 1, "texts": documents}, ensure_ascii=ascii_only, indent=2)
    # Halves of surrogate pairs can't be written in UTF-8; in JSON they can, escaped, as Python escapes them.
    return written.encode("utf-8", "backslashreplace").decode()


def _read_as(one: FoundCitation, language: Language) -> str:
    citation = one.citation
    if citation is None:
        places = ", ".join(str(place) for place in one.pinpoints)
        return f"{places} ({_ITSELF.translate(language)})"
    return citation.short if one.instrument else f"{citation.short} ({_NAMED_BEFORE.translate(language)})"


def _remarks(one: FoundCitation, language: Language, on: date | None) -> Iterator[str]:
    if one.title:
        yield f"“{' '.join(one.title.split())}”"
    if one.relation:
        yield _RELATIONS[one.relation].translate(language)
    citation = one.citation
    if on and citation:
        verdict, edge = in_force(citation.instrument, on)
        day = PartialDate.from_date(on).to_text(language=language)
        status = _IN_FORCE.translate(language).format(day=day, verdict=_VERDICTS[verdict].translate(language))
        yield status if verdict.certain else f"{status}; {_what_is_known(citation.instrument, edge, language)}"


def _what_is_known(instrument: InstrumentId, edge: Edge | None, language: Language) -> str:
    """Return what decides whether an instrument is in force, or else all that the statute book has about it."""
    if edge:
        return edge_words(str(edge), language)
    statute = statutes().get(instrument)
    if statute is None:
        return _UNLISTED.translate(language)
    source = _SOURCE.translate(language).format(statute.sources[0])
    return f"{statute_book_words('-', known_dates(statute), language)}; {source}"


# Any: what JSON can hold.
def _as_data(one: FoundCitation, on: date | None) -> dict[str, Any]:
    data: dict[str, Any] = {"start": one.span[0], "end": one.span[1], "as_written": one.as_written}
    for key, instrument in (("instrument", one.instrument), ("antecedent", one.antecedent)):
        if instrument:
            data[key] = _instrument(instrument)
    data["pinpoints"] = [_pinpoint(place) for place in one.pinpoints]
    if one.title:
        data["title"] = one.title
    if one.relation:
        data["relation"] = one.relation.value
    citation = one.citation
    if on and citation:
        verdict, edge = in_force(citation.instrument, on)
        data["in_force"] = {"on": on.isoformat(), "verdict": verdict.value, **({"edge": str(edge)} if edge else {})}
    return data


def _instrument(instrument: InstrumentId) -> dict[str, Any]:
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


def _pinpoint(place: Pinpoint) -> dict[str, Any]:
    parts = {field.name: getattr(place, field.name) for field in attrs.fields(Pinpoint) if field.name != "through"}
    data: dict[str, Any] = {"text": str(place)} | {key: value for key, value in parts.items() if value is not None}
    if place.through:
        data["through"] = _pinpoint(place.through)
    return data
