"""The corpus: what it says is found in each document is what is found, and each rule has one that breaks it."""

from __future__ import annotations

import json
from typing import Final

import pytest

from psm_model import FormatError, Verdict, check, loads
from psm_model.rules import RULES
from psm_model.testing import Expected, corpus
from tests.testing.make_corpus import FILE

CORPUS: Final = corpus()


@pytest.mark.parametrize("expected", CORPUS, ids=lambda one: one.id)
def test_as_it_says(expected: Expected) -> None:
    """What is found, or can't be read, is what the corpus says."""
    if expected.problems:
        with pytest.raises(FormatError) as caught:
            loads(expected.document)
        assert tuple(problem.path for problem in caught.value.problems) == expected.problems
    else:
        report = check(loads(expected.document), config=expected.config, on=expected.on, undetermined=True)
        assert tuple((one.code, one.verdict, one.path) for one in report.findings) == expected.findings


def test_every_rule_is_broken() -> None:
    """Each rule but the one of a rule that breaks down has a document of its code, in which it fires for certain."""
    by_id = {one.id: one for one in CORPUS}
    assert len(by_id) == len(CORPUS)
    for code in RULES.keys() - {"PSM099"}:
        assert (code, Verdict.YES) in [(found, verdict) for found, verdict, _ in by_id[code].findings]
    valid = [one for one in CORPUS if one.id.startswith("valid")]
    assert valid
    assert all(check(loads(one.document)).ok for one in valid)


def test_other_languages_can_read_it() -> None:
    """Each line is one JSON object with the keys that are told, and tells of a table of areas where it needs one."""
    told = {"id", "document", "text", "on", "config", "needs", "findings", "problems"}
    lines = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    assert all(line.keys() <= told and ("text" in line) == ("problems" in line) for line in lines)
    assert (
        [line["id"] for line in lines if "needs" in line] == [one.id for one in CORPUS if one.needs_areas] == ["PSM405"]
    )
