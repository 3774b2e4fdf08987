"""PSM006, PSM101, PSM107 and PSM109: terms beside one another and in the life of their organisation."""

from __future__ import annotations

import attrs
import pytest

from psm_model.entities import (
    BoardTerm,
    TermStatus,
)
from tests.rules.samples import IPSM, found, term
from tests.rules.terms.terms_records import OTHERWISE


def test_all_fields_of_a_term_are_asked() -> None:
    """No field but the id is left out of the table of what makes another term."""
    assert {"id", *OTHERWISE} == {field.name for field in attrs.fields(BoardTerm)}


@pytest.mark.parametrize("code", ["PSM101", "PSM109"])
def test_boards_that_do_not_meet(code: str) -> None:
    """Boards of two organisations don't clash, nor does one without dates; those of an organisation not there do."""
    status = TermStatus.DISPUTED if code == "PSM109" else TermStatus.IN_OFFICE
    first = attrs.evolve(term("2020/2025", "t-0"), status=status)
    second = term("2021/2026", "t-1")
    assert found(code, IPSM, first, attrs.evolve(second, organisation_id="p")) == []
    assert found(code, IPSM, first, term(None, "t-1")) == []
    assert found(code, IPSM, first, term(None, "t-1", label="2023-2006")) == []
    assert len(found(code, first, second)) == 1
