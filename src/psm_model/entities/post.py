"""Post: what somebody is on a board, whatever the post is called."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Post"]


class Post(StrEnum):
    """A post on a board, whatever its title: titles are free text, and several mean one post (see `parse_title`)."""

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
    """A member of the board without a post of its own (*pengurus*, *anggota*)."""
    OTHER = "other"
    """Any other; its title tells."""

    @property
    def seats(self) -> int | None:
        """How many may hold it at once: one for chair, secretary and treasurer; None where any number may.

        >>> Post.CHAIR.seats, Post.VICE_CHAIR.seats
        (1, None)
        """
        return 1 if self in _SINGLE else None


_SINGLE = frozenset({Post.CHAIR, Post.SECRETARY, Post.TREASURER})
