"""Arrow: each problem of a table is reported with its cell, and what a register cannot represent is a loss."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from psm_model.checks import check
from psm_model.entities import Appointment, BoardTerm, Member, Organisation, Post, Register, StatedCount
from psm_model.errors import FormatError, WrongTypeError
from psm_model.formats.arrow import from_tables, to_tables
from psm_model.formats.loss import Loss
from psm_model.values import AreaCode, Level, PartialDate, PersonName
from tests.formats.full_register import FULL
from tests.formats.ways import without_msgspec
from tests.planted import PLANTED, find_canaries

TERMS: Final = {"id": ["t"], "organisation_id": ["o"]}


# Any: columns of all kinds.
def read_terms(**columns: list[Any]) -> BoardTerm:
    """Return the term that a table with a row has."""
    (term,) = from_tables({"board_terms": pa.table({**TERMS, **columns})}).register.board_terms
    return term


def find_problems(**tables: pa.Table) -> list[tuple[str, str, str]]:
    """Return the path of each problem of tables, with what was expected and got; msgspec does not matter."""
    with pytest.raises(FormatError) as caught:
        from_tables(tables, source="x")
    with without_msgspec(), pytest.raises(FormatError) as again:
        from_tables(tables, source="x")
    assert caught.value.problems == again.value.problems
    assert caught.value.source == "x"
    return [(problem.path, problem.expected, problem.got) for problem in caught.value.problems]


def test_required_columns_are_enough() -> None:
    """Other columns may be missing, and a missing table has no rows."""
    assert read_terms() == BoardTerm(id="t", organisation_id="o")


def test_days_are_not_read() -> None:
    """A date is what its text says, whatever days are beside it."""
    term = read_terms(period_start=["2020"], period_end=[""], period_start_earliest=[date(1999, 1, 1)], span_end=["1"])
    assert str(term.period) == "2020/"


@pytest.mark.parametrize("given", [date(2020, 5, 4), datetime(2020, 5, 4), "2020-05-04"])  # noqa: DTZ001  # times of pandas have no zone
def test_dates_may_be_dates(given: object) -> None:
    """A column of texts may hold dates, as other libraries make them."""
    assert str(read_terms(period_start=[given], period_end=["2025"]).period) == "2020-05-04/2025"


def test_time_of_day_is_refused() -> None:
    """A date with a time of day is a problem."""
    (problem,) = find_problems(
        board_terms=pa.table({**TERMS, "period_start": [datetime(2020, 5, 4, 7)]})  # noqa: DTZ001  # times of pandas have no zone
    )
    assert problem[0] == "board_terms[0].period_start"


def test_plain_pandas_is_read() -> None:
    """Without ArrowDtype, pandas makes fractions of counts and has no lists; both are read."""
    counts = [StatedCount(number="54", of="anggota", value=54), StatedCount(number="?", of="pengurus")]
    register = Register.of(Organisation(id="o", name="IPSM", level=Level.NATIONAL, stated_counts=counts))
    frames = {name: table.to_pandas() for name, table in to_tables(register).items()}
    assert frames["organisation_stated_counts"]["value"].dtype == "float64"
    assert from_tables(frames).register == register


def test_areas_have_vintages() -> None:
    """The code and the vintage of an area are two columns."""
    members = pa.table({"id": ["m"], "name": ["A"], "area": ["33.25"], "area_vintage": ["1 Tahun 2025"]})
    register = from_tables({"members": members}).register
    assert register.members == (Member(id="m", name=PersonName("A"), area=AreaCode("33.25", vintage="1 Tahun 2025")),)


def test_unknown_tables_and_columns_are_losses() -> None:
    """Other tables and columns than those of a register are left out and reported."""
    result = from_tables({"board_terms": pa.table({**TERMS, "colour": ["red"]}), "colours": pa.table({"a": [1]})})
    assert result.losses == (
        Loss("colours", "it is not a table of a register"),
        Loss("board_terms.colour", "it is not a column of the table"),
    )


def test_problems_name_their_cells() -> None:
    """All problems are reported at once, each with its row, counted from 0, and its column."""
    problems = find_problems(
        board_terms=pa.table(
            {
                "id": ["t", "u", "v"],
                "organisation_id": ["o", None, "o"],
                "status": ["in_office", "in_office", "gone"],
                "period_start": ["2020", "2020-13", ""],
                "period_end": ["..", None, ""],
                "decree_ids": [None, None, [None]],
                "extra": [None, "{", '{"x_a": 1, "x_a": 2}'],
            }
        ),
        board_term_appointments=pa.table(
            {
                "board_term_id": ["t", "x", "t"],
                "id": ["a", "b", "c"],
                "post": ["chair", "chair", "chairman"],
                "office": ["Camat"] * 3,
            }
        ),
    )
    first, rest = problems[:3], problems[3:]
    assert [path for path, _, _ in first] + sorted(path for path, _, _ in rest) == [
        "board_terms[1].extra",
        "board_terms[2].extra",
        "board_term_appointments[1].board_term_id",
        "board_term_appointments[2].post",
        "board_terms[1].organisation_id",
        "board_terms[1].period_start",
        "board_terms[2].decree_ids",
        "board_terms[2].period_start",
        "board_terms[2].status",
    ]


@pytest.mark.parametrize(
    ("columns", "problem"),
    [
        ({"id": ["t"]}, ("board_terms", "a column 'organisation_id'", "none")),
        ({**TERMS, "position": [0], "id": [7]}, ("board_terms[0].id", "a text", "7")),
    ],
)
def test_ids_are_required(columns: dict[str, list[object]], problem: tuple[str, str, str]) -> None:
    """A missing column is one problem, and so is an id that is not a text; the parts of the records cause no others."""
    parts = pa.table({"board_term_id": ["t"], "on": ["2020"]})
    assert problem in find_problems(board_terms=pa.table(columns), board_term_attested=parts)


def test_missing_columns_hide_no_parts() -> None:
    """If the entities cannot be read, the ids in their parts are not reported."""
    parts = pa.table({"board_term_id": ["t"], "on": ["2020"]})
    assert len(find_problems(board_terms=pa.table({"id": ["t"]}), board_term_attested=parts)) == 1


def test_repeated_columns_are_refused() -> None:
    """A column that occurs twice is a problem."""
    twice = pa.Table.from_arrays([pa.array(["t"])] * 3, names=["id", "organisation_id", "id"])
    assert find_problems(board_terms=twice) == [("board_terms", "each column once", "'id'")]


@pytest.mark.parametrize(
    "values",
    [
        pa.array([b"\xff\xfe"]).cast(pa.binary()).view(pa.string()),
        pa.array([10**8], pa.int32()).view(pa.date32()),
    ],
    ids=["bytes", "date"],
)
def test_values_beyond_python_are_refused(values: Any) -> None:
    """A text that is not UTF-8 and a date after the year 9999 are problems of their column."""
    table = pa.table({**TERMS, "period_start": values})
    assert [path for path, _, _ in find_problems(board_terms=table)] == ["board_terms.period_start"]


def test_mixed_columns_are_refused() -> None:
    """A column of pandas with values of several types is a problem that shows none of them."""
    frame: Any = pd.DataFrame({"id": ["CANARY", 7], "name": ["a", {"b"}]})
    (problem,) = find_problems(members=frame)
    assert problem == ("members", "columns whose values are of one type each", "others")


def test_something_is_read() -> None:
    """Without any known table, the error names one."""
    assert find_problems(colours=pa.table({"a": [1]}))[0][0] == ""


@pytest.mark.parametrize("wrong", [None, "board_terms", {"id": ["t"]}, [1]])
def test_only_tables_are_read(wrong: Any) -> None:
    """Something that hands out no Arrow data is refused."""
    with pytest.raises(WrongTypeError):
        from_tables({"board_terms": wrong})


def test_newer_version_is_refused() -> None:
    """Tables of a newer version of the format are refused as a whole."""
    newer = pa.table(TERMS).replace_schema_metadata({"psm_register": "2"})
    assert find_problems(board_terms=newer)[0][0] == "/psm_register"


def test_parts_find_their_owner_by_id() -> None:
    """A part belongs to the record with its id, even if positions have changed since."""
    terms = [
        BoardTerm(id=name, organisation_id="o", appointments=[Appointment(id=name, post=Post.CHAIR, office="Camat")])
        for name in ("t", "u", "v")
    ]
    made = to_tables(Register.of(*terms))
    frame = pl.DataFrame(made["board_terms"]).filter(pl.col("id") != "t")
    kept = pl.DataFrame(made["board_term_appointments"]).filter(pl.col("board_term_id") != "t")
    register = from_tables({"board_terms": frame, "board_term_appointments": kept}).register
    assert register.board_terms == tuple(terms[1:])


def test_no_problem_shows_personal_data() -> None:
    """No problem of a table with numbers or birth dates shows a value, whatever column it is in."""
    members = ("members", "member_identifiers", "member_cards")
    made = {name: table for name, table in to_tables(PLANTED).items() if name in members}
    messages = []
    for name, personal in zip(members, ("note", "value", "number"), strict=True):
        for number, column in enumerate(made[name].column_names):
            damaged = made[name].set_column(number, column, made[name][personal])
            try:
                from_tables({**made, name: damaged})
            except FormatError as error:
                messages.append(str(error) + repr(error))
    assert len(messages) > len(members)
    assert find_canaries("\n".join(messages)) == []


def test_findings_have_locations() -> None:
    """The location of a value is its row and column, of a record its row, of an absent part that of its record."""
    locate = from_tables(to_tables(FULL)).locations.locate
    found = locate(
        [
            "",
            "/members/0",
            "/members/9",
            "/members/0/birth_date",
            "/members/0/cards/0/number",
            "/members/0/service/end",
            "/board_terms/0/period",
            "/board_terms/0/appointments/0/attested/0/on",
            "/board_terms/0/appointments/9",
            "/organisations/0/area",
        ]
    )
    assert {pointer: str(place) for pointer, place in found.items()} == {
        "/members/0": "members[0]",
        "/members/0/birth_date": "members[0].birth_date",
        "/members/0/cards/0/number": "member_cards[0].number",
        "/members/0/service/end": "members[0].service_end",
        "/board_terms/0/period": "board_terms[0].period_start",
        "/board_terms/0/appointments/0/attested/0/on": "board_term_appointments[0].attested",
        "/board_terms/0/appointments/9": "board_terms[0]",
        "/organisations/0/area": "organisations[0].area",
    }


def test_locations_follow_the_rows() -> None:
    """The locations are those of the rows as they are, in any order."""
    terms = [BoardTerm(id=name, organisation_id="o", label="2023-2006") for name in ("t", "u")]
    made = to_tables(Register.of(*terms))["board_terms"].take([1, 0])
    result = from_tables({"board_terms": made})
    (first, _) = [finding for finding in check(result.register) if finding.code == "PSM110"]
    assert first.path == "/board_terms/0/label"
    assert str(result.locations.locate([first.path])[first.path]) == "board_terms[1].label"


def test_birth_dates_are_read() -> None:
    """A date before the epoch of Arrow has days."""
    made = to_tables(Register.of(Member(id="m", name=PersonName("A"), birth_date=PartialDate(1801, 2, 3))))
    assert made["members"]["birth_date_latest"].to_pylist() == [date(1801, 2, 3)]
