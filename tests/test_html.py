"""_repr_html_: tables for notebooks, well formed, with only text, whatever the names are."""

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
    """A parsed table, which must suit browsers and screen readers."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.cells: list[tuple[str, dict[str, str | None], str]] = []
        self.rows: list[list[int]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element, which must belong to a table and may have only the attributes of cells."""
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
        """Take text, which may only be in cells."""
        if self.open and self.open[-1] in {"th", "td", "caption"}:
            tag, attributes, text = self.cells[-1]
            self.cells[-1] = tag, attributes, text + data
        else:
            assert not data.strip()

    def handle_comment(self, data: str) -> None:
        """Refuse a comment."""
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        """Refuse a declaration."""
        raise AssertionError(decl)

    @property
    def caption(self) -> str:
        """The text of the caption."""
        return next(text for tag, _, text in self.cells if tag == "caption")

    def row(self, number: int) -> list[str]:
        """Return the texts of a row; the head is row 0."""
        return [self.cells[at][2] for at in self.rows[number]]


# Any: a register, a term or a report, which share only this method.
def parse_page(value: Any) -> Page:
    """Parse what a notebook shows for an object."""
    return Page(value._repr_html_())


def assert_is_table(page: Page, rows: int) -> None:
    """Assert that a page has headings with scopes, at most 20 rows, and the count of the others."""
    shown = min(rows, 20)
    assert len(page.rows) == 1 + shown + (rows > 20)
    width = len(page.rows[0])
    for number, cells in enumerate(page.rows[: 1 + shown]):
        kinds = [(page.cells[at][0], page.cells[at][1].get("scope")) for at in cells]
        head = [("th", "col")] * width if number == 0 else [("th", "row"), *[("td", None)] * (width - 1)]
        assert kinds == head
    if rows > 20:
        (more,) = page.rows[-1]
        assert page.cells[more][1:] == ({"colspan": str(width)}, f"and {rows - 20:,} more")
    assert page.caption
    for _, _, text in page.cells:
        assert text.isprintable()
        assert len(text) < 1300


def assert_register_is_a_table(register: Register) -> None:
    """Assert that a register is a table of its organisations, with the number of entities in the caption."""
    page = parse_page(register)
    assert_is_table(page, len(register.organisations))
    assert re.findall("[0-9]+", page.caption) == [
        str(len(entities))
        for entities in (
            register.sources,
            register.decrees,
            register.organisations,
            register.members,
            register.board_terms,
        )
    ]
    for number, organisation in enumerate(register.organisations, 1):
        terms = sum(term.organisation_id == organisation.id for term in register.board_terms)
        expected = [
            organisation.id,
            organisation.name,
            organisation.level.value.replace("_", " "),
            str(organisation.area or ""),
            str(terms),
        ]
        assert page.row(number) == [truncate(text, 400) for text in expected]


def assert_report_is_a_table(register: Register) -> None:
    """Assert that a report is a table of its findings, with the numbers of each severity and of undetermined ones."""
    report = check(register, undetermined=True)
    page = parse_page(report)
    assert_is_table(page, len(report))
    counts = [*report.by_severity.values(), len(report.undetermined)]
    assert re.findall("[0-9]+", page.caption) == [str(count) for count in counts]
    for number, finding in enumerate(report.findings[:20], 1):
        words = [finding.message(), finding.remedy() or ""]
        expected = [finding.code, finding.severity.value, finding.verdict.value, finding.path, *words]
        assert page.row(number) == [truncate(text, 400) for text in expected]


@given(registers())
def test_tables_of_any_register(register: Register) -> None:
    """The properties of the tables of any register; one test, because drawing registers is slow."""
    assert_register_is_a_table(register)
    assert_report_is_a_table(register)


@given(board_terms())
def test_board_term_is_a_table(term: BoardTerm) -> None:
    """A board term is a table of its appointments."""
    page = parse_page(term)
    assert_is_table(page, len(term.appointments))
    for number, appointment in enumerate(term.appointments, 1):
        expected = [
            appointment.post.value.replace("_", " "),
            appointment.title or "",
            appointment.section or "",
            appointment.member_id or str(appointment.name or appointment.office or "left out on purpose"),
            "" if appointment.capacity is Capacity.SUBSTANTIVE else appointment.capacity.value.replace("_", " "),
            "" if appointment.period is None else appointment.period.to_text(language="en"),
        ]
        assert page.row(number) == [truncate(text, 400) for text in expected]


@pytest.mark.parametrize(
    ("label", "period", "status", "caption"),
    [
        ("periode 2025–2030", None, "in_office", "Board term t, periode 2025–2030"),
        ("periode 2025–2030", "2025/2030", "disputed", "Board term t, periode 2025–2030, disputed"),
        (None, "2025-10-15/2030-10-14", "in_office", "Board term t, 15 October 2025 to 14 October 2030"),
        ("SK 4", "2025-10/", "in_office", "Board term t, SK 4, October 2025 to an unknown day"),
    ],
)
def test_board_term_shows_dates_once(label: str | None, period: str | None, status: str, caption: str) -> None:
    """The caption of a board term has its dates in words, unless its label states them."""
    span = None if period is None else Period.parse(period)
    term = BoardTerm(id="t", organisation_id="o", label=label, period=span, status=TermStatus(status))
    assert parse_page(term).caption == caption


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_hostile_names_are_text(name: str) -> None:
    """A name with markup, direction marks or enormous length is a text in a cell."""
    term = BoardTerm(
        id=name,
        organisation_id=name,
        label=name,
        appointments=(Appointment(id="a", post=Post.OTHER, title=name, section=name, name=PersonName(name)),),
    )
    register = Register.of(Organisation(id=name, name=name, level=Level.NATIONAL), term, term)
    for value in (register, term, check(register)):
        page = parse_page(value)
        assert any(cell[:20] == truncate(name, 400)[:20] for _, _, cell in page.cells) or isinstance(value, Report)


@pytest.mark.parametrize("count", [0, 1, 20, 21, 3000])
def test_number_of_rows_is_limited(count: int) -> None:
    """Twenty rows are shown; the others are counted."""
    organisation = Organisation(id="o", name="IPSM", level=Level.NATIONAL)
    assert_is_table(parse_page(Register(organisations=(organisation,) * count)), count)


def test_personal_data_is_not_shown() -> None:
    """No table has an identity number, a card number or a birth date."""
    member = Member(
        id="m",
        name=PersonName("Kasmad"),
        birth_date=PartialDate(1971, 2, 3),
        identifiers=(Identifier("nik", "9999000011112222"),),
        cards=(Card(kind=CardKind.NATIONAL, number="K-4711"),),
    )
    other_member = attrs.evolve(member, id="n")
    term = BoardTerm(id="t", organisation_id="o", appointments=(Appointment(id="a", post=Post.CHAIR, member_id="m"),))
    register = Register.of(member, other_member, term)
    report = check(register, config=Config(expect_sources=True))
    assert report.findings
    for value in (register, term, report):
        text = value._repr_html_()
        assert not re.search("1971|9999|4711|Kasmad", text)


@given(st.lists(st.lists(st.text() | st.integers() | st.none(), min_size=2, max_size=2), max_size=25), st.text())
def test_table_shows_its_cells(rows: list[list[str | int | None]], caption: str) -> None:
    """A table has the given cells, truncated and escaped."""
    page = Page(table(caption or "x", ("a", "b"), rows, count=len(rows)))
    assert page.caption == truncate(caption or "x", 400)
    assert [page.row(number) for number in range(1, 1 + min(20, len(rows)))] == [
        ["" if cell is None else truncate(str(cell), 400) for cell in row] for row in rows[:20]
    ]
