"""The built site: links lead somewhere, nothing is asked of other hosts, and each page is there for machines too."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from docs._ext.twins import english_pages, twin_of
from psm_model.rules import RULES

SITE: Final = Path(__file__).parents[2] / "build" / "docs" / "html"
LARGEST: Final = 300_000
"""Bytes of a page."""
NO_PAGE: Final = "404.html"
"""Given for any address, so that what its links lead to is for its script to tell."""

pytestmark = pytest.mark.site


class Page(HTMLParser):
    """What a page links to, loads, and can be linked to at."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.loaded: set[str] = set()
        self.places: set[str] = set()
        self.pictures: list[dict[str, str | None]] = []
        self.language: str | None = None
        self.alternates: dict[str, str] = {}
        self.repeated: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element says."""
        told = dict(attrs)
        if place := told.get("id"):
            if place in self.places:
                self.repeated.add(place)
            self.places.add(place)
        if tag == "html":
            self.language = told.get("lang")
        if tag == "img":
            self.pictures.append(told)
        address = told.get("href") or told.get("src") or told.get("data")
        if address is None:
            return
        if tag == "a":
            self.links.add(address)
        else:
            self.loaded.add(address)
        if tag == "link" and (language := told.get("hreflang")):
            self.alternates[language] = address


@cache
def pages() -> dict[Path, Page]:
    """Return all pages of the site."""
    found = {file: Page(file.read_text(encoding="utf-8")) for file in sorted(SITE.rglob("*.html"))}
    assert found, "no site: python3 dev.py docs builds it"
    return found


def is_external(address: str) -> bool:
    """Whether an address is one of another host."""
    return bool(urlsplit(address).scheme or urlsplit(address).netloc) and not address.startswith("data:")


def dead(page: Path, address: str) -> bool:
    """Whether an address of a page leads to no file, or to no place in it."""
    path, place = urldefrag(urlsplit(address)._replace(query="").geturl())
    file = (page.parent / unquote(path)).resolve() if path else page
    if file not in pages():
        return not file.is_file()
    # What a script of the theme makes has no place in the page.
    return bool(place) and unquote(place) not in pages()[file].places


def test_links_lead_somewhere() -> None:
    """Each link within the site leads to a file that is there, and to a place that is in it."""
    found = {
        (page.relative_to(SITE).as_posix(), address)
        for page, told in pages().items()
        for address in told.links | told.loaded
        if not is_external(address) and not address.startswith("data:") and dead(page, address)
    }
    assert found == set()


def test_dead_links_are_seen() -> None:
    """A file that is not there is seen, and so is a place that is not in it."""
    first = SITE / "index.html"
    assert dead(first, "nowhere.html")
    assert dead(first, "glossary.html#nowhere")
    assert dead(first, "#nowhere")
    assert not dead(first, "glossary.html?q=1")


def test_nothing_is_loaded_from_elsewhere() -> None:
    """Only links that a reader follows lead to other hosts: no font, script, picture or style does."""
    assert {address for told in pages().values() for address in told.loaded if is_external(address)} == set()
    styles = {file: file.read_text(encoding="utf-8") for file in SITE.rglob("*.css")}
    asked = {address for text in styles.values() for address in re.findall(r"url\(['\"]?([^)'\"]+)", text)}
    assert {address for address in asked if is_external(address)} == set()
    assert not any("@import" in text for text in styles.values())


def test_no_link_starts_at_the_root_of_a_host() -> None:
    """The site stands below any path, and in a folder without a host."""
    assert {address for told in pages().values() for address in told.links | told.loaded if address[:1] == "/"} == set()


def test_pages_are_small() -> None:
    """No page has more than 300 kB."""
    assert {page.name: page.stat().st_size for page in pages() if page.stat().st_size > LARGEST} == {}


def test_places_have_one_name_each() -> None:
    """No two elements of a page have one id."""
    assert {page.relative_to(SITE).as_posix(): told.repeated for page, told in pages().items() if told.repeated} == {}


def test_language_is_told() -> None:
    """A page below id/ says that it is Indonesian, any other that it is English."""
    for page, told in pages().items():
        assert told.language == ("id" if page.relative_to(SITE).parts[0] == "id" else "en")


def test_twins_lead_to_each_other() -> None:
    """Each page with a twin names both in its head, and links to the other."""
    known = {page.relative_to(SITE).with_suffix("").as_posix() for page in pages()}
    docs = Path(__file__).parents[2] / "docs"
    names = [page.relative_to(docs).with_suffix("").as_posix() for page in english_pages()]
    for name, twin in [
        *((name, twin_of(name, {}, known)) for name in names),
        *((f"reference/rules/{code}", f"id/rules/{code}") for code in RULES),
    ]:
        assert twin is not None
        page, other = SITE / f"{name}.html", SITE / f"{twin}.html"
        for here, there, language in ((page, other, "id"), (other, page, "en")):
            told = pages()[here]
            assert set(told.alternates) == {"en", "id"}
            assert (here.parent / told.alternates[language]).resolve() == there
            assert told.alternates[language] in told.links


def test_pictures_have_words() -> None:
    """Each picture says in words what is to be seen, and one that is drawn in the page too."""
    found = [picture for told in pages().values() for picture in told.pictures]
    assert found
    assert [picture for picture in found if not (picture.get("alt") or "").strip()] == []
    drawn = re.findall(
        r"<svg[^>]*aria-labelledby.*?</svg>", (SITE / "explanation/model.html").read_text(encoding="utf-8")
    )
    assert drawn
    assert all("<title" in svg and "<desc" in svg for svg in drawn)


def test_machines_find_every_page() -> None:
    """`llms.txt` lists each page as Markdown, which stands beside it and is no HTML."""
    listed = set(re.findall(r"\]\(([^)]+\.md)\)", (SITE / "llms.txt").read_text(encoding="utf-8")))
    own = {"404", "search", "genindex", "py-modindex"}
    wanted = {page.relative_to(SITE).with_suffix(".md").as_posix() for page in pages() if page.stem not in own}
    assert wanted == listed
    by_kind = defaultdict(list)
    for name in listed:
        text = (SITE / name).read_text(encoding="utf-8")
        by_kind[text.lstrip()[:2]].append(name)
        assert "<svg" not in text
        assert "]()" not in text
    assert set(by_kind) == {"# "}
