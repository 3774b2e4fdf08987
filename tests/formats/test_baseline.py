"""Baselines: what is known is left out and nothing else, however the document was moved about."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Register
from psm_model.errors import FormatError
from psm_model.formats.baseline import Baseline
from psm_model.rules import Report, check
from psm_model.strategies import registers
from tests.formats.reports import reports, troubled


@given(st.lists(reports(), max_size=3), st.lists(reports(), max_size=3))
def test_what_is_known_is_left_out(known: list[Report], more: list[Report]) -> None:
    """Of reports that are known nothing is left, of others all that is not also known, and what is gone is counted."""
    baseline = Baseline.loads(Baseline.of(known).dumps())
    assert baseline == Baseline.of(known)
    assert baseline.without(known) == ([Report(findings=()) for _ in known], 0)
    assert baseline.without([]) == ([], sum(map(len, known)))
    new, gone = baseline.without([*known, *more])
    assert (gone, new[len(known) :]) == (0, [Report(findings=report.findings) for report in more])


@given(registers(), st.randoms(use_true_random=False))
def test_order_of_the_document_does_not_matter(register: Register, random: object) -> None:
    """What was found is known again when the document is put in another order, as far as it is still found."""
    shuffled = {}
    for name in ("sources", "organisations", "members", "board_terms"):
        entities = list(getattr(register, name))
        getattr(random, "shuffle")(entities)  # noqa: B009
        shuffled[name] = tuple(entities)
    before, after = check(register, undetermined=True), check(Register(**shuffled), undetermined=True)
    (left,), gone = Baseline.of([before]).without([after])
    # A finding names the one that comes first in the document, so that it may be another: but then one is gone too.
    assert len(left) - gone == len(after) - len(before)
    if before.codes == after.codes and not gone:
        assert not left.findings


def test_how_often_it_is_known_counts() -> None:
    """What is known once and found twice is new once."""
    report = troubled()
    twice = Report(findings=(*report.findings, *report.findings))
    (left,), gone = Baseline.of([report]).without([twice])
    assert (left.codes, gone) == (report.codes, 0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"psm_baseline": 2, "findings": []}',
        '{"psm_baseline": 1}',
        '{"psm_baseline": 1, "findings": [{}]}',
        '{"psm_baseline": 1, "findings": 7}',
        '{"psm_baseline": 1, "findings": [{"code": "A", "ids": 7, "fingerprint": "", "times": 1}]}',
    ],
)
def test_what_is_none_is_refused(text: str, tmp_path: Path) -> None:
    """Any other text is refused, in one problem that says how one is made."""
    with pytest.raises(
        FormatError, match=r"want a baseline of version 1, as check --write-baseline writes it"
    ) as caught:
        Baseline.loads(text, source=str(tmp_path))
    assert caught.value.source == str(tmp_path)


def test_a_baseline_is_made_for_reading() -> None:
    """It names the codes and ids, in their order."""
    written = json.loads(Baseline.of([troubled()]).dumps())["findings"]
    assert [one["code"] for one in written] == sorted(troubled().codes)
    assert all(len(one["fingerprint"]) == 64 and one["ids"] == sorted(one["ids"]) for one in written)
