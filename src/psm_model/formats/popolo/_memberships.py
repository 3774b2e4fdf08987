"""How the memberships of a Popolo document become appointments: who holds which post, and in which term."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from psm_model.entities.post import Post
from psm_model.entities.title import parse_title
from psm_model.formats._origins import Located

from ._export import OFFICE, read_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._dates import Dates
    from ._objects import PopoloGraph, PopoloObject

__all__ = ["Memberships"]

# Any, throughout: JSON.
_Object = dict[str, Any]


class Memberships:
    """How memberships, with the posts and areas that they name, become appointments."""

    def __init__(self, things: PopoloGraph, dates: Dates) -> None:
        self.things = things
        self.dates = dates
        self.titles: dict[str, list[tuple[str, _Object]]] = defaultdict(list)

    def seat(self, terms: dict[str, PopoloObject], boards: list[_Object]) -> Iterator[_Object]:
        """Put each membership into the term that it names, else into one that is made for its organisation."""
        held: dict[str, list[object]] = {}
        for board in boards:
            term_id = board["id"].value
            if isinstance(term_id, str):
                held.setdefault(term_id, board["appointments"])
        made: dict[str, _Object] = {}
        for number, membership in enumerate(self.things.things["memberships"], start=1):
            term_id = membership.text("legislative_period_id")
            term = terms.get(term_id or "")
            post = self.things.of(membership, "post")
            # Where it does not say itself, its post does.
            says = post if post is not None and membership.text("organization_id") is None else membership
            organisation_id = says.text("organization_id")
            if term is not None and organisation_id not in {None, term.text("organization_id")}:
                term = None
            if term is None and organisation_id is None:
                self.things.lose_whole(membership, "it names neither a term nor an organisation that has it")
                continue
            appointment = self.appointment(membership, number, None if term is None else term_id)
            if appointment is None:
                self.things.lose_whole(membership, "it names neither a person nor an office")
                continue
            membership.unread.discard("organization_id")
            if term is not None and term_id is not None:
                membership.unread.discard("legislative_period_id")
                held[term_id].append(appointment)
                self.note_title(term_id, appointment.value)
                continue
            if organisation_id not in made:
                made_id = f"{organisation_id}/memberships"
                while made_id in terms:
                    made_id += "-"
                at = f"{says.pointer}/organization_id"
                made[str(organisation_id)] = {
                    "id": Located(made_id, at),
                    "organisation_id": Located(organisation_id, at),
                    "appointments": [],
                }
                reason = f"it names no term of its organisation; the term {made_id!r} was made"
                self.things.lose(membership.pointer, reason)
            made[str(organisation_id)]["appointments"].append(appointment)
            self.note_title(made[str(organisation_id)]["id"].value, appointment.value)
        self.settle_posts()
        yield from made.values()

    def note_title(self, term_id: str, appointment: _Object) -> None:
        """Note a title that the post was read from, and whose number may say who is a deputy."""
        post, title = appointment["post"], appointment["title"]
        if isinstance(post, Post) and post.seats is not None and title is not None:
            self.titles[term_id].append((title.value, appointment))

    def settle_posts(self) -> None:
        """Settle what the numbers of titles mean beside the other titles of their boards (*Sekretaris I*)."""
        for titled in self.titles.values():
            beside = [title for title, _ in titled]
            for title, appointment in titled:
                appointment["post"] = parse_title(title, beside=beside).post

    def appointment(self, membership: PopoloObject, number: int, term_id: str | None) -> Located | None:
        holder = self.holder(membership)
        if holder is None:
            return None
        own = membership.taken("id")
        within = "" if term_id is None else _quoted(term_id) + "/"
        if own.value is None:
            own = Located(f"membership-{number}", own.origin)
        elif within and isinstance(own.value, str) and own.value.startswith(within):
            own = Located(unquote(own.value.removeprefix(within)), own.origin)
        period = self.dates.period(membership)
        return Located({"id": own, **holder, **self.post(membership), "period": period}, membership.pointer)

    def holder(self, membership: PopoloObject) -> _Object | None:
        given = membership.given
        if given.get("person_id") is not None:
            return {"member_id": membership.taken("person_id")}
        person, member = given.get("person"), given.get("member")
        if isinstance(person, dict):
            membership.unread.discard("person")
            self.things.lose_others(person, {"name"}, f"{membership.pointer}/person")
            return {"name": Located(person.get("name"), f"{membership.pointer}/person/name")}
        if isinstance(member, dict) and member.get("classification") == OFFICE:
            membership.unread.discard("member")
            self.things.lose_others(member, {"name", "classification"}, f"{membership.pointer}/member")
            return {"office": Located(member.get("name"), f"{membership.pointer}/member/name")}
        return None

    def post(self, membership: PopoloObject) -> _Object:
        """Return the post, the title, the capacity and the section of an appointment."""
        title = membership.said("role")
        ours = title.value if title.value in list(Post) else None
        section = self.section(membership)
        post = self.things.of(membership, "post")
        is_whole = False
        if post is not None:
            is_whole = self.use_post(membership, post)
            role, label = post.text("role"), post.text("label")
            if role in list(Post):
                post.unread.discard("role")
                ours = role
                # So are the posts of a section written; the label of another may be its title.
                if label is not None and (post.text("id") or "").endswith("/" + _quoted(label)):
                    section = post.taken("label")
            elif (title.value is None or ours is not None) and (role or label) is not None:
                # A role that is a bare post of ours says less than the post that is named.
                title = post.said("label" if role is None else "role")
        if title.value is None:
            title = membership.said("label")
        for thing in (membership, post):
            if thing is not None:
                # What says the same again is not lost.
                thing.unread -= {key for key in ("role", "label") if thing.given.get(key) == title.value}
        return _titled(ours, title, section, is_whole=is_whole)

    def use_post(self, membership: PopoloObject, post: PopoloObject) -> bool:
        """Note that a post is used; tell whether it is one as it is written here, of which all is known."""
        post.used = True
        if membership.given.get("organization_id") in {None, "", post.given.get("organization_id")}:
            post.unread.discard("organization_id")
        steps = [post.text("organization_id"), post.text("role"), post.text("label")]
        is_whole = post.text("id") == "/".join(_quoted(step) for step in steps if step is not None)
        if is_whole:
            membership.unread.discard("post_id")
            post.unread.discard("id")
        return is_whole

    def section(self, membership: PopoloObject) -> Located | None:
        """Return the name of the area that a membership is for."""
        area = self.things.of(membership, "area")
        if area is None or area.text("name") is None:
            return None
        area.used = True
        return area.taken("name")


def _quoted(text: str) -> str:
    # Half of a surrogate pair is refused when it is read.
    return quote(text, safe="", errors="surrogatepass")


def _titled(ours: str | None, title: Located, section: Located | None, *, is_whole: bool) -> _Object:
    # A code of ours is no title, though one is a word as well (*motivator*).
    parsed = None if title.value in list(Post) else read_title(title.value)
    if parsed is None:
        post = ours or Post.OTHER.value
        return {"post": post, "title": None if title.value == post else title, "section": section}
    if section is None and parsed.section is not None and not is_whole:
        section = Located(parsed.section, title.origin)
    return {
        # One that was read, and not said, is settled beside the titles of the others.
        "post": parsed.post if ours is None else ours,
        "title": title,
        "capacity": Located(parsed.capacity.value, title.origin),
        "section": section,
    }
