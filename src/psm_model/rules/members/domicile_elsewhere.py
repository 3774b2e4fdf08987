"""PSM303: the rule domicile-elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking.rule import Scope, Violation, rule
from psm_model.checking.severity import Severity
from psm_model.checking.spans import imprecise_ends
from psm_model.checking.subjects import Context, MemberSubject
from psm_model.i18n import Bilingual
from psm_model.values.area import AreaCode
from psm_model.values.verdict import Verdict

from .requirements import (
    REQUIREMENTS,
    UNDER_10_2019,
    iter_in_service,
)

__all__ = ["domicile_elsewhere"]


@rule(
    code="PSM303",
    severity=Severity.WARNING,
    grounds=[REQUIREMENTS],
    scope=Scope.MEMBER,
    since="0.1.0",
    applies=UNDER_10_2019,
    title=Bilingual("domicile outside the village of service", "domisili di luar tempat tugas"),
    message=Bilingual(
        "member {member!r} serves in {area} and has domicile in {domicile}",
        "anggota {member!r} bertugas di {area} dan berdomisili di {domicile}",
    ),
    explanation_indonesian="Domisili anggota menurut KTP berada di luar desa atau kelurahan tempat ia bertugas.",
)
def domicile_elsewhere(subject: MemberSubject, _context: Context) -> Iterator[Violation]:
    """A member's domicile lies outside the village of service.

    What it checks
        The area of domicile against the area of service, of members who served under Permensos 10/2019. Where the
        domicile is known no nearer than an area that holds the village, or the two codes are of different vintages, it
        is undetermined.

    Why it matters
        The regulation asks for an identity card of the village of service, as a service standard restates it.

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
    if member.area is None or member.domicile_area is None:
        return
    outside = _outside(member.domicile_area, member.area)
    if not outside.possible:
        return
    verdict = outside & iter_in_service(member)
    if verdict.possible:
        facts: tuple[str, ...] = () if outside.certain else (f"{subject.path}/domicile_area",)
        facts += () if member.service is None else imprecise_ends(f"{subject.path}/service", member.service)
        yield Violation(
            path=f"{subject.path}/domicile_area",
            related=(f"{subject.path}/area",),
            ids=(member.id,),
            verdict=verdict,
            settled_by=() if verdict.certain else facts,
            params={"member": member.id, "area": member.area.code, "domicile": member.domicile_area.code},
        )


def _outside(area: AreaCode, of: AreaCode) -> Verdict:
    if None not in {area.vintage, of.vintage} and area.vintage != of.vintage:
        return Verdict.UNDETERMINED
    if of.contains(area):
        return Verdict.NO
    return Verdict.UNDETERMINED if area.contains(of) else Verdict.YES
