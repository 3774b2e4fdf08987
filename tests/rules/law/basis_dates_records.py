"""Records and oracles that the tests of several rules share."""

from __future__ import annotations

from typing import Any

import attrs

from psm_model.entities import BoardTerm, Decree, LegalBasis
from psm_model.law.citation import Citation
from psm_model.values import PartialDate, Verdict
from tests.rules.samples import IPSM, term, verdict

OLD, NEW = "Permensos 01/2012", "Permensos 10/2019"


def basis(cited: str) -> LegalBasis:
    """Return a legal basis with a citation."""
    return LegalBasis(citation=Citation.parse(cited))


def board(cited: str, span: str | None = None, **fields: Any) -> BoardTerm:
    """Return a board with one legal basis."""
    return attrs.evolve(term(span), legal_bases=(basis(cited),), **fields)


def in_force_on(cited: str, issued: str) -> Verdict:
    """Return the verdict of PSM502 on a board whose decree was issued on a day."""
    decree = Decree(id="sk", issued=PartialDate.parse(issued))
    return verdict("PSM502", IPSM, decree, board(cited, decree_ids=("sk",)))


OUT, IN = "2025-01-01", "2015-01-01"
"""A day on which the old regulation was not in force, and one on which it was."""
