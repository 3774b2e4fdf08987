"""PSM302: the rule service-not-village."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Authority, Context, Ground, MemberSubject, Severity, Violation, member_rule
from psm_model.i18n import Bilingual
from psm_model.law.statute import Certainty
from psm_model.values.area import Level

from .requirements import UNDER_10_2019, find_imprecise_service, judge_service

__all__ = ["service_not_village"]

_SEAT = Ground(
    Authority.LAW,
    Certainty.RESTATED,
    ("Permensos 10/2019", "http://soukservices.com/slideshow/materi-kabalaipsmpptx/255651805"),
)


@member_rule(
    code="PSM302",
    severity=Severity.WARNING,
    grounds=[_SEAT],
    applies=UNDER_10_2019,
    title=Bilingual("service area not a village", "tempat tugas bukan desa atau kelurahan"),
    message=Bilingual(
        "member {member:Member} serves in {area}, which is not a village or urban village",
        "anggota {member:Member} bertugas di {area}, yang bukan desa atau kelurahan",
    ),
    remedy=Bilingual(
        "Ask for the village of service, and record its area code.",
        "Tanyakan desa atau kelurahan tempat tugasnya, lalu catat.",
    ),
    explanation_indonesian="Tempat tugas anggota bukan desa, kelurahan, atau wilayah setingkat dengan nama lain.",
)
def service_not_village(subject: MemberSubject, _context: Context) -> Iterator[Violation]:
    """A member serves in an area that is not a village, an urban village or an equivalent.

    What it checks
        The level of the area of service, for members who served under Permensos 10/2019.

    Why it matters
        According to a presentation that quotes the regulation, community social workers are based in a village (*desa*,
        *kelurahan* or by another name).

    Example
        >>> check(Register.of(attrs.evolve(kasmad, area=AreaCode("33.25.11")))).codes
        ('PSM302',)

    Instead
        >>> check(Register.of(attrs.evolve(kasmad, area=AreaCode("33.25.11.1013")))).codes
        ()

    Source
        Permensos 10/2019, the clause on the seat, as quoted in a presentation; the article is not known.
    """
    member = subject.member
    if member.area is not None and member.area.level is not Level.VILLAGE:
        verdict = judge_service(member)
        if verdict.possible:
            yield Violation(
                path=f"{subject.path}/area",
                ids=(member.id,),
                verdict=verdict,
                settled_by=find_imprecise_service(subject),
                params={"member": member.id, "area": member.area.code},
            )
