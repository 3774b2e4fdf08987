"""What is printed on each page around the text is never part of a citation or a title."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from psm_model.law import InstrumentId, find_citations

UU_11 = InstrumentId("uu", "11", 2009)
FURNITURE = [
    "-3-",
    "- 3 -",
    "\u2013 3 \u2013",
    "SK No 012345 A",
    "SK No 012345A",
    "SK No. 098765 C",
    "SK N0 O12345 A",
    "halaman 3 dari 12",
    "Halaman 3",
    "Hal. 3/12",
    "Page 3 of 12",
    "www.djpp.depkumham.go.id",
    "www.bphn.go.id -3-",
    "jdih.kemensos.go.id",
    "https://jdih.batangkab.go.id/dokumen",
    "peraturan.bpk.go.id",
    "PRESIDEN REPUBLIK INDONESIA",
    "PRESIDEN\nREPUBLIK INDONESIA\n- 3 -",
    "PRESIDEN\nREPUBLIK INDONESIA\n\n-3-",
    "2009, No.12 -3-",
    "-3- 2009, No.12",
    "2009, No.12   3",
    "4 2009, No. 12",
    "2009, No.12\n4",
    "www.djpp.depkumham.go.id\n2009, No.12",
]
AMBIGUOUS = ["2009, No.12", "No.12, 2009", "No. 12, 2009", "3 / 12", "3 dari 12"]
"""What is furniture if a blank line separates it from the text, and otherwise may be part of the text."""
WORDS = ["Undang-Undang", "Nomor", "11", "Tahun", "2009", "tentang", "Kesejahteraan", "Sosial"]


def _insert(furniture: str, *blanks: str) -> Iterator[str]:
    """Yield the citation with furniture between any two of its words."""
    for place in range(1, len(WORDS)):
        for blank in blanks:
            yield " ".join(WORDS[:place]) + blank + furniture + blank + " ".join(WORDS[place:])


@pytest.mark.parametrize("furniture", FURNITURE)
def test_furniture_is_passed_over(furniture: str) -> None:
    """Between any words of a citation and its title, furniture is passed over."""
    for text in _insert(furniture, "\n", "\n\n", "\r\n", "\n\f"):
        found = find_citations(text)
        assert [(entry.instrument, entry.title) for entry in found] == [(UU_11, "Kesejahteraan Sosial")], text


@pytest.mark.parametrize("furniture", AMBIGUOUS)
def test_a_running_head_apart_from_the_text_is_passed_over(furniture: str) -> None:
    """A running head between blank lines is furniture, unless a number or a year would be missing without it."""
    for text in _insert(furniture, "\n\n", "\r\n\r\n", "\f"):
        found = find_citations(text)
        assert [(entry.instrument, entry.title) for entry in found] in ([(UU_11, "Kesejahteraan Sosial")], []), text


@pytest.mark.parametrize("furniture", AMBIGUOUS)
def test_nothing_is_read_across_an_ambiguous_line(furniture: str) -> None:
    """If a line may be a running head or part of the text, no instrument other than the one that is meant is found."""
    for text in _insert(furniture, "\n"):
        found = find_citations(text)
        assert [entry.instrument for entry in found] in ([UU_11], []), text
        assert {entry.title for entry in found} <= {"Kesejahteraan Sosial", None}, text


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_list_that_looks_like_a_running_head_is_text(gap: str) -> None:
    """In "Tahun 2009, No. 12 Tahun 2010" a line is no running head, because the year would be missing."""
    text = f"UU Nomor 11 Tahun{gap}2009, No. 12{gap}Tahun 2010 tentang Hukum"
    assert [found.instrument for found in find_citations(text)] == [UU_11, InstrumentId("uu", "12", 2010)]


def test_the_number_of_a_decree_is_no_page() -> None:
    """After "Nomor" a fraction on its own line is a number."""
    (found,) = find_citations("Keputusan Bupati Batang Nomor\n188/342\nTahun 2020")
    assert found.instrument == InstrumentId("keputusan_bupati", "188/342", 2020, "bupati batang")


@pytest.mark.parametrize("text", ["SK No 012345 A", "SK No 012345 A Tahun 2009", "SK No. 098765 C\nTahun 2009"])
def test_the_number_of_a_sheet_is_no_decree(text: str) -> None:
    """The number of a printed sheet is no instrument."""
    assert find_citations(text) == ()


@pytest.mark.parametrize(
    ("rest", "title"),
    [
        ("Penataan Contoh\n\n- 3 -\n\nMenimbang", "Penataan Contoh"),
        ("Penataan Contoh;\n- 3 -\n4. Peraturan Daerah", "Penataan Contoh"),
        ("Penataan Contoh\n\n- 3 -\n\n4. Peraturan Daerah", "Penataan Contoh"),
        ("Penataan Contoh\n12\nLalu", "Penataan Contoh"),
        ("Penataan\n- 3 -\nContoh Misal (Lembaran Daerah Tahun 2010 Nomor 3)", "Penataan Contoh Misal"),
        ("Penataan\n\n- 3 -\n\nContoh Misal", None),
        ("Penataan\n- 3 -\nContoh Misal", None),
        ("Penataan Contoh\n- 3 -\nDewan Perwakilan Rakyat menyetujui", None),
        ("Penataan\n3\nContoh", None),
        ("\n3\nPenataan Contoh", None),
        ("\n3", None),
        ("\nBUPATI BATANG\nPenataan Contoh", None),
        ("\nBUPATI Batang\nPenataan Contoh (Lembaran Daerah Tahun 2010 Nomor 3)", "BUPATI Batang Penataan Contoh"),
        ("Penataan\n-3-\n-4-\nContoh (Lembaran Daerah Tahun 2010 Nomor 3)", "Penataan Contoh"),
        ("Penataan Contoh\nSK No 012345 A\nMisal", None),
        ("Penataan\n2010, No.3\nContoh", None),
        ("Penataan - 3 - Contoh", None),
        ("Penataan -3- Contoh", None),
        ("Penataan www.bphn.go.id Contoh", None),
        ("Penataan https://jdih.batangkab.go.id/3", None),
        ("Penataan Halaman 3 dari 12 Contoh", None),
        ("Rencana Contoh 2018 - 2023", "Rencana Contoh 2018 - 2023"),
    ],
)
def test_a_title_that_may_go_on_after_a_page_is_not_given(rest: str, title: str | None) -> None:
    """If a page ends within or after a title, the title is given only if its end is certain."""
    found = find_citations(f"Perda Kabupaten Batang Nomor 3 Tahun 2010 tentang {rest}")
    assert found[0].title == title


def test_a_heading_is_no_letterhead() -> None:
    """The president in the heading of a regulation is part of the citation."""
    text = "PERATURAN\nPRESIDEN REPUBLIK INDONESIA\nNOMOR 5 TAHUN 2020\nTENTANG\nHUKUM"
    (found,) = find_citations(text)
    assert (found.instrument, found.title) == (InstrumentId("perpres", "5", 2020), "HUKUM")


@pytest.mark.parametrize(
    "furniture",
    ["- 4 -", "-4-", "halaman 3 dari 12", "Hal. 3/12", "www.bphn.go.id", "https://jdih.go.id/4", "SK No 012345 A"],
)
def test_furniture_within_a_line_is_never_read(furniture: str) -> None:
    """If the lines of a text were joined, no instrument other than the one that is meant is found."""
    for place in range(1, len(WORDS)):
        text = " ".join([*WORDS[:place], furniture, *WORDS[place:]])
        found = find_citations(text)
        assert [entry.instrument for entry in found] in ([UU_11], []), text
        assert {entry.title for entry in found} <= {"Kesejahteraan Sosial", None}, text
