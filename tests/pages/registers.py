"""Registers for pages: one regency with districts and villages, with what offices get wrong and leave open."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Final

from psm_model.entities import (
    Appointment,
    AreaName,
    BoardTerm,
    Decree,
    Inauguration,
    Member,
    Organisation,
    Post,
    Register,
    TermStatus,
)
from psm_model.values import AreaCode, Level, PartialDate, Period, PersonName

ON: Final = date(2026, 11, 30)
"""The day of the reports in tests."""
_FIRST: Final = ("Contoh", "Misal", "Umpama", "Ibarat", "Andai", "Seumpama", "Laksana", "Serupa")
_LAST: Final = (
    "Satu",
    "Dua",
    "Tiga",
    "Empat",
    "Lima",
    "Enam",
    "Tujuh",
    "Delapan",
    "Sembilan",
    "Sepuluh Panjang Sekali",
)
_POSTS: Final = (
    (Post.PATRON, "Pembina"),
    (Post.CHAIR, "Ketua"),
    (Post.VICE_CHAIR, "Wakil Ketua"),
    (Post.SECRETARY, "Sekretaris"),
    (Post.TREASURER, "Bendahara"),
    (Post.SECTION_HEAD, "Ketua Bidang Pelayanan dan Rehabilitasi Sosial"),
    (Post.SECTION_HEAD, "Ketua Bidang Hubungan Masyarakat"),
    (Post.MEMBER, "Anggota"),
)


def make_regency(number: int, *, seed: int = 0) -> Register:
    """Return a register of a number of organisations in one regency: one board ends soon in ten, and so on."""
    chance = Random(seed)  # noqa: S311  # not for secrets
    organisations: list[Organisation] = []
    members: list[Member] = []
    terms: list[BoardTerm] = []
    decrees: list[Decree] = []
    for place in range(number):
        organisation = _make_organisation(place)
        organisations.append(organisation)
        people = [
            Member(id=f"{organisation.id}-m{at}", name=PersonName(f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"))
            for at in range(len(_POSTS) + 1)
        ]
        members += people
        for year in (2016, 2021):
            decrees.append(Decree(id=f"sk-{organisation.id}-{year}", number=f"460/{place + 1}", issuer="Bupati Contoh"))
            terms.append(_make_term(organisation, year, people[year == 2021 :], place, chance))
    return Register(
        organisations=tuple(organisations), members=tuple(members), board_terms=tuple(terms), decrees=tuple(decrees)
    )


def _make_organisation(place: int) -> Organisation:
    if place == 0:
        return Organisation(
            id="ipsm-kab",
            name="IPSM Kabupaten Contoh",
            level=Level.REGENCY_CITY,
            area=AreaCode("33.25"),
            area_names=(AreaName(level=Level.REGENCY_CITY, name="Kabupaten Contoh"),),
        )
    district, village = divmod(place - 1, 6)
    code = f"33.25.{district % 90 + 1:02}"
    name = f"{_FIRST[district % len(_FIRST)]} {_LAST[district // len(_FIRST) % len(_LAST)]}"
    if village == 0:
        return Organisation(
            id=f"ipsm-{code}-{place}",
            name=f"IPSM Kecamatan {name}",
            level=Level.DISTRICT,
            area=AreaCode(code),
            area_names=(AreaName(level=Level.DISTRICT, name=name),),
            parent_id="ipsm-kab",
        )
    return Organisation(
        id=f"ipsm-{code}.{place}",
        name=f"IPSM Desa {name} {_LAST[village % 8]}",
        level=Level.VILLAGE,
        area=AreaCode(f"{code}.{2000 + village}"),
        terms_complete=place % 3 == 0,
    )


def _make_term(organisation: Organisation, year: int, people: list[Member], place: int, chance: Random) -> BoardTerm:
    month = chance.randint(1, 12)
    period: Period | None = Period.parse(f"{year}-{month:02}-01/{year + 5}-{month:02}")
    label = f"periode {year}–{year + 5}"
    kind = place % 10
    if year == 2021 and kind in {1, 2}:
        # It overlaps the one before.
        period = Period.parse(f"{year - 1}-03-01/{year + 4}-02-28")
    elif year == 2021 and kind in {3, 4, 5}:
        period = Period.parse(f"{year + 1}-03-01/{year + 6}-02-28")
    elif kind == 6:
        period = None
    elif kind == 7 and year == 2021:
        label = "periode 2021-2003"
        period = None
    elif kind == 8 and year == 2021:
        period = Period.parse(f"{year}-{month:02}-01/")
    posts = _POSTS if place % 4 else _POSTS[2:]
    return BoardTerm(
        id=f"{organisation.id}-{year}",
        organisation_id=organisation.id,
        label=label,
        period=period,
        status=TermStatus.CARETAKER if place % 17 == 5 and year == 2021 else TermStatus.IN_OFFICE,
        inaugurations=(Inauguration(date=PartialDate(year, 11, 9)),) if place % 2 else (),
        decree_ids=(f"sk-{organisation.id}-{year}",),
        appointments=tuple(
            Appointment(id=f"a{at}", post=post, title=title, member_id=member.id)
            for at, ((post, title), member) in enumerate(zip(posts, people, strict=False))
        ),
    )
