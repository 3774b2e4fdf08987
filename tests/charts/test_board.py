"""The chart of a board has everybody once, each with whom they replaced, alike each time, whatever the records say."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.charts import board
from psm_model.charts._palette import FAINT
from psm_model.charts._seats import Role, make_seats, make_tiers
from psm_model.charts._sheet import Shape, Words
from psm_model.entities import (
    Appointment,
    BoardTerm,
    Capacity,
    Inauguration,
    Organisation,
    Post,
    Register,
    Tenure,
    TermStatus,
)
from psm_model.errors import NotFoundError
from psm_model.formats import load
from psm_model.i18n import Language
from psm_model.strategies import registers
from psm_model.values import Level, PartialDate, Period, PersonName
from psm_model.values.verdict import Verdict
from tests.charts.pictures import boxes_of, names_in, outside, overlapping, parsed, words_of
from tests.charts.test_timeline import ELEMENTS, FEW
from tests.views.test_timeline_text import HOSTILE

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

CASES: Final = sorted((Path(__file__).parents[1] / "cases").glob("*.json"))
IPSM: Final = Organisation(id="o", name="IPSM Contoh", level=Level.NATIONAL)


# Any: the fields of an appointment, by name.
def held(name: str, post: Post = Post.MEMBER, **fields: Any) -> Appointment:
    """An appointment of somebody called as its id."""
    return Appointment(id=name, post=post, name=PersonName(name), **fields)


def drawn(*appointments: Appointment, **options: Any) -> list[str]:
    """The lines of words of the chart of a board with these appointments."""
    term = BoardTerm(
        id="t", organisation_id="o", period=Period.parse("2020-01-01/2024-12-31"), appointments=appointments
    )
    return board(Register.of(IPSM, term), "t", **options)[0].alt.split("\n")[1:]


def chains() -> SearchStrategy[tuple[Appointment, ...]]:
    """Appointments of few ids that replace one another in any way: in a row, in a circle, two one, one itself."""
    ids = st.sampled_from("abcde")
    replaced = st.none() | ids
    return st.lists(
        st.builds(Appointment, id=ids, post=st.sampled_from(Post), office=st.just("x"), replaces_id=replaced),
        max_size=7,
    ).map(tuple)


@given(chains())
def test_everybody_is_there_once(appointments: tuple[Appointment, ...]) -> None:
    """Each appointment has a seat or is among those replaced in one, and each seat is in one tier."""
    seats = make_seats(appointments)
    there = [one for seat in seats for one in (seat.appointment, *seat.replaced)]
    assert sorted(map(id, there)) == sorted(map(id, appointments))
    tiers = make_tiers(seats)
    placed = [seat for tier in tiers for _, column in tier.columns for seat in column]
    assert sorted(map(id, placed)) == sorted(map(id, seats))


@given(chains())
def test_who_replaces_stands_over_whom(appointments: tuple[Appointment, ...]) -> None:
    """In a seat each is named as replaced by the one before, and one that names nobody recorded says so."""
    known = {one.id for one in appointments}
    for seat in make_seats(appointments):
        chain = (seat.appointment, *seat.replaced)
        for later, earlier in pairwise(chain):
            assert later.replaces_id == earlier.id
        named = chain[-1].replaces_id
        assert seat.missing == (named if named not in known else None)
        meant = next((one for one in appointments if one.id == named), None)
        assert seat.apart == (None if meant in chain else meant)


@given(chains(), st.sets(st.integers(0, 6)))
def test_only_who_is_on_the_board_has_a_seat(appointments: tuple[Appointment, ...], on: set[int]) -> None:
    """Where a day is asked of, a seat is held by who may be on the board, and all of these are there once."""
    verdicts = {place: Verdict.YES for place in on if place < len(appointments)}
    seats = make_seats(appointments, verdicts)
    sitting = {id(appointments[place]) for place in verdicts}
    assert {id(seat.appointment) for seat in seats} <= sitting
    there = [id(one) for seat in seats for one in (seat.appointment, *seat.replaced)]
    assert len(there) == len(set(there))
    assert sitting <= set(there)


def test_tiers_are_in_order() -> None:
    """Who advises is above the chair, who follows below; a section's head stands over its members."""
    seats = make_seats(
        [
            held("member"),
            held("humas member", Post.SECTION_MEMBER, section="Humas"),
            held("humas head", Post.SECTION_HEAD, section="Humas"),
            held("chair", Post.CHAIR),
            held("patron", Post.PATRON),
            held("secretary", Post.SECRETARY),
            held("head alone", Post.SECTION_HEAD),
        ]
    )
    assert [
        (tier.role, [[seat.appointment.id for seat in column] for _, column in tier.columns])
        for tier in make_tiers(seats)
    ] == [
        (Role.ADVISES, [["patron"]]),
        (Role.LEADS, [["chair"]]),
        (Role.FOLLOWS, [["secretary"]]),
        (Role.FOLLOWS, [["humas head", "humas member"], ["head alone"]]),
        (Role.FOLLOWS, [["member"]]),
    ]


@FEW
@given(
    registers().filter(lambda register: register.board_terms), st.none() | st.dates(date(1990, 1, 1), date(2040, 1, 1))
)
def test_any_board_is_drawn(register: Register, on: date | None) -> None:
    """Any board gives plain SVG in which no text runs into another or leaves the page, and alike each time."""
    term = register.board_terms[0]
    pages, again = (board(register, term.id, on=on) for _ in range(2))
    assert pages == again
    for picture in pages:
        assert names_in(parsed(picture)) <= ELEMENTS
        boxes = boxes_of(picture)
        assert overlapping(boxes) == []
        assert outside(picture, boxes) == []
    assert pages[0].svg() == again[0].svg()
    if on is None:
        told = "\n".join(picture.alt for picture in pages).split("\n")
        assert len(told) == len(pages) + max(len(make_seats(register.board_term(term.id).appointments)), 1)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_real_boards_are_legible(case: Path) -> None:
    """Of real boards nobody is left out, no text is cut, and none runs into another."""
    register = load(case)
    for term in register.board_terms:
        (picture,) = board(register, term.id, language="id")
        assert overlapping(boxes_of(picture)) == []
        assert not any(text.endswith("…") for text in words_of(picture))
        written = " ".join(words_of(picture))
        for one in term.appointments:
            assert str(one.name or one.office) in written


def test_who_holds_a_post_is_told() -> None:
    """A card tells the post, the holder, as what, when, and whom they replaced; in words too."""
    assert drawn(
        held("Kasmad", Post.CHAIR, period=Period.parse("2020-01-01/2022-05")),
        held("Sekar", Post.CHAIR, replaces_id="Kasmad", capacity=Capacity.ACTING, period=Period.parse("2022-05/..")),
        Appointment(id="m", post=Post.MEMBER, title="Korcam", member_id="m-1", section="Contoh", replaces_id="gone"),
    ) == [
        "Chair: Sekar, acting, since May 2022, replaces Kasmad",
        "Korcam: m-1 (not in the register), Contoh, replaces gone (not recorded)",
    ]


def test_cards_hold_their_words() -> None:
    """What a card tells stands on it, within its edges: the post, the holder, as what, when, whom they replaced."""
    term = BoardTerm(
        id="t",
        organisation_id="o",
        appointments=(
            held("Kasmad", Post.CHAIR),
            held(
                "Sekar",
                Post.CHAIR,
                title="Ketua PAW",
                replaces_id="Kasmad",
                capacity=Capacity.ACTING,
                period=Period.parse("2022/.."),
            ),
            held("Pembina " * 9, Post.PATRON, section="Contoh"),
        ),
    )
    (picture,) = board(Register.of(IPSM, term), "t")
    told = {"Ketua PAW", "Sekar", "acting", "since 2022", "replaces Kasmad", "Patron", "Contoh"}
    assert told <= set(words_of(picture))
    cards = [
        (min(xs), min(ys), max(xs), max(ys))
        for xs, ys in (zip(*one.points, strict=True) for one in picture.items if isinstance(one, Shape) and one.fill)
    ]
    for words in (one for one in picture.items if isinstance(one, Words) and one.text in told):
        left, top, right, bottom = words.box
        assert any(x <= left and y <= top and right <= end and bottom <= low for x, y, end, low in cards)


def test_a_day_is_asked_of() -> None:
    """On a day are shown who is on the board and who may be, marked so, and not who is not."""
    told = drawn(
        held("first", Post.CHAIR, period=Period.parse("2020-01-01/2023-04-30")),
        held("second", Post.CHAIR, period=Period.parse("2022-01-01/2023-05-01")),
        held("perhaps"),
        on=date(2023, 5, 1),
    )
    assert told == [
        "Chair: second, 1 January 2022 to 1 May 2023",
        "Board member: perhaps, may be on the board that day",
    ]


def test_who_was_replaced_and_may_be_there_has_a_card() -> None:
    """Where one who was replaced is or may be on the board that day, they have a card of their own, marked so."""
    first = held("first", Post.CHAIR, period=Period.parse("2020-01-01/2022"))
    second = held("second", Post.CHAIR, period=Period.parse("2022/2024"), replaces_id="first")
    perhaps = "may be on the board that day"
    assert drawn(first, second, on=date(2022, 6, 1)) == [
        f"Chair: first, 1 January 2020 to 2022, {perhaps}",
        f"Chair: second, 2022–2024, {perhaps}, replaces first",
    ]
    stays = attrs.evolve(first, period=Period.parse("2020-01-01/2022-06-01"))
    assert drawn(stays, second, on=date(2022, 6, 1))[0] == "Chair: first, 1 January 2020 to 1 June 2022"
    assert drawn(first, second, on=date(2023, 6, 1)) == ["Chair: second, 2022–2024, replaces first"]


def test_two_who_replace_one_both_say_so() -> None:
    """Of several appointments that replace one, each card says whom it replaces, and the one replaced has none."""
    two = [held(name, Post.CHAIR, replaces_id="first") for name in ("second", "third")]
    told = ["Chair: second, replaces first", "Chair: third, replaces first"]
    assert drawn(held("first", Post.CHAIR), *two) == told
    assert drawn(*two, held("first", Post.CHAIR)) == told


def test_lines_lead_to_the_chair() -> None:
    """A line joins cards to the chair's; a chair alone hangs from nothing, and without a chair nobody does."""
    for posts in (
        (Post.MEMBER,),
        (Post.CHAIR,),
        (Post.CHAIR, Post.MEMBER),
        (Post.PATRON, Post.CHAIR),
        (Post.SECRETARY, Post.TREASURER),
        (Post.PATRON, Post.ADVISER, Post.SECRETARY, Post.MEMBER, Post.MEMBER),
    ):
        appointments = tuple(held(str(n), post) for n, post in enumerate(posts))
        (picture,) = board(Register.of(IPSM, BoardTerm(id="t", organisation_id="o", appointments=appointments)), "t")
        stems = [item for item in picture.items if isinstance(item, Shape) and item.edge == "#7a8794"]
        assert bool(stems) == (Post.CHAIR in posts and len(posts) > 1)


def test_dashed_cards_are_explained() -> None:
    """The legend shows a card with a dashed edge for those who advise, with a question mark for who may be there."""
    patron, perhaps = held("patron", Post.PATRON), held("secretary", Post.SECRETARY)
    sure = held("sure", period=Period.parse("2020-01-01/2024-12-31"))
    for appointments, words in (((patron,), "advises"), ((perhaps,), "may be on the board that day"), ((sure,), None)):
        term = BoardTerm(
            id="t", organisation_id="o", period=Period.parse("2020-01-01/2024-12-31"), appointments=appointments
        )
        on = None if appointments == (patron,) else date(2022, 1, 1)
        (picture,) = board(Register.of(IPSM, term), "t", on=on)
        dashed = [item for item in picture.items if isinstance(item, Shape) and item.dashed]
        told = [item for item in picture.items if isinstance(item, Words) and item.text == words]
        assert len(told) == len(dashed) - 1 if words else not dashed
        for one, sample in zip(told, dashed[1:], strict=True):
            assert sample.points[0][1] < one.y < sample.points[2][1]
            assert 0 < one.x - sample.points[1][0] < 10
        assert words_of(picture).count("?") == (2 if appointments == (perhaps,) else 0)


def test_names_of_sections_are_whole() -> None:
    """The name of a section stands above its cards in as many lines as it needs, and cards side by side are level."""
    names = "Bidang Hubungan Masyarakat dan Komunikasi", "Humas"
    heads = [held(f"head {n}", Post.SECTION_HEAD, section=name) for n, name in enumerate(names)]
    (picture,) = board(Register.of(IPSM, BoardTerm(id="t", organisation_id="o", appointments=tuple(heads))), "t")
    assert names[0] in " ".join(words_of(picture))
    assert overlapping(boxes_of(picture)) == []
    (card, other) = (words.y for words in picture.items if isinstance(words, Words) and words.text.startswith("head "))
    assert card == other
    below = [words.y for words in picture.items if isinstance(words, Words) and words.colour == FAINT and words.bold]
    assert max(below) < card - 20


def test_a_board_that_was_annulled_is_told_so() -> None:
    """The status of a board stands in its heading, and nobody is on one that was annulled."""
    term = BoardTerm(id="t", organisation_id="o", status=TermStatus.ANNULLED, appointments=(held("Sekar", Post.CHAIR),))
    register = Register.of(IPSM, term)
    assert "annulled" in board(register, "t")[0].alt.split("\n")[0]
    assert board(register, "t", on=date(2020, 1, 1))[0].alt.split("\n")[1:] == ["nobody recorded is on it"]


def test_large_boards_are_paged() -> None:
    """A board of many stands on several pages, everybody once."""
    term = BoardTerm(id="t", organisation_id="o", appointments=tuple(held(f"nama {n}") for n in range(300)))
    section = attrs.evolve(
        term,
        appointments=tuple(attrs.evolve(one, post=Post.SECTION_MEMBER, section="Humas") for one in term.appointments),
    )
    for shown, title in ((term, "Board member"), (section, "Member of section")):
        pages = board(Register.of(IPSM, shown), "t")
        assert len(pages) > 1
        told = [line.split(",")[0] for picture in pages for line in picture.alt.split("\n")[1:]]
        assert told == [f"{title}: nama {n}" for n in range(300)]
        assert all(picture.height < 1600 for picture in pages)


@settings(max_examples=5)
@given(st.permutations(HOSTILE))
def test_hostile_names_break_nothing(names: list[str]) -> None:
    """Names, titles and sections such as break a page are shown as text, within their cards."""
    appointments = [
        Appointment(id=str(n), post=post, name=PersonName(name), title=names[n - 1], section=names[n - 2])
        for n, (name, post) in enumerate(zip(names, [Post.CHAIR, *[Post.SECTION_HEAD] * 6], strict=True))
    ]
    term = BoardTerm(id="t", organisation_id="o", label=names[0], appointments=tuple(appointments))
    for picture in board(Register.of(attrs.evolve(IPSM, name=names[1]), term), "t"):
        assert names_in(parsed(picture)) <= ELEMENTS
        boxes = boxes_of(picture)
        assert overlapping(boxes) == []
        assert outside(picture, boxes) == []


def test_a_term_that_is_not_there_is_refused() -> None:
    """An id that no term has is told."""
    with pytest.raises(NotFoundError):
        board(Register.of(IPSM), "t")


@pytest.mark.parametrize(
    ("language", "on", "told"),
    [
        (
            "en",
            date(2030, 10, 14),
            "SK 4, 15 October 2025 to 14 October 2030, inauguration November 2025, on 14 October 2030",
        ),
        (
            "id",
            PartialDate(2026),
            "SK 4, 15 Oktober 2025 s.d. 14 Oktober 2030, pengukuhan November 2025, pada tahun 2026",
        ),
        (
            "en",
            PartialDate(2026, 3),
            "SK 4, 15 October 2025 to 14 October 2030, inauguration November 2025, in March 2026",
        ),
    ],
)
def test_dates_are_in_words(language: Language, on: date | PartialDate, told: str) -> None:
    """The line below the title has all dates in words of the language, the last day of the term as its last."""
    term = BoardTerm(
        id="t",
        organisation_id="o",
        label="SK 4",
        period=Period.parse("2025-10-15/2030-10-14"),
        inauguration=Inauguration(date=PartialDate(2025, 11)),
        appointments=(held("Sekar", Post.CHAIR, period=Period.parse("2025-10-15/2030-10-14")),),
    )
    (picture,) = board(Register.of(IPSM, term), "t", on=on, language=language)
    assert told in words_of(picture)
    assert told in picture.alt.split("\n")[0]
    assert "Sekar" in words_of(picture)
    assert not any(re.search(r"\d{4}-\d\d", word) for word in (*words_of(picture), picture.alt))


def test_whole_terms_are_sure_to_the_last_day() -> None:
    """Whoever is appointed for the whole term is surely on the board on its last day, and not on the day after."""
    term = BoardTerm(
        id="t",
        organisation_id="o",
        period=Period.parse("2025-10-15/2030-10-14"),
        tenure=Tenure.WHOLE_TERM,
        appointments=(held("Sekar", Post.CHAIR), held("Misal")),
    )
    last, after = (board(Register.of(IPSM, term), "t", on=date(2030, 10, day))[0] for day in (14, 15))
    assert last.alt.split("\n")[1:] == ["Chair: Sekar", "Board member: Misal"]
    assert "?" not in words_of(last)
    assert after.alt.split("\n")[1:] == ["nobody recorded is on it"]
