"""PSM214: conditions and report of replacement-in-another-post."""

from __future__ import annotations

import attrs
import pytest

from psm_model.entities import Post
from tests.rules.samples import IPSM, NO, YES, appoint, term, verdict


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
def test_replacement_has_the_post_and_section_of_the_replaced_appointment(
    post: Post, section: str | None, expected: object
) -> None:
    """Post and section agree with those of the replaced appointment, apart from case and spacing."""
    old = appoint("2020/2022", "a", Post.SECTION_HEAD, section="Humas")
    new = appoint("2023/2025", "b", post, section=section, replaces="a")
    assert verdict("PSM214", IPSM, term("2020/2025", "t", old, new)) is expected
    assert verdict("PSM214", IPSM, term("2020/2025", "t", old, attrs.evolve(new, replaces_id="nobody"))) is NO
