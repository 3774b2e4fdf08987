"""iter_check: the findings of check, from a stream of entities."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.checking import Config, Context, Violation, Waiver
from psm_model.checking.feed import rebase, rebase_pointer
from psm_model.checking.register_subject import RegisterSubject
from psm_model.checking.rule_set import RuleSet
from psm_model.checks import check, check_entities, iter_check
from psm_model.entities import Decree, Register
from psm_model.entities.grouping import iter_grouped
from psm_model.entities.register import Entity
from psm_model.errors import ConfigError, OutOfPlaceError, WrongTypeError
from psm_model.file_checks import check_file
from psm_model.rules import RULES
from psm_model.strategies import registers, violations
from psm_model.views.timeline import make_timeline
from tests.drawing import IDS, skeletons
from tests.rules.samples import IPSM, KASMAD, term

TODAY = date(2026, 7, 1)
ROOT = Path(__file__).parents[1]


@given(register=skeletons() | registers(), undetermined=st.booleans())
def test_a_stream_has_the_findings_of_its_register(register: Register, *, undetermined: bool) -> None:
    """A stream of entities has the findings of its register, in the same order."""
    entities = list(iter_grouped(register))
    waivers = [Waiver(code=code, subject=IDS[0], reason="seen") for code in ("PSM001", "PSM002", "XYZ001")]
    for config in (Config(), Config(waivers=tuple(waivers), expect_sources=True)):
        report = check(Register.of(*entities), config=config, on=TODAY, undetermined=undetermined)
        found = iter_check(iter(entities), config=config, on=TODAY, undetermined=undetermined)
        assert tuple(found) == report.findings


@pytest.mark.parametrize("code", [code for code in RULES if code != "PSM099"])
@settings(max_examples=4)
@given(st.data())
def test_every_rule_finds_its_violations_in_a_stream(code: str, data: st.DataObject) -> None:
    """A register that violates a rule violates it as a stream of entities, too."""
    drawn = data.draw(violations(code))
    entities = list(iter_grouped(drawn.register))
    found = tuple(iter_check(entities, **drawn.options))
    assert found == check(Register.of(*entities), **drawn.options).findings
    assert code in {finding.code for finding in found}


def test_rules_on_a_stream_have_no_register() -> None:
    """A rule that reads the register without declaring it fails in memory as on a stream, which the report says."""

    def counting(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
        assert subject.register is not None
        yield Violation(path="", params={"id": "o", "kind": "any", "count": len(subject.register.members)})

    mine = attrs.evolve(RULES["PSM001"], code="OWN001", find=counting)
    for (failure,) in (check(Register.of(IPSM), rules=[mine]), iter_check([IPSM], rules=[mine])):
        assert (failure.code, failure.params) == ("PSM099", {"code": "OWN001", "error": "AssertionError"})
    declared = attrs.evolve(mine, needs_register=True)
    assert check(Register.of(IPSM), rules=[mine, attrs.evolve(declared, code="OWN002")]).codes == ("OWN002", "PSM099")
    with pytest.raises(ConfigError, match=r"whole register"):
        iter_check([IPSM], rules=[declared])


def test_a_path_is_not_a_stream_of_entities() -> None:
    """The name of a file is refused, with the function that checks files."""
    for run in (iter_check, check_entities):
        with pytest.raises(WrongTypeError, match=r"check_file, got 'register\.json'"):
            run("register.json")  # type: ignore[arg-type]


@pytest.mark.parametrize("run", [check, iter_check, check_entities, check_file, make_timeline])
def test_a_config_of_another_type_is_refused(run: Any) -> None:
    """A configuration of another type raises WrongTypeError before anything is checked."""
    subject: object = [IPSM]
    if run is check or run is make_timeline:
        subject = Register.of(IPSM)
    elif run is check_file:
        subject = ROOT / "examples" / "batang.json"
    config: object
    for config in (None, {}, "select"):
        with pytest.raises(WrongTypeError, match="expected a Config, got"):
            run(subject, config=config)


@pytest.mark.parametrize(
    ("rules", "message"), [(None, "expected rules, got None"), ([1], "a rule, got 1"), ("PSM", "a rule, got 'P'")]
)
def test_rules_of_another_type_are_refused(rules: Any, message: str) -> None:
    """Rules of another type raise WrongTypeError, alone, in a list and in a mapping."""
    with pytest.raises(WrongTypeError, match=message):
        check(Register.of(IPSM), rules=rules)
    with pytest.raises(WrongTypeError, match=message):
        check_file(ROOT / "examples" / "batang.json", rules=rules)
    with pytest.raises(WrongTypeError, match=message):
        RuleSet(rules)
    with pytest.raises(WrongTypeError, match="a rule, got None"):
        check(Register.of(IPSM), rules={"PSM001": None})  # type: ignore[arg-type]  # what must be refused


def test_wrong_arguments_are_refused() -> None:
    """A wrong configuration is refused at once, and an entity out of place when it is read."""
    with pytest.raises(ConfigError):
        iter_check([], config=Config(select=("XYZ",)))
    with pytest.raises(OutOfPlaceError):
        list(iter_check([IPSM, KASMAD, term("2020/2025")]))
    with pytest.raises(OutOfPlaceError, match="decree 'sk' is out of place"):
        list(iter_check([KASMAD, Decree(id="sk")]))
    with pytest.raises(TypeError):
        list(iter_check(["o"]))  # type: ignore[list-item]  # what must be refused


@pytest.mark.parametrize("on", [True, False])
def test_garbage_collection_is_restored(*, on: bool) -> None:
    """Garbage collection is paused while entities are read, and restored afterwards, even after an error."""
    seen: list[bool] = []

    def entities(*last: Entity) -> Iterator[Entity]:
        seen.append(gc.isenabled())
        yield from last

    was_on = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        list(iter_check(entities(IPSM)))
        assert gc.isenabled() is on
        with pytest.raises(OutOfPlaceError):
            list(iter_check(entities(term("2020/2025"), IPSM)))
        assert gc.isenabled() is on
    finally:
        (gc.enable if was_on else gc.disable)()
    assert seen == [False, False]


def test_pointers_of_a_part_are_rebased() -> None:
    """A pointer into a part becomes the pointer into the whole; the pointer to the whole stays the same."""
    # Pointers to decrees are those in the whole register already.
    before = {"sources": 1, "organisations": 20, "members": 300, "board_terms": 4000}
    pointers = {
        "/board_terms/7/appointments/2": "/board_terms/4007/appointments/2",
        "/organisations/0": "/organisations/20",
        "/members/9/area": "/members/309/area",
        "/sources/0/url": "/sources/1/url",
        "/decrees/0/issued": "/decrees/0/issued",
        "": "",
    }
    assert {pointer: rebase_pointer(pointer, before) for pointer in pointers} == pointers
    (found,) = check(Register.of(IPSM, term("2020/2025", "a"), term("2021/2026", "b")), rules=[RULES["PSM101"]])
    there = rebase(found, before)
    assert (there.path, there.related) == ("/board_terms/4001", ("/board_terms/4000",))
    assert attrs.evolve(there, path=found.path, related=found.related) == found
