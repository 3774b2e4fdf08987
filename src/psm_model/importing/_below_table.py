"""BelowTable: rows below a table that do not belong to it: totals, notes, signatures, and other tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from psm_model.formats.tables.titles import parse_post

from ._columns import ColumnReader, Row
from ._row_kinds import (
    SkipRule,
    is_footnote,
    is_official,
    is_signature,
    is_total,
    join_title,
    numbers_columns,
)
from ._split_suggestion import find_joined_targets
from ._synonyms import find_synonym, fold_heading
from ._targets import NUMBER

__all__ = ["BelowTable", "starts_other_table"]

_FEWEST_HEADINGS: Final = 3
_DIGIT: Final = re.compile("[0-9]")
_THINGS: Final = frozenset({"barang", "kegiatan", "program", "bantuan", "alat", "bahan", "pekerjaan"})
_DASHED: Final = re.compile(r"[-–•*]\s*[^\W\d_].*")
_LISTED: Final = re.compile(r"(?:\d{1,2}|[a-z])\s*[.)]\s*([^\W\d_].*)", re.IGNORECASE)
_NO_NAME: Final = re.compile(
    r"\d|\b(?:yang|yg|dari|dalam|dengan|untuk|pada|oleh|karena|belum|sudah|telah|tidak|akan|masih|sesuai|berdasarkan"
    r"|data|jumlah|proses|diganti|psm|ipsm|sk)\b",
    re.IGNORECASE,
)
"""Digits and words of sentences, which no name has."""


class BelowTable:
    """State of the last rows, which do not hold people."""

    def __init__(self, columns: ColumnReader) -> None:
        self._columns = columns
        self._rule: SkipRule | None = None
        self.has_data = False
        """Whether a row of people was read."""
        self.in_signature = False
        """Whether the last rows are signatures."""
        self.in_other_table = False
        """Whether the last rows are those of a table that is not about people."""
        self.last_signature = 0
        """The last row of signatures."""

    def leave(self) -> None:
        """Forget the rows above, since a row of people, a title or a section follows."""
        self.in_signature = self.in_other_table = False
        self._rule = None

    def find_rule(self, row: Row) -> SkipRule | None:
        """Return the rule by which a row is left out because of its texts; None if it may be one of the table."""
        rule = self._find_rule(row.texts)
        if rule is not None:
            self.in_signature = False if self.in_other_table else self.in_signature
            self._rule = rule
        return rule

    def _find_rule(self, texts: Sequence[str]) -> SkipRule | None:
        if numbers_columns(texts):
            return SkipRule.COLUMN_NUMBERS
        if is_total(texts):
            return SkipRule.TOTAL
        line = join_title(texts)
        if (self._is_below_note(line) and not self._may_be_name(line)) or is_footnote(texts):
            return SkipRule.FOOTNOTE
        if self.in_other_table and not is_signature(texts):
            return SkipRule.OTHER_TABLE
        if self.has_data and starts_other_table(texts):
            self.in_other_table = True
            return SkipRule.OTHER_TABLE
        return None

    def is_unclear(self, row: Row) -> bool:
        """Return whether a row is a numbered text by itself below a note, which may be a name."""
        return self._is_below_note(join_title(row.texts))

    def _is_below_note(self, line: str | None) -> bool:
        """Return whether a line has the sign or the number of a list, below a note."""
        if self._rule is not SkipRule.FOOTNOTE or line is None:
            return False
        return (_DASHED.fullmatch(line) or _LISTED.fullmatch(line)) is not None

    def _may_be_name(self, line: str | None) -> bool:
        listed = None if line is None else _LISTED.fullmatch(line)
        return listed is not None and _NO_NAME.search(listed[1]) is None

    def is_signature(self, row: Row) -> bool:
        """Return whether a row belongs to the signatures."""
        has_numbers = NUMBER in self._columns.targets.values()
        is_person = self._columns.is_numbered(row) or (not has_numbers and self._columns.is_data(row))
        if is_person or self._columns.has_details(row):
            self.in_signature = False
            return False
        found = self.in_signature or is_signature(row.texts) or self._is_signing_office(row)
        if found:
            self.in_signature = True
            self.in_other_table = False
            self.last_signature = row.number
        return found

    def _is_signing_office(self, row: Row) -> bool:
        """Return whether a row has an office alone, outside the column of names or below a total."""
        columns = [at for at, text in enumerate(row.texts, start=1) if text]
        if len(columns) != 1 or not is_official(row.texts[columns[0] - 1]):
            return False
        return self._rule is SkipRule.TOTAL or not self._columns.has_names(columns[0])


def starts_other_table(texts: Sequence[str]) -> bool:
    """Return whether a row has the headings of a table that is not about people, as that of a budget.

    >>> starts_other_table(["No", "Uraian", "Volume", "Harga"]), starts_other_table(["No", "Nama", "Alamat"])
    (True, False)
    """
    present = [text for text in texts if text]
    if len(present) < _FEWEST_HEADINGS or any(map(_DIGIT.search, present)) or find_synonym(present[0]) != NUMBER:
        return False
    return not any(map(_may_name_people, present))


def _may_name_people(heading: str) -> bool:
    """Return whether the cells below a heading may be names of people or organisations: Nama Lengkap, Ketua."""
    words = set(fold_heading(heading).split())
    if find_synonym(heading) == "name" or find_joined_targets(heading) is not None:
        return True
    return ("nama" in words and words.isdisjoint(_THINGS)) or parse_post(heading, None) is not None
