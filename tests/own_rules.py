"""Rules of an invented office, which tests name in configurations as the module ``tests.own_rules``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from psm_model.checking import (
    Authority,
    Context,
    Ground,
    MarkKind,
    MemberSubject,
    OrganisationSubject,
    RegisterSubject,
    Setting,
    Severity,
    Violation,
    member_rule,
    organisation_rule,
    register_rule,
)
from psm_model.i18n import Bilingual
from psm_model.law import Certainty

PRACTICE: Final = Ground(Authority.PRACTICE, Certainty.QUOTED, ("surat edaran dinas, 2025",))

POSTS: Final = Setting(
    name="posts",
    default=3,
    minimum=1,
    maximum=50,
    title=Bilingual("the least number of posts", "jumlah jabatan minimum"),
)
STRICT: Final = Setting(
    name="strict", default=False, title=Bilingual("whether empty boards count", "apakah pengurus kosong dihitung")
)
SINCE: Final = Setting(
    name="since",
    default=date(2020, 1, 1),
    minimum=date(2010, 1, 1),
    title=Bilingual("the first day", "hari pertama"),
)
LABEL: Final = Setting(
    name="label", default="periode", choices=("periode", "masa bakti"), title=Bilingual("the word", "kata")
)
EXCEPT: Final = Setting[tuple[str, ...]](
    name="except", default=(), title=Bilingual("ids that are left out", "id yang dikecualikan")
)


@organisation_rule(
    code="DIN101",
    severity=Severity.WARNING,
    grounds=[PRACTICE],
    title=Bilingual("a board with few posts", "pengurus dengan sedikit jabatan"),
    message=Bilingual(
        "board term {term!r} has {count} posts, of at least {least}",
        "masa bakti {term!r} memiliki {count} jabatan, dari sekurang-kurangnya {least}",
    ),
    explanation_indonesian="Pengurus memiliki sejumlah jabatan minimum.",
    settings=[POSTS, STRICT, SINCE, LABEL, EXCEPT],
    mark=MarkKind.OTHER,
)
def few_posts(subject: OrganisationSubject, context: Context) -> Iterator[Violation]:
    """A board has few posts.

    What it checks
        The number of posts of each board.

    Why it matters
        The circular of the office asks for it.
    """
    least, strict = context.read_setting(POSTS), context.read_setting(STRICT)
    for path, term in subject.terms:
        count = len(term.appointments)
        if (strict or count) and count < least and term.id not in context.read_setting(EXCEPT):
            yield Violation(
                path=path,
                ids=(term.id, term.organisation_id),
                params={"term": term.id, "count": count, "least": least},
            )


@member_rule(
    code="DIN201",
    severity=Severity.ERROR,
    grounds=[PRACTICE],
    title=Bilingual("a member without an area", "anggota tanpa wilayah"),
    message=Bilingual("member {member!r} has no area", "anggota {member!r} tidak memiliki wilayah"),
    explanation_indonesian="Setiap anggota memiliki wilayah tugas.",
)
def without_area(subject: MemberSubject, _context: Context) -> Iterator[Violation]:
    """A member has no area."""
    if subject.member.area is None:
        yield Violation(path=subject.path, ids=(subject.member.id,), params={"member": subject.member.id})


@register_rule(
    code="DIN301",
    severity=Severity.INFO,
    grounds=[PRACTICE],
    title=Bilingual("an empty register", "register kosong"),
    message=Bilingual("the register has no organisation", "register tidak memiliki organisasi"),
    explanation_indonesian="Register memuat organisasi.",
)
def no_organisation(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
    """A register has no organisation."""
    if not subject.organisations:
        yield Violation(path="")
