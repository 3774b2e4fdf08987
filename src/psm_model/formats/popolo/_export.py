"""Conversion of a register to a Popolo document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar
from urllib.parse import quote

import attrs

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.event import Event
from psm_model.entities.inauguration import Inauguration
from psm_model.entities.member import Member
from psm_model.entities.names import MemberName, OrganisationName
from psm_model.entities.organisation import Organisation
from psm_model.entities.source import Source
from psm_model.formats.loss import Loss
from psm_model.values.area import AreaCode
from psm_model.values.endpoint import OPEN, UNKNOWN
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period

from ._dates import shift
from ._vocabulary import AREA_PREFIX, BOARD_TERM, INAUGURATION, OFFICE, TERM_CLASSES, make_area, try_parse_title
from .ends import Ends

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from psm_model.entities.register import Register

__all__ = ["export_register"]

_NO_WORD: Final = "Popolo has no word for it"
_NO_DAY_AFTER: Final = "the day after it cannot be written"
_SAME_ID: Final = "an earlier record has the same id, by which Popolo refers to it"
_WRITTEN: Final = {
    Member: {"id", "name", "names", "birth_date", "identifiers", "source_ids"},
    Organisation: {"id", "name", "level", "names", "area", "parent_id", "founded", "dissolved", "events", "source_ids"},
    Event: {"kind", "title", "date", "last_date", "place"},
    BoardTerm: {"id", "organisation_id", "label", "period", "status", "inaugurations", "appointments", "source_ids"},
    OrganisationName: {"name", "kind", "period"},
    MemberName: {"name", "kind", "period"},
    Inauguration: {"date", "place", "kind", "status"},
    Appointment: {"id", "post", "title", "member_id", "name", "office", "capacity", "period", "section"},
    Source: {"id", "url"},
}
_OMITTED_IF_EMPTY: Final = {Organisation: {"parent_id"}, Appointment: {"title", "section"}}

# Any, throughout: JSON.
_Object: TypeAlias = dict[str, Any]
_T = TypeVar("_T", Member, Organisation, BoardTerm, Appointment)


def export_register(register: Register, ends: Ends) -> tuple[_Object, tuple[Loss, ...]]:
    """Return a register as a Popolo document without absent values, and the losses."""
    export = _Export(register, ends)
    document = export.build_document()
    return document, tuple(export.losses)


class _Export:
    """The conversion of one register, with its losses."""

    def __init__(self, register: Register, ends: Ends) -> None:
        self._register = register
        self._ends = ends
        self.losses: list[Loss] = []
        self._areas: dict[str, _Object] = {}
        self._posts: dict[str, _Object] = {}
        self._linked: set[str] = set()
        self._sources: dict[str, Source] = {}
        for source in register.sources:
            self._sources.setdefault(source.id, source)

    def build_document(self) -> _Object:
        """Convert the register to a Popolo document, and record what is lost."""
        register = self._register
        persons = [
            self._build_person(member, pointer) for pointer, member in self._iter_distinct("/members", register.members)
        ]
        organisations, organisation_events = [], []
        for pointer, organisation in self._iter_distinct("/organisations", register.organisations):
            organisations.append(self._build_organisation(organisation, pointer))
            organisation_events += [
                self._build_event(event, organisation.id, f"{pointer}/events/{number}")
                for number, event in enumerate(organisation.events)
            ]
        events, memberships = [], []
        for pointer, term in self._iter_distinct("/board_terms", register.board_terms):
            events.append(self._build_term(term, pointer))
            for number, inauguration in enumerate(term.inaugurations):
                if number:
                    self._record_loss(
                        f"{pointer}/inaugurations/{number}", "Popolo's event of a term has one inauguration"
                    )
                else:
                    events.append(self._build_inauguration(inauguration, term, f"{pointer}/inaugurations/0"))
            for place, appointment in self._iter_distinct(f"{pointer}/appointments", term.appointments):
                if appointment.is_holder_withheld:
                    self._record_loss(place, "its holder is left out on purpose, and a membership needs one")
                    continue
                memberships.append(self._build_membership(appointment, term, place))
        self._record_lost_sources()
        for position in range(len(register.decrees)):
            self._record_loss(f"/decrees/{position}")
        collections = {
            "persons": persons,
            "organizations": organisations,
            "memberships": memberships,
            "posts": list(self._posts.values()),
            "events": events + organisation_events,
            "areas": list(self._areas.values()),
        }
        return {name: records for name, records in collections.items() if records}

    def _record_loss(self, path: str, reason: str = _NO_WORD) -> None:
        self.losses.append(Loss(path, reason))

    def _record_unwritten(self, record: Any, pointer: str) -> None:
        """Record each unwritten field with a value as a loss, so that a new field is reported until it is written."""
        for field in attrs.fields(type(record)):
            value = getattr(record, field.name)
            if field.name not in _WRITTEN[type(record)]:
                if value != field.default:
                    self._record_loss(f"{pointer}/{field.name}")
            elif value == "" and field.name in _OMITTED_IF_EMPTY.get(type(record), ()):
                self._record_loss(f"{pointer}/{field.name}", "an empty text counts as absent in Popolo files")

    def _iter_distinct(self, place: str, records: Iterable[_T]) -> Iterator[tuple[str, _T]]:
        """Yield the first record with each id and its pointer; the others are lost."""
        known = set()
        for position, record in enumerate(records):
            pointer = f"{place}/{position}"
            if record.id in known:
                self._record_loss(pointer, _SAME_ID)
                continue
            known.add(record.id)
            self._record_unwritten(record, pointer)
            yield pointer, record

    def _build_links(self, entity: Member | Organisation | BoardTerm, pointer: str) -> list[_Object]:
        links = []
        for position, source_id in enumerate(entity.source_ids):
            source = self._sources.get(source_id)
            if source is None or source.url is None:
                self._record_loss(
                    f"{pointer}/source_ids/{position}", "it has no address, by which Popolo identifies a source"
                )
            else:
                self._linked.add(source_id)
                links.append({"url": source.url, "note": source_id})
        return links

    def _record_lost_sources(self) -> None:
        for position, source in enumerate(self._register.sources):
            pointer = f"/sources/{position}"
            if self._sources[source.id] is not source:
                self._record_loss(pointer, _SAME_ID)
            elif source.id not in self._linked:
                self._record_loss(
                    pointer, "Popolo keeps a source only with an object that cites its address, and none does"
                )
            else:
                self._record_unwritten(source, pointer)

    def _build_person(self, member: Member, pointer: str) -> _Object:
        name = member.name
        return _drop_absent(
            id=member.id,
            name=name.text,
            honorific_prefix=" ".join(name.honorifics) or None,
            honorific_suffix=", ".join(name.degrees) or None,
            other_names=self._build_other_names(member, pointer),
            identifiers=[{"identifier": item.value, "scheme": item.scheme} for item in member.identifiers],
            birth_date=member.birth_date and str(member.birth_date),
            sources=self._build_links(member, pointer),
        )

    def _build_organisation(self, organisation: Organisation, pointer: str) -> _Object:
        founded, dissolved = organisation.founded, organisation.dissolved
        return _drop_absent(
            id=organisation.id,
            name=organisation.name,
            classification=organisation.level.value,
            other_names=self._build_other_names(organisation, pointer),
            parent_id=organisation.parent_id or None,
            area_id=organisation.area and self._add_area(organisation.area, pointer),
            founding_date=founded and str(founded),
            dissolution_date=dissolved and str(dissolved),
            sources=self._build_links(organisation, pointer),
        )

    def _build_other_names(self, entity: Member | Organisation, pointer: str) -> list[_Object]:
        names: tuple[OrganisationName | MemberName, ...] = entity.names
        return [self._build_other_name(name, f"{pointer}/names/{number}") for number, name in enumerate(names)]

    def _build_other_name(self, name: OrganisationName | MemberName, pointer: str) -> _Object:
        self._record_unwritten(name, pointer)
        text = name.name if isinstance(name, OrganisationName) else name.name.text
        kind = name.kind and name.kind.value
        return _drop_absent(name=text, note=kind, **self._build_dates(name.period, f"{pointer}/period"))

    def _add_area(self, area: AreaCode, pointer: str) -> str:
        """Add an area to the document, and return its id."""
        if area.vintage is not None:
            self._record_loss(f"{pointer}/area/vintage")
        area_id = AREA_PREFIX + area.code
        self._areas[area_id] = make_area(area_id)
        return area_id

    def _build_event(self, event: Event, organisation_id: str, pointer: str) -> _Object:
        self._record_unwritten(event, pointer)
        kind = event.kind
        if kind in TERM_CLASSES:
            self._record_loss(f"{pointer}/kind", "as a classification it would mark the event as a term")
            kind = None
        last = None if event.last_date is None else self._format_end_date(event.last_date)
        if event.last_date is not None and last is None:
            self._record_loss(f"{pointer}/last_date", _NO_DAY_AFTER)
        return _drop_absent(
            name=event.title,
            classification=kind,
            start_date=event.date and str(event.date),
            end_date=last,
            location=event.place,
            organization_id=organisation_id,
        )

    def _build_term(self, term: BoardTerm, pointer: str) -> _Object:
        return _drop_absent(
            id=term.id,
            name=term.label,
            classification=BOARD_TERM,
            status=term.status.value,
            organization_id=term.organisation_id,
            **self._build_dates(term.period, f"{pointer}/period"),
            sources=self._build_links(term, pointer),
        )

    def _build_inauguration(self, inauguration: Inauguration, term: BoardTerm, pointer: str) -> _Object:
        self._record_unwritten(inauguration, pointer)
        day = inauguration.date
        return _drop_absent(
            name=inauguration.kind,
            classification=INAUGURATION,
            status=inauguration.status.value,
            start_date=day and str(day),
            location=inauguration.place,
            organization_id=term.organisation_id,
            parent_id=term.id,
        )

    def _build_membership(self, appointment: Appointment, term: BoardTerm, pointer: str) -> _Object:
        title, section = self._choose_title(appointment, pointer), appointment.section or None
        return _drop_absent(
            id=f"{quote(term.id, safe='')}/{quote(appointment.id, safe='')}",
            role=appointment.post.value if title is None else title,
            person_id=appointment.member_id,
            person=appointment.name and {"name": appointment.name.text},
            member=None if appointment.office is None else {"name": appointment.office, "classification": OFFICE},
            organization_id=term.organisation_id,
            post_id=self._add_post(appointment, section, term.organisation_id),
            legislative_period_id=term.id,
            **self._build_dates(appointment.period, f"{pointer}/period"),
        )

    def _choose_title(self, appointment: Appointment, pointer: str) -> str | None:
        """Return the title to write. Only a title can express the capacity, so it must not imply another one."""
        title = appointment.title or None
        parsed = try_parse_title(title)
        implied = Capacity.SUBSTANTIVE if parsed is None else parsed.capacity
        if title == appointment.post.value:
            self._record_loss(f"{pointer}/title", "a title that is the code of its post is written like no title")
        elif implied not in {Capacity.SUBSTANTIVE, appointment.capacity}:
            self._record_loss(f"{pointer}/title", f"it implies the capacity {implied}, which is not the one recorded")
            title = None
        if appointment.capacity not in {Capacity.SUBSTANTIVE, implied}:
            self._record_loss(f"{pointer}/capacity")
        return title

    def _add_post(self, appointment: Appointment, section: str | None, organisation_id: str) -> str:
        """Add the post of an appointment to the document, and return its id."""
        role = appointment.post.value
        steps = [organisation_id, role, *([] if section is None else [section])]
        post_id = "/".join(quote(step, safe="") for step in steps)
        self._posts[post_id] = _drop_absent(id=post_id, label=section, role=role, organization_id=organisation_id)
        return post_id

    def _build_dates(self, period: Period | None, pointer: str) -> _Object:
        if period is None:
            return {}
        start = None if period.start is UNKNOWN else str(period.start)
        end = period.end
        if isinstance(end, PartialDate):
            end_date = self._format_end_date(end)
            if end_date is not None:
                return _drop_absent(start_date=start, end_date=end_date)
            self._record_loss(pointer if start is None else f"{pointer}/end", _NO_DAY_AFTER)
        elif end is OPEN:
            # An absent end is an unknown end.
            self._record_loss(
                pointer if start is None else f"{pointer}/end", "Popolo cannot say that something has no end"
            )
        return _drop_absent(start_date=start)

    def _format_end_date(self, last: PartialDate) -> str | None:
        """Return the `end_date` for a last day, None if it cannot be written."""
        end = shift(last, 1) if self._ends is Ends.DAY_AFTER else last
        return None if end is None else str(end)


def _drop_absent(**values: Any) -> _Object:
    return {key: value for key, value in values.items() if value is not None and value != []}
