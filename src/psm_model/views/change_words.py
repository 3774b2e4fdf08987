"""Sentences for changes in both languages, and their parameters."""

from __future__ import annotations

from typing import Final, TypeAlias

import attrs

from psm_model.checking.rule import ParamValue, find_placeholders
from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.decree import Decree
from psm_model.entities.field_words import field_words, part_words
from psm_model.entities.inauguration import Inauguration, InaugurationStatus
from psm_model.entities.names import OrganisationName
from psm_model.entities.organisation import Organisation
from psm_model.entities.post import Post
from psm_model.entities.register import Register
from psm_model.entities.schema import list_fields
from psm_model.entities.term_change import TermChange
from psm_model.errors import safe_repr
from psm_model.i18n import LANGUAGES, Bilingual, describe_code
from psm_model.queries.holder import find_holder
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

from .change import ChangeKind
from .change_names import KIND_WORDS, ChangeNames
from .differences import Difference
from .term_words import NO_DATES, format_term_change
from .value_words import NO_DETAILS, identify_record, join_words, quote

__all__ = ["SentenceParams", "is_personal", "make_sentence"]

SentenceParams: TypeAlias = tuple[tuple[str, ParamValue | Bilingual], ...]
"""The parameters of a sentence, by name."""

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
        "{field} of {what}: removed (before: {old})", "{field} {what}: dihapus (semula: {old})"
    ),
}
_HOLDER_WITHHELD: Final = Bilingual("somebody who is left out on purpose", "seseorang yang namanya sengaja dikosongkan")
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
_WITH_NAME: Final = frozenset(
    {
        ChangeKind.ORGANISATION_ADDED,
        ChangeKind.ORGANISATION_RENAMED,
        ChangeKind.TERM_OPENED,
        ChangeKind.DECREE_ADDED,
        ChangeKind.DECREE_ISSUED,
    }
)
"""The kinds of changes whose sentences state what people call the record, so that they need its id."""
_ENTITY_REMOVED: Final = Bilingual("{what} was removed", "{what} dihapus")
_APPOINTMENT_REMOVED: Final = Bilingual(
    "{holder} was removed as {post} in {term}", "{holder} dihapus sebagai {post} dalam {term}"
)
_NOT_HELD: Final = Bilingual("{holder} is recorded as {post} in {term}", "{holder} dicatat sebagai {post} dalam {term}")
_PERSONAL: Final = Bilingual(
    "{field} of {what}: changed (personal data, not shown)", "{field} {what}: berubah (data pribadi, tidak ditampilkan)"
)


def is_personal(difference: Difference) -> bool:
    """Return whether a difference is personal data: a field marked as such, or the name of a person."""
    if isinstance(difference.old, PersonName) or isinstance(difference.new, PersonName):
        return True
    return any(field.is_sensitive and field.name == difference.field for field in list_fields(difference.owner))


def make_sentence(
    difference: Difference, kind: ChangeKind, old: ChangeNames, new: ChangeNames
) -> tuple[Bilingual, SentenceParams]:
    """Return the sentence template for a difference, and its parameters.

    Args:
        difference: The difference.
        kind: Its kind.
        old: What sentences call the records of the old register.
        new: The same of the new register.
    """
    is_removed = difference.new is None and (difference.owner is Register or isinstance(difference.old, Appointment))
    # The old register describes what was removed, the new one everything else.
    chain = (
        (*difference.old_place.records, difference.old)
        if is_removed
        else (*difference.new_place.records, difference.new)
    )
    names, pointer = old if is_removed else new, difference.old_path if is_removed else difference.new_path
    # A removed value of a record that remains has no pointer of its own.
    pointer = difference.new_place.path if pointer is None else pointer
    register = names.register
    words: dict[str, ParamValue | Bilingual] = {
        "what": _add_place(names.name_record(chain, pointer, by_id=kind in _WITH_NAME), difference),
        "field": _name_field(difference),
        "old": _describe_old_name(difference.old)
        if kind is ChangeKind.ORGANISATION_RENAMED
        else old.quote(difference, difference.old, difference.old_path),
        "new": _describe_new_value(difference, kind, new),
    }
    if kind is ChangeKind.HOLDER_CHANGED:
        words |= {
            name: _HOLDER_WITHHELD
            for name, holder in (("old", difference.old), ("new", difference.new))
            if holder is None
        }
    if isinstance(difference.new, Period):
        words["new_end"] = quote(difference.new.end)
    if isinstance(difference.old, Period):
        words["old_end"] = quote(difference.old.end)
    appointment = next((part for part in chain if isinstance(part, Appointment)), None)
    if appointment is not None:
        words |= {
            "holder": _name_holder(appointment, register),
            "post": _name_post(appointment) if appointment.title is None else safe_repr(appointment.title),
            "term": names.name_record(chain[:1], pointer),
            "replaced": _name_replaced(appointment, chain[0], new.register),
        }
    template = _choose_template(difference, kind, is_removed=is_removed)
    return template, tuple((name, words[name]) for name in sorted(find_placeholders(template.english)))


def _choose_template(difference: Difference, kind: ChangeKind, *, is_removed: bool) -> Bilingual:
    if is_personal(difference):
        return _PERSONAL
    if is_removed:
        return _ENTITY_REMOVED if difference.owner is Register else _APPOINTMENT_REMOVED
    if isinstance(difference.new, Appointment) and kind is ChangeKind.RECORDED:
        return _NOT_HELD
    has_same_start = (
        isinstance(difference.old, Period)
        and isinstance(difference.new, Period)
        and difference.old.start == difference.new.start
    )
    return _SENTENCES[kind] if has_same_start else _WITH_START.get(kind, _SENTENCES[kind])


def _name_post(appointment: Appointment) -> Bilingual:
    """Return the words for a post in a sentence about its holder, marking former and incoming holders."""
    post, capacity = describe_code(appointment.post), describe_code(appointment.capacity)
    if appointment.capacity is Capacity.FORMER:
        return Bilingual(f"{capacity.english} {post.english}", f"{capacity.indonesian} {post.indonesian}")
    if appointment.capacity is Capacity.ELECT:
        return Bilingual(f"{post.english} {capacity.english}", f"{post.indonesian} {capacity.indonesian}")
    return post


def _describe_new_value(difference: Difference, kind: ChangeKind, new: ChangeNames) -> Bilingual:
    """Return the words for the new value in a sentence."""
    # For an act that became known as done, describe the whole act.
    is_done = kind in {ChangeKind.INAUGURATED, ChangeKind.DECREE_ISSUED} and difference.owner in {Inauguration, Decree}
    match difference.new_place.records[-1] if is_done else difference.new:
        case Organisation(name=name):
            return quote(name)
        case BoardTerm() as term:
            dates = NO_DATES if term.span is None else quote(term.span)
            span = dates if term.label is None else quote(term.label)
            chairs = [
                appointment
                for appointment in term.appointments
                if appointment.post is Post.CHAIR and appointment.capacity.holds
            ]
            if len(chairs) != 1 or chairs[0].is_holder_withheld:
                return span
            chair, post = safe_repr(find_holder(new.register, chairs[0]).text), describe_code(Post.CHAIR)
            return Bilingual(f"{span.english}, {post.english} {chair}", f"{span.indonesian}, {post.indonesian} {chair}")
        case Decree() | TermChange() as act:
            return _describe_act(act)
        case Inauguration() as planned:
            # The sentence already says that it is planned.
            return quote(attrs.evolve(planned, status=InaugurationStatus.HELD))
    return new.quote(difference, difference.new, difference.new_path)


def _describe_act(act: Decree | TermChange) -> Bilingual:
    """Return the number, the issuer and the date of a decree, or a change of a term in words."""
    if isinstance(act, TermChange):
        return Bilingual(*(format_term_change(act, language=language) for language in LANGUAGES))
    parts = [quote(part) for part in (act.number, act.issuer, act.issued) if part is not None]
    if not parts:
        return NO_DETAILS
    return Bilingual(", ".join(part.english for part in parts), ", ".join(part.indonesian for part in parts))


def _name_replaced(appointment: Appointment, term: BoardTerm, new: Register) -> str:
    others = [other for other in term.appointments if other.id == appointment.replaces_id]
    is_known = len(others) == 1 and not others[0].is_holder_withheld
    return safe_repr(find_holder(new, others[0]).text if is_known else appointment.replaces_id)


def _name_holder(appointment: Appointment, register: Register) -> str | Bilingual:
    return _HOLDER_WITHHELD if appointment.is_holder_withheld else safe_repr(find_holder(register, appointment).text)


def _add_place(name: Bilingual, difference: Difference) -> Bilingual:
    """Add to the name of a record which of its parts changed, if it has several, and which part that one is in."""
    place = difference.new_place
    fields = [step for step in place.path.split("/") if step and not step.isdecimal()]
    parts = []
    for position, (field, record) in enumerate(zip(fields, place.records, strict=True)):
        if type(record) in KIND_WORDS:
            continue
        is_last = position == len(place.records) - 1
        siblings = [getattr(records[position - 1], field) for records in (difference.old_place.records, place.records)]
        if all(isinstance(items, tuple) for items in siblings) and (not is_last or max(map(len, siblings)) > 1):
            values = identify_record(record, without=difference.field if is_last else "")
            if values is not None:
                words = part_words(type(place.records[position - 1]), field)
                pairs = zip((words.english, words.indonesian), (values.english, values.indonesian), strict=True)
                parts.append(Bilingual(*map(": ".join, pairs)))
    if not parts:
        return name
    return Bilingual(
        f"{name.english} ({'; '.join(part.english for part in parts)})",
        f"{name.indonesian} ({'; '.join(part.indonesian for part in parts)})",
    )


def _describe_old_name(name: object) -> Bilingual:
    """Return the former name of an organisation, with its time if that is recorded."""
    if isinstance(name, OrganisationName) and name.period is not None:
        return join_words([quote(name.name), quote(name.period)])
    return quote(name)


def _name_field(difference: Difference) -> Bilingual:
    """Return the words for the field, relative to the named record."""
    steps = [
        step for step in difference.new_place.path.split("/")[2:] if not step.isdecimal() and step != "appointments"
    ]
    owners = [type(record) for record in difference.new_place.records if type(record) in KIND_WORDS]
    return field_words((*steps, difference.field), owners[-1] if owners else None)
