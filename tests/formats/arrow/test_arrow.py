"""Arrow: a register survives as tables, which have real types, and in which personal data is marked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import attrs
import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from psm_model.entities import Appointment, Attestation, BoardTerm, Post, Register, Source
from psm_model.entities.redaction import SENSITIVE_FIELDS, list_removed, redact
from psm_model.entities.schema import list_fields
from psm_model.errors import FormatError, NotFoundError, WrongTypeError
from psm_model.formats import load
from psm_model.formats.arrow import ArrowSource, from_tables, iter_tables, to_tables
from psm_model.formats.json_schema import json_schema
from psm_model.formats.tables.schema import CellType, tables
from psm_model.strategies import registers, valid_registers
from psm_model.values import PartialDate, Period
from tests.cases.documents import DOCUMENTS
from tests.formats.full_register import FULL
from tests.formats.results import register_and_losses
from tests.formats.ways import without_msgspec
from tests.planted import PLANTED, find_canaries
from tests.rules.samples import IPSM

SLOW: Final = settings(suppress_health_check=[HealthCheck.too_slow])
FEW: Final = settings(SLOW, max_examples=8)


@SLOW
@given(register=registers() | valid_registers(), is_fast=st.booleans())
def test_round_trip(register: Register, *, is_fast: bool) -> None:
    """A register survives as tables without any loss, with and without msgspec."""
    made = to_tables(register)
    if is_fast:
        assert register_and_losses(from_tables(made)) == (register, ())
    else:
        with without_msgspec():
            assert register_and_losses(from_tables(made)) == (register, ())


@pytest.mark.parametrize("case", [*DOCUMENTS, None], ids=lambda case: case.stem if case else "full")
def test_real_cases(case: Any) -> None:
    """A real case, and a register in which every field has a value, survive."""
    register = FULL if case is None else load(case)
    assert register_and_losses(from_tables(to_tables(register))) == (register, ())


def pass_through_duckdb(made: Mapping[str, pa.Table]) -> dict[str, ArrowSource]:
    """Return tables as DuckDB returns them."""
    with duckdb.connect() as connection:
        return {name: connection.from_arrow(table).to_arrow_table() for name, table in made.items()}


@FEW
@given(register=registers())
def test_other_libraries_keep_everything(register: Register) -> None:
    """The data frames of pandas and polars, and the tables of DuckDB, are read back without any loss."""
    made = to_tables(register)
    # Not to_pandas of each empty table, whose lists have no type of pandas.
    for copies in (
        {name: table.to_pandas(types_mapper=pd.ArrowDtype) for name, table in made.items()},
        {name: pl.DataFrame(table) for name, table in made.items()},
        pass_through_duckdb(made),
    ):
        assert register_and_losses(from_tables(copies)) == (register, ())


@SLOW
@given(data=st.data(), register=registers())
def test_order_of_rows_does_not_matter(data: st.DataObject, register: Register) -> None:
    """The rows of each table may be in any order, even if several records have the same id."""
    shuffled = {
        name: table.take(data.draw(st.permutations(range(table.num_rows)))) if table.num_rows else table
        for name, table in to_tables(register).items()
    }
    assert from_tables(shuffled).register == register


@SLOW
@given(register=valid_registers())
def test_position_columns_may_be_missing(register: Register) -> None:
    """Without positions the rows are in the order of the records; the days are not needed either."""
    stored = {table.name: [column.name for column in table.columns] for table in tables()}
    assert from_tables({name: table.select(stored[name]) for name, table in to_tables(register).items()}).register == (
        register
    )


def expect_day(day: PartialDate | None) -> tuple[str | None, date | None, date | None]:
    """Return the text of a date, and its earliest and latest day."""
    return (None, None, None) if day is None else (str(day), day.earliest, day.latest)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "2020-02/2025",
            ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
            ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ),
        ("2021-05-04/..", ("2021-05-04", date(2021, 5, 4), date(2021, 5, 4)), ("..", None, None)),
        ("2021/", ("2021", date(2021, 1, 1), date(2021, 12, 31)), ("", None, None)),
        ("/2200", ("", None, None), ("2200", date(2200, 1, 1), date(2200, 12, 31))),
        ("1800/..", ("1800", date(1800, 1, 1), date(1800, 12, 31)), ("..", None, None)),
        (None, (None, None, None), (None, None, None)),
    ],
)
def test_open_and_unknown_ends_differ(text: str | None, start: tuple[object, ...], end: tuple[object, ...]) -> None:
    """A date has its text and days; an open and an unknown end have other texts and no days; no period has neither."""
    term = BoardTerm(id="t", organisation_id="o", period=None if text is None else Period.parse(text))
    made = to_tables(Register.of(term))["board_terms"]
    (row,) = made.to_pylist()
    names = [f"period_{side}{part}" for side in ("start", "end") for part in ("", "_earliest", "_latest")]
    assert [row[name] for name in names] == [*start, *end]
    assert from_tables({"board_terms": made}).register.board_terms == (term,)


@SLOW
@given(register=registers())
def test_days_are_those_of_the_dates(register: Register) -> None:
    """The earliest and the latest day beside each date are those of the date."""
    made = to_tables(register)
    for name, place, entities in (
        ("published", "sources", register.sources),
        ("founded", "organisations", register.organisations),
        ("birth_date", "members", register.members),
        ("issued", "decrees", register.decrees),
    ):
        columns = (made[place][f"{name}{part}"].to_pylist() for part in ("", "_earliest", "_latest"))
        assert list(zip(*columns, strict=True)) == [expect_day(getattr(entity, name)) for entity in entities]


@SLOW
@given(register=registers() | valid_registers())
def test_span_is_that_of_the_term(register: Register) -> None:
    """The computed columns of a term are its span, with its label and its changes."""
    made = to_tables(register)["board_terms"]
    spans = [term.span for term in register.board_terms]
    for side in ("start", "end"):
        ends = [None if span is None else getattr(span, side) for span in spans]
        assert made[f"span_{side}"].to_pylist() == [None if end is None else str(end) for end in ends]
        for part in ("earliest", "latest"):
            assert made[f"span_{side}_{part}"].to_pylist() == [getattr(end, part, None) for end in ends]


TYPES: Final = {
    CellType.FLAG: pa.bool_(),
    CellType.COUNT: pa.int64(),
    CellType.TEXTS: pa.list_(pa.string()),
}
STRUCTS: Final = {
    "participants": pa.struct(
        {
            "role": pa.string(),
            "name": pa.string(),
            "title": pa.string(),
            "on_behalf_of": pa.string(),
            "count": pa.int64(),
        }
    ),
    "attested": pa.struct(
        {
            "on": pa.string(),
            "on_earliest": pa.date32(),
            "on_latest": pa.date32(),
            "source_ids": pa.list_(pa.string()),
        }
    ),
}


@pytest.mark.parametrize("register", [Register(), FULL], ids=["empty", "full"])
def test_types(register: Register) -> None:
    """Each column has the type of its cells, whatever the values."""
    made = to_tables(register)
    assert list(made) == [table.name for table in tables()]
    for table in tables():
        schema = made[table.name].schema
        assert len(set(schema.names)) == len(schema.names)
        assert schema.names[0] == table.columns[0].name
        assert schema.field("position").type == pa.int32()
        for column in table.columns:
            if column.name in STRUCTS:
                assert schema.field(column.name).type == pa.list_(STRUCTS[column.name])
                continue
            assert schema.field(column.name).type == TYPES.get(column.cell_type, pa.string())
            if column.cell_type in {CellType.DATE, CellType.END}:
                assert {schema.field(f"{column.name}_{part}").type for part in ("earliest", "latest")} == {pa.date32()}


def test_rows_name_their_entity_and_their_place() -> None:
    """A part has the id and the position of its entity, and its own position in the list: the steps of a pointer."""
    appointments = [Appointment(id=f"a-{number}", post=Post.MEMBER, office="Camat") for number in range(2)]
    register = Register.of(
        BoardTerm(id="t", organisation_id="o"), BoardTerm(id="u", organisation_id="o", appointments=appointments)
    )
    made = to_tables(register)["board_term_appointments"]
    names = ["board_term_id", "board_term_position", "position", "id"]
    assert [tuple(row.values()) for row in made.select(names).to_pylist()] == [("u", 1, 0, "a-0"), ("u", 1, 1, "a-1")]


def test_lists_and_own_data() -> None:
    """Lists are lists, records within a part are structs, and an application's own data is JSON."""
    seat = Appointment(
        id="a", post=Post.CHAIR, member_id="m", attested=[Attestation(on=PartialDate(2023, 5), source_ids=["s", "s;2"])]
    )
    term = BoardTerm(
        id="t", organisation_id="o", other_labels=["a; b", ""], appointments=[seat], extra={"x_a": [1, 1.0]}
    )
    made = to_tables(Register.of(term))
    assert made["board_terms"]["other_labels"].to_pylist() == [["a; b", ""]]
    assert made["board_terms"]["decree_ids"].to_pylist() == [[]]
    assert made["board_terms"]["extra"].to_pylist() == ['{"x_a": [1, 1.0]}']
    assert made["board_term_appointments"]["attested"].to_pylist() == [
        [
            {
                "on": "2023-05",
                "on_earliest": date(2023, 5, 1),
                "on_latest": date(2023, 5, 31),
                "source_ids": ["s", "s;2"],
            }
        ]
    ]


PERSONAL: Final = {
    "note",
    "extra",
    "birth_date",
    "membership_ended_reason",
    "membership_ended_note",
    "service_ended_reason",
    "service_ended_note",
    "ended_reason",
    "ended_note",
}


def list_marked(made: Mapping[str, pa.Table]) -> set[tuple[str, str]]:
    """Return the tables and names of the columns that are marked as personal."""
    return {
        (name, field.name)
        for name, table in made.items()
        for field in table.schema
        if b"psm:sensitive" in (field.metadata or {})
    }


def test_personal_columns_are_marked() -> None:
    """Exactly the columns of sensitive fields are marked, with the days of dates, and each column has a description."""
    made = to_tables(Register())
    expected = {
        (table.name, column.name) for table in tables() for column in table.columns if column.name in PERSONAL
    } | {
        ("members", "birth_date_earliest"),
        ("members", "birth_date_latest"),
        ("member_identifiers", "scheme"),
        ("member_identifiers", "value"),
        ("member_cards", "number"),
    }
    assert list_marked(made) == expected
    assert all(field.metadata[b"description"] for table in made.values() for field in table.schema)
    described = json_schema()["$defs"]["Member"]["properties"]["birth_date"]["description"]
    assert made["members"].schema.field("birth_date_latest").metadata[b"description"].decode() == described


def test_redacted_tables_have_no_personal_columns() -> None:
    """With all sensitive fields left out, no column is marked, no value is personal, and what is left survives."""
    made = to_tables(redact(PLANTED), without=SENSITIVE_FIELDS)
    assert list_marked(made) == set()
    assert [table.name for table in tables()] == list(made)
    assert find_canaries(repr([(table.schema, table.to_pylist()) for table in made.values()])) == []
    assert register_and_losses(from_tables(made)) == (redact(PLANTED), ())
    assert find_canaries(repr([table.to_pylist() for table in to_tables(PLANTED).values()])) != []


@pytest.mark.parametrize("key", [None, b"a secret of sixteen bytes"])
@pytest.mark.parametrize(
    "keep", [(), ("member.birth_date",), ("appointment.ended", "card.number"), tuple(SENSITIVE_FIELDS)]
)
def test_kept_fields_keep_their_columns(keep: tuple[str, ...], key: bytes | None) -> None:
    """Exactly the columns of the removed fields are left out, and the redacted register survives."""
    register = redact(PLANTED, keep=keep, key=key)
    removed = list_removed(keep=keep, key=key)
    made = to_tables(register, without=removed)
    assert register_and_losses(from_tables(made)) == (register, ())
    assert ("birth_date" in made["members"].column_names) == ("member.birth_date" in keep)
    assert ("number" in made["member_cards"].column_names) == ("card.number" in keep or key is not None)
    assert ("ended_note" in made["board_term_appointments"].column_names) == (
        {"appointment.ended", "departure.note"} <= {*keep}
    )


@pytest.mark.parametrize("name", SENSITIVE_FIELDS)
def test_no_value_is_left_out_silently(name: str) -> None:
    """A field with a value cannot be left out; the error shows no value."""
    with pytest.raises(ValueError, match="expected a register without values in") as caught:
        to_tables(PLANTED, without=[name])
    assert find_canaries(str(caught.value)) == []


def test_unknown_field_cannot_be_left_out() -> None:
    """Only sensitive fields can be left out."""
    with pytest.raises(NotFoundError):
        to_tables(Register(), without=["member.name"])


@pytest.mark.parametrize(
    ("source", "path"),
    [
        (Source(id="s", title="\ud800"), "/sources/0/title"),
        (Source(id="s", title="x" * 100_001), "/sources/0/title"),
        (Source(id="s", decree_ids=["a", "x" * 100_001]), "/sources/0/decree_ids/1"),
        (Source(id="s", note="\udfff"), "/sources/0/note"),
        (Source(id="s", extra={"x_a": ["x" * 100_001]}), "/sources/0/extra"),
        (Source(id="s", extra={"x_a": "\ud800"}), "/sources/0/extra"),
    ],
)
def test_texts_that_cannot_be_read_back_are_refused(source: Source, path: str) -> None:
    """A text that no document can hold is an error that names its place and does not show it."""
    with pytest.raises(FormatError) as caught:
        to_tables(Register.of(source))
    assert [problem.path for problem in caught.value.problems] == [path]
    assert "xxx" not in str(caught.value)


def test_longest_texts_are_kept() -> None:
    """A text may be as long as in a document, and an application's own data longer."""
    source = Source(id="s", title="x" * 100_000, extra={"x_a": ["x" * 100_000] * 2})
    assert from_tables(to_tables(Register.of(source))).register == Register.of(source)


def test_only_registers_are_converted() -> None:
    """Something else than a register is refused."""
    wrong: Any = IPSM
    with pytest.raises(WrongTypeError):
        next(iter_tables(wrong))


def test_every_entity_begins_with_its_id() -> None:
    """The first column of each table of entities is the id, which the positions follow."""
    for table in tables():
        if not table.steps:
            assert (table.columns[0].name, list_fields(table.record)[0].name) == ("id", "id")


def test_duplicate_ids_keep_their_parts() -> None:
    """Parts of records with the same id stay with their record."""
    terms = [
        BoardTerm(id="t", organisation_id="o"),
        BoardTerm(id="t", organisation_id="o", attested=[Attestation(on=PartialDate(2020))]),
    ]
    register = Register.of(*terms)
    assert from_tables(to_tables(register)).register == register
    assert attrs.evolve(register, board_terms=tuple(terms[::-1])) != register
