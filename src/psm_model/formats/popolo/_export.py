"""How a register is put into Popolo's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import quote

import attrs

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.event import Event
from psm_model.entities.inauguration import Inauguration
from psm_model.entities.member import Member
from psm_model.entities.organisation import Organisation
from psm_model.entities.source import Source
from psm_model.entities.title import ParsedTitle, parse_title
from psm_model.errors import ParseError
from psm_model.formats.loss import Loss
from psm_model.values.area import AreaCode
from psm_model.values.endpoint import OPEN, UNKNOWN
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period

from ._dates import shift

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from psm_model.entities.register import Register

    from .ends import Ends

__all__ = [
    "AREA_PREFIX",
    "BOARD_TERM",
    "INAUGURATION",
    "OFFICE",
    "TERM_CLASSES",
    "area_object",
    "export_register",
    "read_title",
]

BOARD_TERM: Final = "board term"
"""The classification of an event that is a board term."""
TERM_CLASSES: Final = frozenset({BOARD_TERM, "legislative period"})
"""The classifications of events that are terms."""
INAUGURATION: Final = "inauguration"
"""The classification of an event that is the inauguration of the board whose term is its parent."""
OFFICE: Final = "office"
"""The classification of a member that is an office, and neither a person nor an organisation."""
AREA_PREFIX: Final = "kemendagri:"
"""What the id of an area begins with whose identifier is a code of the Ministry of Home Affairs."""

_NO_WORD: Final = "Popolo has no word for it"
_NO_DAY_AFTER: Final = "the day after it can't be written"
_SAME_ID: Final = "another has this id, by which Popolo refers to it"
_WRITTEN: Final = {
    Member: {"id", "name", "birth_date", "identifiers", "source_ids"},
    Organisation: {
        *("id", "name", "level", "other_names", "area", "parent_id", "founded", "dissolved", "events", "source_ids")
    },
    Event: {"kind", "title", "date", "last_date", "place"},
    BoardTerm: {
        *("id", "organisation_id", "label", "period", "status", "inauguration", "appointments", "source_ids"),
    },
    Inauguration: {"date", "place", "kind", "status"},
    Appointment: {"id", "post", "title", "member_id", "name", "office", "capacity", "period", "section"},
    Source: {"id", "url"},
}
_NOTHING_IF_EMPTY: Final = {Organisation: {"parent_id"}, Appointment: {"title", "section"}}

# Any, throughout: JSON.
_Object = dict[str, Any]
_T = TypeVar("_T", Member, Organisation, BoardTerm, Appointment)


def export_register(register: Register, ends: Ends) -> tuple[_Object, tuple[Loss, ...]]:
    """Return a Popolo document of a register, without what is absent, and what is lost by it."""
    export = _Export(register, ends)
    document = export.document()
    return document, tuple(export.losses)


def area_object(area_id: str) -> _Object:
    """Return the object of an area whose id begins with `AREA_PREFIX`; nothing but its id where no code follows.

    >>> area_object("kemendagri:33.25")["classification"]
    'regency'
    """
    code = area_id.removeprefix(AREA_PREFIX)
    try:
        area = AreaCode(code)
    except ParseError:
        return {"id": area_id}
    return {"id": area_id, "identifier": code, "classification": (area.kind or area.level).value}


class _Export:
    def __init__(self, register: Register, ends: Ends) -> None:
        self.register = register
        self.ends = ends
        self.losses: list[Loss] = []
        self.areas: dict[str, _Object] = {}
        self.posts: dict[str, _Object] = {}
        self.linked: set[str] = set()
        self.sources: dict[str, Source] = {}
        for source in register.sources:
            self.sources.setdefault(source.id, source)

    def document(self) -> _Object:
        register = self.register
        persons = [self.person(member, at) for at, member in self.distinct("/members", register.members)]
        organisations, gatherings = [], []
        for at, organisation in self.distinct("/organisations", register.organisations):
            organisations.append(self.organisation(organisation, at))
            gatherings += [
                self.event(event, organisation.id, f"{at}/events/{place}")
                for place, event in enumerate(organisation.events)
            ]
        events, memberships = [], []
        for at, term in self.distinct("/board_terms", register.board_terms):
            events.append(self.term(term, at))
            if term.inauguration is not None:
                events.append(self.inauguration(term.inauguration, term, f"{at}/inauguration"))
            memberships += [
                self.membership(held, term, at_held)
                for at_held, held in self.distinct(f"{at}/appointments", term.appointments)
            ]
        self.lose_sources()
        found = {
            "persons": persons,
            "organizations": organisations,
            "memberships": memberships,
            "posts": list(self.posts.values()),
            "events": events + gatherings,
            "areas": list(self.areas.values()),
        }
        return {name: things for name, things in found.items() if things}

    def lose(self, path: str, reason: str = _NO_WORD) -> None:
        self.losses.append(Loss(path, reason))

    def lose_the_rest(self, record: Any, at: str) -> None:
        """Tell of each field that says something and is not written; so that a new field is told of by itself."""
        for field in attrs.fields(type(record)):
            value = getattr(record, field.name)
            if field.name not in _WRITTEN[type(record)]:
                if value != field.default:
                    self.lose(f"{at}/{field.name}")
            elif value == "" and field.name in _NOTHING_IF_EMPTY.get(type(record), ()):
                self.lose(f"{at}/{field.name}", "in Popolo files an empty text says nothing")

    def distinct(self, place: str, things: Iterable[_T]) -> Iterator[tuple[str, _T]]:
        """Yield the first with each id, with its place; the others are lost."""
        known = set()
        for position, thing in enumerate(things):
            at = f"{place}/{position}"
            if thing.id in known:
                self.lose(at, _SAME_ID)
                continue
            known.add(thing.id)
            self.lose_the_rest(thing, at)
            yield at, thing

    def links(self, entity: Member | Organisation | BoardTerm, at: str) -> list[_Object]:
        links = []
        for position, source_id in enumerate(entity.source_ids):
            source = self.sources.get(source_id)
            if source is None or source.url is None:
                self.lose(f"{at}/source_ids/{position}", "Popolo knows a source by its address, and there is none")
            else:
                self.linked.add(source_id)
                links.append({"url": source.url, "note": source_id})
        return links

    def lose_sources(self) -> None:
        for position, source in enumerate(self.register.sources):
            at = f"/sources/{position}"
            if self.sources[source.id] is not source:
                self.lose(at, _SAME_ID)
            elif source.id not in self.linked:
                self.lose(
                    at, "Popolo has sources at what rests on them, and nothing written rests on it by its address"
                )
            else:
                self.lose_the_rest(source, at)

    def person(self, member: Member, at: str) -> _Object:
        name = member.name
        return _present(
            id=member.id,
            name=name.text,
            honorific_prefix=" ".join(name.honorifics) or None,
            honorific_suffix=", ".join(name.degrees) or None,
            identifiers=[{"identifier": one.value, "scheme": one.scheme} for one in member.identifiers],
            birth_date=member.birth_date and str(member.birth_date),
            sources=self.links(member, at),
        )

    def organisation(self, organisation: Organisation, at: str) -> _Object:
        founded, dissolved = organisation.founded, organisation.dissolved
        return _present(
            id=organisation.id,
            name=organisation.name,
            classification=organisation.level.value,
            other_names=[{"name": name} for name in organisation.other_names],
            parent_id=organisation.parent_id or None,
            area_id=organisation.area and self.area(organisation.area, at),
            founding_date=founded and str(founded),
            dissolution_date=dissolved and str(dissolved),
            sources=self.links(organisation, at),
        )

    def area(self, area: AreaCode, at: str) -> str:
        if area.vintage is not None:
            self.lose(f"{at}/area/vintage")
        area_id = AREA_PREFIX + area.code
        self.areas[area_id] = area_object(area_id)
        return area_id

    def event(self, event: Event, organisation_id: str, at: str) -> _Object:
        self.lose_the_rest(event, at)
        kind = event.kind
        if kind in TERM_CLASSES:
            self.lose(f"{at}/kind", "as the classification of an event it says that the event is a term")
            kind = None
        last = None if event.last_date is None else self.end_date(event.last_date)
        if event.last_date is not None and last is None:
            self.lose(f"{at}/last_date", _NO_DAY_AFTER)
        return _present(
            name=event.title,
            classification=kind,
            start_date=event.date and str(event.date),
            end_date=last,
            location=event.place,
            organization_id=organisation_id,
        )

    def term(self, term: BoardTerm, at: str) -> _Object:
        return _present(
            id=term.id,
            name=term.label,
            classification=BOARD_TERM,
            status=term.status.value,
            organization_id=term.organisation_id,
            **self.dates(term.period, f"{at}/period"),
            sources=self.links(term, at),
        )

    def inauguration(self, inauguration: Inauguration, term: BoardTerm, at: str) -> _Object:
        self.lose_the_rest(inauguration, at)
        day = inauguration.date
        return _present(
            name=inauguration.kind,
            classification=INAUGURATION,
            status=inauguration.status.value,
            start_date=day and str(day),
            location=inauguration.place,
            organization_id=term.organisation_id,
            parent_id=term.id,
        )

    def membership(self, held: Appointment, term: BoardTerm, at: str) -> _Object:
        title, section = self.title(held, at), held.section or None
        return _present(
            id=f"{quote(term.id, safe='')}/{quote(held.id, safe='')}",
            role=held.post.value if title is None else title,
            person_id=held.member_id,
            person=held.name and {"name": held.name.text},
            member=None if held.office is None else {"name": held.office, "classification": OFFICE},
            organization_id=term.organisation_id,
            post_id=self.post(held, section, term.organisation_id),
            legislative_period_id=term.id,
            **self.dates(held.period, f"{at}/period"),
        )

    def title(self, held: Appointment, at: str) -> str | None:
        """Return the title to be written; it alone can tell the capacity, and must tell no other one."""
        title = held.title or None
        parsed = read_title(title)
        told = Capacity.SUBSTANTIVE if parsed is None else parsed.capacity
        if title == held.post.value:
            self.lose(f"{at}/title", "it is what the post without a title is written as")
        elif told not in {Capacity.SUBSTANTIVE, held.capacity}:
            self.lose(f"{at}/title", f"it tells the capacity {told}, which is not the one recorded")
            title = None
        if held.capacity not in {Capacity.SUBSTANTIVE, told}:
            self.lose(f"{at}/capacity")
        return title

    def post(self, held: Appointment, section: str | None, organisation_id: str) -> str:
        steps = [organisation_id, held.post.value, *([] if section is None else [section])]
        post_id = "/".join(quote(step, safe="") for step in steps)
        self.posts[post_id] = _present(id=post_id, label=section, role=held.post.value, organization_id=organisation_id)
        return post_id

    def dates(self, period: Period | None, at: str) -> _Object:
        if period is None:
            return {}
        start = None if period.start is UNKNOWN else str(period.start)
        end = period.end
        if isinstance(end, PartialDate):
            end_date = self.end_date(end)
            if end_date is not None:
                return _present(start_date=start, end_date=end_date)
            self.lose(at if start is None else f"{at}/end", _NO_DAY_AFTER)
        elif end is OPEN:
            # Absent is what an end is of which nothing is known.
            self.lose(at if start is None else f"{at}/end", "Popolo can't say that something has no end")
        return _present(start_date=start)

    def end_date(self, last: PartialDate) -> str | None:
        """Return the `end_date` of what has such a last day; None where it can't be written."""
        end = shift(last, 1) if self.ends == "day_after" else last
        return None if end is None else str(end)


def read_title(title: object) -> ParsedTitle | None:
    """Return what a title means; None where it is none, or is not clear."""
    try:
        return parse_title(title) if isinstance(title, str) else None
    except ParseError:
        return None


def _present(**found: Any) -> _Object:
    return {key: value for key, value in found.items() if value is not None and value != []}
