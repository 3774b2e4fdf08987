"""PartialDate.parse_text: the wordings of Indonesian and English print that it accepts, and those that it rejects."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.errors import ParseError
from psm_model.values import PartialDate
from psm_model.values.date_words import read_weekday
from tests.every_case import every_case
from tests.values.strategies import WEEKDAYS, iso_dates, whole_days

MONTHS = (
    ("Januari", "Jan"),
    ("Februari", "Pebruari", "Feb", "Peb"),
    ("Maret", "Mar"),
    ("April", "Apr"),
    ("Mei",),
    ("Juni", "Jun"),
    ("Juli", "Jul"),
    ("Agustus", "Agu", "Agt", "Ags"),
    ("September", "Sept", "Sep"),
    ("Oktober", "Okt"),
    ("November", "Nopember", "Nov", "Nop"),
    ("Desember", "Des"),
)


@given(whole_days(), st.data())
def test_days_and_months_in_words(day: date, data: st.DataObject) -> None:
    """Days and months are parsed with full and short names of the month, in any case and with any spaces."""
    name = data.draw(st.sampled_from(MONTHS[day.month - 1]))
    name = data.draw(st.sampled_from([name, name.upper(), name.lower(), f"{name}."]))
    space = data.draw(st.sampled_from([" ", "  ", "\u00a0", "\n"]))
    number = data.draw(st.sampled_from([f"{day.day}", f"{day.day:02}"]))
    assert PartialDate.parse_text(space.join([number, name, f"{day.year}"])) == PartialDate.from_date(day)
    assert PartialDate.parse_text(space.join([name, f"{day.year}"])) == PartialDate(day.year, day.month)


@pytest.mark.parametrize(("number", "name"), [(at, name) for at, names in enumerate(MONTHS, 1) for name in names])
def test_every_name_of_a_month(number: int, name: str) -> None:
    """Each full and each short name means its month."""
    assert PartialDate.parse_text(f"5 {name} 2025") == PartialDate(2025, number, 5)
    assert PartialDate.parse_text(f"5 {name}. 2025") == PartialDate(2025, number, 5)


@given(whole_days(), st.sampled_from("/-."), st.sampled_from(["", "0"]))
def test_digits_have_the_day_first(day: date, mark: str, width: str) -> None:
    """Digits are day, month and year, with or without leading zeros: 3/4/2025 is 3 April."""
    number = "02" if width else ""
    text = f"{format(day.day, number)}{mark}{format(day.month, number)}{mark}{day.year}"
    assert PartialDate.parse_text(text) == PartialDate.from_date(day)


@given(iso_dates(), st.sampled_from(["", " ", "\n"]))
def test_iso_forms(text: str, around: str) -> None:
    """The ISO forms are parsed too, with or without spaces around them."""
    assert PartialDate.parse_text(f"{around}{text}{around}") == PartialDate.parse(text)


@every_case(
    "text",
    [
        "",
        "   ",
        "akhir pekan kemarin",  # last weekend: of which week?
        "03/04/25",  # of which century?
        "15 Oktober 25",
        "Oktober 25",  # a day or a year
        "15 (empat belas) Oktober 2025",  # it contradicts itself
        "15 Oktober 2025 (dua ribu dua puluh enam)",
        "Rabu, 15 Oktober 2025 (16/10/2025)",
        "tanggal belas Oktober 2025",
        "15/10",  # no year
        "15 Oktober",
        "Oktober",
        "15/10-2025",  # two marks
        "15 / 10-2025",
        "15 Oktobre 2025",
        "15 Oktober.. 2025",
        "15. Oktober 2025",
        "15Oktober 2025",
        "15 Oktober2025",
        "115 Oktober 2025",
        "15 Oktober 20255",
        "Senin (17/11)",  # no year
        "Jum’at (08/11/224)",
        "Rabu",
        "Rabu Oktober 2025",  # a month has no weekday
        "Rabu, 2025",
        "Rabu15 Oktober 2025",
        "Rabu Rabu 15 Oktober 2025",
        "tanggal Rabu 15 Oktober 2025",
        "hari 15 Oktober 2025",
        "tanggal 2025",
        "2025 sore",
        "Oktober 2025 pagi",
        "sore 15 Oktober 2025",
        "15 Oktober 2025 pagi sore",
        "(2025)",
        "(15/10/2025",
        "15/10/2025)",
        "((15/10/2025))",
        "Rabu (15/10/2025) (15/10/2025)",
        "pukul 10.00 15/10/2025",
        "15/10/20255",
        "Oktober-Desember 2025",
        "2025 Oktober 15",
        "2025/10-15",
        "2025/10",  # a month, or two years
        "sekitar 2025",
        "sekitar 15 Oktober 2025",
        "Sekitar, 15 Oktober 2025",  # no place
        "Sebelum, 15 Oktober 2025",
        "Misal, 2025",  # only a whole day has a place or a time of day
        "Misal, Oktober 2025",
        "ditetapkan di Misal 2025",
        "tertanggal Oktober 2025",
        "Oktober 2025 | 10.12 WIB",
        "21 Maret 2023 | 25:99",  # no time of day
        "21 Maret 2023 10",
        "21 Maret 2023 - 2024",  # a span
        "21 Maret 2023 - 22 Maret 2023",
        "10:12 WIB",
        "3 Ramadan 1446 H",  # another calendar
        "3 Maret 1446 H",
        "1446 H",
        "2023-03-21T10:12:00Z",  # a day of which zone?
        "2023-03-21T10:12:00+00:00",
        "15 bulan 10 2025",
        "hari ini, " * 5000,
        "Misal " * 5000 + ", 15 Oktober 2025",
        "\u0661\u0665 Oktober 2025",  # Arabic-Indic digits
    ],
)
def test_other_texts_are_rejected(text: str) -> None:
    """A text that needs a guess or states no date is rejected; the error has the text and the accepted form."""
    with pytest.raises(ParseError, match=r"expected a date \(a date as in '15 Oktober 2025'") as caught:
        PartialDate.parse_text(text)
    error = caught.value
    assert (error.what, error.got, error.form) == ("date", text, error.expected)


MISSING = (
    ("31/2/2025", "a day that exists: February 2025 has 28 days"),
    ("30 Februari 2025", "a day that exists: February 2025 has 28 days"),
    ("29 February 2023", "a day that exists: February 2023 has 28 days"),
    ("February 29, 2023", "a day that exists: February 2023 has 28 days"),
    ("2023-02-29", "a day that exists: February 2023 has 28 days"),
    ("30 Feb. 2024", "a day that exists: February 2024 has 29 days"),
    ("Sabtu (29/2/2025) pagi", "a day that exists: February 2025 has 28 days"),
    ("31 April 2025", "a day that exists: April 2025 has 30 days"),
    ("31 (tiga puluh satu) bulan April tahun 2025", "a day that exists: April 2025 has 30 days"),
    ("lima puluh Oktober", "a day that exists: October has 31 days at most"),
    ("31/4", "a day that exists: April has 30 days at most"),
    ("Rabu, 30 Februari", "a day that exists: February has 29 days at most"),
    ("kemarin (31/4)", "a day that exists: April has 30 days at most"),
    ("0 Oktober 2025", "a day that exists: October 2025 has 31 days"),
    ("32 Oktober 2025", "a day that exists: October 2025 has 31 days"),
    ("0/10/2025", "a day that exists: October 2025 has 31 days"),
    ("15/13/2025", "a month from 1 to 12"),
    ("10/15/2025", "a month from 1 to 12"),
    ("15/0/2025", "a month from 1 to 12"),
    ("2025-13", "a month from 1 to 12"),
    ("15 Oktober 1799", "a year from 1800 to 2200"),
    ("15 Oktober 2201", "a year from 1800 to 2200"),
    ("1/1/1799", "a year from 1800 to 2200"),
    ("1799", "a year from 1800 to 2200"),
)


@pytest.mark.parametrize(("text", "expected"), MISSING)
def test_days_that_do_not_exist(text: str, expected: str) -> None:
    """The error says why there is no such date; its general form does not repeat any part of the text."""
    for published in (None, date(2025, 10, 16)):
        with pytest.raises(ParseError) as caught:
            PartialDate.parse_text(text, published=published)
        assert (caught.value.what, caught.value.expected, caught.value.got) == ("date", expected, text)
        assert caught.value.form.startswith("a date as in '15 Oktober 2025'")


SHORT_WEEKDAYS = ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min")


@given(whole_days(), st.data())
def test_weekdays_and_times_of_day(day: date, data: st.DataObject) -> None:
    """A whole date may have its weekday before it and the time of day after it."""
    name = data.draw(st.sampled_from(WEEKDAYS[day.weekday()]))
    name = data.draw(st.sampled_from([name, name.upper(), name.lower(), f"hari {name}"]))
    joint = data.draw(st.sampled_from([" ", ", ", ",", " tanggal ", ", tanggal ", " tgl. ", " tgl "]))
    digits = f"{day.day}/{day.month}/{day.year}"
    written = data.draw(st.sampled_from([f"{day.day} {MONTHS[day.month - 1][0]} {day.year}", digits, f"({digits})"]))
    time = data.draw(st.sampled_from(["", " pagi", " siang", " sore", " petang", " malam"]))
    assert PartialDate.parse_text(f"{name}{joint}{written}{time}") == PartialDate.from_date(day)
    assert PartialDate.parse_text(f"tanggal {written}") == PartialDate.from_date(day)


@given(whole_days(), st.data())
def test_wrong_weekdays_are_rejected(day: date, data: st.DataObject) -> None:
    """A weekday that the date does not have is rejected; the error names the date and its weekday in both languages."""
    wrong = data.draw(st.sampled_from([number for number in range(7) if number != day.weekday()]))
    text = f"{WEEKDAYS[wrong][0]} ({day.day}/{day.month}/{day.year})"
    with pytest.raises(ParseError) as caught:
        PartialDate.parse_text(text)
    assert (caught.value.what, caught.value.got) == ("date", text)
    weekday = f"{day:%A} ({WEEKDAYS[day.weekday()][0]})"
    assert caught.value.expected == f"the weekday of {day.day} {day:%B} {day.year}, which is a {weekday}"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Selasa (7/5/2024)", date(2024, 5, 7)),
        ("Jumat (11/08/2023) sore", date(2023, 8, 11)),
        ("Jumat (10/11/2017) petang", date(2017, 11, 10)),
        ("Kamis (27/01/2022) sore", date(2022, 1, 27)),
        ("Kamis 27 Januari 2022", date(2022, 1, 27)),
        ("Selasa 4 November 2025", date(2025, 11, 4)),
        ("Sabtu (13/09/2025)", date(2025, 9, 13)),
        ("Senin tanggal 6 Oktober 2025", date(2025, 10, 6)),
        ("Kamis (18/11/2021) sore lalu", date(2021, 11, 18)),
        ("Kamis malam (18/11/2021) pukul 19.30 WIB", date(2021, 11, 18)),
    ],
)
def test_wordings_of_newspapers(text: str, day: date) -> None:
    """The wordings of real reports are parsed; each has the right weekday."""
    assert PartialDate.parse_text(text) == PartialDate.from_date(day)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("tahun 2025", "2025"),
        ("Th. 2025", "2025"),
        ("thn 2025", "2025"),
        ("2025.", "2025"),
        ("bulan Oktober 2025", "2025-10"),
        ("Oktober tahun 2025", "2025-10"),
        ("15 Oktober 2025.", "2025-10-15"),
        ("15 bulan Oktober tahun 2025", "2025-10-15"),
        ("tanggal 15 Oktober 2025", "2025-10-15"),
        ("hari Senin tanggal 6 bulan Oktober tahun 2025", "2025-10-06"),
        ("1 (satu) bulan Oktober 2025", "2025-10-01"),
        ("tanggal 15 (lima belas), bulan Oktober, tahun 2025 (dua ribu dua puluh lima)", "2025-10-15"),
        ("Pada hari ini, Rabu, tanggal lima belas bulan Oktober tahun dua ribu dua puluh lima", "2025-10-15"),
        ("Rabu, tanggal lima belas Oktober dua ribu dua puluh lima (15-10-2025)", "2025-10-15"),
        ("tanggal dua puluh satu (21) Maret seribu sembilan ratus sembilan puluh sembilan", "1999-03-21"),
        ("l5 0ktober 2O25", "2025-10-15"),
        ("15Oktober2025", "2025-10-15"),
        ("15/10/\uff12\uff10\uff12\uff15", "2025-10-15"),
        ("5-IX-2025", "2025-09-05"),
        ("31-XII-1999", "1999-12-31"),
        ("Rabo, 15 Oktober 2025", "2025-10-15"),
        ("Rabu tanggal lima belas bulan sepuluh tahun dua ribu dua puluh lima", "2025-10-15"),
        ("tanggal 15, bulan 10, tahun 2025", "2025-10-15"),
    ],
)
def test_wordings_of_decrees(text: str, read: str) -> None:
    """The words for day, month and year may be where decrees write them, numbers in words too."""
    assert PartialDate.parse_text(text) == PartialDate.parse(read)


@pytest.mark.parametrize(
    "text",
    [
        "5/IX/2025",
        "5-ix-2025",
        "5-IIX-2025",
        "tahun",
        "tahun Oktober 2025",
        "bulan 2025",
        "tanggal tahun 2025",
        "2025..",
        "tahun tahun 2025",
    ],
)
def test_words_of_decrees_out_of_place(text: str) -> None:
    """A word for day, month or year is before it, and once."""
    with pytest.raises(ParseError):
        PartialDate.parse_text(text)


BEFORE = (
    "",
    "Diterbitkan: ",
    "Ditetapkan di Misal pada tanggal ",
    "Ditetapkan di : Misal\nPada tanggal : ",
    "Kota Misal, ",
)
AFTER = (
    "",
    " - 10:12 WIB",
    " | 10.12",
    ", 10:12:59 WITA",
    " 10:12",
    " • 10.12 WIT",
    " pukul 9.30 WIB s.d. selesai",
    " jam 9 pagi",
)
HIJRI = (
    "",
    " M",
    " / 3 Ramadan 1446 H",
    " M/3 Jumadil Akhir 1446 H",
    " M bertepatan dengan 13 Sya'ban 1446 H",
    " (1 Syawal 1446 H)",
)


@given(whole_days(), st.sampled_from(BEFORE), st.sampled_from(HIJRI), st.sampled_from(AFTER), st.data())
def test_words_around_a_date(day: date, before: str, hijri: str, after: str, data: st.DataObject) -> None:
    """Places, times of day and Islamic dates change nothing; a wrong weekday among them is still rejected."""
    names = ((*WEEKDAYS[day.weekday()], SHORT_WEEKDAYS[day.weekday()]), WEEKDAYS[(day.weekday() + 1) % 7])
    right, wrong = (data.draw(st.sampled_from(some)) for some in names)
    pasaran = data.draw(st.sampled_from(["", " Legi", " Pahing", " Pon", "-Wage", " (Kliwon)"]))
    written = f"{day.day} {data.draw(st.sampled_from(MONTHS[day.month - 1]))} {day.year}{hijri}{after}"
    assert PartialDate.parse_text(f"{before}{written}") == PartialDate.from_date(day)
    if before != BEFORE[2] and before != BEFORE[3]:
        assert PartialDate.parse_text(f"{before}{right}{pasaran}, {written}") == PartialDate.from_date(day)
        with pytest.raises(ParseError, match="the weekday of"):
            PartialDate.parse_text(f"{before}{wrong}{pasaran}, {written}")


@every_case(
    ("text", "read"),
    [
        ("Selasa, 21 Maret 2023 - 10:12 WIB", "2023-03-21"),
        ("Selasa, 21 Maret 2023 | 10.12", "2023-03-21"),
        ("Selasa , 21/03/2023, 10:12 WIB", "2023-03-21"),
        ("MINGGU LEGI • 30 APRIL 2023 • 9 SYAWAL 1444 H", "2023-04-30"),
        ("Selasa / 21 Maret 2023", "2023-03-21"),
        ("Rabu lalu (15/10/2025)", "2025-10-15"),
        ("Sen, 3 Mar 2025", "2025-03-03"),
        ("3 Maret 2025 / 3 Ramadan 1446 H", "2025-03-03"),
        ("3 Ramadan 1446 H / 3 Maret 2025 M", "2025-03-03"),
        ("Senin, 3 Ramadan 1446 H bertepatan dengan 3 Maret 2025 M", "2025-03-03"),
        ("Ramadan 1446 H / Maret 2025 M", "2025-03"),
        ("1446 H / 2025 M", "2025"),
        ("Pada hari ini, Senin tanggal 3 bulan Maret tahun 2025", "2025-03-03"),
        ("ditetapkan tanggal 3 Maret 2025", "2025-03-03"),
        ("Dikeluarkan di Misal, 3 Maret 2025", "2025-03-03"),
        ("tertanggal 3 Maret 2025", "2025-03-03"),
        ("Maret 21, 2023", "2023-03-21"),
        ("BATANG - Selasa (21/3/2023)", "2023-03-21"),
        ("Batang, contoh.id – Selasa (21/03/2023)", "2023-03-21"),
        ("JAKARTA (Antara) - Selasa, 21 Maret 2023", "2023-03-21"),
        ("Diundangkan di Misal pada tanggal 21 Maret 2023", "2023-03-21"),
        ("di Misal, 21 Maret 2023", "2023-03-21"),
        ("kemarin, Selasa (21/3/2023)", "2023-03-21"),
        ("hari ini, 21 Maret 2023", "2023-03-21"),
        ("Mar-2023", "2023-03"),
        ("the 21st of March 2023", "2023-03-21"),
        ("3 Maret, 2025;", "2025-03-03"),
        ("2023-03-21 00:00:00", "2023-03-21"),
        ("2023-03-21T10:12:00", "2023-03-21"),
        ("'21/03/2023", "2023-03-21"),
        ("15 Okt.2025", "2025-10-15"),
        ("Okt.2025", "2025-10"),
        ("15 Oktober,2025", "2025-10-15"),
        ("15 Agus 2025", "2025-08-15"),
        ("15 Agst. 2025", "2025-08-15"),
        ("3 Febr 2025", "2025-02-03"),
        ("15 / 10 / 2025", "2025-10-15"),
        ("Rabu, 15 /10/ 2025", "2025-10-15"),
        ("3. 4. 2025", "2025-04-03"),
        ("2025/10/15", "2025-10-15"),
        ("2025.10.15", "2025-10-15"),
        ("2025-10-15T09:00:00+07:00", "2025-10-15"),
        ("2025-10-15 09:00:00.123 +0900", "2025-10-15"),
        ("Rabu, 15/10/2025 10.00 GMT+7", "2025-10-15"),
        ("hari ini (Kamis, 16/10/2025)", "2025-10-16"),
        ("Wednesday, October 15th, 2025 at 10:12 AM", "2025-10-15"),
        ("dated 15th of October 2025", "2025-10-15"),
    ],
)
def test_datelines_letters_and_spreadsheets(text: str, read: str) -> None:
    """The forms of bylines, decrees, letters and spreadsheets are parsed."""
    assert PartialDate.parse_text(text) == PartialDate.parse(read)


NO_PLACES = (
    *("Menjelang", "Jelang", "Perkiraan", "Maksimal", "Selambatnya", "Selambat-lambatnya", "Semula", "Ditunda"),
    *("Dibatalkan", "Dicabut", "Mundur", "Expected", "By", "Tertunda", "Rencananya", "Awalnya", "Paling Lambat"),
    *("Update", "Deadline", "Insya Allah", "Insyaallah", "Berlaku", "Sebelum", "Sekitar", "Kira-Kira", "Postponed"),
    *("Due", "Selesai", "Diundur", "Ditetapkan", "Kota Ditunda", "di Sekitar", "Desa Dibatalkan", "Mei", "Kota Rabu"),
    *("Misal", "Contoh"),  # no listed place
)


@every_case("word", NO_PLACES)
@every_case("form", ["{}, {}", "{} - {}", "{} \u2013 Rabu, {}", "{}, Rabu ({})"])
def test_words_that_are_no_place(word: str, form: str) -> None:
    """A word that may change the meaning of the date after it is not taken for a place, in any case."""
    for spelt in (word, word.upper(), word.title()):
        with pytest.raises(ParseError):
            PartialDate.parse_text(form.format(spelt, "15 Oktober 2025"))


@every_case(
    "place",
    [
        *("Batang", "BATANG", "Kab. Batang", "Kota Misal", "di Misal", "Desa Karang Sari", "Kecamatan Bergas"),
        *("Jakarta Selatan", "DKI Jakarta", "D.I. Yogyakarta", "Purwokerto", "Tanjungpinang", "Bau-Bau", "Ternate"),
    ],
)
@every_case("form", ["{}, {}", "{} - {}", "{}, Rabu ({})"])
def test_places_of_signature(place: str, form: str) -> None:
    """A listed place, or any name after "di" or the kind of its area, is skipped."""
    assert PartialDate.parse_text(form.format(place, "15 Oktober 2025")) == PartialDate(2025, 10, 15)


@given(
    whole_days(), st.sampled_from(["{1} {0} {2}", "{0} {1} {2}", "{0} {1}, {2}", "{3}, {1} {0} {2}", "{1} {0}, {2}"])
)
def test_english_days(day: date, form: str) -> None:
    """Days in English are parsed, with the month before the day or after it."""
    written = form.format(f"{day:%B}", day.day, day.year, f"{day:%A}")
    assert PartialDate.parse_text(written) == PartialDate.from_date(day)
    short = form.format(f"{day:%b}.", day.day, day.year, f"{day:%a}")
    assert PartialDate.parse_text(short) == PartialDate.from_date(day)


@given(
    st.text()
    | st.lists(
        st.sampled_from(
            [
                "3",
                "Maret",
                "2025",
                "M",
                "/",
                "1446",
                "H",
                ",",
                "Senin",
                "pukul",
                "10.12",
                "(",
                ")",
                "Misal",
                "di",
                "pada",
            ]
        )
    ).map(" ".join)
)
def test_no_part_of_a_date_is_invented(text: str) -> None:
    """The year and the day of a parsed date occur in the text."""
    day = None
    with suppress(ParseError):
        day = PartialDate.parse_text(text)
    assert day is None or str(day.year) in text
    assert day is None or day.day is None or str(day.day) in text


def test_a_misprint_is_not_repaired() -> None:
    """A report that calls 30 June 2026, a Tuesday, a Sunday is rejected."""
    with pytest.raises(ParseError, match=r"the weekday of 30 June 2026, which is a Tuesday \(Selasa\)"):
        PartialDate.parse_text("Minggu (30/6/2026) pagi")


PAST = ("lalu", "yang lalu", "kemarin", "silam", "tadi", "tadi malam")
FUTURE = ("mendatang", "yang akan datang", "nanti", "nanti malam", "besok", "depan", "lusa")


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-60, 60), st.sampled_from(PAST + FUTURE), st.data())
def test_words_for_the_past_and_the_future_agree_with_the_publication(
    published: date, distance: int, word: str, data: st.DataObject
) -> None:
    """A day after the publication is not past, and one before it not to come; "kemarin" and "besok" exclude it."""
    day = published + timedelta(days=distance)
    name = WEEKDAYS[day.weekday()][0]
    digits = data.draw(st.sampled_from([f"{day.day}/{day.month}", f"{day.day}/{day.month}/{day.year}"]))
    forms = [f"{name} ({digits}) {word}", f"{name} {word} ({digits})", f"{name}, {digits}, {word}"]
    text = data.draw(st.sampled_from(forms))
    excludes_today = word in {"kemarin", "mendatang", "yang akan datang", "besok", "depan", "lusa"}
    agrees = (distance < 0) == (word in PAST) if distance else not excludes_today
    if agrees:
        assert PartialDate.parse_text(text, published=published) == PartialDate.from_date(day)
    else:
        with pytest.raises(ParseError):
            PartialDate.parse_text(text, published=published)


@pytest.mark.parametrize("text", ["Kamis lalu (16/10/2025) mendatang", "besok, Jumat (17/10/2025) lalu"])
def test_past_and_future_contradict_each_other(text: str) -> None:
    """A text that calls a day past and to come is rejected."""
    with pytest.raises(ParseError):
        PartialDate.parse_text(text, published=date(2025, 10, 16))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("hari ini, Kamis", date(2025, 10, 16)),
        ("hari ini (Kamis, 16/10/2025)", date(2025, 10, 16)),
        ("kemarin (Rabu)", date(2025, 10, 15)),
        ("besok (Jumat, 17/10)", date(2025, 10, 17)),
        ("hari ini, Rabu", None),
        ("kemarin, Kamis", None),
        ("besok (Jumat, 16/10)", None),
    ],
)
def test_weekdays_beside_relative_words(text: str, day: date | None) -> None:
    """A weekday, alone or with its date, beside a word relative to the day of publication must be that of the day."""
    if day is not None:
        assert PartialDate.parse_text(text, published=date(2025, 10, 16)) == PartialDate.from_date(day)
    else:
        with pytest.raises(ParseError):
            PartialDate.parse_text(text, published=date(2025, 10, 16))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kemarin", "2025-12-26"),
        ("besok", "2025-12-28"),
        ("lusa", "2025-12-29"),
        ("Kamis (25/12) kemarin", "2025-12-25"),
        ("Sabtu (27/12) kemarin", None),
        ("Sabtu (27/12) nanti", "2025-12-27"),
        ("Jumat (26/12) nanti", None),
    ],
)
def test_words_relative_to_the_day_of_publication(text: str, expected: str | None) -> None:
    """The word "kemarin" is the day before, or an earlier day that is named; "nanti" is no earlier day."""
    published = date(2025, 12, 27)
    if expected is not None:
        assert str(PartialDate.parse_text(text, published=published)) == expected
        return
    with pytest.raises(ParseError, match="check its year and weekday against the day of publication"):
        PartialDate.parse_text(text, published=published)


def test_hints_about_the_day_of_publication() -> None:
    """Without the day of publication, the error asks for it; with it, it asks to compare the two."""
    with pytest.raises(ParseError, match="pass the day of publication"):
        PartialDate.parse_text("Rabu (15/10)")
    with pytest.raises(ParseError, match="check its year and weekday"):
        PartialDate.parse_text("Rabu (15/10)", published=date(2030, 1, 1))


@pytest.mark.parametrize("mark", "／－．")  # noqa: RUF001  # these are the wide ones
def test_wide_marks_separate_numbers(mark: str) -> None:
    """Marks of East Asian keyboards separate the day, the month and the year."""
    assert str(PartialDate.parse_text(f"15{mark}10{mark}2025")) == "2025-10-15"


@pytest.mark.parametrize(
    ("text", "weekday"),
    [("Minggu", 6), ("Minggu malam", 6), ("minggu lalu", None), ("hari minggu lalu", 6), ("Sabtu lalu", 5)],
)
def test_weekdays_and_weeks(text: str, weekday: int | None) -> None:
    """The words "minggu lalu" mean last week, and "hari Minggu lalu" last Sunday."""
    assert read_weekday(text) == weekday
