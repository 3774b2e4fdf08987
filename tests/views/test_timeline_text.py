"""A timeline as text fits its terminal, tells whatever a document holds, and says in a legend what it used."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import category, east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import BoardTerm, Inauguration, InaugurationStatus, Organisation, Register, TermStatus
from psm_model.i18n import Language
from psm_model.rules import RULES
from psm_model.strategies import partial_dates, periods, registers
from psm_model.text import display_width, fit_to_width
from psm_model.values import AreaCode, Level, PartialDate, Period
from psm_model.views.fitting import fitted_within, plain_text
from psm_model.views.timeline import make_timeline
from psm_model.views.timeline_text import NARROWEST, render_timeline
from psm_model.views.wording import organisation_heading

ESCAPES: Final = re.compile(r"\x1b\[[0-9;]*m")
HOSTILE: Final = (
    "<script>alert(1)</script>",
    "\u202eutas",
    "a\x00\x1b[31mred\n\x07",
    "x" * 10_000,
    "社会工作者协会 " * 20,
    "e\u0301" * 60,
    "$\\frac{1}{2}$",
)


def hostile_register() -> Register:
    """A register whose names and labels are such as break a line, a terminal or a picture."""
    organisations = [Organisation(id=f"o-{n}", name=text, level=Level.PROVINCE) for n, text in enumerate(HOSTILE)]
    terms = [
        BoardTerm(id=f"{n}{text}", organisation_id=f"o-{n}", label=text, period=period)
        for n, text in enumerate(HOSTILE)
        for period in (None, Period.parse("2020/2025"))
    ]
    return Register(organisations=tuple(organisations), board_terms=tuple(terms))


def columns(line: str) -> int:
    """How many columns a line takes, worked out on its own: what is no mark takes one, and what is set wide another."""
    letters = [letter for letter in line if not category(letter).startswith("M") or category(letter) == "Mc"]
    return len(letters) + sum(east_asian_width(letter) in {"W", "F"} for letter in letters)


@given(
    registers() | st.builds(hostile_register),
    st.integers(NARROWEST, 220),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["en", "id"]),
)
def test_no_line_is_wider_than_asked(
    register: Register,
    width: int,
    unicode: bool,  # noqa: FBT001
    colour: bool,  # noqa: FBT001
    language: str,
) -> None:
    """No line takes more columns than there are, and nothing that a terminal would act on is in it but our colours."""
    shown = make_timeline(register, undetermined=True)
    written = render_timeline(
        shown,
        width=width,
        language=language,  # type: ignore[arg-type]  # one of them
        unicode=unicode,
        colour=colour,
    )
    without = ESCAPES.sub("", written)
    assert colour or without == written
    for line in without.split("\n"):
        assert columns(line) <= width
        assert line.isprintable()
    if not unicode:
        assert without.isascii()


def assert_every_name_is_there(register: Register) -> None:
    """On a terminal wide enough each name stands whole at the beginning of a line."""
    shown = make_timeline(register)
    longest = max(
        (display_width(plain_text(organisation_heading(row, language="en"))) for row in shown.rows), default=0
    )
    lines = render_timeline(shown, width=3 * longest + 60).split("\n")
    for row in shown.rows:
        assert any(line.startswith(f"  {plain_text(organisation_heading(row, language='en'))}") for line in lines)


def assert_same_input_same_text(register: Register, width: int) -> None:
    """A timeline is written alike each time."""
    assert render_timeline(make_timeline(register), width=width) == render_timeline(
        make_timeline(register), width=width
    )


@given(registers(), st.integers(NARROWEST, 120))
def test_text_of_any_register(register: Register, width: int) -> None:
    """What holds of any timeline in characters, all of it of the same draws, since these take longest."""
    assert_every_name_is_there(register)
    assert_same_input_same_text(register, width)


def drawn(*spans: str, width: int = 80, status: TermStatus = TermStatus.IN_OFFICE, **of_first: Inauguration) -> str:
    """What is drawn of an organisation with these terms, in ASCII."""
    terms = [
        BoardTerm(
            id=f"t-{n}",
            organisation_id="o",
            period=Period.parse(span),
            status=status,
            inauguration=of_first.get("inauguration") if n == 0 else None,
        )
        for n, span in enumerate(spans)
    ]
    ipsm = Organisation(id="o", name="IPSM", level=Level.PROVINCE, area=AreaCode("33"), terms_complete=True)
    return render_timeline(make_timeline(Register.of(ipsm, *terms)), width=width, unicode=False)


def bars(text: str) -> str:
    """The line with the name, without it."""
    (line,) = (line for line in text.split("\n") if line.startswith("  IPSM"))
    return line.removeprefix("  IPSM").strip()


@pytest.mark.parametrize(
    ("spans", "pattern"),
    [
        (["2020-01-01/2025-01-01"], "#+"),
        (["2020/2025"], r"\.*-*=*#+=*-*\.*"),
        (["2020-01-01/.."], "#+>"),
        (["2020-01-01/"], r"#*=+-+\.*\?"),
        (["/2025-01-01"], r"\?\.*-+=+#*"),
        (["2020-01-01/2025-01-01", "2025-01-01/2030-01-01"], r"#+\[#+"),
        (["2020-01-01/2022-01-01", "2024-01-01/2030-01-01"], "# +#+|#+ +#+"),
    ],
)
def test_edges_are_told_apart(spans: list[str], pattern: str) -> None:
    """An edge fades where it is imprecise, ends in an arrow where it is open and in a question mark where unknown."""
    assert re.fullmatch(pattern, bars(drawn(*spans)))


@pytest.mark.parametrize(("status", "letter"), [("annulled", "x"), ("disputed", "%"), ("caretaker", "+")])
def test_status_is_told_without_colour(status: str, letter: str) -> None:
    """A board that is not simply in office has a letter of its own, which the legend explains."""
    text = drawn("2020-01-01/2025-01-01", status=TermStatus(status))
    assert set(bars(text)) == {letter}
    assert f"{letter} {status}" in text


@pytest.mark.parametrize(
    ("status", "sign"), [(InaugurationStatus.HELD, "|"), (InaugurationStatus.PLANNED, ":")], ids=str
)
def test_inauguration_is_a_tick(status: InaugurationStatus, sign: str) -> None:
    """An inauguration is a sign in its bar, where it is in the term; a planned one another."""
    inaugurated = Inauguration(date=PartialDate(2022, 7, 1), status=status)
    line = bars(drawn("2020-01-01/2025-01-01", inauguration=inaugurated))
    assert abs(line.index(sign) - len(line) // 2) <= 1


def test_marks_stand_below_their_days() -> None:
    """An overlap has its code below, its bracket within the days shared, and the legend tells what the code means."""
    lines = drawn("2010-01-01/2015-01-01", "2014-01-01/2019-01-01", width=120).split("\n")
    (marked,) = (line for line in lines if " PSM101" in line and not line.startswith("PSM"))
    place = next(n for n, line in enumerate(lines) if line == marked)
    first, second = lines[place - 2 : place]
    shared = range(second.index("#"), first.rindex("#") + 1)
    assert marked.index("\\") in shared
    assert marked.index("/") in shared
    assert f"PSM101 {RULES['PSM101'].title.english}" in lines


def test_what_may_be_is_told_apart() -> None:
    """A finding that may be so has a question mark behind its code, and the legend says so; a certain one has none."""
    terms = [BoardTerm(id=label, organisation_id="o", label=label) for label in ("2017-2022", "2022-2027")]
    register = Register.of(Organisation(id="o", name="IPSM", level=Level.PROVINCE), *terms)
    perhaps = render_timeline(make_timeline(register, undetermined=True), unicode=False)
    assert "PSM101?" in perhaps
    assert "PSM...? possible, not certain" in perhaps
    assert "?" not in drawn("2010-01-01/2015-01-01", "2014-01-01/2019-01-01")


@st.composite
def registers_of_signs(draw: st.DrawFn) -> Register:
    """Registers of one organisation, in whose texts stands no sign of a drawing."""
    inaugurations = st.builds(Inauguration, date=partial_dates(), status=st.sampled_from(InaugurationStatus))
    terms = [
        BoardTerm(
            id=f"t{number}",
            organisation_id="o",
            period=draw(periods()),
            status=draw(st.sampled_from(TermStatus)),
            inauguration=draw(st.none() | inaugurations),
        )
        for number in range(draw(st.integers(1, 4)))
    ]
    ipsm = Organisation(id="o", name="IPSM", level=Level.PROVINCE, area=AreaCode("33"), terms_complete=True)
    return Register.of(ipsm, *terms)


RIGHT_BEHIND: Final = Register.of(
    BoardTerm(id="t", organisation_id="o", period=Period.parse("2010-01-01/2015-01-01")),
    BoardTerm(
        id="u",
        organisation_id="o",
        period=Period.parse("2015-01-01/2020-01-01"),
        inauguration=Inauguration(date=PartialDate(2017), status=InaugurationStatus.PLANNED),
    ),
)


@given(registers_of_signs() | st.just(RIGHT_BEHIND), st.sampled_from([100, 160]), st.booleans())
def test_legend_tells_the_signs_that_stand_there_and_no_others(
    register: Register,
    width: int,
    unicode: bool,  # noqa: FBT001
) -> None:
    """Each sign and each code of the drawing is told once, and none that is not in it."""
    written = render_timeline(make_timeline(register, undetermined=True), width=width, unicode=unicode)
    drawing, _, legend = written.partition("\n\n")
    rows = "\n".join(line for line in drawing.split("\n") if re.match(" +[^ \\d]", line))
    rows = re.sub(r"t\d( \(\w+\))?: no dates[^P\n]*", "", rows)
    codes = re.findall(r"PSM\d{3}", rows)
    perhaps = re.findall(r"PSM\d{3}\?", rows)
    signs = set(re.sub(r"PSM\d{3}\??|^  (IPSM|o \(not in the register\))|\s", "", rows, flags=re.MULTILINE))
    told = [piece.split(" ")[0] for line in legend.split("\n") for piece in line.split("   ")]
    assert sorted(one for one in told if one.isalnum() and len(one) > 1) == sorted(set(codes))
    assert ("PSM…?" in told or "PSM...?" in told) == bool(perhaps)
    assert sorted("".join(one for one in told if "PSM" not in one)) == sorted(signs)


def test_inauguration_within_days_has_ends_that_are_told_apart() -> None:
    """The ends of the days within which an inauguration was are no planned inauguration, nor is it."""
    text = drawn("2010-01-01/2015-01-01", inauguration=Inauguration(date=PartialDate(2012)))
    assert re.fullmatch(r"#+\{#*\|#*\}#+", bars(text))
    assert "{} inaugurated on some day in between" in text
    assert "planned" not in text


@pytest.mark.parametrize(
    ("code", "language", "told"),
    [
        ("33", "en", "Province Jawa Tengah (33)"),
        ("33", "id", "Provinsi Jawa Tengah (33)"),
        ("33.25", "en", "Province Jawa Tengah (33) / Regency Batang (33.25)"),
        ("34", "en", "Province 34"),
        ("33.71", "id", "Provinsi Jawa Tengah (33) / Kota 33.71"),
    ],
)
def test_areas_have_names_where_the_table_tells_them(
    monkeypatch: pytest.MonkeyPatch, code: str, language: Language, told: str
) -> None:
    """The heading of a group has the names of its areas beside their codes, as far as they are known."""
    names = {"33": "Jawa Tengah", "33.25": "Kabupaten Batang"}
    monkeypatch.setattr("psm_model.values.area_table.area_table", lambda: names.get)
    # A regency or city has a heading where there is something below it.
    areas = [code] if len(code) == 2 else [code, f"{code}.01"]
    register = Register.of(
        *(Organisation(id=one, name="IPSM", level=AreaCode(one).level, area=AreaCode(one)) for one in areas)
    )
    assert told in render_timeline(make_timeline(register), language=language).split("\n")


def test_undated_terms_are_told() -> None:
    """A term without days is told with its label and its inauguration, an organisation without terms as such."""
    inaugurated = Inauguration(date=PartialDate(2023, 3, 16))
    register = Register.of(
        Organisation(id="o", name="IPSM", level=Level.PROVINCE),
        Organisation(id="p", name="IPSM Contoh", level=Level.PROVINCE),
        BoardTerm(id="t", organisation_id="o", label="2023-2006", inauguration=inaugurated),
    )
    text = render_timeline(make_timeline(register), width=100)
    assert "2023-2006: no dates, inauguration 16 March 2023 PSM110" in text
    planned = Inauguration(date=PartialDate(2023, 3), status=InaugurationStatus.PLANNED)
    other = BoardTerm(id="u", organisation_id="p", inauguration=planned)
    text_of_planned = render_timeline(make_timeline(register.add(other)), width=100)
    assert "u: no dates, planned inauguration March 2023" in text_of_planned
    assert re.search("IPSM Contoh +no term recorded", text)


@given(st.text(), st.integers(0, 40), st.booleans())
def test_what_is_cut_ends_in_an_ellipsis(text: str, width: int, unicode: bool) -> None:  # noqa: FBT001
    """A text that fits stays whole; another is cut to the width, with an ellipsis as far as there is room for one."""
    shown = plain_text(text, unicode=unicode)
    for fit in (fit_to_width, fitted_within):
        cut = fit(shown, width, unicode=unicode)
        assert display_width(cut) <= max(width, 0)
        if display_width(shown) <= width:
            assert cut == shown
        elif width > 9:
            assert ("…" if unicode else "...") in cut
