"""PSM2xx: one appointment beside its term, the one it replaces, and the member who holds it."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.entities.appointment import Capacity
from psm_model.law.statute import Certainty

from .boards import ELECTED
from .register_subject import RegisterSubject
from .rule import Authority, Ground, Hit, Scope, Text, rule
from .severity import Severity
from .spans import exceeds, imprecise_ends
from .subjects import Context, OrganisationSubject

__all__ = ["appointment_outside_term", "officer_not_member"]

_LOGIC = Ground(authority=Authority.LOGIC)
_WHO_MAY_BE_ELECTED = Ground(
    authority=Authority.ASSOCIATION,
    certainty=Certainty.QUOTED,
    sources=(
        "ART IPSM (Munas III) Pasal 4 ayat (1)",
        "https://id.scribd.com/document/623709747/ANGGARAN-RUMAH-TANGGA-IPSM-NASIONAL",
    ),
)


@rule(
    code="PSM204",
    severity=Severity.ERROR,
    grounds=[_LOGIC],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("an appointment outside its term", "jabatan di luar masa baktinya"),
    message=Text(
        "appointment {appointment!r} ({held:Period}) goes beyond its board term {term!r} ({period:Period})",
        "jabatan {appointment!r} ({held:Period}) melewati masa bakti {term!r} ({period:Period})",
    ),
    explanation_id="Sebuah jabatan mulai sebelum masa bakti kepengurusannya atau berakhir sesudahnya. Pejabat "
    "demisioner, yang memang menjabat sesudah masa baktinya, dikecualikan.",
)
def appointment_outside_term(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """An appointment starts before its board's term or ends after it.

    What it checks
        The period of each appointment against the term; holdovers, who hold their post beyond it, and those who have
        left or are to come are left out.

    Why it matters
        A mid-term replacement (*pergantian antarwaktu*, PAW) does not extend the term, and nobody sits on a board that
        is not in office.

    Example
        >>> held = Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.parse("2021-01-01/2026-01-01"))
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=(held,))
        >>> check(Register.of(ipsm, kasmad, term)).codes
        ('PSM204',)

    Instead
        >>> holdover = attrs.evolve(held, capacity=Capacity.HOLDOVER)
        >>> check(Register.of(ipsm, kasmad, attrs.evolve(term, appointments=(holdover,)))).codes
        ()

    Source
        Logic: a board's posts are held while the board is.
    """
    for path, term in subject.terms:
        span = term.span
        if span is None:
            continue
        _, start_max, end_min, _ = span.bounds
        for position, held in enumerate(term.appointments):
            if held.period is None:
                continue
            bounds = held.period.bounds
            early, late = bounds.start_min < start_max, bounds.end_max > end_min
            if not (early or late):
                continue  # as nearly all are: within whatever days the term has
            if held.capacity is Capacity.HOLDOVER or not held.capacity.holds:
                continue
            place = f"{path}/appointments/{position}"
            verdict = exceeds(bounds, span.bounds[:2], span.bounds[2:])
            facts = imprecise_ends(f"{place}/period", held.period, start=early, end=late)
            facts += imprecise_ends(f"{path}/period", span, start=early, end=late)
            yield Hit(
                path=f"{place}/period",
                related=(path,),
                ids=(held.id, term.id, term.organisation_id),
                verdict=verdict,
                settled_by=() if verdict.certain else facts,
                params={"appointment": held.id, "held": str(held.period), "term": term.id, "period": str(span)},
            )


@rule(
    code="PSM208",
    severity=Severity.WARNING,
    grounds=[_WHO_MAY_BE_ELECTED],
    scope=Scope.REGISTER,
    since="0.1.0",
    title=Text("an elected officer who may not be elected", "pengurus terpilih yang tidak dapat dipilih"),
    message=Text(
        "member {member!r} holds the elected post {post:Post} by {appointment!r} and is an honorary member",
        "anggota {member!r} memegang jabatan terpilih {post:Post} melalui {appointment!r}, padahal anggota kehormatan",
    ),
    explanation_id="Jabatan terpilih dipegang anggota kehormatan. Menurut ART IPSM, hak memilih dan dipilih ada "
    "pada anggota biasa.",
)
def officer_not_member(subject: RegisterSubject, _context: Context) -> Iterator[Hit]:
    """An elected officer is recorded as an honorary member.

    What it checks
        The membership, where it is said, of the members who hold elected posts in their own right or acting.

    Why it matters
        By the association's rules of procedure (*ART*), ordinary members elect and are elected.

    Example
        >>> held = Appointment(id="a", post=Post.TREASURER, member_id="m")
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=(held,))
        >>> check(Register.of(ipsm, attrs.evolve(kasmad, membership=Membership.HONORARY), term)).codes
        ('PSM208',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(kasmad, membership=Membership.ORDINARY), term)).codes
        ()

    Source
        ART IPSM, adopted by the third national congress (*Munas III*), Pasal 4 ayat (1), which gives ordinary members
        the right to elect and be elected.
    """
    for held in subject.iter_honorary_holders():
        if held.post in ELECTED and held.capacity in {Capacity.SUBSTANTIVE, Capacity.ACTING}:
            yield Hit(
                path=f"{held.path}/member_id",
                ids=(held.member_id, held.id, held.term_id, held.organisation_id),
                params={"member": held.member_id, "appointment": held.id, "post": held.post.value},
            )
