"""PSM508: the rule act-younger-than-document."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.checking.day_params import get_year
from psm_model.i18n import Bilingual
from psm_model.law.citation import InstrumentId
from psm_model.rules.grounds import LOGIC

from .reliance import (
    compare_years,
    find_citing_document,
    find_withheld_acts,
    iter_bases_with_days,
    iter_doubtful_bases,
)

__all__ = ["act_younger_than_document"]


@organisation_rule(
    code="PSM508",
    severity=Severity.WARNING,
    grounds=[LOGIC],
    title=Bilingual("a legal basis younger than the document", "dasar hukum yang terbit sesudah dokumennya"),
    message=Bilingual(
        "board term {term:BoardTerm} ({document:Date}) relies on {instrument}, which is from a later year",
        "masa bakti {term:BoardTerm} ({document:Date}) didasarkan pada {instrument}, yang baru terbit pada tahun "
        "sesudahnya",
    ),
    remedy=Bilingual(
        "Correct the number or the year, whichever was copied wrongly. The decree states both.",
        "Perbaiki nomor atau tahun yang salah salin dari SK.",
    ),
    explanation_indonesian="""Peraturan yang dijadikan dasar baru terbit pada tahun sesudah tahun surat keputusan
    kepengurusan. Jika tanggal surat keputusan tidak diketahui, tahun pengukuhan atau hari terakhir masa bakti yang
    dibandingkan. Nomor atau tahun peraturan itu salah tulis.""",
)
def act_younger_than_document(subject: OrganisationSubject, context: Context) -> Iterator[Violation]:
    """A board relies on an instrument from a later year than the document that cites it.

    What it checks
        The year of each instrument against the year of the board's appointing decree, or else of its inauguration
        (unless only planned), or else of the last day of its term. Instruments outside the statute book are checked
        too. PSM501, PSM502 and PSM505 skip a basis that this rule covers.

    Why it matters
        A document cannot rely on a law that does not exist yet, so the number or the year is wrong. One source printed
        "UU 11/2029" for UU 11/2009.

    Example
        >>> basis = LegalBasis(citation=Citation.parse("UU 11/2029"))
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", legal_bases=(basis,))
        >>> check(Register.of(ipsm, term)).codes
        ('PSM508',)

    Instead
        >>> basis = LegalBasis(citation=Citation.parse("UU 11/2009"))
        >>> check(Register.of(ipsm, attrs.evolve(term, legal_bases=(basis,)))).codes
        ()

    Source
        Logic: a document can cite only instruments that already exist.
    """
    bases = iter_doubtful_bases(subject.cited_bases, _is_older, context)
    for term, cited, document in iter_bases_with_days(bases, find_citing_document, context):
        withheld = find_withheld_acts(term, cited.owner_path, context)
        verdict, facts = compare_years(document, cited.instrument, withheld)
        if verdict.possible:
            yield Violation(
                path=f"{cited.path}/citation",
                ids=cited.ids,
                verdict=verdict,
                settled_by=facts,
                params={"term": term.id, "instrument": cited.instrument.short, "document": document.written},
            )


def _is_older(instrument: InstrumentId, first: int, _last: int) -> bool:
    """Return whether an instrument is certainly not from a later year than a document, or has no year."""
    return instrument.year is None or instrument.year <= get_year(first)
