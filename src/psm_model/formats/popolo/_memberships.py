"""Conversion of the memberships of a Popolo document to appointments."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from psm_model.entities.post import Post
from psm_model.entities.title import parse_title
from psm_model.formats._origins import Located

from ._vocabulary import OFFICE, try_parse_title

if TYPE_CHECKING:
    from ._dates import Dates
    from ._objects import PopoloGraph, PopoloObject

__all__ = ["Memberships"]

# Any, throughout: JSON.
_Object = dict[str, Any]


class Memberships:
    """The conversion of memberships, with their posts and areas, to appointments."""

    def __init__(self, graph: PopoloGraph, dates: Dates) -> None:
        self.graph = graph
        self.dates = dates
        self.titles: dict[str, list[tuple[str, _Object]]] = defaultdict(list)

    def assign(self, terms: dict[str, PopoloObject], boards: list[_Object]) -> list[_Object]:
        """Add each membership to its term, and return the generated terms for memberships without one."""
        appointments: dict[str, list[object]] = {}
        for board in boards:
            term_id = board["id"].value
            if isinstance(term_id, str):
                appointments.setdefault(term_id, board["appointments"])
        generated: dict[str, _Object] = {}
        for number, membership in enumerate(self.graph.objects["memberships"], start=1):
            term_id = membership.get_text("legislative_period_id")
            term = terms.get(term_id or "")
            post = self.graph.resolve(membership, "post")
            # The post may name the organisation if the membership does not.
            owner = post if post is not None and membership.get_text("organization_id") is None else membership
            organisation_id = owner.get_text("organization_id")
            if term is not None and organisation_id not in {None, term.get_text("organization_id")}:
                term = None
            if term is None and organisation_id is None:
                self.graph.record_lost_object(membership, "it names neither a known term nor an organisation")
                continue
            appointment = self.read_appointment(membership, number, None if term is None else term_id)
            if appointment is None:
                self.graph.record_lost_object(membership, "it names neither a person nor an office")
                continue
            membership.unread.discard("organization_id")
            if term is not None and term_id is not None:
                membership.unread.discard("legislative_period_id")
                appointments[term_id].append(appointment)
                self.note_title(term_id, appointment.value)
                continue
            if organisation_id not in generated:
                generated_id = f"{organisation_id}/memberships"
                while generated_id in terms:
                    generated_id += "-"
                at = f"{owner.pointer}/organization_id"
                generated[str(organisation_id)] = {
                    "id": Located(generated_id, at),
                    "organisation_id": Located(organisation_id, at),
                    "appointments": [],
                }
                reason = f"it names no term of its organisation; the term {generated_id!r} was made"
                self.graph.record_loss(membership.pointer, reason)
            generated[str(organisation_id)]["appointments"].append(appointment)
            self.note_title(generated[str(organisation_id)]["id"].value, appointment.value)
        self.settle_posts()
        return list(generated.values())

    def note_title(self, term_id: str, appointment: _Object) -> None:
        """Record a title from which the post was parsed and whose number may mark a deputy."""
        post, title = appointment["post"], appointment["title"]
        if isinstance(post, Post) and post.seats is not None and title is not None:
            self.titles[term_id].append((title.value, appointment))

    def settle_posts(self) -> None:
        """Resolve the numbers in titles with the other titles of their boards (*Sekretaris I*)."""
        for titled in self.titles.values():
            beside = [title for title, _ in titled]
            for title, appointment in titled:
                appointment["post"] = parse_title(title, beside=beside).post

    def read_appointment(self, membership: PopoloObject, number: int, term_id: str | None) -> Located | None:
        holder = self.read_holder(membership)
        if holder is None:
            return None
        own = membership.take_located("id")
        within = "" if term_id is None else _quote(term_id) + "/"
        if own.value is None:
            own = Located(f"membership-{number}", own.origin)
        elif within and isinstance(own.value, str) and own.value.startswith(within):
            own = Located(unquote(own.value.removeprefix(within)), own.origin)
        period = self.dates.read_period(membership)
        return Located({"id": own, **holder, **self.read_post(membership), "period": period}, membership.pointer)

    def read_holder(self, membership: PopoloObject) -> _Object | None:
        given = membership.given
        if given.get("person_id") is not None:
            return {"member_id": membership.take_located("person_id")}
        person, member = given.get("person"), given.get("member")
        if isinstance(person, dict):
            membership.unread.discard("person")
            self.graph.record_other_keys(person, {"name"}, f"{membership.pointer}/person")
            return {"name": Located(person.get("name"), f"{membership.pointer}/person/name")}
        if isinstance(member, dict) and member.get("classification") == OFFICE:
            membership.unread.discard("member")
            self.graph.record_other_keys(member, {"name", "classification"}, f"{membership.pointer}/member")
            return {"office": Located(member.get("name"), f"{membership.pointer}/member/name")}
        return None

    def read_post(self, membership: PopoloObject) -> _Object:
        """Return the post, the title, the capacity and the section of an appointment."""
        title = membership.take_non_empty("role")
        code = title.value if title.value in list(Post) else None
        section = self.read_section(membership)
        post = self.graph.resolve(membership, "post")
        is_whole = False
        if post is not None:
            is_whole = self.use_post(membership, post)
            role, label = post.get_text("role"), post.get_text("label")
            if role in list(Post):
                post.unread.discard("role")
                code = role
                # The exporter writes the posts of sections so. The label of another post may be its title.
                if label is not None and (post.get_text("id") or "").endswith("/" + _quote(label)):
                    section = post.take_located("label")
            elif (title.value is None or code is not None) and (role or label) is not None:
                # A role that is a code is less specific than the post.
                title = post.take_non_empty("label" if role is None else "role")
        if title.value is None:
            title = membership.take_non_empty("label")
        for obj in (membership, post):
            if obj is not None:
                # Repeated values are not lost.
                obj.unread -= {key for key in ("role", "label") if obj.given.get(key) == title.value}
        return _build_post(code, title, section, is_whole=is_whole)

    def use_post(self, membership: PopoloObject, post: PopoloObject) -> bool:
        """Mark a post as used. Return whether its id is generated from its other keys, as the exporter does."""
        post.used = True
        if membership.given.get("organization_id") in {None, "", post.given.get("organization_id")}:
            post.unread.discard("organization_id")
        steps = [post.get_text("organization_id"), post.get_text("role"), post.get_text("label")]
        is_whole = post.get_text("id") == "/".join(_quote(step) for step in steps if step is not None)
        if is_whole:
            membership.unread.discard("post_id")
            post.unread.discard("id")
        return is_whole

    def read_section(self, membership: PopoloObject) -> Located | None:
        """Return the name of the area of a membership."""
        area = self.graph.resolve(membership, "area")
        if area is None or area.get_text("name") is None:
            return None
        area.used = True
        return area.take_located("name")


def _quote(text: str) -> str:
    # Half of a surrogate pair is rejected later.
    return quote(text, safe="", errors="surrogatepass")


def _build_post(code: str | None, title: Located, section: Located | None, *, is_whole: bool) -> _Object:
    # A code is not a title, though one is also a word (*motivator*).
    parsed = None if title.value in list(Post) else try_parse_title(title.value)
    if parsed is None:
        post = code or Post.OTHER.value
        return {"post": post, "title": None if title.value == post else title, "section": section}
    if section is None and parsed.section is not None and not is_whole:
        section = Located(parsed.section, title.origin)
    return {
        # `settle_posts` may change a parsed post, but not a stated one.
        "post": parsed.post if code is None else code,
        "title": title,
        "capacity": Located(parsed.capacity.value, title.origin),
        "section": section,
    }
