"""PSM0xx and PSM4xx: organisations above, beside and below one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TypeAlias

from psm_model.law.statute import Certainty
from psm_model.values.area import Level
from psm_model.values.period import UNBOUNDED, Bounds

from .register_subject import OrganisationOutline, RegisterSubject
from .rule import Authority, Ground, Hit, Scope, Text, rule
from .severity import Severity
from .spans import imprecise, iter_sharing
from .subjects import Context

__all__ = ["parent_cycle", "parent_not_above", "rival_organisations"]

_Life: TypeAlias = tuple[Bounds, tuple[int, OrganisationOutline]]

_LOGIC = Ground(authority=Authority.LOGIC)
_LEVELS_OF_BOARDS = Ground(
    authority=Authority.PRACTICE,
    certainty=Certainty.DERIVED,
    sources=(
        "https://pintujabar.com/2025/09/13/musda-ipsm-purwakarta-2025-ricki-syamsul-fauzi-tekankan-penguatan-peran-sosial/",
        "https://bukukerjawaryono.blogspot.com/2018/08/mengenal-apa-itu-psm-dan-ipsm.html",
    ),
)


def _cycles(subject: RegisterSubject) -> Iterator[tuple[str, ...]]:
    """Give each circle of parents, once, from its smallest id on."""
    parents: dict[str, str | None] = {}
    for organisation in subject.organisations:
        parents.setdefault(organisation.id, organisation.parent_id)
    done: set[str] = set()
    for start in parents:
        line: dict[str, None] = {}
        step: str | None = start
        while step is not None and step in parents and step not in done and step not in line:
            line[step] = None
            step = parents[step]
        if step in line:
            ids = list(line)
            circle = ids[ids.index(step) :]
            first = circle.index(min(circle))
            yield (*circle[first:], *circle[:first])
        done.update(line)


@rule(
    code="PSM003",
    severity=Severity.ERROR,
    grounds=[_LOGIC],
    scope=Scope.REGISTER,
    since="0.1.0",
    title=Text("an organisation above itself", "organisasi yang membawahi dirinya sendiri"),
    message=Text("{chain} are above one another in a circle", "{chain} saling membawahi dalam lingkaran"),
    explanation_id="Sebuah organisasi, melalui induk-induknya, menjadi induk bagi dirinya sendiri.",
)
def parent_cycle(subject: RegisterSubject, _context: Context) -> Iterator[Hit]:
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
    for circle in _cycles(subject):
        first, *others = (f"/organisations/{subject.position_of(one)}/parent_id" for one in circle)
        chain = " > ".join((*circle, circle[0]))
        yield Hit(path=first, related=tuple(others), ids=circle, params={"chain": chain})


@rule(
    code="PSM402",
    severity=Severity.WARNING,
    grounds=[_LEVELS_OF_BOARDS],
    scope=Scope.REGISTER,
    since="0.1.0",
    title=Text("a parent that is not above", "induk yang tidak berada di atas"),
    message=Text(
        "organisation {child!r} ({child_place:Level}) has the parent {parent!r} ({parent_place:Level}), "
        "which is not above it",
        "organisasi {child!r} ({child_place:Level}) berinduk pada {parent!r} ({parent_place:Level}), "
        "yang tidak berada di atasnya",
    ),
    explanation_id="Induk organisasi tidak setingkat lebih tinggi, atau wilayahnya tidak mencakup wilayah "
    "organisasi itu. Kode wilayah hanya dibandingkan bila dari keputusan yang sama. Tingkat di antaranya boleh "
    "tidak ada.",
)
def parent_not_above(subject: RegisterSubject, _context: Context) -> Iterator[Hit]:
    """The parent of an organisation is not of a higher level, or its area does not hold the organisation's.

    What it checks
        The level of each organisation against its parent's, and the areas where both have a code of the same vintage.
        A level between the two may be missing; organisations in a circle of parents are left to PSM003.

    Why it matters
        The wrong parent is recorded, or a level or an area is wrong.

    Example
        >>> village = Organisation(
        ...     id="v", name="IPSM Desa", level=Level.VILLAGE, area=AreaCode("33.25.11.2001"), parent_id="r"
        ... )
        >>> regency = Organisation(id="r", name="IPSM Kabupaten", level=Level.REGENCY_CITY, area=AreaCode("33.26"))
        >>> check(Register.of(village, regency)).codes
        ('PSM402',)

    Instead
        >>> check(Register.of(village, attrs.evolve(regency, area=AreaCode("33.25")))).codes
        ()

    Source
        Practice: boards at the nation, provinces, regencies and cities, districts and villages, where lower levels are
        often missing.
    """
    circling = {organisation_id for circle in _cycles(subject) for organisation_id in circle}
    for position, child in enumerate(subject.organisations):
        above = None if child.parent_id is None else subject.position_of(child.parent_id)
        if above is None or child.id in circling:
            continue
        parent = subject.organisations[above]
        if not parent.level.is_above(child.level) or _areas_apart(parent, child):
            yield Hit(
                path=f"/organisations/{position}/parent_id",
                related=(f"/organisations/{above}",),
                ids=(child.id, parent.id),
                params={
                    "child": child.id,
                    "child_place": _place(child),
                    "parent": parent.id,
                    "parent_place": _place(parent),
                },
            )


def _areas_apart(parent: OrganisationOutline, child: OrganisationOutline) -> bool:
    if parent.area is None or child.area is None or parent.area.vintage != child.area.vintage:
        return False
    return not parent.area.contains(child.area)


def _place(organisation: OrganisationOutline) -> str:
    return organisation.level.value if organisation.area is None else f"{organisation.level} {organisation.area}"


@rule(
    code="PSM403",
    severity=Severity.INFO,
    grounds=[_LEVELS_OF_BOARDS],
    scope=Scope.REGISTER,
    since="0.1.0",
    title=Text("two organisations in one place", "dua organisasi di satu tempat"),
    message=Text(
        "organisations {first!r} and {second!r} are both of level and area {place:Level} at a time",
        "organisasi {first!r} dan {second!r} sama-sama bertingkat dan berwilayah {place:Level} pada waktu yang sama",
    ),
    explanation_id="Dua organisasi memiliki tingkat dan wilayah yang sama pada waktu yang sama. Peraturan yang "
    "melarangnya tidak ditemukan, tetapi dalam praktik hanya ada satu.",
)
def rival_organisations(subject: RegisterSubject, _context: Context) -> Iterator[Hit]:
    """Two organisations have one level and one area at a time.

    What it checks
        The organisations of each level and area, codes of different vintages apart, from their founding to their
        dissolution as far as these are recorded; one without a dissolution is taken to be there still.

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
    places: dict[tuple[Level, str, str | None], list[_Life]] = defaultdict(list)
    for position, organisation in enumerate(subject.organisations):
        area = organisation.area
        if area is not None or organisation.level is Level.NATIONAL:
            key = (organisation.level, str(area or ""), None if area is None else area.vintage)
            life = _life(organisation)
            # One that was dissolved before it was founded is none's rival on any day.
            if life.start_min <= life.end_max:
                places[key].append((life, (position, organisation)))
    for lives in places.values():
        # In order of the ids, so that which of two comes first is not left to their order in the document.
        in_order = sorted(lives, key=lambda life: life[1][1].id)
        for (_a, (first_position, first)), (_b, (position, second)), sharing in iter_sharing(in_order):
            verdict = sharing.overlap
            if first.id != second.id and verdict.possible:
                paths = f"/organisations/{first_position}", f"/organisations/{position}"
                facts = _unsettled(paths[0], first) + _unsettled(paths[1], second)
                yield Hit(
                    path=paths[1],
                    related=(paths[0],),
                    ids=(first.id, second.id),
                    verdict=verdict,
                    settled_by=() if verdict.certain else facts,
                    params={"first": first.id, "second": second.id, "place": _place(second)},
                )


def _life(organisation: OrganisationOutline) -> Bounds:
    """Give the bounds of the days on which an organisation is there, whatever the order of its dates."""
    founded, dissolved = organisation.founded, organisation.dissolved
    start = (-UNBOUNDED, UNBOUNDED) if founded is None else founded.ordinals
    if dissolved is None:
        return Bounds(*start, 2 * UNBOUNDED, 2 * UNBOUNDED)
    end = dissolved.ordinals
    return Bounds(start[0], min(start[1], end[1]), max(end[0], start[0]), end[1])


def _unsettled(path: str, organisation: OrganisationOutline) -> tuple[str, ...]:
    founded, dissolved = organisation.founded, organisation.dissolved
    facts = (f"{path}/founded",) if founded is None else imprecise(f"{path}/founded", founded)
    return facts if dissolved is None else facts + imprecise(f"{path}/dissolved", dissolved)
