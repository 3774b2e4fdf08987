"""What a text names without citing it, a draft or a place that it excepts, is no citation."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.errors import ParseError
from psm_model.law import Citation, InstrumentId, find_citations

from .strategies import citations, instruments

UU_11 = InstrumentId("uu", "11", 2009)
EXCEPTIONS = (
    "kecuali",
    "terkecuali",
    "kecuali untuk",
    "kecuali ketentuan dalam",
    ", kecuali",
    "(kecuali",
    "dengan pengecualian",
    "di luar",
    "selain",
    "selain ketentuan",
    "tanpa",
    "tidak termasuk",
    ", tidak termasuk",
    "except",
    "except for",
    "excluding",
    "not including",
    "other than",
    "with the exception of",
)
DRAFTS = ("Rancangan", "RANCANGAN", "rancangan akhir", "Naskah Rancangan", "Draf", "Draft", "draf awal", "draft of the")


@given(st.sampled_from(DRAFTS), instruments().filter(lambda instrument: instrument.kind != "other"))
def test_a_draft_is_no_law(draft: str, instrument: InstrumentId) -> None:
    """The draft of an instrument is not the instrument, however it is written."""
    for written in (instrument.long, instrument.short):
        assert instrument not in [found.instrument for found in find_citations(f"{draft} {written}")]


@pytest.mark.parametrize(
    "text",
    [
        "Rancangan Undang-Undang Nomor 2 Tahun 2022",
        "Rancangan UU 2/2022",
        "RANCANGAN\n\nUNDANG-UNDANG REPUBLIK INDONESIA\nNOMOR 2 TAHUN 2022",
        "Rancangan UU Nomor 2 dan Nomor 3 Tahun 2022",
        "Rancangan Peraturan Daerah Kabupaten Batang Nomor 2 Tahun 2022",
        "Rancangan KUHP",
        "Naskah RUU Nomor 2 Tahun 2022",
        "Bab VII tentang Rancangan Undang-Undang Nomor 2 Tahun 2022",
        "Bill of Law No. 2 of 2022",
        "draft Government Regulation No. 2 of 2022",
    ],
)
def test_drafts_are_left_out(text: str) -> None:
    """Nothing is found in a text that names only drafts."""
    assert find_citations(text) == ()


def test_what_a_draft_amends_is_law() -> None:
    """The law that a draft is about is cited."""
    found = find_citations("Rancangan UU 2/2022 tentang Perubahan atas UU 11/2009")
    assert [entry.instrument for entry in found] == [UU_11]


@example("selain", Citation(InstrumentId("perwali", None, None)))
@given(st.sampled_from(EXCEPTIONS), citations.filter(lambda citation: "Pasal 999" not in citation.long))
def test_an_excepted_article_is_never_cited(exception: str, citation: Citation) -> None:
    """Behind any citation, an article that it excepts is in none that is found, and the whole is not one citation."""
    text = f"{citation.long} {exception} Pasal 999"
    assert all(place.article != "999" for entry in find_citations(text) for place in entry.pinpoints)
    with pytest.raises(ParseError):
        Citation.parse(text)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("UU 11/2009 kecuali Pasal 5", []),
        ("UU 11/2009 tentang Kesejahteraan Sosial selain Pasal 5", []),
        ("UU 11/2009 kecuali Pasal 5 ayat (1), Pasal 6 dan Pasal 7", []),
        ("semua pasal kecuali Pasal 6 UU 11/2009", []),
        ("Pasal 5 UU 11/2009 kecuali Pasal 6", ["Pasal 5"]),
        ("Pasal 5 UU 11/2009 kecuali ayat (2)", ["Pasal 5"]),
        ("UU 11/2009 Pasal 5 kecuali ayat (2)", ["Pasal 5"]),
        ("Pasal 5 kecuali ayat (2) UU 11/2009", ["Pasal 5"]),
        ("Article 5 except paragraph (2) of Law No. 11 of 2009", ["Pasal 5"]),
        # These cite the article.
        ("Selain Pasal 5 UU 11/2009", ["Pasal 5"]),
        ("Sudah jelas. Selain Pasal 5 UU 11/2009", ["Pasal 5"]),
        ("selain dalam Pasal 5 UU 11/2009", ["Pasal 5"]),
        ("kecuali ditentukan lain dalam Pasal 5 UU 11/2009", ["Pasal 5"]),
        ("tanpa mengurangi Pasal 5 UU 11/2009", ["Pasal 5"]),
        ("UU 11/2009 terutama Pasal 5", ["Pasal 5"]),
    ],
)
def test_only_the_excepted_places_are_left_out(text: str, places: list[str]) -> None:
    """The instrument and the places that are not excepted are found."""
    found = find_citations(text)
    assert [str(place) for entry in found for place in entry.pinpoints] == places
    assert [entry.instrument for entry in found if entry.instrument] == [UU_11]
