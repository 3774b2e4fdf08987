"""DecreeOnDay: a decree that a board, a post or an organisation names, and whether it is in force on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs

from psm_model.entities.decree import Decree
from psm_model.entities.register import Register
from psm_model.errors import NotFoundError
from psm_model.masking import mask_reprs
from psm_model.values.partial_date import PartialDate
from psm_model.values.verdict import Verdict

__all__ = ["DecreeOnDay", "evaluate_decrees"]


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class DecreeOnDay:
    """A decree that a record names, evaluated on a day."""

    id: str
    """Its id, as the record names it."""
    decree: Decree | None
    """The decree; None if it is not in the register."""
    verdict: Verdict | None
    """Whether it is in force on the day; None without a day, or if it is not in the register."""
    ended_by: Decree | None
    """The decree that replaced or revoked it; if the verdict is UNDETERMINED, the earliest that may have done so."""

    # Any: JSON values.
    def to_dict(self) -> dict[str, Any]:
        """Return the decree as a JSON object. If it is not in the register, everything except the id is null."""
        decree = self.decree
        return {
            "id": self.id,
            "kind": None if decree is None else decree.kind,
            "number": None if decree is None else decree.number,
            "title": None if decree is None else decree.title,
            "issuer": None if decree is None else decree.issuer,
            "issued": None if decree is None or decree.issued is None else str(decree.issued),
            "in_force_from": None if decree is None or decree.in_force_from is None else str(decree.in_force_from),
            "status": None if decree is None else decree.status.value,
            "verdict": None if self.verdict is None else self.verdict.value,
            "ended_by": None if self.ended_by is None else self.ended_by.id,
        }


def evaluate_decrees(
    register: Register, decree_ids: Iterable[str], on: date | PartialDate | None
) -> tuple[DecreeOnDay, ...]:
    """Return the decrees with these ids, with the answers of `Register.in_force`.

    >>> sk = Decree(id="sk-1", in_force_from=PartialDate(2020, 1, 1))
    >>> views = evaluate_decrees(Register.of(sk), ["sk-1", "sk-2"], date(2019, 1, 1))
    >>> [(each.id, each.decree is sk, each.verdict) for each in views]
    [('sk-1', True, <Verdict.NO: 'no'>), ('sk-2', False, None)]
    """
    return tuple(_evaluate_decree(register, decree_id, on) for decree_id in decree_ids)


def _evaluate_decree(register: Register, decree_id: str, on: date | PartialDate | None) -> DecreeOnDay:
    try:
        decree = register.decree(decree_id)
    except NotFoundError:
        return DecreeOnDay(id=decree_id, decree=None, verdict=None, ended_by=None)
    verdict, ended_by = (None, None) if on is None else register.in_force(decree_id, on)
    return DecreeOnDay(id=decree_id, decree=decree, verdict=verdict, ended_by=ended_by)
