"""Posts of a board."""

from __future__ import annotations

from typing import Final

from psm_model.checking import Authority, Ground
from psm_model.entities.post import Post
from psm_model.law.statute import Certainty
from psm_model.rules.grounds import TEMANGGUNG_BOARD

__all__ = ["ELECTED", "POSTS_OF_BOARDS"]

POSTS_OF_BOARDS = Ground(Authority.PRACTICE, Certainty.DERIVED, (TEMANGGUNG_BOARD,))
"""The ground of the rules on posts."""
ELECTED: Final = frozenset(Post) - {Post.ADVISER, Post.PATRON, Post.DIRECTOR, Post.MOTIVATOR, Post.MEMBER, Post.OTHER}
"""The posts that a congress (*musyawarah*) fills, as seen on real boards."""
