"""PSM307: the rule appointed-before-birth."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, MemberSubject, Severity, Violation, member_rule
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC
from psm_model.values.verdict import Verdict

from .requirements import find_appointment_days, make_birth_violation

__all__ = ["appointed_before_birth"]


@member_rule(
    code="PSM307",
    severity=Severity.ERROR,
    grounds=[LOGIC],
    title=Bilingual("appointed before birth", "diangkat sebelum lahir"),
    message=Bilingual(
        "member {member:Member} was appointed before being born", "anggota {member:Member} diangkat sebelum lahir"
    ),
    remedy=Bilingual(
        "Correct the birth date or the day of appointment, if misread.",
        "Perbaiki tanggal lahir atau hari pengangkatan yang keliru.",
    ),
    explanation_indonesian="Hari pengangkatan anggota jatuh sebelum hari lahirnya: salah satu tanggalnya keliru.",
)
def appointed_before_birth(subject: MemberSubject, context: Context) -> Iterator[Violation]:
    """A member was appointed before being born.

    What it checks
        The birth date against the day of appointment, which is the start of service or else the day of the appointing
        decree.

    Why it matters
        One of the two dates is wrong.

    Example
        >>> unborn = attrs.evolve(kasmad, birth_date=PartialDate(2005), service=Period.parse("2001-03-01/.."))
        >>> check(Register.of(unborn)).codes
        ('PSM307',)

    Instead
        >>> check(Register.of(attrs.evolve(unborn, birth_date=PartialDate(1975)))).codes
        ()

    Source
        Logic: nobody is appointed before being born.
    """
    born, appointed = subject.member.birth_date, find_appointment_days(subject, context)
    if appointed is None or born is None:
        return
    first, last = appointed
    earliest, latest = born.ordinals
    verdict = Verdict.of(always=last < earliest, possible=first < latest)
    if verdict.possible:
        yield make_birth_violation(subject, context, born, verdict)
