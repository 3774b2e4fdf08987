"""PSM511: the rule change-of-later-decree."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, RegisterSubject, Severity, Violation, register_rule
from psm_model.checking.decrees import DecreeOutline
from psm_model.checking.facts import Fact
from psm_model.checking.imprecision import find_imprecise
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC
from psm_model.values.partial_date import PartialDate
from psm_model.values.verdict import Verdict

__all__ = ["change_of_later_decree"]


@register_rule(
    code="PSM511",
    severity=Severity.WARNING,
    grounds=[LOGIC],
    title=Bilingual("a decree that changes a later one", "SK yang mengubah atau mengakhiri SK sesudahnya"),
    message=Bilingual(
        "decree {decree:Decree} ({day:Date}) amends, replaces or revokes decree {changed:Decree}, which is later "
        "({changed_day:Date})",
        "SK {decree:Decree} ({day:Date}) mengubah, menggantikan, atau mencabut SK {changed:Decree} yang lebih baru "
        "({changed_day:Date})",
    ),
    remedy=Bilingual(
        "Correct the date, or reverse the reference. The decrees state their dates and what they change.",
        "Perbaiki tanggalnya, atau balikkan rujukannya. Kedua SK menyebut tanggalnya dan apa yang diubahnya.",
    ),
    explanation_indonesian="""Surat keputusan mengubah, menggantikan, atau mencabut surat keputusan lain yang baru
    ditetapkan sesudahnya. Jika tanggal penetapan salah satunya tidak tercatat, hari mulai berlakunya yang dibandingkan,
    dan jawabannya belum pasti, karena surat keputusan dapat berlaku surut.""",
)
def change_of_later_decree(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
    """A decree amends, replaces or revokes another one that was issued after it.

    What it checks
        The day of issue of each decree against that of the decrees in `amends_ids`, `replaces_ids` and `revokes_ids`.
        If a day of issue is not recorded, the first day in force takes its place, and the verdict is undetermined,
        because a decree may be in force before its issue, or may never have come into force. Decrees that were not
        issued are not checked.

    Why it matters
        A decree can change only an earlier one. Either one of the days is wrong, or the reference points in the wrong
        direction, and a valid decree appears to have ended.

    Example
        >>> later = Decree(id="sk-1", issued=PartialDate(2020, 3, 1))
        >>> earlier = Decree(id="sk-2", issued=PartialDate(2018, 6, 1), revokes_ids=["sk-1"])
        >>> check(Register.of(later, earlier)).codes
        ('PSM511',)

    Instead
        >>> check(Register.of(later, attrs.evolve(earlier, issued=PartialDate(2023, 6, 1)))).codes
        ()

    Source
        Logic: a decree can change only an earlier decree.
    """
    decrees = subject.decrees
    for decree_id, changed_ids in decrees.relations.items():
        decree = decrees[decree_id]
        for changed_id in dict.fromkeys(changed_ids):
            if changed_id == decree_id or changed_id not in decrees:
                continue
            changed = decrees[changed_id]
            verdict = _judge_earlier(decree, changed)
            day, changed_day = _find_day(decree), _find_day(changed)
            if verdict.possible and day is not None and changed_day is not None:
                yield Violation(
                    path=decree.path,
                    related=(changed.path,),
                    ids=(decree_id, changed_id),
                    verdict=verdict,
                    settled_by=(*_find_facts(decree), *_find_facts(changed)),
                    params={
                        "decree": decree_id,
                        "changed": changed_id,
                        "day": str(day),
                        "changed_day": str(changed_day),
                    },
                )


def _judge_earlier(decree: DecreeOutline, changed: DecreeOutline) -> Verdict:
    """Judge whether a decree is earlier than one that it changes."""
    day, changed_day = _find_day(decree), _find_day(changed)
    if day is None or changed_day is None:
        return Verdict.NO
    verdict = day.precedes(changed_day)
    is_certain = all(each.issued is not None and "status" not in each.withheld for each in (decree, changed))
    return verdict if is_certain else verdict & Verdict.UNDETERMINED


def _find_day(decree: DecreeOutline) -> PartialDate | None:
    """Return the day of issue, or else the first day in force; None if it was not issued or neither is known."""
    if not decree.is_issued:
        return None
    return decree.in_force_from if decree.issued is None else decree.issued


def _find_facts(decree: DecreeOutline) -> tuple[Fact, ...]:
    """Return the facts that would settle when a decree was issued, and whether it was."""
    pointer, status = f"{decree.path}/issued", f"{decree.path}/status"
    facts = (Fact(pointer),) if decree.issued is None else find_imprecise(pointer, decree.issued)
    return (*facts, Fact(status)) if "status" in decree.withheld else facts
