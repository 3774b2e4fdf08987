"""Plans of registers that break no rule: people, boards and organisations, each of a few choices.

Every day in a plan is known. `psm_model.strategies.valid` builds registers from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
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
from psm_model.law.citation import Citation
from psm_model.values.area import AreaCode, Level
from psm_model.values.endpoint import OPEN, UNKNOWN
from psm_model.values.partial_date import PartialDate, Precision
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

from ._valid_details import VILLAGES
from ._valid_past import ASIDES, PASTS
from .values import days_between, partial_dates, some

__all__ = ["CHANGES", "POSTS", "Association", "Board", "Person", "Seat", "association_plans", "person_plans"]

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
_GROUNDS: Final = tuple(chosen for most in range(3) for chosen in combinations(_BASES, most))
# The core posts come first; a complete board has all of them.
POSTS: Final = (*CORE_POSTS, *(post for post in Post if post.seats is None))
CHANGES: Final = {"with a correction": "amends_ids", "again": "replaces_ids", "anew": "revokes_ids"}
"""What a second decree does to the first: the field of its id, by the plan."""
# The days of the shortest five years.
_FIVE_YEARS: Final = 5 * 365 + 1


@attrs.frozen
class Person:
    """What is known of a person."""

    name: str
    village: AreaCode
    at_home: bool
    born: PartialDate | None
    service: Period | None
    membership: Membership | None
    decreed: str
    card: CardKind | None
    trained: bool
    cited: bool


@attrs.frozen
class Seat:
    """A post on a board, and who holds it."""

    post: Post
    holder: str
    capacity: Capacity
    handed_on: timedelta | None
    known: Precision


@attrs.frozen
class Board:
    """A board of an organisation."""

    status: TermStatus
    unended: bool
    written: str
    known: Precision
    decreed: str
    inaugurated: timedelta | None
    ceremony: Mapping[str, Any]  # Any: as above
    bases: tuple[tuple[LegalBasis, int, int], ...]
    whole: bool
    changed: str
    attested: timedelta | None
    seats: tuple[Seat, ...]
    cited: bool


@attrs.frozen
class Association:
    """An organisation and its boards."""

    level: Level
    start: date
    boards: tuple[Board, ...]
    below: bool
    older: timedelta | None
    dissolved: timedelta | None
    known: Precision
    asides: Mapping[str, Any]  # Any: as above
    past: str
    cited: bool


def _none_or_days(*numbers: int) -> st.SearchStrategy[timedelta | None]:
    return st.sampled_from([None, *map(timedelta, numbers)])


def person_plans() -> st.SearchStrategy[Person]:
    """Generate plans of people."""
    flags = st.booleans()
    services = st.builds(
        Period,
        partial_dates(min_value=date(2020, 1, 1), max_value=date(2030, 12, 31)),
        st.sampled_from([OPEN, UNKNOWN]),
    )
    return st.builds(
        Person,
        name=st.sampled_from(["Contoh", "Misal Dua, S.Sos.", "H. Umpama"]),
        village=st.sampled_from(VILLAGES),
        at_home=flags,
        born=st.none() | partial_dates(min_value=date(1950, 1, 1), max_value=date(1999, 12, 31)),
        service=st.none() | services,
        membership=st.sampled_from([None, Membership.ORDINARY, Membership.HONORARY]),
        decreed=st.sampled_from(["never", "once", *CHANGES]),
        card=st.sampled_from([None, *CardKind]),
        trained=flags,
        cited=flags,
    )


def association_plans() -> st.SearchStrategy[Association]:
    """Generate plans of organisations with their boards."""
    flags, precisions = st.booleans(), st.sampled_from(Precision)
    seats = st.builds(
        Seat,
        post=st.sampled_from(POSTS),
        holder=st.sampled_from(["member", "name", "office"]),
        capacity=st.sampled_from(Capacity),
        handed_on=_none_or_days(1, 100, 365, 366, 730, 1000, _FIVE_YEARS - 1),
        known=precisions,
    )
    boards = st.builds(
        Board,
        status=st.sampled_from([TermStatus.IN_OFFICE, TermStatus.IN_OFFICE, TermStatus.CARETAKER, TermStatus.ANNULLED]),
        unended=st.sampled_from([False, False, True]),
        written=st.sampled_from(
            ["label", "period", "handover day", "handover day", "handover day", "label and period"]
        ),
        known=st.sampled_from([Precision.DAY, Precision.DAY, Precision.DAY, Precision.MONTH, Precision.YEAR]),
        decreed=st.sampled_from(["never", "once", *CHANGES]),
        inaugurated=_none_or_days(0, 1, 30, 90, 200, 360),
        ceremony=st.sampled_from(_CEREMONIES),
        bases=st.sampled_from(_GROUNDS),
        whole=flags,
        changed=st.sampled_from(["never", "never", "never", "extended", "until the next board"]),
        attested=_none_or_days(0, 1, 100, 1000),
        seats=some(seats, 6),
        cited=flags,
    )
    return st.builds(
        Association,
        level=st.sampled_from(Level),
        start=days_between(date(2000, 1, 1), date(2020, 12, 31)),
        boards=some(boards, 5),
        below=flags,
        older=_none_or_days(0, 1, 400, 4000),
        dissolved=_none_or_days(0, 1, 400, 4000),
        known=precisions,
        asides=st.sampled_from(ASIDES),
        past=st.sampled_from(PASTS),
        cited=flags,
    )
