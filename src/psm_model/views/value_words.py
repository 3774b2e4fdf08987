"""Values of a register in sentences, and as data writes them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from psm_model.entities.field_words import part_words
from psm_model.entities.register import Register
from psm_model.entities.schema import FieldSpec, list_fields, record_types
from psm_model.errors import safe_repr
from psm_model.i18n import LANGUAGES, OPEN_ENDED, Bilingual, describe_code
from psm_model.values.area import AreaCode
from psm_model.values.endpoint import Endpoint
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName
from psm_model.values.verdict import Verdict

__all__ = ["NO_DETAILS", "describe_record", "format_value", "identify_record", "join_words", "quote"]

_RECORDS: Final = frozenset(record_types(Register))
NO_DETAILS: Final = Bilingual("no details", "tanpa keterangan")
"""The words for a record without a value that can be shown."""
_MAX_NAMED: Final = 3
"""The number of values that distinguish a part of a record from others."""
_NOT_SHOWN: Final = Bilingual("(personal data, not shown)", "(data pribadi, tidak ditampilkan)")
_WORDS: Final[dict[bool | Endpoint | None, Bilingual]] = {
    None: Bilingual("nothing", "tidak ada"),
    True: describe_code(Verdict.YES),
    False: describe_code(Verdict.NO),
    Endpoint.OPEN: OPEN_ENDED,
    Endpoint.UNKNOWN: Bilingual("unknown", "tidak diketahui"),
}


def format_value(value: object) -> str | None:
    """Return a value as data writes it, or a record without personal data; None for None.

    >>> format_value(Appointment(id="a", post=Post.CHAIR, name=PersonName("Kasmad"), period=Period.parse("2025/2030")))
    'a, chair, 2025/2030'
    """
    if value is None:
        return None
    if isinstance(value, StrEnum):
        return value.value
    if type(value) not in _RECORDS:
        return str(value).lower() if isinstance(value, bool) else str(value)
    return ", ".join(text for text in map(format_value, _list_plain_values(value)) if text is not None)


def _list_plain_values(record: object) -> list[object]:
    """Return the non-default values of a record, without lists, records, flags and personal data."""
    values = (
        getattr(record, field.name)
        for field in list_fields(type(record))
        if not field.is_sensitive and getattr(record, field.name) != field.default
    )
    return [
        value
        for value in values
        if value is not None and not isinstance(value, tuple | PersonName | bool) and type(value) not in _RECORDS
    ]


def quote(value: object) -> Bilingual:
    """Return a value for a sentence: dates and codes in words, texts in quotation marks, records with all their values.

    >>> quote(PartialDate(2025, 10)).indonesian, quote("Kasmad").english
    ('Oktober 2025', "'Kasmad'")
    """
    if isinstance(value, PartialDate | Period):
        return Bilingual(*(value.to_text(language=language) for language in LANGUAGES))
    if isinstance(value, bool | Endpoint | None):
        return _WORDS[value]
    if isinstance(value, StrEnum):
        return describe_code(value)
    if type(value) in _RECORDS:
        return describe_record(value)
    text = (
        str(value) if isinstance(value, AreaCode) else safe_repr(value if type(value) is int else format_value(value))
    )
    return Bilingual(text, text)


def describe_record(record: object) -> Bilingual:
    """Return the values of a part of a record, with the words of their fields, and without personal data.

    Codes, periods and names need no words, and a date needs none if it is the only value.

    >>> print(describe_record(Event(kind="rapat", date=PartialDate(2020), ordinal=22)).english)
    kind 'rapat', date 2020, number in the series 22
    """
    fields = _list_filled_fields(record)
    if len(fields) == 1 and isinstance(value := getattr(record, fields[0].name), PartialDate):
        return quote(value)
    parts = [part for field in fields for part in _list_field_words(record, field)]
    return join_words(parts) if parts else NO_DETAILS


def identify_record(record: object, *, without: str = "") -> Bilingual | None:
    """Return the first values of a part of a record, which distinguish it from others; None if it has none.

    Args:
        record: The part.
        without: A field to leave out.
    """
    fields = [field for field in _list_filled_fields(record) if not field.is_list and field.name != without]
    parts = [part for field in fields for part in _list_field_words(record, field)]
    return join_words(parts[:_MAX_NAMED]) if parts else None


def _list_filled_fields(record: object) -> list[FieldSpec]:
    """Return the fields with a value that is not the default, without personal data."""
    return [
        field
        for field in list_fields(type(record))
        if not field.is_sensitive and getattr(record, field.name) not in {field.default, None}
    ]


def _list_field_words(record: object, field: FieldSpec) -> list[Bilingual]:
    """Return the value of a field with its words; of a list of records, each."""
    name, value = part_words(type(record), field.name), getattr(record, field.name)
    if isinstance(value, bool) or type(value) in _RECORDS:
        return []
    if isinstance(value, PersonName):
        return [_put_together(name, _NOT_SHOWN)]
    if isinstance(value, StrEnum | Period) or field.name == "name":
        return [quote(value)]
    if not isinstance(value, tuple):
        return [_put_together(name, quote(value))]
    if field.type in _RECORDS:
        return [name.with_note(describe_record(part)) for part in value]
    return [_put_together(name, join_words(map(quote, value)))]


def _put_together(name: Bilingual, value: Bilingual) -> Bilingual:
    return Bilingual(f"{name.english} {value.english}", f"{name.indonesian} {value.indonesian}")


def join_words(words: Iterable[Bilingual]) -> Bilingual:
    """Return several words as one, separated by commas."""
    listed = list(words)
    return Bilingual(", ".join(part.english for part in listed), ", ".join(part.indonesian for part in listed))
