"""Period.parse_text: the wordings that it reads, and those that it refuses."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.errors import ParseError
from psm_model.values import Period
from tests.values.strategies import whole_days

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
)
DASHES = ("-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212", "/")
YEARS = st.integers(1800, 2200)


@pytest.mark.parametrize(
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
    ],
)
def test_wordings(text: str, written: str) -> None:
    """Two years are two years; two dates are the first and the last day, however they are joined."""
    assert str(Period.parse_text(text)) == written


@given(
    YEARS,
    YEARS,
    st.sampled_from(PREFIXES),
    st.builds("{1}{0}{1}".format, st.sampled_from(DASHES), st.sampled_from(["", " "])),
    st.data(),
)
def test_labels(one: int, other: int, prefix: str, dash: str, data: st.DataObject) -> None:
    """A label of two years, however introduced, spelled in whatever case, and dashed, is those years."""
    first, last = min(one, other), max(one, other)
    label = f"{prefix}{first}{dash}{last}"
    label = data.draw(
        st.sampled_from([label, label.upper(), label.lower(), f"  {label}\n", label.replace(" ", "\u00a0")])
    )
    assert str(Period.parse_text(label)) == f"{first}/{last}"
    if first < last:
        with pytest.raises(ParseError, match="not a period"):
            Period.parse_text(f"{prefix}{last}{dash}{first}")


@pytest.mark.parametrize("dash", DASHES)
@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_dash_and_every_word_before(prefix: str, dash: str) -> None:
    """Each dash that print uses joins years, and a spaced one joins dates; each word that labels begin with is read."""
    assert str(Period.parse_text(f"{prefix}2025{dash}2030")) == "2025/2030"
    if dash != "/":
        assert str(Period.parse_text(f"{prefix}1 Mei 2025 {dash} Mei 2030")) == "2025-05-01/2030-05"


@given(
    whole_days(),
    whole_days(),
    st.sampled_from([" s.d. ", " S/D ", " sampai dengan ", " hingga ", " - ", " \u2013 "]),
)
def test_dates_joined_by_until_or_a_dash(one: date, other: date, joint: str) -> None:
    """From a day until a day are these two, the last one counted in; the wrong way round it is refused."""
    first, last = min(one, other), max(one, other)
    in_words = [f"{day.day} {MONTHS[day.month - 1]} {day.year}" for day in (first, last)]
    assert str(Period.parse_text(joint.join(in_words))) == f"{first}/{last}"
    if first < last:
        with pytest.raises(ParseError, match="not a period"):
            Period.parse_text(joint.join(reversed(in_words)))


@pytest.mark.parametrize(
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
        "2025-30",  # which century?
        "2025 - 30",
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
        "1799-1804",
        "2199-2204",
        "2025\u20102030a",
        "15 Oktober 2025 s.d. 31 Februari 2030",
        "15 Oktober 2025 s.d. 14 Oktober 2025",
        "15 Oktober s.d. 14 Oktober 2030",
        "2025\u301c2030",  # a wave dash
        "\u0662\u0660\u0662\u0665-2030",  # Arabic-Indic digits
        "2025/..",  # the written form of other ends is for parse
        "2025/",
        "/2030",
    ],
)
def test_refused(text: str) -> None:
    """What gives no two dates, the first before the second, is refused, and carried by the error as given."""
    with pytest.raises(ParseError, match=r"not a period \(want two years or dates") as caught:
        Period.parse_text(text)
    assert (caught.value.what, caught.value.given) == ("period", text)
