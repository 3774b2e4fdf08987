"""Register.merge and Register.subset: laws of merging, conflicts, and subsets that lack nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.checking import Config, Scope
from psm_model.checks import check
from psm_model.entities import (
    Appointment,
    BoardTerm,
    Card,
    CardKind,
    Decree,
    Member,
    Organisation,
    Post,
    Predecessor,
    Register,
    Source,
    Succession,
)
from psm_model.entities.references import find_reference_fields
from psm_model.entities.register import PLACES, Entity
from psm_model.entities.schema import list_fields, record_types
from psm_model.errors import MergeConflictError, NotFoundError, WrongTypeError
from psm_model.rules import RULES
from psm_model.strategies import registers, valid_registers
from psm_model.values import Level, PartialDate, PersonName, Verdict
from tests.planted import PLANTED, find_canaries
from tests.rules.samples import IPSM, term

CHOICES: Final = st.sampled_from(["error", "first", "second"])

_CLASSES = {kind: entity for entity, (_, kind) in PLACES.items()}
TARGETS = {
    name: _CLASSES[target]
    for kind in record_types(Register)
    for name, target in find_reference_fields(kind).items()
    if target in _CLASSES
}


def list_entities(register: Register) -> list[tuple[str, Entity]]:
    """Return the entities in order, each with its kind."""
    return [(place.word, entity) for place, entities in register.iter_lists() for entity in entities]


def has_unique_ids(register: Register) -> bool:
    """Return whether no id is that of two entities of one kind."""
    keys = [(kind, entity.id) for kind, entity in list_entities(register)]
    return len(keys) == len(set(keys))


@settings(max_examples=25)
@given(registers(), CHOICES)
def test_merging_with_nothing_changes_nothing(register: Register, choice: Any) -> None:
    """The empty register is neutral on both sides, and merging a register with itself gives that register."""
    assert register.merge(Register(), on_conflict=choice) == register
    assert Register().merge(register, on_conflict=choice) == register
    assert register.merge(register, on_conflict=choice) == register


@settings(max_examples=25)
@given(registers(), registers(), registers(), st.sampled_from(["first", "second"]))
def test_merging_is_associative(first: Register, second: Register, third: Register, choice: Any) -> None:
    """Of three registers, it does not matter which two are merged first."""
    left = first.merge(second, on_conflict=choice).merge(third, on_conflict=choice)
    right = first.merge(second.merge(third, on_conflict=choice), on_conflict=choice)
    if choice == "first" or all(map(has_unique_ids, (first, second, third))):
        assert left == right


@settings(max_examples=25)
@given(registers(), registers())
def test_merging_takes_whole_entities(first: Register, second: Register) -> None:
    """The result has the first register's entities, then those that only the second has; conflicts keep one whole."""
    keys = {(kind, entity.id) for kind, entity in list_entities(first)}
    by_key: dict[tuple[str, str], list[Entity]] = {}
    for kind, entity in list_entities(first):
        by_key.setdefault((kind, entity.id), []).append(entity)
    conflicts = [
        (kind, entity.id)
        for kind, entity in list_entities(second)
        if (kind, entity.id) in keys and entity not in by_key[kind, entity.id]
    ]
    expected = list_entities(first)
    added = [(kind, entity) for kind, entity in list_entities(second) if (kind, entity.id) not in keys]
    merged = first.merge(second, on_conflict="first")
    for _, kind in PLACES.values():
        assert [e for k, e in list_entities(merged) if k == kind] == [e for k, e in [*expected, *added] if k == kind]
    if conflicts:
        with pytest.raises(MergeConflictError) as caught:
            first.merge(second)
        assert list(caught.value.conflicts) == list(dict.fromkeys(conflicts))
    else:
        assert first.merge(second) == merged
    if has_unique_ids(first) and has_unique_ids(second):
        swapped = second.merge(first, on_conflict="first")
        other = first.merge(second, on_conflict="second")
        assert set(map(repr_entity, list_entities(other))) == set(map(repr_entity, list_entities(swapped)))
        assert [(k, e.id) for k, e in list_entities(other)] == [(k, e.id) for k, e in list_entities(merged)]


def repr_entity(pair: tuple[str, Entity]) -> tuple[str, int]:
    """Return a kind and the hash of an entity."""
    return pair[0], hash(pair[1])


def test_conflicts_name_ids_and_no_values() -> None:
    """The error names the kinds and ids of all conflicts, and no value of the records."""
    other = Register.of(
        *(attrs.evolve(entity, note="other") for _, entity in list_entities(PLANTED)),
    )
    with pytest.raises(
        MergeConflictError, match=r"6 records differ between the registers: source 's', decree"
    ) as caught:
        PLANTED.merge(other)
    assert caught.value.conflicts == tuple((kind, entity.id) for kind, entity in list_entities(PLANTED))
    assert find_canaries(str(caught.value) + repr(caught.value)) == []
    assert PLANTED.merge(other, on_conflict="second") == other
    assert PLANTED.merge(other, on_conflict="first") == PLANTED


def test_all_entities_with_an_id_are_replaced() -> None:
    """If the second register wins, its entity takes the place of the first with the id, and the others go."""
    double = Register(sources=(Source(id="a"), Source(id="s"), Source(id="s", note="x"), Source(id="b")))
    second = Register(sources=(Source(id="s", note="y"),))
    merged = double.merge(second, on_conflict="second").sources
    assert merged == (Source(id="a"), Source(id="s", note="y"), Source(id="b"))


def test_wrong_arguments_of_merge_are_refused() -> None:
    """Another choice, and any other object, are refused."""
    with pytest.raises(ValueError, match="one of error, first, second as on_conflict, got 'last'"):
        Register().merge(Register(), on_conflict="last")  # type: ignore[arg-type]  # a wrong choice
    with pytest.raises(WrongTypeError, match="a register"):
        Register().merge([])  # type: ignore[arg-type]  # a wrong type


# Any: a record or a value of any class.
def find_references(value: Any, name: str = "") -> Iterator[tuple[type[Entity], str]]:
    """Yield the references in a record by its plain values, slowly."""
    match value:
        case str() if name in TARGETS:
            yield TARGETS[name], value
        case tuple():
            for item in value:
                yield from find_references(item, name)
        case _ if attrs.has(type(value)):
            for field in attrs.fields(type(value)):
                if field.init:
                    yield from find_references(getattr(value, field.name), field.name)
        case _:
            pass


def find_dangling(register: Register) -> set[tuple[str, str, str]]:
    """Return the references that lead nowhere, each with the entity that has it."""
    ids = {(type(entity), entity.id) for entity in register.iter_entities()}
    return {
        (type(entity).__name__, entity.id, target_id)
        for _, entity in list_entities(register)
        for target, target_id in find_references(entity)
        if (target, target_id) not in ids
    }


def take(register: Register, organisation_ids: set[str]) -> Register:
    """Return the subset by its definition: add what is referred to until nothing is added."""
    kept: set[int] = {
        id(entity)
        for _, entity in list_entities(register)
        if (isinstance(entity, Organisation) and entity.id in organisation_ids)
        or (isinstance(entity, BoardTerm) and entity.organisation_id in organisation_ids)
    }
    while True:
        targets = {
            ref for _, entity in list_entities(register) if id(entity) in kept for ref in find_references(entity)
        }
        decrees = {entity.id for entity in register.decrees if id(entity) in kept}
        ended = {entity.id for entity in register.organisations if id(entity) in kept}
        more = {
            id(entity)
            for _, entity in list_entities(register)
            if (type(entity), entity.id) in targets
            or (isinstance(entity, Organisation | Member | Source | Decree) and is_twin(register, kept, entity))
            or (
                isinstance(entity, Decree) and any((Decree, other) in set(find_references(entity)) for other in decrees)
            )
            or (isinstance(entity, Organisation) and takes_over(register, entity, ended))
            or (isinstance(entity, Decree) and decrees and any(name.endswith("s_ids") for name in entity.withheld))
            or (isinstance(entity, Organisation) and ended and leaves_predecessors_out(register, entity))
        } | kept
        if more == kept:
            break
        kept = more
    return Register.of(*(entity for _, entity in list_entities(register) if id(entity) in kept))


def takes_over(register: Register, entity: Organisation, ended: set[str]) -> bool:
    """Return whether an organisation, the first with its id, takes the place of another one."""
    return register.organisation(entity.id) is entity and any(
        before.organisation_id in ended - {entity.id} and before.kind is not Succession.SPLIT
        for before in entity.predecessors
    )


def leaves_predecessors_out(register: Register, entity: Organisation) -> bool:
    """Return whether an organisation, the first with its id, leaves out on purpose which ones it continues."""
    return register.organisation(entity.id) is entity and "predecessors" in entity.withheld


def is_twin(register: Register, kept: set[int], entity: Entity) -> bool:
    """Return whether an entity of the kind with its id is kept, as the id means all of them."""
    place, _ = PLACES[type(entity)]
    return any(id(other) in kept for other in getattr(register, place) if other.id == entity.id)


@settings(max_examples=25)
@given(registers() | valid_registers(), st.data())
def test_subsets_lack_nothing(register: Register, data: st.DataObject) -> None:
    """A subset has what its definition says, in order, and no reference leads nowhere that did not before."""
    ids = sorted({organisation.id for organisation in register.organisations})
    chosen = data.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
    subset = register.subset(chosen)
    assert subset == take(register, set(chosen))
    assert find_dangling(subset) <= find_dangling(register)
    assert subset.subset(chosen) == subset
    assert register.merge(subset) == register
    if not chosen:
        assert subset == Register()


@settings(max_examples=25)
@given(registers() | valid_registers(), st.data())
def test_subsets_have_the_findings_of_their_organisations(register: Register, data: st.DataObject) -> None:
    """Rules about one organisation find in a subset what they found about the chosen ones before."""
    ids = sorted({organisation.id for organisation in register.organisations})
    chosen = set(data.draw(st.lists(st.sampled_from(ids), unique=True))) if ids else set()
    config = Config(
        select=tuple(code for code, rule in RULES.items() if rule.scope is Scope.ORGANISATION),
        expect_sources=True,
        expect_decrees=True,
    )
    found = [find_own(each, chosen, config) for each in (register, register.subset(chosen))]
    assert found[0] == found[1]


def find_own(register: Register, chosen: set[str], config: Config) -> list[tuple[object, ...]]:
    """Return the findings at chosen organisations and their terms, without paths."""
    owners = {f"/organisations/{place}": entity.id for place, entity in enumerate(register.organisations)}
    owners |= {f"/board_terms/{place}": entity.organisation_id for place, entity in enumerate(register.board_terms)}
    return sorted(
        (finding.code, finding.ids, finding.verdict.value, repr(sorted(finding.params.items())))
        for finding in check(register, config=config, undetermined=True)
        if owners["/".join(finding.path.split("/")[:3])] in chosen
    )


@pytest.mark.parametrize("name", ["amends_ids", "replaces_ids", "revokes_ids"])
def test_a_subset_leaves_open_what_the_register_leaves_open_about_decrees(name: str) -> None:
    """A decree that leaves out which others it changes may change any, so subsets with decrees have it."""
    first = Decree(id="sk-1", in_force_from=PartialDate(2020, 1, 1))
    second = Decree(id="sk-2", in_force_from=PartialDate(2024, 6, 1), withheld=[name])
    board = attrs.evolve(term("2020/2025"), decree_ids=["sk-1"])
    register = Register.of(first, second, IPSM, board)
    subset = register.subset(["o"])
    assert subset == register
    for day in (date(2024, 5, 31), date(2024, 7, 1)):
        assert subset.in_force("sk-1", day) == register.in_force("sk-1", day)
    assert not Register.of(first, second, IPSM).subset(["o"]).decrees


def test_a_subset_leaves_open_what_the_register_leaves_open_about_organisations() -> None:
    """An organisation that leaves out which ones it continues may continue any, so subsets have it."""
    other = attrs.evolve(IPSM, id="n", withheld=["predecessors"])
    register = Register.of(IPSM, other, attrs.evolve(IPSM, id="p"))
    subset = register.subset(["o"])
    assert [organisation.id for organisation in subset.organisations] == ["o", "n"]
    day = date(2024, 7, 1)
    assert subset.organisation_on("o", day).exists is register.organisation_on("o", day).exists is Verdict.UNDETERMINED
    assert register.subset([]) == Register()


def test_circles_end() -> None:
    """A subset follows references in a circle once: parents, predecessors, decrees and sources."""
    branch = attrs.evolve(
        IPSM,
        parent_id="p",
        predecessors=[Predecessor(organisation_id="p", kind=Succession.SPLIT)],
        source_ids=["s"],
    )
    other = Organisation(id="p", name="IPSM", level=Level.PROVINCE, parent_id="o")
    decrees = [Decree(id="a", revokes_ids=["b"]), Decree(id="b", amends_ids=["a"]), Decree(id="c", replaces_ids=["b"])]
    member = Member(
        id="m", name=PersonName("Contoh"), cards=[Card(kind=CardKind.NATIONAL, issuer_id="i")], source_ids=["s"]
    )
    issuer = Organisation(id="i", name="IPSM", level=Level.NATIONAL)
    board = term("2020/2025", "t", Appointment(id="a", post=Post.CHAIR, member_id="m"))
    register = Register.of(
        Source(id="s", decree_ids=["b"]),
        Source(id="unused"),
        *decrees,
        branch,
        other,
        issuer,
        member,
        board,
        attrs.evolve(board, id="u", organisation_id="p"),
    )
    subset = register.subset(["o", "o"])
    assert [entity.id for _, entity in list_entities(subset)] == ["s", "a", "b", "c", "o", "p", "i", "m", "t"]


def test_terms_with_one_id_stay_apart() -> None:
    """A term of another organisation is not taken, even if its id is the same; an absent organisation has terms too."""
    register = Register(board_terms=[term("2020/2025"), attrs.evolve(term("2020/2025"), organisation_id="p")])
    assert register.subset(["p"]).board_terms == register.board_terms[1:]


def test_wrong_arguments_of_subset_are_refused() -> None:
    """An unknown organisation and a text are refused."""
    with pytest.raises(NotFoundError, match="no organisation 'x'"):
        Register.of(IPSM).subset(["o", "x"])
    with pytest.raises(WrongTypeError, match="a collection of ids"):
        Register.of(IPSM).subset("o")


def test_every_reference_is_followed() -> None:
    """Every field whose name says that it holds ids has a target, but that of a replaced appointment."""
    names = {field.name for kind in record_types(Register) for field in list_fields(kind)}
    assert {name for name in names if name.endswith(("_id", "_ids"))} - TARGETS.keys() == {"replaces_id"}
