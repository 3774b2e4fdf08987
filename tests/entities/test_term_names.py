"""Names of terms: the label as written, else the years, else the id."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from psm_model.entities import BoardTerm, TermChange, TermChangeKind
from psm_model.entities.term_names import format_years, name_term, shorten_to_years
from psm_model.i18n import Bilingual
from psm_model.strategies import board_terms, periods
from psm_model.values import PartialDate, Period


def test_years_stand_for_a_label() -> None:
    """A label is shown as written; without one, the years are, or the id if they are not known."""
    span = Period.parse("2025-10-15/2030-10-14")
    assert name_term("t", "SK 4", span) == Bilingual("SK 4", "SK 4")
    assert name_term("t", None, span) == Bilingual("2025–2030", "2025–2030")
    assert name_term("t", None, None) == Bilingual("t", "t")


def test_years_of_ends_that_are_no_dates() -> None:
    """An open end is left out of the years, an unknown one is named."""
    assert format_years(Period.parse("2025-10/..")) == Bilingual("since 2025", "sejak 2025")
    assert format_years(Period.parse("2025-10-15/")) == Bilingual("2025 to an unknown day", "2025 s.d. tidak diketahui")
    assert format_years(Period.parse("2025-01-01/2025-12-31")) == Bilingual("2025", "2025")


@given(periods())
def test_years_contain_the_period(period: Period) -> None:
    """The years of a period have all its possible days, and shortening them again changes nothing."""
    years = shorten_to_years(period)
    assert years.bounds.start_min <= period.bounds.start_min
    assert years.bounds.end_max >= period.bounds.end_max
    assert shorten_to_years(years) == years


def test_name_has_the_years_as_first_decreed() -> None:
    """The last change of a term does not change its name, as it does not change its label."""
    until = TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate.from_date(date(2026, 3, 31)))
    term = BoardTerm(id="t", organisation_id="o", period=Period.parse("2020/2025"), changes=[until])
    assert (str(term), term.make_name().indonesian) == ("2020–2025", "2020–2025")
    assert repr(term) == "<BoardTerm t: 2020/2026-03-31, 0 appointments>"
    assert "31 March 2026" in term.to_html()


@given(board_terms())
def test_id_is_a_last_resort(term: BoardTerm) -> None:
    """A term is called by its id only if neither a label nor any of its days is recorded."""
    name = term.make_name().english
    assert name == term.label or (name == term.id) == (term.span is None)
