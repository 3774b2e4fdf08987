"""Registers and configurations that are the worst case of the rules on the check itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import attrs

from psm_model.checking import Config, Violation, Waiver
from psm_model.checking.context import Context
from psm_model.entities.register import Entity
from psm_model.rules import RULES
from tests.rules.growth.families import ORGANISATION, board, family, organisation, term


@family
def waivers(number: int) -> tuple[tuple[Entity, ...], dict[str, Any]]:
    """Return a board, and a configuration with many expired, unused and unknown waivers."""
    subjects = ("o", "t-0000", "nowhere")
    waived = tuple(
        Waiver(
            code="PSM110",
            subject=subjects[at % 3],
            reason=f"asked the board {at}",
            until=date(2020, 1, 1) + timedelta(days=at) if at % 2 else None,
        )
        for at in range(number)
    )
    return board(), {"config": Config(waivers=waived), "on": date(2022, 1, 1)}


@family
def waivers_of_one_finding(number: int) -> tuple[tuple[Entity, ...], dict[str, Any]]:
    """Return terms with a finding each, and a configuration with a waiver for each finding."""
    waived = tuple(Waiver(code="PSM110", subject=f"t-{at:04}", reason="asked the board") for at in range(number // 2))
    terms = (term(at, period=None, label="mendatang") for at in range(number // 2))
    return (ORGANISATION, *terms), {"config": Config(waivers=waived)}


def _fail(_subject: object, _context: Context) -> Iterator[Violation]:
    msg = "a rule that fails"
    raise RuntimeError(msg)


@family
def rules_that_fail(number: int) -> tuple[tuple[Entity, ...], dict[str, Any]]:
    """Return many organisations, and rules one of which fails on each of them."""
    failing = attrs.evolve(RULES["PSM101"], code="XYZ001", name="failing", find=_fail)
    return tuple(organisation(at) for at in range(number)), {"rules": (*RULES.values(), failing)}
