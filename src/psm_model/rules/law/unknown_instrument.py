"""PSM501: the rule unknown-instrument."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.i18n import Bilingual
from psm_model.law.statutes import load_statutes
from psm_model.rules.grounds import LOGIC

from .meant_statutes import find_meant_statute
from .reliance import iter_unless_younger

__all__ = ["unknown_instrument"]


@organisation_rule(
    code="PSM501",
    severity=Severity.INFO,
    grounds=[LOGIC],
    title=Bilingual("an instrument outside the statute book", "peraturan yang tidak ada dalam daftar peraturan"),
    message=Bilingual("the statute book does not have {instrument}", "daftar peraturan tidak memuat {instrument}"),
    remedy=Bilingual(
        "Correct the citation, or add the instrument to your statute book. Check its kind, number and year in the "
        "decree.",
        "Perbaiki kutipannya, atau tambahkan ke daftar peraturan Anda. Periksa jenis, nomor, dan tahunnya dalam SK.",
    ),
    explanation_indonesian="""Peraturan yang dijadikan dasar tidak ada dalam daftar peraturan paket ini, sehingga judul
    dan masa berlakunya tidak diperiksa.""",
)
def unknown_instrument(subject: OrganisationSubject, context: Context) -> Iterator[Violation]:
    """A legal basis cites an instrument that is not in the statute book.

    What it checks
        The instruments of all legal bases that have a citation. PSM505 covers instruments that were probably mistaken
        for another kind, and PSM508 those from a later year than the document that cites them.

    Why it matters
        For an instrument outside the book, neither the title nor the days in force can be checked.

    Example
        >>> basis = LegalBasis(citation=Citation.parse("Perda Kabupaten Batang 3/2018"))
        >>> check(Register.of(attrs.evolve(ipsm, legal_bases=(basis,)))).codes
        ('PSM501',)

    Instead
        >>> basis = LegalBasis(citation=Citation.parse("Permensos 10/2019"))
        >>> check(Register.of(attrs.evolve(ipsm, legal_bases=(basis,)))).codes
        ()

    Source
        Logic: an unknown instrument cannot be checked.
    """
    for cited in subject.cited_bases:
        if cited.instrument not in load_statutes() and find_meant_statute(cited) is None:
            yield from iter_unless_younger(cited, context, {"instrument": cited.instrument.short})
