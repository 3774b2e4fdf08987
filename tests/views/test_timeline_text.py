"""A timeline as text fits its terminal, shows any document, and explains its signs in a legend."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final
from unicodedata import category, east_asian_width

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import (
    Appointment,
    Attestation,
    BoardTerm,
    Inauguration,
    InaugurationStatus,
    Organisation,
    Post,
    Register,
    TermChange,
    TermChangeKind,
    TermStatus,
)
from psm_model.i18n import Language
from psm_model.rules import RULES
from psm_model.strategies import registers
from psm_model.text import display_width
from psm_model.values import AreaCode, Level, PartialDate, Period, PersonName
from psm_model.views.axis import make_axis
from psm_model.views.columns import NARROWEST
from psm_model.views.fitting import escape_line
from psm_model.views.timeline import make_timeline
from psm_model.views.timeline_text import render_timeline
from psm_model.views.timeline_words import format_organisation_name
from tests.views.drawn_registers import hostile_register, registers_without_signs

ESCAPES: Final = re.compile(r"\x1b\[[0-9;]*m")


def count_columns(line: str) -> int:
    """Return the columns of a line, computed independently: marks take none, wide letters two."""
    letters = [letter for letter in line if not category(letter).startswith("M") or category(letter) == "Mc"]
    return len(letters) + sum(east_asian_width(letter) in {"W", "F"} for letter in letters)


@given(
    registers() | st.builds(hostile_register),
    st.integers(NARROWEST, 220),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["en", "id"]),
)
def test_text_fits_the_terminal(
    register: Register,
    width: int,
    unicode: bool,  # noqa: FBT001
    colour: bool,  # noqa: FBT001
    language: str,
) -> None:
    """No line is wider than the terminal, and the only escape sequences are our colours."""
    timeline = make_timeline(register, undetermined=True)
    text = render_timeline(
        timeline,
        width=width,
        language=language,  # type: ignore[arg-type]  # one of them
        unicode=unicode,
        colour=colour,
    )
    plain = ESCAPES.sub("", text)
    assert colour or plain == text
    for line in plain.split("\n"):
        assert count_columns(line) <= width
        assert line.isprintable()
    if not unicode:
        assert plain.isascii()


def assert_names_are_complete(register: Register) -> None:
    """Assert that on a wide terminal each name is complete at the beginning of a line."""
    timeline = make_timeline(register)
    longest = max(
        (display_width(escape_line(format_organisation_name(row, language="en"))) for row in timeline.rows), default=0
    )
    lines = render_timeline(timeline, width=3 * longest + 60).split("\n")
    for row in timeline.rows:
        assert any(line.startswith(f"  {escape_line(format_organisation_name(row, language='en'))}") for line in lines)


def assert_same_input_same_text(register: Register, width: int) -> None:
    """Assert that a timeline is rendered the same way each time."""
    assert render_timeline(make_timeline(register), width=width) == render_timeline(
        make_timeline(register), width=width
    )


@given(registers(), st.integers(NARROWEST, 120))
def test_text_of_any_register(register: Register, width: int) -> None:
    """The properties of any timeline as text; one test, because drawing registers is slow."""
    assert_names_are_complete(register)
    assert_same_input_same_text(register, width)


def draw(
    *spans: str, width: int = 80, status: TermStatus = TermStatus.IN_OFFICE, inaugurations: Sequence[Inauguration] = ()
) -> str:
    """Return the timeline of an organisation with these terms, in ASCII."""
    terms = [
        BoardTerm(
            id=f"t-{n}",
            organisation_id="o",
            period=Period.parse(span),
            status=status,
            inaugurations=inaugurations if n == 0 else (),
        )
        for n, span in enumerate(spans)
    ]
    ipsm = Organisation(id="o", name="IPSM", level=Level.PROVINCE, area=AreaCode("33"), terms_complete=True)
    return render_timeline(make_timeline(Register.of(ipsm, *terms)), width=width, unicode=False)


def extract_bars(text: str) -> str:
    """Return the line with the organisation's name, without the name."""
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
def test_ends_have_distinct_signs(spans: list[str], pattern: str) -> None:
    """An imprecise end fades, an open end has an arrow, and an unknown end has a question mark."""
    assert re.fullmatch(pattern, extract_bars(draw(*spans)))


@pytest.mark.parametrize(("status", "letter"), [("annulled", "x"), ("disputed", "%"), ("caretaker", "+")])
def test_status_is_shown_without_colour(status: str, letter: str) -> None:
    """A board that is annulled, disputed or a caretaker has a letter of its own, which the legend explains."""
    text = draw("2020-01-01/2025-01-01", status=TermStatus(status))
    assert set(extract_bars(text)) == {letter}
    assert f"{letter} {status}" in text


@pytest.mark.parametrize(
    ("status", "sign"), [(InaugurationStatus.HELD, "|"), (InaugurationStatus.PLANNED, ":")], ids=str
)
def test_inauguration_is_a_tick(status: InaugurationStatus, sign: str) -> None:
    """An inauguration is a sign in its bar, a planned one another sign."""
    inaugurated = Inauguration(date=PartialDate(2022, 7, 1), status=status)
    line = extract_bars(draw("2020-01-01/2025-01-01", inaugurations=(inaugurated,)))
    assert abs(line.index(sign) - len(line) // 2) <= 1


def test_marks_are_below_their_days() -> None:
    """An overlap has a bracket within the shared days and its code, which the legend explains."""
    lines = draw("2010-01-01/2015-01-01", "2014-01-01/2019-01-01", width=120).split("\n")
    (marked,) = (line for line in lines if " PSM101" in line and not line.startswith("PSM"))
    place = next(n for n, line in enumerate(lines) if line == marked)
    first, second = lines[place - 2 : place]
    shared = range(second.index("#"), first.rindex("#") + 1)
    assert marked.index("\\") in shared
    assert marked.index("/") in shared
    assert f"PSM101 {RULES['PSM101'].title.english}" in lines


def test_possible_findings_are_marked() -> None:
    """A possible finding has a question mark after its code, explained in the legend; a certain one has none."""
    terms = [BoardTerm(id=label, organisation_id="o", label=label) for label in ("2017-2022", "2022-2027")]
    register = Register.of(Organisation(id="o", name="IPSM", level=Level.PROVINCE), *terms)
    text = render_timeline(make_timeline(register, undetermined=True), unicode=False)
    assert "PSM101?" in text
    assert "PSM...? undetermined" in text
    assert "?" not in draw("2010-01-01/2015-01-01", "2014-01-01/2019-01-01")


CONSECUTIVE_TERMS: Final = Register.of(
    BoardTerm(id="t", organisation_id="o", period=Period.parse("2010-01-01/2015-01-01")),
    BoardTerm(
        id="u",
        organisation_id="o",
        period=Period.parse("2015-01-01/2020-01-01"),
        inaugurations=(Inauguration(date=PartialDate(2017), status=InaugurationStatus.PLANNED),),
    ),
)


@given(registers_without_signs() | st.just(CONSECUTIVE_TERMS), st.sampled_from([100, 160]), st.booleans())
def test_legend_explains_exactly_the_used_signs(
    register: Register,
    width: int,
    unicode: bool,  # noqa: FBT001
) -> None:
    """Each sign and code in the drawing is explained once, and no other."""
    text = render_timeline(make_timeline(register, undetermined=True), width=width, unicode=unicode)
    drawing, _, legend = text.partition("\n\n")
    rows = "\n".join(line for line in drawing.split("\n") if re.match(" +[^ \\d]", line))
    rows = re.sub(r"t\d( \(\w+\))?: no dates[^P\n]*", "", rows)
    codes = re.findall(r"PSM\d{3}", rows)
    possible_codes = re.findall(r"PSM\d{3}\?", rows)
    signs = set(re.sub(r"PSM\d{3}\??|^  (IPSM|o \(not in the register\))|\s", "", rows, flags=re.MULTILINE))
    entries = [piece.split(" ")[0] for line in legend.split("\n") for piece in line.split("   ")]
    assert sorted(entry for entry in entries if entry.isalnum() and len(entry) > 1) == sorted(set(codes))
    assert ("PSM…?" in entries or "PSM...?" in entries) == bool(possible_codes)
    assert sorted("".join(entry for entry in entries if "PSM" not in entry)) == sorted(signs)


@given(registers_without_signs(), st.sampled_from([60, 120]))
def test_every_attested_day_is_marked(register: Register, width: int) -> None:
    """In the line below its bar, each attested day has a sign in its column, and no other column has one."""
    timeline = make_timeline(register)
    axis = make_axis(timeline)
    (row,) = timeline.rows
    attested = [attestation.on for term in register.board_terms for attestation in term.attested]
    assert {on for bar in row.bars for on in bar.attested} == set(attested)
    lines = render_timeline(timeline, width=width).partition("\n\n")[0].split("\n")
    lines = [line for line in lines if "no dates" not in line]
    marked = [
        {column for column, letter in enumerate(line) if letter in "◆◇"} for line in lines if re.search("[◆◇]", line)
    ]
    assert all(not re.search("[^ ◆◇]", line) for line in lines if re.search("[◆◇]", line))
    start = display_width("  IPSM ")
    expected = []
    for lane in row.lanes:
        columns: set[int] = set()
        for on in (on for bar in lane for on in bar.attested):
            assert axis is not None
            shares = [axis.find_share(ordinal) for ordinal in on.ordinals]
            first, last = (min(int(share * (width - start)), width - start - 1) for share in shares)
            columns |= {start + column for column in range(first, last + 1)}
        expected += [columns] if columns else []
    assert marked == expected


def draw_changed(
    *changes: TermChange, attested: Sequence[str] = (), period: str | None = "2010-01-01/2019-12-31"
) -> str:
    """Return the timeline of an organisation with one changed and attested term, in ASCII."""
    term = BoardTerm(
        id="t",
        organisation_id="o",
        period=None if period is None else Period.parse(period),
        changes=changes,
        attested=[Attestation(on=PartialDate.parse(text)) for text in attested],
    )
    ipsm = Organisation(id="o", name="IPSM", level=Level.PROVINCE, area=AreaCode("33"))
    return render_timeline(make_timeline(Register.of(ipsm, term)), width=87, unicode=False)


def test_extension_has_its_own_sign() -> None:
    """The part of a bar beyond the term as first decreed has a sign of its own; a shortened term has none."""
    extended = draw_changed(TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2029, 12, 31)))
    assert extract_bars(extended) == "#" * 40 + "&" * 40
    assert "& extension of the term" in extended
    until_next = extract_bars(draw_changed(TermChange(kind=TermChangeKind.EXTENDED, until_successor=True)))
    assert re.fullmatch(r"#+&+=*-*\.*\?", until_next)
    shortened = draw_changed(TermChange(kind=TermChangeKind.SHORTENED, until=PartialDate(2014, 12, 31)))
    assert "extension" not in shortened
    assert set(extract_bars(shortened)) == {"#"}


def test_attested_days_have_their_own_signs() -> None:
    """An attested day is a sign below the bar, a year one per column; a board without dates has a bar around it."""
    below = draw_changed(attested=["2010-01-01", "2015"]).split("\n")[3]
    assert below == " " * 7 + "*" + " " * 39 + "o" * 8
    text = draw_changed(attested=["1999-05-04"], period=None)
    assert re.fullmatch(r"\?\.*-*=*#+=*-*\.*\?", extract_bars(text))
    assert "no dates" not in text
    assert "* in office that day according to a source" in text


def test_imprecise_inauguration_has_its_own_signs() -> None:
    """The first and last possible day of an inauguration are not shown as a planned inauguration."""
    text = draw("2010-01-01/2015-01-01", inaugurations=(Inauguration(date=PartialDate(2012)),))
    assert re.fullmatch(r"#+\{#*\|#*\}#+", extract_bars(text))
    assert "{} inaugurated on some day in between" in text
    assert "planned" not in text


@pytest.mark.parametrize(
    ("code", "language", "heading"),
    [
        ("33", "en", "Jawa Tengah Province (33)"),
        ("33", "id", "Provinsi Jawa Tengah (33)"),
        ("33.25", "en", "  Batang Regency (33.25)"),
        ("34", "en", "Province 34"),
        ("33.71", "id", "  Kota 33.71"),
    ],
)
def test_areas_have_names_from_the_table(
    monkeypatch: pytest.MonkeyPatch, code: str, language: Language, heading: str
) -> None:
    """The headings of a province, and of a regency above its districts, have the known names next to the codes."""
    names = {"33": "Jawa Tengah", "33.25": "Kabupaten Batang"}
    monkeypatch.setattr("psm_model.values.area_table.load_area_lookup", lambda: names.get)
    areas = [code] if len(code) == 2 else [f"{code}.01"]
    register = Register.of(
        *(
            Organisation(id=area_code, name="IPSM", level=AreaCode(area_code).level, area=AreaCode(area_code))
            for area_code in areas
        )
    )
    assert heading in render_timeline(make_timeline(register), language=language).split("\n")


def test_undated_terms_are_listed() -> None:
    """An undated term is listed with its label and inauguration; an organisation without terms says so."""
    inaugurated = Inauguration(date=PartialDate(2023, 3, 16))
    register = Register.of(
        Organisation(id="o", name="IPSM", level=Level.PROVINCE),
        Organisation(id="p", name="IPSM Contoh", level=Level.PROVINCE),
        BoardTerm(id="t", organisation_id="o", label="2023-2006", inaugurations=(inaugurated,)),
    )
    text = render_timeline(make_timeline(register), width=100)
    assert "2023-2006: no dates, inauguration 16 March 2023 PSM110" in text
    planned = Inauguration(date=PartialDate(2023, 3), status=InaugurationStatus.PLANNED)
    other = BoardTerm(id="u", organisation_id="p", inaugurations=(planned,))
    text_of_planned = render_timeline(make_timeline(register.add(other)), width=100)
    assert "u: no dates, planned inauguration March 2023" in text_of_planned
    assert re.search("IPSM Contoh +no term recorded", text)


def find_sign(text: str, sign: str) -> list[int]:
    """Return the column of a sign in each line of a drawing that has it."""
    return [line.index(sign) for line in text.splitlines() if sign in line]


@given(st.dates(date(2005, 1, 1), date(2045, 12, 31)), st.integers(40, 160), st.booleans())
def test_day_asked_about_has_one_column(on: date, width: int, unicode: bool) -> None:  # noqa: FBT001
    """The day is above the rows, and in each row without a bar there; more than ten years away, a line says so."""
    terms = [
        BoardTerm(id=name, organisation_id=name, period=Period.parse(period))
        for name, period in (("o", "2020-01-01/2024-12-31"), ("p", "2025-01-01/2029-12-31"))
    ]
    timeline = make_timeline(Register.of(*terms), on=on)
    text = render_timeline(timeline, width=width, unicode=unicode)
    above, between = ("▼", "╎") if unicode else ("v ", "!")
    days = [line for line in text.splitlines() if f"{on:%Y}" in line and str(on.day) in line and above.strip() in line]
    axis = make_axis(timeline, on=on)
    assert axis is not None
    is_on_axis = axis.first <= on.toordinal() < axis.end
    assert is_on_axis == (2010 <= on.year < 2040)
    assert bool(days) == is_on_axis
    assert (f"{on.day} {on:%B} {on.year}: outside" in text) is not is_on_axis
    assert all(len(line) <= width for line in text.splitlines())
    # The sign is a word of its own; a month may have its letter.
    columns = {at.start() for line in days if (at := re.search(rf"(?<!\w){above.strip()}(?!\w)", line))}
    columns |= set(find_sign(text, between))
    assert len(columns) <= 1
    if is_on_axis and not (date(2019, 12, 1) <= on <= date(2030, 1, 31)):
        assert len(find_sign(text, between)) == len(terms)


def test_chair_stands_below_the_bar() -> None:
    """The chair of a board is named from the first column of its bar, and not beyond the next one."""
    chairs = [
        Appointment(id=name, post=Post.CHAIR, name=PersonName(name))
        for name in ("Kasmad", "Sekar yang namanya panjang")
    ]
    terms = [
        BoardTerm(id=f"t-{number}", organisation_id="o", period=Period.parse(period), appointments=[chair])
        for number, (period, chair) in enumerate(
            zip(("2015-01-01/2019-12-31", "2020-01-01/2024-12-31"), chairs, strict=True)
        )
    ]
    lines = render_timeline(make_timeline(Register.of(*terms)), width=50, language="id").splitlines()
    at = next(number for number, line in enumerate(lines) if "Kasmad" in line)
    assert lines[at].index("Kasmad") == lines[at - 1].index("█")
    assert lines[at].index("Sekar") == lines[at - 1].index("▐")
    assert lines[at].endswith("…")
    assert any("di bawah batang: ketua" in line for line in lines)
    without = [attrs.evolve(term, appointments=()) for term in terms]
    assert "ketua" not in render_timeline(make_timeline(Register.of(*without)), language="id")
