"""How changes are put into words: the sentences in both languages, and what stands in them."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final

import attrs

from psm_model.checking.rule import ParamValue, find_placeholders
from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.decree import Decree
from psm_model.entities.inauguration import Inauguration, InaugurationStatus
from psm_model.entities.member import Member
from psm_model.entities.organisation import Organisation
from psm_model.entities.post import Post
from psm_model.entities.register import Record, Register
from psm_model.entities.schema import fields_of
from psm_model.entities.source import Source
from psm_model.errors import safe_repr
from psm_model.i18n import LANGUAGES, Bilingual, in_words
from psm_model.values.area import AreaCode
from psm_model.values.endpoint import Endpoint
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

from .board import holder_of
from .change import ChangeKind
from .differences import Difference
from .field_words import field_words
from .wording import NO_DATES

__all__ = ["Words", "change_sentence", "is_personal", "value_words"]

Words = tuple[tuple[str, ParamValue | Bilingual], ...]
"""What stands in a sentence, by name."""

_RECORDS: Final[frozenset[type]] = frozenset(Record.__args__)
_CALLED: Final[dict[type, Bilingual]] = {
    Source: Bilingual("source", "sumber"),
    Organisation: Bilingual("organisation", "organisasi"),
    Member: Bilingual("member", "anggota"),
    BoardTerm: Bilingual("board term", "masa bakti"),
    Appointment: Bilingual("appointment", "jabatan"),
}
_NO_DETAILS: Final = Bilingual("no details", "tanpa keterangan")
_WORDS: Final[dict[bool | Endpoint | None, Bilingual]] = {
    None: Bilingual("nothing", "tidak ada"),
    True: Bilingual("yes", "ya"),
    False: Bilingual("no", "tidak"),
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
    ChangeKind.DECREE_ISSUED: Bilingual("a decree on {what} was issued: {new}", "SK untuk {what} terbit: {new}"),
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
# An end that comes with another start: both are told.
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
_HELD_BY_NOBODY: Final = Bilingual(
    "{holder} is recorded as {post} in {term}", "{holder} dicatat sebagai {post} dalam {term}"
)
_PERSONAL: Final = Bilingual(
    "{field} of {what}: changed (personal data, not shown)", "{field} {what}: berubah (data pribadi, tidak ditampilkan)"
)


def is_personal(one: Difference) -> bool:
    """Return whether what differs is personal data: a field that is marked so, or the name of a person."""
    if isinstance(one.old, PersonName) or isinstance(one.new, PersonName):
        return True
    return any(field.is_sensitive and field.name == one.field for field in fields_of(one.owner))


def value_words(value: object) -> str | None:
    """Return a value of a record as data writes it, or of a record what is no personal data; None where there is none.

    >>> value_words(Appointment(id="a", post=Post.CHAIR, name=PersonName("Kasmad"), period=Period.parse("2025/2030")))
    'a, chair, 2025/2030'
    """
    if value is None:
        return None
    if isinstance(value, StrEnum):
        return value.value
    kind: type[Any] = type(value)  # Any: whose fields only a record has
    if kind not in _RECORDS:
        return str(value).lower() if isinstance(value, bool) else str(value)
    return ", ".join(text for text in map(value_words, _plain_values(value)) if text is not None)


def _plain_values(record: object) -> list[object]:
    """Return what fields of a record hold beside their defaults, without lists, records, flags and personal data."""
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


def change_sentence(one: Difference, kind: ChangeKind, old: Register, new: Register) -> tuple[Bilingual, Words]:
    """Return the sentence for a difference, and what stands in it."""
    gone = one.new is None and (one.owner is Register or isinstance(one.old, Appointment))
    # What was left out is told by the old register, all else by the new one.
    chain = (*one.old_place.records, one.old) if gone else (*one.new_place.records, one.new)
    if is_personal(one):
        template = _PERSONAL
    elif gone:
        template = _REMOVED["entity" if one.owner is Register else "appointment"]
    elif isinstance(one.new, Appointment) and kind is ChangeKind.RECORDED:
        template = _HELD_BY_NOBODY
    elif isinstance(one.old, Period) and isinstance(one.new, Period) and one.old.start == one.new.start:
        template = _SENTENCES[kind]
    else:
        template = _WITH_START.get(kind, _SENTENCES[kind])
    register = old if gone else new
    words: dict[str, ParamValue | Bilingual] = {
        "what": _what(chain, register),
        "field": _field(one),
        "old": _quoted(one.old),
        "new": _new(one, kind, new),
    }
    if isinstance(one.new, Period):
        words["new_end"] = _quoted(one.new.end)
    if isinstance(one.old, Period):
        words["old_end"] = _quoted(one.old.end)
    held = next((part for part in chain if isinstance(part, Appointment)), None)
    if held is not None:
        words |= {
            "holder": safe_repr(holder_of(register, held)),
            "post": _post_of(held) if held.title is None else safe_repr(held.title),
            "term": _what(chain[:1], register),
            "replaced": _replaced(held, chain[0], new),
        }
    wanted = find_placeholders(template.english)
    return template, tuple((name, words[name]) for name in sorted(wanted))


def _post_of(held: Appointment) -> Bilingual:
    """Return what a post is called in a sentence that says who has it; who has left or is to come has it no more."""
    post, capacity = in_words(held.post), in_words(held.capacity)
    if held.capacity is Capacity.FORMER:
        return Bilingual(f"{capacity.english} {post.english}", f"{capacity.indonesian} {post.indonesian}")
    if held.capacity is Capacity.ELECT:
        return Bilingual(f"{post.english} {capacity.english}", f"{post.indonesian} {capacity.indonesian}")
    return post


def _new(one: Difference, kind: ChangeKind, new: Register) -> Bilingual:
    """Return what a sentence says of what is new."""
    match one.new:
        case Organisation(name=name):
            return _quoted(name)
        case BoardTerm() as term:
            dates = NO_DATES if term.span is None else _quoted(term.span)
            span = dates if term.label is None else _quoted(term.label)
            chairs = [held for held in term.appointments if held.post is Post.CHAIR and held.capacity.holds]
            if len(chairs) != 1:
                return span
            chair, called = safe_repr(holder_of(new, chairs[0])), in_words(Post.CHAIR)
            return Bilingual(
                f"{span.english}, {called.english} {chair}", f"{span.indonesian}, {called.indonesian} {chair}"
            )
        case Inauguration() as planned:
            # That it is planned the sentence says.
            return _quoted(attrs.evolve(planned, status=InaugurationStatus.HELD))
    # Of an act that became known as done, all of it.
    done = kind in {ChangeKind.INAUGURATED, ChangeKind.DECREE_ISSUED} and one.owner in {Inauguration, Decree}
    return _quoted(one.new_place.records[-1] if done else one.new)


def _replaced(held: Appointment, term: BoardTerm, new: Register) -> str:
    others = [other for other in term.appointments if other.id == held.replaces_id]
    return safe_repr(holder_of(new, others[0]) if len(others) == 1 else held.replaces_id)


# Any: records of all classes.
def _what(chain: tuple[Any, ...], register: Register) -> Bilingual:
    """Return what the record is called that is meant: the nearest with an id, with the holder and term of a post."""
    named = []
    for part in reversed([part for part in chain if type(part) in _CALLED]):
        told = safe_repr(part.id)
        if isinstance(part, Appointment):
            told += f" ({safe_repr(holder_of(register, part))})"
        named.append(
            Bilingual(*(f"{called} {told}" for called in (_CALLED[type(part)].english, _CALLED[type(part)].indonesian)))
        )
    first, *rest = named
    for outer in rest:
        first = Bilingual(f"{first.english} of {outer.english}", f"{first.indonesian} dalam {outer.indonesian}")
    return first


def _field(one: Difference) -> Bilingual:
    """Return what the field is called below the record that is named."""
    steps = [step for step in one.new_place.path.split("/")[2:] if not step.isdecimal() and step != "appointments"]
    return field_words((*steps, one.field))


def _quoted(value: object) -> Bilingual:
    """Return a value as it stands in a sentence: dates and codes in words, texts in quotation marks."""
    if isinstance(value, PartialDate | Period):
        return Bilingual(*(value.to_text(language=language) for language in LANGUAGES))
    if isinstance(value, bool | Endpoint | None):
        return _WORDS[value]
    if isinstance(value, StrEnum):
        return in_words(value)
    if type(value) in _RECORDS:
        parts = [_quoted(part) for part in _plain_values(value)]
        return (
            Bilingual(", ".join(part.english for part in parts), ", ".join(part.indonesian for part in parts))
            if parts
            else _NO_DETAILS
        )
    text = str(value) if isinstance(value, AreaCode) else safe_repr(value_words(value))
    return Bilingual(text, text)
