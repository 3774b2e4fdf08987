"""Answers as JSON and as a CSV table."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

from psm_model.cli.ask import QUESTIONS
from psm_model.entities import Appointment, BoardTerm, Member, Organisation, Post, Register
from psm_model.queries import (
    count_boards,
    count_terms,
    find_areas_without_board,
    find_areas_without_organisation,
    find_basis,
    find_boards,
    find_concurrent_posts,
    find_ending_boards,
    find_holders,
    find_next_terms,
    find_organisations_without_board,
    find_posts,
    find_starting_boards,
)
from psm_model.reports.answers import render_answers_csv, render_answers_json
from psm_model.values import AreaCode, Level, Period, PersonName
from psm_model.views.answers_text import AnyAnswer
from tests.queries.asked import small_registers

DAY = date(2025, 6, 15)
IPSM = Organisation(id="o", name="=IPSM; Contoh", level=Level.VILLAGE, area=AreaCode("33.25.11.1013"))
CHAIR = Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.parse("2020/2030"))
BOARDS = [
    BoardTerm(id=f"t-{owner}", organisation_id=owner, period=Period.parse("2020/2030"), appointments=[CHAIR])
    for owner in ("o", "p")
]
REGISTER = Register.of(IPSM, Member(id="m", name=PersonName("Kasmad")), *BOARDS)


def read_table(text: str) -> list[dict[str, Any]]:  # Any: as the csv module says
    """Return the rows of a table, each by the names of the columns."""
    return list(csv.DictReader(io.StringIO(text)))


def test_json_is_the_answers_with_the_question() -> None:
    """The document has the objects of the answers, and what was asked."""
    answers = find_boards(REGISTER, DAY)
    document = json.loads(render_answers_json(answers, question="boards", on=DAY))
    assert document == {
        "psm_answers": 1,
        "question": "boards",
        "on": "2025-06-15",
        "answers": [answer.to_dict() for answer in answers],
    }
    assert json.loads(render_answers_json((), question="next"))["on"] is None


def test_csv_has_a_row_for_each_answer() -> None:
    """The columns are the keys, nothing is empty, and a formula is escaped."""
    rows = read_table(render_answers_csv(find_boards(REGISTER, DAY), question="boards"))
    assert [(row["term"], row["name"], row["until_successor"], row["verdict"]) for row in rows] == [
        ("t-o", "'=IPSM; Contoh", "false", "yes"),
        ("t-p", "", "false", "yes"),
    ]


def test_csv_joins_the_reasons() -> None:
    """Several reasons are one cell."""
    undated = Register.of(attrs.evolve(IPSM, area=None), BoardTerm(id="t", organisation_id="o"))
    answers = find_organisations_without_board(undated, DAY, area=AreaCode("33"))
    (row,) = read_table(render_answers_csv(answers, question="without-board"))
    assert row["reasons"] == "terms_incomplete; term_undated; area_unknown"
    assert row["settled_by"].split("; ")[1] == "/board_terms/0/period"


def test_csv_has_a_row_for_each_post_of_a_person() -> None:
    """The columns of a list of objects are named after the list, and those of the answer repeat."""
    rows = read_table(render_answers_csv(find_concurrent_posts(REGISTER, DAY), question="two-boards"))
    assert [(row["person"], row["posts.term"], row["posts.member"]) for row in rows] == [
        ("Kasmad", "t-o", "m"),
        ("Kasmad", "t-p", "m"),
    ]


LEVEL = Level.DISTRICT
ANSWERS: Mapping[str, Callable[[Register], Iterable[AnyAnswer]]] = {
    "holders": lambda register: find_holders(register, DAY),
    "boards": lambda register: find_boards(register, DAY),
    "ending": lambda register: find_ending_boards(register, DAY, days=90),
    "starting": lambda register: find_starting_boards(register, DAY, days=90),
    "without-board": lambda register: find_organisations_without_board(register, DAY),
    "areas-without-board": lambda register: find_areas_without_board(register, LEVEL, DAY, under=AreaCode("33.25")),
    "areas-without-organisation": lambda register: find_areas_without_organisation(
        register, LEVEL, DAY, under=AreaCode("33.25")
    ),
    "posts": lambda register: find_posts(register, member_id="m"),
    "two-boards": find_concurrent_posts,
    "terms": lambda register: count_terms(register, Post.CHAIR, member_id="m", on=DAY),
    "next": lambda register: [answer for term in register.board_terms for answer in find_next_terms(register, term.id)],
    "basis": lambda register: [find_basis(register, term) for term in register.board_terms],
    "counts": lambda register: count_boards(register, DAY),
}
"""The answers to each question of the command."""


def list_columns(answer: AnyAnswer) -> set[str]:
    """Return the keys of an answer, of the objects in its lists too."""
    columns = set()
    for key, value in answer.to_dict().items():
        objects = [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []
        columns |= {f"{key}.{name}" for part in objects for name in part} or {key}
    return columns


def test_every_question_has_columns() -> None:
    """The questions are those of the command."""
    assert list(ANSWERS) == list(QUESTIONS)
    with pytest.raises(ValueError, match=r"expected one of holders, boards, .*, got 'who'"):
        render_answers_csv((), question="who")


@settings(max_examples=20)
@given(small_registers())
def test_columns_are_the_same_for_all_answers(register: Register) -> None:
    """Each question has the same columns with answers, without, and with empty lists; nothing is left out."""
    for question, ask in ANSWERS.items():
        (columns,) = csv.reader(io.StringIO(render_answers_csv((), question=question)))
        answers = list(ask(register))
        rows = list(csv.reader(io.StringIO(render_answers_csv(answers, question=question))))
        assert rows[0] == columns
        assert len(rows) > len(answers)
        assert {len(row) for row in rows} == {len(columns)}
        for answer in answers:
            assert list_columns(answer) - {"bases", "terms"} <= set(columns), question


def test_an_empty_list_has_no_column_of_its_own() -> None:
    """A record without a basis is a row whose columns of a basis are empty, also beside one that has some."""
    term = BoardTerm(id="u", organisation_id="q", decree_ids=["sk"])
    answers = [find_basis(Register.of(term, *BOARDS), about) for about in ("u", "t-o")]
    rows = read_table(render_answers_csv(answers, question="basis"))
    assert [(row["record"], row["bases.id"], row["verdict"]) for row in rows] == [
        ("/board_terms/0", "sk", "undetermined"),
        ("/board_terms/1", "", "undetermined"),
    ]
    assert "bases" not in rows[0]
