"""PSM201: the rule missing-core-post."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking.rule import Scope, Violation, rule
from psm_model.checking.severity import Severity
from psm_model.checking.subjects import Context, OrganisationSubject
from psm_model.entities.appointment import Capacity
from psm_model.entities.board_term import Roster, TermStatus
from psm_model.i18n import Bilingual

from .board_posts import POSTS_OF_BOARDS

__all__ = ["missing_core_post"]


@rule(
    code="PSM201",
    severity=Severity.WARNING,
    grounds=[POSTS_OF_BOARDS],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Bilingual("a core post that nobody holds", "jabatan inti yang kosong"),
    message=Bilingual(
        "the board of term {term!r} has no {post:Post}", "kepengurusan masa bakti {term!r} tidak memiliki {post:Post}"
    ),
    explanation_indonesian="Kepengurusan yang dinyatakan tercatat lengkap tidak memiliki ketua, sekretaris atau "
    "bendahara, atau jabatan lain yang menurut konfigurasi harus ada. Pejabat demisioner, mantan pejabat, dan pejabat "
    "terpilih yang belum menjabat tidak dihitung.",
)
def missing_core_post(subject: OrganisationSubject, context: Context) -> Iterator[Violation]:
    """A board that is recorded whole has nobody in a core post.

    What it checks
        Whether somebody holds each core post, chair, secretary and treasurer unless the configuration says otherwise,
        in any capacity but as a holdover, and not as one who has left or is to come. It is asked only of terms whose
        roster is said to be complete, and not of annulled boards and caretakers.

    Why it matters
        Either the post is vacant or somebody was left out of the record.

    Example
        >>> held = [Appointment(id=post.value, post=post, member_id="m") for post in (Post.CHAIR, Post.SECRETARY)]
        >>> term = BoardTerm(
        ...     id="t", organisation_id="o", label="2020–2025", roster=Roster.COMPLETE, appointments=tuple(held)
        ... )
        >>> check(Register.of(ipsm, kasmad, term)).codes
        ('PSM201',)

    Instead
        >>> check(Register.of(ipsm, kasmad, attrs.evolve(term, roster=Roster.PARTIAL))).codes
        ()

    Source
        Practice: the boards that news pages list have these three.
    """
    for path, term in subject.terms:
        if term.roster is Roster.COMPLETE and term.status not in {TermStatus.ANNULLED, TermStatus.CARETAKER}:
            held = {held.post for held in term.appointments if _fills(held.capacity)}
            for post in dict.fromkeys(context.config.core_posts):
                if post not in held:
                    yield Violation(
                        path=f"{path}/appointments",
                        ids=(term.id, term.organisation_id),
                        params={"term": term.id, "post": post.value},
                    )


def _fills(capacity: Capacity) -> bool:
    """Return whether a post that is held in a capacity is filled in the term."""
    return capacity.holds and capacity is not Capacity.HOLDOVER
