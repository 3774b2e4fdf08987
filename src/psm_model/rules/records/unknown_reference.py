"""PSM002: the rule unknown-reference."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, RegisterSubject, Severity, Violation, register_rule
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC

__all__ = ["unknown_reference"]


@register_rule(
    code="PSM002",
    severity=Severity.ERROR,
    grounds=[LOGIC],
    title=Bilingual("a reference to an unknown id", "rujukan ke id yang tidak ada"),
    message=Bilingual(
        "{kind:entity} {id!r} does not exist, but {owner:Record} refers to it",
        "{kind:entity} {id!r} tidak ada, padahal dirujuk oleh {owner:Record}",
    ),
    remedy=Bilingual(
        "Correct the id if it is misspelt, or add the missing entry. If neither is known, leave the reference empty.",
        "Perbaiki id jika salah ketik, atau tambahkan catatannya. Jika keduanya tidak diketahui, kosongkan rujukannya.",
    ),
    explanation_indonesian="""Sebuah catatan merujuk pada id catatan lain yang tidak ada dalam register. Rujukan boleh
    kosong, tetapi tidak boleh mengarah ke id yang tidak ada. Orang yang digantikan dicari dalam masa bakti yang
    sama.""",
)
def unknown_reference(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
    """A reference names an id that does not exist.

    What it checks
        Every field that holds an id: sources, decrees, parents and predecessors of organisations, organisations of
        terms, members, issuers of cards and replaced appointments.

    Why it matters
        The information behind the reference is lost. A misspelt id makes one record look like two.

    Example
        >>> lost = Organisation(id="o", name="IPSM Contoh", level=Level.VILLAGE, parent_id="nowhere")
        >>> [(finding.code, finding.path) for finding in check(Register(organisations=[lost]))]
        [('PSM002', '/organisations/0/parent_id')]

    Instead
        >>> alone = Organisation(id="o", name="IPSM Contoh", level=Level.VILLAGE)
        >>> check(Register(organisations=[alone])).findings
        ()

    Source
        Logic: a reference needs a target.
    """
    for reference in subject.iter_dangling_references():
        params = {"owner": reference.owner, "kind": reference.kind, "id": reference.id}
        yield Violation(path=reference.path, params=params, ids=(reference.owner, reference.id, *reference.also))
