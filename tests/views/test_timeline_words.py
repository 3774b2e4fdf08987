"""Areas, terms and marks of a timeline in words."""

from __future__ import annotations

import pytest

from psm_model.checking import MarkKind
from psm_model.entities import TermStatus
from psm_model.rules import RULES
from psm_model.values import Level, PartialDate, Verdict
from psm_model.views.areas import Area
from psm_model.views.timeline import Mark, Tick, Undated
from psm_model.views.timeline_words import (
    format_area,
    format_area_heading,
    format_inauguration,
    format_mark,
    format_term,
    format_undated_term,
)


@pytest.mark.parametrize(
    ("area", "english", "indonesian"),
    [
        (Area(Level.PROVINCE, "33", "Jawa Tengah"), "Jawa Tengah Province (33)", "Provinsi Jawa Tengah (33)"),
        (Area(Level.PROVINCE, None, "Prov. Misal"), "Misal Province", "Provinsi Misal"),
        (Area(Level.PROVINCE, "33"), "Province 33", "Provinsi 33"),
        (Area(Level.REGENCY_CITY, "33.25", "Kabupaten Batang"), "Batang Regency (33.25)", "Kabupaten Batang (33.25)"),
        (Area(Level.REGENCY_CITY, "33.71", "Kota Magelang"), "Magelang City (33.71)", "Kota Magelang (33.71)"),
        (Area(Level.REGENCY_CITY, "33.25", "Batang"), "Batang Regency (33.25)", "Kabupaten Batang (33.25)"),
        (Area(Level.REGENCY_CITY, None, "Kab. Batang"), "Batang Regency", "Kabupaten Batang"),
        (Area(Level.REGENCY_CITY, None, "Kota Magelang"), "Magelang City", "Kota Magelang"),
        (
            Area(Level.REGENCY_CITY, "63.02", "Kabupaten Kotabaru"),
            "Kotabaru Regency (63.02)",
            "Kabupaten Kotabaru (63.02)",
        ),
        (
            Area(Level.REGENCY_CITY, "31.71", "Kota Administrasi Jakarta Pusat"),
            "Jakarta Pusat Administrative City (31.71)",
            "Kota Administrasi Jakarta Pusat (31.71)",
        ),
        (
            Area(Level.REGENCY_CITY, "31.01", "Kabupaten Administrasi Kepulauan Seribu"),
            "Kepulauan Seribu Administrative Regency (31.01)",
            "Kabupaten Administrasi Kepulauan Seribu (31.01)",
        ),
        (Area(Level.REGENCY_CITY, None, "Garut"), "Garut", "Garut"),
        (Area(Level.REGENCY_CITY, "33.25"), "Regency 33.25", "Kabupaten 33.25"),
        (Area(Level.REGENCY_CITY, "33.71"), "City 33.71", "Kota 33.71"),
        (Area(Level.REGENCY_CITY, "33.70"), "Regency or city 33.70", "Kabupaten/Kota 33.70"),
    ],
)
def test_areas_are_named_once_by_kind(area: Area, english: str, indonesian: str) -> None:
    """An area has its kind once, before its name in Indonesian and after it in English."""
    assert format_area(area, language="en") == format_area_heading((area,), language="en") == english
    assert format_area(area, language="id") == indonesian


def test_nation_has_a_heading() -> None:
    """The rows of the national level, and those without an area, have a heading."""
    assert format_area_heading((), language="id") == "Nasional"
    assert format_area_heading((Area(Level.PROVINCE),), language="id") == "Wilayah tidak disebut"


def test_status_is_beside_the_label() -> None:
    """A term has its label or else its id, and its status unless it is in office."""
    term = Undated(term_id="t", label=None, status=TermStatus.ANNULLED, ticks=(Tick(date=PartialDate(2023)),))
    assert format_term(term, language="en") == "t (annulled)"
    assert format_undated_term(term, language="en") == "t (annulled): no dates, inauguration 2023"
    current = Undated(term_id="t", label="2020–2025", status=TermStatus.IN_OFFICE, ticks=())
    assert format_term(current, language="en") == "2020–2025"


def test_planned_inaugurations_are_said_to_be() -> None:
    """A planned inauguration is distinguished from one that was held."""
    day = PartialDate(2023, 12, 9)
    assert format_inauguration(Tick(date=day, is_planned=True), language="en") == "planned inauguration 9 December 2023"
    assert format_inauguration(Tick(date=day), language="en") == "inauguration 9 December 2023"


def test_undetermined_marks_have_a_question_mark() -> None:
    """A certain finding is marked with its code alone."""
    marks = [
        Mark(code="PSM101", title=RULES["PSM101"].title, kind=MarkKind.OVERLAP, verdict=verdict, term_ids=(), days=None)
        for verdict in (Verdict.YES, Verdict.UNDETERMINED)
    ]
    assert [format_mark(mark) for mark in marks] == ["PSM101", "PSM101?"]
