"""PSM503: the rule title-contradicts-instrument."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.errors import safe_repr
from psm_model.i18n import Bilingual
from psm_model.law.statutes import load_statutes
from psm_model.law.title_match import has_distinctive_words, matches_title

from .meant_statutes import TITLES

__all__ = ["title_contradicts_instrument"]


@organisation_rule(
    code="PSM503",
    severity=Severity.WARNING,
    grounds=[TITLES],
    title=Bilingual("a title of another instrument", "judul yang bukan judul peraturannya"),
    message=Bilingual(
        "{instrument} is cited as {stated}, but its title is {title}",
        "{instrument} disebut dengan judul {stated}, padahal judulnya {title}",
    ),
    remedy=Bilingual(
        "Correct the number or the title, whichever was copied wrongly. The decree states both.",
        "Perbaiki nomor atau judul yang salah salin dari SK.",
    ),
    explanation_indonesian="""Menurut daftar peraturan, judul yang disebut bukan judul peraturan itu: nomor atau
    judulnya keliru. Singkatan judul dan kata-kata sesudah judul yang benar tidak dipersoalkan.""",
)
def title_contradicts_instrument(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """A legal basis is cited with a title that is not the instrument's.

    What it checks
        The stated title, if any, against the title in the statute book. Case, punctuation, a leading *tentang* and
        abbreviated words do not matter. An acronym ("PSM") is the same as its words. Words after the title are allowed,
        unless the result is the longer title of another instrument in the book.

    Why it matters
        The number or the title belongs to another instrument.

    Example
        >>> basis = LegalBasis(citation=Citation.parse("Permensos 10/2019"), title="Kesejahteraan Sosial")
        >>> check(Register.of(attrs.evolve(ipsm, legal_bases=(basis,)))).codes
        ('PSM503',)

    Instead
        >>> basis = attrs.evolve(basis, title="Pekerja Sosial Masyarakat")
        >>> check(Register.of(attrs.evolve(ipsm, legal_bases=(basis,)))).codes
        ()

    Source
        The titles in the texts of the instruments; the statute book names each source.
    """
    for path, basis, instrument, ids, *_ in subject.cited_bases:
        if basis.title is None or not has_distinctive_words(basis.title):
            continue
        statute = load_statutes().get(instrument)
        if statute is None or statute.title is None:
            continue
        if not matches_title(basis.title, statute.title):
            yield Violation(
                path=f"{path}/title",
                related=(f"{path}/citation",),
                ids=ids,
                params={
                    "instrument": instrument.short,
                    "stated": safe_repr(basis.title),
                    "title": safe_repr(statute.title),
                },
            )
