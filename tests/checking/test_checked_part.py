"""CheckedPart: a part is one whether it is a register or a stream, and travels light."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given

from psm_model.checking.checked_part import PartDecreesError, check_part
from psm_model.checking.decrees import DecreeIndex
from psm_model.checking.engine import Engine
from psm_model.checking.partial_decrees import PartialDecrees
from psm_model.checking.settings import CheckSettings
from psm_model.entities import Register
from psm_model.entities.grouping import iter_grouped
from psm_model.rules import RULES
from tests.tangles import tangles


@given(register=tangles())
def test_a_register_and_a_stream_are_checked_alike(register: Register) -> None:
    """The stream of a register has the findings, decrees, counts and organisations of the register in its order."""
    grouped = Register.of(*iter_grouped(register))
    gathered = PartialDecrees().feed("33", grouped.decrees)
    digest = gathered.digests.get("33", "")
    settings = CheckSettings(rules=RULES)
    parts = [
        check_part("33", entities, Engine(settings, decrees=gathered.make_index()), digest)
        for entities in (grouped, iter_grouped(register))
    ]
    (first, decrees), (second, other_decrees) = (part.unpickle() for part in parts)
    assert sorted(map(repr, first.findings)) == sorted(map(repr, second.findings))
    assert decrees == other_decrees == DecreeIndex(grouped.decrees)
    assert first.outline.counts == second.outline.counts
    assert parts[0].homes == parts[1].homes
    assert parts[0].counts == {place.field: len(entities) for place, entities in grouped.iter_lists()}
    assert pickle.loads(pickle.dumps(parts[0])) == parts[0]  # noqa: S301  # its own
    if grouped.decrees:
        with pytest.raises(PartDecreesError):
            check_part("33", grouped, Engine(settings), "")


def test_the_message_names_the_part() -> None:
    """The message of other decrees than those gathered has the id of the part."""
    assert str(PartDecreesError("33")).startswith("part '33' has other decrees than those gathered")
