"""Errors: no problem of a document and no exception shows personal data, wherever it was put."""

from __future__ import annotations

import json
import traceback
from datetime import datetime
from io import BytesIO
from typing import Any, Final

import attrs
import pytest
from cattrs import Converter
from cattrs.errors import BaseValidationError
from pydantic import ConfigDict, TypeAdapter, ValidationError

from psm_model.entities.redaction import SENSITIVE_FIELDS
from psm_model.entities.register import PLACES
from psm_model.entities.schema import list_fields
from psm_model.errors import FormatError, ParseError, WrongTypeError
from psm_model.formats import dumps, jsonl, loads
from psm_model.formats.cattrs import configure_converter, list_problems
from psm_model.formats.pydantic import FromJson, problems_in
from psm_model.formats.tables.headings import Sheet
from psm_model.formats.tables.reading import read_tables
from psm_model.formats.tables.schema import Table, tables
from tests.every_case import every_case
from tests.planted import MEMBER, NUMBERS, PLANTED, find_canaries


@pytest.mark.parametrize(
    "wrong",
    [
        {"cards": [NUMBERS[1]]},
        {"cards": NUMBERS[1]},
        {"cards": {NUMBERS[1]: 1}},
        {"cards": [{"kind": NUMBERS[1]}]},
        {"cards": [{"kind": "national", "number": 7, NUMBERS[1]: NUMBERS[1]}]},
        {"cards": [{"kind": "national", "issued": NUMBERS[1], "issuer_id": [NUMBERS[1]]}]},
        {"identifiers": [NUMBERS[0]]},
        {"identifiers": NUMBERS[0]},
        {"identifiers": [{"scheme": [NUMBERS[0]], NUMBERS[0]: NUMBERS[0]}]},
        {"birth_date": f"{NUMBERS[2]}x"},
    ],
)
def test_values_in_the_wrong_place_are_not_shown(wrong: dict[str, object]) -> None:
    """A problem in a card or an identifier shows no value, because it may belong in another field."""
    with pytest.raises(FormatError) as caught:
        loads(json.dumps({"psm_register": 1, "members": [{"id": "m", "name": "Contoh", **wrong}]}))
    assert caught.value.problems
    assert find_canaries(str(caught.value) + repr(caught.value)) == []


SENSITIVE_TEXTS: Final = [
    (place, name.partition(".")[2])
    for name, kind in SENSITIVE_FIELDS.items()
    for place, (entity, _) in {place: (entity, word) for entity, (place, word) in PLACES.items()}.items()
    if entity is kind
]
"""The sensitive fields of entities, each with the list of the entity in a document."""


@every_case(("place", "field"), SENSITIVE_TEXTS)
@every_case(
    "wrong",
    [
        ["CANARY"],
        {"CANARY": "CANARY"},
        {"x_a": {"CANARY": 1e999}, "CANARY": "CANARY"},
        {"kasmad_rahasia": 1},
        {"x_a": 1, "kasmad": 1},
        {"reason": "CANARY", "note": ["CANARY"], "CANARY": "CANARY"},
        "CANARY\ud800",
        987654321098765432109876,
        [["CANARY"]],
    ],
)
def test_no_error_of_a_sensitive_field_shows_its_value(place: str, field: str, wrong: object) -> None:
    """Whatever is in a sensitive field, no error shows any of it, of a document, lines, pydantic or a converter."""
    entity = next(entity for entity in json.loads(dumps(PLANTED))[place] if field in entity)
    document = json.dumps({"psm_register": 1, place: [{**entity, field: wrong}]})
    kind, word = next((kind, word.replace(" ", "_")) for kind, (name, word) in PLACES.items() if name == place)
    lines = f'{{"psm_register": 1}}\n{json.dumps({"type": word, **entity, field: wrong})}\n'
    converter = Converter()
    configure_converter(converter)
    # Any: to mypy, a class that is known only here is not a type.
    field_type: Any = FromJson[kind]  # type: ignore[misc, valid-type]
    adapter = TypeAdapter(field_type, config=ConfigDict(hide_input_in_errors=True))
    for read, error_type in (
        (lambda: loads(document), FormatError),
        (lambda: list(jsonl.iter_load(BytesIO(lines.encode()))), FormatError),
        (lambda: adapter.validate_python({**entity, field: wrong}), ValidationError),
        (lambda: converter.structure({**entity, field: wrong}, kind), BaseValidationError),
    ):
        with pytest.raises(error_type) as caught:
            read()
        match caught.value:
            case FormatError() as error:
                problems = list(error.problems)
            case ValidationError() as error:
                problems = problems_in([*error.errors()])
            case error:
                problems = list_problems(error)
        shown = "".join([*traceback.format_exception(caught.value), repr(caught.value), *map(repr, problems)])
        assert problems
        assert find_canaries(shown) == []
        assert not any(part in shown for part in ("CANARY", "kasmad", "9876"))


# Any: what no type checker lets pass.
@pytest.mark.parametrize("wrong", [7, ["CANARY"], {"CANARY": 1}, "CANARY", b"CANARY"])
def test_no_exception_of_a_sensitive_field_shows_its_value(wrong: Any) -> None:
    """A sensitive field of a record refuses another type without showing the value."""
    for _, record in PLANTED.walk():
        for field in list_fields(type(record)):
            if field.is_sensitive and not (isinstance(wrong, str) and field.type is str):
                with pytest.raises((WrongTypeError, ParseError)) as caught:
                    attrs.evolve(record, **{field.name: wrong})
                assert "CANARY" not in str(caught.value) + repr(caught.value)


@pytest.mark.parametrize("field", ["cards", "identifiers"])
@pytest.mark.parametrize("canary", NUMBERS)
def test_lists_that_are_texts_are_not_shown(field: str, canary: str) -> None:
    """A text in the place of a list is refused and not shown."""
    wrong: dict[str, Any] = {field: canary}  # Any: what no type checker lets pass
    with pytest.raises(WrongTypeError, match="got a value of type str") as caught:
        attrs.evolve(MEMBER, **wrong)
    assert find_canaries(str(caught.value) + repr(caught.value)) == []


@pytest.mark.parametrize("canary", [*NUMBERS, "31-01-1980", "3325 0101"])
@pytest.mark.parametrize("table", [table for table in tables() if table.personal], ids=lambda table: table.name)
def test_no_column_shows_misplaced_values(table: Table, canary: str) -> None:
    """No column of a table of personal data shows a value, whatever a spreadsheet made of it."""
    day = datetime(1955, 2, 3)  # noqa: DTZ001  # as from a spreadsheet
    for raw in (canary, day, day.date(), 20123, 20123.5, 1955.0203, '3 Februari 1955; "x'):
        for column in table.columns:
            row = [
                raw if other is column else "m" if other.name in {"id", "member_id"} else None
                for other in table.columns
            ]
            sheets = [Sheet(table.name, table.name, [tuple(other.name for other in table.columns), tuple(row)])]
            if table.steps:
                sheets.append(Sheet("members", "members", [("id", "name"), ("m", "Siti")]))
            try:
                read_tables(sheets, None)
            except FormatError as error:
                message = str(error)
                assert not any(part in message for part in (canary, "1955", "20123", "Februari"))


def test_no_heading_shows_canaries() -> None:
    """A heading in a table of personal data is shown only if it is a word."""
    head = ("id", "name", "Keterangan", NUMBERS[2], 20123)
    losses = read_tables([Sheet("members", "members", [head, ("m", "Siti")])], None).losses
    assert [str(loss) for loss in losses] == [
        "members!C1: no column is called 'Keterangan'",
        "members!D1: a heading that is not shown names no column",
        "members!E1: a heading that is not shown names no column",
    ]
