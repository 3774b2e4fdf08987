"""Appointment: a post on a board and its holder; Capacity: how the post is held."""

from __future__ import annotations

from collections.abc import Iterable, Mapping  # noqa: F401  # in the types of converters, which become those of the signature
from enum import StrEnum
from typing import ClassVar, Final

import attrs

from psm_model.errors import ParseError
from psm_model.sensitivity import SENSITIVE
from psm_model.values.endpoint import UNKNOWN
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

from .annotated import AnnotatedRecord
from .attestation import Attestation, convert_attestations
from .departure import Departure
from .post import Post
from .references import APPOINTMENT, DECREE, MEMBER, refer_to
from .schema import Invariant, convert_texts, non_blank, prepare_fields
from .withheld import set_fields

__all__ = ["HOLDER_FIELDS", "Appointment", "Capacity", "holder_error"]

HOLDER_FIELDS: Final = ("member_id", "name", "office")
"""The fields for the holder of an appointment. Exactly one of them has a value, or none if the holder is withheld."""


class Capacity(StrEnum):
    """The capacity in which somebody holds a post; capacities are counted separately."""

    SUBSTANTIVE = "substantive"
    """In their own right (*definitif*)."""
    ACTING = "acting"
    """In place of the holder (*pelaksana tugas*, Plt.; *penjabat*, Pj.)."""
    HOLDOVER = "holdover"
    """After the term, until the successor takes office (*demisioner*)."""
    EX_OFFICIO = "ex_officio"
    """Because of another office (a governor as patron)."""
    HONORARY = "honorary"
    """In honour (*kehormatan*): with the title, but not in the seat of the post."""
    FORMER = "former"
    """Former (*mantan*): recorded, but does not hold the post on any day."""
    ELECT = "elect"
    """Elected (*terpilih*): recorded, but does not hold the post on any day."""

    @property
    def holds(self) -> bool:
        """Whether the post is held in this capacity.

        >>> Capacity.ACTING.holds, Capacity.FORMER.holds
        (True, False)
        """
        return self not in _WITHOUT_POST

    @property
    def takes_seat(self) -> bool:
        """Whether somebody in this capacity holds the post and its seat.

        >>> Capacity.EX_OFFICIO.takes_seat, Capacity.HONORARY.takes_seat
        (True, False)
        """
        return self not in _WITHOUT_SEAT

    @property
    def serves_in_term(self) -> bool:
        """Whether the post is held in this capacity, and within the term.

        >>> Capacity.ACTING.serves_in_term, Capacity.HOLDOVER.serves_in_term
        (True, False)
        """
        return self not in _OUTSIDE_TERM


_WITHOUT_POST: Final = frozenset({Capacity.FORMER, Capacity.ELECT})
_WITHOUT_SEAT: Final = _WITHOUT_POST | {Capacity.HONORARY}
_OUTSIDE_TERM: Final = _WITHOUT_POST | {Capacity.HOLDOVER}


def holder_error(member_id: object, name: object, office: object, withheld: object = ()) -> ParseError | None:
    """Return the error for the `HOLDER_FIELDS` of an appointment; None if they are valid.

    Args:
        member_id: The member.
        name: The name.
        office: The office.
        withheld: The withheld fields; any value if the data was not validated.

    >>> holder_error("m-1", None, None) is None, holder_error(None, None, None, ["office"]) is None
    (True, True)
    """
    holders = (member_id is not None) + (name is not None) + (office is not None)
    names = withheld if isinstance(withheld, list | tuple) else ()
    if holders == 1 or (holders == 0 and any(field in names for field in HOLDER_FIELDS)):
        return None
    *others, last = HOLDER_FIELDS
    expected = f"exactly one of {', '.join(others)} and {last}, or none if withheld names one of them"
    return ParseError("appointment", expected, holders)


@attrs.frozen(kw_only=True, field_transformer=prepare_fields)
class Appointment(AnnotatedRecord):
    """A post on a board, held by a member, by a named person, or by an office.

    The holder may be withheld: then `member_id`, `name` and `office` are absent, and `withheld` names at least one of
    them.

    >>> Appointment(id="a-1", post=Post.PATRON, office="Gubernur Contoh", capacity=Capacity.EX_OFFICIO).office
    'Gubernur Contoh'
    >>> Appointment(id="a-2", post=Post.CHAIR, withheld=["name"]).is_holder_withheld
    True

    Raises:
        ParseError: several of `member_id`, `name` and `office` are given, or none, and `withheld` names none of them.
    """

    INVARIANTS: ClassVar = (Invariant((*HOLDER_FIELDS, "withheld"), holder_error, HOLDER_FIELDS),)
    """The conditions on several of its fields."""

    id: str = attrs.field(validator=non_blank)
    """Its id, unique within the term."""
    post: Post
    """The post."""
    title: str | None = None
    """The title of the post, as written ("Ketua Umum")."""
    member_id: str | None = attrs.field(default=None, metadata=refer_to(MEMBER))
    """The member who holds it."""
    name: PersonName | None = None
    """The person who holds it, if not a member in the register."""
    office: str | None = None
    """The office that holds it, as written ("Gubernur Jawa Tengah")."""
    capacity: Capacity = Capacity.SUBSTANTIVE
    """The capacity in which it is held."""
    period: Period | None = None
    """When it is held; if None, at some time within the term."""
    replaces_id: str | None = attrs.field(default=None, metadata=refer_to(APPOINTMENT))
    """The appointment in the same term that it replaces (*pergantian antarwaktu*, PAW)."""
    section: str | None = None
    """The section (*bidang*) or the area that the post is for, as written."""
    ended: Departure | None = attrs.field(default=None, repr=False, metadata=SENSITIVE)
    """Why the holder left; personal data, never shown."""
    attested: tuple[Attestation, ...] = attrs.field(default=(), converter=convert_attestations)
    """Days on which sources say that it is held."""
    decree_ids: tuple[str, ...] = attrs.field(default=(), converter=convert_texts, metadata=refer_to(DECREE))
    """The decrees about only this appointment, such as the decree of a replacement; the decrees of the term also apply
    to it."""

    def __attrs_post_init__(self) -> None:
        absent = (self.member_id is None) + (self.name is None) + (self.office is None)
        if not self.withheld and absent == len(HOLDER_FIELDS) - 1:
            return  # the common case
        error = holder_error(self.member_id, self.name, self.office, self.withheld)
        if error is not None:
            raise error
        super().__attrs_post_init__()

    @property
    def is_holder_withheld(self) -> bool:
        """Whether the holder is withheld and therefore unknown."""
        return self.member_id is None and self.name is None and self.office is None

    def end_on(self, day: PartialDate) -> Appointment:
        """Return the appointment with another last day. Its start is unchanged, even if it is unknown.

        A period is no longer withheld.

        >>> Appointment(id="a", post=Post.CHAIR, member_id="m", withheld=["period"]).end_on(PartialDate(2024, 3)).period
        Period.parse('/2024-03')

        Raises:
            ParseError: the day is before every possible start.
        """
        start = UNKNOWN if self.period is None else self.period.start
        return set_fields(self, period=Period(start, day))
