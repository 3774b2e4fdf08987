"""LegalBasis: a citation or a text, at least one."""

from __future__ import annotations

from typing import Any

import pytest

from psm_model.entities import LegalBasis
from psm_model.entities.legal_basis import refusal
from psm_model.errors import ParseError
from psm_model.law.citation import Citation, InstrumentId

ACT = Citation(InstrumentId("uu", "11", 2009))


@pytest.mark.parametrize(
    "given", [{"citation": ACT}, {"as_written": "ART"}, {"citation": ACT, "as_written": ""}, {"as_written": " x "}]
)
def test_one_of_both_is_enough(given: dict[str, Any]) -> None:
    """A citation is enough, and so is a text; both are kept as given."""
    made = LegalBasis(**given)
    assert (made.citation, made.as_written) == (given.get("citation"), given.get("as_written"))
    assert refusal(given) is None


@pytest.mark.parametrize(
    "given", [{}, {"as_written": ""}, {"as_written": " \n"}, {"title": "Kesejahteraan Sosial"}, {"as_written": 7}]
)
def test_nothing_is_refused(given: dict[str, Any]) -> None:
    """Neither a citation nor a text with something in it is no legal basis, whatever its title."""
    with pytest.raises(ParseError):
        LegalBasis(**given)
    assert refusal(given) is not None
