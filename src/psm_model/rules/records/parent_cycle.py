"""PSM003: the rule parent-cycle."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking.register_subject import RegisterSubject
from psm_model.checking.rule import Scope, Violation, rule
from psm_model.checking.severity import Severity
from psm_model.checking.subjects import Context
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC
from psm_model.rules.organisations.organisation_places import (
    find_cycles,
)

__all__ = ["parent_cycle"]


@rule(
    code="PSM003",
    severity=Severity.ERROR,
    grounds=[LOGIC],
    scope=Scope.REGISTER,
    since="0.1.0",
    title=Bilingual("an organisation above itself", "organisasi yang membawahi dirinya sendiri"),
    message=Bilingual("{chain} are above one another in a circle", "{chain} saling membawahi dalam lingkaran"),
    explanation_indonesian="Sebuah organisasi, melalui induk-induknya, menjadi induk bagi dirinya sendiri.",
)
def parent_cycle(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
    """An organisation is above itself.

    What it checks
        The line of parents of each organisation.

    Why it matters
        Whoever follows the parents upwards never arrives.

    Example
        >>> first = Organisation(id="a", name="IPSM Satu", level=Level.VILLAGE, parent_id="b")
        >>> second = Organisation(id="b", name="IPSM Dua", level=Level.DISTRICT, parent_id="a")
        >>> check(Register.of(first, second)).codes
        ('PSM003',)

    Instead
        >>> check(Register.of(first, attrs.evolve(second, parent_id=None))).codes
        ()

    Source
        Logic: what is above is not below.
    """
    for circle in find_cycles(subject):
        first, *others = (f"/organisations/{subject.position_of(one)}/parent_id" for one in circle)
        chain = " > ".join((*circle, circle[0]))
        yield Violation(path=first, related=tuple(others), ids=circle, params={"chain": chain})
