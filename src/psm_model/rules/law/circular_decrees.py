"""PSM510: the rule circular-decrees."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, RegisterSubject, Severity, Violation, register_rule
from psm_model.i18n import Bilingual
from psm_model.rules.cycles import iter_circles
from psm_model.rules.grounds import LOGIC

__all__ = ["circular_decrees"]


@register_rule(
    code="PSM510",
    severity=Severity.ERROR,
    grounds=[LOGIC],
    title=Bilingual("decrees in a circle", "surat keputusan yang melingkar"),
    message=Bilingual(
        "decrees amend, replace or revoke one another in a circle: {decrees:Decrees}",
        "surat keputusan saling mengubah, menggantikan, atau mencabut secara melingkar: {decrees:Decrees}",
    ),
    remedy=Bilingual(
        "Delete the reference that the decree does not state. Read in each decree which one it amends, replaces or "
        "revokes.",
        "Hapus rujukan yang tidak tertulis dalam SK. Baca dalam setiap SK apa yang diubah, digantikan, atau "
        "dicabutnya.",
    ),
    explanation_indonesian="""Sebuah surat keputusan mengubah, menggantikan, atau mencabut dirinya sendiri. Hal itu
    terjadi langsung atau melalui surat keputusan lain.""",
)
def circular_decrees(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
    """A decree amends, replaces or revokes itself, directly or in a circle.

    What it checks
        The decrees that each decree amends, replaces or revokes (`amends_ids`, `replaces_ids`, `revokes_ids`).

    Why it matters
        A decree can change only earlier ones, so a circle contains a wrong reference. The days on which its decrees
        ended cannot be trusted.

    Example
        >>> first, second = Decree(id="sk-1", amends_ids=["sk-2"]), Decree(id="sk-2", revokes_ids=["sk-1"])
        >>> check(Register.of(first, second)).codes
        ('PSM510',)

    Instead
        >>> check(Register.of(attrs.evolve(first, amends_ids=[]), second)).codes
        ()

    Source
        Logic: a decree can change only an earlier decree.
    """
    decrees = subject.decrees
    for circle in iter_circles(decrees.relations):
        first, *others = (decrees[decree_id].path for decree_id in circle)
        yield Violation(
            path=first,
            related=tuple(others),
            ids=circle,
            params={"decrees": ", ".join(repr(decree_id) for decree_id in circle)},
        )
