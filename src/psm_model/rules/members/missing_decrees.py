"""Members without a decree of appointment."""

from __future__ import annotations

from psm_model.checking import Context, MemberSubject, Violation
from psm_model.checking.facts import Fact
from psm_model.entities.member import Member
from psm_model.values.verdict import Verdict

__all__ = ["lacks_decree", "make_missing_decree_violation"]


def lacks_decree(member: Member, context: Context) -> bool:
    """Return whether a member has no issued decree, and the record does not say that it leaves decrees out.

    >>> lacks_decree(kasmad, Context()), lacks_decree(attrs.evolve(kasmad, withheld=["decree_ids"]), Context())
    (True, False)
    """
    return "decree_ids" not in member.withheld and not context.decrees.has_issued(member.decree_ids)


def make_missing_decree_violation(subject: MemberSubject) -> Violation:
    """Return the violation for a member without a decree, undetermined if the membership is withheld."""
    member, is_open = subject.member, "membership" in subject.member.withheld
    return Violation(
        path=subject.path,
        ids=(member.id,),
        verdict=Verdict.UNDETERMINED if is_open else Verdict.YES,
        settled_by=(Fact(f"{subject.path}/membership"),) if is_open else (),
        params={"member": member.id},
    )
