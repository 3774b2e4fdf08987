"""PSM403: the rule rival-organisations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from psm_model.checking import Context, RegisterSubject, Severity, Violation, register_rule
from psm_model.checking.clusters import Candidate, Cluster, find_pairs, judge_span_overlap
from psm_model.checking.facts import Fact
from psm_model.checking.imprecision import find_imprecise_ends
from psm_model.checking.organisation_outline import OrganisationOutline
from psm_model.entities.dated_values import SINCE_EVER
from psm_model.entities.organisation_state import make_areas_over_time
from psm_model.i18n import Bilingual
from psm_model.values.area import AreaCode, Level
from psm_model.values.bounds import Bounds
from psm_model.values.verdict import Verdict

from .continuity import Continuity
from .organisation_places import LEVELS_OF_BOARDS, format_place, judge_dissolution

__all__ = ["rival_organisations"]

_NAMED: Final = 3  # the maximum number of organisations that a message names


class _Stay(NamedTuple):
    """The days on which an organisation is, or may be, in an area."""

    bounds: Bounds
    """The days."""
    is_certain: bool
    """Whether it is in the area on these days."""
    facts: tuple[Fact, ...]
    """The facts that would settle it."""


class _Placed(NamedTuple):
    """An organisation in an area on some days."""

    position: int
    """The position of the organisation among all."""
    organisation: OrganisationOutline
    """The organisation."""
    facts: tuple[Fact, ...]
    """The facts that would settle whether it is there."""


_Stays: TypeAlias = Mapping[AreaCode | None, Sequence[_Stay]]


@register_rule(
    code="PSM403",
    severity=Severity.INFO,
    grounds=[LEVELS_OF_BOARDS],
    title=Bilingual("several organisations in one place", "beberapa organisasi di satu tempat"),
    message=Bilingual(
        "{count} organisations are recorded with the level and area {place:Level}, two or more at the same time: "
        "{organisations:Organisations}",
        "{count} organisasi tercatat pada tingkat dan wilayah {place:Level}, sedikitnya dua di antaranya pada waktu "
        "yang sama: {organisations:Organisations}",
    ),
    remedy=Bilingual(
        "Keep one entry if they are one organisation. If one has ended, record its dissolution or its successor.",
        "Jika semuanya satu organisasi, pertahankan satu entri. Jika ada yang berakhir, catat tanggal bubarnya atau "
        "penerusnya.",
    ),
    explanation_indonesian="""Beberapa organisasi mempunyai tingkat dan wilayah yang sama, sedikitnya dua di
    antaranya pada waktu yang sama. Wilayah yang dahulu (`areas`) juga dibandingkan. Setiap tempat dilaporkan satu kali
    dengan semua organisasinya. Organisasi dan pendahulunya tidak dianggap bersaing, kecuali jika organisasi itu hasil
    pemekaran. Peraturan yang melarangnya tidak ditemukan, tetapi dalam praktik hanya ada satu.""",
)
def rival_organisations(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
    """Several organisations have the same level and area, at least two of them at the same time.

    What it checks
        The organisations of each level and area, from founding to dissolution as far as recorded, on the days on which
        they were in that area: in a former area (`areas`) during its period, and in the present area since then. Codes
        of different vintages are not compared. An organisation without a recorded dissolution still exists, unless
        another one continues it: then it ends on the day before its successor took its place. An organisation and its
        predecessors, direct or indirect, are not rivals, unless it was split off. Each place is reported once, with all
        of its organisations, if any two are in it at the same time. A shared handover day does not count. If fields are
        left out on purpose (`withheld`), the finding is undetermined.

    Why it matters
        In practice, each place has one association, so the two may be the same organisation under two ids.

    Example
        >>> twin = attrs.evolve(ipsm, id="p", name="IPSM Nasional")
        >>> check(Register.of(ipsm, twin)).codes
        ('PSM403',)

    Instead
        >>> old = attrs.evolve(ipsm, dissolved=PartialDate(2010))
        >>> check(Register.of(old, attrs.evolve(twin, founded=PartialDate(2011)))).codes
        ()

    Source
        Practice: the boards on news pages. No source forbids two associations in one place.
    """
    places: dict[tuple[Level, AreaCode | None], dict[int, OrganisationOutline]] = defaultdict(dict)
    for position, organisation in enumerate(subject.organisations):
        if organisation.area is not None or organisation.level is Level.NATIONAL:
            places[organisation.level, organisation.area][position] = organisation
        for former in organisation.areas:
            places[organisation.level, former.area][position] = organisation
    continuity = Continuity(subject.organisations)
    stays: dict[int, _Stays] = {}
    for (level, area), organisations in places.items():
        if len(organisations) > 1:
            # Ordered by id, so that the order in the document has no effect.
            ordered = sorted(organisations.items(), key=lambda placed: placed[1].id)
            for position, organisation in ordered:
                if position not in stays:
                    stays[position] = _find_stays(position, organisation)
            candidates = [
                candidate
                for position, organisation in ordered
                for candidate in _iter_candidates(position, organisation, stays[position][area], continuity)
            ]
            yield from _iter_violations(format_place(level, area), ordered, candidates, continuity)


def _find_stays(position: int, organisation: OrganisationOutline) -> _Stays:
    """Return the days on which an organisation is, or may be, in each of its areas."""
    path, areas = f"/organisations/{position}/areas", organisation.areas
    stays: dict[AreaCode | None, list[_Stay]] = defaultdict(list)
    if organisation.area is None and organisation.level is Level.NATIONAL:
        stays[None].append(_Stay(SINCE_EVER, is_certain=True, facts=()))
    facts = [find_imprecise_ends(f"{path}/{number}/period", former.period) for number, former in enumerate(areas)]
    of_present = tuple(fact for several in facts for fact in several)
    over_time = make_areas_over_time(organisation.area, areas, are_others_withheld="areas" in organisation.withheld)
    # The former areas come first.
    for number, span in enumerate(over_time.iter_spans()):
        settling = (
            facts[number] if number < len(areas) else of_present if span.is_certain else (Fact(path), *of_present)
        )
        stays[span.value].append(_Stay(span.bounds, span.is_certain, settling))
    return {area: _merge_adjoining(each) for area, each in stays.items()}


def _merge_adjoining(stays: Iterable[_Stay]) -> list[_Stay]:
    """Return the stays in one area, with those that certainly overlap or follow each other as one.

    Between them is no handover day.
    """
    merged: list[_Stay] = []
    for stay in sorted(stays, key=lambda stay: (stay.is_certain, stay.bounds.start_max)):
        if merged and merged[-1].is_certain is stay.is_certain and _adjoin(merged[-1].bounds, stay.bounds):
            before = merged.pop()
            first, second = before.bounds, stay.bounds
            union = Bounds(
                min(first.start_min, second.start_min),
                min(first.start_max, second.start_max),
                max(first.end_min, second.end_min),
                max(first.end_max, second.end_max),
            )
            merged.append(_Stay(union, stay.is_certain, (*before.facts, *stay.facts)))
        else:
            merged.append(stay)
    return merged


def _adjoin(first: Bounds, second: Bounds) -> bool:
    """Return whether two spans certainly overlap, or one starts on the day after the other ends."""
    return max(first.start_max, second.start_max) <= min(first.end_min, second.end_min) + 1


def _iter_candidates(
    position: int, organisation: OrganisationOutline, stays: Iterable[_Stay], continuity: Continuity
) -> Iterator[Candidate[_Placed]]:
    """Yield the days on which an organisation exists and is, or may be, in an area."""
    life = continuity.find_life(organisation)
    # If it may have been dissolved before it was founded, it may never have existed.
    in_order = not judge_dissolution(organisation.founded, organisation.dissolved).possible
    withheld = continuity.find_withheld(organisation.id)
    for stay in stays:
        bounds = life.intersect(stay.bounds)
        if life.start_min <= life.end_max and bounds.start_min <= bounds.end_max:
            is_certain = in_order and stay.is_certain and withheld is None and life.overlaps(stay.bounds).certain
            facts = stay.facts if withheld is None else (*stay.facts, Fact(withheld))
            placed = _Placed(position, organisation, facts)
            yield Candidate(bounds, placed, continuity.find_line(organisation.id), can_be_certain=is_certain)


def _iter_violations(
    place: str,
    organisations: Iterable[tuple[int, OrganisationOutline]],
    candidates: Iterable[Candidate[_Placed]],
    continuity: Continuity,
) -> Iterator[Violation]:
    """Yield the violation of one place, if any two organisations are in it at the same time."""
    verdict, facts = Verdict.NO, dict[Fact, None]()

    def judge(first: Candidate[_Placed], second: Candidate[_Placed]) -> Verdict:
        if continuity.are_connected(first.subject.organisation.id, second.subject.organisation.id):
            return Verdict.NO
        return judge_span_overlap(first, second)

    for clash in find_pairs(candidates, judge):
        members = clash.members if isinstance(clash, Cluster) else (clash.first, clash.second)
        for position, organisation, of_stay in (member.subject for member in members):
            facts |= dict.fromkeys((*continuity.find_facts(position, organisation), *of_stay))
        verdict |= clash.verdict
    if verdict.possible:
        positions: dict[str, int] = {}
        for position, organisation in organisations:
            positions.setdefault(organisation.id, position)
        ids = tuple(positions)
        shown = [repr(organisation_id) for organisation_id in ids[:_NAMED]] + (["…"] if len(ids) > _NAMED else [])
        first, *others = (f"/organisations/{position}" for position in positions.values())
        yield Violation(
            path=first,
            related=tuple(others),
            ids=ids,
            verdict=verdict,
            settled_by=tuple(facts),
            params={
                "count": len(ids),
                "place": place,
                "organisations": ", ".join(shown),
            },
        )
