"""Citation.parse is the inverse of what the writer writes, and says where it stops."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model import ParseError
from psm_model.law import Citation, InstrumentId, Pinpoint, find_citations
from psm_model.law._offices import ABBREVIATIONS
from tests.every_case import every_case
from tests.law.strategies import citations, instruments


@given(citations)
def test_reads_the_long_form(citation: Citation) -> None:
    """What is written long is read as what it was."""
    assert citation == Citation.parse(citation.long)


@given(citations)
def test_reads_the_short_form(citation: Citation) -> None:
    """What is written short is read as what it was."""
    assert citation == Citation.parse(citation.short)


@every_case("office", [office for office in ABBREVIATIONS if office.startswith("menteri ")])
@every_case("kind", ["permen", "kepmen", "instruksi_menteri", "surat_edaran", "other"])
def test_reads_the_short_name_of_each_office(kind: str, office: str) -> None:
    """Each office that has a short name is read back from the short form of each kind that it may issue."""
    instrument = InstrumentId(kind, "22", 2016, office)
    assert Citation.parse(instrument.short).instrument == instrument


@pytest.mark.parametrize(
    "text", ["Permendes-PDTT 5/2019", "Instruksi Mendes PDTT 5/2019", "SK Mendes PDTT 5/2019", "SE Mendes PDTT 5/2019"]
)
def test_reads_a_short_name_of_two_words(text: str) -> None:
    """A short name of two words is read whole."""
    assert Citation.parse(text).instrument.issuer == "menteri desa, pembangunan daerah tertinggal, dan transmigrasi"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("", 0),
        ("  ", 2),
        ("tidak ada", 0),
        (" menurut UU 11/2009", 1),
        ("UU 11/2009 dan UU 14/2019", 10),
        ("Pasal 5", 0),
        ("UU 11/2009 Pasal 5 orang", 18),
        ("UU 11/2009 Pasal 5, 0", 18),
        ("10/2019", 0),
        ("UU 11/20190", 0),
        ("ayat 10 KUHP", 0),
        (" huruf a UU 11/2009", 1),
    ],
)
def test_refuses_what_is_no_citation(text: str, at: int) -> None:
    """A text that is more, less or other than one citation is refused at the offset where reading stopped."""
    with pytest.raises(ParseError) as refused:
        Citation.parse(text)
    assert (at, text) == (refused.value.at, refused.value.got)


@pytest.mark.parametrize(
    "text",
    [
        "Permensos 10/2019 Pasal 21 ayat (1)",
        "  Permensos No. 10 Tahun 2019 Pasal 21 ayat (1)\n",
        "Peraturan Menteri Sosial Nomor 10 Tahun 2019 tentang Pekerja Sosial Masyarakat, Pasal 21 ayat (1)",
        "Pasal 21 ayat (1) Permensos 10/2019",
        "Pasal 21 ayat (1) Permensos 10/2019 tentang Pekerja Sosial Masyarakat",
    ],
)
def test_reads_other_forms(text: str) -> None:
    """White space around it, a title after it and the place before it are also parsed."""
    expected = Citation(InstrumentId("permen", "10", 2019, "menteri sosial"), (Pinpoint("21", "1"),))
    assert expected == Citation.parse(text)


@pytest.mark.parametrize("text", [None, 5, b"UU 11/2009"], ids=repr)
@pytest.mark.parametrize("read", [Citation.parse, InstrumentId.parse, find_citations])
def test_only_texts_are_read(read: Callable[[Any], object], text: Any) -> None:
    """What is not a text is the caller's mistake: it is a TypeError, and no citation is looked for in it."""
    with pytest.raises(TypeError, match="expected a text, got"):
        read(text)


@given(instruments(), st.sampled_from(["", " ", "\n\t"]))
def test_an_instrument_is_parsed_as_it_is_written(instrument: InstrumentId, blank: str) -> None:
    """InstrumentId.parse is the inverse of the long and the short form, with white space around them."""
    for text in (instrument.long, instrument.short, str(instrument)):
        assert InstrumentId.parse(f"{blank}{text}{blank}") == instrument


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("", 0),
        (" Desa", 1),
        ("Pasal 5", 0),
        ("UU 11/2009 Pasal 5", 0),
        ("UU 11/2009 dan UU 6/2014", 10),
        ("UU 11/2009 Penjelasan Umum", 0),
    ],
)
def test_only_one_whole_instrument_is_parsed(text: str, at: int) -> None:
    """A text with places, with two instruments or with none is refused; the error says where reading stopped."""
    expected = r"expected a legal instrument \(one instrument as in 'Permensos 10/2019'\)"
    with pytest.raises(ParseError, match=expected) as caught:
        InstrumentId.parse(text)
    assert (caught.value.at, caught.value.got) == (at, text)


def test_a_title_may_follow_the_instrument() -> None:
    """The title after an instrument is skipped: decrees name instruments with it."""
    named = "Peraturan Menteri Sosial Nomor 10 Tahun 2019 tentang Pekerja Sosial Masyarakat"
    assert InstrumentId.parse(named) == InstrumentId("permen", "10", 2019, "menteri sosial")
    assert Citation.parse(named) == Citation(InstrumentId.parse(named))
