"""PSM104, PSM105 and PSM507: when a board was inaugurated, and by whose authority."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.entities import AreaName, BoardTerm, Inauguration, Officiant, Speaker
from psm_model.values import AreaCode, Level, PartialDate, Verdict
from tests.rules import oracles
from tests.rules.records import IPSM, MAYBE, NO, YES, found, period, term, told, verdict
from tests.rules.spans import spans


def inaugurated(one: BoardTerm, written: str | None) -> BoardTerm:
    """The term with an inauguration on the day that is written; without a day where none is."""
    return attrs.evolve(one, inauguration=Inauguration(date=None if written is None else PartialDate.parse(written)))


# PSM104, outside the term

DAYS = st.builds(
    lambda day, known: str(day)[:known],
    st.dates(date(2022, 1, 25), date(2022, 2, 7)),
    st.sampled_from([10, 10, 7]),
)


@given(spans(), DAYS)
@example("2022-01-27/2022-02", "2022-02")
@example("2022/2022-02-01", "2022-01-31")
@example("/..", "2022-01-31")
def test_outside_is_as_certain_as_the_days(span: str, written: str) -> None:
    """What PSM104 says of a day holds in all completions of it and of the term, in none, or in some."""
    one = period(span)
    assert one is not None
    days = oracles.days_of_date(PartialDate.parse(written))
    expected = oracles.judged(not start <= day <= end for (start, end), day in product(oracles.completions(one), days))
    assert verdict("PSM104", inaugurated(term(span), written)) is expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2019-12-31", YES),
        ("2020-01-01", NO),
        ("2024-12-30", NO),
        ("2024-12-31", NO),
        ("2025-01-01", YES),
        ("2020", NO),
        ("2024-12", NO),
        ("2019-12", YES),
        ("2025", YES),
    ],
)
def test_bounds_of_a_term(written: str, expected: Verdict) -> None:
    """A board may be inaugurated on the first day of its term and on the last, not a day before or after."""
    assert verdict("PSM104", inaugurated(term("2020-01-01/2024-12-31"), written)) is expected


@pytest.mark.parametrize(
    ("written", "expected"), [("2019-12-31", YES), ("2020-05-01", MAYBE), ("2025-12-31", MAYBE), ("2026-01-01", YES)]
)
def test_outside_a_label(written: str, expected: Verdict) -> None:
    """Of a term whose label alone is known, days within its first and its last year are undetermined."""
    assert verdict("PSM104", inaugurated(term(None, label="2020–2025"), written)) is expected


def test_what_is_told_of_a_day_outside() -> None:
    """PSM104 points to the date and to the period, or to the label where there is none."""
    first, second = term("2020-01-01/2024-12-31", "t-0"), term(None, "t-1", label="2020–2025")
    one, other = found("PSM104", IPSM, term(None, "u"), inaugurated(first, "2019-12"), inaugurated(second, "2019"))
    assert told(one) == {
        "code": "PSM104",
        "severity": "warning",
        "verdict": "yes",
        "path": "/board_terms/1/inauguration/date",
        "params": {"term": "t-0", "date": "2019-12", "period": "2020-01-01/2024-12-31"},
        "ids": ["t-0", "o"],
        "related": ["/board_terms/1/period"],
        "settled_by": [],
    }
    assert other.related == ("/board_terms/2/label",)


def test_what_settles_a_day_outside() -> None:
    """Where it is undetermined, the date and both ends of the term would settle it, if not known to the day."""
    date_, start, end = (f"/board_terms/0/{place}" for place in ("inauguration/date", "period/start", "period/end"))
    for span, written, facts in (
        ("2020/2025", "2020", (date_, start, end)),
        ("2020/2025", "2025-03-01", (start, end)),
        ("2020-06-01/2025", "2020", (date_, end)),
        ("2020-06-01/2025-06-01", "2025", (date_,)),
        ("2020-06-01/", "2025-01-01", (end,)),
        ("/..", "2025-01-01", (start,)),
    ):
        (one,) = found("PSM104", inaugurated(term(span), written))
        assert (one.verdict, one.settled_by) == (MAYBE, facts)


# PSM105, late


@st.composite
def near_turns(draw: st.DrawFn) -> str:
    """A day within a few years, near the turn of a year or not, known more or less."""
    turns = [date(year, *day) for year in range(2019, 2024) for day in ((1, 1), (12, 31))]
    day = draw(st.sampled_from(turns) | st.dates(date(2019, 1, 1), date(2023, 12, 31)))
    return str(day)[: draw(st.sampled_from([10, 10, 7, 4]))]


@given(near_turns(), near_turns(), st.sampled_from(["2024-06-01", "2024", "", ".."]))
@example("2020-12-31", "2022-01-01", "..")
@example("2021-01-01", "2022-12-31", "..")
@example("2020", "2022", "..")
def test_late_is_as_certain_as_the_days(start: str, written: str, end: str) -> None:
    """What PSM105 says of a day holds in all completions of it and of the term's start, in none, or in some."""
    starts, days = (oracles.days_of_date(PartialDate.parse(text)) for text in (start, written))
    expected = oracles.judged(oracles.late(day, first) for day, first in product(days, starts))
    assert verdict("PSM105", inaugurated(term(f"{start}/{end}"), written)) is expected


@pytest.mark.parametrize(
    ("span", "written", "expected"),
    [
        ("2020-01-01/2025-01-01", "2021-12-31", NO),
        ("2020-01-01/2025-01-01", "2022-01-01", YES),
        ("2020-12-31/2025-12-31", "2022-01-01", YES),
        ("2020-12-31/2025-12-31", "2021-12-31", NO),
        ("2020/2025", "2021", NO),
        ("2020/2025", "2022", YES),
        ("2020-01-01/2025", "2019", NO),  # too early is for PSM104
        ("/2025", "2026-12-31", MAYBE),
        ("/2025", "2027", YES),
        ("/2024-12-31", "2026", YES),  # it started in 2024 at the latest
        ("/2025-01-01", "2026", MAYBE),
        ("/..", "2030", MAYBE),
        ("2020-01-01/", "2022-01-01", YES),
    ],
)
def test_bounds_of_lateness(span: str, written: str, expected: Verdict) -> None:
    """A board is not late on the last day of the year after its first, and is on the next."""
    assert verdict("PSM105", inaugurated(term(span), written)) is expected


def test_what_is_told_of_a_late_day() -> None:
    """PSM105 points to the date and to the period; where it is undetermined, date and start would settle it."""
    late = inaugurated(term("2020-05-01/2025", label="2020–2025"), "2022-03")
    (one,) = found("PSM105", IPSM, term(None, "u"), late)
    assert told(one) == {
        "code": "PSM105",
        "severity": "info",
        "verdict": "yes",
        "path": "/board_terms/1/inauguration/date",
        "params": {"term": "t", "date": "2022-03", "period": "2020-05-01/2025"},
        "ids": ["t", "o"],
        "related": ["/board_terms/1/period"],
        "settled_by": [],
    }
    (other,) = found("PSM105", inaugurated(term("/2025"), "2022"))
    assert other.settled_by == ("/board_terms/0/inauguration/date", "/board_terms/0/period/start")


@pytest.mark.parametrize("code", ["PSM104", "PSM105"])
def test_silent_without_dates(code: str) -> None:
    """Where the term or the inauguration has no date, nothing is asked of the two."""
    assert found(code, inaugurated(term(None), "2030")) == []
    assert found(code, inaugurated(term(None, label="2023-2006"), "2030")) == []
    assert found(code, inaugurated(term("2020/2025"), None)) == []
    assert found(code, term("2020/2025")) == []
    as_written = Inauguration(date_as_written="Senin (15/10)", kind="dilantik")
    assert found(code, attrs.evolve(term("2020/2025"), inauguration=as_written)) == []
    assert len(found(code, inaugurated(term("2020/2025"), "2030"))) == 1


# PSM507, an authority of another level

WORDS = {
    Level.NATIONAL: [
        "Presiden",
        "Menteri Sosial RI",
        "Mensos",
        "a.n. Kementerian Sosial",
        "Kemensos",
        "Dirjen Pemberdayaan Sosial",
        "Direktur Jenderal Pemberdayaan Sosial",
    ],
    Level.PROVINCE: [
        "Gubernur Contoh",
        "Wakil Gubernur",
        "Pj. Gubernur Contoh",
        "Plt Gubernur",
        "Sekda a.n. Gubernur Contoh",
        "Penjabat Gubernur",
        "Pemerintah Propinsi Contoh",
        "Pemprov",
        "Pemerintah Provinsi",
        "Pemerintah Daerah Provinsi",
    ],
    Level.REGENCY_CITY: [
        "Bupati Contoh",
        "Wakil Bupati",
        "Plt. Wakil Bupati Contoh",
        "Plh. Bupati",
        "Pjs Bupati",
        "Asisten Ekbang atas nama Bupati Contoh",
        "Wali Kota Administrasi Contoh",
        "Pemda Kabupaten Contoh",
        "Wali Kota Contoh",
        "Walikota",
        "Pemkab",
        "Pemkot",
        "Pemerintah Kabupaten Contoh",
        "Pemerintah Kota Contoh",
        "Pemerintah Daerah Kabupaten Contoh",
        "Pemerintah Daerah Kota",
    ],
}
# Nothing in these says of which level they are, though some hold the letters of a word that does.
SILENT = [
    "",
    "Camat Contoh",
    "Kepala Dinas Sosial",
    "Gubernuran",
    "Sang Bupatih",
    "Mensosialisasikan",
    "Pemerintah Daerah",
    "Pemda",
    "Sekretaris Daerah",
    "Kepala Dinas Sosial Kabupaten Contoh",
    "Kepala Dinas Sosial Provinsi Contoh",
    "Istri Bupati Contoh",
    "Ibu Gubernur",
    "Ketua TP PKK (istri Bupati)",
    "Staf Ahli Bupati",
    "mantan Bupati Contoh",
    "Pendopo Bupati",
    "Camat Bupati Contoh",
    "Lurah Menteri",
    "Jalan Gubernur Suryo",
    "Presiden Direktur PT Contoh",
    "Gubernur Bank Contoh",
]


def by(authority: str | None) -> BoardTerm:
    """A term that was inaugurated by the authority."""
    return attrs.evolve(term("2020/2025"), inauguration=Inauguration(authority=authority))


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize(("of", "words"), [(of, words) for of, several in WORDS.items() for words in several])
@pytest.mark.parametrize("form", [str, str.upper, str.lower])
def test_level_of_an_authority(level: Level, of: Level, words: str, form: type[str]) -> None:
    """PSM507 tells where the words are of another level than the board's, in whatever case they are written."""
    told_of = found("PSM507", attrs.evolve(IPSM, level=level), by(form(words)))
    wrong = level in WORDS and level is not of
    assert [one.params["other"] for one in told_of] == [of.value] * wrong


@pytest.mark.parametrize("authority", [None, *SILENT])
@pytest.mark.parametrize("level", Level)
def test_authority_that_says_no_level(level: Level, authority: str | None) -> None:
    """Words that say of no level who inaugurates are not judged."""
    assert found("PSM507", attrs.evolve(IPSM, level=level), by(authority)) == []


def test_authority_of_two_levels() -> None:
    """Where words of two levels stand together, the board's own among them is enough; else the higher is told."""
    both = by("Bupati Contoh dan Gubernur")
    assert found("PSM507", attrs.evolve(IPSM, level=Level.REGENCY_CITY), both) == []
    assert found("PSM507", attrs.evolve(IPSM, level=Level.PROVINCE), both) == []
    (one,) = found("PSM507", IPSM, both)
    assert one.params["other"] == "province"


def test_whoever_acts_for_the_own_level_is_of_it() -> None:
    """Where an authority of another level acts on behalf of the board's own, nothing is found."""
    acting = Inauguration(authority="Bupati Contoh", on_behalf_of="Gubernur Contoh")
    one = attrs.evolve(term("2020/2025"), inauguration=acting)
    assert found("PSM507", attrs.evolve(IPSM, level=Level.PROVINCE), one) == []
    assert len(found("PSM507", IPSM, one)) == 1
    witnessed = by("Bupati Contoh, disaksikan Gubernur")
    assert found("PSM507", attrs.evolve(IPSM, level=Level.PROVINCE), witnessed) == []


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"area": AreaCode("31.74")}, False),
        ({"area": AreaCode("33.74")}, True),
        ({"name": "IPSM Kota Jakarta Selatan"}, False),
        ({"area_names": (AreaName(level=Level.REGENCY_CITY, name="Kabupaten Kepulauan Seribu"),)}, False),
        ({"name": "IPSM Kota Contoh"}, True),
        # The code counts before the name.
        ({"name": "IPSM Jakarta", "area": AreaCode("33.74")}, True),
    ],
)
def test_the_governor_of_jakarta_governs_its_cities(fields: dict[str, Any], *, wrong: bool) -> None:
    """Jakarta's cities and regency have no government of their own, so the governor is no other level."""
    city = attrs.evolve(IPSM, level=Level.REGENCY_CITY, **fields)
    assert bool(found("PSM507", city, by("Gubernur DKI Jakarta"))) is wrong
    assert found("PSM507", city, by("Menteri Sosial")) != []


def test_only_the_authority_is_judged() -> None:
    """Who officiated, spoke or was there, and on whose behalf, says nothing of the authority."""
    somebody = Officiant(title="Bupati Contoh")
    others = Inauguration(
        officiant=somebody, on_behalf_of="Bupati Contoh", attendees=(somebody,), speakers=(Speaker(title="Bupati"),)
    )
    assert found("PSM507", IPSM, attrs.evolve(term("2020/2025"), inauguration=others)) == []
    assert found("PSM507", IPSM, term("2020/2025")) == []
    assert found("PSM507", by("Bupati Contoh")) == []


def test_what_is_told_of_an_authority() -> None:
    """PSM507 points to the authority and to the level, and tells both; the term need have no dates."""
    undated = attrs.evolve(by("Bupati  Contoh"), period=None)
    (one,) = found("PSM507", attrs.evolve(IPSM, id="p"), IPSM, term(None, "a"), by("Mensos"), undated)
    assert told(one) == {
        "code": "PSM507",
        "severity": "warning",
        "verdict": "yes",
        "path": "/board_terms/2/inauguration/authority",
        "params": {"term": "t", "level": "national", "other": "regency_city", "authority": "'Bupati  Contoh'"},
        "ids": ["t", "o"],
        "related": ["/organisations/1/level"],
        "settled_by": [],
    }
