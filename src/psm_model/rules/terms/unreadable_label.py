"""PSM110: the rule unreadable-label."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, MarkKind, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.errors import safe_repr
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC

__all__ = ["unreadable_label"]


@organisation_rule(
    code="PSM110",
    severity=Severity.WARNING,
    mark=MarkKind.OTHER,
    grounds=[LOGIC],
    title=Bilingual("a label without a readable period", "sebutan tanpa rentang waktu yang terbaca"),
    message=Bilingual(
        "the label of board term {term:BoardTerm, {label},} cannot be read as a period",
        "sebutan masa bakti {term:BoardTerm, {label},} tidak dapat dibaca sebagai rentang waktu",
    ),
    remedy=Bilingual(
        "Write the label as two years (2020–2025), or record the period. The decree states the period.",
        "Tulis sebutan dengan dua tahun, atau catat rentang waktunya. Contoh sebutan: 2020–2025.",
    ),
    explanation_indonesian="""Sebutan masa bakti tidak dapat dibaca sebagai rentang waktu, dan rentang waktunya
    tidak dicatat tersendiri, sehingga hal-hal yang bergantung pada tanggalnya tidak diperiksa. Sebutan dengan urutan
    tahun terbalik tidak diperbaiki secara otomatis.""",
)
def unreadable_label(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """A term's label cannot be read as a period, and no period is recorded.

    What it checks
        Terms without a recorded period whose label cannot be read as one. Years in reverse order are never repaired.

    Why it matters
        Rules that depend on dates cannot check such a term.

    Example
        >>> term = BoardTerm(id="t", organisation_id="o", label="periode 2023-2006")
        >>> check(Register.of(ipsm, term)).codes
        ('PSM110',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(term, period=Period.parse("2023/")))).codes
        ()

    Source
        Logic: a term starts before it ends. A real page prints "2023-2006".
    """
    for path, term in subject.terms:
        if term.label is not None and term.span is None and "period" not in term.withheld:
            yield Violation(
                path=f"{path}/label",
                ids=(term.id, term.organisation_id),
                params={"term": term.id, "label": safe_repr(term.label)},
            )
