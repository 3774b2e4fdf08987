"""Titles that are known settle where a title ends; so does one that the same text states beyond doubt."""

from __future__ import annotations

from importlib.resources import files

import pytest

from psm_model.law import InstrumentId, find_citations

LINES = [
    line
    for line in files("psm_model.law").joinpath("titles.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def titles(text: str) -> list[str | None]:
    """Return the titles of what a text cites, in its order."""
    return [found.title for found in find_citations(text)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # The source writes no capitals, or too many, and still no word too many is taken.
        ("sesuai uu 11/2009 tentang kesejahteraan sosial desa kami", "kesejahteraan sosial"),
        ("UU 11/2009 TENTANG KESEJAHTERAAN SOSIAL KEPALA DESA", "KESEJAHTERAAN SOSIAL"),
        ("UU 6/2014 tentang Desa Kepala Desa dipilih", "Desa"),
        # A letter was misread, or two words were run together.
        ("UU 13/2011 tentang Penanganan Fakir Mislin Desa Kami", "Penanganan Fakir Mislin"),
        (
            "UU 12/2011 tentang Pernbentukan Peraturan Perundang-undangan Desa",
            "Pernbentukan Peraturan Perundang-undangan",
        ),
        # Too few words are left if both of two are misread.
        ("UU 11/2009 tentang Kesejahteran Sosiai Desa Kami", "Kesejahteran Sosiai Desa Kami"),
        ("UU 4/1979 tentang KesejahteraanAnak Desa Kami", "KesejahteraanAnak"),
        ("UU 13/2011 tentang Penangana Fakir Miskin Desa Kami", "Penangana Fakir Miskin"),
        # A mark in one title and not in the other does not count.
        ("UU 5/1960 tentang Peraturan Dasar Pokok Pokok Agraria Desa", "Peraturan Dasar Pokok Pokok Agraria"),
        # Where the source goes a way of its own, the title goes at least as far as the known one is followed.
        ("uu 13/2011 tentang penanganan fakir yang miskin", "penanganan fakir"),
        # The title of another instrument settles nothing.
        ("UU 12/2031 tentang Kesejahteraan Sosial Desa Kami", "Kesejahteraan Sosial Desa Kami"),
        # What was cut off before its end is no known title.
        ("UU 13/2011 tentang Penanganan", "Penanganan"),
        ("UU 13/2011 tentang Penanganan Miskin", "Penanganan Miskin"),
    ],
)
def test_a_known_title_ends_where_it_ends(text: str, title: str) -> None:
    """The title is the text's own, and ends with the last word of the known one."""
    assert titles(text) == [title]


def test_a_known_title_within_a_title() -> None:
    """A title within a title ends where it is known to, and so does the one around it."""
    found = find_citations("PP 5/2030 tentang Pelaksanaan UU 11/2009 tentang Kesejahteraan Sosial Kepala Desa hadir")
    assert [entry.title for entry in found] == [
        "Pelaksanaan UU 11/2009 tentang Kesejahteraan Sosial",
        "Kesejahteraan Sosial",
    ]
    outer, _ = find_citations("PP 5/2030 tentang Pelaksanaan UU 11/2009 tentang Kesejahteraan Sosial dan Contoh Lain;")
    assert outer.title == "Pelaksanaan UU 11/2009 tentang Kesejahteraan Sosial dan Contoh Lain"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Stated once with a mark after it, the title is known in the rest of the text, before and after.
        (
            "Permensos 5/2031 tentang Kerja Contoh. Lalu permensos 5/2031 tentang kerja contoh desa kami",
            ["Kerja Contoh", "kerja contoh"],
        ),
        (
            "Menurut Permensos 5/2031 tentang Kerja Contoh Desa Kami. (Permensos 5/2031 tentang Kerja Contoh)",
            ["Kerja Contoh", "Kerja Contoh"],
        ),
        # Where a title that is stated elsewhere goes on here, it is another.
        (
            "Permensos 5/2031 tentang Kerja. Lalu Permensos 5/2031 tentang Kerja, Upah dan Contoh;",
            ["Kerja", "Kerja, Upah dan Contoh"],
        ),
        # Another instrument's title settles nothing.
        (
            "Permensos 5/2031 tentang Kerja Contoh. Permensos 6/2031 tentang Kerja Contoh Desa Kami",
            ["Kerja Contoh", "Kerja Contoh Desa Kami"],
        ),
    ],
)
def test_a_title_that_the_text_states_beyond_doubt(text: str, expected: list[str]) -> None:
    """A title that a mark ends shows where another title of the same instrument ends."""
    assert titles(text) == expected


def test_each_line_of_the_shipped_titles() -> None:
    """A line is a short citation as the library writes it, a tab and a title, which is found after the citation."""
    for line in LINES:
        short, title = line.split("\t")
        assert InstrumentId.parse(short).short == short
        assert title == " ".join(title.split())
        found = find_citations(f"{short} tentang {title} Kepala Desa")
        assert found[0].title == title, line


def test_no_title_is_shipped_twice() -> None:
    """No two lines of the shipped titles are the same."""
    assert len(LINES) == len(set(LINES))
