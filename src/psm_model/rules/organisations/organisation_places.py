"""Places and hierarchy of organisations."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Authority, Ground, RegisterSubject
from psm_model.checking.register_subject import OrganisationOutline
from psm_model.law.statute import Certainty
from psm_model.rules.grounds import GUIDE_TO_PSM
from psm_model.values.partial_date import PartialDate
from psm_model.values.verdict import Verdict

__all__ = ["LEVELS_OF_BOARDS", "find_cycles", "judge_dissolution", "place_words"]

LEVELS_OF_BOARDS = Ground(
    Authority.PRACTICE,
    Certainty.DERIVED,
    (
        "https://pintujabar.com/2025/09/13/musda-ipsm-purwakarta-2025-ricki-syamsul-fauzi-tekankan-penguatan-peran-sosial/",
        GUIDE_TO_PSM,
    ),
)


def find_cycles(subject: RegisterSubject) -> Iterator[tuple[str, ...]]:
    """Yield each circle of parents once, starting with its smallest id."""
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


def place_words(organisation: OrganisationOutline) -> str:
    """Return the code of an organisation's level, followed by that of its area if recorded."""
    return organisation.level.value if organisation.area is None else f"{organisation.level} {organisation.area}"


def judge_dissolution(founded: PartialDate | None, dissolved: PartialDate | None) -> Verdict:
    """Judge whether an organisation was dissolved before it was founded."""
    if founded is None or dissolved is None:
        return Verdict.NO
    return dissolved.precedes(founded)
