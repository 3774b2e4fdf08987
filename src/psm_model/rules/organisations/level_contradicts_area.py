"""PSM401: the rule level-contradicts-area."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC

from .area_codes import iter_areas

__all__ = ["level_contradicts_area"]


@organisation_rule(
    code="PSM401",
    severity=Severity.ERROR,
    grounds=[LOGIC],
    title=Bilingual("a level that contradicts the area", "tingkat yang bertentangan dengan wilayah"),
    message=Bilingual(
        "organisation {organisation:Organisation} is of level {level:Level}, but the area {area} is of level "
        "{area_level:Level}",
        "organisasi {organisation:Organisation} berada pada tingkat {level:Level}, sedangkan wilayah {area} berada "
        "pada "
        "tingkat {area_level:Level}",
    ),
    remedy=Bilingual(
        "Correct the area code or the level of the organisation. Look up the code of the area.",
        "Perbaiki kode wilayah atau tingkat organisasinya. Lihat kembali kode wilayah itu.",
    ),
    explanation_indonesian="""Panjang kode wilayah sebuah organisasi tidak sesuai dengan tingkatnya. Kode yang dahulu
    (`areas`) juga diperiksa.""",
)
def level_contradicts_area(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """The level of an organisation does not match the code of its area.

    What it checks
        The number of blocks in the code of each area, the present one and the former ones (`areas`), against the level.
        The national level has no code.

    Why it matters
        The level or the code is wrong.

    Example
        >>> check(Register.of(Organisation(id="o", name="IPSM", level=Level.PROVINCE, area=AreaCode("33.25")))).codes
        ('PSM401',)

    Instead
        >>> check(Register.of(Organisation(id="o", name="IPSM", level=Level.PROVINCE, area=AreaCode("33")))).codes
        ()

    Source
        Logic: an organisation works in an area of its own level.
    """
    organisation = subject.organisation
    for path, area in iter_areas(subject):
        if organisation is not None and area.level is not organisation.level:
            yield Violation(
                path=path,
                related=(f"{subject.path}/level",),
                ids=(organisation.id,),
                params={
                    "organisation": organisation.id,
                    "level": organisation.level.value,
                    "area": area.code,
                    "area_level": area.level.value,
                },
            )
