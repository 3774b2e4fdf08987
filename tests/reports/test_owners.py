"""Owners: the organisation that each finding is of, the same from a register and from its lines."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from hypothesis import HealthCheck, given, settings

from psm_model.entities import BoardTerm, Register
from psm_model.formats import dump
from psm_model.formats.jsonl import iter_load
from psm_model.reports.owners import Owner, find_owners, find_owners_in_lines
from psm_model.strategies import registers
from tests.rules.samples import IPSM

ORPHAN: Final = BoardTerm(id="t", organisation_id="nowhere")


def pointers(register: Register) -> list[str]:
    """A pointer into each entity of a register."""
    return [
        f"/{name}/{position}/id"
        for name in ("sources", "organisations", "members", "board_terms")
        for position, _ in enumerate(getattr(register, name))
    ]


@given(registers())
def test_terms_and_organisations_have_one(register: Register) -> None:
    """Each organisation and each board term has an owner, by its own id, with the name of the first that has the id."""
    made = find_owners(register, pointers(register))
    assert len(made) == len(register.organisations) + len(register.board_terms)
    names: dict[str, str] = {}
    for one in register.organisations:
        names.setdefault(one.id, one.name)
    for position, term in enumerate(register.board_terms):
        assert made[f"/board_terms/{position}"] == Owner(term.organisation_id, names.get(term.organisation_id))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(register=registers())
def test_lines_tell_the_same(tmp_path: Path, register: Register) -> None:
    """What the lines of a register tell is what the register tells that is read from them, where each id is of one."""
    file = tmp_path / "register.jsonl"
    dump(register, file)
    again = Register.of(*iter_load(file))
    told = find_owners_in_lines([file.read_bytes()], pointers(again))
    ids = [one.id for one in again.organisations]
    for entity, owner in find_owners(again, pointers(again)).items():
        assert told[entity].id == owner.id
        if ids.count(owner.id) < 2:
            assert told[entity] == owner


def test_an_organisation_that_is_not_there_has_no_name() -> None:
    """A term whose organisation is nowhere is of an id alone."""
    assert find_owners(Register.of(IPSM, ORPHAN), ["/board_terms/0"]) == {"/board_terms/0": Owner("nowhere")}
