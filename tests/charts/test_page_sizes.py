"""Pictures on paper: everything is on the sheet and readable, and each sheet has the axis."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.charts import Paper, Picture, draw_board, draw_timeline
from psm_model.charts._canvas import Shape, TextItem
from psm_model.entities import Appointment, BoardTerm, Organisation, Post, Register
from psm_model.values import Level, Period
from psm_model.views.timeline import make_timeline
from tests.charts.pictures import find_overlaps, list_texts
from tests.charts.registers import make_large_register, make_varied_register
from tests.views.boards import make_appointment
from tests.views.drawn_registers import IPSM, any_register

if TYPE_CHECKING:
    from collections.abc import Iterable

SIZES = {"a4": (841.89, 595.28), "a3": (1190.55, 841.89)}
FEW = settings(max_examples=8)
sizes: st.SearchStrategy[Paper] = st.sampled_from(["a4", "a3"])


def assert_on_paper(pages: Iterable[Picture], size: Paper) -> None:
    """Assert that the pages have a size, that type is at least 7 points, and that nothing overlaps or leaves them."""
    for picture in pages:
        assert (picture.width, picture.height) == pytest.approx(SIZES[size], abs=0.01)
        texts = [item for item in picture.items if isinstance(item, TextItem)]
        assert all(text.size >= 7 for text in texts)
        assert find_overlaps([(text.text, text.box) for text in texts]) == []
        for left, top, right, bottom in (text.box for text in texts):
            assert 0 <= left <= right <= picture.width
            assert 0 <= top <= bottom <= picture.height
        for shape in (item for item in picture.items if isinstance(item, Shape)):
            assert all(0 <= x <= picture.width and 0 <= y <= picture.height for x, y in shape.points)


def list_years(picture: Picture) -> list[str]:
    """Return the years on the axis above the rows."""
    years = [
        item for item in picture.items if isinstance(item, TextItem) and item.text.isdecimal() and item.size == 8.5
    ]
    first = min((year.y for year in years), default=0.0)
    return [year.text for year in years if year.y == first]


@FEW
@given(any_register(), sizes, st.dates(date(2015, 1, 1), date(2035, 1, 1)) | st.none())
def test_timelines_fit_on_paper(register: Register, size: Paper, on: date | None) -> None:
    """Any register fits on sheets, each row once and in order, and each sheet repeats the same axis."""
    pages = draw_timeline(register, size=size, on=on, undetermined=True)
    assert_on_paper(pages, size)
    assert len({tuple(list_years(picture)) for picture in pages}) == 1
    names = [line.partition(": ")[0] for picture in pages for line in picture.alt.split("\n")[1:]]
    assert len(names) >= len(make_timeline(register).rows)


@pytest.mark.parametrize("size", ["a4", "a3"])
def test_rows_go_on_further_sheets(size: Paper) -> None:
    """Rows that do not fit go on further sheets, which repeat the area and the axis; a larger sheet has more rows."""
    register = make_large_register(60)
    pages = draw_timeline(register, size=size)
    assert_on_paper(pages, size)
    rows = [line.partition(": ")[0] for picture in pages for line in picture.alt.split("\n")[1:]]
    assert rows == [row.name for row in make_timeline(register).rows]
    assert len(pages) == {"a4": 6, "a3": 4}[size]
    for number, picture in enumerate(pages, start=1):
        assert f"page {number} of {len(pages)}" in list_texts(picture)
        assert list_years(picture) == list_years(pages[0]) != []
    assert any(text.endswith("(continued)") for text in list_texts(pages[1]))


def test_high_rows_are_divided() -> None:
    """An organisation with more boards at once than a sheet has room for goes on, with each board drawn once."""
    terms = [
        BoardTerm(
            id=f"t{n}", organisation_id="o", label=f"masa bakti {n}", period=Period.parse("2020-01-01/2024-12-31")
        )
        for n in range(60)
    ]
    undated = [BoardTerm(id=f"u{n}", organisation_id="o", label=f"kepengurusan {n}") for n in range(60)]
    pages = draw_timeline(Register.of(IPSM, *terms, *undated), size="a4")
    assert_on_paper(pages, "a4")
    texts = [text for picture in pages for text in list_texts(picture)]
    assert sorted(text for text in texts if text.startswith("masa bakti ")) == sorted(
        term.label or "" for term in terms
    )
    assert sum("kepengurusan" in text for text in texts) == 60 + sum("Masa" in text for text in texts)


@FEW
@given(
    st.lists(
        st.builds(
            lambda post, section, name: make_appointment(name, post, section=section),
            st.sampled_from(Post),
            st.sampled_from([None, "Humas", "Pendidikan dan Pelatihan Kader"]),
            st.text("abc ", min_size=1, max_size=60).filter(str.strip),
        ),
        max_size=60,
        unique_by=lambda appointment: appointment.id,
    ),
    sizes,
)
def test_boards_fit_on_paper(appointments: list[Appointment], size: Paper) -> None:
    """Any board fits on sheets."""
    term = BoardTerm(id="t", organisation_id="o", appointments=appointments)
    pages = draw_board(Register.of(IPSM, term), "t", size=size)
    assert_on_paper(pages, size)
    lines = [line for picture in pages for line in picture.alt.split("\n")[1:]]
    assert sum(": " in line for line in lines) == len(appointments)


def _list_section_officers(*, people: int) -> list[Appointment]:
    """Return sixteen officers of sections with a given number of people each, heads first."""
    return [
        make_appointment(
            f"Nama bidang {n}",
            Post.SECTION_MEMBER if n % people else Post.SECTION_HEAD,
            section=f"Bidang {n // people}",
        )
        for n in range(16)
    ]


def test_board_of_35_people_fits_on_a4() -> None:
    """A board of 35 people fits on one sheet of A4, with every name whole."""
    posts = [Post.PATRON] * 3 + [Post.ADVISER, Post.CHAIR] + [Post.VICE_CHAIR] * 2
    posts += [Post.SECRETARY, Post.VICE_SECRETARY, Post.TREASURER, Post.VICE_TREASURER]
    appointments = [make_appointment(f"Nama {n}", post) for n, post in enumerate(posts)]
    appointments += _list_section_officers(people=4)
    appointments += [make_appointment(f"Anggota {n}") for n in range(8)]
    (picture,) = draw_board(_register_with(appointments), "t", size="a4")
    assert_on_paper([picture], "a4")
    assert len(appointments) == 35
    assert {str(appointment.name) for appointment in appointments} <= set(list_texts(picture))


def test_rows_are_closer_if_that_saves_a_sheet() -> None:
    """A board with many small sections fits on one sheet of A4, with every name whole."""
    posts = [Post.PATRON, Post.ADVISER, Post.CHAIR, Post.VICE_CHAIR, Post.SECRETARY, Post.TREASURER]
    appointments = [make_appointment(f"Nama {n}", post) for n, post in enumerate(posts)]
    appointments += _list_section_officers(people=2)
    appointments += [make_appointment(f"Anggota {n}") for n in range(13)]
    (picture,) = draw_board(_register_with(appointments), "t", size="a4")
    assert_on_paper([picture], "a4")
    assert {str(appointment.name) for appointment in appointments} <= set(list_texts(picture))


def test_sheets_of_a_board_are_about_equally_full() -> None:
    """A board that needs a second sheet does not leave a few names for it."""
    appointments = [make_appointment("Ketua", Post.CHAIR)]
    for n in range(120):
        post = Post.SECTION_MEMBER if n % 10 else Post.SECTION_HEAD
        appointments.append(make_appointment(f"Nama bidang {n}", post, section=f"Bidang {n // 10}"))
    appointments += [make_appointment(f"Anggota {n}") for n in range(80)]
    pages = draw_board(_register_with(appointments), "t", size="a4")
    assert_on_paper(pages, "a4")
    assert len(pages) == 2
    assert all(picture.alt.count(": ") > 20 for picture in pages)


def _register_with(appointments: list[Appointment]) -> Register:
    organisation = Organisation(id="o", name="IPSM", level=Level.NATIONAL)
    return Register.of(organisation, BoardTerm(id="t", organisation_id="o", appointments=appointments))


def test_other_sizes_are_refused() -> None:
    """A size that is not supported is an error."""
    with pytest.raises(ValueError, match="expected a4 or a3, got 'a5'"):
        draw_timeline(make_varied_register(), size="a5")  # type: ignore[arg-type]  # not a size
