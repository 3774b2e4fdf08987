"""Pages in Indonesian do not drift from those in English."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs._ext.twins import DOCS, english_pages, record, text_hash, written_from
from psm_model.rules import RULES

PAGES = {page.relative_to(DOCS).as_posix(): page for page in english_pages()}


def test_pages_that_need_a_twin_are_found() -> None:
    """The first page, the glossary and the tutorial are among them."""
    assert {"index.md", "glossary.md", "tutorial/index.md"} <= set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_page_has_a_twin_that_was_written_from_it(name: str) -> None:
    """Its Indonesian page is there, and names the hash of the English text: read both, then set `english:` to it."""
    twin = DOCS / "id" / name
    assert twin.is_file()
    assert written_from(twin.read_text(encoding="utf-8")) == text_hash(PAGES[name].read_text(encoding="utf-8"))


def test_text_is_recorded(tmp_path: Path) -> None:
    """A page that was brought up to date names the text it was written from, and is otherwise as it was."""
    (tmp_path / "id").mkdir()
    (tmp_path / "a.md").write_text("# A\n", encoding="utf-8")
    (tmp_path / "id" / "a.md").write_text("---\nenglish: 0\n---\n\nA, english: 0\n", encoding="utf-8")
    record("a.md", tmp_path)
    written = (tmp_path / "id" / "a.md").read_text(encoding="utf-8")
    assert written_from(written) == text_hash("# A\n")
    assert written.endswith("A, english: 0\n")


def test_no_indonesian_page_is_left_over() -> None:
    """Each Indonesian page has an English one."""
    found = {page.relative_to(DOCS / "id").as_posix() for page in (DOCS / "id").rglob("*.md")}
    assert {name for name in found if not name.startswith("rules/")} <= set(PAGES)


def test_change_of_the_english_page_is_seen() -> None:
    """The hash of a page is that of what is read of it: its front matter and its line ends tell nobody anything."""
    assert text_hash("# A\n\nword\n") == text_hash("---\ntwin: x\n---\n# A\r\n\r\nword")
    assert text_hash("# A\n\nword\n") != text_hash("# A\n\nwords\n")


@pytest.mark.parametrize("page", ["# A\n", "---\ntwin: x\n---\n", "english: 12\n"])
def test_page_that_names_no_text_is_written_from_none(page: str) -> None:
    """What does not stand in the front matter says nothing."""
    assert written_from(page) is None


@pytest.mark.parametrize("code", RULES)
def test_rule_is_told_in_both_languages(code: str) -> None:
    """Each rule has a title, a message and an explanation in both, and they differ."""
    rule = RULES[code]
    for text in (rule.title, rule.message, rule.explanation):
        assert text.english
        assert text.indonesian
        assert text.english != text.indonesian
