"""Far changes: for each rule that looks beyond one record, a change of one entity that gives another one a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import attrs

from psm_model.entities import (
    Appointment,
    BoardTerm,
    Card,
    CardKind,
    Decree,
    Member,
    Membership,
    Organisation,
    Post,
    Predecessor,
    Source,
    Succession,
)
from psm_model.values import AreaCode, Identifier, Level, PartialDate, Period, PersonName

if TYPE_CHECKING:
    from psm_model.entities.register import Entity

__all__ = ["FAR_CHANGES", "FarChange", "village"]

_PLACE: Final = AreaCode("33.25.11.2001")
_ELSEWHERE: Final = AreaCode("33.25.11.2002")


class FarChange(NamedTuple):
    """A change of one entity that gives another one a finding."""

    code: str
    """The code of the rule."""
    path: str
    """The named pointer of the finding."""
    before: tuple[Entity, ...]
    """The register before the change."""
    saved: tuple[Entity, ...]
    """What is saved."""
    deleted: tuple[Entity, ...]
    """What is deleted."""
    fields: tuple[str, ...]
    """The fields of keys without all of which a change of the findings is missed."""


def village(organisation_id: str, area: AreaCode | None = None, **fields: object) -> Organisation:
    """Return an organisation of a village."""
    record = Organisation(id=organisation_id, name="IPSM", level=Level.VILLAGE, area=area)
    return attrs.evolve(record, **fields)  # type: ignore[arg-type]  # a test passes what the class takes


def _continue(organisation_id: str, on: PartialDate | None = None) -> tuple[Predecessor]:
    return (Predecessor(organisation_id=organisation_id, kind=Succession.RENAMED, on=on),)


def _make_board(
    term_id: str, organisation_id: str, *, member: str | None = None, decree: str | None = None
) -> BoardTerm:
    chair = Appointment(id="a", post=Post.CHAIR, member_id=member, office=None if member else "Camat")
    period = Period.parse("2020-01-01/2024-12-31")
    return BoardTerm(
        id=term_id,
        organisation_id=organisation_id,
        period=period,
        appointments=(attrs.evolve(chair, period=period),),
        decree_ids=() if decree is None else (decree,),
    )


_MEMBER: Final = Member(id="m", name=PersonName("Contoh"))
_ISSUER: Final = Organisation(id="i", name="IPSM", level=Level.REGENCY_CITY)
_DISTRICT: Final = Organisation(id="d", name="IPSM", level=Level.DISTRICT, area=AreaCode("33.25.11"))
_DECREE: Final = Decree(id="sk-1", issued=PartialDate(2020), in_force_from=PartialDate(2020, 1, 1))
_REVOCATION: Final = Decree(id="sk-2", in_force_from=PartialDate(2022, 1, 1), revokes_ids=("sk-1",))
_EARLIER: Final = Decree(id="sk-3", in_force_from=PartialDate(2021, 1, 1), revokes_ids=("sk-2",))

FAR_CHANGES: Final = (
    FarChange(
        "PSM002",
        "/board_terms/t/organisation_id",
        (village("o"), _make_board("t", "o")),
        (),
        (village("o"),),
        ("board_terms.organisation_id",),
    ),
    FarChange(
        "PSM002",
        "/decrees/sk-1/source_ids/0",
        (Source(id="s"), attrs.evolve(_DECREE, source_ids=("s",))),
        (),
        (Source(id="s"),),
        ("decrees.source_ids",),
    ),
    FarChange(
        "PSM003",
        "/organisations/a/parent_id",
        (village("a", parent_id="b"), village("b", parent_id="c"), village("c")),
        (village("c", parent_id="a"),),
        (),
        ("organisations.id",),
    ),
    FarChange(
        "PSM005",
        "/members/z/identifiers/0",
        (attrs.evolve(_MEMBER, id="z", identifiers=(Identifier("kta", "1"),)), attrs.evolve(_MEMBER, id="y")),
        (attrs.evolve(_MEMBER, id="y", identifiers=(Identifier("kta", "1"),)),),
        (),
        ("members.identifiers",),
    ),
    FarChange(
        "PSM107",
        "/board_terms/t",
        (village("o"), village("p"), _make_board("t", "o")),
        (village("p", predecessors=_continue("o", PartialDate(2023))),),
        (),
        ("board_terms.organisation_id",),
    ),
    FarChange(
        "PSM107",
        "/board_terms/t",
        (village("o", founded=PartialDate(2019)), village("p", predecessors=_continue("o", PartialDate(2023)))),
        (_make_board("t", "o"),),
        (),
        ("organisations.organisation_id",),
    ),
    FarChange(
        "PSM208",
        "/board_terms/t/appointments/0/member_id",
        (village("o"), _MEMBER, _make_board("t", "o", member="m")),
        (attrs.evolve(_MEMBER, membership=Membership.HONORARY),),
        (),
        ("board_terms.member_id",),
    ),
    FarChange(
        "PSM212",
        "/board_terms/t/appointments/0",
        (village("o"), _MEMBER, _make_board("t", "o", member="m")),
        (attrs.evolve(_MEMBER, birth_date=PartialDate(2023)),),
        (),
        ("board_terms.member_id",),
    ),
    FarChange(
        "PSM213",
        "/board_terms/u/appointments/0",
        (village("a", _PLACE), village("b", _ELSEWHERE), _MEMBER, _make_board("u", "b", member="m")),
        (_make_board("t", "a", member="m"),),
        (),
        ("board_terms.member_id",),
    ),
    FarChange(
        "PSM306",
        "/members/m/cards/0/issuer_id",
        (_ISSUER, attrs.evolve(_MEMBER, cards=(Card(kind=CardKind.TEMPORARY, issuer_id="i"),))),
        (attrs.evolve(_ISSUER, level=Level.PROVINCE),),
        (),
        ("members.issuer_id",),
    ),
    FarChange(
        "PSM402",
        "/organisations/o/parent_id",
        (village("o", _PLACE, parent_id="d"), _DISTRICT),
        (attrs.evolve(_DISTRICT, area=AreaCode("33.25.12")),),
        (),
        ("organisations.parent_id",),
    ),
    FarChange(
        "PSM403",
        "/organisations/o",
        (village("o", _PLACE), village("p", _ELSEWHERE)),
        (village("p", _PLACE),),
        (),
        ("organisations.areas",),
    ),
    # The first and the last continue each other through the one between.
    FarChange(
        "PSM403",
        "/organisations/a",
        (
            village("a", _PLACE, dissolved=PartialDate(2030)),
            village("b", predecessors=_continue("a")),
            village("c", _PLACE, predecessors=_continue("b")),
        ),
        (village("b"),),
        (),
        ("organisations.areas", "organisations.organisation_id"),
    ),
    # What the first of three continues may be a fourth, so the last may not be the rival of that one.
    FarChange(
        "PSM403",
        "/organisations/c",
        (
            village("a"),
            village("b", predecessors=_continue("a")),
            village("c", _PLACE, predecessors=_continue("b")),
            village("p", _PLACE),
        ),
        (village("a", withheld=("predecessors",)),),
        (),
        ("organisations.organisation_id",),
    ),
    FarChange(
        "PSM409",
        "/organisations/a/predecessors/0",
        (village("a", predecessors=_continue("b")), village("b", predecessors=_continue("c")), village("c")),
        (village("c", predecessors=_continue("a")),),
        (),
        ("organisations.id", "organisations.organisation_id"),
    ),
    FarChange(
        "PSM410",
        "/organisations/b/predecessors/0/on",
        (village("a"), village("b", predecessors=_continue("a", PartialDate(2022))), village("c")),
        (village("c", predecessors=_continue("a", PartialDate(2020))),),
        (),
        ("organisations.organisation_id",),
    ),
    FarChange(
        "PSM510",
        "/decrees/sk-1",
        (Decree(id="sk-1", amends_ids=("sk-2",)), Decree(id="sk-2", revokes_ids=("sk-3",)), Decree(id="sk-3")),
        (Decree(id="sk-3", replaces_ids=("sk-1",)),),
        (),
        ("decrees.id",),
    ),
    FarChange(
        "PSM511",
        "/decrees/sk-2",
        (Decree(id="sk-1"), Decree(id="sk-2", issued=PartialDate(2018), amends_ids=("sk-1",))),
        (Decree(id="sk-1", issued=PartialDate(2020)),),
        (),
        ("decrees.amends_ids",),
    ),
    # The revocation had no effect, because another decree had revoked it before.
    FarChange(
        "PSM509",
        "/board_terms/t/decree_ids",
        (village("o"), _DECREE, _REVOCATION, _EARLIER, _make_board("t", "o", decree="sk-1")),
        (),
        (_EARLIER,),
        ("board_terms.decree_ids",),
    ),
    FarChange(
        "PSM509",
        "/board_terms/t/decree_ids",
        (village("o"), _DECREE, _REVOCATION),
        (_make_board("t", "o", decree="sk-1"),),
        (),
        ("decrees.revokes_ids",),
    ),
    # The revocation may have had no effect, because another decree withholds what it revoked before.
    FarChange(
        "PSM509",
        "/board_terms/t/decree_ids",
        (
            village("o"),
            _DECREE,
            _REVOCATION,
            attrs.evolve(_EARLIER, revokes_ids=()),
            _make_board("t", "o", decree="sk-1"),
        ),
        (attrs.evolve(_EARLIER, revokes_ids=(), withheld=("revokes_ids",)),),
        (),
        ("decrees.ending",),
    ),
    FarChange(
        "PSM307",
        "/members/m/birth_date",
        (attrs.evolve(_MEMBER, birth_date=PartialDate(2000), decree_ids=("sk-1",)), attrs.evolve(_DECREE, issued=None)),
        (attrs.evolve(_DECREE, issued=PartialDate(1999)),),
        (),
        ("members.decree_ids",),
    ),
)
"""The changes; for some rules several."""
