"""PSM004: when unsourced is found, and when not."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking import Config
from psm_model.checks import check
from psm_model.entities import BoardTerm, Decree, Organisation, Register
from psm_model.strategies import ids
from tests.drawing import some
from tests.rules.samples import IPSM, run_rule, summarise, term

EXPECTED = Config(select=("PSM004",), expect_sources=True)
SOURCE_IDS = st.sampled_from([(), (), ("s-1",), ("s-1", "s-2")])
REGISTERS = st.builds(
    Register,
    organisations=some(st.builds(lambda id_, known: attrs.evolve(IPSM, id=id_, source_ids=known), ids(), SOURCE_IDS)),
    decrees=some(st.builds(Decree, id=ids(), source_ids=SOURCE_IDS)),
    board_terms=some(st.builds(BoardTerm, id=ids(), organisation_id=ids(), source_ids=SOURCE_IDS)),
)


@given(REGISTERS)
def test_entities_without_sources_are_found_if_expected(register: Register) -> None:
    """PSM004 reports exactly the organisations, terms and decrees without a source, and only if any are expected."""
    lists: dict[str, Sequence[Organisation | BoardTerm | Decree]] = {
        "decrees": register.decrees,
        "organisations": register.organisations,
        "board_terms": register.board_terms,
    }
    expected = [
        (f"/{key}/{place}", {"entity": entity.id})
        for key, entities in lists.items()
        for place, entity in enumerate(entities)
        if not entity.source_ids
    ]
    findings = check(register, config=EXPECTED)
    assert sorted((finding.path, finding.params) for finding in findings) == sorted(
        expected, key=lambda entry: entry[0]
    )
    assert check(register, config=attrs.evolve(EXPECTED, expect_sources=False)).findings == ()


def test_report_of_a_missing_source_is_complete() -> None:
    """PSM004 points to the organisation or term, and has the id of the organisation, so its waivers include terms."""
    sourced = attrs.evolve(term(None, "u"), source_ids=("s-1",))
    finding, other = run_rule("PSM004", IPSM, sourced, term(None), expect_sources=True)
    assert summarise(finding) == {
        "code": "PSM004",
        "severity": "info",
        "verdict": "yes",
        "path": "/board_terms/1",
        "params": {"entity": "t"},
        "ids": ["t", "o"],
        "related": [],
        "settled_by": [],
    }
    assert (other.path, other.ids, other.params) == ("/organisations/0", ("o",), {"entity": "o"})
    (stray,) = run_rule("PSM004", sourced, term(None), expect_sources=True)
    assert stray.path == "/board_terms/1"
