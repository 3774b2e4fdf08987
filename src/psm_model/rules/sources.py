"""PSM004 and PSM005: where a record comes from, and by what numbers people are known."""

from __future__ import annotations

from collections.abc import Iterator

from .register_subject import RegisterSubject
from .rule import Authority, Ground, Hit, Scope, Text, rule
from .severity import Severity
from .subjects import Context, OrganisationSubject

__all__ = ["shared_identifier", "unsourced"]

_LOGIC = Ground(authority=Authority.LOGIC)


@rule(
    code="PSM004",
    severity=Severity.INFO,
    grounds=[_LOGIC],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("an entity without a source", "entitas tanpa sumber"),
    message=Text("{entity!r} names no source", "{entity!r} tidak menyebut sumber"),
    explanation_id="Sebuah organisasi atau masa bakti tidak menyebut sumber. Hanya diperiksa bila konfigurasi "
    "mengharapkan sumber.",
)
def unsourced(subject: OrganisationSubject, context: Context) -> Iterator[Hit]:
    """An organisation or a board term names no source.

    What it checks
        Organisations and their terms, where the configuration expects sources (`expect_sources`).

    Why it matters
        What nobody is said to have stated can't be looked up.

    Example
        >>> check(Register.of(ipsm), config=Config(expect_sources=True)).codes
        ('PSM004',)

    Instead
        >>> sourced = attrs.evolve(ipsm, source_ids=("s-1",))
        >>> check(Register.of(Source(id="s-1"), sourced), config=Config(expect_sources=True)).codes
        ()

    Source
        Logic: a statement is somebody's.
    """
    if not context.config.expect_sources:
        return
    if subject.organisation is not None and not subject.organisation.source_ids:
        entity_id = subject.organisation.id
        yield Hit(path=subject.path, ids=(entity_id,), params={"entity": entity_id})
    for path, term in subject.terms:
        if not term.source_ids:
            yield Hit(path=path, ids=(term.id, term.organisation_id), params={"entity": term.id})


@rule(
    code="PSM005",
    severity=Severity.ERROR,
    grounds=[_LOGIC],
    scope=Scope.REGISTER,
    since="0.1.0",
    title=Text("one identifier for two members", "satu nomor untuk dua anggota"),
    message=Text(
        "members {members} have one identifier of the scheme {scheme!r}",
        "anggota {members} memiliki nomor yang sama dari skema {scheme!r}",
    ),
    explanation_id="Dua anggota memiliki nomor yang sama dari satu skema, misalnya NIK. Nomornya tidak pernah "
    "ditampilkan.",
)
def shared_identifier(subject: RegisterSubject, _context: Context) -> Iterator[Hit]:
    """Two members have one identifier of one scheme.

    What it checks
        The identifiers of all members, as written. The ids of the members are shown, the identifier never.

    Why it matters
        A member is recorded twice, or one has another's number.

    Example
        >>> number = (Identifier("kta", "0001"),)
        >>> twice = [Member(id=f"m-{n}", name=PersonName("Kasmad"), identifiers=number) for n in (1, 2)]
        >>> check(Register.of(*twice)).codes
        ('PSM005',)

    Instead
        >>> check(Register.of(twice[0])).codes
        ()

    Source
        Logic: such a number is of one person.
    """
    for shared in subject.shared_identifiers():
        ids = tuple(sorted(shared.paths))
        first, second, *others = (shared.paths[member_id] for member_id in ids)
        yield Hit(
            path=second,
            related=(first, *others),
            ids=ids,
            params={"members": ", ".join(map(repr, ids)), "scheme": shared.scheme},
        )
