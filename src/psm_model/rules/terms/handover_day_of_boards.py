"""PSM112: the rule handover-day-of-boards."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, MarkKind, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.checking.clusters import Cluster, find_pairs, judge_span_handover
from psm_model.checking.day_params import format_days
from psm_model.checking.spans import find_handover_days
from psm_model.entities.board_term import TermStatus
from psm_model.i18n import Bilingual

from .overlaps import (
    LABELS_MAY_SHARE_A_YEAR,
    list_term_candidates,
    make_term_cluster_violation,
    make_term_pair_violation,
)

__all__ = ["handover_day_of_boards"]


@organisation_rule(
    code="PSM112",
    severity=Severity.INFO,
    mark=MarkKind.HANDOVER,
    grounds=[LABELS_MAY_SHARE_A_YEAR],
    title=Bilingual("a handover day shared by two boards", "hari serah terima antara dua kepengurusan"),
    message=Bilingual(
        "board terms {first:BoardTerm{first_period:Imprecise}} and {second:BoardTerm{second_period:Imprecise}} share "
        "a handover day "
        "({days:Period})",
        "masa bakti {first:BoardTerm{first_period:Imprecise}} dan {second:BoardTerm{second_period:Imprecise}} berbagi "
        "hari serah "
        "terima ({days:Period})",
    ),
    cluster_message=Bilingual(
        "{count} board terms of organisation {organisation:Organisation} share handover days in more than {most} pairs",
        "{count} masa bakti organisasi {organisation:Organisation} berbagi hari serah terima dalam lebih dari {most} "
        "pasangan",
    ),
    remedy=Bilingual(
        "Change nothing, unless the old board left before that day. In that case, record the day before as its last "
        "day.",
        "Biarkan, kecuali pengurus lama berhenti sebelum hari itu. Jika demikian, catat sehari sebelumnya sebagai hari "
        "terakhirnya.",
    ),
    explanation_indonesian="""Dua kepengurusan dari satu organisasi berbagi tepat satu hari: hari terakhir yang satu dan
    hari pertama yang lain. Kepengurusan mana yang menjabat pada hari itu belum pasti; ini bukan kesalahan.
    Kepengurusan yang dianulir tidak dihitung.""",
)
def handover_day_of_boards(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """The last day of one board is the first day of another.

    What it checks
        Every two terms of an organisation that may share exactly one day, the last day of one and the first of the
        other. PSM101 covers two terms that both consist of the same single day. Annulled boards are excluded.

    Why it matters
        Sources disagree on whether the day on which a successor starts still belongs to the predecessor. It is not an
        error, but the record does not show which board is in office on that day.

    Example
        >>> old = BoardTerm(id="old", organisation_id="o", period=Period.parse("2020-10-15/2025-10-15"))
        >>> new = BoardTerm(id="new", organisation_id="o", period=Period.parse("2025-10-15/2030-10-15"))
        >>> check(Register.of(ipsm, old, new)).codes
        ('PSM112',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(old, period=Period.parse("2020-10-15/2025-10-14")), new)).codes
        ()

    Source
        Practice: labels of successive boards may share a year, and exact dates occur with and without a shared day.
    """
    if not subject.may_share_days():
        return
    candidates = list_term_candidates(subject, TermStatus.ANNULLED)
    for clash in find_pairs(candidates, judge_span_handover, handover=True):
        if isinstance(clash, Cluster):
            yield make_term_cluster_violation(clash)
        else:
            days = find_handover_days(clash.first.bounds, clash.second.bounds)
            yield make_term_pair_violation(clash, days, {"days": format_days(*days)})
