"""SARIF: every log is valid by the schema of OASIS, complete, and the same for the same findings."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from psm_model import __version__
from psm_model.checking import Finding, Report, Rule, Severity, register_rule
from psm_model.checks import check
from psm_model.entities import Register
from psm_model.formats import load
from psm_model.formats.locations import locate_pointers
from psm_model.i18n import Bilingual, Language
from psm_model.reports.baseline import Baseline, fingerprint
from psm_model.reports.explanation import explain
from psm_model.reports.sarif import render_sarif
from psm_model.reports.unreadable import UnreadableFile
from psm_model.rules import RULES
from psm_model.strategies import violations
from psm_model.values.verdict import Verdict
from tests.drawing import distinct_registers
from tests.reports.reports import (
    TROUBLED,
    findings,
    flood,
    languages,
    reports,
    texts,
    troubled,
    unreadable,
    whole_reports,
)

ROOT: Final = Path(__file__).parents[2]
SCHEMA: Final = json.loads(Path(__file__).with_name("sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR: Final = Draft4Validator(SCHEMA, format_checker=Draft4Validator.FORMAT_CHECKER)
LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


# Any: a JSON value; each test knows its content.
_VALID_RULES: set[str] = set()
"""Descriptions of rules that were validated already, because each log has all of them."""


def parse_run(text: str) -> Any:
    """Parse and validate a log, and return its run."""
    log = json.loads(text)
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    rules = {json.dumps(rule): rule for rule in driver["rules"]}
    assert len(rules) == len(driver["rules"])
    full_driver = dict(driver)
    driver["rules"] = [rule for text, rule in rules.items() if text not in _VALID_RULES]
    VALIDATOR.validate(log)
    _VALID_RULES.update(rules)
    driver.update(full_driver)
    return run


def escape_unprintable(text: str) -> str:
    """Return a text with unprintable characters escaped."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)


def reverse_lists(register: Register) -> Register:
    """Return the register with each of its lists reversed."""
    terms = tuple(attrs.evolve(term, appointments=term.appointments[::-1]) for term in register.board_terms[::-1])
    return attrs.evolve(
        register,
        sources=register.sources[::-1],
        organisations=register.organisations[::-1],
        members=register.members[::-1],
        board_terms=terms,
    )


def count_fingerprints(report: Report) -> Counter[str]:
    """Count the fingerprints of a report's findings."""
    run = parse_run(render_sarif([("a.json", report)]))
    return Counter(result["partialFingerprints"]["psmFinding/v1"] for result in run["results"])


@given(
    given_files=st.lists(st.tuples(texts(), whole_reports() | unreadable()), max_size=3),
    language=languages(),
    ascii_only=st.booleans(),
)
def test_logs_are_valid_and_complete(
    *, given_files: list[tuple[str, Report | UnreadableFile]], language: Language, ascii_only: bool
) -> None:
    """A log of any findings is valid, and has a result with all the data of each."""
    text = render_sarif(given_files, language=language, ascii_only=ascii_only)
    assert text.isascii() or not ascii_only
    run = parse_run(text)
    readable = [(file, report) for file, report in given_files if isinstance(report, Report)]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is (len(readable) == len(given_files))
    assert len(invocation["toolExecutionNotifications"]) == len(given_files) - len(readable)
    missing = [notification["associatedRule"]["id"] for notification in invocation["toolConfigurationNotifications"]]
    assert missing == list({entry.code: 0 for _, report in readable for entry in report.skipped})
    found = [(file, finding) for file, report in readable for finding in report]
    assert len(run["results"]) == len(found)
    for (file, finding), result in zip(found, run["results"], strict=True):
        certain = finding.verdict is Verdict.YES
        assert result["ruleId"] == finding.code
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == finding.code
        assert (result["kind"], result["level"]) == (
            ("fail", LEVELS[finding.severity]) if certain else ("review", "none")
        )
        assert result["properties"] == {
            "severity": finding.severity.value,
            "verdict": finding.verdict.value,
            "params": finding.params,
            "ids": list(finding.ids),
            "settledBy": list(finding.settled_by),
        }
        (location,) = result["locations"]
        related = result.get("relatedLocations", [])
        assert [get_pointer(place) for place in (location, *related)] == [finding.path, *finding.related]
        assert [place["id"] for place in related] == list(range(1, len(related) + 1))
        for place in (location, *related):
            artifact = place["physicalLocation"]["artifactLocation"]
            assert run["artifacts"][artifact["index"]]["location"] == artifact
            assert [other for other, _ in given_files].index(file) >= artifact["index"]
            assert "region" not in place["physicalLocation"]


def get_pointer(location: dict[str, Any]) -> str:
    """Return the JSON Pointer of a location, whose last step is its name."""
    if "logicalLocations" not in location:
        return ""
    (logical,) = location["logicalLocations"]
    pointer: str = logical["fullyQualifiedName"]
    assert pointer.rsplit("/", maxsplit=1)[-1] == logical["name"].replace("~", "~0").replace("/", "~1")
    return pointer


@given(findings(), languages())
def test_messages_are_plain(finding: Finding, language: Language) -> None:
    """A message is the finding's on one line, with doubled braces and without links."""
    run = parse_run(render_sarif([("a.json", Report(findings=(finding,)))], language=language))
    text = run["results"][0]["message"]["text"]
    assert text.isprintable()
    assert "](" not in text
    assert not re.sub(r"\{\{|\}\}", "", text).count("{")
    expected = escape_unprintable(finding.message(language=language))
    assert text.replace("{{", "{").replace("}}", "}").replace("] (", "](") == expected.replace("] (", "](")


@given(texts())
@example("../a b/ä:c%.json")
@example("/home/a b.json")
@example("a:b")
def test_files_are_uris(file: str) -> None:
    """The name of a file is a URI reference that leads to it, relative or absolute."""
    run = parse_run(render_sarif([(file, flood({"XYZ001": 1}))]))
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"(?:[A-Za-z0-9._~/:-]|%[0-9A-F]{2})*", uri)
    parts = urlsplit(uri)
    posix = Path(file).as_posix()
    assert (parts.scheme, parts.netloc) == ("file" if posix.startswith("/") else "", "")
    assert unquote(parts.path, errors="surrogatepass").lstrip("/") == posix.lstrip("/")


def test_artifacts_are_the_files() -> None:
    """Each file is an artifact once, also without findings."""
    run = parse_run(render_sarif([("a", Report(findings=())), ("b", flood({"XYZ001": 1})), ("a", Report(findings=()))]))
    assert [artifact["location"] for artifact in run["artifacts"]] == [
        {"uri": "a", "index": 0},
        {"uri": "b", "index": 1},
    ]


def test_lines_and_columns() -> None:
    """A location has its region where known; the check itself has none; columns count code points."""
    report = troubled()
    locations = locate_pointers(TROUBLED.read_text(encoding="utf-8"), report.pointers)
    run = parse_run(render_sarif([("r.json", report), ("other", report)], locations={"r.json": locations}))
    assert run["columnKind"] == "unicodeCodePoints"
    count = len(report.findings)
    for finding, result in zip(report, run["results"][:count], strict=True):
        written = [*result["locations"], *result.get("relatedLocations", [])]
        for pointer, location in zip([finding.path, *finding.related], written, strict=True):
            region = location["physicalLocation"].get("region", {})
            assert (region.get("startLine"), region.get("startColumn")) == locations.get(pointer, (None, None))
            assert bool(region) is bool(pointer)
    assert "region" not in json.dumps(run["results"][count:])


@pytest.mark.parametrize("language", ["en", "id"])
def test_real_check(language: Language) -> None:
    """The log of the troubled example is valid and has all its findings."""
    report = troubled()
    run = parse_run(render_sarif([("troubled.json", report)], language=language))
    assert tuple(result["ruleId"] for result in run["results"]) == report.codes
    assert {result["level"] for result in run["results"]} >= {"error", "warning", "note"}
    assert run["language"] == run["tool"]["driver"]["language"] == language


@pytest.mark.parametrize("language", ["en", "id"])
def test_rules_are_described(language: Language) -> None:
    """The tool has every rule with its description, level and grounds, whatever was found."""
    driver = parse_run(render_sarif([], language=language))["tool"]["driver"]
    assert (driver["name"], driver["version"], driver["semanticVersion"]) == ("psm-model", __version__, __version__)
    assert "informationUri" not in driver
    assert [described["id"] for described in driver["rules"]] == list(RULES)
    for described, rule in zip(driver["rules"], RULES.values(), strict=True):
        assert re.fullmatch(r"(?:[A-Z][a-z]+)+", described["name"])
        assert described["name"].lower() == rule.name.replace("-", "")
        assert described["shortDescription"]["text"] == rule.title.translate(language)
        assert described["fullDescription"]["text"] == rule.explanation.translate(language)
        assert described["help"]["text"] == explain(rule.code, language=language)
        assert described["defaultConfiguration"] == {"level": LEVELS[rule.severity]}
        assert described["properties"] == {
            "authority": rule.authority.value,
            "certainty": rule.certainty and rule.certainty.value,
            "sources": list(rule.sources),
            "since": rule.since,
            "status": rule.status.value,
            "scope": rule.scope.value,
        }


def test_help_in_markdown() -> None:
    """The page of a rule has headings, examples as code, advice and sources; in Indonesian the explanation."""
    rules = parse_run(render_sarif([]))["tool"]["driver"]["rules"]
    for described, rule in zip(rules, RULES.values(), strict=True):
        page = described["help"]["markdown"]
        heads = re.findall(r"^### (.*)$", page, re.MULTILINE)
        assert heads == ["What it checks", "Why it matters", "Example", "Instead", "Source", "What to do"]
        code = re.findall(r"^```pycon\n(>>> .*?)\n```$", page, re.MULTILINE | re.DOTALL)
        assert len(code) >= 2
        assert [line for block in code for line in block.splitlines()] == list(iter_example_lines(rule.doc))
        assert all(f"- {source}" in page for source in rule.sources)
    indonesian = parse_run(render_sarif([], language="id"))["tool"]["driver"]["rules"]
    for described, rule in zip(indonesian, RULES.values(), strict=True):
        assert rule.explanation.indonesian in described["help"]["markdown"]
        assert re.findall(r"^### (.*)$", described["help"]["markdown"], re.MULTILINE) == ["Tindak lanjut"]


def iter_example_lines(doc: str) -> Iterator[str]:
    """Yield the lines of the examples in a rule's docstring, which are below two of its headings."""
    heading = ""
    for line in doc.splitlines():
        if line and not line.startswith(" "):
            heading = line
        elif line and heading in {"Example", "Instead"}:
            yield line.removeprefix("    ")


def make_own_rule(doc: str) -> Rule:
    """Return a rule of another project."""

    def odd_one(subject: object, context: object) -> Iterator[Any]:
        del subject, context
        yield from ()

    odd_one.__doc__ = doc
    grounds = RULES["PSM001"].grounds
    make = register_rule(
        code="XYZ001",
        severity=Severity.INFO,
        grounds=grounds,
        since="7",
        title=Bilingual("odd", "aneh"),
        message=Bilingual("found {it}", "ditemukan {it}"),
        explanation_indonesian="",
    )
    return make(odd_one)


@pytest.mark.parametrize(
    ("doc", "page"),
    [
        ("", []),
        ("Odd.", []),
        ("Odd.\n\nJust text\n", ["Just text"]),
        ("Odd.\n\nWhy\n    One\n    two.\n\n    Three.", ["### Why", "One\ntwo.\n\nThree."]),
        ("Odd.\n\n\n\nExample\n    >>> 1\n    1", ["### Example", "```pycon\n>>> 1\n1\n```"]),
    ],
)
def test_rules_of_other_projects(doc: str, page: list[str]) -> None:
    """A rule of another project is described by what it has, however little that is."""
    own = make_own_rule(doc)
    for language in ("en", "id"):
        (described,) = parse_run(render_sarif([], language=language, rules={"XYZ001": own}))["tool"]["driver"]["rules"]
        assert described["fullDescription"]["text"]
        assert described["name"] == "OddOne"
    (described,) = parse_run(render_sarif([], rules={"XYZ001": own}))["tool"]["driver"]["rules"]
    assert described["help"]["markdown"] == "\n\n".join(["**XYZ001 odd-one**: odd", *page])


def test_unknown_rules_are_described_by_their_findings() -> None:
    """A finding of an unknown rule gets a rule after the others, in the order of codes."""
    run = parse_run(render_sarif([("a", flood({"XYZ002": 2, "XYZ001": 1})), ("b", flood({"XYZ001": 1}))]))
    rules = run["tool"]["driver"]["rules"]
    assert [described["id"] for described in rules[len(RULES) :]] == ["XYZ001", "XYZ002"]
    assert rules[-1] == {"id": "XYZ002", "name": "NameOfXyz002", "shortDescription": {"text": "name of xyz002"}}


@given(st.lists(findings(), max_size=6), st.permutations(range(6)))
def test_order_does_not_matter(several: list[Finding], order: list[int]) -> None:
    """The same findings in any order give the same log."""
    shuffled = [several[index] for index in order if index < len(several)]
    both = [render_sarif([("a.json", Report(findings=tuple(ordered)))]) for ordered in (several, shuffled)]
    assert both[0] == both[1]


@given(findings(), findings())
def test_fingerprint_identifies_a_finding(first: Finding, second: Finding) -> None:
    """Findings have the same fingerprint if and only if code, severity, verdict, params and sorted ids are equal."""
    moved = attrs.evolve(first, path=second.path, related=second.related, ids=first.ids[::-1])
    prints = [count_fingerprints(Report(findings=(finding,))) for finding in (first, second, moved)]
    assert prints[0] == prints[2]
    are_same = (
        len(
            {
                (finding.code, finding.severity, finding.verdict, finding.param_items, tuple(sorted(finding.ids)))
                for finding in (first, second)
            }
        )
        == 1
    )
    assert (prints[0] == prints[1]) is are_same


def test_fingerprint_distinguishes_numbers_from_texts() -> None:
    """A number and its text are different params, and one more id is another finding."""
    finding = flood({"XYZ001": 1}).findings[0]
    changes: list[dict[str, Any]] = [
        {"param_items": (("it", 1),)},
        {"param_items": (("it", "1"),)},
        {"ids": ("a",)},
        {"ids": ("a", "a")},
        {},
    ]
    prints = [count_fingerprints(Report(findings=(attrs.evolve(finding, **change),))) for change in changes]
    assert len(set().union(*prints)) == len(changes)


def test_fingerprints_of_a_reordered_real_document() -> None:
    """The findings of the troubled example keep their fingerprints if its lists are reversed."""
    register = load(TROUBLED)
    report, reversed_report = (check(candidate, undetermined=True) for candidate in (register, reverse_lists(register)))
    assert [finding.path for finding in report] != [finding.path for finding in reversed_report]
    assert count_fingerprints(report) == count_fingerprints(reversed_report)


@given(distinct_registers())
def test_fingerprints_of_any_reordered_document(register: Register) -> None:
    """The findings of a register with unique ids keep their fingerprints if its lists are reversed."""
    report, reversed_report = (check(candidate, undetermined=True) for candidate in (register, reverse_lists(register)))
    assert count_fingerprints(report) == count_fingerprints(reversed_report)


@given(st.data())
def test_fingerprints_of_violations_of_each_rule(data: st.DataObject) -> None:
    """The findings of a violation of any rule keep their fingerprints if its lists are reversed."""
    violation = data.draw(violations(data.draw(st.sampled_from(sorted(RULES)))))
    report, reversed_report = (
        check(candidate, **{**violation.options, "undetermined": True})
        for candidate in (violation.register, reverse_lists(violation.register))
    )
    assert count_fingerprints(report) == count_fingerprints(reversed_report)


@pytest.mark.slow
def test_log_does_not_depend_on_hash_seed() -> None:
    """A log does not depend on the hash seed of the interpreter."""
    logs = {
        subprocess.run(
            [sys.executable, "-m", "psm_model", "check", "--format", "sarif", "--undetermined", str(TROUBLED)],
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONHASHSEED": seed},
            check=False,
        ).stdout
        for seed in ("1", "2")
    }
    (log,) = logs
    assert parse_run(log.decode())["results"]


def test_log_is_complete() -> None:
    """The log has all findings, however many there are."""
    assert len(parse_run(render_sarif([("a.json", flood({"PSM101": 500}))]))["results"]) == 500


def test_schema_is_strict() -> None:
    """The schema is that of SARIF 2.1.0, and refuses invalid logs."""
    Draft4Validator.check_schema(SCHEMA)
    assert SCHEMA["id"].endswith("/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
    log = json.loads(render_sarif([("a", flood({"XYZ001": 1}))]))
    assert log["$schema"] == SCHEMA["id"]
    (result,) = log["runs"][0]["results"]
    for key, value in (
        ("level", "info"),
        ("kind", "undetermined"),
        ("unheard-of", 1),
        ("message", {}),
        ("ruleIndex", -2),
    ):
        original = dict(result)
        result[key] = value
        assert not VALIDATOR.is_valid(log)
        result.clear()
        result.update(original)
    VALIDATOR.validate(log)


@given(st.lists(st.tuples(texts(), whole_reports()), max_size=3), st.none() | reports(), languages())
def test_known_and_gone_findings_are_listed(
    several: list[tuple[str, Report]], gone: Report | None, language: Language
) -> None:
    """What a baseline knows and what of it is gone are lists in the properties of the run, and no results."""
    left = None if gone is None else Baseline.of([gone])
    run = parse_run(render_sarif(several, language=language, gone=left))
    known = [finding for _, report in several for finding in report.known]
    lists = run.get("properties", {"known": []})
    assert [each["ruleId"] for each in lists["known"]] == [finding.code for finding in known]
    assert [each["partialFingerprints"]["psmFinding/v1"] for each in lists["known"]] == list(map(fingerprint, known))
    assert lists.get("gone") == (None if left is None else left.to_list())
    assert ("properties" in run) == (bool(known) or gone is not None)
    assert len(run["results"]) == sum(len(report) for _, report in several)
