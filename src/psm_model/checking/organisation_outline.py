"""OrganisationOutline: the place of an organisation among others, for rules of scope register."""

from __future__ import annotations

import attrs

from psm_model.entities.organisation import Organisation
from psm_model.entities.predecessor import FormerArea, FormerParent, Predecessor
from psm_model.values.area import AreaCode, Level
from psm_model.values.partial_date import PartialDate

__all__ = ["OrganisationOutline"]


@attrs.frozen
class OrganisationOutline:
    """The place of an organisation among others."""

    id: str
    """Its id."""
    level: Level
    """Its level."""
    area: AreaCode | None
    """Its area, where recorded."""
    parent_id: str | None
    """The organisation above it, where recorded."""
    founded: PartialDate | None
    """When it was founded, where recorded."""
    dissolved: PartialDate | None
    """When it was dissolved, where recorded."""
    predecessors: tuple[Predecessor, ...]
    """The organisations that it continues."""
    areas: tuple[FormerArea, ...]
    """Its areas at other times."""
    parents: tuple[FormerParent, ...]
    """The organisations above it at other times."""
    withheld: tuple[str, ...]
    """The names of the withheld fields."""
    name: str = attrs.field(eq=False)
    """Its name. It changes the words of findings, not the findings."""

    @classmethod
    def of(cls, organisation: Organisation) -> OrganisationOutline:
        """Return the outline of an organisation."""
        return cls(
            id=organisation.id,
            level=organisation.level,
            area=organisation.area,
            parent_id=organisation.parent_id,
            founded=organisation.founded,
            dissolved=organisation.dissolved,
            predecessors=organisation.predecessors,
            areas=organisation.areas,
            parents=organisation.parents,
            withheld=organisation.withheld,
            name=organisation.name,
        )
