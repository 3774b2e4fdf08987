"""Problems of rows and columns that are not read at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from psm_model.formats.tables.cell_names import split_cell
from psm_model.i18n import Bilingual

from ._fields import Field
from ._row_kinds import show_text
from ._synonyms import find_similar
from .report import RowProblem

__all__ = [
    "describe_continued",
    "describe_missing",
    "describe_office",
    "describe_stray",
    "describe_unfit",
    "describe_unknown_text",
    "describe_unread",
    "list_rows",
]

_MAX_ROWS: Final = 20
_KNOWN_TEXT: Final = Bilingual(
    "a row of the table, or a text that the mapping knows", "baris tabel, atau teks yang dikenal pemetaan"
)


def describe_missing(place: str, heading: str) -> RowProblem:
    """Return the problem of a row without the name of whom or what it is about."""
    return RowProblem(
        place=place,
        heading=heading or None,
        expected=Bilingual(f"something under {heading!r}", f"isian di bawah {heading!r}"),
        got=Bilingual("nothing", "kosong"),
        action=Bilingual(
            "fill in the cell, or name the row under skip_rows", "isi selnya, atau sebutkan baris ini di skip_rows"
        ),
    )


def describe_stray(place: str, heading: str) -> RowProblem:
    """Return the problem of a row whose only text is in another column than the one of whom it is about."""
    return RowProblem(
        place=place,
        heading=heading or None,
        expected=Bilingual(f"something under {heading!r}", f"isian di bawah {heading!r}"),
        got=Bilingual(
            "nothing, and a text in another column, as in signatures",
            "kosong, dengan teks di kolom lain seperti tanda tangan",
        ),
        action=Bilingual(
            "name the text under skip_rows if it is no data; else fill in the cell",
            "sebutkan teksnya di skip_rows jika bukan data; jika data, isi selnya",
        ),
    )


def describe_office(field: Field, *, has_board: bool) -> RowProblem:
    """Return the problem of an office where the name of a person is expected."""
    action = (
        Bilingual(
            "state the post of the office, or name the row under skip_rows",
            "tulis kedudukan pejabat ini, atau sebutkan barisnya di skip_rows",
        )
        if has_board
        else Bilingual("name the row under skip_rows", "sebutkan baris ini di skip_rows")
    )
    return RowProblem(
        place=field.place,
        heading=field.heading,
        expected=Bilingual("the name of a person", "nama orang"),
        got=Bilingual("an office", "jabatan seorang pejabat"),
        action=action,
    )


def describe_continued(place: str) -> RowProblem:
    """Return the problem of a row whose name is that of the row above, in a merged cell."""
    return RowProblem(
        place=place,
        expected=Bilingual("one row for each person", "satu baris untuk setiap orang"),
        got=Bilingual("a merged cell that has the name of the row above", "sel gabungan berisi nama baris di atasnya"),
        action=Bilingual(
            "join the cells of the row with those above, or state member_key",
            "satukan isi baris ini dengan baris di atasnya, atau tulis member_key",
        ),
    )


def describe_unfit(field: Field, expected: Bilingual) -> RowProblem:
    """Return the problem of a cell that does not hold what its column is for."""
    return RowProblem(
        place=field.place,
        heading=field.heading,
        expected=expected,
        got=Bilingual("a value that is not shown", "isian yang tidak ditampilkan"),
        action=Bilingual("correct the cell", "perbaiki isi sel"),
        row_is_lost=False,
    )


def describe_unknown_text(place: str, stopped: Sequence[str]) -> RowProblem:
    """Return the problem of a row with a single text, which no headings followed.

    Args:
        place: The row.
        stopped: The targets that blank cells below do not have from above.
    """
    names = ", ".join(stopped)
    english, indonesian = "", ""
    if stopped:
        english = f"; blank cells of {names} below it do not have the value above it"
        indonesian = f"; sel kosong {names} di bawahnya tidak memakai isian di atasnya"
    return RowProblem(
        place=place,
        expected=_KNOWN_TEXT,
        got=Bilingual(f"a text by itself{english}", f"satu teks saja{indonesian}"),
        action=Bilingual("name it under titles or skip_rows", "sebutkan teksnya di titles atau skip_rows"),
        row_is_lost=False,
    )


def describe_unread(place: str, heading: str | None, count: int) -> RowProblem:
    """Return the problem of the cells of a column that the mapping does not have."""
    similar = find_similar(heading) if heading else None
    hint, hint_indonesian = (f"; similar: {similar[0]!r}", f"; mirip: {similar[0]!r}") if similar else ("", "")
    action = Bilingual('add it to columns, or as "skip"', 'tambahkan ke columns, atau sebagai "skip"')
    if heading:
        got = Bilingual(f"another, with {count:,} cells below it", f"judul lain, dengan {count:,} sel di bawahnya")
    else:
        letter = split_cell(place)[1].rstrip("0123456789")
        got = Bilingual(f"none above {count:,} cells", f"tidak ada judul di atas {count:,} sel")
        action = Bilingual(
            f'add its letter to columns, as in {letter} = "skip"',
            f'tambahkan hurufnya ke columns, seperti {letter} = "skip"',
        )
    return RowProblem(
        place=place,
        heading=show_text(heading) if heading else None,
        expected=Bilingual(
            f"a heading that the mapping has{hint}", f"judul kolom yang ada dalam pemetaan{hint_indonesian}"
        ),
        got=got,
        action=action,
        row_is_lost=False,
    )


def list_rows(rows: Sequence[int]) -> str:
    """Return the numbers of rows for people, at most twenty.

    >>> list_rows([4, 5, 7])
    '4, 5, 7'
    """
    return ", ".join(map(str, rows[:_MAX_ROWS])) + (", …" if len(rows) > _MAX_ROWS else "")
