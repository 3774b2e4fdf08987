"""PSM304: the rule not-over-eighteen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from psm_model.checking import Authority, Context, Ground, MemberSubject, Severity, Violation, member_rule
from psm_model.i18n import Bilingual
from psm_model.law.statute import Certainty
from psm_model.rules.grounds import GUIDE_TO_PSM
from psm_model.values.bounds import Bounds
from psm_model.values.period import Period

from .requirements import UNDER_10_2019, iter_underage

__all__ = ["not_over_eighteen"]

# It took effect on a day of 2012 that was not found.
_UNDER_01_2012: Final = Period.parse("2012/2019")
# A regulation is in force until the day before another takes its place.
_DAYS_OF_01_2012: Final = Bounds(
    *_UNDER_01_2012.bounds.start_days, *(day - 1 for day in UNDER_10_2019.bounds.start_days)
)
_REQUIREMENTS_OF_2012 = Ground(Authority.LAW, Certainty.RESTATED, ("Permensos 01/2012", GUIDE_TO_PSM))


@member_rule(
    code="PSM304",
    severity=Severity.WARNING,
    grounds=[_REQUIREMENTS_OF_2012],
    applies=_UNDER_01_2012,
    title=Bilingual("not over eighteen on appointment", "belum berusia lebih dari delapan belas tahun saat diangkat"),
    message=Bilingual(
        "member {member:Member} was not over 18 when appointed",
        "anggota {member:Member} belum berusia lebih dari 18 tahun saat diangkat",
    ),
    remedy=Bilingual(
        "Correct the birth date or the day of appointment. If both are right, record a waiver.",
        "Perbaiki tanggal lahir atau hari pengangkatannya. Jika keduanya benar, catat pengecualian.",
    ),
    explanation_indonesian="""Anggota diangkat pada masa berlakunya Permensos 01/2012, padahal usianya belum lebih dari
    delapan belas tahun. Anggota yang diangkat tepat pada hari ulang tahun kedelapan belas juga dilaporkan.""",
)
def not_over_eighteen(subject: MemberSubject, context: Context) -> Iterator[Violation]:
    """A member was appointed under Permensos 01/2012 and was not over eighteen.

    What it checks
        The birth date against the day of appointment, for members appointed from 2012 until the regulation was replaced
        in 2019 (the day is not known). A member appointed on the eighteenth birthday is not over eighteen.

    Why it matters
        According to a web page, that regulation required an age over eighteen (*di atas 18 tahun*).

    Example
        >>> young = attrs.evolve(kasmad, birth_date=PartialDate(1998, 5, 1), service=Period.parse("2016-05-01/.."))
        >>> check(Register.of(young)).codes
        ('PSM304',)

    Instead
        >>> check(Register.of(attrs.evolve(young, service=Period.parse("2016-05-02/..")))).codes
        ()

    Source
        Permensos 01/2012, as a web page restates its criteria.
    """
    yield from iter_underage(subject, context, _DAYS_OF_01_2012, on_birthday=True)
