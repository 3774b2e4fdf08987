"""PSM001: the rule duplicate-id."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, RegisterSubject, Severity, Violation, register_rule
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC

__all__ = ["duplicate_id"]


@register_rule(
    code="PSM001",
    severity=Severity.ERROR,
    grounds=[LOGIC],
    title=Bilingual("one id for several entities", "satu id untuk beberapa catatan"),
    message=Bilingual(
        "{count} {kind:entities} have the id {id:Shared}",
        "{count} {kind:entities} memiliki id {id:Shared}",
    ),
    remedy=Bilingual(
        "Delete the duplicate entry. If the two differ, give one another id and correct the references to it.",
        "Hapus catatan yang ganda. Jika isinya berbeda, beri salah satunya id lain dan sesuaikan rujukannya.",
    ),
    explanation_indonesian="""Beberapa catatan sejenis memiliki id yang sama, sehingga tidak jelas catatan mana yang
    dirujuk. Jabatan dibandingkan dalam masa bakti yang sama.""",
)
def duplicate_id(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
    """Several entities of one kind have the same id.

    What it checks
        The ids of sources, organisations, members and board terms in the register, and the ids of appointments within
        each term.

    Why it matters
        A lookup by that id may return the wrong one.

    Example
        >>> twice = Source(id="s-1"), Source(id="s-1", publisher="Contoh")
        >>> [(finding.code, finding.path) for finding in check(Register(sources=twice))]
        [('PSM001', '/sources/1')]

    Instead
        >>> apart = Source(id="s-1"), Source(id="s-2", publisher="Contoh")
        >>> check(Register(sources=apart)).findings
        ()

    Source
        Logic: an id identifies one thing.
    """
    for duplicate in subject.find_duplicate_ids():
        yield Violation(
            path=duplicate.paths[1],
            params={"kind": duplicate.kind, "id": duplicate.id, "count": len(duplicate.paths)},
            ids=(duplicate.id,),
            related=(duplicate.paths[0], *duplicate.paths[2:]),
        )
