"""Records in the classes of an application: its converter reads and writes them as the formats do."""

from __future__ import annotations

import json
import traceback
from typing import Any

import attrs
import pytest
from cattrs import BaseConverter, Converter
from cattrs.errors import BaseValidationError
from hypothesis import given
from hypothesis import strategies as st

from psm_model import dumps, entities
from psm_model.entities import BoardTerm, Departure, Member, Organisation, Register
from psm_model.entities.extra_data import ExtraData
from psm_model.entities.redaction import SENSITIVE_FIELDS
from psm_model.entities.schema import list_fields
from psm_model.errors import Problem
from psm_model.formats.cattrs import configure_converter, list_problems
from psm_model.strategies import board_terms, periods, registers
from psm_model.values import Identifier, PartialDate, Period
from tests.every_case import every_case
from tests.planted import PLANTED


@attrs.frozen
class Office:
    """A class of an application with records and values of the package."""

    boards: list[BoardTerm]
    opened: Period
    floors: int


def make_converter(**options: Any) -> BaseConverter:
    """Return a converter with the package's hooks."""
    converter = Converter(**options)
    configure_converter(converter)
    return converter


@pytest.mark.parametrize(
    "options", [{}, {"detailed_validation": False}, {"forbid_extra_keys": True}, {"omit_if_default": True}], ids=str
)
def test_round_trip_in_an_application(options: dict[str, bool]) -> None:
    """Records in a class of an application survive JSON, whatever options its converter has."""
    converter = make_converter(**options)

    @given(st.builds(Office, st.lists(board_terms(), max_size=2), periods(), st.integers()))
    def assert_round_trip(office: Office) -> None:
        tree = json.loads(json.dumps(converter.unstructure(office)))
        assert converter.structure(tree, Office) == office

    assert_round_trip()


@given(registers())
def test_register_is_written_as_its_document(register: Register) -> None:
    """The hooks write a register as its JSON document, without the version of the format."""
    document = json.loads(dumps(register))
    del document["psm_register"]
    assert make_converter().unstructure(register) == document


def test_every_record_and_code_has_hooks() -> None:
    """Each public class of the records is read by the package's own hooks, which refuse what others would coerce."""
    converter = make_converter()
    for name in entities.__all__:
        kind = getattr(entities, name)
        with pytest.raises((ValueError, BaseValidationError)):
            converter.structure(7, kind)


def test_problems_have_their_places() -> None:
    """Each problem in a class of an application has a pointer, and shows no personal data."""
    tree = {"boards": [{"id": "t", "organisation_id": "o", "label": 7}], "opened": {"start": "x"}, "floors": 1}
    with pytest.raises(BaseValidationError) as caught:
        make_converter().structure(tree, Office)
    assert [problem.path for problem in list_problems(caught.value)] == ["/boards/0/label", "/opened/start"]
    with pytest.raises(BaseValidationError) as caught:
        make_converter().structure({"id": "m", "name": "Misal", "birth_date": "soon"}, Member)
    (problem,) = list_problems(caught.value)
    assert (problem.path, "soon" in str(problem)) == ("/birth_date", False)
    assert isinstance(problem, Problem)


def test_other_types_keep_their_hooks() -> None:
    """The converter still coerces texts to numbers for other types."""
    office = make_converter().structure({"boards": [], "opened": {"start": "2025"}, "floors": "3"}, Office)
    assert office == Office([], Period.parse("2025/"), 3)
    with pytest.raises(BaseValidationError):
        make_converter().structure({"id": "o", "name": 7, "level": "national"}, Organisation)


WRONG: list[Any] = [
    "CANARY",
    ["CANARY"],
    {"CANARY": "CANARY"},
    {"x_a": {"CANARY": {1}}},
    {"reason": "CANARY", "note": ["CANARY"], "CANARY": 1},
    [{"scheme": ["CANARY"], "value": "CANARY", "CANARY": "CANARY"}],
    [{"kind": "CANARY", "number": ["CANARY"]}],
]
"""What a document may have in the place of personal data."""


def show_error(error: BaseException | None) -> str:
    """Return the traceback of an error, and the texts of it and of all errors that it holds or that led to it."""
    if error is None:
        return ""
    inner = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
    others = [error.__cause__, error.__context__, *inner]
    return "".join([*traceback.format_exception(error), repr(error), *map(show_error, others)])


@every_case("wrong", WRONG)
@every_case("name", [*SENSITIVE_FIELDS, "member.cards"])
def test_no_traceback_shows_personal_data(name: str, wrong: object) -> None:
    """A traceback, as a program logs it, shows nothing of a sensitive field, in a record or a list."""
    converter = make_converter()
    kind_name, _, field = name.partition(".")
    for _, record in PLANTED.walk():
        kind: Any = type(record)
        if kind.__name__.lower() != kind_name:
            continue
        is_text = next(spec.type is str for spec in list_fields(kind) if spec.name == field)
        if is_text and isinstance(wrong, str):
            continue
        tree = {**converter.unstructure(record), field: wrong}
        for value, target in ((tree, kind), ([tree], list[kind]), ({"a": tree}, dict[str, kind])):
            with pytest.raises((BaseValidationError, ValueError)) as caught:
                converter.structure(value, target)
            assert "CANARY" not in show_error(caught.value)
            assert list_problems(caught.value) if target is kind else True


@every_case("wrong", WRONG)
@every_case("kind", [PartialDate, Period, Identifier, Departure, ExtraData, entities.Post, Member])
def test_no_traceback_shows_a_bare_value(kind: type, wrong: object) -> None:
    """A value outside a record may be personal in the application, so that no error shows it or a part of it."""
    with pytest.raises((BaseValidationError, ValueError)) as caught:
        make_converter().structure(wrong, kind)
    # The unknown keys of a record that is not personal are shown.
    assert "CANARY" not in show_error(caught.value) or (kind is Member and isinstance(wrong, dict))


def test_other_values_are_shown() -> None:
    """A wrong value of a field that is not personal is shown, so that it can be found."""
    with pytest.raises(BaseValidationError) as caught:
        make_converter().structure({"id": "o", "name": "IPSM", "level": "dusun"}, Organisation)
    assert "'dusun'" in show_error(caught.value)
