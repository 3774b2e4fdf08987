"""JSON Pointers: steps and entities are read back from them, and the file too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.pointers import (
    entity_pointer,
    escape_step,
    join_file_pointer,
    make_order,
    split_file_pointer,
    split_pointer,
    unescape_step,
)

KEYS = st.sampled_from(["a", "a/b", "~", "~1", '"', "\\", "]", "{,:", "0", ""]) | st.text(max_size=3)


@given(st.text() | st.text("~/01"))
def test_steps_are_unescaped_again(name: str) -> None:
    """An escaped step has no slash, and is unescaped to its name."""
    assert "/" not in escape_step(name)
    assert unescape_step(escape_step(name)) == name


@given(st.sampled_from(["members", "board_terms"]), st.integers(0, 10**6), st.lists(KEYS.map(escape_step), max_size=3))
def test_split_pointers_are_whole(place: str, position: int, steps: list[str]) -> None:
    """A split pointer is the pointer to its entity, and the pointer within the entity."""
    inner = "".join(f"/{step}" for step in steps)
    pointer = f"/{place}/{position}{inner}"
    assert split_pointer(pointer) == (place, position, inner)
    assert entity_pointer(pointer) + inner == pointer


@given(st.lists(st.tuples(st.sampled_from(["members", "board_terms"]), st.integers(0, 200))))
def test_items_of_a_list_are_in_order(places: list[tuple[str, int]]) -> None:
    """Pointers are sorted by the name of the list and the number of the position, not by its digits."""
    pointers = [f"/{name}/{position}" for name, position in sorted(places)]
    assert sorted(pointers, key=make_order) == pointers


@pytest.mark.parametrize("pointer", ["", "/members", "/members/first", "members"])
def test_only_pointers_into_an_entity_are_split(pointer: str) -> None:
    """A pointer to the register, to a list or to no position of a list is rejected."""
    with pytest.raises(ValueError, match=r"unpack|invalid literal"):
        split_pointer(pointer)


@pytest.mark.parametrize("pointer", ["/members/0", "/members/0/x#y", "/board_terms/12/appointments/0/x~1y"])
@pytest.mark.parametrize("file", ["other.json", "/home/a#b/other.json", "C:\\a#/b.json", "http://example.org/#/a.json"])
def test_pointers_into_other_files_are_split_again(file: str, pointer: str) -> None:
    """A pointer into another file is split into the two that it was joined from; any other has no file."""
    assert split_file_pointer(join_file_pointer(file, pointer)) == (file, pointer)
    assert split_file_pointer(pointer) == ("", pointer)
