"""Sheets of a workbook that have people of other sheets again: hidden ones are old copies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from psm_model.i18n import Bilingual

from ._column_suggestion import ColumnSuggestion
from ._row_kinds import cell_text
from ._sample import Sample
from ._targets import HOLDERS

__all__ = ["SheetDoubts", "find_copies"]

_FEWEST: Final = 3
_MOST: Final = 0.7

_Form = tuple[list[Sample], ColumnSuggestion]


class SheetDoubts(NamedTuple):
    """The forms of a workbook, without hidden copies."""

    forms: list[_Form]
    skipped: list[tuple[Sample, Bilingual]]
    """Hidden sheets whose people are on other sheets or in other tables too, with what is uncertain about them."""
    repeated: dict[int, Bilingual]
    """What is uncertain about forms whose people are on the sheets of other forms too, by their number."""


def find_copies(forms: Sequence[_Form]) -> SheetDoubts:
    """Return the forms without hidden sheets whose people are on visible ones, or that have nothing else to read."""
    visible = [form for form in forms if not all(sample.sheet.is_hidden for sample in form[0])]
    kept: list[_Form] = []
    skipped: list[tuple[Sample, Bilingual]] = []
    repeated: dict[int, Bilingual] = {}
    for samples, columns in forms:
        names = _list_names(samples, columns)
        is_hidden = all(sample.sheet.is_hidden for sample in samples)
        earlier = visible if is_hidden else kept
        others = {name for form in earlier for name in _list_names(*form)}
        count = len(names & others)
        text = Bilingual(
            f"{count:,} of its {len(names):,} people are on other sheets or in other tables too",
            f"{count:,} dari {len(names):,} orang di sini juga ada di lembar atau tabel lain",
        )
        is_copy = len(names) >= _FEWEST and count >= _MOST * len(names)
        if is_hidden and visible and (is_copy or not names):
            skipped += ((sample, _name_sheet(sample, text)) for sample in samples)
            continue
        if is_copy:
            repeated[len(kept)] = text
        elif is_hidden and visible:
            repeated[len(kept)] = Bilingual("the sheet is hidden", "lembar ini tersembunyi")
        kept.append((samples, columns))
    return SheetDoubts(kept, skipped, repeated)


def _name_sheet(sample: Sample, text: Bilingual) -> Bilingual:
    """Return what is uncertain about a hidden sheet, with its name."""
    place = sample.sheet.place
    return Bilingual(f"{place!r} is hidden, and {text.english}", f"{place!r} tersembunyi, dan {text.indonesian}")


def _list_names(samples: Sequence[Sample], columns: ColumnSuggestion) -> set[str]:
    names: set[str] = set()
    for sample in samples:
        headings = {} if sample.headings is None else sample.headings.names
        at = next((at for at, name in headings.items() if columns.targets.get(name) in HOLDERS), 0)
        cells = (row[at - 1] for row in sample.iter_data() if 0 < at <= len(row))
        names |= {text.casefold() for cell in cells if (text := cell_text(cell)) and " " in text}
    return names
