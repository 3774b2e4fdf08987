"""Lines of the fast writer: each is that of its entity alone, whatever is written before it and with it."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import BoardTerm, Register, Source
from psm_model.entities.grouping import iter_grouped
from psm_model.formats import _fast
from psm_model.formats._fast import write_lines
from psm_model.formats.jsonl import parse_chunk
from psm_model.strategies import registers, valid_registers
from psm_model.values import Period


@given(registers() | valid_registers(), st.integers(1, 3))
def test_each_entity_has_the_line_that_it_has_alone(register: Register, at_once: int) -> None:
    """Records that share a value with others, equal or the same object, are written as those that share none."""
    entities = list(iter_grouped(register))
    alone = [write_lines([entity]) for entity in entities]
    with patch.object(_fast, "_WRITTEN_AT_ONCE", at_once):
        assert write_lines(entities) == b"".join(line for line in alone if line is not None)
    shared = parse_chunk(write_lines(entities) or b"")
    assert write_lines(shared) == write_lines(entities)


@given(st.lists(st.sampled_from(["2020/2025", "2020/", "/2025", "2020-10/.."]), min_size=1, max_size=6))
def test_periods_are_not_mixed_up(texts: list[str]) -> None:
    """Terms that differ only in their period keep it, if equal periods are one object and if they are several."""
    known = {text: Period.parse(text) for text in texts}
    for make in (known.__getitem__, Period.parse):
        terms = [BoardTerm(id=f"t-{at}", organisation_id="o", period=make(text)) for at, text in enumerate(texts)]
        written = write_lines([*terms])
        assert written is not None
        assert parse_chunk(written) == terms


@given(st.lists(st.integers(1, 40), max_size=8), st.integers(30, 60))
def test_lines_that_may_be_unreadable_are_left_to_the_strict_writer(lengths: list[int], most: int) -> None:
    """Nothing is written fast if a line is longer than a text may be, wherever it is; a line as long as that is."""
    entities = [Source(id="s" * length) for length in lengths]
    lines = write_lines([*entities])
    assert lines is not None
    with patch.object(_fast, "MAX_TEXT_LENGTH", most):
        assert write_lines([*entities]) == (None if any(len(line) > most for line in lines.split(b"\n")) else lines)
