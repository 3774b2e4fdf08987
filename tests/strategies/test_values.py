"""The strategies for values and law: what they minimise to, refuse and reach, and their options."""

from __future__ import annotations

import unicodedata
from calendar import isleap
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import chain, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from psm_model.law.citation import Citation, InstrumentId
from psm_model.law.kinds import InstrumentKind
from psm_model.law.pinpoint import Pinpoint
from psm_model.strategies import (
    area_codes,
    citations,
    identifiers,
    instruments,
    partial_dates,
    periods,
    person_names,
    pinpoints,
    texts,
    verdicts,
)
from psm_model.values import (
    OPEN,
    UNKNOWN,
    AreaCode,
    AreaKind,
    Identifier,
    Level,
    PartialDate,
    Period,
    PersonName,
    Precision,
    Verdict,
)
from tests.strategies.draws import draw_sample, find_simplest, is_reached

FIRST, LAST = date(1800, 1, 1), date(2200, 12, 31)
CONSTITUTION = InstrumentId(InstrumentKind.UUD, None, None)


@pytest.mark.parametrize(
    ("strategy", "expected"),
    [
        (verdicts(), Verdict.YES),
        (texts(), "0"),
        (texts(min_size=3), "000"),
        (texts(max_size=1), "0"),
        (partial_dates(), PartialDate(2000)),
        (partial_dates(min_value=date(2010, 5, 5)), PartialDate(2010)),
        (partial_dates(max_value=date(1990, 5, 5)), PartialDate(1990)),
        (partial_dates(precisions=(Precision.DAY, Precision.YEAR)), PartialDate(2000, 1, 1)),
        (partial_dates(min_value=date(2001, 1, 1), max_value=date(2003, 12, 31)), PartialDate(2001)),
        (periods(), Period.parse("2000/2000")),
        (periods(min_value=date(2010, 5, 5)), Period.parse("2010/2010")),
        (periods(max_value=date(1990, 5, 5)), Period.parse("1990/1990")),
        (periods(min_value=date(2009, 12, 31), max_value=date(2010, 1, 1)), Period.parse("2009/2009")),
        (periods(min_value=date(2009, 12, 31), max_value=date(2009, 12, 31)), Period.parse("2009/2009")),
        (area_codes(), AreaCode("00")),
        (area_codes(levels=(Level.DISTRICT, Level.PROVINCE)), AreaCode("00.00.00")),
        (area_codes(kinds=(AreaKind.CITY,)), AreaCode("00.71")),
        (person_names(), PersonName("Contoh")),
        (identifiers(), Identifier("nik", "0")),
        (instruments(), CONSTITUTION),
        (pinpoints(), Pinpoint("1")),
        (citations(), Citation(CONSTITUTION)),
    ],
    ids=repr,
)
def test_minimises_to_the_documented_value(strategy: SearchStrategy[object], expected: object) -> None:
    """A strategy minimises to the value in its docstring."""
    assert find_simplest(strategy) == expected


@pytest.mark.parametrize(
    ("strategy", "arguments", "got", "expected"),
    [
        (texts, {"min_size": 0}, "min_size=0", "at least 1"),
        (texts, {"min_size": 1.0}, "min_size=1.0", "whole number"),
        (texts, {"min_size": True}, "min_size=True", "whole number"),
        (texts, {"max_size": 0}, "max_size=0", "min_size=1"),
        (texts, {"min_size": 5, "max_size": 4}, "max_size=4", "min_size=5"),
        (texts, {"max_size": "9"}, "max_size='9'", "None or a whole number"),
        (partial_dates, {"min_value": date(1799, 12, 31)}, "min_value=datetime.date(1799", "1800-01-01"),
        (partial_dates, {"max_value": date(2201, 1, 1)}, "max_value=datetime.date(2201", "2200-12-31"),
        (partial_dates, {"min_value": 2020}, "min_value=2020", "datetime.date"),
        (partial_dates, {"max_value": datetime(2020, 1, 1)}, "max_value=datetime.datetime", "datetime.date"),  # noqa: DTZ001
        (partial_dates, {"min_value": PartialDate(2020)}, "min_value=PartialDate", "datetime.date"),
        (
            partial_dates,
            {"min_value": date(2020, 1, 2), "max_value": date(2020, 1, 1)},
            "max_value=datetime.date(2020, 1, 1)",
            "no earlier than min_value=datetime.date(2020, 1, 2)",
        ),
        (partial_dates, {"precisions": ()}, "precisions=()", "one or more of Precision"),
        (partial_dates, {"precisions": ("day",)}, "precisions=('day',)", "one or more of Precision"),
        (partial_dates, {"precisions": Precision.DAY}, "precisions=<Precision.DAY", "one or more of Precision"),
        (partial_dates, {"precisions": None}, "precisions=None", "one or more of Precision"),
        (periods, {"min_value": date(1799, 1, 1)}, "min_value=datetime.date(1799", "1800-01-01"),
        (
            periods,
            {"min_value": date(2020, 1, 2), "max_value": date(2020, 1, 1)},
            "max_value=datetime.date(2020, 1, 1)",
            "no earlier than min_value=datetime.date(2020, 1, 2)",
        ),
        (periods, {"allow_unknown": 1}, "allow_unknown=1", "True or False"),
        (periods, {"allow_open": None}, "allow_open=None", "True or False"),
        (area_codes, {"levels": ()}, "levels=()", "one or more of Level"),
        (area_codes, {"levels": "province"}, "levels='province'", "one or more of Level"),
        (area_codes, {"levels": (Level.NATIONAL,)}, "levels=(<Level.NATIONAL", "no codes"),
        (area_codes, {"kinds": ()}, "kinds=()", "one or more of AreaKind"),
        (area_codes, {"kinds": (Level.VILLAGE,)}, "kinds=(<Level.VILLAGE", "one or more of AreaKind"),
        (
            area_codes,
            {"levels": (Level.PROVINCE,), "kinds": (AreaKind.PROVINCE, AreaKind.VILLAGE)},
            "kinds=(<AreaKind.PROVINCE",
            "levels=(<Level.PROVINCE",
        ),
    ],
)
def test_invalid_options_are_refused(
    strategy: Callable[..., object], arguments: dict[str, Any], got: str, expected: str
) -> None:
    """An invalid option is refused when the strategy is created; the error has what was expected and got."""
    with pytest.raises(InvalidArgument) as refusal:
        strategy(**arguments)
    expected_text, _, got_text = str(refusal.value).rpartition(", got ")
    assert got_text.startswith(got)
    assert expected in expected_text.removeprefix("expected ")


@given(st.data(), st.integers(1, 4), st.integers(0, 3) | st.none())
def test_texts_have_their_size_and_a_visible_character(data: st.DataObject, least: int, more: int | None) -> None:
    """A text has the given length, can be encoded, and has a visible character."""
    text = data.draw(texts(min_size=least, max_size=None if more is None else least + more))
    assert least <= len(text) <= (len(text) if more is None else least + more)
    assert any(unicodedata.category(character)[0] not in "CZ" for character in text)
    assert text.encode().decode() == text


@pytest.mark.parametrize("character", [" ", "\n", "\x00", "\u202e", "é", "😀"])
def test_texts_reach(character: str) -> None:
    """Spaces, control characters, direction marks and characters beyond ASCII occur."""
    category = unicodedata.category(character)
    assert is_reached(texts(), lambda text: category in map(unicodedata.category, text))


DAYS = st.dates(FIRST, LAST)


@given(st.data(), DAYS, DAYS, st.lists(st.sampled_from(Precision), min_size=1, unique=True))
def test_partial_dates_keep_to_their_options(
    data: st.DataObject, first: date, second: date, precisions: list[Precision]
) -> None:
    """A partial date has a day within the bounds, and one of the given precisions."""
    least, most = sorted([first, second])
    drawn = data.draw(partial_dates(min_value=least, max_value=most, precisions=tuple(precisions)))
    assert drawn.earliest <= most
    assert drawn.latest >= least
    assert drawn.precision in precisions


def test_partial_dates_reach_all_within_bounds() -> None:
    """Within close bounds every partial date with a day between them is drawn, and no other."""
    least, most = date(2023, 12, 30), date(2024, 3, 1)
    days = [least + timedelta(number) for number in range((most - least).days + 1)]
    expected = {PartialDate(*(day.year, day.month, day.day)[:known]) for day in days for known in (1, 2, 3)}
    assert set(draw_sample(partial_dates(min_value=least, max_value=most), 3000)) == expected


@pytest.mark.parametrize("precision", Precision)
def test_partial_dates_reach_each_precision(precision: Precision) -> None:
    """Each precision occurs, and so does each alone."""
    assert is_reached(partial_dates(), lambda drawn: drawn.precision is precision)
    assert {drawn.precision for drawn in draw_sample(partial_dates(precisions=(precision,)), 20)} == {precision}


def test_leap_days_are_drawn_often() -> None:
    """Among a hundred dates there are leap days of several leap years, also within close bounds."""
    leap = [
        drawn for drawn in draw_sample(partial_dates(precisions=(Precision.DAY,)), 100) if str(drawn)[5:] == "02-29"
    ]
    assert len({drawn.year for drawn in leap}) >= 5
    assert all(isleap(drawn.year) for drawn in leap)
    close_bounds = partial_dates(min_value=date(2000, 2, 28), max_value=date(2000, 3, 1), precisions=(Precision.DAY,))
    assert PartialDate(2000, 2, 29) in draw_sample(close_bounds, 20)


@given(st.data(), DAYS, DAYS, st.booleans(), st.booleans())
def test_periods_keep_to_their_options(
    data: st.DataObject,
    first: date,
    second: date,
    allow_unknown: bool,  # noqa: FBT001
    allow_open: bool,  # noqa: FBT001
) -> None:
    """Known ends have a day within the bounds; unknown and open ends occur only if allowed."""
    least, most = sorted([first, second])
    drawn = data.draw(periods(min_value=least, max_value=most, allow_unknown=allow_unknown, allow_open=allow_open))
    for end in (drawn.start, drawn.end):
        if isinstance(end, PartialDate):
            assert end.earliest <= most
            assert end.latest >= least
    assert allow_unknown or UNKNOWN not in {drawn.start, drawn.end}
    assert allow_open or drawn.end is not OPEN


def test_periods_reach_all_within_bounds() -> None:
    """Within three days every period with its ends on them is drawn, and every one with an unknown or open end."""
    days = [date(2023, 12, 31), date(2024, 1, 1), date(2024, 1, 2)]
    texts = [[str(day)[:length] for length in (4, 7, 10)] for day in days]
    ends = [*chain.from_iterable(texts)]
    expected = {"/..", *(f"{end}/" for end in ends), *(f"{end}/.." for end in ends), *(f"/{end}" for end in ends)}
    for index, starts in enumerate(texts):
        expected |= {f"{start}/{end}" for later in texts[index:] for start, end in product(starts, later)}
    drawn = draw_sample(periods(min_value=days[0], max_value=days[-1]), 3000)
    assert {str(period) for period in drawn} == expected


@given(st.data(), st.lists(st.sampled_from(list(Level)[1:]), min_size=1, unique=True))
def test_area_codes_are_of_their_levels(data: st.DataObject, levels: list[Level]) -> None:
    """A code has the number of blocks of one of the given levels."""
    blocks = {Level.PROVINCE: 1, Level.REGENCY_CITY: 2, Level.DISTRICT: 3, Level.VILLAGE: 4}
    drawn = data.draw(area_codes(levels=tuple(levels)))
    assert len(drawn.code.split(".")) in {blocks[level] for level in levels}


@given(st.data(), st.lists(st.sampled_from(AreaKind), min_size=1, unique=True))
def test_area_codes_are_of_their_kinds(data: st.DataObject, kinds: list[AreaKind]) -> None:
    """A code is of one of the given kinds."""
    assert data.draw(area_codes(kinds=tuple(kinds))).kind in kinds


@pytest.mark.parametrize(("kind", "dated"), list(product([None, *AreaKind], [True, False])))
def test_area_codes_reach(*, kind: AreaKind | None, dated: bool) -> None:
    """Codes of each kind and of none occur, with a vintage and without."""
    assert is_reached(area_codes(), lambda code: code.kind is kind and (code.vintage is not None) == dated)


def test_names_and_identifiers_reach() -> None:
    """Names of one word and of several, with titles before and after, occur, and identifiers of other schemes."""
    drawn = draw_sample(person_names(), 100)
    for condition in (
        lambda name: len(name.text.split()) == 1,
        lambda name: len(name.name.split()) > 1,
        lambda name: name.honorifics and name.degrees,
    ):
        assert any(map(condition, drawn))
    assert {"nik", "kta"} < {identifier.scheme for identifier in draw_sample(identifiers(), 60)}


@pytest.mark.parametrize("verdict", Verdict)
def test_verdicts_reach(verdict: Verdict) -> None:
    """Each verdict occurs."""
    assert verdict in draw_sample(verdicts(), 100)
