"""Organisations in a text: the association, its kin, and their area and level."""

from __future__ import annotations

import attrs

from psm_model.errors import require_type
from psm_model.values.area import Level

from ._area_reader import AreaReader
from ._organisation_reader import OrganisationRead, OrganisationReader
from ._tokens import Tokens
from .areas import FoundArea, make_area
from .found import Found

__all__ = ["FoundOrganisation", "find_organisations", "make_organisation"]


@attrs.frozen(kw_only=True)
class FoundOrganisation(Found[str]):
    """An organisation in a text. The value is its name, with single spaces."""

    acronym: str | None = None
    """Its acronym without its area, as written, if the text has it."""
    level: Level | None = None
    """Its level, if its name says so."""
    area: FoundArea | None = None
    """The area in its name."""


def find_organisations(text: str) -> tuple[FoundOrganisation, ...]:
    """Find the organisations that a text names, in order: associations of social workers and the like.

    >>> text = "Ketua Ikatan Pekerja Sosial Masyarakat (IPSM) Kabupaten Batang, dan Karang Taruna Desa Misal"
    >>> for found in find_organisations(text):
    ...     print(found.level.value, found.value)
    regency_city Ikatan Pekerja Sosial Masyarakat (IPSM) Kabupaten Batang
    village Karang Taruna Desa Misal

    Raises:
        WrongTypeError: the argument is not a text.
    """
    tokens = Tokens(require_type(text, str, "a text"))
    reader = OrganisationReader(tokens, AreaReader(tokens))
    return tuple(make_organisation(tokens, read) for read in reader.reads)


def make_organisation(tokens: Tokens, read: OrganisationRead) -> FoundOrganisation:
    """Make what `find_organisations` returns of an organisation in tokens."""
    as_written = tokens.slice(read.first, read.stop)
    return FoundOrganisation(
        span=tokens.span(read.first, read.stop),
        as_written=as_written,
        value=" ".join(as_written.split()),
        acronym=read.acronym,
        level=read.level,
        area=None if read.area is None else make_area(tokens, read.area),
    )
