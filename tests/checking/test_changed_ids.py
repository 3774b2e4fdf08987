"""Changed ids: saving and deleting do to the entities with an id what `Register.replace`, `add` and `remove` do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking.changed_ids import Placed, find_changed_ids
from psm_model.entities import Register, Source
from psm_model.entities.register import Entity
from psm_model.errors import NotFoundError, WrongTypeError

SOURCES = st.builds(Source, id=st.sampled_from("abc"), publisher=st.sampled_from([None, "x"]))


def find_in(sources: list[Source]) -> dict[str, list[Placed]]:
    """Return the sources of a list by id, with their positions."""
    groups: dict[str, list[Placed]] = {}
    for position, source in enumerate(sources):
        groups.setdefault(source.id, []).append(Placed(position, source))
    return groups


@given(st.lists(SOURCES, max_size=5), st.lists(SOURCES, max_size=3), st.lists(SOURCES, max_size=2))
def test_changes_are_those_of_the_register(sources: list[Source], saved: list[Source], deleted: list[Source]) -> None:
    """The entities after the change are those of the register after each step; ids that stay the same are left out."""
    groups, register = find_in(sources), Register(sources=sources)
    try:
        for source in deleted:
            register = register.remove(source)
    except NotFoundError:
        with pytest.raises(NotFoundError):
            find_changed_ids(lambda _, source_id: groups.get(source_id, []), saved, deleted)
        return
    for source in saved:
        known = source.id in {other.id for other in register.sources}
        register = register.replace(source) if known else register.add(source)
    changed_ids = find_changed_ids(lambda _, source_id: groups.get(source_id, []), saved, deleted)
    after = {(placed.position, placed.entity) for several in groups.values() for placed in several}
    for changed in changed_ids:
        assert changed.old != changed.new
        assert [*changed.old] == groups.get(changed.id, [])
        after = after - {*changed.old} | {*changed.new}
    assert [entity for _, entity in sorted(after, key=lambda placed: placed[0])] == [*register.sources]


def test_what_stays_as_it_was_is_no_change() -> None:
    """An entity that is saved as it is changes nothing; if it is deleted before, it moves after all others."""
    source = Source(id="a")
    placed = [Placed(3, source)]
    assert find_changed_ids(lambda _kind, _id: placed, [source], []) == []
    (moved,) = find_changed_ids(lambda _kind, _id: placed, [source], [source])
    assert (moved.old, [each.entity for each in moved.new]) == ((placed[0],), [source])
    assert moved.new[0].position > placed[0].position


@pytest.mark.parametrize("position", [0, 1])
def test_only_entities_are_changed(position: int) -> None:
    """An object that is no entity is neither saved nor deleted."""
    changes: list[list[Entity]] = [[], []]
    changes[position] = ["a"]  # type: ignore[list-item]  # what must be refused
    with pytest.raises(WrongTypeError):
        find_changed_ids(lambda _kind, _id: [], *changes)
