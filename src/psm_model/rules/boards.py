"""PSM2xx: who is on a board, on each day of its term."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.board_term import BoardTerm, Roster, TermStatus
from psm_model.entities.post import Post
from psm_model.law.statute import Certainty
from psm_model.values.verdict import Verdict

from .rule import Authority, Ground, Hit, Scope, Text, rule
from .severity import Severity
from .spans import days_in_words, held_bounds, imprecise_ends, open_questions, sharing_days
from .subjects import Context, OrganisationSubject

__all__ = ["POSTS_OF_BOARDS", "adviser_as_officer", "missing_core_post", "seat_taken_twice", "two_core_posts"]

_LOGIC = Ground(authority=Authority.LOGIC)
POSTS_OF_BOARDS = Ground(
    authority=Authority.PRACTICE,
    certainty=Certainty.DERIVED,
    sources=("https://mc.temanggungkab.go.id/frontend/d_berita/6657",),
)
"""What the rules on posts rest on."""

ELECTED: Final = frozenset(Post) - {Post.ADVISER, Post.PATRON, Post.DIRECTOR, Post.MOTIVATOR, Post.MEMBER, Post.OTHER}
"""The posts that a congress (*musyawarah*) fills, as far as boards show."""


def unsettled(path: str, appointment: Appointment, *, start: bool, end: bool) -> tuple[str, ...]:
    """Give the pointers of what is not known to the day of when an appointment starts or ends, whichever is asked."""
    period = appointment.period
    if period is None:
        return (f"{path}/period",) if start or end else ()
    return imprecise_ends(f"{path}/period", period, start=start, end=end)


def named_once(placed: Iterable[tuple[str, Appointment]]) -> dict[str, tuple[str, Appointment]]:
    """Give appointments by their ids; of several with one id none, for which is meant nobody can tell."""
    by_id: dict[str, tuple[str, Appointment]] = {}
    again: set[str] = set()
    for place, held in placed:
        (again.add(held.id) if held.id in by_id else by_id.setdefault(held.id, (place, held)))
    return {held_id: one for held_id, one in by_id.items() if held_id not in again}


@rule(
    code="PSM201",
    severity=Severity.WARNING,
    grounds=[POSTS_OF_BOARDS],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("a core post that nobody holds", "jabatan inti yang kosong"),
    message=Text(
        "the board of term {term!r} has no {post:Post}", "kepengurusan masa bakti {term!r} tidak memiliki {post:Post}"
    ),
    explanation_id="Kepengurusan yang dinyatakan tercatat lengkap tidak memiliki ketua, sekretaris atau "
    "bendahara, atau jabatan lain yang menurut konfigurasi harus ada. Pejabat demisioner tidak dihitung.",
)
def missing_core_post(subject: OrganisationSubject, context: Context) -> Iterator[Hit]:
    """A board that is recorded whole has nobody in a core post.

    What it checks
        Whether somebody holds each core post, chair, secretary and treasurer unless the configuration says otherwise,
        in any capacity but as a holdover. It is asked only of terms whose roster is said to be complete, and not of
        annulled boards and caretakers.

    Why it matters
        Either the post is vacant or somebody was left out of the record.

    Example
        >>> held = [Appointment(id=post.value, post=post, member_id="m") for post in (Post.CHAIR, Post.SECRETARY)]
        >>> term = BoardTerm(
        ...     id="t", organisation_id="o", label="2020–2025", roster=Roster.COMPLETE, appointments=tuple(held)
        ... )
        >>> check(Register.of(ipsm, kasmad, term)).codes
        ('PSM201',)

    Instead
        >>> check(Register.of(ipsm, kasmad, attrs.evolve(term, roster=Roster.PARTIAL))).codes
        ()

    Source
        Practice: the boards that news pages list have these three.
    """
    for path, term in subject.terms:
        if term.roster is Roster.COMPLETE and term.status not in {TermStatus.ANNULLED, TermStatus.CARETAKER}:
            held = {held.post for held in term.appointments if held.capacity is not Capacity.HOLDOVER}
            for post in dict.fromkeys(context.config.core_posts):
                if post not in held:
                    yield Hit(
                        path=f"{path}/appointments",
                        ids=(term.id, term.organisation_id),
                        params={"term": term.id, "post": post.value},
                    )


@rule(
    code="PSM202",
    severity=Severity.ERROR,
    grounds=[_LOGIC],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("one seat taken twice", "satu kursi diduduki dua orang"),
    message=Text(
        "in board term {term!r}, appointments {first!r} and {second!r} both hold the post {post:Post}; days shared: "
        "{certain_days} for certain, {possible_days} at most",
        "dalam masa bakti {term!r}, {first!r} dan {second!r} sama-sama memegang jabatan {post:Post}; hari bersama: "
        "{certain_days} pasti, {possible_days} paling banyak",
    ),
    explanation_id="Pada satu hari, satu jabatan dipegang lebih banyak orang daripada jumlah kursinya: satu "
    "untuk ketua, sekretaris dan bendahara. Pelaksana tugas, demisioner dan pejabat karena jabatan dihitung "
    "terpisah; penggantian antarwaktu diperiksa kaidah lain.",
)
def seat_taken_twice(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """On some day a post has more holders than seats.

    What it checks
        Every two appointments of a board to one post with a single seat (chair, secretary, treasurer) in one section
        and one capacity, held by different people, on each day of the term. Acting holders, holdovers and those by
        office are counted apart; a replacement beside the one it replaces is left to PSM205.

    Why it matters
        Nobody can tell whose signature counts on such a day.

    Example
        >>> term = BoardTerm(
        ...     id="t",
        ...     organisation_id="o",
        ...     label="2020–2025",
        ...     appointments=(
        ...         Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.parse("2021-01-01/2023-01-01")),
        ...         Appointment(id="b", post=Post.CHAIR, office="Camat", period=Period.parse("2022-01-01/2024-01-01")),
        ...     ),
        ... )
        >>> check(Register.of(ipsm, kasmad, term)).codes
        ('PSM202',)

    Instead
        >>> acting = attrs.evolve(term.appointments[1], capacity=Capacity.ACTING)
        >>> check(Register.of(ipsm, kasmad, attrs.evolve(term, appointments=(term.appointments[0], acting)))).codes
        ()

    Source
        Logic: a post with one seat has one holder.
    """
    for board in subject.boards:
        if not board.seat_twice:
            continue
        path, term = board.path, board.term
        seats: dict[tuple[Post, str | None, Capacity], list[tuple[str, Appointment]]] = defaultdict(list)
        for place, held in subject.appointments[path]:
            if held.post.seats is not None:
                seats[held.post, held.section, held.capacity].append((place, held))
        for holders in seats.values():
            if len(holders) == 1:
                continue
            by_id = named_once(subject.appointments[path])
            spans = _spans(term, holders)
            for (a, (first_place, first)), (b, (place, second)), verdict in sharing_days(spans):
                handed_on = _comes_after(second, first, by_id) or _comes_after(first, second, by_id)
                if _holder(first) != _holder(second) and not handed_on:
                    yield _both_hold(term, (a, first_place, first), (b, place, second), verdict, post=first.post.value)


def _spans(
    term: BoardTerm, placed: list[tuple[str, Appointment]]
) -> list[tuple[tuple[int, int, int, int], tuple[str, Appointment]]]:
    """Give the days of appointments, in order of the ids, so that the order in the document decides nothing."""
    in_order = sorted(placed, key=lambda one: one[1].id)
    return [(held_bounds(held, term), (place, held)) for place, held in in_order]


def _both_hold(
    term: BoardTerm,
    first: tuple[tuple[int, int, int, int], str, Appointment],
    second: tuple[tuple[int, int, int, int], str, Appointment],
    verdict: Verdict,
    **params: str,
) -> Hit:
    (a, first_place, one), (b, place, other) = first, second
    of_one, of_other = open_questions(a, b)
    facts = unsettled(first_place, one, **of_one) + unsettled(place, other, **of_other)
    return Hit(
        path=place,
        related=(first_place,),
        ids=(one.id, other.id, term.id, term.organisation_id),
        verdict=verdict,
        settled_by=facts,
        params={
            "term": term.id,
            "first": one.id,
            "second": other.id,
            "certain_days": days_in_words(max(a[1], b[1]), min(a[2], b[2])),
            "possible_days": days_in_words(max(a[0], b[0]), min(a[3], b[3])),
            **params,
        },
    )


def _holder(held: Appointment) -> tuple[str | None, str | None, str | None]:
    return held.member_id, None if held.name is None else held.name.text, held.office


def _comes_after(held: Appointment, other: Appointment, by_id: Mapping[str, tuple[str, Appointment]]) -> bool:
    """Tell whether one appointment follows another by replacements, all in its capacity: of those PSM205 asks each."""
    seen = {held.id}
    step = held
    while step.replaces_id is not None and step.replaces_id in by_id and step.replaces_id not in seen:
        _, step = by_id[step.replaces_id]
        if step.capacity is not held.capacity:
            return False
        if step.id == other.id:
            return True
        seen.add(step.id)
    return False


@rule(
    code="PSM203",
    severity=Severity.INFO,
    grounds=[POSTS_OF_BOARDS],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("one person in two core posts", "satu orang dalam dua jabatan inti"),
    message=Text(
        "in board term {term!r}, member {member!r} holds two core posts by {first!r} and {second!r}; days shared: "
        "{certain_days} for certain, {possible_days} at most",
        "dalam masa bakti {term!r}, anggota {member!r} memegang dua jabatan inti melalui {first!r} dan {second!r}; "
        "hari "
        "bersama: {certain_days} pasti, {possible_days} paling banyak",
    ),
    explanation_id="Seorang anggota memegang dua jabatan inti dari satu kepengurusan pada hari yang sama, "
    "keduanya secara definitif.",
)
def two_core_posts(subject: OrganisationSubject, context: Context) -> Iterator[Hit]:
    """One member holds two core posts of a board on one day.

    What it checks
        Every two appointments of one member to different core posts of a board, both in their own right. People who
        are only named are not compared, for a name is no identity.

    Why it matters
        Boards that news pages list have a person for each core post.

    Example
        >>> year = Period.parse("2021-01-01/2022-01-01")
        >>> core = (Post.CHAIR, Post.TREASURER)
        >>> both = [Appointment(id=f"a-{n}", post=post, member_id="m", period=year) for n, post in enumerate(core)]
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=tuple(both))
        >>> check(Register.of(ipsm, kasmad, term)).codes
        ('PSM203',)

    Instead
        >>> check(Register.of(ipsm, kasmad, attrs.evolve(term, appointments=(both[0],)))).codes
        ()

    Source
        Practice: the boards that news pages list.
    """
    core = frozenset(context.config.core_posts)
    for board in subject.boards:
        if not board.member_twice:
            continue
        path, term = board.path, board.term
        by_member: dict[str, list[tuple[str, Appointment]]] = defaultdict(list)
        for place, held in subject.appointments[path]:
            if held.member_id is not None and held.post in core and held.capacity is Capacity.SUBSTANTIVE:
                by_member[held.member_id].append((place, held))
        for member_id, posts in by_member.items():
            if len(posts) == 1:
                continue
            spans = _spans(term, posts)
            for (a, (first_place, first)), (b, (place, second)), verdict in sharing_days(spans):
                if first.post is not second.post:
                    yield _both_hold(term, (a, first_place, first), (b, place, second), verdict, member=member_id)


@rule(
    code="PSM206",
    severity=Severity.INFO,
    grounds=[POSTS_OF_BOARDS],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("an adviser by office in an elected post", "penasihat karena jabatan dalam jabatan terpilih"),
    message=Text(
        "in board term {term!r}, appointment {appointment!r} is by office, and to the elected post {post:Post}",
        "dalam masa bakti {term!r}, {appointment!r} karena jabatan, padahal {post:Post} adalah jabatan terpilih",
    ),
    explanation_id="Seseorang duduk karena jabatannya di luar organisasi dalam jabatan yang diisi melalui "
    "musyawarah. Dalam praktik, pejabat seperti itu menjadi pembina, pengarah atau penasihat.",
)
def adviser_as_officer(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """Somebody who sits on a board by another office is recorded in an elected post.

    What it checks
        The posts of appointments in the capacity *ex officio*.

    Why it matters
        A governor or a head of office is patron, director or adviser of a board, and elected by nobody; in a post that
        a congress fills, the post or the capacity is wrong.

    Example
        >>> held = Appointment(id="a", post=Post.CHAIR, office="Gubernur Contoh", capacity=Capacity.EX_OFFICIO)
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=(held,))
        >>> check(Register.of(ipsm, term)).codes
        ('PSM206',)

    Instead
        >>> patron = attrs.evolve(held, post=Post.PATRON)
        >>> check(Register.of(ipsm, attrs.evolve(term, appointments=(patron,)))).codes
        ()

    Source
        Practice: the board of Jawa Tengah, whose patron, director and daily patron are offices.
    """
    for board in subject.boards:
        path, term = board.path, board.term
        for place, held in subject.appointments[path] if board.by_office else ():
            if held.capacity is Capacity.EX_OFFICIO and held.post in ELECTED:
                yield Hit(
                    path=f"{place}/post",
                    related=(f"{place}/capacity",),
                    ids=(held.id, term.id, term.organisation_id),
                    params={"term": term.id, "appointment": held.id, "post": held.post.value},
                )
