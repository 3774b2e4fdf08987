"""Labels of bars: complete, near their bars, and apart from other signs."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.charts import Pages, draw_timeline
from psm_model.charts._canvas import Shape, TextItem
from psm_model.charts._lettering import make_drawable, measure_text
from psm_model.charts._palette import ATTESTED, PAPER
from psm_model.entities import Appointment, BoardTerm, Inauguration, Post, Register, TermStatus
from psm_model.values import PartialDate, Period, PersonName
from tests.charts.pictures import TICK, find_outside, find_overlaps, list_boxes, list_shapes, list_texts
from tests.charts.registers import FEW, make_crowded_register, make_varied_register
from tests.views.drawn_registers import IPSM, any_register, registers_without_signs


@FEW
@given(any_register() | registers_without_signs() | st.builds(make_varied_register))
def test_labels_avoid_ticks(register: Register) -> None:
    """The label of a bar does not overlap the tick of an inauguration or the head of an attested day."""
    for picture in draw_timeline(register):
        shapes = [shape for shape in picture.items if isinstance(shape, Shape)]
        ticks = [shape.points[0] for shape in shapes if shape.width == TICK]
        ticks += [(shape.points[2][0], shape.points[2][1] - 7) for shape in shapes if shape.fill == ATTESTED]
        # The question mark of an unknown end has its fixed place.
        centred = [item for item in picture.items if isinstance(item, TextItem) and item.align == "center"]
        for words in (item for item in centred if item.text != "?"):
            left, top, right, bottom = words.box
            assert not any(left < x < right and top < y + 6 < bottom for x, y in ticks)


def make_terms(*spans: str) -> list[BoardTerm]:
    """Return terms with these periods, each with a label of its own."""
    return [
        BoardTerm(id=f"t-{n}", organisation_id="o", label=f"masa bakti {n}", period=Period.parse(span))
        for n, span in enumerate(spans)
    ]


def test_short_bars_have_labels_outside() -> None:
    """A label that does not fit its bar is next to it, on the left if there is no room on the right."""
    terms = make_terms("1990-01-01/1990-06-01", "2018-01-01/2018-06-01", "2030-01-01/2030-02-01")
    (picture,) = draw_timeline(Register.of(IPSM, *terms))
    bars = {shape.tip: [x for x, _ in shape.points] for shape in list_shapes(Pages((picture,))) if shape.tip}
    boxes = {item.text: item.box for item in picture.items if isinstance(item, TextItem)}
    for n, label in enumerate(term.label or "" for term in terms):
        left, _, right, _ = boxes[label]
        assert right < min(bars[label]) if n == len(terms) - 1 else left > max(bars[label])


def test_labels_beside_bars_are_on_paper() -> None:
    """Right before a label that is not in its bar, paper is drawn that covers all its letters."""
    terms = make_terms("2018-01-01/2018-06-01", "2019-01-01/2019-06-01", "2030-01-01/2030-02-01")
    (picture,) = draw_timeline(Register.of(IPSM, *terms))
    for term in terms:
        place = next(
            n for n, item in enumerate(picture.items) if isinstance(item, TextItem) and item.text == term.label
        )
        paper, words = picture.items[place - 1 : place + 1]
        assert isinstance(paper, Shape)
        assert isinstance(words, TextItem)
        assert paper.fill == PAPER
        (xs, ys), (left, top, right, bottom) = zip(*paper.points, strict=True), words.box
        assert min(xs) <= left < right <= max(xs)
        assert min(ys) <= top < bottom <= max(ys)


@pytest.mark.parametrize("day", ["2014-12-20", "2015-01-01", "2015-01-15", "2015-02-01", "2015-02-10"])
def test_tick_on_a_short_bar_leaves_room_for_the_label(day: str) -> None:
    """A bar that is covered by its tick has its complete label next to both."""
    term = BoardTerm(
        id="t",
        organisation_id="o",
        label="masa bakti",
        period=Period.parse("2015-01-01/2015-02-01"),
        inaugurations=(Inauguration(date=PartialDate.parse(day)),),
    )
    longer_term = BoardTerm(id="u", organisation_id="o", label="lain", period=Period.parse("1990-01-01/1999-12-31"))
    (picture,) = draw_timeline(Register.of(IPSM, term, longer_term))
    assert "masa bakti" in list_texts(picture)
    assert find_overlaps(list_boxes(picture)) == []


def test_labels_without_room_are_below_their_bars() -> None:
    """A label that fits neither in its bar nor next to it is below, joined by a line."""
    terms = make_terms(
        "1990-01-01/1999-12-31", "2000-01-01/2000-05-31", "2004-06-01/2004-12-31", "2005-01-01/2019-12-31"
    )
    (picture,) = draw_timeline(Register.of(IPSM, *terms))
    assert find_overlaps(list_boxes(picture)) == []
    assert {term.label for term in terms} <= set(list_texts(picture))
    bars = {shape.tip: shape.points for shape in list_shapes(Pages((picture,))) if shape.tip}
    words = {item.text: item for item in picture.items if isinstance(item, TextItem)}
    assert words["masa bakti 1"].y < bars["masa bakti 1"][2][1]
    (left, top, _, bottom), (start, _), (end, low) = words["masa bakti 2"].box, *bars["masa bakti 2"][0:3:2]
    assert top > low
    (leader,) = (shape for shape in list_shapes(Pages((picture,))) if len(shape.points) == 3 and shape.fill is None)
    assert start <= leader.points[0][0] <= end
    assert leader.points[0][1] == low
    assert leader.points[-1][0] == pytest.approx(left, abs=2)
    assert top < leader.points[-1][1] < bottom


def join_texts(pages: Pages) -> str:
    """Return all texts without spaces, to ignore line breaks."""
    return "".join("".join(list_texts(picture)) for picture in pages).replace(" ", "")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_labels_on_crowded_pages_are_complete(seed: int) -> None:
    """On crowded pages too, each label is complete, at most without the word before its years."""
    register = make_crowded_register(seed)
    pages = draw_timeline(register, language="id")
    words = Counter(word for picture in pages for word in list_texts(picture))
    for term in register.board_terms:
        label = f"{term.label}{' (karateker)' * (term.status is TermStatus.CARETAKER)}"
        forms = {label, label.removeprefix("periode ").removeprefix("masa bakti ")}
        assert any(words[form] for form in forms)
        words.subtract([next(form for form in forms if words[form])])
    assert not any(word.endswith("…") for word in words)
    for picture in pages:
        assert find_overlaps(list_boxes(picture)) == []
        assert find_outside(picture, list_boxes(picture)) == []


@pytest.mark.parametrize(
    ("label", "chair", "end", "words"),
    [
        ("periode 2020–2025", "Sekar", "2024-12-31", "Sekar, 2020–2025"),
        ("periode 2020–2025", None, "2024-12-31", "periode 2020–2025"),
        ("SK 4", "Sekar", "2024-12-31", "Sekar, SK 4"),
        (
            "periode 2020–2025",
            "Sekar Arum Wibawa Contoh, S.Sos., M.Si.",
            "2020-10-31",
            "Sekar Arum Wibawa Contoh, S.Sos., M.Si., 2020–2025",
        ),
    ],
)
def test_chair_is_in_or_beside_the_bar(label: str, chair: str | None, end: str, words: str) -> None:
    """The chair's name is before the label, in the bar or beside it."""
    chairs = [] if chair is None else [Appointment(id="a", post=Post.CHAIR, name=PersonName(chair))]
    term = BoardTerm(
        id="t", organisation_id="o", label=label, period=Period.parse(f"2020-01-01/{end}"), appointments=chairs
    )
    other = BoardTerm(id="u", organisation_id="o", label="x", period=Period.parse("2010-01-01/2013-12-31"))
    (picture,) = draw_timeline(Register.of(IPSM, other, term), language="id")
    assert words in list_texts(picture)
    assert (f"{label}, ketua {chair}" in picture.alt) == (chair is not None)


def test_labels_avoid_shared_days() -> None:
    """A label keeps clear of the hatching of shared days, if its bar has room beside it."""
    terms = [
        BoardTerm(id=name, organisation_id="o", label=f"masa {name}", period=Period.parse(span))
        for name, span in (("a", "2010-01-01/2015-12-31"), ("b", "2015-01-01/2019-12-31"))
    ]
    (picture,) = draw_timeline(Register.of(IPSM, *terms))
    hatched = [item.points for item in picture.items if isinstance(item, Shape) and item.hatch == "rising"][:2]
    for item in (item for item in picture.items if isinstance(item, TextItem) and item.text.startswith("masa ")):
        left, _, right, _ = item.box
        assert all(right <= points[0][0] or points[1][0] <= left for points in hatched)
        assert not item.halo


@FEW
@given(
    st.lists(
        st.tuples(st.text("abW fi.\u05d0", min_size=20, max_size=150), st.integers(2010, 2013), st.integers(0, 3)),
        max_size=5,
    )
)
def test_labels_that_fit_the_page_are_complete(labels: list[tuple[str, int, int]]) -> None:
    """A label that is not wider than the page is complete, however short its term."""
    terms = [
        BoardTerm(id=f"t-{n}", organisation_id="o", label=label, period=Period.parse(f"{year}-01-01/{year + long}"))
        for n, (label, year, long) in enumerate(labels)
    ] + [BoardTerm(id=f"u-{n}", organisation_id="o", label=label[::-1]) for n, (label, *_) in enumerate(labels)]
    pages = draw_timeline(Register.of(IPSM, *terms))
    texts = join_texts(pages)
    for label in (term.label or "" for term in terms):
        if measure_text(make_drawable(label), 8) < pages[0].width - 100:
            assert make_drawable(label).replace(" ", "") in texts
