"""Area sections: the organisations of a register by area, from the codes of areas where they are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

import attrs

from psm_model.checking import OrganisationSubject
from psm_model.checking.subjects import iter_organisations
from psm_model.entities.member import Member
from psm_model.entities.organisation import Organisation
from psm_model.entities.register import Register
from psm_model.i18n import Bilingual
from psm_model.pointers import split_pointer
from psm_model.values.area import AreaCode, Level
from psm_model.values.area_table import find_area_name
from psm_model.views.areas import (
    PROVINCE_LENGTH,
    WITH_REGENCY,
    Area,
    Areas,
    area_sort_key,
    index_area_names,
    list_areas,
)
from psm_model.views.timeline_words import format_area_heading

__all__ = ["AreaIndex", "AreaSection", "index_areas"]

_WITH_DISTRICT: Final = WITH_REGENCY + 1
_WHOLE: Final = Bilingual("Whole register", "Seluruh register")
_DISTRICT: Final = Bilingual("District {name}", "Kecamatan {name}")


@attrs.frozen(kw_only=True)
class AreaSection:
    """An area with its organisations."""

    id: str
    """Its id in the page."""
    areas: Areas | None
    """Its areas from the province down, empty for the national level; None for what belongs to no area."""
    heading: Bilingual
    """Its heading."""
    subjects: tuple[OrganisationSubject, ...] = ()
    """Its organisations with their terms, in the order of the register."""


@attrs.frozen(kw_only=True)
class AreaIndex:
    """The sections of a register, and the section of each record."""

    register: Register
    """The register."""
    sections: tuple[AreaSection, ...]
    """The sections in the order of their codes; what belongs to no area is last."""
    by_areas: Mapping[Areas, AreaSection]
    """The sections by their areas."""
    depth: int
    """The number of areas of a section, from the province down."""

    @property
    def whole(self) -> AreaSection:
        """The section of what belongs to no area."""
        return self.sections[-1]

    @cached_property
    def by_organisation(self) -> dict[str, AreaSection]:
        """The section of each organisation, by id."""
        return {subject.organisation_id: section for section in self.sections for subject in section.subjects}

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of each organisation, by id."""
        return {organisation.id: organisation.name for organisation in reversed(self.register.organisations)}

    def find_owner(self, pointer: str) -> str | None:
        """Return the id of the organisation that a pointer leads into; None if it leads into another record."""
        record = self._find_record(pointer)
        if isinstance(record, Organisation):
            return record.id
        return None if record is None or isinstance(record, Member) else record

    def find_section(self, pointer: str) -> AreaSection:
        """Return the section of the record that a pointer leads into."""
        record = self._find_record(pointer)
        if isinstance(record, Member):
            return self.whole if record.area is None else self._find_by_code(record.area)
        owner = record.id if isinstance(record, Organisation) else record
        return self.whole if owner is None else self.by_organisation.get(owner, self.whole)

    def find_member(self, pointer: str) -> Member | None:
        """Return the member that a pointer leads into; None if it leads into another record."""
        record = self._find_record(pointer)
        return record if isinstance(record, Member) else None

    def _find_record(self, pointer: str) -> Organisation | Member | str | None:
        """Return the organisation or the member of a pointer, or the id of the organisation of a term."""
        if not pointer:
            return None
        place, position, _ = split_pointer(pointer)
        match place:
            case "organisations":
                return self.register.organisations[position]
            case "members":
                return self.register.members[position]
            case "board_terms":
                return self.register.board_terms[position].organisation_id
            case _:
                return None

    def _find_by_code(self, code: AreaCode) -> AreaSection:
        """Return the section of the smallest area with organisations that contains an area."""
        blocks = code.code.split(".")[: self.depth]
        while blocks:
            for areas, section in self.by_areas.items():
                if areas and areas[-1].code == ".".join(blocks):
                    return section
            blocks.pop()
        return self.whole


def index_areas(register: Register) -> AreaIndex:
    """Return the sections of a register: by district if all are in one regency or city, else by regency or city.

    >>> district = attrs.evolve(ipsm, id="d", level=Level.DISTRICT, area=AreaCode("33.25.91"))
    >>> [section.heading.indonesian for section in index_areas(Register.of(ipsm, district)).sections]
    ['Nasional', 'Kecamatan 33.25.91', 'Seluruh register']
    """
    subjects = list(iter_organisations(register))
    names = index_area_names(subjects)
    codes = {name.casefold(): code for code, name in names.items() if len(code) == PROVINCE_LENGTH}
    placed = [(subject, list_areas(subject, codes)) for subject in subjects]
    regencies = {areas[:WITH_REGENCY] for _, areas in placed if len(areas) >= WITH_REGENCY}
    depth = _WITH_DISTRICT if len(regencies) == 1 else WITH_REGENCY
    groups: dict[Areas, list[OrganisationSubject]] = {}
    for subject, areas in placed:
        groups.setdefault(_trim(areas[:depth]), []).append(subject)
    known = names | _index_district_names(placed)
    sections = [
        AreaSection(
            id=f"area-{number}",
            areas=areas,
            heading=_format_heading(areas, known),
            subjects=tuple(groups[areas]),
        )
        for number, areas in enumerate(sorted(groups, key=area_sort_key), start=1)
    ]
    whole = AreaSection(id="area-0", areas=None, heading=_WHOLE)
    return AreaIndex(
        register=register,
        sections=(*sections, whole),
        by_areas={section.areas: section for section in sections if section.areas is not None},
        depth=depth,
    )


def _trim(areas: Areas) -> Areas:
    """Return areas without the last ones, if they have neither a code nor a name."""
    end = len(areas)
    while end > 1 and not areas[end - 1].is_known:
        end -= 1
    return areas[:end]


def _index_district_names(placed: Iterable[tuple[OrganisationSubject, Areas]]) -> dict[str, str]:
    """Return the names of districts by code, from the table or else as first written."""
    names: dict[str, str] = {}
    for subject, areas in placed:
        organisation = subject.organisation
        if organisation is None or organisation.area is None or len(areas) < _WITH_DISTRICT:
            continue
        code = areas[_WITH_DISTRICT - 1].code
        if code is None or code in names:
            continue
        written = (area.name for area in organisation.area_names if area.level is Level.DISTRICT)
        name = find_area_name(AreaCode(code, organisation.area.vintage)) or next(written, None)
        names |= {} if name is None else {code: name}
    return names


def _format_heading(areas: Sequence[Area], names: Mapping[str, str]) -> Bilingual:
    """Return the heading of an area: its own name, and that of the areas around it if it is a regency or larger."""
    named = tuple(area if area.code is None else attrs.evolve(area, name=names.get(area.code)) for area in areas)
    if len(named) < _WITH_DISTRICT:
        own = named[-1:]
        return Bilingual(format_area_heading(own, language="en"), format_area_heading(own, language="id"))
    district = named[-1]
    name = district.name or district.code or ""
    name = name if district.code is None or district.name is None else f"{name} ({district.code})"
    return Bilingual(_DISTRICT.english.format(name=name), _DISTRICT.indonesian.format(name=name))
