"""PSM101 and PSM109: which pairs of terms are compared."""

from __future__ import annotations

import attrs
import pytest

from psm_model.entities import (
    BoardTerm,
    TermStatus,
)
from tests.rules.samples import IPSM, run_rule, term
from tests.rules.terms.terms_records import OTHERWISE


def test_table_of_other_values_has_all_fields_of_a_term() -> None:
    """The table of values that make a term differ has every field except the id."""
    assert {"id", *OTHERWISE} == {field.name for field in attrs.fields(BoardTerm)}


@pytest.mark.parametrize("code", ["PSM101", "PSM109"])
def test_only_dated_boards_of_one_organisation_are_compared(code: str) -> None:
    """Boards of two organisations and undated boards do not overlap; those of an unrecorded organisation do."""
    status = TermStatus.DISPUTED if code == "PSM109" else TermStatus.IN_OFFICE
    first = attrs.evolve(term("2020/2025", "t-0"), status=status)
    second = term("2021/2026", "t-1")
    assert run_rule(code, IPSM, first, attrs.evolve(second, organisation_id="p")) == []
    assert run_rule(code, IPSM, first, term(None, "t-1")) == []
    assert run_rule(code, IPSM, first, term(None, "t-1", label="2023-2006")) == []
    assert len(run_rule(code, first, second)) == 1
