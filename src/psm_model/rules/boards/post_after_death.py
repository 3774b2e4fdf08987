"""PSM216: the rule post-after-death."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, RegisterSubject, Severity, Violation, register_rule
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC

__all__ = ["post_after_death"]


@register_rule(
    code="PSM216",
    severity=Severity.ERROR,
    grounds=[LOGIC],
    title=Bilingual("a post after death", "jabatan sesudah meninggal dunia"),
    message=Bilingual(
        "appointment {appointment!r} of board term {term!r} is still held after the recorded death of its holder, "
        "member {member!r}",
        "jabatan {appointment!r} pada masa bakti {term!r} masih dijabat sesudah pemegangnya, anggota {member!r}, "
        "tercatat meninggal dunia",
    ),
    explanation_indonesian="""Seorang anggota masih memegang jabatan sesudah hari terakhir tugasnya (`service`), padahal
    tugas itu berakhir karena ia meninggal dunia (`service_ended`). Jabatan tanpa rentang waktu berakhir dalam masa
    baktinya; jika menurut catatan jabatan itu sendiri berakhir karena pemegangnya meninggal dunia, jabatan itu tidak
    diperiksa. Temuan ini tidak menyebut harinya.""",
)
def post_after_death(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
    """A post is held after the recorded death of its holder.

    What it checks
        The last day of each member's appointment against the last day of the member's service, if that ended by death
        (`service_ended`). An appointment without a period ends within its term, or with it on a board appointed as a
        whole; it is not checked if the record says that the death ended it. The finding does not state the day.

    Why it matters
        One of the two dates is wrong, or somebody else held the post: the successor is missing from the record.

    Example
        >>> chair = Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.parse("2021-01-01/2025-12-31"))
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=(chair,))
        >>> died = attrs.evolve(
        ...     kasmad,
        ...     service=Period.parse("2012-03-01/2023-05-04"),
        ...     service_ended=Departure(reason=DepartureReason.DIED),
        ... )
        >>> check(Register.of(ipsm, died, term)).codes
        ('PSM216',)

    Instead
        >>> left = attrs.evolve(
        ...     chair,
        ...     period=Period.parse("2021-01-01/2023-05-04"),
        ...     ended=Departure(reason=DepartureReason.DIED),
        ... )
        >>> check(Register.of(ipsm, died, attrs.evolve(term, appointments=(left,)))).codes
        ()

    Source
        Logic: nobody holds a post after death.
    """
    for appointment, member, verdict, settled_by in subject.iter_posts_after_death():
        yield Violation(
            path=appointment.path,
            related=(f"/members/{member}/service",),
            ids=(appointment.member_id, appointment.id, appointment.term_id, appointment.organisation_id),
            verdict=verdict,
            settled_by=settled_by,
            params={"appointment": appointment.id, "term": appointment.term_id, "member": appointment.member_id},
        )
