"""What a text names without citing it, a draft or a place that it excepts, is no citation."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.errors import ParseError
from psm_model.law import Citation, InstrumentId, Pinpoint, find_citations

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
    "minus",
    ", minus",
    "bukan",
    "bukanlah",
    ", bukan",
    "(bukan",
    "dan bukan",
    "bukan pada",
    "bukan berdasarkan",
    "tak termasuk",
    "belum termasuk",
    "tidak mencakup",
    "tidak meliputi ketentuan",
    "dikurangi",
    "dikurangi dengan",
    "mengecualikan",
    "dengan mengecualikan",
    "alih-alih",
    "lain dari",
    "not",
    "but not",
    "but not in",
    "without",
    "instead of",
    "rather than",
    "apart from",
    "save for",
)
DRAFTS = (
    "Rancangan",
    "RANCANGAN",
    "rancangan akhir",
    "Naskah Rancangan",
    "Draf",
    "Draft",
    "draf awal",
    "draft of the",
    "Rancangan dari",
    "rancangan atas",
    "draf untuk",
    "prarancangan",
    "Rancangan (RUU)",
    "naskah akademik",
    "Naskah Akademis dari",
    "academic paper of the",
    "calon",
    "usulan",
)


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
        "Rancangan dari Undang-Undang Nomor 2 Tahun 2022",
        "Naskah akademik Undang-Undang Nomor 2 Tahun 2022",
        "Naskah akademik RUU 2/2022",
        "R-UU Nomor 2 Tahun 2022",
        "R-KUHP",
        "Konsep KUHP",
        "rancangan Perubahan Kedua UUD 1945",
        # No place in a draft is in a law, or in the text itself.
        "Pasal 5 Rancangan UU 2/2022",
        "Pasal 5 dari rancangan UU 2/2022",
        "Pasal 5 ayat (1) dalam naskah rancangan UU 2/2022",
        "Pasal 5 rancangan undang-undang tersebut",
        "Pasal 5 ayat (1) RUU Desa",
        "Pasal 5 R-UU Nomor 2 Tahun 2022",
        "Pasal 5 RKUHP",
        "Pasal 5 Raperda Kota Salatiga",
        "Pasal 5 naskah akademik UU 2/2022",
        "Rancangan UU 2/2022 Pasal 5",
        "Rancangan UU 2/2022 tentang Desa Wisata, Pasal 5 ayat (1)",
        "RUU 2/2022 Pasal 5",
        "RUU Nomor 2 Tahun 2022, Pasal 5",
        "Article 5 of the draft Government Regulation No. 2 of 2022",
    ],
)
def test_drafts_are_left_out(text: str) -> None:
    """Nothing is found in a text that names only drafts."""
    assert find_citations(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Rancangan UU 2/2022 tentang Perubahan atas UU 11/2009",
        "rancangan perubahan UU 11/2009",
        "Rancangan Perubahan Kedua atas UU 11/2009",
        "RUU perubahan UU 11/2009",
        "draf revisi UU 11/2009",
        "Naskah akademik perubahan UU 11/2009",
        "Pasal 5 rancangan perubahan UU 11/2009",
        "rancangan peraturan pelaksana UU 11/2009",
        "perancangan UU 11/2009",
        "konsep UU 11/2009",
    ],
)
def test_what_a_draft_is_about_is_law(text: str) -> None:
    """The law that a draft amends or implements is cited, and no place in the draft."""
    (found,) = find_citations(text)
    assert (found.instrument, found.pinpoints) == (UU_11, ())


@example("selain", Citation(InstrumentId("perwali", None, None)))
@given(st.sampled_from(EXCEPTIONS), citations.filter(lambda citation: "Pasal 999" not in citation.long))
def test_an_excepted_article_is_never_cited(exception: str, citation: Citation) -> None:
    """After any citation, an excepted article is not found, and the whole is not one citation."""
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
        ("bukan Pasal 7 UU 11/2009", []),
        ("bukan Pasal 7, melainkan Pasal 8 UU 11/2009", ["Pasal 8"]),
        ("UU 11/2009 minus ayat (2) Pasal 7", []),
        # These cite the article.
        ("Selain Pasal 5 UU 11/2009", ["Pasal 5"]),
        ("Sudah jelas. Selain Pasal 5 UU 11/2009", ["Pasal 5"]),
        ("selain dalam Pasal 5 UU 11/2009", ["Pasal 5"]),
        ("kecuali ditentukan lain dalam Pasal 5 UU 11/2009", ["Pasal 5"]),
        ("tanpa mengurangi Pasal 5 UU 11/2009", ["Pasal 5"]),
        ("UU 11/2009 terutama Pasal 5", ["Pasal 5"]),
        ("bukan hanya Pasal 5 UU 11/2009", ["Pasal 5"]),
        ("tidak terkecuali Pasal 5 UU 11/2009", ["Pasal 5"]),
        ("bukan tanpa Pasal 5 UU 11/2009", ["Pasal 5"]),
        ("pengecualian dalam Pasal 5 UU 11/2009", ["Pasal 5"]),
        ("yang dikecualikan (Pasal 5 UU 11/2009)", ["Pasal 5"]),
        ("whether or not Article 5 of Law No. 11 of 2009", ["Pasal 5"]),
        ("Apart from Article 5 of Law No. 11 of 2009", ["Pasal 5"]),
    ],
)
def test_only_the_excepted_places_are_left_out(text: str, places: list[str]) -> None:
    """The instrument and the places that are not excepted are found."""
    found = find_citations(text)
    assert [str(place) for entry in found for place in entry.pinpoints] == places
    assert [entry.instrument for entry in found if entry.instrument] == [UU_11]


@pytest.mark.parametrize(
    "exception",
    [
        "kecuali ayat (2)",
        "(kecuali ayat (2))",
        ", kecuali ayat (2),",
        "minus ayat (2) dan ayat (3)",
        "tidak termasuk ayat (2) huruf a",
        "tetapi bukan Pasal 7",
        ", bukan Pasal 7,",
        "dengan pengecualian untuk Pasal 7 ayat (1)",
        "alih-alih Pasal 7",
    ],
)
def test_what_an_exception_is_from_is_cited_as_a_whole(exception: str) -> None:
    """The place before an exception belongs to the instrument after it; a parsed citation has no exception."""
    for end, instrument, antecedent in (("UU 11/2009", UU_11, None), ("undang-undang tersebut", None, UU_11)):
        text = f"Pasal 5 {exception} {end}"
        found = find_citations(f"UU 11/2009. {text}")[1]
        assert (found.as_written, found.pinpoints) == (text, (Pinpoint("5"),))
        assert (found.instrument, found.antecedent) == (instrument, antecedent)
        with pytest.raises(ParseError):
            Citation.parse(text)


def test_an_exception_ends_its_sentence() -> None:
    """An instrument in the next sentence, or far after, is not that of the place before the exception."""
    far = f"Pasal 5 kecuali{' ' * 200}ayat (2) UU 11/2009"
    for text in (
        "Pasal 5 kecuali ayat (2). UU 11/2009 berlaku",
        "Pasal 5 kecuali jika Pasal lain dari UU 11/2009",
        far,
    ):
        assert next((found.instrument, found.pinpoints) for found in find_citations(text)) == (None, (Pinpoint("5"),))
