"""Organisation: an association at one level; StatedCount: a number that a source states about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping  # noqa: F401  # in the types of converters, which become those of the signature
from enum import StrEnum
from typing import Final

import attrs

from psm_model._html import render_name, render_output
from psm_model._source_code import Printable
from psm_model.i18n import Language
from psm_model.text import truncate
from psm_model.values.area import AreaCode, Level
from psm_model.values.partial_date import PartialDate

from ._fact_table import render_record
from .annotated import AnnotatedRecord
from .area_name import AreaName, convert_area_names
from .event import Event
from .legal_basis import LegalBasis, convert_legal_bases
from .names import OrganisationName, convert_organisation_names
from .predecessor import (
    FormerArea,
    FormerParent,
    Predecessor,
    convert_former_areas,
    convert_former_parents,
    convert_predecessors,
)
from .references import DECREE, ORGANISATION, SOURCE, refer_to
from .schema import as_tuple, convert_texts, non_blank, non_negative, prepare_fields

__all__ = ["Organisation", "Qualifier", "StatedCount"]

_MAX_LETTERS: Final = 80
"""The number of letters of a name in a repr."""


class Qualifier(StrEnum):
    """How a count relates to the number that is stated."""

    EXACTLY = "exactly"
    """Exactly the number."""
    ABOUT = "about"
    """About the number (*sekitar*, *kurang lebih*)."""
    MORE_THAN = "more_than"
    """More than the number (*lebih dari*)."""
    AT_LEAST = "at_least"
    """At least the number (*minimal*, *sedikitnya*)."""
    LESS_THAN = "less_than"
    """Less than the number (*kurang dari*)."""
    AT_MOST = "at_most"
    """At most the number (*maksimal*, *paling banyak*)."""


@attrs.frozen(kw_only=True, field_transformer=prepare_fields)
class StatedCount(Printable):
    """A number about an organisation that a source states.

    >>> StatedCount(number="lebih dari 25", value=25, qualifier=Qualifier.MORE_THAN, of="anggota", unit="orang").value
    25
    """

    number: str = attrs.field(validator=non_blank)
    """The number as written: "54", "lebih dari 25"."""
    of: str = attrs.field(validator=non_blank)
    """What is counted, as written: "anggota dari seluruh kelurahan"."""
    value: int | None = attrs.field(default=None, validator=non_negative)
    """The stated number."""
    qualifier: Qualifier = Qualifier.EXACTLY
    """How the count relates to that number."""
    unit: str | None = None
    """The unit, as written: "orang", "KK"."""
    per: str | None = None
    """What the number is counted per, as written: "desa" for five members in each village."""
    level: Level | None = None
    """The level of the organisations that are counted, if organisations are."""
    area: AreaCode | None = None
    """The area in which they are counted, if it differs from that of the organisation."""
    on: PartialDate | None = None
    """The day, month or year of the count."""


def _convert_stated_counts(items: Iterable[StatedCount]) -> tuple[StatedCount, ...]:
    return as_tuple(items)


def _convert_events(items: Iterable[Event]) -> tuple[Event, ...]:
    return as_tuple(items)


@attrs.frozen(kw_only=True, repr=False, field_transformer=prepare_fields)
class Organisation(AnnotatedRecord):
    """An association of community social workers (*Ikatan Pekerja Sosial Masyarakat*, IPSM) at one level.

    >>> Organisation(id="ipsm-33.25", name="IPSM Kabupaten Batang", level=Level.REGENCY_CITY, area=AreaCode("33.25")).id
    'ipsm-33.25'
    """

    id: str = attrs.field(validator=non_blank)
    """Its id, independent of its name, area and dates."""
    name: str = attrs.field(validator=non_blank)
    """Its name as written."""
    level: Level
    """The level of government that it works at."""
    names: tuple[OrganisationName, ...] = attrs.field(default=(), converter=convert_organisation_names)
    """Other names: former and official names, short forms, and wrong names in sources."""
    area: AreaCode | None = None
    """The area in which it works; None for the national level, or if the code is not known."""
    area_names: tuple[AreaName, ...] = attrs.field(default=(), converter=convert_area_names)
    """The names of its areas, as written, if no code is known."""
    areas: tuple[FormerArea, ...] = attrs.field(default=(), converter=convert_former_areas)
    """The areas in which it worked at other times."""
    parent_id: str | None = attrs.field(default=None, metadata=refer_to(ORGANISATION))
    """The organisation above it, if recorded."""
    parents: tuple[FormerParent, ...] = attrs.field(default=(), converter=convert_former_parents)
    """The organisations above it at other times."""
    predecessors: tuple[Predecessor, ...] = attrs.field(default=(), converter=convert_predecessors)
    """The organisations that it continues."""
    founded: PartialDate | None = None
    """The founding day, which is the first day of its existence."""
    dissolved: PartialDate | None = None
    """The last day of its existence."""
    partners: tuple[str, ...] = attrs.field(default=(), converter=convert_texts)
    """Bodies that it works with, as written."""
    member_organisations: tuple[str, ...] = attrs.field(default=(), converter=convert_texts)
    """Organisations whose people make up its members, as written ("TAGANA")."""
    stated_counts: tuple[StatedCount, ...] = attrs.field(default=(), converter=_convert_stated_counts)
    """Numbers that sources state about it."""
    events: tuple[Event, ...] = attrs.field(default=(), converter=_convert_events)
    """Its events."""
    legal_bases: tuple[LegalBasis, ...] = attrs.field(default=(), converter=convert_legal_bases)
    """Its stated legal bases."""
    decree_ids: tuple[str, ...] = attrs.field(default=(), converter=convert_texts, metadata=refer_to(DECREE))
    """The decrees about it, such as the decree that founded it."""
    terms_complete: bool = False
    """Whether all its board terms are in the register; only then can there be gaps."""
    source_ids: tuple[str, ...] = attrs.field(default=(), converter=convert_texts, metadata=refer_to(SOURCE))
    """The sources that state it."""

    def __str__(self) -> str:
        return truncate(self.name, _MAX_LETTERS)

    def __repr__(self) -> str:
        return f"<Organisation {truncate(self.id, _MAX_LETTERS)}: {self}>"

    def to_html(self, *, language: Language = "en") -> str:
        """Return the organisation as HTML for notebooks: the fields that have a value.

        >>> print(ipsm.to_html(language="id").partition("<tbody>")[2])
        <BLANKLINE>
        <tr><th scope="row">Tingkat</th><td>nasional</td></tr>
        </tbody>
        </table></div>

        Raises:
            ValueError: the language is not supported.
        """
        caption = render_name(self.name, self.id)
        return render_output(render_record(self, caption, without=("id", "name"), language=language), language=language)

    def _repr_html_(self) -> str:
        return self.to_html()
