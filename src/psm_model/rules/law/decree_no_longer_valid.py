"""PSM509: the rule decree-no-longer-valid."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, RegisterSubject, Severity, Violation, register_rule
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC

__all__ = ["decree_no_longer_valid"]


@register_rule(
    code="PSM509",
    severity=Severity.WARNING,
    grounds=[LOGIC],
    title=Bilingual("a decree no longer in force", "surat keputusan yang tidak berlaku lagi"),
    message=Bilingual(
        "{what:entity} {id!r} still runs when decree {ending!r}, which ends its decree {decree!r}, is in force",
        "{what:entity} {id!r} masih berjalan ketika SK {ending!r}, yang mengakhiri SK {decree!r}, sudah berlaku",
    ),
    explanation_indonesian="Masa bakti atau jabatan masih berjalan sesudah surat keputusannya digantikan atau dicabut "
    "oleh surat keputusan lain, dan tidak ada surat keputusan lain yang masih berlaku untuknya. Jika tidak tercatat "
    "sejak kapan surat keputusan lain itu berlaku, jawabannya belum pasti.",
)
def decree_no_longer_valid(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
    """A board or a post runs on after another decree replaced or revoked its own.

    What it checks
        The last day of each term, and of each appointment with decrees of its own, against the day on which the last of
        its appointing decrees ended: the first day (`in_force_from`) of a decree that replaces or revokes it. If that
        day is not recorded, the verdict is undetermined. Annulled and disputed boards are not checked.

    Why it matters
        The board has no valid decree: its term ended earlier than recorded, or the decree that appoints it anew is
        missing.

    Example
        >>> old = Decree(id="sk-1", issued=PartialDate(2020, 1, 1))
        >>> new = Decree(id="sk-2", in_force_from=PartialDate(2023, 3, 1), revokes_ids=["sk-1"])
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", decree_ids=["sk-1"])
        >>> check(Register.of(old, new, ipsm, term)).codes
        ('PSM509',)

    Instead
        >>> check(Register.of(old, new, ipsm, attrs.evolve(term, decree_ids=["sk-1", "sk-2"]))).codes
        ()

    Source
        Logic: a decree has no effect after its end.
    """
    for lapsed in subject.iter_lapsed_decrees():
        yield Violation(
            path=lapsed.path,
            ids=(*lapsed.ids, *lapsed.decree_ids),
            verdict=lapsed.verdict,
            settled_by=lapsed.settled_by,
            params={
                "what": lapsed.kind,
                "id": lapsed.ids[0],
                "decree": lapsed.decree_id,
                "ending": lapsed.ending_id,
            },
        )
