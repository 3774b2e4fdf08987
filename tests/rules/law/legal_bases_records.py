"""Records and oracles that the tests of several rules share."""

from __future__ import annotations

from typing import Any

import attrs

from psm_model.checking import Finding
from psm_model.entities import LegalBasis
from psm_model.law.citation import Citation
from psm_model.law.statute import ArticleShape, Certainty, Statute
from psm_model.law.statutes import StatuteBook
from tests.rules.samples import IPSM, run_rule

OLD, NEW = "Permensos 01/2012", "Permensos 10/2019"


def basis(cited: str, **fields: Any) -> LegalBasis:
    """Return a legal basis with a citation."""
    return LegalBasis(citation=Citation.parse(cited), **fields)


def run_on_bases(code: str, *bases: LegalBasis) -> list[Finding]:
    """Return the findings of a rule about an organisation with these legal bases."""
    return run_rule(code, attrs.evolve(IPSM, legal_bases=bases))


def make_book(*entries: tuple[str, str | None]) -> StatuteBook:
    """Return a statute book of instruments with titles, whose articles 2 and 4 have no paragraphs, unlike article 3."""
    return StatuteBook(
        Statute(
            id=Citation.parse(cited).instrument,
            title=title,
            certainty=Certainty.QUOTED,
            sources=("a copy",),
            articles=[
                ArticleShape(article=article, has_paragraphs=article == "3", certainty=Certainty.QUOTED, sources=("a",))
                for article in ("2", "3", "4")
            ],
        )
        for cited, title in entries
    )


def make_summary(code: str, severity: str, **other_fields: object) -> dict[str, object]:
    """Return the fields of a finding about the second basis of the organisation, with other fields replaced."""
    return {
        "code": code,
        "severity": severity,
        "verdict": "yes",
        "path": "/organisations/0/legal_bases/1/citation",
        "ids": ["o"],
        "related": [],
        "settled_by": [],
        **other_fields,
    }
