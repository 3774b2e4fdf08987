"""_repr_html_: tables for notebooks, well formed, of text alone, whatever the names are."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any, Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model._html import table
from psm_model.checking import Config, Report
from psm_model.checks import check
from psm_model.entities import (
    Appointment,
    BoardTerm,
    Capacity,
    Card,
    CardKind,
    Member,
    Organisation,
    Post,
    Register,
    TermStatus,
)
from psm_model.strategies import board_terms, registers
from psm_model.text import truncate
from psm_model.values import Identifier, Level, PartialDate, Period, PersonName

ELEMENTS: Final = {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}
HOSTILE: Final = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "&lt;b&gt;",
    "\u202eutas\u2066",
    "\x00\x1b[2J\n",
    "x" * 10_000,
    "\u0627\u0644",
)


class Page(HTMLParser):
    """Reads a table back and holds it to what a browser and a reader of a screen want."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.cells: list[tuple[str, dict[str, str | None], str]] = []
        self.rows: list[list[int]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element, which must be of a table and have no attribute but those of its cells."""
        assert tag in ELEMENTS
        assert {name for name, _ in attrs} <= {"scope", "colspan"}
        self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in {"th", "td", "caption"}:
            if tag != "caption":
                self.rows[-1].append(len(self.cells))
            self.cells.append((tag, dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last, and no other."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Take text, which stands in cells alone."""
        if self.open and self.open[-1] in {"th", "td", "caption"}:
            tag, attributes, text = self.cells[-1]
            self.cells[-1] = tag, attributes, text + data
        else:
            assert not data.strip()

    def handle_comment(self, data: str) -> None:
        """Refuse a comment: a table needs none."""
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        """Refuse a declaration, which stands before a page."""
        raise AssertionError(decl)

    @property
    def caption(self) -> str:
        """The text of the caption."""
        return next(text for tag, _, text in self.cells if tag == "caption")

    def row(self, number: int) -> list[str]:
        """Return the texts of a row; the head is row 0."""
        return [self.cells[at][2] for at in self.rows[number]]


# Any: a register, a term or a report, which have nothing in common but this.
def page(shown: Any) -> Page:
    """Read what a notebook shows of an object."""
    return Page(shown._repr_html_())


def held_to(read: Page, rows: int) -> None:
    """Hold a page to the shape of a table: headings with scopes, at most 20 rows, the others counted."""
    shown = min(rows, 20)
    assert len(read.rows) == 1 + shown + (rows > 20)
    width = len(read.rows[0])
    for number, cells in enumerate(read.rows[: 1 + shown]):
        kinds = [(read.cells[at][0], read.cells[at][1].get("scope")) for at in cells]
        head = [("th", "col")] * width if number == 0 else [("th", "row"), *[("td", None)] * (width - 1)]
        assert kinds == head
    if rows > 20:
        (more,) = read.rows[-1]
        assert read.cells[more][1:] == ({"colspan": str(width)}, f"and {rows - 20:,} more")
    assert read.caption
    for _, _, text in read.cells:
        assert text.isprintable()
        assert len(text) < 1300


def assert_register_is_a_table(register: Register) -> None:
    """A register is a table of its organisations, with the number of its entities above."""
    read = page(register)
    held_to(read, len(register.organisations))
    assert re.findall("[0-9]+", read.caption) == [
        str(len(held)) for held in (register.sources, register.organisations, register.members, register.board_terms)
    ]
    for number, one in enumerate(register.organisations, 1):
        terms = sum(term.organisation_id == one.id for term in register.board_terms)
        wanted = [one.id, one.name, one.level.value.replace("_", " "), str(one.area or ""), str(terms)]
        assert read.row(number) == [truncate(text, 120) for text in wanted]


def assert_report_is_a_table(register: Register) -> None:
    """A report is a table of its findings, with the number of each severity above."""
    report = check(register, undetermined=True)
    read = page(report)
    held_to(read, len(report))
    assert re.findall("[0-9]+", read.caption) == [str(count) for count in report.by_severity.values()]
    for number, found in enumerate(report.findings[:20], 1):
        wanted = [found.code, found.severity.value, found.verdict.value, found.path, found.message()]
        assert read.row(number) == [truncate(text, 120) for text in wanted]


@given(registers())
def test_tables_of_any_register(register: Register) -> None:
    """What holds of the tables of any register, all of it of the same draws, since these take longest."""
    assert_register_is_a_table(register)
    assert_report_is_a_table(register)


@given(board_terms())
def test_board_term_is_a_table(term: BoardTerm) -> None:
    """A board term is a table of its appointments."""
    read = page(term)
    held_to(read, len(term.appointments))
    for number, held in enumerate(term.appointments, 1):
        wanted = [
            held.post.value.replace("_", " "),
            held.title or "",
            held.section or "",
            held.member_id or str(held.name or held.office),
            "" if held.capacity is Capacity.SUBSTANTIVE else held.capacity.value.replace("_", " "),
            "" if held.period is None else held.period.to_text(language="en"),
        ]
        assert read.row(number) == [truncate(text, 120) for text in wanted]


@pytest.mark.parametrize(
    ("label", "period", "status", "caption"),
    [
        ("periode 2025–2030", None, "in_office", "Board term t, periode 2025–2030"),
        ("periode 2025–2030", "2025/2030", "disputed", "Board term t, periode 2025–2030, disputed"),
        (None, "2025-10-15/2030-10-14", "in_office", "Board term t, 15 October 2025 to 14 October 2030"),
        ("SK 4", "2025-10/", "in_office", "Board term t, SK 4, October 2025 to an unknown day"),
    ],
)
def test_board_term_says_its_dates_once(label: str | None, period: str | None, status: str, caption: str) -> None:
    """The caption of a board term has its dates in words, where its label does not say them."""
    span = None if period is None else Period.parse(period)
    term = BoardTerm(id="t", organisation_id="o", label=label, period=span, status=TermStatus(status))
    assert page(term).caption == caption


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_hostile_names_are_text(name: str) -> None:
    """A name that is markup, turns text around or never ends is a text in a cell like any other."""
    term = BoardTerm(
        id=name,
        organisation_id=name,
        label=name,
        appointments=(Appointment(id="a", post=Post.OTHER, title=name, section=name, name=PersonName(name)),),
    )
    register = Register.of(Organisation(id=name, name=name, level=Level.NATIONAL), term, term)
    for shown in (register, term, check(register)):
        read = page(shown)
        assert any(cell[:20] == truncate(name, 120)[:20] for _, _, cell in read.cells) or isinstance(shown, Report)


@pytest.mark.parametrize("count", [0, 1, 20, 21, 3000])
def test_rows_are_few(count: int) -> None:
    """Twenty rows are written; of more, the number of the others."""
    one = Organisation(id="o", name="IPSM", level=Level.NATIONAL)
    held_to(page(Register(organisations=(one,) * count)), count)


def test_personal_data_is_not_shown() -> None:
    """Neither an identity number, nor that of a card, nor a birth date stands in any table."""
    member = Member(
        id="m",
        name=PersonName("Kasmad"),
        birth_date=PartialDate(1971, 2, 3),
        identifiers=(Identifier("nik", "9999000011112222"),),
        cards=(Card(kind=CardKind.NATIONAL, number="K-4711"),),
    )
    again = attrs.evolve(member, id="n")
    term = BoardTerm(id="t", organisation_id="o", appointments=(Appointment(id="a", post=Post.CHAIR, member_id="m"),))
    register = Register.of(member, again, term)
    report = check(register, config=Config(expect_sources=True))
    assert report.findings
    for shown in (register, term, report):
        text = shown._repr_html_()
        assert not re.search("1971|9999|4711|Kasmad", text)


@given(st.lists(st.lists(st.text() | st.integers() | st.none(), min_size=2, max_size=2), max_size=25), st.text())
def test_table_holds_what_it_is_given(rows: list[list[str | int | None]], caption: str) -> None:
    """What is read from a table is what it was made of, each text shortened and made visible."""
    read = Page(table(caption or "x", ("a", "b"), rows, count=len(rows)))
    assert read.caption == truncate(caption or "x", 120)
    assert [read.row(number) for number in range(1, 1 + min(20, len(rows)))] == [
        ["" if cell is None else truncate(str(cell), 120) for cell in row] for row in rows[:20]
    ]
