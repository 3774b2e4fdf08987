"""Names of withheld fields, in the cells of tables: as headings, or as in documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from psm_model.entities.field_words import field_words
from psm_model.entities.schema import list_fields
from psm_model.text import capitalise

from .schema import Table, tables
from .words import accepted_headings, column_heading, normalise_heading, sheet_name

__all__ = ["WITHHELD", "format_withheld", "read_withheld"]

WITHHELD = "withheld"
"""The name of the column."""


def read_withheld(table: Table, words: Iterable[str]) -> list[str]:
    """Return the names of the fields that words mean; a word that means none stays.

    A word may be the name of a field, a heading of its columns, the name of the sheet that holds its list, or the words
    for it in Indonesian or English. Several headings of one field, such as those of a period, give its name once.

    >>> from psm_model.formats.tables.headings import find_table
    >>> read_withheld(find_table("Anggota"), ["Tanggal lahir", "kartu anggota", "note", "Telepon"])
    ['birth_date', 'cards', 'note', 'Telepon']
    """
    known = _map_words(table)
    words_of: dict[str, str] = {}
    names = []
    for word in words:
        name, folded = known.get(normalise_heading(word), word), normalise_heading(word)
        # The same word again is a mistake, which reading the record reports.
        if words_of.setdefault(name, folded) == folded:
            names.append(name)
    return names


def format_withheld(table: Table, names: Iterable[str]) -> list[str]:
    """Return the Indonesian words for names of fields; `read_withheld` is the inverse.

    >>> from psm_model.formats.tables.headings import find_table
    >>> format_withheld(find_table("Masa bakti"), ["label", "period", "inaugurations"])
    ['Sebutan masa bakti', 'Rentang waktu', 'Pengukuhan']
    """
    return [_make_words(table)[name] for name in names]


@cache
def _make_words(table: Table) -> Mapping[str, str]:
    """Map the name of each optional field of a table's records to its word.

    That is the heading if the field has one column, the name of the sheet if it has one, or else its Indonesian words.
    """
    headings = {column.steps: column_heading(table, column) for column in table.columns}
    headings |= {(name,): sheet for name, sheet in _iter_sheets(table)}
    kind = _find_class(table)
    words = {}
    for field in list_fields(kind):
        if not field.is_required and field.name != WITHHELD:
            text = field_words([field.name], kind).indonesian
            words[field.name] = headings.get((field.name,)) or capitalise(text)
    return words


@cache
def _map_words(table: Table) -> Mapping[str, str]:
    """Map each word to the name of the field; what could be several fields is left out."""
    kind = _find_class(table)
    names = _make_words(table)
    found: dict[str, set[str]] = {}

    def add(word: str, name: str) -> None:
        if name in names:
            found.setdefault(normalise_heading(word), set()).add(name)

    for column in table.columns:
        for heading in (column.name, *accepted_headings(table, column)):
            add(heading, column.steps[0])
    for name, sheet in _iter_sheets(table):
        add(sheet, name)
    for name in names:
        words = field_words([name], kind)
        for word in (words.indonesian, words.english):
            add(word, name)
    own = {normalise_heading(word): name for name, word in names.items()} | {name: name for name in names}
    return {word: next(iter(fields)) for word, fields in found.items() if len(fields) == 1} | own


def _iter_sheets(table: Table) -> Iterator[tuple[str, str]]:
    """Yield the name of each list of a table's records that has a sheet, and the name of the sheet."""
    for other in tables():
        if other.place == table.place and other.steps[:-1] == table.steps and other is not table:
            yield other.steps[-1], sheet_name(other)


def _find_class(table: Table) -> type:
    """Return the class of the records of a table."""
    return next(column.owner[0] for column in table.columns if column.name == WITHHELD)
