"""view_board: the answers of the register, with names, replacements, and the reasons for undetermined answers."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import (
    Appointment,
    AreaName,
    Attestation,
    BoardTerm,
    Capacity,
    FormerArea,
    Member,
    NameKind,
    Organisation,
    OrganisationName,
    Post,
    Predecessor,
    Register,
    Succession,
    Tenure,
    TermChange,
    TermChangeKind,
    TermStatus,
)
from psm_model.entities.tenure import held_on
from psm_model.errors import NotFoundError
from psm_model.formats.json import dumps
from psm_model.formats.locations import locate_pointers
from psm_model.i18n import LANGUAGES, Language
from psm_model.strategies import completions, partial_dates, periods, registers
from psm_model.text import display_width, truncate
from psm_model.values import AreaCode, Level, PartialDate, Period, PersonName, Verdict
from psm_model.views.board import BoardOnDay, SeatOnDay, TermBoard, iter_board_views, view_board
from psm_model.views.board_text import render_board
from psm_model.views.doubt import Doubt, Reason
from tests.drawing import boards, distinct_registers

FIRST, LAST = date(2025, 1, 1), date(2026, 12, 31)
DAYS = partial_dates(min_value=FIRST, max_value=LAST)


def make_chair(name: str, **fields: Any) -> Appointment:
    """Return the appointment of a chair who is only named."""
    return Appointment(id=name, post=Post.CHAIR, name=PersonName(name), **fields)


def board_of_one_term(term: BoardTerm, day: str | None = "2026-01-01", **options: bool) -> BoardOnDay:
    """Return the board of a register with one term."""
    return view_board(Register.of(term), "t", None if day is None else PartialDate.parse(day), **options)


@given(st.lists(boards(FIRST, LAST), max_size=3), DAYS)
def test_seats_are_those_of_the_register(terms: list[BoardTerm], day: PartialDate) -> None:
    """Holders and their verdicts are those of `Register.board_on`."""
    register = Register.of(Organisation(id="o", name="IPSM", level=Level.NATIONAL), *terms)
    board = view_board(register, "o", day)
    assert [(seat.appointment, seat.verdict) for term_board in board.terms for seat in term_board.seats] == list(
        register.board_on("o", day)
    )
    for term_board in board.terms:
        assert term_board.verdict is term_board.term.in_office(day)
        assert term_board.seats or term_board.verdict is not Verdict.NO


@given(st.lists(boards(FIRST, LAST), max_size=3), DAYS | st.none())
def test_absent_includes_every_appointment(terms: list[BoardTerm], day: PartialDate | None) -> None:
    """With `absent`, or without a day, the board has every term of the organisation and every appointment."""
    register = Register.of(Organisation(id="o", name="IPSM", level=Level.NATIONAL), *terms)
    board = view_board(register, "o", day, absent=True)
    assert [term_board.term for term_board in board.terms] == list(register.terms_of("o"))
    for term_board in board.terms:
        appointments = sorted(term_board.term.appointments, key=repr)
        assert sorted((seat.appointment for seat in term_board.seats), key=repr) == appointments
        assert (term_board.verdict is None) == (day is None)


@given(registers(), DAYS)
def test_pointers_lead_to_the_document(register: Register, day: PartialDate) -> None:
    """The path of each term and seat is the pointer of its record in the document."""
    pointers = [pointer for pointer, _ in register.walk()]
    locations = locate_pointers(dumps(register), pointers)
    for term in register.board_terms:
        for term_board in view_board(register, term.organisation_id, day, absent=True).terms:
            assert {term_board.path, *(seat.path for seat in term_board.seats)} <= locations.keys()
            assert term_board.term == dict(register.walk())[term_board.path]
            assert all(dict(register.walk())[seat.path] == seat.appointment for seat in term_board.seats)


DAYS_ASKED = {Doubt.DAY, Doubt.MAYBE_DAY}
"""The reasons that lie in what was asked."""


@given(boards(FIRST, LAST), DAYS)
def test_only_undetermined_answers_have_reasons(term: BoardTerm, day: PartialDate) -> None:
    """An answer has reasons if and only if it is undetermined."""
    for term_board in board_of_one_term(attrs.evolve(term, id="t"), str(day), absent=True).terms:
        answers: list[TermBoard | SeatOnDay] = [term_board, *term_board.seats]
        for answer in answers:
            assert bool(answer.reasons) == (answer.verdict is Verdict.UNDETERMINED)
            assert len(set(answer.reasons)) == len(answer.reasons)
            assert all((path is None) == (doubt in DAYS_ASKED) for doubt, path in answer.reasons)


def complete_period(period: Period | None, known: Period, pointer: str, paths: set[str | None]) -> Period | None:
    """Return a period whose listed ends are known, or the known period if the whole is listed."""
    if pointer in paths:
        return known
    if period is None:
        return None
    start = known.start if f"{pointer}/start" in paths else period.start
    return Period(start, known.end if f"{pointer}/end" in paths else period.end)


@given(boards(FIRST, LAST), DAYS, st.data())
def test_reasons_suffice(term: BoardTerm, day: PartialDate, data: st.DataObject) -> None:
    """If the reasons are resolved, and nothing else, the answer is certain."""
    term = attrs.evolve(term, status=TermStatus.IN_OFFICE)
    (term_board,) = board_of_one_term(attrs.evolve(term, id="t"), str(day), absent=True).terms
    any_period = periods(min_value=FIRST, max_value=LAST)
    known_span = data.draw(completions(term.span or data.draw(any_period)))
    for number, seat in enumerate(term_board.seats):
        appointment = seat.appointment
        paths = {path for _, path in seat.reasons}
        known_period = data.draw(completions(appointment.period or data.draw(any_period)))
        appointment = attrs.evolve(
            appointment,
            period=complete_period(
                appointment.period, known_period, f"{term_board.path}/appointments/{number}/period", paths
            ),
        )
        known_term = attrs.evolve(
            term, period=complete_period(term.span, known_span, f"{term_board.path}/period", paths)
        )
        depends_on_day = any(doubt in DAYS_ASKED for doubt, _ in seat.reasons)
        known_day = data.draw(completions(day)) if depends_on_day else day
        assert held_on(appointment, known_term, known_day) is not Verdict.UNDETERMINED


@given(boards(FIRST, LAST), DAYS, st.data())
def test_days_asked_about_are_a_reason_only_where_some_are_surely_out(
    term: BoardTerm, day: PartialDate, data: st.DataObject
) -> None:
    """A post that is surely not held on all days asked about is never; without another doubt, it is held on some."""
    term = attrs.evolve(term, id="t", status=TermStatus.IN_OFFICE)
    completed = data.draw(completions(term))
    (board,) = board_of_one_term(term, str(day), absent=True).terms
    for seat, known in zip(board.seats, completed.appointments, strict=True):
        doubts = {doubt for doubt, _ in seat.reasons}
        if Doubt.DAY in doubts:
            assert held_on(known, completed, day) is not Verdict.YES
        if doubts == {Doubt.DAY}:
            assert held_on(known, completed, day) is Verdict.UNDETERMINED


def test_text_says_that_a_post_is_held_in_a_part_of_a_year() -> None:
    """A post whose days are known, and fill a part of the year, is said to be held in that part."""
    chair = make_chair("A", period=Period.parse("2025-10-15/2027-06-30"))
    term = BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=(chair,))
    board = board_of_one_term(term, "2027")
    assert render_board(board, width=120).endswith("  undetermined: only part of that year")
    assert render_board(board, language="id", width=120).endswith("  tidak dapat dipastikan: hanya sebagian tahun itu")


def test_text_gives_no_reason_that_may_be_untrue() -> None:
    """A post without dates may be held on all days of a year, so the year that was asked for is no reason."""
    term = BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=(make_chair("A"),))
    board = board_of_one_term(term, "2027")
    assert [reason.doubt for reason in board.terms[0].seats[0].reasons] == [Doubt.HELD, Doubt.MAYBE_DAY]
    assert render_board(board, width=120).endswith("  undetermined: no dates recorded")
    assert render_board(board, language="id", width=120).endswith("  tidak dapat dipastikan: tanggal tidak tercatat")


@pytest.mark.parametrize(
    ("term", "day", "reasons"),
    [
        ({"label": "2025–2030"}, "2026-01-01", [(Doubt.HELD, "/appointments/0/period")]),
        ({}, "2026-01-01", [(Doubt.HELD, "/appointments/0/period"), (Doubt.TERM, "/period")]),
        (
            {"label": "2025–2030", "status": TermStatus.DISPUTED},
            "2026-01-01",
            [(Doubt.HELD, "/appointments/0/period"), (Doubt.STATUS, "/status")],
        ),
        (
            {"label": "2025–2030"},
            "2025-06-01",
            [(Doubt.HELD, "/appointments/0/period"), (Doubt.TERM_START, "/period/start")],
        ),
        (
            {"label": "2025–2030"},
            "2030-06-01",
            [(Doubt.HELD, "/appointments/0/period"), (Doubt.TERM_END, "/period/end")],
        ),
        (
            {"period": Period.parse("2025-10-15/2030-10-15")},
            "2025",
            [(Doubt.HELD, "/appointments/0/period"), (Doubt.DAY, None)],
        ),
    ],
)
def test_reasons(term: dict[str, Any], day: str, reasons: list[tuple[Doubt, str | None]]) -> None:
    """Each reason occurs, for a term and for an appointment without dates."""
    full_term = BoardTerm(id="t", organisation_id="o", appointments=(make_chair("A"),), **term)
    (seat,) = board_of_one_term(full_term, day).terms[0].seats
    expected = [Reason(doubt, None if path is None else f"/board_terms/0{path}") for doubt, path in reasons]
    assert list(seat.reasons) == expected
    assert list(board_of_one_term(full_term, day).terms[0].reasons) == [
        reason for reason in expected if reason.doubt is not Doubt.HELD
    ]


@pytest.mark.parametrize(
    ("period", "day", "doubt"),
    [
        ("2026/2028", "2026-06-01", [Doubt.HELD_START]),
        ("2026/2028", "2028-06-01", [Doubt.HELD_END]),
        ("2026-01-01/", "2027-01-01", [Doubt.HELD_END]),
        ("2026/2028", "2027-01-01", []),
        ("2026/2028", "2026-12-30", [Doubt.HELD_START]),
        ("2026/2028", "2026-12-31", []),
        ("2026/2028", "2027-12-31", []),
        ("2026/2028", "2028-01-01", []),
        ("2026/2028", "2028-01-02", [Doubt.HELD_END]),
        ("2026-01-01/2028-03-01", "2028-03-01", []),
        ("2026-03-01/2028-03-01", "2028", [Doubt.DAY]),
        ("2026-03-01/2028", "2026", [Doubt.DAY]),
        ("2026/2028", "2026", [Doubt.HELD_START, Doubt.MAYBE_DAY]),
    ],
)
def test_reasons_in_an_appointment(period: str, day: str, doubt: list[Doubt]) -> None:
    """An imprecise period of an appointment is a reason."""
    term = BoardTerm(
        id="t",
        organisation_id="o",
        label="2025–2030",
        appointments=(make_chair("A", period=Period.parse(period)),),
    )
    (seat,) = board_of_one_term(term, day).terms[0].seats
    assert [reason.doubt for reason in seat.reasons] == doubt
    disputed = attrs.evolve(term, status=TermStatus.DISPUTED)
    assert [reason.doubt for reason in board_of_one_term(disputed, day).terms[0].seats[0].reasons] == [
        *doubt,
        Doubt.STATUS,
    ]


def test_holdover_depends_on_a_dispute() -> None:
    """A holdover does not depend on the days of the term, but on its dispute."""
    holdover = make_chair("A", capacity=Capacity.HOLDOVER, period=Period.parse("2030-12-01/2031-02-01"))
    term = BoardTerm(
        id="t", organisation_id="o", label="2025–2030", appointments=(holdover,), status=TermStatus.DISPUTED
    )
    (term_board,) = board_of_one_term(term, "2031-01-01").terms
    assert term_board.verdict is Verdict.NO
    assert [reason.doubt for reason in term_board.seats[0].reasons] == [Doubt.STATUS]


def test_replacements_link_both_ways() -> None:
    """A replaced holder names the successor; an ambiguous id names none."""
    term = BoardTerm(
        id="t",
        organisation_id="o",
        label="2025–2030",
        appointments=(make_chair("A"), make_chair("B", replaces_id="A")),
    )
    seats = board_of_one_term(term).terms[0].seats
    assert [seat.replaced_by for seat in seats] == [("B",), ()]
    twice = attrs.evolve(term, appointments=(make_chair("A"), make_chair("A"), make_chair("B", replaces_id="A")))
    assert [seat.replaced_by for seat in board_of_one_term(twice).terms[0].seats] == [(), (), ()]


def test_holders_are_named() -> None:
    """A member is named, or shown by id if unknown; a person is named, and an office is shown as written."""
    appointments = (
        Appointment(id="a", post=Post.CHAIR, member_id="m"),
        Appointment(id="b", post=Post.CHAIR, member_id="nobody"),
        make_chair("Siti"),
        Appointment(id="d", post=Post.PATRON, office="Bupati Contoh"),
    )
    term = BoardTerm(id="t", organisation_id="o", appointments=appointments)
    board = view_board(Register.of(term, Member(id="m", name=PersonName("Kasmad"))), "t")
    assert [seat.holder for seat in board.terms[0].seats] == ["Kasmad", "nobody", "Siti", "Bupati Contoh"]


def test_without_a_day_seats_are_chronological() -> None:
    """Without a day, seats are ordered by earliest start; without dates a seat may start with the term."""
    appointments = (
        make_chair("late", period=Period.parse("2028/2030")),
        make_chair("some time"),
        make_chair("early", period=Period.parse("2024/2025")),
    )
    term = BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=appointments)
    assert [seat.holder for seat in board_of_one_term(term, None).terms[0].seats] == ["early", "some time", "late"]


def test_organisation_takes_precedence_over_term() -> None:
    """An id of both an organisation and a term means the organisation; an id of a term alone gives that term."""
    terms = [BoardTerm(id=name, organisation_id="o", label="2020–2025") for name in ("o", "t")]
    register = Register.of(*terms)
    assert [term_board.term.id for term_board in view_board(register, "o").terms] == ["o", "t"]
    assert [term_board.term.id for term_board in view_board(register, "t").terms] == ["t"]
    assert view_board(register, "t", date(1990, 1, 1)).terms[0].verdict is Verdict.NO
    assert view_board(register, "o", date(1990, 1, 1)).terms == ()


def test_unknown_id() -> None:
    """An unknown id is named in the error."""
    with pytest.raises(NotFoundError, match="no organisation or board term 'x'"):
        view_board(Register(), "x")


@pytest.mark.parametrize("day", [datetime(2026, 1, 1, tzinfo=UTC), "2026-01-01"])
def test_day_is_validated(day: Any) -> None:
    """A value that is not a date is refused, whatever the id."""
    with pytest.raises(TypeError, match=r"(?:want|expected) a date"):
        view_board(Register.of(BoardTerm(id="t", organisation_id="o")), "o", day)


@given(distinct_registers(), DAYS | st.none(), st.integers(40, 120), st.sampled_from(["en", "id"]))
def test_text_fits_the_terminal(register: Register, day: PartialDate | None, width: int, language: Any) -> None:
    """No line is wider than the terminal or has an unprintable character."""
    for term in register.board_terms:
        board = view_board(register, term.organisation_id, day, absent=True)
        text = render_board(board, language=language, width=width)
        for line in text.split("\n"):
            assert display_width(line) <= width
            assert line.isprintable()


@given(
    st.text("abc ", min_size=1, max_size=500),
    st.text("abc", min_size=1, max_size=500),
    st.integers(40, 120),
    st.sampled_from(["en", "id"]),
)
def test_only_texts_of_the_document_are_truncated(label: str, name: str, width: int, language: Language) -> None:
    """Long labels, titles and names end in an ellipsis; the words about them are complete."""
    changes = [TermChange(kind=TermChangeKind.EXTENDED, until_successor=True)]
    appointment = Appointment(id="a", post=Post.CHAIR, title=label, section=name, name=PersonName(name))
    term = BoardTerm(
        id="t",
        organisation_id="o",
        label=label,
        period=Period.parse("2020-10-15/2025-10-14"),
        changes=changes,
        appointments=[appointment],
    )
    board = board_of_one_term(term, "2026")
    text = render_board(board, language=language, width=width)
    heading = " ".join(text.split("\n\n")[1].split("\n  ")[0].split())
    shown = " ".join(truncate(label, 200).split())
    assert heading.startswith(f"t, {shown}".rstrip())
    reasons = {
        "en": "in that year (the term runs until the next board takes office); recorded in part",
        "id": "tahun itu (masa bakti berlaku sampai terbentuk pengurus baru); tercatat sebagian",
    }
    assert heading.endswith(reasons[language])
    assert text.count("…") == (len(label) > 200) * 2 + (len(name) > 200) * 2


@pytest.mark.parametrize(
    ("title", "section", "shown"),
    [
        ("Ketua Bidang Humas", "Humas", "Ketua Bidang Humas"),
        ("Kabid Humas", "Bidang Humas", "Kabid Humas"),
        ("Korcam Contoh", "Contoh", "Korcam Contoh"),
        ("Ketua", "Humas", "Ketua (Humas)"),
        (None, "Humas", "head of section (Humas)"),
        # The section says more than the title, or the title does not name a section.
        ("Ketua Bidang I", "Bidang I: Humas", "Ketua Bidang I (Bidang I: Humas)"),
        ("Ketua Umum", "Umum", "Ketua Umum (Umum)"),
        ("Juru Bicara Humas", "Humas", "Juru Bicara Humas (Humas)"),
    ],
)
def test_section_is_shown_once(title: str | None, section: str, shown: str) -> None:
    """A section is shown beside a title unless the title names it."""
    head = Appointment(id="a", post=Post.SECTION_HEAD, title=title, section=section, name=PersonName("A"))
    term = BoardTerm(id="t", organisation_id="o", appointments=[head])
    assert f"  {shown}  A" in render_board(board_of_one_term(term, None), width=120)


def test_text_of_a_board() -> None:
    """The text shows the holders, their verdicts and the reasons."""
    appointments = (
        make_chair("A", period=Period.parse("2025-10-15/2026-05-31"), title="Ketua Umum", section="Pusat"),
        make_chair("B", period=Period.parse("2027-05-01/2030-10-14"), replaces_id="A"),
        Appointment(id="p", post=Post.PATRON, office="Bupati", capacity=Capacity.EX_OFFICIO),
    )
    term = BoardTerm(
        id="t", organisation_id="o", label="2025–2030", appointments=appointments, status=TermStatus.DISPUTED
    )
    lines = render_board(board_of_one_term(term, "2026-01-01", absent=True), language="en", width=120).split("\n")
    assert lines == [
        "o, 1 January 2026",
        "",
        "t, 2025–2030: disputed; undetermined whether in office on that day (the board is disputed); recorded in part",
        "  post                holder  held                            on that day                      change",
        "  Ketua Umum (Pusat)  A       15 October 2025 to 31 May 2026  undetermined                     replaced by B",
        "  chair               B       1 May 2027 to 14 October 2030   no                               replaces A",
        "  patron (by office)  Bupati                                  undetermined: no dates recorded",
    ]


@pytest.mark.parametrize(
    ("period", "day", "language", "expected"),
    [
        ("2025-10-15/2030-10-14", "2030-10-14", "en", "(15 October 2025 to 14 October 2030): in office on that day"),
        ("2025-10-15/2030-10-14", "2030-10-15", "en", "): not in office on that day"),
        ("2025-10-15/2030-10-15", "2030-10-15", "id", "(15 Oktober 2025 s.d. 15 Oktober 2030): menjabat pada hari itu"),
        ("2025/2030", "2030-10", "id", "pada bulan itu (hari terakhir masa bakti tidak diketahui pasti"),
        (
            "2025-10/2026-03",
            "2025",
            "en",
            "in that year (the first day of the term is not known exactly, not the whole year)",
        ),
        ("2025-10-15/2030-10-14", "2025", "en", "in that year (only part of that year)"),
        ("2025-10-15/2030-10-14", "2025-10", "id", "pada bulan itu (hanya sebagian bulan itu)"),
        ("2025-10/2030-10-14", "2025", "id", "pertama masa bakti tidak diketahui pasti, tidak sepanjang tahun itu)"),
    ],
)
def test_text_includes_the_last_day(period: str, day: str, language: Language, expected: str) -> None:
    """A board is in office on its last day and not on the day after, and its dates are in words."""
    board = board_of_one_term(
        BoardTerm(id="t", organisation_id="o", label="SK 4", period=Period.parse(period)), day, absent=True
    )
    assert expected in render_board(board, language=language, width=200)
    assert not re.search(r"\d{4}-\d\d", render_board(board, language=language, width=200))


@pytest.mark.parametrize(
    ("label", "period", "heading"),
    [
        ("periode 2025–2030", None, "t, periode 2025–2030: "),
        ("periode 2025–2030", "2025/2030", "t, periode 2025–2030: "),
        ("periode 2025–2030", "2025/2031", "t, periode 2025–2030 (2025–2031): "),
        (None, "2025/", "t (2025 to an unknown day): "),
        ("2030-2025", None, "t, 2030-2025 (no dates): "),
    ],
)
def test_text_shows_dates_once(label: str | None, period: str | None, heading: str) -> None:
    """The dates of a term are shown only if its label does not state the same."""
    term = BoardTerm(id="t", organisation_id="o", label=label, period=None if period is None else Period.parse(period))
    assert render_board(board_of_one_term(term, None)).split("\n")[2].startswith(heading)


def make_whole_term(*appointments: Appointment) -> BoardTerm:
    """Return a term whose undated appointments last from its first to its last day."""
    span = Period.parse("2025-10-15/2030-10-14")
    return BoardTerm(id="t", organisation_id="o", period=span, tenure=Tenure.WHOLE_TERM, appointments=appointments)


def test_text_of_whole_terms() -> None:
    """A holder for the whole term is on the board to its last day, and the text says so, in both languages."""
    term = make_whole_term(
        make_chair("A"), Appointment(id="b", post=Post.TREASURER, name=PersonName("B"), capacity=Capacity.ACTING)
    )
    assert render_board(board_of_one_term(term, "2030-10-14"), language="en", width=120).split("\n")[3:] == [
        "  post                holder  held        on that day",
        "  chair               A       whole term  yes",
        "  treasurer (acting)  B                   undetermined: no dates recorded",
    ]
    assert "sepanjang masa bakti  ya" in render_board(board_of_one_term(term, "2025-10-15"), language="id")
    assert board_of_one_term(term, "2030-10-15").terms[0].seats == ()


@pytest.mark.parametrize(
    ("successor", "day", "verdict", "reasons"),
    [
        (None, "2025-10-15", "yes", []),
        (None, "2028-01-01", "undetermined", [(Doubt.SUCCESSOR, "/appointments/1/period")]),
        ("2028/2030", "2028-03-01", "undetermined", [(Doubt.SUCCESSOR, "/appointments/1/period/start")]),
        ("2028/2030", "2027-12-31", "yes", []),
        ("2028-03-01/2030", "2028-02-29", "yes", []),
        ("2028-03-01/2030", "2028-03-01", "no", []),
        ("2028-03-01/2030", "2028", "undetermined", [(Doubt.DAY, None)]),
        (
            "2028/2030",
            "2028-06",
            "undetermined",
            [(Doubt.SUCCESSOR, "/appointments/1/period/start"), (Doubt.MAYBE_DAY, None)],
        ),
        ("2024-01-01/2030", "2026-01-01", "undetermined", [(Doubt.HELD, "/appointments/0/period")]),
    ],
)
def test_reasons_of_a_whole_term_with_a_successor(
    successor: str | None, day: str, verdict: str, reasons: list[tuple[Doubt, str | None]]
) -> None:
    """A holder for the whole term serves until the successor starts; an unknown start is the reason."""
    period = None if successor is None else Period.parse(successor)
    term = make_whole_term(make_chair("A"), make_chair("B", replaces_id="A", period=period))
    seat = board_of_one_term(term, day, absent=True).terms[0].seats[0]
    assert (seat.verdict is not None and seat.verdict.value) == verdict
    assert list(seat.reasons) == [Reason(doubt, path and f"/board_terms/0{path}") for doubt, path in reasons]
    assert "until replaced" in render_board(board_of_one_term(term, day, absent=True), language="en", width=120)


@given(boards(FIRST, LAST), DAYS | st.none())
def test_text_sorts_by_post(term: BoardTerm, day: PartialDate | None) -> None:
    """Posts are in the order of `Post`, and within a post in the order of the board."""
    ranked = [
        attrs.evolve(appointment, title=f"{appointment.post.value} {n}")
        for n, appointment in enumerate(term.appointments)
    ]
    board = board_of_one_term(
        attrs.evolve(term, id="t", appointments=tuple(ranked)), None if day is None else str(day), absent=True
    )
    (term_board,) = board.terms
    expected = [seat.appointment.title for post in Post for seat in term_board.seats if seat.appointment.post is post]
    lines = render_board(board, width=1000).split("\n  ")[2:]
    assert [line.split("  ")[0].split(" (")[0].strip() for line in lines] == expected


def test_text_names_the_replaced_holder() -> None:
    """A replaced holder is named even if they are not on the board on that day."""
    before = Appointment(id="a", post=Post.CHAIR, name=PersonName("Kasmad"), period=Period.parse("2025/2026"))
    after = make_chair("Siti", replaces_id="a", period=Period.parse("2027-01-01/2030"))
    term = BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=(before, after))
    text = render_board(board_of_one_term(term, "2028-01-01"))
    assert "replaces Kasmad" in text
    assert "replaced by" not in text


@pytest.mark.parametrize(
    ("term", "day", "expected"),
    [
        (
            BoardTerm(id="t", organisation_id="o", status=TermStatus.ANNULLED),
            None,
            "t (no dates): annulled; recorded in part\n  nobody is recorded",
        ),
        (
            BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=(make_chair("A"),)),
            "1990",
            "not in office in that year; recorded in part\n  nobody recorded is on it",
        ),
    ],
)
def test_text_of_an_empty_board(term: BoardTerm, day: str | None, expected: str) -> None:
    """A board without records differs from a board on which nobody serves on that day."""
    assert expected in render_board(board_of_one_term(term, day))


@pytest.mark.parametrize(
    ("day", "english", "indonesian"),
    [
        ("2026-01-01", "in office on that day", "menjabat pada hari itu"),
        ("2026-01", "in office in that month", "menjabat pada bulan itu"),
        ("2026", "in office in that year", "menjabat pada tahun itu"),
    ],
)
def test_text_names_day_month_or_year(day: str, english: str, indonesian: str) -> None:
    """A month or a year is not called a day."""
    board = board_of_one_term(
        BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=(make_chair("A"),)), day
    )
    for text, words in ((render_board(board), english), (render_board(board, language="id"), indonesian)):
        assert f": {words};" in text
        assert text.count(words.split(" ")[-1]) == 2


@pytest.mark.parametrize("status", TermStatus)
def test_text_without_a_day_shows_unusual_status(status: TermStatus) -> None:
    """Without a day, the text shows a status only if the board is annulled, disputed or a caretaker."""
    text = render_board(
        board_of_one_term(BoardTerm(id="t", organisation_id="o", label="2005–2010", status=status), None)
    )
    assert "in office" not in text
    assert (status.value in text) == (status is not TermStatus.IN_OFFICE)


@pytest.mark.parametrize("number", ["0000000000000000", "0000 0000 0000 0000", "000000000"])
def test_text_masks_identity_numbers(number: str) -> None:
    """A number in a name, an id or a title is masked wherever the holder is named."""
    first = make_chair(f"Ani {number}", title=f"Ketua {number}", section=f"Bidang {number}")
    others = (
        Appointment(id="b", post=Post.CHAIR, member_id=number, replaces_id=first.id),
        Appointment(id="c", post=Post.SECRETARY, member_id="m", replaces_id=number),
    )
    board = board_of_one_term(
        BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=(first, *others)), None
    )
    for language in LANGUAGES:
        text = render_board(board, language=language, width=120)
        assert "Ketua … (Bidang …)" in text
        assert not re.search(r"0{4}", text)
    assert "replaced by …" in render_board(board, width=120)


@pytest.mark.parametrize(
    ("day", "en", "indonesian"),
    [
        ("2031-01-01", "no recorded board is in office on that day", "menjabat pada hari itu"),
        ("2031-01", "no recorded board is in office in that month", "menjabat pada bulan itu"),
        ("2031", "no recorded board is in office in that year", "menjabat pada tahun itu"),
    ],
)
def test_text_does_not_deny_boards_of_other_days(day: str, en: str, indonesian: str) -> None:
    """Where a board of other days is recorded, the text says that none is in office then, not that none is recorded."""
    register = Register.of(BoardTerm(id="t", organisation_id="o", label="2025–2030"))
    board = view_board(register, "o", PartialDate.parse(day))
    assert render_board(board).endswith(f"\n\n{en}")
    assert render_board(board, language="id").endswith(f"\n\ntidak ada kepengurusan tercatat yang {indonesian}")


def test_text_without_a_board() -> None:
    """The text says that an organisation has no board on that day."""
    register = Register.of(Organisation(id="o", name="IPSM", level=Level.NATIONAL))
    assert render_board(view_board(register, "o"), language="id") == "IPSM (o)\n\ntidak ada kepengurusan yang tercatat"


def test_dict_is_complete() -> None:
    """The JSON object has the verdicts, and the pointers that would settle them."""
    term = BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=(make_chair("A"),))
    assert board_of_one_term(term).to_dict() == {
        "psm_board": 1,
        "organisation": "o",
        "name": None,
        "on": "2026-01-01",
        "state": None,
        "decrees": [],
        "withheld": [],
        "predecessors": [],
        "successors": [],
        "terms": [
            {
                "path": "/board_terms/0",
                "id": "t",
                "label": "2025–2030",
                "period": "2025/2030",
                "decreed_period": "2025/2030",
                "changes": [],
                "until_successor": False,
                "attested": [],
                "status": "in_office",
                "roster": "partial",
                "verdict": "yes",
                "reasons": [],
                "settled_by": [],
                "decrees": [],
                "withheld": [],
                "seats": [
                    {
                        "path": "/board_terms/0/appointments/0",
                        "id": "A",
                        "post": "chair",
                        "title": None,
                        "section": None,
                        "holder": "A",
                        "member_id": None,
                        "capacity": "substantive",
                        "period": None,
                        "attested": [],
                        "replaces": None,
                        "replaced_by": [],
                        "verdict": "undetermined",
                        "reasons": ["held"],
                        "settled_by": ["/board_terms/0/appointments/0/period"],
                        "decrees": [],
                        "withheld": [],
                    }
                ],
            }
        ],
    }


def test_dict_has_changes_and_attested_days() -> None:
    """The JSON object has what changed a term, whether it runs until the next board, and all attested days."""
    changes = [
        TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2031)),
        TermChange(kind=TermChangeKind.EXTENDED, until_successor=True),
    ]
    days = [Attestation(on=PartialDate(2026, 5, 4)), Attestation(on=PartialDate(2027))]
    term = BoardTerm(
        id="t",
        organisation_id="o",
        label="2025–2030",
        changes=changes,
        attested=days,
        appointments=[make_chair("A", attested=days[:1])],
    )
    (board,) = board_of_one_term(term, None).to_dict()["terms"]
    assert (board["period"], board["decreed_period"], board["until_successor"]) == ("2025/", "2025/2030", True)
    assert board["changes"] == [
        {"kind": "extended", "until": "2031", "until_successor": False, "decrees": []},
        {"kind": "extended", "until": None, "until_successor": True, "decrees": []},
    ]
    assert board["attested"] == ["2026-05-04", "2027"]
    assert board["seats"][0]["attested"] == ["2026-05-04"]


def test_dict_has_the_organisation_of_the_day() -> None:
    """The JSON object has the names, areas and parents of the day with verdicts, and the organisations around it."""
    until = Period.parse("2010-01-01/2021-12-31")
    organisation = Organisation(
        id="o",
        name="IPSM Baru",
        level=Level.VILLAGE,
        area=AreaCode("33.25.11.2001"),
        parent_id="p",
        names=[OrganisationName(name="IPSM Lama", kind=NameKind.FORMER, period=until)],
        areas=[FormerArea(area=AreaCode("33.25.12.2001"), period=until)],
        predecessors=[Predecessor(organisation_id="gone", kind=Succession.SPLIT, on=PartialDate(2010))],
    )
    parent = Organisation(id="p", name="IPSM Induk", level=Level.DISTRICT)
    merged = Predecessor(organisation_id="o", kind=Succession.MERGED, on=PartialDate(2024, 1, 1))
    later = Organisation(id="n", name="IPSM Gabungan", level=Level.VILLAGE, predecessors=[merged])
    register = Register.of(organisation, parent, later)
    found = view_board(register, "o", PartialDate(2021)).to_dict()
    assert found["name"] == "IPSM Baru"
    assert found["state"] == {
        "exists": "undetermined",
        "names": [{"name": "IPSM Lama", "verdict": "yes"}],
        "areas": [{"area": "33.25.12.2001", "verdict": "yes"}],
        "area_names": [],
        "parents": [{"organisation": "p", "name": "IPSM Induk", "verdict": "yes"}],
    }
    assert found["predecessors"] == [{"organisation": "gone", "name": None, "kind": "split", "on": "2010"}]
    assert found["successors"] == [
        {
            "organisation": "n",
            "name": "IPSM Gabungan",
            "kind": "merged",
            "on": "2024-01-01",
            "has_earlier_board": False,
        }
    ]
    assert view_board(register, "o").to_dict()["state"] is None


def test_dict_has_the_names_of_areas_without_a_code() -> None:
    """The JSON object has the name of the present area, if no code is known, with the verdict of the day."""
    until = Period.parse("2010-01-01/2021-06-30")
    organisation = Organisation(
        id="o",
        name="IPSM",
        level=Level.VILLAGE,
        area_names=[
            AreaName(level=Level.VILLAGE, name="Kelurahan Contoh", within=AreaCode("33.75")),
            AreaName(level=Level.DISTRICT, name="Kecamatan Contoh"),
        ],
        areas=[FormerArea(area=AreaCode("33.25.12.2001"), period=until)],
    )
    village = {"level": "village", "name": "Kelurahan Contoh", "within": "33.75"}
    district = {"level": "district", "name": "Kecamatan Contoh", "within": None}
    for day, verdict in (("2021-06", None), ("2021", "undetermined"), ("2022", "yes")):
        state = view_board(Register.of(organisation), "o", PartialDate.parse(day)).to_dict()["state"]
        expected = [] if verdict is None else [{**area, "verdict": verdict} for area in (village, district)]
        assert state["area_names"] == expected


def families() -> st.SearchStrategy[Register]:
    """Generate organisations that continue each other, or leave out on purpose which ones they continue."""
    formers = st.builds(
        Predecessor,
        organisation_id=st.sampled_from("abc"),
        kind=st.sampled_from(Succession),
        on=st.none() | partial_dates(min_value=FIRST, max_value=LAST),
    )

    def build(formers: list[Predecessor] | None, name: str) -> Organisation:
        return Organisation(
            id=name,
            name="IPSM",
            level=Level.VILLAGE,
            founded=PartialDate(2020),
            predecessors=formers or (),
            withheld=["predecessors"] if formers is None else (),
        )

    either = st.none() | st.lists(formers, max_size=2)
    organisations = st.tuples(either, either, either).map(
        lambda all_formers: [build(some, name) for some, name in zip(all_formers, "abc", strict=True)]
    )
    return organisations.map(lambda drawn: Register.of(*drawn))


@given(registers() | families(), DAYS)
def test_organisation_of_the_day_is_that_of_the_register(register: Register, day: PartialDate) -> None:
    """Whether it exists, names, areas and parents are those of `Register.organisation_on`, for each organisation."""
    for board in iter_board_views(register, day):
        if board.state is not None and [item.id for item in register.organisations].count(board.organisation_id) == 1:
            assert board.state == register.organisation_on(board.organisation_id, day)
            assert [parent_id for parent_id, _ in board.parents] == [parent for parent, _ in board.state.parent_ids]
    assert all(board.state is None for board in iter_board_views(register))
