"""Short ways to write the records of these tests, and to ask one rule about them."""

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
"""Who may hold an appointment, by the name of the parameter of `held`."""

YES, NO, MAYBE = Verdict.YES, Verdict.NO, Verdict.UNDETERMINED


def period(text: str | None) -> Period | None:
    """The period that a text writes; none for none."""
    return None if text is None else Period.parse(text)


def term(span: str | None, term_id: str = "t", *held: Appointment, label: str | None = None) -> BoardTerm:
    """A board term of the organisation "o" with a period."""
    return BoardTerm(id=term_id, organisation_id="o", label=label, period=period(span), appointments=held)


def held(  # each of them matters to some rule
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
    """An appointment, held by a member of its own unless a member or an office is named."""
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


def found(code: str, *entities: Entity, **options: object) -> list[Finding]:
    """What one rule finds, the undetermined too: nothing that is not so, nor facts to settle what is certain."""
    config = Config(select=(code,), **options)  # type: ignore[arg-type]  # a test passes what the class takes
    findings = list(check(Register.of(*entities), config=config, undetermined=True))
    for one in findings:
        assert one.verdict is not NO
        assert one.verdict is MAYBE or one.settled_by == ()
    return findings


def verdict(code: str, *entities: Entity, **options: object) -> Verdict:
    """What one rule says of a record in which it has one thing to say or none."""
    findings = found(code, *entities, **options)
    assert len(findings) <= 1
    return findings[0].verdict if findings else NO


def day(one: date) -> PartialDate:
    """A whole date."""
    return PartialDate.from_date(one)


def told(one: Finding) -> dict[str, object]:
    """All that a finding tells but its words and what its code says already."""
    return {name: value for name, value in one.to_dict().items() if name not in {"message", "name"}}
