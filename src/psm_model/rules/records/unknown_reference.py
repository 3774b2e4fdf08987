"""PSM002: the rule unknown-reference."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking.register_subject import RegisterSubject
from psm_model.checking.rule import Scope, Violation, rule
from psm_model.checking.severity import Severity
from psm_model.checking.subjects import Context
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC

__all__ = ["unknown_reference"]


@rule(
    code="PSM002",
    severity=Severity.ERROR,
    grounds=[LOGIC],
    scope=Scope.REGISTER,
    since="0.1.0",
    title=Bilingual("a reference to what is not there", "rujukan kepada yang tidak ada"),
    message=Bilingual(
        "{owner!r} refers to {kind:entity} {id!r}, which is not there",
        "{owner!r} merujuk {kind:entity} {id!r} yang tidak ada",
    ),
    explanation_indonesian="Sebuah entitas merujuk id entitas lain yang tidak ada di dalam register. Rujukan boleh "
    "tidak ada, tetapi tidak boleh buntu. Pejabat yang digantikan dicari di dalam masa bakti yang sama.",
)
def unknown_reference(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
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
        yield Violation(path=one.path, params=params, ids=(one.owner, one.id, *one.also))
