"""compare_registers: the changes between two registers: events, and changes of records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from psm_model.entities.appointment import HOLDER_FIELDS, Appointment
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.decree import Decree, DecreeStatus
from psm_model.entities.inauguration import Inauguration, InaugurationStatus
from psm_model.entities.member import Member
from psm_model.entities.names import MemberName, NameKind, OrganisationName
from psm_model.entities.organisation import Organisation
from psm_model.entities.register import Entity, Register
from psm_model.entities.source import Source
from psm_model.entities.term_change import TermChange, TermChangeKind
from psm_model.queries.holder import find_holder
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period

from .change import Change, ChangeKind, Changes
from .change_names import ChangeNames
from .change_words import is_personal, make_sentence
from .differences import Difference, iter_differences
from .value_words import format_value

__all__ = ["compare_registers"]

# The kinds of changes in order of precedence: the first table that applies decides. A removed value of a field that is
# not in the first table is REMOVED, whatever the later tables say.
_KIND_OF_FIELD: Final[dict[tuple[type, str], ChangeKind]] = {
    (Organisation, "name"): ChangeKind.ORGANISATION_RENAMED,
    (Organisation, "parent_id"): ChangeKind.ORGANISATION_MOVED,
    (BoardTerm, "status"): ChangeKind.TERM_STATUS_CHANGED,
    (Appointment, "holder"): ChangeKind.HOLDER_CHANGED,
    (Appointment, "post"): ChangeKind.POST_CHANGED,
}
_KIND_WHEN_ADDED: Final[dict[type, ChangeKind]] = {
    Source: ChangeKind.SOURCE_ADDED,
    Decree: ChangeKind.DECREE_ADDED,
    Organisation: ChangeKind.ORGANISATION_ADDED,
    Member: ChangeKind.MEMBER_ADDED,
    BoardTerm: ChangeKind.TERM_OPENED,
}
_KIND_WHEN_ENDED: Final[dict[tuple[type, str], ChangeKind]] = {
    (BoardTerm, "period"): ChangeKind.TERM_ENDED,
    (Appointment, "period"): ChangeKind.LEFT,
    (Member, "service"): ChangeKind.SERVICE_ENDED,
}
_KIND_WHEN_FIRST_RECORDED: Final[dict[tuple[type, str], ChangeKind]] = {
    (Organisation, "founded"): ChangeKind.ORGANISATION_FOUNDED,
    (Organisation, "dissolved"): ChangeKind.ORGANISATION_DISSOLVED,
    (Organisation, "events"): ChangeKind.EVENT_HELD,
    (Appointment, "replaces_id"): ChangeKind.REPLACED,
}
_KIND_WHEN_DONE: Final[dict[tuple[type, object], ChangeKind]] = {
    (Inauguration, InaugurationStatus.HELD): ChangeKind.INAUGURATED,
    (Decree, DecreeStatus.ISSUED): ChangeKind.DECREE_ISSUED,
}


def compare_registers(old: Register, new: Register) -> Changes:
    """Return the changes from one register to another.

    Records are matched by id, and the order of lists does not matter. Events are reported as events: a term ended, a
    chair was replaced, a board was inaugurated. Every other difference is a change of the record, so two registers
    without changes differ at most in the order of lists. Members are named by id except on boards, and changes of
    personal data are reported without the values.

    >>> moved = attrs.evolve(ipsm, name="IPSM Lain")
    >>> [change.to_sentence() for change in compare_registers(Register.of(ipsm), Register.of(kasmad, moved))]
    ["organisation 'o' is called 'IPSM Lain' (before: 'IPSM Contoh')", "member 'm' is new"]
    """
    order = {
        organisation.id: position
        for position, organisation in reversed(list(enumerate((*new.organisations, *old.organisations))))
    }
    names = {organisation.id: organisation.name for organisation in reversed((*new.organisations, *old.organisations))}
    changes = list(_iter_changes(old, new))
    last = len(order)
    changes.sort(
        key=lambda change: last + 1 if change.organisation_id is None else order.get(change.organisation_id, last)
    )
    concerned = dict.fromkeys(change.organisation_id for change in changes)
    return Changes(
        changes=tuple(changes), names=tuple((key, names[key]) for key in concerned if key is not None and key in names)
    )


def _iter_changes(old: Register, new: Register) -> Iterator[Change]:
    seen: set[str] = set()
    names = ChangeNames(old), ChangeNames(new)
    for difference in _merge_renamings(iter_differences(old, new)):
        if difference.owner is not Appointment or difference.field not in HOLDER_FIELDS:
            yield _make_change(difference, *names)
        elif difference.new_place.path not in seen:
            # One of three fields holds the holder; two differing fields are one change.
            seen.add(difference.new_place.path)
            before, after = difference.old_place.records[-1], difference.new_place.records[-1]
            old_holder, new_holder = find_holder(old, before).text, find_holder(new, after).text
            if old_holder == new_holder and not before.is_holder_withheld:
                old_holder, new_holder = _add_id(old_holder, before), _add_id(new_holder, after)
            whole = difference._replace(
                field="holder",
                old=None if before.is_holder_withheld else old_holder,
                new=None if after.is_holder_withheld else new_holder,
                old_path=difference.old_place.path,
                new_path=difference.new_place.path,
            )
            yield _make_change(whole, *names)


def _merge_renamings(differences: Iterable[Difference]) -> Iterator[Difference]:
    """Leave out the record of a former name where the change of the name already says it, and add its period there."""
    # The old name by the path of the entity; the field with the name comes before that with other names.
    renamed: dict[str, object] = {}
    for difference in differences:
        path = difference.new_place.path
        if difference.field == "name" and difference.owner in {Organisation, Member}:
            renamed[path] = difference.old
            yield _add_period(difference)
        elif not (
            isinstance(difference.new, OrganisationName | MemberName)
            and difference.old is None
            and difference.new.kind is NameKind.FORMER
            and difference.new.name == renamed.get(path)
        ):
            yield difference


def _add_period(renaming: Difference) -> Difference:
    """Return the change of an organisation's name, with the period of the old one if it is newly recorded."""
    before, after = renaming.old_place.records[-1], renaming.new_place.records[-1]
    added = [name for name in after.names if name not in before.names] if isinstance(after, Organisation) else []
    for name in added:
        if name.kind is NameKind.FORMER and name.name == renaming.old and name.period is not None:
            return renaming._replace(old=attrs.evolve(name, kind=None))
    return renaming


def _add_id(name: str, appointment: Appointment) -> str:
    return name if appointment.member_id is None else f"{name} ({appointment.member_id})"


def _make_change(difference: Difference, old: ChangeNames, new: ChangeNames) -> Change:
    kind = _find_kind(difference)
    template, param_items = make_sentence(difference, kind, old, new)
    chain = (*difference.new_place.records, difference.old if difference.new is None else difference.new)
    entity = chain[0]
    organisation_id = None
    if isinstance(entity, BoardTerm):
        organisation_id = entity.organisation_id
    elif isinstance(entity, Organisation):
        organisation_id = entity.id
    has_personal_data = is_personal(difference)
    return Change(
        kind=kind,
        organisation_id=organisation_id,
        ids=tuple(part.id for part in reversed(chain) if isinstance(part, Entity | Appointment)),
        old_path=difference.old_path,
        new_path=difference.new_path,
        old=None if has_personal_data else format_value(difference.old),
        new=None if has_personal_data else format_value(difference.new),
        is_personal=has_personal_data,
        param_items=param_items,
        template=template,
    )


def _find_kind(difference: Difference) -> ChangeKind:
    key, before_value, after_value = (difference.owner, difference.field), difference.old, difference.new
    if key == (Appointment, "post") and not _has_same_holder(difference):
        return ChangeKind.CORRECTED
    if key in _KIND_OF_FIELD or after_value is None:
        return _KIND_OF_FIELD.get(key, ChangeKind.REMOVED)
    if difference.owner is Register:
        return _KIND_WHEN_ADDED[type(after_value)]
    if isinstance(after_value, Period) and _has_new_end(difference, after_value) and key in _KIND_WHEN_ENDED:
        return _KIND_WHEN_ENDED[key]
    if before_value is None:
        return _KIND_WHEN_FIRST_RECORDED.get(key) or _find_act_kind(after_value) or ChangeKind.RECORDED
    return _KIND_WHEN_DONE.get((difference.owner, after_value), ChangeKind.CORRECTED)


def _has_same_holder(difference: Difference) -> bool:
    before, after = difference.old_place.records[-1], difference.new_place.records[-1]
    return all(getattr(before, field) == getattr(after, field) for field in HOLDER_FIELDS)


def _has_new_end(difference: Difference, period: Period) -> bool:
    """Return whether the end of a period became known, or changed with the same start."""
    if not isinstance(period.end, PartialDate):
        return False
    if isinstance(difference.old, Period):
        return difference.old.start == period.start or not isinstance(difference.old.end, PartialDate)
    # The label of a term may already have given its end.
    term = difference.old_place.records[-1]
    if not isinstance(term, BoardTerm) or term.label_period is None:
        return True
    label, bounds = term.label_period.bounds, period.bounds
    return not (label.end_min <= bounds.end_min and bounds.end_max <= label.end_max)


def _find_act_kind(act: object) -> ChangeKind | None:
    """Return the kind of a newly recorded act: an appointment, a change of a term or an inauguration."""
    match act:
        case Appointment(capacity=capacity) if not capacity.holds:
            # Former and incoming holders hold no post.
            return None
        case Appointment(replaces_id=replaced):
            return ChangeKind.APPOINTED if replaced is None else ChangeKind.REPLACED
        case TermChange(kind=kind):
            return ChangeKind.TERM_EXTENDED if kind is TermChangeKind.EXTENDED else ChangeKind.TERM_SHORTENED
        case Inauguration(status=InaugurationStatus.PLANNED):
            return ChangeKind.INAUGURATION_PLANNED
        case Inauguration():
            return ChangeKind.INAUGURATED
        case _:
            return None
