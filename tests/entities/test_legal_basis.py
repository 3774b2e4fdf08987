"""LegalBasis: a citation or a text, at least one."""

from __future__ import annotations

from typing import Any

import pytest

from psm_model.entities import LegalBasis
from psm_model.entities.legal_basis import basis_error
from psm_model.errors import ParseError, WrongTypeError
from psm_model.law.citation import Citation, InstrumentId

ACT = Citation(InstrumentId("uu", "11", 2009))


@pytest.mark.parametrize(
    "fields", [{"citation": ACT}, {"as_written": "ART"}, {"citation": ACT, "as_written": ""}, {"as_written": " x "}]
)
def test_one_of_both_is_enough(fields: dict[str, Any]) -> None:
    """A citation or a text is enough; both are kept as given."""
    basis = LegalBasis(**fields)
    assert (basis.citation, basis.as_written) == (fields.get("citation"), fields.get("as_written"))
    assert basis_error(fields.get("citation"), fields.get("as_written")) is None


@pytest.mark.parametrize(
    "fields", [{}, {"as_written": ""}, {"as_written": " \n"}, {"title": "Kesejahteraan Sosial"}, {"as_written": 7}]
)
def test_neither_is_refused(fields: dict[str, Any]) -> None:
    """Without a citation and without a text that is not blank, a legal basis is refused, whatever its title."""
    with pytest.raises((ParseError, WrongTypeError)):
        LegalBasis(**fields)
    assert basis_error(fields.get("citation"), fields.get("as_written")) is not None
