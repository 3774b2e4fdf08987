"""Answers as text: the words of both languages, and the width."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import (
    Appointment,
    BoardTerm,
    Capacity,
    LegalBasis,
    Member,
    Organisation,
    Post,
    Register,
    TermStatus,
)
from psm_model.i18n import LANGUAGES, Language
from psm_model.queries import (
    BasisKind,
    BasisOfRecord,
    StatedBasis,
    count_boards,
    count_members,
    count_terms,
    find_areas_without_board,
    find_basis,
    find_boards,
    find_concurrent_posts,
    find_ending_boards,
    find_holders,
    find_organisations_without_board,
)
from psm_model.text import display_width
from psm_model.values import AreaCode, Level, PartialDate, Period, PersonName, Verdict
from psm_model.views.answers_text import AnyAnswer, render_answers
from tests.queries.asked import small_registers

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = date(2025, 6, 15)
IPSM = Organisation(id="o", name="IPSM Contoh", level=Level.DISTRICT, area=AreaCode("33.25.11"))
POSTS = [
    Appointment(id="a", post=Post.CHAIR, member_id="m", title="Ketua Umum"),
    Appointment(id="b", post=Post.PATRON, office="Camat", capacity=Capacity.EX_OFFICIO),
    Appointment(id="c", post=Post.TREASURER, member_id="x", period=Period.parse("2024-01-01/2026-12-31")),
    Appointment(id="d", post=Post.SECRETARY, withheld=["name"]),
]
TERM = BoardTerm(
    id="t",
    organisation_id="o",
    label="2020–2025",
    status=TermStatus.CARETAKER,
    legal_bases=[LegalBasis(as_written="ART IPSM")],
    appointments=POSTS,
)
REGISTER = Register.of(IPSM, Member(id="m", name=PersonName("Kasmad")), TERM)


def iter_answers(register: Register, on: date | PartialDate) -> Iterator[tuple[AnyAnswer, ...]]:
    """Yield the answers to a question of each kind."""
    yield find_holders(register, on)
    yield find_boards(register, on)
    yield find_organisations_without_board(register, on)
    yield find_areas_without_board(register, Level.DISTRICT, on, under=AreaCode("33.25"))
    yield find_concurrent_posts(register)
    yield count_terms(register, Post.CHAIR, member_id="m")
    yield count_boards(register, on, by=Level.DISTRICT)
    yield count_members(register)
    yield from ((find_basis(register, term),) for term in register.board_terms[:1])


@given(small_registers(), st.sampled_from(LANGUAGES), st.integers(40, 130))
def test_no_line_is_wider_than_the_width(register: Register, language: Language, width: int) -> None:
    """Every kind of answer fits, and its verdict is in words."""
    for answers in iter_answers(register, PartialDate(2025)):
        lines = render_answers(answers, language=language, width=width).splitlines()
        assert all(display_width(line) <= width for line in lines[1:])
        assert not any("_" in line for line in lines)


def test_holders_in_both_languages() -> None:
    """Posts, holders, capacities, statuses and reasons are in words."""
    answers = find_holders(REGISTER, DAY)
    english = render_answers(answers, title="holders", width=200)
    assert english.splitlines()[0] == "holders: 0 certain, 4 undetermined"
    assert re.search(r"Ketua Umum +Kasmad +2020–2025 \(t\), caretaker +undetermined: no dates recorded", english)
    assert "patron (by office)" in english
    assert "x (not in the register)" in english
    assert "left out on purpose" in english
    indonesian = render_answers(answers, language="id", width=200)
    assert indonesian.splitlines()[0] == "0 pasti, 4 belum pasti"
    assert re.search(r"pembina \(karena jabatan\) +Camat", indonesian)
    assert "belum pasti: tanggal tidak tercatat" in indonesian


@pytest.mark.parametrize(
    ("founded", "english", "indonesian"),
    [
        (PartialDate(2001), "yes", "ya"),
        (PartialDate(2025), "yes; it may not exist then", "ya; organisasi ini mungkin tidak ada saat itu"),
        (PartialDate(2031), "yes; it does not exist then", "ya; organisasi ini tidak ada saat itu"),
    ],
)
def test_an_organisation_that_may_not_exist_is_marked(founded: PartialDate, english: str, indonesian: str) -> None:
    """The answer says so unless the organisation certainly exists on the day."""
    register = Register.of(attrs.evolve(IPSM, founded=founded, terms_complete=True))
    answers = find_organisations_without_board(register, date(2025, 6, 1), absent=True)
    assert render_answers(answers, width=200).endswith(f"  {english}")
    assert render_answers(answers, language="id", width=200).endswith(f"  {indonesian}")


def test_a_reason_is_said_once() -> None:
    """If a month is asked about and the end is imprecise, the imprecise end is the only reason in words."""
    text = render_answers(find_ending_boards(REGISTER, PartialDate(2025, 6), days=10), width=200)
    assert text.endswith("undetermined: the last day of the term is not known exactly")


def test_numbers_are_ranges() -> None:
    """A number without an upper bound says so, and one that is known is a number."""
    (count,) = count_terms(REGISTER, Post.CHAIR, member_id="m")
    assert "1 or more" in render_answers((count,), width=200)
    assert "1 atau lebih" in render_answers((count,), language="id", width=200)
    assert "in all  1" in render_answers(count_members(REGISTER))
    unknown = count_members(REGISTER, by=Level.DISTRICT)
    assert "area of this level not known" in render_answers(unknown)
    members = [Member(id="m", name=PersonName("A")), Member(id="n", name=PersonName("B"), area=IPSM.area)]
    assert "1 to 2" in render_answers(count_members(Register.of(*members), by=Level.DISTRICT), width=200)


def test_a_basis_is_named_by_its_owner() -> None:
    """Each basis has a row; without any, the reason has one."""
    assert "legal basis  ART IPSM" in render_answers((find_basis(REGISTER, "t"),))
    assert "no basis is recorded" in render_answers((find_basis(REGISTER, "m"),))
    owners: list[tuple[Organisation | BoardTerm | Appointment, str]] = [
        (IPSM, "IPSM Contoh (o)"),
        (TERM, "2020–2025 (t), caretaker"),
        (POSTS[0], "'Ketua Umum' (a)"),
        (POSTS[1], "patron (b)"),
    ]
    for owner, name in owners:
        stated = StatedBasis(path="/", kind=BasisKind.SOURCE, record=None, id="s", owner=owner, is_inherited=True)
        answer = BasisOfRecord(path="/", record=IPSM, bases=(stated,), verdict=Verdict.UNDETERMINED, reasons=())
        assert name in render_answers((answer,), width=120)


def test_no_answers_are_none() -> None:
    """Without answers there is no table."""
    assert render_answers((), title="boards") == "boards: none"
    assert render_answers((), language="id") == "tidak ada"


def test_unsupported_widths_and_languages_are_refused() -> None:
    """Both are errors, as in other texts."""
    with pytest.raises(ValueError, match="at least 40"):
        render_answers(find_boards(REGISTER, DAY), width=39)
    with pytest.raises(ValueError, match="expected one of the languages"):
        render_answers((), language="jv")  # type: ignore[arg-type]
