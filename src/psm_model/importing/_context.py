"""RowContext: what titles, sections, the name of the sheet and constants say of the rows below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ._areas import strip_area_word
from ._fields import Field
from ._row_kinds import cell_text, join_title, strip_list_number
from ._section_rows import has_section_members
from ._targets import PLACES, POST, SECTION
from ._templates import fill_template, match_template
from ._title_areas import TitleArea
from .mapping import TableMapping

__all__ = ["RowContext", "read_texts"]


def read_texts(fields: Mapping[str, Field]) -> dict[str, str]:
    """Return the texts of values for templates: a place has its name alone, since they have words for its kind."""
    return {
        name: strip_area_word(cell_text(field.raw)) if name in PLACES else cell_text(field.raw)
        for name, field in fields.items()
    }


class RowContext:
    """What holds for the rows that come next."""

    def __init__(self, table: TableMapping) -> None:
        self._table = table
        self._captured: dict[str, Field] = {}
        self._section: Field | None = None
        self._area = TitleArea()

    @property
    def area(self) -> str:
        """The code of the area that titles above name; empty if there is none."""
        return self._area.find()

    def add_line(self, texts: Sequence[str]) -> None:
        """Add a row above the next rows of people, whose text may name their area."""
        line = join_title(texts)
        if line is not None:
            self._area.add(line)

    def start_table(self) -> None:
        """Forget the section of the table before."""
        self._section = None

    def set_section(self, section: Field) -> None:
        """Keep the section of the rows below."""
        self._section = section

    def capture(self, values: Mapping[str, str], place: str) -> None:
        """Keep the values of a title."""
        for name, value in values.items():
            self._captured[name] = Field(value, place)

    def match_title(self, texts: Sequence[str]) -> dict[str, str] | None:
        """Return the values of a title that the mapping knows, perhaps with the number of a list before it."""
        line = join_title(texts) if self._table.titles else None
        if line is None:
            return None
        bare = strip_list_number(line)
        matches = (match_template(template, text) for text in (line, bare) for template in self._table.titles)
        return next((values for values in matches if values is not None), None)

    def complete(self, fields: Mapping[str, Field], *, sheet: str, row: int) -> dict[str, Field]:
        """Return the values of a row with those of titles, of the section above and of constants."""
        values = {**self._captured, **fields}
        if self._section is not None and SECTION not in values and "appointment" in self._table.ids:
            values[SECTION] = self._section
            has_members = has_section_members(cell_text(self._section.raw))
            if has_members and POST not in values and self._table.section_post is not None:
                values[POST] = Field(self._table.section_post.value, "")
        texts = read_texts(values)
        texts |= {"sheet": sheet, "row": str(row)}
        for name, template in self._table.constants.items():
            text = fill_template(template, texts)
            if name not in values and text is not None:
                values[name] = Field(text, "")
                texts[name] = text
        return values
