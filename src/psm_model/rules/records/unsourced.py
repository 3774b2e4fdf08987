"""PSM004: the rule unsourced."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, RegisterSubject, Severity, Violation, register_rule
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC

__all__ = ["unsourced"]


@register_rule(
    code="PSM004",
    severity=Severity.INFO,
    grounds=[LOGIC],
    title=Bilingual("an entity without a source", "catatan tanpa sumber"),
    message=Bilingual("no source is recorded for {entity:Record}", "sumber untuk {entity:Record} tidak tercatat"),
    remedy=Bilingual(
        "Record the source. It may be the decree, a web page or the person who gave the information.",
        "Catat sumbernya. Sumber dapat berupa surat keputusan, laman, atau orang yang memberi keterangan.",
    ),
    explanation_indonesian="""Sebuah organisasi, masa bakti, atau surat keputusan tidak menyebut sumber. Hanya diperiksa
    jika konfigurasi mengharapkan sumber. Sumber yang sengaja dikosongkan (`withheld`) tidak dilaporkan.""",
)
def unsourced(subject: RegisterSubject, context: Context) -> Iterator[Violation]:
    """An organisation, a board term or a decree names no source.

    What it checks
        Organisations, their terms and decrees, if the configuration expects sources (`expect_sources`) and the record
        does not say that its sources are left out on purpose (`withheld`).

    Why it matters
        Without a source, nobody can verify the record.

    Example
        >>> check(Register.of(ipsm), config=Config(expect_sources=True)).codes
        ('PSM004',)

    Instead
        >>> sourced = attrs.evolve(ipsm, source_ids=("s-1",))
        >>> check(Register.of(Source(id="s-1"), sourced), config=Config(expect_sources=True)).codes
        ()

    Source
        Logic: every statement has a source.
    """
    for entry in subject.iter_unsourced() if context.config.expect_sources else ():
        yield Violation(path=entry.path, ids=entry.ids, params={"entity": entry.ids[0]})
