"""PSM203: the rule two-core-posts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from psm_model.checking import Context, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.checking.board import PlacedAppointment
from psm_model.checking.clusters import find_pairs
from psm_model.entities.appointment import Capacity
from psm_model.i18n import Bilingual

from .board_posts import POSTS_OF_BOARDS
from .holders import iter_violations, judge_overlap, list_held_candidates

__all__ = ["two_core_posts"]

_DECISIVE: Final = frozenset({"capacity"})


@organisation_rule(
    code="PSM203",
    severity=Severity.INFO,
    grounds=[POSTS_OF_BOARDS],
    title=Bilingual("one person in two core posts", "satu orang dalam dua jabatan inti"),
    message=Bilingual(
        "in board term {term:BoardTerm}, member {member:Member} holds two core posts by appointments "
        "{first:Appointment} and {second:Appointment} "
        "{certain_days:days {possible_days}}",
        "dalam masa bakti {term:BoardTerm}, anggota {member:Member} memegang dua jabatan inti melalui pengangkatan "
        "{first:Appointment} dan "
        "{second:Appointment} "
        "{certain_days:days {possible_days}}",
    ),
    cluster_message=Bilingual(
        "in board term {term:BoardTerm}, {count} appointments of member {member:Member} to core posts overlap in more "
        "than {most} "
        "pairs",
        "dalam masa bakti {term:BoardTerm}, {count} pengangkatan anggota {member:Member} pada jabatan inti saling "
        "tumpang tindih "
        "dalam lebih dari {most} pasangan",
    ),
    remedy=Bilingual(
        "Correct a wrong post, or record one capacity as acting. Check both posts in the annex of the decree.",
        "Perbaiki jabatannya, atau catat satu sebagai pelaksana tugas. Periksa keduanya dalam lampiran SK.",
    ),
    explanation_indonesian="""Seorang anggota memegang dua jabatan inti dari satu kepengurusan pada hari yang sama.
    Keduanya dipegang secara definitif: jabatan yang dirangkap sebagai pelaksana tugas tidak dihitung.""",
)
def two_core_posts(subject: OrganisationSubject, context: Context) -> Iterator[Violation]:
    """One member holds two core posts of a board on the same day.

    What it checks
        Every two substantive appointments of one member to different core posts of a board. People who are recorded
        only by name are not compared, because two people may have the same name.

    Why it matters
        In practice, each core post has its own holder.

    Example
        >>> year = Period.parse("2021-01-01/2022-01-01")
        >>> core = (Post.CHAIR, Post.TREASURER)
        >>> both = [Appointment(id=f"a-{n}", post=post, member_id="m", period=year) for n, post in enumerate(core)]
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=tuple(both))
        >>> check(Register.of(ipsm, kasmad, term)).codes
        ('PSM203',)

    Instead
        >>> check(Register.of(ipsm, kasmad, attrs.evolve(term, appointments=(both[0],)))).codes
        ()

    Source
        Practice: the boards on news pages.
    """
    core = frozenset(context.config.core_posts)
    for board in subject.boards:
        if not board.has_repeated_member:
            continue
        by_member: dict[str, list[PlacedAppointment]] = defaultdict(list)
        for placed in subject.appointments[board.path]:
            appointment = placed.appointment
            if (
                appointment.member_id is not None
                and appointment.post in core
                and appointment.capacity is Capacity.SUBSTANTIVE
            ):
                by_member[appointment.member_id].append(placed)
        for member_id, posts in by_member.items():
            if len(posts) > 1:
                candidates = list_held_candidates(board, posts, lambda appointment: appointment.post, _DECISIVE)
                yield from iter_violations(board, find_pairs(candidates, judge_overlap), member=member_id)
