"""The legend: it explains exactly the signs that are visible."""

from __future__ import annotations

import attrs
import pytest

from psm_model.charts import draw_timeline
from psm_model.charts._lettering import make_drawable, measure_text
from psm_model.entities import BoardTerm, Inauguration, InaugurationStatus, Register
from psm_model.i18n import LANGUAGES
from psm_model.rules import RULES
from psm_model.values import PartialDate, Period
from psm_model.views.timeline import MARKED
from tests.charts.pictures import list_texts
from tests.views.drawn_registers import IPSM


def test_legend_has_room_for_every_title() -> None:
    """No title in the legend is truncated, in either language."""
    for language in LANGUAGES:
        for code in MARKED:
            words = f"{code} {RULES[code].title.translate(language)}"
            assert measure_text(make_drawable(words), 8.5) <= 960 / 2 - 34 - 24


@pytest.mark.parametrize(
    ("span", "words", "language"),
    [
        ("2020/", "start or end unknown", "en"),
        ("2020/..", "open-ended", "en"),
        ("/2025", "awal atau akhir tidak diketahui", "id"),
        ("2020/2025", "starts or ends on a day in the faded part", "en"),
    ],
)
def test_legend_explains_the_ends(span: str, words: str, language: str) -> None:
    """The legend explains the kinds of ends that occur, and no others."""
    register = Register.of(IPSM, BoardTerm(id="t", organisation_id="o", period=Period.parse(span)))
    plain = Register.of(IPSM, BoardTerm(id="t", organisation_id="o", period=Period.parse("2020-01-01/2024-12-31")))
    options = {"language": language}
    assert words in list_texts(draw_timeline(register, **options)[0])  # type: ignore[arg-type]  # one of them
    assert words not in list_texts(draw_timeline(plain, **options)[0])  # type: ignore[arg-type]  # as above


def test_legend_explains_only_visible_signs() -> None:
    """The legend explains no plain bar, and the days of an inauguration only if they are visible."""
    first = BoardTerm(id="t", organisation_id="o", period=Period.parse("2015-01-01/2019-12-31"))
    assert "in office" not in list_texts(draw_timeline(Register.of(IPSM, first))[0])
    is_explained = {}
    for day in ("2016", "2016-05-04"):
        planned = Inauguration(date=PartialDate.parse(day), status=InaugurationStatus.PLANNED)
        (picture,) = draw_timeline(Register.of(IPSM, attrs.evolve(first, inaugurations=(planned,))))
        is_explained[day] = "inaugurated on one of these days" in list_texts(picture)
        assert "planned inauguration" in list_texts(picture)
    assert is_explained == {"2016": True, "2016-05-04": False}


def test_legend_explains_codes_of_undated_terms() -> None:
    """The code of a finding on an undated term is in the row and in the legend, with its title."""
    (picture,) = draw_timeline(Register.of(IPSM, BoardTerm(id="t", organisation_id="o", label="2023-2006")))
    assert [word for word in list_texts(picture) if "PSM110" in word] == ["PSM110"] * 2
    assert RULES["PSM110"].title.translate("en") in list_texts(picture)
