"""The citations of a text as lines and as JSON: what they tell is what was found."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.law import Citation, InstrumentId, Pinpoint, find_citations
from psm_model.law.statutes import in_force
from psm_model.reports.citations import render_citations, render_citations_json
from psm_model.strategies import citations

DECREE = """Mengingat:
1. Undang-Undang Nomor 11 Tahun 2009 tentang Kesejahteraan Sosial jo. UU No. 23 Tahun 2014;
2. Peraturan Menteri Sosial Nomor 01 Tahun 2012;
bahwa Pasal 4 peraturan tersebut dan sebagaimana dimaksud dalam Pasal 7 ayat (2)
"""
STYLE = re.compile(r"\x1b\[[0-9]+m")


def texts() -> st.SearchStrategy[str]:
    """A text of citations with anything between them."""
    anything = st.text(st.characters(exclude_categories=[]), max_size=8) | st.sampled_from(
        ["\n", ", ", " jo. ", "\x1b[31m"]
    )
    return st.lists(citations().map(lambda one: one.long) | anything, max_size=4).map("".join)


def rebuilt(data: dict[str, Any]) -> Pinpoint:
    """The place that JSON tells the parts of."""
    parts = {key: value for key, value in data.items() if key not in {"text", "through"}}
    return Pinpoint(**parts, through=rebuilt(data["through"]) if "through" in data else None)


@given(texts())
def test_json_tells_what_was_found(text: str) -> None:
    """From the JSON each citation can be built again, with its span, words, places, title and relation."""
    found = find_citations(text)
    (told,) = json.loads(render_citations_json([("a.txt", found)]))["texts"]
    assert told["file"] == "a.txt"
    assert len(told["citations"]) == len(found)
    for one, data in zip(found, told["citations"], strict=True):
        assert text[data["start"] : data["end"]] == data["as_written"] == one.as_written
        for key, instrument in (("instrument", one.instrument), ("antecedent", one.antecedent)):
            if instrument is None:
                assert key not in data
            else:
                parts = {name: data[key].get(name) for name in ("kind", "number", "year", "issuer")}
                assert InstrumentId(**parts) == instrument
                assert (data[key]["short"], data[key]["long"]) == (instrument.short, instrument.long)
                assert data[key].get("iri") == instrument.iri
        assert tuple(map(rebuilt, data["pinpoints"])) == one.pinpoints
        assert [place["text"] for place in data["pinpoints"]] == [str(place) for place in one.pinpoints]
        assert data.get("title") == one.title
        assert data.get("relation") == one.relation
        assert "in_force" not in data


@given(texts())
@example("UU 11/2009 tentang Kesejahteraan\ud800 Sosial")
def test_json_can_be_written_anywhere(text: str) -> None:
    """The JSON takes UTF-8 and, where asked, ASCII; both tell the same."""
    found = find_citations(text)
    written, escaped = (render_citations_json([("a", found)], ascii_only=ascii_only) for ascii_only in (False, True))
    assert escaped.isascii()
    assert json.loads(written.encode().decode()) == json.loads(escaped)


@given(text=texts(), language=st.sampled_from(["en", "id"]), colour=st.booleans())
def test_lines_are_fit_for_a_terminal(*, text: str, language: Any, colour: bool) -> None:
    """Whatever the text holds, no line has a control character but those of colour, where asked."""
    found = find_citations(text)
    lines = render_citations(text, found, language=language, name="a\x07", colour=colour)
    plain = STYLE.sub("", lines)
    assert all(letter.isprintable() or letter == "\n" for letter in plain)
    assert plain == render_citations(text, found, language=language, name="a\x07")
    assert (lines != plain) == (colour and bool(found))


@given(texts())
def test_every_citation_stands_at_its_line(text: str) -> None:
    """Each citation is told at the line and column, both from one, where the text has it."""
    found = find_citations(text)
    places = re.findall(r"^(?:a:)([0-9]+):([0-9]+)  ", render_citations(text, found, name="a"), re.MULTILINE)
    assert len(places) == len(found)
    for one, (line, column) in zip(found, places, strict=True):
        before = text.split("\n")[: int(line) - 1]
        assert sum(len(each) + 1 for each in before) + int(column) - 1 == one.span[0]


def test_a_decree() -> None:
    """A decree's list: short forms, titles, relations, what was named before, and what was in force on the day."""
    assert render_citations(DECREE, find_citations(DECREE), on=date(2023, 8, 1)).splitlines() == [
        "2:4  Undang-Undang Nomor 11 Tahun 2009",
        "     UU 11/2009",
        "     “Kesejahteraan Sosial”",
        "     in force on 1 August 2023: yes",
        "",
        "2:71  UU No. 23 Tahun 2014",
        "      UU 23/2014",
        "      read together with the one before (jo.)",
        "      in force on 1 August 2023: yes",
        "",
        "3:4  Peraturan Menteri Sosial Nomor 01 Tahun 2012",
        "     Permensos 01/2012",
        "     in force on 1 August 2023: no; Permensos 10/2019 replaces Permensos 01/2012",
        "",
        "4:7  Pasal 4 peraturan tersebut",
        "     Permensos 01/2012 Pasal 4 (named before)",
        "     in force on 1 August 2023: no; Permensos 10/2019 replaces Permensos 01/2012",
        "",
        "4:65  Pasal 7 ayat (2)",
        "      Pasal 7 ayat (2) (the text itself, or what it does not name)",
        "",
        "5 citations",
    ]


def test_in_indonesian() -> None:
    """The words around the citations are Indonesian where that is asked."""
    lines = render_citations(DECREE, find_citations(DECREE), language="id", on=date(2023, 8, 1))
    assert "berlaku pada 1 Agustus 2023: tidak; Permensos 10/2019 menggantikan Permensos 01/2012" in lines
    assert "(disebut sebelumnya)" in lines
    assert lines.endswith("5 kutipan")


SOURCE = "https://studylibid.com/doc/54510/departemen-sosial-ri"


@pytest.mark.parametrize(
    ("cited", "language", "words"),
    [
        ("UU 32/2004", "en", f"enacted 2004; neither the start of its validity nor its end is known; source: {SOURCE}"),
        ("UU 32/2004", "id", f"awal dan akhir masa berlakunya tidak diketahui; sumber: {SOURCE}"),
        ("UU 99/1999", "en", ": undetermined; the statute book does not have it"),
        ("UU 99/1999", "id", ": tidak dapat dipastikan; daftar peraturan tidak memuatnya"),
        ("Permensos 10/2019", "en", ": yes"),
        ("Permensos 10/2019", "id", ": ya"),
    ],
)
def test_what_is_known_is_said_where_no_edge_decides(cited: str, language: Any, words: str) -> None:
    """Where nothing decides, the dates that the book has are told with their source, or that it has none."""
    lines = render_citations(cited, find_citations(cited), language=language, on=date(2020, 3, 1)).splitlines()
    assert lines[-3].endswith(words)


@pytest.mark.parametrize(("language", "told"), [("en", "a: no citations"), ("id", "a: tidak ada kutipan")])
def test_nothing_found(language: Any, told: str) -> None:
    """A text without citations is said to have none."""
    assert render_citations("Halo", (), language=language, name="a") == told
    assert json.loads(render_citations_json([("a", ())]))["texts"] == [{"file": "a", "citations": []}]


@given(st.lists(citations(), min_size=1, max_size=3), st.dates(date(1950, 1, 1), date(2030, 1, 1)))
def test_status_is_that_of_the_statute_book(cited: list[Citation], day: date) -> None:
    """With a day, each citation tells what the statute book says of its instrument on that day."""
    text = "; ".join(one.long for one in cited)
    found = find_citations(text)
    told = json.loads(render_citations_json([("a", found)], on=day))["texts"][0]["citations"]
    for one, data in zip(found, told, strict=True):
        if one.citation is None:
            assert "in_force" not in data
            continue
        verdict, edge = in_force(one.citation.instrument, day)
        expected = {"on": str(day), "verdict": verdict.value} | ({"edge": str(edge)} if edge else {})
        assert data["in_force"] == expected
