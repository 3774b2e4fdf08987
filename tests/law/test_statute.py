"""Statutes and edges: combinations without a meaning are refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
import pytest

from psm_model.errors import ParseError
from psm_model.law.citation import InstrumentId
from psm_model.law.statute import ArticleShape, Certainty, Edge, EdgeKind, Gazette, Standing, Statute
from psm_model.values.partial_date import PartialDate

_ACT, _OLD = InstrumentId("uu", "11", 2009), InstrumentId("uu", "6", 1974)


def _statute(**fields: Any) -> Statute:
    return Statute(**{"id": _ACT, "certainty": Certainty.QUOTED, "sources": ("a copy",), **fields})


def _edge(**fields: Any) -> Edge:
    given = {"kind": EdgeKind.REPLACES, "source": _ACT, "target": _OLD, "standing": Standing.VERIFIED}
    return Edge(**{**given, "certainty": Certainty.QUOTED, "sources": ("a copy",), **fields})


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"enacted": PartialDate(2009)}, "dates_certainty"),
        ({"commenced": PartialDate(2009)}, "dates_certainty"),
        ({"commenced_by": PartialDate(2009)}, "dates_certainty"),
        ({"dates_certainty": Certainty.QUOTED}, "dates_certainty"),
        ({"enacted": PartialDate(2009, 1, 16), "commenced": PartialDate(2009, 1, 15)}, "not before its enactment"),
        ({"enacted": PartialDate(2010), "commenced_by": PartialDate(2009)}, "not before its enactment"),
        ({"commenced": PartialDate(2009, 9, 1), "commenced_by": PartialDate(2009, 8)}, "not after commenced_by"),
    ],
)
def test_a_statute_refuses_what_has_no_meaning(fields: dict[str, Any], wanted: str) -> None:
    """Dates without their certainty, a certainty without dates and dates that contradict each other are refused."""
    if len(fields) > 1:
        fields = {**fields, "dates_certainty": Certainty.DERIVED}
    with pytest.raises(ParseError, match=wanted) as caught:
        _statute(**fields)
    assert caught.value.what == "statute"
    assert caught.value.got == "UU 11/2009"


def test_a_statute_may_commence_on_the_day_of_its_enactment_and_on_the_last_day_that_is_left() -> None:
    """Equal dates contradict nothing."""
    day = PartialDate(2009, 1, 16)
    statute = _statute(enacted=day, commenced=day, commenced_by=day, dates_certainty=Certainty.QUOTED)
    assert statute.commenced == day


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"effective": PartialDate(2009)}, "dates_certainty"),
        ({"effective_by": PartialDate(2009)}, "dates_certainty"),
        ({"dates_certainty": Certainty.QUOTED}, "dates_certainty"),
        (
            {"effective": PartialDate(2010), "effective_by": PartialDate(2009), "dates_certainty": Certainty.QUOTED},
            "not after effective_by",
        ),
        ({"target": _ACT}, "a target other than its source"),
        ({"certainty": Certainty.UNVERIFIED}, "standing claimed"),
    ],
)
def test_an_edge_refuses_what_has_no_meaning(fields: dict[str, Any], wanted: str) -> None:
    """An edge with dates that are unsure or contradict each other, on itself, or verified from memory is refused."""
    with pytest.raises(ParseError, match=wanted) as caught:
        _edge(**fields)
    assert caught.value.what == "edge"
    assert "UU 11/2009 replaces" in str(caught.value)


def test_an_edge_from_memory_may_be_claimed() -> None:
    """What is said from memory can be recorded as a claim."""
    assert _edge(certainty=Certainty.UNVERIFIED, standing=Standing.CLAIMED).certainty is Certainty.UNVERIFIED


def test_articles_are_found_by_the_number_that_a_pinpoint_has() -> None:
    """An article is kept as a pinpoint writes it, and one that is not listed gives None."""
    shape = _shape(sources=("a copy",))
    statute = _statute(articles=(shape,))
    assert statute.find_article("18A") is shape
    assert statute.find_article("18") is None


def test_an_article_without_meaning_is_refused() -> None:
    """There is no article 0."""
    with pytest.raises(ParseError, match="article"):
        _shape(article="0", sources=("a copy",))


def test_a_gazette_is_written_with_its_year_where_it_has_one() -> None:
    """A supplement has a number alone."""
    assert str(Gazette(name="Lembaran Negara", year=2009, number="12")) == "Lembaran Negara Tahun 2009 Nomor 12"
    assert str(Gazette(name="Tambahan Lembaran Negara", number="4967")) == "Tambahan Lembaran Negara Nomor 4967"


def test_lists_are_kept_as_tuples() -> None:
    """Entries can be hashed whatever they were made of, and never change."""
    statute = _statute(sources=["a copy"], articles=[], gazettes=[])
    assert hash(statute) == hash(_statute())
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        statute.title = "Kesejahteraan Sosial"  # type: ignore[misc]


def _shape(**fields: Any) -> ArticleShape:
    return ArticleShape(**{"article": "18a", "has_paragraphs": True, "certainty": Certainty.QUOTED, **fields})


@pytest.mark.parametrize("make", [_statute, _edge, _shape])
@pytest.mark.parametrize("sources", [(), "a copy"])
def test_nothing_is_said_without_a_source(make: Callable[..., object], sources: Any) -> None:
    """A statute, an edge and an article need a source, and one text is no tuple of texts."""
    with pytest.raises(ParseError, match="at least one source"):
        make(sources=sources)
