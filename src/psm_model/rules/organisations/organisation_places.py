"""Places and hierarchy of organisations."""

from __future__ import annotations

from psm_model.checking import Authority, Ground, RegisterSubject
from psm_model.entities.places import iter_first
from psm_model.law.statute import Certainty
from psm_model.rules.grounds import GUIDE_TO_PSM
from psm_model.values.area import AreaCode, Level
from psm_model.values.partial_date import PartialDate
from psm_model.values.verdict import Verdict

__all__ = ["LEVELS_OF_BOARDS", "find_parents", "format_place", "judge_dissolution"]

LEVELS_OF_BOARDS = Ground(
    Authority.PRACTICE,
    Certainty.DERIVED,
    (
        "https://pintujabar.com/2025/09/13/musda-ipsm-purwakarta-2025-ricki-syamsul-fauzi-tekankan-penguatan-peran-sosial/",
        GUIDE_TO_PSM,
    ),
)
"""The ground of the rules on the places of organisations and on those above them."""


def find_parents(subject: RegisterSubject) -> dict[str, tuple[str, ...]]:
    """Map the id of each organisation with a parent to the id of that parent; the first of several with an id counts.

    >>> find_parents(RegisterSubject.of(Register.of(attrs.evolve(ipsm, parent_id="p"))))
    {'o': ('p',)}
    """
    return {
        organisation.id: (organisation.parent_id,)
        for _, organisation in iter_first(subject.organisations)
        if organisation.parent_id is not None
    }


def format_place(level: Level, area: AreaCode | None) -> str:
    """Return the code of a level, followed by that of an area, if any.

    >>> format_place(Level.DISTRICT, AreaCode("33.25.11"))
    'district 33.25.11'
    """
    return level.value if area is None else f"{level} {area}"


def judge_dissolution(founded: PartialDate | None, dissolved: PartialDate | None) -> Verdict:
    """Judge whether an organisation was dissolved before it was founded."""
    if founded is None or dissolved is None:
        return Verdict.NO
    return dissolved.precedes(founded)
