"""PSM213: the rule chair-of-two-boards."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from psm_model.checking import Context, RegisterSubject, Severity, Violation, register_rule
from psm_model.checking.chairs import ChairRef
from psm_model.checking.clusters import MAX_PAIRS, Candidate, Cluster, Pair, find_pairs, judge_span_overlap
from psm_model.checking.day_params import format_shared_days
from psm_model.checking.imprecision import find_deciding_ends
from psm_model.i18n import Bilingual

from .board_posts import POSTS_OF_BOARDS

__all__ = ["chair_of_two_boards"]


@register_rule(
    code="PSM213",
    severity=Severity.INFO,
    grounds=[POSTS_OF_BOARDS],
    title=Bilingual("one chair of two boards", "satu ketua untuk dua kepengurusan"),
    message=Bilingual(
        "member {member:Member} chairs the boards of organisations {first:Organisation} and {second:Organisation} "
        "{certain_days:days {possible_days}}",
        "anggota {member:Member} mengetuai kepengurusan organisasi {first:Organisation} dan {second:Organisation} "
        "{certain_days:days {possible_days}}",
    ),
    cluster_message=Bilingual(
        "member {member:Member} chairs {count} boards of several organisations, which overlap in more than {most} "
        "pairs",
        "anggota {member:Member} mengetuai {count} kepengurusan dari beberapa organisasi, yang saling tumpang tindih "
        "dalam "
        "lebih dari {most} pasangan",
    ),
    remedy=Bilingual(
        "Record the last day of the post that ended. If they are two people with one name, record two members.",
        "Catat hari terakhir jabatan yang sudah berakhir. Jika mereka dua orang yang senama, catat sebagai dua "
        "anggota.",
    ),
    explanation_indonesian="""Seorang anggota menjadi ketua definitif dua organisasi pada hari yang sama. Peraturan yang
    melarangnya tidak ditemukan. Satu hari serah terima dan kepengurusan yang dianulir tidak dihitung.""",
)
def chair_of_two_boards(subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
    """One member is the substantive chair of two organisations on the same day.

    What it checks
        Every two appointments of one member as substantive chair of different organisations. Annulled boards, a single
        shared handover day, and chairs without any recorded days are excluded. If a board is disputed, the result is
        undetermined.

    Why it matters
        In practice, each board has its own chair, so one of the two records may be out of date or belong to another
        person. We found no law or statute that forbids it.

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
        Practice: the boards on news pages.
    """
    for member_id, chairs in subject.iter_chairs():
        if len({chair.organisation_id for chair in chairs}) > 1:
            # Ordered by id, so that the order in the document has no effect.
            candidates = [
                Candidate(chair.bounds, chair, chair.organisation_id) for chair in sorted(chairs, key=_sort_key)
            ]
            for clash in find_pairs(candidates, judge_span_overlap):
                yield (
                    _make_cluster_violation(member_id, clash)
                    if isinstance(clash, Cluster)
                    else _make_pair_violation(member_id, clash)
                )


def _sort_key(chair: ChairRef) -> tuple[str, str, int]:
    return chair.organisation_id, chair.term_id, chair.appointment_index


def _make_pair_violation(member_id: str, pair: Pair[ChairRef]) -> Violation:
    first, second = pair.first.subject, pair.second.subject
    first_ends, second_ends = find_deciding_ends(first.bounds, second.bounds)
    facts = first.find_unsettled(**first_ends) + second.find_unsettled(**second_ends)
    return Violation(
        path=second.path,
        related=(first.path,),
        ids=(member_id, first.term_id, second.term_id, first.organisation_id, second.organisation_id),
        verdict=pair.verdict,
        settled_by=facts,
        params={
            "member": member_id,
            "first": first.organisation_id,
            "second": second.organisation_id,
            **format_shared_days(first.bounds, second.bounds, pair.verdict),
        },
    )


def _make_cluster_violation(member_id: str, cluster: Cluster[ChairRef]) -> Violation:
    chairs = [member.subject for member in cluster.members]
    facts = chain.from_iterable(chair.find_unsettled(start=True, end=True) for chair in chairs)
    owners = dict.fromkeys(chair.organisation_id for chair in chairs)
    return Violation(
        path=chairs[0].path,
        related=tuple(chair.path for chair in chairs[1:]),
        ids=(member_id, *dict.fromkeys(chair.term_id for chair in chairs), *owners),
        verdict=cluster.verdict,
        settled_by=facts,
        is_cluster=True,
        params={"member": member_id, "count": len(chairs), "most": MAX_PAIRS},
    )
