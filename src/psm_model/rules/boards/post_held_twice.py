"""PSM210: the rule post-held-twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator

from psm_model.checking.clusters import find_pairs
from psm_model.checking.rule import Scope, Violation, rule
from psm_model.checking.severity import Severity
from psm_model.checking.subjects import Context, OrganisationSubject, holder_of
from psm_model.entities.appointment import Appointment
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC

from .holders import (
    held_candidates,
    iter_violations,
    judge_overlap,
)

__all__ = ["post_held_twice"]


@rule(
    code="PSM210",
    severity=Severity.WARNING,
    grounds=[LOGIC],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Bilingual("one holder twice in one post", "satu orang tercatat dua kali dalam satu jabatan"),
    message=Bilingual(
        "in board term {term!r}, appointments {first!r} and {second!r} record one holder twice in the post {post:Post} "
        "{certain_days:days {possible_days}}",
        "dalam masa bakti {term!r}, {first!r} dan {second!r} mencatat satu orang dua kali dalam jabatan {post:Post} "
        "{certain_days:days {possible_days}}",
    ),
    cluster_message=Bilingual(
        "in board term {term!r}, {count} appointments record one holder in the post {post:Post} and overlap in more "
        "than {most} pairs",
        "dalam masa bakti {term!r}, {count} pengangkatan mencatat satu orang dalam jabatan {post:Post} dan saling "
        "tumpang tindih dalam lebih dari {most} pasangan",
    ),
    explanation_indonesian="Seorang pemegang jabatan tercatat lebih dari sekali pada hari yang sama dalam jabatan, "
    "bidang, sebutan dan kedudukan yang sama dari satu kepengurusan. Hanya pasti bila ia anggota yang tercatat, "
    "karena nama bukan identitas.",
)
def post_held_twice(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
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
                yield from iter_violations(board, find_pairs(candidates, judge_overlap), post=records[0][1].post.value)
