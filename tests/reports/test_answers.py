"""Answers as JSON and as a CSV table."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

import attrs

from psm_model.entities import Appointment, BoardTerm, Member, Organisation, Post, Register
from psm_model.queries import find_boards, find_concurrent_posts, find_organisations_without_board
from psm_model.reports.answers import render_answers_csv, render_answers_json
from psm_model.values import AreaCode, Level, Period, PersonName

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
    rows = read_table(render_answers_csv(find_boards(REGISTER, DAY)))
    assert [(row["term"], row["name"], row["until_successor"], row["verdict"]) for row in rows] == [
        ("t-o", "'=IPSM; Contoh", "false", "yes"),
        ("t-p", "", "false", "yes"),
    ]
    assert render_answers_csv(()) == ""


def test_csv_joins_the_reasons() -> None:
    """Several reasons are one cell."""
    undated = Register.of(attrs.evolve(IPSM, area=None), BoardTerm(id="t", organisation_id="o"))
    (row,) = read_table(render_answers_csv(find_organisations_without_board(undated, DAY, area=AreaCode("33"))))
    assert row["reasons"] == "terms_incomplete; term_undated; area_unknown"
    assert row["settled_by"].split("; ")[1] == "/board_terms/0/period"


def test_csv_has_a_row_for_each_post_of_a_person() -> None:
    """The columns of a list of objects are named after the list, and those of the answer repeat."""
    rows = read_table(render_answers_csv(find_concurrent_posts(REGISTER, DAY)))
    assert [(row["person"], row["posts.term"], row["posts.member"]) for row in rows] == [
        ("Kasmad", "t-o", "m"),
        ("Kasmad", "t-p", "m"),
    ]
