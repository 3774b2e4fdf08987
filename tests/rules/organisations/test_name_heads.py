"""PSM404 and PSM408: names of organisations against the codes of their areas."""

from __future__ import annotations

from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.checking import Config
from psm_model.checks import check
from psm_model.entities import Organisation, Register
from psm_model.values import Level
from tests.rules.organisations.area_names_records import LISTED, NAMES, of

HEADS: Final = {
    Level.PROVINCE: ("Provinsi {}", "Prov. {}", "{}"),
    Level.REGENCY_CITY: ("{}",),
    Level.DISTRICT: ("Kecamatan {}", "Kec. {}", "Distrik {}", "{}"),
    Level.VILLAGE: ("Desa {}", "Kelurahan {}", "Kel. {}", "Gampong {}", "{}"),
}
BARE: Final = ("Kabupaten Administrasi ", "Kota Administrasi ", "Kabupaten ", "Kota ")


@st.composite
def right_names(draw: st.DrawFn) -> Organisation:
    """Generate an organisation named after its area, in a usual spelling."""
    level = draw(st.sampled_from(list(NAMES)))
    code = draw(st.sampled_from(list(NAMES[level])))
    name = draw(st.sampled_from(HEADS[level])).format(NAMES[level][code])
    if level is Level.REGENCY_CITY:
        bare = name
        for head in BARE:
            bare = bare.removeprefix(head)
        kind = "Kab." if name.startswith("Kabupaten") else "Kota"
        name = draw(st.sampled_from([name, bare, f"{kind} {bare}", f"Kabupaten/Kota {bare}"]))
    after = [f" {NAMES[Level.PROVINCE][code[:2]]}", f", Provinsi {NAMES[Level.PROVINCE][code[:2]]}", " 2025–2030", ""]
    if level.depth > Level.REGENCY_CITY.depth:
        after += [f" {NAMES[Level.REGENCY_CITY][code[:5]]}", f", {NAMES[Level.REGENCY_CITY][code[:5]]}"]
    name = draw(st.sampled_from([name, name.upper(), name.replace("-", " ")])) + draw(st.sampled_from(after))
    return of(code, draw(st.sampled_from(["IPSM", "Ikatan Pekerja Sosial Masyarakat (IPSM)", "PSM"])) + " " + name)


@LISTED
@settings(max_examples=5 * settings().max_examples)
@given(right_names())
def test_silent_about_right_names(organisation: Organisation) -> None:
    """Neither rule has a finding about an organisation named after its area, for every area and spelling."""
    assert check(Register.of(organisation), config=Config(select=("PSM404", "PSM408"))).findings == ()
