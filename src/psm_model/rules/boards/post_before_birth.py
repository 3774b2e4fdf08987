"""PSM212: the rule post-before-birth."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, RegisterSubject, Severity, Violation, register_rule
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC

__all__ = ["post_before_birth"]


@register_rule(
    code="PSM212",
    severity=Severity.ERROR,
    grounds=[LOGIC],
    title=Bilingual("a post before birth", "jabatan sebelum lahir"),
    message=Bilingual(
        "appointment {appointment:Appointment} of board term {term:BoardTerm} starts before its holder, member "
        "{member:Member}, was born",
        "jabatan {appointment:Appointment} pada masa bakti {term:BoardTerm} dimulai sebelum pemegangnya, anggota "
        "{member:Member}, lahir",
    ),
    remedy=Bilingual(
        "Correct the birth date, or the member who holds the post. The post may be that of somebody with the same "
        "name.",
        "Perbaiki tanggal lahir, atau anggota yang memegang jabatan. Jabatan itu mungkin milik orang lain yang bernama "
        "sama.",
    ),
    explanation_indonesian="""Seorang anggota memegang jabatan sebelum lahir: salah satu tanggalnya keliru, atau
    pemegangnya orang lain. Jabatan tanpa rentang waktu dianggap dimulai dalam masa baktinya.""",
)
def post_before_birth(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
    """A post is held before its holder was born.

    What it checks
        The first day of each member's appointment against the birth date. An appointment without a period starts within
        its term; without a dated term, it is not checked.

    Why it matters
        One of the two dates is wrong, or somebody else held the post.

    Example
        >>> chair = Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.parse("2021-01-01/2023-01-01"))
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=(chair,))
        >>> check(Register.of(ipsm, attrs.evolve(kasmad, birth_date=PartialDate(2021, 6)), term)).codes
        ('PSM212',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(kasmad, birth_date=PartialDate(1975, 6)), term)).codes
        ()

    Source
        Logic: nobody holds a post before being born.
    """
    for appointment, member, verdict, settled_by in subject.iter_posts_before_birth():
        yield Violation(
            path=appointment.path,
            related=(f"/members/{member}/birth_date",),
            ids=(appointment.member_id, appointment.id, appointment.term_id, appointment.organisation_id),
            verdict=verdict,
            settled_by=settled_by,
            params={"appointment": appointment.id, "term": appointment.term_id, "member": appointment.member_id},
        )
