"""Bars: their lengths, ends, lanes, statuses, extensions, and the signs of single days on them."""

from __future__ import annotations

from typing import Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.charts import draw_board, draw_timeline
from psm_model.charts._canvas import Shape, TextItem
from psm_model.charts._palette import ATTESTED, INK
from psm_model.entities import (
    BoardTerm,
    Inauguration,
    InaugurationStatus,
    Register,
    TermChange,
    TermChangeKind,
    TermStatus,
)
from psm_model.i18n import LANGUAGES, Language
from psm_model.values import PartialDate, Period
from psm_model.views.axis import make_axis
from psm_model.views.term_words import format_attested_days
from psm_model.views.timeline import make_timeline
from tests.charts.pictures import TICK, find_heads, find_overlaps, list_boxes, list_shapes, list_texts
from tests.charts.registers import FEW, make_crowded_register, make_varied_register
from tests.views.drawn_registers import IPSM, any_register, registers_without_signs

LEGEND_OF_ATTESTED: Final = (
    "in office that day according to a source",
    "in office on one of these days according to a source",
)


def test_equal_terms_have_separate_lanes() -> None:
    """Two equal terms, which a register may contain by mistake, are drawn separately, with separate labels."""
    term = BoardTerm(id="x", organisation_id="o", label="2019", period=Period.parse("2019-01-01/2023-12-31"))
    once, twice = (draw_timeline(Register.of(IPSM, *[term] * number))[0] for number in (1, 2))
    assert list_texts(twice).count("2019") == list_texts(once).count("2019") + 1
    assert find_overlaps(list_boxes(twice)) == []


def test_bars_are_proportional() -> None:
    """A bar is as long as its days, including the last, and the next bar starts where it ends."""
    spans = ["2020-01-01/2020-12-31", "2021-01-01/2024-12-31"]
    terms = [BoardTerm(id=f"t-{n}", organisation_id="o", period=Period.parse(span)) for n, span in enumerate(spans)]
    coordinates = {
        shape.tip: [x for x, _ in shape.points]
        for shape in list_shapes(draw_timeline(Register.of(IPSM, *terms)))
        if shape.tip
    }
    first, second = coordinates["2020"], coordinates["2021–2024"]
    assert max(first) == min(second)
    assert (max(second) - min(second)) / (max(first) - min(first)) == pytest.approx(1461 / 366)


@pytest.mark.parametrize(("text", "middle"), [("2020-07-02", 183.5), ("2020-07", 197.5), ("2020", 183.0)])
def test_ticks_are_in_the_middle_of_their_days(text: str, middle: float) -> None:
    """A tick is in the middle of the possible days of the inauguration, including the last."""
    term = BoardTerm(
        id="t",
        organisation_id="o",
        period=Period.parse("2020-01-01/2020-12-31"),
        inaugurations=(Inauguration(date=PartialDate.parse(text)),),
    )
    shapes = list_shapes(draw_timeline(Register.of(IPSM, term)))
    bar = next(shape.points for shape in shapes if shape.tip == "2020")
    tick = next(shape.points[0][0] for shape in shapes if shape.width == TICK)
    assert (tick - bar[0][0]) / (bar[2][0] - bar[0][0]) == pytest.approx(middle / 366)


def test_imprecise_ends_fade() -> None:
    """A bar that ends in a year is drawn as many surfaces, a bar that ends on a day as one."""
    imprecise = Register.of(IPSM, BoardTerm(id="t", organisation_id="o", period=Period.parse("2020/2025")))
    precise = Register.of(IPSM, BoardTerm(id="t", organisation_id="o", period=Period.parse("2020-01-01/2024-12-31")))
    faint = [
        [shape.alpha for shape in list_shapes(draw_timeline(register)) if 0 < shape.alpha < 1]
        for register in (imprecise, precise)
    ]
    assert len(faint[0]) > 10
    assert faint[1] == []


@FEW
@given(registers_without_signs() | any_register())
def test_every_attested_day_is_drawn(register: Register) -> None:
    """Each attested day of a bar has a head in the middle of its days, and there is no other head."""
    timeline = make_timeline(register)
    axis = make_axis(timeline)
    attested = [on for row in timeline.rows for bar in row.bars for on in bar.attested]
    tips = {format_attested_days([on], language="en") for on in attested}
    pages = draw_timeline(register)
    heads = [head for picture in pages for head in find_heads(picture, tips)]
    assert len(heads) == len(attested)
    assert sum(shape.fill == ATTESTED for page in pages for shape in page.items if isinstance(shape, Shape)) == (
        len(attested) + sum(word in list_texts(page) for page in pages for word in LEGEND_OF_ATTESTED)
    )
    if axis is not None and len(set(attested)) > 1:
        middles = sorted((axis.find_share(on.ordinals[0]) + axis.find_share(on.ordinals[1] + 1)) / 2 for on in attested)
        drawn = sorted(heads)
        scale = (drawn[-1] - drawn[0]) / (middles[-1] - middles[0])
        assert drawn == pytest.approx([drawn[0] + (middle - middles[0]) * scale for middle in middles])


@pytest.mark.parametrize("language", LANGUAGES)
def test_extension_is_hatched(language: Language) -> None:
    """An extension is paler and hatched from the day after the decreed end to its last day, whatever the status."""
    words = {"en": "extension of the term", "id": "perpanjangan masa bakti"}[language]
    until = TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2024, 12, 31))
    for status in TermStatus:
        term = BoardTerm(
            id="t", organisation_id="o", label="x", period=Period.parse("2020-01-01/2021-12-31"), status=status
        )
        plain = draw_timeline(Register.of(IPSM, term), language=language)
        pages = draw_timeline(Register.of(IPSM, attrs.evolve(term, changes=[until])), language=language)
        assert words in list_texts(pages[0])
        assert words not in list_texts(plain[0])
        bar, *_ = (shape.points for shape in list_shapes(pages) if shape.tip is not None)
        hatched = [shape.points for shape in list_shapes(pages) if shape.hatch == "level"]
        start, end = bar[0][0], bar[2][0]
        assert hatched[0][2][0] == pytest.approx(end)
        assert (hatched[0][0][0] - start) / (end - start) == pytest.approx(731 / 1827)
        others = [shape.points for shape in list_shapes(pages) if shape.hatch not in {None, "level"}]
        assert all(points[2][0] <= hatched[0][0][0] for points in others if points[0][1] == bar[0][1])
        assert not any(shape.hatch == "level" for shape in list_shapes(plain))


def test_every_inauguration_is_drawn() -> None:
    """A board that was inaugurated twice has two ticks, and both are in the description of the timeline and board."""
    dated = [Inauguration(date=PartialDate(2020, 5, 1)), Inauguration(date=PartialDate(2021, 5, 1))]
    planned = Inauguration(date=PartialDate(2022), status=InaugurationStatus.PLANNED)
    term = BoardTerm(
        id="t", organisation_id="o", period=Period.parse("2020-01-01/2024-12-31"), inaugurations=[*dated, planned]
    )
    register = Register.of(IPSM, term)
    by_language: list[tuple[Language, str]] = [
        ("en", "inauguration 1 May 2020, inauguration 1 May 2021, planned inauguration 2022"),
        ("id", "pengukuhan 1 Mei 2020, pengukuhan 1 Mei 2021, rencana pengukuhan 2022"),
    ]
    for language, words in by_language:
        (picture,) = draw_timeline(register, language=language)
        assert words in picture.alt
        assert len(find_heads(picture, set(words.split(", ")))) == 3
        assert words in draw_board(register, "t", language=language)[0].alt


@pytest.mark.parametrize("status", TermStatus)
def test_unknown_end_has_no_edge(status: TermStatus) -> None:
    """A bar with an unknown end fades with its hatching, has no outline, and has one sign, whatever its status."""
    term = BoardTerm(id="t", organisation_id="o", period=Period.parse("2021/"), status=status)
    plain = draw_timeline(Register.of(IPSM, term))
    signs = [item for item in plain[0].items if isinstance(item, TextItem) and item.text == "?"]
    assert [item.colour for item in signs] == [INK, INK]
    bar = next(shape.points for shape in list_shapes(plain) if shape.tip is not None)
    left, top, right, bottom = bar[0][0], bar[0][1], bar[2][0], bar[2][1]
    within = [
        shape
        for shape in list_shapes(plain)
        if all(left - 1 <= x <= right + 1 and top <= y <= bottom for x, y in shape.points) and shape.tip is None
    ]
    assert within
    assert not any(len(shape.points) == 2 and shape.dashed for shape in within)
    assert not any(shape.alpha < 1 for shape in within if shape.hatch)
    hatched = [max(x for x, _ in shape.points) for shape in within if shape.hatch]
    assert (max(hatched, default=0) > right - (right - left) / 10) == (status is not TermStatus.IN_OFFICE)


@FEW
@given(any_register() | st.builds(make_varied_register) | st.integers(0, 9).map(make_crowded_register))
def test_bars_are_not_hidden(register: Register) -> None:
    """No white surface covers a bar."""
    for picture in draw_timeline(register, undetermined=True):
        items = picture.items
        bars = [item.points for item in items if isinstance(item, Shape) and item.alpha == 0]
        white = [item.points for item in items if isinstance(item, Shape) and item.fill == "white" and item.alpha]
        for (left, top), (right, bottom) in (points[0:3:2] for points in bars):
            for (x, y), (end, low) in (points[0:3:2] for points in white if len(points) == 5):
                assert min(right, end) - max(left, x) < 0.5 or min(bottom, low) - max(top, y) < 0.5


def test_statuses_are_hatched() -> None:
    """A board that is annulled, disputed or a caretaker has a hatching and a word, not only a colour."""
    hatches = set()
    for status in TermStatus:
        term = BoardTerm(id="t", organisation_id="o", period=Period.parse("2020-01-01/2024-12-31"), status=status)
        pages = draw_timeline(Register.of(IPSM, term))
        hatches.add(frozenset(shape.hatch for shape in list_shapes(pages)))
        assert (status is TermStatus.IN_OFFICE) != any(status in word for word in list_texts(pages[0]))
        (label,) = (item for item in pages[0].items if isinstance(item, TextItem) and item.text.startswith("2020–2024"))
        assert label.halo == (status is not TermStatus.IN_OFFICE)
    assert len(hatches) == len(TermStatus)
