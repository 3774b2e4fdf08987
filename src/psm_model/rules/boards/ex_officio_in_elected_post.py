"""PSM206: the rule ex-officio-in-elected-post."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.entities.appointment import Capacity
from psm_model.i18n import Bilingual

from .board_posts import ELECTED, POSTS_OF_BOARDS

__all__ = ["ex_officio_in_elected_post"]


@organisation_rule(
    code="PSM206",
    severity=Severity.INFO,
    grounds=[POSTS_OF_BOARDS],
    title=Bilingual("an ex officio holder in an elected post", "pejabat karena jabatan dalam jabatan yang dipilih"),
    message=Bilingual(
        "in board term {term:BoardTerm}, appointment {appointment:Appointment} is ex officio, although {post:Post} is "
        "an elected post",
        "dalam masa bakti {term:BoardTerm}, pengangkatan {appointment:Appointment} bersifat ex officio, padahal "
        "{post:Post} adalah jabatan yang dipilih",
    ),
    remedy=Bilingual(
        "Correct the post or the capacity if the decree has another one. Posts held ex officio are patron, "
        "director and adviser.",
        "Perbaiki jabatan atau kedudukannya sesuai dengan SK. Jabatan ex officio ialah pembina, pengarah, dan "
        "penasihat.",
    ),
    explanation_indonesian="""Karena jabatannya di luar organisasi, seseorang menduduki jabatan yang dipilih. Dalam
    praktik, pejabat seperti itu menjadi pembina, pengarah, atau penasihat.""",
)
def ex_officio_in_elected_post(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """An ex officio holder is recorded in an elected post.

    What it checks
        The posts of appointments in the capacity *ex officio*.

    Why it matters
        A governor or a head of office may be a patron, director or adviser of a board by office, without an election.
        An elected post is filled by a congress, so the post or the capacity is wrong.

    Example
        >>> chair = Appointment(id="a", post=Post.CHAIR, office="Gubernur Contoh", capacity=Capacity.EX_OFFICIO)
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=(chair,))
        >>> check(Register.of(ipsm, term)).codes
        ('PSM206',)

    Instead
        >>> patron = attrs.evolve(chair, post=Post.PATRON)
        >>> check(Register.of(ipsm, attrs.evolve(term, appointments=(patron,)))).codes
        ()

    Source
        Practice: the board of Jawa Tengah, on which the patron, the director and the daily patron are offices.
    """
    for board in subject.boards:
        path, term = board.path, board.term
        for place, appointment in subject.appointments[path] if board.has_ex_officio else ():
            if appointment.capacity is Capacity.EX_OFFICIO and appointment.post in ELECTED:
                yield Violation(
                    path=f"{place}/post",
                    related=(f"{place}/capacity",),
                    ids=(appointment.id, term.id, term.organisation_id),
                    params={"term": term.id, "appointment": appointment.id, "post": appointment.post.value},
                )
