"""Plans of registers that break no rule: people, boards and organisations, each of a few choices.

Every day in a plan is known. `psm_model.strategies.valid` builds registers from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from itertools import combinations
from typing import Any, Final

import attrs
from hypothesis import strategies as st

from psm_model.entities.appointment import Capacity
from psm_model.entities.board_term import TermStatus
from psm_model.entities.legal_basis import LegalBasis
from psm_model.entities.member import CardKind, Membership
from psm_model.entities.participant import Participant, Role
from psm_model.entities.post import CORE_POSTS, Post
from psm_model.entities.predecessor import Succession
from psm_model.law.citation import Citation
from psm_model.values.area import AreaCode, Level
from psm_model.values.endpoint import OPEN, UNKNOWN
from psm_model.values.partial_date import PartialDate, Precision
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

from ._valid_details import VILLAGES
from ._valid_past import ASIDES, PASTS, Past
from .values import days_between, partial_dates, short_tuples

__all__ = [
    "POSTS",
    "SECOND_DECREE",
    "AssociationPlan",
    "BoardPlan",
    "ChangePlan",
    "DaysPlan",
    "DecreePlan",
    "HolderPlan",
    "PersonPlan",
    "SeatPlan",
    "association_plans",
    "board_plans",
    "person_plans",
    "seat_plans",
]

# Further fields of an inauguration.
_CEREMONIES: Final[tuple[dict[str, Any], ...]] = (  # Any: fields of several types
    {},
    {"participants": (Participant(role=Role.OFFICIANT, title="Kepala Dinas Sosial"),), "place": "Aula Contoh"},
    {"kind": "pengukuhan", "date_as_written": "Rabu lalu"},
    {
        "participants": (
            Participant(role=Role.SPEAKER, name=PersonName("Misal"), title="Asisten"),
            Participant(role=Role.ATTENDEE, title="Camat"),
        )
    },
)
# 10/2019 replaced 01/2012 on an unknown day of 2019, so neither is used in that year.
_BASES: Final = (
    (LegalBasis(as_written="ART IPSM"), 0, 9999),
    (LegalBasis(citation=Citation.parse("UU 11/2009"), title="Kesejahteraan Sosial"), 2009, 9999),
    (LegalBasis(citation=Citation.parse("Permensos 01/2012"), title="Pekerja Sosial Masyarakat"), 2012, 2019),
    (LegalBasis(citation=Citation.parse("Permensos 10/2019 Pasal 21 ayat (1)")), 2019, 9999),
)
# No, one or two legal bases.
_CHOSEN_BASES: Final = tuple(chosen for most in range(3) for chosen in combinations(_BASES, most))
# The core posts come first; a complete board has all of them.
POSTS: Final = (*CORE_POSTS, *(post for post in Post if post.seats is None))
# The days of the shortest five years.
_FIVE_YEARS: Final = 5 * 365 + 1


class DecreePlan(StrEnum):
    """The decrees about a person or a board: none, one, or one and a second that changes or ends it."""

    NONE = "none"
    ONE = "one"
    AMENDED = "amended"
    REPLACED = "replaced"
    REVOKED = "revoked"


SECOND_DECREE: Final = {
    DecreePlan.AMENDED: "amends_ids",
    DecreePlan.REPLACED: "replaces_ids",
    DecreePlan.REVOKED: "revokes_ids",
}
"""The field in which a second decree names the first."""


class DaysPlan(StrEnum):
    """The record of the days of a term."""

    LABEL = "label"
    PERIOD = "period"
    HANDOVER_DAY = "handover_day"
    """A period whose last day is the first day of the next board."""
    LABEL_AND_PERIOD = "label_and_period"

    @property
    def has_label(self) -> bool:
        """Whether the label gives the days."""
        return self in {DaysPlan.LABEL, DaysPlan.LABEL_AND_PERIOD}


class ChangePlan(StrEnum):
    """The change of a term."""

    NONE = "none"
    EXTENDED = "extended"
    UNTIL_NEXT_BOARD = "until_next_board"
    SHORTENED = "shortened"
    """It ends early, and the next board starts then."""


class HolderPlan(StrEnum):
    """The holder of a post."""

    MEMBER = "member"
    NAME = "name"
    OFFICE = "office"


@attrs.frozen
class PersonPlan:
    """The plan of a person."""

    name: str
    village: AreaCode
    is_at_home: bool
    """Whether the person lives in the village of service."""
    born: PartialDate | None
    service: Period | None
    membership: Membership | None
    decrees: DecreePlan
    card: CardKind | None
    has_training: bool
    is_cited: bool
    """Whether a source is named."""


@attrs.frozen
class SeatPlan:
    """The plan of a post on a board, and of its holder."""

    post: Post
    holder: HolderPlan
    capacity: Capacity
    handed_on: timedelta | None
    """The days after which a replacement takes over."""
    known: Precision
    """The precision of the days."""
    vacant: timedelta = timedelta()
    """The days between the holder and a replacement."""


@attrs.frozen
class BoardPlan:
    """The plan of a board of an organisation."""

    status: TermStatus
    is_unended: bool
    """Whether the end of the last board is unknown or open."""
    days: DaysPlan
    known: Precision
    """The precision of the days."""
    decrees: DecreePlan
    inaugurated: timedelta | None
    """The days from the start to the inauguration."""
    ceremony: Mapping[str, Any]  # Any: as above
    """Further fields of the inauguration."""
    bases: tuple[tuple[LegalBasis, int, int], ...]
    """Legal bases, each between two years."""
    is_complete: bool
    """Whether the core posts come first, and are held for the whole term."""
    change: ChangePlan
    attested: timedelta | None
    """The days from the start to an attested day."""
    seats: tuple[SeatPlan, ...]
    is_cited: bool
    """Whether a source is named."""
    is_whole_term: bool = False
    """Whether all posts are held for the whole term, even if the board is not complete."""
    pause: timedelta = timedelta()
    """The days without a board between this one and the next."""


@attrs.frozen
class AssociationPlan:
    """The plan of an organisation and its boards."""

    level: Level
    start: date
    boards: tuple[BoardPlan, ...]
    has_parent: bool
    """Whether it is below the organisation of the next higher level in the register."""
    older: timedelta | None
    """The days from its founding to its first board."""
    dissolved: timedelta | None
    """The days from its last board to its dissolution."""
    known: Precision
    """The precision of the days."""
    asides: Mapping[str, Any]  # Any: as above
    """Further fields."""
    past: Past | Succession
    is_cited: bool
    """Whether a source is named."""


def _none_or_days(*numbers: int) -> st.SearchStrategy[timedelta | None]:
    return st.sampled_from([None, *map(timedelta, numbers)])


@cache
def person_plans() -> st.SearchStrategy[PersonPlan]:
    """Generate plans of people."""
    flags = st.booleans()
    services = st.builds(
        Period,
        partial_dates(min_value=date(2020, 1, 1), max_value=date(2030, 12, 31)),
        st.sampled_from([OPEN, UNKNOWN]),
    )
    return st.builds(
        PersonPlan,
        name=st.sampled_from(["Contoh", "Misal Dua, S.Sos.", "H. Umpama"]),
        village=st.sampled_from(VILLAGES),
        is_at_home=flags,
        born=st.none() | partial_dates(min_value=date(1950, 1, 1), max_value=date(1999, 12, 31)),
        service=st.none() | services,
        membership=st.sampled_from([None, Membership.ORDINARY, Membership.HONORARY]),
        decrees=st.sampled_from(DecreePlan),
        card=st.sampled_from([None, *CardKind]),
        has_training=flags,
        is_cited=flags,
    )


@cache
def seat_plans() -> st.SearchStrategy[SeatPlan]:
    """Generate plans of posts."""
    return st.builds(
        SeatPlan,
        post=st.sampled_from(POSTS),
        holder=st.sampled_from(HolderPlan),
        capacity=st.sampled_from(Capacity),
        handed_on=_none_or_days(1, 100, 365, 366, 730, 1000, _FIVE_YEARS - 1),
        known=st.sampled_from(Precision),
    )


@cache
def board_plans() -> st.SearchStrategy[BoardPlan]:
    """Generate plans of boards."""
    flags = st.booleans()
    return st.builds(
        BoardPlan,
        status=st.sampled_from(
            [*[TermStatus.IN_OFFICE] * 2, TermStatus.CARETAKER, TermStatus.ANNULLED, TermStatus.DISPUTED]
        ),
        is_unended=st.sampled_from([False, False, True]),
        days=st.sampled_from(
            [DaysPlan.LABEL, DaysPlan.PERIOD, *[DaysPlan.HANDOVER_DAY] * 3, DaysPlan.LABEL_AND_PERIOD]
        ),
        known=st.sampled_from([*[Precision.DAY] * 3, Precision.MONTH, Precision.YEAR]),
        decrees=st.sampled_from(DecreePlan),
        inaugurated=_none_or_days(0, 1, 30, 90, 200, 360),
        ceremony=st.sampled_from(_CEREMONIES),
        bases=st.sampled_from(_CHOSEN_BASES),
        is_complete=flags,
        change=st.sampled_from([*[ChangePlan.NONE] * 3, *list(ChangePlan)[1:]]),
        attested=_none_or_days(0, 1, 100, 1000),
        seats=short_tuples(seat_plans(), 6),
        is_cited=flags,
    )


@cache
def association_plans() -> st.SearchStrategy[AssociationPlan]:
    """Generate plans of organisations with their boards."""
    flags = st.booleans()
    return st.builds(
        AssociationPlan,
        level=st.sampled_from(Level),
        start=days_between(date(2000, 1, 1), date(2020, 12, 31)),
        boards=short_tuples(board_plans(), 5),
        has_parent=flags,
        older=_none_or_days(0, 1, 400, 4000),
        dissolved=_none_or_days(0, 1, 400, 4000),
        known=st.sampled_from(Precision),
        asides=st.sampled_from(ASIDES),
        past=st.sampled_from(PASTS),
        is_cited=flags,
    )
