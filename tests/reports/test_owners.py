"""Owners: the organisation of each finding, the same from a register and from its lines."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from psm_model.entities import BoardTerm, Register
from psm_model.formats import dump
from psm_model.formats.jsonl import iter_load
from psm_model.reports.owners import Owner, find_owners, find_owners_in_lines
from psm_model.strategies import registers
from tests.rules.samples import IPSM

ORPHAN: Final = BoardTerm(id="t", organisation_id="nowhere")


def list_pointers(register: Register) -> list[str]:
    """Return a pointer into each entity of a register."""
    return [
        f"/{name}/{position}/id"
        for name in ("sources", "organisations", "members", "board_terms")
        for position, _ in enumerate(getattr(register, name))
    ]


@given(registers())
def test_terms_and_organisations_have_owners(register: Register) -> None:
    """Each organisation and board term has its organisation as owner, with the name of the first with that id."""
    owners = find_owners(register, list_pointers(register))
    assert len(owners) == len(register.organisations) + len(register.board_terms)
    names: dict[str, str] = {}
    for organisation in register.organisations:
        names.setdefault(organisation.id, organisation.name)
    for position, term in enumerate(register.board_terms):
        assert owners[f"/board_terms/{position}"] == Owner(term.organisation_id, names.get(term.organisation_id))


def test_the_first_organisation_with_an_id_names_it() -> None:
    """The first of two organisations with one id, which a register may have by mistake, names the owner of a term."""
    other = attrs.evolve(IPSM, name="IPSM lain")
    term = BoardTerm(id="t", organisation_id=IPSM.id)
    for first, second in ((IPSM, other), (other, IPSM)):
        owners = find_owners(Register.of(first, second, term), ["/board_terms/0/id"])
        assert owners == {"/board_terms/0": Owner(IPSM.id, first.name)}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(register=registers())
def test_lines_have_the_same_owners(tmp_path: Path, register: Register) -> None:
    """The owners from JSON Lines are those from the register, if ids are unique."""
    file = tmp_path / "register.jsonl"
    dump(register, file)
    loaded = Register.of(*iter_load(file))
    from_lines = find_owners_in_lines([file.read_bytes()], list_pointers(loaded))
    ids = [organisation.id for organisation in loaded.organisations]
    for entity, owner in find_owners(loaded, list_pointers(loaded)).items():
        assert from_lines[entity].id == owner.id
        if ids.count(owner.id) < 2:
            assert from_lines[entity] == owner


def test_unknown_organisation_has_no_name() -> None:
    """The owner of a term with an unknown organisation has only an id."""
    assert find_owners(Register.of(IPSM, ORPHAN), ["/board_terms/0"]) == {"/board_terms/0": Owner("nowhere")}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(register=registers(), data=st.data())
def test_only_requested_entities_have_owners(tmp_path: Path, register: Register, data: st.DataObject) -> None:
    """Only the organisations and terms that pointers lead into have owners; the document itself has none."""
    pointers = list_pointers(register)
    requested = data.draw(st.lists(st.sampled_from(pointers), unique=True) if pointers else st.just([]))
    owned = {pointer.removesuffix("/id") for pointer in requested if pointer[1] in "ob"}
    assert find_owners(register, ["", *requested]).keys() == owned
    file = tmp_path / "register.jsonl"
    dump(register, file)
    loaded = Register.of(*iter_load(file))
    assert find_owners_in_lines([file.read_bytes()], ["", *requested]).keys() == owned
    assert find_owners_in_lines([file.read_bytes()], ["", *list_pointers(loaded)]).keys() == {
        pointer.removesuffix("/id") for pointer in list_pointers(loaded) if pointer[1] in "ob"
    }


def test_organisation_that_is_not_asked_about_names_its_terms(tmp_path: Path) -> None:
    """In JSON Lines too, a term has the name of its organisation if only the term is asked about."""
    term = BoardTerm(id="t", organisation_id=IPSM.id)
    file = tmp_path / "register.jsonl"
    dump(Register.of(IPSM, term), file)
    lines = file.read_bytes()
    assert find_owners_in_lines([lines], ["/board_terms/0/period"]) == {"/board_terms/0": Owner(IPSM.id, IPSM.name)}
    assert find_owners_in_lines([lines], ["/organisations/0"]) == {"/organisations/0": Owner(IPSM.id, IPSM.name)}
