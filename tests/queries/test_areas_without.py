"""Areas without a board or an organisation: certain only where everything is said to be recorded."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from psm_model.entities import BoardTerm, FormerArea, Organisation, Register
from psm_model.entities.area_name import AreaName
from psm_model.queries import Doubt, areas_without, find_areas_without_board, find_areas_without_organisation
from psm_model.values import AreaCode, Level, PartialDate, Period, Verdict

if TYPE_CHECKING:
    from psm_model.queries import AreaAnswer

DAY = date(2025, 6, 15)
BATANG = AreaCode("33.25")
IPSM = Organisation(id="o", name="IPSM", level=Level.DISTRICT, area=AreaCode("33.25.11"), terms_complete=True)
BOARD = BoardTerm(id="t", organisation_id="o", period=Period.parse("2020/2027"))
YES, NO, OPEN = Verdict.YES, Verdict.NO, Verdict.UNDETERMINED


def ask_boards(*entities: Any, is_complete: bool = True) -> dict[str, AreaAnswer]:  # Any: entities
    """Return the answers about the districts of Batang by code."""
    answers = find_areas_without_board(
        Register.of(*entities), Level.DISTRICT, DAY, under=BATANG, is_complete=is_complete, absent=True
    )
    return {answer.area.code: answer for answer in answers}


def ask_organisations(*entities: Any, is_complete: bool = True) -> dict[str, AreaAnswer]:  # Any: entities
    """Return the answers about organisations in the districts of Batang by code."""
    answers = find_areas_without_organisation(
        Register.of(*entities), Level.DISTRICT, DAY, under=BATANG, is_complete=is_complete, absent=True
    )
    return {answer.area.code: answer for answer in answers}


def test_every_area_of_the_table_is_asked() -> None:
    """The areas are those of the table under an area, in order, and no others."""
    answers = ask_boards()
    assert list(answers) == [f"33.25.{number:02}" for number in range(1, 16)]
    assert {answer.verdict for answer in answers.values()} == {YES}
    assert answers["33.25.11"].name == "Batang"
    assert {answer.verdict for answer in ask_boards(is_complete=False).values()} == {OPEN}
    assert answers["33.25.11"].to_dict()["level"] == "district"


def test_an_organisation_with_a_board_answers_for_its_area() -> None:
    """A board in office makes the answer NO, whether the register is complete or not."""
    for is_complete in (True, False):
        answers = ask_boards(IPSM, BOARD, is_complete=is_complete)
        assert answers["33.25.11"].verdict is NO
        assert answers["33.25.12"].verdict is (YES if is_complete else OPEN)
    assert ask_boards(IPSM)["33.25.11"].verdict is YES
    open_terms = ask_boards(attrs.evolve(IPSM, terms_complete=False))["33.25.11"]
    assert open_terms.reasons == ((Doubt.TERMS_INCOMPLETE, "/organisations/0/terms_complete"),)
    assert open_terms.organisations[0].id == "o"


def test_an_organisation_of_another_level_does_not_count() -> None:
    """The board of a regency is no board of its districts."""
    regency = attrs.evolve(IPSM, level=Level.REGENCY_CITY, area=BATANG)
    assert {answer.verdict for answer in ask_boards(regency, BOARD).values()} == {YES}


@pytest.mark.parametrize(
    ("fields", "open_codes"),
    [
        ({"area": None}, {f"33.25.{number:02}" for number in range(1, 16)}),
        (
            {"area": None, "area_names": [AreaName(level=Level.DISTRICT, name="Kecamatan X", within=BATANG)]},
            {f"33.25.{number:02}" for number in range(1, 16)},
        ),
        (
            {"area": None, "area_names": [AreaName(level=Level.DISTRICT, name="X", within=AreaCode("34"))]},
            set(),
        ),
        ({"area": AreaCode("33.25")}, {f"33.25.{number:02}" for number in range(1, 16)}),
        ({"area": AreaCode("33.25.99")}, set()),
    ],
)
def test_an_organisation_without_a_code_may_be_in_several_areas(fields: dict[str, Any], open_codes: set[str]) -> None:
    """Its board may be in every area that a known larger one contains."""
    answers = ask_boards(attrs.evolve(IPSM, **fields), BOARD)
    assert {code for code, answer in answers.items() if answer.verdict is OPEN} == open_codes
    assert all(answer.verdict is not NO for answer in answers.values())
    # Without a board, it does not matter where it is.
    assert {answer.verdict for answer in ask_boards(attrs.evolve(IPSM, **fields)).values()} == {YES}


def test_an_organisation_that_moved_may_be_in_either_area() -> None:
    """On a day within the year of the change, either area may have the board."""
    moved = attrs.evolve(IPSM, areas=[FormerArea(area=AreaCode("33.25.12"), period=Period.parse("2010/2025"))])
    answers = ask_boards(moved, BOARD)
    assert answers["33.25.11"].verdict is OPEN
    assert answers["33.25.12"].verdict is OPEN
    assert (Doubt.AREA_UNDATED, "/organisations/0/areas") in answers["33.25.11"].reasons


def test_an_organisation_exists_since_its_first_board() -> None:
    """Without a founding day, a board shows that it exists; without either, that is undetermined."""
    assert ask_organisations(IPSM)["33.25.11"].reasons == ((Doubt.ORGANISATION_UNDATED, "/organisations/0/founded"),)
    assert ask_organisations(IPSM, BOARD)["33.25.11"].verdict is NO
    assert ask_organisations(attrs.evolve(IPSM, founded=PartialDate(2025, 6, 15)))["33.25.11"].verdict is NO
    assert ask_organisations(attrs.evolve(IPSM, founded=PartialDate(2025, 6, 16)))["33.25.11"].verdict is YES
    dissolved = attrs.evolve(IPSM, founded=PartialDate(2020), dissolved=PartialDate(2025))
    assert ask_organisations(dissolved)["33.25.11"].reasons == (
        (Doubt.ORGANISATION_UNDATED, "/organisations/0/dissolved"),
    )


def test_certain_areas_are_left_out_unless_asked_for() -> None:
    """An area that certainly has a board is no answer."""
    answers = find_areas_without_board(Register.of(IPSM, BOARD), Level.DISTRICT, DAY, under=BATANG, is_complete=True)
    assert "33.25.11" not in {answer.area.code for answer in answers}
    assert len(answers) == 14


def test_the_national_level_has_no_areas() -> None:
    """Areas begin with provinces."""
    for find in (find_areas_without_board, find_areas_without_organisation):
        with pytest.raises(ValueError, match="below the national one"):
            find(Register(), Level.NATIONAL, DAY)


def test_the_extra_is_named_if_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the table, the error says which extra has it."""
    monkeypatch.setattr(areas_without, "list_area_names", lambda _: None)
    with pytest.raises(ModuleNotFoundError, match=r"psm-model\[areas\]"):
        find_areas_without_board(Register(), Level.DISTRICT, DAY)
