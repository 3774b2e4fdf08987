"""What a register has and a draft lacks: what to fill in by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from psm_model.entities.board_term import BoardTerm
from psm_model.entities.decree import Decree
from psm_model.entities.field_words import field_words
from psm_model.entities.organisation import Organisation
from psm_model.entities.post import Post
from psm_model.entities.source import Source
from psm_model.i18n import Bilingual, Language, describe_code

from .drafted import Draft

__all__ = ["iter_missing"]

_NO_SOURCE: Final = Bilingual(
    "the source: its publisher, web address and date of publication", "sumber: penerbit, alamat web, dan tanggal terbit"
)
_OF_SOURCE: Final = Bilingual("of the source {}: {}", "sumber {}: {}")
_OF_DECREE: Final = Bilingual("of the decree {}: {}", "SK {}: {}")
_WITHOUT_NUMBER: Final = Bilingual("without a number", "tanpa nomor")
_NO_AREA: Final = Bilingual("the code of the area of {}", "kode wilayah {}")
_NO_PERIOD: Final = Bilingual("the period of the board of {}", "periode kepengurusan {}")
_NO_BOARD: Final = Bilingual("the board of {}", "kepengurusan {}")
_OF_BOARD: Final = Bilingual("of the board of {}: {}", "kepengurusan {}: {}")
_ROSTER: Final = Bilingual(
    "whether the officers of the board of {} are all that it has",
    "apakah pengurus {} yang tercantum sudah seluruhnya",
)
_MADE_IDS: Final = Bilingual(
    "ids, which are made and not in the text: {}", "id, yang dibuat dan tidak ada dalam teks: {}"
)
_SOURCE_FIELDS: Final = ("kind", "title", "url", "published")
_DECREE_FIELDS: Final = ("number", "title", "issuer", "issued")
_EVENT_FIELDS: Final = ("date", "place")
_CORE: Final = (Post.CHAIR, Post.SECRETARY, Post.TREASURER)
"""The posts that every board has."""


def iter_missing(drafted: Draft, language: Language) -> Iterator[str]:
    """Yield what a register has and the draft lacks, in words.

    >>> from psm_model import Register
    >>> from psm_model.drafting import Draft
    >>> next(iter_missing(Draft(register=Register()), "en"))
    'the source: its publisher, web address and date of publication'
    """
    register = drafted.register
    if not register.sources and not register.decrees:
        yield _NO_SOURCE.translate(language)
    for source in register.sources:
        missing = _list_missing(source, Source, _SOURCE_FIELDS, language)
        if missing:
            yield _OF_SOURCE.translate(language).format(source.publisher or source.id, missing)
    for decree in register.decrees:
        missing = _list_missing(decree, Decree, _DECREE_FIELDS, language)
        if missing:
            name = decree.number or _WITHOUT_NUMBER.translate(language)
            yield _OF_DECREE.translate(language).format(name, missing)
    for organisation in register.organisations:
        terms = [term for term in register.board_terms if term.organisation_id == organisation.id]
        yield from _iter_of_organisation(organisation, terms, language)
    if drafted.made_ids:
        yield _MADE_IDS.translate(language).format(", ".join(drafted.made_ids))


def _iter_of_organisation(organisation: Organisation, terms: Iterable[BoardTerm], language: Language) -> Iterator[str]:
    name = organisation.name
    if organisation.area is None and organisation.level.depth:
        yield _NO_AREA.translate(language).format(name)
    if not terms:
        yield _NO_BOARD.translate(language).format(name)
    for term in terms:
        if term.period is None:
            yield _NO_PERIOD.translate(language).format(name)
        for inauguration in term.inaugurations:
            fields = tuple(f"inaugurations.{field}" for field in _EVENT_FIELDS if getattr(inauguration, field) is None)
            if fields:
                words = _join_fields(BoardTerm, fields, language)
                yield _OF_BOARD.translate(language).format(name, words)
        filled = {appointment.post for appointment in term.appointments if appointment.capacity.holds}
        posts = [describe_code(post).translate(language) for post in _CORE if post not in filled]
        if posts:
            yield _OF_BOARD.translate(language).format(name, ", ".join(posts))
        if term.appointments:
            yield _ROSTER.translate(language).format(name)


def _list_missing(record: object, kind: type[Any], fields: Iterable[str], language: Language) -> str:
    """Return the words for the fields that a record lacks; an empty text if it has all."""
    return _join_fields(kind, [field for field in fields if getattr(record, field) is None], language)


def _join_fields(kind: type[Any], fields: Iterable[str], language: Language) -> str:
    return ", ".join(field_words(field.split("."), kind).translate(language) for field in fields)
