"""OrganisationScope: the level and the area to which a question is limited."""

from __future__ import annotations

from datetime import date

import attrs

from psm_model.checking.subjects import OrganisationSubject
from psm_model.values.area import AreaCode, Level
from psm_model.values.partial_date import PartialDate, find_ordinals
from psm_model.values.verdict import Verdict

from .answer import CERTAIN, Judgement
from .areas_on_day import find_organisation_areas
from .doubt import Doubt, Reason

__all__ = ["OrganisationScope"]

_NO = Judgement(Verdict.NO)


@attrs.frozen(kw_only=True)
class OrganisationScope:
    """The organisations that a question is about.

    >>> subject = OrganisationSubject(organisation=ipsm, path="/organisations/0", terms=())
    >>> OrganisationScope(level=Level.VILLAGE).judge(subject, date(2026, 1, 1))
    Judgement(verdict=<Verdict.NO: 'no'>, reasons=())
    """

    level: Level | None = None
    """Their level; None for any."""
    area: AreaCode | None = None
    """The area in which they work, or which contains that area; None for any."""

    def judge(self, subject: OrganisationSubject, on: date | PartialDate) -> Judgement:
        """Return whether an organisation is of the level and in the area on a day.

        The digits of area codes decide, as in `AreaCode.contains`. If the organisation has no code, the codes of areas
        that contain it may decide; names never decide.

        Raises:
            WrongTypeError: the day is not a date, or is a `datetime`, whose day depends on the time zone.
        """
        find_ordinals(on)
        if self.level is None and self.area is None:
            return CERTAIN
        organisation = subject.organisation
        if organisation is None:
            return Judgement(
                Verdict.UNDETERMINED, (Reason(Doubt.ORGANISATION_UNKNOWN, f"{subject.path}/organisation_id"),)
            )
        if self.level is not None and organisation.level is not self.level:
            return _NO
        if self.area is None:
            return CERTAIN
        if organisation.level.is_above(self.area.level):
            return _NO
        return find_organisation_areas(organisation, subject.path, on).judge_within(self.area)
