"""PSM403: the rule rival-organisations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from psm_model.checking import Context, RegisterSubject, Severity, Violation, register_rule
from psm_model.checking.clusters import Candidate, Cluster, find_pairs
from psm_model.checking.facts import Fact
from psm_model.checking.register_subject import OrganisationOutline
from psm_model.checking.spans import compare_spans, imprecise
from psm_model.entities.organisation_state import find_life
from psm_model.i18n import Bilingual
from psm_model.values.area import Level
from psm_model.values.bounds import Bounds
from psm_model.values.verdict import Verdict

from .continuity import Continuity
from .organisation_places import LEVELS_OF_BOARDS, judge_dissolution, place_words

__all__ = ["rival_organisations"]

_Placed: TypeAlias = tuple[int, OrganisationOutline]  # an organisation with its position among all
_NAMED: Final = 3  # the maximum number of organisations that a message names


@register_rule(
    code="PSM403",
    severity=Severity.INFO,
    grounds=[LEVELS_OF_BOARDS],
    title=Bilingual("several organisations in one place", "beberapa organisasi di satu tempat"),
    message=Bilingual(
        "{count} organisations have the level and area {place:Level}, at least two of them at the same time: "
        "{organisations}",
        "{count} organisasi berada pada tingkat dan wilayah {place:Level}, sedikitnya dua di antaranya pada waktu "
        "yang sama: {organisations}",
    ),
    explanation_indonesian="""Beberapa organisasi berada pada tingkat dan wilayah yang sama, dan sedikitnya dua di
    antaranya pada waktu yang sama. Setiap tempat dilaporkan satu kali dengan semua organisasinya. Organisasi dan
    pendahulunya tidak dianggap bersaing, kecuali jika organisasi itu hasil pemekaran. Peraturan yang melarangnya tidak
    ditemukan, tetapi dalam praktik hanya ada satu.""",
)
def rival_organisations(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
    """Several organisations have the same level and area, at least two of them at the same time.

    What it checks
        The organisations of each level and area, from founding to dissolution as far as recorded. Codes of different
        vintages are not compared. An organisation without a dissolution still exists, unless another one continues it:
        then it ends before the day on which that one took its place. An organisation and the one that it continues,
        directly or through others, are no rivals, unless it was split off. Each place is reported once, with all of its
        organisations, if any two exist at the same time. A shared handover day does not count.

    Why it matters
        In practice, each place has one association, so one of the two may be the other under another id.

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
    continuity = Continuity(subject.organisations)
    for organisations in places.values():
        if len(organisations) > 1:
            # Ordered by id, so that the order in the document has no effect.
            yield from _iter_violations(sorted(organisations, key=lambda placed: placed[1].id), continuity)


def _iter_violations(organisations: Sequence[_Placed], continuity: Continuity) -> Iterator[Violation]:
    """Yield the violation of one place, if any two of its organisations exist at the same time."""
    verdict, facts = Verdict.NO, dict[Fact, None]()

    def judge(first: Candidate[_Placed], second: Candidate[_Placed]) -> Verdict:
        if continuity.are_connected(first.subject[1].id, second.subject[1].id):
            return Verdict.NO
        return _judge_coexistence(first, second)

    for clash in find_pairs(_iter_lives(organisations, continuity), judge):
        members = clash.members if isinstance(clash, Cluster) else (clash.first, clash.second)
        facts |= dict.fromkeys(fact for member in members for fact in _unsettled_facts(*member.subject, continuity))
        verdict |= clash.verdict
    if verdict.possible:
        positions: dict[str, int] = {}
        for position, organisation in organisations:
            positions.setdefault(organisation.id, position)
        ids = tuple(positions)
        first, *others = (f"/organisations/{position}" for position in positions.values())
        yield Violation(
            path=first,
            related=tuple(others),
            ids=ids,
            verdict=verdict,
            settled_by=tuple(facts),
            params={
                "count": len(ids),
                "place": place_words(organisations[0][1]),
                "organisations": ", ".join((*map(repr, ids[:_NAMED]), *["…"][: len(ids) > _NAMED])),
            },
        )


def _iter_lives(organisations: Iterable[_Placed], continuity: Continuity) -> Iterator[Candidate[_Placed]]:
    """Yield the days on which organisations exist; an organisation dissolved before it was founded is skipped."""
    for placed in organisations:
        _, organisation = placed
        life = _life_bounds(organisation, continuity)
        if life.start_min <= life.end_max:
            # If it may have been dissolved before it was founded, it may never have existed.
            in_order = not judge_dissolution(organisation.founded, organisation.dissolved).possible
            yield Candidate(life, placed, continuity.find_line(organisation.id), can_be_certain=in_order)


def _judge_coexistence(first: Candidate[_Placed], second: Candidate[_Placed]) -> Verdict:
    verdict = compare_spans(first.bounds, second.bounds).overlap
    return verdict if first.can_be_certain and second.can_be_certain else verdict & Verdict.UNDETERMINED


def _life_bounds(organisation: OrganisationOutline, continuity: Continuity) -> Bounds:
    """Return the bounds of the days on which an organisation exists, both dates included."""
    life = find_life(organisation.founded, organisation.dissolved)
    takeover = continuity.find_takeover(organisation.id)
    if organisation.dissolved is not None or takeover is None:
        return life
    return Bounds(
        life.start_min, min(life.start_max, takeover.last), max(takeover.first, life.start_min), takeover.last
    )


def _unsettled_facts(position: int, organisation: OrganisationOutline, continuity: Continuity) -> tuple[Fact, ...]:
    path, founded, dissolved = f"/organisations/{position}", organisation.founded, organisation.dissolved
    facts = (Fact(f"{path}/founded"),) if founded is None else imprecise(f"{path}/founded", founded)
    if dissolved is not None:
        return facts + imprecise(f"{path}/dissolved", dissolved)
    takeover = continuity.find_takeover(organisation.id)
    return facts if takeover is None else facts + takeover.facts
