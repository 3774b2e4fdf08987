"""PSM207 and PSM213: who chairs one board after another, and boards of two organisations at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise

from psm_model.entities.board_term import TermStatus
from psm_model.entities.register import term_order
from psm_model.values.verdict import Verdict

from .boards import POSTS_OF_BOARDS
from .clusters import MOST_PAIRS, Candidate, Cluster, Pair, find_pairs
from .posts_held import ChairRef
from .register_subject import RegisterSubject
from .rule import Hit, Scope, Text, rule
from .severity import Severity
from .spans import compare_spans, imprecise_ends, shared_days, undetermined_ends
from .starts import Starts
from .subjects import Board, Context, OrganisationSubject

__all__ = ["chair_of_two_boards", "repeated_chair"]


@rule(
    code="PSM207",
    severity=Severity.INFO,
    grounds=[POSTS_OF_BOARDS],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("one chair in successive terms", "satu ketua dalam masa bakti berturut-turut"),
    message=Text(
        "member {member!r} chairs successive board terms {first!r} and {second!r}, {count} terms of the organisation "
        "in "
        "all",
        "anggota {member!r} mengetuai masa bakti berturut-turut {first!r} dan {second!r}, seluruhnya {count} masa "
        "bakti "
        "organisasi itu",
    ),
    cluster_message=Text(
        "member {member!r} chairs {count} board terms of organisation {organisation!r}, more than {most} pairs of "
        "which are successive or may be",
        "anggota {member!r} mengetuai {count} masa bakti organisasi {organisation!r}; lebih dari {most} pasangan di "
        "antaranya berturut-turut atau mungkin berturut-turut",
    ),
    explanation_id="Seorang anggota menjadi ketua dalam dua masa bakti yang berturut-turut. Ini hanya dihitung; "
    "batas masa jabatan tidak ditemukan dalam peraturan maupun AD/ART organisasi.",
)
def repeated_chair(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """The same member chairs two successive terms.

    What it checks
        The chairs, in their own right, of dated terms that were not annulled: whether no other term starts between
        those of two boards with the same chair.

    Why it matters
        It is counted for whoever wants to know. No law or statute that limits a chair's terms was found, so it is no
        fault.

    Example
        >>> chair = Appointment(id="a", post=Post.CHAIR, member_id="m")
        >>> terms = [
        ...     BoardTerm(id=f"t-{year}", organisation_id="o", label=f"{year}–{year + 5}", appointments=(chair,))
        ...     for year in (2015, 2020)
        ... ]
        >>> check(Register.of(ipsm, kasmad, *terms)).codes
        ('PSM207',)

    Instead
        >>> check(Register.of(ipsm, kasmad, terms[0], attrs.evolve(terms[1], appointments=()))).codes
        ()

    Source
        Practice: what boards show; a limit is not known.
    """
    boards = [board for board in subject.boards if board.term.span and board.term.status is not TermStatus.ANNULLED]
    chaired: dict[str, list[int]] = defaultdict(list)
    for number, board in enumerate(boards):
        for member_id in board.chairs:
            chaired[member_id].append(number)
    if any(len(numbers) > 1 for numbers in chaired.values()):
        starts = Starts([term_order(board.term)[:2] for board in boards])
        for member_id, numbers in sorted(chaired.items()):
            for group in starts.iter_groups(numbers):
                yield from _repeated(member_id, len(numbers), group, boards, starts)


def _repeated(
    member_id: str, count: int, group: Sequence[int], boards: Sequence[Board], starts: Starts
) -> Iterator[Hit]:
    """Yield what there is to say of terms of one chair that hang together: each pair, or of too many the group."""
    pairs = list(islice(starts.iter_pairs(group), MOST_PAIRS + 1))
    if len(pairs) <= MOST_PAIRS:
        for first, second in pairs:
            between = starts.between(first, second)
            verdict = Verdict.of(always=not between, possible=True)
            facts = chain.from_iterable(_imprecise_start(boards[one]) for one in (first, second, *between))
            yield Hit(
                path=boards[second].path,
                related=(boards[first].path,),
                ids=(member_id, boards[first].term.id, boards[second].term.id, boards[first].term.organisation_id),
                verdict=verdict,
                settled_by=() if verdict.certain else tuple(facts),
                params={
                    "member": member_id,
                    "first": boards[first].term.id,
                    "second": boards[second].term.id,
                    "count": count,
                },
            )
        return
    terms = [boards[one].term for one in group]
    # Where any two are for certain, two that stand beside each other are.
    certain = any(starts.are_successive(*pair) for pair in pairwise(group))
    concerned = sorted({*group, *starts.between(group[0], group[-1])})
    facts = chain.from_iterable(_imprecise_start(boards[one]) for one in concerned)
    yield Hit(
        path=boards[group[0]].path,
        related=tuple(boards[one].path for one in group[1:]),
        ids=(member_id, *(term.id for term in terms), terms[0].organisation_id),
        verdict=Verdict.of(always=certain, possible=True),
        settled_by=() if certain else tuple(facts),
        is_cluster=True,
        params={
            "member": member_id,
            "count": len(terms),
            "organisation": terms[0].organisation_id,
            "most": MOST_PAIRS,
        },
    )


def _imprecise_start(board: Board) -> tuple[str, ...]:
    span = board.term.span
    return imprecise_ends(f"{board.path}/period", span, end=False) if span else ()


@rule(
    code="PSM213",
    severity=Severity.INFO,
    grounds=[POSTS_OF_BOARDS],
    scope=Scope.REGISTER,
    since="0.1.0",
    title=Text("one chair of two boards", "satu ketua untuk dua kepengurusan"),
    message=Text(
        "member {member!r} chairs the boards of organisations {first!r} and {second!r} "
        "{certain_days:days {possible_days}}",
        "anggota {member!r} mengetuai kepengurusan organisasi {first!r} dan {second!r} "
        "{certain_days:days {possible_days}}",
    ),
    cluster_message=Text(
        "member {member!r} chairs {count} boards of several organisations, which overlap in more than {most} pairs",
        "anggota {member!r} mengetuai {count} kepengurusan dari beberapa organisasi, yang saling tumpang tindih dalam "
        "lebih dari {most} pasangan",
    ),
    explanation_id="Seorang anggota menjadi ketua definitif dua organisasi pada hari yang sama. Peraturan yang "
    "melarangnya tidak ditemukan. Satu hari serah terima, dan kepengurusan yang dianulir, tidak dihitung.",
)
def chair_of_two_boards(subject: RegisterSubject, _context: Context) -> Iterator[Hit]:
    """One member chairs boards of two organisations on one day, both in his own right.

    What it checks
        Every two appointments of one member as chair, acting holders and holdovers apart, to boards of different
        organisations that were not annulled. Exactly one shared day, the last of one and the first of the other, is
        left alone, and so is a chair of whose days nothing is recorded.

    Why it matters
        Boards have a chair each in practice, so one of the two may be out of date, or of another person. No law or
        statute that forbids it was found.

    Example
        >>> chair = Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.parse("2021-01-01/2024-12-31"))
        >>> terms = [
        ...     BoardTerm(id=f"t-{owner}", organisation_id=owner, label="2020–2025", appointments=(chair,))
        ...     for owner in ("o", "p")
        ... ]
        >>> village = Organisation(id="p", name="IPSM Desa Contoh", level=Level.VILLAGE)
        >>> check(Register.of(ipsm, village, kasmad, *terms)).codes
        ('PSM213',)

    Instead
        >>> acting = attrs.evolve(chair, capacity=Capacity.ACTING)
        >>> check(Register.of(ipsm, village, kasmad, terms[0], attrs.evolve(terms[1], appointments=(acting,)))).codes
        ()

    Source
        Practice: the boards that news pages list.
    """
    for member_id, chairs in subject.iter_chairs():
        if len({chair.organisation_id for chair in chairs}) > 1:
            # In order of the ids, so that their order in the document decides nothing.
            candidates = [
                Candidate(chair.bounds, chair, chair.organisation_id)
                for chair in sorted(chairs, key=lambda one: (one.organisation_id, one.term_id, one.number))
            ]
            for found in find_pairs(candidates, _share):
                yield _cluster_hit(member_id, found) if isinstance(found, Cluster) else _pair_hit(member_id, found)


def _share(first: Candidate[ChairRef], second: Candidate[ChairRef]) -> Verdict:
    return compare_spans(first.bounds, second.bounds).overlap


def _pair_hit(member_id: str, pair: Pair[ChairRef]) -> Hit:
    first, second = pair.first.subject, pair.second.subject
    of_first, of_second = undetermined_ends(first.bounds, second.bounds)
    facts = first.settled_by(**of_first) + second.settled_by(**of_second)
    return Hit(
        path=second.path,
        related=(first.path,),
        ids=(member_id, first.term_id, second.term_id, first.organisation_id, second.organisation_id),
        verdict=pair.verdict,
        settled_by=() if pair.verdict.certain else facts,
        params={
            "member": member_id,
            "first": first.organisation_id,
            "second": second.organisation_id,
            **shared_days(first.bounds, second.bounds, pair.verdict),
        },
    )


def _cluster_hit(member_id: str, cluster: Cluster[ChairRef]) -> Hit:
    chairs = [one.subject for one in cluster.members]
    facts = chain.from_iterable(one.settled_by(start=True, end=True) for one in chairs)
    owners = dict.fromkeys(one.organisation_id for one in chairs)
    return Hit(
        path=chairs[0].path,
        related=tuple(one.path for one in chairs[1:]),
        ids=(member_id, *dict.fromkeys(one.term_id for one in chairs), *owners),
        verdict=cluster.verdict,
        settled_by=() if cluster.verdict.certain else tuple(dict.fromkeys(facts)),
        is_cluster=True,
        params={"member": member_id, "count": len(chairs), "most": MOST_PAIRS},
    )
