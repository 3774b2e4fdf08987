"""render_record: the fields of a record as an HTML table for notebooks, without personal data."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import Enum
from typing import Final

from psm_model._html import render_facts, render_lines, render_text
from psm_model._markup import Content, Markup, element
from psm_model.i18n import Language, describe_code, format_more
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName
from psm_model.values.verdict import Verdict

from .field_words import field_words
from .schema import FieldSpec, is_record, list_fields

__all__ = ["render_record"]

_MAX_ITEMS: Final = 10


def render_record(record: object, caption: Content, *, without: Collection[str], language: Language) -> Markup:
    """Return the fields of a record that have a value, with their words.

    Args:
        record: The record.
        caption: The caption of the table.
        without: The names of fields to leave out.
        language: The language of the words.

    >>> print(render_record(Source(id="s-1", title="Berita"), "s-1", without=["id"], language="id"))
    <table class="facts">
    <caption>s-1</caption>
    <tbody>
    <tr><th scope="row">Judul</th><td>Berita</td></tr>
    </tbody>
    </table>
    """
    facts = [
        (field_words([field.name], type(record)), _format_field(record, field.name, language))
        for field in _iter_filled(record)
        if field.name not in without
    ]
    return render_facts(caption, facts, language=language)


def _iter_filled(record: object) -> Iterator[FieldSpec]:
    """Yield the fields that have a value other than their default, without personal data."""
    for field in list_fields(type(record)):
        value = getattr(record, field.name)
        if not field.is_sensitive and value is not None and value != field.default:
            yield field


def _format_field(record: object, name: str, language: Language) -> Content:
    """Return the value of a field; of a list, each item on a line of its own."""
    value = getattr(record, name)
    if name == "withheld":
        return ", ".join(field_words([field], type(record)).translate(language) for field in value)
    if not isinstance(value, tuple):
        return render_text(_format_value(value, language))
    texts = [text for item in value if (text := _format_value(item, language))]
    lines: list[Content] = [render_text(text) for text in texts[:_MAX_ITEMS]]
    if len(texts) > _MAX_ITEMS:
        lines.append(element("small", format_more(len(texts) - _MAX_ITEMS, language=language)))
    return render_lines(lines)


def _format_value(value: object, language: Language) -> str:
    """Return a value in words; of a record, its own values, without records in it, flags and personal data."""
    match value:
        case bool():
            return describe_code(Verdict.YES if value else Verdict.NO).translate(language)
        case PartialDate() | Period():
            return value.to_text(language=language)
        case Enum():
            return describe_code(value).translate(language)
        case _ if is_record(type(value)):
            inner = (getattr(value, field.name) for field in _iter_filled(value))
            kept = (
                part for part in inner if not isinstance(part, tuple | bool | PersonName) and not is_record(type(part))
            )
            return ", ".join(_format_value(part, language) for part in kept)
        case _:
            return str(value)
