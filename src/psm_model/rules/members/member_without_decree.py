"""PSM308: the rule member-without-decree."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Authority, Context, Ground, MemberSubject, Severity, Violation, member_rule
from psm_model.entities.member import Membership
from psm_model.i18n import Bilingual
from psm_model.law.statute import Certainty

from .missing_decrees import lacks_decree, make_missing_decree_violation

__all__ = ["member_without_decree"]

_MEMBERS_HAVE_DECREES = Ground(
    Authority.PRACTICE,
    Certainty.RESTATED,
    ("https://istananegara.co.id/?p=15925", "https://radarkarawang.id/uncategorized/ganti-kepala-desa-ganti-psm"),
)


@member_rule(
    code="PSM308",
    severity=Severity.INFO,
    grounds=[_MEMBERS_HAVE_DECREES],
    title=Bilingual("a member without a decree", "anggota tanpa surat keputusan"),
    message=Bilingual(
        "member {member:Member} has no decree of appointment",
        "anggota {member:Member} tidak memiliki surat keputusan pengangkatan",
    ),
    remedy=Bilingual(
        "Ask the village office for the decree, and record it.",
        "Mintalah SK kepada pemerintah desa/kelurahan, lalu catat.",
    ),
    explanation_indonesian="""Anggota tidak memiliki surat keputusan pengangkatan. Penerbitnya berbeda-beda: kepala
    desa, lurah, kepala dinas sosial, atau bupati. Hanya diperiksa jika konfigurasi mengharapkan surat keputusan dan
    surat itu tidak sengaja dikosongkan (`withheld`). Jika jenis keanggotaannya sengaja dikosongkan, jawabannya belum
    pasti, karena anggota kehormatan diperiksa oleh PSM305.""",
)
def member_without_decree(subject: MemberSubject, context: Context) -> Iterator[Violation]:
    """A member has no decree of appointment.

    What it checks
        Members who are not honorary, if the configuration expects decrees (`expect_decrees`) and the record does not
        say that their decrees are left out on purpose (`withheld`). If the kind of membership is withheld, the verdict
        is undetermined, because PSM305 covers honorary members.

    Why it matters
        Members are appointed by a decree of the head of the village, the head of the social affairs office (*Dinas
        Sosial*) or the regent. The issuer differs from place to place.

    Example
        >>> check(Register.of(kasmad), config=Config(expect_decrees=True)).codes
        ('PSM308',)

    Instead
        >>> decreed = attrs.evolve(kasmad, decree_ids=["sk-1"])
        >>> check(Register.of(Decree(id="sk-1"), decreed), config=Config(expect_decrees=True)).codes
        ()

    Source
        Practice: news pages from Jawa Tengah and Karawang that mention such decrees.
    """
    member = subject.member
    if not context.config.expect_decrees or not lacks_decree(member, context):
        return
    if member.membership is not Membership.HONORARY:
        yield make_missing_decree_violation(subject)
