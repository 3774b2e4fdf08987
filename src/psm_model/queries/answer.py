"""Judgement: a verdict with its reasons; answers as JSON objects."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from psm_model.entities.organisation import Organisation
from psm_model.values.verdict import Verdict

from .doubt import Reason

__all__ = ["CERTAIN", "Judgement", "answer_to_dict", "judge_all", "negate", "organisation_to_dict"]


class Judgement(NamedTuple):
    """A verdict, and why it is undetermined."""

    verdict: Verdict
    """The verdict."""
    reasons: tuple[Reason, ...] = ()
    """The reasons for an UNDETERMINED verdict."""


CERTAIN: Final = Judgement(Verdict.YES)
"""The judgement of a statement that holds in any case."""


def judge_all(judgements: Iterable[Judgement]) -> Judgement:
    """Return whether all judgements hold; if that is undetermined, with the reasons of each undetermined one.

    >>> from psm_model.queries.doubt import Doubt, Reason
    >>> doubtful = Judgement(Verdict.UNDETERMINED, (Reason(Doubt.STATUS, "/board_terms/0/status"),))
    >>> judge_all([CERTAIN, doubtful]) == doubtful, judge_all([doubtful, Judgement(Verdict.NO)])
    (True, Judgement(verdict=<Verdict.NO: 'no'>, reasons=()))
    """
    # Most answers are certain, so they are left out first.
    judgements = [judgement for judgement in judgements if judgement is not CERTAIN]
    if len(judgements) <= 1:
        return judgements[0] if judgements else CERTAIN
    verdict = Verdict.YES
    reasons: dict[Reason, None] = {}
    for judgement in judgements:
        verdict &= judgement.verdict
        reasons |= dict.fromkeys(judgement.reasons)
    return Judgement(verdict, tuple(reasons) if verdict is Verdict.UNDETERMINED else ())


def negate(judgement: Judgement) -> Judgement:
    """Return whether something does not hold, for the same reasons.

    >>> negate(CERTAIN).verdict
    <Verdict.NO: 'no'>
    """
    return judgement._replace(verdict=~judgement.verdict)


# Any: JSON values.
def answer_to_dict(verdict: Verdict | None, reasons: tuple[Reason, ...]) -> dict[str, Any]:
    """Return a verdict and its reasons as the part of a JSON object; without a verdict, it is null.

    >>> answer_to_dict(Verdict.YES, ())
    {'verdict': 'yes', 'reasons': [], 'settled_by': []}
    """
    return {
        "verdict": None if verdict is None else verdict.value,
        "reasons": [reason.doubt.value for reason in reasons],
        "settled_by": [reason.path for reason in reasons if reason.path is not None],
    }


# Any: JSON values.
def organisation_to_dict(organisation: Organisation | None, organisation_id: str) -> dict[str, Any]:
    """Return the keys of a JSON object that identify the organisation of an answer.

    Args:
        organisation: The organisation; None if it is not in the register.
        organisation_id: Its id.

    >>> organisation_to_dict(ipsm, "o")
    {'organisation': 'o', 'name': 'IPSM Contoh', 'level': 'national', 'area': None}
    """
    return {
        "organisation": organisation_id,
        "name": None if organisation is None else organisation.name,
        "level": None if organisation is None else organisation.level.value,
        "area": None if organisation is None or organisation.area is None else organisation.area.code,
    }
