"""The table of titles and codes is true, in both languages."""

from __future__ import annotations

import re
from typing import Final

from docs._ext.twins import DOCS
from psm_model.entities import Capacity, Post
from psm_model.entities.titles import parse_title
from tests.every_case import every_case

_ROW: Final = re.compile(r"^\| (.+?) \| `(\w+)` \|(.*?)\|(.*?)\|$", re.MULTILINE)
PAGES: Final = ("how-to/posts.md", "id/how-to/posts.md")


def list_titles(page: str) -> list[tuple[str, str, str, str]]:
    """Return the titles of the table with their post, capacity and section."""
    return [
        (title, post, capacity.strip(" `"), section.strip())
        for titles, post, capacity, section in _ROW.findall((DOCS / page).read_text(encoding="utf-8"))
        # Not the head of the table.
        if post != "post"
        for title in titles.split(", ")
    ]


@every_case(("title", "post", "capacity", "section"), list_titles(PAGES[0]))
def test_titles_have_their_codes(title: str, post: str, capacity: str, section: str) -> None:
    """A title of the table is read as the table says."""
    parsed = parse_title(title)
    assert (parsed.post, parsed.capacity, parsed.section) == (post, capacity or Capacity.SUBSTANTIVE, section or None)


def test_table_is_complete() -> None:
    """The table has every post and every capacity that a title may have, and both languages have the same table."""
    titles = list_titles(PAGES[0])
    assert {post for _, post, _, _ in titles} == set(Post) - {Post.OTHER}, f"add the post to {PAGES}"
    assert {capacity for _, _, capacity, _ in titles} == {*Capacity} - {Capacity.SUBSTANTIVE} | {""}
    assert list_titles(PAGES[1]) == titles
