"""No number of a citation is invented: each occurs in the text, in one piece and on one line."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.law import FoundCitation, InstrumentId, InstrumentKind, Pinpoint, find_citations
from tests.every_case import every_case
from tests.law.spellings import INSTRUMENTS, PLACES
from tests.law.strategies import citations

BY_NAME = frozenset(map(InstrumentKind, ("uud", "uuds", "ad_art")))
"""Kinds of which a text need not say the number or the year."""
UU_11 = InstrumentId("uu", "11", 2009)

_MISREAD = str.maketrans("oilILO\u2013", "011110-")
_ONES = re.compile(r"[1ivxlc]+", re.IGNORECASE)


def _plain(text: str) -> str:
    """Return a text as numbers are compared: no blanks within a line, in one case, what a scanner misreads made one."""
    return re.sub(r"[^\S\n]|[*_`#^.]", "", text).translate(_MISREAD).upper().translate(_MISREAD)


def _numbers(found: FoundCitation) -> list[str]:
    """Return the numbers that a citation has, Roman ones and single letters left out."""
    values = [place for pinpoint in found.pinpoints for part in (pinpoint, pinpoint.through) for place in _parts(part)]
    instrument = found.instrument
    if instrument and instrument.kind not in BY_NAME:
        values += [instrument.number, str(instrument.year) if instrument.year else None]
    return [value for value in values if value and not _ONES.fullmatch(value)]


def _parts(pinpoint: Pinpoint | None) -> list[str | None]:
    return [pinpoint.article, pinpoint.paragraph, pinpoint.item] if pinpoint else []


def _invented(text: str) -> list[str]:
    """Return the numbers of the citations found in a text that do not occur in one of its lines."""
    lines = [_plain(line) for line in text.splitlines()]
    return [
        number
        for found in find_citations(text)
        for number in _numbers(found)
        if not any(_plain(number) in line for line in lines)
    ]


breaks = st.sampled_from(
    [
        *("\n", "\n\n", "\r\n", "\f", "\n4\n", "\n\n4\n\n", "\n- 4 -\n", "\n\n-4-\n\n", " \n2019, No. 5\n"),
        *("\n\nSK No 012345 A\n\n", "\n3 / 12\n", "\nhalaman 3 dari 12\n"),
        *("\n\n2019, No.5\n\n4\n\n", "\nwww.x.go.id\n"),
    ]
)
written = st.one_of(
    citations.map(lambda citation: citation.long),
    citations.map(lambda citation: citation.short),
    st.sampled_from([text for text, _ in (*INSTRUMENTS, *PLACES)]),
)


@st.composite
def broken_texts(draw: st.DrawFn) -> str:
    """Draw a citation in whose midst lines and pages break, also within a word or a number."""
    text = draw(written)
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(breaks) + text[place:]
    return text


@given(broken_texts())
@example("Undang-Undang Nomor 11\n\n4\n\nTahun 2009")
@example("UU Nomor 1\n1 Tahun 2009, Permensos 10/20\n19, Kepmen Nomor 28/HUK/\n1987")
@example("UU Nomor 11 Tahun 20\n09 Pasal 28\nH dan Pasal 303\nbis")
@example("Keputusan Bupati Batang Nomor 188.\n45/117 Tahun 2023")
@example("Ketetapan MPR Nomor II/\nMPR/1983")
@example("Staatsblad 1847 Nomor 2\n3, Undang-undang No. 19/Prp/1\n960")
@example("UU Nomor 05\nA Tahun 2012")
def test_no_number_is_joined_over_a_line(text: str) -> None:
    """Where a line or a page breaks, every number of a citation still occurs in one piece on one line."""
    assert _invented(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Undang-Undang Nomor 11\n\n4\n\nTahun 2009",
        "Undang-Undang Nomor 11\n- 4 -\nTahun 2009",
        "Undang-Undang Nomor\n- 4 -\n11 Tahun 2009",
        "Undang-Undang\n\n-4-\n\nNomor 11 Tahun 2009",
        "Undang-Undang Nomor 11 Tahun\n - 123 - \r\n2009",
    ],
)
def test_the_number_of_a_page_is_passed_over(text: str) -> None:
    """The number of a page between the words of a citation is no number of it."""
    assert [found.instrument for found in find_citations(text)] == [UU_11]


@pytest.mark.parametrize(
    "text",
    [
        "Undang-Undang Nomor 1\n1 Tahun 2009",
        "Undang-Undang Nomor 11 4 Tahun 2009",
        "Undang-Undang Nomor 1\n1\nTahun 2009",
        "Kepmensos Nomor 28/HUK\n/1987",
        "Kepmensos Nomor 28/\nHUK/1987",
        "Kepmensos Nomor 460.5-\n28/1987",
    ],
)
def test_an_ambiguous_number_is_not_read(text: str) -> None:
    """Where digits may or may not be of a number, there is no citation."""
    assert find_citations(text) == ()


@pytest.mark.parametrize(
    ("text", "year"), [("Tahun 2A11", None), ("Tahun zo11", None), ("Tahun 20ll", 2011), ("Tahun 2O11", 2011)]
)
def test_an_ambiguous_year_is_not_read(text: str, year: int | None) -> None:
    """A letter in a year that is not certainly a digit leaves the year unknown; the title after it is read."""
    (found,) = find_citations(f"Undang-Undang Nornor 12 {text} tentang Hukum")
    assert (found.instrument, found.title) == (InstrumentId("uu", "12", year), "Hukum")


@every_case("kind", ["Undang-Undang", "UU", "PP", "Perpres", "Perppu"])
@every_case("number", ["1S", "1B", "1Z", "Z3", "2g", "3q", "1T", "3D", "18A", "2 A", "1lA"])
@every_case("form", ["{} Nomor {} Tahun 2009 tentang Hukum", "{} {}/2009", "{} No. {}/2009"])
def test_an_act_has_no_letter_in_its_number(form: str, kind: str, number: str) -> None:
    """In the number of an act a letter is a misread digit, and which one is unknown."""
    assert find_citations(form.format(kind, number)) == ()


@pytest.mark.parametrize(
    ("number", "read"),
    [
        *(("II", None), ("IIl", None), ("lI", None), ("III", None), ("lll", None), ("IV", None)),
        *(("I", "1"), ("l", "1"), ("ll", "11"), ("1I", "11"), ("I1", "11"), ("l1", "11")),
    ],
)
@pytest.mark.parametrize("kind", ["Undang-Undang", "PP", "Permensos"])
def test_a_numeral_that_may_be_roman_is_not_read(kind: str, number: str, read: str | None) -> None:
    """The number "II" may be a Roman 2 or a misread 11; beside a digit, a letter can only be a digit."""
    found = find_citations(f"{kind} Nomor {number} Tahun 2009")
    assert [entry.instrument and entry.instrument.number for entry in found] == ([read] if read else [])


@pytest.mark.parametrize("mark", ["-", " - ", "\u2013", " \u2013 "])
@pytest.mark.parametrize(
    ("kind", "instrument"),
    [
        ("UU", InstrumentId("uu", "11", 2009)),
        ("PP", InstrumentId("pp", "11", 2009)),
        ("Permensos", InstrumentId("permen", "11", 2009, "menteri sosial")),
        ("Perbup Batang", InstrumentId("perbup", "11", 2009, "bupati batang")),
    ],
)
def test_a_hyphen_separates_a_number_from_its_year(kind: str, instrument: InstrumentId, mark: str) -> None:
    """A hyphen before a year is no part of the number of a regulation."""
    for word in ("No.", "No. ", "Nomor "):
        (found,) = find_citations(f"{kind} {word}11{mark}2009 tentang Hukum, Pasal 5")
        assert (found.instrument, len(found.pinpoints)) == (instrument, 1)


@pytest.mark.parametrize("number", ["050-145", "100.1.1-6117", "300.2.2-2138"])
def test_a_hyphen_may_be_part_of_a_registry_number(number: str) -> None:
    """The registry numbers of decrees have hyphens; their year is stated."""
    (found,) = find_citations(f"Kepmendagri Nomor {number} Tahun 2022")
    assert found.instrument == InstrumentId("kepmen", number, 2022, "menteri dalam negeri")
