"""PSM0xx and PSM4xx: organisations above, beside and below one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from psm_model.law.statute import Certainty
from psm_model.values.area import Level
from psm_model.values.bounds import NEVER, UNBOUNDED, Bounds
from psm_model.values.partial_date import PartialDate
from psm_model.values.verdict import Verdict

from .clusters import Candidate, Cluster, find_pairs
from .register_subject import OrganisationOutline, RegisterSubject
from .rule import Authority, Ground, Hit, Scope, Text, rule
from .severity import Severity
from .spans import compare_spans, imprecise
from .subjects import Context, OrganisationSubject

__all__ = ["dissolved_before_founded", "parent_cycle", "parent_not_above", "rival_organisations"]

_Placed: TypeAlias = tuple[int, OrganisationOutline]
"""An organisation with its position among all."""

_NAMED: Final = 3
"""How many organisations of a place a message names."""

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
    "tidak ada. Induk mengoordinasi dan tidak memerintah.",
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
        often missing. A parent coordinates: slides on Permensos 01/2012 call the bodies of the association autonomous
        and not hierarchical (*tidak hirarkis, otonom*).
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
    title=Text("several organisations in one place", "beberapa organisasi di satu tempat"),
    message=Text(
        "{count} organisations are of level and area {place:Level}, at least two of them at a time: {organisations}",
        "{count} organisasi berada pada tingkat dan wilayah {place:Level}, sedikitnya dua di antaranya pada waktu yang "
        "sama: {organisations}",
    ),
    explanation_id="Beberapa organisasi berada pada tingkat dan wilayah yang sama, dan sedikitnya dua di antaranya "
    "pada waktu yang sama. Setiap tempat dilaporkan satu kali dengan semua organisasinya. Peraturan yang melarangnya "
    "tidak ditemukan, tetapi dalam praktik hanya ada satu.",
)
def rival_organisations(subject: RegisterSubject, _context: Context) -> Iterator[Hit]:
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


def _rivals(several: Sequence[_Placed]) -> Iterator[Hit]:
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
        yield Hit(
            path=first,
            related=tuple(others),
            ids=ids,
            verdict=verdict,
            settled_by=() if verdict.certain else tuple(facts),
            params={
                "count": len(ids),
                "place": _place(several[0][1]),
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
            in_order = not _is_dissolved_first(organisation.founded, organisation.dissolved).possible
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


def _is_dissolved_first(founded: PartialDate | None, dissolved: PartialDate | None) -> Verdict:
    """Return whether an organisation was dissolved before it was founded."""
    if founded is None or dissolved is None:
        return Verdict.NO
    (founded_min, founded_max), (dissolved_min, dissolved_max) = founded.ordinals, dissolved.ordinals
    return Verdict.of(always=dissolved_max < founded_min, possible=dissolved_min < founded_max)


def _unsettled(position: int, organisation: OrganisationOutline) -> tuple[str, ...]:
    path, founded, dissolved = f"/organisations/{position}", organisation.founded, organisation.dissolved
    facts = (f"{path}/founded",) if founded is None else imprecise(f"{path}/founded", founded)
    return facts if dissolved is None else facts + imprecise(f"{path}/dissolved", dissolved)


@rule(
    code="PSM407",
    severity=Severity.ERROR,
    grounds=[_LOGIC],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("dissolved before it was founded", "bubar sebelum berdiri"),
    message=Text(
        "organisation {organisation!r} was dissolved ({dissolved:Date}) before it was founded ({founded:Date})",
        "organisasi {organisation!r} bubar ({dissolved:Date}) sebelum berdiri ({founded:Date})",
    ),
    explanation_id="Organisasi tercatat bubar sebelum hari berdirinya: salah satu tanggalnya keliru.",
)
def dissolved_before_founded(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """An organisation was dissolved before it was founded.

    What it checks
        The day of dissolution against that of founding, where both are recorded. They may be one day.

    Why it matters
        One of the two dates is wrong.

    Example
        >>> young = attrs.evolve(ipsm, founded=PartialDate(2021), dissolved=PartialDate(2020, 12, 31))
        >>> check(Register.of(young)).codes
        ('PSM407',)

    Instead
        >>> check(Register.of(attrs.evolve(young, dissolved=PartialDate(2021)))).codes
        ()

    Source
        Logic: what is not there can't be dissolved.
    """
    organisation = subject.organisation
    if organisation is None or organisation.founded is None or organisation.dissolved is None:
        return
    founded, dissolved = organisation.founded, organisation.dissolved
    verdict = _is_dissolved_first(founded, dissolved)
    if verdict.possible:
        facts = imprecise(f"{subject.path}/founded", founded) + imprecise(f"{subject.path}/dissolved", dissolved)
        yield Hit(
            path=f"{subject.path}/dissolved",
            related=(f"{subject.path}/founded",),
            ids=(organisation.id,),
            verdict=verdict,
            settled_by=() if verdict.certain else facts,
            params={"organisation": organisation.id, "founded": str(founded), "dissolved": str(dissolved)},
        )
