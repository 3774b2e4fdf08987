"""Masks of numbers: no shape of a number of a person is shown, and the numbers of boards, decrees and areas are."""

from __future__ import annotations

import unicodedata
from datetime import date
from itertools import product
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.masking import drop_torn_number, mask_digits, masked_repr
from tests.planted import DIGITS
from tests.slowness import is_slow

NO_BREAK, NARROW, IDEOGRAPHIC, THIN = "\u00a0", "\u202f", "\u3000", "\u2009"
UNSEEN: Final = ("\u200b", "\u00ad", "\ufeff", "\u2060", "\u200e")
SIGNS: Final = (
    *("", " ", "  ", "-", " - ", ".", " . ", "/", " / ", "_", " _ ", ":", "|", "\t", "--", "__", ". ", "- "),
    *(NO_BREAK, NARROW, IDEOGRAPHIC, THIN, "\u2010", "\u2011", "\u2013", "\u2014", "\u2212", "\uff0d", "\uff0f"),
    *("\\xa0", "\\u00a0", "\\u200b", "\\t", "\\u2013"),
    *("\uff0e", "\uff3f", "\u00b7", "\u2022", "\u2044", "\u2215", *UNSEEN, f"{NO_BREAK}-{NO_BREAK}", "\u200b.\u200b"),
)
"""What people, scanners and spreadsheets put between the digits of a number."""
LIST_SIGNS: Final = (",", ", ", ";", "; ", "\n", "+", "*", "~", "(", ") (", "\u3001")
"""What also separates the items of a list, so that only long groups are one number."""
SCALES: Final = [0x30, 0xFF10, 0x660, 0x6F0, 0x966, 0x1D7CE, 0x2080]
"""The first digit in ASCII, full width, Arabic, Persian, Devanagari, bold, and below the line."""
GROUPINGS: Final = [(4, 4, 4, 4), (6, 6, 4), (2, 2, 2, 6, 4), (2, 2, 2, 2, 2, 2, 4), (3, 3, 3, 3, 4), (8, 8), (6, 10)]


def group(digits: str, lengths: tuple[int, ...], sign: str) -> str:
    """Return digits in groups with a sign between them."""
    ends = [sum(lengths[:count]) for count in range(1, len(lengths) + 1)]
    return sign.join(digits[end - length : end] for end, length in zip(ends, lengths, strict=True))


def is_shown(text: str) -> bool:
    """Return whether a text has a digit of any script."""
    return any(unicodedata.digit(letter, None) is not None for letter in text)


CARDS: Final = st.builds(
    lambda area, day, is_woman, serial: (
        f"{area}{day.day + 40 * is_woman:02}{day.month:02}{day.year % 100:02}{serial:04}"
    ),
    st.integers(110101, 969999),
    st.dates(date(1930, 1, 1), date(2010, 1, 1)),
    st.booleans(),
    st.integers(1, 1500),
)
"""Numbers built like those of identity cards."""


@pytest.mark.parametrize("sign", SIGNS)
def test_no_group_of_a_number_is_shown(sign: str) -> None:
    """A number of sixteen digits is masked in any groups with the same sign, in the digits of any script."""
    for zero, lengths in product(SCALES, GROUPINGS[:5]):
        for digits in ("3325010101900001", "3325010190000001", "9876543210987654"):
            scale = {ord("0") + digit: zero + digit for digit in range(10)}
            written = group(digits.translate(scale), lengths, sign)
            assert mask_digits(f"NIK {written}, Batang") == "NIK …, Batang"


@pytest.mark.parametrize("sign", LIST_SIGNS)
def test_long_groups_are_a_number_with_any_sign(sign: str) -> None:
    """Groups of four digits are a number whatever separates them; shorter ones may be a list."""
    assert mask_digits(f"NIK {group('3325010101900001', (4, 4, 4, 4), sign)}!") == "NIK …!"


@given(CARDS, st.dictionaries(st.integers(1, 15), st.sampled_from([sign for sign in (*SIGNS, *LIST_SIGNS) if sign])))
@example("3325010101900001", {2: ".", 4: ".", 6: "/", 12: "/"})
def test_a_number_of_a_card_is_masked_with_mixed_signs(number: str, signs: dict[int, str]) -> None:
    """A number that is built like that of a card is masked, whatever separates its digits."""
    written = "".join(signs.get(at, "") + letter for at, letter in enumerate(number))
    assert not is_shown(mask_digits(f"NIK: {written} Batang"))


@pytest.mark.parametrize(
    "number",
    [
        *("0812 3456 7890", "0812-3456-7890", "0812.3456.7890", "081234567890", "0812 345 678", "+62 812-3456-7890"),
        *("+62812 3456 7890", "62 812 3456 7890", "6281234567890", "(0285) 391234", "(021) 3100 375", "0858-1234-567"),
        *("021 5551234", "021-5551234", "021 - 55512345", "0285 391234", "0285  391234"),
        *("0911-312345", "0274\u00a0512345"),
        *("0812\u20133456\u20137890", "0812  3456  7890", "+62 (812) 3456 7890", "0812_3456_7890"),
        *(
            "0812/3456/7890",
            "0812/345/678",
            "0812~3456~7890",
            "0812 3456\n7890",
            "0812-3456-\n7890",
            "3325111505-\n900001",
            "0812,3456,7890",
            "0812\u00a03456\u00a07890",
            "\uff10\uff18\uff11\uff12 3456 7890",
        ),
        *(
            "33 25 11 15 05 90 00 01",
            "3325.1115.0590.0001",
            "332511150590000",
            "3325/0101/9001/0001",
            "3325_0101_9001_0001",
        ),
        *("19800101 200501 1 001", "19800101/200501/1/001", "01.234.567.8-901.000"),
    ],
)
def test_numbers_of_people_are_masked(number: str) -> None:
    """A number by which somebody can be called or identified is masked, in the groups in which people write it."""
    assert mask_digits(f"HP {number}, Batang") == "HP …, Batang"


@pytest.mark.parametrize(
    "number",
    [
        *("0812-3456-7890", "0812 3456 7890", "0812-345-678", "+62 812-3456-7890", "62812 3456 7890"),
        *("021-5551234", "0285 391234"),
    ],
)
@pytest.mark.parametrize("text", ["Nomor 188.45/{}", "Nomor 188.45/{} Tahun 2025"])
def test_telephone_numbers_in_numbers_of_decrees_are_masked(text: str, number: str) -> None:
    """A telephone number that was typed into the number of a decree, after its slash, is masked too."""
    assert mask_digits(text.format(number)) == text.format("…")
    if number.removeprefix("+")[1] != "2" and number[1] != "2":
        assert mask_digits(f"188.45/{number}/2025") == "188.45/…/2025"


@pytest.mark.parametrize("number", ["081234567890", "0812 3456 7890", "3325.0101.0190.0001", "(0285) 391234"])
def test_masked_reprs(number: str) -> None:
    """The repr of a text is masked; that of others is unchanged."""
    assert masked_repr(f"HP {number}") == "'HP …'"
    assert masked_repr(("HP", [number], 3)) == "('HP', ['…'], 3)"


@pytest.mark.parametrize(
    "text",
    [
        *("460/334/2025", "188.45/0812/2025", "08-10-2025", "2020-01-01/2024-12-31", "33.25.11.2001", "62.08.11.2001"),
        *("2018-2023", "Nomor 081/812/2025", "1.008.123", "pukul 08.00-12.00", "(0285)", "08.123/SK/2025"),
        *("05.01.2020-04.01.2025", "08-10-2025 09-10-2025", "2020 2021 2022 2023", "2020-01-01 2024-12-31"),
        *(
            "2025-10-15",
            "2025-10-15/2030-10-15",
            "33.25.11.2013",
            "2025-10-15 \u2013 2030-10-15",
            "20251015",
            *("033.25 391234", "0285/391234", "021-123456/2025", "1021 5551234", "010 391234", "012 20251015"),
            *("025 12345", "Nomor 060-1234/2025", "2021-123456", "021 20251015", "3.021 555123"),
        ),
        *("188/1234/413.011/2024", "188/1234/413/0112/2024", "800.1.3.1/1234/2023", "33.25.11.2001 - 33.25.11.2002"),
        *("Pasal 10, 11, 12, 13, 14, 15, 16 dan 17", "2020, 2021, 2022, 2023", "2020/2021/2022/2023", "0812/470/2025"),
        *("15/01/2020/14/01/2025", "15.01.2020/14.01.2025", "1.234.567 - 7.654.321", "10\n11\n12\n13\n14\n15\n16\n17"),
        *("188.45/0812/413.013/2025", "188.45/0812-413-2025", "460/0812.413.013/2025", "470/08.12-2024/DINSOS"),
        *("08\n09\n10\n11\n12\n13", "pukul 08.00, 04/03/2024", "Nomor 0812, 12 Maret 2024"),
        *("2020; 2021; 2022; 2023", "2020\u00a02021\u00a02022\u00a02023", "15 Oktober 2025 \u2013 14 Oktober 2030"),
    ],
)
def test_numbers_of_decrees_dates_and_areas_are_not_masked(text: str) -> None:
    """The numbers that boards, decrees and areas have are shown."""
    assert mask_digits(text) == text


@given(st.text() | st.lists(DIGITS | CARDS | st.text("0123456789 .-/_\u00a0\n", max_size=20)).map(", ".join))
def test_masking_is_idempotent(text: str) -> None:
    """Masking twice is the same as masking once."""
    assert mask_digits(mask_digits(text)) == mask_digits(text)


@pytest.mark.parametrize("text", ["\\U000505500", "\\U0010ffff2025", "\\u05500", "\\xa02025", "\\U00050550.2025"])
def test_digits_of_escapes_are_no_number(text: str) -> None:
    """The digits of an escape are not masked with those behind it."""
    assert mask_digits(text) == text


@given(CARDS, st.integers(0, 15), st.sampled_from(["\\U{:08x}", "\\U{:08X}"]))
def test_numbers_with_escapes_are_masked(number: str, place: int, form: str) -> None:
    """A digit written as an escape, or an invisible sign between two digits, hides no number."""
    escaped = form.format(0x1D7CE + int(number[place]))
    unseen = form.format(0xE0001)
    assert not is_shown(mask_digits(f"{number[:place]}{escaped}{number[place + 1 :]}"))
    assert not is_shown(mask_digits(f"{number[:8]}{unseen}{number[8:]}"))


@pytest.mark.parametrize("number", ["081234567890", "00000000000000", "3300000000000000"])
def test_numbers_behind_a_backslash_are_masked(number: str) -> None:
    """A backslash and a letter before a number do not hide it, unless they are the escape of a character."""
    assert not is_shown(mask_digits(f"\\U{number}"))


@given(st.text() | st.lists(CARDS | st.text(), max_size=5).map("".join))
def test_only_digits_and_what_is_between_them_are_masked(text: str) -> None:
    """Everything outside a mask is unchanged and in order, and a text without digits is the same."""
    masked = mask_digits(text)
    at = 0
    for piece in masked.split("…"):
        at = text.index(piece, at) + len(piece)
    if not is_shown(text):
        assert masked == text


@given(CARDS, st.sampled_from(SIGNS), st.sampled_from(GROUPINGS), st.integers(0, 30))
def test_no_torn_number_is_shown(number: str, sign: str, lengths: tuple[int, ...], cut: int) -> None:
    """A text that ends within a number loses every digit of it."""
    head = f"NIK {group(number, lengths, sign)}"[: 4 + cut]
    assert not is_shown(drop_torn_number(head))
    assert drop_torn_number(f"{head}z") == f"{head}z"


PIECES: Final = (
    *("1", "12/", "1234 ", "0812/3456/", "3325.01/", "_", "0__", "\u200b1", "62 ", "1\n", "(0285) ", "- "),
    *("\\", "\\xa01", "20/20.20 "),
)


@pytest.mark.parametrize("piece", PIECES)
def test_masking_takes_linear_time(piece: str) -> None:
    """A text takes no more than four times as long as its tenth part ten times."""
    part = piece * 400
    assert not is_slow(lambda: mask_digits(part * 10), than=lambda: [mask_digits(part) for _ in range(10)], times=4)
