"""Named pointers: they stand for the entities of a register, whatever their ids, and resolve to the same pointers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking.named_pointers import (
    NamedEntity,
    convert_pointers,
    name_entities,
    name_pointer,
    read_named_pointer,
    resolve_pointer,
)
from psm_model.checks import check
from psm_model.entities import Register, Source
from psm_model.strategies import registers
from tests.drawing import skeletons
from tests.tangles import tangles


@given(register=skeletons() | registers() | tangles())
def test_pointers_are_resolved_to_themselves(register: Register) -> None:
    """The named pointers of all records are distinct, and each resolves to the pointer that it was made of."""
    names = name_entities(register.iter_entities())
    positions = {place: {name: number for number, name in enumerate(several)} for place, several in names.items()}
    pointers = [pointer for pointer, _ in register.walk()]
    named = [name_pointer(pointer, names) for pointer in pointers]
    assert len(set(named)) == len(named)
    assert [resolve_pointer(pointer, positions) for pointer in named] == pointers


@given(st.lists(st.text("a/~01 2", min_size=1, max_size=4).filter(str.strip), max_size=8))
def test_names_are_distinct(ids: list[str]) -> None:
    """Entities have distinct names, even if an id looks like the name of another."""
    names = name_entities(Source(id=source_id) for source_id in ids).get("sources", [])
    assert len(set(names)) == len(ids)
    assert all("/" not in name for name in names)


@given(registers() | tangles())
def test_all_pointers_of_a_finding_are_converted(register: Register) -> None:
    """Of each finding the path and all other pointers are converted, and nothing else."""
    names = name_entities(register.iter_entities())
    for finding in check(register, undetermined=True):
        named = convert_pointers(finding, lambda pointer: name_pointer(pointer, names))
        for before, after in zip(
            (finding.path, *finding.related, *finding.settled_by),
            (named.path, *named.related, *named.settled_by),
            strict=True,
        ):
            assert after == name_pointer(before, names)
        assert (named.code, named.params, named.ids) == (finding.code, finding.params, finding.ids)


def test_the_whole_register_has_no_name() -> None:
    """The pointer of the whole register stays as it is."""
    assert name_pointer("", {}) == resolve_pointer("", {}) == ""


def test_names_with_two_readings() -> None:
    """A name that ends like a number may be an id, or a further entity with the id before it."""
    assert read_named_pointer("/members/m~10/name") == [
        NamedEntity("members", "m/0", 0),
        NamedEntity("members", "m", 9),
    ]
