"""PSM210: the rule post-held-twice."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Final

from psm_model.checking import Context, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.checking.board import get_holder
from psm_model.checking.clusters import find_pairs
from psm_model.entities.appointment import Appointment
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC

from .alike import group_alike
from .holders import iter_violations, judge_overlap, list_held_candidates

__all__ = ["post_held_twice"]

_FIELDS: Final = ("member_id", "post", "section", "title", "capacity")
_DECISIVE: Final = frozenset(_FIELDS)


@organisation_rule(
    code="PSM210",
    severity=Severity.WARNING,
    grounds=[LOGIC],
    title=Bilingual("one holder recorded twice in one post", "satu orang tercatat dua kali dalam satu jabatan"),
    message=Bilingual(
        "in board term {term:BoardTerm}, appointments {first:Appointment} and {second:Appointment} record one holder "
        "twice in the post {post:Post} "
        "{certain_days:days {possible_days}}",
        "dalam masa bakti {term:BoardTerm}, pengangkatan {first:Appointment} dan {second:Appointment} mencatat satu "
        "orang dua kali dalam jabatan "
        "{post:Post} "
        "{certain_days:days {possible_days}}",
    ),
    cluster_message=Bilingual(
        "in board term {term:BoardTerm}, {count} appointments record one holder in the post {post:Post} and overlap "
        "in more "
        "than {most} pairs",
        "dalam masa bakti {term:BoardTerm}, {count} pengangkatan mencatat satu orang dalam jabatan {post:Post} dan "
        "saling "
        "tumpang tindih dalam lebih dari {most} pasangan",
    ),
    remedy=Bilingual(
        "Delete the duplicate entry, or correct the dates of one entry. The dates differ if the holder left the post "
        "and came back.",
        "Hapus catatan ganda, atau perbaiki tanggal salah satunya. Tanggalnya berbeda jika orang itu berhenti lalu "
        "menjabat kembali.",
    ),
    explanation_indonesian="""Seorang pemegang jabatan tercatat lebih dari sekali dalam jabatan yang sama pada hari yang
    sama. Yang dibandingkan ialah jabatan dalam satu kepengurusan dengan bidang, sebutan, dan kedudukan yang sama.
    Temuan ini hanya pasti jika pemegangnya anggota yang tercatat, karena dua orang dapat bernama sama.""",
)
def post_held_twice(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """One holder is recorded twice in one post.

    What it checks
        Every two appointments of one holder on a board with the same post, section, capacity and title that share more
        than a handover day. The finding is certain only for recorded members, because two people may have the same
        name.

    Why it matters
        An appointment is recorded twice, or a date is wrong. Counts of the board then count one person twice.

    Example
        >>> first = Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.parse("2021-01-01/2023-01-01"))
        >>> second = attrs.evolve(first, id="b", period=Period.parse("2022-01-01/2024-01-01"))
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=(first, second))
        >>> check(Register.of(ipsm, kasmad, term)).codes
        ('PSM210',)

    Instead
        >>> again = attrs.evolve(second, period=Period.parse("2023-02-01/2024-01-01"))
        >>> check(Register.of(ipsm, kasmad, attrs.evolve(term, appointments=(first, again)))).codes
        ()

    Source
        Logic: one person cannot hold the same post twice at the same time.
    """
    for board in subject.boards:
        if not board.has_repeated_holder:
            continue
        holding = (placed for placed in subject.appointments[board.path] if placed.appointment.capacity.holds)
        for records in group_alike(holding, _FIELDS, _make_key):
            # PSM001 covers two appointments with the same id.
            candidates = list_held_candidates(board, records, lambda appointment: appointment.id, _DECISIVE)
            post = records[0].appointment.post.value
            yield from iter_violations(board, find_pairs(candidates, judge_overlap), post=post)


def _make_key(appointment: Appointment) -> tuple[Hashable, ...]:
    return (
        get_holder(appointment),
        appointment.post,
        appointment.section,
        appointment.title,
        appointment.capacity,
    )
