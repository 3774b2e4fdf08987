"""PSM207: the rule repeated-chair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise
from typing import NamedTuple

from psm_model.checking import Context, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.checking.board import Board, iter_appointments
from psm_model.checking.clusters import MAX_PAIRS
from psm_model.checking.facts import Fact, find_withheld
from psm_model.checking.imprecision import find_imprecise_ends
from psm_model.checking.starts import Starts
from psm_model.entities.board_term import DATE_FIELDS, TermStatus
from psm_model.entities.post import Post
from psm_model.entities.term_order import term_order
from psm_model.i18n import Bilingual
from psm_model.values.verdict import Verdict

from .board_posts import POSTS_OF_BOARDS
from .chair_limit import iter_exceeded

__all__ = ["repeated_chair"]


@organisation_rule(
    code="PSM207",
    severity=Severity.INFO,
    grounds=[POSTS_OF_BOARDS],
    title=Bilingual("one chair in successive terms", "satu ketua dalam masa bakti berturut-turut"),
    message=Bilingual(
        "member {member:Member} chairs the successive board terms {first:BoardTerm} and {second:BoardTerm}, {count} "
        "terms of the organisation in all",
        "anggota {member:Member} menjabat ketua dalam masa bakti {first:BoardTerm} dan {second:BoardTerm} "
        "berturut-turut, seluruhnya {count} masa bakti di organisasi itu",
    ),
    cluster_message=Bilingual(
        "member {member:Member} chairs {count} board terms of organisation {organisation:Organisation}; more than "
        "{most} pairs of them are or may be successive",
        "anggota {member:Member} menjabat ketua dalam {count} masa bakti organisasi {organisation:Organisation}; lebih "
        "dari {most} pasangan di antaranya berturut-turut atau mungkin berturut-turut",
    ),
    limit_message=Bilingual(
        "member {member:Member} chairs {count} board terms of organisation {organisation:Organisation} in a row; the "
        "limit is {limit}",
        "anggota {member:Member} menjabat ketua dalam {count} masa bakti organisasi {organisation:Organisation} "
        "berturut-turut; batasnya {limit}",
    ),
    remedy=Bilingual(
        "Compare the number of terms with any limit in the statutes. Otherwise, nothing needs to change.",
        "Bandingkan dengan batas masa bakti dalam AD/ART, jika ada. Jika tidak ada, tidak ada yang perlu diubah.",
    ),
    explanation_indonesian="""Seorang anggota menjadi ketua dalam dua masa bakti yang berturut-turut. Hal ini hanya
    dicatat; batas masa jabatan tidak ditemukan dalam peraturan maupun AD/ART organisasi. Jika konfigurasi menetapkan
    batas (`max_terms`), yang dilaporkan hanyalah ketua dengan masa bakti berturut-turut yang melebihi batas itu.""",
)
def repeated_chair(subject: OrganisationSubject, context: Context) -> Iterator[Violation]:
    """The same member chairs two successive terms.

    What it checks
        The substantive chairs of dated terms that were not annulled. Two terms are successive if no other term starts
        between them. If the configuration has a limit (`max_terms`), only chairs who serve more terms in a row are
        reported. Then every recorded board counts, a disputed board possibly, and an undated board only if its dates
        are withheld.

    Why it matters
        The rule only counts terms. We found no law or statute that limits the terms of a chair, so the finding is not
        an error.

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
        Practice: the chairs of known boards; no limit is known.
    """
    limit = context.config.max_terms
    if limit is not None:
        yield from iter_exceeded(subject, limit)
        return
    boards = [
        board for board in subject.boards if board.term.span and not board.term.has_status(TermStatus.ANNULLED).certain
    ]
    # A term whose dates are withheld may be between any two.
    undated = tuple(
        fact
        for path, term in subject.terms
        if term.span is None
        for fact in find_withheld(path, term, *sorted(DATE_FIELDS))
    )
    chaired: dict[str, list[int]] = defaultdict(list)
    for number, board in enumerate(boards):
        for member_id in board.chairs:
            chaired[member_id].append(number)
    if any(len(numbers) > 1 for numbers in chaired.values()):
        starts = Starts([term_order(board.term)[:2] for board in boards])
        for member_id, numbers in sorted(chaired.items()):
            for group in starts.iter_groups(numbers):
                yield from _iter_group_violations(member_id, len(numbers), group, _Terms(boards, starts, undated))


class _Terms(NamedTuple):
    """The dated terms of an organisation."""

    boards: Sequence[Board]
    """The boards, in the order of their starts."""
    starts: Starts
    """The order of the starts."""
    undated: tuple[Fact, ...]
    """The facts of the dates of other terms that are withheld."""


def _iter_group_violations(
    member_id: str,
    count: int,
    group: Sequence[int],
    among: _Terms,
) -> Iterator[Violation]:
    """Yield a violation for each pair of successive terms of one chair, or one for the group if there are too many."""
    boards, starts, undated = among
    pairs = list(islice(starts.iter_pairs(group), MAX_PAIRS + 1))
    if len(pairs) <= MAX_PAIRS:
        for first, second in pairs:
            between = starts.between(first, second)
            withheld = (
                _find_withheld_facts(boards[first], member_id)
                + _find_withheld_facts(boards[second], member_id)
                + undated
            )
            verdict = Verdict.of(always=not between and not withheld, possible=True)
            facts = chain.from_iterable(_find_imprecise_start(boards[number]) for number in (first, second, *between))
            yield Violation(
                path=boards[second].path,
                related=(boards[first].path,),
                ids=(member_id, boards[first].term.id, boards[second].term.id, boards[first].term.organisation_id),
                verdict=verdict,
                settled_by=(*facts, *withheld),
                params={
                    "member": member_id,
                    "first": boards[first].term.id,
                    "second": boards[second].term.id,
                    "count": count,
                },
            )
        return
    terms = [boards[number].term for number in group]
    # If any pair is certain, some adjacent pair is.
    certain = not undated and any(
        starts.are_successive(*pair) and not any(_find_withheld_facts(boards[number], member_id) for number in pair)
        for pair in pairwise(group)
    )
    concerned = sorted({*group, *starts.between(group[0], group[-1])})
    facts = chain.from_iterable(_find_imprecise_start(boards[number]) for number in concerned)
    of_group = chain(undated, *(_find_withheld_facts(boards[number], member_id) for number in group))
    yield Violation(
        path=boards[group[0]].path,
        related=tuple(boards[number].path for number in group[1:]),
        ids=(member_id, *(term.id for term in terms), terms[0].organisation_id),
        verdict=Verdict.of(always=certain, possible=True),
        settled_by=(*facts, *of_group),
        is_cluster=True,
        params={"member": member_id, "count": len(terms), "organisation": terms[0].organisation_id, "most": MAX_PAIRS},
    )


def _find_imprecise_start(board: Board) -> tuple[Fact, ...]:
    span = board.term.span
    return find_imprecise_ends(f"{board.path}/period", span, end=False) if span else ()


def _find_withheld_facts(board: Board, member_id: str) -> tuple[Fact, ...]:
    """Return the withheld facts that decide whether a member chaired a board that was in office."""
    facts = find_withheld(board.path, board.term, "status")
    if board.chairs[member_id].certain:
        return facts
    return facts + tuple(
        fact
        for path, appointment in iter_appointments(board.path, board.term)
        if appointment.member_id == member_id and appointment.post is Post.CHAIR
        for fact in find_withheld(path, appointment, "capacity")
    )
