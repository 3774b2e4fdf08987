"""PSM404: when name-contradicts-area is found, and when not."""

from __future__ import annotations

import attrs
import pytest

from psm_model.values import Level
from tests.every_case import every_case
from tests.rules.organisations.area_names_records import of, only
from tests.rules.samples import IPSM, run_rule


@every_case(
    ("code", "city"),
    [("33.00", None), ("33.01", False), ("33.69", False), ("33.70", None), ("33.71", True), ("33.99", True)],
)
@every_case(
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
    """PSM404 reports a name of one kind only with a code, 01 to 69 or 71 to 99, of the other kind."""
    wrong = named_city is not named_regency and city is not None and named_city is not city
    assert bool(run_rule("PSM404", of(code, name))) is wrong


@pytest.mark.parametrize("level", [level for level in Level if level is not Level.REGENCY_CITY])
def test_names_of_other_levels_are_not_judged(level: Level) -> None:
    """PSM404 has no finding about organisations of other levels, or without a code."""
    assert run_rule("PSM404", of("33.25", "IPSM Kota Contoh", level)) == []
    assert run_rule("PSM404", of(None, "IPSM Kota Contoh")) == []
    assert run_rule("PSM404", of("33", "IPSM Kota Contoh", Level.REGENCY_CITY)) == []


def test_report_of_a_name_is_complete() -> None:
    """PSM404 points to the name and to the area, and has the name as written."""
    finding = only(run_rule("PSM404", attrs.evolve(IPSM, id="p"), of("33.71", "IPSM Kab. Contoh")))
    assert (finding.path, finding.related, finding.ids) == ("/organisations/1/name", ("/organisations/1/area",), ("o",))
    assert finding.params == {"organisation": "o", "name": "'IPSM Kab. Contoh'", "area": "33.71", "kind": "city"}
