"""PSM504: the rule impossible-pinpoint."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Authority, Context, Ground, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.i18n import Bilingual
from psm_model.law.statute import Certainty
from psm_model.law.statutes import load_statutes

__all__ = ["impossible_pinpoint"]

_LETTERED_LIST = Ground(
    Authority.LAW,
    Certainty.DERIVED,
    (
        "UU 11/2009 Pasal 21",
        "https://github.com/mblonyox/data-peraturan/blob/bccf50bb7cd5e5494a155eb5db1e664f7199c469/uu/2009/11.md",
    ),
)


@organisation_rule(
    code="PSM504",
    severity=Severity.WARNING,
    grounds=[_LETTERED_LIST],
    title=Bilingual("a paragraph that the article does not have", "ayat yang tidak ada dalam pasal"),
    message=Bilingual(
        "{citation} names a paragraph, but Pasal {article} of {instrument} has none",
        "{citation} menyebut ayat, sedangkan Pasal {article} {instrument} tidak memiliki ayat",
    ),
    remedy=Bilingual(
        "Correct the article, the paragraph or the regulation. The paragraph may belong to another regulation that the "
        "decree cites.",
        "Perbaiki pasal, ayat, atau peraturannya. Ayat itu mungkin milik peraturan lain yang dikutip SK.",
    ),
    explanation_indonesian="""Kutipan menyebut ayat dari pasal yang tidak memiliki ayat: Pasal 21 UU 11/2009 hanya
    berisi daftar huruf. Pasal 21 ayat (1) yang disebut pejabat berasal dari Peraturan Menteri Sosial.""",
)
def impossible_pinpoint(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """A legal basis names a paragraph of an article that has none.

    What it checks
        The paragraphs (*ayat*) in citations against the articles in the statute book. An article of an annex is a
        different article.

    Why it matters
        "Pasal 21 ayat (1)" belongs to Permensos 10/2019. Pasal 21 of UU 11/2009 is a lettered list without paragraphs,
        and the two are often cited together.

    Example
        >>> basis = LegalBasis(citation=Citation.parse("UU 11/2009 Pasal 21 ayat (1)"))
        >>> check(Register.of(attrs.evolve(ipsm, legal_bases=(basis,)))).codes
        ('PSM504',)

    Instead
        >>> basis = LegalBasis(citation=Citation.parse("Permensos 10/2019 Pasal 21 ayat (1)"))
        >>> check(Register.of(attrs.evolve(ipsm, legal_bases=(basis,)))).codes
        ()

    Source
        Derived from UU 11/2009: its Pasal 21 is a lettered list.
    """
    for path, basis, instrument, ids, *_ in subject.cited_bases:
        places = basis.citation.pinpoints if basis.citation else ()
        if not places:
            continue  # the common case
        statute = load_statutes().get(instrument)
        undivided = {shape.article for shape in statute.articles if not shape.has_paragraphs} if statute else set()
        ends = [place.through for place in places if place.through is not None]
        cited = {place.article for place in (*places, *ends) if place.paragraph is not None and place.annex is None}
        for article in sorted(undivided & cited):
            yield Violation(
                path=f"{path}/citation",
                ids=ids,
                params={"citation": str(basis.citation), "article": article, "instrument": instrument.short},
            )
