"""PSM403: the rule rival-organisations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from psm_model.checking.clusters import Candidate, Cluster, find_pairs
from psm_model.checking.register_subject import OrganisationOutline, RegisterSubject
from psm_model.checking.rule import Scope, Violation, rule
from psm_model.checking.severity import Severity
from psm_model.checking.spans import compare_spans, imprecise
from psm_model.checking.subjects import Context
from psm_model.i18n import Bilingual
from psm_model.values.area import Level
from psm_model.values.bounds import NEVER, UNBOUNDED, Bounds
from psm_model.values.verdict import Verdict

from .organisation_places import (
    LEVELS_OF_BOARDS,
    is_dissolved_first,
    place_words,
)

__all__ = ["rival_organisations"]

_Placed: TypeAlias = tuple[int, OrganisationOutline]
"""An organisation with its position among all."""
_NAMED: Final = 3
"""How many organisations of a place a message names."""


@rule(
    code="PSM403",
    severity=Severity.INFO,
    grounds=[LEVELS_OF_BOARDS],
    scope=Scope.REGISTER,
    since="0.1.0",
    title=Bilingual("several organisations in one place", "beberapa organisasi di satu tempat"),
    message=Bilingual(
        "{count} organisations are of level and area {place:Level}, at least two of them at a time: {organisations}",
        "{count} organisasi berada pada tingkat dan wilayah {place:Level}, sedikitnya dua di antaranya pada waktu yang "
        "sama: {organisations}",
    ),
    explanation_indonesian="Beberapa organisasi berada pada tingkat dan wilayah yang sama, dan sedikitnya dua di "
    "antaranya pada waktu yang sama. Setiap tempat dilaporkan satu kali dengan semua organisasinya. Peraturan yang "
    "melarangnya tidak ditemukan, tetapi dalam praktik hanya ada satu.",
)
def rival_organisations(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
    """Several organisations are of one level and one area, two of them at a time.

    What it checks
        The organisations of each level and area, codes of different vintages apart, from the day of their founding to
        that of their dissolution as far as these are recorded; one without a dissolution is taken to be there still. A
        place is found once, with all of its organisations, if any two are there at a time. A last day of one that is
        the first day of the other is no such time.

    Why it matters
        Each place has one association in practice, so one of the two may be the other under another id.

    Example
        >>> twin = attrs.evolve(ipsm, id="p", name="IPSM Nasional")
        >>> check(Register.of(ipsm, twin)).codes
        ('PSM403',)

    Instead
        >>> old = attrs.evolve(ipsm, dissolved=PartialDate(2010))
        >>> check(Register.of(old, attrs.evolve(twin, founded=PartialDate(2011)))).codes
        ()

    Source
        Practice: the boards that news pages name; no source forbids two.
    """
    places: dict[tuple[Level, str, str | None], list[_Placed]] = defaultdict(list)
    for position, organisation in enumerate(subject.organisations):
        area = organisation.area
        if area is not None or organisation.level is Level.NATIONAL:
            key = (organisation.level, str(area or ""), None if area is None else area.vintage)
            places[key].append((position, organisation))
    for several in places.values():
        if len(several) > 1:
            # In order of the ids, so that their order in the document decides nothing.
            yield from _rivals(sorted(several, key=lambda one: one[1].id))


def _rivals(several: Sequence[_Placed]) -> Iterator[Violation]:
    """Yield what there is to say of the organisations of a place."""
    verdict, facts = Verdict.NO, dict[str, None]()
    for found in find_pairs(_iter_lives(several), _coexist):
        members = found.members if isinstance(found, Cluster) else (found.first, found.second)
        facts |= dict.fromkeys(fact for one in members for fact in _unsettled(*one.subject))
        verdict |= found.verdict
    if verdict.possible:
        positions: dict[str, int] = {}
        for position, organisation in several:
            positions.setdefault(organisation.id, position)
        ids = tuple(positions)
        first, *others = (f"/organisations/{position}" for position in positions.values())
        yield Violation(
            path=first,
            related=tuple(others),
            ids=ids,
            verdict=verdict,
            settled_by=() if verdict.certain else tuple(facts),
            params={
                "count": len(ids),
                "place": place_words(several[0][1]),
                "organisations": ", ".join((*map(repr, ids[:_NAMED]), *["…"][: len(ids) > _NAMED])),
            },
        )


def _iter_lives(
    several: Iterable[_Placed],
) -> Iterator[Candidate[_Placed]]:
    """Yield the days on which organisations are there; one dissolved before it was founded is there on none."""
    for one in several:
        _, organisation = one
        life = _life(organisation)
        if life.start_min <= life.end_max:
            # One that may have been dissolved before it was founded may be there on no day.
            in_order = not is_dissolved_first(organisation.founded, organisation.dissolved).possible
            yield Candidate(life, one, organisation.id, can_be_certain=in_order)


def _coexist(first: Candidate[_Placed], second: Candidate[_Placed]) -> Verdict:
    verdict = compare_spans(first.bounds, second.bounds).overlap
    return verdict if first.can_be_certain and second.can_be_certain else verdict & Verdict.UNDETERMINED


def _life(organisation: OrganisationOutline) -> Bounds:
    """Return the bounds of the days on which an organisation is there, the days of both dates counted in."""
    founded, dissolved = organisation.founded, organisation.dissolved
    start = (-UNBOUNDED, UNBOUNDED) if founded is None else founded.ordinals
    if dissolved is None:
        return Bounds(*start, NEVER, NEVER)
    end = dissolved.ordinals
    return Bounds(start[0], min(start[1], end[1]), max(end[0], start[0]), end[1])


def _unsettled(position: int, organisation: OrganisationOutline) -> tuple[str, ...]:
    path, founded, dissolved = f"/organisations/{position}", organisation.founded, organisation.dissolved
    facts = (f"{path}/founded",) if founded is None else imprecise(f"{path}/founded", founded)
    return facts if dissolved is None else facts + imprecise(f"{path}/dissolved", dissolved)
