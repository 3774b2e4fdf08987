"""The playground: its program, and its page in a browser, online and offline."""

from __future__ import annotations

import _imp
import json
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any, Final
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, BrowserContext, Page

from docs._ext.playground import WORDS, examples
from docs._ext.playground_files import UNUSED
from docs._ext.serving import server
from docs._playground.checking import check_document
from psm_model import check, dumps, loads
from psm_model.i18n import LANGUAGES
from psm_model.rules import RULES
from psm_model.strategies import registers
from tests.docs.browsing import CHROMIUM, SITE, WatchedPage, find_violations, open_context
from tests.every_case import every_case
from tests.formats.hostile_texts import iter_hostile_texts

EXAMPLES: Final = examples()
OF_THE_CHECK: Final = {"PSM091", "PSM092", "PSM093", "PSM099"}
"""Rules about the check itself, which only a configuration breaks."""
CONFIGURED: Final = {"PSM004", "PSM113", "PSM305", "PSM308"}
"""Rules that need a configuration."""
in_browser = pytest.mark.skipif(CHROMIUM is None, reason="no chromium: apt-get install chromium")


def check_text(text: str, **options: Any) -> dict[str, Any]:  # Any: JSON
    """Return the result that the page gets for a text."""
    result: dict[str, Any] = json.loads(
        check_document(text, options.get("language", "en"), options.get("undetermined", False))
    )
    return result


def text_at(text: str, place: tuple[int, int]) -> str:
    """Return the text at a place, in JavaScript's units."""
    return text.encode("utf-16-le")[2 * place[0] : 2 * place[1]].decode("utf-16-le")


@given(registers(), st.sampled_from(LANGUAGES), st.booleans())
def test_page_gets_the_findings(register: Any, language: Any, undetermined: bool) -> None:  # noqa: FBT001
    """Codes, paths and messages are those of `check`, and values in the document have a place."""
    text = dumps(register)
    report = check(loads(text), undetermined=undetermined)
    findings = check_text(text, language=language, undetermined=undetermined)["findings"]
    assert [(entry["code"], entry["title"], entry["path"], entry["message"]) for entry in findings] == [
        (
            finding.code,
            RULES[finding.code].title.translate(language),
            finding.path,
            finding.message(language=language),
        )
        for finding in report
    ]
    assert {entry["path"] for entry in findings if entry["place"] is None} <= {""}
    assert report.pointers >= {entry["path"] for entry in findings if entry["place"] is not None}


def test_places_are_those_of_the_browser() -> None:
    """A character beyond the BMP counts twice; a record over several lines is marked at its id."""
    text = '{"psm_register": 1, "organisations": [{\n"name": "😀",\n"id": "o", "level": "district", "parent_id": "x"}]}'
    (missing,) = check_text(text)["findings"]
    assert text_at(text, missing["place"]) == '"x"'
    twice = '{"psm_register": 1, "sources": [{"id": "s"},\n{\n"publisher": "😀",\n"id": "s"}]}'
    (second,) = check_text(twice)["findings"]
    assert text_at(twice, second["place"]) == '"s"'
    assert second["place"][0] > twice.index("publisher")


@pytest.mark.parametrize(
    ("text", "path", "marked"),
    [
        ('{"psm_register": 1, "sources": [{"id": 7}]}', "/sources/0/id", "7"),
        ('{"psm_register": 1, "sources": [{}]}', "/sources/0/id", "{}"),
        ('{"psm_register": 2}', "/psm_register", "2"),
        ('{"psm_register": 1, "sources": [{"id": "😀", "title": 7}]}', "/sources/0/title", "7"),
        ('{"psm_register": 1,', "", ""),
        ("", "", ""),
        ('{"psm_register": 1, "sources": [{"id": "a\tb"}]}', "", ""),
        ('{"psm_register": 1' + "0" * 20_000 + "}", "/psm_register", "1" + "0" * 20_000),
    ],
)
def test_invalid_text_has_a_problem_with_its_place(text: str, path: str, marked: str) -> None:
    """The first problem has a path, a message and a place."""
    (first, *_) = check_text(text)["problems"]
    assert first["path"] == path
    assert first["message"].startswith("expected ")
    assert text_at(text, first["place"]) == marked


def test_problem_is_in_indonesian() -> None:
    """The words of a problem are in the language of the page."""
    (first, *_) = check_text('{"psm_register": 1, "sources": [{"id": 7}]}', language="id")["problems"]
    assert first["message"].startswith("seharusnya teks")
    (deep,) = check_text("[" * 101, language="id")["problems"]
    assert deep["message"] == "seharusnya daftar dan objek bertingkat paling banyak 100, ternyata lebih"


def test_deep_nesting_is_a_problem() -> None:
    """Nesting beyond the browser's limit is a problem without a place; brackets in texts do not count."""
    for text in ("[" * 101, '{"a":' * 50_000):
        (single_problem,) = check_text(text)["problems"]
        assert "nested" in single_problem["message"]
        assert single_problem["place"] is None
    for text in ("[" * 100, json.dumps({"psm_register": 1, "[{" * 100: 1}), json.dumps([[]] * 200)):
        assert not any("nested" in problem["message"] for problem in check_text(text)["problems"])


@every_case("name", EXAMPLES)
def test_example_shows_its_rule(name: str) -> None:
    """The example of a rule breaks it, the clean register breaks nothing, and the troubled one several rules."""
    found = check_text(EXAMPLES[name].text, undetermined=EXAMPLES[name].undetermined)["findings"]
    codes = {finding["code"] for finding in found}
    if name in RULES:
        assert name in codes
    else:
        assert len(codes) > 3 if name == "troubled" else codes == set()


def test_rules_have_examples() -> None:
    """Each rule that a document alone can break has an example."""
    assert set(EXAMPLES) == {"troubled", "clean", *RULES} - OF_THE_CHECK - CONFIGURED


def test_words_are_in_both_languages() -> None:
    """No word of the page is empty, and both languages have the same placeholders."""
    for name, text in WORDS.items():
        fields = [
            sorted(part.partition("}")[0] for part in text.translate(language).split("{")[1:]) for language in LANGUAGES
        ]
        assert fields[0] == fields[1], name
        assert all(text.translate(language).strip() for language in LANGUAGES)


def test_hostile_texts_are_checked_or_refused() -> None:
    """A text that breaks JSON libraries gives a result like any other: findings or an error."""
    for text in iter_hostile_texts():
        assert check_text(text)


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Return the context of a visitor who opens the page often: the browser keeps Python's memory, but no text."""
    context = open_context(browser)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context
    context.close()


@pytest.fixture
def playing(visitor: BrowserContext, address: str) -> Iterator[WatchedPage]:
    """Open the page and wait for the findings of its first text."""
    with WatchedPage(visitor) as watched:
        watched.page.goto(f"{address}playground.html")
        watched.page.wait_for_selector("[data-state=found] li")
        yield watched
        assert watched.errors == []
        assert [url for url in watched.requests if not url.startswith((address, "data:"))] == []


def replace_text(page: Page, text: str) -> None:
    """Replace the text in the editor, as by pasting."""
    page.click(".cm-content")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def list_codes(page: Page) -> list[str]:
    """Return the codes in the list."""
    return [link.inner_text() for link in page.query_selector_all("[data-part=found] a")]


def read_status(page: Page) -> str:
    """Return the line above the list."""
    return page.inner_text("[data-part=status]")


@pytest.mark.site
@in_browser
class TestPage:
    """The page in a browser."""

    def test_findings_follow_the_text(self, playing: WatchedPage) -> None:
        """A broken register shows its findings, a corrected one none, and a broken one again."""
        page = playing.page
        text = EXAMPLES["PSM102"].text
        replace_text(page, text)
        page.wait_for_function("document.querySelectorAll('[data-part=found] a').length === 1")
        assert list_codes(page) == ["PSM102"]
        replace_text(page, '{"psm_register": 1}')
        page.wait_for_selector("[data-state=clean]")
        assert read_status(page) == "No findings."
        page.keyboard.press("Backspace")
        page.wait_for_selector("[data-state=found]")
        assert "not a register" in read_status(page)
        page.keyboard.press("}")
        page.wait_for_selector("[data-state=clean]")

    def test_finding_leads_to_the_text(self, playing: WatchedPage) -> None:
        """The button of a finding selects its value in the editor, and the code leads to its rule."""
        page = playing.page
        page.click("[data-part=found] li:has-text('PSM102') button")
        chosen = '{"start": "2027-06-01", "end": "2030-05-31"}'
        page.wait_for_function("chosen => getSelection().toString() === chosen", arg=chosen)
        page.click("[data-part=found] a:has-text('PSM101')")
        page.wait_for_url("**/reference/rules/PSM101.html")
        assert page.inner_text("h1").startswith("PSM101")

    def test_finding_has_a_title_and_terms_are_drawn(self, playing: WatchedPage) -> None:
        """A finding has the title of its rule, and the drawing below marks it, with a link to the rule."""
        page = playing.page
        assert "two boards in office at once" in page.inner_text("[data-part=found] li:has-text('PSM101') .heads")
        assert page.locator("[data-part=drawn] svg .band").count() > 0
        page.click("[data-part=drawn] a:has-text('PSM101')")
        page.wait_for_url("**/reference/rules/PSM101.html")

    def test_file_is_opened(self, playing: WatchedPage) -> None:
        """A chosen file replaces the text, and its findings appear."""
        page = playing.page
        text = EXAMPLES["PSM102"].text
        page.set_input_files(
            "[data-part=file]", {"name": "register.json", "mimeType": "application/json", "buffer": text.encode()}
        )
        page.wait_for_function("document.querySelectorAll('[data-part=found] a').length === 1")
        assert list_codes(page) == ["PSM102"]
        assert page.input_value("[data-part=examples]") == ""

    def test_second_visit_goes_on_from_the_first(self, browser: Browser, address: str) -> None:
        """The browser keeps Python's memory, and with it the same findings come again."""
        with WatchedPage(browser) as watched:
            page = watched.page
            page.goto(f"{address}playground.html")
            page.wait_for_selector("[data-state=found] li")
            found = page.inner_text("[data-part=found]")
            page.wait_for_function("caches.keys().then(names => names.some(name => name.startsWith('psm-snapshot-')))")
            page.goto("about:blank")
            page.goto(f"{address}playground.html")
            page.wait_for_selector("[data-state=found] li")
            assert page.inner_text("[data-part=found]") == found
            assert watched.errors == []

    def test_language_is_switched(self, playing: WatchedPage) -> None:
        """The findings and all words change to the other language."""
        page = playing.page
        english = page.inner_text("[data-part=found]")
        page.click("button[data-language=id]")
        page.wait_for_function("document.querySelector('[data-part=found]').textContent.includes('tumpang tindih')")
        assert "kesalahan" in read_status(page)
        assert page.get_attribute("[data-part=found] a", "href").endswith("/id/rules/PSM001.html")  # type: ignore[union-attr]
        page.click("button[data-language=en]")
        page.wait_for_function("document.querySelector('[data-part=found]').textContent.includes('overlap')")
        assert page.inner_text("[data-part=found]") == english

    def test_text_is_shared_by_its_address(self, playing: WatchedPage, address: str) -> None:
        """A copied link has the text, the language and the options, in the fragment, which is not sent."""
        page = playing.page
        text = json.dumps(
            {"psm_register": 1, "sources": [{"id": "s", "publisher": "Ś <script>😀"}]}, ensure_ascii=False
        )
        replace_text(page, text)
        page.check("[data-part=open]")
        page.click("button[data-language=id]")
        page.click("[data-part=copy]")
        page.wait_for_function("document.querySelector('[data-part=copy]').textContent === 'Tersalin'")
        link = page.evaluate("navigator.clipboard.readText()")
        assert link.startswith(f"{address}playground.html#register=")
        page.goto("about:blank")
        page.goto(link)
        page.wait_for_selector("[data-state=clean], [data-state=found]")
        assert page.inner_text(".cm-content") == text
        assert page.is_checked("[data-part=open]")
        assert page.get_attribute(".playground", "lang") == "id"

    def test_truncated_link_is_reported(self, playing: WatchedPage, address: str) -> None:
        """A link without a valid text shows a message and an example, until the text changes."""
        page = playing.page
        for letters in ("!!!", "", "%", "q1YqKM5VslIyNDI"):
            page.goto("about:blank")
            page.goto(f"{address}playground.html#register={letters}")
            page.wait_for_function("document.querySelector('[role=alert]').textContent.startsWith('The link')")
            page.wait_for_selector("[data-state=found]")
            assert "PSM101" in list_codes(page)
        replace_text(page, '{"psm_register": 1}')
        page.wait_for_selector("[data-state=clean]")
        assert page.inner_text("[role=alert]") == ""

    def test_link_of_a_rule_opens_its_example(self, playing: WatchedPage, address: str) -> None:
        """The link on the page of a rule opens its example, with undetermined findings if necessary."""
        page = playing.page
        for code in ("PSM101", "PSM304", "PSM405"):
            page.goto(f"{address}id/rules/{code}.html")
            page.click(f"a[href$='playground.html#{code}']")
            page.wait_for_selector("[data-state=found]")
            assert code in list_codes(page)
            assert page.url == f"{address}id/playground.html#{code}"
            assert page.input_value("[data-part=examples]") == code

    def test_text_is_kept(self, playing: WatchedPage) -> None:
        """A link within the page, a reload and the way back from another page keep the text."""
        page = playing.page
        text = EXAMPLES["PSM102"].text
        replace_text(page, text)
        page.wait_for_function("document.querySelectorAll('[data-part=found] a').length === 1")
        assert page.input_value("[data-part=examples]") == ""
        page.evaluate("location.hash = '#furo-main-content'")
        page.evaluate("location.hash = ''")
        assert list_codes(page) == ["PSM102"]
        page.reload()
        page.wait_for_selector("[data-state=found] li")
        assert list_codes(page) == ["PSM102"]
        page.check("[data-part=open]")
        page.click("[data-part=found] a")
        page.wait_for_url("**/PSM102.html")
        page.go_back()
        page.wait_for_selector("[data-state=found] li")
        assert list_codes(page) == ["PSM102"]
        assert page.is_checked("[data-part=open]")

    @pytest.mark.parametrize("place", ["%E0", "constructor", "nowhere"])
    def test_unknown_fragment_shows_the_first_example(self, visitor: BrowserContext, address: str, place: str) -> None:
        """Any other fragment is ignored."""
        with WatchedPage(visitor) as watched:
            watched.page.goto(f"{address}playground.html#{place}")
            watched.page.wait_for_selector("[data-state=found] li")
            assert "PSM101" in list_codes(watched.page)
            assert watched.errors == []

    def test_text_is_kept_in_the_other_language(self, playing: WatchedPage) -> None:
        """The link to the page's twin keeps the typed text."""
        page = playing.page
        replace_text(page, '{"psm_register": 1}')
        page.wait_for_selector("[data-state=clean]")
        page.click(".twin a")
        page.wait_for_selector("[lang=id][data-state=clean]")
        assert page.inner_text(".cm-content") == '{"psm_register": 1}'

    def test_texts_are_shown_as_texts(self, playing: WatchedPage) -> None:
        """Text in a document is never interpreted as HTML, and deep nesting breaks nothing."""
        page = playing.page
        name = "<img src=x onerror=alert(1)>"
        organisation = {"id": "o", "name": name, "level": "national"}
        term = {"id": "t", "organisation_id": "o"}
        replace_text(page, json.dumps({"psm_register": 1, "organisations": [organisation], "board_terms": [term]}))
        page.wait_for_function("document.querySelector('[data-part=found]').textContent.includes('<img')")
        assert page.query_selector(".playground img") is None
        replace_text(page, "[" * 50_000)
        page.wait_for_function("document.querySelector('[data-part=found]').textContent.includes('nested')")
        replace_text(page, '{"psm_register": 1}')
        page.wait_for_selector("[data-state=clean]")

    def test_check_restarts_after_a_failure(self, browser: Browser, address: str) -> None:
        """If a part cannot be fetched, the page says so, and tries again once the text changes."""
        with WatchedPage(browser) as watched:
            page = watched.page
            page.route("**/playground/program.zip", lambda route: route.abort())
            page.goto(f"{address}playground.html")
            page.wait_for_selector("[data-state=broken]")
            assert "failed" in read_status(page)
            page.unroute("**/playground/program.zip")
            replace_text(page, '{"psm_register": 1}')
            page.wait_for_selector("[data-state=clean]")

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_page_is_accessible_with_findings(self, browser: Browser, address: str, scheme: Any) -> None:
        """With all its content, the page has no violation, and is not wider than a narrow window."""
        with WatchedPage(browser, width=360, scheme=scheme) as watched:
            watched.page.goto(f"{address}id/playground.html")
            watched.page.wait_for_selector("[data-state=found] li")
            watched.page.wait_for_selector("[data-part=drawn] svg")
            size = watched.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
            assert size[0] <= size[1]
            assert find_violations(watched.page) == []

    def test_page_works_without_a_network_once_loaded(self, browser: Browser) -> None:
        """Once the page says so, both pages work offline."""
        serving = server(SITE, prefix="/p/", quiet=True)
        Thread(target=serving.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{serving.server_port}/p/"
        with WatchedPage(browser) as watched:
            page = watched.page
            page.goto(f"{address}playground.html")
            page.wait_for_selector("[data-part=offline]:visible")
            serving.shutdown()
            serving.server_close()
            for name in ("id/playground.html", "playground.html"):
                page.goto(address + name)
                page.wait_for_selector("[data-state=found] li")
                replace_text(page, '{"psm_register": 1}')
                page.wait_for_selector("[data-state=clean]")


@pytest.mark.site
def test_program_is_of_this_commit() -> None:
    """The program on the site is compiled from the current sources, without modules that no check imports."""
    root = Path(__file__).parents[2]
    files = {file.relative_to(root / "src").as_posix(): file for file in (root / "src" / "psm_model").rglob("*.py")}
    needed = {name: file for name, file in files.items() if not name.startswith(UNUSED)}
    needed |= {f"docs/_ext/{name}": root / "docs" / "_ext" / name for name in ("svg.py", "timeline_drawing.py")}
    needed["checking.py"] = root / "docs" / "_playground" / "checking.py"
    with ZipFile(SITE / "playground" / "program.zip") as archive:
        for name, file in needed.items():
            assert archive.read(f"{name}c")[:16] == make_header(archive.read(f"{name}c")[:4], file.read_bytes())
        assert [name for name in archive.namelist() if name.startswith(UNUSED) or name.endswith(".py")] == []


def make_header(magic: bytes, source: bytes) -> bytes:
    """Return the header of a module that another version of Python compiled, with an unchecked hash of its source."""
    return magic + (1).to_bytes(4, "little") + _imp.source_hash(int.from_bytes(magic, "little"), source)
