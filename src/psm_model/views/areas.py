"""Areas of organisations, by which a timeline groups its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

import attrs

from psm_model.checking import OrganisationSubject
from psm_model.masking import mask_reprs
from psm_model.values.area import AreaCode, Level
from psm_model.values.area_table import find_area_name

__all__ = [
    "PROVINCE_LENGTH",
    "WITH_REGENCY",
    "Area",
    "Areas",
    "add_name",
    "area_sort_key",
    "index_area_names",
    "list_areas",
]


@attrs.frozen(field_transformer=mask_reprs)
class Area:
    """An area that groups rows, identified by its code or else its name; it may have neither."""

    level: Level
    """Its level."""
    code: str | None = None
    """Its code."""
    name: str | None = None
    """Its name, from the table of codes if it has a code, else as written."""

    @property
    def is_known(self) -> bool:
        """Whether its code or its name is known."""
        return self.code is not None or self.name is not None


Areas: TypeAlias = tuple[Area, ...]
WITH_REGENCY: Final = 2
"""The number of areas from the province down to the regency or city."""
_BLOCKS: Final = (2, 5, 8, 13)  # the length of the code of each level, from the province down
PROVINCE_LENGTH: Final = _BLOCKS[0]
"""The length of the code of a province."""


def index_area_names(subjects: Iterable[OrganisationSubject]) -> dict[str, str]:
    """Return the names of provinces and regencies by code, from the table or else as first written."""
    names: dict[str, str] = {}
    for organisation in (subject.organisation for subject in subjects):
        if organisation is None or organisation.area is None:
            continue
        code, written = organisation.area.code, {area.level: area.name for area in reversed(organisation.area_names)}
        for level, end in zip(list(Level)[1:], _BLOCKS[:WITH_REGENCY], strict=False):
            if len(code) >= end and code[:end] not in names:
                name = find_area_name(AreaCode(code[:end], organisation.area.vintage)) or written.get(level)
                names |= {} if name is None else {code[:end]: name}
    return names


def add_name(area: Area, names: Mapping[str, str]) -> Area:
    """Return an area with the name of its code, if that is known."""
    return area if area.code is None else attrs.evolve(area, name=names.get(area.code))


def list_areas(subject: OrganisationSubject, codes: Mapping[str, str]) -> Areas:
    """Return the areas of an organisation, from the province to its own.

    `codes` maps names of provinces to codes. Names of lower areas are not resolved, because a regency and a city may
    have the same name.
    """
    organisation = subject.organisation
    if organisation is None:
        return (Area(Level.PROVINCE),)
    below = list(Level)[1:]
    if organisation.area is not None:
        code = organisation.area.code
        return tuple(Area(level, code[:end]) for level, end in zip(below, _BLOCKS, strict=True) if len(code) >= end)
    named = {area.level: area.name for area in reversed(organisation.area_names)}
    areas = [Area(level, None, named.get(level)) for level in below[: organisation.level.depth]]
    if areas and areas[0].name is not None and (known := codes.get(areas[0].name.casefold())) is not None:
        areas[0] = Area(areas[0].level, known)
    return tuple(areas)


def area_sort_key(areas: Areas) -> tuple[tuple[int, str], ...]:
    """Return the sort key of areas: first by code, then by name, then the rest."""
    return tuple(
        (0, area.code) if area.code is not None else (1, area.name.casefold()) if area.name is not None else (2, "")
        for area in areas
    )
