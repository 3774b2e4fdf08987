"""PSM209: the rule handover-day-of-posts."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Authority, Context, Ground, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.checking.board import get_holder
from psm_model.checking.clusters import Candidate, Cluster, find_pairs, limit_certainty
from psm_model.checking.day_params import format_handover_days
from psm_model.checking.spans import judge_replacement_handover
from psm_model.i18n import Bilingual
from psm_model.law.statute import Certainty
from psm_model.values.verdict import Verdict

from .board_posts import POSTS_OF_BOARDS
from .holders import (
    HeldSeat,
    judge_handover,
    list_held_candidates,
    make_holder_cluster_violation,
    make_holder_pair_violation,
    name_holders,
)
from .replacements import find_circular_ids
from .seats import iter_seats

__all__ = ["handover_day_of_posts"]

_HANDOVER_DAYS = Ground(Authority.PRACTICE, Certainty.DERIVED, POSTS_OF_BOARDS.sources)


@organisation_rule(
    code="PSM209",
    severity=Severity.INFO,
    grounds=[_HANDOVER_DAYS],
    title=Bilingual("a handover day of a post", "hari serah terima jabatan"),
    message=Bilingual(
        "in term {term:BoardTerm}, {first:holder {first_member:Member}} and {second:holder {second_member:Member}} "
        "share a handover day as "
        "{post:titled {title}} ({days:Period})",
        "dalam masa bakti {term:BoardTerm}, {first:holder {first_member:Member}} dan {second:holder "
        "{second_member:Member}} berbagi hari "
        "serah terima sebagai {post:titled {title}} ({days:Period})",
    ),
    cluster_message=Bilingual(
        "in board term {term:BoardTerm}, {count} appointments to the post {post:Post} share handover days in more "
        "than {most} "
        "pairs",
        "dalam masa bakti {term:BoardTerm}, {count} pengangkatan pada jabatan {post:Post} berbagi hari serah terima "
        "dalam "
        "lebih dari {most} pasangan",
    ),
    remedy=Bilingual(
        "Change nothing, unless the predecessor left before that day. In that case, record the day before as the last "
        "day.",
        "Biarkan, kecuali pejabat lama berhenti sebelum hari itu. Jika demikian, catat sehari sebelumnya sebagai hari "
        "terakhirnya.",
    ),
    explanation_indonesian="""Dua pemegang satu jabatan berbagi tepat satu hari: hari terakhir yang satu dan hari
    pertama yang lain. Siapa yang menjabat pada hari itu belum pasti; ini bukan kesalahan.""",
)
def handover_day_of_posts(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """The last day of one holder of a post is the first day of the next.

    What it checks
        Every two appointments of a board to the same post with a single seat, in the same section and capacity and with
        different holders, that may share exactly one day: the last day of one and the first of the other. Replacements
        are included if they come second. The finding is certain only if both holders are recorded members, because two
        people may have the same name. PSM205 covers replacements that come first, PSM211 circular ones.

    Why it matters
        Sources disagree on whether the day on which a successor starts still belongs to the predecessor. It is not an
        error, but the record does not show who holds the post on that day.

    Example
        >>> first = Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.parse("2021-01-01/2023-03-01"))
        >>> second = attrs.evolve(first, id="b", member_id="n", period=Period.parse("2023-03-01/2024-12-31"))
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=(first, second))
        >>> misal = Member(id="n", name=PersonName("Misal"))
        >>> check(Register.of(ipsm, kasmad, misal, term)).codes
        ('PSM209',)

    Instead
        >>> earlier = attrs.evolve(first, period=Period.parse("2021-01-01/2023-02-28"))
        >>> check(Register.of(ipsm, kasmad, misal, attrs.evolve(term, appointments=(earlier, second)))).codes
        ()

    Source
        Practice: in some sources, the old chair leaves on the same day on which the new chair starts.
    """
    for board in subject.boards:
        if not board.has_shared_seat:
            continue
        circular = find_circular_ids(subject, board)

        def judge(
            first: Candidate[HeldSeat], second: Candidate[HeldSeat], circular: frozenset[str] = circular
        ) -> Verdict:
            verdict = judge_handover(first, second)
            for replaced, replacement in ((first, second), (second, first)):
                appointment = replacement.subject.appointment
                if appointment.replaces_id != replaced.subject.appointment.id or not verdict.possible:
                    continue
                if appointment.id in circular:
                    return Verdict.NO
                handover = judge_replacement_handover(replaced.bounds, replacement.bounds)
                return limit_certainty(first, second, handover)
            return verdict

        for post, holders in iter_seats(subject.appointments[board.path]):
            candidates = list_held_candidates(board, holders, get_holder)
            for clash in find_pairs(candidates, judge, handover=True):
                if isinstance(clash, Cluster):
                    yield make_holder_cluster_violation(board, clash, post=post.value)
                else:
                    ends = {"start": True, "end": True}
                    days = format_handover_days(clash.first.bounds, clash.second.bounds)
                    named = name_holders(clash.first.subject.appointment, clash.second.subject.appointment)
                    yield make_holder_pair_violation(board, clash, ends, ends, post=post.value, **days, **named)
