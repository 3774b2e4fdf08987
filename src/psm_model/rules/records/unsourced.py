"""PSM004: the rule unsourced."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.organisation import Organisation
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC

__all__ = ["unsourced"]


@organisation_rule(
    code="PSM004",
    severity=Severity.INFO,
    grounds=[LOGIC],
    title=Bilingual("an entity without a source", "entitas tanpa sumber"),
    message=Bilingual("{entity!r} names no source", "{entity!r} tidak menyebut sumber"),
    explanation_indonesian="""Sebuah organisasi atau masa bakti tidak menyebut sumber. Hanya diperiksa jika konfigurasi
    mengharapkan sumber. Sumber yang sengaja dikosongkan (`withheld`) tidak dilaporkan.""",
)
def unsourced(subject: OrganisationSubject, context: Context) -> Iterator[Violation]:
    """An organisation or a board term names no source.

    What it checks
        Organisations and their terms, if the configuration expects sources (`expect_sources`) and the record does not
        say that its sources are left out on purpose (`withheld`).

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
        Logic: every statement comes from somebody.
    """
    if not context.config.expect_sources:
        return
    if subject.organisation is not None and _lacks_sources(subject.organisation):
        entity_id = subject.organisation.id
        yield Violation(path=subject.path, ids=(entity_id,), params={"entity": entity_id})
    for path, term in subject.terms:
        if _lacks_sources(term):
            yield Violation(path=path, ids=(term.id, term.organisation_id), params={"entity": term.id})


def _lacks_sources(entity: Organisation | BoardTerm) -> bool:
    return not entity.source_ids and "source_ids" not in entity.withheld
