"""The heading of a picture: its title, area, numbers, source and page."""

from __future__ import annotations

import pytest

from psm_model.charts import draw_timeline
from psm_model.entities import BoardTerm, Register, Source
from psm_model.i18n import Language
from psm_model.values import Level
from tests.charts.pictures import list_texts
from tests.charts.registers import make_large_register
from tests.views.drawn_registers import make_organisation


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Regency 33.25, 2 organisations, 1 term · Source: x.xlsx, Koran"),
        ("id", "Kabupaten 33.25, 2 organisasi, 1 masa bakti · Sumber: x.xlsx, Koran"),
    ],
)
def test_heading_has_area_and_source(monkeypatch: pytest.MonkeyPatch, language: Language, line: str) -> None:
    """The heading has the narrowest area that all rows share, their numbers, the file and the publishers."""
    monkeypatch.setattr("psm_model.values.area_table.load_area_lookup", lambda: {}.get)
    register = Register.of(
        make_organisation("regency", Level.REGENCY_CITY, "33.25"),
        make_organisation("district", Level.DISTRICT, "33.25.01"),
        BoardTerm(id="t", organisation_id="regency", label="2020–2025"),
        Source(id="s", publisher="Koran"),
    )
    (picture,) = draw_timeline(register, language=language, source="x.xlsx", title="Contoh")
    texts = list_texts(picture)
    assert texts[:2] == ["Contoh", line]
    assert picture.title == "Contoh"
    # One area needs no heading of its own.
    assert not any("33.25" in text for text in texts[2:])


def test_several_areas_are_counted() -> None:
    """Several areas are counted in the heading, and named above their rows."""
    texts = list_texts(draw_timeline(make_large_register(25))[0])
    assert texts[1] == "2 areas, 25 organisations, 75 terms"
    assert draw_timeline(Register())[0].alt.startswith("Terms of boards: 0 organisations with 0 terms")
