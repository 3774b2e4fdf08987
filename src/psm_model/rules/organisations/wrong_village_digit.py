"""PSM406: the rule wrong-village-digit."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.i18n import Bilingual
from psm_model.values.area import Level

from .area_codes import CODES, iter_areas

__all__ = ["wrong_village_digit"]


@organisation_rule(
    code="PSM406",
    severity=Severity.ERROR,
    grounds=[CODES],
    title=Bilingual("a village code that does not start with 1, 2 or 3", "kode desa yang tidak diawali 1, 2, atau 3"),
    message=Bilingual(
        "the last block of area {area} of organisation {organisation:Organisation} does not start with 1, 2 or 3",
        "blok terakhir kode wilayah {area} organisasi {organisation:Organisation} tidak diawali 1, 2, atau 3",
    ),
    remedy=Bilingual(
        "Look up the code of the village, and correct it. Its last block starts with 1 for a kelurahan, 2 for a desa, "
        "3 for a desa adat.",
        "Lihat kembali kode desanya, lalu perbaiki. Blok terakhir diawali 1 untuk kelurahan, 2 untuk desa, dan 3 untuk "
        "desa adat.",
    ),
    explanation_indonesian="""Blok terakhir kode desa atau kelurahan tidak diawali angka 1, 2, atau 3. Angka 1 berarti
    kelurahan, 2 desa, dan 3 desa adat. Kode yang dahulu (`areas`) juga diperiksa.""",
)
def wrong_village_digit(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """The last block of a village's code does not start with 1, 2 or 3.

    What it checks
        The first digit of the last block, in present and former areas (`areas`): 1 for an urban village (*kelurahan*),
        2 for a village (*desa*), 3 for a customary village (*desa adat*).

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
        Permendagri 58/2021 on area codes, and its predecessors.
    """
    for path, area in iter_areas(subject):
        if area.level is Level.VILLAGE and area.kind is None:
            yield Violation(
                path=path,
                ids=(subject.organisation_id,),
                params={"organisation": subject.organisation_id, "area": area.code},
            )
