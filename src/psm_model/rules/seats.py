"""PSM202, PSM203, PSM209 and PSM210: who holds which seat of a board on one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.post import Post
from psm_model.entities.title import parse_title
from psm_model.errors import ParseError
from psm_model.law.statute import Certainty
from psm_model.values.verdict import Verdict

from .boards import POSTS_OF_BOARDS
from .clusters import Candidate, Cluster, find_pairs
from .holders import HeldPost, cluster_hit, held_candidates, iter_hits, judge_handover, judge_overlap, pair_hit
from .replacements import appointments_by_id, circling_ids
from .rule import Authority, Ground, Hit, Scope, Text, rule
from .severity import Severity
from .spans import handover_days
from .subjects import Context, OrganisationSubject, holder_of

__all__ = ["handover_day_of_posts", "post_held_twice", "seat_taken_twice", "two_core_posts"]

_LOGIC = Ground(authority=Authority.LOGIC)
_HANDOVER_DAYS = Ground(authority=Authority.PRACTICE, certainty=Certainty.DERIVED, sources=POSTS_OF_BOARDS.sources)


def _iter_seats(placed: Iterable[tuple[str, Appointment]]) -> Iterator[tuple[Post, list[tuple[str, Appointment]]]]:
    """Yield the posts with a single seat that several hold, by post, section, capacity and the number of the title.

    *Sekretaris I* and *Sekretaris II* are two seats, whatever post each is recorded as.
    """
    seats: dict[tuple[Post, str | None, Capacity, int | None], list[tuple[str, Appointment]]] = defaultdict(list)
    for path, held in placed:
        if held.post.seats is not None and held.capacity.holds:
            seats[held.post, held.section, held.capacity, _number_of_title(held.title)].append((path, held))
    for (post, *_), holders in seats.items():
        if len(holders) > 1:
            yield post, holders


def _number_of_title(title: str | None) -> int | None:
    """Return the number in a title; None if it has none or is not clear."""
    try:
        return None if title is None else parse_title(title).number
    except ParseError:
        return None


@rule(
    code="PSM202",
    severity=Severity.ERROR,
    grounds=[_LOGIC],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("one seat taken twice", "satu kursi diduduki dua orang"),
    message=Text(
        "in board term {term!r}, appointments {first!r} and {second!r} both hold the post {post:Post} "
        "{certain_days:days {possible_days}}",
        "dalam masa bakti {term!r}, {first!r} dan {second!r} sama-sama memegang jabatan {post:Post} "
        "{certain_days:days {possible_days}}",
    ),
    cluster_message=Text(
        "in board term {term!r}, {count} appointments to the post {post:Post} overlap in more than {most} pairs",
        "dalam masa bakti {term!r}, {count} pengangkatan pada jabatan {post:Post} saling tumpang tindih dalam lebih "
        "dari {most} pasangan",
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
        and those by office are counted apart, and so are the first and the second of several (*Sekretaris I*); those
        who have left or are to come are not counted. A replacement beside the one it replaces is left to PSM205 (in a
        circle to PSM211), exactly one shared day, the last of one and the first of the other, to PSM209. Two records of
        one name, which may be one person or two, are left to PSM210.

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
        >>> misal = attrs.evolve(kasmad, id="n")
        >>> check(Register.of(ipsm, kasmad, misal, term)).codes
        ('PSM202',)

    Instead
        >>> acting = attrs.evolve(term.appointments[1], capacity=Capacity.ACTING)
        >>> board = attrs.evolve(term, appointments=(term.appointments[0], acting))
        >>> check(Register.of(ipsm, kasmad, misal, board)).codes
        ()

    Source
        Logic: a post with one seat has one holder.
    """
    for board in subject.boards:
        if not board.seat_twice:
            continue
        placed = subject.appointments[board.path]
        by_id = appointments_by_id(placed)
        successors = board.successors()

        def judge(
            first: Candidate[HeldPost],
            second: Candidate[HeldPost],
            by_id: Mapping[str, tuple[str, Appointment]] = by_id,
        ) -> Verdict:
            if _replaces(first.subject.appointment, second.subject.appointment, by_id):
                return Verdict.NO
            return judge_overlap(first, second)

        for post, holders in _iter_seats(placed):
            yield from iter_hits(
                board, find_pairs(held_candidates(board, holders, holder_of, successors), judge), post=post.value
            )


def _replaces(first: Appointment, second: Appointment, by_id: Mapping[str, tuple[str, Appointment]]) -> bool:
    """Return whether one of two appointments replaces the other in its capacity: PSM205 asks after these."""
    return any(
        later.replaces_id == earlier.id and earlier.id in by_id and earlier.capacity is later.capacity
        for earlier, later in ((first, second), (second, first))
    )


@rule(
    code="PSM203",
    severity=Severity.INFO,
    grounds=[POSTS_OF_BOARDS],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("one person in two core posts", "satu orang dalam dua jabatan inti"),
    message=Text(
        "in board term {term!r}, member {member!r} holds two core posts by {first!r} and {second!r} "
        "{certain_days:days {possible_days}}",
        "dalam masa bakti {term!r}, anggota {member!r} memegang dua jabatan inti melalui {first!r} dan {second!r} "
        "{certain_days:days {possible_days}}",
    ),
    cluster_message=Text(
        "in board term {term!r}, {count} appointments of member {member!r} to core posts overlap in more than {most} "
        "pairs",
        "dalam masa bakti {term!r}, {count} pengangkatan anggota {member!r} pada jabatan inti saling tumpang tindih "
        "dalam lebih dari {most} pasangan",
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
        by_member: dict[str, list[tuple[str, Appointment]]] = defaultdict(list)
        for path, held in subject.appointments[board.path]:
            if held.member_id is not None and held.post in core and held.capacity is Capacity.SUBSTANTIVE:
                by_member[held.member_id].append((path, held))
        successors = board.successors()
        for member_id, posts in by_member.items():
            if len(posts) > 1:
                candidates = held_candidates(board, posts, lambda held: held.post, successors)
                yield from iter_hits(board, find_pairs(candidates, judge_overlap), member=member_id)


@rule(
    code="PSM209",
    severity=Severity.INFO,
    grounds=[_HANDOVER_DAYS],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("a handover day of a post", "hari serah terima jabatan"),
    message=Text(
        "in board term {term!r}, appointments {first!r} and {second!r} to the post {post:Post} share a handover day "
        "({days:Period})",
        "dalam masa bakti {term!r}, {first!r} dan {second!r} pada jabatan {post:Post} berbagi hari serah terima "
        "({days:Period})",
    ),
    cluster_message=Text(
        "in board term {term!r}, {count} appointments to the post {post:Post} share handover days in more than {most} "
        "pairs",
        "dalam masa bakti {term!r}, {count} pengangkatan pada jabatan {post:Post} berbagi hari serah terima dalam "
        "lebih dari {most} pasangan",
    ),
    explanation_id="Dua pemegang satu jabatan berbagi tepat satu hari: hari terakhir yang satu dan hari pertama yang "
    "lain. Tidak dapat dipastikan siapa yang menjabat pada hari itu; ini bukan kesalahan.",
)
def handover_day_of_posts(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """The last day of one holder of a post is the first day of the next.

    What it checks
        Every two appointments of a board to one post with a single seat, in one section and one capacity, held by
        different people, replacements included, that may share exactly one day, the last of one and the first of the
        other. It is certain only of two members, since a name is no identity. A replacement in a circle is left to
        PSM211.

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
        >>> misal = attrs.evolve(kasmad, id="n")
        >>> check(Register.of(ipsm, kasmad, misal, term)).codes
        ('PSM209',)

    Instead
        >>> first, second = term.appointments
        >>> first = attrs.evolve(first, period=Period.parse("2021-01-01/2023-02-28"))
        >>> check(Register.of(ipsm, kasmad, misal, attrs.evolve(term, appointments=(first, second)))).codes
        ()

    Source
        Practice: a chair who is replaced on a day, by one who is chair from that day.
    """
    for board in subject.boards:
        if not board.seat_twice:
            continue
        circling = circling_ids(subject, board)

        def judge(
            first: Candidate[HeldPost], second: Candidate[HeldPost], circling: frozenset[str] = circling
        ) -> Verdict:
            pair = first.subject.appointment, second.subject.appointment
            if any(one.id in circling and one.replaces_id == other.id for one, other in (pair, pair[::-1])):
                return Verdict.NO
            return judge_handover(first, second)

        successors = board.successors()
        for post, holders in _iter_seats(subject.appointments[board.path]):
            candidates = held_candidates(board, holders, holder_of, successors)
            for found in find_pairs(candidates, judge, handover=True):
                if isinstance(found, Cluster):
                    yield cluster_hit(board, found, post=post.value)
                else:
                    ends = {"start": True, "end": True}
                    days = handover_days(found.first.bounds, found.second.bounds)
                    yield pair_hit(board, found, ends, ends, post=post.value, **days)


@rule(
    code="PSM210",
    severity=Severity.WARNING,
    grounds=[_LOGIC],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("one holder twice in one post", "satu orang tercatat dua kali dalam satu jabatan"),
    message=Text(
        "in board term {term!r}, appointments {first!r} and {second!r} record one holder twice in the post {post:Post} "
        "{certain_days:days {possible_days}}",
        "dalam masa bakti {term!r}, {first!r} dan {second!r} mencatat satu orang dua kali dalam jabatan {post:Post} "
        "{certain_days:days {possible_days}}",
    ),
    cluster_message=Text(
        "in board term {term!r}, {count} appointments record one holder in the post {post:Post} and overlap in more "
        "than {most} pairs",
        "dalam masa bakti {term!r}, {count} pengangkatan mencatat satu orang dalam jabatan {post:Post} dan saling "
        "tumpang tindih dalam lebih dari {most} pasangan",
    ),
    explanation_id="Seorang pemegang jabatan tercatat lebih dari sekali pada hari yang sama dalam jabatan, bidang, "
    "sebutan dan kedudukan yang sama dari satu kepengurusan. Hanya pasti bila ia anggota yang tercatat, karena nama "
    "bukan identitas.",
)
def post_held_twice(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """One holder is recorded twice in one post.

    What it checks
        Every two appointments of a board of one holder to one post, in one section and capacity and by one title, that
        share more than a handover day. It is certain only of members: two people may have one name.

    Why it matters
        One of the two was recorded twice, or a date is wrong: whoever counts the board counts somebody double.

    Example
        >>> term = BoardTerm(
        ...     id="t",
        ...     organisation_id="o",
        ...     label="2020–2025",
        ...     appointments=(
        ...         Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.parse("2021-01-01/2023-01-01")),
        ...         Appointment(id="b", post=Post.CHAIR, member_id="m", period=Period.parse("2022-01-01/2024-01-01")),
        ...     ),
        ... )
        >>> check(Register.of(ipsm, kasmad, term)).codes
        ('PSM210',)

    Instead
        >>> first, second = term.appointments
        >>> again = attrs.evolve(second, period=Period.parse("2023-02-01/2024-01-01"))
        >>> check(Register.of(ipsm, kasmad, attrs.evolve(term, appointments=(first, again)))).codes
        ()

    Source
        Logic: who holds a post holds it once.
    """
    for board in subject.boards:
        if not board.holder_twice:
            continue
        posts: dict[Hashable, list[tuple[str, Appointment]]] = defaultdict(list)
        for path, held in subject.appointments[board.path]:
            if held.capacity.holds:
                posts[holder_of(held), held.post, held.section, held.title, held.capacity].append((path, held))
        successors = board.successors()
        for records in posts.values():
            if len(records) > 1:
                # Of two with one id, PSM001 reports that.
                candidates = held_candidates(board, records, lambda held: held.id, successors)
                yield from iter_hits(board, find_pairs(candidates, judge_overlap), post=records[0][1].post.value)
