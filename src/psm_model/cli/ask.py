"""The command that answers a question about a register."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from psm_model.entities.post import Post
from psm_model.errors import NotFoundError
from psm_model.style import WIDE
from psm_model.values.area import AreaCode, Level

from ._arguments import (
    add_file,
    add_format,
    add_language,
    list_codes,
    make_code_parser,
    parse_number,
    parse_partial_day,
    parse_value,
)
from ._exit_codes import OK, UNREADABLE
from ._inputs import read_or_report
from ._questions import QUESTIONS, Inquiry
from ._terminal import echo, echo_json, fail, make_style

if TYPE_CHECKING:
    from psm_model.values.partial_date import PartialDate
    from psm_model.views.answers_text import AnyAnswer

__all__ = ["DESCRIPTION", "EPILOG", "QUESTIONS", "add_arguments", "run"]

DESCRIPTION: Final = """\
Answer a question about a register: who holds a post, whose board ends soon, which organisations or areas have no board,
who sits on two boards, and others. Each answer is certain or undetermined, with the reasons. Answers with the
verdict no are left out."""
_WIDEST: Final = max(map(len, QUESTIONS))
_SUMMARIES: Final = "\n".join(
    f"  {name.ljust(_WIDEST)}  {question.summary.english}" for name, question in QUESTIONS.items()
)
EPILOG: Final = f"""\
questions:
{_SUMMARIES}

examples:
  psm-model ask holders register.json --post chair --area 33.25
  psm-model ask ending register.json --days 183 --format csv
  psm-model ask without-board register.json --level village --on 2026-06-30
  psm-model ask areas-without-board register.json --level district --area 33.25
  psm-model ask posts register.json m-1
  psm-model ask terms register.json m-1 --post chair
  psm-model ask counts register.json --of members --by district
"""

_HALF_A_YEAR: Final = 183


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("question", choices=list(QUESTIONS), metavar="QUESTION", help="what to ask; see below")
    add_file(parser)
    parser.add_argument(
        "id",
        nargs="?",
        metavar="ID",
        help=(
            "the id of a member (posts, terms), a board term (next), an organisation (holders) or a record (basis); an "
            "appointment is TERM/APPOINTMENT or its JSON Pointer"
        ),
    )
    parser.add_argument("--name", metavar="NAME", help="ask about people with this name instead (posts, terms)")
    parser.add_argument(
        "--on",
        type=parse_partial_day,
        metavar="DAY",
        help="the day, month or year to ask about ('2025-10' or 'Oktober 2025'); today by default",
    )
    parser.add_argument(
        "--days",
        type=_parse_days,
        metavar="N",
        help=f"the number of days after that day (ending, starting) ({_HALF_A_YEAR})",
    )
    parser.add_argument(
        "--post",
        type=make_code_parser(list(Post)),
        choices=list(Post),
        metavar="POST",
        help=f"the post (holders; terms, where it is chair by default), also in Indonesian: {list_codes(Post)}",
    )
    parser.add_argument(
        "--level",
        type=make_code_parser(list(Level)),
        choices=list(Level),
        metavar="LEVEL",
        help=f"the level of the organisations, or of the areas, also in Indonesian: {list_codes(Level)}",
    )
    parser.add_argument("--area", type=_parse_area, metavar="CODE", help="the area to look in, as in '33.25'")
    parser.add_argument(
        "--of",
        choices=["organisations", "boards", "members"],
        help="what to count (counts) (organisations)",
    )
    parser.add_argument(
        "--by",
        type=make_code_parser(list(Level)[1:]),
        choices=list(Level)[1:],
        metavar="LEVEL",
        help="count in each area of this level (counts)",
    )
    parser.add_argument(
        "--complete",
        action="store_true",
        help="the register has all organisations in the area, so others do not exist (areas-…)",
    )
    parser.add_argument("--certain", action="store_true", help="leave out undetermined answers")
    add_format(parser, "plain text, JSON or a CSV table", "csv")
    add_language(parser, "the output")


def run(args: argparse.Namespace) -> int:
    """Ask with the functions of `psm_model.queries`."""
    from psm_model.values.partial_date import PartialDate

    register = read_or_report(args.file)
    if register is None:
        return UNREADABLE
    question = QUESTIONS[args.question]
    days = _HALF_A_YEAR if args.days is None else args.days
    inquiry = Inquiry(
        register=register,
        about=args.id,
        name=args.name,
        # The only place where the package reads the clock.
        on=args.on or PartialDate.from_date(date.today()),  # noqa: DTZ011  # the day where the user is
        is_day_given=args.on is not None,
        days=days,
        post=args.post,
        level=args.level,
        area=args.area,
        by=args.by,
        counted=args.of or "organisations",
        is_complete=args.complete,
    )
    try:
        question.require_options(_iter_given_options(args))
        answers = question.ask(inquiry)
    except (NotFoundError, ModuleNotFoundError, ValueError) as error:
        return fail(str(error))
    if args.certain:
        answers = tuple(answer for answer in answers if answer.verdict.certain)
    _print_answers(args, answers, days, inquiry.on if question.depends_on_day(inquiry) else None)
    return OK


def _print_answers(args: argparse.Namespace, answers: tuple[AnyAnswer, ...], days: int, on: PartialDate | None) -> None:
    if args.format == "json":
        from psm_model.reports.answers import render_answers_json

        echo_json(render_answers_json(answers, question=args.question, on=on))
    elif args.format == "csv":
        from psm_model.reports.answers import render_answers_csv

        table = render_answers_csv(answers, question=args.question)
        echo(table.replace("\r\n", "\n").removesuffix("\n"))
    else:
        from psm_model.views.answers_text import render_answers

        title = QUESTIONS[args.question].title.translate(args.lang).format(days=days)
        style = make_style()
        title += "" if on is None else f", {on.to_text(language=args.lang)}"
        echo(render_answers(answers, title=title, language=args.lang, width=style.width or WIDE, style=style))


def _iter_given_options(args: argparse.Namespace) -> Iterator[str]:
    """Yield the options on which the answers of some questions depend, if they are given."""
    options = {"ID": args.id, "--name": args.name, "--days": args.days, "--post": args.post, "--level": args.level}
    options |= {"--area": args.area, "--of": args.of, "--by": args.by, "--complete": args.complete or None}
    yield from (option for option, value in options.items() if value is not None)


def _parse_days(text: str) -> int:
    """Parse a number of days.

    Raises:
        argparse.ArgumentTypeError: the text is not a whole number of at least 0.
    """
    return parse_number(text, "a whole number of days")


def _parse_area(text: str) -> AreaCode:
    """Parse the code of an area.

    Raises:
        argparse.ArgumentTypeError: the text is not a code.
    """
    return parse_value(AreaCode.parse, text)
