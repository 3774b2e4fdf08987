"""ImportMapping: how the tables of an office are read as a register, as data in TOML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

import attrs

from psm_model._toml import parse_toml, read_toml, remove_version
from psm_model.entities.post import Post
from psm_model.errors import ConfigError, ParseError
from psm_model.masking import mask_reprs

from ._headings import is_letter
from ._mapping_reader import describe_fields, read_fields
from ._split_cells import find_unclear_border, is_split, list_targets
from ._synonyms import is_personal_heading
from ._targets import NUMBER, PLACES, RECORDS, SKIP, find_target
from ._templates import list_names

if TYPE_CHECKING:
    import os

__all__ = [
    "VERSION",
    "VERSION_KEY",
    "AreaSettings",
    "DateOrder",
    "ImportMapping",
    "TableMapping",
    "load_mapping",
    "loads_mapping",
    "mapping_schema",
]

VERSION: Final = 1
"""The newest version of a mapping that can be read."""
VERSION_KEY: Final = "psm_mapping"
"""The key of a mapping's version, which may be left out."""

_ALWAYS: Final = frozenset({"sheet", "row"})
_CODE: Final = re.compile(r"[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{4})?)?)?")
_HEADERS: Final = range(51)
_HEADER_ROWS: Final = (1, 2, 3)
_DELIMITERS: Final = (",", ";", "\t", "|")


class DateOrder(StrEnum):
    """The order of the parts of a date in digits."""

    DMY = "dmy"
    """03/04/2025 is 3 April 2025."""
    MDY = "mdy"
    """03/04/2025 is 4 March 2025."""


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class AreaSettings:
    """How names of areas become codes.

    Names are looked up in the table of the extra `areas`. An ambiguous name stays a name.
    """

    within: str | None = None
    """The code of the area in which names are looked up, such as "33.25"."""
    names: Mapping[str, str] = attrs.field(factory=dict, hash=False)
    """Codes by name, for names that are ambiguous, spelt differently or not listed."""
    into: str | None = None
    """The record that gets the area: "member" or "organisation"; by default the member if rows are members."""


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class TableMapping:
    """How sheets with the same layout are read."""

    sheets: tuple[str, ...] = ("*",)
    """Names of the sheets, or patterns with * and ?."""
    sheet_name: str | None = None
    """A template that takes values from the name of a sheet: "{place.village}"."""
    header: int | None = None
    """The row of the headings, counted from 1; 0 without headings: columns are then named by their letters. By default,
    the row is searched for."""
    header_rows: int = 1
    """The number of rows of the headings. Two headings above each other are one name: "Masa Bakti / Mulai"."""
    columns: Mapping[str, str] = attrs.field(factory=dict, hash=False)
    """Targets by heading. "Nama #2" is the second column with the heading "Nama", and a column without a heading has
    its letter. A template splits cells with several values: "{member.name} {identifier.nik}"."""
    constants: Mapping[str, str] = attrs.field(factory=dict, hash=False)
    """Values for all rows by target, which may be templates. A value in a row takes precedence."""
    titles: tuple[str, ...] = ()
    """Templates that take values from rows above or between the tables: "PENGURUS IPSM DESA {place.village}"."""
    sections: bool = True
    """Whether rows such as BIDANG HUMAS name the section of the rows below."""
    section_post: Post | None = None
    """The post of rows below such a row that have no post: "section_member"."""
    fill_down: tuple[str, ...] = ()
    """Targets whose blank cells take the value above. Merged cells always have the value of their area."""
    skip_rows: tuple[str, ...] = ()
    """Texts of rows to leave out, or patterns with * and ?."""
    posts: Mapping[str, Post] = attrs.field(factory=dict, hash=False)
    """Posts by title, for titles that cannot be read."""
    ids: Mapping[str, str] = attrs.field(factory=dict, hash=False)
    """Templates of ids by kind of record, made of values that are not personal. Only records of a kind with a
    template are made from a row."""
    member_key: tuple[str, ...] = ()
    """Targets that identify a member: rows that agree in all of them are one member. By default, each row is a
    member."""
    decree_of: str | None = None
    """The record that a decree is about: "term", "appointment" or "member"; by default the first of these that rows
    have."""


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class ImportMapping:
    """How a file of an office is read as a register.

    >>> loads_mapping('''
    ... [[tables]]
    ... columns = {"Nama" = "member.name"}
    ... ids = {"member" = "psm-{row}"}
    ... ''').tables[0].ids
    {'member': 'psm-{row}'}

    Raises:
        ConfigError: a name is not a target, an id is made of personal data, or a value has the wrong type.
    """

    tables: tuple[TableMapping, ...]
    """The layouts of the sheets. A sheet is read with the first table that matches its name and its headings."""
    skip_sheets: tuple[str, ...] = ()
    """Names of sheets to leave out, or patterns with * and ?."""
    date_order: DateOrder | None = None
    """The order of dates such as 03/04/2025; without it, they are reported."""
    encoding: str | None = None
    """The encoding of a CSV file; by default it is detected and reported."""
    delimiter: str | None = None
    """The character between the columns of a CSV file; by default it is detected."""
    areas: AreaSettings = AreaSettings()
    """How names of areas become codes."""

    def __attrs_post_init__(self) -> None:
        if not self.tables:
            raise ConfigError("tables", "at least one table", None)
        if self.delimiter is not None and self.delimiter not in _DELIMITERS:
            raise ConfigError("delimiter", "one of ',', ';', '|' and a tab", self.delimiter)
        if self.areas.into not in {None, "member", "organisation"}:
            raise ConfigError("areas.into", "member or organisation", self.areas.into)
        for key, code in {"within": self.areas.within, **self.areas.names}.items():
            if code is not None and not _CODE.fullmatch(code):
                raise ConfigError(f"areas.{key}", "the code of an area as in '33.25'", code)
        for number, table in enumerate(self.tables):
            _check_table(table, f"tables.{number}")

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, object]) -> ImportMapping:
        """Make a mapping from parsed TOML.

        Raises:
            ConfigError: a key is unknown or a value is invalid.
        """
        result: ImportMapping = read_fields(cls, mapping, "")
        return result


def _check_table(table: TableMapping, key: str) -> None:
    if table.header_rows not in _HEADER_ROWS:
        raise ConfigError(f"{key}.header_rows", "1, 2 or 3", table.header_rows)
    if table.header is not None and table.header not in _HEADERS:
        raise ConfigError(
            f"{key}.header", f"a row from 1 to {_HEADERS[-1]}, or 0 if there are no headings", table.header
        )
    if table.header == 0 and table.header_rows > 1:
        raise ConfigError(f"{key}.header_rows", "1, because header says that there are no headings", table.header_rows)
    if table.header == 0:
        for name in table.columns:
            if not is_letter(name):
                raise ConfigError(f"{key}.columns.{name}", "the letter of a column, because header is 0", name)
    if table.decree_of not in {None, "term", "appointment", "member"}:
        raise ConfigError(f"{key}.decree_of", "term, appointment or member", table.decree_of)
    _check_targets(table, key)
    _check_templates(table, key)
    _check_ids(table, f"{key}.ids")


def _check_targets(table: TableMapping, key: str) -> None:
    for heading, value in table.columns.items():
        _check_column(heading, value, f"{key}.columns.{heading}")
    for place in ("constants", "fill_down", "member_key"):
        for name in getattr(table, place):
            _check_target(name, f"{key}.{place}")
            if name in {SKIP, NUMBER}:
                raise ConfigError(f"{key}.{place}", "a target that is kept", name)
    for name in {*(name for value in table.columns.values() for name in list_targets(value)), *table.constants}:
        record = find_target(name).record
        if record and record not in table.ids:
            raise ConfigError(f"{key}.ids.{record}", f"a template, because {name} is a target", None)


def _check_column(heading: str, value: str, key: str) -> None:
    for name in list_targets(value):
        _check_target(name, key)
        if name.startswith("key.") and is_personal_heading(heading):
            raise ConfigError(key, "another target: a key is not personal", name)
        if is_split(value) and name in {SKIP, NUMBER}:
            raise ConfigError(key, "a target that is kept", name)
    if not is_split(value):
        return
    if not list_targets(value) or len(set(list_targets(value))) < len(list_targets(value)):
        raise ConfigError(key, "a template with different targets in braces", value)
    border = find_unclear_border(value)
    if border is not None:
        raise ConfigError(key, "a sign or a line break between two values that are no numbers", border)


def _check_templates(table: TableMapping, key: str) -> None:
    sheet_names = [table.sheet_name] if table.sheet_name else []
    for place, templates in (("titles", table.titles), ("sheet_name", sheet_names)):
        for template in templates:
            for name in list_names(template):
                _check_target(name, f"{key}.{place}")
    for template in table.constants.values():
        for name in set(list_names(template)) - _ALWAYS:
            _check_target(name, f"{key}.constants")
    for template in table.titles:
        if not list_names(template):
            raise ConfigError(f"{key}.titles", "a template with a name in braces; others belong in skip_rows", template)


def _check_target(name: str, key: str) -> None:
    try:
        find_target(name)
    except ConfigError as error:
        raise ConfigError(key, error.expected, name) from None


def _check_ids(table: TableMapping, key: str) -> None:
    if not table.ids:
        raise ConfigError(key, f"a template for at least one of {', '.join(RECORDS)}", None)
    for record, template in table.ids.items():
        if record not in RECORDS:
            raise ConfigError(f"{key}.{record}", f"one of {', '.join(RECORDS)}", record)
        for name in list_names(template):
            if name in _ALWAYS or name in PLACES or name in {f"{other}.id" for other in table.ids if other != record}:
                continue
            _check_target(name, f"{key}.{record}")
            if find_target(name).is_personal or name in {SKIP, NUMBER}:
                raise ConfigError(f"{key}.{record}", "a template over values that are not personal", name)
    for record, owner in (("term", "organisation"), ("appointment", "term")):
        if record in table.ids and owner not in table.ids:
            raise ConfigError(f"{key}.{owner}", f"a template, because {record} has one", None)


def loads_mapping(text: str) -> ImportMapping:
    """Parse a mapping from TOML; the keys are the fields of `ImportMapping`, and `VERSION_KEY`.

    Raises:
        ConfigError: the text is not TOML, or has an invalid key or value.
    """
    try:
        parsed: dict[str, Any] = parse_toml(text, "mapping")  # Any: TOML values
    except ParseError as error:
        raise ConfigError("as a whole", error.expected, None) from None
    return ImportMapping.from_mapping(remove_version(parsed, VERSION_KEY, VERSION))


def load_mapping(file: str | os.PathLike[str]) -> ImportMapping:
    """Read a mapping from a TOML file in UTF-8.

    Raises:
        ConfigError: as for `loads_mapping`.
        OSError: the file cannot be read.
    """
    try:
        text = read_toml(file)
    except UnicodeDecodeError:
        raise ConfigError("as a whole", "TOML in UTF-8", "another encoding") from None
    return loads_mapping(text)


# Any: JSON.
def mapping_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a mapping, derived from the classes. Names of targets are checked on reading.

    >>> mapping_schema()["properties"]["date_order"]
    {'type': 'string', 'enum': ['dmy', 'mdy']}
    """
    schema = describe_fields(ImportMapping)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:psm-model:import-mapping:{VERSION}",
        **schema,
        "properties": {VERSION_KEY: {"const": VERSION}, **schema["properties"]},
    }
