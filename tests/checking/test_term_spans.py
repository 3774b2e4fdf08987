"""TermSpans: dated terms come back as they were, also after parts are merged."""

from __future__ import annotations

import pickle

import attrs
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking.imprecision import find_imprecise_term
from psm_model.checking.term_spans import TermSpans
from psm_model.entities import BoardTerm
from psm_model.strategies import board_terms


@given(st.lists(board_terms(), max_size=4), st.lists(board_terms(), max_size=4))
def test_spans_are_those_of_the_terms(first: list[BoardTerm], second: list[BoardTerm]) -> None:
    """Each dated term has its pointer, ids, span and bounds, and the facts of each end; parts follow each other."""
    parts = []
    for terms in (first, second):
        spans = TermSpans()
        for position, term in enumerate(terms):
            spans.add(term, position)
        parts.append(pickle.loads(pickle.dumps(spans)))  # noqa: S301  # as between processes
    parts[0].merge(parts[1], len(first))
    placed = [(f"/board_terms/{position}", term) for position, term in enumerate([*first, *second])]
    dated = [(path, term) for path, term in placed if term.span is not None and term.bounds is not None]
    assert [(each.path, each.term_id, each.organisation_id, each.span, each.bounds) for each in parts[0]] == [
        (path, term.id, term.organisation_id, term.span, term.bounds) for path, term in dated
    ]
    for each, (path, term) in zip(parts[0], dated, strict=True):
        for ends in ({"start": True, "end": True}, {"start": False, "end": True}, {"start": True, "end": False}):
            assert each.find_unsettled(**ends) == find_imprecise_term(path, term, **ends)


def test_terms_without_dates_are_left_out() -> None:
    """A term without a span is not kept."""
    spans = TermSpans()
    spans.add(BoardTerm(id="t", organisation_id="o"), 0)
    spans.add(attrs.evolve(BoardTerm(id="u", organisation_id="o"), label="2020–2025"), 1)
    assert [each.path for each in spans] == ["/board_terms/1"]


def test_terms_of_organisations_in_turn() -> None:
    """A term after one of another organisation is of its own, even if an earlier one is of the same."""
    spans = TermSpans()
    for position, organisation_id in enumerate(["a", "b", "a"]):
        spans.add(BoardTerm(id="t", organisation_id=organisation_id, label="2020–2025"), position)
    assert [each.organisation_id for each in spans] == ["a", "b", "a"]
