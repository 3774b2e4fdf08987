"""Params of messages that name records by their ids."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from string import Formatter
from typing import Any, Final, NamedTuple

from psm_model.entities.references import APPOINTMENT, BOARD_TERM, DECREE, MEMBER, ORGANISATION
from psm_model.i18n import Bilingual

from .rule import ParamValue

__all__ = [
    "HOLDER",
    "KINDS",
    "LISTS",
    "NAMED",
    "SHARED",
    "KeyedText",
    "ParamFormatter",
    "RecordParam",
    "find_record_params",
    "split_form",
    "split_kind",
]

HOLDER: Final = "holder"
NAMED: Final = "Named"
RECORD: Final = "Record"
SHARED: Final = "Shared"
"""The format of an id that all records at the places of a finding have."""
KINDS: Final = {
    "Organisation": ORGANISATION,
    "BoardTerm": BOARD_TERM,
    "Decree": DECREE,
    "Member": MEMBER,
    "Appointment": APPOINTMENT,
    HOLDER: APPOINTMENT,
    NAMED: "",
    RECORD: "",
    SHARED: "",
}
"""The kinds of records that params name, by the first word of the format; of the last three, others say the kind."""
LISTS: Final = {"Organisations": ORGANISATION, "Decrees": DECREE, "Appointments": APPOINTMENT, "Members": MEMBER}
"""The kinds of records that params list, by the format."""
_LETTERS: Final = re.compile("[A-Za-z]*")


class RecordParam(NamedTuple):
    """A param that names a record by its id, or lists several."""

    name: str
    """The name of the param."""
    kind: str
    """The kind of record, as in messages; empty if only the place of the finding says it."""
    value: str
    """Its value."""
    is_list: bool
    """Whether it lists ids, each as `repr` writes it."""
    is_holder: bool
    """Whether it names the holder of a post by the appointment."""
    is_shared: bool
    """Whether all records at the places of the finding have this id."""


class KeyedText(str):
    """The value of a param, with the name and the label of the param."""

    __slots__ = ("label", "name")

    name: str
    label: Bilingual | None


class ParamFormatter(Formatter):
    """A formatter that knows the names of params where it formats their values."""

    def __init__(self, labels: Mapping[str, Bilingual]) -> None:
        self._labels = labels

    # Any, here and below: a param of a third-party rule.
    def get_value(self, key: int | str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        """Return the value of a param; a text knows its name and its label."""
        value = super().get_value(key, args, kwargs)
        if not isinstance(value, str):
            return value
        keyed = KeyedText(value)
        keyed.name, keyed.label = str(key), self._labels.get(str(key))
        return keyed


class _RecordFinder(ParamFormatter):
    """A formatter that finds the params that name records."""

    def __init__(self) -> None:
        super().__init__({})
        self.found: list[RecordParam] = []

    def format_field(self, value: Any, format_spec: str) -> str:
        form, rest = split_form(format_spec)
        if isinstance(value, KeyedText) and (form in KINDS or form in LISTS):
            kind = split_kind(rest.lstrip())[0] if form == NAMED else (KINDS | LISTS)[form]
            self.found.append(RecordParam(value.name, kind, str(value), form in LISTS, form == HOLDER, form == SHARED))
        # Without a format, it may be the kind of a record, which another param names.
        return "" if format_spec else str(value)


def find_record_params(template: Bilingual, params: Mapping[str, ParamValue]) -> list[RecordParam]:
    """Return the params by which a message names records.

    >>> template = Bilingual("{term:BoardTerm} has ended", "{term:BoardTerm} sudah berakhir")
    >>> [(param.kind, param.value) for param in find_record_params(template, {"term": "t"})]
    [('board term', 't')]
    """
    finder = _RecordFinder()
    finder.vformat(template.english, (), params)
    return finder.found


def split_form(format_spec: str) -> tuple[str, str]:
    """Return the letters with which a format begins, and the rest of it.

    >>> split_form("BoardTerm (2020–2025)")
    ('BoardTerm', ' (2020–2025)')
    """
    form = _LETTERS.match(format_spec)[0]  # type: ignore[index]  # it matches any text
    return form, format_spec[len(form) :]


def split_kind(text: str) -> tuple[str, str]:
    """Return the kind of record with which a text begins, and the rest of the text.

    >>> split_kind("board term (2020–2025)")
    ('board term', ' (2020–2025)')
    """
    kind = next((kind for kind in KINDS.values() if kind and text.startswith(kind)), "")
    return kind, text.removeprefix(kind)
