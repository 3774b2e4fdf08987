"""What a text says beside the citation that is parsed from it is listed, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.law import Citation, InstrumentId
from psm_model.law.citation_surplus import list_surplus
from tests.law.strategies import instruments


@given(instruments())
def test_a_formatted_instrument_has_no_surplus(instrument: InstrumentId) -> None:
    """The long and the short form of an instrument say no more than it."""
    assert list_surplus(instrument.long) == ()
    assert list_surplus(instrument.short) == ()


@given(
    st.sampled_from(["Permensos", "Peraturan Menteri Sosial", "Perbup Batang", "Keputusan Gubernur Jawa Tengah"]),
    st.sampled_from(["PSM", "Budi Contoh", "terbaru", "IPSM"]),
    st.sampled_from(["", " Pasal 5 ayat (1)"]),
)
def test_each_word_between_an_office_and_its_number_is_surplus(kind: str, words: str, place: str) -> None:
    """A topic, a person and an adjective are listed word by word."""
    text = f"{kind} {words} Nomor 5 Tahun 2020{place}"
    assert Citation.parse(text) == Citation.parse(f"{kind} Nomor 5 Tahun 2020{place}")
    assert list_surplus(text) == tuple(words.split())


@pytest.mark.parametrize(
    ("text", "surplus"),
    [
        ("UU 11/2009 tentang Kesejahteraan Sosial", ("Kesejahteraan Sosial",)),
        ("UU 11/2009 ttg. Kesejahteraan Sosial", ("Kesejahteraan Sosial",)),
        ("UU Kesejahteraan Sosial 11/2009", ("Kesejahteraan", "Sosial")),
        ("UU (lama) 11/2009", ("lama",)),
        ("PermenPPPA 4/2021", ()),
        ("Pasal 5 kalimat kedua UU 11/2009", ("kalimat",)),
        ("UU 11/2009 Pasal 5 dst.", ("dst",)),
        ('Pasal 5 frasa "dapat" UU 11/2009', ("frasa", "dapat")),
        ("Keputusan Plt. Bupati Batang Nomor 5 Tahun 2020", ("Plt",)),
        ("UU 11/2009 jo. sesuatu yang tak dikenal", ()),
        ("sesuatu", ()),
        ("Peraturan Menteri Sosial R.I. No. 10 Th. 2019", ()),
        ("Perda Kab. Batang Nmr. 5 Thn 2016, psl. 3", ()),
        ("SKB Mensos dan Menkes No. 5/2020", ()),
        ("Pasal 5 ayat dua dan tiga Undang-undang Nomor 11 Tahun 2009", ()),
    ],
)
def test_only_what_a_citation_does_not_keep_is_surplus(text: str, surplus: tuple[str, ...]) -> None:
    """Titles and parts without a level are listed; abbreviations and other spellings of what is kept are not."""
    assert list_surplus(text) == surplus
