"""PSM101: the rule overlapping-board-terms."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, MarkKind, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.entities.board_term import TermStatus
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC

from .overlaps import LABELS_MAY_SHARE_A_YEAR, iter_overlaps, list_term_candidates

__all__ = ["overlapping_board_terms"]


@organisation_rule(
    code="PSM101",
    severity=Severity.ERROR,
    mark=MarkKind.OVERLAP,
    grounds=[LOGIC, LABELS_MAY_SHARE_A_YEAR],
    title=Bilingual("two boards in office at once", "dua kepengurusan menjabat bersamaan"),
    message=Bilingual(
        "board terms {first:BoardTerm{first_period:Imprecise}} and {second:BoardTerm{second_period:Imprecise}} overlap "
        "{certain_days:days {possible_days}}",
        "masa bakti {first:BoardTerm{first_period:Imprecise}} dan {second:BoardTerm{second_period:Imprecise}} tumpang "
        "tindih "
        "{certain_days:days {possible_days}}",
    ),
    cluster_message=Bilingual(
        "{count} board terms of organisation {organisation:Organisation} overlap in more than {most} pairs",
        "{count} masa bakti organisasi {organisation:Organisation} saling tumpang tindih dalam lebih dari {most} "
        "pasangan",
    ),
    remedy=Bilingual(
        "Check both decrees and correct the last day of the earlier term. If it was shortened or annulled, record it.",
        "Periksa kedua SK dan perbaiki akhir masa bakti terdahulu. Jika masa bakti itu dipersingkat atau dianulir, "
        "catat hal itu.",
    ),
    explanation_indonesian="""Dua kepengurusan dari satu organisasi menjabat pada hari yang sama. Kepengurusan yang
    dianulir atau disengketakan tidak dihitung. Tumpang tindih satu hari saja, yaitu hari terakhir yang satu dan hari
    pertama yang lain, diperiksa oleh kaidah lain. Masa bakti tanpa rentang waktu dan sebutan berlangsung setidaknya
    dari hari pertama sampai dengan hari terakhir kepengurusannya menjabat menurut sumber; sering kali itu kepengurusan
    yang sama, yang tercatat dua kali. Sebutan masa bakti yang berurutan dapat berbagi satu tahun (2017–2022, lalu
    2022–2027): apakah keduanya tumpang tindih belum pasti.""",
)
def overlapping_board_terms(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """Two boards of one organisation are in office on the same day.

    What it checks
        Every two terms of an organisation that may share a day, from first to last day inclusive, by the recorded
        period or else the label. A term without either lasts at least from its first to its last attested day. If a
        board is attested while another one is in office, the two are often the same board, recorded twice. PSM112
        covers a single shared handover day. Annulled and disputed boards are excluded. Labels of successive boards may
        share a year (2017–2022, then 2022–2027); whether those terms overlap is undetermined. A board whose term was
        extended until the next one is compared up to its last decreed end, or up to its last attested day if that is
        later.

    Why it matters
        Both boards would be responsible for a decision made on that day.

    Example
        >>> old = BoardTerm(id="old", organisation_id="o", label="2018–2023")
        >>> new = BoardTerm(id="new", organisation_id="o", label="2022–2027")
        >>> check(Register.of(ipsm, old, new)).codes
        ('PSM101',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(old, label="2017–2022"), new)).codes
        ()

    Source
        Logic: an organisation has one board. That the last year of a label does not conflict with the first year of the
        next label is derived from the labels of real boards.
    """
    if subject.may_share_days():
        yield from iter_overlaps(list_term_candidates(subject, TermStatus.ANNULLED, TermStatus.DISPUTED))
