"""HTML for notebooks: well formed, bilingual, bounded, only text whatever the names are, without personal data."""

from __future__ import annotations

import re
from typing import Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model._html import MAX_ROWS, Column, link, render_output, render_table
from psm_model.checking import Config, Finding, Report
from psm_model.checks import check
from psm_model.entities import (
    Appointment,
    BoardTerm,
    Capacity,
    Card,
    CardKind,
    FormerArea,
    Member,
    Organisation,
    Post,
    Register,
    Source,
    TermStatus,
)
from psm_model.i18n import LANGUAGES, Bilingual, Language, describe_code
from psm_model.notebook import HtmlView
from psm_model.strategies import board_terms, registers
from psm_model.text import truncate
from psm_model.values import AreaCode, Identifier, Level, PartialDate, Period, PersonName
from tests.pages.parsing import Page

ATTRIBUTES: Final = {"class", "lang", "scope", "colspan", "href", "rel", "style", "tabindex"}
DRAWN: Final = {"svg", "g", "rect", "title"}
TAGS: Final = frozenset(
    ("div", "style", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "span", "small", "br")
).union(("details", "summary"))
HOSTILE: Final = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><script>",
    "&lt;b&gt;",
    "\u202eutas\u2066",
    "\x00\x1b[2J\n",
    "x" * 10_000,
    "\u0627\u0644",
)
LANGUAGE: Final[st.SearchStrategy[Language]] = st.sampled_from(LANGUAGES)
EMPTY: Final = Bilingual("nothing", "kosong")


def parse_html(value: HtmlView, language: Language = "en") -> Page:
    """Parse what a notebook displays of an object: one element with a style and at least one table."""
    text = value.to_html(language=language)
    assert text == value.to_html(language=language)
    page = Page(f"<!DOCTYPE html>{text}")
    outer, style, *_ = page.elements
    # It can have the focus, so that a wide table can be scrolled with the keyboard.
    assert (outer.tag, outer.attributes) == ("div", {"class": "psm-model", "lang": language, "tabindex": "0"})
    assert style.tag == "style"
    selectors = re.findall(r"([^{}]*)\{[^{}]*\}", "".join(style.text))
    assert all(part.strip().startswith(".psm-model") for selector in selectors for part in selector.split(","))
    assert page.ids == []
    for element in page.elements:
        if element.tag not in DRAWN:
            assert set(element.attributes) <= ATTRIBUTES
        if element.tag == "svg":
            assert element.attributes["role"] == "img"
            assert element.attributes["aria-label"]
        if element.tag == "a":
            assert (element.attributes["href"] or "").startswith(("https://", "http://"))
        assert element.tag == "style" or "".join(element.text).replace("\n", "").isprintable()
    return page


def read_texts(page: Page, tag: str) -> list[str]:
    """Return the texts of the elements with a name."""
    return ["".join(element.text) for element in page.find(tag)]


def assert_is_table(page: Page, rows: int, language: Language = "en") -> None:
    """Assert that a page has a caption, headings with scopes, at most `MAX_ROWS` rows, and the count of the others."""
    assert len(page.find("caption")) == 1
    scopes = [element.attributes["scope"] for element in page.find("th")]
    shown = min(rows, MAX_ROWS)
    assert scopes == ["col"] * scopes.count("col") + ["row"] * shown
    assert len(page.find("tr")) == 1 + shown + (rows > MAX_ROWS or rows == 0)
    if rows > MAX_ROWS:
        number = f"{rows - MAX_ROWS:,}"
        assert (
            read_texts(page, "td")[-1]
            == {
                "en": f"and {number} more",
                "id": f"dan {number.replace(',', '.')} lainnya",
            }[language]
        )


@given(registers(), LANGUAGE)
def test_register_shows_organisations(register: Register, language: Language) -> None:
    """A register is a table of its organisations, with the number of entities and a drawing of each one's terms."""
    page = parse_html(register, language)
    assert_is_table(page, len(register.organisations), language)
    counts = [
        len(entities)
        for entities in (
            register.sources,
            register.decrees,
            register.organisations,
            register.members,
            register.board_terms,
        )
    ]
    assert re.findall("[0-9]+", read_texts(page, "caption")[0]) == [str(count) for count in counts if count]
    rows = [
        text
        for text, th in zip(read_texts(page, "th"), page.find("th"), strict=True)
        if th.attributes["scope"] == "row"
    ]
    for text, organisation in zip(rows, register.organisations, strict=False):
        assert text == truncate(organisation.name, 400) + truncate(organisation.id, 400)
    drawn = [
        organisation
        for organisation in register.organisations[:MAX_ROWS]
        if any(term.bounds is not None for term in register.terms_of(organisation.id))
    ]
    assert len(page.find("svg")) == len(drawn)


@given(registers(), LANGUAGE)
def test_report_shows_findings(register: Register, language: Language) -> None:
    """A report is a table of its findings; each finding is a table of its own."""
    report = check(register, undetermined=True)
    page = parse_html(report, language)
    assert_is_table(page, len(report), language)
    counts = [*report.by_severity.values(), len(report.undetermined)]
    assert re.findall("[0-9]+", read_texts(page, "caption")[0]) == [str(count) for count in counts if count]
    everything = "".join(page.elements[0].text)
    for finding in report.findings[:MAX_ROWS]:
        message = truncate(finding.message(language=language), 2_000)
        own = "".join(parse_html(finding, language).elements[0].text)
        for text in (everything, own):
            assert finding.code in text
            assert message[1:] in text
            assert (finding.remedy(language=language) or "").replace("`", "") in text
            assert describe_code(finding.severity).translate(language) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_explain_their_rules(language: Language) -> None:
    """The explanation of a rule opens below a finding; if the URL of its page is given, a link replaces it."""
    term = BoardTerm(id="t", organisation_id="o", label="periode 2025–2003")
    report = check(Register.of(Organisation(id="o", name="IPSM", level=Level.NATIONAL), term))
    (finding,) = report.findings
    assert finding.explanation is not None
    explanation = finding.explanation.translate(language).replace("`", "")
    shown: list[Finding | Report] = [finding, report]
    for value in shown:
        (details,) = parse_html(value, language).find("details")
        assert explanation in "".join(details.text)
        page = Page(f"<!DOCTYPE html>{value.to_html(language=language, pages='https://example.org/{code}.html')}")
        (anchor,) = page.find("a")
        assert anchor.attributes["href"] == f"https://example.org/{finding.code}.html"
        assert "".join(anchor.text) == finding.code
        assert not page.find("details")
        assert not Page(f"<!DOCTYPE html>{value.to_html(language=language, pages='javascript:{code}')}").find("a")


def test_cells_are_left_aligned_in_jupyterlab() -> None:
    """JupyterLab aligns cells to the right with two classes and an element, so that no fewer win."""
    rules = re.findall(r"([^{}]*)\{([^{}]*)\}", check(Register()).to_html().partition("</style>")[0])
    (selectors,) = (selector for selector, body in rules if "text-align:left;vertical-align:top" in body)
    for selector in selectors.split(","):
        assert selector.count(".") >= 2
        assert len(selector.split()) > 1


@given(board_terms(), LANGUAGE)
def test_board_term_shows_appointments(term: BoardTerm, language: Language) -> None:
    """A board term is a table of its appointments in their order."""
    page = parse_html(term, language)
    assert_is_table(page, len(term.appointments), language)
    for number, appointment in enumerate(term.appointments[:MAX_ROWS], 1):
        row = "".join(page.find("tr")[number].text)
        holder = appointment.member_id or str(appointment.name or appointment.office or "")
        shown = [holder, appointment.title or describe_code(appointment.post).translate(language)[1:]]
        if appointment.section is not None:
            shown.append(appointment.section)
        if appointment.capacity is not Capacity.SUBSTANTIVE:
            shown.append(describe_code(appointment.capacity).translate(language))
        if appointment.period is not None:
            shown.append(appointment.period.to_text(language=language))
        assert all(truncate(text, 400) in row for text in shown)


@pytest.mark.parametrize(
    ("label", "period", "status", "words"),
    [
        ("periode 2025–2030", None, "in_office", ["periode 2025–2030", "t · o"]),
        ("periode 2025–2030", "2025/2030", "disputed", ["periode 2025–2030", "t · disputed · o"]),
        (None, "2025-10-15/2030-10-14", "in_office", ["2025–2030", "t · 15 October 2025 to 14 October 2030 · o"]),
        ("SK 4", "2025-10/", "in_office", ["SK 4", "t · October 2025 to an unknown day · o"]),
    ],
)
def test_board_term_shows_dates_once(label: str | None, period: str | None, status: str, words: list[str]) -> None:
    """The caption of a board term has its dates in words, unless its label states them."""
    span = None if period is None else Period.parse(period)
    term = BoardTerm(id="t", organisation_id="o", label=label, period=span, status=TermStatus(status))
    page = parse_html(term)
    assert read_texts(page, "caption") == ["".join(words)]
    assert read_texts(page, "small") == words[1:]


def test_organisation_shows_filled_fields() -> None:
    """An organisation is a table of its fields with a value, in words; flags and codes too."""
    organisation = Organisation(
        id="o",
        name="IPSM Kabupaten Contoh",
        level=Level.REGENCY_CITY,
        area=AreaCode("33.25"),
        founded=PartialDate(1975, 5),
        partners=[f"Mitra {number}" for number in range(12)],
        terms_complete=True,
        note="Kasmad 9999000011112222",
        withheld=["dissolved"],
    )
    page = parse_html(organisation, "id")
    rows = ["".join(element.text) for element in page.find("tr")]
    assert rows == [
        "Tingkatkabupaten/kota",
        "Kode wilayah33.25",
        "Tanggal berdiriMei 1975",
        "Mitra" + "".join(f"Mitra {number}" for number in range(10)) + "dan 2 lainnya",
        "Masa bakti lengkapya",
        "Kolom yang sengaja dikosongkantanggal bubar",
    ]
    assert {element.attributes["scope"] for element in page.find("th")} == {"row"}


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_hostile_names_are_text(name: str) -> None:
    """A name with markup, direction marks or enormous length is a text, and its URL is no link."""
    term = BoardTerm(
        id=name,
        organisation_id=name,
        label=name,
        period=Period.parse("2020/2025"),
        appointments=(Appointment(id="a", post=Post.OTHER, title=name, section=name, name=PersonName(name)),),
    )
    organisation = Organisation(id=name, name=name, level=Level.NATIONAL, partners=[name])
    source = Source(id=name, title=name, url=f"javascript:{name}")
    register = Register.of(source, organisation, term, term)
    report = check(register, config=Config(expect_sources=True))
    for value in (register, organisation, term, report, report.findings[0]):
        for language in LANGUAGES:
            page = parse_html(value, language)
            assert {element.tag for element in page.elements} <= DRAWN | TAGS
            size = len(value.to_html(language=language))
            assert size < 20_000
    for value in (register, organisation, term):
        assert truncate(name, 400)[:20] in "".join(parse_html(value).elements[0].text)


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https://example.org/\u202ex", False),
        ("https://example.org/9999000011112222", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_links(url: str | None, is_link: bool) -> None:  # noqa: FBT001  # a parameter
    """A URL of another scheme, with characters that are not printed or with what may be a number, is no link."""
    page = Page(f"<!DOCTYPE html>{link('<b>', url)}")
    assert [element.attributes["href"] for element in page.elements] == ([url] if is_link else [])


@pytest.mark.parametrize("count", [0, 1, 20, 21, 9000])
def test_number_of_rows_is_limited(count: int) -> None:
    """Twenty rows are shown, and the others are counted; so are terms and sources."""
    organisation = Organisation(id="o", name="IPSM", level=Level.NATIONAL)
    term = BoardTerm(id="t", organisation_id="o", period=Period.parse("2020/2025"))
    source = Source(id="s", title="Berita", url="https://example.org/a")
    register = Register(organisations=(organisation,) * count, board_terms=(term,) * count, sources=(source,) * count)
    for language in LANGUAGES:
        assert_is_table(parse_html(register, language), count, language)
        size = len(register.to_html(language=language))
        assert size < 150_000


def test_personal_data_is_not_shown() -> None:
    """Nothing shows an identity number, a card number or a birth date."""
    member = Member(
        id="m",
        name=PersonName("Kasmad"),
        birth_date=PartialDate(1971, 2, 3),
        identifiers=(Identifier("nik", "9999000011112222"),),
        cards=(Card(kind=CardKind.NATIONAL, number="K-4711"),),
    )
    other_member = attrs.evolve(member, id="n")
    term = BoardTerm(id="t", organisation_id="o", appointments=(Appointment(id="a", post=Post.CHAIR, member_id="m"),))
    register = Register.of(member, other_member, term)
    report = check(register, config=Config(expect_sources=True))
    assert report.findings
    shown: list[HtmlView] = [register, term, report, *report.findings]
    for value in shown:
        for language in LANGUAGES:
            assert not re.search("1971|9999|4711|Kasmad", value.to_html(language=language))


@given(st.lists(st.lists(st.text() | st.none(), min_size=2, max_size=2), max_size=25), st.text())
def test_table_shows_its_cells(rows: list[list[str | None]], caption: str) -> None:
    """A table has the given cells, truncated and escaped; a column without values is left out if it may be."""
    columns = (Column("a"), Column("b", is_optional=True))
    page = Page(f"<!DOCTYPE html>{render_table(caption, columns, rows, count=len(rows), empty=EMPTY, language='id')}")
    shown = [["" if cell is None else truncate(cell, 400) for cell in row] for row in rows[:MAX_ROWS]]
    has_second = any(second for _, second in shown)
    assert [element.attributes["scope"] for element in page.find("th")][: 1 + has_second] == ["col"] * (1 + has_second)
    cells = ["".join(element.text) for element in page.find("tbody") for element in [element]]
    assert cells == ["\n" + "\n".join(f"{first}{second}" for first, second in shown) + ("\n" if shown else "")]


def test_unsupported_language_is_refused() -> None:
    """No language is guessed."""
    with pytest.raises(ValueError, match="languages"):
        render_output("", language="de")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "text", "name"),
    [
        (
            Organisation(id="o", name="IPSM Contoh", level=Level.NATIONAL, partners=["a"] * 99),
            "<Organisation o: IPSM Contoh>",
            "IPSM Contoh",
        ),
        (
            BoardTerm(id="t", organisation_id="o", label="periode 2020–2025"),
            "<BoardTerm t: periode 2020–2025, 0 appointments>",
            "periode 2020–2025",
        ),
        (
            BoardTerm(
                id="t",
                organisation_id="o",
                period=Period.parse("2020/2025"),
                appointments=[Appointment(id="a", post=Post.CHAIR, member_id="m")],
            ),
            "<BoardTerm t: 2020/2025, 1 appointment>",
            "2020–2025",
        ),
        (BoardTerm(id="t", organisation_id="o"), "<BoardTerm t: t, 0 appointments>", "t"),
    ],
)
def test_reprs_are_short(value: object, text: str, name: str) -> None:
    """The repr of a record names it, and its string is its name."""
    assert (repr(value), str(value)) == (text, name)


@given(board_terms(), registers())
def test_any_repr_is_short(term: BoardTerm, register: Register) -> None:
    """A repr is one line that can be printed, of bounded length."""
    findings = check(register, undetermined=True).findings
    for value in (term, register, *register.organisations, *register.board_terms, *findings):
        assert repr(value).isprintable()
        assert len(repr(value)) < 1_000


@pytest.mark.parametrize(
    "value",
    [
        Organisation(id="o", name="IPSM", level=Level.NATIONAL),
        BoardTerm(id="t", organisation_id="o"),
        Register(),
        check(Register.of(BoardTerm(id="t", organisation_id="o"))),
        check(Register.of(BoardTerm(id="t", organisation_id="o"))).findings[0],
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_notebook_displays_the_object_itself_in_english(
    value: Organisation | BoardTerm | Register | Report | Finding,
) -> None:
    """What a notebook asks an object for is its HTML in English."""
    assert value._repr_html_() == value.to_html(language="en")


def test_records_within_a_record_are_in_words() -> None:
    """The values of a record in a list are in one line."""
    former = FormerArea(area=AreaCode("33.25"), period=Period.parse("/2019"))
    organisation = Organisation(id="o", name="IPSM", level=Level.NATIONAL, areas=[former])
    rows = ["".join(element.text) for element in parse_html(organisation).find("tr")]
    assert "Area at another time33.25, an unknown day to 2019" in rows


def test_terms_after_one_another_share_a_lane() -> None:
    """Terms that do not overlap are drawn in one lane, and those that do in two; one without dates is not drawn."""
    periods = ("2015-01-01/2019-12-31", "2020-01-01/2024-12-31", None)
    terms = [
        BoardTerm(id=f"t-{number}", organisation_id="o", period=None if text is None else Period.parse(text))
        for number, text in enumerate(periods)
    ]
    heights = []
    for last in (terms[1], attrs.evolve(terms[1], period=Period.parse("2019-01-01/2024-12-31"))):
        register = Register.of(Organisation(id="o", name="IPSM", level=Level.NATIONAL), terms[0], last, terms[2])
        page = parse_html(register)
        (drawing,) = page.find("svg")
        heights.append(int(drawing.attributes["height"] or 0))
        assert len(page.find("rect")) >= 2
    assert heights[0] < heights[1]


def test_only_certain_days_are_full() -> None:
    """A term has a pale bar for its possible days, and a full one above it only if some of its days are certain."""
    organisation = Organisation(id="o", name="IPSM Contoh", level=Level.NATIONAL)

    def count_bars(period: str) -> list[str | None]:
        term = BoardTerm(id="t", organisation_id="o", period=Period.parse(period))
        page = Page(f"<!DOCTYPE html>{Register.of(organisation, term)._repr_html_()}")
        return [bar.attributes.get("opacity") for bar in page.find("rect")]

    assert count_bars("2020/2025") == ["0.4", None]
    assert count_bars("2020/2020") == ["0.4"]


def test_few_places_of_a_finding_are_shown() -> None:
    """A finding with more than ten places shows ten and an ellipsis."""
    finding = check(Register.of(BoardTerm(id="t", organisation_id="o"))).findings[0]
    many = attrs.evolve(finding, related=tuple(f"/board_terms/{number}" for number in range(11)))
    assert "".join("".join(element.text) for element in parse_html(many).find("td")).count("/board_terms/") < 13
    assert "…" in many.to_html()
