"""PSM3xx: what the association and practice ask of a member's papers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from psm_model.entities.decree import DecreeStatus
from psm_model.entities.member import CardKind, Member, Membership
from psm_model.law.statute import Certainty
from psm_model.values.area import Level

from .register_subject import RegisterSubject
from .rule import Authority, Ground, Hit, Scope, Text, rule
from .severity import Severity
from .subjects import Context, MemberSubject

__all__ = ["card_from_wrong_level", "honorary_without_decree", "member_without_decree"]

_ART = "https://id.scribd.com/document/623709747/ANGGARAN-RUMAH-TANGGA-IPSM-NASIONAL"
_HONORARY_BY_DECREE = Ground(
    authority=Authority.ASSOCIATION, certainty=Certainty.QUOTED, sources=("ART IPSM (Munas III) Pasal 3 ayat (2)", _ART)
)
_WHO_ISSUES_CARDS = Ground(
    authority=Authority.ASSOCIATION,
    certainty=Certainty.QUOTED,
    sources=("ART IPSM (Munas III) Pasal 3 ayat (1) dan ayat (4)", _ART),
)
_MEMBERS_HAVE_DECREES = Ground(
    authority=Authority.PRACTICE,
    certainty=Certainty.RESTATED,
    sources=(
        "https://istananegara.co.id/?p=15925",
        "https://radarkarawang.id/uncategorized/ganti-kepala-desa-ganti-psm",
    ),
)

_ISSUERS: Final = {CardKind.NATIONAL: Level.NATIONAL, CardKind.TEMPORARY: Level.REGENCY_CITY}


def _decreed(member: Member) -> bool:
    return member.decree is not None and member.decree.status is DecreeStatus.ISSUED


@rule(
    code="PSM305",
    severity=Severity.WARNING,
    grounds=[_HONORARY_BY_DECREE],
    scope=Scope.MEMBER,
    since="0.1.0",
    title=Text("an honorary member without a decree", "anggota kehormatan tanpa surat keputusan"),
    message=Text(
        "honorary member {member!r} has no decree", "anggota kehormatan {member!r} tidak memiliki surat keputusan"
    ),
    explanation_id="Anggota kehormatan tidak memiliki surat keputusan. Menurut ART IPSM, anggota kehormatan "
    "ditetapkan dengan SK pengurus nasional. Hanya diperiksa bila konfigurasi mengharapkan surat keputusan.",
)
def honorary_without_decree(subject: MemberSubject, context: Context) -> Iterator[Hit]:
    """An honorary member has no decree.

    What it checks
        Honorary members, where the configuration expects decrees (`expect_decrees`). Whether the decree is the national
        board's is not judged, since issuers are texts.

    Why it matters
        By the association's rules of procedure (*ART*), the national board's decree makes an honorary member.

    Example
        >>> honorary = attrs.evolve(kasmad, membership=Membership.HONORARY)
        >>> check(Register.of(honorary), config=Config(expect_decrees=True)).codes
        ('PSM305',)

    Instead
        >>> decreed = attrs.evolve(honorary, decree=Decree(issuer="Pengurus Nasional IPSM"))
        >>> check(Register.of(decreed), config=Config(expect_decrees=True)).codes
        ()

    Source
        ART IPSM, adopted by the third national congress (*Munas III*), Pasal 3 ayat (2).
    """
    member = subject.member
    if context.config.expect_decrees and member.membership is Membership.HONORARY and not _decreed(member):
        yield Hit(path=subject.path, ids=(member.id,), params={"member": member.id})


@rule(
    code="PSM308",
    severity=Severity.INFO,
    grounds=[_MEMBERS_HAVE_DECREES],
    scope=Scope.MEMBER,
    since="0.1.0",
    title=Text("a member without a decree", "anggota tanpa surat keputusan"),
    message=Text(
        "member {member!r} has no decree of appointment",
        "anggota {member!r} tidak memiliki surat keputusan pengangkatan",
    ),
    explanation_id="Anggota tidak memiliki surat keputusan pengangkatan. Penerbitnya berbeda-beda: kepala desa, "
    "lurah, kepala dinas sosial, atau bupati. Hanya diperiksa bila konfigurasi mengharapkan surat keputusan.",
)
def member_without_decree(subject: MemberSubject, context: Context) -> Iterator[Hit]:
    """A member has no decree of appointment.

    What it checks
        Members who are not honorary, where the configuration expects decrees (`expect_decrees`).

    Why it matters
        Members are appointed by decree, of the head of the village, the head of the social affairs office (*Dinas
        Sosial*) or the regent: who issues it differs from place to place.

    Example
        >>> check(Register.of(kasmad), config=Config(expect_decrees=True)).codes
        ('PSM308',)

    Instead
        >>> check(Register.of(attrs.evolve(kasmad, decree=Decree())), config=Config(expect_decrees=True)).codes
        ()

    Source
        Practice: news pages from Jawa Tengah and Karawang, which tell of such decrees.
    """
    member = subject.member
    if context.config.expect_decrees and member.membership is not Membership.HONORARY and not _decreed(member):
        yield Hit(path=subject.path, ids=(member.id,), params={"member": member.id})


@rule(
    code="PSM306",
    severity=Severity.WARNING,
    grounds=[_WHO_ISSUES_CARDS],
    scope=Scope.REGISTER,
    since="0.1.0",
    title=Text("a card from the wrong level", "kartu dari tingkat yang keliru"),
    message=Text(
        "a {kind:CardKind} of member {member!r} was issued by {issuer!r}, of level {level:Level}",
        "{kind:CardKind} anggota {member!r} diterbitkan oleh {issuer!r}, tingkat {level:Level}",
    ),
    explanation_id="Kartu anggota diterbitkan kepengurusan dari tingkat yang keliru. Menurut ART IPSM, KTA "
    "diterbitkan pengurus nasional, dan KTA sementara oleh pengurus kabupaten atau kota.",
)
def card_from_wrong_level(subject: RegisterSubject, _context: Context) -> Iterator[Hit]:
    """A member's card was issued by an organisation of the wrong level.

    What it checks
        The level of the organisation that issued each card, where it is recorded.

    Why it matters
        By the association's rules of procedure (*ART*), cards are issued by the national board, and temporary ones by
        the board of a regency or city until the national card is out.

    Example
        >>> village = Organisation(id="v", name="IPSM Desa Contoh", level=Level.VILLAGE)
        >>> card = Card(kind=CardKind.NATIONAL, issuer_id="v")
        >>> check(Register.of(village, attrs.evolve(kasmad, cards=(card,)))).codes
        ('PSM306',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(kasmad, cards=(attrs.evolve(card, issuer_id="o"),)))).codes
        ()

    Source
        ART IPSM, adopted by the third national congress (*Munas III*), Pasal 3 ayat (1) and ayat (4).
    """
    for card, level in subject.cards():
        if level is not _ISSUERS[card.kind]:
            yield Hit(
                path=card.path,
                ids=(card.member_id, card.issuer_id),
                params={
                    "member": card.member_id,
                    "kind": card.kind.value,
                    "issuer": card.issuer_id,
                    "level": level.value,
                },
            )
