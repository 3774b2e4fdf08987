"""PSM208: the rule officer-not-member."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking.register_subject import RegisterSubject
from psm_model.checking.rule import Authority, Ground, Scope, Violation, rule
from psm_model.checking.severity import Severity
from psm_model.checking.subjects import Context
from psm_model.entities.appointment import Capacity
from psm_model.i18n import Bilingual
from psm_model.law.statute import Certainty

from .board_posts import ELECTED

__all__ = ["officer_not_member"]

_WHO_MAY_BE_ELECTED = Ground(
    authority=Authority.ASSOCIATION,
    certainty=Certainty.QUOTED,
    sources=(
        "ART IPSM (Munas III) Pasal 4 ayat (1)",
        "https://id.scribd.com/document/623709747/ANGGARAN-RUMAH-TANGGA-IPSM-NASIONAL",
    ),
)


@rule(
    code="PSM208",
    severity=Severity.WARNING,
    grounds=[_WHO_MAY_BE_ELECTED],
    scope=Scope.REGISTER,
    since="0.1.0",
    title=Bilingual("an elected officer who may not be elected", "pengurus terpilih yang tidak dapat dipilih"),
    message=Bilingual(
        "member {member!r} holds the elected post {post:Post} by {appointment!r} and is an honorary member",
        "anggota {member!r} memegang jabatan terpilih {post:Post} melalui {appointment!r}, padahal anggota kehormatan",
    ),
    explanation_indonesian="Jabatan terpilih dipegang anggota kehormatan. Menurut ART IPSM, hak memilih dan dipilih "
    "ada pada anggota biasa.",
)
def officer_not_member(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
    """An elected officer is recorded as an honorary member.

    What it checks
        The membership, where it is said, of the members who hold elected posts in their own right or acting.

    Why it matters
        By the association's rules of procedure (*ART*), ordinary members elect and are elected.

    Example
        >>> held = Appointment(id="a", post=Post.TREASURER, member_id="m")
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=(held,))
        >>> check(Register.of(ipsm, attrs.evolve(kasmad, membership=Membership.HONORARY), term)).codes
        ('PSM208',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(kasmad, membership=Membership.ORDINARY), term)).codes
        ()

    Source
        ART IPSM, adopted by the third national congress (*Munas III*), Pasal 4 ayat (1), which gives ordinary members
        the right to elect and be elected.
    """
    for held in subject.iter_honorary_holders():
        if held.post in ELECTED and held.capacity in {Capacity.SUBSTANTIVE, Capacity.ACTING}:
            yield Violation(
                path=f"{held.path}/member_id",
                ids=(held.member_id, held.id, held.term_id, held.organisation_id),
                params={"member": held.member_id, "appointment": held.id, "post": held.post.value},
            )
