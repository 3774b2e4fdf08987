"""PSM005: the rule shared-identifier."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking import Context, RegisterSubject, Severity, Violation, register_rule
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC

__all__ = ["shared_identifier"]


@register_rule(
    code="PSM005",
    severity=Severity.ERROR,
    grounds=[LOGIC],
    title=Bilingual("one identifier of several members", "satu nomor untuk beberapa anggota"),
    message=Bilingual(
        "members {members:Members} have the same identifier of the scheme {scheme!r}",
        "anggota {members:Members} memiliki nomor yang sama dari skema {scheme!r}",
    ),
    remedy=Bilingual(
        "Merge the members if they are one person, or correct the number. Compare them with their cards.",
        "Gabungkan jika orangnya sama; jika tidak, perbaiki nomornya. Cocokkan para anggota dengan kartunya.",
    ),
    explanation_indonesian="""Beberapa anggota memiliki nomor identitas yang sama jenis dan isinya, misalnya satu NIK
    untuk dua orang. Nomornya tidak pernah ditampilkan.""",
)
def shared_identifier(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
    """Several members have the same identifier in the same scheme.

    What it checks
        The identifiers of all members, as written. The finding shows the ids of the members, never the identifier.

    Why it matters
        A member is recorded twice, or has another member's number.

    Example
        >>> number = (Identifier("kta", "0001"),)
        >>> twice = [Member(id=f"m-{n}", name=PersonName("Kasmad"), identifiers=number) for n in (1, 2)]
        >>> check(Register.of(*twice)).codes
        ('PSM005',)

    Instead
        >>> check(Register.of(twice[0])).codes
        ()

    Source
        Logic: an identifier belongs to one person.
    """
    for shared in subject.iter_shared_identifiers():
        ids = tuple(sorted(shared.paths))
        first, second, *others = (shared.paths[member_id] for member_id in ids)
        yield Violation(
            path=second,
            related=(first, *others),
            ids=ids,
            params={"members": ", ".join(map(repr, ids)), "scheme": shared.scheme},
        )
