"""PSM305: the rule honorary-without-decree."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Authority, Context, Ground, MemberSubject, Severity, Violation, member_rule
from psm_model.entities.member import Membership
from psm_model.i18n import Bilingual
from psm_model.law.statute import Certainty
from psm_model.rules.grounds import ART

from .missing_decrees import lacks_decree, make_missing_decree_violation

__all__ = ["honorary_without_decree"]

_HONORARY_BY_DECREE = Ground(Authority.ASSOCIATION, Certainty.QUOTED, ("ART IPSM (Munas III) Pasal 3 ayat (2)", ART))


@member_rule(
    code="PSM305",
    severity=Severity.WARNING,
    grounds=[_HONORARY_BY_DECREE],
    title=Bilingual("an honorary member without a decree", "anggota kehormatan tanpa surat keputusan"),
    message=Bilingual(
        "honorary member {member:Member} has no decree",
        "anggota kehormatan {member:Member} tidak memiliki surat keputusan",
    ),
    remedy=Bilingual(
        "Ask the national board for the decree, and record it. If there is none, correct the membership.",
        "Mintalah SK pengangkatan kepada pengurus nasional. Jika tidak ada, perbaiki keanggotaannya.",
    ),
    explanation_indonesian="""Anggota kehormatan tidak memiliki surat keputusan. Menurut ART IPSM, anggota kehormatan
    ditetapkan dengan SK pengurus nasional. Hanya diperiksa jika konfigurasi mengharapkan surat keputusan dan surat itu
    tidak sengaja dikosongkan (`withheld`).""",
)
def honorary_without_decree(subject: MemberSubject, context: Context) -> Iterator[Violation]:
    """An honorary member has no decree.

    What it checks
        Honorary members, if the configuration expects decrees (`expect_decrees`) and the record does not say that their
        decrees are left out on purpose (`withheld`). Issuers are free text, so the rule does not check whether the
        national board issued the decree.

    Why it matters
        Under the association's rules of procedure (*ART*), a decree of the national board appoints an honorary member.

    Example
        >>> honorary = attrs.evolve(kasmad, membership=Membership.HONORARY)
        >>> check(Register.of(honorary), config=Config(expect_decrees=True)).codes
        ('PSM305',)

    Instead
        >>> decree = Decree(id="sk-1", issuer="Pengurus Nasional IPSM")
        >>> decreed = attrs.evolve(honorary, decree_ids=["sk-1"])
        >>> check(Register.of(decree, decreed), config=Config(expect_decrees=True)).codes
        ()

    Source
        ART IPSM, adopted by the third national congress (*Munas III*), Pasal 3 ayat (2).
    """
    member = subject.member
    if not context.config.expect_decrees or not lacks_decree(member, context):
        return
    if member.membership is Membership.HONORARY or "membership" in member.withheld:
        yield make_missing_decree_violation(subject)
