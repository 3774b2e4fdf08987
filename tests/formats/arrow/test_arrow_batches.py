"""Arrow in batches: entities make the tables of their register, and tables in slices make the register of the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

import attrs
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from psm_model.checks import check, iter_check
from psm_model.entities import Appointment, BoardTerm, Post, Register, Source
from psm_model.entities.redaction import SENSITIVE_FIELDS, redact
from psm_model.errors import FormatError, NotFoundError, WrongTypeError
from psm_model.formats.arrow import (
    BatchedTables,
    UnorderedRowsError,
    from_tables,
    iter_table_batches,
    to_tables,
)
from psm_model.formats.loss import Loss, LossWarning
from psm_model.strategies import registers, valid_registers
from tests.formats.full_register import FULL
from tests.rules.samples import IPSM, KASMAD, term

FEW: Final = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
sizes = st.integers(1, 5)


def split(tables: dict[str, pa.Table], rows: int = 3, size: int = 2) -> BatchedTables:
    """Return tables in batches of a number of rows, to be read in slices of a number of entities."""

    def iterate(table: pa.Table) -> Iterator[pa.Table]:
        yield table.slice(0, 0)
        yield from (table.slice(first, rows) for first in range(0, table.num_rows, rows))

    batches: dict[str, Callable[[], Iterator[pa.Table]]] = {
        name: partial(iterate, table) for name, table in tables.items()
    }
    return BatchedTables(batches, "x", size)


@FEW
@given(register=registers(), size=sizes, data=st.data())
def test_entities_make_the_tables_of_their_register(register: Register, size: int, data: st.DataObject) -> None:
    """Together, the batches of entities, mixed with those of other classes, are the tables of the register."""
    streams = {place.field: iter(entities) for place, entities in register.iter_lists()}
    names = [place.field for place, entities in register.iter_lists() for _ in entities]
    mixed = [next(streams[name]) for name in data.draw(st.permutations(names))]
    for entities in (register, iter(mixed)):
        batches: dict[str, list[pa.Table]] = {}
        for table, batch in iter_table_batches(entities, batch_size=size):
            batches.setdefault(table.name, []).append(batch)
        assert {name: pa.concat_tables(several) for name, several in batches.items()} == to_tables(register)
        assert max(batch.num_rows for batch in batches["organisations"]) <= size
        assert all(several[0].num_rows == 0 for several in batches.values())


def test_columns_are_left_out_of_every_batch() -> None:
    """Fields that are left out have no column, in batches as in whole tables."""
    expected = to_tables(redact(FULL), without=SENSITIVE_FIELDS)
    for table, batch in iter_table_batches(redact(FULL), without=SENSITIVE_FIELDS, batch_size=1):
        assert batch.schema.equals(expected[table.name].schema, check_metadata=True)
    with pytest.raises(NotFoundError):
        next(iter_table_batches([], without=["member.shoe_size"]))


def test_problems_have_their_position_in_the_register() -> None:
    """A text that cannot be written is a problem at the position of its entity among all."""
    sources = [Source(id="a"), Source(id="b"), Source(id="c"), Source(id="d", title="\ud800")]
    with pytest.raises(FormatError) as caught:
        list(iter_table_batches(sources, batch_size=3))
    assert [problem.path for problem in caught.value.problems] == ["/sources/3/title"]


@pytest.mark.parametrize("wrong", [IPSM, None, ["o"]])
def test_only_entities_are_converted(wrong: object) -> None:
    """Something else than a register or entities is refused."""
    with pytest.raises(WrongTypeError):
        list(iter_table_batches(wrong))  # type: ignore[arg-type]


@FEW
@given(register=registers(), rows=sizes, size=sizes)
def test_slices_make_the_register(register: Register, rows: int, size: int) -> None:
    """Tables in slices of any size are read as whole ones are, with the same locations."""
    tables = to_tables(register)
    result = split(tables, rows, size).read()
    assert result == from_tables(tables)
    assert result.register == register
    pointers = [pointer for pointer, _ in register.walk()]
    assert result.locations.locate(pointers) == from_tables(tables).locations.locate(pointers)


@FEW
@given(register=valid_registers().filter(lambda register: bool(register.members)), data=st.data(), size=sizes)
def test_problems_and_losses_are_those_of_whole_tables(register: Register, data: st.DataObject, size: int) -> None:
    """Wrong values in any rows and unknown columns are the same problems and losses, in slices as in whole tables."""
    tables = {**to_tables(register), "budget": pa.table({"a": [1]})}
    lossy = {**tables, "members": tables["members"].append_column("shoe_size", pa.nulls(len(register.members)))}
    assert split(lossy, size=size).read() == from_tables(lossy)
    for column in ("birth_date", "name", "area"):
        values = tables["members"][column].to_pylist()
        chosen = data.draw(st.sets(st.sampled_from(range(len(values)))))
        wrong = pa.array(["" if row in chosen else value for row, value in enumerate(values)], pa.string())
        at = tables["members"].column_names.index(column)
        tables["members"] = tables["members"].set_column(at, tables["members"].schema.field(column), wrong)
    assert list_problems(lambda: split(tables, size=size).read()) == list_problems(
        lambda: from_tables(tables, source="x")
    )


def list_problems(read: Callable[[], object]) -> set[tuple[str, str, str]]:
    """Return the problems of reading; none if there are none."""
    try:
        read()
    except FormatError as error:
        return {(problem.path, problem.expected, problem.got) for problem in error.problems}
    return set()


def make_boards(*organisation_ids: str) -> list[BoardTerm]:
    """Return a term of each organisation in turn, with two appointments."""
    seats = [Appointment(id=f"a-{number}", post=Post.MEMBER, member_id="m") for number in range(2)]
    return [
        BoardTerm(id=f"t-{number}", organisation_id=organisation_id, label="2020–2025", appointments=seats)
        for number, organisation_id in enumerate(organisation_ids)
    ]


def test_rows_in_another_order_are_refused() -> None:
    """Rows that are not in the order of their positions, or name another owner, cannot be read in slices."""
    tables = to_tables(Register.of(*make_boards("o", "o", "p")))
    name = "board_term_appointments"
    terms, seats = tables["board_terms"], tables[name]
    owners = pa.array(["t-2", *seats["board_term_id"].to_pylist()[1:]])
    at = seats.column_names.index("board_term_id")
    for changed in (
        {"board_terms": terms.take([1, 0, 2])},
        {"board_terms": terms.take([0, 1, 1])},
        {"board_terms": terms.drop_columns("position")},
        {"board_terms": terms.slice(1)},
        {"board_terms": terms.slice(0, 2)},
        {name: seats.take([0, 2, 1, 3, 4, 5])},
        {name: seats.take([5, 4, 3, 2, 1, 0])},
        {name: seats.drop_columns("board_term_position")},
        {name: seats.set_column(at, "board_term_id", owners)},
    ):
        for rows in (1, 2, 9):
            with pytest.raises(UnorderedRowsError):
                split({**tables, **changed}, rows).read()
    without_terms = {key: table for key, table in tables.items() if key != "board_terms"}
    with pytest.raises(UnorderedRowsError):
        split(without_terms).read()


def test_gaps_between_positions_do_not_matter() -> None:
    """Rows that are left out with their parts leave a register without these entities."""
    register = Register.of(*make_boards("o", "o", "p"))
    tables = to_tables(register)
    tables["board_terms"] = tables["board_terms"].take([0, 2])
    tables["board_term_appointments"] = tables["board_term_appointments"].take([0, 1, 4, 5])
    expected = Register.of(register.board_terms[0], register.board_terms[2])
    for rows in (1, 2, 9):
        assert split(tables, rows, 1).read().register == expected


@FEW
@given(register=registers() | valid_registers(), rows=sizes, size=sizes)
def test_entities_come_grouped(register: Register, rows: int, size: int) -> None:
    """Entities come as in JSON Lines, each organisation with its terms, so that they can be checked one by one."""
    known = [organisation.id for organisation in register.organisations]
    terms = sorted(
        register.board_terms,
        key=lambda each: (
            (each.organisation_id in known, known.index(each.organisation_id), each.id)
            if each.organisation_id in known
            else (False, 0, each.organisation_id)
        ),
    )
    lists = {place.field: entities for place, entities in register.iter_lists()}
    grouped = Register(**{**lists, "board_terms": terms})  # type: ignore[arg-type]  # each list is of its place
    entities = list(split(to_tables(grouped), rows, size).iter_entities())
    assert Register.of(*entities) == grouped
    findings = check(Register.of(*entities), undetermined=True).findings
    assert Counter(iter_check(entities, undetermined=True)) == Counter(findings)


@pytest.mark.parametrize("order", ["op", "xop", "oxp", "opx", "oopx", "po", "opo", "oxpo"])
def test_terms_have_the_order_of_their_organisations(order: str) -> None:
    """Terms of unknown organisations may be between others; those in another order than their organisations may not."""
    tables = to_tables(Register.of(IPSM, attrs.evolve(IPSM, id="p"), *make_boards(*order)))
    entities = split(tables, 2, 1).iter_entities()
    known = [letter for letter in order if letter != "x"]
    if known == sorted(known):
        assert [entity.id for entity in entities if isinstance(entity, BoardTerm)] == [
            f"t-{n}" for n in range(len(order))
        ]
    else:
        with pytest.raises(UnorderedRowsError) as caught:
            list(entities)
        wrong = order.index("o", order.index("p"))
        assert caught.value.problems[0].path == f"board_terms[{wrong}].organisation_id"


def test_losses_are_warnings() -> None:
    """What is left out of entities that come one after another is a warning, once."""
    tables = to_tables(Register.of(IPSM, KASMAD, term("2020/2025")))
    tables["members"] = tables["members"].append_column("shoe_size", pa.array([43]))
    with pytest.warns(LossWarning, match="shoe_size") as caught:
        assert len(list(split(tables, 1, 1).iter_entities())) == 3
    assert len(caught) == 1
    assert split(tables).read().losses == (Loss("members.shoe_size", "it is not a column of the table"),)
    for read in (lambda: list(split({"budget": pa.table({})}).iter_entities()), split({"budget": pa.table({})}).read):
        with pytest.raises(FormatError, match="a table of a register"):
            read()
