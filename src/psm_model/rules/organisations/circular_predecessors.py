"""PSM409: the rule circular-predecessors."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, RegisterSubject, Severity, Violation, register_rule
from psm_model.entities.places import iter_first
from psm_model.i18n import Bilingual
from psm_model.rules.cycles import iter_circles
from psm_model.rules.grounds import LOGIC

__all__ = ["circular_predecessors"]


@register_rule(
    code="PSM409",
    severity=Severity.ERROR,
    grounds=[LOGIC],
    title=Bilingual("a circle of predecessors", "pendahulu yang melingkar"),
    message=Bilingual(
        "organisations continue one another in a circle: {organisations:Organisations}",
        "organisasi saling melanjutkan secara melingkar: {organisations:Organisations}",
    ),
    remedy=Bilingual(
        "Remove the predecessor from the record of the oldest of them. Find out which of them existed first.",
        "Kosongkan organisasi pendahulu pada organisasi yang tertua. Cari tahu organisasi mana yang lebih dahulu ada.",
    ),
    explanation_indonesian="""Sebuah organisasi, langsung atau melalui organisasi lain, tercatat sebagai kelanjutan dari
    dirinya sendiri. Pendahulu berdiri lebih dahulu, jadi salah satu rujukan itu keliru.""",
)
def circular_predecessors(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
    """An organisation continues itself, directly or in a circle.

    What it checks
        The predecessors of each organisation, whatever their kind. Circles are reported once, with all organisations
        in them.

    Why it matters
        A predecessor exists before its successor, so a circle contains a wrong reference.

    Example
        >>> first = Predecessor(organisation_id="b", kind=Succession.RENAMED)
        >>> second = Predecessor(organisation_id="a", kind=Succession.MERGED)
        >>> old = Organisation(id="a", name="IPSM Satu", level=Level.VILLAGE, predecessors=[first])
        >>> new = Organisation(id="b", name="IPSM Dua", level=Level.VILLAGE, predecessors=[second])
        >>> check(Register.of(old, new)).codes
        ('PSM409',)

    Instead
        >>> check(Register.of(attrs.evolve(old, predecessors=[]), new)).codes
        ()

    Source
        Logic: no organisation comes before itself.
    """
    references = {
        organisation.id: tuple(predecessor.organisation_id for predecessor in organisation.predecessors)
        for _, organisation in iter_first(subject.organisations)
        if organisation.predecessors
    }
    for circle in iter_circles(references):
        members = frozenset(circle)
        first, *others = (
            f"/organisations/{subject.find_position(organisation_id)}/predecessors/{number}"
            for organisation_id in circle
            for number, predecessor_id in enumerate(references[organisation_id])
            if predecessor_id in members
        )
        yield Violation(
            path=first,
            related=tuple(others),
            ids=circle,
            params={"organisations": ", ".join(repr(organisation_id) for organisation_id in circle)},
        )
