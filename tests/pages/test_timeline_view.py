"""TimelineView: drawings and words for notebooks, aligned with their axis, with ids of their own."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.entities import BoardTerm, Organisation, Register, TermStatus
from psm_model.errors import WrongTypeError
from psm_model.i18n import LANGUAGES, Language
from psm_model.notebook import show
from psm_model.pages import TimelineView, view_timeline
from psm_model.strategies import registers
from psm_model.text import truncate
from psm_model.values import Level, Period
from tests.pages.parsing import Page
from tests.pages.registers import ON, make_regency
from tests.planted import PLANTED, find_canaries

ROWS: Final = 20
LANGUAGE: Final[st.SearchStrategy[Language]] = st.sampled_from(LANGUAGES)
HOSTILE: Final = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style>", "\u202eutas", "x" * 9_000)


def parse_view(view: TimelineView, language: Language = "en") -> Page:
    """Parse a view: every id is used or may be used once, and every style is for the view alone."""
    text = view.to_html(language=language)
    assert text == view.to_html(language=language)
    page = Page(f"<!DOCTYPE html>{text}")
    assert page.elements[0].attributes == {"class": "psm-model", "lang": language, "tabindex": "0"}
    assert len(set(page.ids)) == len(page.ids)
    assert page.references <= set(page.ids)
    selectors = re.findall(r"([^{}]*)\{[^{}]*\}", "".join(page.find("style")[0].text))
    assert all(part.strip().startswith(".psm-") for selector in selectors for part in selector.split(","))
    for drawing in page.find("svg", "row"):
        assert drawing.attributes["role"] == "img"
        assert drawing.attributes["aria-label"]
    return page


@given(registers(), LANGUAGE, st.none() | st.dates(date(2000, 1, 1), date(2060, 1, 1)))
@example(Register.of(Organisation(id="o", name="\U000505500", level=Level.NATIONAL)), "en", None)
@example(Register.of(Organisation(id="o", name="1234\n\n5678\n\n1234\n\n5678", level=Level.NATIONAL)), "en", None)
@example(Register.of(BoardTerm(id="t", organisation_id="o", period=Period.parse("/.."))), "en", None)
def test_view_of_any_register(register: Register, language: Language, on: date | None) -> None:
    """Each organisation has a row with its name and a drawing of its dated terms, and all of it in words."""
    view = view_timeline(register, on=on, undetermined=True)
    page = parse_view(view, language)
    rows = view.timeline.rows[:ROWS]
    names = [element for element in page.find("th") if element.attributes["scope"] == "row"]
    assert len(names) == len(rows)
    for name, row in zip(names, rows, strict=True):
        shown = "".join(name.text)
        if row.name is not None:
            assert shown == truncate(row.name, 400)
        else:
            assert shown.startswith(truncate(row.organisation_id, 400)[:300])
    # Without a known day, there is no axis and nothing is drawn.
    is_drawn = view.timeline.extent is not None
    assert len(page.find("svg", "row")) == sum(is_drawn and bool(row.bars) for row in rows)
    assert len(page.find("details")) == 1
    assert len([item for item in page.find("li") if "details" in item.parents]) == len(rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_legend_names_the_signs(language: Language) -> None:
    """With a day, the legend says which boards have ended; without one, nothing is said about time."""
    term = BoardTerm(id="t", organisation_id="o", period=Period.parse("2020-01-01/2024-12-31"))
    register = Register.of(Organisation(id="o", name="IPSM", level=Level.NATIONAL), term)
    ended = {"en": "ended", "id": "sudah berakhir"}[language]
    for on, is_said in ((date(2026, 1, 1), True), (None, False)):
        page = parse_view(view_timeline(register, on=on), language)
        legend = "".join("".join(element.text) for element in page.find("ul", "legend"))
        assert (ended in legend) is is_said


def test_views_of_one_page_do_not_clash() -> None:
    """Different drawings have different ids, and equal drawings equal ones."""
    organisation = Organisation(id="o", name="IPSM", level=Level.NATIONAL)
    earlier, later = (
        Register.of(organisation, BoardTerm(id="t", organisation_id="o", label=label, status=TermStatus.DISPUTED))
        for label in ("2020–2025", "2021–2026")
    )
    first, again, second = (parse_view(view_timeline(register)).ids for register in (earlier, earlier, later))
    assert first == again
    assert not set(first) & set(second)


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_hostile_names_are_text(name: str) -> None:
    """A name with markup or enormous length is a text."""
    organisation = Organisation(id=name, name=name, level=Level.NATIONAL)
    term = BoardTerm(id=name, organisation_id=name, label=name, period=Period.parse("2020/2025"))
    view = view_timeline(Register.of(organisation, term, term), undetermined=True)
    for language in LANGUAGES:
        page = parse_view(view, language)
        assert not page.find("script")
        assert truncate(name, 400)[:20] in "".join(page.elements[0].text)


def test_size_is_bounded() -> None:
    """Twenty organisations are drawn; the others are counted."""
    organisations = [Organisation(id=f"o-{number}", name="IPSM", level=Level.NATIONAL) for number in range(9_000)]
    terms = [BoardTerm(id=f"t-{number}", organisation_id=f"o-{number}", label="2020–2025") for number in range(9_000)]
    view = view_timeline(Register(organisations=organisations, board_terms=terms))
    page = parse_view(view, "id")
    assert "".join(page.find("tfoot")[0].text) == "dan 8.980 lainnya"
    size = len(view.to_html())
    assert size < 60_000
    assert repr(view) == "<TimelineView: 9000 organisations>"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_view_shows_personal_data(language: Language) -> None:
    """A view shows no number, birth date or reason."""
    assert find_canaries(view_timeline(PLANTED, undetermined=True).to_html(language=language)) == []


def test_show_chooses_the_language() -> None:
    """A view is displayed in English, and in Indonesian by `show`."""
    view = view_timeline(make_regency(5), on=ON)
    assert view._repr_html_() == view.to_html(language="en")  # as notebooks call it
    assert show(view, language="id")._repr_html_() == view.to_html(language="id")


def test_wrong_arguments_are_refused() -> None:
    """An argument of another type and an unsupported language are errors."""
    with pytest.raises(WrongTypeError):
        view_timeline("register")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="languages"):
        view_timeline(Register()).to_html(language="de")  # type: ignore[arg-type]
