"""PSM110: the rule unreadable-label."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking.rule import Scope, Violation, rule
from psm_model.checking.severity import Severity
from psm_model.checking.subjects import Context, OrganisationSubject
from psm_model.errors import safe_repr
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC

__all__ = ["unreadable_label"]


@rule(
    code="PSM110",
    severity=Severity.WARNING,
    grounds=[LOGIC],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Bilingual("a label that gives no period", "label yang tidak memberi periode"),
    message=Bilingual(
        "the label of board term {term!r} gives no period: {label}",
        "label masa bakti {term!r} tidak memberi periode: {label}",
    ),
    explanation_indonesian="Label masa bakti tidak dapat dibaca sebagai periode, dan tidak ada periode yang dicatat di "
    "sampingnya, sehingga hal-hal yang bergantung pada tanggalnya tidak diperiksa. Label yang tahunnya terbalik "
    "tidak pernah diperbaiki sendiri.",
)
def unreadable_label(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """A term's label gives no period, and none is recorded.

    What it checks
        Terms without a recorded period whose label can't be read as one. Years that run backwards are never repaired.

    Why it matters
        Such a term escapes every rule that asks for its dates.

    Example
        >>> term = BoardTerm(id="t", organisation_id="o", label="periode 2023-2006")
        >>> check(Register.of(ipsm, term)).codes
        ('PSM110',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(term, period=Period.parse("2023/")))).codes
        ()

    Source
        Logic: a term that ends before it starts, or does not say when, is none. A real page prints "2023-2006".
    """
    for path, term in subject.terms:
        if term.label is not None and term.span is None:
            yield Violation(
                path=f"{path}/label",
                ids=(term.id, term.organisation_id),
                params={"term": term.id, "label": safe_repr(term.label)},
            )
