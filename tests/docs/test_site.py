"""The built site: valid links, no requests to other hosts, and a Markdown version of each page."""

from __future__ import annotations

import re
import runpy
import sys
from collections import defaultdict
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from docs._ext.searching import SUBJECTS
from docs._ext.twins import english_pages, find_twin
from psm_model.rules import RULES

SITE: Final = Path(__file__).parents[2] / "build" / "docs" / "html"
LARGEST: Final = 320_000
"""The limit for the bytes of a page."""
NO_PAGE: Final = "404.html"
"""The page for missing addresses, whose links a script sets."""

# One process parses all pages.
pytestmark = [pytest.mark.site, pytest.mark.xdist_group("pages")]


class Page(HTMLParser):
    """The links, resources and anchors of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.loaded: set[str] = set()
        self.anchors: set[str] = set()
        self.pictures: list[dict[str, str | None]] = []
        self.language: str | None = None
        self.alternates: dict[str, str] = {}
        self.repeated: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record an element."""
        attributes = dict(attrs)
        if anchor := attributes.get("id"):
            if anchor in self.anchors:
                self.repeated.add(anchor)
            self.anchors.add(anchor)
        if tag == "html":
            self.language = attributes.get("lang")
        if tag == "img":
            self.pictures.append(attributes)
        address = attributes.get("href") or attributes.get("src") or attributes.get("data")
        if address is None:
            return
        if tag == "a":
            self.links.add(address)
        else:
            self.loaded.add(address)
        if tag == "link" and (language := attributes.get("hreflang")):
            self.alternates[language] = address


@cache
def list_pages() -> dict[Path, Page]:
    """Return all pages of the site."""
    found = {file: Page(file.read_text(encoding="utf-8")) for file in sorted(SITE.rglob("*.html"))}
    assert found, "no site: python3 dev.py docs builds it"
    return found


def is_external(address: str) -> bool:
    """Return whether an address belongs to another host."""
    return bool(urlsplit(address).scheme or urlsplit(address).netloc) and not address.startswith("data:")


def is_dead(page: Path, address: str) -> bool:
    """Return whether an address leads to no file, or to no anchor in it."""
    path, place = urldefrag(urlsplit(address)._replace(query="").geturl())
    file = (page.parent / unquote(path)).resolve() if path else page
    if file not in list_pages():
        return not file.is_file()
    # Anchors that a script of the theme creates are not in the page.
    return bool(place) and unquote(place) not in list_pages()[file].anchors


def test_links_are_valid() -> None:
    """Each link within the site leads to an existing file, and to an anchor in it."""
    dead_links = {
        (page.relative_to(SITE).as_posix(), address)
        for page, content in list_pages().items()
        for address in content.links | content.loaded
        if not is_external(address) and not address.startswith("data:") and is_dead(page, address)
    }
    assert dead_links == set()


def test_dead_links_are_detected() -> None:
    """A missing file and a missing anchor are detected."""
    first = SITE / "index.html"
    assert is_dead(first, "nowhere.html")
    assert is_dead(first, "glossary.html#nowhere")
    assert is_dead(first, "#nowhere")
    assert not is_dead(first, "glossary.html?q=1")


def test_nothing_is_loaded_from_elsewhere() -> None:
    """Fonts, scripts, pictures and styles come from the site; only links lead to other hosts."""
    assert {address for content in list_pages().values() for address in content.loaded if is_external(address)} == set()
    styles = {file: file.read_text(encoding="utf-8") for file in SITE.rglob("*.css")}
    urls = {address for text in styles.values() for address in re.findall(r"url\(['\"]?([^)'\"]+)", text)}
    assert {address for address in urls if is_external(address)} == set()
    assert not any("@import" in text for text in styles.values())


def test_no_link_starts_at_the_root_of_a_host() -> None:
    """The site works below any path, and in a folder without a host."""
    assert {
        address for content in list_pages().values() for address in content.links | content.loaded if address[:1] == "/"
    } == set()


def test_pages_are_small() -> None:
    """No page has more than 320 kB."""
    assert {page.name: page.stat().st_size for page in list_pages() if page.stat().st_size > LARGEST} == {}


def test_ids_are_unique() -> None:
    """No two elements of a page have the same id."""
    assert {
        page.relative_to(SITE).as_posix(): content.repeated
        for page, content in list_pages().items()
        if content.repeated
    } == {}


def test_pages_have_a_language() -> None:
    """A page below id/ is marked as Indonesian, any other as English."""
    for page, content in list_pages().items():
        assert content.language == ("id" if page.relative_to(SITE).parts[0] == "id" else "en")


def test_twins_lead_to_each_other() -> None:
    """Each page with a twin names both in its head, and links to the other."""
    known = {page.relative_to(SITE).with_suffix("").as_posix() for page in list_pages()}
    docs = Path(__file__).parents[2] / "docs"
    names = [page.relative_to(docs).with_suffix("").as_posix() for page in english_pages()]
    for name, twin in [
        *((name, find_twin(name, {}, known)) for name in names),
        *((f"reference/rules/{code}", f"id/rules/{code}") for code in RULES),
    ]:
        assert twin is not None
        page, other = SITE / f"{name}.html", SITE / f"{twin}.html"
        for source, target, language in ((page, other, "id"), (other, page, "en")):
            content = list_pages()[source]
            assert set(content.alternates) == {"en", "id"}
            assert (source.parent / content.alternates[language]).resolve() == target
            assert content.alternates[language] in content.links


@pytest.mark.parametrize("first", ["index.html", "id/index.html"])
def test_goals_are_two_clicks_away(first: str) -> None:
    """From the first page, two clicks lead to what most readers come for."""

    def follow(page: Path) -> set[Path]:
        inside = {urldefrag(address)[0] for address in list_pages()[page].links if not is_external(address)}
        return {(page.parent / unquote(address)).resolve() for address in inside if address} & set(list_pages())

    start = SITE / first
    reached = follow(start).union(*map(follow, follow(start)))
    goals = ("install", "how-to/article", "reference/rules/PSM101", "how-to/own-rules", "how-to/pandas")
    assert {goal for goal in goals if SITE / f"{goal}.html" not in reached} == set()


def test_subjects_of_the_search_are_pages() -> None:
    """Each page that a word leads to exists."""
    assert {name for name in SUBJECTS if SITE / f"{name}.html" not in list_pages()} == set()


def test_every_page_names_version_licence_and_changes() -> None:
    """The end of each page leads to the licence and the changes, and to a repository only if its address was given."""
    for page, content in list_pages().items():
        if page.name != NO_PAGE:
            ends = {address.rpartition("/")[2] for address in content.links}
            assert {"licence.html", "changelog.html"} <= ends or page.stem in {"licence", "changelog"}


@pytest.mark.parametrize("given", ["", "https://example.org/psm-model"])
def test_repository_is_given_at_build_time(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    """An environment variable has the address of the repository."""
    monkeypatch.setenv("PSM_MODEL_REPOSITORY", given)
    monkeypatch.setattr("sys.path", [*sys.path])
    conf = runpy.run_path(str(Path(__file__).parents[2] / "docs" / "conf.py"))
    assert conf["html_context"]["repository"] == given


def test_pictures_have_alternative_texts() -> None:
    """Each picture has an alternative text, and each drawing a title and a description."""
    pictures = [picture for content in list_pages().values() for picture in content.pictures]
    assert pictures
    assert [picture for picture in pictures if not (picture.get("alt") or "").strip()] == []
    drawn = re.findall(
        r"<svg[^>]*aria-labelledby.*?</svg>", (SITE / "explanation/model.html").read_text(encoding="utf-8")
    )
    assert drawn
    assert all("<title" in svg and "<desc" in svg for svg in drawn)


def test_llms_txt_lists_every_page() -> None:
    """`llms.txt` lists each page as Markdown, which is next to it and is not HTML."""
    listed = set(re.findall(r"\]\(([^)]+\.md)\)", (SITE / "llms.txt").read_text(encoding="utf-8")))
    special = {"404", "search", "genindex", "py-modindex"}
    expected = {
        page.relative_to(SITE).with_suffix(".md").as_posix() for page in list_pages() if page.stem not in special
    }
    assert expected == listed
    by_kind = defaultdict(list)
    for name in listed:
        text = (SITE / name).read_text(encoding="utf-8")
        by_kind[text.lstrip()[:2]].append(name)
        assert "<svg" not in text
        assert "]()" not in text
        for language, code in re.findall(r"^```(\S*)\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
            assert language
            # A link or a second prompt would be pasted with the code.
            assert not re.search(r"\]\([^)\s]*\.md|^(?:>>>|\.\.\.) >>>", code, re.MULTILINE)
    assert set(by_kind) == {"# "}
