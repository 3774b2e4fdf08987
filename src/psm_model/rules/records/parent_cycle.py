"""PSM003: the rule parent-cycle."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final, NamedTuple

from psm_model.checking import Context, RegisterSubject, Severity, Violation, register_rule
from psm_model.checking.facts import Fact
from psm_model.checking.imprecision import find_imprecise_ends
from psm_model.checking.organisation_outline import OrganisationOutline
from psm_model.entities.dated_values import ValuesOverTime
from psm_model.entities.organisation_state import make_parents_over_time
from psm_model.entities.places import iter_first
from psm_model.i18n import Bilingual
from psm_model.rules.cycles import iter_circles
from psm_model.rules.grounds import LOGIC
from psm_model.rules.organisations.organisation_places import find_parents
from psm_model.values.verdict import Verdict

__all__ = ["parent_cycle"]

_MAX_DAYS: Final = 100
"""The maximum number of days on which a group of organisations is judged; of more, the answer is undetermined."""


@register_rule(
    code="PSM003",
    severity=Severity.ERROR,
    grounds=[LOGIC],
    title=Bilingual("a circle of parents", "induk yang melingkar"),
    message=Bilingual(
        "organisations are one another's parents in a circle: {chain:Organisations}",
        "organisasi saling menjadi induk secara melingkar: {chain:Organisations}",
    ),
    remedy=Bilingual(
        "Correct each parent that is not the one in the decrees.",
        "Perbaiki induk yang tidak sesuai dengan SK.",
    ),
    explanation_indonesian="""Sebuah organisasi pada suatu waktu menjadi induk bagi dirinya sendiri, langsung atau
    melalui induknya. Induk yang dahulu (`parents`) dibandingkan menurut waktunya.""",
)
def parent_cycle(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
    """An organisation is its own ancestor.

    What it checks
        The chain of parents of each organisation, including former parents (`parents`) on the days on which they were
        above it. The start of the present parent is known only if an earlier parent is recorded. Otherwise a circle
        with former parents is undetermined.

    Why it matters
        One of the parents is wrong: the chain of parents never reaches a top.

    Example
        >>> first = Organisation(id="a", name="IPSM Satu", level=Level.VILLAGE, parent_id="b")
        >>> second = Organisation(id="b", name="IPSM Dua", level=Level.DISTRICT, parent_id="a")
        >>> check(Register.of(first, second)).codes
        ('PSM003',)

    Instead
        >>> check(Register.of(first, attrs.evolve(second, parent_id=None))).codes
        ()

    Source
        Logic: an organisation cannot be above itself.
    """
    parents = find_parents(subject)
    circular_ids: set[str] = set()
    for circle in iter_circles(parents):
        circular_ids.update(circle)
        # Upwards from the smallest id.
        cycle = [circle[0]]
        while len(cycle) < len(circle):
            cycle += parents[cycle[-1]]
        first, *others = (
            f"/organisations/{subject.find_position(organisation_id)}/parent_id" for organisation_id in cycle
        )
        chain = " > ".join(map(repr, (*cycle, cycle[0])))
        yield Violation(path=first, related=tuple(others), ids=tuple(cycle), params={"chain": chain})
    if any(organisation.parents for organisation in subject.organisations):
        yield from _iter_own_parents(subject)
        yield from _iter_former_circles(subject, circular_ids)


def _iter_own_parents(subject: RegisterSubject) -> Iterator[Violation]:
    """Yield the violations of organisations that were above themselves at another time."""
    for position, organisation in enumerate(subject.organisations):
        own = (number for number, former in enumerate(organisation.parents) if former.parent_id == organisation.id)
        paths = tuple(f"/organisations/{position}/parents/{number}/parent_id" for number in own)
        if paths:
            chain = f"{organisation.id!r} > {organisation.id!r}"
            yield Violation(path=paths[0], related=paths[1:], ids=(organisation.id,), params={"chain": chain})


class _Child(NamedTuple):
    """An organisation with its parents at all times, without those that are in a circle of present parents."""

    path: str
    """The JSON Pointer of the organisation."""
    outline: OrganisationOutline
    """The organisation."""
    parents: ValuesOverTime[str]
    """Its parents."""

    def list_ever(self) -> tuple[str, ...]:
        """Return the organisations that were above it at any time, without itself."""
        former = (dated.value for dated in self.parents.dated)
        above = dict.fromkeys((*former, *([] if self.parents.present is None else [self.parents.present])))
        return tuple(parent for parent in above if parent != self.outline.id)

    def list_parents(self, day: int) -> list[tuple[str, Verdict]]:
        """Return the organisations that may be above it on a day."""
        # Without an earlier parent, nothing says since when the present one has been above.
        known = Verdict.YES if self.parents.dated else Verdict.UNDETERMINED
        return [(parent, verdict & known) for parent, verdict in self.parents.judge(day, day)]


def _iter_former_circles(subject: RegisterSubject, circular_ids: Collection[str]) -> Iterator[Violation]:
    """Yield the violations of circles with at least one parent of another time."""
    children: dict[str, _Child] = {}
    for position, outline in iter_first(subject.organisations):
        present = None if outline.id in circular_ids else outline.parent_id
        parents = make_parents_over_time(present, outline.parents, are_others_withheld="parents" in outline.withheld)
        children[outline.id] = _Child(f"/organisations/{position}", outline, parents)
    references = {organisation_id: child.list_ever() for organisation_id, child in children.items()}
    for circle in iter_circles({organisation_id: above for organisation_id, above in references.items() if above}):
        group = {organisation_id: children[organisation_id] for organisation_id in circle}
        verdict = _judge_circle(group)
        if verdict.possible:
            first, *others = _iter_pointers(group)
            yield Violation(
                path=first,
                related=tuple(others),
                ids=circle,
                verdict=verdict,
                settled_by=tuple(_iter_facts(group)),
                params={"chain": ", ".join(map(repr, circle))},
            )


def _judge_circle(group: Mapping[str, _Child]) -> Verdict:
    """Judge whether organisations, all connected by parents of any time, are in a circle on one day."""
    days = {day for child in group.values() for dated in child.parents.dated for day in dated.bounds.breakpoints}
    if len(days) > _MAX_DAYS:
        return Verdict.UNDETERMINED
    verdict = Verdict.NO
    for day in sorted(days):
        above = {
            organisation_id: [(parent, known) for parent, known in child.list_parents(day) if parent != organisation_id]
            for organisation_id, child in group.items()
        }
        for known in (Verdict.YES, Verdict.UNDETERMINED):
            edges = {
                organisation_id: tuple(parent for parent, certainty in several if certainty in {Verdict.YES, known})
                for organisation_id, several in above.items()
            }
            if any(iter_circles({child: parents for child, parents in edges.items() if parents})):
                verdict |= known
                break
    return verdict


def _iter_pointers(group: Mapping[str, _Child]) -> Iterator[str]:
    """Yield the JSON Pointers of the references within a group."""
    for child in group.values():
        for number, dated in enumerate(child.parents.dated):
            if dated.value in group:
                yield f"{child.path}/parents/{number}/parent_id"
        if child.parents.present in group:
            yield f"{child.path}/parent_id"


def _iter_facts(group: Mapping[str, _Child]) -> Iterator[Fact]:
    """Yield the facts that would settle when the organisations of a group were above one another."""
    for child in group.values():
        for number, former in enumerate(child.outline.parents):
            yield from find_imprecise_ends(f"{child.path}/parents/{number}/period", former.period)
        if child.parents.present in group:
            yield Fact(f"{child.path}/parents")
