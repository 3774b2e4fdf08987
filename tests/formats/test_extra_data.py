"""An application's own data and `$schema` in documents: what is read, what is written, and what is refused."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from unittest.mock import patch

import attrs
import jsonschema
import pytest
from cattrs import Converter
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from psm_model.entities import Organisation, Register, Source
from psm_model.entities.extra_data import ExtraData
from psm_model.errors import FormatError, NotFoundError, WrongTypeError
from psm_model.file_checks import check_file
from psm_model.formats import dump, dumps, jsonl, load, loads
from psm_model.formats import json as json_format
from psm_model.formats.cattrs import configure_converter, list_problems
from psm_model.formats.json_schema import json_schema
from psm_model.formats.pydantic import FromJson, problems_in
from psm_model.formats.tables.headings import Sheet
from psm_model.formats.tables.reading import read_tables
from psm_model.strategies import extra_data
from tests.formats.full_register import FULL
from tests.rules.samples import IPSM

VALIDATOR: Final = jsonschema.Draft202012Validator(json_schema())
LARGE: Final = [2**63 - 1, 2**63, 2**64 - 1, -(2**63), 2**53 + 1]
TOO_LARGE: Final = [2**64, -(2**63) - 1, 10**19 * 9, 10**30]
DATA: Final = extra_data() | st.sampled_from([ExtraData({"x_a": value}) for value in [*LARGE, -0.0, 1e300, -1e22]])
REFUSED: Final[dict[str, tuple[str, str]]] = {
    '{"kasmad": 1}': ("", "keys of 'x_'"),
    '{"kasmad": 1, "kasmad": 2}': ("", "each key once"),
    '{"x_a": 1, "kasmad": 1, "x_": 1}': ("", "keys of 'x_'"),
    '{"Nama Kasmad": 1}': ("", "keys of 'x_'"),
    '{"x_A": 1}': ("", "keys of 'x_'"),
    '{"x_kasmad_": 1}': ("", "do not end in an underscore"),
    '{"x_a": NaN}': ("", "a number that JSON has"),
    '{"x_a": [1e400]}': ("", "a number within"),
    '{"x_a": {"Kasmad": -1e999}}': ("", "a number within"),
    '{"x_a": "\\ud800"}': ("", "a text that Unicode allows"),
    '{"x_a": [{"b": 1, "b": 2}]}': ("", "each key once"),
    f'{{"x_a": "{"a" * 100_001}"}}': ("", "a text of at most 100,000 characters"),
    f'{{"x_a": {"[" * 40}{"]" * 40}}}': ("", "nested at most 32 deep"),
    "[]": ("", "an object"),
    "7": ("", "an object"),
    **{f'{{"x_a": {number}}}': ("", "whole numbers of at most 64 bits") for number in TOO_LARGE[:3]},
    f'{{"x_a": {TOO_LARGE[3]}}}': ("", "a whole number of at most 20 digits"),
}
"""JSON that is no data of an application, with the path below `extra` of its first problem, and what it says."""


def make_register(extra: ExtraData) -> Register:
    """Return a register in which each record that can has the same data."""
    return Register(
        sources=[attrs.evolve(source, extra=extra) for source in FULL.sources],
        decrees=[attrs.evolve(decree, extra=extra) for decree in FULL.decrees],
        organisations=[attrs.evolve(organisation, extra=extra) for organisation in FULL.organisations],
        members=[attrs.evolve(member, extra=extra) for member in FULL.members],
        board_terms=[
            attrs.evolve(
                term, extra=extra, appointments=[attrs.evolve(seat, extra=extra) for seat in term.appointments]
            )
            for term in FULL.board_terms
        ],
    )


def load_strictly(text: str) -> Register:
    """Read a document without msgspec."""
    with patch.object(json_format, "fast_codec", return_value=None):
        return loads(text)


def dump_strictly(register: Register) -> str:
    """Write a document without msgspec."""
    with patch.object(json_format, "fast_codec", return_value=None):
        return dumps(register)


@given(DATA)
def test_documents_carry_data(extra: ExtraData) -> None:
    """Every document has the data of each record, whether read and written fast or strictly."""
    register = make_register(extra)
    texts = [dumps(register), dump_strictly(register)]
    assert all(read(text) == register for text in texts for read in (loads, load_strictly))
    assert json.loads(texts[0]) == json.loads(texts[1])


@settings(max_examples=10)
@given(DATA)
def test_files_carry_data(extra: ExtraData) -> None:
    """JSON Lines, a folder of CSV files and a workbook have the data of each record."""
    register = make_register(extra)
    with TemporaryDirectory() as folder:
        for name in ("a.jsonl", "a.xlsx", "a/"):
            dump(register, f"{folder}/{name}")
            found = load(f"{folder}/{name}")
            assert [record.extra for _, record in found.walk() if hasattr(record, "extra")] == [extra] * 6, name


@given(DATA)
def test_converters_carry_data(extra: ExtraData) -> None:
    """A cattrs converter and a pydantic field read what they wrote."""
    source = Source(id="s", extra=extra)
    converter, adapter = Converter(), TypeAdapter(FromJson[Source])
    configure_converter(converter)
    assert converter.structure(converter.unstructure(source), Source) == source
    assert converter.structure(converter.unstructure(extra), ExtraData) == extra
    assert adapter.validate_json(adapter.dump_json(source)) == source
    VALIDATOR.validate(converter.unstructure(Register.of(source)) | {"psm_register": 1})


@pytest.mark.parametrize("text", REFUSED)
@pytest.mark.parametrize("is_line", [False, True])
def test_what_is_no_data_is_refused(text: str, *, is_line: bool) -> None:
    """Wrong data is refused with its path, and with none of its values and nested keys."""
    path, expected = REFUSED[text]
    lines = f'{{"psm_register": 1}}\n{{"type": "source", "id": "s", "extra": {text}}}\n'
    document = f'{{"psm_register": 1, "sources": [{{"id": "s", "extra": {text}}}]}}'
    with pytest.raises(FormatError) as caught:
        _ = list(jsonl.iter_load(BytesIO(lines.encode()))) if is_line else loads(document)
    problem = caught.value.problems[0]
    assert problem.path.startswith(f"/sources/0/extra{path}")
    assert expected in problem.expected
    assert "kasmad" not in (str(caught.value) + repr(caught.value)).lower()


@pytest.mark.parametrize("text", REFUSED)
def test_cells_say_what_is_wrong(text: str) -> None:
    """A cell of a table with wrong data is refused with what is wrong and without its values, like a document."""
    sheet = Sheet("Sumber", "Sumber", [("ID", "Data tambahan (JSON)"), ("s", text)])
    with pytest.raises(FormatError) as caught:
        read_tables([sheet], None)
    (problem,) = caught.value.problems
    assert problem.path == "Sumber!B2"
    assert REFUSED[text][1] in problem.expected
    assert "kasmad" not in (str(caught.value) + repr(caught.value)).lower()


def test_cells_without_json_are_refused() -> None:
    """A cell that is not JSON is refused as such, and a duplicate key in a list of records is named."""
    for heading, cell, expected, got in (
        ("Data tambahan (JSON)", "{x_a: kasmad}", "JSON, as", "a value that is not shown"),
        ("Peserta pengukuhan", '[{"role": "host", "role": "host"}]', "each key once", "'role' more than once"),
    ):
        inaugurations = Sheet("Pengukuhan", "Pengukuhan", [("ID masa bakti", heading), ("t", cell)])
        terms = Sheet("Masa bakti", "Masa bakti", [("ID", "ID organisasi", heading), ("t", "o", cell)])
        sheets = [inaugurations, Sheet("Masa bakti", "Masa bakti", [("ID", "ID organisasi"), ("t", "o")])]
        with pytest.raises(FormatError) as caught:
            read_tables(sheets if heading.startswith("Peserta") else [terms], None)
        (problem,) = caught.value.problems
        assert problem.expected.startswith(expected)
        assert problem.got == got


@pytest.mark.parametrize("value", [{1, 2}, object(), {"a": b"b"}, [complex(1)], {7: 1}, float("inf"), *TOO_LARGE])
def test_converters_refuse_other_values(value: object) -> None:
    """What is not JSON is refused by converters with a problem at the data, not with an error of Python."""
    converter = Converter()
    configure_converter(converter)
    tree = {"id": "s", "extra": {"x_a": value}}
    with pytest.raises(ExceptionGroup) as caught:
        converter.structure(tree, Source)
    assert [problem.path for problem in list_problems(caught.value)] == ["/extra"]
    with pytest.raises(ValidationError) as invalid:
        TypeAdapter(FromJson[Source]).validate_python(tree)
    # Any: pydantic's own type.
    errors: list[Any] = list(invalid.value.errors())
    assert [problem.path for problem in problems_in(errors)] == ["/extra"]


OWN: Final = {
    "$defs": {"number": {"type": "integer", "minimum": 1}},
    "properties": {"x_file": {"$ref": "#/$defs/number"}},
    "required": ["x_file"],
    "additionalProperties": False,
}


@given(st.integers(-3, 3) | st.text(max_size=2), st.sampled_from(["x_file", "x_other"]))
def test_own_schemas_are_merged(value: object, key: str) -> None:
    """A document is valid exactly if it is without the own schema, and the data of these records is by that."""
    validator = jsonschema.Draft202012Validator(json_schema(extra={"Organisation": OWN}))
    data = ExtraData({key: value})
    is_valid = jsonschema.Draft202012Validator(OWN).is_valid({key: value})
    with_data = json.loads(dumps(Register.of(attrs.evolve(IPSM, extra=data))))
    assert validator.is_valid(with_data) is is_valid
    # The schema is about the organisations alone, and about the data that they have.
    others = json.loads(dumps(Register.of(IPSM, Source(id="s", extra=data))))
    assert validator.is_valid(others)
    null = {"psm_register": 1, "organisations": [{"id": "o", "name": "IPSM", "level": "national", "extra": None}]}
    assert validator.is_valid(null)


def test_own_schemas_leave_the_schema_unchanged() -> None:
    """Each call returns a schema of its own; every record with data can have a schema, and no other."""
    before = json_schema()
    names = ["Source", "Decree", "Organisation", "Member", "BoardTerm", "Appointment"]
    merged = json_schema(extra=dict.fromkeys(names, OWN))
    assert json_schema() == json_schema(extra={}) == before
    jsonschema.Draft202012Validator.check_schema(merged)
    assert sorted(merged["$defs"].keys() - before["$defs"].keys()) == sorted(f"{name}Extra" for name in names)
    assert OWN["required"] == ["x_file"]
    for name in ("organisation", "Card", "PartialDate", ""):
        with pytest.raises(NotFoundError, match="no record with extra"):
            json_schema(extra={name: OWN})
    with pytest.raises(WrongTypeError, match="a JSON Schema for the extra of Member"):
        json_schema(extra={"Member": True})  # type: ignore[dict-item]  # a wrong type


@given(st.text(max_size=5) | st.sampled_from(["https://example.org/a.json", '"', "\\", "\\u0022", "é"]), st.booleans())
def test_the_key_of_the_schema_is_ignored(address: str, is_last: bool) -> None:  # noqa: FBT001  # drawn
    """A text under `$schema` changes nothing, wherever it is, for both readers and the JSON Schema."""
    tree = json.loads(dumps(FULL))
    with_key = {**tree, "$schema": address} if is_last else {"$schema": address, **tree}
    for is_ascii in (True, False):
        text = json.dumps(with_key, ensure_ascii=is_ascii)
        assert loads(text) == load_strictly(text) == FULL
    VALIDATOR.validate(with_key)
    assert TypeAdapter(FromJson[Register]).validate_python(with_key) == FULL
    assert "$schema" not in dumps(loads(json.dumps(with_key)))


@pytest.mark.parametrize("wrong", [7, [], {}, True, {"$ref": "x"}])
def test_the_key_of_the_schema_holds_a_text(wrong: object) -> None:
    """Anything but a text or null under `$schema` is refused, as is a duplicate."""
    tree = {"psm_register": 1, "$schema": wrong}
    for read in (loads, load_strictly):
        with pytest.raises(FormatError) as caught:
            read(json.dumps(tree))
        assert [problem.path for problem in caught.value.problems] == ["/$schema"]
        assert read('{"psm_register": 1, "$schema": null}') == Register()
        with pytest.raises(FormatError, match="each key once"):
            read('{"psm_register": 1, "$schema": "a", "$schema": "a"}')
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(tree)
    with pytest.raises(FormatError, match=r"/sources/0/\$schema"):
        loads('{"psm_register": 1, "sources": [{"id": "s", "$schema": "a"}]}')


def test_the_key_of_the_schema_in_lines(tmp_path: Path) -> None:
    """The header of JSON Lines may have the key too, for every reader, and no other key."""
    line = '{"type": "source", "id": "s"}'
    file = tmp_path / "a.jsonl"
    expected = Register(sources=[Source(id="s")])
    for header in ('{"psm_register": 1, "$schema": "a.json"}', '{"$schema": null, "psm_register": 1}'):
        file.write_text(f"{header}\n{line}\n", encoding="utf-8")
        assert load(file) == Register.of(*jsonl.iter_load(file)) == expected
        assert jsonl.is_lines(file.read_bytes())
        assert check_file(file, jobs=2).ok
    for header, path in (('{"psm_register": 1, "$schema": 7}', "/$schema"), ('{"psm_register": 1, "schema": "a"}', "")):
        file.write_text(f"{header}\n{line}\n", encoding="utf-8")
        with pytest.raises(FormatError) as caught:
            load(file)
        assert [(problem.path, problem.line) for problem in caught.value.problems] == [(path, 1)]


def test_a_shared_schema_of_a_file(tmp_path: Path) -> None:
    """A file with `$schema` is read from its path too."""
    file = tmp_path / "a.json"
    file.write_text('{"$schema": "schema.json", "psm_register": 1, "organisations": []}', encoding="utf-8")
    assert load(file) == Register()
    assert Organisation in map(type, FULL.organisations)
