"""Period.parse_text: the wordings that it accepts, and those that it rejects."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.errors import ParseError
from psm_model.i18n import LANGUAGES, WEEKDAYS
from psm_model.values import UNKNOWN, PartialDate, Period
from psm_model.values.period_words import counts_last_day
from tests.every_case import every_case
from tests.values.strategies import iso_dates, whole_days

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
PREFIXES = (
    "",
    "periode ",
    "Periode: ",
    "PERIODE:",
    "masa bakti ",
    "Masa Bakti ",
    "masa bhakti ",
    "masa khidmat ",
    "masa jabatan ",
    "tahun ",
    "periode tahun ",
    "pengurus masa bakti tahun ",
    "kepengurusan periode ",
    "th. ",
    "th ",
    "Kepengurusan IPSM Periode ",
    "Pengurus IPSM Kabupaten Misal Masa Bakti ",
    "Susunan Pengurus Daerah IPSM Kab. Misal, Masa Bakti ",
    "Pengurus Kabupaten Misal Masa Khidmat ",
    "IPSM Kota Misal ",
    "Ikatan Pekerja Sosial Masyarakat (IPSM) Kota Misal Periode II ",
    "Term of office ",
    "Board of IPSM Kabupaten Misal, ",
)
SUFFIXES = (
    "",
    " M",
    " IPSM Kabupaten Misal",
    " M / 1446 - 1451 H",
)
DASHES = (
    *"-~",
    "\u2010",
    "\u2011",
    "\u2012",
    "\u2013",
    "\u2014",
    "\u2015",
    "\u2192",
    "\u2212",
    "\u301c",
    "\uff5e",
    "/",
)
YEARS = st.integers(1800, 2200)
JOINTS = ["-", " - ", "–", " s.d. ", " sampai "]


@every_case(
    ("text", "written"),
    [
        ("periode 2025–2030", "2025/2030"),
        ("Periode 2017-2022", "2017/2022"),
        ("Periode 2025–2030", "2025/2030"),
        ("Masa Bakti 2017-2022", "2017/2022"),
        ("masa bakti 2017-2022", "2017/2022"),
        ("masa bhakti 2024-2029", "2024/2029"),
        ("periode tahun 2022 – 2026", "2022/2026"),
        ("periode 2022 – 2027", "2022/2027"),
        ("periode 2023-2028", "2023/2028"),
        ("Pengurus masa bakti 2025-2030.", "2025/2030"),
        ("periode 2025-2030,", "2025/2030"),
        ("periode tahun 2025 - tahun 2030", "2025/2030"),
        ("Tahun 2025 s.d. Tahun 2030", "2025/2030"),
        ("15 Oktober 2025 s.d. 14 Oktober 2030.", "2025-10-15/2030-10-14"),
        ("tanggal 15 bulan Oktober tahun 2025 sampai dengan tanggal 14 Oktober 2030", "2025-10-15/2030-10-14"),
        ("2025/2030", "2025/2030"),
        ("2025-2025", "2025/2025"),  # a board of one year
        ("15 Oktober 2025 s.d. 14 Oktober 2030", "2025-10-15/2030-10-14"),
        ("15 Oktober 2025 s/d 14 Oktober 2030", "2025-10-15/2030-10-14"),
        ("15 Oktober 2025 sd 14 Oktober 2030", "2025-10-15/2030-10-14"),
        ("15 Oktober 2025 S.D 14 Oktober 2030", "2025-10-15/2030-10-14"),
        ("15 Oktober 2025 s. d. 14 Oktober 2030", "2025-10-15/2030-10-14"),
        ("15 Oktober 2025 sampai dengan 14 Oktober 2030", "2025-10-15/2030-10-14"),
        ("15 Oktober 2025 sampai 14 Oktober 2030", "2025-10-15/2030-10-14"),
        ("15 Oktober 2025 hingga 14 Oktober 2030", "2025-10-15/2030-10-14"),
        ("15/10/2025 s.d. 14/10/2030", "2025-10-15/2030-10-14"),
        ("masa bakti 15-10-2025 s.d. 31-12-2030", "2025-10-15/2030-12-31"),
        ("28 Februari 2024 s.d. 28 Februari 2024", "2024-02-28/2024-02-28"),
        ("15 Oktober 2025 - 14 Oktober 2030", "2025-10-15/2030-10-14"),
        ("15 Oktober 2025 – 14 Oktober 2030", "2025-10-15/2030-10-14"),
        ("Oktober 2025 – Oktober 2030", "2025-10/2030-10"),
        ("Oktober 2025 s.d. Oktober 2030", "2025-10/2030-10"),
        ("tahun 2025 s.d. 2030", "2025/2030"),
        ("2025 sampai dengan 2030", "2025/2030"),
        ("2025s.d.2030", "2025/2030"),
        ("2025s/d2030", "2025/2030"),
        ("2025-10-15 s.d. 2030", "2025-10-15/2030"),
        ("2025sd2030", "2025/2030"),
        ("15.10.2025-14.10.2030", "2025-10-15/2030-10-14"),
        ("15-10-2025/14-10-2030", "2025-10-15/2030-10-14"),
        ("2025-10-15/2030-10-14", "2025-10-15/2030-10-14"),
        ("2025-01/2029-12", "2025-01/2029-12"),
        ("15 / 10 / 2025 - 14 / 10 / 2030", "2025-10-15/2030-10-14"),
        ("[2025-2030]", "2025/2030"),
        ("\u201c2025-2030\u201d", "2025/2030"),
        ("Masa Khidmat 1446-1451 H/2025-2030 M", "2025/2030"),
        ("Periode 2025 - 2030 (lima tahun)", "2025/2030"),
        ("Periode 2025 - 2030 (5 (lima) tahun)", "2025/2030"),
        ("15 October 2025 to 14 October 2030", "2025-10-15/2030-10-14"),
        ("from 2025 until 2030", "2025/2030"),
        ("2021 - present", "2021/"),
        ("3 Maret 2025 M / 3 Ramadan 1446 H s.d. 2 Maret 2030 M", "2025-03-03/2030-03-02"),
    ],
)
def test_wordings_of_periods(text: str, written: str) -> None:
    """Two years stay years; two dates are the first and the last day, however they are joined."""
    assert str(Period.parse_text(text)) == written


@given(
    YEARS,
    YEARS,
    st.sampled_from(PREFIXES),
    st.builds("{1}{0}{1}".format, st.sampled_from(DASHES), st.sampled_from(["", " "])),
    st.data(),
)
def test_labels_of_two_years(year: int, other_year: int, prefix: str, dash: str, data: st.DataObject) -> None:
    """A label of two years means these, with any generic words around them, in any case and with any dash."""
    first, last = min(year, other_year), max(year, other_year)
    suffix = data.draw(st.sampled_from(SUFFIXES))
    label = f"{prefix}{first}{dash}{last}{suffix}"
    label = data.draw(
        st.sampled_from([label, label.upper(), label.lower(), f"  {label}\n", label.replace(" ", "\u00a0")])
    )
    assert str(Period.parse_text(label)) == f"{first}/{last}"
    if first < last:
        with pytest.raises(ParseError, match="expected a period"):
            Period.parse_text(f"{prefix}{last}{dash}{first}{suffix}")


@given(YEARS, st.integers(0, 12), st.integers(0, 20))
def test_the_length_in_a_label_agrees_with_its_years(first: int, length: int, counted: int) -> None:
    """A stated length of the term must agree with the years, of which the first may be counted too."""
    label = f"Tahun {first}-{first + length} ({counted} tahun)"
    if counted in {length, length + 1} and first + length <= 2200:
        assert str(Period.parse_text(label)) == f"{first}/{first + length}"
    else:
        with pytest.raises(ParseError):
            Period.parse_text(label)


@given(
    st.text()
    | st.lists(
        st.sampled_from(
            [
                "2025",
                "-",
                "2030",
                "M",
                "/",
                "1446",
                "H",
                "s.d.",
                "IPSM",
                "Periode",
                "(PAW)",
                "5",
                "tahun",
                ",",
                "sisa",
                "3",
                "Maret",
            ]
        )
    ).map(" ".join)
)
def test_no_year_is_invented(text: str) -> None:
    """The years of a parsed label occur in the text."""
    ends: tuple[object, ...] = ()
    with suppress(ParseError):
        period = Period.parse_label(text)
        ends = (period.start, period.end)
    assert all(str(end.year) in text for end in ends if isinstance(end, PartialDate))


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_dash_and_every_prefix(prefix: str) -> None:
    """Each dash joins years, and a spaced one joins dates, after each of the words that labels begin with."""
    for dash in DASHES:
        assert str(Period.parse_text(f"{prefix}2025{dash}2030")) == "2025/2030", dash
        if dash != "/":
            assert str(Period.parse_text(f"{prefix}1 Mei 2025 {dash} Mei 2030")) == "2025-05-01/2030-05", dash


@given(
    whole_days(),
    whole_days(),
    st.sampled_from([" s.d. ", " S/D ", " sampai dengan ", " hingga ", " - ", " \u2013 "]),
)
def test_joined_dates(day: date, other_day: date, joint: str) -> None:
    """Two joined days are the first and the last day; in the wrong order they are rejected."""
    first, last = min(day, other_day), max(day, other_day)
    in_words = [f"{end.day} {MONTHS[end.month - 1]} {end.year}" for end in (first, last)]
    assert str(Period.parse_text(joint.join(in_words))) == f"{first}/{last}"
    if first < last:
        with pytest.raises(ParseError, match="expected a period"):
            Period.parse_text(joint.join(reversed(in_words)))


@every_case(
    "text",
    [
        "",
        " ",
        "periode",
        "2023-2006",  # as printed of the board of Tangerang: never repaired
        "periode 2023-2006",
        "periode 2023",
        "lima tahun ke depan",
        "periode lima tahun",
        "2025 - 12",  # a month?
        "2025-99",
        "2025-'20",
        "2025-'40",
        "25-30",
        "2025–",
        "–2030",
        "2025-2030-2035",
        "2025 – 2030 – 2035",
        "2025 s.d. 2030 s.d. 2035",
        "2025  2030",
        "20252030",
        "2025 s.d. ",
        " s.d. 2030",
        "2025 dan 2030",
        "2025-2030 dan 2030-2035",
        "periodik 2025-2030",
        "periode2025-2030",  # no space
        "masa 2025-2030",
        "bakti 2025-2030",
        "2025\u20102030a",
        "15 Oktober 2025 s.d. 14 Oktober 2025",
        "15 Oktober s.d. 14 Oktober 2030",
        "2025 ke 2030",
        "sisa 2025-2030",  # the rest of what?
        "sisa masa bakti 2025",
        "sisa masa bakti 2020 - sekarang",  # neither end is known
        "sejak tidak diketahui",
        "11 dan 15 Oktober 2025",  # two days, and none between them
        "5 tahun sejak 2024",  # until some day of 2028 or 2029
        "5 (enam) tahun sejak 1 Maret 2024",
        "0 tahun sejak 1 Maret 2024",
        "Sabtu-Minggu, Oktober 2025",
        "Sabtu-Minggu, Oktober-November 2025",
        "Sabtu-Minggu, 11 Oktober 2025 s.d. tidak diketahui",
        "Sabtu-Minggu, 11 dan 15 Oktober 2025",
        "lanjutan periode 2025-2030",
        "Calon Pengurus IPSM 2025-2030",
        "Pengurus Karang Taruna 2025-2030",  # another body
        "Pengurus IPSM Kabupaten Misal 2025",  # one date
        "Periode 2025-2030 (4 tahun)",  # it contradicts itself
        "2025 - sekarang (5 tahun)",
        "Periode 2025-12 (PAW)",
        "PAW 2020 - sekarang",  # neither end is known
        "Periode I (2020-2025) dan II (2025-2030)",
        "IPSM 2020-2025 dan 2025-2030",
        "1446-1451 H",  # another calendar
        "Misal, 3 Maret 2025 s.d. 2 Maret 2030",  # a place, or the name of the term
        "Masa Bakti, 3 Maret 2025",
        "ipsm " * 5000 + "2025-2030",
        "\u0662\u0660\u0662\u0665-2030",  # Arabic-Indic digits
        "2025/..",  # the written form of other ends is for parse
        "2025/",
        "/2030",
    ],
)
def test_other_texts_are_rejected(text: str) -> None:
    """A text without two dates in order is rejected; the error has the text."""
    with pytest.raises(ParseError, match=r"expected a period \(two years or dates") as caught:
        Period.parse_text(text)
    assert (caught.value.what, caught.value.got) == ("period", text)


@given(st.sampled_from(["sejak", "Sejak", "since", "mulai", "dari", "from", "TMT", "terhitung mulai"]), iso_dates())
def test_since_does_not_mean_open_ended(word: str, text: str) -> None:
    """A period since a day ends on an unknown day, for `parse_text` as for `parse_label`."""
    day = PartialDate.parse(text)
    for language in LANGUAGES:
        written = f"{word} {day.to_text(language=language)}"
        assert Period.parse_text(written) == Period.parse_label(written) == Period(day, UNKNOWN)


@given(
    st.sampled_from(
        [
            *("sisa {}", "Sisa dari {}", "melanjutkan sisa {}", "PAW Sisa {}", "{} (sisa masa bakti)"),
            *("PAW {}", "P.A.W. {}", "Pengganti Antar Waktu {}", "Pergantian Antarwaktu {}", "Antar Waktu: {}"),
            *("{} PAW", "{}, PAW", "{} (PAW)", "{} (Pengganti Antar Waktu)", "{} IPSM Misal (antarwaktu)"),
            *("PAW Pengurus IPSM Kabupaten Misal {}", "Pengurus Antarwaktu {}"),
        ]
    ),
    st.sampled_from(["masa bakti ", "Masa Jabatan Tahun ", "periode "]),
    YEARS,
    st.integers(0, 10),
)
def test_the_rest_of_a_term_has_an_unknown_start(rest: str, term: str, year: int, length: int) -> None:
    """The rest of a term, and those who replace others within it, end with the term and start on an unknown day."""
    last = min(year + length, 2200)
    for text in (rest.format(f"{term}{year}-{last}"), f"{year}-{last} (PAW)"):
        assert Period.parse_text(text) == Period.parse_label(text) == Period(UNKNOWN, PartialDate(last))


def test_those_who_replace_others_may_have_their_first_day() -> None:
    """The first day of those who replace others is the start, if the text states it and no end."""
    assert str(Period.parse_label("PAW sejak 3 Maret 2023")) == "2023-03-03/"
    assert str(Period.parse_label("PAW 3 Maret 2023 s.d. 14 Oktober 2025")) == "/2025-10-14"


@given(whole_days().map(lambda day: day.replace(day=min(day.day, 22))), st.data())
def test_weekdays_before_two_days(first: date, data: st.DataObject) -> None:
    """Two weekdays before two days of a month must be theirs; the error names the day that has another."""
    last = first + timedelta(days=data.draw(st.integers(1, 6)))
    to = data.draw(st.sampled_from(JOINTS if (last - first).days > 1 else [*JOINTS, " dan "]))
    dates = f"{first.day}{to}{last.day} {MONTHS[first.month - 1]} {first.year}"
    digits = f"({first.day}{to}{last.day}/{first.month}/{first.year})"
    dates = data.draw(st.sampled_from([f", {dates}", f" tanggal {dates}", f" {digits}"]))
    names = [WEEKDAYS["id"][day.weekday()] for day in (first, last)]
    assert Period.parse_text(f"{to.join(names)}{dates}") == Period.from_dates(first, last)
    wrong = data.draw(st.sampled_from([name for name in WEEKDAYS["id"] if name != names[1]]))
    with pytest.raises(ParseError) as caught:
        Period.parse_text(f"{names[0]}{to}{wrong}{dates}")
    assert caught.value.expected.startswith(f"the weekday of {last.day} {last:%B} {last.year}, which is a {last:%A}")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Saturday-Sunday, 11-12 October 2025", "2025-10-11/2025-10-12"),
        ("Saturday and Sunday, October 11-12, 2025", "2025-10-11/2025-10-12"),
        ("11 & 12 Oktober 2025", "2025-10-11/2025-10-12"),
        ("11-12/10/2025", "2025-10-11/2025-10-12"),
        ("Rabu-Kamis, 31 Desember 2025 - 1 Januari 2026", "2025-12-31/2026-01-01"),
    ],
)
def test_days_in_a_row(text: str, written: str) -> None:
    """Days in a row are a period, joined by a dash or by "and"."""
    assert str(Period.parse_text(text)) == written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15 Oktober 2025 s.d. 31 Februari 2030", "a day that exists: February 2030 has 28 days"),
        ("31 April 2025 - 30 Mei 2026", "a day that exists: April 2025 has 30 days"),
        ("29 February 2023 to 2024", "a day that exists: February 2023 has 28 days"),
        ("30-31 April 2025", "a day that exists: April 2025 has 30 days"),
        ("Rabu-Kamis, 30-31 April 2025", "a day that exists: April 2025 has 30 days"),
        ("30 Februari 2025", "a day that exists: February 2025 has 28 days"),
        ("sejak 30 Februari 2025", "a day that exists: February 2025 has 28 days"),
        ("5 tahun sejak 30 Februari 2025", "a day that exists: February 2025 has 28 days"),
        ("Senin, 15 Oktober 2025", "the weekday of 15 October 2025, which is a Wednesday (Rabu)"),
        ("1799-1804", "a year from 1800 to 2200"),
        ("2199-2204", "a year from 1800 to 2200"),
        ("90 tahun sejak 1 Maret 2150", "a year from 1800 to 2200"),
    ],
)
def test_days_that_do_not_exist(text: str, expected: str) -> None:
    """The error says why there is no such day in the period."""
    with pytest.raises(ParseError) as caught:
        Period.parse_text(text)
    assert (caught.value.what, caught.value.expected, caught.value.got) == ("period", expected, text)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("5 (lima) tahun terhitung sejak 1 Maret 2024", True),
        ("TMT 1 Maret 2024 (5 tahun)", True),
        ("TMT 1 Maret 2024", False),
        ("TMT 1 Maret 2024 s.d. 28 Februari 2029 (5 tahun)", False),
        ("2024-2029", False),
        ("", False),
        ("5 tahun sejak 1 Maret 2024 " * 20, False),
    ],
)
def test_a_last_day_is_counted_only_from_a_length_and_a_first_day(label: str, expected: bool) -> None:  # noqa: FBT001
    """A label that states its last day, or no length, counts none."""
    assert counts_last_day(label) is expected


@pytest.mark.parametrize(
    "word", ["Karateker", "karteker", "Caretaker", "Pengurus Karateker", "Tim Caretaker", "CARE TAKER"]
)
@pytest.mark.parametrize(
    "form", ["{} 2024-2025", "{} IPSM 2024-2025", "2024-2025 {}", "2024-2025 ({})", "{}: 2024-2025"]
)
def test_a_board_that_stands_in_has_the_years_of_its_label(form: str, word: str) -> None:
    """Words for a caretaker board before or after the years leave these as they are."""
    assert Period.parse_label(form.format(word)) == Period.parse("2024/2025")


@pytest.mark.parametrize("word", ["perpanjangan", "Perpanjangan", "diperpanjang", "lanjutan", "extension"])
@pytest.mark.parametrize(
    "form", ["2025-2030 ({})", "2025-2030 {}", "{} 2025-2030", "Masa Bakti 2025-2030 ({})", "{} masa bakti 2025-2030"]
)
def test_years_beside_an_extension_are_rejected_with_a_hint(form: str, word: str) -> None:
    """Years that may be those of a term or of its extension are rejected wherever the word is, with a hint."""
    for parse in (Period.parse_label, Period.parse_text):
        with pytest.raises(ParseError) as caught:
            parse(form.format(word))
        assert "extension" in str(caught.value.hint)


def test_other_labels_have_no_hint() -> None:
    """A label that names no extension is rejected without a hint."""
    with pytest.raises(ParseError) as caught:
        Period.parse_label("Angkatan 2025-2030")
    assert caught.value.hint is None
