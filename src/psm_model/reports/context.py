"""DocumentContext: the locations, excerpts and headings that a report shows with its findings."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import attrs

from psm_model.formats.locations import Location
from psm_model.masking import mask_reprs

if TYPE_CHECKING:
    from .excerpts import Excerpt
    from .owners import Owner

__all__ = ["NO_LOCATIONS", "DocumentContext"]

NO_LOCATIONS: Final[Mapping[str, Mapping[str, Location]]] = MappingProxyType({})
"""The locations of documents that are not files: none, by file."""


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class DocumentContext:
    """What a report shows of a document beside its findings."""

    locations: Mapping[str, Location] = attrs.field(factory=dict)
    """Locations in the file by JSON Pointer, from the `locate` of `psm_model.formats.locations.Locations`."""
    excerpts: Mapping[str, Excerpt] = attrs.field(factory=dict)
    """Lines of the document by JSON Pointer, from `psm_model.reports.excerpts.make_excerpts`."""
    owners: Mapping[str, Owner] = attrs.field(factory=dict)
    """Organisations by pointers to entities, from `psm_model.reports.owners.find_owners`. If there are any, findings
    are grouped under headings, those of other entities under their own."""
    files: Mapping[str, str] = attrs.field(factory=dict)
    """The name of the file of each JSON Pointer, if the document is in several files."""
