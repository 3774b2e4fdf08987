"""The citations of a text as lines and as JSON."""

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
from psm_model.style import TerminalStyle
from psm_model.text import display_width

DECREE = """Mengingat:
1. Undang-Undang Nomor 11 Tahun 2009 tentang Kesejahteraan Sosial jo. UU No. 23 Tahun 2014;
2. Peraturan Menteri Sosial Nomor 01 Tahun 2012;
bahwa Pasal 4 peraturan tersebut dan sebagaimana dimaksud dalam Pasal 7 ayat (2)
"""
STYLE = re.compile(r"\x1b\[[0-9]+m")


def texts() -> st.SearchStrategy[str]:
    """Generate texts with citations and anything between them."""
    anything = st.text(st.characters(exclude_categories=[]), max_size=8) | st.sampled_from(
        ["\n", ", ", " jo. ", "\x1b[31m"]
    )
    return st.lists(citations().map(lambda citation: citation.long) | anything, max_size=4).map("".join)


def parse_pinpoint(data: dict[str, Any]) -> Pinpoint:
    """Return the pinpoint with the parts in the JSON."""
    parts = {key: value for key, value in data.items() if key not in {"text", "through"}}
    return Pinpoint(**parts, through=parse_pinpoint(data["through"]) if "through" in data else None)


@given(texts())
def test_json_is_complete(text: str) -> None:
    """Each citation can be rebuilt from the JSON, with its span, words, places, title and relation."""
    found = find_citations(text)
    (document,) = json.loads(render_citations_json([("a.txt", found)]))["texts"]
    assert document["file"] == "a.txt"
    assert len(document["citations"]) == len(found)
    for citation, data in zip(found, document["citations"], strict=True):
        assert text[data["start"] : data["end"]] == data["as_written"] == citation.as_written
        for key, instrument in (("instrument", citation.instrument), ("antecedent", citation.antecedent)):
            if instrument is None:
                assert key not in data
            else:
                parts = {name: data[key].get(name) for name in ("kind", "number", "year", "issuer")}
                assert InstrumentId(**parts) == instrument
                assert (data[key]["short"], data[key]["long"]) == (instrument.short, instrument.long)
                assert data[key].get("iri") == instrument.iri
        assert tuple(map(parse_pinpoint, data["pinpoints"])) == citation.pinpoints
        assert [place["text"] for place in data["pinpoints"]] == [str(place) for place in citation.pinpoints]
        assert data.get("title") == citation.title
        assert data.get("relation") == citation.relation
        assert "in_force" not in data


@given(texts())
@example("UU 11/2009 tentang Kesejahteraan\ud800 Sosial")
def test_json_can_be_ascii(text: str) -> None:
    """The JSON can be encoded as UTF-8, and optionally as ASCII, with the same content."""
    found = find_citations(text)
    unescaped, escaped = (render_citations_json([("a", found)], ascii_only=ascii_only) for ascii_only in (False, True))
    assert escaped.isascii()
    assert json.loads(unescaped.encode().decode()) == json.loads(escaped)


@given(text=texts(), language=st.sampled_from(["en", "id"]), colour=st.booleans())
def test_lines_are_printable(*, text: str, language: Any, colour: bool) -> None:
    """No line has an unprintable character, except optional colours."""
    found = find_citations(text)
    lines = render_citations(text, found, language=language, name="a\x07", style=TerminalStyle(colour=colour))
    plain = STYLE.sub("", lines)
    assert all(letter.isprintable() or letter == "\n" for letter in plain)
    assert plain == render_citations(text, found, language=language, name="a\x07")
    assert (lines != plain) == (colour and bool(found))


@given(text=texts(), language=st.sampled_from(["en", "id"]), width=st.integers(40, 120), name=st.text(max_size=60))
@example(text="Undang-Undang Dasar Negara Republik Indonesia Tahun 1945", language="en", width=60, name="000\x1f⺀")
def test_lines_fit_the_terminal(*, text: str, language: Any, width: int, name: str) -> None:
    """A line is wider than the terminal only if it is one word, and no word is lost."""
    found = find_citations(text)
    wide = render_citations(text, found, language=language, name=name)
    narrow = render_citations(text, found, language=language, name=name, style=TerminalStyle(width=width))
    assert "".join(narrow.split()) == "".join(wide.split())
    assert all(display_width(line) <= width or " " not in line.strip() for line in narrow.split("\n"))


@given(texts())
def test_citations_have_their_line_and_column(text: str) -> None:
    """Each citation has its line and column, both counted from one."""
    found = find_citations(text)
    places = re.findall(r"^(?:a:)([0-9]+):([0-9]+)  ", render_citations(text, found, name="a"), re.MULTILINE)
    assert len(places) == len(found)
    for citation, (line, column) in zip(found, places, strict=True):
        before = text.split("\n")[: int(line) - 1]
        assert sum(len(text_line) + 1 for text_line in before) + int(column) - 1 == citation.span[0]


def test_citations_of_a_decree() -> None:
    """The lines of a decree show short forms, titles, relations, antecedents and what was in force on the day."""
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


def test_lines_in_indonesian() -> None:
    """The words around the citations are Indonesian on demand."""
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
        ("UU 99/1999", "id", ": belum pasti; daftar peraturan tidak memuatnya"),
        ("Permensos 10/2019", "en", ": yes"),
        ("Permensos 10/2019", "id", ": ya"),
    ],
)
def test_undetermined_validity_shows_known_dates(cited: str, language: Any, words: str) -> None:
    """If nothing decides, the lines show the known dates with their source, or that the book has none."""
    lines = render_citations(cited, find_citations(cited), language=language, on=date(2020, 3, 1)).splitlines()
    assert lines[-3].endswith(words)


@pytest.mark.parametrize(("language", "line"), [("en", "a: no citations"), ("id", "a: tidak ada kutipan")])
def test_nothing_found(language: Any, line: str) -> None:
    """A text without citations says so."""
    assert render_citations("Halo", (), language=language, name="a") == line
    assert json.loads(render_citations_json([("a", ())]))["texts"] == [{"file": "a", "citations": []}]


@given(st.lists(citations(), min_size=1, max_size=3), st.dates(date(1950, 1, 1), date(2030, 1, 1)))
def test_status_is_that_of_the_statute_book(cited: list[Citation], day: date) -> None:
    """With a day, each citation has the verdict of the statute book for its instrument."""
    text = "; ".join(citation.long for citation in cited)
    found = find_citations(text)
    entries = json.loads(render_citations_json([("a", found)], on=day))["texts"][0]["citations"]
    for citation, data in zip(found, entries, strict=True):
        if citation.citation is None:
            assert "in_force" not in data
            continue
        verdict, edge = in_force(citation.citation.instrument, day)
        expected = {"on": str(day), "verdict": verdict.value} | ({"edge": str(edge)} if edge else {})
        assert data["in_force"] == expected
