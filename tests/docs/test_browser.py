"""The site in a real browser: Debian's Chromium, headless and offline."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

import pytest
from playwright.sync_api import Browser

from tests.docs.browsing import CHROMIUM, SITE, WatchedPage, find_violations

PAGES: Final = (
    "index.html",
    "install.html",
    "changelog.html",
    "tutorial/index.html",
    "how-to/checking.html",
    "how-to/own-rules.html",
    "how-to/store.html",
    "how-to/notebooks.html",
    "how-to/report.html",
    "explanation/law.html",
    "explanation/model.html",
    "explanation/layers.html",
    "reference/rules/index.html",
    "reference/rules/PSM101.html",
    "reference/rules/PSM201.html",
    "reference/modules/psm_model.values.period.html",
    "reference/commands/check.html",
    "reference/generated/json.html",
    "reference/generated/statutes.html",
    "reference/generated/violations.html",
    "glossary.html",
    "playground.html",
    "search.html",
    "404.html",
    "id/index.html",
    "id/rules/PSM102.html",
    "id/how-to/notebooks.html",
    "id/tutorial/office.html",
    "id/glossary.html",
)
"""At least one page of each kind."""
SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")

pytestmark = [pytest.mark.site, pytest.mark.skipif(CHROMIUM is None, reason="no chromium: apt-get install chromium")]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", PAGES)
def test_page_is_accessible_and_has_no_errors(
    browser: Browser, address: str, name: str, scheme: Literal["light", "dark"]
) -> None:
    """A page has no error, no request to others and no violation, and is not wider than the window."""
    for width in (360, 1600):
        with WatchedPage(browser, width=width, scheme=scheme) as watched:
            answer = watched.page.goto(address + name)
            assert answer is not None
            assert answer.ok
            size = watched.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
            assert size[0] <= size[1]
            assert find_violations(watched.page, of_colour=scheme == "dark") == []
            # Last, to include late requests.
            assert watched.errors == []
            assert [url for url in watched.requests if not url.startswith((address, "data:"))] == []


def test_pale_text_is_found(browser: Browser, address: str) -> None:
    """One text that is hard to read is found among thousands that look like each other."""
    with WatchedPage(browser) as watched:
        watched.page.goto(f"{address}how-to/store.html")
        watched.page.eval_on_selector_all("pre .nn", "all => { all.at(-1).style.color = '#ccc'; }")
        assert [name for name, _ in find_violations(watched.page)] == ["color-contrast"]


def test_search_works_from_files(browser: Browser) -> None:
    """The search finds a rule by its name when the page is opened as a file."""
    with WatchedPage(browser) as watched:
        watched.page.goto((SITE / "search.html").as_uri() + "?q=overlapping-board-terms")
        watched.page.wait_for_selector("ul.search li a")
        links = watched.page.eval_on_selector_all("ul.search li a", "all => all.map(one => one.getAttribute('href'))")
        assert any("reference/rules/PSM101.html" in link for link in links)
        assert [url for url in watched.requests if not url.startswith("file:")] == []
        assert watched.errors == []


def find_results(watched: WatchedPage, address: str, query: str, language: str) -> list[str]:
    """Return the addresses of the results of a search from a page in a language, relative to the site."""
    watched.page.goto(f"{address}search.html?q={query}&lang={language}")
    watched.page.wait_for_function("document.querySelector('.search-summary')?.textContent.match(/found|Ditemukan/)")
    return [
        link.removeprefix(address)
        for link in watched.page.eval_on_selector_all("ul.search li a", "all => all.map(one => one.href)")
    ]


@pytest.mark.parametrize(
    ("query", "language", "expected"),
    [
        ("overlap", "en", "reference/rules/PSM101.html"),
        ("install", "en", "install.html"),
        ("pandas", "en", "how-to/pandas.html"),
        ("two boards", "en", "reference/rules/PSM101.html"),
        ("no board", "en", "how-to/asking.html"),
        ("decree", "en", "how-to/decrees.html"),
        ("Jupyter", "en", "how-to/notebooks.html"),
        ("Excel", "en", "how-to/spreadsheet.html"),
        ("DuckDB", "en", "how-to/duckdb.html"),
        ("Django", "en", "how-to/applications.html"),
        ("FastAPI", "en", "how-to/api.html"),
        ("antarwaktu", "id", "id/glossary.html"),
        ("masa bakti", "id", "id/rules/PSM102.html"),
        ("pengukuhan", "id", "id/rules/PSM104.html"),
        ("laporan", "id", "id/how-to/report.html"),
        ("SK", "id", "id/how-to/decrees.html"),
        ("Excel", "id", "id/tutorial/office.html"),
        ("tumpang tindih", "id", "id/rules/PSM101.html"),
    ],
)
def test_search_finds_the_page_of_a_word_first(
    browser: Browser, address: str, query: str, language: str, expected: str
) -> None:
    """The page whose subject is the word comes first, and all results are in the language of the page that asked."""
    with WatchedPage(browser) as watched:
        found = find_results(watched, address, query, language)
        assert found[0] == expected
        assert all((name.startswith("id/")) is (language == "id") for name in found)
        assert watched.errors == []


def test_search_in_one_language_offers_the_other(browser: Browser, address: str) -> None:
    """A button leads to the results in the other language; a word of that language alone is found without it."""
    with WatchedPage(browser) as watched:
        assert find_results(watched, address, "Spark", "id")[0] == "explanation/cluster.html"
        find_results(watched, address, "PSM101", "en")
        watched.page.click(".search-languages button[data-language=id]")
        watched.page.wait_for_url("**lang=id")
        watched.page.wait_for_selector("ul.search a[href*='id/rules/PSM101.html']")
        assert watched.page.inner_text("article h1") == "Cari"


MEASURE: Final = """articles => articles.map(article => {
    document.querySelector("article").innerHTML = article;
    const blocks = [...document.querySelectorAll("article pre")];
    const wide = blocks.filter(block => block.scrollWidth > block.clientWidth);
    return [blocks.length, wide.map(block => block.textContent.slice(0, 60))];
})"""


def test_no_code_is_clipped(browser: Browser) -> None:
    """At 1,280 pixels, no block of code on any page is wider than its box.

    One page shows the articles of all others in turn, because loading each page takes a hundred times as long.
    """
    files = sorted(SITE.rglob("*.html"))
    measured, clipped = 0, []
    with WatchedPage(browser) as watched:
        watched.page.goto((SITE / "install.html").as_uri())
        for start in range(0, len(files), 20):
            some = files[start : start + 20]
            articles = [text[text.find("<article") : text.rfind("</article>")] for text in map(Path.read_text, some)]
            for file, (blocks, wide) in zip(some, watched.page.evaluate(MEASURE, articles), strict=True):
                measured += blocks
                clipped += [(file.relative_to(SITE).as_posix(), text) for text in wide]
    assert clipped == []
    assert measured > len(files)


def test_navigation_shows_the_current_page(browser: Browser, address: str) -> None:
    """The page of the last rule is visible in the navigation, far down its list."""
    with WatchedPage(browser) as watched:
        watched.page.goto(f"{address}reference/rules/PSM511.html")
        place = watched.page.locator(".sidebar-tree .current-page > a").last.bounding_box()
        assert place is not None
        assert 0 < place["y"] < 900


@pytest.mark.parametrize("name", ["index.html", "id/index.html"])
@pytest.mark.parametrize("width", [360, 1280])
def test_first_screen_shows_the_terms(browser: Browser, address: str, name: str, width: int) -> None:
    """Without scrolling, a reader sees the promise, the ways in and the terms with their overlap."""
    with WatchedPage(browser, width=width) as watched:
        watched.page.goto(address + name)
        for part in (".promise", ".doors", ".drawing:visible .band"):
            place = watched.page.locator(part).first.bounding_box()
            assert place is not None
            assert place["y"] + place["height"] < 900


@pytest.mark.parametrize("name", ["nowhere.html", "reference/rules/PSM999.html", "id/tutorial/x/y.html"])
def test_missing_page_leads_home(browser: Browser, address: str, name: str) -> None:
    """The links of the page for a missing address lead into the site."""
    with WatchedPage(browser) as watched:
        answer = watched.page.goto(address + name)
        assert answer is not None
        assert answer.status == 404
        assert watched.page.eval_on_selector_all("a", "all => all.map(one => one.href)") == [
            f"{address}index.html",
            f"{address}search.html",
            f"{address}id/index.html",
        ]
        watched.page.click("text=the first page")
        watched.page.wait_for_url(f"{address}index.html")
        assert watched.page.title() == "psm-model"


def test_keyboard_reaches_the_text_first(browser: Browser, address: str) -> None:
    """The first Tab key leads to the link that skips the navigation."""
    with WatchedPage(browser) as watched:
        watched.page.goto(f"{address}how-to/checking.html")
        watched.page.keyboard.press("Tab")
        assert watched.page.evaluate("document.activeElement.getAttribute('href')") == "#furo-main-content"
        watched.page.keyboard.press("Enter")
        watched.page.wait_for_url("**#furo-main-content")
        assert watched.page.evaluate("document.querySelector(':target').id") == "furo-main-content"


def test_print_has_no_navigation(browser: Browser, address: str) -> None:
    """A page is printed without navigation, on white."""
    with WatchedPage(browser, scheme="dark") as watched:
        watched.page.emulate_media(media="print")
        watched.page.goto(f"{address}reference/rules/PSM101.html")
        assert watched.page.is_visible("article h1")
        for part in (".sidebar-drawer", ".toc-drawer", ".related-pages", ".twin"):
            assert not watched.page.is_visible(part)


def test_reader_changes_language_and_back(browser: Browser, address: str) -> None:
    """The link at the top of a page leads to its twin and back."""
    with WatchedPage(browser) as watched:
        watched.page.goto(f"{address}reference/rules/PSM101.html")
        watched.page.click(".twin a")
        watched.page.wait_for_url(f"{address}id/rules/PSM101.html")
        assert watched.page.evaluate("document.documentElement.lang") == "id"
        watched.page.click(".twin a")
        watched.page.wait_for_url(f"{address}reference/rules/PSM101.html")
        assert watched.page.evaluate("document.documentElement.lang") == "en"


@pytest.mark.parametrize(
    ("name", "first", "output"),
    [
        ("index.html", "from psm_model import BoardTerm", "PSM101 IPSM Contoh: board terms"),
        ("id/rules/PSM101.html", "import attrs", "('PSM101',)"),
    ],
)
def test_example_is_copied_as_a_program(browser: Browser, address: str, name: str, first: str, output: str) -> None:
    """A copied example has neither prompts nor output, and runs by itself."""
    with WatchedPage(browser) as watched:
        watched.context.grant_permissions(["clipboard-read", "clipboard-write"])
        watched.page.goto(address + name)
        watched.page.hover(".highlight >> nth=0")
        watched.page.click(".highlight .copy >> nth=0")
        watched.page.wait_for_function("document.querySelector('.copy').textContent.match(/Copied|Tersalin/)")
        copied = watched.page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith(first)
        assert output in watched.page.inner_text(".highlight >> nth=0")
        assert output not in copied
        exec(copied, {})  # noqa: S102  # an example of the site


def test_command_is_copied_without_its_prompt(browser: Browser, address: str) -> None:
    """A copied block of commands has neither prompts nor output."""
    with WatchedPage(browser) as watched:
        watched.context.grant_permissions(["clipboard-read", "clipboard-write"])
        watched.page.goto(f"{address}tutorial/index.html")
        block = watched.page.locator(".highlight", has_text="$ psm-model check").first
        block.hover()
        block.locator(".copy").click()
        block.get_by_text("Copied").wait_for()
        copied = watched.page.evaluate("navigator.clipboard.readText()")
        assert all(line.startswith("psm-model ") for line in copied.splitlines())
