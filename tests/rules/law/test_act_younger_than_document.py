"""PSM508: when act-younger-than-document is found, and when not."""

from __future__ import annotations

import attrs

from psm_model.entities import Decree
from psm_model.values import PartialDate
from tests.rules.law.basis_dates_records import NEW, basis
from tests.rules.samples import IPSM, run_rule, summarise, term


def test_bases_of_organisations_are_not_compared() -> None:
    """The legal bases of an organisation itself belong to no document with a year."""
    assert run_rule("PSM508", attrs.evolve(IPSM, legal_bases=(basis("UU 11/2199"),))) == []


def test_report_of_a_younger_act_is_complete() -> None:
    """The finding points to the citation, and has the instrument and the day of the document."""
    decree = Decree(id="sk", issued=PartialDate(2025, 11))
    bases = (basis(NEW), basis("UU 11/2029 Pasal 3"))
    board = attrs.evolve(term("2025/2030"), legal_bases=bases, decree_ids=("sk",))
    (finding,) = run_rule("PSM508", IPSM, decree, board)
    assert summarise(finding) == {
        "code": "PSM508",
        "severity": "warning",
        "verdict": "yes",
        "path": "/board_terms/0/legal_bases/1/citation",
        "related": [],
        "settled_by": [],
        "ids": ["t", "o"],
        "params": {"term": "t", "instrument": "UU 11/2029", "document": "2025-11"},
    }
    assert (
        finding.message(language="id")
        == "IPSM Contoh: masa bakti 2025–2030 (November 2025) didasarkan pada UU 11/2029, yang baru terbit pada tahun "
        "sesudahnya"
    )
