"""Sentences for changes in both languages, and their parameters."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final

import attrs

from psm_model.checking.rule import ParamValue, find_placeholders
from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.decree import Decree
from psm_model.entities.field_words import field_words
from psm_model.entities.inauguration import Inauguration, InaugurationStatus
from psm_model.entities.organisation import Organisation
from psm_model.entities.post import Post
from psm_model.entities.register import PLACES, Register
from psm_model.entities.schema import fields_of, record_types
from psm_model.entities.term_change import TermChange
from psm_model.errors import safe_repr
from psm_model.i18n import LANGUAGES, VOCABULARY, Bilingual, in_words
from psm_model.values.area import AreaCode
from psm_model.values.endpoint import Endpoint
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName
from psm_model.values.verdict import Verdict

from .board import name_holder
from .change import ChangeKind
from .differences import Difference
from .wording import NO_DATES, change_words

__all__ = ["SentenceParams", "change_sentence", "is_personal", "value_words"]

SentenceParams = tuple[tuple[str, ParamValue | Bilingual], ...]
"""The parameters of a sentence, by name."""

_RECORDS: Final = frozenset(record_types(Register))
_KIND_WORDS: Final[dict[type, Bilingual]] = {
    **{kind: VOCABULARY["entity"][word] for kind, (_, word) in PLACES.items()},
    Appointment: VOCABULARY["entity"]["appointment"],
}
_NO_DETAILS: Final = Bilingual("no details", "tanpa keterangan")
_WORDS: Final[dict[bool | Endpoint | None, Bilingual]] = {
    None: Bilingual("nothing", "tidak ada"),
    True: in_words(Verdict.YES),
    False: in_words(Verdict.NO),
    Endpoint.OPEN: Bilingual("open-ended", "berlangsung terus"),
    Endpoint.UNKNOWN: Bilingual("unknown", "tidak diketahui"),
}
_SENTENCES: Final[dict[ChangeKind, Bilingual]] = {
    ChangeKind.ORGANISATION_ADDED: Bilingual("{what} is new: {new}", "{what} baru: {new}"),
    ChangeKind.ORGANISATION_FOUNDED: Bilingual("{what} was founded: {new}", "{what} didirikan: {new}"),
    ChangeKind.ORGANISATION_DISSOLVED: Bilingual("{what} is dissolved: {new}", "{what} dibubarkan: {new}"),
    ChangeKind.ORGANISATION_RENAMED: Bilingual(
        "{what} is called {new} (before: {old})", "{what} bernama {new} (semula: {old})"
    ),
    ChangeKind.ORGANISATION_MOVED: Bilingual(
        "{what} is below {new} (before: {old})", "{what} di bawah {new} (semula: {old})"
    ),
    ChangeKind.EVENT_HELD: Bilingual("{what} has a new event: {new}", "{what} memiliki kegiatan baru: {new}"),
    ChangeKind.TERM_OPENED: Bilingual("{what} is new: {new}", "{what} baru: {new}"),
    ChangeKind.TERM_ENDED: Bilingual(
        "{what} runs until {new_end} (before: {old_end})", "{what} berakhir pada {new_end} (semula: {old_end})"
    ),
    ChangeKind.TERM_EXTENDED: Bilingual("{what} is {new}", "{what} {new}"),
    ChangeKind.TERM_SHORTENED: Bilingual("{what} is {new}", "{what} {new}"),
    ChangeKind.TERM_STATUS_CHANGED: Bilingual("{what} is {new} (before: {old})", "{what} {new} (semula: {old})"),
    ChangeKind.APPOINTED: Bilingual("{holder} is {post} in {term}", "{holder} menjadi {post} dalam {term}"),
    ChangeKind.REPLACED: Bilingual(
        "{holder} replaces {replaced} as {post} in {term}",
        "{holder} menggantikan {replaced} sebagai {post} dalam {term}",
    ),
    ChangeKind.HOLDER_CHANGED: Bilingual(
        "{new} is {post} in {term} (before: {old})", "{new} menjadi {post} dalam {term} (semula: {old})"
    ),
    ChangeKind.POST_CHANGED: Bilingual(
        "{holder} is {new} in {term} (before: {old})", "{holder} menjadi {new} dalam {term} (semula: {old})"
    ),
    ChangeKind.LEFT: Bilingual(
        "{holder} is {post} in {term} until {new_end} (before: {old_end})",
        "{holder} menjadi {post} dalam {term} sampai {new_end} (semula: {old_end})",
    ),
    ChangeKind.INAUGURATION_PLANNED: Bilingual(
        "the inauguration of {what} is planned: {new}", "pengukuhan {what} direncanakan: {new}"
    ),
    ChangeKind.INAUGURATED: Bilingual("{what} was inaugurated: {new}", "{what} dikukuhkan: {new}"),
    ChangeKind.DECREE_ADDED: Bilingual("{what} is new: {new}", "{what} baru: {new}"),
    ChangeKind.DECREE_ISSUED: Bilingual("{what} was issued: {new}", "{what} terbit: {new}"),
    ChangeKind.MEMBER_ADDED: Bilingual("{what} is new", "{what} baru"),
    ChangeKind.SERVICE_ENDED: Bilingual(
        "the service of {what} runs until {new_end} (before: {old_end})",
        "tugas {what} berakhir pada {new_end} (semula: {old_end})",
    ),
    ChangeKind.SOURCE_ADDED: Bilingual("{what} is new", "{what} baru"),
    ChangeKind.RECORDED: Bilingual(
        "{field} of {what}: {new} (not recorded before)", "{field} {what}: {new} (semula tidak tercatat)"
    ),
    ChangeKind.CORRECTED: Bilingual(
        "{field} of {what}: {new} (before: {old})", "{field} {what}: {new} (semula: {old})"
    ),
    ChangeKind.REMOVED: Bilingual(
        "{field} of {what}: left out (before: {old})", "{field} {what}: dihapus (semula: {old})"
    ),
}
# For an end that comes with another start, show both.
_WITH_START: Final[dict[ChangeKind, Bilingual]] = {
    ChangeKind.TERM_ENDED: Bilingual(
        "{what} runs until {new_end} (period: {new}; before: {old})",
        "{what} berakhir pada {new_end} (rentang waktu: {new}; semula: {old})",
    ),
    ChangeKind.LEFT: Bilingual(
        "{holder} is {post} in {term} until {new_end} (period: {new}; before: {old})",
        "{holder} menjadi {post} dalam {term} sampai {new_end} (rentang waktu: {new}; semula: {old})",
    ),
    ChangeKind.SERVICE_ENDED: Bilingual(
        "the service of {what} runs until {new_end} (period: {new}; before: {old})",
        "tugas {what} berakhir pada {new_end} (rentang waktu: {new}; semula: {old})",
    ),
}
_REMOVED: Final[dict[str, Bilingual]] = {
    "entity": Bilingual("{what} is left out", "{what} dihapus"),
    "appointment": Bilingual(
        "{holder} is left out as {post} in {term}", "{holder} dihapus sebagai {post} dalam {term}"
    ),
}
_NOT_HELD: Final = Bilingual("{holder} is recorded as {post} in {term}", "{holder} dicatat sebagai {post} dalam {term}")
_PERSONAL: Final = Bilingual(
    "{field} of {what}: changed (personal data, not shown)", "{field} {what}: berubah (data pribadi, tidak ditampilkan)"
)


def is_personal(difference: Difference) -> bool:
    """Return whether a difference is personal data: a field marked as such, or the name of a person."""
    if isinstance(difference.old, PersonName) or isinstance(difference.new, PersonName):
        return True
    return any(field.is_sensitive and field.name == difference.field for field in fields_of(difference.owner))


def value_words(value: object) -> str | None:
    """Return a value as data writes it, or a record without personal data; None for None.

    >>> value_words(Appointment(id="a", post=Post.CHAIR, name=PersonName("Kasmad"), period=Period.parse("2025/2030")))
    'a, chair, 2025/2030'
    """
    if value is None:
        return None
    if isinstance(value, StrEnum):
        return value.value
    kind: type[Any] = type(value)  # Any: attrs.fields needs an attrs class
    if kind not in _RECORDS:
        return str(value).lower() if isinstance(value, bool) else str(value)
    return ", ".join(text for text in map(value_words, _plain_values(value)) if text is not None)


def _plain_values(record: object) -> list[object]:
    """Return the non-default values of a record, without lists, records, flags and personal data."""
    kind: type[Any] = type(record)  # Any: as above
    values = (
        getattr(record, field.name)
        for field in fields_of(kind)
        if not field.is_sensitive and getattr(record, field.name) != field.default
    )
    return [
        value
        for value in values
        if value is not None and not isinstance(value, tuple | PersonName | bool) and type(value) not in _RECORDS
    ]


def change_sentence(
    difference: Difference, kind: ChangeKind, old: Register, new: Register
) -> tuple[Bilingual, SentenceParams]:
    """Return the sentence template for a difference, and its parameters."""
    is_removed = difference.new is None and (difference.owner is Register or isinstance(difference.old, Appointment))
    # The old register describes what was removed, the new one everything else.
    chain = (
        (*difference.old_place.records, difference.old)
        if is_removed
        else (*difference.new_place.records, difference.new)
    )
    if is_personal(difference):
        template = _PERSONAL
    elif is_removed:
        template = _REMOVED["entity" if difference.owner is Register else "appointment"]
    elif isinstance(difference.new, Appointment) and kind is ChangeKind.RECORDED:
        template = _NOT_HELD
    elif (
        isinstance(difference.old, Period)
        and isinstance(difference.new, Period)
        and difference.old.start == difference.new.start
    ):
        template = _SENTENCES[kind]
    else:
        template = _WITH_START.get(kind, _SENTENCES[kind])
    register = old if is_removed else new
    words: dict[str, ParamValue | Bilingual] = {
        "what": _name_record(chain, register),
        "field": _name_field(difference),
        "old": _quote(difference.old),
        "new": _describe_new_value(difference, kind, new),
    }
    if isinstance(difference.new, Period):
        words["new_end"] = _quote(difference.new.end)
    if isinstance(difference.old, Period):
        words["old_end"] = _quote(difference.old.end)
    appointment = next((part for part in chain if isinstance(part, Appointment)), None)
    if appointment is not None:
        words |= {
            "holder": safe_repr(name_holder(register, appointment)),
            "post": _name_post(appointment) if appointment.title is None else safe_repr(appointment.title),
            "term": _name_record(chain[:1], register),
            "replaced": _name_replaced(appointment, chain[0], new),
        }
    names = find_placeholders(template.english)
    return template, tuple((name, words[name]) for name in sorted(names))


def _name_post(appointment: Appointment) -> Bilingual:
    """Return the words for a post in a sentence about its holder, marking former and incoming holders."""
    post, capacity = in_words(appointment.post), in_words(appointment.capacity)
    if appointment.capacity is Capacity.FORMER:
        return Bilingual(f"{capacity.english} {post.english}", f"{capacity.indonesian} {post.indonesian}")
    if appointment.capacity is Capacity.ELECT:
        return Bilingual(f"{post.english} {capacity.english}", f"{post.indonesian} {capacity.indonesian}")
    return post


def _describe_new_value(difference: Difference, kind: ChangeKind, new: Register) -> Bilingual:
    """Return the words for the new value in a sentence."""
    # For an act that became known as done, describe the whole act.
    is_done = kind in {ChangeKind.INAUGURATED, ChangeKind.DECREE_ISSUED} and difference.owner in {Inauguration, Decree}
    match difference.new_place.records[-1] if is_done else difference.new:
        case Organisation(name=name):
            return _quote(name)
        case BoardTerm() as term:
            dates = NO_DATES if term.span is None else _quote(term.span)
            span = dates if term.label is None else _quote(term.label)
            chairs = [
                appointment
                for appointment in term.appointments
                if appointment.post is Post.CHAIR and appointment.capacity.holds
            ]
            if len(chairs) != 1:
                return span
            chair, post = safe_repr(name_holder(new, chairs[0])), in_words(Post.CHAIR)
            return Bilingual(f"{span.english}, {post.english} {chair}", f"{span.indonesian}, {post.indonesian} {chair}")
        case Decree() | TermChange() as act:
            return _describe_act(act)
        case Inauguration() as planned:
            # The sentence already says that it is planned.
            return _quote(attrs.evolve(planned, status=InaugurationStatus.HELD))
    return _quote(difference.new)


def _describe_act(act: Decree | TermChange) -> Bilingual:
    """Return the number, the issuer and the date of a decree, or a change of a term in words."""
    if isinstance(act, TermChange):
        return Bilingual(*(change_words(act, language=language) for language in LANGUAGES))
    parts = [_quote(part) for part in (act.number, act.issuer, act.issued) if part is not None]
    if not parts:
        return _NO_DETAILS
    return Bilingual(", ".join(part.english for part in parts), ", ".join(part.indonesian for part in parts))


def _name_replaced(appointment: Appointment, term: BoardTerm, new: Register) -> str:
    others = [other for other in term.appointments if other.id == appointment.replaces_id]
    return safe_repr(name_holder(new, others[0]) if len(others) == 1 else appointment.replaces_id)


# Any: records of all classes.
def _name_record(chain: tuple[Any, ...], register: Register) -> Bilingual:
    """Return the words for the innermost record with an id, with the holder and term of an appointment."""
    names = []
    for part in reversed([part for part in chain if type(part) in _KIND_WORDS]):
        name = safe_repr(part.id)
        if isinstance(part, Appointment):
            name += f" ({safe_repr(name_holder(register, part))})"
        names.append(
            Bilingual(
                *(f"{kind} {name}" for kind in (_KIND_WORDS[type(part)].english, _KIND_WORDS[type(part)].indonesian))
            )
        )
    first, *rest = names
    for outer in rest:
        first = Bilingual(f"{first.english} of {outer.english}", f"{first.indonesian} dalam {outer.indonesian}")
    return first


def _name_field(difference: Difference) -> Bilingual:
    """Return the words for the field, relative to the named record."""
    steps = [
        step for step in difference.new_place.path.split("/")[2:] if not step.isdecimal() and step != "appointments"
    ]
    return field_words((*steps, difference.field))


def _quote(value: object) -> Bilingual:
    """Return a value for a sentence: dates and codes in words, texts in quotation marks."""
    if isinstance(value, PartialDate | Period):
        return Bilingual(*(value.to_text(language=language) for language in LANGUAGES))
    if isinstance(value, bool | Endpoint | None):
        return _WORDS[value]
    if isinstance(value, StrEnum):
        return in_words(value)
    if type(value) in _RECORDS:
        parts = [_quote(part) for part in _plain_values(value)]
        return (
            Bilingual(", ".join(part.english for part in parts), ", ".join(part.indonesian for part in parts))
            if parts
            else _NO_DETAILS
        )
    text = str(value) if isinstance(value, AreaCode) else safe_repr(value_words(value))
    return Bilingual(text, text)
