"""Grounds of the rules about area codes, and the violation of a name that contradicts its code."""

from __future__ import annotations

from psm_model.checking import Authority, Ground, OrganisationSubject, Violation
from psm_model.entities.organisation import Organisation
from psm_model.errors import safe_repr
from psm_model.law.statute import Certainty
from psm_model.values.area import AreaCode

__all__ = ["CODES", "TABLE", "name_violation"]

CODES = Ground(
    Authority.LAW,
    Certainty.QUOTED,
    ("Permendagri 58/2021", "https://www.itdesa.com/2021/06/kode-desa-berdasarkan-permendagri-137.html"),
)
TABLE = Ground(
    Authority.LAW,
    Certainty.QUOTED,
    (
        "Kepmendagri 300.2.2-2138 Tahun 2025",
        "https://www.inforegulasi.com/2025/11/link-download-kepmendagri-nomor-30022.html",
    ),
)


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
