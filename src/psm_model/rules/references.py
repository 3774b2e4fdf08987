"""PSM0xx: ids and references."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from psm_model.entities.appointment import Appointment
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.member import Member
from psm_model.entities.organisation import Organisation
from psm_model.entities.register import Entity, Register

from .rule import Authority, Ground, Hit, Scope, Text, rule
from .severity import Severity
from .subjects import Context

__all__ = ["duplicate_id", "unknown_reference"]

_LOGIC = Ground(authority=Authority.LOGIC)


@rule(
    code="PSM001",
    severity=Severity.ERROR,
    grounds=[_LOGIC],
    scope=Scope.REGISTER,
    since="0.1.0",
    title=Text("one id for several entities", "satu id untuk beberapa entitas"),
    message=Text(
        "{count} entities of the kind {kind} have the id {id!r}", "{count} entitas berjenis {kind} memakai id {id!r}"
    ),
    explanation_id="Dua entitas sejenis memakai id yang sama, sehingga rujukan kepadanya dapat berarti yang mana "
    "pun. Jabatan dibandingkan di dalam masa bakti yang sama.",
)
def duplicate_id(register: Register, _context: Context) -> Iterator[Hit]:
    """Two entities of a kind have one id.

    What it checks
        The ids of sources, of organisations, of members and of board terms in the register, and those of the
        appointments within each term.

    Why it matters
        Whoever looks the id up gets one of them, and which one is chance.

    Example
        >>> twice = Source(id="s-1"), Source(id="s-1", publisher="Contoh")
        >>> [(found.code, found.path) for found in check(Register(sources=twice))]
        [('PSM001', '/sources/1')]

    Instead
        >>> apart = Source(id="s-1"), Source(id="s-2", publisher="Contoh")
        >>> check(Register(sources=apart)).findings
        ()

    Source
        Logic: an id stands for one thing.
    """
    yield from _doubled("source", "/sources", register.sources)
    yield from _doubled("organisation", "/organisations", register.organisations)
    yield from _doubled("member", "/members", register.members)
    yield from _doubled("board term", "/board_terms", register.board_terms)
    for position, term in enumerate(register.board_terms):
        yield from _doubled("appointment", f"/board_terms/{position}/appointments", term.appointments)


def _doubled(kind: str, place: str, entities: Sequence[Entity | Appointment]) -> Iterator[Hit]:
    if len({entity.id for entity in entities}) == len(entities):
        return
    places: dict[str, list[str]] = defaultdict(list)
    for position, entity in enumerate(entities):
        places[entity.id].append(f"{place}/{position}")
    for entity_id, pointers in places.items():
        if len(pointers) > 1:
            yield Hit(
                path=pointers[1],
                params={"kind": kind, "id": entity_id, "count": len(pointers)},
                ids=(entity_id,),
                related=(pointers[0], *pointers[2:]),
            )


@rule(
    code="PSM002",
    severity=Severity.ERROR,
    grounds=[_LOGIC],
    scope=Scope.REGISTER,
    since="0.1.0",
    title=Text("a reference to what is not there", "rujukan kepada yang tidak ada"),
    message=Text(
        "{owner!r} refers to {kind} {id!r}, which is not there", "{owner!r} merujuk {kind} {id!r} yang tidak ada"
    ),
    explanation_id="Sebuah entitas merujuk id entitas lain yang tidak ada di dalam register. Rujukan boleh tidak "
    "ada, tetapi tidak boleh buntu. Pejabat yang digantikan dicari di dalam masa bakti yang sama.",
)
def unknown_reference(register: Register, _context: Context) -> Iterator[Hit]:
    """A reference leads to an id that is not there.

    What it checks
        Every field that holds an id: sources, parents, organisations of terms, members, issuers of cards and replaced
        appointments.

    Why it matters
        What the reference was to tell is lost, and a misspelt id splits one thing in two.

    Example
        >>> lost = Organisation(id="o", name="IPSM Contoh", level=Level.VILLAGE, parent_id="nowhere")
        >>> [(found.code, found.path) for found in check(Register(organisations=[lost]))]
        [('PSM002', '/organisations/0/parent_id')]

    Instead
        >>> alone = Organisation(id="o", name="IPSM Contoh", level=Level.VILLAGE)
        >>> check(Register(organisations=[alone])).findings
        ()

    Source
        Logic: a reference refers to something.
    """
    organisations = {organisation.id for organisation in register.organisations}
    yield from _unknown_sources(register)
    for position, organisation in enumerate(register.organisations):
        above = organisation.parent_id
        if above is not None and above not in organisations:
            yield _dangling(organisation.id, "organisation", f"/organisations/{position}/parent_id", above)
    for position, member in enumerate(register.members):
        for number, card in enumerate(member.cards):
            if card.issuer_id is not None and card.issuer_id not in organisations:
                pointer = f"/members/{position}/cards/{number}/issuer_id"
                yield _dangling(member.id, "organisation", pointer, card.issuer_id)
    for position, term in enumerate(register.board_terms):
        if term.organisation_id not in organisations:
            pointer = f"/board_terms/{position}/organisation_id"
            yield _dangling(term.id, "organisation", pointer, term.organisation_id)
    yield from _unknown_holders(register)


def _unknown_sources(register: Register) -> Iterator[Hit]:
    known = {source.id for source in register.sources}
    for place in ("organisations", "members", "board_terms"):
        entities: Sequence[Organisation | Member | BoardTerm] = getattr(register, place)
        for position, entity in enumerate(entities):
            for number, source_id in enumerate(entity.source_ids):
                if source_id not in known:
                    yield _dangling(entity.id, "source", f"/{place}/{position}/source_ids/{number}", source_id)


def _unknown_holders(register: Register) -> Iterator[Hit]:
    """Find appointments of members, or in place of appointments, that are not there."""
    members = {member.id for member in register.members}
    for position, term in enumerate(register.board_terms):
        ids = {appointment.id for appointment in term.appointments}
        for number, held in enumerate(term.appointments):
            if held.member_id is not None and held.member_id not in members:
                pointer = f"/board_terms/{position}/appointments/{number}/member_id"
                yield _dangling(held.id, "member", pointer, held.member_id)
            if held.replaces_id is not None and held.replaces_id not in ids:
                pointer = f"/board_terms/{position}/appointments/{number}/replaces_id"
                yield _dangling(held.id, "appointment", pointer, held.replaces_id, term.id)


def _dangling(owner: str, kind: str, pointer: str, entity_id: str, *also: str) -> Hit:
    return Hit(path=pointer, params={"owner": owner, "kind": kind, "id": entity_id}, ids=(owner, entity_id, *also))
