"""The page of `psm-model report` in a real browser: Debian's Chromium, headless, from a file."""

from __future__ import annotations

import re
import zlib
from itertools import pairwise
from pathlib import Path
from typing import Final, Literal

import pytest
from playwright.sync_api import Browser, Page

from psm_model.checks import check
from psm_model.i18n import LANGUAGES, Language
from psm_model.pages import render_html
from tests.docs.browsing import CHROMIUM, WatchedPage, find_violations
from tests.pages.registers import ON, make_regency

SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")

pytestmark = [pytest.mark.site, pytest.mark.skipif(CHROMIUM is None, reason="no chromium: apt-get install chromium")]


def write_page(folder: Path, *, number: int = 20, language: Language = "id") -> str:
    """Write the page of a register, and return its address."""
    register = make_regency(number)
    report = check(register, on=ON, undetermined=True)
    file = folder / "laporan.html"
    file.write_text(render_html(register, report, on=ON, language=language, files=["a.json"]), encoding="utf-8")
    return file.as_uri()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_accessible_and_loads_nothing(
    browser: Browser, tmp_path: Path, language: Language, scheme: Literal["light", "dark"]
) -> None:
    """A page has no error, no request and no violation, and is not wider than the window."""
    address = write_page(tmp_path, language=language)
    for width in (360, 1280):
        with WatchedPage(browser, width=width, scheme=scheme) as watched:
            watched.page.goto(address)
            size = watched.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
            assert size[0] <= size[1]
            assert find_violations(watched.page) == []
            assert watched.errors == []
            assert {url for url in watched.requests if not url.startswith("data:")} == {address}


def count_shown(page: Page, selector: str) -> int:
    """Return the number of elements that are not hidden."""
    return sum(element.is_visible() for element in page.query_selector_all(selector))


def test_filters_choose_what_is_shown(browser: Browser, tmp_path: Path) -> None:
    """Each filter hides what does not fit, the count follows, and everything can be shown again."""
    with WatchedPage(browser) as watched:
        page = watched.page
        page.goto(write_page(tmp_path))
        everything = count_shown(page, ".finding")
        rows = count_shown(page, ".timeline tr.filtered")
        for name, key in (("area", "area"), ("severity", "severity"), ("rule", "rule"), ("status", "status")):
            value = page.eval_on_selector(f"select[name={name}] option:nth-child(2)", "one => one.value")
            page.select_option(f"select[name={name}]", value)
            fitting = page.eval_on_selector_all(
                ".finding", f"all => all.filter(one => one.dataset.{key} === '{value}').length"
            )
            assert 0 < count_shown(page, ".finding") == fitting < everything
            assert f"{fitting} dari {everything} temuan ditampilkan" in page.inner_text("#count")
            if name == "area":
                assert 0 < count_shown(page, ".timeline tr.filtered") < rows
            else:
                assert count_shown(page, ".timeline tr.filtered") == rows
            page.click("button[type=reset]")
            # The form is reset first; its policy forbids to wait for a function.
            page.evaluate("new Promise(done => setTimeout(done))")
            assert count_shown(page, ".finding") == everything
        page.fill("input[name=text]", "desa PSM101")
        # What is off the screen is not laid out, and has no inner text yet.
        shown = [
            element.text_content() or "" for element in page.query_selector_all(".finding") if element.is_visible()
        ]
        assert shown
        assert all("desa" in text.casefold() for text in shown)
        page.fill("input[name=text]", "nowhere at all")
        assert count_shown(page, ".finding") == count_shown(page, ".group") == 0
        assert watched.errors == []


def test_page_needs_no_script(browser: Browser, tmp_path: Path) -> None:
    """Without JavaScript, everything is visible except the filters."""
    address = write_page(tmp_path, number=3)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert not page.is_visible("#filters")
    findings = page.query_selector_all(".finding")
    assert findings
    assert all(element.is_visible() for element in findings)
    context.close()


def test_keyboard_reaches_the_findings_first(browser: Browser, tmp_path: Path) -> None:
    """The first Tab key leads to the link to the findings."""
    with WatchedPage(browser) as watched:
        watched.page.goto(write_page(tmp_path, number=3))
        watched.page.keyboard.press("Tab")
        assert watched.page.evaluate("document.activeElement.getAttribute('href')") == "#findings"
        watched.page.keyboard.press("Enter")
        assert watched.page.evaluate("location.hash") == "#findings"


def test_print_has_a_place_to_sign_and_no_navigation(browser: Browser, tmp_path: Path) -> None:
    """A page is printed on white, without filters, with what the filters have left and a place to sign."""
    with WatchedPage(browser, scheme="dark") as watched:
        page = watched.page
        page.goto(write_page(tmp_path))
        assert not page.is_visible(".signature")
        page.emulate_media(media="print")
        assert page.is_visible(".signature")
        for part in ("nav", "#filters", "button"):
            assert not page.is_visible(part)
        ink = page.evaluate("getComputedStyle(document.body).color + getComputedStyle(document.body).backgroundColor")
        assert ink == "rgb(27, 31, 36)rgb(255, 255, 255)"
        assert page.evaluate("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"
        page.emulate_media(media="screen")
        page.select_option("select[name=severity]", "error")
        page.emulate_media(media="print")
        assert page.is_visible("#count")
        assert page.inner_text("#count").startswith("Disaring: kesalahan")


def test_paper_is_saved(browser: Browser, tmp_path: Path) -> None:
    """On paper, two small boards are side by side, and a rule is explained once, unless a filter may hide it."""
    with WatchedPage(browser, width=680) as watched:
        page = watched.page
        page.goto(write_page(tmp_path))
        page.emulate_media(media="print")
        boxes = page.eval_on_selector_all(
            ".board.narrow",
            "all => all.map(one => one.getBoundingClientRect()).map(box => [box.left, box.top])",
        )
        pairs = [(first, second) for first, second in pairwise(boxes) if first[1] == second[1]]
        assert pairs
        assert all(first[0] < second[0] for first, second in pairs)
        assert count_shown(page, ".facts:not(.again) dd:first-of-type") > 0
        assert count_shown(page, ".again dt:not(.remedy)") == count_shown(page, ".again .remedy span") == 0
        assert count_shown(page, ".again dt.remedy") > 0
        page.emulate_media(media="screen")
        page.select_option("select[name=severity]", "error")
        page.emulate_media(media="print")
        assert count_shown(page, ".again dt:not(.remedy)") > 0


def read_pages(pdf: bytes) -> list[str]:
    """Return the text of each page of a PDF as Chromium writes it, whose fonts map glyphs to letters."""
    objects = {int(number): body for number, body in re.findall(rb"(\d+) 0 obj\s*(.*?)endobj", pdf, re.DOTALL)}
    streams = {}
    for number, body in objects.items():
        stream = re.fullmatch(rb"<<(.*?)>>\s*stream\r?\n(.*)\r?\nendstream\s*", body, re.DOTALL)
        if stream is not None:
            streams[number] = zlib.decompressobj().decompress(stream[2]) if b"Flate" in stream[1] else stream[2]
    pages = [body for body in objects.values() if re.search(rb"/Type\s*/Page\b", body)]
    texts = []
    for body in pages:
        named = dict(re.findall(rb"/(F\d+) (\d+) 0 R", body))
        letters = {name: _read_letters(objects[int(font)], streams) for name, font in named.items()}
        (content,) = re.findall(rb"/Contents (\d+) 0 R", body)
        texts.append(_read_text(streams[int(content)], letters))
    return texts


def _read_letters(font: bytes, streams: dict[int, bytes]) -> dict[str, str]:
    """Return the letters of the glyphs of a font, by their code in hexadecimal."""
    (number,) = re.findall(rb"/ToUnicode (\d+) 0 R", font)
    table = streams[int(number)].decode("latin-1")
    letters: dict[str, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, letter in re.findall(r"<(\w+)> <(\w+)>", block):
            letters[code.upper()] = bytes.fromhex(letter).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, letter in re.findall(r"<(\w+)> <(\w+)> <(\w+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                letters[f"{int(first, 16) + step:04X}"] = chr(int(letter, 16) + step)
    return letters


def _read_text(content: bytes, letters: dict[bytes, dict[str, str]]) -> str:
    """Return the text of the operators that show it, without spaces, in the order of the page."""
    shown: list[str] = []
    font = b""
    for name, text in re.findall(rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>", content):
        font = name or font
        codes = (text[start : start + 4].decode().upper() for start in range(0, len(text), 4))
        shown.extend(letters[font].get(code, "") for code in codes)
    return re.sub(r"\s", "", "".join(shown))


def test_paper_has_numbers_and_repeated_heads(browser: Browser, tmp_path: Path) -> None:
    """Each sheet has its number, the files and the day, and the head of the timeline is on each of its sheets."""
    with WatchedPage(browser) as watched:
        watched.page.goto(write_page(tmp_path, number=60))
        pages = read_pages(watched.page.pdf(prefer_css_page_size=True, print_background=True))
    assert len(pages) > 10
    for number, text in enumerate(pages, start=1):
        assert f"Halaman{number}dari{len(pages)}" in text
        assert "a.json·30November2026" in text
        assert "LaporankepengurusanPSM" in text
    timeline = [text for text in pages if "Masabaktikepengurusan" in text or "20162018" in text]
    assert len(timeline) > 1
    assert "KepalaDinasSosial" in pages[-1]
