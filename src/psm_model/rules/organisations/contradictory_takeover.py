"""PSM410: the rule contradictory-takeover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from psm_model.checking import Context, RegisterSubject, Severity, Violation, register_rule
from psm_model.checking.facts import Fact
from psm_model.checking.imprecision import find_imprecise
from psm_model.checking.organisation_outline import OrganisationOutline
from psm_model.entities.organisation_life import index_takeovers
from psm_model.entities.places import iter_first
from psm_model.entities.predecessor import Succession
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC
from psm_model.values.partial_date import PartialDate
from psm_model.values.verdict import Verdict

__all__ = ["contradictory_takeover"]


@register_rule(
    code="PSM410",
    severity=Severity.WARNING,
    grounds=[LOGIC],
    title=Bilingual(
        "a takeover that contradicts other days of an organisation",
        "kelanjutan organisasi yang bertentangan dengan tanggal lain",
    ),
    message=Bilingual(
        "organisation {organisation:Organisation} continues {predecessor:Organisation} from {on:Date}, but the days "
        "of {other:Organisation} do not fit: "
        "{life:Period}",
        "organisasi {organisation:Organisation} melanjutkan {predecessor:Organisation} mulai {on:Date}, tetapi "
        "tanggal {other:Organisation} tidak "
        "cocok: {life:Period}",
    ),
    remedy=Bilingual(
        "Correct the date that differs from the decree. It may be that of the succession, the founding or the "
        "dissolution.",
        "Perbaiki tanggal yang tidak sesuai dengan SK. Itu dapat berupa tanggal kelanjutan, tanggal berdiri, atau "
        "tanggal bubar.",
    ),
    explanation_indonesian="""Sebuah organisasi melanjutkan organisasi lain pada hari yang tidak cocok dengan tanggal
    berdiri atau bubarnya. Organisasi yang melanjutkan baru berdiri sesudah hari itu atau sudah bubar sebelumnya;
    pendahulunya (`predecessors`) baru berdiri sesudah hari itu, sudah bubar lebih dari sehari sebelumnya, atau, kecuali
    pada pemekaran, baru bubar sesudahnya; atau pendahulunya sudah dilanjutkan organisasi lain pada hari lain. Salah
    satu tanggalnya keliru.""",
)
def contradictory_takeover(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
    """An organisation continues another on a day that contradicts when one of them was founded or ended.

    What it checks
        The day on which an organisation continues another (`predecessors`, `on`), for every kind of succession. The
        successor must be founded by that day and must not be dissolved before it. The predecessor must be founded by
        that day, and must not be dissolved earlier than the day before it. Unless the predecessor was only split, it
        must not be dissolved after that day either, and no other organisation may take its place on another day.

    Why it matters
        One of the days is wrong. Until it is corrected, it is undetermined whether an organisation exists between its
        dissolution and the day on which another one takes its place.

    Example
        >>> before = Predecessor(organisation_id="o", kind=Succession.MERGED, on=PartialDate(2021, 1, 1))
        >>> merged = Organisation(id="p", name="IPSM Gabungan", level=Level.VILLAGE, predecessors=[before])
        >>> check(Register.of(attrs.evolve(ipsm, dissolved=PartialDate(2025, 6, 1)), merged)).codes
        ('PSM410',)

    Instead
        >>> check(Register.of(attrs.evolve(ipsm, dissolved=PartialDate(2020, 12, 31)), merged)).codes
        ()

    Source
        Logic: an organisation must exist when it continues another, and an organisation ends only once.
    """
    organisations = subject.organisations
    earliest = _find_earliest(organisations)
    for position, organisation in iter_first(organisations):
        path = f"/organisations/{position}"
        for number, predecessor in enumerate(organisation.predecessors):
            on, before_id = predecessor.on, predecessor.organisation_id
            if on is None or before_id == organisation.id:
                continue
            pointer = f"{path}/predecessors/{number}"
            found = [*_iter_successor_clashes(path, organisation, on)]
            before = subject.find_position(before_id)
            if before is not None:
                place = f"/organisations/{before}"
                found += _iter_predecessor_clashes(place, organisations[before], predecessor.kind, on)
            if predecessor.kind.ends_predecessor:
                found += _iter_other_clashes(before_id, f"{pointer}/on", on, earliest[before_id])
            for clash in found:
                yield Violation(
                    path=f"{pointer}/on",
                    related=(clash.pointer,),
                    ids=(organisation.id, before_id),
                    verdict=clash.verdict,
                    settled_by=find_imprecise(f"{pointer}/on", on) + clash.settled_by,
                    params={
                        "organisation": organisation.id,
                        "predecessor": before_id,
                        "on": str(on),
                        "other": clash.organisation_id,
                        "life": clash.life,
                    },
                )


class _Dated(NamedTuple):
    """A day and its JSON Pointer."""

    day: PartialDate
    """The day."""
    pointer: str
    """Its JSON Pointer."""


class _Clash(NamedTuple):
    """A day of an organisation that a takeover contradicts."""

    organisation_id: str
    """The id of the organisation."""
    pointer: str
    """The JSON Pointer of the day."""
    life: str
    """The period that the day begins or ends, in EDTF notation."""
    verdict: Verdict
    """Whether the takeover contradicts it."""
    settled_by: tuple[Fact, ...]
    """The facts that would settle an undetermined verdict."""


def _iter_successor_clashes(path: str, organisation: OrganisationOutline, on: PartialDate) -> Iterator[_Clash]:
    """Yield the days of an organisation that contradict that it continues another on a day."""
    founded, dissolved = organisation.founded, organisation.dissolved
    if founded is not None:
        yield from _iter_clashes(organisation.id, f"{path}/founded", founded, on.precedes(founded), is_start=True)
    if dissolved is not None:
        verdict = dissolved.precedes(on)
        yield from _iter_clashes(organisation.id, f"{path}/dissolved", dissolved, verdict, is_start=False)


def _iter_predecessor_clashes(
    path: str, organisation: OrganisationOutline, kind: Succession, on: PartialDate
) -> Iterator[_Clash]:
    """Yield the days of an organisation that contradict that another one continues it from a day on."""
    founded, dissolved = organisation.founded, organisation.dissolved
    if founded is not None:
        yield from _iter_clashes(organisation.id, f"{path}/founded", founded, on.precedes(founded), is_start=True)
    if dissolved is not None:
        (first, last), (on_first, on_last) = dissolved.ordinals, on.ordinals
        verdict = Verdict.of(always=last < on_first - 1, possible=first < on_last - 1)
        if kind.ends_predecessor:
            verdict |= Verdict.of(always=first > on_last, possible=last > on_first)
        yield from _iter_clashes(organisation.id, f"{path}/dissolved", dissolved, verdict, is_start=False)


def _find_earliest(organisations: Sequence[OrganisationOutline]) -> dict[str, _Dated]:
    """Return the earliest dated takeover of each organisation: the one that certainly comes first, if one does."""
    earliest: dict[str, _Dated] = {}
    for organisation_id, takeovers in index_takeovers(organisations).items():
        dated = [
            _Dated(takeover.predecessor.on, f"{takeover.path}/on")
            for takeover in takeovers
            if takeover.predecessor.on is not None
        ]
        if dated:
            earliest[organisation_id] = min(dated, key=lambda each: each.day.ordinals[::-1])
    return earliest


def _iter_other_clashes(organisation_id: str, pointer: str, on: PartialDate, earliest: _Dated) -> Iterator[_Clash]:
    """Yield the earliest day on which others take the place of an organisation, if that is another day."""
    if earliest.pointer != pointer:
        day = earliest.day
        verdict = Verdict.of(always=day.precedes(on).certain, possible=day != on or day.day is None)
        yield from _iter_clashes(organisation_id, earliest.pointer, day, verdict, is_start=False)


def _iter_clashes(
    organisation_id: str, pointer: str, day: PartialDate, verdict: Verdict, *, is_start: bool
) -> Iterator[_Clash]:
    if verdict.possible:
        life = f"{day}/.." if is_start else f"/{day}"
        yield _Clash(organisation_id, pointer, life, verdict, find_imprecise(pointer, day))
