"""PSM006: the rule duplicate-term."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, MarkKind, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC

__all__ = ["duplicate_term"]


@organisation_rule(
    code="PSM006",
    severity=Severity.WARNING,
    mark=MarkKind.OVERLAP,
    grounds=[LOGIC],
    title=Bilingual("one term recorded twice", "satu masa bakti tercatat dua kali"),
    message=Bilingual(
        "board terms {first:BoardTerm} and {second:BoardTerm} are identical except for their ids",
        "masa bakti {first:BoardTerm} dan {second:BoardTerm} identik kecuali id-nya",
    ),
    remedy=Bilingual(
        "Move all references to one of the two terms, and delete the other.",
        "Alihkan semua rujukan ke salah satunya, lalu hapus yang lain.",
    ),
    explanation_indonesian="""Dua masa bakti dari satu organisasi sama isinya, hanya id-nya yang berbeda, sehingga satu
    kepengurusan tampak sebagai dua.""",
)
def duplicate_term(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """Two terms of an organisation are identical except for their ids.

    What it checks
        All fields of every two terms of an organisation.

    Why it matters
        One board recorded twice looks like two boards at once.

    Example
        >>> first = BoardTerm(id="t-1", organisation_id="o", label="2020–2025")
        >>> check(Register.of(ipsm, first, attrs.evolve(first, id="t-2"))).codes
        ('PSM006',)

    Instead
        >>> check(Register.of(ipsm, first)).codes
        ()

    Source
        Logic: two identical records most likely describe the same board.
    """
    for (first_path, first), *others in subject.identical_terms:
        for path, term in others:
            if term.id != first.id:
                yield Violation(
                    path=path,
                    related=(first_path,),
                    ids=(first.id, term.id, term.organisation_id),
                    params={"first": first.id, "second": term.id},
                )
