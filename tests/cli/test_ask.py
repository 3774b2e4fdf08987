"""The command `ask`: each question, in each format, and its errors."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import attrs
import pytest

from psm_model import cli
from psm_model.cli import ask
from psm_model.cli._arguments import make_code_parser
from psm_model.cli._questions import QUESTIONS
from psm_model.entities import Appointment, BoardTerm, Member, Organisation, Post, Register
from psm_model.formats import dump
from psm_model.i18n import describe_code
from psm_model.queries import (
    count_members,
    count_organisations,
    find_areas_without_board,
    find_boards,
    find_ending_boards,
    find_holders,
    find_posts,
)
from psm_model.reports.answers import render_answers_csv, render_answers_json
from psm_model.values import AreaCode, Level, PartialDate, Period, PersonName
from psm_model.views.answers_text import render_answers
from tests.cli.commands import Captured, run

DAY = PartialDate(2025, 6, 15)
IPSM = Organisation(id="o", name="IPSM", level=Level.DISTRICT, area=AreaCode("33.25.11"), terms_complete=True)
CHAIR = Appointment(id="a", post=Post.CHAIR, member_id="m")
TERM = BoardTerm(id="t", organisation_id="o", period=Period.parse("2020/2025"), appointments=[CHAIR])
NEXT = BoardTerm(id="u", organisation_id="o", period=Period.parse("2026-01-01/2030-12-31"))
MEMBER = Member(id="m", name=PersonName("Kasmad"), area=AreaCode("33.25.11.1013"))
REGISTER = Register.of(IPSM, MEMBER, TERM, NEXT)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with the register."""
    dump(REGISTER, tmp_path / "r.json")
    return tmp_path / "r.json"


NEEDED = {
    "posts": ["m"],
    "terms": ["m"],
    "next": ["t"],
    "basis": ["t"],
    "areas-without-board": ["--level", "district", "--area", "33.25"],
    "areas-without-organisation": ["--level", "district", "--area", "33.25"],
}
"""The arguments that a question needs."""


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_every_question_in_every_format(file: Path, capsys: Captured, question: str, form: str) -> None:
    """Each question has answers, in English and in Indonesian."""
    for language in ("en", "id"):
        arguments = [*NEEDED.get(question, []), "--on", "2025-06-15", "--format", form, "--lang", language]
        assert run("ask", question, file, *arguments) == cli.OK
        output = capsys.readouterr()
        assert output.err == ""
        if form == "json":
            assert json.loads(output.out)["question"] == question
        elif form == "csv" and output.out:
            assert "verdict" in output.out.splitlines()[0]


def test_answers_are_those_of_the_functions(file: Path, capsys: Captured) -> None:
    """The output is that of the functions that the guide names."""
    assert run("ask", "ending", file, "--days", "200", "--on", "15 Juni 2025") == cli.OK
    answers = find_ending_boards(REGISTER, DAY, days=200)
    title = "boards that end within 200 days, 15 June 2025"
    assert capsys.readouterr().out == render_answers(answers, title=title, width=120) + "\n"
    assert run("ask", "holders", file, "o", "--post", "chair", "--on", "2025-06-15", "--format", "csv") == cli.OK
    holders = render_answers_csv(find_holders(REGISTER, DAY, post=Post.CHAIR))
    assert capsys.readouterr().out == holders.replace("\r\n", "\n")
    assert run("ask", "posts", file, "--name", "kasmad", "--format", "json") == cli.OK
    posts = render_answers_json(find_posts(REGISTER, name="kasmad"), question="posts")
    assert capsys.readouterr().out == posts + "\n"
    assert run("ask", "boards", file, "--level", "village", "--on", "2025", "--lang", "id") == cli.OK
    assert capsys.readouterr().out == "kepengurusan yang menjabat, 2025: tidak ada\n"
    arguments = ["--level", "district", "--area", "33.25", "--complete", "--certain", "--on", "2031-01-01"]
    assert run("ask", "areas-without-board", file, *arguments, "--format", "json") == cli.OK
    areas = find_areas_without_board(
        REGISTER, Level.DISTRICT, date(2031, 1, 1), under=AreaCode("33.25"), is_complete=True
    )
    assert len(json.loads(capsys.readouterr().out)["answers"]) == len(areas)


def test_certain_answers_alone(file: Path, capsys: Captured) -> None:
    """With --certain, undetermined answers are left out."""
    arguments = ["--on", "2025-06-15", "--format", "csv"]
    assert run("ask", "ending", file, *arguments) == cli.OK
    assert "undetermined" in capsys.readouterr().out
    assert run("ask", "ending", file, *arguments, "--certain") == cli.OK
    assert capsys.readouterr().out == ""


class FixedDate(date):
    """A date whose today is always the same."""

    @classmethod
    def today(cls) -> FixedDate:
        """Return the day."""
        return cls(2025, 6, 15)


def test_today_is_the_default(file: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a day, the question is about today, and says so."""
    monkeypatch.setattr(ask, "date", FixedDate)
    assert run("ask", "boards", file, "--format", "json") == cli.OK
    assert capsys.readouterr().out == render_answers_json(find_boards(REGISTER, DAY), question="boards", on=DAY) + "\n"


def test_counts(file: Path, capsys: Captured) -> None:
    """Members are counted on a day only if it is given; by default, organisations are."""
    assert run("ask", "counts", file, "--of", "members", "--by", "district", "--format", "json") == cli.OK
    expected = render_answers_json(count_members(REGISTER, by=Level.DISTRICT), question="counts")
    assert capsys.readouterr().out == expected + "\n"
    assert run("ask", "counts", file, "--of", "members", "--on", "2025", "--format", "json") == cli.OK
    expected = render_answers_json(count_members(REGISTER, PartialDate(2025)), question="counts", on=PartialDate(2025))
    assert capsys.readouterr().out == expected + "\n"
    assert run("ask", "counts", file, "--on", "2025-06-15", "--format", "json") == cli.OK
    expected = render_answers_json(count_organisations(REGISTER, DAY), question="counts", on=DAY)
    assert capsys.readouterr().out == expected + "\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["posts", "FILE"], "expected either the id of a member after the file, or --name"),
        (["terms", "FILE", "m", "--name", "Kasmad"], "expected either the id of a member after the file, or --name"),
        (["posts", "FILE", "nobody"], "nobody"),
        (["next", "FILE"], "expected the id of a board term after the file"),
        (["next", "FILE", "x"], "x"),
        (["basis", "FILE"], "expected the id of a record after the file"),
        (["areas-without-board", "FILE"], "expected --level, the level of the areas"),
        (["areas-without-board", "FILE", "--level", "national"], "below the national one"),
        (["holders", "FILE", "x"], "x"),
        (["holders", "FILE", "--area", "33.2"], "expected digits in blocks"),
        (["two-boards", "FILE", "--area", "34"], "expected no --area, which this question does not take"),
        (["boards", "FILE", "o"], "expected no ID, which this question does not take"),
        (["ending", "FILE", "--post", "chair"], "expected no --post"),
        (["boards", "FILE", "--days", "183"], "expected no --days"),
        (["holders", "FILE", "--name", "Kasmad"], "expected no --name"),
        (["posts", "FILE", "m", "--level", "district"], "expected no --level"),
        (["boards", "FILE", "--of", "organisations"], "expected no --of"),
        (["boards", "FILE", "--by", "district"], "expected no --by"),
        (["without-board", "FILE", "--complete"], "expected no --complete"),
        (["counts", "FILE", "--of", "members", "--level", "district"], "expected no --level"),
        (["ending", "FILE", "--days", "-1"], "expected"),
        (["ending", "FILE", "--days", "half"], "expected a whole number of days, got 'half'"),
        (["who", "FILE"], "invalid choice"),
        (["boards", "missing.json"], "cannot be read"),
    ],
)
def test_wrong_usage(file: Path, capsys: Captured, arguments: list[str], message: str) -> None:
    """What is missing or not in the register is an error with the exit code for it."""
    given = [str(file) if argument == "FILE" else argument for argument in arguments]
    assert run("ask", *given) == cli.UNREADABLE
    output = capsys.readouterr()
    assert output.out == ""
    assert message in output.err


def test_questions_do_not_show_personal_data(tmp_path: Path, capsys: Captured) -> None:
    """A long run of digits in a name is masked in text."""
    dump(REGISTER.replace(attrs.evolve(MEMBER, name=PersonName("3325111212900001"))), tmp_path / "r.json")
    assert run("ask", "posts", tmp_path / "r.json", "m") == cli.OK
    assert "3325111212900001" not in capsys.readouterr().out


@pytest.mark.parametrize("level", ["district", "District", "kecamatan", "KECAMATAN"])
def test_levels_have_words(level: str, file: Path, capsys: Captured) -> None:
    """A level may be a code, or its word in English or Indonesian."""
    assert run("ask", "boards", file, "--on", "2026-01-01", "--level", level, "--format", "json") == cli.OK
    given = capsys.readouterr().out
    assert run("ask", "boards", file, "--on", "2026-01-01", "--level", "district", "--format", "json") == cli.OK
    assert capsys.readouterr().out == given


def test_unknown_level_is_listed_in_the_language_of_messages(file: Path, capsys: Captured) -> None:
    """In Indonesian only Indonesian words are listed, and each word listed is accepted."""
    for option, codes in (("--level", Level), ("--post", Post)):
        assert run("ask", "holders", file, "--lang", "id", option, "x") == cli.UNREADABLE
        listed = capsys.readouterr().err.rsplit("salah satu dari ", 1)[1].removesuffix(", ternyata 'x'\n").split(", ")
        assert listed == [describe_code(code).indonesian for code in codes]
        assert [make_code_parser(list(codes))(word) for word in listed] == list(codes)
