"""Fields: every field about people is classified, and no error of any reader carries what a sensitive field holds."""

from __future__ import annotations

import ast
import io
import json
import warnings
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

import attrs
import pyarrow as pa
import pytest
from cattrs import Converter
from hypothesis import HealthCheck, Phase, given, settings
from pydantic import ConfigDict, TypeAdapter

from psm_model.entities import Register
from psm_model.entities.board_term import Tenure
from psm_model.entities.places import PLACES
from psm_model.entities.redaction import SENSITIVE_FIELDS, redact
from psm_model.entities.schema import is_record, list_fields, record_types
from psm_model.formats import dump, dumps, jsonl, load, loads
from psm_model.formats.arrow import from_tables, to_tables
from psm_model.formats.cattrs import configure_converter
from psm_model.formats.popolo import Ends, read_popolo
from psm_model.formats.pydantic import FromJson
from psm_model.formats.tables.headings import Sheet
from psm_model.formats.tables.reading import read_tables
from psm_model.formats.tables.schema import Column, Table, tables
from psm_model.strategies import registers
from psm_model.testing.everything import DECREE, MEMBER, ORGANISATION, SEAT, SOURCE, TERM
from psm_model.values import Identifier, PersonName
from tests.canaries import BIRTH_YEAR, NUMBER, WORD, find_shown, iter_shown, plant_register

ROOT: Final = Path(__file__).parents[2]
SEATED: Final = attrs.evolve(TERM, tenure=Tenure.UNSTATED, appointments=[SEAT])
PLANTED: Final = plant_register(Register.of(SOURCE, DECREE, ORGANISATION, MEMBER, SEATED))
CANARY: Final = f"{WORD} {NUMBER}"

PUBLIC: Final = {
    "Appointment": "attested capacity decree_ids id member_id name office period post replaces_id section title"
    " withheld",
    "AreaName": "level name within",
    "Attestation": "on source_ids",
    "Card": "issued issuer_id kind",
    "Departure": "",
    "Identifier": "scheme",
    "Member": "area area_names cards decree_ids domicile_area id membership name names service source_ids training"
    " withheld",
    "MemberName": "kind name period",
    "Participant": "count name on_behalf_of role title",
    "Training": "date title",
}
"""The fields of classes about people that may be published, as an office publishes its boards."""


def is_about_people(kind: type) -> bool:
    """Return whether a class has a name of a person, or a sensitive field besides those that every entity has."""
    fields = [field for field in list_fields(kind) if field.name not in {"note", "extra"}]
    return any(field.is_sensitive or PersonName in field.types for field in fields)


def list_public_fields() -> dict[str, str]:
    """Return the fields without the mark of personal data of each class about people, and of the records in it."""
    about = [kind for kind in record_types(Register) if is_about_people(kind)]
    parts = {part for kind in about for field in list_fields(kind) for part in field.types if is_record(part)}
    found = {
        kind.__name__: [field.name for field in list_fields(kind) if not field.is_sensitive]
        for kind in {*about, *parts}
    }
    found["Identifier"] = [field.name for field in attrs.fields(Identifier) if not field.metadata.get("sensitive")]
    return {name: " ".join(sorted(names)) for name, names in sorted(found.items())}


def test_every_field_about_people_is_classified() -> None:
    """A field of a class about people is either sensitive or in the list of public ones, so that none is forgotten.

    If this fails for a new field, mark it with `metadata=SENSITIVE`, or add it to `PUBLIC` if anybody may read it.
    """
    assert list_public_fields() == PUBLIC


@settings(max_examples=8, phases=[Phase.explicit, Phase.generate], suppress_health_check=[HealthCheck.too_slow])
@given(registers())
def test_every_sensitive_field_has_a_canary(register: Register) -> None:
    """Each sensitive field of each record is planted, and a redacted register has none of the canaries."""
    planted = plant_register(register)
    for _, record in planted.walk():
        for field in list_fields(type(record)):
            if field.qualified_name in SENSITIVE_FIELDS:
                assert find_shown(json.dumps(loads_value(getattr(record, field.name)), default=str))
    assert find_shown(dumps(redact(planted))) == []


def loads_value(value: Any) -> Any:
    """Return a value of a field as JSON shows it, with its personal data."""
    if isinstance(value, tuple):
        return [loads_value(part) for part in value]
    if attrs.has(type(value)):
        return {name: loads_value(getattr(value, name)) for name in (field.name for field in attrs.fields(type(value)))}
    return dict(value) if hasattr(value, "keys") else value


WRONG: Final[list[Any]] = [
    *(7, [CANARY], {CANARY: CANARY}, CANARY, f"{BIRTH_YEAR}-02-31", f"31/02/{BIRTH_YEAR}", NUMBER, int(NUMBER)),
    *(f"{CANARY}\ud800", [[CANARY]], {"x_a": {CANARY: 1e999}}, {"reason": CANARY, "note": [CANARY], CANARY: CANARY}),
    *(f"08{NUMBER[:10]}", f"{NUMBER[:4]}/{NUMBER[4:8]}/{NUMBER[8:12]}/{NUMBER[12:]}", True, {"kind": CANARY}),
]
"""Wrong values with canaries: other types, impossible dates, and values that belong in another field."""


# Any: JSON.
def put_wrong(tree: Any, wrong: Any) -> Iterator[tuple[str, Any]]:
    """Yield the entities of a document with a wrong value in one sensitive field, each with its list."""
    for entity, (place, _) in PLACES.items():
        for names in iter_sensitive_paths(entity):
            changed = json.loads(json.dumps(tree[place][0]))
            node = changed
            for name in names[:-1]:
                node = node[name][0] if isinstance(node[name], list) else node[name]
            node[names[-1]] = wrong
            yield place, changed


def iter_sensitive_paths(kind: type) -> Iterator[tuple[str, ...]]:
    """Yield the names that lead from an entity to each of its sensitive fields, and into its records."""
    for field in list_fields(kind):
        if field.is_sensitive:
            yield (field.name,)
        elif is_record(field.type):
            yield from ((field.name, *names) for names in iter_sensitive_paths(field.type))


def make_readers(place: str, entity: Any) -> list[Callable[[], object]]:
    """Return the ways to read an entity: a document, lines, a converter and pydantic."""
    kind, word = next((kind, label.replace(" ", "_")) for kind, (name, label) in PLACES.items() if name == place)
    document = json.dumps({"psm_register": 1, place: [entity]})
    lines = f'{{"psm_register": 1}}\n{json.dumps({"type": word, **entity})}\n'.encode()
    converter = Converter()
    configure_converter(converter)
    field_type: Any = FromJson[kind]  # type: ignore[misc, valid-type]  # known only here
    adapter = TypeAdapter(field_type, config=ConfigDict(hide_input_in_errors=True))
    return [
        lambda: loads(document),
        lambda: loads(document[:-9]),
        lambda: loads(document.replace('"id"', "id")),
        lambda: load(io.StringIO(document[:-9])),
        lambda: list(jsonl.iter_load(io.BytesIO(lines))),
        lambda: list(jsonl.iter_load(io.BytesIO(lines[:-9]))),
        lambda: converter.structure(entity, kind),
        lambda: adapter.validate_json(json.dumps(entity)),
    ]


def assert_nothing_is_shown(read: Callable[[], object]) -> None:
    """Assert that neither an error nor a warning of a call carries a canary."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            read()
        except Exception as error:  # noqa: BLE001  # whatever it is
            for text in iter_shown(error):
                # A frame's line of source names no value.
                assert find_shown(text) == [], text[:500]
    assert [str(warning.message) for warning in caught if find_shown(str(warning.message))] == []


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: type(wrong).__name__)
def test_no_error_carries_what_a_sensitive_field_holds(wrong: Any) -> None:
    """Nothing of a wrong value in a sensitive field is in an error: not in its cause, context, notes or attributes."""
    tree = json.loads(dumps(PLANTED))
    for place, entity in put_wrong(tree, wrong):
        for read in make_readers(place, entity):
            assert_nothing_is_shown(read)


@pytest.mark.parametrize(
    "wrong", [7, [CANARY], {CANARY: 1}, CANARY, CANARY.encode(), [7, CANARY], NUMBER, date(BIRTH_YEAR, 2, 3)]
)
def test_no_record_refuses_a_value_with_it(wrong: Any) -> None:
    """A record that refuses a value of a sensitive field carries nothing of it in the error."""
    for _, record in PLANTED.walk():
        for field in list_fields(type(record)):
            if field.is_sensitive:
                assert_nothing_is_shown(partial(attrs.evolve, record, **{field.name: wrong}))
    for values in (("nik", wrong), (CANARY, 7), ("", CANARY)):
        if not isinstance(values[1], str):
            assert_nothing_is_shown(partial(Identifier, *values))
    assert_nothing_is_shown(lambda: Identifier.parse(CANARY))
    assert_nothing_is_shown(lambda: redact(Register.of(attrs.evolve(MEMBER, note=f"{CANARY}\ud800")), key=b"0" * 16))


CELLS: Final = [
    *(CANARY, NUMBER, int(NUMBER), f"{BIRTH_YEAR}-02-31", datetime(BIRTH_YEAR, 2, 3), date(BIRTH_YEAR, 2, 3)),  # noqa: DTZ001  # as in a sheet
    *(str(BIRTH_YEAR), BIRTH_YEAR, f"31 Februari {BIRTH_YEAR}", f"3325.{NUMBER}", f'"{CANARY}', True),
]


def iter_sensitive_cells() -> Iterator[tuple[Table, Column]]:
    """Yield the columns with personal data, each with its table."""
    yield from ((table, column) for table in tables() for column in table.columns if column.sensitive)


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: type(cell).__name__)
def test_no_table_refuses_a_cell_with_it(cell: Any) -> None:
    """A table carries nothing of a wrong cell in a column with personal data."""
    for table, column in iter_sensitive_cells():
        row = [
            cell if other is column else "m" if other.name in {"id", "member_id"} else None for other in table.columns
        ]
        sheet = Sheet(table.name, table.name, [tuple(other.name for other in table.columns), tuple(row)])
        assert_nothing_is_shown(partial(read_tables, [sheet], None))


@pytest.mark.parametrize("cell", [CANARY, int(NUMBER), date(BIRTH_YEAR, 2, 3)])
def test_no_arrow_table_is_refused_with_it(cell: Any) -> None:
    """Arrow tables carry nothing of a wrong value in a column with personal data."""
    given_tables = to_tables(PLANTED)
    for name, table in given_tables.items():
        for at, field in enumerate(table.schema):
            if (field.metadata or {}).get(b"psm:sensitive"):
                wrong = table.set_column(at, field.name, pa.array([cell] * table.num_rows))
                assert_nothing_is_shown(partial(from_tables, {**given_tables, name: wrong}))


@pytest.mark.parametrize("name", ["a.json", "a.json.gz", "a.jsonl", "a.xlsx", "a.parquet", "a/"])
def test_no_damaged_file_is_refused_with_it(name: str, tmp_path: Path) -> None:
    """A file that is cut, or has other bytes in it, is refused without anything that it holds."""
    dump(PLANTED, f"{tmp_path}/{name}")
    tables_to_damage = {"a", "sources", "members", "member_identifiers", "board_term_appointments"}
    for file in [
        path for path in tmp_path.rglob("*") if path.is_file() and path.name.split(".")[0] in tables_to_damage
    ]:
        content = file.read_bytes()
        for damaged in (
            content[:-20],
            content[: len(content) // 2],
            content.replace(b"kenari", b"\xffkenari"),
            b"\xff",
        ):
            file.write_bytes(damaged)
            assert_nothing_is_shown(lambda: load(f"{tmp_path}/{name}"))
        file.write_bytes(content.replace(b'"', b"", 1))
        assert_nothing_is_shown(lambda: load(f"{tmp_path}/{name}"))
        file.write_bytes(content)


def test_no_popolo_document_is_refused_with_it() -> None:
    """A Popolo document carries nothing of a wrong birth date or identifier."""
    person = {"id": "m", "name": "Siti", "identifiers": [{"scheme": "nik", "identifier": NUMBER}]}
    for field in ("birth_date", "identifiers"):
        for wrong in WRONG:
            document = json.dumps({"persons": [{**person, field: wrong}]})
            assert_nothing_is_shown(partial(read_popolo, document, ends=Ends.LAST_DAY))


RISKY: Final = {"JSONDecodeError", "UnicodeDecodeError", "UnicodeEncodeError", "ArrowException"}
"""Errors that carry what they refuse, and so must not be the context of an error about a register."""


def test_no_error_is_raised_where_its_context_has_the_document() -> None:
    """Nothing is raised in a handler of an error that carries the text, because the context has it although hidden."""
    package = ROOT / "src" / "psm_model"
    files = [*(package / "formats").rglob("*.py"), *(package / "entities").rglob("*.py")]
    assert len(files) > 60
    found = [
        f"{file.name}:{raised.lineno}"
        for file in files
        for handler in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(handler, ast.ExceptHandler) and handler.type is not None
        if any(name in ast.unparse(handler.type) for name in RISKY)
        for raised in ast.walk(handler)
        if isinstance(raised, ast.Raise) and raised.exc is not None
    ]
    assert found == []
