"""The playground: what its page asks of the package, and the page in a browser, with and without the network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from docs._ext.playground import WORDS, examples
from docs._ext.serving import server
from docs._playground.checking import checked
from psm_model import check, dumps, loads
from psm_model.i18n import LANGUAGES
from psm_model.rules import RULES
from psm_model.strategies import registers
from tests.docs.browsing import CHROMIUM, SITE, Watched, faults

EXAMPLES: Final = examples()
OF_NO_DOCUMENT: Final = {"PSM091", "PSM092", "PSM093", "PSM099"}
"""Rules of the check itself, whose breaches a configuration brings."""
CONFIGURED: Final = {"PSM004", "PSM305", "PSM308"}
"""Rules that look for what a configuration names."""
in_browser = pytest.mark.skipif(CHROMIUM is None, reason="no chromium: apt-get install chromium")


def told(text: str, **options: Any) -> dict[str, Any]:  # Any: JSON
    """Return what the page is told of a text."""
    found: dict[str, Any] = json.loads(checked(text, options.get("language", "en"), options.get("undetermined", False)))
    return found


def part(text: str, place: tuple[int, int]) -> str:
    """Return what stands at a place, as JavaScript counts."""
    return text.encode("utf-16-le")[2 * place[0] : 2 * place[1]].decode("utf-16-le")


@given(registers(), st.sampled_from(LANGUAGES), st.booleans())
def test_page_is_told_what_check_finds(register: Any, language: Any, undetermined: bool) -> None:  # noqa: FBT001
    """The codes, paths and messages are those of `check`, and whatever stands in the document has its place."""
    text = dumps(register)
    report = check(loads(text), undetermined=undetermined)
    findings = told(text, language=language, undetermined=undetermined)["findings"]
    assert [(one["code"], one["path"], one["message"]) for one in findings] == [
        (one.code, one.path, one.message(language=language)) for one in report
    ]
    assert {one["path"] for one in findings if one["place"] is None} <= {""}
    assert report.pointers >= {one["path"] for one in findings if one["place"] is not None}


def test_places_are_those_of_the_browser() -> None:
    """What is beyond the first plane counts twice; a record over several lines is marked at its id."""
    text = '{"psm_register": 1, "organisations": [{\n"name": "😀",\n"id": "o", "level": "district", "parent_id": "x"}]}'
    (missing,) = told(text)["findings"]
    assert part(text, missing["place"]) == '"x"'
    twice = '{"psm_register": 1, "sources": [{"id": "s"},\n{\n"publisher": "😀",\n"id": "s"}]}'
    (second,) = told(twice)["findings"]
    assert part(twice, second["place"]) == '"s"'
    assert second["place"][0] > twice.index("publisher")


@pytest.mark.parametrize(
    ("text", "path", "marked"),
    [
        ('{"psm_register": 1, "sources": [{"id": 7}]}', "/sources/0/id", "7"),
        ('{"psm_register": 1, "sources": [{}]}', "/sources/0/id", "{}"),
        ('{"psm_register": 2}', "/psm_register", "2"),
        ('{"psm_register": 1, "😀": 2}', "/😀", "2"),
        ('{"psm_register": 1,', "", ""),
        ('{"psm_register": 1' + "0" * 20_000 + "}", "/psm_register", "1" + "0" * 20_000),
    ],
)
def test_what_is_no_register_is_told_with_its_place(text: str, path: str, marked: str) -> None:
    """The first problem has a path, a message and a place."""
    (first, *_) = told(text)["problems"]
    assert first["path"] == path
    assert first["message"].startswith("expected ")
    assert part(text, first["place"]) == marked


def test_text_nested_too_deep_is_told() -> None:
    """What is nested deeper than Python in a browser reads is a problem without a place; brackets in texts are none."""
    for text in ("[" * 101, '{"a":' * 50_000):
        (only,) = told(text)["problems"]
        assert "nested" in only["message"]
        assert only["place"] is None
    for text in ("[" * 100, json.dumps({"psm_register": 1, "[{" * 100: 1}), json.dumps([[]] * 200)):
        assert not any("nested" in one["message"] for one in told(text)["problems"])


@pytest.mark.parametrize("name", EXAMPLES)
def test_example_shows_its_rule(name: str) -> None:
    """An example of a rule breaks it, the clean register nothing, the one with errors several."""
    found = told(EXAMPLES[name].text, undetermined=EXAMPLES[name].undetermined)["findings"]
    codes = {one["code"] for one in found}
    if name in RULES:
        assert name in codes
    else:
        assert len(codes) > 3 if name == "troubled" else codes == set()


def test_rules_have_examples() -> None:
    """Each rule that a document alone can break has one."""
    assert set(EXAMPLES) == {"troubled", "clean", *RULES} - OF_NO_DOCUMENT - CONFIGURED


def test_words_are_in_both_languages() -> None:
    """No word of the page is empty, and both languages have the same placeholders."""
    for name, text in WORDS.items():
        fields = [sorted(part.partition("}")[0] for part in text.translate(one).split("{")[1:]) for one in LANGUAGES]
        assert fields[0] == fields[1], name
        assert all(text.translate(one).strip() for one in LANGUAGES)


@pytest.fixture
def playing(browser: Browser, address: str) -> Iterator[Watched]:
    """Open the page and wait until it has told of its first text."""
    with Watched(browser) as watched:
        watched.context.grant_permissions(["clipboard-read", "clipboard-write"])
        watched.page.goto(f"{address}playground.html")
        watched.page.wait_for_selector("[data-state=found] li")
        yield watched
        assert watched.wrong == []
        assert [url for url in watched.asked if not url.startswith((address, "data:"))] == []


def write(page: Page, text: str) -> None:
    """Put a text in the place of the one in the editor, as by pasting."""
    page.click(".cm-content")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def codes(page: Page) -> list[str]:
    """Return the codes that stand in the list."""
    return [link.inner_text() for link in page.query_selector_all("[data-part=found] a")]


def status(page: Page) -> str:
    """Return the line above the list."""
    return page.inner_text("[data-part=status]")


@pytest.mark.site
@in_browser
class TestPage:
    """The page in a browser."""

    def test_findings_stand_beside_the_text_as_it_is_typed(self, playing: Watched) -> None:
        """A broken register shows its findings, the same one mended none, broken again by a letter shows it."""
        page = playing.page
        text = EXAMPLES["PSM102"].text
        write(page, text)
        page.wait_for_function("document.querySelectorAll('[data-part=found] a').length === 1")
        assert codes(page) == ["PSM102"]
        write(page, '{"psm_register": 1}')
        page.wait_for_selector("[data-state=clean]")
        assert status(page) == "No findings."
        page.keyboard.press("Backspace")
        page.wait_for_selector("[data-state=found]")
        assert "not a register" in status(page)
        page.keyboard.press("}")
        page.wait_for_selector("[data-state=clean]")

    def test_line_leads_to_the_text(self, playing: Watched) -> None:
        """The button of a finding selects what is wrong in the editor, and the code leads to its rule."""
        page = playing.page
        page.click("[data-part=found] li:has-text('PSM102') button")
        chosen = '{"start": "2027-06-01", "end": "2030-05-31"}'
        page.wait_for_function("chosen => getSelection().toString() === chosen", arg=chosen)
        page.click("[data-part=found] a:has-text('PSM101')")
        page.wait_for_url("**/reference/rules/PSM101.html")
        assert page.inner_text("h1").startswith("PSM101")

    def test_language_is_switched(self, playing: Watched) -> None:
        """The findings, and all words around them, are told in the other language, of the same text."""
        page = playing.page
        english = page.inner_text("[data-part=found]")
        page.click("button[data-language=id]")
        page.wait_for_function("document.querySelector('[data-part=found]').textContent.includes('tumpang tindih')")
        assert "kesalahan" in status(page)
        assert page.get_attribute("[data-part=found] a", "href").endswith("/id/rules/PSM001.html")  # type: ignore[union-attr]
        page.click("button[data-language=en]")
        page.wait_for_function("document.querySelector('[data-part=found]').textContent.includes('overlap')")
        assert page.inner_text("[data-part=found]") == english

    def test_text_is_shared_by_its_address(self, playing: Watched, address: str) -> None:
        """A copied link holds text, language and options, in the part of an address that no server is sent."""
        page = playing.page
        text = json.dumps(
            {"psm_register": 1, "sources": [{"id": "s", "publisher": "Ś <script>😀"}]}, ensure_ascii=False
        )
        write(page, text)
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

    def test_link_that_was_cut_is_told(self, playing: Watched, address: str) -> None:
        """Where a link holds no text, the page says so, shows an example, and says it until the text is changed."""
        page = playing.page
        for letters in ("!!!", "", "%", "q1YqKM5VslIyNDI"):
            page.goto("about:blank")
            page.goto(f"{address}playground.html#register={letters}")
            page.wait_for_function("document.querySelector('[role=alert]').textContent.startsWith('The link')")
            page.wait_for_selector("[data-state=found]")
            assert "PSM101" in codes(page)
        write(page, '{"psm_register": 1}')
        page.wait_for_selector("[data-state=clean]")
        assert page.inner_text("[role=alert]") == ""

    def test_link_of_a_rule_opens_its_example(self, playing: Watched, address: str) -> None:
        """From the page of a rule its example is opened, and what dates leave open is asked where it must be."""
        page = playing.page
        for code in ("PSM101", "PSM304", "PSM405"):
            page.goto(f"{address}id/rules/{code}.html")
            page.click(f"a[href$='playground.html#{code}']")
            page.wait_for_selector("[data-state=found]")
            assert code in codes(page)
            assert page.url == f"{address}id/playground.html#{code}"
            assert page.input_value("[data-part=examples]") == code

    def test_text_stays(self, playing: Watched) -> None:
        """A link to a place in the page, a reload, and a way back from another page leave the text as it is."""
        page = playing.page
        text = EXAMPLES["PSM102"].text
        write(page, text)
        page.wait_for_function("document.querySelectorAll('[data-part=found] a').length === 1")
        assert page.input_value("[data-part=examples]") == ""
        page.evaluate("location.hash = '#furo-main-content'")
        page.evaluate("location.hash = ''")
        assert codes(page) == ["PSM102"]
        page.reload()
        page.wait_for_selector("[data-state=found] li")
        assert codes(page) == ["PSM102"]
        page.check("[data-part=open]")
        page.click("[data-part=found] a")
        page.wait_for_url("**/PSM102.html")
        page.go_back()
        page.wait_for_selector("[data-state=found] li")
        assert codes(page) == ["PSM102"]
        assert page.is_checked("[data-part=open]")

    @pytest.mark.parametrize("place", ["%E0", "constructor", "nowhere"])
    def test_place_that_is_no_example_shows_the_first(self, browser: Browser, address: str, place: str) -> None:
        """What else an address names is no text: the page begins as ever."""
        with Watched(browser) as watched:
            watched.page.goto(f"{address}playground.html#{place}")
            watched.page.wait_for_selector("[data-state=found] li")
            assert "PSM101" in codes(watched.page)
            assert watched.wrong == []

    def test_text_goes_along_to_the_other_language(self, playing: Watched) -> None:
        """The link to the page's twin takes what was typed with it."""
        page = playing.page
        write(page, '{"psm_register": 1}')
        page.wait_for_selector("[data-state=clean]")
        page.click(".twin a")
        page.wait_for_selector("[lang=id][data-state=clean]")
        assert page.inner_text(".cm-content") == '{"psm_register": 1}'

    def test_texts_are_shown_as_texts(self, playing: Watched) -> None:
        """What a document holds is never taken for HTML, and what is too deep to be read breaks nothing."""
        page = playing.page
        name = "<img src=x onerror=alert(1)>"
        write(page, json.dumps({"psm_register": 1, name: 1}))
        page.wait_for_function("document.querySelector('[data-part=found]').textContent.includes('<img')")
        assert page.query_selector(".playground img") is None
        write(page, "[" * 50_000)
        page.wait_for_function("document.querySelector('[data-part=found]').textContent.includes('nested')")
        write(page, '{"psm_register": 1}')
        page.wait_for_selector("[data-state=clean]")

    def test_check_begins_anew_after_it_broke_off(self, browser: Browser, address: str) -> None:
        """Where a part can't be fetched the page says so; once the text is changed, it tries again."""
        with Watched(browser) as watched:
            page = watched.page
            page.route("**/playground/checking.py", lambda route: route.abort())
            page.goto(f"{address}playground.html")
            page.wait_for_selector("[data-state=broken]")
            assert "failed" in status(page)
            page.unroute("**/playground/checking.py")
            write(page, '{"psm_register": 1}')
            page.wait_for_selector("[data-state=clean]")

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_page_is_accessible_with_findings(self, browser: Browser, address: str, scheme: Any) -> None:
        """With all that it shows, axe finds nothing moderate or worse, and nothing is wider than a narrow window."""
        with Watched(browser, width=360, scheme=scheme) as watched:
            watched.page.goto(f"{address}id/playground.html")
            watched.page.wait_for_selector("[data-state=found] li")
            watched.page.click("summary")
            assert faults(watched.page) == []
            size = watched.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
            assert size[0] <= size[1]

    def test_page_works_without_a_network_once_loaded(self, browser: Browser) -> None:
        """Once the page says so, the server may go: both pages open, and check what is typed."""
        serving = server(SITE, prefix="/p/", quiet=True)
        Thread(target=serving.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{serving.server_port}/p/"
        with Watched(browser) as watched:
            page = watched.page
            page.goto(f"{address}playground.html")
            page.wait_for_selector("[data-part=offline]:visible")
            serving.shutdown()
            serving.server_close()
            for name in ("id/playground.html", "playground.html"):
                page.goto(address + name)
                page.wait_for_selector("[data-state=found] li")
                write(page, '{"psm_register": 1}')
                page.wait_for_selector("[data-state=clean]")


@pytest.mark.site
def test_program_is_of_this_commit() -> None:
    """The package that the site holds has the sources that stand here."""
    from zipfile import ZipFile

    (wheel,) = (SITE / "playground").glob("psm_model-*.whl")
    with ZipFile(wheel) as archive:
        source = Path(__file__).parents[2] / "src"
        for file in sorted((source / "psm_model").rglob("*.py")):
            assert archive.read(file.relative_to(source).as_posix()) == file.read_bytes()
