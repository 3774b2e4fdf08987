"""render_board: a board as plain text, complete, within the terminal, and in both languages."""

from __future__ import annotations

import re
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import (
    Appointment,
    BoardTerm,
    Capacity,
    Organisation,
    Post,
    Register,
    TermChange,
    TermChangeKind,
    TermStatus,
)
from psm_model.i18n import LANGUAGES, Language
from psm_model.queries.doubt import Doubt
from psm_model.text import display_width, truncate
from psm_model.values import Level, PartialDate, Period, PersonName
from psm_model.views.board import view_board
from psm_model.views.board_text import render_board
from tests.drawing import boards, distinct_registers
from tests.views.boards import DAYS, FIRST, LAST, board_of_one_term, make_chair, make_whole_term


def test_text_says_that_a_post_is_held_in_a_part_of_a_year() -> None:
    """A post whose days are known, and fill a part of the year, is said to be held in that part."""
    chair = make_chair("A", period=Period.parse("2025-10-15/2027-06-30"))
    term = BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=(chair,))
    board = board_of_one_term(term, "2027")
    assert render_board(board, width=120).endswith("  undetermined: only part of that year")
    assert render_board(board, language="id", width=120).endswith("  belum pasti: hanya sebagian tahun itu")


def test_text_gives_no_reason_that_may_be_untrue() -> None:
    """A post without dates may be held on all days of a year, so the year that was asked for is no reason."""
    term = BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=(make_chair("A"),))
    board = board_of_one_term(term, "2027")
    assert [reason.doubt for reason in board.terms[0].seats[0].reasons] == [
        Doubt.POST_UNDATED,
        Doubt.MAYBE_PART_OF_TIME,
    ]
    assert render_board(board, width=120).endswith("  undetermined: no dates recorded")
    assert render_board(board, language="id", width=120).endswith("  belum pasti: tanggal tidak tercatat")


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
    assert heading.startswith(f"{shown} (t), 15 O".lstrip())
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
        "2025–2030 (t): disputed; undetermined whether in office on that day (the board is disputed); recorded in part",
        "  post                holder  held                            on that day                      change",
        "  Ketua Umum (Pusat)  A       15 October 2025 to 31 May 2026  undetermined                     replaced by B",
        "  chair               B       1 May 2027 to 14 October 2030   no                               replaces A",
        "  patron (by office)  Bupati                                  undetermined: no dates recorded",
    ]


@pytest.mark.parametrize(
    ("period", "day", "language", "expected"),
    [
        (
            "2025-10-15/2030-10-14",
            "2030-10-14",
            "en",
            "SK 4 (t), 15 October 2025 to 14 October 2030: in office on that day",
        ),
        ("2025-10-15/2030-10-14", "2030-10-15", "en", ": not in office on that day"),
        ("2025-10-15/2030-10-15", "2030-10-15", "id", "15 Oktober 2025 s.d. 15 Oktober 2030: menjabat pada hari itu"),
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
        ("periode 2025–2030", None, "periode 2025–2030 (t): "),
        ("periode 2025–2030", "2025/2030", "periode 2025–2030 (t): "),
        ("periode 2025–2030", "2025/2031", "periode 2025–2030 (t), 2025–2031: "),
        (None, "2025/", "2025 to an unknown day (t): "),
        (None, "2025-10/2030", "2025–2030 (t), October 2025 to 2030: "),
        (None, None, "t (no dates): "),
        ("2030-2025", None, "2030-2025 (t), no dates: "),
    ],
)
def test_text_shows_dates_once(label: str | None, period: str | None, heading: str) -> None:
    """The dates of a term are shown only if its label does not state the same."""
    term = BoardTerm(id="t", organisation_id="o", label=label, period=None if period is None else Period.parse(period))
    assert render_board(board_of_one_term(term, None)).split("\n")[2].startswith(heading)


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
    lines = render_board(board, width=1000).split("\n  ")[1:]
    titles = [line.split("  ")[0].split(" (")[0].strip() for line in lines if not line.startswith("every post ")]
    assert titles[1:] == expected


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


def test_text_warns_of_two_boards() -> None:
    """Two boards that are certainly in office on a day are a warning that names them; one board or a doubt is not."""
    first, second = (
        BoardTerm(id=f"t-{number}", organisation_id="o", period=Period.parse(period))
        for number, period in enumerate(("2020-01-01/2024-12-31", "2024-01-01/2028-12-31"))
    )
    organisation = Organisation(id="o", name="IPSM", level=Level.NATIONAL)
    register = Register.of(organisation, first, second)
    text = render_board(view_board(register, "o", PartialDate(2024, 6, 1)), width=120)
    assert text.split("\n")[1].startswith(
        "warning: 2 boards are in office on that day: 2020–2024 (t-0), 2024–2028 (t-1); "
    )
    indonesian = render_board(view_board(register, "o", PartialDate(2024, 6, 1)), language="id", width=120)
    assert "\nperingatan: 2 kepengurusan menjabat pada hari itu: 2020–2024 (t-0), 2024–2028 (t-1); " in indonesian
    for day in (PartialDate(2023, 6, 1), PartialDate(2023)):
        assert "warning" not in render_board(view_board(register, "o", day), width=120)


@pytest.mark.parametrize(
    ("language", "line", "answer"),
    [
        ("en", "  every post on that day: undetermined (no dates recorded)", "undetermined"),
        (
            "id",
            "  setiap jabatan pada hari itu: belum pasti (tanggal tidak tercatat)",
            "belum pasti",
        ),
    ],
)
def test_text_says_one_doubt_about_all_posts_once(language: Language, line: str, answer: str) -> None:
    """A doubt about each of several posts is said once above them; that about one post, or several doubts, beside."""
    chair = Appointment(id="a", post=Post.CHAIR, name=PersonName("A"))
    secretary = attrs.evolve(chair, id="b", post=Post.SECRETARY)
    term = BoardTerm(
        id="t", organisation_id="o", period=Period.parse("2020-01-01/2024-12-31"), appointments=(chair, secretary)
    )
    register = Register.of(Organisation(id="o", name="IPSM", level=Level.NATIONAL), term)
    day = PartialDate(2022, 6, 1)
    text = render_board(view_board(register, "o", day), language=language, width=120)
    assert line in text.split("\n")
    assert text.count(answer) == 1
    dated = attrs.evolve(secretary, period=Period.parse("2022/2023"))
    for appointments in ((chair,), (chair, dated)):
        other = register.replace(attrs.evolve(term, appointments=appointments))
        assert line not in render_board(view_board(other, "o", day), language=language, width=120).split("\n")
