"""PSM303: the rule domicile-elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, MemberSubject, Severity, Violation, member_rule
from psm_model.checking.facts import Fact
from psm_model.i18n import Bilingual
from psm_model.values.area import AreaCode
from psm_model.values.verdict import Verdict

from .requirements import REQUIREMENTS, UNDER_10_2019, find_imprecise_service, judge_service

__all__ = ["domicile_elsewhere"]


@member_rule(
    code="PSM303",
    severity=Severity.WARNING,
    grounds=[REQUIREMENTS],
    applies=UNDER_10_2019,
    title=Bilingual("domicile outside the village of service", "domisili di luar tempat tugas"),
    message=Bilingual(
        "member {member:Member} serves in {area} but is domiciled in {domicile}",
        "anggota {member:Member} bertugas di {area}, tetapi berdomisili di {domicile}",
    ),
    remedy=Bilingual(
        "Correct the domicile or the village of service. Compare the identity card with the decree.",
        "Perbaiki domisili atau tempat tugasnya. Bandingkan KTP dengan SK.",
    ),
    explanation_indonesian="""Domisili anggota menurut KTP berada di luar desa atau kelurahan tempat anggota itu
    bertugas.""",
)
def domicile_elsewhere(subject: MemberSubject, _context: Context) -> Iterator[Violation]:
    """A member's domicile lies outside the village of service.

    What it checks
        The area of domicile against the area of service, for members who served under Permensos 10/2019. The finding is
        undetermined if the domicile is known only as a larger area that contains the village, or if the two codes have
        different vintages.

    Why it matters
        According to a service standard, the regulation requires an identity card from the village of service.

    Example
        >>> elsewhere = attrs.evolve(
        ...     kasmad, area=AreaCode("33.25.11.1013"), domicile_area=AreaCode("33.25.12.2001")
        ... )
        >>> check(Register.of(elsewhere)).codes
        ('PSM303',)

    Instead
        >>> check(Register.of(attrs.evolve(elsewhere, domicile_area=AreaCode("33.25.11.1013")))).codes
        ()

    Source
        Permensos 10/2019 as restated in a service standard of Kota Pasuruan, requirement (c).
    """
    member = subject.member
    if member.area is None or member.domicile_area is None or member.area is member.domicile_area:
        return  # the common case: equal codes of a document are one object
    outside = _judge_domicile(member.domicile_area, member.area)
    if not outside.possible:
        return
    verdict = outside & judge_service(member)
    if verdict.possible:
        facts = () if outside.certain else (Fact(f"{subject.path}/domicile_area"),)
        yield Violation(
            path=f"{subject.path}/domicile_area",
            related=(f"{subject.path}/area",),
            ids=(member.id,),
            verdict=verdict,
            settled_by=facts + find_imprecise_service(subject),
            params={"member": member.id, "area": member.area.code, "domicile": member.domicile_area.code},
        )


def _judge_domicile(area: AreaCode, other: AreaCode) -> Verdict:
    if None not in {area.vintage, other.vintage} and area.vintage != other.vintage:
        return Verdict.UNDETERMINED
    if other.contains(area):
        return Verdict.NO
    return Verdict.UNDETERMINED if area.contains(other) else Verdict.YES
