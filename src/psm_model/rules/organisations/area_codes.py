"""Grounds of the rules about area codes, and the violation of a name that contradicts its code."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Authority, Ground, OrganisationSubject, Violation
from psm_model.entities.organisation import Organisation
from psm_model.errors import safe_repr
from psm_model.law.statute import Certainty
from psm_model.values.area import AreaCode

__all__ = ["CODES", "TABLE", "iter_areas", "name_violation"]

CODES = Ground(
    Authority.LAW,
    Certainty.QUOTED,
    ("Permendagri 58/2021", "https://www.itdesa.com/2021/06/kode-desa-berdasarkan-permendagri-137.html"),
)
"""The ground of the rules on what a code of an area says by itself."""
TABLE = Ground(
    Authority.LAW,
    Certainty.QUOTED,
    (
        "Kepmendagri 300.2.2-2138 Tahun 2025",
        "https://www.inforegulasi.com/2025/11/link-download-kepmendagri-nomor-30022.html",
    ),
)
"""The ground of the rules that look areas up in the table of the ministry."""


def iter_areas(subject: OrganisationSubject) -> Iterator[tuple[str, AreaCode]]:
    """Yield the areas of an organisation with their JSON Pointers: the present one first, then those of other times.

    >>> moved = attrs.evolve(ipsm, areas=[FormerArea(area=AreaCode("33"), period=Period.parse("/2019"))])
    >>> list(iter_areas(OrganisationSubject(organisation=moved, path="/organisations/0", terms=())))
    [('/organisations/0/areas/0/area', AreaCode('33'))]
    """
    organisation = subject.organisation
    if organisation is None:
        return
    if organisation.area is not None:
        yield f"{subject.path}/area", organisation.area
    for number, former in enumerate(organisation.areas):
        yield f"{subject.path}/areas/{number}/area", former.area


def name_violation(
    subject: OrganisationSubject, organisation: Organisation, area: AreaCode, **params: str
) -> Violation:
    """Return the violation of an organisation whose name contradicts its area."""
    return Violation(
        path=f"{subject.path}/name",
        related=(f"{subject.path}/area",),
        ids=(organisation.id,),
        params={"organisation": organisation.id, "name": safe_repr(organisation.name), "area": area.code, **params},
    )
