"""PSM003: the rule parent-cycle."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, RegisterSubject, Severity, Violation, register_rule
from psm_model.i18n import Bilingual
from psm_model.rules.cycles import iter_circles
from psm_model.rules.grounds import LOGIC
from psm_model.rules.organisations.organisation_places import find_parents

__all__ = ["parent_cycle"]


@register_rule(
    code="PSM003",
    severity=Severity.ERROR,
    grounds=[LOGIC],
    title=Bilingual("a circle of parents", "induk yang melingkar"),
    message=Bilingual("{chain} are one another's parents in a circle", "{chain} saling menjadi induk secara melingkar"),
    explanation_indonesian="Sebuah organisasi, melalui induk-induknya, menjadi induk bagi dirinya sendiri.",
)
def parent_cycle(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
    """An organisation is its own ancestor.

    What it checks
        The chain of parents of each organisation.

    Why it matters
        The chain of parents has no top.

    Example
        >>> first = Organisation(id="a", name="IPSM Satu", level=Level.VILLAGE, parent_id="b")
        >>> second = Organisation(id="b", name="IPSM Dua", level=Level.DISTRICT, parent_id="a")
        >>> check(Register.of(first, second)).codes
        ('PSM003',)

    Instead
        >>> check(Register.of(first, attrs.evolve(second, parent_id=None))).codes
        ()

    Source
        Logic: an organisation is not above itself.
    """
    parents = find_parents(subject)
    for circle in iter_circles(parents):
        # Upwards from the smallest id.
        cycle = [circle[0]]
        while len(cycle) < len(circle):
            cycle += parents[cycle[-1]]
        first, *others = (
            f"/organisations/{subject.find_position(organisation_id)}/parent_id" for organisation_id in cycle
        )
        chain = " > ".join((*cycle, cycle[0]))
        yield Violation(path=first, related=tuple(others), ids=tuple(cycle), params={"chain": chain})
