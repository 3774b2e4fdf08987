"""find_citations finds what real text cites, and nothing else; whatever the text, its spans are slices of it."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.law import Citation, Division, FoundCitation, InstrumentId, Pinpoint, Relation, find_citations
from tests.law.spellings import INSTRUMENTS, NEGATIVES, PERMENSOS, PLACES, UU_11
from tests.law.strategies import citations

UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
ANNEX = Pinpoint(division=Division.ANNEX)
CORPUS = Path(__file__).parents[2] / "../shared/citations"


@pytest.mark.parametrize(("text", "instrument"), INSTRUMENTS)
def test_finds_an_instrument(text: str, instrument: InstrumentId) -> None:
    """Each spelling names its instrument, in a sentence as alone."""
    assert [instrument] == [found.instrument for found in find_citations(text)]
    assert [instrument] == [
        found.instrument for found in find_citations(f"\nberdasarkan: {text}, maka")
    ] or text.startswith("Pengganti")


@pytest.mark.parametrize("text", NEGATIVES)
def test_finds_nothing(text: str) -> None:
    """What only looks like a citation is none."""
    assert find_citations(text) == ()


@pytest.mark.parametrize(
    "text", ["UU 11/2009 Pasal 5 ke-2 kalinya", "UU 11/2009 Pasal 5 untuk ke-2 kali", "UU 11/2009 Pasal 5 ke 0"]
)
def test_a_count_of_times_is_no_item(text: str) -> None:
    """What is counted is the times, or nothing, and not an item of the article."""
    assert [found.pinpoints for found in find_citations(text)] == [(Pinpoint("5"),)]


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_finds_places(text: str, places: list[Pinpoint]) -> None:
    """Each spelling names its places, before and after an instrument."""
    (before,) = find_citations(f"{text} UU 11/2009")
    assert (UU_11, tuple(places)) == (before.instrument, before.pinpoints)
    if text.startswith(("Pasal", "Bab", "Lampiran")):
        (after,) = find_citations(f"UU 11/2009 {text}")
        assert (UU_11, tuple(places)) == (after.instrument, after.pinpoints)


@pytest.mark.parametrize(
    "text",
    [
        "UU 11/2009, pasal 38",
        "UU 11/2009 (Pasal 38)",
        "UU 11/2009 khususnya pada Pasal 38",
        "UU 11/2009 khususnya Pasal 38",
        "UU 11/2009 terutama Pasal 38",
        "UU 11/2009 yaitu Pasal 38",
        "UU 11/2009 pada Pasal 38",
        "UU 11/2009 dalam Pasal 38",
        "UU 11/2009 tentang Kesejahteraan Sosial, pasal 38 disebutkan",
        "UU 11/2009 (Lembaran Negara (LN) Tahun 2009 Nomor 12) pasal 38",
        "Undang-Undang Sosial (UU 11/2009) pasal 38",
        "Pasal 38 dari UU 11/2009",
        "Pasal 38 Ketentuan Umum UU 11/2009",
        "Pasal 38 Aturan Peralihan dari UU 11/2009",
        "Pasal 38, UU 11/2009",
        "(Pasal 38) UU 11/2009",
        "Pasal 38 beserta Penjelasannya dalam UU 11/2009",
        "UU 11/2009 ttg. Kesejahteraan Sosial Psl. 38",
        "UU 11/2009, tepatnya di dalam Pasal 38",
        "UU 11/2009 (Kesejahteraan Sosial) Pasal 38",
        "UU 11/2009 tentang Kesejahteraan Sosial (Kesos), yakni Pasal 38",
        "UU 11/2009 (LN 2009/12), pasal 38",
        "Pasal 38 UU Kesejahteraan Sosial (UU 11/2009)",
        "UU 11/2009Pasal 38",
    ],
)
def test_finds_places_at_some_distance(text: str) -> None:
    """A comma, a title or a gazette may separate an instrument from the place in it."""
    (found,) = find_citations(text)
    assert Citation(UU_11, (Pinpoint("38"),)) == found.citation


@pytest.mark.parametrize(
    ("text", "pinpoints"),
    [
        ("UU 5/1960 jo. Pasal 3 UU 11/2009", [(), (Pinpoint("3"),)]),
        ("UU 5/1960 Pasal 3 UU 11/2009", [(), (Pinpoint("3"),)]),
        ("UU 5/1960; Pasal 3 UU 11/2009", [(), (Pinpoint("3"),)]),
        ("UU 5/1960, Pasal 3 undang-undang ini", [(), (Pinpoint("3"),)]),
        ("UU 5/1960 (yang lama. Pasal 3", [(), (Pinpoint("3"),)]),
        ("UU 5/1960 (yang lama) dan Pasal 3", [(), (Pinpoint("3"),)]),
        ("Pasal 3) UU 5/1960", [(Pinpoint("3"),), ()]),
        ("Pasal 311 KUHP ayat (1) dan (2)", [(Pinpoint("311", "1"), Pinpoint("311", "2"))]),
        ("Pasal 311 ayat (1) KUHP ayat (2)", [(Pinpoint("311", "1"),), (Pinpoint(paragraph="2"),)]),
        ("Pasal 2 ayat 1 dan atau Pasal 3 UU 5/1960", [(Pinpoint("2", "1"), Pinpoint("3"))]),
        ("UU 5/1960 Pasal 1 (1)\nUU 7/2021", [(Pinpoint("1", "1"),), ()]),
        ("Pasal 38, Bab VII tentang Peran Masyarakat UU 5/1960", [(Pinpoint("38"), Pinpoint(chapter="VII"))]),
        ("Pasal 38 tentang peran warga UU 5/1960", [(Pinpoint("38"),), ()]),
        ("Pasal 3 dan UU 5/1960", [(Pinpoint("3"),), ()]),
        ("Pasal 340 KUHP subsidair Pasal 338 KUHP", [(Pinpoint("340"),), (Pinpoint("338"),)]),
        ("KUHPerdata Pasal 1365, Pasal 1366", [(Pinpoint("1365"), Pinpoint("1366"))]),
        ("Pasal 183 jo. Pasal 184 ayat (1) KUHAP", [(Pinpoint("183"), Pinpoint("184", "1"))]),
        ("Pasal I Aturan Peralihan UUD NRI 1945", [(Pinpoint("I", division=Division.TRANSITIONAL),)]),
        ("PP. 72 Tahun 2005 ttg. Desa Psl. 12, ayat (5)", [(Pinpoint("12", "5"),)]),
        ("Pasal 27 s.d. Pasal 30 dan Lampiran UU 5/1960", [(Pinpoint("27", through=Pinpoint("30")), ANNEX)]),
        ("Pasal 3, 4. UU 11/2009", [(Pinpoint("3"),), ()]),
        ("Pasal 3 dan 20 orang", [(Pinpoint("3"),)]),
        ("Pasal 3 dan 20000", [(Pinpoint("3"),)]),
        ("Pasal 3 dan a", [(Pinpoint("3"),)]),
        ("Pasal 3 huruf a, b orang", [(Pinpoint("3", None, "a"),)]),
        ("Pasal 3 Pasal 4", [(Pinpoint("3"),), (Pinpoint("4"),)]),
        ("Bab III Pasal 4 sampai dengan Pasal 6", [(Pinpoint("4", chapter="III", through=Pinpoint("6")),)]),
        ("Pasal 3 huruf demi huruf", [(Pinpoint("3"),)]),
        ("Pasal 3 ke orang", [(Pinpoint("3"),)]),
        ("sebagaimana dimaksud dalam\nPasal 3\nberlaku", [(Pinpoint("3"),)]),
        ("dimaksud pada ayat (2)", [(Pinpoint(paragraph="2"),)]),
        ("Pasal 5 A. Umum", [(Pinpoint("5"),)]),
    ],
)
def test_places_belong_where_they_stand(text: str, pinpoints: list[tuple[Pinpoint, ...]]) -> None:
    """A place belongs to the instrument next to it, or else to the text itself."""
    assert pinpoints == [found.pinpoints for found in find_citations(text)]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("UU 5/1960 jo. UU 11/2009", Relation.JO),
        ("UU 5/1960 yo UU 11/2009", Relation.JO),
        ("UU 5/1960 juncto Pasal 4 UU 11/2009", Relation.JO),
        ("UU 5/1960 sebagaimana telah beberapa kali diubah terakhir dengan UU 11/2009", Relation.AMENDED_BY),
        ("UU 5/1960 sebagaimana diubah UU 11/2009", Relation.AMENDED_BY),
        ("UU 5/1960 sebagaimana telah diubah beberapa kali terakhir UU 11/2009", Relation.AMENDED_BY),
        ("UU 5/1960 yang diubah atas usul UU 11/2009", None),
        *(
            (f"UU 5/1960 sebagaimana telah {word} dengan UU 11/2009", Relation.AMENDED_BY)
            for word in ("diubah", "di ubah", "dirubah", "ditambah", "disempurnakan", "diperbaharui")
        ),
        ("UU 5/1960 tentang Perubahan Atas UU 11/2009", Relation.IN_TITLE),
        ("UU 5/1960 dan UU 11/2009", None),
        ("UU 5/1960 tentang Tanah serta UU 11/2009", None),
        ("UU 5/1960 diganti, sesuai dengan UU 11/2009", None),
    ],
)
def test_relation_to_the_one_before(text: str, relation: Relation | None) -> None:
    """The words between two instruments state the relation of the second to the first."""
    first, second = find_citations(text)
    assert (None, UU_11, relation) == (first.relation, second.instrument, second.relation)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("UU 11/2009 tentang Kesejahteraan Sosial.", "Kesejahteraan Sosial"),
        ("UU 11/2009 tentang Kesejahteraan\n  Sosial (LN 2009/12)", "Kesejahteraan Sosial"),
        ("UU 11/2009 (LN 2009/12) tentang Kesejahteraan Sosial;", "Kesejahteraan Sosial"),
        ("UU 11/2009 tentang Kesejahteraan Sosial, sebagaimana", "Kesejahteraan Sosial"),
        ("UU 11/2009 tentang Kesejahteraan Sosial\n2. lain", "Kesejahteraan Sosial"),
        ("UU 11/2009 tentang Kesejahteraan Sosial dan Perpres 5/2000", "Kesejahteraan Sosial"),
        ("UU 11/2009 tentang", None),
        ("UU Satu Dua Tiga Empat Lima Enam Tujuh Delapan Sembilan", "Satu Dua Tiga Empat Lima Enam Tujuh Delapan"),
        ("UU 11/2009 (tentang", None),
        ("UU Kesejahteraan Sosial dan Keluarga disahkan", "Kesejahteraan Sosial dan Keluarga"),
    ],
)
def test_title_beside(text: str, title: str | None) -> None:
    """The title or name beside an instrument is given, to where it ends."""
    assert title == find_citations(text)[0].title


@pytest.mark.parametrize(
    ("text", "antecedent"),
    [
        ("UU 11/2009 serta Permensos 10/2019. Pasal 21 Ayat (1) dalam aturan tersebut", PERMENSOS),
        ("UU 11/2009 serta Permensos 10/2019. Pasal 21 Ayat (1) undang-undang dimaksud", UU_11),
        ("UU 11/2009 serta Permensos 10/2019. Pasal 21 Ayat (1) peraturan ini", None),
        ("Permensos 10/2019 tentang Perubahan atas UU 11/2009. Pasal 21 Ayat (1) aturan tersebut", PERMENSOS),
        ("Permensos 10/2019 dan Permenkeu 1/2020. Pasal 21 Ayat (1) Peraturan Menteri Sosial tersebut", PERMENSOS),
        ("Permensos 10/2019. Pasal 21 Ayat (1) Peraturan Menteri Keuangan tersebut", None),
        ("Permensos 10/2019. Pasal 21 Ayat (1) Permensos tersebut", PERMENSOS),
        ("Permensos 10/2019. Pasal 21 Ayat (1) Permenkeu itu", None),
        ("UU 11/2009 sebagaimana telah diubah dengan UU 3/2024. Pasal 21 ayat (1) undang-undang tersebut", UU_11),
        ("UU 11/2009 diubah melalui UU 3/2024 dan UU 4/2025. Pasal 21 ayat (1) aturan tersebut", UU_11),
        (
            "UU 11/2009 diubah dengan Perppu 1/2022. Pasal 21 ayat (1) Perppu tersebut",
            InstrumentId("perppu", "1", 2022),
        ),
        (
            "UU 11/2009 diubah dengan UU 3/2024. UU 3/2024 baru. Pasal 21 ayat (1) undang-undang tersebut",
            InstrumentId("uu", "3", 2024),
        ),
        ("UU 11/2009 serta Permensos 10/2019. Pasal 21 Ayat (1) Perpres tersebut", None),
        ("UU 11/2009 serta Permensos 10/2019. Pasal 21 Ayat (1) peraturan baru", None),
    ],
)
def test_antecedent(text: str, antecedent: InstrumentId | None) -> None:
    """The words "aturan tersebut" mean the instrument named last, "undang-undang tersebut" the last act."""
    found = find_citations(text)[-1]
    assert (None, antecedent, (Pinpoint("21", "1"),)) == (found.instrument, found.antecedent, found.pinpoints)
    assert (found.citation is None) == (antecedent is None)


@pytest.mark.parametrize(
    "text", ["Pasal 5 ayat (2)\nUU 11/2009;", "Mengingat:\nPasal 5 ayat (2)\nUU No. 11 Tahun 2009"]
)
def test_a_place_on_a_line_of_its_own(text: str) -> None:
    """A place that fills the line before its instrument is of it; a heading, which names no paragraph, is of none."""
    (found,) = find_citations(text)
    assert (found.instrument, found.pinpoints) == (UU_11, (Pinpoint("5", "2"),))
    (found,) = find_citations("Pasal 5\nUU 11/2009 dicabut.")
    assert (found.instrument, found.pinpoints) == (UU_11, ())


def test_lists_share_a_kind_and_a_year() -> None:
    """The words "Nomor 1 dan Nomor 4 Tahun 1968" name two acts of that year."""
    found = find_citations("Undang-undang Nomor 1, dan Nomor 4 tahun 1968 dan Nomor sekian")
    assert [InstrumentId("uu", "1", 1968), InstrumentId("uu", "4", 1968)] == [entry.instrument for entry in found]
    assert [entry.as_written for entry in found] == ["Undang-undang Nomor 1", "Nomor 4 tahun 1968"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("UU Nomor 5, 6, dan 7 Tahun 1960", ["5", "6", "7"]),
        ("UU No. 5, No. 6 & No. 7 tahun 1960", ["5", "6", "7"]),
        ("UU Nomor 5 Tahun 1960 dan 6 orang", ["5"]),
        ("Peraturan Bersama Menteri Agama dan Menteri Dalam Negeri Nomor 9 dan 8 Tahun 2006", ["9", "8"]),
        ("Peraturan Kapolri Nomor 9 dan 8", []),
        ("UU Nomor 5 dan 6 orang, 1960", ["5"]),
        ("Ketetapan-ketetapan MPRS No. I dan II/MPRS/1960", ["I", "II/MPRS/1960"]),
        ("Ketetapan MPRS No. I dan II", ["I"]),
        ("UU 5/1960, 13/2011 dan 14/2012", ["5", "13", "14"]),
        ("UU 5/1960 dan 13/2", ["5"]),
        ("UU 5/1960 dan 13/2011/X", ["5"]),
        ("UU Nomor 5 Tahun 1960 dan 13/2011", ["5", "13"]),
        ("Permensos 16 tahun 2017, 1/2012", ["16", "1"]),
        ("Permensos 16 Tahun 2017 dan 1 Tahun 2012", ["16", "1"]),
        ("UU Nomor 5 Tahun 1960 dan 3 tahun kemudian", ["5"]),
        ("Permensos Nomor 1 Tahun 2016 dan/atau Nomor 2 Tahun 2017", ["1", "2"]),
        ("Permensos Nomor 1 Tahun 2016 dan/bersama Nomor 2 Tahun 2017", ["1"]),
        (
            "SKB Tiga Menteri Nomor 7 Tahun 2018, KEP-12/A/JA/6/2018, Nomor 9 Tahun 2018",
            ["7", "KEP-12/A/JA/6/2018", "9"],
        ),
        ("SKB Tiga Menteri Nomor 7 Tahun 2018, KEP-12 itu", ["7"]),
        ("Staatsblad 1847:52, 1849:63 dan 1850:64", ["52", "63", "64"]),
        ("Staatsblad 1847-52 dan 1849 orang", ["52"]),
        ("Staatsblad 1847 Nomor 52 dan 63", ["52", "63"]),
        ("S. 1940-14 dan 450", ["14", "450"]),
        ("Stbl. Tahun 1940 Nomor 14, Nomor 15 dan No. 450;", ["14", "15", "450"]),
        ("Staatsblad 1847 Nomor 52 dan 5 orang", ["52"]),
        ("Staatsblad Nomor 52 dan 63", ["52"]),
        ("SKB Menteri Agama dan Menteri Sosial Nomor 642 Tahun 2020, Nomor 4 Tahun 2020", ["642", "4"]),
        ("SKB Tiga Menteri No 642/2020, No 4/2020, dan No 5/2020", ["642", "4", "5"]),
        (
            "KEPUTUSAN BERSAMA MENTERI AGAMA DAN MENTERI SOSIAL\nNOMOR : 15 TAHUN 2015\nNOMOR : 7/HUK/2015",
            ["15", "7/HUK/2015"],
        ),
        ("Peraturan Bersama Menteri Agama Nomor 9 Tahun 2006 dan Menteri Sosial Nomor 8 Tahun 2006", ["9", "8"]),
        ("Peraturan Menteri Agama Nomor 9 Tahun 2006 Nomor 8 Tahun 2006", ["9"]),
        ("Peraturan Bersama Menteri Agama Nomor 9 Tahun 2006 dan Menteri Sosial", ["9"]),
        ("UU Nomor 5 dan 60000 Tahun 1960", ["5"]),
    ],
)
def test_lists_of_numbers(text: str, numbers: list[str]) -> None:
    """Numbers without "Nomor" are of the list where its year follows."""
    assert numbers == [found.instrument and found.instrument.number for found in find_citations(text)]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("UU 1/1999 diubah dengan UU 5/2000 dan UU 6/2001", Relation.AMENDED_BY),
        ("UU 1/1999 diubah dengan UU 5/2000 tentang Tanah, dan UU 6/2001", Relation.AMENDED_BY),
        ("UU 1/1999 diubah dengan UU 5/2000; UU 6/2001", None),
        ("UU 1/1999 diubah dengan UU 5/2000 atas dasar UU 6/2001", None),
    ],
)
def test_a_list_of_amendments(text: str, second: Relation | None) -> None:
    """Each act of a list of amendments amended the other; an act outside the list did not."""
    assert [None, Relation.AMENDED_BY, second] == [found.relation for found in find_citations(text)]


def test_gazettes_read_together() -> None:
    """In "Staatsblad 1847: 52 jo. 1849: 63" the second has the same relation to the first as a separate act."""
    first, second = find_citations("(Staatsblad 1847: 52 jo. 1849: 63)")
    assert (first.as_written, second.as_written) == ("Staatsblad 1847: 52", "1849: 63")
    assert (InstrumentId("staatsblad", "63", 1849), Relation.JO) == (second.instrument, second.relation)


def test_an_act_by_its_name_in_full() -> None:
    """After a place in it an act may be named without a number."""
    (found,) = find_citations("Pasal 2 Undang-Undang Pokok Agraria")
    assert (InstrumentId("uu", None, None), "Pokok Agraria", (Pinpoint("2"),)) == (
        found.instrument,
        found.title,
        found.pinpoints,
    )
    assert find_citations("Undang-Undang Pokok Agraria") == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("UU Narkotika No. 35 Tahun 2009", "Narkotika"),
        ("UU Narkotika (UU No. 35 Tahun 2009)", "Narkotika"),
        ("Undang-Undang Narkotika (Nomor 35 Tahun 2009)", "Narkotika"),
        ("Undang-Undang Narkotika (Undang-Undang Nomor 35 Tahun 2009)", "Narkotika"),
        ("UU Narkotika No. 35 Tahun 2009 tentang Obat Lain", "Obat Lain"),
        ("UU lama No. 35 Tahun 2009", None),
    ],
)
def test_a_name_beside_a_number_is_the_title(text: str, title: str | None) -> None:
    """A law that is called by name and by number is one, and the name is its title where there is no other."""
    (found,) = find_citations(text)
    assert (found.instrument, found.title) == (InstrumentId("uu", "35", 2009), title)


def test_initials_mean_what_was_named() -> None:
    """The initials of the finance minister's regulation are those of a court's where that was named before."""
    court = InstrumentId("peraturan", "2", 2021, "mahkamah konstitusi")
    found = find_citations("Pasal 78 Peraturan Mahkamah Konstitusi Nomor 2 Tahun 2021 (PMK 2/2021), lalu PMK 3/2021")
    finance = InstrumentId("permen", "3", 2021, "menteri keuangan")
    assert [entry.instrument for entry in found] == [court, court, finance]


def test_a_word_of_a_registry_number_is_no_kind() -> None:
    """The letters "SE" or "SKB" after "Nomor" are part of the number."""
    assert find_citations("surat Jaksa Agung Nomor SE-001/JA/04/1995, Nomor SKB/02/2016") == ()


def test_a_joint_decree_has_one_title() -> None:
    """Each number of what several offices issued together has the title of all."""
    found = find_citations("SKB Menteri Agama dan Menteri Sosial Nomor 1 dan 2 Tahun 2020 tentang Hari Libur")
    assert [entry.title for entry in found] == ["Hari Libur", "Hari Libur"]


def test_a_name_in_brackets_is_of_the_one_before() -> None:
    """The name of an act in brackets after its number is not another act."""
    assert [found.instrument for found in find_citations("UU 11/2009 (UU Kesejahteraan Sosial)")] == [UU_11]
    (found,) = find_citations("UU 8/1981 tentang Hukum Acara (KUHAP) Pasal 184")
    assert (found.instrument, found.pinpoints) == (InstrumentId("uu", "8", 1981), (Pinpoint("184"),))


def test_marks_that_print_nothing_do_not_hide_a_citation() -> None:
    """Zero-width and direction marks are passed over, and the span is that of the text as given."""
    text = "\u200fmenurut \u200eU\u200bU 11\u00ad/2009\u200f, maka"
    (found,) = find_citations(text)
    assert (found.instrument, found.as_written) == (UU_11, "U\u200bU 11\u00ad/2009")
    assert text[slice(*found.span)] == found.as_written


def _sound(text: str, found: tuple[FoundCitation, ...]) -> None:
    end = 0
    for entry in found:
        assert text[slice(*entry.span)] == entry.as_written != ""
        assert end <= entry.span[0]
        end = entry.span[1]
        assert (entry.citation is None) == (entry.instrument is None and entry.antecedent is None)
        assert entry.title is None or entry.title in " ".join(UNSEEN.sub("", text[entry.span[0] :]).split())


pieces = st.one_of(
    st.sampled_from([text for text, _ in INSTRUMENTS] + [text for text, _ in PLACES] + NEGATIVES),
    st.sampled_from(
        [
            "tentang ",
            "Nomor ",
            "Pasal 1 ",
            "ayat (1) ",
            "huruf a ",
            "(",
            ")",
            ", ",
            " dan ",
            " sampai dengan ",
            "Tahun ",
            ". ",
            "\n",
            "\u200f",
            "\ud800",
            "\x00",
            "\u017f",
            "\u0131",
            "\u212a",
            "I",
            "UU ",
        ]
    ),
    st.text(max_size=8),
)


@given(st.lists(pieces, max_size=12).map("".join))
@example("Lampiran II UU 11/2009 ayat (1)")
@example("ayat (1) s.d. ayat (2) dan ayat (3) s.d. huruf b Pasal 9 UU 11/2009")
@example("\u0130UU 11/2009")
@example("UU 11/2009 tentang \u017f\u0131\u212a Pa\u017fal 5 ayat (\u017f), \u212aepmen\u017fos 10/2019 SENİN")
@example("UU A (" * 2000)
@example("UU \u0661\u0661/\u0662\u0660\u0660\u0669 Pasal \u00b2 ayat (\u00b2)")
@example("\ud800\udfff\x00\u202e Pasal 1\u202c")
def test_no_text_raises(text: str) -> None:
    """Whatever the text, nothing is raised, and the finds are slices of it in its order."""
    _sound(text, find_citations(text))


@given(st.text())
def test_no_arbitrary_text_raises(text: str) -> None:
    """So it is with text that is nothing like a citation."""
    _sound(text, find_citations(text))


def _stands_in_text(instrument: InstrumentId) -> bool:
    """Return whether an instrument is known in any text: where any office may issue it, it needs its year."""
    if instrument.kind in ("peraturan", "keputusan", "instruksi", "putusan"):
        return instrument.year is not None
    return instrument.kind not in ("other", "ad_art")


@given(st.lists(citations, max_size=4), st.data())
def test_finds_what_is_written_in_a_row(written: list[Citation], data: st.DataObject) -> None:
    """Citations in lines of their own are found, but for kinds that only `Citation.parse` knows."""
    written = [entry for entry in written if _stands_in_text(entry.instrument)]
    lines = [data.draw(st.sampled_from([entry.long, entry.short])) for entry in written]
    assert written == [found.citation for found in find_citations(";\n".join(lines))]


@pytest.mark.parametrize(
    "piece",
    [
        "Pasal 1 ",
        "Pasal 1, ",
        "UU Nomor ",
        "UU 1/2000 tentang ",
        "UU 1/2000 (",
        "Peraturan Menteri ",
        "diubah dengan ",
        "U.",
        "s.u.",
        "UU A (",
        "UU 1/2000 tentang A, ",
        "UU 1/2000 tentang A dan Peraturan ",
        "UU 1/2000 tentang atas UU ",
        "UU 1/2000 tentang \n\n",
        "tentang dan ",
        "SKB Nomor 1 ",
        "SKB Menteri A dan Menteri ",
        "Stbl. 1847:1 dan 2 ",
        "UU Nomor 1\n",
        "Pasal 1 dan Lampiran ",
        "Pasal 1 tentang A ",
        "(Pasal 1) ",
        "UU 1/2000 tentang A, No. 2/2001 ",
        "UU 1/2000 TENTANG A\n\n",
        "UU\n\n1/2000 TENTANG UU 1/2000\n\n",
        "denganperaturan ",
        "UU 1/2000 tentang A (b ",
        "UU 1/2000 tanggal 5 Mei ",
        "UU A (uu ",
        "UU 1/2000 tentang Penetapan (LN) ",
    ],
)
def test_work_grows_with_the_text_alone(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice the text makes the lexer go over twice the letters, also in text made to mislead it."""
    from psm_model.law.reading import _text

    def letters_read(text: str) -> int:
        read = 0
        fill = _text.Tokens._fill  # noqa: SLF001 the one place where tokens are cut

        def count(self: _text.Tokens, place: int) -> None:
            nonlocal read
            fill(self, place)
            read += 1 + self.end(place) - self.start(place)

        with monkeypatch.context() as patch:
            patch.setattr(_text.Tokens, "_fill", count)
            find_citations(text)
        return read

    # The reader looks ahead a bounded way, which the end of a text cuts short.
    once, twice = letters_read(piece * 200), letters_read(piece * 400)
    assert twice <= 2.3 * once


def corpus_records() -> list[dict[str, Any]]:
    """Read the labelled strings."""
    lines = (CORPUS / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.skipif(not CORPUS.exists(), reason="the labelled strings are not part of the repository")
def test_scores_on_labelled_real_strings() -> None:
    """On labelled strings from laws and pages, instruments and pinpoints are found with an F1 of 0.97 and more."""
    scorer = runpy.run_path(str(CORPUS / "score.py"))
    tally = scorer["score"](corpus_records(), show=False)["all"]
    assert scorer["f1"](tally["hit"], tally["gold"], tally["got"]) >= 0.97
    assert scorer["f1"](tally["pin_hit"], tally["pin_gold"], tally["pin_got"]) >= 0.97


def test_a_word_that_only_begins_like_a_kind() -> None:
    """A word that begins as a kind does, such as *perdagangan* (trade), is not a kind after a place."""
    (found,) = find_citations("menurut Pasal 5 ayat (1) perdagangan antarpulau")
    assert (found.instrument, found.antecedent, found.pinpoints) == (None, None, (Pinpoint("5", "1"),))


def test_a_year_without_a_number_is_no_second_gazette() -> None:
    """A year with a colon but no number does not continue a list of gazettes."""
    (found,) = find_citations("Staatsblad 1847:52 jo. 1849: tentang perniagaan")
    assert found.instrument == InstrumentId("staatsblad", "52", 1847)


@pytest.mark.parametrize(
    "between",
    [
        "di",
        "dalam ketentuan",
        "(",
        "(vide",
        "sebagaimana diatur dalam",
        "sebagaimana telah diatur dalam",
        "yang terdapat dalam",
        "pada Bab II",
        "Batang Tubuh",
        "dan Penjelasan",
        "beserta Lampirannya dalam",
        "ayat (T)",
    ],
)
def test_a_place_is_joined_to_the_instrument_behind_it(between: str) -> None:
    """Small words, and verbs like "diatur dalam", join a place and an instrument."""
    (found,) = find_citations(f"Pasal 5 {between} UU 11/2009")
    assert str(found.citation) == "UU 11/2009 Pasal 5"


@pytest.mark.parametrize(
    "between",
    ["vide", "(vide", "terkait", "dalam ketentuan", ":", ", khususnya ketentuan", "bagian Penjelasan, yaitu"],
)
@pytest.mark.parametrize("named", ["UU 11/2009", "UU 11/2009 tentang Kesejahteraan Sosial"])
def test_a_place_is_joined_to_the_instrument_before_it(named: str, between: str) -> None:
    """Small words, and verbs like "diatur dalam", join an instrument and a place."""
    (found,) = find_citations(f"{named} {between} Pasal 5")
    assert str(found.citation) == "UU 11/2009 Pasal 5"


@pytest.mark.parametrize(
    "text",
    [
        "Pasal 5 diatur dalam UU 11/2009",
        "Pasal 5 berdasarkan UU 11/2009",
        "UU 11/2009:\nPasal 5 itu",
        "UU 11/2009. Pasal 5",
    ],
)
def test_a_place_is_not_joined_over_a_clause(text: str) -> None:
    """What is laid down by another instrument is no place in it."""
    assert sorted(str(found.citation) for found in find_citations(text)) == ["None", "UU 11/2009"]


@pytest.mark.parametrize(
    ("text", "citations"),
    [
        ("UUD 1945 Aturan Peralihan Pasal II", ["UUD 1945 Aturan Peralihan Pasal II"]),
        ("UUD 1945, Aturan Peralihan, Pasal II", ["UUD 1945 Aturan Peralihan Pasal II"]),
        ("Pasal 164 HIR/284 RBg", ["HIR Pasal 164", "RBg Pasal 284"]),
        ("Pasal 118 ayat (1) HIR/142 ayat (1) RBg", ["HIR Pasal 118 ayat (1)", "RBg Pasal 142 ayat (1)"]),
        ("Pasal 164 HIR jo. 284 RBg", ["HIR Pasal 164", "RBg Pasal 284"]),
        ("Pasal 374 KUHP atau 372 KUHP", ["KUHP Pasal 374", "KUHP Pasal 372"]),
        ("Pasal 374 KUHP atau 372 hari", ["KUHP Pasal 374"]),
        ("Pasal 374 KUHP, hari itu", ["KUHP Pasal 374"]),
        ("Pasal 374 KUHP, 5 hir", ["KUHP Pasal 374"]),
        ("KUHP baru Pasal 5", ["KUHP Pasal 5"]),
    ],
)
def test_places_in_codes(text: str, citations: list[str]) -> None:
    """The word "Pasal" before one code is said of the next as well; the parts of the constitution are passed over."""
    assert [str(found.citation) for found in find_citations(text)] == citations


def test_a_chain_of_codes_is_read_to_its_end() -> None:
    """However many codes share the word "Pasal", each is read."""
    assert len(find_citations("Pasal 1 HIR" + "/2 RBg/3 HIR" * 2000)) == 4001
