"""PSM2xx: who is on a board, on each day of its term."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.board_term import BoardTerm, Roster, TermStatus
from psm_model.entities.post import Post
from psm_model.law.statute import Certainty
from psm_model.values.period import Bounds
from psm_model.values.verdict import Verdict

from .rule import Authority, Ground, Hit, Scope, Text, rule
from .severity import Severity
from .spans import (
    Sharing,
    appointment_bounds,
    handover_days,
    imprecise_ends,
    iter_sharing,
    shared_days,
    undetermined_ends,
)
from .subjects import Context, OrganisationSubject

__all__ = [
    "POSTS_OF_BOARDS",
    "adviser_as_officer",
    "handover_day_of_posts",
    "missing_core_post",
    "seat_taken_twice",
    "two_core_posts",
]

_LOGIC = Ground(authority=Authority.LOGIC)
POSTS_OF_BOARDS = Ground(
    authority=Authority.PRACTICE,
    certainty=Certainty.DERIVED,
    sources=("https://mc.temanggungkab.go.id/frontend/d_berita/6657",),
)
"""What the rules on posts rest on."""
_HANDOVER_DAYS = Ground(authority=Authority.PRACTICE, certainty=Certainty.DERIVED, sources=POSTS_OF_BOARDS.sources)

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
        "in board term {term!r}, appointments {first!r} and {second!r} both hold the post {post:Post} "
        "{certain_days:on {possible_days}}",
        "dalam masa bakti {term!r}, {first!r} dan {second!r} sama-sama memegang jabatan {post:Post} "
        "{certain_days:on {possible_days}}",
    ),
    explanation_id="Pada satu hari, satu jabatan dipegang lebih banyak orang daripada jumlah kursinya: satu "
    "untuk ketua, sekretaris dan bendahara. Hanya pasti bila keduanya anggota yang tercatat, karena nama bukan "
    "identitas. Pelaksana tugas, demisioner dan pejabat karena jabatan dihitung "
    "terpisah; penggantian antarwaktu diperiksa kaidah lain.",
)
def seat_taken_twice(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """On some day a post has more holders than seats.

    What it checks
        Every two appointments of a board to one post with a single seat (chair, secretary, treasurer) in one section
        and one capacity, held by different people, on each day of the term. It is certain only of two members: a name
        is no identity, and an office may be held by somebody who is also recorded by name. Acting holders, holdovers
        and those by office are counted apart; a replacement beside the one it replaces is left to PSM205, and exactly
        one shared day, the last of one and the first of the other, to PSM209.

    Why it matters
        Nobody can tell whose signature counts on such a day.

    Example
        >>> term = BoardTerm(
        ...     id="t",
        ...     organisation_id="o",
        ...     label="2020–2025",
        ...     appointments=(
        ...         Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.parse("2021-01-01/2023-01-01")),
        ...         Appointment(id="b", post=Post.CHAIR, member_id="n", period=Period.parse("2022-01-01/2024-01-01")),
        ...     ),
        ... )
        >>> rubino = attrs.evolve(kasmad, id="n")
        >>> check(Register.of(ipsm, kasmad, rubino, term)).codes
        ('PSM202',)

    Instead
        >>> acting = attrs.evolve(term.appointments[1], capacity=Capacity.ACTING)
        >>> board = attrs.evolve(term, appointments=(term.appointments[0], acting))
        >>> check(Register.of(ipsm, kasmad, rubino, board)).codes
        ()

    Source
        Logic: a post with one seat has one holder.
    """
    for board in subject.boards:
        if not board.seat_twice:
            continue
        path, term = board.path, board.term
        for holders in _seats(subject.appointments[path]).values():
            if len(holders) == 1:
                continue
            by_id = named_once(subject.appointments[path])
            for first, second, sharing in _iter_sharing_holders(term, holders):
                if sharing.overlap.possible and not _replaces(first, second, by_id):
                    yield _overlap(term, first, second, _as_known(first, second, sharing.overlap), post=first.post)


class _Held(NamedTuple):
    """An appointment with its pointer and the days on which it is held."""

    bounds: Bounds
    path: str
    appointment: Appointment

    @property
    def post(self) -> str:
        return self.appointment.post.value


def _iter_sharing_holders(
    term: BoardTerm, placed: Iterable[tuple[str, Appointment]]
) -> Iterator[tuple[_Held, _Held, Sharing]]:
    """Yield every two appointments of different holders that may share a day, and how they do."""
    for first, second, sharing in _iter_sharing_appointments(term, placed):
        if _holder(first.appointment) != _holder(second.appointment):
            yield first, second, sharing


def _iter_sharing_appointments(
    term: BoardTerm, placed: Iterable[tuple[str, Appointment]]
) -> Iterator[tuple[_Held, _Held, Sharing]]:
    """Yield every two appointments that may share a day, and how they do; the order in the document decides nothing."""
    in_order = sorted(placed, key=lambda one: one[1].id)
    spans = [(appointment_bounds(held, term), (path, held)) for path, held in in_order]
    for (a, first), (b, second), sharing in iter_sharing(spans):
        yield _Held(a, *first), _Held(b, *second), sharing


def _as_known(first: _Held, second: _Held, verdict: Verdict) -> Verdict:
    """Return a verdict that rests on two holders being different people: only of two members is that certain.

    A name is no identity, and an office may be held by whoever is also recorded by name.
    """
    members = first.appointment.member_id, second.appointment.member_id
    return verdict if None not in members else verdict & Verdict.UNDETERMINED


def _overlap(term: BoardTerm, first: _Held, second: _Held, verdict: Verdict, **params: str) -> Hit:
    of_first, of_second = undetermined_ends(first.bounds, second.bounds)
    facts = unsettled(first.path, first.appointment, **of_first)
    facts += unsettled(second.path, second.appointment, **of_second)
    days = shared_days(first.bounds, second.bounds, verdict)
    return _hit(term, first, second, verdict, facts, **days, **params)


def _hit(term: BoardTerm, first: _Held, second: _Held, verdict: Verdict, facts: tuple[str, ...], **params: str) -> Hit:
    one, other = first.appointment, second.appointment
    return Hit(
        path=second.path,
        related=(first.path,),
        ids=(one.id, other.id, term.id, term.organisation_id),
        verdict=verdict,
        settled_by=() if verdict.certain else facts,
        params={"term": term.id, "first": one.id, "second": other.id, **params},
    )


def _holder(held: Appointment) -> tuple[str | None, str | None, str | None]:
    return held.member_id, None if held.name is None else held.name.text, held.office


def _replaces(first: _Held, second: _Held, by_id: Mapping[str, tuple[str, Appointment]]) -> bool:
    """Return whether one of two appointments replaces the other in its capacity: PSM205 asks after these."""
    return any(
        later.replaces_id == earlier.id and earlier.id in by_id and earlier.capacity is later.capacity
        for earlier, later in (
            (first.appointment, second.appointment),
            (second.appointment, first.appointment),
        )
    )


@rule(
    code="PSM209",
    severity=Severity.INFO,
    grounds=[_HANDOVER_DAYS],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("a handover day of a post", "hari serah terima jabatan"),
    message=Text(
        "in board term {term!r}, appointments {first!r} and {second!r} to the post {post:Post} share a handover day: "
        "{days:Period}",
        "dalam masa bakti {term!r}, {first!r} dan {second!r} pada jabatan {post:Post} berbagi hari serah terima: "
        "{days:Period}",
    ),
    explanation_id="Dua pemegang satu jabatan berbagi tepat satu hari: hari terakhir yang satu dan hari pertama yang "
    "lain. Tidak dapat dipastikan siapa yang menjabat pada hari itu; ini bukan kesalahan.",
)
def handover_day_of_posts(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """The last day of one holder of a post is the first day of the next.

    What it checks
        Every two appointments of a board to one post with a single seat, in one section and one capacity, held by
        different people, replacements included, that may share exactly one day, the last of one and the first of the
        other. It is certain only of two members, since a name is no identity.

    Why it matters
        Sources do not agree whether the day on which a successor starts is still the predecessor's. It is no error, but
        nobody can say from the record who holds the post on that day.

    Example
        >>> until_march = Period.parse("2021-01-01/2023-03-01")
        >>> term = BoardTerm(
        ...     id="t",
        ...     organisation_id="o",
        ...     label="2020–2025",
        ...     appointments=(
        ...         Appointment(id="a", post=Post.CHAIR, member_id="m", period=until_march),
        ...         Appointment(id="b", post=Post.CHAIR, member_id="n", period=Period.parse("2023-03-01/2024-12-31")),
        ...     ),
        ... )
        >>> rubino = attrs.evolve(kasmad, id="n")
        >>> check(Register.of(ipsm, kasmad, rubino, term)).codes
        ('PSM209',)

    Instead
        >>> first, second = term.appointments
        >>> first = attrs.evolve(first, period=Period.parse("2021-01-01/2023-02-28"))
        >>> check(Register.of(ipsm, kasmad, rubino, attrs.evolve(term, appointments=(first, second)))).codes
        ()

    Source
        Practice: a chair who is replaced on a day, by one who is chair from that day.
    """
    for board in subject.boards:
        if not board.seat_twice:
            continue
        for holders in _seats(subject.appointments[board.path]).values():
            for first, second, sharing in _iter_sharing_holders(board.term, holders):
                verdict = _as_known(first, second, sharing.handover)
                if verdict.possible:
                    facts = unsettled(first.path, first.appointment, start=True, end=True)
                    facts += unsettled(second.path, second.appointment, start=True, end=True)
                    days = handover_days(first.bounds, second.bounds)
                    yield _hit(board.term, first, second, verdict, facts, post=first.post, **days)


def _seats(
    placed: Iterable[tuple[str, Appointment]],
) -> Mapping[tuple[Post, str | None, Capacity], list[tuple[str, Appointment]]]:
    """Return the appointments to posts with a single seat, by post, section and capacity."""
    seats: dict[tuple[Post, str | None, Capacity], list[tuple[str, Appointment]]] = defaultdict(list)
    for path, held in placed:
        if held.post.seats is not None:
            seats[held.post, held.section, held.capacity].append((path, held))
    return seats


@rule(
    code="PSM203",
    severity=Severity.INFO,
    grounds=[POSTS_OF_BOARDS],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("one person in two core posts", "satu orang dalam dua jabatan inti"),
    message=Text(
        "in board term {term!r}, member {member!r} holds two core posts by {first!r} and {second!r} "
        "{certain_days:on {possible_days}}",
        "dalam masa bakti {term!r}, anggota {member!r} memegang dua jabatan inti melalui {first!r} dan {second!r} "
        "{certain_days:on {possible_days}}",
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
            for first, second, sharing in _iter_sharing_appointments(term, posts):
                if sharing.overlap.possible and first.post != second.post:
                    yield _overlap(term, first, second, sharing.overlap, member=member_id)


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
