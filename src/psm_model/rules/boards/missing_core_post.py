"""PSM201: the rule missing-core-post."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from psm_model.checking import Context, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.checking.board import iter_appointments
from psm_model.checking.facts import find_withheld
from psm_model.entities.board_term import BoardTerm, Roster, TermStatus
from psm_model.i18n import Bilingual
from psm_model.values.verdict import Verdict

from .board_posts import POSTS_OF_BOARDS

__all__ = ["missing_core_post"]


@organisation_rule(
    code="PSM201",
    severity=Severity.WARNING,
    grounds=[POSTS_OF_BOARDS],
    title=Bilingual("a vacant core post", "jabatan inti yang kosong"),
    message=Bilingual(
        "the board of term {term:BoardTerm} has no {post:Post}",
        "kepengurusan masa bakti {term:BoardTerm} tidak memiliki {post:Post}",
    ),
    remedy=Bilingual(
        "Look up the post in the annex of the decree and record its holder. If the list is incomplete, record the "
        "roster as partial.",
        "Lihat jabatan itu dalam lampiran SK dan catat pemegangnya. Jika daftarnya belum lengkap, nyatakan "
        "susunannya tercatat sebagian.",
    ),
    explanation_indonesian="""Dalam kepengurusan yang tercatat lengkap, tidak ada ketua, sekretaris, atau bendahara.
    Konfigurasi dapat mengharuskan jabatan lain. Pengurus demisioner, pengurus kehormatan, mantan pengurus, dan pengurus
    terpilih yang belum menjabat tidak dihitung. Jabatan yang pernah diisi dalam masa bakti itu tidak dilaporkan,
    meskipun kemudian kosong karena pemegangnya meninggal dunia atau mengundurkan diri. Kepengurusan yang susunannya
    sengaja dikosongkan (`withheld`) tidak diperiksa.""",
)
def missing_core_post(subject: OrganisationSubject, context: Context) -> Iterator[Violation]:
    """A completely recorded board has nobody in a core post.

    What it checks
        Whether each core post is held: chair, secretary and treasurer, unless the configuration says otherwise.
        Holdovers and honorary, former and incoming holders do not count. A post that somebody held for a part of the
        term is not reported, even if it stayed vacant after a death or a resignation. Only terms with a complete roster
        are checked. Annulled boards, caretakers, and boards whose appointments are left out on purpose (`withheld`) are
        not checked.

    Why it matters
        Either the post is vacant or somebody is missing from the record.

    Example
        >>> officers = [Appointment(id=post.value, post=post, member_id="m") for post in (Post.CHAIR, Post.SECRETARY)]
        >>> term = BoardTerm(
        ...     id="t", organisation_id="o", label="2020–2025", roster=Roster.COMPLETE, appointments=tuple(officers)
        ... )
        >>> check(Register.of(ipsm, kasmad, term)).codes
        ('PSM201',)

    Instead
        >>> check(Register.of(ipsm, kasmad, attrs.evolve(term, roster=Roster.PARTIAL))).codes
        ()

    Source
        Practice: the boards on news pages have these three posts.
    """
    for path, term in subject.terms:
        if _must_fill_posts(term):
            holders = [
                placed
                for placed in iter_appointments(path, term)
                if placed.appointment.capacity.serves_in_term and placed.appointment.capacity.takes_seat
            ]
            filled_posts = {appointment.post for _, appointment in holders if "capacity" not in appointment.withheld}
            of_status = find_withheld(path, term, "status")
            for post in dict.fromkeys(context.config.core_posts):
                if post in filled_posts:
                    continue
                # Somebody whose capacity is withheld may hold it.
                places = [placed for placed in holders if placed.appointment.post is post]
                facts = chain(of_status, *(find_withheld(*placed, "capacity") for placed in places))
                is_certain = not (places or of_status)
                yield Violation(
                    path=f"{path}/appointments",
                    ids=(term.id, term.organisation_id),
                    verdict=Verdict.of(always=is_certain, possible=True),
                    settled_by=tuple(facts),
                    params={"term": term.id, "post": post.value},
                )


def _must_fill_posts(term: BoardTerm) -> bool:
    """Return whether the record says that all appointments of a board are in it, and withholds none."""
    return (
        term.roster is Roster.COMPLETE
        and term.status not in {TermStatus.ANNULLED, TermStatus.CARETAKER}
        and "appointments" not in term.withheld
    )
