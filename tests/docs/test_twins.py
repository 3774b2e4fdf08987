"""Indonesian pages are up to date with the English ones."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from docs._ext.twins import DOCS, INDONESIAN_ONLY, english_pages, find_recorded_hash, record, text_hash
from psm_model.rules import RULES
from tests.every_case import every_case

# Terms of the package itself, which the Indonesian glossary words in Indonesian.
ENGLISH: Final = frozenset(
    {
        *("level", "gazette", "partial date", "period", "handover day", "half-open range", "completion", "verdict"),
        *("finding", "ground", "roster", "waiver", "pinpoint", "statute book", "attested day", "own data"),
        *("role", "stated count", "withheld"),
    }
)
_FENCE: Final = re.compile(r"^```(\S*).*?^```$", re.DOTALL | re.MULTILINE)
_HEADING: Final = re.compile(r"^(#+) ", re.MULTILINE)
_CODE: Final = re.compile(r"(?<!`)`([^`]+)`(?!`)")
_ENGLISH_TERM: Final = re.compile(r"^(?=\S)(?!```)(.+)$", re.MULTILINE)
_TERM: Final = re.compile(r"^```\{istilah\} (.*(?:\n:lain:.*)?)", re.MULTILINE)
PAGES = {page.relative_to(DOCS).as_posix(): page for page in english_pages()}


def test_pages_that_need_a_twin_are_found() -> None:
    """The front page, the glossary and the tutorial are among them."""
    assert {"index.md", "glossary.md", "tutorial/index.md"} <= set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_page_has_a_twin_that_was_written_from_it(name: str) -> None:
    """The Indonesian page names the hash of the English text: compare both, then update `english:`."""
    twin = DOCS / "id" / name
    assert twin.is_file()
    recorded = find_recorded_hash(twin.read_text(encoding="utf-8"))
    assert recorded == text_hash(PAGES[name].read_text(encoding="utf-8")), (
        f"update docs/id/{name}, then record it: python -m docs._ext.twins {name}"
    )


GUIDES = [name for name in PAGES if name.startswith("how-to/")]


@pytest.mark.parametrize("name", GUIDES)
def test_twin_of_a_guide_has_its_parts(name: str) -> None:
    """The twin of a guide has as many headings, of the same levels, the same kinds of blocks and the same code."""
    english, indonesian = (path.read_text(encoding="utf-8") for path in (PAGES[name], DOCS / "id" / name))
    for parts in (lambda text: _HEADING.findall(_FENCE.sub("", text)), _FENCE.findall):
        assert parts(english) == parts(indonesian)
    code = [
        {" ".join(found.split()) for found in _CODE.findall(_FENCE.sub("", text))} for text in (english, indonesian)
    ]
    assert code[0] - code[1] == set(), f"docs/id/{name} does not mention them"


def test_glossaries_have_the_same_terms() -> None:
    """Each Indonesian term of the English glossary is a term of the Indonesian one, or another name of one."""
    english, indonesian = (path.read_text(encoding="utf-8") for path in (PAGES["glossary.md"], DOCS / "id/glossary.md"))
    blocks = re.findall(r"^```\{glossary\}\n(.*?)^```$", english, re.DOTALL | re.MULTILINE)
    terms = {term for block in blocks for term in _ENGLISH_TERM.findall(block)}
    own = {name.strip() for found in _TERM.findall(indonesian) for name in found.replace("\n:lain:", ",").split(",")}
    assert terms - own == ENGLISH, "add the term to docs/id/glossary.md (or, if it is English, to ENGLISH here)"


def test_text_is_recorded(tmp_path: Path) -> None:
    """Recording changes only the hash in the front matter."""
    (tmp_path / "id").mkdir()
    (tmp_path / "a.md").write_text("# A\n", encoding="utf-8")
    (tmp_path / "id" / "a.md").write_text("---\nenglish: 0\n---\n\nA, english: 0\n", encoding="utf-8")
    record("a.md", tmp_path)
    twin = (tmp_path / "id" / "a.md").read_text(encoding="utf-8")
    assert find_recorded_hash(twin) == text_hash("# A\n")
    assert twin.endswith("A, english: 0\n")


def test_no_indonesian_page_is_left_over() -> None:
    """Each Indonesian page has an English one, or is for officials alone."""
    names = {page.relative_to(DOCS / "id").as_posix() for page in (DOCS / "id").rglob("*.md")}
    assert {name for name in names if not name.startswith("rules/")} - INDONESIAN_ONLY <= set(PAGES)
    assert names >= INDONESIAN_ONLY


def test_hash_follows_the_text() -> None:
    """The hash depends on the text only, not on front matter or line ends."""
    assert text_hash("# A\n\nword\n") == text_hash("---\ntwin: x\n---\n# A\r\n\r\nword")
    assert text_hash("# A\n\nword\n") != text_hash("# A\n\nwords\n")


@pytest.mark.parametrize("page", ["# A\n", "---\ntwin: x\n---\n", "english: 12\n"])
def test_hash_is_read_from_the_front_matter(page: str) -> None:
    """A hash outside the front matter is ignored."""
    assert find_recorded_hash(page) is None


@every_case("code", RULES)
def test_rule_is_bilingual(code: str) -> None:
    """Each rule has a title, a message and an explanation in both languages, and they differ."""
    rule = RULES[code]
    for text in (rule.title, rule.message, rule.explanation):
        assert text.english
        assert text.indonesian
        assert text.english != text.indonesian
