"""Registers as Popolo: valid by its schemas; what it has no term for is refused or lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft3Validator
from referencing import Registry, Resource

from psm_model.entities import Appointment, BoardTerm, Decree, Member, Organisation, Post, Register
from psm_model.errors import FormatError
from psm_model.formats import dumps, loads
from psm_model.formats.files import write
from psm_model.formats.popolo import COLLECTIONS, Ends, format_popolo
from psm_model.strategies import registers, valid_registers
from psm_model.values import Level, PersonName
from tests.cases.documents import DOCUMENTS
from tests.formats.losses import remove_losses, sort_sources
from tests.formats.popolo.shared import NEEDS_SHARED, SHARED, read_sorted


@pytest.mark.parametrize(
    "broken",
    [
        Organisation(id="o", name="Contoh \ud800", level=Level.VILLAGE),
        BoardTerm(
            id="t\udfff",
            organisation_id="o",
            appointments=(Appointment(id="a", post=Post.MEMBER, member_id="m", section="\ud800"),),
        ),
        Member(id="m", name=PersonName("x" * 100_001)),
    ],
)
def test_unwritable(broken: Organisation | BoardTerm | Member, tmp_path: Path) -> None:
    """What `dumps` refuses to write is refused with the same problems, and no file is written."""
    register = Register.of(broken)
    with pytest.raises(FormatError) as expected:
        dumps(register)
    for function in (
        lambda: format_popolo(register, ends=Ends.LAST_DAY),
        lambda: write(register, tmp_path / "register.popolo.json", ends=Ends.LAST_DAY),
    ):
        with pytest.raises(FormatError) as caught:
            function()
        assert caught.value.problems == expected.value.problems
    assert list(tmp_path.iterdir()) == []


def test_decrees_are_losses() -> None:
    """Popolo has no decrees: each is one loss, as is each list of references to them."""
    decree_ids = ("sk-1", "sk-2")
    appointment = Appointment(id="a", post=Post.CHAIR, member_id="m", decree_ids=decree_ids)
    register = Register.of(
        Decree(id="sk-1", number="460/12/2025"),
        Decree(id="sk-2", revokes_ids=("sk-1",)),
        Organisation(id="o", name="Contoh", level=Level.VILLAGE, decree_ids=decree_ids),
        Member(id="m", name=PersonName("Contoh"), decree_ids=decree_ids),
        BoardTerm(id="t", organisation_id="o", appointments=(appointment,), decree_ids=decree_ids),
    )
    _, losses = format_popolo(register, ends=Ends.LAST_DAY)
    assert {loss.path for loss in losses} == {
        *("/decrees/0", "/decrees/1"),
        *("/organisations/0/decree_ids", "/members/0/decree_ids", "/board_terms/0/decree_ids"),
        "/board_terms/0/appointments/0/decree_ids",
    }


def test_empty_texts() -> None:
    """An empty title, section or parent is a loss, because it counts as absent."""
    appointment = Appointment(id="a", post=Post.CHAIR, title="", section="", member_id="m")
    register = Register.of(
        Organisation(id="o", name="Contoh", level=Level.VILLAGE, parent_id=""),
        BoardTerm(id="t", organisation_id="o", appointments=(appointment,)),
    )
    text, losses = format_popolo(register, ends=Ends.LAST_DAY)
    assert {loss.path for loss in losses} == {
        "/organisations/0/parent_id",
        *(f"/board_terms/0/appointments/0/{name}" for name in ("title", "section")),
    }
    assert '""' not in text
    assert read_sorted(text, Ends.LAST_DAY) == sort_sources(remove_losses(register, losses))


# Any: the content of a schema.
def _schemas() -> Registry[Any]:
    schemas = [json.loads(file.read_text(encoding="utf-8")) for file in (SHARED / "schemas").glob("*.json")]
    resources = [Resource.from_contents(schema) for schema in schemas]
    return Registry().with_resources(
        [(schema["id"].rstrip("#"), resource) for schema, resource in zip(schemas, resources, strict=True)]
    )


def _iter_schema_errors(text: str) -> Iterator[str]:
    """Yield the errors of Popolo's own schemas."""
    registry = _schemas()
    singular = {name: "person" if name == "persons" else name.removesuffix("s") for name in COLLECTIONS}
    for name, objects in json.loads(text).items():
        schema = registry.contents(f"http://www.popoloproject.com/schemas/{singular[name]}.json")
        validator = Draft3Validator(schema, registry=registry, format_checker=Draft3Validator.FORMAT_CHECKER)
        for item in objects:
            yield from (f"{name}: {error.message}" for error in validator.iter_errors(item))


@NEEDS_SHARED
@given(register=registers() | valid_registers(), ends=st.sampled_from(Ends))
def test_documents_are_valid_popolo(register: Register, ends: Ends) -> None:
    """The document of any register is valid by Popolo's own schemas."""
    text, _ = format_popolo(register, ends=ends)
    assert list(_iter_schema_errors(text)) == []


@NEEDS_SHARED
def test_cases_are_valid_popolo() -> None:
    """The document of every real case is valid by Popolo's own schemas."""
    for case in DOCUMENTS:
        text, _ = format_popolo(loads(case.read_text(encoding="utf-8")), ends=Ends.LAST_DAY)
        assert list(_iter_schema_errors(text)) == [], case.stem


@pytest.mark.parametrize("case", DOCUMENTS, ids=lambda case: case.stem)
def test_cases_survive(case: Path) -> None:
    """The document of a real case is read back, except for its losses."""
    register = loads(case.read_text(encoding="utf-8"))
    text, losses = format_popolo(register, ends=Ends.LAST_DAY)
    assert read_sorted(text, Ends.LAST_DAY) == sort_sources(remove_losses(register, losses))
