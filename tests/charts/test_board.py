"""The chart of a board shows everybody once, with the replaced holder, and is reproducible for any records."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.charts import draw_board
from psm_model.charts._canvas import Shape, TextItem
from psm_model.charts._palette import FAINT
from psm_model.entities import (
    Appointment,
    BoardTerm,
    Capacity,
    Decree,
    Inauguration,
    Organisation,
    Post,
    Register,
    Source,
    Tenure,
    TermStatus,
)
from psm_model.errors import NotFoundError
from psm_model.formats import load
from psm_model.i18n import Language
from psm_model.strategies import registers
from psm_model.values import Level, PartialDate, Period, PersonName
from psm_model.views.seats import make_seats
from tests.cases.documents import DOCUMENTS
from tests.charts.pictures import (
    ELEMENTS,
    find_outside,
    find_overlaps,
    list_boxes,
    list_elements,
    list_texts,
    parse_svg,
)
from tests.charts.registers import FEW
from tests.views.boards import make_appointment
from tests.views.drawn_registers import HOSTILE

IPSM: Final = Organisation(id="o", name="IPSM Contoh", level=Level.NATIONAL)


def draw_lines(*appointments: Appointment, **options: Any) -> list[str]:
    """Return the lines of the alternative text of a board with these appointments."""
    term = BoardTerm(
        id="t", organisation_id="o", period=Period.parse("2020-01-01/2024-12-31"), appointments=appointments
    )
    return draw_board(Register.of(IPSM, term), "t", **options)[0].alt.split("\n")[1:]


@FEW
@given(
    registers().filter(lambda register: register.board_terms), st.none() | st.dates(date(1990, 1, 1), date(2040, 1, 1))
)
def test_any_board_is_drawn(register: Register, on: date | None) -> None:
    """Any board gives plain SVG without overlapping texts, all on the page, and the same each time."""
    term = register.board_terms[0]
    pages, again = (draw_board(register, term.id, on=on) for _ in range(2))
    assert pages == again
    for picture in pages:
        assert list_elements(parse_svg(picture)) <= ELEMENTS
        boxes = list_boxes(picture)
        assert find_overlaps(boxes) == []
        assert find_outside(picture, boxes) == []
    assert pages[0].to_svg() == again[0].to_svg()
    if on is None:
        lines = "\n".join(picture.alt for picture in pages).split("\n")
        assert len(lines) == len(pages) + max(len(make_seats(register.board_term(term.id).appointments)), 1)


@pytest.mark.parametrize("case", DOCUMENTS, ids=lambda case: case.stem)
def test_real_boards_are_legible(case: Path) -> None:
    """Real boards are complete, and no text is truncated or overlaps another."""
    register = load(case)
    for term in register.board_terms:
        (picture,) = draw_board(register, term.id, language="id")
        assert find_overlaps(list_boxes(picture)) == []
        assert not any(text.endswith("…") for text in list_texts(picture))
        texts = " ".join(list_texts(picture))
        for appointment in term.appointments:
            assert str(appointment.name or appointment.office) in texts


def test_alternative_text_describes_the_cards() -> None:
    """The alternative text has the post, the holder, the capacity, the period and the replaced holder."""
    assert draw_lines(
        make_appointment("Kasmad", Post.CHAIR, period=Period.parse("2020-01-01/2022-05")),
        make_appointment(
            "Sekar", Post.CHAIR, replaces_id="Kasmad", capacity=Capacity.ACTING, period=Period.parse("2022-05/..")
        ),
        Appointment(id="m", post=Post.MEMBER, title="Korcam", member_id="m-1", section="Contoh", replaces_id="gone"),
    ) == [
        "Chair: Sekar, acting, since May 2022, open-ended, replaces Kasmad",
        "Korcam: m-1 (not in the register), Contoh, replaces gone (not recorded)",
    ]


def test_texts_are_within_their_cards() -> None:
    """The texts of a card are within its edges."""
    term = BoardTerm(
        id="t",
        organisation_id="o",
        appointments=(
            make_appointment("Kasmad", Post.CHAIR),
            make_appointment(
                "Sekar",
                Post.CHAIR,
                title="Ketua PAW",
                replaces_id="Kasmad",
                capacity=Capacity.ACTING,
                period=Period.parse("2022/.."),
            ),
            make_appointment("Pembina " * 9, Post.PATRON, section="Contoh"),
        ),
    )
    (picture,) = draw_board(Register.of(IPSM, term), "t")
    texts = {"Ketua PAW", "Sekar", "acting", "since 2022, open-ended", "replaces Kasmad", "Patron", "Contoh"}
    assert texts <= set(list_texts(picture))
    cards = [
        (min(xs), min(ys), max(xs), max(ys))
        for xs, ys in (
            zip(*item.points, strict=True) for item in picture.items if isinstance(item, Shape) and item.fill
        )
    ]
    for words in (item for item in picture.items if isinstance(item, TextItem) and item.text in texts):
        left, top, right, bottom = words.box
        assert any(x <= left and y <= top and right <= end and bottom <= low for x, y, end, low in cards)


def test_board_on_a_day() -> None:
    """On a day, the chart shows who is or may be on the board, with a mark, and nobody else."""
    lines = draw_lines(
        make_appointment("first", Post.CHAIR, period=Period.parse("2020-01-01/2023-04-30")),
        make_appointment("second", Post.CHAIR, period=Period.parse("2022-01-01/2023-05-01")),
        make_appointment("perhaps"),
        on=date(2023, 5, 1),
    )
    assert lines == [
        "Chair: second, 1 January 2022 to 1 May 2023",
        "Board member: perhaps, may be on the board then",
    ]


def test_replaced_holder_may_have_a_card() -> None:
    """A replaced holder who is or may be on the board then has a card of their own, with a mark."""
    first = make_appointment("first", Post.CHAIR, period=Period.parse("2020-01-01/2022"))
    second = make_appointment("second", Post.CHAIR, period=Period.parse("2022/2024"), replaces_id="first")
    perhaps = "may be on the board then"
    assert draw_lines(first, second, on=date(2022, 6, 1)) == [
        f"Chair: first, 1 January 2020 to 2022, {perhaps}",
        f"Chair: second, 2022–2024, {perhaps}, replaces first",
    ]
    remaining = attrs.evolve(first, period=Period.parse("2020-01-01/2022-06-01"))
    assert draw_lines(remaining, second, on=date(2022, 6, 1))[0] == "Chair: first, 1 January 2020 to 1 June 2022"
    assert draw_lines(first, second, on=date(2023, 6, 1)) == ["Chair: second, 2022–2024, replaces first"]


def test_two_successors_of_one_holder() -> None:
    """If several appointments replace the same one, each card says so, and the replaced one has no card."""
    successors = [make_appointment(name, Post.CHAIR, replaces_id="first") for name in ("second", "third")]
    lines = ["Chair: second, replaces first", "Chair: third, replaces first"]
    assert draw_lines(make_appointment("first", Post.CHAIR), *successors) == lines
    assert draw_lines(*successors, make_appointment("first", Post.CHAIR)) == lines


def test_lines_lead_to_the_chair() -> None:
    """A line joins each card to the chair's; a single card, or a board without a chair, has no line."""
    for posts in (
        (Post.MEMBER,),
        (Post.CHAIR,),
        (Post.CHAIR, Post.MEMBER),
        (Post.PATRON, Post.CHAIR),
        (Post.SECRETARY, Post.TREASURER),
        (Post.PATRON, Post.ADVISER, Post.SECRETARY, Post.MEMBER, Post.MEMBER),
    ):
        appointments = tuple(make_appointment(str(n), post) for n, post in enumerate(posts))
        (picture,) = draw_board(
            Register.of(IPSM, BoardTerm(id="t", organisation_id="o", appointments=appointments)), "t"
        )
        stems = [item.points for item in picture.items if isinstance(item, Shape) and len(item.points) == 2]
        # The line above a list leads nowhere.
        stems = [points for points in stems if points[0] != (20.0, points[1][1])]
        assert bool(stems) == (Post.CHAIR in posts and len(posts) > 1)


def test_lines_are_straight() -> None:
    """A trunk leads from the chair to the last row, and each line of a card ends at its edge."""
    posts = [Post.PATRON, Post.PATRON, Post.ADVISER, Post.CHAIR, *[Post.VICE_CHAIR] * 2, *[Post.SECRETARY] * 3]
    appointments = tuple(make_appointment(str(n), post) for n, post in enumerate(posts))
    (picture,) = draw_board(Register.of(IPSM, BoardTerm(id="t", organisation_id="o", appointments=appointments)), "t")
    shapes = [item for item in picture.items if isinstance(item, Shape)]
    cards = [item.points for item in shapes if item.fill is not None]
    lines = [item for item in shapes if len(item.points) == 2]
    middle = picture.width / 2
    (trunk,) = (
        sorted(y for _, y in line.points)
        for line in lines
        if {x for x, _ in line.points} == {middle}
        and not line.dashed
        and abs(line.points[0][1] - line.points[1][1]) > 30
    )
    (chair,) = (points for points in cards if any(shape.points == points and shape.width > 1 for shape in shapes))
    assert trunk[0] == pytest.approx(chair[2][1] + 11)
    assert trunk[1] == pytest.approx(max(points[0][1] for points in cards) - 11)
    for points in cards:
        x = (points[0][0] + points[1][0]) / 2
        spans = [sorted(y for _, y in line.points) for line in lines if {end for end, _ in line.points} == {x}]
        edges = points[0][1], points[2][1]
        assert any(first <= edge <= last for first, last in spans for edge in edges), "no line leads to the card"


def test_heading_has_the_decree_and_the_source() -> None:
    """The heading names the board's decrees by number and day, where the register comes from, and its sources."""
    decree = Decree(id="sk", kind="SK", number="460/12/2025", issued=PartialDate(2025, 10, 14))
    term = BoardTerm(id="t", organisation_id="o", label="2025–2030", decree_ids=["sk"], source_ids=["s"])
    register = Register.of(IPSM, decree, term, Source(id="s", publisher="Koran"), Source(id="r", publisher="Lain"))
    (picture,) = draw_board(register, "t", source="x.json")
    line = "Decree: SK 460/12/2025, 14 October 2025 · Source: x.json, Koran"
    assert line in list_texts(picture)
    assert line in picture.alt.split("\n")[0]
    (picture,) = draw_board(register, "t", language="id")
    assert "SK: SK Nomor 460/12/2025, 14 Oktober 2025 · Sumber: Koran" in list_texts(picture)


def test_names_are_stronger_than_posts() -> None:
    """A name is bold and larger than the post above it; members are plain names, without their post."""
    appointments = (
        make_appointment("Sekar", Post.CHAIR),
        make_appointment("Kasmad", Post.SECTION_HEAD, section="Humas"),
        make_appointment("Misal", Post.SECTION_MEMBER, section="Humas"),
        make_appointment("Contoh"),
    )
    (picture,) = draw_board(Register.of(IPSM, BoardTerm(id="t", organisation_id="o", appointments=appointments)), "t")
    texts = {item.text: item for item in picture.items if isinstance(item, TextItem)}
    assert texts["Sekar"].bold
    assert texts["Kasmad"].bold
    assert not texts["Chair"].bold
    assert texts["Sekar"].size > texts["Chair"].size
    assert {"Member of section", "Board member"}.isdisjoint(texts)
    assert texts["Misal"].x == texts["Kasmad"].x
    assert "Members" in texts


def test_empty_boards_are_small() -> None:
    """A board with nobody on it takes no more room than its heading."""
    (picture,) = draw_board(Register.of(IPSM, BoardTerm(id="t", organisation_id="o", label="2025–2030")), "t")
    assert picture.width < 500
    assert picture.height < 120
    assert "nobody is recorded" in list_texts(picture)


@pytest.mark.parametrize("size", [None, "a4"])
def test_page_is_as_wide_as_its_cards(size: Any) -> None:
    """So that few cards are large where the picture is fitted into a column; on paper, the paper decides."""
    officers = [Post.CHAIR, Post.SECRETARY, Post.TREASURER, Post.VICE_CHAIR, Post.VICE_SECRETARY]
    widths = []
    for count in range(1, len(officers) + 1):
        seats = [Appointment(id=post, post=post, name=PersonName("Kasmad")) for post in officers[:count]]
        term = BoardTerm(id="t", organisation_id="o", appointments=seats)
        (picture,) = draw_board(Register.of(IPSM, term), "t", size=size)
        points = [point for item in picture.items if isinstance(item, Shape) for point in item.points]
        assert all(10 < x < picture.width - 10 for x, _ in points)
        widths.append(picture.width)
    assert widths == sorted(widths)
    assert (widths[0] < 500 < widths[-1]) == (size is None)


def test_possible_holders_say_so() -> None:
    """The card of somebody who may be on the board then is dashed, and says so; that of a certain holder is not."""
    possible = make_appointment("possible", Post.SECRETARY)
    certain = make_appointment("sure", Post.SECRETARY, period=Period.parse("2020-01-01/2024-12-31"))
    for appointment in (possible, certain):
        term = BoardTerm(
            id="t", organisation_id="o", period=Period.parse("2020-01-01/2024-12-31"), appointments=(appointment,)
        )
        (picture,) = draw_board(Register.of(IPSM, term), "t", on=date(2022, 1, 1))
        dashed = [item for item in picture.items if isinstance(item, Shape) and item.dashed]
        assert len(dashed) == (appointment is possible)
        assert ("may be on the board then" in list_texts(picture)) == (appointment is possible)


def test_section_names_are_complete() -> None:
    """The name of a section takes as many lines as it needs, and neighbouring cards are level."""
    names = "Bidang Hubungan Masyarakat dan Komunikasi", "Humas"
    heads = [make_appointment(f"head {n}", Post.SECTION_HEAD, section=name) for n, name in enumerate(names)]
    (picture,) = draw_board(Register.of(IPSM, BoardTerm(id="t", organisation_id="o", appointments=tuple(heads))), "t")
    assert names[0] in " ".join(list_texts(picture))
    assert find_overlaps(list_boxes(picture)) == []
    (card, other) = (
        words.y for words in picture.items if isinstance(words, TextItem) and words.text.startswith("head ")
    )
    assert card == other
    below = [words.y for words in picture.items if isinstance(words, TextItem) and words.colour == FAINT and words.bold]
    assert max(below) < card - 20


def test_annulled_board() -> None:
    """The status of a board is in its heading, and nobody is on an annulled board."""
    term = BoardTerm(
        id="t", organisation_id="o", status=TermStatus.ANNULLED, appointments=(make_appointment("Sekar", Post.CHAIR),)
    )
    register = Register.of(IPSM, term)
    assert "annulled" in draw_board(register, "t")[0].alt.split("\n")[0]
    assert draw_board(register, "t", on=date(2020, 1, 1))[0].alt.split("\n")[1:] == ["nobody recorded is on it"]


def test_large_boards_are_paged() -> None:
    """A large board takes several pages and shows everybody once."""
    term = BoardTerm(id="t", organisation_id="o", appointments=tuple(make_appointment(f"nama {n}") for n in range(600)))
    section = attrs.evolve(
        term,
        appointments=tuple(
            attrs.evolve(appointment, post=Post.SECTION_MEMBER, section="Humas") for appointment in term.appointments
        ),
    )
    for large_term, title in ((term, "Board member"), (section, "Member of section")):
        pages = draw_board(Register.of(IPSM, large_term), "t")
        titles = [f"Board of IPSM Contoh (page {number} of {len(pages)})" for number in range(1, len(pages) + 1)]
        assert len(pages) > 1
        assert [picture.title for picture in pages] == titles
        lines = [line.split(",")[0] for picture in pages for line in picture.alt.split("\n")[1:]]
        assert lines == [f"{title}: nama {n}" for n in range(600)]
        assert all(picture.height < 1600 for picture in pages)


@settings(max_examples=5)
@given(st.permutations(HOSTILE))
def test_hostile_names_break_nothing(names: list[str]) -> None:
    """Hostile names, titles and sections are shown as text, within their cards."""
    appointments = [
        Appointment(id=str(n), post=post, name=PersonName(name), title=names[n - 1], section=names[n - 2])
        for n, (name, post) in enumerate(zip(names, [Post.CHAIR, *[Post.SECTION_HEAD] * 6], strict=True))
    ]
    term = BoardTerm(id="t", organisation_id="o", label=names[0], appointments=tuple(appointments))
    for picture in draw_board(Register.of(attrs.evolve(IPSM, name=names[1]), term), "t"):
        assert list_elements(parse_svg(picture)) <= ELEMENTS
        boxes = list_boxes(picture)
        assert find_overlaps(boxes) == []
        assert find_outside(picture, boxes) == []


def test_unknown_term_is_refused() -> None:
    """An unknown id is refused."""
    with pytest.raises(NotFoundError):
        draw_board(Register.of(IPSM), "t")


@pytest.mark.parametrize(
    ("language", "on", "subtitle"),
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
def test_dates_are_in_words(language: Language, on: date | PartialDate, subtitle: str) -> None:
    """The subtitle has all dates in words of the language, with the last day of the term as its end."""
    term = BoardTerm(
        id="t",
        organisation_id="o",
        label="SK 4",
        period=Period.parse("2025-10-15/2030-10-14"),
        inaugurations=(Inauguration(date=PartialDate(2025, 11)),),
        appointments=(make_appointment("Sekar", Post.CHAIR, period=Period.parse("2025-10-15/2030-10-14")),),
    )
    (picture,) = draw_board(Register.of(IPSM, term), "t", on=on, language=language)
    assert subtitle in list_texts(picture)
    assert subtitle in picture.alt.split("\n")[0]
    assert "Sekar" in list_texts(picture)
    assert not any(re.search(r"\d{4}-\d\d", word) for word in (*list_texts(picture), picture.alt))


def test_whole_terms_include_the_last_day() -> None:
    """A holder for the whole term is certainly on the board on its last day, and not on the day after."""
    term = BoardTerm(
        id="t",
        organisation_id="o",
        period=Period.parse("2025-10-15/2030-10-14"),
        tenure=Tenure.WHOLE_TERM,
        appointments=(make_appointment("Sekar", Post.CHAIR), make_appointment("Misal")),
    )
    last, after = (draw_board(Register.of(IPSM, term), "t", on=date(2030, 10, day))[0] for day in (14, 15))
    assert last.alt.split("\n")[1:] == ["Chair: Sekar", "Board member: Misal"]
    assert "?" not in list_texts(last)
    assert after.alt.split("\n")[1:] == ["nobody recorded is on it"]
