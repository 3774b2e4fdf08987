"""Legal requirements for community social workers, and the days from which they apply."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from psm_model.checking import Authority, Context, Ground, MemberSubject, Violation
from psm_model.checking.facts import Fact
from psm_model.checking.imprecision import find_imprecise, find_imprecise_ends
from psm_model.entities.member import Member
from psm_model.law.statute import Certainty
from psm_model.values.anniversary import add_years
from psm_model.values.bounds import Bounds
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.verdict import Verdict

__all__ = [
    "REQUIREMENTS",
    "UNDER_10_2019",
    "find_appointment_days",
    "find_imprecise_service",
    "iter_underage",
    "judge_service",
    "make_birth_violation",
]

UNDER_10_2019: Final = Period.parse("2019/..")
"""The period in which Permensos 10/2019 applies. It replaced 01/2012 on a day of 2019 that was not found."""
_SERVICE_STANDARD: Final = (
    "https://sippn.menpan.go.id/pelayanan-publik/8227659/pemerintah-kota-pasuruan/"
    "-izin-penertiban-sk-pekerja-sosial--masyarakat---psm-"
)
REQUIREMENTS = Ground(Authority.LAW, Certainty.RESTATED, ("Permensos 10/2019", _SERVICE_STANDARD))
"""The ground of the rules on what the regulation requires of members."""
_AGE = 18
_LATE_TEENS = (_AGE + 1) * 366


def find_appointment_days(subject: MemberSubject, context: Context) -> tuple[int, int] | None:
    """Return the first and the last day on which a member may have been appointed; None if not recorded."""
    member = subject.member
    if member.service is not None:
        return member.service.bounds.start_days
    return context.decrees.find_issue_days(member.decree_ids)


def find_imprecise_service(subject: MemberSubject) -> tuple[Fact, ...]:
    """Return the ends of a member's service that are not known to the day.

    They need not settle whether the member served under Permensos 10/2019, whose days are not known either.
    """
    service = subject.member.service
    return () if service is None else _drop_precision(find_imprecise_ends(f"{subject.path}/service", service))


def _drop_precision(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Return facts that may not settle a violation, so that their imprecision is not the only reason."""
    return tuple(Fact(fact.pointer) for fact in facts)


def make_birth_violation(subject: MemberSubject, context: Context, born: PartialDate, verdict: Verdict) -> Violation:
    """Return the violation for a birth date that contradicts the day of appointment, which is related to it.

    That day is the start of service, else the day of the appointing decree.
    """
    member, path = subject.member, f"{subject.path}/birth_date"
    service = f"{subject.path}/service"
    facts = () if member.service is None else find_imprecise_ends(service, member.service, end=False)
    issue = context.decrees.find_issue(member.decree_ids) if member.service is None else None
    return Violation(
        path=path,
        related=(service if issue is None else issue.pointer,),
        ids=(member.id,),
        verdict=verdict,
        settled_by=(facts if issue is None else issue.settled_by) + find_imprecise(path, born),
        params={"member": member.id},
    )


def iter_underage(subject: MemberSubject, context: Context, law: Bounds, *, on_birthday: bool) -> Iterator[Violation]:
    """Yield a violation if a member was appointed under a regulation, after birth and below the required age.

    If `on_birthday` is true, a member appointed on the eighteenth birthday is still too young.
    """
    born, appointed = subject.member.birth_date, find_appointment_days(subject, context)
    if appointed is None or born is None:
        return
    first, last = appointed
    earliest, latest = born.ordinals
    if first > latest + _LATE_TEENS:
        return  # the common case: certainly of age
    # The first day of sufficient age. PSM307 covers appointments before birth.
    of_age = add_years(earliest, _AGE) + on_birthday, add_years(latest, _AGE) + on_birthday
    soonest = max(first, law.start_min, earliest)
    is_law_certain = law.covers(first, last).certain
    verdict = Verdict.of(
        always=is_law_certain and latest <= first and last < of_age[0],
        possible=soonest <= last and soonest <= law.end_max and soonest < of_age[1],
    )
    if verdict.possible:
        violation = attrs.evolve(make_birth_violation(subject, context, born, verdict), related=())
        # If the days of the regulation matter, which are not known either, no fact of the record settles it.
        yield (
            violation if is_law_certain else attrs.evolve(violation, settled_by=_drop_precision(violation.settled_by))
        )


def judge_service(member: Member) -> Verdict:
    """Judge whether a member served under Permensos 10/2019; without a recorded service, the answer is YES."""
    return Verdict.YES if member.service is None else member.service.overlaps(UNDER_10_2019)
