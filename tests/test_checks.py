"""iter_check: the findings of a check, without a register."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import date

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.checking import Config, Context, Violation, Waiver
from psm_model.checking.feed import rebase, rebase_pointer
from psm_model.checking.register_subject import RegisterSubject
from psm_model.checks import check, iter_check
from psm_model.entities import Register
from psm_model.entities.grouping import in_groups
from psm_model.entities.register import Entity
from psm_model.errors import ConfigError, OutOfPlaceError
from psm_model.rules import RULES
from psm_model.strategies import registers, violations
from tests.drawing import IDS, skeletons
from tests.rules.samples import IPSM, KASMAD, term

TODAY = date(2026, 7, 1)


@given(register=skeletons() | registers(), undetermined=st.booleans())
def test_same_findings_as_of_a_register(register: Register, *, undetermined: bool) -> None:
    """What is found of entities that come one by one is what is found of their register, in the same order."""
    entities = list(in_groups(register))
    waivers = [Waiver(code=code, subject=IDS[0], reason="seen") for code in ("PSM001", "PSM002", "XYZ001")]
    for config in (Config(), Config(waivers=tuple(waivers), expect_sources=True)):
        report = check(Register.of(*entities), config=config, on=TODAY, undetermined=undetermined)
        found = iter_check(iter(entities), config=config, on=TODAY, undetermined=undetermined)
        assert tuple(found) == report.findings


@pytest.mark.parametrize("code", [code for code in RULES if code != "PSM099"])
@settings(max_examples=10)
@given(st.data())
def test_every_rule_in_a_stream(code: str, data: st.DataObject) -> None:
    """A register that breaks a rule breaks it as well when its entities come one by one."""
    drawn = data.draw(violations(code))
    entities = list(in_groups(drawn.register))
    found = tuple(iter_check(entities, **drawn.options))
    assert found == check(Register.of(*entities), **drawn.options).findings
    assert code in {one.code for one in found}


def test_register_is_not_at_hand() -> None:
    """A rule that asks for the whole register fails in a stream, which is told, and does not in a check."""

    def counting(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
        assert subject.register is not None
        yield Violation(path="", params={"id": "o", "kind": "any", "count": len(subject.register.members)})

    mine = attrs.evolve(RULES["PSM001"], code="OWN001", find=counting)
    assert check(Register.of(IPSM), rules=[mine]).codes == ("OWN001",)
    (told,) = iter_check([IPSM], rules=[mine])
    assert (told.code, told.params) == ("PSM099", {"code": "OWN001", "error": "AssertionError"})


def test_refusals() -> None:
    """A wrong configuration is refused at once, an entity out of place when it comes."""
    with pytest.raises(ConfigError):
        iter_check([], config=Config(select=("XYZ",)))
    with pytest.raises(OutOfPlaceError):
        list(iter_check([IPSM, KASMAD, term("2020/2025")]))
    with pytest.raises(TypeError):
        list(iter_check(["o"]))  # type: ignore[list-item]  # what must be refused


@pytest.mark.parametrize("on", [True, False])
def test_search_for_garbage_is_as_it_was(*, on: bool) -> None:
    """The search for garbage is paused while entities are taken, and goes on as it was found, after an error too."""
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


def test_pointers_of_a_part() -> None:
    """A pointer into a part leads to the same place in the whole, one to the whole stays."""
    before = {"sources": 1, "organisations": 20, "members": 300, "board_terms": 4000}
    pointers = {
        "/board_terms/7/appointments/2": "/board_terms/4007/appointments/2",
        "/organisations/0": "/organisations/20",
        "/members/9/area": "/members/309/area",
        "/sources/0/url": "/sources/1/url",
        "": "",
    }
    assert {pointer: rebase_pointer(pointer, before) for pointer in pointers} == pointers
    (found,) = check(Register.of(IPSM, term("2020/2025", "a"), term("2021/2026", "b")), rules=[RULES["PSM101"]])
    there = rebase(found, before)
    assert (there.path, there.related) == ("/board_terms/4001", ("/board_terms/4000",))
    assert attrs.evolve(there, path=found.path, related=found.related) == found
