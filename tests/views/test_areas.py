"""Groups of a timeline: by area, with the names of areas."""

from __future__ import annotations

from psm_model.entities import (
    BoardTerm,
    Register,
)
from psm_model.values import Level
from psm_model.views.timeline import make_timeline
from tests.views.drawn_registers import make_organisation


def test_groups_are_areas() -> None:
    """Groups are the nation and the provinces; a regency stays among its neighbours, with its districts below it."""
    register = Register.of(
        make_organisation("no area", Level.DISTRICT),
        make_organisation("village", Level.VILLAGE, "33.25.11.1013"),
        make_organisation("other regency", Level.REGENCY_CITY, "33.01"),
        make_organisation("regency", Level.REGENCY_CITY, "33.25"),
        make_organisation("last regency", Level.REGENCY_CITY, "33.71"),
        make_organisation("garut", Level.DISTRICT, province="Jawa Barat", regency_city="Garut", district="Sukawening"),
        make_organisation("west", Level.PROVINCE, province="jawa barat"),
        make_organisation("province", Level.PROVINCE, "33"),
        make_organisation("aceh", Level.PROVINCE, "11"),
        make_organisation("nation", Level.NATIONAL),
        BoardTerm(id="t", organisation_id="stray"),
    )
    groups = [
        ([area.code or area.name for area in group.areas], [row.organisation_id for row in group.rows])
        for group in make_timeline(register).groups
    ]
    assert groups == [
        ([], ["nation"]),
        (["11"], ["aceh"]),
        (["33"], ["province", "other regency", "regency", "village", "last regency"]),
        (["jawa barat"], ["west", "garut"]),
        ([None], ["stray", "no area"]),
    ]


def test_regency_is_named_above_its_districts() -> None:
    """A regency or city is named above the first row below it, unless its own row is there."""
    register = Register.of(
        make_organisation("province", Level.PROVINCE, "33"),
        make_organisation("district", Level.DISTRICT, "33.01.01"),
        make_organisation("village", Level.VILLAGE, "33.01.02.2001"),
        make_organisation("regency", Level.REGENCY_CITY, "33.25"),
        make_organisation("below", Level.DISTRICT, "33.25.01"),
        make_organisation("unnamed", Level.DISTRICT, district="Misal"),
    )
    rows = make_timeline(register).rows
    named = {row.organisation_id: row.within.code for row in rows if row.within is not None}
    assert named == {"district": "33.01"}


def test_areas_have_names() -> None:
    """Areas have the table's name, or the written one; an organisation that names an area joins its group."""
    register = Register.of(
        make_organisation("regency", Level.REGENCY_CITY, "12.02"),
        make_organisation("village", Level.VILLAGE, "12.02.01.2001"),
        make_organisation("province", Level.PROVINCE, province="SUMATERA UTARA"),
        make_organisation("nowhere", Level.PROVINCE, "99", province="Contoh"),
        make_organisation("same", Level.PROVINCE, province="contoh"),
        make_organisation("other", Level.PROVINCE, province="Misal"),
    )
    groups = [
        ([(area.code, area.name) for area in group.areas], [row.organisation_id for row in group.rows])
        for group in make_timeline(register).groups
    ]
    sumatra = ("12", "Sumatera Utara")
    assert groups == [
        ([sumatra], ["province", "regency", "village"]),
        ([("99", "Contoh")], ["nowhere", "same"]),
        ([(None, "Misal")], ["other"]),
    ]


def test_code_decides_the_level() -> None:
    """If the level of an organisation contradicts its code, the code decides its place and depth."""
    register = Register.of(
        make_organisation("odd", Level.PROVINCE, "33.25.11"),
        make_organisation("plain", Level.PROVINCE),
        BoardTerm(id="t", organisation_id="stray"),
    )
    assert {row.organisation_id: row.level for row in make_timeline(register).rows} == {
        "odd": Level.DISTRICT,
        "plain": Level.PROVINCE,
        "stray": None,
    }
