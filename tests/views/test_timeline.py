"""A timeline has a row for each organisation, a bar for each term with days, and a mark for each finding on days."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking import Config
from psm_model.checking.spans import compare_spans
from psm_model.checks import check
from psm_model.entities import (
    BoardTerm,
    Inauguration,
    InaugurationStatus,
    Organisation,
    Register,
    TermStatus,
)
from psm_model.entities.organisation import AreaName
from psm_model.errors import NotFoundError
from psm_model.strategies import registers
from psm_model.values import AreaCode, Level, PartialDate, Period
from psm_model.values.bounds import UNBOUNDED
from psm_model.values.verdict import Verdict
from psm_model.views.axis import Axis, Edges, make_axis
from psm_model.views.timeline import MARKED, Bar, MarkKind, Timeline, make_timeline
from tests.drawing import boards, skeletons

if TYPE_CHECKING:
    from random import Random

    from hypothesis.strategies import SearchStrategy

IPSM = Organisation(id="o", name="IPSM Contoh", level=Level.PROVINCE, area=AreaCode("33"), terms_complete=True)


def crowded() -> SearchStrategy[Register]:
    """A register in which one organisation has many boards, most of them within a few years."""
    terms = st.lists(boards(date(2019, 1, 1), date(2031, 1, 1)), max_size=6)
    return st.builds(lambda drawn: Register.of(IPSM, *drawn), terms)


def any_register() -> SearchStrategy[Register]:
    """Any register: of anything, with ids that stand twice, with boards side by side."""
    return registers() | skeletons() | crowded()


# Any: the fields of a term, and what `make_timeline` is asked, by name.
def term(span: str | None, name: str = "t", **fields: Any) -> BoardTerm:
    """A term of the organisation with a period."""
    plain = BoardTerm(id=name, organisation_id="o", period=None if span is None else Period.parse(span))
    return attrs.evolve(plain, **fields)


def rows_of(*terms: BoardTerm, **options: Any) -> Timeline:
    """The timeline of the organisation with these terms."""
    return make_timeline(Register.of(IPSM, *terms), **options)


def assert_every_organisation_has_one_row(register: Register) -> None:
    """Each organisation has one row, and each that only terms name has one without a name."""
    rows = make_timeline(register).rows
    named = {organisation.id for organisation in register.organisations}
    strays = {one.organisation_id for one in register.board_terms} - named
    assert Counter((row.organisation_id, row.name) for row in rows) == Counter(
        [(organisation.id, organisation.name) for organisation in register.organisations]
        + [(name, None) for name in strays]
    )


def assert_every_term_is_there_once(register: Register) -> None:
    """Each term with days is a bar with the bounds of its span, each other is told as undated; none stands twice."""
    rows = make_timeline(register).rows
    spans = [(one, one.span) for one in register.board_terms]
    assert Counter((row.organisation_id, bar.term_id, bar.bounds, bar.status) for row in rows for bar in row.bars) == (
        Counter((one.organisation_id, one.id, span.bounds, one.status) for one, span in spans if span is not None)
    )
    assert Counter((row.organisation_id, one.term_id, one.label) for row in rows for one in row.undated) == Counter(
        (one.organisation_id, one.id, one.label) for one in register.board_terms if one.span is None
    )


def assert_marks_are_the_findings(register: Register, *, undetermined: bool) -> None:
    """The marks are what a check finds by the rules on days, and nothing else."""
    marks = [mark for row in make_timeline(register, undetermined=undetermined).rows for mark in row.marks]
    found = [one for one in check(register, undetermined=undetermined) if one.code in MARKED]
    assert Counter((mark.code, mark.verdict) for mark in marks) == Counter((one.code, one.verdict) for one in found)


def assert_lanes_hold_all_bars_side_by_side(register: Register) -> None:
    """The lanes of a row hold each bar once; no two bars in one share more than a handover day for certain."""
    for row in make_timeline(register).rows:
        assert Counter(bar for lane in row.lanes for bar in lane) == Counter(row.bars)
        for lane in row.lanes:
            for place, bar in enumerate(lane):
                for later in lane[place + 1 :]:
                    assert compare_spans(bar.bounds, later.bounds).overlap is not Verdict.YES


def assert_marks_are_within_the_days_of_their_terms(register: Register, *, undetermined: bool) -> None:
    """Shared days lie within each of the terms that share them, and days without a board in none for certain."""
    for row in make_timeline(register, undetermined=undetermined).rows:
        bounds = {bar.term_id: bar.bounds for bar in row.bars}
        if len(bounds) < len(row.bars):
            continue
        for mark in row.marks:
            if mark.days is None or mark.kind not in {MarkKind.OVERLAP, MarkKind.HANDOVER}:
                continue
            first, last = mark.days
            assert first <= last
            if len(mark.term_ids) == 2:
                assert all(bounds[one].start_min <= first for one in mark.term_ids)
                assert all(last <= min(bounds[one].end_max, UNBOUNDED) for one in mark.term_ids)


def assert_axis_shows_every_day(register: Register) -> None:
    """Each known day of a bar is drawn, whole, and is on the axis; there is none where no day is known."""
    shown = make_timeline(register)
    axis = make_axis(shown)
    assert (axis is None) == (shown.extent is None)
    if axis is not None and shown.extent is not None:
        assert axis.first <= shown.extent[0]
        assert shown.extent[1] < axis.end
        for row in shown.rows:
            for bar in row.bars:
                edges = axis.edges(bar)
                assert axis.first <= edges.faint <= edges.gone <= axis.end
                known = [day for day in bar.bounds if axis.first <= day < axis.end]
                assert all(edges.faint <= day < edges.gone for day in known)
                assert all(edges.strength(day) == 1 for day in range(edges.whole, min(edges.fading, edges.whole + 2)))


@given(any_register(), st.booleans())
def test_timeline_of_any_register(register: Register, undetermined: bool) -> None:  # noqa: FBT001  # as Hypothesis calls it
    """What holds of the timeline of any register, all of it of the same draws, since these take longest."""
    assert_every_organisation_has_one_row(register)
    assert_every_term_is_there_once(register)
    assert_marks_are_the_findings(register, undetermined=undetermined)
    assert_lanes_hold_all_bars_side_by_side(register)
    assert_marks_are_within_the_days_of_their_terms(register, undetermined=undetermined)
    assert_axis_shows_every_day(register)


@given(any_register(), st.randoms())
def test_order_is_no_matter(register: Register, chance: Random) -> None:
    """The order of the lists changes nothing but that of the marks, where no id stands twice."""
    terms = {one.id: one for one in register.board_terms}
    organisations = {one.id: one for one in register.organisations}
    shown = []
    for _ in range(2):
        lists: tuple[list[Any], list[Any]] = [*organisations.values()], [*terms.values()]
        for one in lists:
            chance.shuffle(one)
        shown.append(make_timeline(Register(organisations=tuple(lists[0]), board_terms=tuple(lists[1]))))
    first, second = ([attrs.evolve(row, marks=()) for row in one.rows] for one in shown)
    assert first == second


@pytest.mark.parametrize(
    ("spans", "lanes"),
    [
        (["2017/2022", "2022/2027"], 1),
        (["2017/2021-12-31", "2022-01-01/2027"], 1),
        (["2017/2022-01-01", "2022-01-01/2027"], 1),
        (["2017/2022-01-02", "2022-01-01/2027"], 2),
        (["2022-01-01/2022-01-01", "2022-01-01/2027"], 2),
        (["2022-01-01/2022-01-01", "2022-01-01/2022-01-01"], 2),
        (["2022/2022", "2022/2027"], 2),
        (["2017/2022-03-01", "2022/2027"], 2),
        (["2017/", "2022/2027"], 2),
        (["2017/..", "2022/2027"], 2),
        (["2010/2012", "2011/2020", "2015/2020"], 2),
    ],
)
def test_a_lane_goes_on_where_edges_meet(spans: list[str], lanes: int) -> None:
    """A bar follows another in its lane where at most their soft edges meet."""
    (row,) = rows_of(*(term(span, f"t-{place}") for place, span in enumerate(spans))).rows
    assert len(row.lanes) == lanes


def organisation(name: str, level: Level, code: str | None = None, **names: str) -> Organisation:
    """An organisation of an area by its code or its names."""
    written = tuple(AreaName(level=Level(of), name=area) for of, area in names.items())
    area = None if code is None else AreaCode(code)
    return Organisation(id=name, name=name, level=level, area=area, area_names=written)


def test_groups_are_areas() -> None:
    """Groups are the nation, provinces, and regencies with levels below: by code, then by name, then without."""
    register = Register.of(
        organisation("no area", Level.DISTRICT),
        organisation("village", Level.VILLAGE, "33.25.11.1013"),
        organisation("other regency", Level.REGENCY_CITY, "33.01"),
        organisation("regency", Level.REGENCY_CITY, "33.25"),
        organisation("garut", Level.DISTRICT, province="Jawa Barat", regency_city="Garut", district="Sukawening"),
        organisation("west", Level.PROVINCE, province="jawa barat"),
        organisation("province", Level.PROVINCE, "33"),
        organisation("aceh", Level.PROVINCE, "11"),
        organisation("nation", Level.NATIONAL),
        BoardTerm(id="t", organisation_id="stray"),
    )
    shown = [
        ([area.code or area.name for area in group.areas], [row.organisation_id for row in group.rows])
        for group in make_timeline(register).groups
    ]
    assert shown == [
        ([], ["nation"]),
        (["11"], ["aceh"]),
        (["33"], ["province", "other regency"]),
        (["33", "33.25"], ["regency", "village"]),
        (["jawa barat"], ["west"]),
        (["Jawa Barat", "Garut"], ["garut"]),
        ([None], ["stray", "no area"]),
    ]


def test_areas_have_names() -> None:
    """A province and a regency are told by the table's name, else as written; who names it joins its group."""
    register = Register.of(
        organisation("regency", Level.REGENCY_CITY, "12.02"),
        organisation("village", Level.VILLAGE, "12.02.01.2001"),
        organisation("province", Level.PROVINCE, province="SUMATERA UTARA"),
        organisation("nowhere", Level.PROVINCE, "99", province="Contoh"),
        organisation("same", Level.PROVINCE, province="contoh"),
        organisation("other", Level.PROVINCE, province="Misal"),
    )
    shown = [
        ([(area.code, area.name) for area in group.areas], [row.organisation_id for row in group.rows])
        for group in make_timeline(register).groups
    ]
    sumatra = ("12", "Sumatera Utara")
    assert shown == [
        ([sumatra], ["province"]),
        ([sumatra, ("12.02", "Kabupaten Tapanuli Utara")], ["regency", "village"]),
        ([("99", "Contoh")], ["nowhere", "same"]),
        ([(None, "Misal")], ["other"]),
    ]


def test_level_is_that_of_the_code() -> None:
    """Where an organisation's level is not that of its code, the code tells where its row stands and how deep."""
    register = Register.of(
        organisation("odd", Level.PROVINCE, "33.25.11"),
        organisation("plain", Level.PROVINCE),
        BoardTerm(id="t", organisation_id="stray"),
    )
    assert {row.organisation_id: row.level for row in make_timeline(register).rows} == {
        "odd": Level.DISTRICT,
        "plain": Level.PROVINCE,
        "stray": None,
    }


def test_marks_tell_days_and_terms() -> None:
    """A mark of an overlap has the days that may be shared, one of a gap those between, one of a tick its day."""
    early = Inauguration(date=PartialDate(2019, 12, 15))
    (row,) = rows_of(
        term("2010-01-01/2014-12-31", "a"),
        term("2014-06-01/2019-05-31", "b"),
        term("2020-01-01/2025-01-01", "c", inauguration=early),
        term("2025-01-01/2029-12-31", "d"),
        term("2029-12-31/2034-06", "e"),
    ).rows
    assert {(mark.code, mark.kind, mark.days, frozenset(mark.term_ids)) for mark in row.marks} == {
        ("PSM101", MarkKind.OVERLAP, days("2014-06-01", "2014-12-31"), frozenset("ab")),
        ("PSM106", MarkKind.GAP, days("2019-06-01", "2019-12-31"), frozenset("b")),
        ("PSM104", MarkKind.OTHER, days("2019-12-15", "2019-12-15"), frozenset("c")),
        ("PSM112", MarkKind.HANDOVER, days("2025-01-01", "2025-01-01"), frozenset("cd")),
        ("PSM112", MarkKind.HANDOVER, days("2029-12-31", "2029-12-31"), frozenset("de")),
        ("PSM102", MarkKind.OTHER, days("2029-12-31", "2034-06-30"), frozenset("e")),
    }


def test_marks_of_unknown_ends_have_no_last_day() -> None:
    """The days of a mark reach as far as an unknown end may be, and may be without a first or a last day."""
    (row,) = rows_of(term("2010-01-01/", "a"), term("2012/", "b"), term("/2019", "c"), undetermined=True).rows
    days_of = {frozenset(mark.term_ids): mark.days for mark in row.marks if mark.code == "PSM101"}
    assert days_of[frozenset("ab")] == (date(2012, 1, 1).toordinal(), UNBOUNDED)
    assert days_of[frozenset("ac")] == days("2010-01-01", "2019-12-31")


def days(first: str, last: str) -> tuple[int, int]:
    """The ordinals of two days."""
    return date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()


def test_what_the_configuration_leaves_out_is_not_marked() -> None:
    """A rule that is ignored marks nothing, and one that is not on days never does."""
    pair = term("2010-01-01/2014-12-31", "a"), term("2014-01-01/2018-12-31", "b")
    assert [mark.code for row in rows_of(*pair).rows for mark in row.marks] == ["PSM101"]
    assert [mark.code for row in rows_of(*pair, config=Config(ignore=("PSM101",))).rows for mark in row.marks] == []


def test_ticks_are_inaugurations() -> None:
    """A tick has the days of an inauguration and whether it was planned; one without a date is none."""
    planned = Inauguration(date=PartialDate(2021, 5), status=InaugurationStatus.PLANNED)
    (row,) = rows_of(
        term("2020/2025", "a", inauguration=planned),
        term("2030/2035", "b", inauguration=Inauguration()),
        term(None, "c", inauguration=Inauguration(date=PartialDate(2021, 5, 1))),
    ).rows
    first, second = row.bars
    assert first.tick is not None
    assert (first.tick.first, first.tick.last) == days("2021-05-01", "2021-05-31")
    assert first.tick.planned
    assert second.tick is None
    assert [one.tick is not None and one.tick.planned for one in row.undated] == [False]


def test_organisations_can_be_chosen() -> None:
    """Only the organisations asked for are shown, and an id that is nowhere is refused."""
    register = Register.of(IPSM, attrs.evolve(IPSM, id="other"), BoardTerm(id="t", organisation_id="stray"))
    shown = make_timeline(register, organisations=["o", "stray"])
    assert [row.organisation_id for row in shown.rows] == ["o", "stray"]
    with pytest.raises(NotFoundError):
        make_timeline(register, organisations=["nowhere"])


@pytest.mark.parametrize(
    ("span", "axis"),
    [
        ("2020-01-01/2024-12-31", Axis(2020, 2025)),
        ("2020-01-01/2025-01-01", Axis(2020, 2026)),
        ("2020/2025", Axis(2020, 2026)),
        ("2020-06-01/", Axis(2020, 2026)),
        ("/2025-06-01", Axis(2020, 2026)),
        ("2020-06-01/..", Axis(2020, 2022)),
        ("/..", None),
        ("2200/2200", Axis(2200, 2201)),
        ("2199/", Axis(2199, 2201)),
    ],
)
def test_axis_has_room_for_unknown_ends(span: str, axis: Axis | None) -> None:
    """The axis shows five years of an unknown end, a year of an open one, and else ends with the last year."""
    assert make_axis(rows_of(term(span))) == axis


@pytest.mark.parametrize(("written", "end_year"), [("2024-12-31", 2025), ("2025-01-01", 2026), ("2025-12", 2026)])
def test_axis_has_the_last_inauguration_on_it(written: str, end_year: int) -> None:
    """The axis has the year of the last day on which an inauguration may have been, also where no term reaches it."""
    inauguration = Inauguration(date=PartialDate.parse(written))
    assert make_axis(rows_of(term("2020-01-01/2024-12-31", inauguration=inauguration))) == Axis(2020, end_year)


@given(st.integers(1800, 2200), st.integers(1, 400), st.integers(1, 60))
def test_years_are_few_enough(first: int, many: int, most: int) -> None:
    """No more years are written than asked, in even steps, and all of them where there is room."""
    axis = Axis(first, first + many)
    years = axis.years(most)
    assert len(years) <= max(most, 3)
    assert len({later - year for year, later in pairwise(years)}) <= 1
    if most > many:
        assert years == list(range(first, first + many + 1))


@pytest.mark.parametrize(
    ("span", "unknown_start", "unknown_end", "is_open"),
    [
        ("2020/2025", False, False, False),
        ("2020/", False, True, False),
        ("2020/..", False, False, True),
        ("/2025", True, False, False),
        ("/..", True, False, True),
    ],
)
def test_ends_are_told_apart(span: str, *, unknown_start: bool, unknown_end: bool, is_open: bool) -> None:
    """A bar tells whether its start or end is unknown, and whether it runs on."""
    bar = Bar(term_id="t", label=None, span=Period.parse(span), status=TermStatus.IN_OFFICE)
    assert (bar.start_unknown, bar.end_unknown, bar.end_open) == (unknown_start, unknown_end, is_open)


@given(st.lists(st.integers(0, 1000), min_size=4, max_size=4, unique=True).map(sorted), st.floats(0.01, 0.99))
def test_levels_are_where_a_bar_is_as_strong(days_of_edges: list[int], strength: float) -> None:
    """What `level` gives starts and ends where a bar is drawn by so much, wherever its edges are."""
    edges = Edges(*days_of_edges)
    start, end = edges.level(strength)
    assert edges.strength(start) == pytest.approx(strength)
    assert edges.strength(end) == pytest.approx(strength)


@pytest.mark.parametrize(
    ("span", "first_whole", "last_whole", "gone"),
    [
        ("2025-10-15/2030-10-14", "2025-10-15", "2030-10-14", "2030-10-15"),
        ("2025-10-15/2025-10-15", "2025-10-15", "2025-10-15", "2025-10-16"),
        ("2025/2030", "2025-12-31", "2030-01-01", "2031-01-01"),
        ("2025-10/2030-10", "2025-10-31", "2030-10-01", "2030-11-01"),
    ],
)
def test_bars_are_drawn_to_the_end_of_their_last_day(span: str, first_whole: str, last_whole: str, gone: str) -> None:
    """A bar is whole from the latest first to the earliest last day, both drawn, and gone after the latest last."""
    edges = Axis(2000, 2050).edges(Bar(term_id="t", label=None, span=Period.parse(span)))
    whole, last, after = (date.fromisoformat(text).toordinal() for text in (first_whole, last_whole, gone))
    assert edges.strength(whole) == edges.strength(last) == edges.strength(last + 0.999) == 1
    assert edges.strength(whole - 1) < 1
    assert edges.strength(after - 1) > 0 == edges.strength(after)
