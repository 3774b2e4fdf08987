"""Builders for the records of these tests, and helpers that run one rule on them."""

from __future__ import annotations

from datetime import date

from psm_model.checking import Config, Finding
from psm_model.checks import check
from psm_model.entities import Appointment, BoardTerm, Capacity, Member, Organisation, Post, Register
from psm_model.entities.register import Entity
from psm_model.values import Level, PartialDate, Period, PersonName, Verdict

IPSM = Organisation(id="o", name="IPSM Contoh", level=Level.NATIONAL)
KASMAD = Member(id="m", name=PersonName("Kasmad"))

HOLDERS = ({"member": "m"}, {"member": "n"}, {"member": "o"}, {"office": "Camat"}, {"office": "Lurah"})
"""Holders of an appointment, each as a keyword argument of `appoint`."""

YES, NO, MAYBE = Verdict.YES, Verdict.NO, Verdict.UNDETERMINED


def period(text: str | None) -> Period | None:
    """Parse a period; None stays None."""
    return None if text is None else Period.parse(text)


def term(span: str | None, term_id: str = "t", *appointments: Appointment, label: str | None = None) -> BoardTerm:
    """Return a board term of the organisation "o" with a period."""
    return BoardTerm(id=term_id, organisation_id="o", label=label, period=period(span), appointments=appointments)


def appoint(  # some rule depends on each of them
    span: str | None,
    appointment_id: str = "a",
    post: Post = Post.CHAIR,
    *,
    member: str | None = None,
    office: str | None = None,
    capacity: Capacity = Capacity.SUBSTANTIVE,
    replaces: str | None = None,
    section: str | None = None,
) -> Appointment:
    """Return an appointment. Without a member or an office, its holder is a member with an id of its own."""
    return Appointment(
        id=appointment_id,
        post=post,
        member_id=member or (f"m-{appointment_id}" if office is None else None),
        office=office,
        capacity=capacity,
        period=period(span),
        replaces_id=replaces,
        section=section,
    )


def run_rule(code: str, *entities: Entity, **options: object) -> list[Finding]:
    """Return the findings of one rule, undetermined ones too.

    No finding has the verdict NO, a certain finding has no facts that would settle it, and each has its message.
    """
    config = Config(select=(code,), **options)  # type: ignore[arg-type]  # a test passes what the class takes
    findings = list(check(Register.of(*entities), config=config, undetermined=True))
    for finding in findings:
        assert finding.verdict is not NO
        assert finding.verdict is MAYBE or finding.settled_by == ()
        assert finding.message()
    return findings


def verdict(code: str, *entities: Entity, **options: object) -> Verdict:
    """Return the verdict of one rule on records in which it has at most one finding; NO without a finding."""
    findings = run_rule(code, *entities, **options)
    assert len(findings) <= 1
    return findings[0].verdict if findings else NO


def day(whole: date) -> PartialDate:
    """Return a date as a partial date."""
    return PartialDate.from_date(whole)


def summarise(finding: Finding) -> dict[str, object]:
    """Return the fields of a finding without its message, and without its name and remedy, which its code implies."""
    return {name: value for name, value in finding.to_dict().items() if name not in {"message", "name", "remedy"}}
