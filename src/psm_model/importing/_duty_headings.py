"""Headings of the area in which people serve, as Wilayah Tugas (Kecamatan), and the level that they name."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

__all__ = ["AREA_LEVELS", "DUTY", "FILLERS", "find_duty_area"]

DUTY: Final = frozenset(("tugas", "bertugas", "kerja", "penugasan", "penempatan", "binaan", "dampingan", "pengabdian"))
"""Words of service in headings."""
FILLERS: Final = DUTY | {"nama", "wilayah", "lokasi", "tempat", "daerah", "area", "tksk", "psm", "tagana", "di"}
"""Those words, and those that add nothing to them."""
AREA_LEVELS: Final = {
    **dict.fromkeys(("desa", "kelurahan", "kalurahan", "nagari", "gampong", "ds", "kel"), "place.village"),
    **dict.fromkeys(("kecamatan", "kec", "kapanewon", "kemantren", "distrik"), "place.district"),
    **dict.fromkeys(("kabupaten", "kab", "kota"), "place.regency"),
    **dict.fromkeys(("provinsi", "propinsi", "prov"), "place.province"),
}
"""The places that words for the kind of an area mean."""


def find_duty_area(words: Collection[str]) -> str | None:
    """Return the place that a heading of the area of service names; None for another heading, or without one level.

    Args:
        words: The words of the heading, also those in brackets.

    >>> find_duty_area(["wilayah", "tugas", "kecamatan"]), find_duty_area(["wilayah", "tugas"])
    ('place.district', None)
    """
    targets = {AREA_LEVELS[word] for word in words if word in AREA_LEVELS}
    others = [word for word in words if word not in AREA_LEVELS]
    is_duty = bool({"wilayah", *DUTY} & {*others}) and FILLERS.issuperset(others)
    return targets.pop() if is_duty and len(targets) == 1 else None
