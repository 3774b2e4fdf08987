"""UnmappedRows: rows of people that no headings of the mapping cover, which are reported and never read by others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from psm_model.i18n import Bilingual

from ._headings import starts_table
from ._row_kinds import is_person_number, is_signature, is_total, join_title, numbers_columns
from ._sheet_problems import list_rows
from ._split_suggestion import find_joined_targets
from ._synonyms import find_synonym, fold_heading
from .report import ReportBuilder, RowProblem

__all__ = ["UnmappedRows", "may_be_person", "names_people"]

_FEWEST_CELLS: Final = 3
_ABOVE: Final = Bilingual("rows of people below headings of the mapping", "baris orang di bawah judul kolom pemetaan")
_ABOVE_GOT: Final = Bilingual("rows above its headings", "baris di atas judul kolomnya")
_BELOW: Final = Bilingual("headings that the mapping has", "judul kolom yang ada dalam pemetaan")
_BELOW_GOT: Final = Bilingual("those of another table", "judul kolom tabel lain")
_ACTION: Final = Bilingual(
    "add its headings to columns, or a table with them to the mapping",
    "tambahkan judul kolomnya ke columns, atau tambahkan tabel dengan judul itu ke pemetaan",
)


class UnmappedRows:
    """The rows of people of one sheet that are not read, by the first row of their table."""

    def __init__(self) -> None:
        self._rows: dict[int, list[int]] = {}
        self._above: list[int] = []
        self._start = 0

    def leave(self) -> None:
        """Forget the headings above, since headings or a title that the mapping has follow."""
        self._start = 0

    def take_above(self, row: int, texts: Sequence[str]) -> bool:
        """Keep a row above the headings if it may be a person; return whether it is kept."""
        if not may_be_person(texts):
            return False
        self._above.append(row)
        return True

    def take(self, row: int, texts: Sequence[str]) -> bool:
        """Keep a row below the headings if it has those of another table, or is below such ones.

        Returns:
            Whether it is kept.
        """
        if names_people(texts):
            self._start = row
            self._rows[row] = []
            return True
        is_lone = join_title(texts) is not None and not any(text.rstrip(".)").isdigit() for text in texts)
        if not self._start or is_lone or is_total(texts) or is_signature(texts) or numbers_columns(texts):
            return False
        self._rows[self._start].append(row)
        return True

    def report(self, place: Callable[[int], str], report: ReportBuilder) -> None:
        """Add a problem for each table.

        Args:
            place: A function that returns the name of a row.
            report: The report.
        """
        tables = [(self._above[:1], self._above, _ABOVE, _ABOVE_GOT)]
        tables += [([start], rows, _BELOW, _BELOW_GOT) for start, rows in self._rows.items()]
        for starts, rows, expected, got in tables:
            for start in starts:
                listed = list_rows(rows)
                english, indonesian = (f"; not read: {listed}", f"; tidak dibaca: {listed}") if rows else ("", "")
                report.rows += len(rows)
                report.add_problem(
                    RowProblem(
                        place=place(start),
                        expected=expected,
                        got=Bilingual(got.english + english, got.indonesian + indonesian),
                        action=_ACTION,
                        row_is_lost=bool(rows),
                    )
                )


def may_be_person(texts: Sequence[str]) -> bool:
    """Return whether a row has a NIK, or a running number and two more texts.

    >>> may_be_person(["1", "Siti", "Ketua"]), may_be_person(["Kecamatan", ":", "Contoh"])
    (True, False)
    """
    present = [text for text in texts if text]
    if numbers_columns(texts) or not any(any(map(str.isalpha, text)) for text in present):
        return False
    is_numbered = len(present) >= _FEWEST_CELLS and present[0].rstrip(".)").isdigit()
    return is_numbered or any(map(is_person_number, present))


def names_people(texts: Sequence[str]) -> bool:
    """Return whether a row has usual headings, of which one is that of names of people.

    >>> names_people(["No", "Nama", "Jabatan dalam Forum"]), names_people(["No", "Uraian"]), names_people(["1", "Siti"])
    (True, False, False)
    """
    known = {fold_heading(text) for text in texts if find_synonym(text) is not None or find_joined_targets(text)}
    names = [text for text in texts if find_synonym(text) == "name" or find_joined_targets(text) is not None]
    return bool(names) and starts_table(texts, known)
