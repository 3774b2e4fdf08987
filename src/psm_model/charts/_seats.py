"""Who stands where on the chart of a board: seats with their holders and those whom they replaced, in tiers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

import attrs

from psm_model.entities.appointment import Appointment
from psm_model.entities.post import Post
from psm_model.i18n import Bilingual
from psm_model.values.verdict import Verdict

__all__ = ["Role", "Seat", "Tier", "make_seats", "make_tiers"]

_TIERS: Final = (
    (Bilingual("Patrons and directors", "Pembina dan pengarah"), (Post.PATRON, Post.DIRECTOR)),
    (Bilingual("Advisers", "Penasihat"), (Post.ADVISER, Post.MOTIVATOR)),
    (Bilingual("Chair", "Ketua"), (Post.CHAIR,)),
    (Bilingual("Vice chairs", "Wakil ketua"), (Post.VICE_CHAIR,)),
    (
        Bilingual("Secretaries and treasurers", "Sekretaris dan bendahara"),
        (Post.SECRETARY, Post.VICE_SECRETARY, Post.TREASURER, Post.VICE_TREASURER),
    ),
    (Bilingual("Sections", "Bidang"), (Post.SECTION_HEAD, Post.SECTION_MEMBER)),
    (Bilingual("Coordinators", "Koordinator"), (Post.COORDINATOR,)),
    (Bilingual("Members", "Anggota"), (Post.MEMBER, Post.OTHER)),
)
"""From above: what posts are called together, and which they are."""
_TALLEST: Final = 10
"""How many seats of one section stand one below the other."""
_ADVISING: Final = {Post.PATRON, Post.ADVISER}


class Role(StrEnum):
    """Where seats stand to the chair."""

    ADVISES = "advises"
    """Beside the board."""
    LEADS = "leads"
    """The chair itself."""
    FOLLOWS = "follows"
    """Led by the chair."""


@attrs.frozen(kw_only=True)
class Seat:
    """An appointment with those that it replaced, the last first."""

    held: Appointment
    """The appointment."""
    verdict: Verdict | None
    """Whether it is held on the day asked of; None where none was."""
    replaced: tuple[Appointment, ...]
    """The appointments that it replaced, one the other."""
    apart: Appointment | None
    """One that the last of them replaced too, and that stands in another seat."""
    missing: str | None
    """The id of an appointment that the last of them names and that is not there."""


@attrs.frozen(kw_only=True)
class Tier:
    """Seats that stand side by side; those of one section one below the other."""

    title: Bilingual
    """What they are called together."""
    role: Role
    """Where they stand to the chair."""
    columns: tuple[tuple[str | None, tuple[Seat, ...]], ...]
    """The seats, with the section where several are of one."""


def make_seats(appointments: Sequence[Appointment], verdicts: Mapping[int, Verdict] | None = None) -> tuple[Seat, ...]:
    """Put appointments into seats: each that replaces another stands with it, whatever circle the records make.

    Of several that replace one the first stands with it. Who may be on the board on the day asked of has a seat of
    their own.

    Args:
        appointments: The appointments of a term.
        verdicts: By place in them, who is on the board; those who are not there are shown as replaced alone. None
            where no day was asked of.
    """
    places: dict[str, int] = {}
    for place, held in enumerate(appointments):
        places.setdefault(held.id, place)
    by: dict[int, int] = {}
    for place, held in enumerate(appointments):
        before = None if held.replaces_id is None else places.get(held.replaces_id)
        if before is None or before in by:
            continue
        if verdicts is not None and (place not in verdicts or before in verdicts):
            continue
        above: int | None = place
        while above is not None and above != before:
            above = by.get(above)
        if above is None:
            by[before] = place
    seats = []
    for place, held in enumerate(appointments):
        if place in by or (verdicts is not None and place not in verdicts):
            continue
        chain = [held]
        last = place
        while (before := places.get(appointments[last].replaces_id or "")) is not None and by.get(before) == last:
            chain.append(appointments[before])
            last = before
        apart = None if before is None or appointments[before] in chain else appointments[before]
        seats.append(
            Seat(
                held=held,
                verdict=None if verdicts is None else verdicts[place],
                replaced=tuple(chain[1:]),
                apart=apart,
                missing=chain[-1].replaces_id if before is None else None,
            )
        )
    return tuple(seats)


def make_tiers(seats: Sequence[Seat]) -> tuple[Tier, ...]:
    """Put seats into tiers from above: who advises, the chair, and who follows."""
    tiers = []
    for title, posts in _TIERS:
        # In the order of the posts, and of those as recorded.
        there = [seat for post in posts for seat in seats if seat.held.post is post]
        role = Role.ADVISES if posts[0] in _ADVISING else Role.LEADS if posts[0] is Post.CHAIR else Role.FOLLOWS
        if there:
            columns = _columns(there, sections=posts[0] is Post.SECTION_HEAD)
            tiers.append(Tier(title=title, role=role, columns=columns))
    return tuple(tiers)


def _columns(seats: Sequence[Seat], *, sections: bool) -> tuple[tuple[str | None, tuple[Seat, ...]], ...]:
    columns: dict[str | int, list[Seat]] = {}
    for position, seat in enumerate(seats):
        named = seat.held.section if sections else None
        columns.setdefault(position if named is None else named, []).append(seat)
    return tuple(
        (key if isinstance(key, str) else None, tuple(held[start : start + _TALLEST]))
        for key, held in columns.items()
        for start in range(0, len(held), _TALLEST)
    )
