"""PSM207: who chairs one board after another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.register import term_order
from psm_model.values.verdict import Verdict

from .boards import POSTS_OF_BOARDS
from .rule import Hit, Scope, Text, rule
from .severity import Severity
from .spans import imprecise_ends
from .subjects import Context, OrganisationSubject

__all__ = ["repeated_chair"]


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
    dated = []
    chaired: dict[str, list[tuple[str, BoardTerm]]] = {}
    for board in subject.boards:
        if board.term.span and board.term.status is not TermStatus.ANNULLED:
            placed = board.path, board.term
            dated.append(placed)
            for member_id in board.chairs:
                chaired.setdefault(member_id, []).append(placed)
    for member_id, terms in sorted(chaired.items()):
        for position, (first_path, first) in enumerate(terms):
            for path, second in terms[position + 1 :]:
                verdict, between = _successive(first, second, dated)
                # Where a term surely starts between the two, it does so for every later one.
                if not verdict.possible:
                    break
                facts = [_imprecise_start(*placed) for placed in ((first_path, first), (path, second), *between)]
                yield Hit(
                    path=path,
                    related=(first_path,),
                    ids=(member_id, first.id, second.id, second.organisation_id),
                    verdict=verdict,
                    settled_by=() if verdict.certain else tuple(chain.from_iterable(facts)),
                    params={"member": member_id, "first": first.id, "second": second.id, "count": len(terms)},
                )


def _imprecise_start(path: str, term: BoardTerm) -> tuple[str, ...]:
    return imprecise_ends(f"{path}/period", term.span, end=False) if term.span else ()


def _successive(
    first: BoardTerm, second: BoardTerm, dated: list[tuple[str, BoardTerm]]
) -> tuple[Verdict, list[tuple[str, BoardTerm]]]:
    """Tell whether no other term starts between the starts of two, and which may."""
    (first_from, first_to, _), (second_from, second_to, _) = term_order(first), term_order(second)
    # Of two terms that may start in either order, the first by its earliest day may be the later.
    between = [
        (path, other)
        for path, other in dated
        if other.id not in {first.id, second.id}
        and (_may_start_between(other, first_from, second_to) or _may_start_between(other, second_from, first_to))
    ]
    starts = [term_order(other) for _, other in between]
    surely = any(first_to < start_from and start_to < second_from for start_from, start_to, _ in starts)
    return Verdict.of(always=not between, possible=not surely), between


def _may_start_between(term: BoardTerm, first: int, last: int) -> bool:
    """Tell whether a term may start after one day and before another."""
    start_from, start_to, _ = term_order(term)
    return max(first + 1, start_from) < min(last, start_to + 1)
