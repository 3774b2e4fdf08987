"""Baselines: what is known is left out and nothing else, however the document was moved about."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.errors import FormatError
from psm_model.formats import loads
from psm_model.formats.baseline import Baseline
from psm_model.rules import Config, Report, check
from tests.formats.reports import TROUBLED, reports, troubled


@given(st.lists(reports(), max_size=3), st.lists(reports(), max_size=3))
def test_what_is_known_is_left_out(known: list[Report], more: list[Report]) -> None:
    """Of reports that are known nothing is left, of others all that is not also known, and what is gone is counted."""
    baseline = Baseline.loads(Baseline.of(known).dumps())
    assert baseline == Baseline.of(known)
    assert baseline.without(known) == ([Report(findings=()) for _ in known], 0)
    assert baseline.without([]) == ([], sum(map(len, known)))
    new, gone = baseline.without([*known, *more])
    assert (gone, new[len(known) :]) == (0, [Report(findings=report.findings) for report in more])


@given(st.permutations(range(6)), st.permutations(range(2)))
def test_order_of_the_document_does_not_matter(terms: list[int], organisations: list[int]) -> None:
    """What was found is known again when the document is put in another order."""
    register = loads(TROUBLED.read_bytes())
    shuffled = attrs.evolve(
        register,
        board_terms=tuple(register.board_terms[position] for position in terms),
        organisations=tuple(register.organisations[position] for position in organisations),
    )
    asked = Config(select=("PSM002", "PSM102", "PSM103", "PSM104", "PSM110"))
    before, after = (check(one, config=asked, undetermined=True) for one in (register, shuffled))
    assert len(set(before.codes)) == 5
    assert Baseline.of([before]).without([after]) == ([Report(findings=())], 0)


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
