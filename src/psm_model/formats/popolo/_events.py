"""The events of a Popolo document: board terms, inaugurations, and events of organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from psm_model.entities.board_term import TermStatus
from psm_model.entities.inauguration import InaugurationStatus
from psm_model.formats._origins import Located

from ._objects import EventRole
from ._vocabulary import INAUGURATION, TERM_CLASSES

if TYPE_CHECKING:
    from ._dates import Dates
    from ._objects import PopoloGraph, PopoloObject
    from ._sources import Sources

__all__ = ["Events"]

# Any, throughout: JSON.
_Object: TypeAlias = dict[str, Any]


class Events:
    """The conversion of events to board terms with their inaugurations, or to events of organisations."""

    def __init__(self, graph: PopoloGraph, dates: Dates, sources: Sources) -> None:
        self._graph = graph
        self._dates = dates
        self._sources = sources
        self.terms = self._find_terms()
        self._inaugurations = self._find_inaugurations()

    def _find_terms(self) -> dict[str, PopoloObject]:
        """Return the events that are terms, by id: by their classification, or because a membership refers to them."""
        named = {membership.get_text("legislative_period_id") for membership in self._graph.objects["memberships"]}
        terms: dict[str, PopoloObject] = {}
        for event in self._graph.objects["events"]:
            event_id = event.get_text("id")
            if event.get_text("classification") in TERM_CLASSES or (event_id is not None and event_id in named):
                event.role = EventRole.TERM
                if event_id is not None:
                    terms.setdefault(event_id, event)
        return terms

    def _find_inaugurations(self) -> dict[str, PopoloObject]:
        """Return the events that are inaugurations, the first of each term."""
        inaugurations: dict[str, PopoloObject] = {}
        for event in self._graph.objects["events"]:
            term_id = event.get_text("parent_id")
            # An event that a membership refers to is a term, whatever its classification.
            is_inauguration = event.role is not EventRole.TERM and event.get_text("classification") == INAUGURATION
            if is_inauguration and term_id in self.terms and term_id not in inaugurations:
                event.role = EventRole.INAUGURATION
                inaugurations[term_id] = event
        return inaugurations

    def read(self, organisations: dict[str, _Object]) -> list[Located]:
        """Return the board terms, and add all other events to their organisations."""
        boards = []
        for event in self._graph.objects["events"]:
            event_id = event.get_text("id") or ""
            if event.role is EventRole.TERM:
                first = self.terms.get(event_id) is event
                boards.append(self._read_board_term(event, self._inaugurations.get(event_id) if first else None))
            elif event.role is None:
                self._read_event(event, organisations)
        return boards

    def _read_board_term(self, event: PopoloObject, inauguration: PopoloObject | None) -> Located:
        if event.get_text("classification") in TERM_CLASSES:
            event.unread.discard("classification")
        return Located(
            {
                "id": event.take_located("id"),
                "organisation_id": event.take_located("organization_id"),
                "label": event.take_located("name"),
                "period": self._dates.read_period(event),
                "status": self._read_status(event, TermStatus),
                "inaugurations": [] if inauguration is None else [self._read_inauguration(inauguration, event)],
                "appointments": [],
                "source_ids": self._sources.read_ids(event),
            },
            event.pointer,
        )

    def _read_inauguration(self, event: PopoloObject, term: PopoloObject) -> Located:
        event.unread -= {"classification", "parent_id"}
        if event.get_text("organization_id") in {None, term.get_text("organization_id")}:
            event.unread.discard("organization_id")
        return Located(
            {
                "kind": event.take_located("name"),
                "date": self._dates.read_date(event, "start_date"),
                "place": event.take_located("location"),
                "status": self._read_status(event, InaugurationStatus),
            },
            event.pointer,
        )

    def _read_status(self, event: PopoloObject, statuses: type[TermStatus | InaugurationStatus]) -> Located | None:
        return event.take_located("status") if event.get_text("status") in list(statuses) else None

    def _read_event(self, event: PopoloObject, organisations: dict[str, _Object]) -> None:
        organisation = organisations.get(event.get_text("organization_id") or "")
        if organisation is None:
            self._graph.record_lost_object(event, "it names no known organisation")
            return
        event.unread.discard("organization_id")
        first, written = self._dates.read_date(event, "start_date"), self._dates.read_date(event, "end_date")
        last = self._dates.read_last_day(written)
        if not self._dates.check_order(event, first, last, written):
            return
        organisation["events"].append(
            Located(
                {
                    "kind": event.take_located("classification"),
                    "title": event.take_located("name"),
                    "date": first,
                    "last_date": last,
                    "place": event.take_located("location"),
                },
                event.pointer,
            )
        )
