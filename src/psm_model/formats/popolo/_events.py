"""The events of a Popolo document: those that are terms, their inaugurations, and those of an organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from psm_model.entities.board_term import TermStatus
from psm_model.entities.inauguration import InaugurationStatus
from psm_model.formats._origins import Located

from ._export import INAUGURATION, TERM_CLASSES

if TYPE_CHECKING:
    from ._dates import Dates
    from ._objects import PopoloGraph, PopoloObject
    from ._sources import Sources

__all__ = ["Events"]

# What an event that is a term is of, and no longer one of the collections.
_TERM: Final = "term"

# Any, throughout: JSON.
_Object = dict[str, Any]


class Events:
    """How events become terms of boards, which know their inauguration, or events of organisations."""

    def __init__(self, things: PopoloGraph, dates: Dates, sources: Sources) -> None:
        self.things = things
        self.dates = dates
        self.sources = sources
        self.terms = self.find_terms()
        self.inaugurations = self.find_inaugurations()

    def find_terms(self) -> dict[str, PopoloObject]:
        """Find the events that are terms: those that are called so, and those that a membership names as its own."""
        named = {membership.text("legislative_period_id") for membership in self.things.things["memberships"]}
        terms: dict[str, PopoloObject] = {}
        for event in self.things.things["events"]:
            event_id = event.text("id")
            if event.text("classification") in TERM_CLASSES or (event_id is not None and event_id in named):
                event.kind = _TERM
                if event_id is not None:
                    terms.setdefault(event_id, event)
        return terms

    def find_inaugurations(self) -> dict[str, PopoloObject]:
        """Find the events that are inaugurations, the first of each term."""
        found: dict[str, PopoloObject] = {}
        for event in self.things.things["events"]:
            term_id = event.text("parent_id")
            # One that a membership names is a term, whatever it is called.
            is_one = event.kind != _TERM and event.text("classification") == INAUGURATION
            if is_one and term_id in self.terms and term_id not in found:
                event.kind = INAUGURATION
                found[term_id] = event
        return found

    def read(self, organisations: dict[str, _Object]) -> list[Located]:
        """Return the terms, and put each other event to its organisation."""
        boards = []
        for event in self.things.things["events"]:
            event_id = event.text("id") or ""
            if event.kind == _TERM:
                first = self.terms.get(event_id) is event
                boards.append(self.board_term(event, self.inaugurations.get(event_id) if first else None))
            elif event.kind != INAUGURATION:
                self.event(event, organisations)
        return boards

    def board_term(self, event: PopoloObject, inauguration: PopoloObject | None) -> Located:
        if event.text("classification") in TERM_CLASSES:
            event.unread.discard("classification")
        return Located(
            {
                "id": event.taken("id"),
                "organisation_id": event.taken("organization_id"),
                "label": event.taken("name"),
                "period": self.dates.period(event),
                "status": self.status(event, TermStatus),
                "inauguration": inauguration and self.inauguration(inauguration, event),
                "appointments": [],
                "source_ids": self.sources.ids_of(event),
            },
            event.pointer,
        )

    def inauguration(self, event: PopoloObject, term: PopoloObject) -> Located:
        event.unread -= {"classification", "parent_id"}
        if event.text("organization_id") in {None, term.text("organization_id")}:
            event.unread.discard("organization_id")
        return Located(
            {
                "kind": event.taken("name"),
                "date": self.dates.date(event, "start_date"),
                "place": event.taken("location"),
                "status": self.status(event, InaugurationStatus),
            },
            event.pointer,
        )

    def status(self, event: PopoloObject, ours: type[TermStatus | InaugurationStatus]) -> Located | None:
        return event.taken("status") if event.text("status") in list(ours) else None

    def event(self, event: PopoloObject, organisations: dict[str, _Object]) -> None:
        organisation = organisations.get(event.text("organization_id") or "")
        if organisation is None:
            self.things.lose_whole(event, "it names no organisation that is there")
            return
        event.unread.discard("organization_id")
        first, written = self.dates.date(event, "start_date"), self.dates.date(event, "end_date")
        last = self.dates.last_day(written)
        if not self.dates.are_in_order(event, first, last, written):
            return
        organisation["events"].append(
            Located(
                {
                    "kind": event.taken("classification"),
                    "title": event.taken("name"),
                    "date": first,
                    "last_date": last,
                    "place": event.taken("location"),
                },
                event.pointer,
            )
        )
