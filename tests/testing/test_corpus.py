"""The corpus: each document has the stated findings, and each rule has a document that breaks it."""

from __future__ import annotations

import json
from typing import Final

import pytest

from psm_model import FormatError, Verdict, check, loads
from psm_model.rules import RULES
from psm_model.testing import Expected, corpus
from tests.every_case import every_case
from tests.testing.make_corpus import FILE

CORPUS: Final = corpus()


@every_case("expected", CORPUS)
def test_findings_are_as_stated(expected: Expected) -> None:
    """The findings, or the problems, are those that the corpus states."""
    if expected.problems:
        with pytest.raises(FormatError) as caught:
            loads(expected.document)
        assert tuple(problem.path for problem in caught.value.problems) == expected.problems
    else:
        report = check(loads(expected.document), config=expected.config, on=expected.on, undetermined=True)
        found = tuple((finding.code, finding.verdict, finding.path) for finding in report.findings)
        assert found == expected.findings, "if the new findings are right, run python -m tests.testing.make_corpus"


def test_every_rule_is_broken() -> None:
    """Each rule except PSM099 has a document in which it certainly fires."""
    by_id = {entry.id: entry for entry in CORPUS}
    assert len(by_id) == len(CORPUS)
    assert RULES.keys() - {"PSM099"} <= by_id.keys(), "run python -m tests.testing.make_corpus"
    for code in RULES.keys() - {"PSM099"}:
        assert (code, Verdict.YES) in [(found_code, verdict) for found_code, verdict, _ in by_id[code].findings]
    valid = [entry for entry in CORPUS if entry.id.startswith("valid")]
    assert valid
    assert all(check(loads(entry.document)).ok for entry in valid)


def test_lines_have_documented_keys() -> None:
    """Each line is a JSON object with the documented keys, and states whether it needs the table of areas."""
    documented = {"id", "document", "text", "on", "config", "needs", "findings", "problems"}
    lines = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    assert all(line.keys() <= documented and ("text" in line) == ("problems" in line) for line in lines)
    assert (
        [line["id"] for line in lines if "needs" in line]
        == [entry.id for entry in CORPUS if entry.needs_areas]
        == ["PSM405"]
    )
