"""Losses of tables: every cell is kept, refused, or reported as lost."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Register
from psm_model.errors import FormatError
from psm_model.formats import dumps
from psm_model.formats.tables.cell_names import cell_name
from psm_model.formats.tables.headings import Sheet
from psm_model.formats.tables.reading import read_tables
from psm_model.formats.tables.words import choice_word
from psm_model.values import PersonName
from tests.formats.tables.board_tables import (
    CAPACITIES,
    HEADINGS,
    ORGANISATIONS,
    POSTS,
    TERMS,
    TEXTS,
    fold,
    is_word_for,
    read_appointment,
    read_board,
)

OTHER_HEADINGS: Final = ["No.", "Telepon", "", "Ket"]


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


LAW_HEADINGS: Final = ("organisation_id", "citation", "as_written", "title")


@pytest.mark.parametrize(
    ("citation", "title", "words"),
    [
        ("UU 11/2009", None, []),
        ("Permensos RI No. 10 Thn 2019 Psl. 5", None, []),
        ("UU 11/2009 tentang Kesejahteraan Sosial", None, ["Kesejahteraan Sosial"]),
        ("UU 11/2009 tentang Kesejahteraan Sosial", "Kesejahteraan  Sosial", []),
        ("UU 11/2009 tentang Kesejahteraan Sosial", "Desa", ["Kesejahteraan Sosial"]),
        ("Perbup Batang PSM terbaru 5/2020", None, ["PSM", "terbaru"]),
        ("Perbup Batang PSM terbaru 5/2020", "PSM", ["terbaru"]),
    ],
)
def test_each_word_that_a_citation_does_not_keep_is_a_loss(citation: str, title: str | None, words: list[str]) -> None:
    """A loss is at the cell of the citation, one for each word, unless another cell of the row has it."""
    rows = [LAW_HEADINGS, ("o", citation, None, title), ("o", "UU 11/2009", None, None)]
    reading = read_tables([ORGANISATIONS, Sheet("organisation_legal_bases", "L", rows)], None)
    assert [loss.path for loss in reading.losses] == ["L!B2"] * len(words)
    assert all(word in loss.reason for word, loss in zip(words, reading.losses, strict=True))


@pytest.mark.parametrize("citation", ["UU 11/2009 jo. sesuatu yang tak dikenal", "UU 11/2009; PP 39/2012", "sesuatu"])
def test_a_citation_with_words_of_unknown_meaning_is_refused(citation: str) -> None:
    """What may be a second citation is no loss: the cell is a problem, and is shown with all its words."""
    rows = [LAW_HEADINGS, ("o", citation, None, None)]
    with pytest.raises(FormatError) as caught:
        read_tables([ORGANISATIONS, Sheet("organisation_legal_bases", "L", rows)], None)
    (problem,) = caught.value.problems
    assert problem.path == "L!B2"
    assert citation in problem.got
