"""PSM508: the rule act-younger-than-document."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking.rule import Scope, Violation, rule
from psm_model.checking.severity import Severity
from psm_model.checking.subjects import Context, OrganisationSubject
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC

from .reliance import citing_document, compare_years

__all__ = ["act_younger_than_document"]


@rule(
    code="PSM508",
    severity=Severity.WARNING,
    grounds=[LOGIC],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Bilingual("an instrument younger than what cites it", "peraturan yang lebih muda daripada yang menyebutnya"),
    message=Bilingual(
        "board term {term!r} ({document:Date}) relies on {instrument}, of a later year",
        "masa bakti {term!r} ({document:Date}) didasarkan pada {instrument}, dari tahun sesudahnya",
    ),
    explanation_indonesian="Peraturan yang dijadikan dasar bertahun sesudah surat keputusan kepengurusan, atau bila "
    "itu tidak diketahui sesudah pengukuhannya, atau sesudah hari terakhir masa baktinya. Nomor atau tahunnya salah "
    "tulis.",
)
def act_younger_than_document(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """A board relies on an instrument of a later year than the document that names it.

    What it checks
        The year of each instrument against that of the board's decree, or else of its inauguration, one that is only
        planned left out, or else of the last day of its term. Whether the statute book has the instrument does not
        matter; PSM501, PSM502 and PSM505 leave such a basis to this rule.

    Why it matters
        Nobody can rely on a law that is still to be made: the number or the year is misprinted. "UU 11/2029" was
        printed for UU 11/2009.

    Example
        >>> basis = LegalBasis(citation=parse_citation("UU 11/2029"))
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", legal_bases=(basis,))
        >>> check(Register.of(ipsm, term)).codes
        ('PSM508',)

    Instead
        >>> basis = LegalBasis(citation=parse_citation("UU 11/2009"))
        >>> check(Register.of(ipsm, attrs.evolve(term, legal_bases=(basis,)))).codes
        ()

    Source
        Logic: what is cited is older than what cites it.
    """
    for cited in subject.cited:
        document = None if cited.term is None else citing_document(cited.term, cited.owner_path)
        verdict, facts = compare_years(document, cited.instrument)
        if cited.term is not None and document is not None and verdict.possible:
            yield Violation(
                path=f"{cited.path}/citation",
                ids=cited.ids,
                verdict=verdict,
                settled_by=facts,
                params={
                    "term": cited.term.id,
                    "instrument": cited.instrument.short,
                    "document": document.written,
                },
            )
