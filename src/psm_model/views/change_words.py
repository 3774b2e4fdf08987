"""How changes are put into words: the sentences in both languages, and what stands in them."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final

import attrs

from psm_model.entities._fields import SENSITIVE
from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.decree import Decree
from psm_model.entities.inauguration import Inauguration, InaugurationStatus
from psm_model.entities.member import Member
from psm_model.entities.organisation import Organisation
from psm_model.entities.post import Post
from psm_model.entities.register import Record, Register
from psm_model.entities.source import Source
from psm_model.errors import shown
from psm_model.i18n import LANGUAGES
from psm_model.rules.rule import ParamValue, Text, placeholders_of
from psm_model.rules.words import INDONESIAN, in_words
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

__all__ = ["Words", "is_personal", "sentence_of", "worded"]

Words = tuple[tuple[str, ParamValue | Text], ...]
"""What stands in a sentence, by name."""

_RECORDS: Final[frozenset[type]] = frozenset(Record.__args__)
_CALLED: Final[dict[type, Text]] = {
    Source: Text("source", "sumber"),
    Organisation: Text("organisation", "organisasi"),
    Member: Text("member", "anggota"),
    BoardTerm: Text("board term", "masa bakti"),
    Appointment: Text("appointment", "jabatan"),
}
_NO_DETAILS: Final = Text("no details", "tanpa keterangan")
_WORDS: Final[dict[bool | Endpoint | None, Text]] = {
    None: Text("nothing", "tidak ada"),
    True: Text("yes", "ya"),
    False: Text("no", "tidak"),
    Endpoint.OPEN: Text("open-ended", "berlangsung terus"),
    Endpoint.UNKNOWN: Text("unknown", "tidak diketahui"),
}
_SENTENCES: Final[dict[ChangeKind, Text]] = {
    ChangeKind.ORGANISATION_ADDED: Text("{what} is new: {new}", "{what} baru: {new}"),
    ChangeKind.ORGANISATION_FOUNDED: Text("{what} was founded: {new}", "{what} didirikan: {new}"),
    ChangeKind.ORGANISATION_DISSOLVED: Text("{what} is dissolved: {new}", "{what} dibubarkan: {new}"),
    ChangeKind.ORGANISATION_RENAMED: Text(
        "{what} is called {new} (before: {old})", "{what} bernama {new} (semula: {old})"
    ),
    ChangeKind.ORGANISATION_MOVED: Text(
        "{what} is below {new} (before: {old})", "{what} di bawah {new} (semula: {old})"
    ),
    ChangeKind.EVENT_HELD: Text("{what} has a new event: {new}", "{what} memiliki kegiatan baru: {new}"),
    ChangeKind.TERM_OPENED: Text("{what} is new: {new}", "{what} baru: {new}"),
    ChangeKind.TERM_ENDED: Text(
        "{what} runs until {new_end} (before: {old_end})", "{what} berakhir pada {new_end} (semula: {old_end})"
    ),
    ChangeKind.TERM_STATUS_CHANGED: Text("{what} is {new} (before: {old})", "{what} {new} (semula: {old})"),
    ChangeKind.APPOINTED: Text("{holder} is {post} in {term}", "{holder} menjadi {post} dalam {term}"),
    ChangeKind.REPLACED: Text(
        "{holder} replaces {replaced} as {post} in {term}",
        "{holder} menggantikan {replaced} sebagai {post} dalam {term}",
    ),
    ChangeKind.HOLDER_CHANGED: Text(
        "{new} is {post} in {term} (before: {old})", "{new} menjadi {post} dalam {term} (semula: {old})"
    ),
    ChangeKind.POST_CHANGED: Text(
        "{holder} is {new} in {term} (before: {old})", "{holder} menjadi {new} dalam {term} (semula: {old})"
    ),
    ChangeKind.LEFT: Text(
        "{holder} is {post} in {term} until {new_end} (before: {old_end})",
        "{holder} menjadi {post} dalam {term} sampai {new_end} (semula: {old_end})",
    ),
    ChangeKind.INAUGURATION_PLANNED: Text(
        "the inauguration of {what} is planned: {new}", "pengukuhan {what} direncanakan: {new}"
    ),
    ChangeKind.INAUGURATED: Text("{what} was inaugurated: {new}", "{what} dikukuhkan: {new}"),
    ChangeKind.DECREE_ISSUED: Text("a decree on {what} was issued: {new}", "SK untuk {what} terbit: {new}"),
    ChangeKind.MEMBER_ADDED: Text("{what} is new", "{what} baru"),
    ChangeKind.SERVICE_ENDED: Text(
        "the service of {what} runs until {new_end} (before: {old_end})",
        "tugas {what} berakhir pada {new_end} (semula: {old_end})",
    ),
    ChangeKind.SOURCE_ADDED: Text("{what} is new", "{what} baru"),
    ChangeKind.RECORDED: Text(
        "{field} of {what}: {new} (not recorded before)", "{field} {what}: {new} (semula tidak tercatat)"
    ),
    ChangeKind.CORRECTED: Text("{field} of {what}: {new} (before: {old})", "{field} {what}: {new} (semula: {old})"),
    ChangeKind.REMOVED: Text("{field} of {what}: left out (before: {old})", "{field} {what}: dihapus (semula: {old})"),
}
# An end that comes with another start: both are told.
_WITH_START: Final[dict[ChangeKind, Text]] = {
    ChangeKind.TERM_ENDED: Text(
        "{what} runs until {new_end} (period: {new}; before: {old})",
        "{what} berakhir pada {new_end} (rentang waktu: {new}; semula: {old})",
    ),
    ChangeKind.LEFT: Text(
        "{holder} is {post} in {term} until {new_end} (period: {new}; before: {old})",
        "{holder} menjadi {post} dalam {term} sampai {new_end} (rentang waktu: {new}; semula: {old})",
    ),
    ChangeKind.SERVICE_ENDED: Text(
        "the service of {what} runs until {new_end} (period: {new}; before: {old})",
        "tugas {what} berakhir pada {new_end} (rentang waktu: {new}; semula: {old})",
    ),
}
_REMOVED: Final[dict[str, Text]] = {
    "entity": Text("{what} is left out", "{what} dihapus"),
    "appointment": Text("{holder} is left out as {post} in {term}", "{holder} dihapus sebagai {post} dalam {term}"),
}
_HELD_BY_NOBODY: Final = Text(
    "{holder} is recorded as {post} in {term}", "{holder} dicatat sebagai {post} dalam {term}"
)
_PERSONAL: Final = Text(
    "{field} of {what}: changed (personal data, not shown)", "{field} {what}: berubah (data pribadi, tidak ditampilkan)"
)


def is_personal(one: Difference) -> bool:
    """Return whether what differs is personal data: a field that is marked so, or the name of a person."""
    if isinstance(one.old, PersonName) or isinstance(one.new, PersonName):
        return True
    fields = {} if one.owner is Register else attrs.fields_dict(one.owner)
    return one.field in fields and fields[one.field].metadata == SENSITIVE


def worded(value: object) -> str | None:
    """Return a value of a record as data writes it, or of a record what is no personal data; None where there is none.

    >>> worded(Appointment(id="a", post=Post.CHAIR, name=PersonName("Kasmad"), period=Period.parse("2025/2030")))
    'a, chair, 2025/2030'
    """
    if value is None:
        return None
    if isinstance(value, StrEnum):
        return value.value
    kind: type[Any] = type(value)  # Any: whose fields only a record has
    if kind not in _RECORDS:
        return str(value).lower() if isinstance(value, bool) else str(value)
    return ", ".join(text for text in map(worded, _plain_values(value)) if text is not None)


def _plain_values(record: object) -> list[object]:
    """Return what fields of a record hold beside their defaults, without lists, records, flags and personal data."""
    kind: type[Any] = type(record)  # Any: as above
    values = (
        getattr(record, field.name)
        for field in attrs.fields(kind)
        if field.metadata != SENSITIVE and getattr(record, field.name) != field.default
    )
    return [
        value
        for value in values
        if value is not None and not isinstance(value, tuple | PersonName | bool) and type(value) not in _RECORDS
    ]


def sentence_of(one: Difference, kind: ChangeKind, old: Register, new: Register) -> tuple[Text, Words]:
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
    words: dict[str, ParamValue | Text] = {
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
            "holder": shown(holder_of(register, held)),
            "post": _post_of(held) if held.title is None else shown(held.title),
            "term": _what(chain[:1], register),
            "replaced": _replaced(held, chain[0], new),
        }
    wanted = placeholders_of(template.en)
    return template, tuple((name, words[name]) for name in sorted(wanted))


def _post_of(held: Appointment) -> Text:
    """Return what a post is called in a sentence that says who has it; who has left or is to come has it no more."""
    post, capacity = in_words(held.post), in_words(held.capacity)
    if held.capacity is Capacity.FORMER:
        return Text(f"{capacity.en} {post.en}", f"{capacity.id} {post.id}")
    if held.capacity is Capacity.ELECT:
        return Text(f"{post.en} {capacity.en}", f"{post.id} {capacity.id}")
    return post


def _new(one: Difference, kind: ChangeKind, new: Register) -> Text:
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
            chair, called = shown(holder_of(new, chairs[0])), in_words(Post.CHAIR)
            return Text(f"{span.en}, {called.en} {chair}", f"{span.id}, {called.id} {chair}")
        case Inauguration() as planned:
            # That it is planned the sentence says.
            return _quoted(attrs.evolve(planned, status=InaugurationStatus.HELD))
    # Of an act that became known as done, all of it.
    done = kind in {ChangeKind.INAUGURATED, ChangeKind.DECREE_ISSUED} and one.owner in {Inauguration, Decree}
    return _quoted(one.new_place.records[-1] if done else one.new)


def _replaced(held: Appointment, term: BoardTerm, new: Register) -> str:
    others = [other for other in term.appointments if other.id == held.replaces_id]
    return shown(holder_of(new, others[0]) if len(others) == 1 else held.replaces_id)


# Any: records of all classes.
def _what(chain: tuple[Any, ...], register: Register) -> Text:
    """Return what the record is called that is meant: the nearest with an id, with the holder and term of a post."""
    named = []
    for part in reversed([part for part in chain if type(part) in _CALLED]):
        told = shown(part.id)
        if isinstance(part, Appointment):
            told += f" ({shown(holder_of(register, part))})"
        named.append(Text(*(f"{called} {told}" for called in (_CALLED[type(part)].en, _CALLED[type(part)].id))))
    first, *rest = named
    for outer in rest:
        first = Text(f"{first.en} of {outer.en}", f"{first.id} dalam {outer.id}")
    return first


def _field(one: Difference) -> Text:
    """Return what the field is called below the record that is named."""
    steps = [step for step in one.new_place.path.split("/")[2:] if not step.isdecimal() and step != "appointments"]
    return field_words((*steps, one.field))


def _quoted(value: object) -> Text:
    """Return a value as it stands in a sentence: dates and codes in words, texts in quotation marks."""
    if isinstance(value, PartialDate | Period):
        return Text(*(value.to_text(language=language) for language in LANGUAGES))
    if isinstance(value, StrEnum) and type(value) in INDONESIAN:
        return in_words(value)
    if isinstance(value, bool | Endpoint | None):
        return _WORDS[value]
    if type(value) in _RECORDS:
        parts = [_quoted(part) for part in _plain_values(value)]
        return (
            Text(", ".join(part.en for part in parts), ", ".join(part.id for part in parts)) if parts else _NO_DETAILS
        )
    text = str(value) if isinstance(value, AreaCode) else shown(worded(value))
    return Text(text, text)
