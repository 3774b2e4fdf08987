"""PSM404 and PSM408: names of organisations against the codes of their areas."""

from __future__ import annotations

from typing import Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.entities import Organisation, Register
from psm_model.rules import Config, Finding, check
from psm_model.rules._area_table import area_names
from psm_model.values import AreaCode, Level
from tests.rules.records import IPSM, YES, found, term

NAMES: Final = {level: area_names(level.depth) or {} for level in Level if level is not Level.NATIONAL}
LISTED: Final = pytest.mark.skipif(not NAMES[Level.PROVINCE], reason="the table is in the extra `areas`")


def of(code: str | None, name: str, level: Level | None = None, vintage: str | None = None) -> Organisation:
    """The organisation "o" with a name and an area, of the level of its code."""
    area = None if code is None else AreaCode(code, vintage)
    return Organisation(id="o", name=name, level=level or (area.level if area else Level.REGENCY_CITY), area=area)


def only(findings: list[Finding]) -> Finding:
    """The one finding that there is."""
    (one,) = findings
    assert (one.verdict, one.settled_by) == (YES, ())
    return one


# PSM404, Kota and Kabupaten


@pytest.mark.parametrize(
    ("code", "city"),
    [("33.00", None), ("33.01", False), ("33.69", False), ("33.70", None), ("33.71", True), ("33.99", True)],
)
@pytest.mark.parametrize(
    ("name", "named_city", "named_regency"),
    [
        ("IPSM Kota Contoh", True, False),
        ("IPSM KOTA CONTOH", True, False),
        ("IPSM (Kotamadya Contoh)", True, False),
        ("Ikatan Pekerja Sosial Masyarakat Kota Contoh", True, False),
        ("IPSM Kota Administrasi Contoh", True, False),
        ("IPSM Kabupaten Contoh", False, True),
        ("IPSM kab. Contoh", False, True),
        ("IPSM Kab Contoh", False, True),
        ("IPSM Kab.Contoh", False, True),
        ("IPSM Kabupaten Lima Puluh Kota", False, True),
        ("IPSM Kabupaten Kota Baru", True, True),
        ("IPSM Kabupaten/Kota Contoh", True, True),
        ("IPSM Kab./Kota Contoh", True, True),
        ("IPSM Kab-Kota Contoh", True, True),
        ("IPSM Kota / Kabupaten Contoh", True, True),
        ("IPSM Kabupaten dan Kota Contoh", True, True),
        ("IPSM Kabkota Contoh", True, True),
        ("IPSM Kota Contoh, Kabupaten Misal", True, False),
        ("IPSM Kotabaru", False, False),
        ("IPSM Kota Baru", False, False),
        ("IPSM Kota Waringin Barat", False, False),
        ("IPSM Lima Puluh Kota Sumatera Barat", False, False),
        ("IPSM Kecamatan Kota Contoh", False, False),
        ("IPSM Ibu Kota Contoh", False, False),
        ("IPSM Contoh Kota Santri", False, False),
        ("IPSM Kota", False, False),
        ("IPSM Kabupaten", False, False),
        ("IPSM Kabupaten/Kota", False, False),
        ("IPSM Kabupaten dan", False, True),
        ("IPSM Jakota Contoh", False, False),
        ("IPSM Contoh", False, False),
    ],
)
def test_name_is_of_the_kind_of_the_code(
    code: str,
    city: bool | None,  # noqa: FBT001  # columns of a table
    name: str,
    named_city: bool,  # noqa: FBT001
    named_regency: bool,  # noqa: FBT001
) -> None:
    """PSM404 tells where the name is of one kind alone and the code, 01 to 69 or 71 to 99, of the other."""
    wrong = named_city is not named_regency and city is not None and named_city is not city
    assert bool(found("PSM404", of(code, name))) is wrong


@pytest.mark.parametrize("level", [level for level in Level if level is not Level.REGENCY_CITY])
def test_names_of_other_levels_are_not_judged(level: Level) -> None:
    """PSM404 is silent about organisations of other levels, and of those without a code."""
    assert found("PSM404", of("33.25", "IPSM Kota Contoh", level)) == []
    assert found("PSM404", of(None, "IPSM Kota Contoh")) == []
    assert found("PSM404", of("33", "IPSM Kota Contoh", Level.REGENCY_CITY)) == []


def test_what_is_told_of_a_name() -> None:
    """PSM404 points to the name and to the area, and gives the name as written."""
    one = only(found("PSM404", attrs.evolve(IPSM, id="p"), of("33.71", "IPSM Kab. Contoh")))
    assert (one.path, one.related, one.ids) == ("/organisations/1/name", ("/organisations/1/area",), ("o",))
    assert one.params == {"organisation": "o", "name": "'IPSM Kab. Contoh'", "area": "33.71", "kind": "city"}


# PSM408, the name of another area


@LISTED
@pytest.mark.parametrize(
    ("name", "code", "other"),
    [
        ("IPSM Kabupaten Batang", "33.26", "33.25"),
        ("IPSM KAB. BATANG", "33.26", "33.25"),
        ("IPSM Kabupaten Batang Jawa Tengah", "33.26", "33.25"),
        ("IPSM Kabupaten Batang, Jateng", "33.26", "33.25"),
        ("IPSM Kabupaten Batang masa bakti 2025–2030", "33.26", "33.25"),
        ("IPSM Batang", "33.26", "33.25"),
        ("Ikatan Pekerja Sosial Masyarakat (IPSM) Kabupaten Batang", "33.26", "33.25"),
        ("IPSM Kabupaten/Kota Batang", "33.26", "33.25"),
        ("IPSM Kabupaten Pekalongan", "33.25", "33.26"),
        ("IPSM Kota Pekalongan", "33.25", "33.75"),
        ("IPSM Kabupaten Bandung", "32.17", "32.04"),
        ("IPSM Kabupaten Bandung Barat", "32.04", "32.17"),
        ("IPSM Kabupaten Batanghari", "33.25", "15.04"),
        ("IPSM Kabupaten Batang Hari", "33.25", "15.04"),
        ("IPSM Kota Jakarta Pusat", "31.72", "31.71"),
        ("IPSM Kabupaten Kotabaru", "62.01", "63.02"),
        ("IPSM Jawa Tengah", "32", "33"),
        ("IPSM Provinsi Jawa Barat", "33", "32"),
        ("IPSM Provinsi Riau", "21", "14"),
        ("IPSM Kecamatan Warungasem", "33.25.11", "33.25.12"),
    ],
)
def test_name_of_another_area(name: str, code: str, other: str) -> None:
    """PSM408 tells of the names of other areas, behind the word of their level or alone behind the organisation's."""
    assert only(found("PSM408", of(code, name))).params["other"] == other
    assert found("PSM408", of(code, name, vintage="050-145 Tahun 2022")) == []


@LISTED
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("IPSM Pekalongan", "33.25"),  # a regency and a city
        ("IPSM Kota Pekalongan", "33.26"),  # PSM404's
        ("IPSM Kabupaten Pekalongan", "33.75"),  # PSM404's
        ("IPSM Kabupaten Pekalongan (pecahan Kabupaten Batang)", "33.26"),
        ("IPSM Kab. Bandung Brt.", "32.17"),
        ("IPSM Riau", "21"),
        ("IPSM Papua", "92"),
        ("IPSM Gorontalo", "71.01"),
        ("IPSM Jambi", "33.25"),
        ("IPSM Kab. Bol. Mong., Sulawesi Utara", "71.01"),
        ("IPSM Solo", "33.72"),
        ("IPSM DKI Jakarta", "31"),
        ("IPSM Kota Baru", "63.02"),
        ("IPSM Lima Puluh Kota Sumatera Barat", "13.07"),
        ("IPSM Limapuluh Kota", "13.07"),
        ("IPSM Kab. Tolitoli", "72.04"),
        ("IPSM Kab. Toli-Toli", "72.04"),
        ("IPSM Jombang Batang", "33.26"),  # after a word that is none of organisations
        ("IPSM Batang Indah", "33.26"),
        ("IPSM Kecamatan Batang", "33.26"),  # no name of a regency
        ("IPSM Kabupaten", "33.26"),
        ("IPSM Kabupaten Batang", "33.69"),  # left to PSM405
        ("IPSM Kabupaten Batang, Kabupaten Kendal", "33.26"),  # which of them?
        ("IPSM Desa Sukamaju", "33.25.11.2001"),  # of many villages
        ("IPSM Kelurahan Kaumann", "33.25.11.1013"),
    ],
)
def test_silent_where_it_is_not_clear(name: str, code: str) -> None:
    """PSM408 says nothing of abbreviations, of names of several areas, of its own name, and of what PSM404 tells."""
    assert found("PSM408", of(code, name)) == []


@LISTED
def test_silent_where_the_level_is_another() -> None:
    """PSM408 leaves an organisation whose code is of another level to PSM401."""
    assert found("PSM408", of("33.26", "IPSM Kabupaten Batang", Level.PROVINCE)) == []
    assert found("PSM408", term("2020/2025")) == []


@LISTED
def test_what_is_told_of_another_area() -> None:
    """PSM408 points to the name and to the area, and names both areas with their codes."""
    one = only(found("PSM408", attrs.evolve(IPSM, id="p"), of("33.26", "IPSM Kabupaten Batang")))
    assert (one.path, one.related, one.ids) == ("/organisations/1/name", ("/organisations/1/area",), ("o",))
    assert one.params == {
        "organisation": "o",
        "name": "'IPSM Kabupaten Batang'",
        "area": "33.26",
        "area_name": "Kabupaten Pekalongan",
        "other": "33.25",
        "other_name": "Kabupaten Batang",
    }


HEADS: Final = {
    Level.PROVINCE: ("Provinsi {}", "Prov. {}", "{}"),
    Level.REGENCY_CITY: ("{}",),
    Level.DISTRICT: ("Kecamatan {}", "Kec. {}", "Distrik {}", "{}"),
    Level.VILLAGE: ("Desa {}", "Kelurahan {}", "Kel. {}", "Gampong {}", "{}"),
}
BARE: Final = ("Kabupaten Administrasi ", "Kota Administrasi ", "Kabupaten ", "Kota ")


@st.composite
def right_names(draw: st.DrawFn) -> Organisation:
    """An organisation that is named for its area, as people write that."""
    level = draw(st.sampled_from(list(NAMES)))
    code = draw(st.sampled_from(list(NAMES[level])))
    name = draw(st.sampled_from(HEADS[level])).format(NAMES[level][code])
    if level is Level.REGENCY_CITY:
        bare = name
        for head in BARE:
            bare = bare.removeprefix(head)
        kind = "Kab." if name.startswith("Kabupaten") else "Kota"
        name = draw(st.sampled_from([name, bare, f"{kind} {bare}", f"Kabupaten/Kota {bare}"]))
    behind = [f" {NAMES[Level.PROVINCE][code[:2]]}", f", Provinsi {NAMES[Level.PROVINCE][code[:2]]}", " 2025–2030", ""]
    if level.depth > Level.REGENCY_CITY.depth:
        behind += [f" {NAMES[Level.REGENCY_CITY][code[:5]]}", f", {NAMES[Level.REGENCY_CITY][code[:5]]}"]
    name = draw(st.sampled_from([name, name.upper(), name.replace("-", " ")])) + draw(st.sampled_from(behind))
    return of(code, draw(st.sampled_from(["IPSM", "Ikatan Pekerja Sosial Masyarakat (IPSM)", "PSM"])) + " " + name)


@LISTED
@settings(max_examples=5 * settings().max_examples)
@given(right_names())
def test_silent_about_right_names(organisation: Organisation) -> None:
    """Neither rule says anything of an organisation that is named for its area, whatever the area and the spelling."""
    assert check(Register.of(organisation), config=Config(select=("PSM404", "PSM408"))).findings == ()


@LISTED
@given(st.data())
def test_each_regency_beside_another(data: st.DataObject) -> None:
    """The whole name of a regency or city with the code of another one of another name is told by PSM408."""
    codes = list(NAMES[Level.REGENCY_CITY])
    named, code = data.draw(st.sampled_from(codes)), data.draw(st.sampled_from(codes))
    name, own = (NAMES[Level.REGENCY_CITY][one].split(maxsplit=1)[1] for one in (named, code))
    findings = found("PSM408", of(code, f"IPSM {NAMES[Level.REGENCY_CITY][named]}"))
    assert [one.params["other"] for one in findings] == ([] if name == own else [named])


@LISTED
def test_a_misspelt_district_is_no_other_one() -> None:
    """Names of districts that differ by a few letters may be one name, misspelt; others are of another area."""
    assert not found("PSM408", of("11.01.05", "IPSM Kecamatan Merek"))  # Meukek
    assert only(found("PSM408", of("11.01.05", "IPSM Kecamatan Samadua"))).code == "PSM408"
