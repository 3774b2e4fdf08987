"""PSM111: the rule undated-term."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, MarkKind, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.entities.board_term import DATE_FIELDS
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC

__all__ = ["undated_term"]


@organisation_rule(
    code="PSM111",
    severity=Severity.INFO,
    mark=MarkKind.OTHER,
    grounds=[LOGIC],
    title=Bilingual("a term without dates", "masa bakti tanpa tanggal"),
    message=Bilingual(
        "board term {term:BoardTerm} has neither a label nor a period",
        "masa bakti {term:BoardTerm} tidak memiliki sebutan maupun rentang waktu",
    ),
    remedy=Bilingual(
        "Record the period from the decree. If you do not have the decree, record the label or a day on which the "
        "board was in office.",
        "Catat rentang waktu dari surat keputusan. Jika belum ada, catat sebutannya atau hari ketika kepengurusan "
        "itu menjabat menurut sumber.",
    ),
    explanation_indonesian="""Masa bakti tidak memiliki sebutan maupun rentang waktu, sehingga hal-hal yang bergantung
    pada tanggalnya tidak diperiksa. Sebutan atau rentang waktu yang sengaja dikosongkan (`withheld`) tidak
    dilaporkan.""",
)
def undated_term(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """A term has neither a label nor a period.

    What it checks
        Whether a term has a label, a period, a last day set by a change or attested days, or says that a date is left
        out on purpose (`withheld`).

    Why it matters
        Rules that depend on dates cannot check such a term.

    Example
        >>> term = BoardTerm(id="t", organisation_id="o")
        >>> check(Register.of(ipsm, term)).codes
        ('PSM111',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(term, label="2020–2025"))).codes
        ()

    Source
        Logic: a term without dates cannot be compared with any day.
    """
    for path, term in subject.terms:
        is_open = not (DATE_FIELDS | {"changes"}).isdisjoint(term.withheld) or term.withholds_attested_days
        if term.label is None and term.bounds is None and not is_open:
            yield Violation(path=path, ids=(term.id, term.organisation_id), params={"term": term.id})
