"""SARIF: every log is valid by the schema of OASIS, holds all that was found, and is the same for the same findings."""

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
from psm_model.reports.explanation import explain
from psm_model.reports.sarif import render_sarif
from psm_model.reports.unreadable import Unreadable
from psm_model.rules import RULES
from psm_model.strategies import violations
from psm_model.values.verdict import Verdict
from tests.drawing import distinct_registers
from tests.reports.reports import TROUBLED, findings, flood, languages, texts, troubled, unreadable, whole_reports

ROOT: Final = Path(__file__).parents[2]
SCHEMA: Final = json.loads(Path(__file__).with_name("sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR: Final = Draft4Validator(SCHEMA, format_checker=Draft4Validator.FORMAT_CHECKER)
LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


# Any: a JSON value, of which each test knows what it holds.
_VALID_RULES: set[str] = set()
"""The descriptions of rules that are known to be valid: each log has all of them."""


def run_of(text: str) -> Any:
    """Read a log, see that it is valid, and give its run."""
    log = json.loads(text)
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    rules = {json.dumps(rule): rule for rule in driver["rules"]}
    assert len(rules) == len(driver["rules"])
    whole = dict(driver)
    driver["rules"] = [rule for written, rule in rules.items() if written not in _VALID_RULES]
    VALIDATOR.validate(log)
    _VALID_RULES.update(rules)
    driver.update(whole)
    return run


def seen(text: str) -> str:
    """A text with what can't be printed escaped."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)


def reordered(register: Register) -> Register:
    """The register with each of its lists turned around."""
    terms = tuple(attrs.evolve(term, appointments=term.appointments[::-1]) for term in register.board_terms[::-1])
    return attrs.evolve(
        register,
        sources=register.sources[::-1],
        organisations=register.organisations[::-1],
        members=register.members[::-1],
        board_terms=terms,
    )


def fingerprints(report: Report) -> Counter[str]:
    """The fingerprints of a report's findings."""
    run = run_of(render_sarif([("a.json", report)]))
    return Counter(result["partialFingerprints"]["psmFinding/v1"] for result in run["results"])


@given(
    given_files=st.lists(st.tuples(texts(), whole_reports() | unreadable()), max_size=3),
    language=languages(),
    ascii_only=st.booleans(),
)
def test_logs_are_valid_and_complete(
    *, given_files: list[tuple[str, Report | Unreadable]], language: Language, ascii_only: bool
) -> None:
    """A log of any findings is valid, and has a result for each with all that the finding holds."""
    text = render_sarif(given_files, language=language, ascii_only=ascii_only)
    assert text.isascii() or not ascii_only
    run = run_of(text)
    several = [(file, report) for file, report in given_files if isinstance(report, Report)]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is (len(several) == len(given_files))
    assert len(invocation["toolExecutionNotifications"]) == len(given_files) - len(several)
    missing = [one["associatedRule"]["id"] for one in invocation["toolConfigurationNotifications"]]
    assert missing == list({one.code: 0 for _, report in several for one in report.not_asked})
    found = [(file, one) for file, report in several for one in report]
    assert len(run["results"]) == len(found)
    for (file, one), result in zip(found, run["results"], strict=True):
        certain = one.verdict is Verdict.YES
        assert result["ruleId"] == one.code
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == one.code
        assert (result["kind"], result["level"]) == (("fail", LEVELS[one.severity]) if certain else ("review", "none"))
        assert result["properties"] == {
            "severity": one.severity.value,
            "verdict": one.verdict.value,
            "params": one.params,
            "ids": list(one.ids),
            "settledBy": list(one.settled_by),
        }
        (location,) = result["locations"]
        related = result.get("relatedLocations", [])
        assert [pointer_of(place) for place in (location, *related)] == [one.path, *one.related]
        assert [place["id"] for place in related] == list(range(1, len(related) + 1))
        for place in (location, *related):
            artifact = place["physicalLocation"]["artifactLocation"]
            assert run["artifacts"][artifact["index"]]["location"] == artifact
            assert [other for other, _ in given_files].index(file) >= artifact["index"]
            assert "region" not in place["physicalLocation"]


def pointer_of(location: dict[str, Any]) -> str:
    """The JSON Pointer of a location, whose last step is its name."""
    if "logicalLocations" not in location:
        return ""
    (logical,) = location["logicalLocations"]
    pointer: str = logical["fullyQualifiedName"]
    assert pointer.rsplit("/", maxsplit=1)[-1] == logical["name"].replace("~", "~0").replace("/", "~1")
    return pointer


@given(findings(), languages())
def test_messages_are_plain(found: Finding, language: Language) -> None:
    """A message says what the finding says, on one line, its braces doubled; nothing in it can be taken for a link."""
    run = run_of(render_sarif([("a.json", Report(findings=(found,)))], language=language))
    text = run["results"][0]["message"]["text"]
    assert text.isprintable()
    assert "](" not in text
    assert not re.sub(r"\{\{|\}\}", "", text).count("{")
    told = seen(found.message(language=language))
    assert text.replace("{{", "{").replace("}}", "}").replace("] (", "](") == told.replace("] (", "](")


@given(texts())
@example("../a b/ä:c%.json")
@example("/home/a b.json")
@example("a:b")
def test_files_are_addresses(file: str) -> None:
    """A file's name is written as a reference that leads back to it: relative as it is, or an address of a file."""
    run = run_of(render_sarif([(file, flood({"XYZ001": 1}))]))
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"(?:[A-Za-z0-9._~/:-]|%[0-9A-F]{2})*", uri)
    parts = urlsplit(uri)
    posix = Path(file).as_posix()
    assert (parts.scheme, parts.netloc) == ("file" if posix.startswith("/") else "", "")
    assert unquote(parts.path, errors="surrogatepass").lstrip("/") == posix.lstrip("/")


def test_artifacts_are_the_files() -> None:
    """Each file stands once among the artifacts, those without findings too."""
    run = run_of(render_sarif([("a", Report(findings=())), ("b", flood({"XYZ001": 1})), ("a", Report(findings=()))]))
    assert [artifact["location"] for artifact in run["artifacts"]] == [
        {"uri": "a", "index": 0},
        {"uri": "b", "index": 1},
    ]


def test_lines_and_columns() -> None:
    """A location has its region where it is known, and of the check itself there is none; columns count code points."""
    report = troubled()
    locations = locate_pointers(TROUBLED.read_text(encoding="utf-8"), report.pointers)
    run = run_of(render_sarif([("r.json", report), ("other", report)], locations={"r.json": locations}))
    assert run["columnKind"] == "unicodeCodePoints"
    count = len(report.findings)
    for found, result in zip(report, run["results"][:count], strict=True):
        written = [*result["locations"], *result.get("relatedLocations", [])]
        for pointer, location in zip([found.path, *found.related], written, strict=True):
            region = location["physicalLocation"].get("region", {})
            assert (region.get("startLine"), region.get("startColumn")) == locations.get(pointer, (None, None))
            assert bool(region) is bool(pointer)
    assert "region" not in json.dumps(run["results"][count:])


@pytest.mark.parametrize("language", ["en", "id"])
def test_real_check(language: Language) -> None:
    """The log of the troubled example is valid and has its findings, undetermined ones and all severities included."""
    report = troubled()
    run = run_of(render_sarif([("troubled.json", report)], language=language))
    assert tuple(result["ruleId"] for result in run["results"]) == report.codes
    assert {result["level"] for result in run["results"]} >= {"error", "warning", "note"}
    assert run["language"] == run["tool"]["driver"]["language"] == language


@pytest.mark.parametrize("language", ["en", "id"])
def test_rules_are_described(language: Language) -> None:
    """The tool has every rule with its description, its level and what it rests on, whatever was found."""
    driver = run_of(render_sarif([], language=language))["tool"]["driver"]
    assert (driver["name"], driver["version"], driver["semanticVersion"]) == ("psm-model", __version__, __version__)
    assert "informationUri" not in driver
    assert [described["id"] for described in driver["rules"]] == list(RULES)
    for described, one in zip(driver["rules"], RULES.values(), strict=True):
        assert re.fullmatch(r"(?:[A-Z][a-z]+)+", described["name"])
        assert described["name"].lower() == one.name.replace("-", "")
        assert described["shortDescription"]["text"] == one.title.translate(language)
        assert described["fullDescription"]["text"] == one.explanation.translate(language)
        assert described["help"]["text"] == explain(one.code, language=language)
        assert described["defaultConfiguration"] == {"level": LEVELS[one.severity]}
        assert described["properties"] == {
            "authority": one.authority.value,
            "certainty": one.certainty and one.certainty.value,
            "sources": list(one.sources),
            "since": one.since,
            "status": one.status.value,
            "scope": one.scope.value,
        }


def test_help_in_markdown() -> None:
    """The page of a rule has its headings, its examples as code and its sources; in Indonesian the explanation."""
    rules = run_of(render_sarif([]))["tool"]["driver"]["rules"]
    for described, one in zip(rules, RULES.values(), strict=True):
        page = described["help"]["markdown"]
        heads = re.findall(r"^### (.*)$", page, re.MULTILINE)
        assert heads == ["What it checks", "Why it matters", "Example", "Instead", "Source"]
        code = re.findall(r"^```pycon\n(>>> .*?)\n```$", page, re.MULTILINE | re.DOTALL)
        assert len(code) >= 2
        assert [line for block in code for line in block.splitlines()] == list(examples(one.doc))
        assert all(f"- {source}" in page for source in one.sources)
    indonesian = run_of(render_sarif([], language="id"))["tool"]["driver"]["rules"]
    for described, one in zip(indonesian, RULES.values(), strict=True):
        assert one.explanation.indonesian in described["help"]["markdown"]
        assert "### " not in described["help"]["markdown"]


def examples(doc: str) -> Iterator[str]:
    """The lines of the examples in a rule's docstring, which are the paragraphs under two of its headings."""
    under = ""
    for line in doc.splitlines():
        if line and not line.startswith(" "):
            under = line
        elif line and under in {"Example", "Instead"}:
            yield line.removeprefix("    ")


def own_rule(doc: str) -> Rule:
    """A rule of another project."""

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
        ("Odd.\n\nJust text\n", ["### Just text"]),
        ("Odd.\n\nWhy\n    One\n    two.\n\n    Three.", ["### Why", "One\ntwo.", "Three."]),
        ("Odd.\n\n\n\nExample\n    >>> 1\n    1", ["### Example", "```pycon\n>>> 1\n1\n```"]),
    ],
)
def test_rules_of_other_projects(doc: str, page: list[str]) -> None:
    """A rule of another project is described by what it has, however little that is."""
    own = own_rule(doc)
    for language in ("en", "id"):
        (described,) = run_of(render_sarif([], language=language, rules={"XYZ001": own}))["tool"]["driver"]["rules"]
        assert described["fullDescription"]["text"]
        assert described["name"] == "OddOne"
    (described,) = run_of(render_sarif([], rules={"XYZ001": own}))["tool"]["driver"]["rules"]
    assert described["help"]["markdown"] == "\n\n".join(["**XYZ001 odd-one**: odd", *page])


def test_unknown_rules_are_described_by_their_findings() -> None:
    """A finding of a rule that was not given has a rule to refer to, after the others, in the order of codes."""
    run = run_of(render_sarif([("a", flood({"XYZ002": 2, "XYZ001": 1})), ("b", flood({"XYZ001": 1}))]))
    rules = run["tool"]["driver"]["rules"]
    assert [described["id"] for described in rules[len(RULES) :]] == ["XYZ001", "XYZ002"]
    assert rules[-1] == {"id": "XYZ002", "name": "NameOfXyz002", "shortDescription": {"text": "name of xyz002"}}


@given(st.lists(findings(), max_size=6), st.permutations(range(6)))
def test_order_does_not_matter(several: list[Finding], order: list[int]) -> None:
    """The same findings in any order give the same log."""
    shuffled = [several[index] for index in order if index < len(several)]
    both = [render_sarif([("a.json", Report(findings=tuple(one)))]) for one in (several, shuffled)]
    assert both[0] == both[1]


@given(findings(), findings())
def test_fingerprint_is_of_what_was_found(one: Finding, other: Finding) -> None:
    """Two have one fingerprint if and only if code, severity, verdict, params and ids, in any order, are the same."""
    moved = attrs.evolve(one, path=other.path, related=other.related, ids=one.ids[::-1])
    prints = [fingerprints(Report(findings=(found,))) for found in (one, other, moved)]
    assert prints[0] == prints[2]
    same = len({(it.code, it.severity, it.verdict, it.named, tuple(sorted(it.ids))) for it in (one, other)}) == 1
    assert (prints[0] == prints[1]) is same


def test_fingerprint_tells_numbers_from_texts() -> None:
    """A number and the text of it are two params, and one more id is another finding."""
    one = flood({"XYZ001": 1}).findings[0]
    kinds: list[dict[str, Any]] = [
        {"named": (("it", 1),)},
        {"named": (("it", "1"),)},
        {"ids": ("a",)},
        {"ids": ("a", "a")},
        {},
    ]
    prints = [fingerprints(Report(findings=(attrs.evolve(one, **kind),))) for kind in kinds]
    assert len(set().union(*prints)) == len(kinds)


def test_fingerprints_hold_when_a_real_document_is_reordered() -> None:
    """The findings of the troubled example have the fingerprints that they have with its lists turned around."""
    register = load(TROUBLED)
    report, turned = (check(one, undetermined=True) for one in (register, reordered(register)))
    assert [found.path for found in report] != [found.path for found in turned]
    assert fingerprints(report) == fingerprints(turned)


@given(distinct_registers())
def test_fingerprints_hold_when_any_document_is_reordered(register: Register) -> None:
    """The findings of any register, no id twice, have the fingerprints that they have with its lists turned around."""
    report, turned = (check(one, undetermined=True) for one in (register, reordered(register)))
    assert fingerprints(report) == fingerprints(turned)


@given(st.data())
def test_fingerprints_hold_for_each_rule(data: st.DataObject) -> None:
    """So have the findings of registers that are made to break a rule."""
    violation = data.draw(violations(data.draw(st.sampled_from(sorted(RULES)))))
    report, turned = (
        check(one, **{**violation.options, "undetermined": True})
        for one in (violation.register, reordered(violation.register))
    )
    assert fingerprints(report) == fingerprints(turned)


def test_same_bytes_from_every_interpreter() -> None:
    """A log does not hang on the order in which an interpreter happens to keep sets."""
    logs = {
        subprocess.run(
            [sys.executable, "-m", "psm_model", "check", "--format", "sarif", "--undetermined", str(TROUBLED)],
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONHASHSEED": seed},
            check=False,
        ).stdout
        for seed in ("1", "2", "3")
    }
    (log,) = logs
    assert run_of(log.decode())["results"]


def test_log_is_complete() -> None:
    """However many findings there are, all of them are in the log."""
    assert len(run_of(render_sarif([("a.json", flood({"PSM101": 500}))]))["results"]) == 500


def test_schema_sees_faults() -> None:
    """The schema that these tests validate by is that of SARIF 2.1.0, and refuses what is none."""
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
        kept = dict(result)
        result[key] = value
        assert not VALIDATOR.is_valid(log)
        result.clear()
        result.update(kept)
    VALIDATOR.validate(log)
