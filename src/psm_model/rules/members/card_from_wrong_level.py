"""PSM306: the rule card-from-wrong-level."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from psm_model.checking import Authority, Context, Ground, RegisterSubject, Severity, Violation, register_rule
from psm_model.entities.member import CardKind
from psm_model.i18n import Bilingual
from psm_model.law.statute import Certainty
from psm_model.rules.grounds import ART
from psm_model.values.area import Level

__all__ = ["card_from_wrong_level"]

_WHO_ISSUES_CARDS = Ground(
    Authority.ASSOCIATION, Certainty.QUOTED, ("ART IPSM (Munas III) Pasal 3 ayat (1) dan ayat (4)", ART)
)
_ISSUERS: Final = {CardKind.NATIONAL: Level.NATIONAL, CardKind.TEMPORARY: Level.REGENCY_CITY}


@register_rule(
    code="PSM306",
    severity=Severity.WARNING,
    grounds=[_WHO_ISSUES_CARDS],
    title=Bilingual("a card from the wrong level", "kartu dari tingkat yang keliru"),
    message=Bilingual(
        "a {kind:CardKind} of member {member:Member} was issued by {issuer:Organisation}, of level {level:Level}",
        "{kind:CardKind} anggota {member:Member} diterbitkan oleh {issuer:Organisation}, yang berada pada tingkat "
        "{level:Level}",
    ),
    remedy=Bilingual(
        "Correct the issuer or the kind if the card states another one.",
        "Perbaiki penerbit atau jenisnya sesuai dengan kartu.",
    ),
    explanation_indonesian="""Kartu anggota diterbitkan oleh kepengurusan dari tingkat yang keliru. Menurut ART IPSM,
    KTA diterbitkan oleh pengurus nasional, dan KTA sementara oleh pengurus kabupaten atau kota.""",
)
def card_from_wrong_level(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
    """A member's card was issued by an organisation of the wrong level.

    What it checks
        The level of the organisation that issued each card, where it is recorded.

    Why it matters
        Under the association's rules of procedure (*ART*), the national board issues cards, and the board of a regency
        or city issues temporary ones until the national card is ready.

    Example
        >>> village = Organisation(id="v", name="IPSM Desa Contoh", level=Level.VILLAGE)
        >>> card = Card(kind=CardKind.NATIONAL, issuer_id="v")
        >>> check(Register.of(village, attrs.evolve(kasmad, cards=(card,)))).codes
        ('PSM306',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(kasmad, cards=(attrs.evolve(card, issuer_id="o"),)))).codes
        ()

    Source
        ART IPSM, adopted by the third national congress (*Munas III*), Pasal 3 ayat (1) and ayat (4).
    """
    for card, level in subject.iter_cards():
        if level is not _ISSUERS[card.kind]:
            yield Violation(
                path=card.path,
                ids=(card.member_id, card.issuer_id),
                params={
                    "member": card.member_id,
                    "kind": card.kind.value,
                    "issuer": card.issuer_id,
                    "level": level.value,
                },
            )
