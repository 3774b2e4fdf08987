"""Baselines: exactly the known findings are left out, even if the document is reordered."""

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
def test_known_findings_are_left_out(known: list[Report], more: list[Report]) -> None:
    """Known reports have no findings left, others lose only known findings, and gone findings are returned."""
    baseline = Baseline.loads(Baseline.of(known).dumps())
    assert baseline == Baseline.of(known)
    empty = Baseline({})
    without_findings = [attrs.evolve(report, findings=(), known=report.findings) for report in known]
    assert baseline.subtract(known) == (without_findings, empty)
    assert baseline.subtract([]) == ([], baseline)
    assert len(baseline) == sum(map(len, known))
    new, gone = baseline.subtract([*known, *more])
    assert (gone, new[len(known) :]) == (empty, [attrs.evolve(report, known=()) for report in more])


@given(st.permutations(range(6)), st.permutations(range(2)))
def test_order_of_the_document_does_not_matter(terms: list[int], organisations: list[int]) -> None:
    """Known findings are recognised in a reordered document."""
    register = loads(TROUBLED.read_bytes())
    shuffled = attrs.evolve(
        register,
        board_terms=tuple(register.board_terms[position] for position in terms),
        organisations=tuple(register.organisations[position] for position in organisations),
    )
    config = Config(select=("PSM002", "PSM102", "PSM103", "PSM104", "PSM110"))
    before, after = (check(candidate, config=config, undetermined=True) for candidate in (register, shuffled))
    assert len(set(before.codes)) == 5
    assert Baseline.of([before]).subtract([after]) == ([Report(findings=(), known=after.findings)], Baseline({}))


def test_known_findings_are_counted() -> None:
    """A finding that is known once and found twice is new once."""
    report = troubled()
    twice = Report(findings=(*report.findings, *report.findings))
    (remaining,), gone = Baseline.of([report]).subtract([twice])
    assert (remaining.codes, remaining.known, len(gone)) == (report.codes, report.findings, 0)


def test_gone_findings_are_listed() -> None:
    """Gone findings are listed with their codes, ids and counts."""
    report = troubled()
    twice = Report(findings=(*report.findings, *report.findings))
    _, gone = Baseline.of([twice]).subtract([Report(findings=report.findings[1:])])
    times = {(entry["code"], tuple(entry["ids"])): entry["times"] for entry in gone.to_list()}
    first = report.findings[0]
    assert times.pop((first.code, tuple(sorted(first.ids)))) == 2
    assert set(times.values()) == {1}
    assert len(gone) == len(report) + 1


def test_changed_verdict_or_severity_is_new() -> None:
    """A finding with another verdict or severity is new."""
    kinds = list(product(Severity, (Verdict.YES, Verdict.UNDETERMINED)))
    finding = troubled().findings[0]
    reports = [
        Report(findings=(attrs.evolve(finding, severity=severity, verdict=verdict),)) for severity, verdict in kinds
    ]
    for known, current in product(reports, reports):
        (remaining,), gone = Baseline.of([known]).subtract([current])
        assert (len(remaining), len(gone)) == ((0, 0) if known is current else (1, 1))


# Any: JSON values.
def make_baseline(**changes: Any) -> str:
    """Return the text of a baseline with one finding, with some changes."""
    return json.dumps(
        {"psm_baseline": 1, "findings": [{"code": "A", "ids": ["a"], "fingerprint": "f", "times": 1, **changes}]}
    )


def test_entry_is_read() -> None:
    """A finding is known by its code, ids and fingerprint."""
    assert Baseline.loads(make_baseline().encode()).known == {("A", ("a",), "f"): 1}


@pytest.mark.parametrize("text", [b"\xff", b"\xff\xfe{\x00}\x00"])
def test_bytes_that_are_not_utf8_are_refused(text: bytes) -> None:
    """Bytes that are not UTF-8 are refused with the same message."""
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
        make_baseline(ids=7),
        make_baseline(ids=[7]),
        make_baseline(ids="a"),
        make_baseline(times="1"),
        make_baseline(times=0),
        make_baseline(times=True),
        make_baseline(times=1.5),
        make_baseline(code=None),
        make_baseline().replace('"times": 1', '"times": 1e999'),
        make_baseline().replace('"times": 1', '"times": NaN'),
        make_baseline().replace('"times": 1', f'"times": {"9" * 5000}'),
        make_baseline().replace('"times": 1', '"times": 1, "times": 2'),
        "[" * 100_000,
        '{"psm_baseline": 1, "findings": ' + "[" * 100_000,
        '{"psm_baseline": true, "findings": []}',
        '{"psm_baseline": 1.0, "findings": []}',
    ],
    ids=lambda text: text[:70],
)
def test_other_texts_are_refused(text: str, tmp_path: Path) -> None:
    """Any other text is refused with one problem, which names the command that writes a baseline."""
    with pytest.raises(
        FormatError, match=r"expected a baseline of version 1, as check --write-baseline writes it"
    ) as caught:
        Baseline.loads(text, source=str(tmp_path))
    assert caught.value.source == str(tmp_path)


def test_baseline_is_readable() -> None:
    """A baseline lists codes and ids in order."""
    entries = json.loads(Baseline.of([troubled()]).dumps())["findings"]
    assert [entry["code"] for entry in entries] == sorted(troubled().codes)
    assert all(len(entry["fingerprint"]) == 64 and entry["ids"] == sorted(entry["ids"]) for entry in entries)
