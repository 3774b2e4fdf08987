"""What titles say of areas: where names of areas are looked up, and whether sheets are named after larger areas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from psm_model.values.area import Level

from ._areas import strip_area_word
from ._row_kinds import cell_text, strip_list_number
from ._sample import Sample
from ._targets import PLACES
from ._templates import match_template
from ._title_areas import find_district, find_regency
from ._titles import find_level
from .mapping import TableMapping

__all__ = ["find_within", "names_larger_area"]

_VILLAGE = "place.village"


def find_within(samples: Sequence[Sample], tables: Sequence[TableMapping]) -> str | None:
    """Return the code of the regency, or of the district, that titles name, if tables have names of areas.

    Args:
        samples: The first rows of the sheets.
        tables: Their mapping.
    """
    names = (
        name
        for table in tables
        for name in (*table.columns.values(), *map(str, table.titles), table.sheet_name or "")
        if "place." in name
    )
    if next(names, None) is None:
        return None
    lines = [line for sample in samples for line in sample.iter_lines()]
    villages = {name for table in tables for sample in samples for name in _iter_villages(sample, table)}
    return find_regency(lines) or find_district(lines, villages)


def names_larger_area(sample: Sample, templates: Sequence[str]) -> bool:
    """Return whether a sheet is named after a district or a larger area, by its title or a word in its name.

    Args:
        sample: The first rows of the sheet.
        templates: The templates of its titles.
    """
    name = strip_area_word(sample.sheet.name).casefold()
    values = (pair for line in sample.iter_lines() for pair in _read_title(line, templates).items())
    return find_level(sample.sheet.name) not in {None, Level.VILLAGE} or any(
        target in PLACES and target != _VILLAGE and strip_area_word(value).casefold() == name
        for target, value in values
    )


def _read_title(line: str, templates: Sequence[str]) -> Mapping[str, str]:
    """Return the values of a title by the first template that fits it."""
    line = strip_list_number(line)
    return next((values for each in templates if (values := match_template(each, line)) is not None), {})


def _iter_villages(sample: Sample, table: TableMapping) -> Iterator[str]:
    """Yield the names of villages in titles and columns."""
    titles = [str(each) for each in table.titles]
    names = [_read_title(line, titles).get(_VILLAGE, "") for line in sample.iter_lines()]
    headings = {} if sample.headings is None else sample.headings.names
    columns = [at for at, name in headings.items() if table.columns.get(name) == _VILLAGE]
    names += (cell_text(row[at - 1]) for at in columns for row in sample.iter_data() if at <= len(row))
    yield from map(strip_area_word, filter(None, names))
