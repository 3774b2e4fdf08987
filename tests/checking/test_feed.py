"""Feed: the decrees of a stream and of a part of one."""

from __future__ import annotations

import pytest

from psm_model.checking.engine import Engine
from psm_model.checking.feed import Feed
from psm_model.checking.settings import CheckSettings
from psm_model.entities import Decree


@pytest.mark.parametrize("is_part", [False, True])
def test_only_a_whole_stream_adds_its_decrees(*, is_part: bool) -> None:
    """The decrees of a part are known beforehand, with their positions in the whole, so a part adds none."""
    engine = Engine(CheckSettings(rules=()))
    feed = Feed(engine, is_part=is_part)
    feed.add_all([Decree(id="sk-1"), Decree(id="sk-2")])
    assert len(engine.decrees) == (0 if is_part else 2)
    assert feed.outline.counts["decree"] == 2
