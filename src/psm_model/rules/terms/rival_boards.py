"""PSM109: the rule rival-boards."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from psm_model.checking import (
    Authority,
    Context,
    Ground,
    MarkKind,
    OrganisationSubject,
    Severity,
    Violation,
    organisation_rule,
)
from psm_model.entities.board_term import TermStatus
from psm_model.i18n import Bilingual
from psm_model.law.statute import Certainty

from .overlaps import iter_overlaps, list_term_candidates

__all__ = ["rival_boards"]

_TWO_BOARDS_IN_JEMBER = Ground(
    Authority.PRACTICE, Certainty.RESTATED, ("https://jempolindo.id/pelantikan-pengurus-ipsm-jember-diwarnai-protes",)
)


@organisation_rule(
    code="PSM109",
    severity=Severity.WARNING,
    mark=MarkKind.OVERLAP,
    grounds=[_TWO_BOARDS_IN_JEMBER],
    title=Bilingual("rival boards", "kepengurusan tandingan"),
    message=Bilingual(
        "boards {first:BoardTerm{first_period:Imprecise}} and {second:BoardTerm{second_period:Imprecise}} both claim "
        "office "
        "{certain_days:days {possible_days}}",
        "kepengurusan {first:BoardTerm{first_period:Imprecise}} dan {second:BoardTerm{second_period:Imprecise}} "
        "saling bersaing "
        "{certain_days:days {possible_days}}",
    ),
    cluster_message=Bilingual(
        "{count} board terms of organisation {organisation:Organisation} rival one another in more than {most} pairs",
        "{count} masa bakti organisasi {organisation:Organisation} saling bersaing dalam lebih dari {most} pasangan",
    ),
    remedy=Bilingual(
        "Record as annulled the one that Dinas Sosial does not recognise. Ask that office which board it recognises.",
        "Nyatakan dianulir kepengurusan yang tidak diakui Dinas Sosial. Tanyakan kepada dinas itu mana yang diakui.",
    ),
    explanation_indonesian="""Dua kepengurusan dari satu organisasi mengaku menjabat pada hari yang sama, dan salah
    satunya disengketakan. Hal yang sama berlaku jika keduanya disengketakan.""",
)
def rival_boards(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """Two boards claim an organisation on the same day, and at least one of them is disputed.

    What it checks
        Every two terms of an organisation that may share a day, if at least one is disputed and neither is annulled.

    Why it matters
        It is contested who speaks for the organisation, and users of the register should know that.

    Example
        >>> old = BoardTerm(id="old", organisation_id="o", label="2021–2026", status=TermStatus.DISPUTED)
        >>> new = BoardTerm(id="new", organisation_id="o", label="2022–2027")
        >>> check(Register.of(ipsm, old, new)).codes
        ('PSM109',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(old, status=TermStatus.ANNULLED), new)).codes
        ()

    Source
        Practice: the two boards of Kabupaten Jember, as news pages restate them.
    """
    if not any(term.has_status(TermStatus.DISPUTED).possible for _, term in subject.terms):
        return
    # Candidates of one side are not compared; a term that may be disputed has a side of its own.
    undisputed = object()
    yield from iter_overlaps(
        [
            candidate
            if candidate.subject.term.has_status(TermStatus.DISPUTED).possible
            else attrs.evolve(candidate, side=undisputed)
            for candidate in list_term_candidates(subject, TermStatus.ANNULLED)
        ]
    )
