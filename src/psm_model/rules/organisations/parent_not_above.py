"""PSM402: the rule parent-not-above."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, RegisterSubject, Severity, Violation, register_rule
from psm_model.checking.organisation_outline import OrganisationOutline
from psm_model.i18n import Bilingual
from psm_model.rules.cycles import iter_circles

from .organisation_places import LEVELS_OF_BOARDS, find_parents, format_place

__all__ = ["parent_not_above"]


@register_rule(
    code="PSM402",
    severity=Severity.WARNING,
    grounds=[LEVELS_OF_BOARDS],
    title=Bilingual("a parent that is not above the organisation", "induk yang tidak berada di atas organisasinya"),
    message=Bilingual(
        "the parent {parent:Organisation} ({parent_place:Level}) of organisation {child:Organisation} "
        "({child_place:Level}) is not above it",
        "induk {parent:Organisation} ({parent_place:Level}) tidak berada di atas organisasi {child:Organisation} "
        "({child_place:Level})",
    ),
    remedy=Bilingual(
        "Correct the parent, or a level or area code. Check which organisation is above this one.",
        "Perbaiki induknya, atau tingkat atau kode wilayahnya. Periksa organisasi mana yang berada di atasnya.",
    ),
    explanation_indonesian="""Tingkat induk sebuah organisasi tidak lebih tinggi, atau wilayahnya tidak mencakup wilayah
    organisasi itu. Kode wilayah hanya dibandingkan jika berasal dari keputusan yang sama. Tingkat di antaranya boleh
    tidak ada. Induk yang dahulu (`parents`) hanya dibandingkan tingkatnya, karena kode wilayah dapat berubah. Induk
    mengoordinasikan dan tidak memerintah.""",
)
def parent_not_above(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
    """The parent of an organisation is not of a higher level, or its area does not contain the organisation's.

    What it checks
        The level of each organisation against its parent's, and the areas if both have a code of the same vintage.
        Levels in between may be missing. For former parents (`parents`), only the level is compared, because area codes
        change. PSM003 covers circles of parents.

    Why it matters
        The wrong parent is recorded, or a level or an area is wrong.

    Example
        >>> village = Organisation(
        ...     id="v", name="IPSM Desa", level=Level.VILLAGE, area=AreaCode("33.25.11.2001"), parent_id="r"
        ... )
        >>> regency = Organisation(id="r", name="IPSM Kabupaten", level=Level.REGENCY_CITY, area=AreaCode("33.26"))
        >>> check(Register.of(village, regency)).codes
        ('PSM402',)

    Instead
        >>> check(Register.of(village, attrs.evolve(regency, area=AreaCode("33.25")))).codes
        ()

    Source
        Practice: there are boards of the nation, provinces, regencies and cities, districts and villages; lower levels
        are often missing. A parent only coordinates: slides on Permensos 01/2012 call the bodies of the association
        autonomous and not hierarchical (*tidak hirarkis, otonom*).
    """
    circular_ids = {organisation_id for circle in iter_circles(find_parents(subject)) for organisation_id in circle}
    for position, child in enumerate(subject.organisations):
        path = f"/organisations/{position}"
        above = None if child.parent_id is None else subject.find_position(child.parent_id)
        if above is not None and child.id not in circular_ids:
            parent = subject.organisations[above]
            if not parent.level.is_above(child.level) or _are_areas_disjoint(parent, child):
                places = format_place(child.level, child.area), format_place(parent.level, parent.area)
                yield _make_violation(f"{path}/parent_id", child, above, parent, places)
        for number, former in enumerate(child.parents):
            above = subject.find_position(former.parent_id)
            if above is None or former.parent_id == child.id:
                continue
            parent = subject.organisations[above]
            if not parent.level.is_above(child.level):
                places = child.level.value, parent.level.value
                yield _make_violation(f"{path}/parents/{number}/parent_id", child, above, parent, places)


def _make_violation(
    path: str, child: OrganisationOutline, above: int, parent: OrganisationOutline, places: tuple[str, str]
) -> Violation:
    return Violation(
        path=path,
        related=(f"/organisations/{above}",),
        ids=(child.id, parent.id),
        params={"child": child.id, "child_place": places[0], "parent": parent.id, "parent_place": places[1]},
    )


def _are_areas_disjoint(parent: OrganisationOutline, child: OrganisationOutline) -> bool:
    if parent.area is None or child.area is None or parent.area.vintage != child.area.vintage:
        return False
    return not parent.area.contains(child.area)
