"""PSM309: the rule dated-before-birth."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, MemberSubject, Severity, Violation, member_rule
from psm_model.checking.imprecision import find_imprecise
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC

__all__ = ["dated_before_birth"]


@member_rule(
    code="PSM309",
    severity=Severity.ERROR,
    grounds=[LOGIC],
    title=Bilingual("a training or a card before birth", "pelatihan atau kartu sebelum lahir"),
    message=Bilingual(
        "a {what:entity} of member {member:Member} is dated before the member was born",
        "{what:entity} anggota {member:Member} bertanggal sebelum anggota itu lahir",
    ),
    remedy=Bilingual(
        "Correct the birth date, or the date of the training or card.",
        "Perbaiki tanggal lahir, atau tanggal pelatihan atau kartunya.",
    ),
    explanation_indonesian="""Pelatihan atau kartu anggota bertanggal sebelum hari lahirnya: salah satu tanggalnya
    keliru. Hari pengangkatan diperiksa oleh kaidah lain.""",
)
def dated_before_birth(subject: MemberSubject, _context: Context) -> Iterator[Violation]:
    """A training or a card of a member is dated before the member was born.

    What it checks
        The dates of trainings and the issue dates of cards against the birth date. PSM307 covers the day of
        appointment, including the appointing decree.

    Why it matters
        One of the two dates is wrong.

    Example
        >>> trained = attrs.evolve(
        ...     kasmad,
        ...     birth_date=PartialDate(2005),
        ...     training=(Training(title="Bimbingan teknis dasar", date=PartialDate(2004)),),
        ... )
        >>> check(Register.of(trained)).codes
        ('PSM309',)

    Instead
        >>> check(Register.of(attrs.evolve(trained, birth_date=PartialDate(1975)))).codes
        ()

    Source
        Logic: nobody is trained or gets a card before being born.
    """
    member, path = subject.member, subject.path
    if member.birth_date is None or not (member.training or member.cards):
        return
    dated = [
        ("training", f"{path}/training/{position}/date", training.date)
        for position, training in enumerate(member.training)
    ]
    dated += (("card", f"{path}/cards/{position}/issued", card.issued) for position, card in enumerate(member.cards))
    for what, place, day in dated:
        if day is None:
            continue
        verdict = day.precedes(member.birth_date)
        if verdict.possible:
            facts = find_imprecise(place, day) + find_imprecise(f"{path}/birth_date", member.birth_date)
            yield Violation(
                path=place,
                related=(f"{path}/birth_date",),
                ids=(member.id,),
                verdict=verdict,
                settled_by=facts,
                params={"what": what, "member": member.id},
            )
