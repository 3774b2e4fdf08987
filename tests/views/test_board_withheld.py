"""Boards say what a record withholds, in both languages, and never that it is just not recorded."""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model import charts
from psm_model.entities import Appointment, BoardTerm, Post, Register, Tenure
from psm_model.i18n import LANGUAGES, Language
from psm_model.queries.doubt import Doubt
from psm_model.values import PartialDate, Period, PersonName, Verdict
from psm_model.views.board import view_board
from psm_model.views.board_text import render_board
from tests.charts.pictures import list_texts

PURPOSE: Final[dict[Language, str]] = {"en": "left out on purpose", "id": "sengaja dikosongkan"}
UNRECORDED: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("no dates", "nobody is recorded"),
    "id": ("tanpa tanggal", "tanggal tidak tercatat", "belum ada pengurus yang tercatat"),
}
CHAIR: Final = Appointment(id="a", post=Post.CHAIR, name=PersonName("Sekar"))
DAYS: Final = st.sampled_from([None, date(2026, 1, 1), PartialDate(2026)])


def render(term: BoardTerm, on: date | PartialDate | None, language: Language) -> str:
    """Return the text of the board of a term, in one line."""
    return " ".join(render_board(view_board(Register.of(term), term.id, on), language=language, width=200).split())


@given(st.sampled_from(["label", "period"]), DAYS, st.sampled_from(LANGUAGES))
def test_withheld_dates_of_a_term_are_named(name: str, on: date | PartialDate | None, language: Language) -> None:
    """The dates of a term are withheld if its label or its period is."""
    undated = BoardTerm(
        id="t", organisation_id="o", appointments=[attrs.evolve(CHAIR, period=Period.parse("2025/2030"))]
    )
    withheld = attrs.evolve(undated, withheld=(name,))
    assert PURPOSE[language] not in render(undated, on, language)
    assert any(words in render(undated, on, language) for words in UNRECORDED[language])
    assert PURPOSE[language] in render(withheld, on, language)
    assert not any(words in render(withheld, on, language) for words in UNRECORDED[language])


@given(st.booleans(), DAYS, st.sampled_from(LANGUAGES))
def test_withheld_dates_of_a_post_are_named(whole: bool, on: date | PartialDate | None, language: Language) -> None:  # noqa: FBT001  # drawn
    """A post whose period is withheld says so, whatever the tenure of the board is."""
    tenure = Tenure.WHOLE_TERM if whole else Tenure.UNSTATED
    seat = attrs.evolve(CHAIR, withheld=("period",))
    term = BoardTerm(id="t", organisation_id="o", label="2025–2030", tenure=tenure, appointments=[seat])
    text = render(term, on, language)
    assert PURPOSE[language] in text
    assert not any(words in text for words in UNRECORDED[language])


@given(DAYS, st.sampled_from(LANGUAGES))
def test_withheld_people_are_named(on: date | PartialDate | None, language: Language) -> None:
    """A board without appointments says so if they are withheld, in text and picture."""
    term = BoardTerm(id="t", organisation_id="o", label="2025–2030", withheld=["appointments"])
    assert PURPOSE[language] in render(term, on, language)
    assert not any(words in render(term, on, language) for words in UNRECORDED[language])
    (picture,) = charts.draw_board(Register.of(term), "t", on=on, language=language)
    assert any(PURPOSE[language] in text for text in list_texts(picture))


@pytest.mark.parametrize("withheld", [(), ("period",), ("label",), ("note",)])
def test_reasons_and_json_name_what_is_withheld(withheld: tuple[str, ...]) -> None:
    """The reasons distinguish withheld dates, and the JSON of a board lists the withheld fields."""
    seat = attrs.evolve(CHAIR, withheld=tuple(name for name in withheld if name != "label"))
    term = BoardTerm(id="t", organisation_id="o", appointments=[seat], withheld=withheld)
    (board,) = view_board(Register.of(term), "t", date(2026, 1, 1)).terms
    assert board.verdict is board.seats[0].verdict is Verdict.UNDETERMINED
    is_dated = "period" in withheld or "label" in withheld
    assert board.reasons[0].doubt is (Doubt.TERM_WITHHELD if is_dated else Doubt.TERM_UNDATED)
    assert board.seats[0].reasons[0].doubt is (Doubt.POST_WITHHELD if "period" in withheld else Doubt.POST_UNDATED)
    assert board.to_dict()["withheld"] == list(withheld)
    assert board.to_dict()["seats"][0]["withheld"] == list(seat.withheld)
