"""Pages about registers: valid, complete, deterministic, without requests and without personal data."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.checking import Config, Report
from psm_model.checks import check
from psm_model.entities import Appointment, BoardTerm, Member, Membership, Organisation, Post, Register
from psm_model.errors import WrongTypeError
from psm_model.formats import dumps
from psm_model.formats.locations import Cell, locate_pointers
from psm_model.i18n import LANGUAGES, Language
from psm_model.pages import render_html
from psm_model.queries import find_boards, find_ending_boards, find_organisations_without_board
from psm_model.reports.context import DocumentContext
from psm_model.reports.excerpts import make_excerpts
from psm_model.rules import RULES
from psm_model.strategies import registers
from psm_model.values import Level, PersonName, Verdict
from tests.pages.own_rules import example_organisation
from tests.pages.parsing import Element, Page
from tests.pages.registers import ON, make_regency
from tests.planted import PLANTED, find_canaries
from tests.rules.samples import IPSM, term
from tests.slowness import is_slow

SPOKEN: Final[st.SearchStrategy[Language]] = st.sampled_from(LANGUAGES)
HOSTILE: Final = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><b>",
    "&lt;b&gt;",
    "{shown} %s {0}",
    "\u202eutas\u2066",
    "\x00\x1b[2J\n",
    "x" * 3000,
    "\u0627\u0644",
)


def render(register: Register, *, language: Language = "id", on: date = ON, days: int = 183) -> str:
    """Return the page of a register, with its locations in JSON."""
    report = check(register, on=on, undetermined=True)
    return render_html(
        register, report, on=on, language=language, days=days, files=["a.json"], context=make_context(register, report)
    )


def make_context(register: Register, report: Report) -> DocumentContext:
    """Return where the findings are in the JSON document of a register."""
    document = dumps(register)
    pointers = report.pointers | {pointer for finding in report for pointer in finding.settled_by}
    paths = {finding.path for finding in report if finding.path}
    return DocumentContext(locations=locate_pointers(document, pointers), excerpts=make_excerpts(document, paths))


def read_text(element: Element) -> str:
    """Return the text of an element on one line."""
    return " ".join("".join(element.text).split())


def assert_is_sound(page: Page) -> None:
    """Assert that ids are unique, references lead to them, headings are in order, and nothing is loaded."""
    assert len(set(page.ids)) == len(page.ids)
    assert page.references <= set(page.ids)
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    assert all(next_level <= level + 1 for level, next_level in zip(page.headings, page.headings[1:], strict=False))
    for element in page.elements:
        assert not any(name.startswith("on") or name == "style" for name in element.attributes)
        assert "src" not in element.attributes
        assert (element.attributes.get("href") or "#").startswith(("#", "data:,"))
    (style,), (script,) = page.find("style"), page.find("script")
    for text in ("".join(style.text), "".join(script.text)):
        assert not re.search("https?:|@import|url\\((?!#)|fetch|XMLHttp|import\\(", text)


@given(registers(), SPOKEN)
@settings(max_examples=25)
def test_page_of_any_register(register: Register, language: Language) -> None:
    """A page is valid and the same each time, and has every finding with its message."""
    report = check(register, on=ON, undetermined=True)
    text = render(register, language=language)
    assert text == render(register, language=language)
    page = Page(text)
    assert_is_sound(page)
    found = page.find("li", "finding")
    assert sorted(element.attributes["data-rule"] or "" for element in found) == sorted(report.codes)
    shown = [read_text(element).casefold() for element in found]
    for finding in report:
        message = " ".join(finding.message(language=language, with_owner=False).rstrip(".").split()).casefold()
        assert any(message in text for text in shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_of_a_regency(language: Language) -> None:
    """The page of sixty organisations has a row for each, every finding, and the language on its root."""
    register = make_regency(60)
    page = Page(render(register, language=language))
    assert_is_sound(page)
    assert page.find("html")[0].attributes["lang"] == language
    names = [read_text(row) for row in page.find("th") if row.attributes.get("scope") == "row"]
    assert all(organisation.name in names for organisation in register.organisations)
    findings = check(register, on=ON, undetermined=True)
    assert len(page.find("li", "finding")) == len(findings)
    areas = {element.attributes["data-area"] for element in page.find(class_="filtered")}
    assert areas <= {option.attributes.get("value") for option in page.find("option")}


def count_cards(page: Page) -> list[tuple[int, int]]:
    """Return the number of each card, and how many more are undetermined."""
    cards = [element for element in page.find("div") if "card" in element.classes]
    numbers = []
    for card in cards:
        text = "".join(card.text)
        digits = re.match(r"\D+([0-9.]+)(?:dan ([0-9.]+) belum)?", text)
        assert digits is not None
        numbers.append((int(digits[1].replace(".", "")), int((digits[2] or "0").replace(".", ""))))
    return numbers


def test_summary_counts_what_queries_answer() -> None:
    """The numbers of the summary are those of the queries and of the report."""
    register = make_regency(60)
    report = check(register, on=ON, undetermined=True)

    def split(verdicts: list[Verdict]) -> tuple[int, int]:
        return verdicts.count(Verdict.YES), verdicts.count(Verdict.UNDETERMINED)

    expected = [
        (60, 0),
        split([answer.verdict for answer in find_boards(register, ON)]),
        split([answer.verdict for answer in find_ending_boards(register, ON, days=183)]),
        split([answer.verdict for answer in find_organisations_without_board(register, ON)]),
        *((count, 0) for count in report.by_severity.values()),
        (len(report.undetermined), 0),
    ]
    assert count_cards(Page(render(register))) == expected


def test_window_is_chosen() -> None:
    """The number of days decides which boards end soon, and is stated."""
    register = make_regency(60)
    text = render(register, days=30)
    assert "dalam 30 hari, s.d. 30 Desember 2026" in text
    answers = find_ending_boards(register, ON, days=30)
    assert count_cards(Page(text))[2][0] == sum(answer.verdict.certain for answer in answers)
    with pytest.raises(ValueError, match="at least 0"):
        render(register, days=-1)


def test_last_days_of_the_calendar() -> None:
    """A day at the end of the calendar has a page."""
    assert "31 Desember 9999" in render(make_regency(3), on=date.max)
    assert "1 Januari 1" in render(make_regency(3), on=date.min)


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_texts_are_text(name: str, language: Language) -> None:
    """A name with markup, braces, direction marks or enormous length is text, and so is a title or a file name."""
    people = (Appointment(id="a", post=Post.CHAIR, title=name, section=name, name=PersonName(name)),)
    board = BoardTerm(id=name, organisation_id=name, label=name, appointments=people)
    register = Register.of(Organisation(id=name, name=name, level=Level.NATIONAL), board, board)
    report = check(register, on=ON, undetermined=True)
    page = Page(
        render_html(
            register,
            report,
            on=ON,
            language=language,
            files=[name],
            title=name,
            context=make_context(register, report),
        )
    )
    assert_is_sound(page)
    assert len(page.find("li", "finding")) == len(report)
    for element in page.elements:
        # Style and script have line breaks of their own.
        if element.tag not in {"style", "script", "html", "head", "body"}:
            assert "".join(element.text).isprintable()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_shows_personal_data(language: Language) -> None:
    """No planted value of a sensitive field is on the page, in any part of it."""
    config = Config(expect_sources=True, expect_decrees=True)
    report = check(PLANTED, config=config, on=ON, undetermined=True)
    assert report.findings
    text = render_html(
        PLANTED, report, on=ON, language=language, files=["a.json"], context=make_context(PLANTED, report)
    )
    assert find_canaries(text) == []


@given(st.text("0123456789", min_size=16, max_size=16), SPOKEN)
@settings(max_examples=10)
def test_misplaced_number_is_masked(number: str, language: Language) -> None:
    """An identity number in a name, a label or a file name is masked."""
    people = (Appointment(id="a", post=Post.CHAIR, title=f"Ketua {number}", name=PersonName(f"Contoh {number}")),)
    board = BoardTerm(id=f"t {number}", organisation_id="o", label=f"periode {number}", appointments=people)
    register = Register.of(Organisation(id="o", name=f"IPSM {number}", level=Level.NATIONAL), board)
    report = check(register, on=ON, undetermined=True)
    text = render_html(
        register,
        report,
        on=ON,
        language=language,
        files=[f"{number}.json"],
        title=f"Laporan {number}",
        context=make_context(register, report),
    )
    assert number not in text


def test_policy_allows_only_the_style_and_the_script() -> None:
    """The policy forbids every request, and has the hashes of the style and the script."""
    page = Page(render(make_regency(3)))
    (policy,) = [
        element.attributes["content"] or "" for element in page.find("meta") if "http-equiv" in element.attributes
    ]
    directives = dict(part.split(" ", 1) for part in policy.split("; "))
    assert directives["default-src"] == directives["base-uri"] == directives["form-action"] == "'none'"
    for name in ("style", "script"):
        (element,) = page.find(name)
        digest = base64.b64encode(hashlib.sha256("".join(element.text).encode()).digest()).decode()
        assert directives[f"{name}-src"] == f"'sha256-{digest}'"


def test_findings_are_grouped_by_area() -> None:
    """A finding is in the section of the district of its organisation."""
    page = Page(render(make_regency(20)))
    headings = [read_text(element) for element in page.find("h3") if "section" in element.parents]
    assert sum(heading.startswith("Kecamatan ") and "33.25.01" in heading for heading in headings) >= 1


def test_known_findings_and_skipped_rules_are_shown() -> None:
    """A known finding has its status, and a rule that could not run its reason."""
    register = Register.of(IPSM, term("2020/2026", "a"), term("2024/2030", "b"))
    report = check(register, on=ON)
    known = Report(findings=(), known=report.findings)
    (found,) = [
        element
        for element in Page(render_html(register, known, on=ON)).find("li", "finding")
        if element.attributes["data-rule"] == "PSM101"
    ]
    assert found.attributes["data-status"] == "known"
    assert count_errors(Page(render_html(register, known, on=ON))) == 0
    assert count_errors(Page(render_html(register, report, on=ON))) == 1


def count_errors(page: Page) -> int:
    """Return the number on the card of errors."""
    (card,) = [each for each in page.find("div") if "card" in each.classes and "Errors" in "".join(each.text)]
    return int(re.sub(r"\D", "", "".join(card.text)))


def test_cells_are_named() -> None:
    """A finding in a workbook names its sheet and its cell, one in a row the row."""
    register = Register.of(IPSM, term("2020/2026", "a"), term("2024/2030", "b"))
    report = check(register, on=ON)
    (overlap,) = [finding for finding in report if finding.code == "PSM101"]
    locations = {overlap.path: Cell("Masa bakti!B7"), overlap.related[0]: Cell("Masa bakti!8")}
    context = DocumentContext(locations=locations, files=dict.fromkeys(locations, "a.xlsx"))
    text = render_html(register, report, on=ON, language="id", context=context)
    assert "a.xlsx, Masa bakti, sel B7" in text
    assert "a.xlsx, Masa bakti, baris 8" in text


def test_only_the_first_findings_of_a_rule_explain_it_on_paper() -> None:
    """The facts about a rule are marked as repeated, except with its first findings; paper leaves them out."""
    page = Page(render(make_regency(20)))
    facts = [element for element in page.find("dl", "facts") if "again" not in element.classes]
    assert len(facts) == len({element.attributes["data-rule"] for element in page.find("li", "finding")})
    assert page.find("dl", "again")


def test_small_boards_are_narrow() -> None:
    """A board of at most twelve cards has a drawing of half the width of the paper."""

    def render_board(number: int) -> tuple[set[str], str | None]:
        people = [Appointment(id=f"a{at}", post=Post.MEMBER, name=PersonName(f"Contoh {at}")) for at in range(number)]
        board = BoardTerm(id="t", organisation_id=IPSM.id, label="2025–2030", appointments=people)
        page = Page(render(Register.of(IPSM, board)))
        (article,), (chart,) = page.find("article", "board"), page.find("svg", "chart")
        return article.classes, chart.attributes["width"]

    assert render_board(12) == ({"board", "narrow", "filtered"}, "336")
    assert render_board(13) == ({"board", "filtered"}, "680")


def test_page_without_organisations_and_findings() -> None:
    """An empty register has a page that says that nothing was found."""
    page = Page(render(Register()))
    assert_is_sound(page)
    assert "Pemeriksaan tidak menemukan apa pun." in [read_text(element) for element in page.find("p")]


def test_own_rule_has_its_title_and_reason() -> None:
    """The findings of a rule that is not of the package have its title and its explanation."""
    register = Register.of(IPSM)
    rules = [*RULES.values(), example_organisation]
    report = check(register, on=ON, rules=rules)
    text = render_html(register, report, on=ON, language="id", rules={rule.code: rule for rule in rules})
    assert "Organisasi contoh" in text
    assert "Penjelasan kaidah contoh." in text
    # Without its rule, a finding has its name.
    assert "example-organisation" in render_html(register, report, on=ON).casefold()


def test_wrong_arguments_are_refused() -> None:
    """Other objects than a register, a report and a date are refused, and so is another language."""
    register, report = Register(), check(Register())
    with pytest.raises(WrongTypeError):
        render_html(report, report, on=ON)  # type: ignore[arg-type]  # the point of the test
    with pytest.raises(WrongTypeError):
        render_html(register, register, on=ON)  # type: ignore[arg-type]  # the point of the test
    with pytest.raises(WrongTypeError):
        render_html(register, report, on=datetime(2026, 1, 1))  # noqa: DTZ001  # the point of the test
    with pytest.raises(ValueError, match="languages"):
        render_html(register, report, on=ON, language="de")  # type: ignore[arg-type]  # the point of the test


def prepare_page(organisations: int) -> Callable[[], str]:
    """Return a function that renders the page of a regency."""
    register = make_regency(organisations)
    report = check(register, on=ON, undetermined=True)
    context = make_context(register, report)
    return lambda: render_html(register, report, on=ON, language="id", files=["a.json"], context=context)


@pytest.mark.slow
def test_five_hundred_organisations_are_small_and_fast() -> None:
    """A page of five hundred organisations has less than five megabytes, and takes seconds or linear time."""
    render_few, render_many = prepare_page(50), prepare_page(500)
    pages: list[str] = []
    assert not is_slow(
        lambda: pages.append(render_many()), than=lambda: [render_few() for _ in range(10)], times=4, seconds=10
    )
    assert len(pages[-1].encode()) < 5_000_000


def test_findings_name_what_their_rule_is_based_on() -> None:
    """A page explains a rule itself, with the article that it is based on, because it links to no site."""
    member = Member(id="m", name=PersonName("Siti"), membership=Membership.HONORARY)
    appointment = Appointment(id="a", post=Post.TREASURER, member_id="m")
    board = BoardTerm(id="t", organisation_id=IPSM.id, label="2020–2025", appointments=[appointment])
    page = Page(render(Register.of(IPSM, member, board)))
    texts = [read_text(element) for element in page.elements if element.tag == "dd"]
    assert "AD/ART organisasi (dikutip): ART IPSM (Munas III) Pasal 4 ayat (1)" in texts
