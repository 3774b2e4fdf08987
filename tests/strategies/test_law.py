"""Strategies of law: all that can be cited occurs."""

from __future__ import annotations

import pytest

from psm_model.law.kinds import InstrumentKind
from psm_model.strategies import (
    citations,
    instruments,
    pinpoints,
)
from tests.strategies.draws import draw_sample, is_reached


def test_instruments_reach() -> None:
    """Every kind that can be cited by number occurs, and numbers with a leading zero or of a registry."""
    drawn = draw_sample(instruments(), 250)
    kinds = {instrument.kind for instrument in drawn}
    named = {"uud", "uu", "pp", "perpres", "permen", "kepmen", "perda_prov", "perda_kabkota", "pergub", "perbup"}
    named |= {"peraturan", "keputusan"}
    assert kinds >= {InstrumentKind(name) for name in named}
    numbers = [instrument.number for instrument in drawn if instrument.number]
    assert any(number.startswith("0") for number in numbers)
    assert any("/HUK/" in number for number in numbers)


@pytest.mark.parametrize("part", ["paragraph", "letter", "item", "through"])
def test_pinpoints_reach(part: str) -> None:
    """Each part of a pinpoint occurs, and its absence."""
    drawn = [getattr(pinpoint, part) for pinpoint in draw_sample(pinpoints(), 60)]
    assert None in drawn
    assert any(drawn)


@pytest.mark.parametrize("places", range(4))
def test_citations_reach(places: int) -> None:
    """Citations of a whole instrument and of up to three places occur."""
    assert is_reached(citations(), lambda citation: len(citation.pinpoints) == places)
