"""PSM212 and PSM309: what is dated before a member was born."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.values.verdict import Verdict

from .register_subject import RegisterSubject
from .rule import Authority, Ground, Hit, Scope, Text, rule
from .severity import Severity
from .spans import imprecise
from .subjects import Context, MemberSubject

__all__ = ["dated_before_birth", "post_before_birth"]

_LOGIC = Ground(authority=Authority.LOGIC)


@rule(
    code="PSM212",
    severity=Severity.ERROR,
    grounds=[_LOGIC],
    scope=Scope.REGISTER,
    since="0.1.0",
    title=Text("a post before birth", "jabatan sebelum lahir"),
    message=Text(
        "appointment {appointment!r} of board term {term!r} starts before its holder, member {member!r}, was born",
        "jabatan {appointment!r} pada masa bakti {term!r} mulai sebelum pemegangnya, anggota {member!r}, lahir",
    ),
    explanation_id="Seorang anggota memegang jabatan sebelum hari lahirnya: salah satu tanggalnya keliru, atau "
    "orangnya lain. Jabatan tanpa periode dianggap mulai pada masa baktinya.",
)
def post_before_birth(subject: RegisterSubject, _context: Context) -> Iterator[Hit]:
    """A post is held before its holder was born.

    What it checks
        The first day of each appointment of a member against the birth date. One without a period of its own starts
        within its term; one without either is not asked.

    Why it matters
        One of the two dates is wrong, or somebody else held the post.

    Example
        >>> held = Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.parse("2021-01-01/2023-01-01"))
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=(held,))
        >>> check(Register.of(ipsm, attrs.evolve(kasmad, birth_date=PartialDate(2021, 6)), term)).codes
        ('PSM212',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(kasmad, birth_date=PartialDate(1975, 6)), term)).codes
        ()

    Source
        Logic: birth comes first.
    """
    for held, member, verdict, settled_by in subject.iter_posts_before_birth():
        yield Hit(
            path=held.path,
            related=(f"/members/{member}/birth_date",),
            ids=(held.member_id, held.id, held.term_id, held.organisation_id),
            verdict=verdict,
            settled_by=settled_by,
            params={"appointment": held.id, "term": held.term_id, "member": held.member_id},
        )


@rule(
    code="PSM309",
    severity=Severity.ERROR,
    grounds=[_LOGIC],
    scope=Scope.MEMBER,
    since="0.1.0",
    title=Text("a training or a card before birth", "pelatihan atau kartu sebelum lahir"),
    message=Text(
        "a {what:entity} of member {member!r} is dated before the member was born",
        "{what:entity} anggota {member!r} bertanggal sebelum anggota itu lahir",
    ),
    explanation_id="Pelatihan atau kartu anggota bertanggal sebelum hari lahirnya: salah satu tanggalnya keliru. Hari "
    "pengangkatan diperiksa kaidah lain.",
)
def dated_before_birth(subject: MemberSubject, _context: Context) -> Iterator[Hit]:
    """A training or a card of a member is dated before the member was born.

    What it checks
        The dates of trainings and the days on which cards were issued against the birth date. The day of appointment,
        and so the appointing decree, is left to PSM307.

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
        Logic: birth comes first.
    """
    member, path = subject.member, subject.path
    if member.birth_date is None:
        return
    born_min, born_max = member.birth_date.ordinals
    dated = [("training", f"{path}/training/{at}/date", one.date) for at, one in enumerate(member.training)]
    dated += (("card", f"{path}/cards/{at}/issued", one.issued) for at, one in enumerate(member.cards))
    for what, place, day in dated:
        if day is None:
            continue
        first, last = day.ordinals
        verdict = Verdict.of(always=last < born_min, possible=first < born_max)
        if verdict.possible:
            facts = imprecise(place, day) + imprecise(f"{path}/birth_date", member.birth_date)
            yield Hit(
                path=place,
                related=(f"{path}/birth_date",),
                ids=(member.id,),
                verdict=verdict,
                settled_by=() if verdict.certain else facts,
                params={"what": what, "member": member.id},
            )
