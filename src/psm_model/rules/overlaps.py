"""PSM101, PSM109 and PSM112: boards of one organisation that are in office on one day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

import attrs

from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.law.statute import Certainty
from psm_model.values.period import Period
from psm_model.values.verdict import Verdict

from .clusters import MOST_PAIRS, Candidate, Cluster, Pair, find_pairs
from .rule import Authority, Ground, Hit, Scope, Text, rule
from .severity import Severity
from .spans import compare_spans, handover_days, imprecise_ends, shared_days, undetermined_ends
from .subjects import Context, OrganisationSubject

__all__ = ["LABELS_MAY_SHARE_A_YEAR", "handover_day_of_boards", "overlapping_board_terms", "rival_boards"]

_LOGIC = Ground(authority=Authority.LOGIC)
LABELS_MAY_SHARE_A_YEAR = Ground(
    authority=Authority.PRACTICE,
    certainty=Certainty.DERIVED,
    sources=(
        "https://suara.com/news/2017/11/13/093404/mensos-kukuhkan-pengurus-ikatan-pekerja-sosial-2017-2022",
        "https://jatim.co/terbukti-sudah-48-tahun-ikatan-pekerja-sosial-mandiri-sebagai-ujung-tombak-kerelawanan-sosial",
    ),
)
"""What both rules on terms that follow each other rest on."""
_HANDOVER_DAYS = Ground(
    authority=Authority.PRACTICE, certainty=Certainty.DERIVED, sources=LABELS_MAY_SHARE_A_YEAR.sources
)
_TWO_BOARDS_IN_JEMBER = Ground(
    authority=Authority.PRACTICE,
    certainty=Certainty.RESTATED,
    sources=("https://jempolindo.id/pelantikan-pengurus-ipsm-jember-diwarnai-protes",),
)


@rule(
    code="PSM101",
    severity=Severity.ERROR,
    grounds=[_LOGIC, LABELS_MAY_SHARE_A_YEAR],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("two boards in office at once", "dua kepengurusan menjabat bersamaan"),
    message=Text(
        "board terms {first!r} ({first_period:Period}) and {second!r} ({second_period:Period}) overlap "
        "{certain_days:days {possible_days}}",
        "masa bakti {first!r} ({first_period:Period}) dan {second!r} ({second_period:Period}) tumpang tindih "
        "{certain_days:days {possible_days}}",
    ),
    cluster_message=Text(
        "{count} board terms of organisation {organisation!r} overlap in more than {most} pairs",
        "{count} masa bakti organisasi {organisation!r} saling tumpang tindih dalam lebih dari {most} pasangan",
    ),
    explanation_id="Dua kepengurusan dari satu organisasi menjabat pada hari yang sama. Kepengurusan yang "
    "dianulir atau disengketakan tidak dihitung. Satu hari bersama, yaitu hari terakhir yang satu dan hari "
    "pertama yang lain, diperiksa kaidah lain. Label masa bakti yang berurutan dapat berbagi satu tahun "
    "(2017–2022, lalu 2022–2027): apakah keduanya tumpang tindih, tidak dapat dipastikan.",
)
def overlapping_board_terms(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """Two boards of one organisation are in office on the same day.

    What it checks
        Every two terms of an organisation that may share a day, by the period recorded or else the one that the
        label words, and counted from its first day to its last. Exactly one shared day, the last of one and the first
        of the other, is left to PSM112. Boards that were annulled or are disputed are left out. Labels of successive
        boards may share a year (2017–2022, then 2022–2027): whether those overlap is undetermined.

    Why it matters
        What is decided on such a day has two boards to answer for it.

    Example
        >>> old = BoardTerm(id="old", organisation_id="o", label="2018–2023")
        >>> new = BoardTerm(id="new", organisation_id="o", label="2022–2027")
        >>> check(Register.of(ipsm, old, new)).codes
        ('PSM101',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(old, label="2017–2022"), new)).codes
        ()

    Source
        Logic: an organisation has one board. That a label's last year is not meant as a clash with the next label's
        first is derived from the labels of real boards.
    """
    if subject.share_days():
        yield from _overlaps(_candidates(subject, TermStatus.ANNULLED, TermStatus.DISPUTED))


@rule(
    code="PSM109",
    severity=Severity.WARNING,
    grounds=[_TWO_BOARDS_IN_JEMBER],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("rival boards", "kepengurusan tandingan"),
    message=Text(
        "boards {first!r} ({first_period:Period}) and {second!r} ({second_period:Period}) rival each other "
        "{certain_days:days {possible_days}}",
        "kepengurusan {first!r} ({first_period:Period}) dan {second!r} ({second_period:Period}) saling bersaing "
        "{certain_days:days {possible_days}}",
    ),
    cluster_message=Text(
        "{count} board terms of organisation {organisation!r} rival one another in more than {most} pairs",
        "{count} masa bakti organisasi {organisation!r} saling bersaing dalam lebih dari {most} pasangan",
    ),
    explanation_id="Dua kepengurusan dari satu organisasi mengaku menjabat pada hari yang sama, dan paling "
    "sedikit satu di antaranya disengketakan.",
)
def rival_boards(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """Two boards claim an organisation on the same day, and at least one of them is disputed.

    What it checks
        Every two terms of an organisation that may share a day, where one is recorded as disputed and neither as
        annulled.

    Why it matters
        Who speaks for the organisation is contested, and whoever uses the record should know.

    Example
        >>> old = BoardTerm(id="old", organisation_id="o", label="2021–2026", status=TermStatus.DISPUTED)
        >>> new = BoardTerm(id="new", organisation_id="o", label="2022–2027")
        >>> check(Register.of(ipsm, old, new)).codes
        ('PSM109',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(old, status=TermStatus.ANNULLED), new)).codes
        ()

    Source
        Practice: the two boards of Kabupaten Jember, as news pages restate them.
    """
    if all(term.status is not TermStatus.DISPUTED for _, term in subject.terms):
        return
    undisputed = object()
    yield from _overlaps(
        [
            one if one.subject.term.status is TermStatus.DISPUTED else attrs.evolve(one, side=undisputed)
            for one in _candidates(subject, TermStatus.ANNULLED)
        ],
    )


@rule(
    code="PSM112",
    severity=Severity.INFO,
    grounds=[_HANDOVER_DAYS],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("a handover day shared by two boards", "hari serah terima antara dua kepengurusan"),
    message=Text(
        "board terms {first!r} ({first_period:Period}) and {second!r} ({second_period:Period}) share a handover day "
        "({days:Period})",
        "masa bakti {first!r} ({first_period:Period}) dan {second!r} ({second_period:Period}) berbagi hari serah "
        "terima ({days:Period})",
    ),
    cluster_message=Text(
        "{count} board terms of organisation {organisation!r} share handover days in more than {most} pairs",
        "{count} masa bakti organisasi {organisation!r} berbagi hari serah terima dalam lebih dari {most} pasangan",
    ),
    explanation_id="Dua kepengurusan dari satu organisasi berbagi tepat satu hari: hari terakhir yang satu dan hari "
    "pertama yang lain. Tidak dapat dipastikan kepengurusan mana yang menjabat pada hari itu; ini bukan kesalahan. "
    "Kepengurusan yang dianulir tidak dihitung.",
)
def handover_day_of_boards(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """The last day of one board is the first day of another.

    What it checks
        Every two terms of an organisation that may share exactly one day, the last of one and the first of the other.
        Two terms that are one and the same day overlap, and are left to PSM101. Annulled boards are left out.

    Why it matters
        Sources do not agree whether the day on which a successor starts is still the predecessor's. It is no error, but
        nobody can say from the record which board holds on that day.

    Example
        >>> old = BoardTerm(id="old", organisation_id="o", period=Period.parse("2020-10-15/2025-10-15"))
        >>> new = BoardTerm(id="new", organisation_id="o", period=Period.parse("2025-10-15/2030-10-15"))
        >>> check(Register.of(ipsm, old, new)).codes
        ('PSM112',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(old, period=Period.parse("2020-10-15/2025-10-14")), new)).codes
        ()

    Source
        Practice: labels of successive boards may share a year, and whole dates are found both with a day that is shared
        and without.
    """
    if not subject.share_days():
        return
    for found in find_pairs(_candidates(subject, TermStatus.ANNULLED), _hand_over, handover=True):
        if isinstance(found, Cluster):
            yield _cluster(found)
        else:
            yield _hit(found, handover_days(found.first.bounds, found.second.bounds))


@attrs.frozen
class _Term:
    """A term whose span is known, with its pointer."""

    path: str
    term: BoardTerm
    span: Period


def _candidates(subject: OrganisationSubject, *without: TermStatus) -> list[Candidate[_Term]]:
    """Return the terms that may clash; those alike are one term recorded twice, which PSM006 reports."""
    alike = {path: number for number, terms in enumerate(subject.alike) for path, _ in terms}
    return [
        Candidate(span.bounds, _Term(path, term, span), alike.get(path, path))
        for path, term, span in subject.dated(*without)
    ]


def _share(first: Candidate[_Term], second: Candidate[_Term]) -> Verdict:
    return compare_spans(first.bounds, second.bounds).overlap


def _hand_over(first: Candidate[_Term], second: Candidate[_Term]) -> Verdict:
    return compare_spans(first.bounds, second.bounds).handover


def _overlaps(candidates: list[Candidate[_Term]]) -> Iterator[Hit]:
    for found in find_pairs(candidates, _share):
        if isinstance(found, Cluster):
            yield _cluster(found)
        else:
            yield _hit(found, shared_days(found.first.bounds, found.second.bounds, found.verdict))


def _hit(pair: Pair[_Term], days: Mapping[str, str]) -> Hit:
    first, second = pair.first.subject, pair.second.subject
    of_first, of_second = undetermined_ends(pair.first.bounds, pair.second.bounds)
    facts = imprecise_ends(f"{first.path}/period", first.span, **of_first)
    facts += imprecise_ends(f"{second.path}/period", second.span, **of_second)
    return Hit(
        path=second.path,
        related=(first.path,),
        ids=(first.term.id, second.term.id, second.term.organisation_id),
        verdict=pair.verdict,
        settled_by=() if pair.verdict.certain else facts,
        params={
            "first": first.term.id,
            "first_period": str(first.span),
            "second": second.term.id,
            "second_period": str(second.span),
            **days,
        },
    )


def _cluster(cluster: Cluster[_Term]) -> Hit:
    terms = [one.subject for one in cluster.members]
    facts = (imprecise_ends(f"{one.path}/period", one.span) for one in terms)
    return Hit(
        path=terms[0].path,
        related=tuple(one.path for one in terms[1:]),
        ids=(*(one.term.id for one in terms), terms[0].term.organisation_id),
        verdict=cluster.verdict,
        settled_by=() if cluster.verdict.certain else tuple(chain.from_iterable(facts)),
        is_cluster=True,
        params={"count": len(terms), "organisation": terms[0].term.organisation_id, "most": MOST_PAIRS},
    )
