"""Decrees of members."""

from __future__ import annotations

from psm_model.entities.decree import DecreeStatus
from psm_model.entities.member import Member

__all__ = ["ART", "has_decree"]

ART = "https://id.scribd.com/document/623709747/ANGGARAN-RUMAH-TANGGA-IPSM-NASIONAL"


def has_decree(member: Member) -> bool:
    """Return whether a decree of appointment was issued for a member."""
    return member.decree is not None and member.decree.status is DecreeStatus.ISSUED
