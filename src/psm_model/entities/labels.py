"""Labels: how people call a record, so that they need not know its id."""

from __future__ import annotations

from typing import Final

from psm_model.i18n import Bilingual, describe_code
from psm_model.text import truncate

from .appointment import Appointment
from .board_term import BoardTerm
from .decree import Decree
from .organisation import Organisation
from .places import Entity
from .source import Source
from .term_names import format_years

__all__ = ["make_label"]

_MAX_LETTERS: Final = 80


def make_label(record: Entity | Appointment) -> Bilingual | None:
    """Return what people call a record; None if the record does not say.

    This is the name of an organisation, the years of a board term, the number of a decree, the title of a post, and the
    title or publisher of a source. Texts that describe rather than name are in quotation marks. A label is masked,
    shortened and escaped. A member has none: messages call members by id, because they state about them what not
    everybody should read.

    Args:
        record: The record.

    >>> make_label(BoardTerm(id="t", organisation_id="o", label="masa bakti 2020-2025")).indonesian
    '2020–2025'
    >>> make_label(Appointment(id="a", post=Post.CHAIR, member_id="m")).indonesian
    'ketua'
    """
    match record:
        case Organisation():
            return _repeat(record.name)
        case BoardTerm():
            return _make_term_label(record)
        case Appointment():
            return describe_code(record.post) if record.title is None else _quote(record.title)
        case Decree():
            return None if record.number is None else _repeat(record.number)
        case Source():
            name = record.title or record.publisher
            return None if name is None else _quote(name)
        case _:
            return None


def _make_term_label(term: BoardTerm) -> Bilingual | None:
    """Return the years of a term, as its label gives them, else its period; else the label as written."""
    if term.label_period is None and term.label is not None and term.period is None:
        return _quote(term.label)
    period = term.label_period or term.period
    return None if period is None else format_years(period)


def _repeat(text: str) -> Bilingual:
    safe = truncate(text, _MAX_LETTERS)
    return Bilingual(safe, safe)


def _quote(text: str) -> Bilingual:
    return _repeat(f"'{truncate(text, _MAX_LETTERS - 2)}'")
