"""How a Popolo document is read: what it says is put as the JSON document would have it, and that is read strictly."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, unquote

import attrs

from psm_model._garbage import collection_paused
from psm_model.entities.board_term import TermStatus
from psm_model.entities.inauguration import InaugurationStatus
from psm_model.entities.post import Post
from psm_model.entities.register import Register
from psm_model.errors import FormatError, ParseError, Problem
from psm_model.values.area import Level
from psm_model.values.partial_date import PartialDate, Precision

from ._document import Unreadable, decoded, parsed, record_of
from ._origins import From, origin_of, plain
from ._popolo_export import AREA_PREFIX, INAUGURATION, OFFICE, TERM_CLASSES
from ._popolo_things import NO_PLACE, NOTHING, Thing, Things
from ._told import described, step_of
from .loss import Loss

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .popolo import Ends

__all__ = ["imported"]

# What an event that is a term is of, and no longer one of the collections.
_TERM: Final = "term"

# Any, throughout: JSON.
_Object = dict[str, Any]


def imported(
    text: str | bytes, ends: Ends, level: Level | None, collection: str | None, source: str | None
) -> tuple[Register, tuple[Loss, ...]]:
    """Read a Popolo document, and tell what of it a register has no place for."""
    with collection_paused():
        tree, problems = parsed(decoded(text, source), source)
        if collection is not None:
            whole: object = {collection: tree if isinstance(tree, list) else [tree]}
        else:
            whole = tree
        if not isinstance(whole, dict):
            told = [] if isinstance(tree, Unreadable) else [Problem("", "an object", described(tree))]
            raise FormatError((*told, *problems), source)
        reader = _Import(whole, ends, level)
        origins: dict[str, str] = {}
        tree_of_ours = plain(reader.document(), origins)
        problems += reader.problems
        register = Register()
        try:
            register = record_of(Register, tree_of_ours, "", [])
        except FormatError as error:
            problems += (_from_popolo(problem, origins) for problem in error.problems)
    if problems:
        at_home = (Problem(_at_home(one.path, collection, tree), one.wanted, one.got) for one in problems)
        raise FormatError(tuple(at_home), source)
    return register, tuple(attrs.evolve(one, path=_at_home(one.path, collection, tree)) for one in reader.losses)


class _Import(Things):
    def __init__(self, tree: _Object, ends: Ends, level: Level | None) -> None:
        super().__init__(tree)
        self.ends = ends
        self.level = level
        self.sources: dict[str, From] = {}
        self.notes: dict[str, set[str]] = defaultdict(set)

    def document(self) -> _Object:
        """Put what was found as the JSON document has it."""
        things = self.things
        for kind in ("persons", "organizations", "events"):
            for thing in things[kind]:
                self.note_links(thing)
        members = [self.member(person) for person in things["persons"]]
        organisations = [self.organisation(thing) for thing in things["organizations"]]
        by_id: dict[str, _Object] = {}
        for thing, organisation in zip(things["organizations"], organisations, strict=True):
            by_id.setdefault(thing.text("id") or "", organisation.value)
        terms = self.terms()
        inaugurations = self.inaugurations(terms)
        boards = []
        for event in things["events"]:
            event_id = event.text("id") or ""
            if event.kind == _TERM:
                first = terms.get(event_id) is event
                boards.append(self.board_term(event, inaugurations.get(event_id) if first else None))
            elif event.kind != INAUGURATION:
                self.event(event, by_id)
        made = list(self.seat(terms, [board.value for board in boards]))
        self.lose_left_over()
        return {
            "sources": [{"id": key, "url": url} for key, url in self.sources.items()],
            "organisations": organisations,
            "members": members,
            "board_terms": [*boards, *made],
        }

    def note_links(self, thing: Thing) -> None:
        links = thing.given.get("sources")
        for link in links if isinstance(links, list) else ():
            if isinstance(link, dict) and isinstance(link.get("note"), str) and isinstance(link.get("url"), str):
                self.notes[link["note"]].add(link["url"])

    def source_ids(self, thing: Thing) -> list[From] | From:
        """Give the ids of what a thing rests on: the note of a link where it means that address alone, else that."""
        links = thing.take("sources")
        if links is None or not isinstance(links, list):
            return From(links, f"{thing.pointer}/sources")
        ids = []
        for position, link in enumerate(links):
            at = f"{thing.pointer}/sources/{position}"
            if not isinstance(link, dict):
                self.problems.append(Problem(at, "an object", described(link)))
                continue
            url, note = link.get("url"), link.get("note")
            if not isinstance(url, str):
                self.problems.append(Problem(f"{at}/url", "a text", "nothing" if url is None else described(url)))
                continue
            source_id = note if isinstance(note, str) and note.strip() and len(self.notes[note]) == 1 else url
            named = source_id is note
            if note is not None and not named:
                self.lose(f"{at}/note", NO_PLACE)
            self.lose_others(link, {"url", "note"}, at)
            if not source_id.strip():
                self.lose(at, "a source needs a note or an address")
                continue
            self.sources.setdefault(source_id, From(url, f"{at}/url"))
            ids.append(From(source_id, f"{at}/{'note' if named else 'url'}"))
        return ids

    def member(self, person: Thing) -> From:
        identifiers = person.take("identifiers")
        if isinstance(identifiers, list):
            at = f"{person.pointer}/identifiers"
            identifiers = [self.identifier(one, f"{at}/{position}") for position, one in enumerate(identifiers)]
            identifiers = [one for one in identifiers if one is not None]
        name = person.taken("name")
        for key in ("honorific_prefix", "honorific_suffix"):
            said = person.text(key)
            if said is None or (isinstance(name.value, str) and said in name.value):
                person.unread.discard(key)
        return From(
            {
                "id": person.taken("id"),
                "name": name,
                "birth_date": self.date(person, "birth_date"),
                "identifiers": From(identifiers, f"{person.pointer}/identifiers"),
                "source_ids": self.source_ids(person),
            },
            person.pointer,
        )

    def identifier(self, one: object, at: str) -> object:
        if not isinstance(one, dict):
            return From(one, at)
        if one.get("scheme") is None and one.get("identifier") is not None:
            self.lose(at, "an identifier needs a scheme")
            return None
        self.lose_others(one, {"scheme", "identifier"}, at)
        scheme = From(one.get("scheme"), f"{at}/scheme")
        return From({"scheme": scheme, "value": From(one.get("identifier"), f"{at}/identifier")}, at)

    def organisation(self, thing: Thing) -> From:
        level = thing.taken("classification")
        if level.value not in list(Level):
            if self.level is None:
                wanted = f"one of {', '.join(Level)}, or that a level is given for all others"
                got = "nothing" if level.value is None else described(level.value)
                self.problems.append(Problem(level.origin, wanted, got))
            elif level.value is not None:
                self.lose(level.origin, f"it is none of our levels; {self.level} was given for it")
            level = From((self.level or Level.NATIONAL).value, level.origin)
        names = thing.take("other_names")
        if isinstance(names, list):
            names = [self.other_name(one, f"{thing.pointer}/other_names/{at}") for at, one in enumerate(names)]
        return From(
            {
                "id": thing.taken("id"),
                "name": thing.taken("name"),
                "level": level,
                "other_names": From(names, f"{thing.pointer}/other_names"),
                "area": self.area(thing),
                "parent_id": thing.taken("parent_id"),
                "founded": self.date(thing, "founding_date"),
                "dissolved": self.date(thing, "dissolution_date"),
                "events": [],
                "source_ids": self.source_ids(thing),
            },
            thing.pointer,
        )

    def other_name(self, one: object, at: str) -> From:
        if not isinstance(one, dict):
            return From(one, at)
        self.lose_others(one, {"name"}, at)
        return From(one.get("name"), f"{at}/name")

    def area(self, thing: Thing) -> From | None:
        """Give the code of the area of an organisation, if its id says that it has one."""
        area_id = thing.text("area_id")
        if area_id is None or not area_id.startswith(AREA_PREFIX):
            return None
        thing.unread.discard("area_id")
        area = self.by_id["areas"].get(area_id)
        if area is not None:
            area.used = True
            area.unread -= {"id", "identifier", "classification"}
        return From(area_id.removeprefix(AREA_PREFIX), f"{thing.pointer}/area_id")

    def terms(self) -> dict[str, Thing]:
        """Find the events that are terms: those that are called so, and those that a membership names as its own."""
        named = {membership.text("legislative_period_id") for membership in self.things["memberships"]}
        terms: dict[str, Thing] = {}
        for event in self.things["events"]:
            event_id = event.text("id")
            if event.text("classification") in TERM_CLASSES or (event_id is not None and event_id in named):
                event.kind = _TERM
                if event_id is not None:
                    terms.setdefault(event_id, event)
        return terms

    def inaugurations(self, terms: dict[str, Thing]) -> dict[str, Thing]:
        """Find the events that are inaugurations, the first of each term."""
        found: dict[str, Thing] = {}
        for event in self.things["events"]:
            term_id = event.text("parent_id")
            if event.text("classification") == INAUGURATION and term_id in terms and term_id not in found:
                event.kind = INAUGURATION
                found[term_id] = event
        return found

    def board_term(self, event: Thing, inauguration: Thing | None) -> From:
        event.unread.discard("classification")
        return From(
            {
                "id": event.taken("id"),
                "organisation_id": event.taken("organization_id"),
                "label": event.taken("name"),
                "period": self.period(event),
                "status": self.status(event, TermStatus),
                "inauguration": inauguration and self.inauguration(inauguration),
                "appointments": [],
                "source_ids": self.source_ids(event),
            },
            event.pointer,
        )

    def inauguration(self, event: Thing) -> From:
        event.unread -= {"classification", "parent_id", "organization_id"}
        return From(
            {
                "kind": event.taken("name"),
                "date": self.date(event, "start_date"),
                "place": event.taken("location"),
                "status": self.status(event, InaugurationStatus),
            },
            event.pointer,
        )

    def status(self, event: Thing, ours: type[TermStatus | InaugurationStatus]) -> From | None:
        return event.taken("status") if event.text("status") in list(ours) else None

    def event(self, event: Thing, organisations: dict[str, _Object]) -> None:
        organisation = organisations.get(event.text("organization_id") or "")
        if organisation is None:
            self.lose_whole(event, "it names no organisation that is there")
            return
        event.unread.discard("organization_id")
        last = self.date(event, "end_date")
        if last is not None and self.ends == "day_after":
            last = From(_shifted(last.value, -1), last.origin)
        organisation["events"].append(
            From(
                {
                    "kind": event.taken("classification"),
                    "title": event.taken("name"),
                    "date": self.date(event, "start_date"),
                    "last_date": last,
                    "place": event.taken("location"),
                },
                event.pointer,
            )
        )

    def seat(self, terms: dict[str, Thing], boards: list[_Object]) -> Iterator[_Object]:
        """Put each membership into the term that it names, else into one that is made for its organisation."""
        held: dict[str, list[object]] = {}
        for board in boards:
            term_id = board["id"].value
            if isinstance(term_id, str):
                held.setdefault(term_id, board["appointments"])
        made: dict[str, _Object] = {}
        for number, membership in enumerate(self.things["memberships"], start=1):
            term_id = membership.text("legislative_period_id")
            term = terms.get(term_id or "")
            post = self.by_id["posts"].get(membership.text("post_id") or "")
            # Where it does not say itself, its post does.
            organisation_id = membership.text("organization_id") or (post and post.text("organization_id"))
            if term is not None and organisation_id not in {None, term.text("organization_id")}:
                term = None
            if term is None and organisation_id is None:
                self.lose_whole(membership, "it names neither a term nor an organisation that has it")
                continue
            appointment = self.appointment(membership, number, None if term is None else term_id)
            if appointment is None:
                self.lose_whole(membership, "it names neither a person nor an office")
                continue
            membership.unread.discard("organization_id")
            if term is not None and term_id is not None:
                membership.unread.discard("legislative_period_id")
                held[term_id].append(appointment)
                continue
            if organisation_id not in made:
                made_id = f"{organisation_id}/memberships"
                while made_id in terms:
                    made_id += "-"
                made[str(organisation_id)] = {
                    "id": made_id,
                    "organisation_id": organisation_id,
                    "appointments": [],
                }
                self.lose(membership.pointer, f"it names no term of its organisation; the term {made_id!r} was made")
            made[str(organisation_id)]["appointments"].append(appointment)
        yield from made.values()

    def appointment(self, membership: Thing, number: int, term_id: str | None) -> From | None:
        holder = self.holder(membership)
        if holder is None:
            return None
        own = membership.taken("id")
        within = "" if term_id is None else quote(term_id, safe="") + "/"
        if own.value is None:
            own = From(f"membership-{number}", own.origin)
        elif within and isinstance(own.value, str) and own.value.startswith(within):
            own = From(unquote(own.value.removeprefix(within)), own.origin)
        return From(
            {"id": own, **holder, **self.post(membership), "period": self.period(membership)}, membership.pointer
        )

    def holder(self, membership: Thing) -> _Object | None:
        given = membership.given
        if given.get("person_id") is not None:
            return {"member_id": membership.taken("person_id")}
        person, member = given.get("person"), given.get("member")
        if isinstance(person, dict):
            membership.unread.discard("person")
            self.lose_others(person, {"name"}, f"{membership.pointer}/person")
            return {"name": From(person.get("name"), f"{membership.pointer}/person/name")}
        if isinstance(member, dict) and member.get("classification") == OFFICE:
            membership.unread.discard("member")
            self.lose_others(member, {"name", "classification"}, f"{membership.pointer}/member")
            return {"office": From(member.get("name"), f"{membership.pointer}/member/name")}
        return None

    def post(self, membership: Thing) -> _Object:
        """Give the post, the title and the section of an appointment."""
        title: From | None = membership.taken("role")
        section: From | None = self.section(membership)
        role: str | None = None
        post = self.by_id["posts"].get(membership.text("post_id") or "")
        if post is not None:
            membership.unread.discard("post_id")
            post.used = True
            post.unread -= {"id", "organization_id"}
            role, label = post.text("role"), post.text("label")
            if role in list(Post):
                post.unread.discard("role")
                # So are the posts of a section written; the label of another may be its title.
                if label is not None and (post.text("id") or "").endswith("/" + quote(label, safe="")):
                    section = post.taken("label")
            else:
                role = None
                if membership.text("role") is None:
                    title = post.taken("role" if post.text("role") is not None else "label")
        if title is not None and title.value is None:
            title = membership.taken("label")
        worded = title.value if title is not None else None
        if role is None:
            role = worded if worded in list(Post) else _post_of(worded)
        return {"post": role, "title": None if worded == role else title, "section": section}

    def section(self, membership: Thing) -> From | None:
        """Give the name of the area that a membership is for."""
        area = self.by_id["areas"].get(membership.text("area_id") or "")
        if area is None or area.text("name") is None:
            return None
        membership.unread.discard("area_id")
        area.used = True
        area.unread -= {"id", "name"}
        return From(area.given["name"], f"{area.pointer}/name")

    def period(self, thing: Thing) -> From | None:
        start, end = self.date(thing, "start_date"), self.date(thing, "end_date")
        if end is not None and self.ends == "last_day":
            end = From(_day_after(end.value, None if start is None else start.value), end.origin)
        return From({"start": start, "end": end}, thing.pointer) if start or end else None

    def date(self, thing: Thing, key: str) -> From | None:
        value = thing.take(key)
        if value is None or value == "":
            return None
        at = f"{thing.pointer}/{key}"
        if isinstance(value, str) and "T" in value:
            self.lose(at, "the time of day has no place in a register")
            value = value.partition("T")[0]
        return From(value, at)

    def lose_others(self, given: _Object, read: set[str], at: str) -> None:
        for key, value in given.items():
            if key not in read and value not in NOTHING:
                self.lose(f"{at}/{step_of(key)}", NO_PLACE)

    def lose_whole(self, thing: Thing, reason: str) -> None:
        self.lose(thing.pointer, reason)
        thing.unread.clear()

    def lose_left_over(self) -> None:
        """Tell of all that has not been read."""
        for things in self.things.values():
            for thing in things:
                if thing.used:
                    self.lose_others(thing.given, thing.given.keys() - thing.unread, thing.pointer)
                else:
                    self.lose(thing.pointer, "nothing that is read refers to it")


def _post_of(title: object) -> str:
    try:
        return Post.from_title(title).value if isinstance(title, str) else Post.OTHER.value
    except ParseError:
        return Post.OTHER.value


def _shifted(text: object, days: int) -> object:
    """Give a whole day so many days later; anything else stays as it is, right or wrong."""
    try:
        day = PartialDate.parse(text)  # type: ignore[arg-type]  # what is no text is refused
    except ParseError:
        return text
    if day.precision is not Precision.DAY:
        return text
    return date.fromordinal(day.ordinals[0] + days).isoformat()


def _day_after(last: object, start: object) -> object:
    """Give the day after the last day, where it is known; where a month or a year is, it ends some day in that."""
    try:
        month = PartialDate.parse(last)  # type: ignore[arg-type]  # what is no text is refused
        begun = PartialDate.parse(start)  # type: ignore[arg-type]  # as above
    except ParseError:
        return _shifted(last, 1)
    if month.precision is not Precision.DAY and begun.ordinals[0] == month.ordinals[1]:
        # What starts on the last day of the month in which it ends, counted in, ends on that day.
        return _shifted(str(start), 1)
    return _shifted(last, 1)


def _from_popolo(problem: Problem, origins: dict[str, str]) -> Problem:
    """Say of a problem where it stands in the Popolo document."""
    origin, rest = origin_of(problem.path, origins)
    return Problem(origin + rest, problem.wanted, problem.got)


def _at_home(pointer: str, collection: str | None, tree: object) -> str:
    """Say where something stands in a document that holds one thing, or a list of them, and no collections."""
    if collection is None:
        return pointer
    return pointer.removeprefix(f"/{collection}" if isinstance(tree, list) else f"/{collection}/0")
