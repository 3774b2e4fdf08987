"""PSM2xx: who is on a board, on each day of its term."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from psm_model.entities.appointment import Capacity
from psm_model.entities.board_term import Roster, TermStatus
from psm_model.entities.post import Post
from psm_model.law.statute import Certainty

from .rule import Authority, Ground, Hit, Scope, Text, rule
from .severity import Severity
from .subjects import Context, OrganisationSubject

__all__ = [
    "POSTS_OF_BOARDS",
    "adviser_as_officer",
    "missing_core_post",
]

_LOGIC = Ground(authority=Authority.LOGIC)
POSTS_OF_BOARDS = Ground(
    authority=Authority.PRACTICE,
    certainty=Certainty.DERIVED,
    sources=("https://mc.temanggungkab.go.id/frontend/d_berita/6657",),
)
"""What the rules on posts rest on."""

ELECTED: Final = frozenset(Post) - {Post.ADVISER, Post.PATRON, Post.DIRECTOR, Post.MOTIVATOR, Post.MEMBER, Post.OTHER}
"""The posts that a congress (*musyawarah*) fills, as far as boards show."""


@rule(
    code="PSM201",
    severity=Severity.WARNING,
    grounds=[POSTS_OF_BOARDS],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("a core post that nobody holds", "jabatan inti yang kosong"),
    message=Text(
        "the board of term {term!r} has no {post:Post}", "kepengurusan masa bakti {term!r} tidak memiliki {post:Post}"
    ),
    explanation_id="Kepengurusan yang dinyatakan tercatat lengkap tidak memiliki ketua, sekretaris atau "
    "bendahara, atau jabatan lain yang menurut konfigurasi harus ada. Pejabat demisioner, mantan pejabat, dan pejabat "
    "terpilih yang belum menjabat tidak dihitung.",
)
def missing_core_post(subject: OrganisationSubject, context: Context) -> Iterator[Hit]:
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
                    yield Hit(
                        path=f"{path}/appointments",
                        ids=(term.id, term.organisation_id),
                        params={"term": term.id, "post": post.value},
                    )


def _fills(capacity: Capacity) -> bool:
    """Return whether a post that is held in a capacity is filled in the term."""
    return capacity.holds and capacity is not Capacity.HOLDOVER


@rule(
    code="PSM206",
    severity=Severity.INFO,
    grounds=[POSTS_OF_BOARDS],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("an adviser by office in an elected post", "penasihat karena jabatan dalam jabatan terpilih"),
    message=Text(
        "in board term {term!r}, appointment {appointment!r} is by office, though {post:Post} is an elected post",
        "dalam masa bakti {term!r}, {appointment!r} diangkat karena jabatan, padahal {post:Post} dipilih",
    ),
    explanation_id="Seseorang duduk karena jabatannya di luar organisasi dalam jabatan yang diisi melalui "
    "musyawarah. Dalam praktik, pejabat seperti itu menjadi pembina, pengarah atau penasihat.",
)
def adviser_as_officer(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """Somebody who sits on a board by another office is recorded in an elected post.

    What it checks
        The posts of appointments in the capacity *ex officio*.

    Why it matters
        A governor or a head of office is patron, director or adviser of a board, and elected by nobody; in a post that
        a congress fills, the post or the capacity is wrong.

    Example
        >>> held = Appointment(id="a", post=Post.CHAIR, office="Gubernur Contoh", capacity=Capacity.EX_OFFICIO)
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=(held,))
        >>> check(Register.of(ipsm, term)).codes
        ('PSM206',)

    Instead
        >>> patron = attrs.evolve(held, post=Post.PATRON)
        >>> check(Register.of(ipsm, attrs.evolve(term, appointments=(patron,)))).codes
        ()

    Source
        Practice: the board of Jawa Tengah, whose patron, director and daily patron are offices.
    """
    for board in subject.boards:
        path, term = board.path, board.term
        for place, held in subject.appointments[path] if board.by_office else ():
            if held.capacity is Capacity.EX_OFFICIO and held.post in ELECTED:
                yield Hit(
                    path=f"{place}/post",
                    related=(f"{place}/capacity",),
                    ids=(held.id, term.id, term.organisation_id),
                    params={"term": term.id, "appointment": held.id, "post": held.post.value},
                )
