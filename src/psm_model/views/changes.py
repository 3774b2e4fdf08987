"""changes: what changed between two registers, in the world or in what is recorded of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from psm_model.entities.appointment import Appointment
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.decree import Decree, DecreeStatus
from psm_model.entities.inauguration import Inauguration, InaugurationStatus
from psm_model.entities.member import Member
from psm_model.entities.organisation import Organisation
from psm_model.entities.register import Entity, Register
from psm_model.entities.source import Source
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period

from .board import holder_of
from .change import Change, ChangeKind, Changes
from .change_words import change_sentence, is_personal, value_words
from .differences import Difference, differences

__all__ = ["changes"]

_HOLDER: Final = ("member_id", "name", "office")

_ADDED: Final[dict[type, ChangeKind]] = {
    Source: ChangeKind.SOURCE_ADDED,
    Organisation: ChangeKind.ORGANISATION_ADDED,
    Member: ChangeKind.MEMBER_ADDED,
    BoardTerm: ChangeKind.TERM_OPENED,
}
_ENDED: Final[dict[tuple[type, str], ChangeKind]] = {
    (BoardTerm, "period"): ChangeKind.TERM_ENDED,
    (Appointment, "period"): ChangeKind.LEFT,
    (Member, "service"): ChangeKind.SERVICE_ENDED,
}
_FIRST: Final[dict[tuple[type, str], ChangeKind]] = {
    (Organisation, "founded"): ChangeKind.ORGANISATION_FOUNDED,
    (Organisation, "dissolved"): ChangeKind.ORGANISATION_DISSOLVED,
    (Organisation, "events"): ChangeKind.EVENT_HELD,
    (Appointment, "replaces_id"): ChangeKind.REPLACED,
}
_OTHER: Final[dict[tuple[type, str], ChangeKind]] = {
    (Organisation, "name"): ChangeKind.ORGANISATION_RENAMED,
    (Organisation, "parent_id"): ChangeKind.ORGANISATION_MOVED,
    (BoardTerm, "status"): ChangeKind.TERM_STATUS_CHANGED,
    (Appointment, "holder"): ChangeKind.HOLDER_CHANGED,
    (Appointment, "post"): ChangeKind.POST_CHANGED,
}
_DONE: Final[dict[tuple[type, object], ChangeKind]] = {
    (Inauguration, InaugurationStatus.HELD): ChangeKind.INAUGURATED,
    (Decree, DecreeStatus.ISSUED): ChangeKind.DECREE_ISSUED,
}


def changes(old: Register, new: Register) -> Changes:
    """Return what changed from one register to another: in the world first of all, not in the bytes.

    Records are matched by their ids, and the order of lists is no change. What the records tell to have happened is
    told as such: a term that ended, a chair who was replaced, a board that was inaugurated. All else that differs is
    told as a change of the record, so that two registers without a change are the same but for the order of lists.
    Members are named by their ids, but on boards, and personal data is told to have changed, without its values.

    >>> moved = attrs.evolve(ipsm, name="IPSM Lain")
    >>> [change.sentence() for change in changes(Register.of(ipsm), Register.of(kasmad, moved))]
    ["organisation 'o' is called 'IPSM Lain' (before: 'IPSM Contoh')", "member 'm' is new"]
    """
    order = {one.id: place for place, one in reversed(list(enumerate((*new.organisations, *old.organisations))))}
    names = {one.id: one.name for one in reversed((*new.organisations, *old.organisations))}
    found = list(_changes(old, new))
    last = len(order)
    found.sort(
        key=lambda change: last + 1 if change.organisation_id is None else order.get(change.organisation_id, last)
    )
    concerned = dict.fromkeys(change.organisation_id for change in found)
    return Changes(
        changes=tuple(found),
        names=tuple((one, names[one]) for one in concerned if one is not None and one in names),
    )


def _changes(old: Register, new: Register) -> Iterator[Change]:
    told: set[str] = set()
    for one in differences(old, new):
        if one.owner is not Appointment or one.field not in _HOLDER:
            yield _change(one, old, new)
        elif one.new_place.path not in told:
            # Of three fields one tells who holds it; where two differ, it is one change.
            told.add(one.new_place.path)
            before, after = one.old_place.records[-1], one.new_place.records[-1]
            was, is_ = holder_of(old, before), holder_of(new, after)
            if was == is_:
                was, is_ = _with_id(was, before), _with_id(is_, after)
            whole = one._replace(
                field="holder",
                old=was,
                new=is_,
                old_path=one.old_place.path,
                new_path=one.new_place.path,
            )
            yield _change(whole, old, new)


def _with_id(name: str, held: Appointment) -> str:
    return name if held.member_id is None else f"{name} ({held.member_id})"


def _change(one: Difference, old: Register, new: Register) -> Change:
    kind = _kind(one)
    template, named = change_sentence(one, kind, old, new)
    chain = (*one.new_place.records, one.old if one.new is None else one.new)
    entity = chain[0]
    organisation_id = None
    if isinstance(entity, BoardTerm):
        organisation_id = entity.organisation_id
    elif isinstance(entity, Organisation):
        organisation_id = entity.id
    personal = is_personal(one)
    return Change(
        kind=kind,
        organisation_id=organisation_id,
        ids=tuple(part.id for part in reversed(chain) if isinstance(part, Entity | Appointment)),
        old_path=one.old_path,
        new_path=one.new_path,
        old=None if personal else value_words(one.old),
        new=None if personal else value_words(one.new),
        personal=personal,
        named=named,
        template=template,
    )


def _kind(one: Difference) -> ChangeKind:
    at, was, is_ = (one.owner, one.field), one.old, one.new
    if at == (Appointment, "post") and not _same_holder(one):
        return ChangeKind.CORRECTED
    if at in _OTHER or is_ is None:
        return _OTHER.get(at, ChangeKind.REMOVED)
    if one.owner is Register:
        return _ADDED[type(is_)]
    if isinstance(is_, Period) and _ends(one, is_) and at in _ENDED:
        return _ENDED[at]
    if was is None:
        return _FIRST.get(at) or _of_act(is_) or ChangeKind.RECORDED
    return _DONE.get((one.owner, is_), ChangeKind.CORRECTED)


def _same_holder(one: Difference) -> bool:
    before, after = one.old_place.records[-1], one.new_place.records[-1]
    return all(getattr(before, field) == getattr(after, field) for field in _HOLDER)


def _ends(one: Difference, period: Period) -> bool:
    """Return whether a period tells an end that was not known, or another one with the start unmoved."""
    if not isinstance(period.end, PartialDate):
        return False
    if isinstance(one.old, Period):
        return one.old.start == period.start or not isinstance(one.old.end, PartialDate)
    # What the label of a term tells of its end is known before there is a period.
    term = one.old_place.records[-1]
    if not isinstance(term, BoardTerm) or term.label_period is None:
        return True
    label, known = term.label_period.bounds, period.bounds
    return not label[2] <= known[2] <= known[3] <= label[3]


def _of_act(act: object) -> ChangeKind | None:
    """Return the kind of an act that is recorded first: an appointment, an inauguration, a decree."""
    match act:
        case Appointment(capacity=capacity) if not capacity.holds:
            # Whoever has left, or is to come, is on record and in no post.
            return None
        case Appointment(replaces_id=replaced):
            return ChangeKind.APPOINTED if replaced is None else ChangeKind.REPLACED
        case Inauguration(status=InaugurationStatus.PLANNED):
            return ChangeKind.INAUGURATION_PLANNED
        case Inauguration():
            return ChangeKind.INAUGURATED
        case Decree(status=DecreeStatus.ISSUED):
            return ChangeKind.DECREE_ISSUED
        case _:
            return None
