"""Counts by level and area: exact where all is known, else a range."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import BoardTerm, Member, Organisation, Register
from psm_model.entities.area_name import AreaName
from psm_model.queries import AreaCount, Doubt, count_boards, count_members, count_organisations
from psm_model.values import AreaCode, Level, PartialDate, Period, PersonName, Verdict

DAY = date(2025, 6, 15)
SITI = Member(id="m", name=PersonName("Siti"))
IPSM = Organisation(id="o", name="IPSM", level=Level.DISTRICT, area=AreaCode("33.25.11"), founded=PartialDate(2020))
BOARD = BoardTerm(id="t", organisation_id="o", period=Period.parse("2020/2027"))
CODES = st.sampled_from(["33.25.11.1013", "33.25.11.1014", "33.25.12", "34.01.01.2001", "34.01.02"])


def make_member(number: int, code: str | None) -> Member:
    """Return a member with an area of service."""
    return attrs.evolve(SITI, id=f"m-{number}", area=None if code is None else AreaCode(code))


def list_ranges(counts: tuple[AreaCount, ...]) -> dict[str | None, tuple[int, int]]:
    """Return the range of each area."""
    codes = [None if count.area is None else count.area.code for count in counts]
    return {code: (count.at_least, count.at_most) for code, count in zip(codes, counts, strict=True)}


@given(st.lists(CODES, max_size=8), st.sampled_from([Level.PROVINCE, Level.REGENCY_CITY, Level.DISTRICT]))
def test_members_of_known_areas_are_counted_exactly(codes: list[str], by: Level) -> None:
    """The count of an area is the number of members whose code begins with its code."""
    register = Register.of(*(make_member(number, code) for number, code in enumerate(codes)))
    length = {Level.PROVINCE: 2, Level.REGENCY_CITY: 5, Level.DISTRICT: 8}[by]
    heads = [code[:length] for code in codes]
    assert list_ranges(count_members(register, by=by)) == {
        head: (heads.count(head), heads.count(head)) for head in sorted(set(heads))
    }
    (whole,) = count_members(register) if codes else (None,)
    assert whole is None or (whole.at_least, whole.at_most) == (len(codes), len(codes))


def test_a_member_without_a_code_may_be_in_any_area() -> None:
    """Such a member raises the upper bound of each area that may contain theirs, and is counted at the end."""
    within = AreaName(level=Level.VILLAGE, name="Desa Contoh", within=AreaCode("33.25"))
    members = [
        make_member(0, "33.25.11.1013"),
        make_member(1, "34.01.01.2001"),
        make_member(2, None),
        attrs.evolve(make_member(3, None), area_names=[within]),
        make_member(4, "33"),
    ]
    counts = count_members(Register.of(*members), by=Level.DISTRICT)
    assert list_ranges(counts) == {"33.25.11": (1, 4), "34.01.01": (1, 2), None: (3, 3)}
    assert [reason.doubt for reason in counts[0].reasons] == [Doubt.AREA_UNKNOWN]
    assert (counts[0].verdict, counts[0].name) == (Verdict.UNDETERMINED, "Batang")
    assert [count.is_area_unknown for count in counts] == [False, False, True]
    under = count_members(Register.of(*members), by=Level.DISTRICT, area=AreaCode("33.25"))
    assert list_ranges(under) == {"33.25.11": (1, 4), None: (1, 3)}


def test_areas_without_a_code_are_counted_under_their_name() -> None:
    """An area of the level whose name alone is known has a count of its own; spaces and capitals do not matter."""

    def name_area(name: str, within: str | None, level: Level = Level.VILLAGE) -> AreaName:
        return AreaName(level=level, name=name, within=None if within is None else AreaCode(within))

    areas = [
        [name_area("Desa Contoh", "33.25")],
        [name_area("DESA  contoh", "33.25"), name_area("Desa Misal", None)],
        [name_area("Desa Contoh", "33.26")],
        [name_area("Kecamatan Umpama", "33.25", Level.DISTRICT)],
        [],
    ]
    members = [attrs.evolve(make_member(number, None), area_names=names) for number, names in enumerate(areas)]
    members.append(attrs.evolve(make_member(9, None), area_names=areas[0], withheld=["area"]))
    register = Register.of(*members, make_member(8, "33.25.11.1013"))
    counts = count_members(register, by=Level.VILLAGE)
    assert [
        (count.name, count.area_name and count.area_name.within, count.at_least, count.at_most)
        for count in counts
        if count.area is None
    ] == [
        ("Desa Misal", None, 1, 1),
        ("Desa Contoh", AreaCode("33.25"), 2, 2),
        ("Desa Contoh", AreaCode("33.26"), 1, 1),
        (None, None, 3, 3),
    ]
    # Any of them but that in 33.26 may be the village whose code is known.
    assert (counts[0].at_least, counts[0].at_most) == (1, 6)
    assert counts[2].to_dict()["within"] == "33.25"
    under = count_members(register, by=Level.VILLAGE, area=AreaCode("33.26"))
    assert [(count.area_name, count.at_least, count.at_most) for count in under] == [
        (areas[2][0], 1, 1),
        (None, 0, 2),
    ]
    both = Register.of(attrs.evolve(make_member(0, None), area_names=[areas[0][0], areas[2][0]]))
    (count,) = count_members(both, by=Level.VILLAGE, area=AreaCode("33.26"))
    assert count.area_name == areas[2][0]


def test_the_area_around_one_without_a_code_is_known() -> None:
    """A village in a regency is counted in that regency, though its own code is not known."""
    named = AreaName(level=Level.VILLAGE, name="Desa Contoh", within=AreaCode("33.25"))
    register = Register.of(attrs.evolve(make_member(0, None), area_names=[named]), make_member(1, "33.26"))
    assert list_ranges(count_members(register, by=Level.REGENCY_CITY)) == {"33.25": (1, 1), "33.26": (1, 1)}
    assert list_ranges(count_members(register, by=Level.PROVINCE)) == {"33": (2, 2)}


@pytest.mark.parametrize(
    ("service", "expected"),
    [
        ("2020-01-01/..", [(1, 1)]),
        ("2020-01-01/", [(0, 1)]),
        ("2025/..", [(0, 1)]),
        ("2026-01-01/..", []),
        (None, [(0, 1)]),
    ],
)
def test_members_who_serve_on_a_day(service: str | None, expected: list[tuple[int, int]]) -> None:
    """On a day, only those count who serve on it; without recorded service, they may."""
    member = attrs.evolve(SITI, service=None if service is None else Period.parse(service))
    counts = count_members(Register.of(member), DAY)
    assert [(count.at_least, count.at_most) for count in counts] == expected
    assert count_members(Register.of(member))[0].at_least == 1


def test_boards_and_organisations_are_counted_by_level() -> None:
    """Each level has a count, the highest first; boards and organisations that certainly are not do not count."""
    province = attrs.evolve(IPSM, id="p", level=Level.PROVINCE, area=AreaCode("33"), founded=PartialDate(2025))
    village = attrs.evolve(IPSM, id="v", level=Level.VILLAGE, founded=PartialDate(2026))
    old = BoardTerm(id="u", organisation_id="p", period=Period.parse("2015/2025"))
    elsewhere = BoardTerm(id="x", organisation_id="x", period=Period.parse("2020/2027"))
    register = Register.of(IPSM, village, province, BOARD, old, elsewhere)
    organisations = count_organisations(register, DAY)
    assert [(count.level, count.at_least, count.at_most) for count in organisations] == [
        (Level.PROVINCE, 0, 1),
        (Level.DISTRICT, 1, 1),
    ]
    boards = count_boards(register, DAY)
    assert [(count.level, count.at_least, count.at_most) for count in boards] == [
        (Level.PROVINCE, 0, 1),
        (Level.DISTRICT, 1, 1),
        (None, 1, 1),
    ]
    assert boards[0].reasons == ((Doubt.TERM_END, "/board_terms/1/period/end"),)
    assert list_ranges(count_boards(register, DAY, by=Level.REGENCY_CITY)) == {"33.25": (1, 3), None: (1, 2)}
    (unknown,) = count_boards(register, DAY, level=Level.DISTRICT, area=AreaCode("34"))
    assert (unknown.at_least, unknown.at_most, unknown.level) == (0, 1, None)
    assert boards[1].to_dict()["level"] == "district"


def test_the_national_level_has_no_areas() -> None:
    """Areas to count in begin with provinces."""
    for counts in (count_organisations, count_boards, count_members):
        with pytest.raises(ValueError, match="below the national one"):
            counts(Register(), DAY, by=Level.NATIONAL)
