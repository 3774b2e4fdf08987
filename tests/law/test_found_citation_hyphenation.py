"""A word that a line breaks with a hyphen is read as the word, and what may be two words is not read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.law import InstrumentId, find_citations
from psm_model.law.reading._hyphenation import find_word_breaks

TEXT = (
    "Berdasarkan Pasal 38 ayat (1) Undang-Undang Nomor 11 Tahun 2009 tentang Kesejahteraan Sosial dan Peraturan Menteri"
    " Sosial Nomor 10 Tahun 2019 tentang Pekerja Sosial Masyarakat"
)
WORDS = [match.span() for match in re.finditer("Pasal|Nomor|Tahun|tentang|Sosial|Menteri|Pekerja|Masyarakat", TEXT)]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5, unique=True), st.data())
def test_words_broken_by_lines_are_read(words: list[tuple[int, int]], data: st.DataObject) -> None:
    """Breaks within the words of a citation change neither the instrument nor its places and its title."""
    hyphen = data.draw(st.sampled_from(["-", "\u2010", "\u2011"]))
    places = [data.draw(st.integers(start + 2, end - 2)) for start, end in words]
    text = TEXT
    for place in sorted(places, reverse=True):
        text = f"{text[:place]}{hyphen}\n  {text[place:]}"
    plain, broken = find_citations(TEXT), find_citations(text)
    assert [(found.instrument, found.pinpoints, found.title) for found in broken] == [
        (found.instrument, found.pinpoints, found.title) for found in plain
    ]
    assert [text[slice(*found.span)] for found in broken] == [found.as_written for found in broken]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("UU 6/2014 tentang Daerah-\ndaerah Otonom", "Daerah-daerah Otonom"),
        ("Perda 5/2020 tentang Alat-\nalat Berat", "Alat-alat Berat"),
        ("UU 12/2011 tentang Pembentukan Peraturan Perundang-\nundangan", "Pembentukan Peraturan Perundang-undangan"),
        ("PERBUP BATANG 5/2020 TENTANG PENYELENG-\nGARAAN SOSIAL", "PENYELENGGARAAN SOSIAL"),
        ("Perbup Batang 5/2020 tentang Xylo-\nfonia Daerah", None),
        ("Perbup Batang 5/2020 tentang \u201cXylo-\nfonia Daerah\u201d", None),
        ("Perbup Batang 5/2020 tentang Xylo-\nfonia Daerah. Xylofonia adalah", "Xylofonia Daerah"),
        ("Perbup Batang 5/2020 tentang Pajak Daerah -\ntahun ini", "Pajak Daerah"),
    ],
)
def test_a_title_has_the_hyphens_of_its_words(text: str, title: str | None) -> None:
    """A repeated stem keeps its hyphen, a known word loses it; if neither is known, no title is given."""
    assert [found.title for found in find_citations(text)] == [title]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Perbup Batang 5/2020 tentang Pajak Sosial-\nEkonomi", "Pajak Sosial-Ekonomi"),
        ("Perda 5/2020 tentang Kerukunan Xylo-\nXylo", "Kerukunan Xylo-Xylo"),
        ("Perbup Batang 5/2020 tentang Pajak Xylo-\nFonia", None),
        ("Perbup Batang 5/2020 tentang Pajak Xylo-\nFonia. Xylo itu berbeda dari Fonia", "Pajak Xylo-Fonia"),
        ("PERBUP BATANG 5/2020 TENTANG PAJAK XYLO-\nFonia", None),
    ],
)
def test_a_title_has_a_hyphen_before_a_capital_only_between_words(text: str, title: str | None) -> None:
    """Two known words keep the hyphen, without the gap of the line; parts of words give no title."""
    assert [found.title for found in find_citations(text)] == [title]


@pytest.mark.parametrize(
    ("office", "issuer"),
    [
        ("Menteri Sosial-\nRepublik Indonesia", "menteri sosial"),
        ("Bupati Toli-\nToli", "bupati toli-toli"),
        ("Bupati Toli-\n  TOLI", "bupati toli-toli"),
        ("Menteri So-\nSial", None),
        ("Bupati Ba-\nTang", None),
        ("Bupati Hulu Sungai-\nXylo", None),
    ],
)
def test_an_office_is_not_made_of_parts_before_a_capital(office: str, issuer: str | None) -> None:
    """Neither "So-Sial" nor "Ba-Tang" is an office, and whether the hyphen is one of the line is unknown."""
    found = [cited.instrument for cited in find_citations(f"Peraturan {office} Nomor 5 Tahun 2020")]
    assert [instrument.issuer for instrument in found if instrument] == ([issuer] if issuer else [])


def test_an_office_that_may_be_two_words_is_not_read() -> None:
    """Neither "Peka-Longan" nor "Pekalongan" is certain, unless the text has the word on one line."""
    text = "Peraturan Bupati Xylo-\nlongan Nomor 5 Tahun 2020"
    assert find_citations(text) == ()
    (found,) = find_citations(f"{text} di Kabupaten Xylolongan")
    assert found.instrument == InstrumentId("perbup", "5", 2020, "bupati xylolongan")


@pytest.mark.parametrize("text", ["39/HUK-\nMEN", "2019-\nan", "R-\nUU", "Sosial -\nbudaya"])
def test_other_hyphens_at_the_end_of_a_line_are_left(text: str) -> None:
    """Numbers, abbreviations and dashes are no broken words."""
    assert find_word_breaks(text) == ([], [])
