"""PSM202: the rule seat-taken-twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from psm_model.checking import Context, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.checking.board import PlacedAppointment, get_holder, index_appointments
from psm_model.checking.clusters import Candidate, find_pairs
from psm_model.entities.appointment import Appointment
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC
from psm_model.values.verdict import Verdict

from .holders import HeldSeat, iter_violations, judge_overlap, list_held_candidates, name_holders
from .seats import iter_seats

__all__ = ["seat_taken_twice"]


@organisation_rule(
    code="PSM202",
    severity=Severity.ERROR,
    grounds=[LOGIC],
    title=Bilingual("one seat taken twice", "satu kursi diduduki dua orang"),
    message=Bilingual(
        "in term {term:BoardTerm}, {first:holder {first_member:Member}} and {second:holder {second_member:Member}} "
        "are both "
        "{post:titled {title}} {certain_days:days {possible_days}}",
        "dalam masa bakti {term:BoardTerm}, {first:holder {first_member:Member}} dan {second:holder "
        "{second_member:Member}} sama-sama "
        "menjabat {post:titled {title}} {certain_days:days {possible_days}}",
    ),
    cluster_message=Bilingual(
        "in board term {term:BoardTerm}, {count} appointments to the post {post:Post} overlap in more than {most} "
        "pairs",
        "dalam masa bakti {term:BoardTerm}, {count} pengangkatan pada jabatan {post:Post} saling tumpang tindih dalam "
        "lebih "
        "dari {most} pasangan",
    ),
    remedy=Bilingual(
        "Record the last day of the one who left, or correct a post. Ask the board who held the post and from when.",
        "Catat hari terakhir pejabat lama, atau perbaiki jabatannya. Tanyakan siapa yang memegang jabatan itu "
        "dan sejak kapan.",
    ),
    explanation_indonesian="""Pada suatu hari, satu jabatan dipegang oleh lebih banyak orang daripada jumlah kursinya:
    masing-masing satu untuk ketua, sekretaris, dan bendahara. Temuan ini hanya pasti jika keduanya anggota yang
    tercatat, karena dua orang dapat bernama sama. Pelaksana tugas, pengurus demisioner, dan pengurus karena jabatan
    dihitung terpisah; pergantian antarwaktu diperiksa oleh kaidah lain.""",
)
def seat_taken_twice(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """On some day, a post has more holders than seats.

    What it checks
        Every two appointments of a board to the same post with a single seat (chair, secretary, treasurer), in the same
        section and capacity and with different holders. The finding is certain only if both holders are recorded
        members: two people may have the same name, and the holder of an office may also be recorded by name. Acting,
        holdover and ex officio holders are counted separately, and so are numbered titles (*Sekretaris I*). Former and
        incoming holders do not count. Other rules cover replacements (PSM205), circular replacements (PSM211), a single
        shared handover day (PSM209), and two records with the same name, which may be one person or two (PSM210).

    Why it matters
        It is unclear whose signature counts on that day.

    Example
        >>> first = Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.parse("2021-01-01/2023-01-01"))
        >>> second = attrs.evolve(first, id="b", member_id="n", period=Period.parse("2022-01-01/2024-01-01"))
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=(first, second))
        >>> misal = Member(id="n", name=PersonName("Misal"))
        >>> check(Register.of(ipsm, kasmad, misal, term)).codes
        ('PSM202',)

    Instead
        >>> acting = attrs.evolve(second, capacity=Capacity.ACTING)
        >>> check(Register.of(ipsm, kasmad, misal, attrs.evolve(term, appointments=(first, acting)))).codes
        ()

    Source
        Logic: a post with one seat has one holder.
    """
    for board in subject.boards:
        if not board.has_shared_seat:
            continue
        appointments = subject.appointments[board.path]
        by_id = index_appointments(appointments)

        def judge(
            first: Candidate[HeldSeat],
            second: Candidate[HeldSeat],
            by_id: Mapping[str, PlacedAppointment] = by_id,
        ) -> Verdict:
            if _replaces(first.subject.appointment, second.subject.appointment, by_id):
                return Verdict.NO
            return judge_overlap(first, second)

        for post, holders in iter_seats(appointments):
            yield from iter_violations(
                board,
                find_pairs(list_held_candidates(board, holders, get_holder), judge),
                name_holders,
                post=post.value,
            )


def _replaces(first: Appointment, second: Appointment, by_id: Mapping[str, PlacedAppointment]) -> bool:
    """Return whether one of two appointments replaces the other in the same capacity; PSM205 covers these."""
    return any(
        later.replaces_id == earlier.id and earlier.id in by_id and earlier.capacity is later.capacity
        for earlier, later in ((first, second), (second, first))
    )
