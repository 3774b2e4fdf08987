"""Post: a normalised post on a board."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

__all__ = ["CORE_POSTS", "Post"]


class Post(StrEnum):
    """A post on a board. Titles are free text, and several titles mean the same post (see `parse_title`)."""

    CHAIR = "chair"
    """*Ketua*, *ketua umum*."""
    VICE_CHAIR = "vice_chair"
    """*Wakil ketua*."""
    SECRETARY = "secretary"
    """*Sekretaris*, *sekretaris jenderal*."""
    VICE_SECRETARY = "vice_secretary"
    """*Wakil sekretaris*."""
    TREASURER = "treasurer"
    """*Bendahara*, *bendahara umum*."""
    VICE_TREASURER = "vice_treasurer"
    """*Wakil bendahara*."""
    SECTION_HEAD = "section_head"
    """*Ketua bidang*, *koordinator bidang*."""
    SECTION_MEMBER = "section_member"
    """*Anggota bidang*."""
    COORDINATOR = "coordinator"
    """*Koordinator* of an area (*korcam* of a district)."""
    ADVISER = "adviser"
    """*Penasihat*, *majelis pertimbangan*."""
    PATRON = "patron"
    """*Pembina*, *pelindung*."""
    DIRECTOR = "director"
    """*Pengarah*."""
    MOTIVATOR = "motivator"
    """*Tim motivator*."""
    MEMBER = "member"
    """A member of the board without a specific post (*pengurus*, *anggota*)."""
    OTHER = "other"
    """Any other post; see its title."""

    @property
    def seats(self) -> int | None:
        """The number of seats: one for chair, secretary and treasurer; None for no limit.

        >>> Post.CHAIR.seats, Post.VICE_CHAIR.seats
        (1, None)
        """
        return 1 if self in CORE_POSTS else None


CORE_POSTS: Final = (Post.CHAIR, Post.SECRETARY, Post.TREASURER)
"""The posts that a board usually fills; each has one seat."""
