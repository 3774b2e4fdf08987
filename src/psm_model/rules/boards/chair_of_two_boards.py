"""PSM213: the rule chair-of-two-boards."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from psm_model.checking.clusters import MOST_PAIRS, Candidate, Cluster, Pair, find_pairs
from psm_model.checking.posts_held import ChairRef
from psm_model.checking.register_subject import RegisterSubject
from psm_model.checking.rule import Scope, Violation, rule
from psm_model.checking.severity import Severity
from psm_model.checking.spans import compare_spans, shared_days, undetermined_ends
from psm_model.checking.subjects import Context
from psm_model.i18n import Bilingual
from psm_model.values.verdict import Verdict

from .board_posts import POSTS_OF_BOARDS

__all__ = ["chair_of_two_boards"]


@rule(
    code="PSM213",
    severity=Severity.INFO,
    grounds=[POSTS_OF_BOARDS],
    scope=Scope.REGISTER,
    since="0.1.0",
    title=Bilingual("one chair of two boards", "satu ketua untuk dua kepengurusan"),
    message=Bilingual(
        "member {member!r} chairs the boards of organisations {first!r} and {second!r} "
        "{certain_days:days {possible_days}}",
        "anggota {member!r} mengetuai kepengurusan organisasi {first!r} dan {second!r} "
        "{certain_days:days {possible_days}}",
    ),
    cluster_message=Bilingual(
        "member {member!r} chairs {count} boards of several organisations, which overlap in more than {most} pairs",
        "anggota {member!r} mengetuai {count} kepengurusan dari beberapa organisasi, yang saling tumpang tindih dalam "
        "lebih dari {most} pasangan",
    ),
    explanation_indonesian="Seorang anggota menjadi ketua definitif dua organisasi pada hari yang sama. Peraturan yang "
    "melarangnya tidak ditemukan. Satu hari serah terima, dan kepengurusan yang dianulir, tidak dihitung.",
)
def chair_of_two_boards(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
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


def _pair_hit(member_id: str, pair: Pair[ChairRef]) -> Violation:
    first, second = pair.first.subject, pair.second.subject
    of_first, of_second = undetermined_ends(first.bounds, second.bounds)
    facts = first.settled_by(**of_first) + second.settled_by(**of_second)
    return Violation(
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


def _cluster_hit(member_id: str, cluster: Cluster[ChairRef]) -> Violation:
    chairs = [one.subject for one in cluster.members]
    facts = chain.from_iterable(one.settled_by(start=True, end=True) for one in chairs)
    owners = dict.fromkeys(one.organisation_id for one in chairs)
    return Violation(
        path=chairs[0].path,
        related=tuple(one.path for one in chairs[1:]),
        ids=(member_id, *dict.fromkeys(one.term_id for one in chairs), *owners),
        verdict=cluster.verdict,
        settled_by=() if cluster.verdict.certain else tuple(dict.fromkeys(facts)),
        is_cluster=True,
        params={"member": member_id, "count": len(chairs), "most": MOST_PAIRS},
    )
