"""Decrees of members."""

from __future__ import annotations

from psm_model.entities.decree import DecreeStatus
from psm_model.entities.member import Member

__all__ = ["has_decree"]


def has_decree(member: Member) -> bool:
    """Return whether a decree of appointment was issued for a member."""
    return member.decree is not None and member.decree.status is DecreeStatus.ISSUED
