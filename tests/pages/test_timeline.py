"""The drawing of a report's timeline: places of bars, days, years and marks, and the signs of ends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import pytest

from psm_model.checks import check
from psm_model.entities import Attestation, BoardTerm, Inauguration, InaugurationStatus, Register, TermStatus
from psm_model.pages import render_html
from psm_model.values import PartialDate, Period
from tests.pages.parsing import Element, Page
from tests.rules.samples import IPSM, term

ON: Final = date(2022, 7, 2)
"""A day within the terms of these tests."""
FIRST: Final = date(2020, 1, 1)
"""The first day of the axis."""
END: Final = date(2030, 1, 1)
"""The day after its last."""
WHOLE: Final = "2020-01-01/2029-12-31"
"""A period as long as the axis."""


def render(*terms: BoardTerm, on: date = ON) -> Page:
    """Return the page of one organisation with these terms, and with one that makes the axis ten years long."""
    register = Register.of(IPSM, term(WHOLE, "whole"), *terms)
    return Page(render_html(register, check(register, on=on, undetermined=True), on=on))


def find_place(day: date) -> float:
    """Return the place of the start of a day on the axis, in percent."""
    return 100 * (day - FIRST) / (END - FIRST)


def read_number(element: Element, name: str) -> float:
    """Return a number of an element, in percent if it is."""
    return float((element.attributes[name] or "").removesuffix("%"))


def find_bars(page: Page) -> list[Element]:
    """Return the bars of the drawing."""
    return [bar for bar in page.find("svg", "bar") if "key" not in bar.classes]


def find_signs(page: Page) -> list[tuple[str, float, str | None]]:
    """Return the signs of ends, each with its place and the side on which it begins."""
    signs = page.find("text", "sign")
    return [("".join(sign.text), read_number(sign, "x"), sign.attributes["text-anchor"]) for sign in signs]


@pytest.mark.parametrize(
    ("first", "last"), [(date(2021, 3, 1), date(2026, 2, 28)), (date(2024, 2, 29), date(2024, 2, 29)), (FIRST, ON)]
)
def test_bars_are_as_long_as_their_days(first: date, last: date) -> None:
    """A bar reaches from the start of its first day to the end of its last."""
    bar = min(find_bars(render(term(f"{first}/{last}"))), key=lambda bar: read_number(bar, "width"))
    left, width = read_number(bar, "x"), read_number(bar, "width")
    assert left == pytest.approx(find_place(first), abs=0.01)
    assert left + width == pytest.approx(max(find_place(last + timedelta(days=1)), left + 0.3), abs=0.01)


@pytest.mark.parametrize(
    ("span", "sign"),
    [
        ("2022-01-01/2026-12-31", None),
        ("/2026-12-31", ("?", date(2022, 1, 1), "start")),
        ("2022-01-01/", ("?", date(2027, 1, 1), "end")),
        ("2022-01-01/..", ("→", END, "end")),
    ],
)
def test_unknown_and_open_ends_have_signs(span: str, sign: tuple[str, date, str] | None) -> None:
    """An unknown end has a question mark, an open one an arrow, inside the bar at that end."""
    found = find_signs(render(term(span)))
    assert [(text, anchor) for text, _, anchor in found] == ([] if sign is None else [(sign[0], sign[2])])
    if sign is not None:
        assert found[0][1] == pytest.approx(find_place(sign[1]), abs=0.1)


@pytest.mark.parametrize(
    ("span", "label"),
    [
        ("2021-03-01/2026-02-28", "2021–2026"),
        ("/2026-12-31", "…–2026"),
        ("2021-01-01/", "2021–…"),
        ("2021-01-01/..", "2021–…"),
        ("2023-01-01/2024-12-31", "2023–2024"),
    ],
)
def test_labels_have_the_years(span: str, label: str) -> None:
    """The label of a bar has its first and last year, and dots for one that is unknown or open."""
    labels = ["".join(text.text) for text in render(term(span)).find("text", "label")]
    assert label in labels


@pytest.mark.parametrize("on", [FIRST, date(2024, 12, 31), date(2025, 1, 1)])
def test_line_is_at_the_start_of_the_day(on: date) -> None:
    """The line of the day in the rows, its tip and its label are at the start of the day."""
    page = render(on=on)
    lines = page.find("line", "psm-line-of-day")
    assert len(lines) == 2
    (label,) = page.find("text", "day")
    for place in (*(read_number(line, "x1") for line in lines), read_number(label, "x")):
        assert place == pytest.approx(find_place(on), abs=0.01)
    assert all(line.attributes["x1"] == line.attributes["x2"] for line in lines)
    assert f"{on.day} " in "".join(label.text)


def test_years_are_at_their_first_day() -> None:
    """Each year of the axis has its label and its line at its first day."""
    page = render()
    labels = {"".join(text.text): read_number(text, "x") for text in page.find("text", "year")}
    assert labels == {year: pytest.approx(find_place(date(int(year), 1, 1)), abs=0.01) for year in labels}
    assert len(labels) >= 5
    assert [read_number(line, "x1") for line in page.find("line", "psm-line-of-year")] == list(labels.values())


def test_ends_fade_outwards() -> None:
    """A bar that starts or ends in a year rises at its start, is whole, and falls at its end."""
    page = render(term("2021/2026"))
    fills = [
        (rect.attributes.get("fill"), read_number(rect, "x"))
        for rect in page.find("rect")
        if rect.parents.count("svg") == 2 and "whole" not in rect.classes
    ]
    assert [fill for fill, _ in fills] == ["url(#psm-in_office-rise)", "url(#psm-in_office-fall)"]
    assert fills[0][1] < fills[1][1]
    ids = [element.attributes.get("id") for element in page.elements]
    for edge, kinds in (("rise", ["faint", "full"]), ("fall", ["full", "faint"])):
        place = ids.index(f"psm-in_office-{edge}")
        stops = page.elements[place + 1 : place + 3]
        assert [kind for stop in stops for kind in stop.classes & {"faint", "full"}] == kinds


@pytest.mark.parametrize("status", TermStatus)
def test_statuses_have_patterns(status: TermStatus) -> None:
    """A board that is annulled, disputed or a caretaker has a pattern of its own over its bar."""
    board = BoardTerm(id="t", organisation_id="o", period=Period.parse("2021-01-01/2023-12-31"), status=status)
    fills = [rect.attributes.get("fill") or "" for rect in render(board).find("rect") if "table" in rect.parents]
    names = [f"url(#psm-{other.value})" for other in TermStatus]
    assert [fill for fill in fills if fill in names] == (
        [] if status is TermStatus.IN_OFFICE else [f"url(#psm-{status.value})"]
    )


def test_single_days_have_heads() -> None:
    """Inaugurations and attested days are at the middle of their days; a planned one is hollow."""
    board = BoardTerm(
        id="t",
        organisation_id="o",
        period=Period.parse("2021-01-01/2023-12-31"),
        inaugurations=[
            Inauguration(date=PartialDate(2021, 5, 1)),
            Inauguration(date=PartialDate(2022), status=InaugurationStatus.PLANNED),
        ],
        attested=[Attestation(on=PartialDate(2023, 3))],
    )
    page = render(board)
    places = [read_number(head, "x") for head in page.find("svg", "head")]
    kinds = [path.classes - {"tick"} for path in page.find("path") if "table" in path.parents]
    assert kinds == [set(), {"planned"}, {"attested"}]
    middles = [find_place(date(2021, 5, 1)) + 50 / 3653, find_place(date(2022, 7, 2)) + 50 / 3653]
    assert places[:2] == pytest.approx([middles[0], middles[1]], abs=0.01)
    assert find_place(date(2023, 3, 15)) < places[2] < find_place(date(2023, 3, 18))


def test_marks_are_as_long_as_their_days() -> None:
    """The bracket of an overlap has its days; an undetermined finding is open, and a certain one is not."""
    page = render(term("2024-03-01/2026-02-28"))
    (mark,) = (group for group in page.find("g", "finding-mark") if "PSM101" in "".join(group.text))
    assert "error" in mark.classes
    place = page.elements.index(mark)
    (bracket,) = [rect for rect in page.elements[place + 1 : place + 4] if rect.tag == "rect"]
    left, width = read_number(bracket, "x"), read_number(bracket, "width")
    assert bracket.classes == {"sure"}
    assert left == pytest.approx(find_place(date(2024, 3, 1)), abs=0.01)
    assert left + width == pytest.approx(find_place(date(2026, 3, 1)), abs=0.012)
    soft = Register.of(IPSM, term("2020/2024", "a"), term("2024/2029", "b"))
    other = Page(render_html(soft, check(soft, on=ON, undetermined=True), on=ON))
    assert other.find("rect", "open")
