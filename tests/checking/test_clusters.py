"""Clusters: a few clashing pairs are found one by one, and many as a whole."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking import clusters
from psm_model.checking.clusters import MAX_PAIRS, Candidate, Cluster, Pair, find_pairs
from psm_model.checking.spans import Sharing, compare_appointments, compare_spans
from psm_model.entities.tenure import AppointmentSpan
from psm_model.values import Period, Verdict
from psm_model.values.bounds import Bounds
from tests.rules import oracles
from tests.rules.spans import generate_span

SIDES = st.integers(0, 2)


def overlap(first: Candidate[int], second: Candidate[int]) -> Verdict:
    """Return whether two candidates share more than a handover day."""
    return compare_spans(first.bounds, second.bounds).overlap


def handover(first: Candidate[int], second: Candidate[int]) -> Verdict:
    """Return whether two candidates share a handover day."""
    return compare_spans(first.bounds, second.bounds).handover


def make_candidates(drawn: list[tuple[str, int]]) -> list[Candidate[int]]:
    """Return candidates for written spans and sides; their positions are the subjects."""
    return [Candidate(Period.parse(span).bounds, place, side) for place, (span, side) in enumerate(drawn)]


def compare_pairs(drawn: list[Candidate[int]], *, handovers: bool) -> dict[frozenset[int], Verdict]:
    """Return every pair of different sides that may clash, by comparing each pair."""
    judge = handover if handovers else overlap
    return {
        frozenset({first.subject, other.subject}): verdict
        for first, other in combinations(drawn, 2)
        if first.side != other.side and (verdict := judge(first, other)).possible
    }


@given(st.lists(st.tuples(generate_span(), SIDES), max_size=9), st.booleans())
def test_every_pair_is_found_once(drawn: list[tuple[str, int]], handovers: bool) -> None:  # noqa: FBT001
    """Among few candidates, exactly the pairs of different sides that may clash are found, with their certainty."""
    candidates = make_candidates(drawn)
    matches = list(find_pairs(candidates, handover if handovers else overlap, handover=handovers))
    assert all(isinstance(match, Pair) for match in matches)
    pairs = [match for match in matches if isinstance(match, Pair)]
    assert all(pair.first.bounds.start_days <= pair.second.bounds.start_days for pair in pairs)
    assert len(pairs) == len(compare_pairs(candidates, handovers=handovers))
    verdicts = {frozenset({pair.first.subject, pair.second.subject}): pair.verdict for pair in pairs}
    assert verdicts == compare_pairs(candidates, handovers=handovers)


@given(st.lists(generate_span(), max_size=6), st.booleans())
def test_pairs_have_the_verdict_of_their_completions(written: list[str], handovers: bool) -> None:  # noqa: FBT001
    """Each possibly clashing pair of different sides is found once, with the verdict of its completions."""
    candidates = make_candidates([(text, place) for place, text in enumerate(written)])
    spans = [Period.parse(text) for text in written]
    expected = {
        frozenset({first, other}): sharing[handovers]
        for first, other in combinations(range(len(spans)), 2)
        if (sharing := oracles.judge_sharing(spans[first], spans[other]))[handovers].possible
    }
    matches = list(find_pairs(candidates, handover if handovers else overlap, handover=handovers))
    assert len(matches) == len(expected)
    pairs = [match for match in matches if isinstance(match, Pair)]
    assert {frozenset({pair.first.subject, pair.second.subject}): pair.verdict for pair in pairs} == expected


@pytest.mark.parametrize("other", ["2022/2024", "2022/2023"])
def test_spans_with_the_same_start_keep_their_order(other: str) -> None:
    """If two spans may start on the same days, the one given first comes first."""
    (pair,) = find_pairs(make_candidates([("2022/2024", 0), (other, 1)]), overlap)
    assert isinstance(pair, Pair)
    assert (pair.first.subject, pair.second.subject) == (0, 1)


@given(st.lists(st.tuples(generate_span(), SIDES), min_size=12, max_size=30), st.booleans())
def test_a_cluster_is_as_certain_as_its_most_certain_pair(drawn: list[tuple[str, int]], handovers: bool) -> None:  # noqa: FBT001
    """Candidates connected by too many pairs are one cluster, which is certain if any of its pairs is."""
    candidates = make_candidates(drawn)
    expected = compare_pairs(candidates, handovers=handovers)
    matches = list(find_pairs(candidates, handover if handovers else overlap, handover=handovers))
    for match in matches:
        if isinstance(match, Cluster):
            members = {member.subject for member in match.members}
            within = {pair: verdict for pair, verdict in expected.items() if pair <= members}
            assert len(within) > MAX_PAIRS
            assert match.verdict.certain == any(verdict.certain for verdict in within.values())
            expected = {pair: verdict for pair, verdict in expected.items() if not pair <= members}
    assert {
        frozenset({match.first.subject, match.second.subject}) for match in matches if isinstance(match, Pair)
    } == set(expected)


@pytest.mark.parametrize(("number", "expected"), [(10, 0), (11, 1), (300, 1)])
def test_pairs_are_listed_up_to_the_maximum(number: int, expected: int) -> None:
    """Ten candidates that all clash have 45 pairs, which are listed; eleven have 55, which are one cluster."""
    matches = list(find_pairs(make_candidates([("2020/2025", place) for place in range(number)]), overlap))
    assert sum(isinstance(match, Cluster) for match in matches) == expected
    assert len(matches) == (1 if expected else number * (number - 1) // 2)


def test_candidates_that_cannot_be_certain_make_no_cluster_certain() -> None:
    """If a candidate of every pair is not identified, the cluster is undetermined."""
    known = make_candidates([("2020/2025", place) for place in range(30)])
    unknown = [
        Candidate(candidate.bounds, candidate.subject, candidate.side, can_be_certain=False) for candidate in known
    ]

    def judge(first: Candidate[int], second: Candidate[int]) -> Verdict:
        can_be_certain = first.can_be_certain and second.can_be_certain
        return overlap(first, second) if can_be_certain else Verdict.UNDETERMINED

    (undetermined,) = find_pairs([known[0], *unknown[1:]], judge)
    (certain,) = find_pairs([*known[:2], *unknown[2:]], judge)
    assert (undetermined.verdict, certain.verdict) == (Verdict.UNDETERMINED, Verdict.YES)


def test_a_span_without_a_certain_day_overlaps_a_longer_one() -> None:
    """Spans within one year share no certain day, but each certainly overlaps a span around that year."""
    many = [("2020/2020", place) for place in range(12)]
    (vague,) = find_pairs(make_candidates(many), overlap)
    (sure,) = find_pairs(make_candidates([*many, ("2019-01-01/2022-01-01", 12)]), overlap)
    # Spans of the same side never clash, however long they are.
    (own,) = find_pairs(
        make_candidates([*(("2020/2020", 0) for _ in range(3)), *many, ("2019-01-01/2022-01-01", 0)]), overlap
    )
    # Two longer spans of one side are certain as one is.
    (twice,) = find_pairs(
        make_candidates([*many, ("2019-01-01/2022-01-01", 12), ("2018-01-01/2023-01-01", 12)]), overlap
    )
    assert isinstance(twice, Cluster)
    assert twice.verdict is Verdict.YES
    assert isinstance(vague, Cluster)
    assert isinstance(sure, Cluster)
    assert isinstance(own, Cluster)
    assert (vague.verdict, sure.verdict, own.verdict) == (Verdict.UNDETERMINED, Verdict.YES, Verdict.YES)


@pytest.mark.parametrize("handovers", [False, True])
def test_a_cluster_is_no_more_certain_than_its_judge(*, handovers: bool) -> None:
    """If no pair is judged to clash for certain, the cluster is not certain, whatever its spans are."""
    kinds = product(("2020/2020", "2020/2025", "2020-01-01/2020-12-31"), (True, False), (True, False), range(2))
    many = [
        Candidate(Period.parse(span).bounds, place, place, is_whole_term=is_whole_term, is_succeeded=is_succeeded)
        for place, (span, is_whole_term, is_succeeded, _) in enumerate(kinds)
    ]
    matches = list(find_pairs(many, lambda _one, _other: Verdict.UNDETERMINED, handover=handovers))
    assert matches
    assert all(each.verdict is Verdict.UNDETERMINED for each in matches)


def list_bounds(days: range) -> list[Bounds]:
    """Return all bounds of periods on some days."""
    all_bounds = (Bounds.tighten((a, b), (c, d)) for a, b, c, d in product(days, repeat=4) if a <= b and c <= d)
    return sorted({bounds for bounds in all_bounds if bounds.start_min <= bounds.end_max})


def make_appointments() -> list[AppointmentSpan]:
    """Return all spans of appointments on three days, for the whole term or not, with and without a successor."""
    dated = [AppointmentSpan(bounds, is_dated=True) for bounds in list_bounds(range(3))]
    whole = [AppointmentSpan(span.bounds, is_dated=True, is_whole_term=True) for span in dated]
    # A successor starts after the first day.
    followed = [
        AppointmentSpan(span.bounds, is_dated=True, is_whole_term=True, successor_ids=frozenset(["c"]))
        for span in whole
        if span.bounds.start_min < span.bounds.end_max
    ]
    return [*dated, *whole, *followed]


def share(first: Candidate[AppointmentSpan], second: Candidate[AppointmentSpan]) -> Sharing:
    """Return how two appointments share days."""
    return compare_appointments(first.subject, "a", second.subject, "b")


@pytest.mark.parametrize("handovers", [False, True])
def test_searches_find_what_the_judge_accepts(monkeypatch: pytest.MonkeyPatch, *, handovers: bool) -> None:
    """The possible and the certain clashes of any two appointments on three days are found; few are judged in vain."""
    # Then each pair is a cluster, whose verdict the search for certain pairs decides.
    monkeypatch.setattr(clusters, "MAX_PAIRS", 0)
    judged: list[Verdict] = []

    def judge(first: Candidate[AppointmentSpan], second: Candidate[AppointmentSpan]) -> Verdict:
        judged.append(share(first, second)[handovers])
        return judged[-1]

    for spans in product(make_appointments(), repeat=2):
        are_whole = [span.is_whole_term for span in spans]
        if all(are_whole) and spans[0].bounds.start_days != spans[1].bounds.start_days:
            continue  # both start with the term
        pair = [
            Candidate(
                span.bounds,
                span,
                place,
                is_whole_term=span.is_whole_term,
                is_succeeded=bool(span.successor_ids),
            )
            for place, span in enumerate(spans)
        ]
        judged.clear()
        found = [match.verdict for match in find_pairs(pair, judge, handover=handovers)]
        verdict = share(pair[0], pair[1])[handovers]
        assert found == ([verdict] if verdict.possible else []), pair
        # The first call is of the search for possible pairs, the second of that for certain ones.
        assert all(each.certain for each in judged[1:])
        assert verdict.possible or not judged or any(are_whole)
