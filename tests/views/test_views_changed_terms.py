"""Views of terms that were changed or attested: boards on a day, timelines, statistics and differences."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import (
    Appointment,
    Attestation,
    BoardTerm,
    Organisation,
    Post,
    Register,
    Tenure,
    TermChange,
    TermChangeKind,
)
from psm_model.i18n import Language
from psm_model.queries.doubt import Doubt
from psm_model.strategies import registers, valid_registers
from psm_model.values import Level, PartialDate, Period, PersonName, Verdict
from psm_model.values.bounds import UNBOUNDED
from psm_model.views.board import view_board
from psm_model.views.board_text import render_board
from psm_model.views.change import ChangeKind
from psm_model.views.changes import compare_registers
from psm_model.views.statistics import count_contents
from psm_model.views.term_words import format_term_dates
from psm_model.views.timeline import make_timeline

IPSM = Organisation(id="o", name="IPSM Contoh", level=Level.NATIONAL)
CHAIR = Appointment(id="a", post=Post.CHAIR, name=PersonName("Misal"))
OLD = BoardTerm(
    id="old",
    organisation_id="o",
    label="2020–2025",
    period=Period.parse("2020-10-15/2025-10-14"),
    tenure=Tenure.WHOLE_TERM,
    appointments=[CHAIR],
)
NEW = BoardTerm(id="new", organisation_id="o", period=Period.parse("2026-03-01/2031-02-28"))
EXTENDED = TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2026, 2, 28))
UNTIL_NEXT = TermChange(kind=TermChangeKind.EXTENDED, until_successor=True)
SHORTENED = TermChange(kind=TermChangeKind.SHORTENED, until=PartialDate(2023, 1))


def change(*changes: TermChange) -> BoardTerm:
    """Return the old board with changes."""
    return attrs.evolve(OLD, changes=changes)


@given(valid_registers() | registers(), st.dates(date(2005, 1, 1), date(2040, 1, 1)))
def test_the_view_of_a_board_agrees_with_the_register(register: Register, on: date) -> None:
    """The view lists those whom `Register.board_on` lists, with its verdicts, and gives a reason for each doubt."""
    for organisation in {term.organisation_id for term in register.board_terms}:
        terms = view_board(register, organisation, on, absent=True).terms
        seats = [(seat.appointment, seat.verdict) for board in terms for seat in board.seats]
        listed = [pair for pair in seats if pair[1] is not Verdict.NO]
        expected = register.board_on(organisation, on)
        assert sorted(map(repr, listed)) == sorted(map(repr, expected))
        for board in terms:
            answers = [(board.verdict, board.reasons), *((seat.verdict, seat.reasons) for seat in board.seats)]
            assert all((verdict is Verdict.UNDETERMINED) == bool(reasons) for verdict, reasons in answers)


@pytest.mark.parametrize(
    ("others", "on", "expected"),
    [
        ([], date(2025, 10, 14), ("yes", [])),
        ([], date(2025, 10, 15), ("undetermined", ["until_next"])),
        ([NEW], date(2026, 2, 28), ("undetermined", ["until_next"])),
        ([NEW], date(2026, 3, 1), ("undetermined", ["until_next"])),
        ([NEW], date(2026, 3, 2), ("no", [])),
    ],
)
def test_a_board_until_the_next_says_so(others: list[BoardTerm], on: date, expected: tuple[str, list[Doubt]]) -> None:
    """After its decreed end, the reason for the doubt is the next board, which ends it when it starts."""
    board = view_board(Register.of(IPSM, change(UNTIL_NEXT), *others), "old", on).terms[0]
    assert board.verdict is not None
    assert (board.verdict.value, [reason.doubt for reason in board.reasons]) == expected
    assert all(reason.path == "/board_terms/0/changes/0" for reason in board.reasons)


def test_an_imprecise_new_end_is_settled_in_the_change() -> None:
    """If the last day of a change is imprecise, the fact to record is in the change."""
    board = view_board(Register.of(IPSM, change(SHORTENED)), "old", date(2023, 1, 5)).terms[0]
    assert [(reason.doubt, reason.path) for reason in board.reasons] == [
        (Doubt.TERM_END, "/board_terms/0/changes/0/until")
    ]


@pytest.mark.parametrize(
    ("changed", "english", "indonesian"),
    [
        (EXTENDED, "extended until 28 February 2026", "diperpanjang sampai dengan 28 Februari 2026"),
        (UNTIL_NEXT, "extended until the next board takes office", "diperpanjang sampai terbentuk pengurus baru"),
        (SHORTENED, "shortened to January 2023", "dipersingkat sampai dengan Januari 2023"),
    ],
)
def test_changes_have_words(changed: TermChange, english: str, indonesian: str) -> None:
    """Headings of boards and differences name a change, in both languages."""
    term = change(changed)
    register = Register.of(IPSM, term)
    (difference,) = compare_registers(Register.of(IPSM, OLD), register)
    kind = ChangeKind.TERM_SHORTENED if changed is SHORTENED else ChangeKind.TERM_EXTENDED
    assert difference.kind is kind
    by_language: list[tuple[Language, str]] = [("en", english), ("id", indonesian)]
    for language, words in by_language:
        assert words in (format_term_dates(term, language=language) or "")
        assert words in " ".join(render_board(view_board(register, "o"), language=language, width=200).split())
        assert words in difference.to_sentence(language=language)


def test_bars_run_to_the_end_that_holds() -> None:
    """A bar ends on the new last day; until the next board, it is certain to the decreed end and then unknown."""
    (longer,), (unknown,) = (
        make_timeline(Register.of(IPSM, change(changed))).rows[0].bars for changed in (EXTENDED, UNTIL_NEXT)
    )
    assert longer.bounds.end_min == longer.bounds.end_max == date(2026, 2, 28).toordinal()
    assert (unknown.bounds.end_min, unknown.bounds.end_max) == (date(2025, 10, 14).toordinal(), UNBOUNDED)
    assert unknown.is_end_unknown
    assert not unknown.is_end_open


def test_attested_boards_are_shown() -> None:
    """A board without a term shows its attested days instead of a doubt about them."""
    seen = [Attestation(on=PartialDate(2023, 5, 4))]
    term = BoardTerm(id="t", organisation_id="o", attested=seen)
    assert format_term_dates(term, language="id") == "tanpa tanggal, menjabat pada 4 Mei 2023 menurut sumber"
    board = view_board(Register.of(IPSM, term), "o", date(2023, 5, 4)).terms[0]
    assert (board.verdict, board.reasons) == (Verdict.YES, ())


def test_statistics_count_the_years_that_hold() -> None:
    """The years of a register reach to the end of an extension."""
    assert count_contents(Register.of(IPSM, change(EXTENDED))).years == (2020, 2026)
    assert count_contents(Register.of(IPSM, change(UNTIL_NEXT))).years == (2020, 2025)
