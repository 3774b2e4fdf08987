"""Numbers of people: none is shown, in a draft or among what is unresolved, however it is written or scanned."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model import dumps
from psm_model.drafting import draft
from psm_model.drafting._personal_numbers import cut_numbers, has_personal_number, hide_numbers, mask_numbers
from psm_model.drafting.rendering import render_draft, render_draft_json

PLACES: Final = [
    "SUSUNAN PENGURUS IPSM KABUPATEN BATANG\nKetua : Ani ({})\nSekretaris : Budi\n",
    "SUSUNAN PENGURUS IPSM KABUPATEN BATANG\nKetua : Ani\n{}\nSekretaris : Budi\n",
    "SUSUNAN PENGURUS IPSM KABUPATEN BATANG\nKetua : Ani\nSeksi Humas {}\n1. Budi\n",
    "SUSUNAN PENGURUS IPSM KABUPATEN BATANG\nKetua ({}) : Ani\nSekretaris (???) {}\n",
    "SUSUNAN PENGURUS IPSM KABUPATEN BATANG\nKetua : Ani\nPembina : Camat Batang ({})\n",
    "Pengurus IPSM Kabupaten Batang dilantik di Pendopo Batang ({}), Senin (4/3/2024).",
    "Pengurus IPSM Kabupaten Batang dilantik di Gedung Serbaguna Nomor {}, Senin (4/3/2024).",
    "Pengurus IPSM Kabupaten Batang dilantik sesuai Undang-Undang Nomor 11 Tahun 2009 tentang Kesejahteraan Sosial {}.",
    "Pengurus IPSM Kabupaten Batang dilantik berdasarkan SK Bupati Batang Nomor {}.",
]
SEPARATORS: Final = ["", " ", ".", "-", "/", " / ", "–", "\u00a0"]
SCANNED: Final = {"0": "O", "1": "l"}


@st.composite
def telephones(draw: st.DrawFn) -> str:
    """Draw a number of a telephone in groups, with signs between them."""
    rest = draw(st.text("23456789", min_size=8, max_size=9))
    separator = draw(st.sampled_from(SEPARATORS))
    head = draw(st.sampled_from(["08{}", "+628{}", "(08{})", "+62 8{}", "+62 (8{})"])).format(rest[:2])
    return separator.join([head, rest[2:5], rest[5:]])


@st.composite
def identity_numbers(draw: st.DrawFn) -> str:
    """Draw a labelled number of an identity card, with spaces or dots, and O for 0 and l for 1 in it."""
    digits = "33" + draw(st.text("0123456789", min_size=14, max_size=14))
    scanned = [SCANNED.get(digit, digit) if draw(st.booleans()) else digit for digit in digits]
    separator = draw(st.sampled_from(["", " ", ".", "-"]))
    size = draw(st.sampled_from([2, 4, 6]))
    groups = ["".join(scanned[at : at + size]) for at in range(0, len(scanned), size)]
    return f"{draw(st.sampled_from(['NIK', 'NIK:', 'NIK ', 'NIP.', 'No. KTP']))} {separator.join(groups)}"


def list_runs(number: str) -> list[str]:
    """Return the runs of three digits in a number."""
    digits = "".join(sign if sign.isdecimal() else " " for sign in number)
    return [word for word in digits.split() if len(word) > 2]


@given(telephones() | identity_numbers(), st.sampled_from(PLACES))
# A place ends before the second group of these digits, within the number.
@example("NIK 3300.0000.0000.0000", PLACES[6])
def test_no_number_is_shown(number: str, place: str) -> None:
    """No three digits of a number are on the screen, in the JSON, in the register or in the repr of a draft."""
    text = place.replace("{}", number)
    drafted = draft(text)
    shown = [render_draft(text, drafted), render_draft_json(drafted), dumps(drafted.register), repr(drafted)]
    # The offsets of the JSON are numbers too, and years stay.
    kept = {"2024", "2009", "202", "024", "200", "009"}
    for run in set(list_runs(number)) - kept:
        assert run not in shown[0]
        assert f"{run}" not in shown[2]
        assert number not in shown[1] + shown[3]


@given(telephones() | identity_numbers(), st.sampled_from(["", "Humas ", "tentang Sosial, "]))
def test_ways_of_hiding_agree(number: str, before: str) -> None:
    """A number is found, hidden sign by sign, masked, and cut with what is after it."""
    text = f"{before}{number} lagi"
    hidden = hide_numbers(text)
    assert has_personal_number(text)
    assert len(hidden) == len(text)
    assert not any(sign.isdecimal() for sign in hidden)
    assert not any(sign.isdecimal() for sign in mask_numbers(text))
    assert cut_numbers(text) == before.rstrip(" ,")


def test_a_place_has_no_number() -> None:
    """A number of a telephone after a place is not a part of it."""
    text = "Pengurus IPSM Kabupaten Batang dilantik di Gedung Serbaguna Nomor 0812 3456 7890, Senin (4/3/2024)."
    (term,) = draft(text).register.board_terms
    assert [inauguration.place for inauguration in term.inaugurations] == ["Gedung Serbaguna"]


@pytest.mark.parametrize(
    "text",
    [
        "Nomor 188.45/123/KEP/2024",
        "460/0812/2024",
        "15-10-2025 - 14-10-2030",
        "15/10/2025 - 14/10/2030",
        "2010-2015, 2015-2020, 2020-2025",
        "33.25.01.2001",
        "1.234.567 orang",
        "Senin, 03/03/2024 08:30",
        "1. Oloan 2. Ilo",
        "Undang-Undang Nomor 11 Tahun 2009",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    """Numbers of documents, days, years, areas and counts are no person's."""
    assert not has_personal_number(text)
    assert hide_numbers(text) == mask_numbers(text) == cut_numbers(text) == text


def test_a_part_of_a_number_is_no_number_of_a_decree() -> None:
    """The first group of a telephone number is no number of a decree, and is unresolved without its digits."""
    drafted = draft("Pengurus IPSM Kabupaten Batang dilantik berdasarkan SK Bupati Batang Nomor 0822 222 222.")
    assert [decree.number for decree in drafted.register.decrees] == [None]
    assert "0822" not in repr(drafted) + dumps(drafted.register)


@pytest.mark.parametrize(
    "number", ["3325.0165.0789.0003", "3325/0165/0789/0003", "3325016507-\n890003", "0812 3456\n7891"]
)
@pytest.mark.parametrize(
    "text",
    [
        "Batang, Koran{}.COM - Pengurus IPSM Kabupaten Batang dilantik.",
        "Pengurus IPSM Kabupaten Batang dilantik Senin (4/3/2024).\n\nSumber: Koran {}.com\n",
        "Pengurus IPSM Kabupaten Batang dilantik 4 Maret {}.",
        "Pengurus IPSM Kabupaten Batang dilantik di Aula {}, Senin (4/3/2024).",
        "Pengurus IPSM Kabupaten Batang dilantik di {}, Senin (4/3/2024).",
        "Pengurus IPSM Kabupaten Batang dilantik sesuai Undang-Undang Nomor {}.",
        "Pengurus IPSM Kabupaten Batang dilantik sesuai Undang-Undang Nomor 11 Tahun 2009 tentang Kesejahteraan {}.",
        "SUSUNAN PENGURUS IPSM KABUPATEN BATANG\nPembina : Kepala Dinas Sosial {}\nKetua : Ani\n",
    ],
)
def test_no_group_of_a_number_is_drafted(text: str, number: str) -> None:
    """No outlet, day, place, basis or office has a group of a number, also where a full stop or a line ends it."""
    text = text.format(number)
    drafted = draft(text)
    for shown in (dumps(drafted.register), render_draft(text, drafted), repr(drafted)):
        assert [run for run in list_runs(number) if run in shown] == []


def test_a_title_ends_before_a_number() -> None:
    """The title of a law has no part of a number after it."""
    text = "IPSM Kabupaten Batang dilantik sesuai UU Nomor 11 Tahun 2009 tentang Kesejahteraan Sosial "
    (term,) = draft(f"{text}0812 3456\n7891").register.board_terms
    assert [basis.title for basis in term.legal_bases] == ["Kesejahteraan Sosial"]


@pytest.mark.parametrize("word", ["Pendopo", "Auditorio", "Desa Oo"])
def test_letter_at_the_end_of_a_word_is_no_digit(word: str) -> None:
    """The last letter of a word before a number belongs to the word, not to the number."""
    assert cut_numbers(f"{word} 8764315902468137") == word
    assert mask_numbers(f"{word} 8123456789") == f"{word} …"
    assert cut_numbers(f"{word} 12-345678") == f"{word} 12-345678"
