"""A picture of a timeline has all that the timeline has, in order, alike each time, whatever the names are."""

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

from psm_model.charts import Pages, Picture, board, timeline
from psm_model.charts._lettering import drawable, fit_width, isolate_runs, text_width, wrap_width
from psm_model.charts._palette import ALERT, INK
from psm_model.charts._sheet import Shape, Words
from psm_model.entities import BoardTerm, Inauguration, InaugurationStatus, Organisation, Register, TermStatus
from psm_model.formats import load
from psm_model.i18n import LANGUAGES, Language
from psm_model.rules import RULES
from psm_model.strategies import registers
from psm_model.values import AreaCode, Level, PartialDate, Period
from psm_model.views.timeline import MARKED, make_timeline
from tests.charts.pictures import SVG, boxes_of, names_in, outside, overlapping, parsed, words_of
from tests.views.test_timeline import any_register
from tests.views.test_timeline_text import hostile_register

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
HEBREW_ARABIC: Final = "\u05d1\u0627"
LTR: Final = "‎"
TICK: Final = 1.3
"""How wide the line of a tick is, and no other."""
IPSM: Final = Organisation(id="o", name="IPSM Contoh", level=Level.PROVINCE, area=AreaCode("33"), terms_complete=True)


def everything() -> Register:
    """A register with every kind of end, status, tick and mark."""
    spans = ["2010/2015", "2015-01-01/2019-12-31", "2019/2024", "2026-01-01/", "/2009-05-01", "2024-06/.."]
    statuses = [TermStatus.IN_OFFICE, TermStatus.CARETAKER, TermStatus.DISPUTED, TermStatus.ANNULLED]
    terms = [
        BoardTerm(
            id=f"t-{n}",
            organisation_id="o",
            label=f"periode {span}",
            period=Period.parse(span),
            status=statuses[n % 4],
            inauguration=Inauguration(
                date=PartialDate(2011 + n, *([6] * (n % 3))),
                status=InaugurationStatus.PLANNED if n % 2 else InaugurationStatus.HELD,
            ),
        )
        for n, span in enumerate(spans)
    ]
    return Register.of(IPSM, *terms, BoardTerm(id="u", organisation_id="o", label="2023-2006"))


def many(number: int) -> Register:
    """A register of so many organisations in several provinces, each with three boards."""
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
        BoardTerm(id=f"{one.id}-{year}", organisation_id=one.id, label=f"periode {year}–{year + 5}")
        for one in organisations
        for year in (2015, 2020, 2025)
    ]
    return Register(organisations=tuple(organisations), board_terms=tuple(terms))


@FEW
@given(any_register(), st.booleans())
def test_any_register_is_drawn(register: Register, undetermined: bool) -> None:  # noqa: FBT001
    """Any register gives pages of plain SVG; each row and each term is told in words, and nothing else is in it."""
    pages = timeline(register, undetermined=undetermined)
    told = "\n".join(picture.alt for picture in pages).split("\n")
    # A line a row, and one a page.
    assert len(told) == len(make_timeline(register).rows) + len(pages)
    for picture in pages:
        root = parsed(picture)
        assert names_in(root) <= ELEMENTS
        assert root.get("role") == "img"
        assert root.findtext(f"{SVG}title") == picture.title
        assert root.findtext(f"{SVG}desc") == picture.alt


def test_terms_recorded_alike_have_a_lane_each() -> None:
    """Two terms that are equal, which a register may hold by mistake, are drawn twice, with labels that keep apart."""
    term = BoardTerm(id="x", organisation_id="o", label="2019", period=Period.parse("2019-01-01/2023-12-31"))
    once, twice = (timeline(Register.of(IPSM, *[term] * number))[0] for number in (1, 2))
    assert words_of(twice).count("2019") == words_of(once).count("2019") + 1
    assert overlapping(boxes_of(twice)) == []


@FEW
@given(any_register() | st.builds(everything))
def test_labels_keep_apart(register: Register) -> None:
    """No two texts run into another, and none leaves the page."""
    for picture in timeline(register, undetermined=True):
        boxes = boxes_of(picture)
        assert len(boxes) == len(words_of(picture))
        assert overlapping(boxes) == []
        assert outside(picture, boxes) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_real_cases_are_legible(case: Path) -> None:
    """Of real cases no text runs into another, and none of what the legend tells is cut."""
    for language in ("en", "id"):
        for picture in timeline(load(case), undetermined=True, language=language):
            assert overlapping(boxes_of(picture)) == []
            codes = {code for code in RULES if any(word.startswith(f"{code} ") for word in words_of(picture))}
            titles = {f"{code} {RULES[code].title.translate(language)}" for code in codes}
            assert titles <= set(words_of(picture))


@FEW
@given(registers())
def test_same_input_same_bytes(register: Register) -> None:
    """The same register gives the same bytes, whatever matplotlib was told meanwhile."""
    first = [(picture.svg(), picture.png(dpi=50)) for picture in timeline(register)]
    with mpl.rc_context({"font.size": 30, "svg.fonttype": "none", "text.usetex": False, "svg.hashsalt": None}):
        second = [(picture.svg(), picture.png(dpi=50)) for picture in timeline(register)]
    assert first == second


def test_settings_are_left_alone() -> None:
    """Drawing leaves matplotlib's settings as they were, and loads no part of it that has a window."""
    before = dict(mpl.rcParams)
    timeline(everything())[0].svg()
    assert dict(mpl.rcParams) == before
    program = "import sys, psm_model.charts; print('matplotlib.pyplot' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout.strip() == "False"


def test_hostile_names_break_nothing() -> None:
    """Marks, control characters, scripts and very long names are shown as text, within their room; whole in the alt."""
    register = hostile_register()
    pages = timeline(register, title="<script>\u202e" + "x" * 10_000)
    for picture in pages:
        assert names_in(parsed(picture)) <= ELEMENTS
        assert all(text.isprintable() for text in words_of(picture))
        boxes = boxes_of(picture)
        assert overlapping(boxes) == []
        assert outside(picture, boxes) == []
    told = "\n".join(picture.alt for picture in pages)
    assert "x" * 10_000 in told
    assert "<script>alert(1)</script>" in told
    assert "\\u202eutas" in told


def test_names_are_told_whole_where_they_are_cut() -> None:
    """Who points at a name that was cut is told all of it."""
    name = "Ikatan " * 100
    picture = timeline(Register.of(attrs.evolve(IPSM, name=name)))[0]
    assert name not in words_of(picture)
    assert any(text.endswith("…") for text in words_of(picture))
    assert name in {element.text for element in parsed(picture).iter(f"{SVG}title")}


def test_rows_are_paged() -> None:
    """Five hundred rows stand on several pages, each once, under the heading of their province, in one order."""
    register = many(500)
    pages = timeline(register)
    assert len(pages) > 500 // 50
    names = [row.name for row in make_timeline(register).rows]
    rows = [line.partition(": ")[0] for picture in pages for line in picture.alt.split("\n")[1:]]
    assert rows == names
    for number, picture in enumerate(pages, start=1):
        assert picture.height < 1500
        assert any(f"page {number} of {len(pages)}" in word for word in words_of(picture))
        beneath = [item for item in picture.items if isinstance(item, Words) and item.size == 9 and item.y > 60]
        assert beneath[0].bold
        assert beneath[0].text.startswith("Province ")
    assert any("(continued)" in word for picture in pages for word in words_of(picture))
    assert len(timeline(many(30))) == 1


@pytest.mark.parametrize("number", [1, 50])
def test_labels_of_many_rows_keep_apart(number: int) -> None:
    """Whether there is one row or a page full of them, texts keep apart."""
    for picture in timeline(many(number), undetermined=True):
        assert overlapping(boxes_of(picture)) == []


def test_rows_are_as_high_as_their_names() -> None:
    """A row whose name takes two lines has room for both, where nothing stands beside it too."""
    register = attrs.evolve(many(5), board_terms=())
    (picture,) = timeline(register)
    assert len([word for word in words_of(picture) if word.startswith("Ikatan")]) == 5
    assert any(word.startswith("Contoh") for word in words_of(picture))
    assert overlapping(boxes_of(picture)) == []


def test_rows_a_page_are_asked_for() -> None:
    """Fewer rows a page give more pages, one at least has each, and none is refused."""
    assert len(timeline(many(10), rows=1)) == 10
    with pytest.raises(ValueError, match="expected at least 1 row, got 0"):
        timeline(many(1), rows=0)


def shapes(pages: Pages) -> list[Shape]:
    """The lines and surfaces of a page."""
    return [item for item in pages[0].items if isinstance(item, Shape)]


@FEW
@given(any_register() | st.builds(everything))
def test_labels_stand_beside_ticks(register: Register) -> None:
    """The label of a bar does not run over the tick of an inauguration in it, and stays within its bar."""
    for picture in timeline(register):
        ticks = [one.points[0] for one in picture.items if isinstance(one, Shape) and one.width == TICK]
        for words in (one for one in picture.items if isinstance(one, Words) and one.align == "center"):
            left, top, right, bottom = words.box
            assert not any(left < x < right and top < y + 6 < bottom for x, y in ticks)


def test_bars_are_in_proportion() -> None:
    """A bar is as long as its days, the last one too, and the next one starts where it ends."""
    spans = ["2020-01-01/2020-12-31", "2021-01-01/2024-12-31"]
    terms = [BoardTerm(id=f"t-{n}", organisation_id="o", period=Period.parse(span)) for n, span in enumerate(spans)]
    told = {one.tip: [x for x, _ in one.points] for one in shapes(timeline(Register.of(IPSM, *terms))) if one.tip}
    first, second = told["t-0"], told["t-1"]
    assert max(first) == min(second)
    assert (max(second) - min(second)) / (max(first) - min(first)) == pytest.approx(1461 / 366)


def test_marks_are_drawn_to_the_end_of_their_last_day() -> None:
    """Shared days, a gap and a handover day are as wide as their days: each starts and ends where the bars do."""
    spans = {
        "a": "2020-01-01/2020-12-31",
        "b": "2020-07-01/2021-06-30",
        "c": "2022-01-01/2022-12-31",
        "d": "2022-12-31/2024-12-31",
    }
    terms = [BoardTerm(id=n, organisation_id="o", label=n, period=Period.parse(span)) for n, span in spans.items()]
    drawn = shapes(timeline(Register.of(IPSM, *terms)))
    bars = {one.tip: one.points for one in drawn if one.tip in spans}
    starts, ends = ({name: pick(x for x, _ in points) for name, points in bars.items()} for pick in (min, max))
    bottom = max(y for points in bars.values() for _, y in points)
    drawn = [one for one in drawn if one.edge == ALERT and one.points[0][1] < bottom + 30]
    (gap,) = (one.points for one in drawn if one.fill == "none" and one.hatch is None)
    assert (gap[0][0], gap[2][0]) == pytest.approx((ends["b"], starts["c"]))
    (one, other) = (one.points for one in drawn if one.hatch == "///")
    assert (one[0][0], one[2][0]) == (other[0][0], other[2][0]) == pytest.approx((starts["b"], ends["a"]))
    day = (ends["d"] - starts["d"]) / 732
    assert ends["c"] - starts["d"] == pytest.approx(day)
    assert bars["c"][0][1] == bars["d"][0][1]
    handovers = [
        one.points[0][0] for one in drawn if len(one.points) == 2 and one.points[0][0] == one.points[1][0] > starts["c"]
    ]
    assert any(x == pytest.approx(starts["d"] + day / 2, abs=day) for x in handovers)


@pytest.mark.parametrize(("written", "middle"), [("2020-07-02", 183.5), ("2020-07", 197.5), ("2020", 183.0)])
def test_ticks_stand_in_the_middle_of_their_days(written: str, middle: float) -> None:
    """A tick stands in the middle of the days on which the inauguration may have been, the last one too."""
    term = BoardTerm(
        id="t",
        organisation_id="o",
        period=Period.parse("2020-01-01/2020-12-31"),
        inauguration=Inauguration(date=PartialDate.parse(written)),
    )
    drawn = shapes(timeline(Register.of(IPSM, term)))
    bar = next(one.points for one in drawn if one.tip == "t")
    tick = next(one.points[0][0] for one in drawn if one.width == TICK)
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
def test_words_for_a_picture_have_dates_in_words(language: Language, first_term: str, shared: str) -> None:
    """The words for a picture say dates as people do, each once, name the days of findings, and explain the codes."""
    first = BoardTerm(
        id="a",
        organisation_id="o",
        label="SK 1",
        status=TermStatus.DISPUTED,
        period=Period.parse("2025-10-15/2030-10-15"),
        inauguration=Inauguration(date=PartialDate(2026, 5)),
    )
    second = BoardTerm(id="b", organisation_id="o", label="periode 2030–2035", period=Period.parse("2030/2035"))
    (picture,) = timeline(Register.of(IPSM, first, second), language=language, undetermined=True)
    summary, row = picture.alt.split("\n")
    assert f" PSM109: {RULES['PSM109'].title.translate(language)}." in summary
    assert row.startswith(f"IPSM Contoh: {first_term}; periode 2030–2035; ")
    assert f"PSM109? (b, a): {shared}" in row.split("; ")
    assert not re.search(r"\d{4}-\d\d|\d/\d", picture.alt)
    assert not any(re.search(r"\d{4}-\d\d", word) for word in words_of(picture))


def test_legends_have_room_for_their_words() -> None:
    """No words of a legend are cut in either language, whatever is found."""
    for language in LANGUAGES:
        for code in MARKED:
            words = f"{code} {RULES[code].title.translate(language)}"
            assert text_width(drawable(words), 8.5) <= 960 / 2 - 34 - 24


def test_soft_edges_fade() -> None:
    """Where a date is a year, a bar is many surfaces one over another; where it is a day, one."""
    soft = Register.of(IPSM, BoardTerm(id="t", organisation_id="o", period=Period.parse("2020/2025")))
    hard = Register.of(IPSM, BoardTerm(id="t", organisation_id="o", period=Period.parse("2020-01-01/2024-12-31")))
    faint = [[shape.alpha for shape in shapes(timeline(one)) if 0 < shape.alpha < 1] for one in (soft, hard)]
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
def test_legend_tells_what_is_there(span: str, words: str, language: str) -> None:
    """The legend explains the ends that there are, and no others."""
    register = Register.of(IPSM, BoardTerm(id="t", organisation_id="o", period=Period.parse(span)))
    plain = Register.of(IPSM, BoardTerm(id="t", organisation_id="o", period=Period.parse("2020-01-01/2024-12-31")))
    asked = {"language": language}
    assert words in words_of(timeline(register, **asked)[0])  # type: ignore[arg-type]  # one of them
    assert words not in words_of(timeline(plain, **asked)[0])  # type: ignore[arg-type]  # as above


def test_legend_explains_no_more_than_there_is() -> None:
    """Two tints are explained where two are seen, and days of an inauguration where they are wide enough to be seen."""
    first, second = (
        BoardTerm(id=f"t-{n}", organisation_id="o", period=Period.parse(f"{2015 + 5 * n}-01-01/{2019 + 5 * n}-12-31"))
        for n in range(2)
    )
    one, both = (words_of(timeline(Register.of(IPSM, *terms))[0]) for terms in ((first,), (first, second)))
    assert "in office" in one
    assert "in office; two tints alternate between terms" in both
    assert "in office" not in both
    sampled = {}
    for day in ("2016", "2016-05-04"):
        planned = Inauguration(date=PartialDate.parse(day), status=InaugurationStatus.PLANNED)
        (picture,) = timeline(Register.of(IPSM, attrs.evolve(first, inauguration=planned)))
        sampled[day] = "inaugurated on one of these days" in words_of(picture)
        assert "planned inauguration" in words_of(picture)
    assert sampled == {"2016": True, "2016-05-04": False}


def test_legend_tells_a_code_once() -> None:
    """The code of a finding on a term without dates stands in the legend as it does in the row, with its title."""
    (picture,) = timeline(Register.of(IPSM, BoardTerm(id="t", organisation_id="o", label="2023-2006")))
    assert [word for word in words_of(picture) if "PSM110" in word] == ["PSM110"] * 2
    assert RULES["PSM110"].title.translate("en") in words_of(picture)


@pytest.mark.parametrize("status", TermStatus)
def test_what_is_unknown_has_no_edge(status: TermStatus) -> None:
    """A bar whose end is unknown fades with its hatching, has no line around it, and one sign whatever its status."""
    term = BoardTerm(id="t", organisation_id="o", period=Period.parse("2021/"), status=status)
    plain = timeline(Register.of(IPSM, term))
    signs = [item for item in plain[0].items if isinstance(item, Words) and item.text == "?"]
    assert [item.colour for item in signs] == [INK, INK]
    bar = next(shape.points for shape in shapes(plain) if shape.tip is not None)
    left, top, right, bottom = bar[0][0], bar[0][1], bar[2][0], bar[2][1]
    within = [
        shape
        for shape in shapes(plain)
        if all(left - 1 <= x <= right + 1 and top <= y <= bottom for x, y in shape.points) and shape.tip is None
    ]
    assert within
    assert not any(len(shape.points) == 2 and shape.dashed for shape in within)
    assert not any(shape.alpha < 1 for shape in within if shape.hatch)
    hatched = [max(x for x, _ in shape.points) for shape in within if shape.hatch]
    assert (max(hatched, default=0) > right - (right - left) / 10) == (status is not TermStatus.IN_OFFICE)


def test_short_bars_have_their_labels_beside() -> None:
    """A label that a bar has no room for is whole beside it, to the left where there is none to the right."""
    spans = ["1990-01-01/1990-06-01", "2018-01-01/2018-06-01", "2030-01-01/2030-02-01"]
    terms = [
        BoardTerm(id=f"t-{n}", organisation_id="o", label=f"masa bakti {n}", period=Period.parse(span))
        for n, span in enumerate(spans)
    ]
    (picture,) = timeline(Register.of(IPSM, *terms))
    bars = {one.tip: [x for x, _ in one.points] for one in shapes(Pages((picture,))) if one.tip}
    boxes = {item.text: item.box for item in picture.items if isinstance(item, Words)}
    for n, label in enumerate(term.label or "" for term in terms):
        left, _, right, _ = boxes[label]
        assert right < min(bars[label]) if n == len(terms) - 1 else left > max(bars[label])


@pytest.mark.parametrize("day", ["2014-12-20", "2015-01-01", "2015-01-15", "2015-02-01", "2015-02-10"])
def test_a_tick_at_a_short_bar_leaves_room_for_its_label(day: str) -> None:
    """A bar so short that a tick covers it has its label whole beside both."""
    term = BoardTerm(
        id="t",
        organisation_id="o",
        label="masa bakti",
        period=Period.parse("2015-01-01/2015-02-01"),
        inauguration=Inauguration(date=PartialDate.parse(day)),
    )
    long = BoardTerm(id="u", organisation_id="o", label="lain", period=Period.parse("1990-01-01/1999-12-31"))
    (picture,) = timeline(Register.of(IPSM, term, long))
    assert "masa bakti" in words_of(picture)
    assert overlapping(boxes_of(picture)) == []


def test_labels_with_no_room_stand_below_their_bars() -> None:
    """A label that has room neither in its bar nor beside it is whole below it, and a line leads there from the bar."""
    spans = ["1990-01-01/1999-12-31", "2000-01-01/2000-05-31", "2004-06-01/2004-12-31", "2005-01-01/2019-12-31"]
    terms = [
        BoardTerm(id=f"t-{n}", organisation_id="o", label=f"masa bakti {n}", period=Period.parse(span))
        for n, span in enumerate(spans)
    ]
    (picture,) = timeline(Register.of(IPSM, *terms))
    assert overlapping(boxes_of(picture)) == []
    assert {term.label for term in terms} <= set(words_of(picture))
    bars = {one.tip: one.points for one in shapes(Pages((picture,))) if one.tip}
    words = {item.text: item for item in picture.items if isinstance(item, Words)}
    assert words["masa bakti 1"].y < bars["masa bakti 1"][2][1]
    (left, top, _, bottom), (start, _), (end, low) = words["masa bakti 2"].box, *bars["masa bakti 2"][0:3:2]
    assert top > low
    (leader,) = (one for one in shapes(Pages((picture,))) if len(one.points) == 3 and one.fill is None)
    assert start <= leader.points[0][0] <= end
    assert leader.points[0][1] == low
    assert leader.points[-1][0] == pytest.approx(left, abs=2)
    assert top < leader.points[-1][1] < bottom


def written_of(pages: Pages) -> str:
    """All that is written, without spaces, so that it doesn't matter where a text is broken."""
    return "".join("".join(words_of(picture)) for picture in pages).replace(" ", "")


def crowded(seed: int) -> Register:
    """A register of organisations with many boards, some short, some disputed, with labels as they are found."""
    chance = Random(seed)  # noqa: S311  # nothing depends on it
    organisations, terms = [], []
    for n in range(20):
        organisations.append(Organisation(id=f"o-{n}", name=f"IPSM {n}", level=Level.PROVINCE, area=AreaCode("33")))
        year = chance.randint(2005, 2016)
        for k in range(4):
            end = year + chance.choice([1, 1, 3, 5])
            told = chance.choice([f"periode {year}–{end}", f"masa bakti {year}-{end}", f"pengurus sementara {n} {k}"])
            days = chance.choice([f"{year}-0{k + 1}-05/{end}-0{k + 2}", f"{year}-05-01/{year}-06-01", f"{year}/{end}"])
            terms.append(
                BoardTerm(
                    id=f"t-{n}-{k}",
                    organisation_id=f"o-{n}",
                    label=told,
                    period=Period.parse(days),
                    status=chance.choice([TermStatus.IN_OFFICE, TermStatus.IN_OFFICE, TermStatus.CARETAKER]),
                    inauguration=chance.choice([None, Inauguration(date=PartialDate(year))]),
                )
            )
            year = end
    return Register(organisations=tuple(organisations), board_terms=tuple(terms))


@pytest.mark.parametrize("seed", range(3))
def test_labels_are_whole_among_many(seed: int) -> None:
    """On crowded pages too each term has its label, whole or without the word before its years, and none is cut."""
    register = crowded(seed)
    pages = timeline(register, language="id")
    words = Counter(word for picture in pages for word in words_of(picture))
    for term in register.board_terms:
        label = f"{term.label}{' (karateker)' * (term.status is TermStatus.CARETAKER)}"
        forms = {label, label.removeprefix("periode ").removeprefix("masa bakti ")}
        assert any(words[form] for form in forms)
        words.subtract([next(form for form in forms if words[form])])
    assert not any(word.endswith("…") for word in words)
    for picture in pages:
        assert overlapping(boxes_of(picture)) == []
        assert outside(picture, boxes_of(picture)) == []


@FEW
@given(
    st.lists(
        st.tuples(st.text("abW fi.\u05d0", min_size=20, max_size=150), st.integers(2010, 2013), st.integers(0, 3)),
        max_size=5,
    )
)
def test_labels_are_cut_only_where_they_are_wider_than_the_page(told: list[tuple[str, int, int]]) -> None:
    """Whatever terms are called and however short they are, what is no wider than the page is written whole."""
    terms = [
        BoardTerm(id=f"t-{n}", organisation_id="o", label=label, period=Period.parse(f"{year}-01-01/{year + long}"))
        for n, (label, year, long) in enumerate(told)
    ] + [BoardTerm(id=f"u-{n}", organisation_id="o", label=label[::-1]) for n, (label, *_) in enumerate(told)]
    pages = timeline(Register.of(IPSM, *terms))
    written = written_of(pages)
    for label in (term.label or "" for term in terms):
        if text_width(drawable(label), 8) < pages[0].width - 100:
            assert drawable(label).replace(" ", "") in written


def test_brackets_fade_as_bars_do() -> None:
    """The bracket of a term is as sure as its ends: it has an end where a day is known, and fades over a year."""
    told = {}
    for span in ("2020-01-01/2022-12-31", "2020/2022-12-31", "2020/2023"):
        pages = timeline(Register.of(IPSM, BoardTerm(id="t", organisation_id="o", period=Period.parse(span))))
        years = pages[0].width
        lines = [shape for shape in shapes(pages) if shape.edge == ALERT and shape.points[0][0] > years * 0.15]
        ends = [shape for shape in lines if shape.points[0][0] == shape.points[1][0]]
        told[span] = len(ends) - 2, any(shape.alpha < 1 for shape in lines)
    # Less the two of the sample in the legend.
    assert {span: faded for span, (_, faded) in told.items()} == dict(zip(told, (False, True, True), strict=True))
    numbers = [ends for ends, _ in told.values()]
    assert [numbers[0] - number for number in numbers] == [0, 1, 2]


def test_lines_of_years_leave_words_alone() -> None:
    """Behind the words on a term without dates, and behind each code, there is a surface over the lines of years."""
    undated = BoardTerm(id="u", organisation_id="o", label="2023-2006")
    dated = BoardTerm(id="t", organisation_id="o", period=Period.parse("2020-01-01/2027-12-31"))
    (picture,) = timeline(Register.of(IPSM, undated, dated))
    for place, words in enumerate(picture.items):
        if isinstance(words, Words) and ("no dates" in words.text or words.text in {"PSM110", "PSM102"}):
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


def test_shared_days_that_touch_have_one_mark() -> None:
    """Of six boards at once the shared days are marked once, with how many findings that are; days apart have two."""
    within = [
        BoardTerm(id=f"t-{n}", organisation_id="o", period=Period.parse(f"{2010 + n}-01-01/2019-12-31"))
        for n in range(6)
    ]
    (picture,) = timeline(Register.of(IPSM, *within))
    assert [word for word in words_of(picture) if word.startswith("PSM101") and " t" not in word] == [
        "PSM101 \N{MULTIPLICATION SIGN}15"
    ]
    assert picture.alt.count("PSM101 (") == 15
    apart = [
        BoardTerm(id=f"t-{n}", organisation_id="o", period=Period.parse(span))
        for n, span in enumerate(("2010-01-01/2019-12-31", "2011-01-01/2011-12-31", "2015-01-01/2015-12-31"))
    ]
    assert words_of(timeline(Register.of(IPSM, *apart))[0]).count("PSM101") == 2
    # The days of the one end on the day before those of the other start.
    next_to = attrs.evolve(apart[2], period=Period.parse("2012-01-01/2012-12-31"))
    assert "PSM101 \N{MULTIPLICATION SIGN}2" in words_of(timeline(Register.of(IPSM, *apart[:2], next_to))[0])


def test_shared_days_are_hatched_where_bars_are_seen() -> None:
    """Shared days are hatched within bars; how far one with an unknown end may reach is a dashed line, explained."""
    spans = ["2010-01-01/", "2017-01-01/2020-12-31"]
    terms = [
        BoardTerm(id=f"t-{n}", organisation_id="o", period=Period.parse(span), label=f"t {n}")
        for n, span in enumerate(spans)
    ]
    pages = timeline(Register.of(IPSM, *terms), undetermined=True)
    bars = {one.tip: one.points for one in shapes(pages) if one.tip}
    hatched = [one.points for one in shapes(pages) if one.hatch and one.edge == ALERT]
    (later,) = (points for points in hatched if points[0][0] >= bars["t 1"][0][0])
    assert [x for x, _ in later] == pytest.approx([x for x, _ in bars["t 1"]])
    assert bars["t 0"][2][1] < later[0][1]
    tail, run = (
        one
        for one in shapes(pages)
        if one.dashed and one.fill is None and bars["t 0"][0][1] < one.points[0][1] < bars["t 0"][2][1]
    )
    assert bars["t 0"][0][0] < tail.points[0][0] < tail.points[1][0] <= bars["t 0"][2][0] < run.points[0][0]
    assert bars["t 0"][0][1] < run.points[0][1] == run.points[1][1] < bars["t 0"][2][1]
    assert run.points[1][0] == pytest.approx(later[2][0])
    explained = "an unknown end may reach this far"
    assert explained in words_of(pages[0])
    assert explained not in words_of(timeline(Register.of(IPSM, *terms))[0])


@FEW
@given(any_register() | st.builds(everything) | st.integers(0, 9).map(crowded))
def test_bars_are_not_hidden(register: Register) -> None:
    """Nothing white covers a bar, neither behind its own label nor behind that of another."""
    for picture in timeline(register, undetermined=True):
        items = picture.items
        bars = [one.points for one in items if isinstance(one, Shape) and one.alpha == 0]
        white = [one.points for one in items if isinstance(one, Shape) and one.fill == "white" and one.alpha]
        for (left, top), (right, bottom) in (points[0:3:2] for points in bars):
            for (x, y), (end, low) in (points[0:3:2] for points in white if len(points) == 5):
                assert min(right, end) - max(left, x) < 0.5 or min(bottom, low) - max(top, y) < 0.5


def test_statuses_are_hatched() -> None:
    """What is not simply in office is told by a hatching of its own and in words, not by colour alone."""
    hatches = set()
    for status in TermStatus:
        term = BoardTerm(id="t", organisation_id="o", period=Period.parse("2020-01-01/2024-12-31"), status=status)
        pages = timeline(Register.of(IPSM, term))
        hatches.add(frozenset(shape.hatch for shape in shapes(pages)))
        assert (status is TermStatus.IN_OFFICE) != any(status in word for word in words_of(pages[0]))
        (label,) = (item for item in pages[0].items if isinstance(item, Words) and item.text.startswith("t"))
        assert label.halo == (status is not TermStatus.IN_OFFICE)
    assert len(hatches) == len(TermStatus)


@FEW
@given(any_register())
def test_marks_are_drawn(register: Register) -> None:
    """Each finding on days stands on the pages by its code, alone or among so many, and in their words."""
    pages = timeline(register)
    marks = [mark.code for row in make_timeline(register).rows for mark in row.marks]
    for code in set(marks):
        written = [word.split(" \N{MULTIPLICATION SIGN}") for picture in pages for word in words_of(picture)]
        assert sum(int("".join(times) or 1) for word, *times in written if word == code) >= marks.count(code)
        assert sum(picture.alt.count(f"{code} (") for picture in pages) >= marks.count(code)


def test_pages_are_saved(tmp_path: Path) -> None:
    """A single page is saved by its name, several are numbered; another suffix is refused and nothing written."""
    single, several = timeline(everything()), timeline(many(3), rows=1)
    assert single.save(tmp_path / "one.SVG") == (tmp_path / "one.SVG",)
    assert (tmp_path / "one.SVG").read_text(encoding="utf-8") == single[0].svg()
    files = several.save(tmp_path / "some.png")
    assert [file.name for file in files] == ["some-1.png", "some-2.png", "some-3.png"]
    assert [file.read_bytes() for file in files] == [picture.png() for picture in several]
    with pytest.raises(ValueError, match=r"ends in \.svg or \.png, got 'x\.gif'"):
        several.save(tmp_path / "x.gif")
    assert len(list(tmp_path.iterdir())) == 4


def test_files_sort_as_pages_do(tmp_path: Path) -> None:
    """The files of more than nine pages have numbers of as many digits, so that they sort as the pages do."""
    files = timeline(many(11), rows=1).save(tmp_path / "some.svg")
    assert [file.name for file in files][::5] == ["some-01.svg", "some-06.svg", "some-11.svg"]
    assert sorted(files) == list(files)


def test_what_was_there_stays_where_drawing_fails(tmp_path: Path) -> None:
    """A picture that can't be drawn leaves the file as it was, and nothing beside it."""
    (tmp_path / "x.svg").write_text("before", encoding="utf-8")
    (picture,) = timeline(everything())
    with pytest.raises(AttributeError):
        attrs.evolve(picture, items=(None,)).save(tmp_path / "x.svg")  # type: ignore[arg-type]  # nothing to draw
    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [("x.svg", "before")]


def test_notebooks_show_pages() -> None:
    """A notebook is given each page as an element of its own page."""
    pages = timeline(many(2), rows=1)
    root = ET.fromstring(f"<div>{pages._repr_html_()}</div>")  # noqa: S314  # we made it; as notebooks call it
    assert [element.findtext(f"{SVG}title") for element in root] == [picture.title for picture in pages]
    assert pages[0]._repr_svg_() == pages[0].svg()  # as notebooks call it


def test_png_tells_what_is_seen() -> None:
    """A PNG has the size asked for, its title and its words, and nothing of the program that made it."""
    picture = timeline(hostile_register())[0]
    with Image.open(BytesIO(picture.png(dpi=72))) as image:
        assert image.size == (int(picture.width), int(picture.height))
        assert image.info["Description"] == picture.alt
        assert image.info["Title"] == picture.title
        assert "Software" not in image.info


@given(st.text(), st.floats(0, 400), st.booleans())
def test_what_is_cut_fits(text: str, width: float, bold: bool) -> None:  # noqa: FBT001
    """What is cut is no wider than its room, and stays whole where there is room, in one line or in several."""
    whole = drawable(text)
    cut = fit_width(text, width, 9, bold=bold)
    assert text_width(cut, 9, bold=bold) <= width + 1e-6
    if text_width(whole, 9, bold=bold) <= width:
        assert cut == whole
    lines = wrap_width(text, width, 9, lines=3, bold=bold)
    assert len(lines) <= 3
    assert all(text_width(line, 9, bold=bold) <= width + 1e-6 for line in lines)
    if all(lines) and "…" not in "".join(lines):
        assert "".join(lines).replace(" ", "") == whole.replace(" ", "")


@FEW
@given(st.text("AVTo. …fiL", min_size=1, max_size=300), st.floats(10, 400), st.booleans())
def test_letters_that_move_together_are_measured(text: str, width: float, bold: bool) -> None:  # noqa: FBT001
    """Letters that a font sets closer or farther apart are measured as matplotlib draws them, cut ones too."""
    for shown in (text, fit_width(text, width, 9, bold=bold)):
        words = Words(x=0, y=20, text=shown, size=9, bold=bold)
        for _, (left, _, right, _) in boxes_of(Picture(title="", alt="", width=100, height=40, items=(words,))):
            assert right - left == pytest.approx(words.box[2], abs=1, rel=0.005)


@given(st.text("a1–, \u05b0" + HEBREW_ARABIC))
def test_letters_from_right_to_left_turn_nothing_else(text: str) -> None:
    """Each part that is written from right to left is closed off from what is not, and nothing else is added."""
    shown = isolate_runs(text)
    assert shown.replace(LTR, "") == text
    first, *others = shown.split(LTR)
    within, without = others[::2], [first, *others[1::2]]
    assert len(within) == len(without) - 1
    assert not any(letter in HEBREW_ARABIC for part in without for letter in part)
    assert not any(part.startswith("\u05b0") for part in others[1::2])
    assert all(
        part[0] in HEBREW_ARABIC and part.rstrip("\u05b0")[-1] in HEBREW_ARABIC and "a" not in part for part in within
    )
    assert all("a" in part for part in without[1:-1])


def test_days_stay_in_order_beside_letters_from_right_to_left() -> None:
    """What is told behind a Hebrew label is drawn as if the label were Latin, and as wide as it was measured."""
    term = BoardTerm(id="t", organisation_id="o", label="\u05d0\u05d1", period=Period.parse("2020/2025"))
    (picture,) = board(Register.of(IPSM, term), "t")
    (told,) = (text for text, _ in boxes_of(picture) if "2020" in text)
    assert told == f"{LTR}\u05d0\u05d1{LTR}, 2020–2025"
    assert text_width(told, 9) == text_width(told.replace(LTR, ""), 9)


@pytest.mark.parametrize("letters", ["A", "AV", "To"])
def test_long_names_stay_in_their_room(letters: str) -> None:
    """A name or label of letters that the font sets apart runs into nothing, and fills its room."""
    name = letters * 600
    term = BoardTerm(id="t", organisation_id="o", label=name, period=Period.parse("2020-01-01/2024-12-31"))
    (picture,) = timeline(Register.of(attrs.evolve(IPSM, name=name), term), title=name)
    boxes = boxes_of(picture)
    assert overlapping(boxes) == []
    assert outside(picture, boxes) == []
    (label,) = (one for one in picture.items if isinstance(one, Words) and one.size == 8 and "…" in one.text)
    left, width = next((left, right - left) for text, (left, _, right, _) in boxes if text == label.text)
    assert picture.width - 60 < left + width < picture.width - 20


@pytest.mark.parametrize("register", [everything(), hostile_register()], ids=["plain", "hostile"])
def test_words_are_as_wide_as_measured(register: Register) -> None:
    """How wide a text is told to be is how wide matplotlib draws it, formulas as they are written too."""
    for picture in timeline(register, undetermined=True):
        boxes = boxes_of(picture)
        measured = [item for item in picture.items if isinstance(item, Words)]
        for (text, (left, _, right, _)), item in zip(boxes, measured, strict=True):
            assert item.text == text
            assert right - left == pytest.approx(item.box[2] - item.box[0], abs=1 + 0.02 * (right - left))


def test_missing_extra_is_named() -> None:
    """Without matplotlib it is told in one line what to install."""
    program = "import sys; sys.modules['matplotlib'] = None; import psm_model.charts"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert done.stderr.rstrip().endswith("ModuleNotFoundError: charts need the extra charts: install psm-model[charts]")
