"""PSM301: the rule under-age."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, MemberSubject, Severity, Violation, member_rule
from psm_model.i18n import Bilingual

from .requirements import REQUIREMENTS, UNDER_10_2019, iter_underage

__all__ = ["under_age"]


@member_rule(
    code="PSM301",
    severity=Severity.WARNING,
    grounds=[REQUIREMENTS],
    applies=UNDER_10_2019,
    title=Bilingual("under eighteen on appointment", "belum delapan belas tahun saat diangkat"),
    message=Bilingual(
        "member {member:Member} was appointed under the age of 18",
        "anggota {member:Member} diangkat sebelum berusia 18 tahun",
    ),
    remedy=Bilingual(
        "Correct the birth date or the day of appointment. If both are right, report it to the office that appointed "
        "the member.",
        "Perbaiki tanggal lahir atau hari pengangkatannya. Jika keduanya benar, laporkan kepada pejabat yang "
        "mengangkatnya.",
    ),
    explanation_indonesian="""Anggota diangkat pada masa berlakunya Permensos 10/2019, padahal belum berusia delapan
    belas tahun. Nomor pasalnya tidak diketahui; syarat ini disebut dalam standar pelayanan.""",
)
def under_age(subject: MemberSubject, context: Context) -> Iterator[Violation]:
    """A member was appointed under the age of eighteen.

    What it checks
        The birth date against the day of appointment, which is the start of service or else the day of the appointing
        decree, for members appointed since Permensos 10/2019 took effect in 2019 (the day is not known).

    Why it matters
        According to a service standard, the regulation requires an age of at least eighteen. We do not know the
        article.

    Example
        >>> young = attrs.evolve(kasmad, birth_date=PartialDate(2005), service=Period.parse("2021-03-01/.."))
        >>> check(Register.of(young)).codes
        ('PSM301',)

    Instead
        >>> check(Register.of(attrs.evolve(young, service=Period.parse("2024-03-01/..")))).codes
        ()

    Source
        Permensos 10/2019 as restated in a service standard of Kota Pasuruan, requirement (d).
    """
    yield from iter_underage(subject, context, UNDER_10_2019.bounds, on_birthday=False)
