"""Losses of tables: every cell is kept, refused, or reported as lost."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Appointment, Capacity, Post, Register
from psm_model.errors import FormatError, Problem
from psm_model.formats import dumps
from psm_model.formats.read_result import ReadResult
from psm_model.formats.tables.cells import cell_name
from psm_model.formats.tables.headings import Sheet
from psm_model.formats.tables.reading import read_tables
from psm_model.formats.tables.titles import parse_post, post_word
from psm_model.formats.tables.words import choice_word
from psm_model.values import PersonName

ORGANISATIONS: Final = Sheet("organisations", "O", [("id", "name", "level"), ("o", "IPSM", "national")])
TERMS: Final = Sheet("board_terms", "T", [("id", "organisation_id"), ("t", "o")])
HEADINGS: Final = {
    "board_term_id": "ID masa bakti",
    "id": "ID",
    "post": "Jabatan",
    "title": "Sebutan jabatan",
    "name": "Nama",
    "capacity": "Kedudukan",
    "section": "Bidang atau wilayah",
}
OTHER_HEADINGS: Final = ["No.", "Telepon", "", "Ket"]
POSTS: Final = st.sampled_from(
    [
        *("Ketua", "Plt. Ketua", "Pj. Ketua", "ketua umum", "KETUA", "Ketua Bidang Humas", "Korcam Batang", "Anggota"),
        *("Wakil Ketua III", "Sekretaris I", "Sekretaris", "mantan Ketua", "Ketua terpilih", "Ketua demisioner"),
        *(
            "Pembina (ex officio)",
            "Seksi Usaha",
            "Pelindung/Penasehat",
            "Penasihat/Pengarah",
            "chair",
            "lainnya",
            "Juru tulis",
            "Koordinator",
        ),
    ]
)
TEXTS: Final = st.none() | st.text("abc ,;'()", min_size=1, max_size=5) | POSTS
CAPACITIES: Final = st.none() | st.sampled_from(
    ["definitif", "acting", "Plt.", "Pj.", "Pjs", "demisioner", "karena jabatan", "mantan", "terpilih", "wafat"]
)


def fold(text: str) -> str:
    """Return a text without case and spaces."""
    return "".join(text.casefold().split())


def read_board(*rows: dict[str, object], also: tuple[str, ...] = ()) -> ReadResult:
    """Read a board from rows, with a column for each key."""
    columns = [*HEADINGS, *also]
    cells: list[tuple[object, ...]] = [tuple(HEADINGS.get(name, name) for name in columns)]
    for number, row in enumerate(rows):
        full_row = {"board_term_id": "t", "id": f"a{number}", "name": f"Siti {number}", **row}
        cells.append(tuple(full_row.get(name) for name in columns))
    return read_tables([ORGANISATIONS, TERMS, Sheet("Jabatan", "J", cells)], None)


def read_appointment(**row: object) -> Appointment:
    """Return the appointment in one row, which has no losses."""
    reading = read_board(row)
    assert reading.losses == ()
    return reading.register.board_terms[0].appointments[0]


@st.composite
def appointment_tables(draw: st.DrawFn) -> list[list[object]]:
    """Generate rows of appointments below headings in any order, with unknown columns and surplus cells."""
    names = [*HEADINGS, *draw(st.lists(st.sampled_from(OTHER_HEADINGS), unique=True))]
    names = draw(st.permutations(names))
    rows: list[list[object]] = [[draw(st.none() | st.just("Daftar"))] for _ in range(draw(st.integers(0, 2)))]
    rows.append([HEADINGS.get(name, name) for name in names])
    strategies = {"board_term_id": st.just("t"), "name": st.just("Siti"), "post": POSTS, "capacity": CAPACITIES}
    for number in range(draw(st.integers(0, 4))):
        row: list[object] = [
            draw(strategies.get(name, st.just(f"a{number}") if name == "id" else TEXTS)) for name in names
        ]
        rows.append(row + draw(st.lists(TEXTS, max_size=2)))
    return rows


@given(appointment_tables())
def test_every_cell_is_kept_or_reported(rows: list[list[object]]) -> None:
    """A table is refused, or each cell is kept, means the value of a field, or is reported as lost."""
    try:
        reading = read_tables([ORGANISATIONS, TERMS, Sheet("Jabatan", "J", [tuple(row) for row in rows])], None)
    except FormatError:
        return
    lost = {loss.path for loss in reading.losses}
    heading = next(number for number, row in enumerate(rows, start=1) if "ID" in row)
    appointments = {item.id: item for term in reading.register.board_terms for item in term.appointments}
    register_text = fold(dumps(reading.register))
    names = {heading_name: name for name, heading_name in HEADINGS.items()}
    columns = {position: names.get(str(cell), "") for position, cell in enumerate(rows[heading - 1], start=1)}
    for number, row in enumerate(rows, start=1):
        cells = {columns.get(position): cell for position, cell in enumerate(row, start=1)}
        for position, cell in enumerate(row, start=1):
            if cell is None or not str(cell).strip() or number == heading:
                continue
            places = {f"J!{number}", f"J!{cell_name(number, position)}", f"J!{cell_name(heading, position)}"}
            if places & lost:
                continue
            appointment = appointments[str(cells["id"])]
            if columns[position] == "capacity":
                in_title = fold(str(appointment.title)).startswith(fold(str(cell)))
                assert in_title or is_word_for(str(cell), appointment.capacity), (cell, appointment)
            elif columns[position] == "post":
                words = {
                    fold(str(text))
                    for text in (appointment.title, appointment.post.value, choice_word(appointment.post))
                }
                assert fold(str(cell)) in words, (cell, appointment)
            else:
                assert fold(str(cell)) in register_text, (cell, appointment)


def is_word_for(cell: str, capacity: Capacity) -> bool:
    """Return whether a cell is a word for a capacity, and for no narrower one."""
    return fold(cell) in {
        fold(capacity.value),
        fold(choice_word(capacity)),
        {"acting": "plt."}.get(capacity.value),
    }


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"post": "Plt. Ketua"}, {"post": Post.CHAIR, "capacity": Capacity.ACTING, "title": "Plt. Ketua"}),
        ({"post": "Ketua (Plt)"}, {"post": Post.CHAIR, "capacity": Capacity.ACTING, "title": "Ketua (Plt)"}),
        (
            {"post": "Ketua Bidang Humas"},
            {"post": Post.SECTION_HEAD, "section": "Humas", "title": "Ketua Bidang Humas"},
        ),
        ({"post": "Korcam Batang"}, {"post": Post.COORDINATOR, "section": "Batang", "title": "Korcam Batang"}),
        ({"post": "Wakil Ketua III"}, {"post": Post.VICE_CHAIR, "title": "Wakil Ketua III"}),
        ({"post": "mantan Ketua"}, {"post": Post.CHAIR, "capacity": Capacity.FORMER, "title": "mantan Ketua"}),
        ({"post": "Ketua terpilih"}, {"post": Post.CHAIR, "capacity": Capacity.ELECT, "title": "Ketua terpilih"}),
        ({"post": "Ketua"}, {"post": Post.CHAIR}),
        ({"post": "ketua", "title": "Plt. Ketua"}, {"post": Post.CHAIR, "capacity": Capacity.ACTING}),
        ({"post": "Ketua", "section": "Humas"}, {"post": Post.SECTION_HEAD, "title": "Ketua"}),
        ({"post": "Anggota", "section": "Humas"}, {"post": Post.SECTION_MEMBER, "title": "Anggota"}),
        ({"post": "chair", "section": "Humas"}, {"post": Post.CHAIR, "section": "Humas"}),
        ({"post": "Sekretaris", "section": "Humas"}, {"post": Post.SECRETARY, "section": "Humas"}),
        ({"post": "Ketua demisioner", "capacity": "demisioner"}, {"capacity": Capacity.HOLDOVER}),
        ({"post": "Plt. Ketua", "capacity": "mantan"}, {"capacity": Capacity.FORMER, "title": "Plt. Ketua"}),
        ({"post": "Pj. Ketua", "capacity": "Pj."}, {"capacity": Capacity.ACTING, "title": "Pj. Ketua"}),
    ],
)
def test_title_in_the_column_of_the_post(row: dict[str, object], expected: dict[str, object]) -> None:
    """The text in the column of the post gives the post, the capacity, the section and the title."""
    appointment = read_appointment(**row)
    assert {name: getattr(appointment, name) for name in expected} == expected


@pytest.mark.parametrize("capacity", ["definitif", "karena jabatan", "terpilih"])
def test_contradicting_capacities_are_refused(capacity: str) -> None:
    """A capacity that contradicts the title is refused."""
    with pytest.raises(FormatError) as caught:
        read_board({"post": "Plt. Ketua", "capacity": capacity})
    assert [problem.path for problem in caught.value.problems] == ["J!F2"]


@pytest.mark.parametrize("post", ["Ketua Umum", "Plt. Ketua Umum", "Sekjen", "Ketua I", "Ketua IPSM Batang"])
def test_posts_of_the_board_beside_a_section_are_rejected(post: str) -> None:
    """A title that only the board has is a problem beside a section."""
    with pytest.raises(FormatError) as caught:
        read_board({"post": post, "section": "Humas"})
    assert [problem.path for problem in caught.value.problems] == ["J!C2"]


def test_a_holdover_is_not_a_former_holder() -> None:
    """*Demisioner* has one meaning, in the title and in the column of the capacity."""
    assert read_appointment(post="Ketua demisioner").capacity is Capacity.HOLDOVER
    for row in ({"post": "Ketua demisioner", "capacity": "mantan"}, {"post": "mantan Ketua", "capacity": "demisioner"}):
        with pytest.raises(FormatError):
            read_board(dict(row))


@pytest.mark.parametrize(
    ("post", "section", "paths"),
    [
        ("Ketua Bidang Humas", "Organisasi", ["J!G2"]),
        ("Wakil Ketua I Bidang Humas", "Organisasi", ["J!G2"]),
        ("Korcam Batang", "Kecamatan Bandar", ["J!G2"]),
        ("Ketua Bidang Humas", "Hubungan Masyarakat", []),
        ("Ketua Bidang Humas", "Pengurus Harian", []),
    ],
)
def test_contradicting_sections_are_rejected(post: str, section: str, paths: list[str]) -> None:
    """A section that contradicts the one in the post's cell is a problem of its cell."""
    problems: tuple[Problem, ...] = ()
    try:
        read_board({"post": post, "section": section})
    except FormatError as error:
        problems = error.problems
    assert [problem.path for problem in problems] == paths
    assert all("agrees with" in problem.expected and section in problem.got for problem in problems)


@pytest.mark.parametrize(
    ("row", "also", "path"),
    [
        ({"post": "Plt. Ketua", "title": "Ketua"}, (), "J!C2"),
        ({"post": "Ketua", "capacity": "Pj."}, (), "J!F2"),
        ({"post": "Ketua", "capacity": "Pj.", "section": "Pj. Ketua"}, (), "J!F2"),
        ({"post": "Ketua", "Telepon": "1"}, ("Telepon",), "J!H1"),
    ],
)
def test_losses_are_reported(row: dict[str, object], also: tuple[str, ...], path: str) -> None:
    """A wording without a field is reported by its cell, an unknown column by its heading."""
    assert [loss.path for loss in read_board(row, also=also).losses] == [path]


def test_numbered_posts() -> None:
    """The first secretary is a deputy if and only if the board has a secretary without a number."""
    both = read_board({"post": "Sekretaris I"}, {"post": "Sekretaris II"}, {"post": "Ketua I"}, {"post": "Ketua Umum"})
    assert [appointment.post for appointment in both.register.board_terms[0].appointments] == [
        *(Post.SECRETARY, Post.VICE_SECRETARY),
        *(Post.VICE_CHAIR, Post.CHAIR),
    ]


@given(st.sampled_from(Post), st.none() | st.sampled_from(["Humas", "Bidang Humas", "Kecamatan Batang", "I"]))
def test_words_of_posts_survive(post: Post, section: str | None) -> None:
    """The word for a post is read as that post, with any section."""
    assert parse_post(post_word(post, section), section) is post


def test_more_specific_levels_are_reported() -> None:
    """The kind of a regency or city is reported as lost, unless the name or the code states it."""
    rows = [("id", "name", "level", "area"), ("a", "IPSM Contoh", "kota", None)]
    rows += [("b", "IPSM Kota Contoh", "Kota", None), ("c", "IPSM Contoh", "kabupaten", "33.25")]
    reading = read_tables([Sheet("organisations", "O", rows)], None)
    assert [loss.path for loss in reading.losses] == ["O!C2"]
    assert isinstance(reading.register, Register)


def test_names_are_complete() -> None:
    """A name is kept with its titles, as typed."""
    assert read_appointment(post="Ketua", name="Drs.H.Contoh,M.Si").name == PersonName("Drs.H.Contoh,M.Si")
