"""PSM208: the rule honorary-officer."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Authority, Context, Ground, RegisterSubject, Severity, Violation, register_rule
from psm_model.entities.appointment import Capacity
from psm_model.i18n import Bilingual
from psm_model.law.statute import Certainty
from psm_model.rules.grounds import ART
from psm_model.values.verdict import Verdict

from .board_posts import ELECTED

__all__ = ["honorary_officer"]

_WHO_MAY_BE_ELECTED = Ground(Authority.ASSOCIATION, Certainty.QUOTED, ("ART IPSM (Munas III) Pasal 4 ayat (1)", ART))


@register_rule(
    code="PSM208",
    severity=Severity.WARNING,
    grounds=[_WHO_MAY_BE_ELECTED],
    title=Bilingual("an ineligible elected officer", "pengurus terpilih yang tidak berhak dipilih"),
    message=Bilingual(
        "member {member:Member} holds the elected post {appointment:Appointment ({post:Post})} but is an honorary "
        "member",
        "anggota {member:Member} memegang jabatan yang dipilih, {appointment:Appointment ({post:Post})}, padahal "
        "berstatus anggota kehormatan",
    ),
    remedy=Bilingual(
        "Correct the membership if the card states another one. If it is honorary, inform the board that only ordinary "
        "members may be elected.",
        "Perbaiki keanggotaannya jika kartunya menyebut lain. Jika memang kehormatan, sampaikan bahwa hanya anggota "
        "biasa yang dapat dipilih.",
    ),
    explanation_indonesian="""Jabatan terpilih dipegang oleh anggota kehormatan. Menurut ART IPSM, hak memilih dan
    dipilih ada pada anggota biasa.""",
)
def honorary_officer(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
    """An elected officer is recorded as an honorary member.

    What it checks
        The recorded membership of members who hold elected posts as substantive or acting holders.

    Why it matters
        Under the association's rules of procedure (*ART*), only ordinary members may elect and be elected.

    Example
        >>> treasurer = Appointment(id="a", post=Post.TREASURER, member_id="m")
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=(treasurer,))
        >>> check(Register.of(ipsm, attrs.evolve(kasmad, membership=Membership.HONORARY), term)).codes
        ('PSM208',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(kasmad, membership=Membership.ORDINARY), term)).codes
        ()

    Source
        ART IPSM, adopted by the third national congress (*Munas III*), Pasal 4 ayat (1), which gives ordinary members
        the right to elect and be elected.
    """
    for appointment in subject.iter_honorary_holders():
        if appointment.post in ELECTED and appointment.capacity in {Capacity.SUBSTANTIVE, Capacity.ACTING}:
            yield Violation(
                path=f"{appointment.path}/member_id",
                ids=(appointment.member_id, appointment.id, appointment.term_id, appointment.organisation_id),
                verdict=Verdict.of(always=not appointment.is_open, possible=True),
                settled_by=appointment.withheld_facts,
                params={"member": appointment.member_id, "appointment": appointment.id, "post": appointment.post.value},
            )
