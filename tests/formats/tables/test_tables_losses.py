"""What tables say: every cell is kept in some field, or refused, or told as lost."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Appointment, Capacity, Post, Register
from psm_model.errors import FormatError
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
OTHERS: Final = ["No.", "Telepon", "", "Ket"]
POSTS: Final = st.sampled_from(
    [
        *("Ketua", "Plt. Ketua", "Pj. Ketua", "ketua umum", "KETUA", "Ketua Bidang Humas", "Korcam Batang", "Anggota"),
        *("Wakil Ketua III", "Sekretaris I", "Sekretaris", "mantan Ketua", "Ketua terpilih", "Ketua demisioner"),
        *(
            "Pembina (ex officio)",
            "Seksi Usaha",
            "Pelindung/Penasehat",
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


def folded(text: str) -> str:
    """A text without case and spaces."""
    return "".join(text.casefold().split())


def seated(*rows: dict[str, object], also: tuple[str, ...] = ()) -> ReadResult:
    """A board that is read from rows, with a column for each key."""
    columns = [*HEADINGS, *also]
    cells: list[tuple[object, ...]] = [tuple(HEADINGS.get(name, name) for name in columns)]
    for at, row in enumerate(rows):
        whole = {"board_term_id": "t", "id": f"a{at}", "name": f"Siti {at}", **row}
        cells.append(tuple(whole.get(name) for name in columns))
    return read_tables([ORGANISATIONS, TERMS, Sheet("Jabatan", "J", cells)], None)


def appointment(**row: object) -> Appointment:
    """What is read of one row, of which nothing is lost."""
    read = seated(row)
    assert read.losses == ()
    return read.register.board_terms[0].appointments[0]


@st.composite
def tables(draw: st.DrawFn) -> list[list[object]]:
    """Rows of appointments below headings in any order, with columns of others and cells beside the table."""
    names = [*HEADINGS, *draw(st.lists(st.sampled_from(OTHERS), unique=True))]
    names = draw(st.permutations(names))
    rows: list[list[object]] = [[draw(st.none() | st.just("Daftar"))] for _ in range(draw(st.integers(0, 2)))]
    rows.append([HEADINGS.get(name, name) for name in names])
    drawn = {"board_term_id": st.just("t"), "name": st.just("Siti"), "post": POSTS, "capacity": CAPACITIES}
    for at in range(draw(st.integers(0, 4))):
        row: list[object] = [draw(drawn.get(name, st.just(f"a{at}") if name == "id" else TEXTS)) for name in names]
        rows.append(row + draw(st.lists(TEXTS, max_size=2)))
    return rows


@given(tables())
def test_every_cell_is_kept_or_told(rows: list[list[object]]) -> None:
    """A table is refused, or each cell of it stands in a field, means the value of one, or is told as lost."""
    try:
        read = read_tables([ORGANISATIONS, TERMS, Sheet("Jabatan", "J", [tuple(row) for row in rows])], None)
    except FormatError:
        return
    lost = {loss.path for loss in read.losses}
    heading = next(at for at, row in enumerate(rows, start=1) if "ID" in row)
    held = {one.id: one for term in read.register.board_terms for one in term.appointments}
    kept = folded(dumps(read.register))
    names = {heading_name: name for name, heading_name in HEADINGS.items()}
    columns = {at: names.get(str(cell), "") for at, cell in enumerate(rows[heading - 1], start=1)}
    for number, row in enumerate(rows, start=1):
        where = {columns.get(at): cell for at, cell in enumerate(row, start=1)}
        for at, cell in enumerate(row, start=1):
            if cell is None or not str(cell).strip() or number == heading:
                continue
            places = {f"J!{number}", f"J!{cell_name(number, at)}", f"J!{cell_name(heading, at)}"}
            if places & lost:
                continue
            one = held[str(where["id"])]
            if columns[at] == "capacity":
                in_title = folded(str(one.title)).startswith(folded(str(cell)))
                assert in_title or means(str(cell), one.capacity), (cell, one)
            elif columns[at] == "post":
                said = {folded(str(text)) for text in (one.title, one.post.value, choice_word(one.post))}
                assert folded(str(cell)) in said, (cell, one)
            else:
                assert folded(str(cell)) in kept, (cell, one)


def means(cell: str, capacity: Capacity) -> bool:
    """Whether a cell is a word for a capacity, and for no narrower one."""
    return folded(cell) in {
        folded(capacity.value),
        folded(choice_word(capacity)),
        {"acting": "plt."}.get(capacity.value),
    }


@pytest.mark.parametrize(
    ("row", "wanted"),
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
def test_titles_in_the_column_of_the_post(row: dict[str, object], wanted: dict[str, object]) -> None:
    """What is typed for a post gives the post, and beside it the capacity, the section and the title."""
    one = appointment(**row)
    assert {name: getattr(one, name) for name in wanted} == wanted


@pytest.mark.parametrize("capacity", ["definitif", "karena jabatan", "terpilih"])
def test_contradicting_capacities_are_refused(capacity: str) -> None:
    """A capacity beside a title that tells another one is refused, not chosen between."""
    with pytest.raises(FormatError) as caught:
        seated({"post": "Plt. Ketua", "capacity": capacity})
    assert [problem.path for problem in caught.value.problems] == ["J!F2"]


@pytest.mark.parametrize(
    ("row", "also", "path"),
    [
        ({"post": "Plt. Ketua", "title": "Ketua"}, (), "J!C2"),
        ({"post": "Ketua", "capacity": "Pj."}, (), "J!F2"),
        ({"post": "Ketua", "Telepon": "1"}, ("Telepon",), "J!H1"),
    ],
)
def test_what_is_kept_nowhere_is_told(row: dict[str, object], also: tuple[str, ...], path: str) -> None:
    """A wording that no field keeps is told by its cell, a column of somebody's own by its heading."""
    assert [loss.path for loss in seated(row, also=also).losses] == [path]


def test_numbers_of_a_board() -> None:
    """The first secretary is a deputy where a secretary without a number is on the same board, and else is not."""
    both = seated({"post": "Sekretaris I"}, {"post": "Sekretaris II"}, {"post": "Ketua I"}, {"post": "Ketua Umum"})
    assert [one.post for one in both.register.board_terms[0].appointments] == [
        *(Post.SECRETARY, Post.VICE_SECRETARY),
        *(Post.VICE_CHAIR, Post.CHAIR),
    ]


@given(st.sampled_from(Post), st.none() | st.sampled_from(["Humas", "Bidang Humas", "Kecamatan Batang", "I"]))
def test_words_of_posts_are_read_back(post: Post, section: str | None) -> None:
    """The word that is written for a post is read as that post, whatever section stands beside it."""
    assert parse_post(post_word(post, section), section) is post


def test_levels_that_say_more() -> None:
    """A kabupaten that is recorded as a regency or city is told, unless its name or its code says so."""
    rows = [("id", "name", "level", "area"), ("a", "IPSM Contoh", "kota", None)]
    rows += [("b", "IPSM Kota Contoh", "Kota", None), ("c", "IPSM Contoh", "kabupaten", "33.25")]
    read = read_tables([Sheet("organisations", "O", rows)], None)
    assert [loss.path for loss in read.losses] == ["O!C2"]
    assert isinstance(read.register, Register)


def test_names_are_kept_whole() -> None:
    """A name is kept with its titles, as it was typed."""
    assert appointment(post="Ketua", name="Drs.H.Contoh,M.Si").name == PersonName("Drs.H.Contoh,M.Si")
