"""PSM505: the rule wrong-kind."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.i18n import Bilingual
from psm_model.law.statutes import load_statutes

from .meant_statutes import TITLES, find_meant_statute
from .reliance import iter_unless_younger

__all__ = ["wrong_kind"]


@organisation_rule(
    code="PSM505",
    severity=Severity.WARNING,
    grounds=[TITLES],
    title=Bilingual("an instrument of the wrong kind", "jenis peraturan yang keliru"),
    message=Bilingual(
        "the statute book does not have {instrument}, but {meant} has that number and year",
        "daftar peraturan tidak memuat {instrument}; peraturan dengan nomor dan tahun itu adalah {meant}",
    ),
    remedy=Bilingual(
        "Correct the kind if the decree means the other instrument.",
        "Perbaiki jenisnya jika SK memaksudkan peraturan lain itu.",
    ),
    explanation_indonesian="""Nomor dan tahun peraturan yang dijadikan dasar hanya cocok dengan peraturan jenis lain
    dalam daftar peraturan. Judul yang disebut tidak bertentangan dengan peraturan itu. Contohnya “Undang-Undang Nomor
    10 Tahun 2019” untuk Peraturan Menteri Sosial Nomor 10 Tahun 2019.""",
)
def wrong_kind(subject: OrganisationSubject, context: Context) -> Iterator[Violation]:
    """The statute book lacks an instrument but has one of another kind with its number and year.

    What it checks
        The instruments of legal bases that are not in the book, if the stated title is that of the other instrument, or
        if no title is stated and the instrument has no issuing office and no region. PSM508 covers instruments from a
        later year than the document that cites them.

    Why it matters
        News pages write "Undang-Undang Nomor 10 Tahun 2019" for the minister's regulation of that number.

    Example
        >>> basis = LegalBasis(citation=Citation.parse("UU 10/2019"))
        >>> check(Register.of(attrs.evolve(ipsm, legal_bases=(basis,)))).codes
        ('PSM505',)

    Instead
        >>> basis = LegalBasis(citation=Citation.parse("Permensos 10/2019"))
        >>> check(Register.of(attrs.evolve(ipsm, legal_bases=(basis,)))).codes
        ()

    Source
        The title in the text of Permensos 10/2019; a news page on Purwakarta makes this mistake.
    """
    for cited in subject.cited_bases:
        meant = None if cited.instrument in load_statutes() else find_meant_statute(cited)
        if meant is not None:
            params = {"instrument": cited.instrument.short, "meant": meant.id.short}
            yield from iter_unless_younger(cited, context, params)
