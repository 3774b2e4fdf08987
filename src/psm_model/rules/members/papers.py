"""Decrees of members."""

from __future__ import annotations

from psm_model.checking import Context
from psm_model.entities.member import Member

__all__ = ["lacks_decree"]


def lacks_decree(member: Member, context: Context) -> bool:
    """Return whether a member has no issued decree, and the record does not say that it leaves decrees out.

    >>> lacks_decree(kasmad, Context()), lacks_decree(attrs.evolve(kasmad, withheld=["decree_ids"]), Context())
    (True, False)
    """
    return "decree_ids" not in member.withheld and not context.decrees.has_issued(member.decree_ids)
