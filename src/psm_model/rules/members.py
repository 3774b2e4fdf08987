"""PSM3xx: what the law asks of a community social worker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from psm_model.entities.member import Member
from psm_model.law.statute import Certainty
from psm_model.values.area import AreaCode, Level
from psm_model.values.bounds import Bounds
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period, add_years
from psm_model.values.verdict import Verdict

from .rule import Authority, Ground, Hit, Scope, Text, rule
from .severity import Severity
from .spans import imprecise, imprecise_ends
from .subjects import Context, MemberSubject

__all__ = [
    "appointed_before_birth",
    "domicile_elsewhere",
    "not_over_eighteen",
    "service_not_village",
    "under_age",
]

_LOGIC = Ground(authority=Authority.LOGIC)
# Permensos 10/2019 replaced 01/2012 some day in 2019; 01/2012 took effect some day in 2012. The days were not found.
_UNDER_10_2019: Final = Period.parse("2019/..")
_UNDER_01_2012: Final = Period.parse("2012/2019")
# A regulation is in force until the day before another takes its place.
_DAYS_OF_01_2012: Final = Bounds(*_UNDER_01_2012.bounds[:2], *(day - 1 for day in _UNDER_10_2019.bounds[:2]))
_SERVICE_STANDARD: Final = (
    "https://sippn.menpan.go.id/pelayanan-publik/8227659/pemerintah-kota-pasuruan/"
    "-izin-penertiban-sk-pekerja-sosial--masyarakat---psm-"
)
_REQUIREMENTS = Ground(
    authority=Authority.LAW,
    certainty=Certainty.RESTATED,
    sources=(
        "Permensos 10/2019",
        _SERVICE_STANDARD,
    ),
)
_SEAT = Ground(
    authority=Authority.LAW,
    certainty=Certainty.RESTATED,
    sources=("Permensos 10/2019", "http://soukservices.com/slideshow/materi-kabalaipsmpptx/255651805"),
)
_REQUIREMENTS_OF_2012 = Ground(
    authority=Authority.LAW,
    certainty=Certainty.RESTATED,
    sources=(
        "Permensos 01/2012",
        "https://bukukerjawaryono.blogspot.com/2018/08/mengenal-apa-itu-psm-dan-ipsm.html",
    ),
)
_AGE = 18
_LATE_TEENS = (_AGE + 1) * 366


def _appointed(member: Member) -> tuple[int, int] | None:
    """Give the first and the last day on which a member may have been appointed; None where nothing tells."""
    if member.service is not None:
        return member.service.bounds[:2]
    day = None if member.decree is None else member.decree.day
    return None if day is None else day.ordinals


def _imprecise(path: str, member: Member, born: PartialDate) -> tuple[str, ...]:
    """Give the pointers of what is not known to the day of when a member was appointed and born."""
    service, decree = member.service, member.decree
    day = None if decree is None or service is not None else decree.day
    facts = () if service is None else imprecise_ends(f"{path}/service", service, end=False)
    facts += () if day is None else imprecise(f"{path}/decree/issued", day)
    return facts + imprecise(f"{path}/birth_date", born)


def _too_young(subject: MemberSubject, law: Bounds, *, on_birthday: bool) -> Iterator[Hit]:
    """Find a member who was appointed under a regulation, after birth and before the age that it asks for.

    Where `on_birthday`, one appointed on the eighteenth birthday itself is too young still.
    """
    member, path = subject.member, subject.path
    appointed = _appointed(member)
    if appointed is None or member.birth_date is None:
        return
    first, last = appointed
    earliest, latest = member.birth_date.ordinals
    if first > latest + _LATE_TEENS:
        return  # as nearly all are: of age, whatever the days
    # The first day on which one is old enough. One appointed before birth is left to PSM307.
    of_age = add_years(earliest, _AGE) + on_birthday, add_years(latest, _AGE) + on_birthday
    soonest = max(first, law.start_min, earliest)
    verdict = Verdict.of(
        always=law.start_max <= first and last <= law.end_min and latest <= first and last < of_age[0],
        possible=soonest <= last and soonest <= law.end_max and soonest < of_age[1],
    )
    if verdict.possible:
        yield Hit(
            path=f"{path}/birth_date",
            ids=(member.id,),
            verdict=verdict,
            # The days of the regulation are not known either; no fact of the record settles those.
            settled_by=() if verdict.certain else _imprecise(path, member, member.birth_date),
            params={"member": member.id},
        )


@rule(
    code="PSM301",
    severity=Severity.WARNING,
    grounds=[_REQUIREMENTS],
    scope=Scope.MEMBER,
    since="0.1.0",
    applies=_UNDER_10_2019,
    title=Text("under eighteen on appointment", "belum delapan belas tahun saat diangkat"),
    message=Text(
        "member {member!r} was appointed under the age of 18", "anggota {member!r} diangkat sebelum berusia 18 tahun"
    ),
    explanation_id="Anggota diangkat sejak Permensos 10/2019 berlaku dan belum berusia delapan belas tahun. "
    "Nomor pasalnya tidak diketahui; syarat ini disebut dalam standar pelayanan.",
)
def under_age(subject: MemberSubject, _context: Context) -> Iterator[Hit]:
    """A member was appointed under the age of eighteen.

    What it checks
        The birth date against the day of appointment, the start of service or else the day of the decree, of members
        appointed since Permensos 10/2019 took effect, some day in 2019.

    Why it matters
        The regulation asks for an age of at least eighteen, as a service standard restates it; the article is not
        known.

    Example
        >>> young = attrs.evolve(kasmad, birth_date=PartialDate(2005), service=Period.parse("2021-03-01/.."))
        >>> check(Register.of(young)).codes
        ('PSM301',)

    Instead
        >>> check(Register.of(attrs.evolve(young, service=Period.parse("2024-03-01/..")))).codes
        ()

    Source
        Permensos 10/2019 as restated in a service standard of Kota Pasuruan, requirement (d).
    """
    yield from _too_young(subject, _UNDER_10_2019.bounds, on_birthday=False)


@rule(
    code="PSM304",
    severity=Severity.WARNING,
    grounds=[_REQUIREMENTS_OF_2012],
    scope=Scope.MEMBER,
    since="0.1.0",
    applies=_UNDER_01_2012,
    title=Text("not over eighteen on appointment", "belum di atas delapan belas tahun saat diangkat"),
    message=Text(
        "member {member!r} was not over 18 when appointed", "anggota {member!r} belum di atas 18 tahun saat diangkat"
    ),
    explanation_id="Anggota diangkat ketika Permensos 01/2012 berlaku dan belum berusia di atas delapan belas "
    "tahun: pada hari ulang tahun kedelapan belas pun belum.",
)
def not_over_eighteen(subject: MemberSubject, _context: Context) -> Iterator[Hit]:
    """A member was appointed under Permensos 01/2012 and not over the age of eighteen.

    What it checks
        The birth date against the day of appointment, of members appointed from 2012 until the regulation was
        replaced some day in 2019. One appointed on the eighteenth birthday itself was not over eighteen.

    Why it matters
        That regulation asked for an age over eighteen (*di atas 18 tahun*), as a page restates it.

    Example
        >>> young = attrs.evolve(kasmad, birth_date=PartialDate(1998, 5, 1), service=Period.parse("2016-05-01/.."))
        >>> check(Register.of(young)).codes
        ('PSM304',)

    Instead
        >>> check(Register.of(attrs.evolve(young, service=Period.parse("2016-05-02/..")))).codes
        ()

    Source
        Permensos 01/2012 as a page restates its criteria.
    """
    yield from _too_young(subject, _DAYS_OF_01_2012, on_birthday=True)


def _while_in_service(member: Member) -> Verdict:
    """Tell whether a member served under Permensos 10/2019; where no service is recorded, the record is of today."""
    return Verdict.YES if member.service is None else member.service.overlaps(_UNDER_10_2019)


@rule(
    code="PSM302",
    severity=Severity.WARNING,
    grounds=[_SEAT],
    scope=Scope.MEMBER,
    since="0.1.0",
    applies=_UNDER_10_2019,
    title=Text("service in more than a village", "tempat tugas bukan desa atau kelurahan"),
    message=Text(
        "member {member!r} serves in {area}, which is no village or urban village",
        "anggota {member!r} bertugas di {area}, yang bukan desa atau kelurahan",
    ),
    explanation_id="Tempat tugas anggota bukan desa, kelurahan atau nama lain yang setingkat.",
)
def service_not_village(subject: MemberSubject, _context: Context) -> Iterator[Hit]:
    """A member serves in an area that is not a village, an urban village or its like.

    What it checks
        The level of the area of service, of members who served under Permensos 10/2019.

    Why it matters
        Community social workers are seated in a village (*desa*, *kelurahan* or by another name), as a deck quotes the
        regulation.

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
        verdict = _while_in_service(member)
        if verdict.possible:
            facts = () if member.service is None else imprecise_ends(f"{subject.path}/service", member.service)
            yield Hit(
                path=f"{subject.path}/area",
                ids=(member.id,),
                verdict=verdict,
                settled_by=() if verdict.certain else facts,
                params={"member": member.id, "area": member.area.code},
            )


@rule(
    code="PSM303",
    severity=Severity.WARNING,
    grounds=[_REQUIREMENTS],
    scope=Scope.MEMBER,
    since="0.1.0",
    applies=_UNDER_10_2019,
    title=Text("domicile outside the village of service", "domisili di luar tempat tugas"),
    message=Text(
        "member {member!r} serves in {area} and has domicile in {domicile}",
        "anggota {member!r} bertugas di {area} dan berdomisili di {domicile}",
    ),
    explanation_id="Domisili anggota menurut KTP berada di luar desa atau kelurahan tempat ia bertugas.",
)
def domicile_elsewhere(subject: MemberSubject, _context: Context) -> Iterator[Hit]:
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
    verdict = outside & _while_in_service(member)
    if verdict.possible:
        facts: tuple[str, ...] = () if outside.certain else (f"{subject.path}/domicile_area",)
        facts += () if member.service is None else imprecise_ends(f"{subject.path}/service", member.service)
        yield Hit(
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


@rule(
    code="PSM307",
    severity=Severity.ERROR,
    grounds=[_LOGIC],
    scope=Scope.MEMBER,
    since="0.1.0",
    title=Text("appointed before birth", "diangkat sebelum lahir"),
    message=Text("member {member!r} was appointed before being born", "anggota {member!r} diangkat sebelum lahir"),
    explanation_id="Hari pengangkatan anggota jatuh sebelum hari lahirnya: salah satu tanggalnya keliru.",
)
def appointed_before_birth(subject: MemberSubject, _context: Context) -> Iterator[Hit]:
    """A member was appointed before being born.

    What it checks
        The birth date against the day of appointment, the start of service or else the day of the decree.

    Why it matters
        One of the two dates is wrong.

    Example
        >>> unborn = attrs.evolve(kasmad, birth_date=PartialDate(2005), service=Period.parse("2001-03-01/.."))
        >>> check(Register.of(unborn)).codes
        ('PSM307',)

    Instead
        >>> check(Register.of(attrs.evolve(unborn, birth_date=PartialDate(1975)))).codes
        ()

    Source
        Logic: birth comes first.
    """
    member, path = subject.member, subject.path
    appointed = _appointed(member)
    if appointed is None or member.birth_date is None:
        return
    first, last = appointed
    earliest, latest = member.birth_date.ordinals
    verdict = Verdict.of(always=last < earliest, possible=first < latest)
    if verdict.possible:
        yield Hit(
            path=f"{path}/birth_date",
            related=(f"{path}/service" if member.service is not None else f"{path}/decree/issued",),
            ids=(member.id,),
            verdict=verdict,
            settled_by=() if verdict.certain else _imprecise(path, member, member.birth_date),
            params={"member": member.id},
        )
