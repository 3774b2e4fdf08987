"""Records of the tests of decrees in views: a board whose decrees appoint, extend, replace and revoke."""

from __future__ import annotations

from typing import Final

from psm_model.entities import (
    Appointment,
    BoardTerm,
    Decree,
    DecreeStatus,
    Organisation,
    Post,
    Register,
    TermChange,
    TermChangeKind,
)
from psm_model.values import Level, PartialDate, Period, PersonName

APPOINTING: Final = Decree(
    id="sk-1",
    kind="Keputusan",
    number="460/12/2020",
    title="Pengukuhan Pengurus",
    issuer="Bupati Contoh",
    issued=PartialDate(2020, 10, 12),
    in_force_from=PartialDate(2020, 10, 15),
)
EXTENDING: Final = Decree(id="sk-2", issued=PartialDate(2025, 10))
REPLACING: Final = Decree(id="sk-3", in_force_from=PartialDate(2023, 3, 1))
REVOKING: Final = Decree(id="sk-4", in_force_from=PartialDate(2024, 6, 1), revokes_ids=["sk-1"])
FOUNDING: Final = Decree(id="sk-5", status=DecreeStatus.NOT_ISSUED)
TERM: Final = BoardTerm(
    id="t",
    organisation_id="o",
    period=Period.parse("2020-10-15/2025-10-14"),
    decree_ids=["sk-1", "nowhere"],
    changes=[
        TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2026)),
        TermChange(kind=TermChangeKind.EXTENDED, until_successor=True, decree_ids=["sk-2"]),
    ],
    appointments=[
        Appointment(id="a", post=Post.CHAIR, name=PersonName("Sekar")),
        Appointment(id="b", post=Post.SECRETARY, name=PersonName("Tirta"), decree_ids=["sk-3"]),
    ],
)
IPSM: Final = Organisation(id="o", name="IPSM", level=Level.NATIONAL, decree_ids=["sk-5"], withheld=["parent_id"])
REGISTER: Final = Register.of(APPOINTING, EXTENDING, REPLACING, REVOKING, FOUNDING, IPSM, TERM)
