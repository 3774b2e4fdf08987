"""Tables of one board, read from rows."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from psm_model.entities import Appointment, Capacity
from psm_model.formats.read_result import ReadResult
from psm_model.formats.tables.headings import Sheet
from psm_model.formats.tables.reading import read_tables
from psm_model.formats.tables.words import choice_word

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


def is_word_for(cell: str, capacity: Capacity) -> bool:
    """Return whether a cell is a word for a capacity, and for no narrower one."""
    return fold(cell) in {
        fold(capacity.value),
        fold(choice_word(capacity)),
        {"acting": "plt."}.get(capacity.value),
    }
