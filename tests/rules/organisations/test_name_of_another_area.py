"""PSM408: when name-of-another-area is found, and when not."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.values import Level
from tests.rules.organisations.area_names_records import LISTED, NAMES, of, only
from tests.rules.samples import IPSM, run_rule, term


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
    """PSM408 reports names of other areas, after the word for their level or directly after that of the association."""
    assert only(run_rule("PSM408", of(code, name))).params["other"] == other
    assert run_rule("PSM408", of(code, name, vintage="050-145 Tahun 2022")) == []


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
        ("IPSM Jombang Batang", "33.26"),  # after a word that does not name an association
        ("IPSM Batang Indah", "33.26"),
        ("IPSM Kecamatan Batang", "33.26"),  # no name of a regency
        ("IPSM Kabupaten", "33.26"),
        ("IPSM Kabupaten Batang", "33.69"),  # left to PSM405
        ("IPSM Kabupaten Batang, Kabupaten Kendal", "33.26"),  # ambiguous
        ("IPSM Desa Sukamaju", "33.25.11.2001"),  # of many villages
        ("IPSM Kelurahan Kaumann", "33.25.11.1013"),
    ],
)
def test_silent_about_ambiguous_names(name: str, code: str) -> None:
    """PSM408 has no finding about abbreviations, names of several areas or of the own area, or findings of PSM404."""
    assert run_rule("PSM408", of(code, name)) == []


@LISTED
def test_codes_of_another_level_are_left_to_their_rule() -> None:
    """PSM408 leaves an organisation whose code is of another level to PSM401."""
    assert run_rule("PSM408", of("33.26", "IPSM Kabupaten Batang", Level.PROVINCE)) == []
    assert run_rule("PSM408", term("2020/2025")) == []


@LISTED
def test_report_of_another_area_is_complete() -> None:
    """PSM408 points to the name and to the area, and names both areas with their codes."""
    finding = only(run_rule("PSM408", attrs.evolve(IPSM, id="p"), of("33.26", "IPSM Kabupaten Batang")))
    assert (finding.path, finding.related, finding.ids) == ("/organisations/1/name", ("/organisations/1/area",), ("o",))
    assert finding.params == {
        "organisation": "o",
        "name": "'IPSM Kabupaten Batang'",
        "area": "33.26",
        "area_name": "Kabupaten Pekalongan",
        "other": "33.25",
        "other_name": "Kabupaten Batang",
    }


@LISTED
@given(st.data())
def test_the_name_of_any_other_regency_is_found(data: st.DataObject) -> None:
    """PSM408 reports the full name of a regency or city with the code of another one of another name."""
    codes = list(NAMES[Level.REGENCY_CITY])
    named, code = data.draw(st.sampled_from(codes)), data.draw(st.sampled_from(codes))
    name, own = (NAMES[Level.REGENCY_CITY][entry].split(maxsplit=1)[1] for entry in (named, code))
    findings = run_rule("PSM408", of(code, f"IPSM {NAMES[Level.REGENCY_CITY][named]}"))
    assert [finding.params["other"] for finding in findings] == ([] if name == own else [named])


@LISTED
def test_a_misspelt_district_is_not_another_area() -> None:
    """Names of districts that differ by a few letters may be the same name, misspelt; others are of another area."""
    assert not run_rule("PSM408", of("11.01.05", "IPSM Kecamatan Merek"))  # Meukek
    assert only(run_rule("PSM408", of("11.01.05", "IPSM Kecamatan Samadua"))).code == "PSM408"
