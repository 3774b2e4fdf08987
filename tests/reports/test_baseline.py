"""Baselines: what is known is left out and nothing else, however the document was moved about."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking import Config, Report, Severity
from psm_model.checks import check
from psm_model.errors import FormatError
from psm_model.formats import loads
from psm_model.reports.baseline import Baseline
from psm_model.values import Verdict
from tests.reports.reports import TROUBLED, reports, troubled


@given(st.lists(reports(), max_size=3), st.lists(reports(), max_size=3))
def test_what_is_known_is_left_out(known: list[Report], more: list[Report]) -> None:
    """Of reports that are known nothing is left, of others all that is not also known, and what is gone is given."""
    baseline = Baseline.loads(Baseline.of(known).dumps())
    assert baseline == Baseline.of(known)
    nothing = Baseline({})
    set_apart = [attrs.evolve(report, findings=(), known=report.findings) for report in known]
    assert baseline.without(known) == (set_apart, nothing)
    assert baseline.without([]) == ([], baseline)
    assert len(baseline) == sum(map(len, known))
    new, gone = baseline.without([*known, *more])
    assert (gone, new[len(known) :]) == (nothing, [attrs.evolve(report, known=()) for report in more])


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
    assert Baseline.of([before]).without([after]) == ([Report(findings=(), known=after.findings)], Baseline({}))


def test_how_often_it_is_known_counts() -> None:
    """What is known once and found twice is new once."""
    report = troubled()
    twice = Report(findings=(*report.findings, *report.findings))
    (left,), gone = Baseline.of([report]).without([twice])
    assert (left.codes, left.known, len(gone)) == (report.codes, report.findings, 0)


def test_what_is_gone_is_named() -> None:
    """The known findings that are found no more are given with their codes, their ids, and how often they are gone."""
    report = troubled()
    twice = Report(findings=(*report.findings, *report.findings))
    _, gone = Baseline.of([twice]).without([Report(findings=report.findings[1:])])
    times = {(one["code"], tuple(one["ids"])): one["times"] for one in gone.to_list()}
    first = report.findings[0]
    assert times.pop((first.code, tuple(sorted(first.ids)))) == 2
    assert set(times.values()) == {1}
    assert len(gone) == len(report) + 1


def test_what_becomes_worse_is_new() -> None:
    """A finding is known only with the verdict and the severity with which it was found before."""
    kinds = list(product(Severity, (Verdict.YES, Verdict.UNDETERMINED)))
    found = troubled().findings[0]
    each = [Report(findings=(attrs.evolve(found, severity=severity, verdict=verdict),)) for severity, verdict in kinds]
    for known, now in product(each, each):
        (left,), gone = Baseline.of([known]).without([now])
        assert (len(left), len(gone)) == ((0, 0) if known is now else (1, 1))


# Any: what JSON holds.
def entry(**changed: Any) -> str:
    """The text of a baseline with one finding, parts of which are changed."""
    return json.dumps(
        {"psm_baseline": 1, "findings": [{"code": "A", "ids": ["a"], "fingerprint": "f", "times": 1, **changed}]}
    )


def test_an_entry_is_read() -> None:
    """One finding is known by its code, ids and fingerprint."""
    assert Baseline.loads(entry().encode()).known == {("A", ("a",), "f"): 1}


@pytest.mark.parametrize("text", [b"\xff", b"\xff\xfe{\x00}\x00"])
def test_bytes_that_are_no_text_are_refused(text: bytes) -> None:
    """Bytes that are no UTF-8 are refused in the same words."""
    with pytest.raises(FormatError, match="expected a baseline of version 1"):
        Baseline.loads(text)


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
        entry(ids=7),
        entry(ids=[7]),
        entry(ids="a"),
        entry(times="1"),
        entry(times=0),
        entry(times=True),
        entry(times=1.5),
        entry(code=None),
        entry().replace('"times": 1', '"times": 1e999'),
        entry().replace('"times": 1', '"times": NaN'),
        entry().replace('"times": 1', f'"times": {"9" * 5000}'),
        entry().replace('"times": 1', '"times": 1, "times": 2'),
        "[" * 100_000,
        '{"psm_baseline": 1, "findings": ' + "[" * 100_000,
        '{"psm_baseline": true, "findings": []}',
        '{"psm_baseline": 1.0, "findings": []}',
    ],
    ids=lambda text: text[:70],
)
def test_what_is_none_is_refused(text: str, tmp_path: Path) -> None:
    """Any other text is refused, in one problem that says how one is made."""
    with pytest.raises(
        FormatError, match=r"expected a baseline of version 1, as check --write-baseline writes it"
    ) as caught:
        Baseline.loads(text, source=str(tmp_path))
    assert caught.value.source == str(tmp_path)


def test_a_baseline_is_made_for_reading() -> None:
    """It names the codes and ids, in their order."""
    written = json.loads(Baseline.of([troubled()]).dumps())["findings"]
    assert [one["code"] for one in written] == sorted(troubled().codes)
    assert all(len(one["fingerprint"]) == 64 and one["ids"] == sorted(one["ids"]) for one in written)
