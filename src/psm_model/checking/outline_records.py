"""OutlineRecords: the organisations of an outline, for the words of messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from psm_model.entities.board_term import BoardTerm
from psm_model.entities.organisation import Organisation
from psm_model.entities.references import ORGANISATION
from psm_model.pointers import split_pointer

from .organisation_outline import OrganisationOutline

__all__ = ["OutlineRecords"]


@attrs.frozen
class OutlineRecords:
    """The organisations of an outline: all that a stream keeps of names.

    >>> from psm_model.checking.organisation_outline import OrganisationOutline
    >>> OutlineRecords([OrganisationOutline.of(ipsm)], {"o": 0}).find("organisation", "o").name
    'IPSM Contoh'
    """

    organisations: Sequence[OrganisationOutline]
    """The organisations, in document order."""
    positions: Mapping[str, int]
    """The positions of the first organisations with an id."""

    def find(self, kind: str, entity_id: str) -> Organisation | None:
        """Return the first organisation with an id."""
        position = self.positions.get(entity_id) if kind == ORGANISATION else None
        return None if position is None else self._make_organisation(position)

    def find_at(self, pointer: str) -> Organisation | None:
        """Return the organisation that a JSON Pointer leads into."""
        place, position, _ = split_pointer(pointer)
        return self._make_organisation(position) if place == "organisations" else None

    def _make_organisation(self, position: int) -> Organisation:
        outline = self.organisations[position]
        return Organisation(id=outline.id, name=outline.name, level=outline.level)

    def list_terms(self, _organisation_id: str) -> tuple[BoardTerm, ...]:
        """Return none, because no outline keeps terms."""
        return ()
