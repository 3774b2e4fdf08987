"""PSM401, PSM405 and PSM406: codes of areas against levels and the decree's table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Organisation, Register
from psm_model.formats.text import render_statistics, render_text
from psm_model.rules import RULES, Config, Context, Finding, OrganisationSubject, Waiver, check
from psm_model.rules.areas import VINTAGE, name_of_area
from psm_model.rules.stream import check_stream
from psm_model.strategies import area_codes
from psm_model.values import AreaCode, Level
from tests.rules.oracles import LEVELS
from tests.rules.records import IPSM, YES, found, term

Table: TypeAlias = Callable[[dict[str, str] | None], None]


def of(
    code: str | None, level: Level = Level.REGENCY_CITY, name: str = "IPSM", vintage: str | None = None
) -> Organisation:
    """The organisation "o" with a level and an area."""
    return Organisation(id="o", name=name, level=level, area=None if code is None else AreaCode(code, vintage))


def only(findings: list[Finding]) -> Finding:
    """The one finding that there is."""
    (one,) = findings
    assert (one.verdict, one.settled_by) == (YES, ())
    return one


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> Table:
    """Put a table of codes and names in the place of the package that has it, or take the package away."""

    def put(names: dict[str, str] | None) -> None:
        monkeypatch.setattr("psm_model.rules.areas.area_table", lambda: None if names is None else names.get)
        monkeypatch.setattr("psm_model.rules.area_names.area_names", lambda _depth: names)

    return put


@given(st.sampled_from(Level), st.none() | area_codes())
def test_level_is_the_number_of_blocks(level: Level, area: AreaCode | None) -> None:
    """PSM401 tells of the codes that have not as many blocks as the level is below the nation, vintage or not."""
    organisation = attrs.evolve(IPSM, level=level, area=area)
    blocks = None if area is None else len(area.code.split("."))
    assert bool(found("PSM401", organisation)) is (blocks is not None and LEVELS[blocks] != level)


def test_what_is_told_of_a_level() -> None:
    """PSM401 points to the area and to the level beside it, and names both levels."""
    one = only(found("PSM401", of("33"), attrs.evolve(IPSM, id="p")))
    assert (one.path, one.related, one.ids) == ("/organisations/0/area", ("/organisations/0/level",), ("o",))
    assert one.params == {"organisation": "o", "level": "regency_city", "area": "33", "area_level": "province"}


@pytest.mark.parametrize(
    ("code", "level", "vintage", "unknown"),
    [
        ("33.25", Level.REGENCY_CITY, None, False),
        ("33.26", Level.REGENCY_CITY, None, True),
        ("33.26", Level.REGENCY_CITY, VINTAGE, True),
        ("33.26", Level.REGENCY_CITY, "050-145 Tahun 2022", False),
        ("33.25.11.2001", Level.VILLAGE, None, True),
        ("33.25.11.4001", Level.VILLAGE, None, False),  # left to PSM406
        ("33.70", Level.REGENCY_CITY, None, True),  # no kind either, and no village
        (None, Level.REGENCY_CITY, None, False),
    ],
)
def test_codes_against_the_table(table: Table, code: str, level: Level, vintage: str | None, unknown: bool) -> None:  # noqa: FBT001  # a column
    """PSM405 tells of the codes that the table does not have, but for those of another decree and of PSM406."""
    table({"33": "Contoh", "33.25": "Contoh"})
    assert bool(found("PSM405", of(code, level, vintage=vintage))) is unknown


def test_what_is_told_of_an_unknown_area(table: Table) -> None:
    """PSM405 points to the area and names the decree whose table it asked."""
    table({})
    one = only(found("PSM405", attrs.evolve(IPSM, id="p"), of("33.25", vintage=VINTAGE)))
    assert (one.path, one.related, one.ids) == ("/organisations/1/area", (), ("o",))
    decree = "Kepmendagri 300.2.2-2138 Tahun 2025"
    assert one.params == {"organisation": "o", "area": "33.25", "decree": decree}


def test_without_the_table_nothing_is_asked(table: Table) -> None:
    """Where the package that has the table is not there, each report says which rules were not asked, and why."""
    table(None)
    assert list(RULES["PSM405"].find(OrganisationSubject(organisation=of("33.26"), path="", terms=()), Context())) == []
    report = check(Register.of(of("33.69")))
    assert report.codes == ()
    assert [one.code for one in report.not_asked] == sorted(code for code, rule in RULES.items() if rule.extra)
    assert {one.reason.en for one in report.not_asked} == {"the extra areas is not installed: install psm-model[areas]"}
    assert check_stream([of("33.69")]) == report
    assert report.to_dict("id")["not_asked"][0]["reason"].startswith("paket tambahan areas tidak terpasang")
    assert "PSM405 was not asked" in report._repr_html_()  # as notebooks call it
    lines = render_text(report, name="a.json").splitlines()
    assert lines[0].startswith("not asked: PSM405")
    assert lines[-1] == "a.json: no findings"
    counted = render_statistics([report, report], "id").splitlines()
    assert [line.partition(":")[0] for line in counted] == ["tidak ada temuan", "tidak diperiksa"]


def test_only_what_was_selected_is_missing(table: Table) -> None:
    """A rule that nobody asked for, and one whose extra is there, is not said to be missing."""
    table(None)
    assert check(Register(), config=Config(ignore=("PSM4",))).not_asked == ()
    assert check(Register(), config=Config(select=("PSM1",))).not_asked == ()
    waiver = Waiver(code="PSM405", subject="o", reason="known")
    assert check(Register.of(of("33.69")), config=Config(waivers=(waiver,))).codes == ()
    table({})
    assert check(Register()).not_asked == ()


@given(st.none() | area_codes(), st.sampled_from(Level))
def test_villages_begin_with_one_two_or_three(area: AreaCode | None, level: Level) -> None:
    """PSM406 tells of the codes of four blocks whose last begins with another digit, whatever the level."""
    blocks = [] if area is None else area.code.split(".")
    wrong = len(blocks) == 4 and blocks[-1][0] not in "123"
    assert bool(found("PSM406", attrs.evolve(IPSM, level=level, area=area))) is wrong


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("33.25.11.0999", True),
        ("33.25.11.1000", False),
        ("33.25.11.1999", False),
        ("33.25.11.2000", False),
        ("33.25.11.3999", False),
        ("33.25.11.4000", True),
        ("33.25.11", False),
        ("33.70", False),  # of no kind either, and no village
        ("00", False),
    ],
)
def test_bounds_of_villages(code: str, *, wrong: bool) -> None:
    """PSM406 takes the digits from 1000 to 3999 and tells of those beyond; shorter codes are no villages'."""
    assert bool(found("PSM406", of(code, Level.VILLAGE))) is wrong


def test_what_is_told_of_a_village() -> None:
    """PSM406 points to the area."""
    one = only(found("PSM406", attrs.evolve(IPSM, id="p"), of("33.25.11.0001", Level.VILLAGE)))
    assert (one.path, one.related, one.ids) == ("/organisations/1/area", (), ("o",))
    assert one.params == {"organisation": "o", "area": "33.25.11.0001"}


@pytest.mark.parametrize("code", ["PSM401", "PSM404", "PSM405", "PSM406", "PSM408"])
def test_silent_where_no_organisation_is_known(table: Table, code: str) -> None:
    """Of an organisation that terms alone name there is no area to judge, nor of one without a code."""
    table({})
    assert found(code, term("2020/2025")) == []
    assert found(code, of(None)) == []


def test_areas_have_names_where_the_table_has_texts(table: Table) -> None:
    """A name is given where the table has one; without a table there is none."""
    table({"33": "Jawa Tengah"})
    assert name_of_area(AreaCode("33")) == name_of_area(AreaCode("33", VINTAGE)) == "Jawa Tengah"
    assert name_of_area(AreaCode("33", "137/2017")) is name_of_area(AreaCode("34")) is None
    table(None)
    assert name_of_area(AreaCode("33")) is None
