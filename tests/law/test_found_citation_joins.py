"""Places that belong to an instrument across small words, and rare names of instruments."""

from __future__ import annotations

import pytest

from psm_model.law import InstrumentId, Pinpoint, find_citations

UU_11 = InstrumentId("uu", "11", 2009)
PERMENSOS = InstrumentId("permen", "10", 2019, "menteri sosial")
IPSM = InstrumentId("ad_art", None, None, "ikatan pekerja sosial masyarakat")


@pytest.mark.parametrize(
    ("text", "instrument", "place"),
    [
        ("Permensos 10/2019 \u2013 Pasal 21", PERMENSOS, Pinpoint("21")),
        ("Permensos 10/2019 - Pasal 21 ayat (1)", PERMENSOS, Pinpoint("21", "1")),
        ("UU 11/2009 [Pasal 5]", UU_11, Pinpoint("5")),
        ("UU 11/2009 yang dalam Pasal 21 mengatur kemiskinan", UU_11, Pinpoint("21")),
        ("UU 11/2009 mengatur dalam Pasal 5 hal itu", UU_11, Pinpoint("5")),
        ("UU 11/2009 tentang Kesejahteraan Sosial menegaskan pada Pasal 5", UU_11, Pinpoint("5")),
        ("Pasal 21 sebagaimana diatur dengan Permensos 10/2019", PERMENSOS, Pinpoint("21")),
        ("Pasal 21 sebagaimana diatur oleh Permensos 10/2019", PERMENSOS, Pinpoint("21")),
        ("Pasal 4 ayat (1) ART IPSM", IPSM, Pinpoint("4", "1")),
        ("ART IPSM Pasal 4 ayat (1)", IPSM, Pinpoint("4", "1")),
        ("AD IPSM Pasal 4", IPSM, Pinpoint("4")),
        ("Pasal 4 AD IPSM", IPSM, Pinpoint("4")),
        ("Pasal 4 ART Ikatan Pekerja Sosial Masyarakat", IPSM, Pinpoint("4")),
    ],
)
def test_a_place_joins_its_instrument(text: str, instrument: InstrumentId, place: Pinpoint) -> None:
    """Marks and words between an instrument and a place in it do not separate them."""
    (found,) = find_citations(text)
    assert (found.instrument, found.pinpoints) == (instrument, (place,))


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("UU 11/2009 - Pasal 5 Permensos 10/2019", [(UU_11, []), (PERMENSOS, ["5"])]),
        ("UU 11/2009 yang dalam Pasal 5 Permensos 10/2019 dijabarkan", [(UU_11, []), (PERMENSOS, ["5"])]),
        ("UU 11/2009\n- Pasal 5 dicabut", [(UU_11, []), (None, ["5"])]),
        ("Pasal 21 yang diatur dengan Permensos 10/2019", [(None, ["21"]), (PERMENSOS, [])]),
        ("UU 11/2009 mengatur bahwa Pasal 5 berlaku", [(UU_11, []), (None, ["5"])]),
        ("Pasal 4 ART rumah, Pasal 4 Art. 5, 500 AD Pasal 4", [(None, ["4"]), (None, ["4"]), (None, ["4"])]),
    ],
)
def test_a_place_of_something_else_is_not_joined(
    text: str, articles: list[tuple[InstrumentId | None, list[str]]]
) -> None:
    """A place before another instrument is one of that; after a bullet it is of neither."""
    found = find_citations(text)
    assert [(entry.instrument, [place.article for place in entry.pinpoints]) for entry in found] == articles


def test_the_act_of_a_code_is_kept() -> None:
    """A code may be followed by the number of its act, to which the places after it belong."""
    code, act = find_citations("KUHP (UU Nomor 1 Tahun 2023) Pasal 100")
    assert (code.instrument, code.pinpoints) == (InstrumentId("kuhp", None, None), ())
    assert (act.instrument, act.pinpoints) == (InstrumentId("uu", "1", 2023), (Pinpoint("100"),))


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        (
            "SK Bupati Batang tanggal 3 Maret 2025 Nomor 460/123/2025",
            InstrumentId("keputusan_bupati", "460/123/2025", 2025, "bupati batang"),
        ),
        (
            "SK Bupati Batang, tertanggal 3 Maret 2025, Nomor 460/123",
            InstrumentId("keputusan_bupati", "460/123", 2025, "bupati batang"),
        ),
        (
            "Keputusan Bupati Batang tgl. 03-03-2025 No. 5 Tahun 2025",
            InstrumentId("keputusan_bupati", "5", 2025, "bupati batang"),
        ),
        (
            "Keputusan Kepala Dinas Sosial Nomor 460/123",
            InstrumentId("keputusan", "460/123", None, "kepala dinas sosial"),
        ),
        (
            "Reusam Gampong Contoh Nomor 1 Tahun 2020",
            InstrumentId("perdes", "1", 2020, "desa contoh"),
        ),
        *(
            (f"Peraturan {village} Contoh Nomor 1 Tahun 2020", InstrumentId("perdes", "1", 2020, "desa contoh"))
            for village in ("Desa", "Nagari", "Kampung", "Gampong", "Kalurahan", "Pekon", "Tiyuh", "Lembang")
        ),
    ],
)
def test_rare_names_of_instruments(text: str, instrument: InstrumentId) -> None:
    """Decrees may have their date before their number, and a village may have another name."""
    (found,) = find_citations(text)
    assert found.instrument == instrument


def test_a_number_and_a_date_that_disagree_are_not_read() -> None:
    """If the year of the date is not that of the number, it is unknown what the date belongs to."""
    assert find_citations("SK Bupati Batang tanggal 30 Desember 2024 Nomor 460/1/2025") == ()
