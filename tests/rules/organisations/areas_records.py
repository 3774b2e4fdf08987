"""Records and oracles that the tests of several rules share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from psm_model.checking import Finding
from psm_model.entities import Organisation
from psm_model.values import AreaCode, Level
from tests.rules.samples import YES

Table: TypeAlias = Callable[[dict[str, str] | None], None]


def of(
    code: str | None, level: Level = Level.REGENCY_CITY, name: str = "IPSM", vintage: str | None = None
) -> Organisation:
    """Return the organisation "o" with a level and an area."""
    return Organisation(id="o", name=name, level=level, area=None if code is None else AreaCode(code, vintage))


def only(findings: list[Finding]) -> Finding:
    """Return the only finding, which is certain."""
    (finding,) = findings
    assert (finding.verdict, finding.settled_by) == (YES, ())
    return finding
