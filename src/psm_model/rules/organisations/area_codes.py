"""Grounds of the rules about area codes."""

from __future__ import annotations

from psm_model.checking import Authority, Ground
from psm_model.law.statute import Certainty

__all__ = ["CODES", "TABLE"]

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
