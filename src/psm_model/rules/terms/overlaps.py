"""Overlaps between the boards of one organisation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain

import attrs

from psm_model.checking import Authority, Ground, OrganisationSubject, Violation
from psm_model.checking.clusters import MAX_PAIRS, Candidate, Cluster, Pair, find_pairs, judge_span_overlap
from psm_model.checking.day_params import format_shared_days
from psm_model.checking.facts import Fact, find_withheld
from psm_model.checking.imprecision import find_deciding_ends, find_imprecise_shortest_end, find_imprecise_term
from psm_model.checking.spans import find_shared_days
from psm_model.checking.subjects import DatedTerm
from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.law.statute import Certainty
from psm_model.rules.grounds import NATIONAL_BOARD_2017
from psm_model.values.bounds import UNBOUNDED, Bounds
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period

__all__ = [
    "LABELS_MAY_SHARE_A_YEAR",
    "PlacedTerm",
    "iter_overlaps",
    "list_term_candidates",
    "make_term_cluster_violation",
    "make_term_pair_violation",
]

LABELS_MAY_SHARE_A_YEAR = Ground(
    Authority.PRACTICE,
    Certainty.DERIVED,
    (
        NATIONAL_BOARD_2017,
        "https://jatim.co/terbukti-sudah-48-tahun-ikatan-pekerja-sosial-mandiri-sebagai-ujung-tombak-kerelawanan-sosial",
    ),
)
"""The ground of both rules on successive terms."""


@attrs.frozen
class PlacedTerm:
    """A term whose span is known, with its pointer.

    The span of a term that runs until the next board is that up to its last decreed end, or up to its last attested day
    if that is later.
    """

    path: str
    """The JSON Pointer of the term."""
    term: BoardTerm
    """The term."""
    span: Period
    """Its span."""

    def find_imprecise(self, *, start: bool = True, end: bool = True) -> tuple[Fact, ...]:
        """Return the facts of the requested ends that are not known to the day."""
        facts = find_imprecise_term(self.path, self.term, start=start, end=False)
        return facts + find_imprecise_shortest_end(self.path, self.term) if end else facts


def list_term_candidates(subject: OrganisationSubject, *without: TermStatus) -> list[Candidate[PlacedTerm]]:
    """Return the terms as candidates; identical terms do not clash, because PSM006 covers them.

    A term without a span lasts at least from its first to its last attested day.
    """
    alike = {path: number for number, terms in enumerate(subject.identical_terms) for path, _ in terms}
    return [
        _make_candidate(dated, alike.get(dated.path, dated.path), *without)
        for dated in chain(subject.iter_dated_terms(*without), _iter_attested(subject, *without))
    ]


def _make_candidate(dated: DatedTerm, side: str | int, *without: TermStatus) -> Candidate[PlacedTerm]:
    path, term, span, bounds = dated
    can_be_certain = not term.has_status(*without).possible
    if term.span is None:
        return Candidate(bounds, PlacedTerm(path, term, span), side, can_be_certain=can_be_certain)
    placed = PlacedTerm(path, term, _find_compared_span(term) or span)
    return Candidate(term.shortest_bounds or bounds, placed, side, can_be_certain=can_be_certain)


def _iter_attested(subject: OrganisationSubject, *without: TermStatus) -> Iterator[DatedTerm]:
    """Yield the terms without a span that are attested, with their attested days as span."""
    for path, term in subject.terms:
        if term.span is not None or term.has_status(*without).certain:
            continue
        days = [attestation.on for attestation in term.attested_days]
        if days:
            first, last = min(days, key=_first_day_key), max(days, key=_last_day_key)
            yield DatedTerm(path, term, Period(first, last), _find_attested_bounds(days))


def _find_attested_bounds(days: Iterable[PartialDate]) -> Bounds:
    """Return the bounds of the days from the first to the last of several."""
    ordinals = [day.ordinals for day in days]
    starts, ends = zip(*ordinals, strict=True)
    return Bounds(min(starts), min(ends), max(starts), max(ends))


def _first_day_key(day: PartialDate) -> tuple[int, int]:
    return day.ordinals


def _last_day_key(day: PartialDate) -> tuple[int, int]:
    return day.ordinals[::-1]


def _find_compared_span(term: BoardTerm) -> Period | None:
    span, bounds = term.shortest_span, term.shortest_bounds
    if span is None or bounds is None or bounds.end_max <= span.bounds.end_max:
        return span
    if bounds.end_max >= UNBOUNDED:
        return term.span
    return Period(span.start, PartialDate.from_date(date.fromordinal(bounds.end_max)))


def iter_overlaps(candidates: list[Candidate[PlacedTerm]]) -> Iterator[Violation]:
    """Yield a violation for each pair of terms that overlap, and for each cluster of too many pairs."""
    for clash in find_pairs(candidates, judge_span_overlap):
        if isinstance(clash, Cluster):
            yield make_term_cluster_violation(clash)
        else:
            bounds = clash.first.bounds, clash.second.bounds
            yield make_term_pair_violation(clash, find_shared_days(*bounds), format_shared_days(*bounds, clash.verdict))


def make_term_pair_violation(pair: Pair[PlacedTerm], days: tuple[int, int], params: Mapping[str, str]) -> Violation:
    """Return the violation of two terms that share days, with the params for these."""
    first, second = pair.first.subject, pair.second.subject
    first_ends, second_ends = find_deciding_ends(pair.first.bounds, pair.second.bounds)
    facts = first.find_imprecise(**first_ends) + second.find_imprecise(**second_ends)
    facts += find_withheld(first.path, first.term, "status") + find_withheld(second.path, second.term, "status")
    return Violation(
        path=second.path,
        related=(first.path,),
        ids=(first.term.id, second.term.id, second.term.organisation_id),
        verdict=pair.verdict,
        settled_by=facts,
        params={
            "first": first.term.id,
            "first_period": str(first.span),
            "second": second.term.id,
            "second_period": str(second.span),
            **params,
        },
        days=days,
    )


def make_term_cluster_violation(cluster: Cluster[PlacedTerm]) -> Violation:
    """Return the violation of a cluster of terms that share days."""
    terms = [member.subject for member in cluster.members]
    facts = (term.find_imprecise() + find_withheld(term.path, term.term, "status") for term in terms)
    return Violation(
        path=terms[0].path,
        related=tuple(term.path for term in terms[1:]),
        ids=(*(term.term.id for term in terms), terms[0].term.organisation_id),
        verdict=cluster.verdict,
        settled_by=tuple(chain.from_iterable(facts)),
        is_cluster=True,
        params={"count": len(terms), "organisation": terms[0].term.organisation_id, "most": MAX_PAIRS},
    )
