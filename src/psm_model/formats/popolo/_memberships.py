"""Conversion of the memberships of a Popolo document to appointments."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from urllib.parse import quote, unquote

import attrs

from psm_model.entities.post import Post
from psm_model.entities.titles import parse_title
from psm_model.formats._origins import Located

from ._titles import Title, combine_titles, read_title
from ._vocabulary import OFFICE

if TYPE_CHECKING:
    from ._dates import Dates
    from ._objects import PopoloGraph, PopoloObject

__all__ = ["Memberships"]

_CONTRADICTION: Final = "it contradicts another title, so that the post is recorded as other"

# Any, throughout: JSON.
_Object: TypeAlias = dict[str, Any]


class Memberships:
    """The conversion of memberships, with their posts and areas, to appointments."""

    def __init__(self, graph: PopoloGraph, dates: Dates) -> None:
        self._graph = graph
        self._dates = dates
        self._titles: dict[str, list[tuple[str, _Object]]] = defaultdict(list)

    def assign(self, terms: dict[str, PopoloObject], boards: list[_Object]) -> list[_Object]:
        """Add each membership to its term, and return the generated terms for memberships without one."""
        appointments: dict[str, list[object]] = {}
        for board in boards:
            term_id = board["id"].value
            if isinstance(term_id, str):
                appointments.setdefault(term_id, board["appointments"])
        generated: dict[str, _Object] = {}
        for number, membership in enumerate(self._graph.objects["memberships"], start=1):
            term_id = membership.get_text("legislative_period_id")
            term = terms.get(term_id or "")
            post = self._graph.resolve(membership, "post")
            # The post may name the organisation if the membership does not.
            owner = post if post is not None and membership.get_text("organization_id") is None else membership
            organisation_id = owner.get_text("organization_id")
            if term is not None and organisation_id not in {None, term.get_text("organization_id")}:
                term = None
            if term is None and organisation_id is None:
                self._graph.record_lost_object(membership, "it names neither a known term nor an organisation")
                continue
            appointment = self._read_appointment(membership, number, None if term is None else term_id)
            if appointment is None:
                self._graph.record_lost_object(membership, "it names neither a person nor an office")
                continue
            membership.unread.discard("organization_id")
            if term is not None and term_id is not None:
                membership.unread.discard("legislative_period_id")
                appointments[term_id].append(appointment)
                self._note_title(term_id, appointment.value)
                continue
            if organisation_id not in generated:
                generated_id = f"{organisation_id}/memberships"
                while generated_id in terms:
                    generated_id += "-"
                pointer = f"{owner.pointer}/organization_id"
                generated[str(organisation_id)] = {
                    "id": Located(generated_id, pointer),
                    "organisation_id": Located(organisation_id, pointer),
                    "appointments": [],
                }
                reason = f"it names no term of its organisation; the term {generated_id!r} was made"
                self._graph.record_loss(membership.pointer, reason)
            generated[str(organisation_id)]["appointments"].append(appointment)
            self._note_title(generated[str(organisation_id)]["id"].value, appointment.value)
        self._settle_posts()
        return list(generated.values())

    def _note_title(self, term_id: str, appointment: _Object) -> None:
        """Record a title from which the post was parsed and whose number may mark a deputy."""
        post, title = appointment["post"], appointment["title"]
        if isinstance(post, Post) and post.seats is not None and title is not None:
            self._titles[term_id].append((title.value, appointment))

    def _settle_posts(self) -> None:
        """Resolve the numbers in titles with the other titles of their boards (*Sekretaris I*)."""
        for titled in self._titles.values():
            beside = [title for title, _ in titled]
            for title, appointment in titled:
                appointment["post"] = parse_title(title, beside=beside).post

    def _read_appointment(self, membership: PopoloObject, number: int, term_id: str | None) -> Located | None:
        holder = self._read_holder(membership)
        if holder is None:
            return None
        own = membership.take_located("id")
        within = "" if term_id is None else _quote(term_id) + "/"
        if own.value is None:
            own = Located(f"membership-{number}", own.origin)
        elif within and isinstance(own.value, str) and own.value.startswith(within):
            own = Located(unquote(own.value.removeprefix(within)), own.origin)
        period = self._dates.read_period(membership)
        return Located({"id": own, **holder, **self._read_post(membership), "period": period}, membership.pointer)

    def _read_holder(self, membership: PopoloObject) -> _Object | None:
        given = membership.given
        if given.get("person_id") is not None:
            return {"member_id": membership.take_located("person_id")}
        person, member = given.get("person"), given.get("member")
        if isinstance(person, dict):
            membership.unread.discard("person")
            self._graph.record_other_keys(person, {"name"}, f"{membership.pointer}/person")
            return {"name": Located(person.get("name"), f"{membership.pointer}/person/name")}
        if isinstance(member, dict) and member.get("classification") == OFFICE:
            membership.unread.discard("member")
            self._graph.record_other_keys(member, {"name", "classification"}, f"{membership.pointer}/member")
            return {"office": Located(member.get("name"), f"{membership.pointer}/member/name")}
        return None

    def _read_post(self, membership: PopoloObject) -> _Object:
        """Return the post, the title, the capacity and the section of an appointment."""
        title = self._read_own(membership)
        section = self._read_section(membership)
        post = self._graph.resolve(membership, "post")
        is_whole = False
        if post is not None:
            is_whole = self._use_post(membership, post)
            if _has_section(post):
                section = post.take_located("label")
            title = self._complete_from_post(title, post, is_whole=is_whole)
        self._record_texts(title, membership, post)
        return _build_post(title, section, is_whole=is_whole)

    def _read_own(self, membership: PopoloObject) -> Title | None:
        """Return the title that the role and the label of a membership give."""
        return combine_titles(read_title(membership, "role"), read_title(membership, "label"))

    def _complete_from_post(self, own: Title | None, post: PopoloObject, *, is_whole: bool) -> Title | None:
        """Return the title of a membership, completed by its post."""
        role = read_title(post, "role")
        if is_whole and own is not None and not own.is_code and role is not None and role.is_code:
            # In a register, the post may be another one than that of the title (*Sekretaris I*).
            return attrs.evolve(own, code=role.code)
        label = None if _has_section(post) else read_title(post, "label")
        return combine_titles(own, combine_titles(role, label))

    def _record_texts(self, title: Title | None, membership: PopoloObject, post: PopoloObject | None) -> None:
        """Mark the texts that the title keeps as read, and record those that contradict it."""
        if title is None:
            return
        # A code is not kept as a title.
        kept = "" if title.is_code else _fold(title.text.value)
        objects = [membership] if post is None else [membership, post]
        for obj, key in ((obj, key) for obj in objects for key in ("role", "label")):
            value = obj.given.get(key)
            is_implied = value in list(Post) and not title.is_contradicted
            is_kept = not (title.is_code and title.is_contradicted) and value == title.text.value
            if is_kept or is_implied or (isinstance(value, str) and _fold(value) in kept):
                obj.unread.discard(key)
            elif title.is_contradicted and isinstance(value, str) and value and key in obj.unread:
                obj.unread.discard(key)
                self._graph.record_loss(f"{obj.pointer}/{key}", _CONTRADICTION)

    def _use_post(self, membership: PopoloObject, post: PopoloObject) -> bool:
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

    def _read_section(self, membership: PopoloObject) -> Located | None:
        """Return the name of the area of a membership."""
        area = self._graph.resolve(membership, "area")
        if area is None or area.get_text("name") is None:
            return None
        area.used = True
        return area.take_located("name")


def _quote(text: str) -> str:
    # Half of a surrogate pair is rejected later.
    return quote(text, safe="", errors="surrogatepass")


def _fold(text: object) -> str:
    return "".join(str(text).casefold().split())


def _has_section(post: PopoloObject) -> bool:
    """Return whether the label of a post is a section, as the exporter writes it. Another label may be a title."""
    label = post.get_text("label")
    is_written = label is not None and (post.get_text("id") or "").endswith("/" + _quote(label))
    return is_written and post.get_text("role") in list(Post)


def _build_post(title: Title | None, section: Located | None, *, is_whole: bool) -> _Object:
    if title is None or title.is_contradicted or title.parsed is None:
        post = Post.OTHER.value if title is None or title.is_contradicted or title.code is None else title.code.value
        text = None if title is None or title.is_code else title.text
        return {"post": post, "title": text, "section": section}
    if section is None and title.parsed.section is not None and not is_whole:
        section = Located(title.parsed.section, title.text.origin)
    return {
        # `settle_posts` may change a parsed post, but not a stated one.
        "post": title.parsed.post if title.code is None else title.code.value,
        "title": title.text,
        "capacity": Located(title.parsed.capacity.value, title.text.origin),
        "section": section,
    }
