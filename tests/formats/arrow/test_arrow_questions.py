"""Questions: DuckDB, polars and pandas answer them over Parquet as SQLite and plain Python do over the records."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import attrs
import pandas as pd
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.parquet_questions import QUESTIONS, connect, select_days
from psm_model.entities import (
    Appointment,
    BoardTerm,
    Capacity,
    Member,
    Organisation,
    Post,
    Register,
    TermChange,
    TermChangeKind,
    TermStatus,
)
from psm_model.formats.parquet import write_parquet
from psm_model.queries import find_holders
from psm_model.values import AreaCode, Level, PartialDate, Period, PersonName

ON: Final = date(2025, 3, 1)
UNTIL: Final = date(2025, 9, 1)
DAYS: Final = {"on": ON, "until": UNTIL}
ENDING, WITHOUT, TWICE, DISTRICTS = QUESTIONS
PERIODS: Final = (
    *("2020-03-01/2025-02-28", "2020-03-02/2025-03-01", "2020/2025", "2025-03-01/2030", "2025-09/..", "2021/"),
    *("/2025-09-01", "/2025-02", "2020-09-02/2025-09-01", "2020/2025-09-02", "2025/2025-06", "2025-03-02/2025-08"),
)
GUIDE: Final = Path(__file__).parents[3] / "docs" / "how-to" / "duckdb.md"
ROWS = list[tuple[Any, ...]]

periods = st.sampled_from([None, *map(Period.parse, PERIODS)])


@st.composite
def boards(draw: st.DrawFn) -> Register:
    """Draw small registers, whose boards and posts begin and end about the days that are asked about."""
    organisations = [
        Organisation(
            id=f"o-{number}",
            name="IPSM",
            level=draw(st.sampled_from([Level.REGENCY_CITY, Level.VILLAGE])),
            founded=draw(st.sampled_from([None, PartialDate(2020), PartialDate(2025, 3), PartialDate(2025, 4)])),
            dissolved=draw(st.sampled_from([None, PartialDate(2024), PartialDate(2025, 3)])),
            terms_complete=draw(st.booleans()),
        )
        for number in range(draw(st.integers(1, 4)))
    ]
    areas = st.sampled_from([None, "33.25", "33.25.11", "33.25.11.1013", "33.25.12.2001", "33.25.12.2002"])
    members = [
        Member(id=f"m-{number}", name=PersonName("A"), area=None if area is None else AreaCode(area))
        for number, area in enumerate(draw(st.lists(areas, min_size=1, max_size=4)))
    ]
    capacities = st.sampled_from([Capacity.SUBSTANTIVE, Capacity.ACTING, Capacity.FORMER, Capacity.ELECT])
    seats = st.builds(
        Appointment,
        id=st.just("a"),
        post=st.just(Post.MEMBER),
        member_id=st.sampled_from([member.id for member in members]),
        capacity=capacities,
        period=periods,
    ) | st.builds(
        Appointment,
        id=st.just("a"),
        post=st.just(Post.MEMBER),
        member_id=st.sampled_from([member.id for member in members]),
        period=periods,
        withheld=st.just(("capacity",)),
    )
    changes = st.builds(
        TermChange,
        kind=st.sampled_from(TermChangeKind),
        until=st.sampled_from(
            [PartialDate(2025, 2, 28), PartialDate(2025, 3), PartialDate(2025, 5), PartialDate(2026)]
        ),
    )
    statuses = [*((status, ()) for status in TermStatus), (TermStatus.IN_OFFICE, ("status",))]
    drawn = draw(st.lists(st.sampled_from(statuses), max_size=5))
    terms = [
        BoardTerm(
            id=f"t-{number}",
            organisation_id=draw(st.sampled_from([each.id for each in organisations])),
            label=draw(st.sampled_from([None, "periode 2020–2025", "periode 2025-2030", "2023-2006"])),
            period=draw(periods),
            status=status,
            withheld=withheld,
            changes=draw(st.lists(changes, max_size=1)),
            appointments=draw(st.lists(seats, max_size=3)),
        )
        for number, (status, withheld) in enumerate(drawn)
    ]
    return Register.of(*organisations, *members, *terms)


def iter_days(day: PartialDate) -> list[date]:
    """Return all days that a date may mean."""
    return [day.earliest + timedelta(number) for number in range((day.latest - day.earliest).days + 1)]


def ask_python(register: Register) -> dict[str, ROWS]:
    """Answer each question from the records, day by day."""
    ending: ROWS = []
    has_board = set()
    for term in register.board_terms:
        if term.status is TermStatus.ANNULLED:
            continue
        if term.span is None or term.span.contains(ON).possible:
            has_board.add(term.organisation_id)
        if term.span is not None and isinstance(term.span.end, PartialDate):
            within = [ON <= day <= UNTIL for day in iter_days(term.span.end)]
            if any(within):
                ending.append((term.organisation_id, term.id, all(within) and is_surely_board(term)))
    without = [
        (each.id, each.terms_complete)
        for each in register.organisations
        if each.level is Level.REGENCY_CITY
        and each.id not in has_board
        and (each.founded is None or each.founded.earliest <= ON)
        and (each.dissolved is None or each.dissolved.latest >= ON)
    ]
    board_ids = defaultdict(list)
    for term in register.board_terms:
        for seat in term.appointments:
            is_post = seat.capacity.holds and "capacity" not in seat.withheld
            if is_surely_board(term) and covers(term.span) and is_post and covers(seat.period):
                board_ids[seat.member_id].append(term.id)
    districts = Counter(
        member.area.code[:8] for member in register.members if member.area is not None and len(member.area.code) >= 8
    )
    return {
        ENDING: sorted(ending),
        WITHOUT: sorted(without),
        TWICE: sorted((member_id, len(terms)) for member_id, terms in board_ids.items() if len(set(terms)) > 1),
        DISTRICTS: sorted(districts.items()),
    }


def is_surely_board(term: BoardTerm) -> bool:
    """Return whether a board is surely neither annulled nor disputed."""
    return term.status not in {TermStatus.ANNULLED, TermStatus.DISPUTED} and "status" not in term.withheld


def covers(period: Period | None) -> bool:
    """Return whether a period includes the day, whatever days its dates mean."""
    if period is None or not isinstance(period.start, PartialDate) or any(day > ON for day in iter_days(period.start)):
        return False
    return str(period.end) == ".." or (
        isinstance(period.end, PartialDate) and all(day >= ON for day in iter_days(period.end))
    )


# Any: what SQLite keeps in a cell.
def split_days(day: object) -> tuple[Any, Any]:
    """Return the earliest and the latest day of an end, in ISO 8601."""
    return (day.earliest.isoformat(), day.latest.isoformat()) if isinstance(day, PartialDate) else (None, None)


def ask_sqlite(register: Register) -> dict[str, ROWS]:
    """Answer each question with SQLite, from tables that are filled without Arrow."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.create_function("list_contains", 2, lambda names, name: name in names.split())
        connection.executescript("""
            create table organisations (id, level, terms_complete, founded_earliest, dissolved_latest);
            create table members (id, area);
            create table board_terms (position, id, organisation_id, status, withheld, span_start_earliest,
                                      span_start_latest, span_end, span_end_earliest, span_end_latest);
            create table board_term_appointments (board_term_position, member_id, capacity, withheld,
                                                  period_start_latest, period_end, period_end_earliest);
        """)
        for each in register.organisations:
            row: tuple[Any, ...] = (each.id, each.level.value, each.terms_complete)
            row += (split_days(each.founded)[0], split_days(each.dissolved)[1])
            connection.execute("insert into organisations values (?, ?, ?, ?, ?)", row)
        for member in register.members:
            code = None if member.area is None else member.area.code
            connection.execute("insert into members values (?, ?)", (member.id, code))
        for number, term in enumerate(register.board_terms):
            span = [None, None] if term.span is None else [term.span.start, term.span.end]
            row = (number, term.id, term.organisation_id, term.status.value, " ".join(term.withheld))
            row += (*split_days(span[0]), None if span[1] is None else str(span[1]), *split_days(span[1]))
            connection.execute("insert into board_terms values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
            for seat in term.appointments:
                ends = [None, None] if seat.period is None else [seat.period.start, seat.period.end]
                row = (number, seat.member_id, seat.capacity.value, " ".join(seat.withheld), split_days(ends[0])[1])
                row += (None if ends[1] is None else str(ends[1]), split_days(ends[1])[0])
                connection.execute("insert into board_term_appointments values (?, ?, ?, ?, ?, ?, ?)", row)
        texts = {name: day.isoformat() for name, day in DAYS.items()}
        return {
            name: connection.execute(sql, {key: texts[key] for key in select_days(sql)}).fetchall()
            for name, sql in QUESTIONS.items()
        }


def ask_duckdb(folder: Path) -> dict[str, ROWS]:
    """Answer each question with DuckDB."""
    with connect(folder) as connection:
        return {
            name: connection.execute(sql, {key: DAYS[key] for key in select_days(sql)}).fetchall()
            for name, sql in QUESTIONS.items()
        }


def ask_polars(folder: Path) -> dict[str, ROWS]:
    """Answer each question with polars."""
    col = pl.col
    organisations, members, terms, seats = (
        pl.scan_parquet(folder / f"{name}.parquet")
        for name in ("organisations", "members", "board_terms", "board_term_appointments")
    )
    terms = terms.filter(col("status") != "annulled")
    is_status_known = (col("status") != "disputed") & ~col("withheld").list.contains("status")
    is_within = (col("span_end_earliest") >= ON) & (col("span_end_latest") <= UNTIL) & is_status_known
    ending = terms.filter(col("span_end_earliest") <= UNTIL, col("span_end_latest") >= ON)
    in_office = terms.filter(
        (col("span_start_earliest") <= ON).fill_null(value=True), (col("span_end_latest") >= ON).fill_null(value=True)
    )
    without = organisations.filter(
        col("level") == "regency_city",
        (col("founded_earliest") <= ON).fill_null(value=True),
        (col("dissolved_latest") >= ON).fill_null(value=True),
    ).join(in_office, left_on="id", right_on="organisation_id", how="anti")
    current = seats.filter(
        col("member_id").is_not_null(),
        ~col("capacity").is_in(["former", "elect"]),
        ~col("withheld").list.contains("capacity"),
        col("period_start_latest") <= ON,
        (col("period_end_earliest") >= ON) | (col("period_end") == ".."),
    ).join(
        terms.filter(
            is_status_known,
            col("span_start_latest") <= ON,
            (col("span_end_earliest") >= ON) | (col("span_end") == ".."),
        ),
        left_on="board_term_position",
        right_on="position",
    )
    board_count = col("board_term_position").n_unique()
    twice = current.group_by("member_id").agg(pl.len(), board_count).filter(col("board_term_position") > 1)
    districts = members.filter(col("area").str.len_chars() >= 8).group_by(col("area").str.slice(0, 8)).len()
    return {
        ENDING: sorted(ending.select("organisation_id", "id", is_within).collect().rows()),
        WITHOUT: sorted(without.select("id", "terms_complete").collect().rows()),
        TWICE: sorted(twice.select("member_id", "len").collect().rows()),
        DISTRICTS: sorted(districts.collect().rows()),
    }


def ask_pandas(folder: Path) -> dict[str, ROWS]:
    """Answer each question with pandas."""
    organisations, members, terms, seats = (
        pd.read_parquet(folder / f"{name}.parquet", dtype_backend="pyarrow")
        for name in ("organisations", "members", "board_terms", "board_term_appointments")
    )
    terms = terms[terms.status != "annulled"]
    is_status_known = (terms.status != "disputed") & terms.withheld.map(lambda names: "status" not in names).astype(
        bool
    )
    ending = terms[(terms.span_end_earliest <= UNTIL) & (terms.span_end_latest >= ON)]
    surely = (ending.span_end_earliest >= ON) & (ending.span_end_latest <= UNTIL)
    surely &= is_status_known[ending.index]
    in_office = terms[
        (terms.span_start_earliest <= ON).fillna(value=True) & (terms.span_end_latest >= ON).fillna(value=True)
    ]
    without = organisations[
        (organisations.level == "regency_city")
        & (organisations.founded_earliest <= ON).fillna(value=True)
        & (organisations.dissolved_latest >= ON).fillna(value=True)
        & ~organisations.id.isin(in_office.organisation_id)
    ]
    current = seats[
        seats.member_id.notna()
        & ~seats.capacity.isin(["former", "elect"])
        & seats.withheld.map(lambda names: "capacity" not in names).astype(bool)
        & (seats.period_start_latest <= ON)
        & ((seats.period_end_earliest >= ON).fillna(value=False) | (seats.period_end == ".."))
    ].merge(
        terms[
            is_status_known
            & (terms.span_start_latest <= ON).fillna(value=False)
            & ((terms.span_end_earliest >= ON).fillna(value=False) | (terms.span_end == "..").fillna(value=False))
        ],
        left_on="board_term_position",
        right_on="position",
    )
    posts = current.groupby("member_id").board_term_position.agg(["size", "nunique"])
    districts = members[members.area.str.len() >= 8].area.str.slice(0, 8).value_counts()
    return {
        ENDING: sorted(zip(ending.organisation_id, ending.id, surely, strict=True)),
        WITHOUT: sorted(zip(without.id, without.terms_complete, strict=True)),
        TWICE: sorted(posts[posts["nunique"] > 1]["size"].items()),
        DISTRICTS: sorted(districts.items()),
    }


@pytest.mark.slow
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(register=boards())
def test_answers_agree(register: Register, tmp_path: Path) -> None:
    """Each library gives the same answer to each question."""
    write_parquet(register, tmp_path)
    expected = ask_python(register)
    assert ask_sqlite(register) == expected
    assert ask_duckdb(tmp_path) == expected
    assert ask_polars(tmp_path) == expected
    assert ask_pandas(tmp_path) == expected


@given(register=boards())
def test_two_boards_are_certain(register: Register) -> None:
    """Who sits on two boards at once by these questions certainly holds posts on both by the library."""
    posts = Counter(each.appointment.member_id for each in find_holders(register, ON) if each.verdict.certain)
    assert all(count <= posts[member_id] for member_id, count in ask_sqlite(register)[TWICE])


def test_example(tmp_path: Path) -> None:
    """An example has the expected answers: boards that have ended, or may have, do not count for two boards."""
    seat = Appointment(id="a", post=Post.MEMBER, member_id="m", period=Period.parse("2020/.."))
    other = attrs.evolve(seat, id="b", member_id="n")
    register = Register.of(
        *(Organisation(id=name, name="IPSM", level=Level.REGENCY_CITY) for name in ("o", "p", "q")),
        Organisation(id="r", name="IPSM", level=Level.REGENCY_CITY, terms_complete=True),
        Member(id="m", name=PersonName("A"), area=AreaCode("33.25.11.1013")),
        Member(id="n", name=PersonName("B")),
        BoardTerm(id="t", organisation_id="o", label="periode 2020–2025", appointments=[seat]),
        BoardTerm(id="u", organisation_id="p", period=Period.parse("2020/2025-05"), appointments=[seat, other]),
        BoardTerm(id="v", organisation_id="q", period=Period.parse("2020/2024"), appointments=[seat]),
        BoardTerm(id="w", organisation_id="p", period=Period.parse("2024/2030"), appointments=[other]),
    )
    write_parquet(register, tmp_path)
    expected = {
        ENDING: [("o", "t", False), ("p", "u", True)],
        WITHOUT: [("q", False), ("r", True)],
        TWICE: [("n", 2)],
        DISTRICTS: [("33.25.11", 1)],
    }
    for answers in (
        ask_python(register),
        ask_sqlite(register),
        ask_duckdb(tmp_path),
        ask_polars(tmp_path),
        ask_pandas(tmp_path),
    ):
        assert answers == expected


@pytest.mark.parametrize("name", QUESTIONS)
def test_guide_has_the_same_sql(name: str) -> None:
    """The guide asks each question in the same SQL."""
    lines = (line.removeprefix("... ") for line in GUIDE.read_text(encoding="utf-8").splitlines())
    assert " ".join(QUESTIONS[name].split()) in " ".join(" ".join(lines).split())
