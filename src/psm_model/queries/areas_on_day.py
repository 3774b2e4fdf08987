"""AreasOnDay: the areas in which an organisation or a member may be on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from psm_model.entities.area_name import AreaName
from psm_model.entities.member import Member
from psm_model.entities.organisation import Organisation
from psm_model.entities.organisation_state import find_state
from psm_model.values.area import AreaCode, Level
from psm_model.values.partial_date import PartialDate
from psm_model.values.verdict import Verdict

from .answer import CERTAIN, Judgement
from .doubt import Doubt, Reason

__all__ = ["AreasOnDay", "find_member_areas", "find_organisation_areas"]


@attrs.frozen
class AreasOnDay:
    """The areas in which somebody may be on a day, by code."""

    codes: tuple[tuple[AreaCode, Verdict], ...]
    """The areas with a code, each with whether they are there; empty if no code is known."""
    outer: tuple[AreaCode, ...]
    """The areas that contain the one without a code, as far as known."""
    reason: Reason
    """The reason why the area may be uncertain."""
    names: tuple[AreaName, ...] = ()
    """The areas in which they certainly are and of which only the name is known."""

    def judge_within(self, area: AreaCode) -> Judgement:
        """Return whether the area on the day is an area or within it, by the digits as in `AreaCode.contains`.

        >>> areas = find_member_areas(attrs.evolve(kasmad, area=AreaCode("33.25.11")), "/members/0")
        >>> [areas.judge_within(AreaCode(code)).verdict.value for code in ("33", "34", "33.25.11.1013")]
        ['yes', 'no', 'undetermined']
        """
        inside = [verdict for code, verdict in self.codes if area.contains(code)]
        if Verdict.YES in inside or any(area.contains(code) for code in self.outer):
            return CERTAIN
        if not inside:
            # Outside, unless the known area is larger.
            sure = [code for code, verdict in self.codes if verdict is Verdict.YES] or [*self.outer]
            if sure and not any(code.contains(area) for code in sure):
                return Judgement(Verdict.NO)
        return Judgement(Verdict.UNDETERMINED, (self.reason,))

    def iter_codes(self, level: Level) -> Iterator[tuple[AreaCode, Verdict]]:
        """Yield the areas of a level, and those within such areas, each with whether they are there.

        >>> named = AreaName(level=Level.VILLAGE, name="Desa Contoh", within=AreaCode("33.25"))
        >>> areas = find_member_areas(attrs.evolve(kasmad, area_names=[named]), "/members/0")
        >>> list(areas.iter_codes(Level.REGENCY_CITY)), list(areas.iter_codes(Level.DISTRICT))
        ([(AreaCode('33.25'), <Verdict.YES: 'yes'>)], [])
        """
        around = ((code, Verdict.YES) for code in self.outer)
        return ((code, verdict) for code, verdict in (*self.codes, *around) if not code.level.is_above(level))

    def is_known(self, level: Level) -> bool:
        """Return whether they are certainly in one area of a level, whose code is known.

        >>> areas = find_member_areas(attrs.evolve(kasmad, area=AreaCode("33.25")), "/members/0")
        >>> areas.is_known(Level.PROVINCE), areas.is_known(Level.DISTRICT), areas.list_larger()
        (True, False, ['33.25'])
        """
        return any(verdict is Verdict.YES for _, verdict in self.iter_codes(level))

    def list_larger(self) -> list[str]:
        """Return the codes of areas that contain one that is not known; empty for the whole country."""
        codes = [code.code for code, verdict in self.codes if verdict is Verdict.YES]
        return codes or [code.code for code in self.outer] or [""]


def find_organisation_areas(organisation: Organisation, path: str, on: date | PartialDate) -> AreasOnDay:
    """Return the areas in which an organisation may be on a day.

    Args:
        organisation: The organisation.
        path: Its JSON Pointer.
        on: The day, month or year.

    >>> find_organisation_areas(ipsm, "/organisations/0", date(2026, 1, 1)).reason.path
    '/organisations/0/area'
    """
    if organisation.areas or "areas" in organisation.withheld:
        doubt = Doubt.AREA_WITHHELD if "areas" in organisation.withheld else Doubt.AREA_UNDATED
        return AreasOnDay(find_state(organisation, on).areas, (), Reason(doubt, f"{path}/areas"))
    return _make_areas(organisation.area, organisation.area_names, path, is_withheld="area" in organisation.withheld)


def find_member_areas(member: Member, path: str) -> AreasOnDay:
    """Return the area of service of a member, which has no days.

    Args:
        member: The member.
        path: The JSON Pointer of the member.

    >>> find_member_areas(kasmad, "/members/0").codes
    ()
    """
    return _make_areas(member.area, member.area_names, path, is_withheld="area" in member.withheld)


def _make_areas(area: AreaCode | None, names: Iterable[AreaName], path: str, *, is_withheld: bool) -> AreasOnDay:
    reason = Reason(Doubt.AREA_WITHHELD if is_withheld else Doubt.AREA_UNKNOWN, f"{path}/area")
    if area is not None:
        return AreasOnDay(((area, Verdict.YES),), (), reason)
    known = () if is_withheld else tuple(names)
    return AreasOnDay((), tuple(name.within for name in known if name.within is not None), reason, known)
