"""Lettering: measured widths, truncation, and the order of scripts."""

from __future__ import annotations

from typing import Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.charts import Picture, draw_board, draw_timeline
from psm_model.charts._canvas import TextItem
from psm_model.charts._lettering import fit_width, isolate_runs, make_drawable, measure_text, wrap_width
from psm_model.entities import BoardTerm, Register
from psm_model.values import Period
from tests.charts.pictures import find_outside, find_overlaps, list_boxes
from tests.charts.registers import FEW, make_varied_register
from tests.planted import DIGITS
from tests.views.drawn_registers import IPSM, hostile_register

HEBREW_ARABIC: Final = "\u05d1\u0627"
LTR: Final = "‎"


@given(st.text(), st.floats(0, 400), st.booleans())
def test_truncated_text_fits(text: str, width: float, bold: bool) -> None:  # noqa: FBT001
    """A truncated text fits its width, and a text that fits stays whole, in one line or in several."""
    drawn = make_drawable(text)
    truncated = fit_width(text, width, 9, bold=bold)
    assert measure_text(truncated, 9, bold=bold) <= width + 1e-6
    if measure_text(drawn, 9, bold=bold) <= width:
        assert truncated == drawn
    lines = wrap_width(text, width, 9, max_lines=3, bold=bold)
    assert len(lines) <= 3
    assert all(measure_text(line, 9, bold=bold) <= width + 1e-6 for line in lines)
    if all(lines) and "…" not in "".join(lines):
        assert "".join(lines).replace(" ", "") == drawn.replace(" ", "")


@FEW
@given(st.text("AVTo. …fiL", min_size=1, max_size=300), st.floats(10, 400), st.booleans())
def test_kerning_is_measured(text: str, width: float, bold: bool) -> None:  # noqa: FBT001
    """The width of a text includes kerning, also for a truncated text."""
    for drawn in (text, fit_width(text, width, 9, bold=bold)):
        words = TextItem(x=0, y=20, text=drawn, size=9, bold=bold)
        for _, (left, _, right, _) in list_boxes(Picture(title="", alt="", width=100, height=40, items=(words,))):
            assert right - left == pytest.approx(words.box[2], abs=1, rel=0.005)


@given(st.text("a1–, \u05b0" + HEBREW_ARABIC))
def test_right_to_left_runs_are_isolated(text: str) -> None:
    """Each right-to-left run is isolated from the rest, and nothing else is added."""
    isolated = isolate_runs(text)
    assert isolated.replace(LTR, "") == text
    first, *others = isolated.split(LTR)
    within, without = others[::2], [first, *others[1::2]]
    assert len(within) == len(without) - 1
    assert not any(letter in HEBREW_ARABIC for part in without for letter in part)
    assert not any(part.startswith("\u05b0") for part in others[1::2])
    assert all(
        part[0] in HEBREW_ARABIC and part.rstrip("\u05b0")[-1] in HEBREW_ARABIC and "a" not in part for part in within
    )
    assert all("a" in part for part in without[1:-1])


def test_dates_keep_their_order_after_hebrew() -> None:
    """Dates after a Hebrew label are drawn as after a Latin one, with the measured width."""
    term = BoardTerm(id="t", organisation_id="o", label="\u05d0\u05d1", period=Period.parse("2020/2025"))
    (picture,) = draw_board(Register.of(IPSM, term), "t")
    (subtitle,) = (text for text, _ in list_boxes(picture) if "2020" in text)
    assert subtitle == f"{LTR}\u05d0\u05d1{LTR}, 2020–2025"
    assert measure_text(subtitle, 9) == measure_text(subtitle.replace(LTR, ""), 9)


@pytest.mark.parametrize("letters", ["A", "AV", "To"])
def test_long_names_fill_their_room(letters: str) -> None:
    """A long name or label overlaps nothing, and fills its room."""
    name = letters * 600
    term = BoardTerm(id="t", organisation_id="o", label=name, period=Period.parse("2020-01-01/2024-12-31"))
    (picture,) = draw_timeline(Register.of(attrs.evolve(IPSM, name=name), term), title=name)
    boxes = list_boxes(picture)
    assert find_overlaps(boxes) == []
    assert find_outside(picture, boxes) == []
    (label,) = (item for item in picture.items if isinstance(item, TextItem) and item.size == 8 and "…" in item.text)
    left, width = next((left, right - left) for text, (left, _, right, _) in boxes if text == label.text)
    assert picture.width - 60 < left + width < picture.width - 20


@pytest.mark.parametrize("register", [make_varied_register(), hostile_register()], ids=["plain", "hostile"])
def test_texts_are_as_wide_as_measured(register: Register) -> None:
    """The measured width of a text is the width that matplotlib draws, also for formulas."""
    for picture in draw_timeline(register, undetermined=True):
        boxes = list_boxes(picture)
        measured = [item for item in picture.items if isinstance(item, TextItem)]
        for (text, (left, _, right, _)), item in zip(boxes, measured, strict=True):
            assert item.text == text
            assert right - left == pytest.approx(item.box[2] - item.box[0], abs=1 + 0.02 * (right - left))


@given(DIGITS, st.floats(100, 10_000))
def test_truncation_leaves_no_part_of_a_number(number: str, width: float) -> None:
    """A text that is truncated within a number, in one line or in several, does not show its first digits."""
    text = f"{number}, " * 300
    texts = (fit_width(text, width, 8), *wrap_width(text, width, 8, max_lines=2))
    assert not any(letter.isdigit() for letter in "".join(texts))
