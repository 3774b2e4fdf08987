"""IncrementalCheck and check_change: what changes in the findings is what changes between two plain checks."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.checking import (
    Finding,
    Key,
    NeighbourhoodSearch,
    Scope,
    list_keys,
)
from psm_model.checking.changed_ids import Placed
from psm_model.checking.entity_index import EntityIndex
from psm_model.checking.keys import make_id_key
from psm_model.checks import check
from psm_model.entities import Appointment, BoardTerm, Organisation, Post, Register
from psm_model.entities.places import PLACES, Entity
from psm_model.errors import ConfigError, NotFoundError, WrongTypeError
from psm_model.incremental_checks import FindingChanges, IncrementalCheck, check_change
from psm_model.rules import RULES
from psm_model.strategies import registers, valid_registers, violations
from psm_model.values import AreaCode, Level, Period
from tests.check_options import OWN_RULES, draw_options
from tests.drawing import distinct_registers, skeletons
from tests.far_changes import FAR_CHANGES, FarChange, village
from tests.rules.samples import IPSM, KASMAD, term
from tests.tangles import tangled_entities, tangles

PAGE: Final = Path(__file__).parents[1] / "docs" / "explanation" / "incremental.md"


def change(register: Register, saved: list[Entity], deleted: list[Entity]) -> Register:
    """Return a register after a change, one entity after another."""
    for entity in deleted:
        register = register.remove(entity)
    for entity in saved:
        known = {other.id for other in getattr(register, PLACES[type(entity)].field)}
        register = register.replace(entity) if entity.id in known else register.add(entity)
    return register


def draw_change(data: st.DataObject, register: Register) -> tuple[list[Entity], list[Entity]]:
    """Draw entities to save, new ones or those of the register with another's field, and entities to delete."""
    present = [*register.iter_entities()]
    saved = data.draw(st.lists(tangled_entities(), max_size=2))
    if not present:
        return saved, []
    for _ in range(data.draw(st.integers(0, 1))):
        old, other = data.draw(st.sampled_from(present)), data.draw(tangled_entities())
        shared = {field.name for field in attrs.fields(type(old))} & {field.name for field in attrs.fields(type(other))}
        # A withheld field has no value.
        names = shared & {"source_ids", "decree_ids", "note", "id"} - {*old.withheld}
        name = data.draw(st.sampled_from(sorted(names)))
        if type(other) is type(old) or name != "id":
            saved.append(attrs.evolve(old, **{name: getattr(other, name)}))
    chosen = data.draw(st.lists(st.integers(0, len(present) - 1), max_size=2, unique=True))
    return saved, [present[number] for number in chosen]


@given(register=tangles() | skeletons() | registers() | valid_registers(), data=st.data())
def test_the_law(register: Register, data: st.DataObject) -> None:
    """The findings before a change, without those that are gone, with those added, are those after it."""
    options = draw_options(data)
    incremental = IncrementalCheck(register, **options)
    assert incremental.report() == check(register, **options)
    for _ in range(data.draw(st.integers(1, 3))):
        before = Counter(incremental.findings)
        saved, deleted = draw_change(data, register)
        added, gone = incremental.apply(saved, deleted=deleted)
        register = change(register, saved, deleted)
        assert incremental.register == register
        assert incremental.report() == check(register, **options)
        assert before - Counter(gone) + Counter(added) == Counter(incremental.findings)
        assert not Counter(gone) - before
        assert not Counter(gone) & Counter(added)


def make_distinct(register: Register) -> Register:
    """Return a register without duplicate ids."""
    lists = {
        place.field: tuple({entity.id: entity for entity in entities}.values())
        for place, entities in register.iter_lists()
    }
    return Register(**lists)  # type: ignore[arg-type]  # each list is of its place


@given(register=tangles().map(make_distinct) | distinct_registers(), data=st.data())
def test_a_register_in_parts(register: Register, data: st.DataObject) -> None:
    """A register that is saved part after part, in any order, and taken away again, has the findings of each part."""
    options = draw_options(data)
    entities = data.draw(st.permutations([*register.iter_entities()]))
    incremental = IncrementalCheck(Register(), **options)
    nothing = incremental.report()
    sizes = data.draw(st.lists(st.integers(1, 12), max_size=4))
    position = 0
    for size in (*sizes, len(entities)):
        incremental.apply(entities[position : position + size])
        position += size
        assert incremental.report() == check(incremental.register, **options)
    half = len(entities) // 2
    incremental.apply(deleted=entities[half:])
    assert incremental.report() == check(Register.of(*entities[:half]), **options)
    incremental.apply(deleted=entities[:half])
    assert incremental.report() == nothing


@given(register=tangles().map(make_distinct) | valid_registers(), data=st.data())
def test_a_store_finds_the_same(register: Register, data: st.DataObject) -> None:
    """What a store finds by keys gives the same changes, except for findings about waivers."""
    options = draw_options(data)
    saved, deleted = draw_change(data, register)
    about_waivers = {"PSM091", "PSM092", "PSM093"}
    changes = IncrementalCheck(register, **options).apply(saved, deleted=deleted)
    expected = [tuple(finding for finding in several if finding.code not in about_waivers) for several in changes]
    assert check_change(*search(register, saved, deleted), **options) == FindingChanges(*expected)


def search(register: Register, saved: list[Entity], deleted: list[Entity]) -> tuple[list[Entity], list[Entity]]:
    """Return the entities that a change concerns, found as in a store: by keys, in rounds."""
    stored: dict[Key, list[tuple[int, Entity]]] = {}
    for position, entity in enumerate(register.iter_entities()):
        for key in (make_id_key(PLACES[type(entity)].word, entity.id), *list_keys(entity)):
            stored.setdefault(key, []).append((position, entity))
    found = NeighbourhoodSearch(saved, deleted=deleted)
    while found.keys:
        found.add(placed for key in found.keys for placed in stored.get(key, ()))
    return found.finish()


@pytest.mark.parametrize("code", [code for code in RULES if RULES[code].scope is Scope.REGISTER])
def test_each_rule_of_scope_register_has_a_far_change(code: str) -> None:
    """Each rule that sees the whole register has an example below, or judges an entity or its id alone."""
    assert code in {far.code for far in FAR_CHANGES} | {"PSM001", "PSM004"}


def test_the_page_lists_each_rule_of_scope_register() -> None:
    """The page about incremental checks says of each rule that sees the whole register what it reads."""
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| PSM")]
    listed = [code for row in rows for code in re.findall(r"PSM\d{3}", row.split("|")[1])]
    assert listed == [code for code in RULES if RULES[code].scope is Scope.REGISTER]


@pytest.mark.parametrize("far", FAR_CHANGES, ids=lambda far: f"{far.code} {'+'.join(far.fields)}")
def test_a_finding_far_away_comes_and_goes(far: FarChange) -> None:
    """A change of one entity gives another one a finding, and the way back takes it away."""
    incremental = IncrementalCheck(Register.of(*far.before), undetermined=True)
    added, gone = incremental.apply(far.saved, deleted=far.deleted)
    assert (far.code, far.path) in {(finding.code, finding.path) for finding in added}
    assert incremental.report() == check(incremental.register, undetermined=True)
    known = {(type(entity), entity.id): entity for entity in far.before}
    appeared = [entity for entity in far.saved if (type(entity), entity.id) not in known]
    restored = [known[type(each), each.id] for each in (*far.saved, *far.deleted) if (type(each), each.id) in known]
    back = incremental.apply(restored, deleted=appeared)
    assert (sort(back.added), sort(back.gone)) == (sort(gone), sort(added))


def sort(findings: tuple[Finding, ...]) -> list[str]:
    """Return findings as sorted texts; a restored entity is the last, so pointers beside others may change places."""
    return sorted(f"{finding.code} {finding.path} {finding.param_items}" for finding in findings)


@pytest.mark.parametrize("far", FAR_CHANGES, ids=lambda far: f"{far.code} {'+'.join(far.fields)}")
def test_no_key_is_superfluous(far: FarChange, monkeypatch: pytest.MonkeyPatch) -> None:
    """If a store does not look up the fields of an example, the law fails."""
    incremental = IncrementalCheck(Register.of(*far.before), undetermined=True)
    own = {(PLACES[type(entity)].word, entity.id) for entity in (*far.saved, *far.deleted)}
    kept = {make_id_key(kind, entity_id) for kind, entity_id in own}
    look_up = EntityIndex.look_up

    def look_up_few(index: EntityIndex, key: Key) -> list[Placed]:
        return look_up(index, key) if key in kept or key.field not in far.fields else []

    monkeypatch.setattr(EntityIndex, "look_up", look_up_few)
    incremental.apply(far.saved, deleted=far.deleted)
    assert incremental.findings != IncrementalCheck(incremental.register, undetermined=True).findings


@pytest.mark.slow
@pytest.mark.parametrize("code", [code for code in RULES if code != "PSM099"])
@given(st.data())
def test_every_violation_comes_entity_by_entity(code: str, data: st.DataObject) -> None:
    """A register that violates a rule violates it when its last entity is saved after all others."""
    drawn = data.draw(violations(code))
    *others, last = make_distinct(drawn.register).iter_entities()
    incremental = IncrementalCheck(Register.of(*others), **drawn.options)
    incremental.apply([last])
    assert incremental.report() == check(incremental.register, **drawn.options)


def test_duplicates_are_named_in_order() -> None:
    """The second of several entities with one id has a name of its own, until the first is deleted."""
    twice = attrs.evolve(IPSM, id="a/b"), attrs.evolve(IPSM, id="a/b", parent_id="nowhere")
    incremental = IncrementalCheck(Register.of(*twice))
    assert [(finding.code, finding.path) for finding in incremental.findings] == [
        ("PSM001", "/organisations/a~1b~2"),
        ("PSM002", "/organisations/a~1b~2/parent_id"),
    ]
    added, gone = incremental.apply(deleted=[twice[0]])
    assert [finding.path for finding in added] == ["/organisations/a~1b/parent_id"]
    assert {finding.code for finding in gone} == {"PSM001", "PSM002"}


BOARDS: Final = 12
"""So many boards at once overlap in more pairs than are findings of their own."""


def test_a_cluster_of_chairs_grows_and_shrinks() -> None:
    """Many boards with one chair are one finding, which changes with each board, and ends as findings of pairs."""
    chair = Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.parse("2021-01-01/2024-12-31"))
    organisations = [village(f"o-{number}", AreaCode(f"33.25.11.2{number:03}")) for number in range(BOARDS)]
    boards = [
        BoardTerm(id=f"t-{number}", organisation_id=f"o-{number}", label="2020–2025", appointments=[chair])
        for number in range(BOARDS)
    ]
    incremental = IncrementalCheck(Register.of(*organisations, KASMAD, *boards[:-1]))
    for saved, deleted in (([boards[-1]], []), ([], boards[:1]), ([], boards[1:4]), (boards[:4], [])):
        added, gone = incremental.apply(saved, deleted=deleted)
        assert {finding.code for finding in (*added, *gone)} == {"PSM213"}
        assert incremental.report() == check(incremental.register)


@pytest.mark.parametrize("place", ["one place", "one organisation"])
def test_a_cluster_of_rivals_grows_and_shrinks(place: str) -> None:
    """Many organisations in one place, or boards of one organisation, are one finding, which changes with each."""
    if place == "one place":
        crowd: list[Entity] = [village(f"o-{number}", AreaCode("33.25.11.2001")) for number in range(BOARDS)]
    else:
        crowd = [IPSM, *(term(f"20{number}/2030", f"t-{number}") for number in range(10, 10 + BOARDS))]
    incremental = IncrementalCheck(Register.of(*crowd[:-1]), undetermined=True)
    for saved, deleted in ((crowd[-1:], []), ([], crowd[-1:]), ([], crowd[2:5]), (crowd[2:5], crowd[6:7])):
        added, gone = incremental.apply(saved, deleted=deleted)
        assert added
        assert gone
        assert incremental.report() == check(incremental.register, undetermined=True)


@given(register=tangles(), data=st.data())
def test_own_rules_and_failures_obey_the_law(register: Register, data: st.DataObject) -> None:
    """The law holds for own rules about organisations, members and the check itself, and for rules that fail."""
    options: dict[str, Any] = {"rules": OWN_RULES, "undetermined": True}
    incremental = IncrementalCheck(register, **options)
    for _ in range(2):
        saved, deleted = draw_change(data, register)
        longer = [attrs.evolve(each, name="IPSM Contoh") for each in saved if isinstance(each, Organisation)]
        incremental.apply([*saved, *longer], deleted=deleted)
        register = change(register, [*saved, *longer], deleted)
        assert incremental.report() == check(register, **options)
    failing = Organisation(id="fails", name="IPSM Contoh", level=Level.NATIONAL)
    assert "PSM099" in {finding.code for finding in incremental.apply([failing]).added}
    assert "PSM099" in {finding.code for finding in check_change([], [failing], rules=OWN_RULES).added}


def test_own_rules_about_the_register_are_refused() -> None:
    """A rule of scope register that is not of the package is refused, because it may read anything."""
    mine = attrs.evolve(RULES["PSM001"], code="OWN001", find=lambda _subject, _context: iter(()))
    for make in (partial(IncrementalCheck, Register()), partial(check_change, [], [])):
        with pytest.raises(ConfigError) as caught:
            make(rules=[mine])
        assert (caught.value.key, caught.value.got) == ("rules", "OWN001")
    same = attrs.evolve(RULES["PSM001"], code="OWN001")
    assert IncrementalCheck(Register.of(IPSM, IPSM), rules=[same]).report().codes == ("OWN001",)


def test_nothing_changes_after_an_error() -> None:
    """A deletion of what is not there and an item that is no entity are refused, and nothing has changed."""
    incremental = IncrementalCheck(Register.of(IPSM))
    before = incremental.findings
    with pytest.raises(NotFoundError):
        incremental.apply([KASMAD], deleted=[IPSM, KASMAD])
    for saved, deleted in (([KASMAD, "m"], []), ([], ["m"])):
        with pytest.raises(WrongTypeError):
            incremental.apply(saved, deleted=deleted)  # type: ignore[arg-type]  # what must be refused
    assert incremental.register == Register.of(IPSM)
    assert incremental.findings == before
    with pytest.raises(WrongTypeError):
        IncrementalCheck([IPSM])  # type: ignore[arg-type]  # what must be refused


@example(Register.of(IPSM))
@given(tangles())
def test_saving_what_is_there_changes_nothing(register: Register) -> None:
    """An entity that is saved as it is, or deleted and saved in the same place, changes no finding."""
    incremental = IncrementalCheck(make_distinct(register), undetermined=True)
    assert incremental.apply([*make_distinct(register).iter_entities()]) == FindingChanges((), ())
