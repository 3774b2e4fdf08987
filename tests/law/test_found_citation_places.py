"""find_citations finds places, and joins each to its instrument, before it or after it."""

from __future__ import annotations

import pytest

from psm_model.law import Citation, Division, Pinpoint, find_citations
from tests.every_case import every_case
from tests.law.spellings import PLACES, UU_11

ANNEX = Pinpoint(division=Division.ANNEX)


@pytest.mark.parametrize(
    "text", ["UU 11/2009 Pasal 5 ke-2 kalinya", "UU 11/2009 Pasal 5 untuk ke-2 kali", "UU 11/2009 Pasal 5 ke 0"]
)
def test_a_count_of_times_is_no_item(text: str) -> None:
    """What is counted is the times, or nothing, and not an item of the article."""
    assert [found.pinpoints for found in find_citations(text)] == [(Pinpoint("5"),)]


@every_case(("text", "places"), PLACES)
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
    "text", ["Pasal 5 ayat (2)\nUU 11/2009;", "Mengingat:\nPasal 5 ayat (2)\nUU No. 11 Tahun 2009"]
)
def test_a_place_on_a_line_of_its_own(text: str) -> None:
    """A place that fills the line before its instrument is of it; a heading, which names no paragraph, is of none."""
    (found,) = find_citations(text)
    assert (found.instrument, found.pinpoints) == (UU_11, (Pinpoint("5", "2"),))
    (found,) = find_citations("Pasal 5\nUU 11/2009 dicabut.")
    assert (found.instrument, found.pinpoints) == (UU_11, ())


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
def test_a_place_is_joined_to_the_instrument_after_it(between: str) -> None:
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
