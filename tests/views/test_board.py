"""board_on: the answers of the register, with names, with who replaces whom, and with what would settle them."""

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
    BoardTerm,
    Capacity,
    Member,
    Organisation,
    Post,
    Register,
    Tenure,
    TermStatus,
)
from psm_model.entities.tenure import held_on
from psm_model.errors import NotFoundError
from psm_model.formats.json import dumps
from psm_model.formats.locations import locate_pointers
from psm_model.i18n import LANGUAGES, Language
from psm_model.strategies import completions, partial_dates, periods, registers
from psm_model.text import display_width
from psm_model.values import Level, PartialDate, Period, PersonName, Verdict
from psm_model.views.board import Board, Doubt, Reason, Seat, TermBoard, board_on
from psm_model.views.board_text import render_board
from tests.drawing import boards, distinct_registers

FIRST, LAST = date(2025, 1, 1), date(2026, 12, 31)
DAYS = partial_dates(min_value=FIRST, max_value=LAST)


def chair(name: str, **fields: Any) -> Appointment:
    """Return an appointment to the chair of somebody who is only named."""
    return Appointment(id=name, post=Post.CHAIR, name=PersonName(name), **fields)


def only(term: BoardTerm, day: str | None = "2026-01-01", **options: bool) -> Board:
    """Return the board of a register with one term."""
    return board_on(Register.of(term), "t", None if day is None else PartialDate.parse(day), **options)


@given(st.lists(boards(FIRST, LAST), max_size=3), DAYS)
def test_seats_are_those_of_the_register(terms: list[BoardTerm], day: PartialDate) -> None:
    """Who is on the board of an organisation, and how sure that is, is what `Register.board_on` answers."""
    register = Register.of(Organisation(id="o", name="IPSM", level=Level.NATIONAL), *terms)
    board = board_on(register, "o", day)
    assert [(seat.appointment, seat.verdict) for one in board.terms for seat in one.seats] == list(
        register.board_on("o", day)
    )
    for one in board.terms:
        assert one.verdict is one.term.in_office(day)
        assert one.seats or one.verdict is not Verdict.NO


@given(st.lists(boards(FIRST, LAST), max_size=3), DAYS | st.none())
def test_the_absent_are_given_when_asked_for(terms: list[BoardTerm], day: PartialDate | None) -> None:
    """With `absent`, or without a day, each term of the organisation is given with all that it records."""
    register = Register.of(Organisation(id="o", name="IPSM", level=Level.NATIONAL), *terms)
    board = board_on(register, "o", day, absent=True)
    assert [one.term for one in board.terms] == list(register.terms_of("o"))
    for one in board.terms:
        held = sorted(one.term.appointments, key=repr)
        assert sorted((seat.appointment for seat in one.seats), key=repr) == held
        assert (one.verdict is None) == (day is None)


@given(registers(), DAYS)
def test_pointers_lead_to_the_document(register: Register, day: PartialDate) -> None:
    """The path of each term and seat is the pointer of its record in the document."""
    pointers = [pointer for pointer, _ in register.walk()]
    places = locate_pointers(dumps(register), pointers)
    for term in register.board_terms:
        for one in board_on(register, term.organisation_id, day, absent=True).terms:
            assert {one.path, *(seat.path for seat in one.seats)} <= places.keys()
            assert one.term == dict(register.walk())[one.path]
            assert all(dict(register.walk())[seat.path] == seat.appointment for seat in one.seats)


@given(boards(FIRST, LAST), DAYS)
def test_reasons_stand_with_what_is_open(term: BoardTerm, day: PartialDate) -> None:
    """There is a reason for an answer exactly where it is undetermined."""
    for one in only(attrs.evolve(term, id="t"), str(day), absent=True).terms:
        answers: list[TermBoard | Seat] = [one, *one.seats]
        for answered in answers:
            assert bool(answered.reasons) == (answered.verdict is Verdict.UNDETERMINED)
            assert len(set(answered.reasons)) == len(answered.reasons)
            assert all((path is None) == (doubt is Doubt.DAY) for doubt, path in answered.reasons)


def settled(period: Period | None, known: Period, pointer: str, paths: set[str | None]) -> Period | None:
    """Return a period with those of its ends known that are named, or the whole, where that is named."""
    if pointer in paths:
        return known
    if period is None:
        return None
    start = known.start if f"{pointer}/start" in paths else period.start
    return Period(start, known.end if f"{pointer}/end" in paths else period.end)


@given(boards(FIRST, LAST), DAYS, st.data())
def test_reasons_settle_it(term: BoardTerm, day: PartialDate, data: st.DataObject) -> None:
    """If what is named as a reason is known, and nothing else, the answer is sure, whatever is known."""
    term = attrs.evolve(term, status=TermStatus.IN_OFFICE)
    (one,) = only(attrs.evolve(term, id="t"), str(day), absent=True).terms
    any_period = periods(min_value=FIRST, max_value=LAST)
    known_span = data.draw(completions(term.span or data.draw(any_period)))
    for number, seat in enumerate(one.seats):
        held = seat.appointment
        paths = {path for _, path in seat.reasons}
        known_held = data.draw(completions(held.period or data.draw(any_period)))
        held = attrs.evolve(
            held, period=settled(held.period, known_held, f"{one.path}/appointments/{number}/period", paths)
        )
        known_term = attrs.evolve(term, period=settled(term.span, known_span, f"{one.path}/period", paths))
        asked_of_day = Doubt.DAY in {doubt for doubt, _ in seat.reasons}
        known_day = data.draw(completions(day)) if asked_of_day else day
        assert held_on(held, known_term, known_day) is not Verdict.UNDETERMINED


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
    """Each of the reasons, of a term and of an appointment whose dates are not recorded."""
    whole = BoardTerm(id="t", organisation_id="o", appointments=(chair("A"),), **term)
    (seat,) = only(whole, day).terms[0].seats
    wanted = [Reason(doubt, None if path is None else f"/board_terms/0{path}") for doubt, path in reasons]
    assert list(seat.reasons) == wanted
    assert list(only(whole, day).terms[0].reasons) == [one for one in wanted if one.doubt is not Doubt.HELD]


@pytest.mark.parametrize(
    ("held", "day", "doubt"),
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
        ("2026/2028", "2026", [Doubt.HELD_START, Doubt.DAY]),
    ],
)
def test_reasons_of_an_appointment(held: str, day: str, doubt: list[Doubt]) -> None:
    """The reasons that lie in the period of an appointment."""
    term = BoardTerm(
        id="t", organisation_id="o", label="2025–2030", appointments=(chair("A", period=Period.parse(held)),)
    )
    (seat,) = only(term, day).terms[0].seats
    assert [reason.doubt for reason in seat.reasons] == doubt
    disputed = attrs.evolve(term, status=TermStatus.DISPUTED)
    assert [reason.doubt for reason in only(disputed, day).terms[0].seats[0].reasons] == [*doubt, Doubt.STATUS]


def test_holdover_of_a_disputed_board_is_open() -> None:
    """A holdover does not depend on the days of the term, and does on the dispute."""
    held = chair("A", capacity=Capacity.HOLDOVER, period=Period.parse("2030-12-01/2031-02-01"))
    term = BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=(held,), status=TermStatus.DISPUTED)
    (one,) = only(term, "2031-01-01").terms
    assert one.verdict is Verdict.NO
    assert [reason.doubt for reason in one.seats[0].reasons] == [Doubt.STATUS]


def test_replacements_are_told_both_ways() -> None:
    """Who was replaced names who replaced them; an id that two appointments have names nobody."""
    term = BoardTerm(
        id="t", organisation_id="o", label="2025–2030", appointments=(chair("A"), chair("B", replaces_id="A"))
    )
    seats = only(term).terms[0].seats
    assert [seat.replaced_by for seat in seats] == [("B",), ()]
    twice = attrs.evolve(term, appointments=(chair("A"), chair("A"), chair("B", replaces_id="A")))
    assert [seat.replaced_by for seat in only(twice).terms[0].seats] == [(), (), ()]


def test_holders_are_named() -> None:
    """A member is told by name, by the id where no such member is there; a person by name, an office as written."""
    held = (
        Appointment(id="a", post=Post.CHAIR, member_id="m"),
        Appointment(id="b", post=Post.CHAIR, member_id="nobody"),
        chair("Siti"),
        Appointment(id="d", post=Post.PATRON, office="Bupati Contoh"),
    )
    term = BoardTerm(id="t", organisation_id="o", appointments=held)
    board = board_on(Register.of(term, Member(id="m", name=PersonName("Kasmad"))), "t")
    assert [seat.holder for seat in board.terms[0].seats] == ["Kasmad", "nobody", "Siti", "Bupati Contoh"]


def test_without_a_day_seats_are_in_order_of_time() -> None:
    """Without a day, those who may come first come first; one without dates may start with the term."""
    held = (
        chair("late", period=Period.parse("2028/2030")),
        chair("some time"),
        chair("early", period=Period.parse("2024/2025")),
    )
    term = BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=held)
    assert [seat.holder for seat in only(term, None).terms[0].seats] == ["early", "some time", "late"]


def test_organisation_is_meant_before_a_term() -> None:
    """Where an organisation and a term have one id, the organisation is meant; a term alone is given for its id."""
    terms = [BoardTerm(id=name, organisation_id="o", label="2020–2025") for name in ("o", "t")]
    register = Register.of(*terms)
    assert [one.term.id for one in board_on(register, "o").terms] == ["o", "t"]
    assert [one.term.id for one in board_on(register, "t").terms] == ["t"]
    assert board_on(register, "t", date(1990, 1, 1)).terms[0].verdict is Verdict.NO
    assert board_on(register, "o", date(1990, 1, 1)).terms == ()


def test_what_is_not_there_is_not_found() -> None:
    """An id that neither has is told with what was looked for."""
    with pytest.raises(NotFoundError, match="no organisation or board term 'x'"):
        board_on(Register(), "x")


@pytest.mark.parametrize("day", [datetime(2026, 1, 1, tzinfo=UTC), "2026-01-01"])
def test_no_day_is_refused(day: Any) -> None:
    """What is no day is refused, of whatever it is asked."""
    with pytest.raises(TypeError, match=r"(?:want|expected) a date"):
        board_on(Register.of(BoardTerm(id="t", organisation_id="o")), "o", day)


@given(distinct_registers(), DAYS | st.none(), st.integers(40, 120), st.sampled_from(["en", "id"]))
def test_text_fits_the_terminal(register: Register, day: PartialDate | None, width: int, language: Any) -> None:
    """No line is wider than the terminal or holds what it would not print."""
    for term in register.board_terms:
        board = board_on(register, term.organisation_id, day, absent=True)
        text = render_board(board, language=language, width=width)
        for line in text.split("\n"):
            assert display_width(line) <= width
            assert line.isprintable()


def test_text_tells_who_and_why() -> None:
    """The text of a board of each kind, word by word."""
    held = (
        chair("A", period=Period.parse("2025-10-15/2026-12-31"), title="Ketua Umum", section="Pusat"),
        chair("B", period=Period.parse("2027-01-01/2030-10-14"), replaces_id="A"),
        Appointment(id="p", post=Post.PATRON, office="Bupati", capacity=Capacity.EX_OFFICIO),
    )
    term = BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=held, status=TermStatus.DISPUTED)
    told = render_board(only(term, "2026-01-01", absent=True), language="en", width=120).split("\n")
    assert told == [
        "o, 1 January 2026",
        "",
        "t, 2025–2030: disputed; perhaps in office on that day (the board is disputed); recorded in part",
        "  post                holder  held                                 on that day                 change",
        "  Ketua Umum (Pusat)  A       15 October 2025 to 31 December 2026  perhaps                     replaced by B",
        "  chair               B       1 January 2027 to 14 October 2030    no                          replaces A",
        "  patron (by office)  Bupati                                       perhaps: no dates recorded",
    ]


@pytest.mark.parametrize(
    ("period", "day", "language", "told"),
    [
        ("2025-10-15/2030-10-14", "2030-10-14", "en", "(15 October 2025 to 14 October 2030): in office on that day"),
        ("2025-10-15/2030-10-14", "2030-10-15", "en", "): not in office on that day"),
        ("2025-10-15/2030-10-15", "2030-10-15", "id", "(15 Oktober 2025 s.d. 15 Oktober 2030): menjabat pada hari itu"),
        ("2025/2030", "2030-10", "id", "pada bulan itu (hari terakhir masa bakti tidak diketahui pasti"),
        ("2025-10/2026-03", "2025", "en", "in that year (the first day of the term is not known exactly, only on some"),
    ],
)
def test_text_answers_to_the_last_day(period: str, day: str, language: Language, told: str) -> None:
    """A board is in office on the last day of its term and not on the day after, and its dates are in words."""
    board = only(BoardTerm(id="t", organisation_id="o", label="SK 4", period=Period.parse(period)), day, absent=True)
    assert told in render_board(board, language=language, width=200)
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
def test_text_says_dates_once(label: str | None, period: str | None, heading: str) -> None:
    """The dates of a term stand beside its label where the label does not say the same."""
    term = BoardTerm(id="t", organisation_id="o", label=label, period=None if period is None else Period.parse(period))
    assert render_board(only(term, None)).split("\n")[2].startswith(heading)


def whole_terms(*held: Appointment) -> BoardTerm:
    """Return a term of which those without a period are on the board from its first to its last day."""
    span = Period.parse("2025-10-15/2030-10-14")
    return BoardTerm(id="t", organisation_id="o", period=span, tenure=Tenure.WHOLE_TERM, appointments=held)


def test_text_tells_whole_terms() -> None:
    """Who is appointed for the whole term is on the board to its last day, and is told to be, in both languages."""
    term = whole_terms(
        chair("A"), Appointment(id="b", post=Post.TREASURER, name=PersonName("B"), capacity=Capacity.ACTING)
    )
    assert render_board(only(term, "2030-10-14"), language="en", width=120).split("\n")[3:] == [
        "  post                holder  held        on that day",
        "  chair               A       whole term  yes",
        "  treasurer (acting)  B                   perhaps: no dates recorded",
    ]
    assert "sepanjang masa bakti  ya" in render_board(only(term, "2025-10-15"), language="id")
    assert only(term, "2030-10-15").terms[0].seats == ()


@pytest.mark.parametrize(
    ("successor", "day", "verdict", "reasons"),
    [
        (None, "2028-01-01", "undetermined", [(Doubt.SUCCESSOR, "/appointments/1/period")]),
        ("2028/2030", "2028-03-01", "undetermined", [(Doubt.SUCCESSOR, "/appointments/1/period/start")]),
        ("2028/2030", "2027-12-31", "yes", []),
        ("2028-03-01/2030", "2028-02-29", "yes", []),
        ("2028-03-01/2030", "2028-03-01", "no", []),
        ("2028-03-01/2030", "2028", "undetermined", [(Doubt.DAY, None)]),
        ("2024-01-01/2030", "2026-01-01", "undetermined", [(Doubt.HELD, "/appointments/0/period")]),
    ],
)
def test_reasons_of_a_whole_term_with_a_successor(
    successor: str | None, day: str, verdict: str, reasons: list[tuple[Doubt, str | None]]
) -> None:
    """Who holds a post for a whole term holds it until a successor starts, whose first day is what leaves it open."""
    period = None if successor is None else Period.parse(successor)
    term = whole_terms(chair("A"), chair("B", replaces_id="A", period=period))
    seat = only(term, day, absent=True).terms[0].seats[0]
    assert (seat.verdict is not None and seat.verdict.value) == verdict
    assert list(seat.reasons) == [Reason(doubt, path and f"/board_terms/0{path}") for doubt, path in reasons]
    assert "until replaced" in render_board(only(term, day, absent=True), language="en", width=120)


@given(boards(FIRST, LAST), DAYS | st.none())
def test_text_tells_posts_by_rank(term: BoardTerm, day: PartialDate | None) -> None:
    """The posts of a board stand in the order that `Post` has, and within a post as the board gives them."""
    ranked = [attrs.evolve(held, title=f"{held.post.value} {n}") for n, held in enumerate(term.appointments)]
    board = only(attrs.evolve(term, id="t", appointments=tuple(ranked)), None if day is None else str(day), absent=True)
    (one,) = board.terms
    wanted = [seat.appointment.title for post in Post for seat in one.seats if seat.appointment.post is post]
    lines = render_board(board, width=1000).split("\n  ")[2:]
    assert [line.split("  ")[0].split(" (")[0].strip() for line in lines] == wanted


def test_text_names_who_was_replaced() -> None:
    """Who was replaced is named also where they are not on the board on that day."""
    before = Appointment(id="a", post=Post.CHAIR, name=PersonName("Kasmad"), period=Period.parse("2025/2026"))
    after = chair("Siti", replaces_id="a", period=Period.parse("2027-01-01/2030"))
    term = BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=(before, after))
    told = render_board(only(term, "2028-01-01"))
    assert "replaces Kasmad" in told
    assert "replaced by" not in told


@pytest.mark.parametrize(
    ("register", "day", "told"),
    [
        (
            BoardTerm(id="t", organisation_id="o", status=TermStatus.ANNULLED),
            None,
            "t (no dates): annulled; recorded in part\n  nobody is recorded",
        ),
        (
            BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=(chair("A"),)),
            "1990",
            "not in office in that year; recorded in part\n  nobody recorded is on it",
        ),
    ],
)
def test_text_tells_of_nobody(register: BoardTerm, day: str | None, told: str) -> None:
    """A board that records nobody is told apart from one on which nobody was on that day."""
    assert told in render_board(only(register, day))


@pytest.mark.parametrize(
    ("day", "en", "indonesian"),
    [
        ("2026-01-01", "in office on that day", "menjabat pada hari itu"),
        ("2026-01", "in office in that month", "menjabat pada bulan itu"),
        ("2026", "in office in that year", "menjabat pada tahun itu"),
    ],
)
def test_text_tells_what_was_asked_for(day: str, en: str, indonesian: str) -> None:
    """A month or a year that was asked for is called no day."""
    board = only(BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=(chair("A"),)), day)
    for told, words in ((render_board(board), en), (render_board(board, language="id"), indonesian)):
        assert f": {words};" in told
        assert told.count(words.split(" ")[-1]) == 2


@pytest.mark.parametrize("status", TermStatus)
def test_text_without_a_day_tells_only_a_status_out_of_the_ordinary(status: TermStatus) -> None:
    """Without a day no board is told to be in office; that it is annulled, disputed or a caretaker is."""
    told = render_board(only(BoardTerm(id="t", organisation_id="o", label="2005–2010", status=status), None))
    assert "in office" not in told
    assert (status.value in told) == (status is not TermStatus.IN_OFFICE)


@pytest.mark.parametrize("number", ["0000000000000000", "0000 0000 0000 0000", "000000000"])
def test_text_masks_what_may_be_an_identity_number(number: str) -> None:
    """A number that was typed into a name, an id or a title of a post is not shown, wherever the holder is named."""
    first = chair(f"Ani {number}", title=f"Ketua {number}", section=f"Bidang {number}")
    others = (
        Appointment(id="b", post=Post.CHAIR, member_id=number, replaces_id=first.id),
        Appointment(id="c", post=Post.SECRETARY, member_id="m", replaces_id=number),
    )
    board = only(BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=(first, *others)), None)
    for language in LANGUAGES:
        told = render_board(board, language=language, width=120)
        assert "Ketua … (Bidang …)" in told
        assert not re.search(r"0{4}", told)
    assert "replaced by …" in render_board(board, width=120)


def test_text_tells_of_no_board() -> None:
    """An organisation without a board on that day is told as such."""
    register = Register.of(Organisation(id="o", name="IPSM", level=Level.NATIONAL))
    assert render_board(board_on(register, "o"), language="id") == "IPSM (o)\n\ntidak ada kepengurusan yang tercatat"


def test_dict_tells_all() -> None:
    """The JSON object of a board has its verdicts, and the pointers that would settle them."""
    term = BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=(chair("A"),))
    assert only(term).to_dict() == {
        "psm_board": 1,
        "organisation": "o",
        "name": None,
        "day": "2026-01-01",
        "terms": [
            {
                "path": "/board_terms/0",
                "id": "t",
                "label": "2025–2030",
                "period": "2025/2030",
                "status": "in_office",
                "roster": "partial",
                "verdict": "yes",
                "reasons": [],
                "settled_by": [],
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
                        "replaces": None,
                        "replaced_by": [],
                        "verdict": "undetermined",
                        "reasons": ["held"],
                        "settled_by": ["/board_terms/0/appointments/0/period"],
                    }
                ],
            }
        ],
    }
