"""PSM214: when replacement-in-another-post is found, and when not."""

from __future__ import annotations

import attrs
import pytest

from psm_model.entities import Post
from tests.rules.samples import IPSM, NO, YES, held, term, verdict


@pytest.mark.parametrize(
    ("post", "section", "expected"),
    [
        (Post.SECTION_HEAD, "Humas", NO),
        (Post.SECTION_HEAD, "  HUMAS ", NO),
        (Post.SECTION_HEAD, "Usaha", YES),
        (Post.SECTION_HEAD, None, YES),
        (Post.SECTION_MEMBER, "Humas", YES),
    ],
)
def test_a_replacement_takes_the_seat_of_the_one_replaced(post: Post, section: str | None, expected: object) -> None:
    """The post and the section are those of the one replaced, but for case and spacing."""
    old = held("2020/2022", "a", Post.SECTION_HEAD, section="Humas")
    new = held("2023/2025", "b", post, section=section, replaces="a")
    assert verdict("PSM214", IPSM, term("2020/2025", "t", old, new)) is expected
    assert verdict("PSM214", IPSM, term("2020/2025", "t", old, attrs.evolve(new, replaces_id="nobody"))) is NO
