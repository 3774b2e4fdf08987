"""Seats of a board: holders with their predecessors, in tiers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

import attrs

from psm_model.entities.appointment import Appointment
from psm_model.entities.post import Post
from psm_model.i18n import Bilingual
from psm_model.masking import mask_reprs
from psm_model.values.verdict import Verdict

__all__ = ["Seat", "Tier", "TierRole", "make_seats", "make_tiers"]

_MAX_HEIGHT: Final = 10  # the maximum number of seats in a column of one section


class TierRole(StrEnum):
    """The relation of seats to the chair."""

    ADVISES = "advises"
    """Advises the board."""
    LEADS = "leads"
    """Leads the board: the chair."""
    FOLLOWS = "follows"
    """Is led by the chair."""


_TIERS: Final = (
    (Bilingual("Patrons and directors", "Pembina dan pengarah"), TierRole.ADVISES, (Post.PATRON, Post.DIRECTOR)),
    (Bilingual("Advisers", "Penasihat"), TierRole.ADVISES, (Post.ADVISER, Post.MOTIVATOR)),
    (Bilingual("Chair", "Ketua"), TierRole.LEADS, (Post.CHAIR,)),
    (Bilingual("Vice chairs", "Wakil ketua"), TierRole.FOLLOWS, (Post.VICE_CHAIR,)),
    (
        Bilingual("Secretaries and treasurers", "Sekretaris dan bendahara"),
        TierRole.FOLLOWS,
        (Post.SECRETARY, Post.VICE_SECRETARY, Post.TREASURER, Post.VICE_TREASURER),
    ),
    (Bilingual("Sections", "Bidang"), TierRole.FOLLOWS, (Post.SECTION_HEAD, Post.SECTION_MEMBER)),
    (Bilingual("Coordinators", "Koordinator"), TierRole.FOLLOWS, (Post.COORDINATOR,)),
    (Bilingual("Members", "Anggota"), TierRole.FOLLOWS, (Post.MEMBER, Post.OTHER)),
)
"""The tiers from top to bottom: title, role and posts."""
_LISTED: Final = frozenset({Post.MEMBER, Post.OTHER})


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class Seat:
    """An appointment with its predecessors, latest first."""

    appointment: Appointment
    """The appointment."""
    verdict: Verdict | None
    """Whether it is held on the requested day; None without a day."""
    replaced: tuple[Appointment, ...]
    """The chain of its predecessors."""
    apart: Appointment | None
    """The predecessor of the last of them, if it is in another seat."""
    missing: str | None
    """The id of the predecessor of the last of them, if it is not recorded."""


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class Tier:
    """Seats side by side; seats of one section are stacked."""

    title: Bilingual
    """Its title."""
    role: TierRole
    """The relation of its seats to the chair."""
    columns: tuple[tuple[str | None, tuple[Seat, ...]], ...]
    """The columns of seats, with the section of a shared one."""

    @property
    def is_list(self) -> bool:
        """Whether its seats are plain members, who are shown as a list."""
        return all(seat.appointment.post in _LISTED for _, seats in self.columns for seat in seats)


def make_seats(appointments: Sequence[Appointment], verdicts: Mapping[int, Verdict] | None = None) -> tuple[Seat, ...]:
    """Group appointments into seats: a replacement shares the seat of its predecessor, even in circular records.

    The first of several replacements gets the seat. Everybody who may be on the board on the requested day has a
    seat.

    Args:
        appointments: The appointments of a term.
        verdicts: The verdicts by position of the appointments on the board; others appear only as predecessors. None
            without a day.
    """
    places: dict[str, int] = {}
    for place, appointment in enumerate(appointments):
        places.setdefault(appointment.id, place)
    successors = _link_replacements(appointments, places, verdicts)
    seats = []
    for place, appointment in enumerate(appointments):
        if place in successors or (verdicts is not None and place not in verdicts):
            continue
        chain, before = _follow_chain(appointments, places, successors, place)
        seats.append(
            Seat(
                appointment=appointment,
                verdict=None if verdicts is None else verdicts[place],
                replaced=tuple(chain[1:]),
                apart=None if before is None or before in chain else before,
                missing=chain[-1].replaces_id if before is None else None,
            )
        )
    return tuple(seats)


def _link_replacements(
    appointments: Sequence[Appointment], places: Mapping[str, int], verdicts: Mapping[int, Verdict] | None
) -> dict[int, int]:
    """Map the position of each appointment that shares the seat of its replacement to that of the replacement.

    A link that would close a circle is left out.
    """
    successors: dict[int, int] = {}
    for place, appointment in enumerate(appointments):
        before = None if appointment.replaces_id is None else places.get(appointment.replaces_id)
        if before is None or before in successors:
            continue
        if verdicts is not None and (place not in verdicts or before in verdicts):
            continue
        above: int | None = place
        while above is not None and above != before:
            above = successors.get(above)
        if above is None:
            successors[before] = place
    return successors


def _follow_chain(
    appointments: Sequence[Appointment], places: Mapping[str, int], successors: Mapping[int, int], place: int
) -> tuple[list[Appointment], Appointment | None]:
    """Return an appointment with the predecessors in its seat, latest first, and the one before them, if recorded."""
    chain = [appointments[place]]
    while (before := places.get(chain[-1].replaces_id or "")) is not None and successors.get(before) == place:
        chain.append(appointments[before])
        place = before
    return chain, None if before is None else appointments[before]


def make_tiers(seats: Sequence[Seat]) -> tuple[Tier, ...]:
    """Group seats into tiers from top to bottom: advisers, the chair, and followers."""
    tiers = []
    for title, role, posts in _TIERS:
        # In the order of the posts, then as recorded.
        tier_seats = [seat for post in posts for seat in seats if seat.appointment.post is post]
        if tier_seats:
            columns = _make_columns(tier_seats, sections=Post.SECTION_HEAD in posts)
            tiers.append(Tier(title=title, role=role, columns=columns))
    return tuple(tiers)


def _make_columns(seats: Sequence[Seat], *, sections: bool) -> tuple[tuple[str | None, tuple[Seat, ...]], ...]:
    columns: dict[str | int, list[Seat]] = {}
    for position, seat in enumerate(seats):
        section = seat.appointment.section if sections else None
        columns.setdefault(position if section is None else section, []).append(seat)
    return tuple(
        (key if isinstance(key, str) else None, tuple(stack[start : start + _MAX_HEIGHT]))
        for key, stack in columns.items()
        for start in range(0, len(stack), _MAX_HEIGHT)
    )
