"""PSM0xx: ids and references."""

from __future__ import annotations

from collections.abc import Iterator

from .register_subject import RegisterSubject
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
        "{count} entities of the kind {kind:entity} have the id {id!r}",
        "{count} entitas berjenis {kind:entity} memakai id {id!r}",
    ),
    explanation_id="Dua entitas sejenis memakai id yang sama, sehingga rujukan kepadanya dapat berarti yang mana "
    "pun. Jabatan dibandingkan di dalam masa bakti yang sama.",
)
def duplicate_id(subject: RegisterSubject, _context: Context) -> Iterator[Hit]:
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
    for one in subject.repeated():
        yield Hit(
            path=one.paths[1],
            params={"kind": one.kind, "id": one.id, "count": len(one.paths)},
            ids=(one.id,),
            related=(one.paths[0], *one.paths[2:]),
        )


@rule(
    code="PSM002",
    severity=Severity.ERROR,
    grounds=[_LOGIC],
    scope=Scope.REGISTER,
    since="0.1.0",
    title=Text("a reference to what is not there", "rujukan kepada yang tidak ada"),
    message=Text(
        "{owner!r} refers to {kind:entity} {id!r}, which is not there",
        "{owner!r} merujuk {kind:entity} {id!r} yang tidak ada",
    ),
    explanation_id="Sebuah entitas merujuk id entitas lain yang tidak ada di dalam register. Rujukan boleh tidak "
    "ada, tetapi tidak boleh buntu. Pejabat yang digantikan dicari di dalam masa bakti yang sama.",
)
def unknown_reference(subject: RegisterSubject, _context: Context) -> Iterator[Hit]:
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
    for one in subject.dangling():
        params = {"owner": one.owner, "kind": one.kind, "id": one.id}
        yield Hit(path=one.path, params=params, ids=(one.owner, one.id, *one.also))
