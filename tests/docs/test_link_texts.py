"""A link after "see" has the title of the page, or of the section, that it leads to."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from docs._ext.twins import DOCS

ROOT: Final = DOCS.parent
LINK: Final = re.compile(r"\b(?:[Ss]ee|[Ll]ihat)\s+\[([A-Z][^\]]*)\]\(([^)#:]+\.md)[^)]*\)")
"""A link after "see" whose text begins with a capital, as titles do."""


def find_wrong_texts(page: Path) -> list[str]:
    """Return the link texts on a page that are no heading of their target."""
    wrong = []
    for text, target in LINK.findall(page.read_text(encoding="utf-8")):
        headings = re.findall(r"^#+ (.*)$", (page.parent / target).read_text(encoding="utf-8"), re.MULTILINE)
        if " ".join(text.split()) not in headings:
            wrong.append(text)
    return wrong


def test_links_have_the_titles_of_their_targets() -> None:
    """In the documentation and in CONTRIBUTING.md, the text after "see" is a heading of the page."""
    pages = [*DOCS.rglob("*.md"), ROOT / "CONTRIBUTING.md"]
    assert sum(len(LINK.findall(page.read_text(encoding="utf-8"))) for page in pages) > 3
    assert [(page.name, wrong) for page in pages if (wrong := find_wrong_texts(page))] == []


@pytest.mark.parametrize(("text", "wrong"), [("A page", []), ("A\nsection", []), ("Another", ["Another"])])
def test_wrong_texts_are_found(tmp_path: Path, text: str, wrong: list[str]) -> None:
    """The title of the page and of a section are right, also over two lines; any other text is found."""
    (tmp_path / "a.md").write_text("# A page\n\n## A section\n", encoding="utf-8")
    (tmp_path / "b.md").write_text(f"For more, see [{text}](a.md#place).\n", encoding="utf-8")
    assert find_wrong_texts(tmp_path / "b.md") == wrong
