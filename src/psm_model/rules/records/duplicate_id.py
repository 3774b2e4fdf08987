"""PSM001: the rule duplicate-id."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking.register_subject import RegisterSubject
from psm_model.checking.rule import Scope, Violation, rule
from psm_model.checking.severity import Severity
from psm_model.checking.subjects import Context
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC

__all__ = ["duplicate_id"]


@rule(
    code="PSM001",
    severity=Severity.ERROR,
    grounds=[LOGIC],
    scope=Scope.REGISTER,
    since="0.1.0",
    title=Bilingual("one id for several entities", "satu id untuk beberapa entitas"),
    message=Bilingual(
        "{count} entities of the kind {kind:entity} have the id {id!r}",
        "{count} entitas berjenis {kind:entity} memakai id {id!r}",
    ),
    explanation_indonesian="Dua entitas sejenis memakai id yang sama, sehingga rujukan kepadanya dapat berarti yang "
    "mana pun. Jabatan dibandingkan di dalam masa bakti yang sama.",
)
def duplicate_id(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
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
        yield Violation(
            path=one.paths[1],
            params={"kind": one.kind, "id": one.id, "count": len(one.paths)},
            ids=(one.id,),
            related=(one.paths[0], *one.paths[2:]),
        )
