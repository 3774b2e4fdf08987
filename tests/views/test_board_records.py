"""Boards on a day as JSON objects, with the verdicts and the pointers that would settle them."""

from __future__ import annotations

import attrs

from psm_model.entities import (
    AreaName,
    Attestation,
    BoardTerm,
    Capacity,
    FormerArea,
    NameKind,
    Organisation,
    OrganisationName,
    Predecessor,
    Register,
    Succession,
    TermChange,
    TermChangeKind,
)
from psm_model.values import AreaCode, Level, PartialDate, Period
from psm_model.views.board import view_board
from tests.views.boards import board_of_one_term, make_chair


def test_dict_is_complete() -> None:
    """The JSON object has the verdicts, and the pointers that would settle them."""
    term = BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=(make_chair("A"),))
    assert board_of_one_term(term).to_dict() == {
        "psm_board": 1,
        "organisation": "o",
        "name": None,
        "on": "2026-01-01",
        "state": None,
        "decrees": [],
        "withheld": [],
        "predecessors": [],
        "successors": [],
        "terms": [
            {
                "path": "/board_terms/0",
                "id": "t",
                "label": "2025–2030",
                "period": "2025/2030",
                "decreed_period": "2025/2030",
                "changes": [],
                "until_successor": False,
                "attested": [],
                "status": "in_office",
                "roster": "partial",
                "verdict": "yes",
                "reasons": [],
                "settled_by": [],
                "decrees": [],
                "withheld": [],
                "seats": [
                    {
                        "path": "/board_terms/0/appointments/0",
                        "id": "A",
                        "post": "chair",
                        "title": None,
                        "section": None,
                        "holder": "A",
                        "member_id": None,
                        "capacity": "substantive",
                        "period": None,
                        "attested": [],
                        "replaces": None,
                        "replaced_by": [],
                        "verdict": "undetermined",
                        "reasons": ["post_undated"],
                        "settled_by": ["/board_terms/0/appointments/0/period"],
                        "decrees": [],
                        "withheld": [],
                    }
                ],
            }
        ],
    }


def test_dict_has_changes_and_attested_days() -> None:
    """The JSON object has what changed a term, whether it runs until the next board, and all attested days."""
    changes = [
        TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2031)),
        TermChange(kind=TermChangeKind.EXTENDED, until_successor=True),
    ]
    days = [Attestation(on=PartialDate(2026, 5, 4)), Attestation(on=PartialDate(2027))]
    term = BoardTerm(
        id="t",
        organisation_id="o",
        label="2025–2030",
        changes=changes,
        attested=days,
        appointments=[make_chair("A", attested=days[:1])],
    )
    (board,) = board_of_one_term(term, None).to_dict()["terms"]
    assert (board["period"], board["decreed_period"], board["until_successor"]) == ("2025/", "2025/2030", True)
    assert board["changes"] == [
        {"kind": "extended", "until": "2031", "until_successor": False, "decrees": []},
        {"kind": "extended", "until": None, "until_successor": True, "decrees": []},
    ]
    assert board["attested"] == ["2026-05-04", "2027"]
    assert board["seats"][0]["attested"] == ["2026-05-04"]


def test_dict_has_the_organisation_of_the_day() -> None:
    """The JSON object has the names, areas and parents of the day with verdicts, and the organisations around it."""
    until = Period.parse("2010-01-01/2021-12-31")
    organisation = Organisation(
        id="o",
        name="IPSM Baru",
        level=Level.VILLAGE,
        area=AreaCode("33.25.11.2001"),
        parent_id="p",
        names=[OrganisationName(name="IPSM Lama", kind=NameKind.FORMER, period=until)],
        areas=[FormerArea(area=AreaCode("33.25.12.2001"), period=until)],
        predecessors=[Predecessor(organisation_id="gone", kind=Succession.SPLIT, on=PartialDate(2010))],
    )
    parent = Organisation(id="p", name="IPSM Induk", level=Level.DISTRICT)
    merged = Predecessor(organisation_id="o", kind=Succession.MERGED, on=PartialDate(2024, 1, 1))
    later = Organisation(id="n", name="IPSM Gabungan", level=Level.VILLAGE, predecessors=[merged])
    register = Register.of(organisation, parent, later)
    found = view_board(register, "o", PartialDate(2021)).to_dict()
    assert found["name"] == "IPSM Baru"
    assert found["state"] == {
        "exists": "undetermined",
        "names": [{"name": "IPSM Lama", "verdict": "yes"}],
        "areas": [{"area": "33.25.12.2001", "verdict": "yes"}],
        "area_names": [],
        "parents": [{"organisation": "p", "name": "IPSM Induk", "verdict": "yes"}],
    }
    assert found["predecessors"] == [{"organisation": "gone", "name": None, "kind": "split", "on": "2010"}]
    assert found["successors"] == [
        {
            "organisation": "n",
            "name": "IPSM Gabungan",
            "kind": "merged",
            "on": "2024-01-01",
            "has_earlier_board": False,
        }
    ]
    assert view_board(register, "o").to_dict()["state"] is None


def test_dict_has_the_names_of_areas_without_a_code() -> None:
    """The JSON object has the name of the present area, if no code is known, with the verdict of the day."""
    until = Period.parse("2010-01-01/2021-06-30")
    organisation = Organisation(
        id="o",
        name="IPSM",
        level=Level.VILLAGE,
        area_names=[
            AreaName(level=Level.VILLAGE, name="Kelurahan Contoh", within=AreaCode("33.75")),
            AreaName(level=Level.DISTRICT, name="Kecamatan Contoh"),
        ],
        areas=[FormerArea(area=AreaCode("33.25.12.2001"), period=until)],
    )
    village = {"level": "village", "name": "Kelurahan Contoh", "within": "33.75"}
    district = {"level": "district", "name": "Kecamatan Contoh", "within": None}
    for day, verdict in (("2021-06", None), ("2021", "undetermined"), ("2022", "yes")):
        state = view_board(Register.of(organisation), "o", PartialDate.parse(day)).to_dict()["state"]
        expected = [] if verdict is None else [{**area, "verdict": verdict} for area in (village, district)]
        assert state["area_names"] == expected


def test_a_board_is_possible_if_it_or_a_post_of_it_may_be() -> None:
    """A board may be in office, or a holdover of it in their post after its term; without a day neither is asked."""
    late = make_chair("B", capacity=Capacity.HOLDOVER, period=Period.parse("2025-01-01/2025-06-30"))
    span = Period.parse("2020-01-01/2024-12-31")
    term = BoardTerm(id="t", organisation_id="o", period=span, appointments=[make_chair("A")])
    days = ("2024-12-31", "2025-01-01", None)
    assert [board_of_one_term(term, day).terms[0].is_possible for day in days] == [True, False, False]
    with_holdover = attrs.evolve(term, appointments=[late])
    assert [board_of_one_term(with_holdover, day).terms[0].is_possible for day in days] == [True, True, False]
