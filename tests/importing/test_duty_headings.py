"""The heading of the area of service says its level."""

from __future__ import annotations

import pytest

from psm_model.importing._synonyms import find_synonym


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("Wilayah Tugas (Kecamatan)", "place.district"),
        ("Kecamatan Tugas", "place.district"),
        ("Lokasi Tugas (Kecamatan)", "place.district"),
        ("Wilayah Kerja (Kec.)", "place.district"),
        ("Kec. Dampingan", "place.district"),
        ("Kapanewon Binaan", "place.district"),
        ("Wilayah (Kecamatan)", "place.district"),
        ("Wilayah Tugas\n(Desa/Kelurahan)", "place.village"),
        ("Desa Binaan", "place.village"),
        ("Kabupaten/Kota Tugas", "place.regency"),
        ("Wilayah Tugas (Desa/Kecamatan)", "place.village"),
        ("Nama Kecamatan", "place.district"),
        ("Kecamatan Asal", None),
        ("Surat Tugas Kecamatan", None),
    ],
)
def test_level_of_heading(heading: str, target: str | None) -> None:
    """A level in brackets counts; several say nothing, and other words make another heading."""
    assert find_synonym(heading) == target
