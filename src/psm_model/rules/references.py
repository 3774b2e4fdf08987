"""PSM0xx: ids and references."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from psm_model.entities.appointment import Appointment
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.member import Member
from psm_model.entities.organisation import Organisation
from psm_model.entities.register import Register
from psm_model.entities.source import Source

from .rule import Authority, Ground, Hit, Scope, Text, rule
from .severity import Severity
from .subjects import Context

__all__ = ["duplicate_id", "unknown_reference"]

_LOGIC = Ground(authority=Authority.LOGIC)
_KINDS = {Source: "source", Organisation: "organisation", Member: "member", BoardTerm: "board term"}


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
    places: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for pointer, record in register.walk():
        match record:
            case Source() | Organisation() | Member() | BoardTerm():
                places[_KINDS[type(record)], "", record.id].append(pointer)
            case Appointment():
                places["appointment", pointer.rsplit("/", 2)[0], record.id].append(pointer)
            case _:
                pass
    for (kind, _term, entity_id), pointers in places.items():
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
    known = {
        "source": {source.id for source in register.sources},
        "organisation": {organisation.id for organisation in register.organisations},
        "member": {member.id for member in register.members},
    }
    for owner, kind, pointer, entity_id in _references(register):
        if entity_id not in known[kind]:
            yield _dangling(owner, kind, pointer, entity_id)
    for position, term in enumerate(register.board_terms):
        ids = {appointment.id for appointment in term.appointments}
        for place, appointment in enumerate(term.appointments):
            if appointment.replaces_id is not None and appointment.replaces_id not in ids:
                pointer = f"/board_terms/{position}/appointments/{place}/replaces_id"
                yield _dangling(appointment.id, "appointment", pointer, appointment.replaces_id, term.id)


def _dangling(owner: str, kind: str, pointer: str, entity_id: str, *also: str) -> Hit:
    return Hit(path=pointer, params={"owner": owner, "kind": kind, "id": entity_id}, ids=(owner, entity_id, *also))


def _references(register: Register) -> Iterator[tuple[str, str, str, str]]:
    """Give each reference but those within a term: whose, to what kind, where it stands, and to which id."""
    for pointer, record in register.walk():
        match record:
            case Organisation() | Member() | BoardTerm():
                for position, source_id in enumerate(record.source_ids):
                    yield record.id, "source", f"{pointer}/source_ids/{position}", source_id
            case Appointment() if record.member_id is not None:
                yield record.id, "member", f"{pointer}/member_id", record.member_id
            case _:
                pass
        match record:
            case Organisation() if record.parent_id is not None:
                yield record.id, "organisation", f"{pointer}/parent_id", record.parent_id
            case BoardTerm():
                yield record.id, "organisation", f"{pointer}/organisation_id", record.organisation_id
            case Member():
                for position, card in enumerate(record.cards):
                    if card.issuer_id is not None:
                        yield record.id, "organisation", f"{pointer}/cards/{position}/issuer_id", card.issuer_id
            case _:
                pass
