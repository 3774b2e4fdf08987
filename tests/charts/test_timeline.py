"""A picture of a timeline is complete, in order and reproducible, whatever the names are."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Final

import attrs
import matplotlib as mpl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from psm_model.charts import Pages, Picture, draw_board, draw_timeline
from psm_model.charts._canvas import Shape, TextItem
from psm_model.charts._lettering import fit_width, isolate_runs, make_drawable, measure_text, wrap_width
from psm_model.charts._palette import ALERT, ATTESTED, INK
from psm_model.entities import (
    BoardTerm,
    Inauguration,
    InaugurationStatus,
    Organisation,
    Register,
    TermChange,
    TermChangeKind,
    TermStatus,
)
from psm_model.formats import load
from psm_model.i18n import LANGUAGES, Language
from psm_model.rules import RULES
from psm_model.strategies import registers
from psm_model.values import AreaCode, Level, PartialDate, Period
from psm_model.views.axis import make_axis
from psm_model.views.timeline import MARKED, make_timeline
from psm_model.views.wording import format_attested_days
from tests.charts.pictures import SVG, find_outside, find_overlaps, list_boxes, list_elements, list_texts, parse_svg
from tests.views.test_timeline import any_register
from tests.views.test_timeline_text import hostile_register, registers_without_signs

CASES: Final = sorted((Path(__file__).parents[1] / "cases").glob("*.json"))
FEW: Final = settings(max_examples=15)
ELEMENTS: Final = {
    "svg",
    "title",
    "desc",
    "metadata",
    "defs",
    "style",
    "g",
    "path",
    "use",
    "clipPath",
    "rect",
    "pattern",
}
LEGEND_OF_ATTESTED: Final = (
    "in office that day according to a source",
    "in office on one of these days according to a source",
)
HEBREW_ARABIC: Final = "\u05d1\u0627"
LTR: Final = "‎"
TICK: Final = 1.3
"""The width of a tick's line, which no other line has."""
IPSM: Final = Organisation(id="o", name="IPSM Contoh", level=Level.PROVINCE, area=AreaCode("33"), terms_complete=True)


def make_varied_register() -> Register:
    """Return a register with every kind of end, status, tick and mark."""
    spans = ["2010/2015", "2015-01-01/2019-12-31", "2019/2024", "2026-01-01/", "/2009-05-01", "2024-06/.."]
    statuses = [TermStatus.IN_OFFICE, TermStatus.CARETAKER, TermStatus.DISPUTED, TermStatus.ANNULLED]
    terms = [
        BoardTerm(
            id=f"t-{n}",
            organisation_id="o",
            label=f"periode {span}",
            period=Period.parse(span),
            status=statuses[n % 4],
            inaugurations=(
                Inauguration(
                    date=PartialDate(2011 + n, *([6] * (n % 3))),
                    status=InaugurationStatus.PLANNED if n % 2 else InaugurationStatus.HELD,
                ),
            ),
        )
        for n, span in enumerate(spans)
    ]
    return Register.of(IPSM, *terms, BoardTerm(id="u", organisation_id="o", label="2023-2006"))


def make_large_register(number: int) -> Register:
    """Return a register of organisations in several provinces, each with three boards."""
    organisations = [
        Organisation(
            id=f"o-{n}",
            name=f"Ikatan Pekerja Sosial Masyarakat (IPSM) Kabupaten Pegunungan Contoh {n}",
            level=Level.REGENCY_CITY,
            area=AreaCode(f"{11 + n // 20}.{1 + n % 20:02}"),
        )
        for n in range(number)
    ]
    terms = [
        BoardTerm(id=f"{organisation.id}-{year}", organisation_id=organisation.id, label=f"periode {year}–{year + 5}")
        for organisation in organisations
        for year in (2015, 2020, 2025)
    ]
    return Register(organisations=tuple(organisations), board_terms=tuple(terms))


@FEW
@given(any_register(), st.booleans())
def test_any_register_is_drawn(register: Register, undetermined: bool) -> None:  # noqa: FBT001
    """Any register gives pages of plain SVG whose alternative text has each row and nothing else."""
    pages = draw_timeline(register, undetermined=undetermined)
    lines = "\n".join(picture.alt for picture in pages).split("\n")
    # One line for each row, and one for each page.
    assert len(lines) == len(make_timeline(register).rows) + len(pages)
    for picture in pages:
        root = parse_svg(picture)
        assert list_elements(root) <= ELEMENTS
        assert root.get("role") == "img"
        assert root.findtext(f"{SVG}title") == picture.title
        assert root.findtext(f"{SVG}desc") == picture.alt


def test_equal_terms_have_separate_lanes() -> None:
    """Two equal terms, which a register may contain by mistake, are drawn separately, with separate labels."""
    term = BoardTerm(id="x", organisation_id="o", label="2019", period=Period.parse("2019-01-01/2023-12-31"))
    once, twice = (draw_timeline(Register.of(IPSM, *[term] * number))[0] for number in (1, 2))
    assert list_texts(twice).count("2019") == list_texts(once).count("2019") + 1
    assert find_overlaps(list_boxes(twice)) == []


@FEW
@given(any_register() | registers_without_signs() | st.builds(make_varied_register))
def test_texts_do_not_overlap(register: Register) -> None:
    """No two texts overlap, and none leaves the page."""
    for picture in draw_timeline(register, undetermined=True):
        boxes = list_boxes(picture)
        assert len(boxes) == len(list_texts(picture))
        assert find_overlaps(boxes) == []
        assert find_outside(picture, boxes) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_real_cases_are_legible(case: Path) -> None:
    """In real cases no text overlaps another, and no title in the legend is truncated."""
    for language in ("en", "id"):
        for picture in draw_timeline(load(case), undetermined=True, language=language):
            assert find_overlaps(list_boxes(picture)) == []
            codes = {code for code in RULES if any(word.startswith(f"{code} ") for word in list_texts(picture))}
            titles = {f"{code} {RULES[code].title.translate(language)}" for code in codes}
            assert titles <= set(list_texts(picture))


@FEW
@given(registers())
def test_same_input_same_bytes(register: Register) -> None:
    """The same register gives the same bytes, whatever matplotlib's settings are."""
    first = [(picture.to_svg(), picture.to_png(dpi=50)) for picture in draw_timeline(register)]
    with mpl.rc_context({"font.size": 30, "svg.fonttype": "none", "text.usetex": False, "svg.hashsalt": None}):
        second = [(picture.to_svg(), picture.to_png(dpi=50)) for picture in draw_timeline(register)]
    assert first == second


def test_settings_are_restored() -> None:
    """Drawing restores matplotlib's settings, and does not import pyplot."""
    before = dict(mpl.rcParams)
    draw_timeline(make_varied_register())[0].to_svg()
    assert dict(mpl.rcParams) == before
    program = "import sys, psm_model.charts; print('matplotlib.pyplot' in sys.modules)"
    process = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert process.stdout.strip() == "False"


def test_hostile_names_break_nothing() -> None:
    """Marks, control characters, scripts and very long names are shown as text, within their room; the alt has all."""
    register = hostile_register()
    pages = draw_timeline(register, title="<script>\u202e" + "x" * 10_000)
    for picture in pages:
        assert list_elements(parse_svg(picture)) <= ELEMENTS
        assert all(text.isprintable() for text in list_texts(picture))
        boxes = list_boxes(picture)
        assert find_overlaps(boxes) == []
        assert find_outside(picture, boxes) == []
    alternative_text = "\n".join(picture.alt for picture in pages)
    assert "x" * 10_000 in alternative_text
    assert "<script>alert(1)</script>" in alternative_text
    assert "\\u202eutas" in alternative_text


def test_truncated_name_has_a_tooltip() -> None:
    """A truncated name has a tooltip with the complete name."""
    name = "Ikatan " * 100
    picture = draw_timeline(Register.of(attrs.evolve(IPSM, name=name)))[0]
    assert name not in list_texts(picture)
    assert any(text.endswith("…") for text in list_texts(picture))
    assert name in {element.text for element in parse_svg(picture).iter(f"{SVG}title")}


def test_rows_are_paged() -> None:
    """Five hundred rows take several pages, each row once, below its province, in order."""
    register = make_large_register(500)
    pages = draw_timeline(register)
    assert len(pages) > 500 // 50
    names = [row.name for row in make_timeline(register).rows]
    rows = [line.partition(": ")[0] for picture in pages for line in picture.alt.split("\n")[1:]]
    assert rows == names
    for number, picture in enumerate(pages, start=1):
        assert picture.height < 1500
        assert any(f"page {number} of {len(pages)}" in word for word in list_texts(picture))
        below_title = [item for item in picture.items if isinstance(item, TextItem) and item.size == 9 and item.y > 60]
        assert below_title[0].bold
        assert below_title[0].text.startswith("Province ")
    assert any("(continued)" in word for picture in pages for word in list_texts(picture))
    assert len(draw_timeline(make_large_register(30))) == 1


@pytest.mark.parametrize("number", [1, 50])
def test_texts_of_many_rows_do_not_overlap(number: int) -> None:
    """Texts do not overlap with one row, nor with a full page."""
    for picture in draw_timeline(make_large_register(number), undetermined=True):
        assert find_overlaps(list_boxes(picture)) == []


def test_rows_are_as_high_as_their_names() -> None:
    """A row with a name of two lines has room for both, even without bars."""
    register = attrs.evolve(make_large_register(5), board_terms=())
    (picture,) = draw_timeline(register)
    assert len([word for word in list_texts(picture) if word.startswith("Ikatan")]) == 5
    assert any(word.startswith("Contoh") for word in list_texts(picture))
    assert find_overlaps(list_boxes(picture)) == []


def test_rows_per_page() -> None:
    """Fewer rows per page give more pages; less than one row is refused."""
    assert len(draw_timeline(make_large_register(10), rows=1)) == 10
    with pytest.raises(ValueError, match="expected at least 1 row, got 0"):
        draw_timeline(make_large_register(1), rows=0)


def list_shapes(pages: Pages) -> list[Shape]:
    """Return the lines and surfaces of the first page."""
    return [item for item in pages[0].items if isinstance(item, Shape)]


@FEW
@given(any_register() | registers_without_signs() | st.builds(make_varied_register))
def test_labels_avoid_ticks(register: Register) -> None:
    """The label of a bar does not overlap the tick of an inauguration or the head of an attested day."""
    for picture in draw_timeline(register):
        shapes = [shape for shape in picture.items if isinstance(shape, Shape)]
        ticks = [shape.points[0] for shape in shapes if shape.width == TICK]
        ticks += [(shape.points[2][0], shape.points[2][1] - 7) for shape in shapes if shape.fill == ATTESTED]
        for words in (item for item in picture.items if isinstance(item, TextItem) and item.align == "center"):
            left, top, right, bottom = words.box
            assert not any(left < x < right and top < y + 6 < bottom for x, y in ticks)


def test_bars_are_proportional() -> None:
    """A bar is as long as its days, including the last, and the next bar starts where it ends."""
    spans = ["2020-01-01/2020-12-31", "2021-01-01/2024-12-31"]
    terms = [BoardTerm(id=f"t-{n}", organisation_id="o", period=Period.parse(span)) for n, span in enumerate(spans)]
    coordinates = {
        shape.tip: [x for x, _ in shape.points]
        for shape in list_shapes(draw_timeline(Register.of(IPSM, *terms)))
        if shape.tip
    }
    first, second = coordinates["t-0"], coordinates["t-1"]
    assert max(first) == min(second)
    assert (max(second) - min(second)) / (max(first) - min(first)) == pytest.approx(1461 / 366)


def test_marks_include_their_last_day() -> None:
    """Marks of shared days, gaps and handover days start and end where the bars do."""
    spans = {
        "a": "2020-01-01/2020-12-31",
        "b": "2020-07-01/2021-06-30",
        "c": "2022-01-01/2022-12-31",
        "d": "2022-12-31/2024-12-31",
    }
    terms = [BoardTerm(id=n, organisation_id="o", label=n, period=Period.parse(span)) for n, span in spans.items()]
    shapes = list_shapes(draw_timeline(Register.of(IPSM, *terms)))
    bars = {shape.tip: shape.points for shape in shapes if shape.tip in spans}
    starts, ends = ({name: pick(x for x, _ in points) for name, points in bars.items()} for pick in (min, max))
    bottom = max(y for points in bars.values() for _, y in points)
    shapes = [shape for shape in shapes if shape.edge == ALERT and shape.points[0][1] < bottom + 30]
    (gap,) = (shape.points for shape in shapes if shape.fill == "none" and shape.hatch is None)
    assert (gap[0][0], gap[2][0]) == pytest.approx((ends["b"], starts["c"]))
    (first, second) = (shape.points for shape in shapes if shape.hatch == "///")
    assert (first[0][0], first[2][0]) == (second[0][0], second[2][0]) == pytest.approx((starts["b"], ends["a"]))
    day = (ends["d"] - starts["d"]) / 732
    assert ends["c"] - starts["d"] == pytest.approx(day)
    assert bars["c"][0][1] == bars["d"][0][1]
    handovers = [
        shape.points[0][0]
        for shape in shapes
        if len(shape.points) == 2 and shape.points[0][0] == shape.points[1][0] > starts["c"]
    ]
    assert any(x == pytest.approx(starts["d"] + day / 2, abs=day) for x in handovers)


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
    bar = next(shape.points for shape in shapes if shape.tip == "t")
    tick = next(shape.points[0][0] for shape in shapes if shape.width == TICK)
    assert (tick - bar[0][0]) / (bar[2][0] - bar[0][0]) == pytest.approx(middle / 366)


@pytest.mark.parametrize(
    ("language", "first_term", "shared"),
    [
        (
            "en",
            "SK 1 (disputed), 15 October 2025 to 15 October 2030, inauguration May 2026",
            "1 January 2030 to 15 October 2030",
        ),
        (
            "id",
            "SK 1 (disengketakan), 15 Oktober 2025 s.d. 15 Oktober 2030, pengukuhan Mei 2026",
            "1 Januari 2030 s.d. 15 Oktober 2030",
        ),
    ],
)
def test_alternative_text_has_dates_in_words(language: Language, first_term: str, shared: str) -> None:
    """The alternative text has each date once and in words, the days of findings, and the meaning of codes."""
    first = BoardTerm(
        id="a",
        organisation_id="o",
        label="SK 1",
        status=TermStatus.DISPUTED,
        period=Period.parse("2025-10-15/2030-10-15"),
        inaugurations=(Inauguration(date=PartialDate(2026, 5)),),
    )
    second = BoardTerm(id="b", organisation_id="o", label="periode 2030–2035", period=Period.parse("2030/2035"))
    (picture,) = draw_timeline(Register.of(IPSM, first, second), language=language, undetermined=True)
    summary, row = picture.alt.split("\n")
    assert f" PSM109: {RULES['PSM109'].title.translate(language)}." in summary
    assert row.startswith(f"IPSM Contoh: {first_term}; periode 2030–2035; ")
    assert f"PSM109? (b, a): {shared}" in row.split("; ")
    assert not re.search(r"\d{4}-\d\d|\d/\d", picture.alt)
    assert not any(re.search(r"\d{4}-\d\d", word) for word in list_texts(picture))


def test_legend_has_room_for_every_title() -> None:
    """No title in the legend is truncated, in either language."""
    for language in LANGUAGES:
        for code in MARKED:
            words = f"{code} {RULES[code].title.translate(language)}"
            assert measure_text(make_drawable(words), 8.5) <= 960 / 2 - 34 - 24


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


@pytest.mark.parametrize(
    ("span", "words", "language"),
    [
        ("2020/", "start or end unknown", "en"),
        ("2020/..", "open-ended", "en"),
        ("/2025", "mulai atau akhir tidak diketahui", "id"),
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


def find_heads(picture: Picture, tips: set[str]) -> list[float]:
    """Return the middles of the heads with these tooltips, from left to right."""
    boxes = [shape.points for shape in picture.items if isinstance(shape, Shape) and shape.tip in tips]
    return sorted((points[0][0] + points[2][0]) / 2 for points in boxes)


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
        hatched = [shape.points for shape in list_shapes(pages) if shape.hatch == "--"]
        start, end = bar[0][0], bar[2][0]
        assert hatched[0][2][0] == pytest.approx(end)
        assert (hatched[0][0][0] - start) / (end - start) == pytest.approx(731 / 1827)
        others = [shape.points for shape in list_shapes(pages) if shape.hatch not in {None, "--"}]
        assert all(points[2][0] <= hatched[0][0][0] for points in others if points[0][1] == bar[0][1])
        assert not any(shape.hatch == "--" for shape in list_shapes(plain))


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


def test_legend_explains_only_visible_signs() -> None:
    """The legend explains two tints only if both occur, and days of an inauguration only if they are visible."""
    first, second = (
        BoardTerm(id=f"t-{n}", organisation_id="o", period=Period.parse(f"{2015 + 5 * n}-01-01/{2019 + 5 * n}-12-31"))
        for n in range(2)
    )
    single, both = (list_texts(draw_timeline(Register.of(IPSM, *terms))[0]) for terms in ((first,), (first, second)))
    assert "in office" in single
    assert "in office; two tints alternate between terms" in both
    assert "in office" not in both
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


def test_short_bars_have_labels_outside() -> None:
    """A label that does not fit its bar is next to it, on the left if there is no room on the right."""
    spans = ["1990-01-01/1990-06-01", "2018-01-01/2018-06-01", "2030-01-01/2030-02-01"]
    terms = [
        BoardTerm(id=f"t-{n}", organisation_id="o", label=f"masa bakti {n}", period=Period.parse(span))
        for n, span in enumerate(spans)
    ]
    (picture,) = draw_timeline(Register.of(IPSM, *terms))
    bars = {shape.tip: [x for x, _ in shape.points] for shape in list_shapes(Pages((picture,))) if shape.tip}
    boxes = {item.text: item.box for item in picture.items if isinstance(item, TextItem)}
    for n, label in enumerate(term.label or "" for term in terms):
        left, _, right, _ = boxes[label]
        assert right < min(bars[label]) if n == len(terms) - 1 else left > max(bars[label])


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
    spans = ["1990-01-01/1999-12-31", "2000-01-01/2000-05-31", "2004-06-01/2004-12-31", "2005-01-01/2019-12-31"]
    terms = [
        BoardTerm(id=f"t-{n}", organisation_id="o", label=f"masa bakti {n}", period=Period.parse(span))
        for n, span in enumerate(spans)
    ]
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


def make_crowded_register(seed: int) -> Register:
    """Return a register of organisations with many boards, some short, with typical labels."""
    chance = Random(seed)  # noqa: S311  # nothing depends on it
    organisations, terms = [], []
    for n in range(20):
        organisations.append(Organisation(id=f"o-{n}", name=f"IPSM {n}", level=Level.PROVINCE, area=AreaCode("33")))
        year = chance.randint(2005, 2016)
        for k in range(4):
            end = year + chance.choice([1, 1, 3, 5])
            label = chance.choice([f"periode {year}–{end}", f"masa bakti {year}-{end}", f"pengurus sementara {n} {k}"])
            days = chance.choice([f"{year}-0{k + 1}-05/{end}-0{k + 2}", f"{year}-05-01/{year}-06-01", f"{year}/{end}"])
            terms.append(
                BoardTerm(
                    id=f"t-{n}-{k}",
                    organisation_id=f"o-{n}",
                    label=label,
                    period=Period.parse(days),
                    status=chance.choice([TermStatus.IN_OFFICE, TermStatus.IN_OFFICE, TermStatus.CARETAKER]),
                    inaugurations=chance.choice([(), (Inauguration(date=PartialDate(year)),)]),
                )
            )
            year = end
    return Register(organisations=tuple(organisations), board_terms=tuple(terms))


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


def test_brackets_fade_like_bars() -> None:
    """A bracket ends where its days are known, and fades over an imprecise end."""
    ends_and_fading = {}
    for span in ("2020-01-01/2022-12-31", "2020/2022-12-31", "2020/2023"):
        pages = draw_timeline(Register.of(IPSM, BoardTerm(id="t", organisation_id="o", period=Period.parse(span))))
        years = pages[0].width
        lines = [shape for shape in list_shapes(pages) if shape.edge == ALERT and shape.points[0][0] > years * 0.15]
        ends = [shape for shape in lines if shape.points[0][0] == shape.points[1][0]]
        ends_and_fading[span] = len(ends) - 2, any(shape.alpha < 1 for shape in lines)
    # Minus the two in the legend.
    assert {span: faded for span, (_, faded) in ends_and_fading.items()} == dict(
        zip(ends_and_fading, (False, True, True), strict=True)
    )
    numbers = [ends for ends, _ in ends_and_fading.values()]
    assert [numbers[0] - number for number in numbers] == [0, 1, 2]


def test_grid_lines_do_not_cross_texts() -> None:
    """The text of an undated term, and each code, has a white surface over the grid lines."""
    undated = BoardTerm(id="u", organisation_id="o", label="2023-2006")
    dated = BoardTerm(id="t", organisation_id="o", period=Period.parse("2020-01-01/2027-12-31"))
    (picture,) = draw_timeline(Register.of(IPSM, undated, dated))
    for place, words in enumerate(picture.items):
        if isinstance(words, TextItem) and ("no dates" in words.text or words.text in {"PSM110", "PSM102"}):
            left, top, right, bottom = words.box
            if bottom > picture.height - 60:
                continue
            white = [
                shape.points
                for shape in picture.items[:place]
                if isinstance(shape, Shape) and shape.fill == "white" and shape.alpha == 1
            ]
            assert any(
                points[0][0] <= left
                and right <= points[2][0]
                and points[0][1] <= top + 2
                and bottom - 2 <= points[2][1]
                for points in white
            )


def test_adjacent_shared_days_have_one_mark() -> None:
    """Adjacent shared days have one mark with the number of findings; separate days have separate marks."""
    nested = [
        BoardTerm(id=f"t-{n}", organisation_id="o", period=Period.parse(f"{2010 + n}-01-01/2019-12-31"))
        for n in range(6)
    ]
    (picture,) = draw_timeline(Register.of(IPSM, *nested))
    assert [word for word in list_texts(picture) if word.startswith("PSM101") and " t" not in word] == [
        "PSM101 \N{MULTIPLICATION SIGN}15"
    ]
    assert picture.alt.count("PSM101 (") == 15
    separate = [
        BoardTerm(id=f"t-{n}", organisation_id="o", period=Period.parse(span))
        for n, span in enumerate(("2010-01-01/2019-12-31", "2011-01-01/2011-12-31", "2015-01-01/2015-12-31"))
    ]
    assert list_texts(draw_timeline(Register.of(IPSM, *separate))[0]).count("PSM101") == 2
    # The first overlap ends on the day before the second starts.
    adjacent = attrs.evolve(separate[2], period=Period.parse("2012-01-01/2012-12-31"))
    assert "PSM101 \N{MULTIPLICATION SIGN}2" in list_texts(draw_timeline(Register.of(IPSM, *separate[:2], adjacent))[0])


def test_shared_days_are_hatched_within_bars() -> None:
    """Shared days are hatched within bars; the possible extent of an unknown end is a dashed line, explained."""
    spans = ["2010-01-01/", "2017-01-01/2020-12-31"]
    terms = [
        BoardTerm(id=f"t-{n}", organisation_id="o", period=Period.parse(span), label=f"t {n}")
        for n, span in enumerate(spans)
    ]
    pages = draw_timeline(Register.of(IPSM, *terms), undetermined=True)
    bars = {shape.tip: shape.points for shape in list_shapes(pages) if shape.tip}
    hatched = [shape.points for shape in list_shapes(pages) if shape.hatch and shape.edge == ALERT]
    (later,) = (points for points in hatched if points[0][0] >= bars["t 1"][0][0])
    assert [x for x, _ in later] == pytest.approx([x for x, _ in bars["t 1"]])
    assert bars["t 0"][2][1] < later[0][1]
    tail, run = (
        shape
        for shape in list_shapes(pages)
        if shape.dashed and shape.fill is None and bars["t 0"][0][1] < shape.points[0][1] < bars["t 0"][2][1]
    )
    assert bars["t 0"][0][0] < tail.points[0][0] < tail.points[1][0] <= bars["t 0"][2][0] < run.points[0][0]
    assert bars["t 0"][0][1] < run.points[0][1] == run.points[1][1] < bars["t 0"][2][1]
    assert run.points[1][0] == pytest.approx(later[2][0])
    explained = "an unknown end may reach this far"
    assert explained in list_texts(pages[0])
    assert explained not in list_texts(draw_timeline(Register.of(IPSM, *terms))[0])


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
        (label,) = (item for item in pages[0].items if isinstance(item, TextItem) and item.text.startswith("t"))
        assert label.halo == (status is not TermStatus.IN_OFFICE)
    assert len(hatches) == len(TermStatus)


@FEW
@given(any_register())
def test_marks_are_drawn(register: Register) -> None:
    """Each finding on days is on the pages by its code, alone or counted, and in the alternative text."""
    pages = draw_timeline(register)
    marks = [mark.code for row in make_timeline(register).rows for mark in row.marks]
    for code in set(marks):
        labels = [word.split(" \N{MULTIPLICATION SIGN}") for picture in pages for word in list_texts(picture)]
        assert sum(int("".join(times) or 1) for word, *times in labels if word == code) >= marks.count(code)
        assert sum(picture.alt.count(f"{code} (") for picture in pages) >= marks.count(code)


def test_pages_are_saved(tmp_path: Path) -> None:
    """A single page gets the given name, several are numbered; another suffix is refused."""
    single, several = draw_timeline(make_varied_register()), draw_timeline(make_large_register(3), rows=1)
    assert single.save(tmp_path / "one.SVG") == (tmp_path / "one.SVG",)
    assert (tmp_path / "one.SVG").read_text(encoding="utf-8") == single[0].to_svg()
    files = several.save(tmp_path / "some.png")
    assert [file.name for file in files] == ["some-1.png", "some-2.png", "some-3.png"]
    assert [file.read_bytes() for file in files] == [picture.to_png() for picture in several]
    with pytest.raises(ValueError, match=r"ends in \.svg or \.png, got 'x\.gif'"):
        several.save(tmp_path / "x.gif")
    assert len(list(tmp_path.iterdir())) == 4


def test_files_sort_like_pages(tmp_path: Path) -> None:
    """The numbers of more than nine files are padded, so that files sort like pages."""
    files = draw_timeline(make_large_register(11), rows=1).save(tmp_path / "some.svg")
    assert [file.name for file in files][::5] == ["some-01.svg", "some-06.svg", "some-11.svg"]
    assert sorted(files) == list(files)


def test_failed_drawing_keeps_the_file(tmp_path: Path) -> None:
    """A failed drawing keeps the existing file and leaves no other."""
    (tmp_path / "x.svg").write_text("before", encoding="utf-8")
    (picture,) = draw_timeline(make_varied_register())
    with pytest.raises(AttributeError):
        attrs.evolve(picture, items=(None,)).save(tmp_path / "x.svg")  # type: ignore[arg-type]  # nothing to draw
    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [("x.svg", "before")]


def test_notebooks_show_pages() -> None:
    """A notebook gets each page as an element."""
    pages = draw_timeline(make_large_register(2), rows=1)
    root = ET.fromstring(f"<div>{pages._repr_html_()}</div>")  # noqa: S314  # we made it; as notebooks call it
    assert [element.findtext(f"{SVG}title") for element in root] == [picture.title for picture in pages]
    assert pages[0]._repr_svg_() == pages[0].to_svg()  # as notebooks call it


def test_png_has_metadata() -> None:
    """A PNG has the requested size, its title and its alternative text, and no name of a program."""
    picture = draw_timeline(hostile_register())[0]
    with Image.open(BytesIO(picture.to_png(dpi=72))) as image:
        assert image.size == (int(picture.width), int(picture.height))
        assert image.info["Description"] == picture.alt
        assert image.info["Title"] == picture.title
        assert "Software" not in image.info


@given(st.text(), st.floats(0, 400), st.booleans())
def test_truncated_text_fits(text: str, width: float, bold: bool) -> None:  # noqa: FBT001
    """A truncated text fits its width, and a text that fits stays whole, in one line or in several."""
    drawn = make_drawable(text)
    truncated = fit_width(text, width, 9, bold=bold)
    assert measure_text(truncated, 9, bold=bold) <= width + 1e-6
    if measure_text(drawn, 9, bold=bold) <= width:
        assert truncated == drawn
    lines = wrap_width(text, width, 9, lines=3, bold=bold)
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


def test_missing_extra_is_named() -> None:
    """Without matplotlib, one line names the extra."""
    program = "import sys; sys.modules['matplotlib'] = None; import psm_model.charts"
    process = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert process.stderr.rstrip().endswith(
        "ModuleNotFoundError: charts need the extra charts: install psm-model[charts]"
    )
