"""Reports in SARIF 2.1.0, the format of findings for code review and code scanning."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from psm_model._version import __version__
from psm_model.checking import Finding, Report, Rule, Severity
from psm_model.formats.locations import Location, Position
from psm_model.i18n import Language
from psm_model.pointers import split_file_pointer, unescape_step
from psm_model.rules import RULES
from psm_model.text import sanitise
from psm_model.values.verdict import Verdict

from .baseline import Baseline, fingerprint
from .context import NO_LOCATIONS
from .explanation import REMEDY, explain
from .unreadable import UnreadableFile

__all__ = ["render_sarif"]

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


# Any, here and below: input of a JSON writer.
def render_sarif(
    reports: Sequence[tuple[str, Report | UnreadableFile]],
    *,
    language: Language = "en",
    rules: Mapping[str, Rule] = RULES,
    locations: Mapping[str, Mapping[str, Location]] = NO_LOCATIONS,
    gone: Baseline | None = None,
    ascii_only: bool = False,
) -> str:
    """Return reports as one SARIF log with one run. Nothing is grouped or left out.

    Known findings are not results, so that a code review does not show them again. They are in the list "known" of the
    properties of the run, and the findings of the baseline that are gone are in its list "gone".

    Unreadable files are notifications of the execution, which then was not successful. Skipped rules are notifications
    of the configuration.

    A certain finding is of kind "fail", with its severity as its level. An undetermined finding is of kind "review",
    for which SARIF allows only the level "none"; its severity is a property. The fingerprint of a finding,
    "psmFinding/v1", hashes its code, severity, verdict, ids and params, so that reordering the document keeps it.

    Args:
        reports: The reports, or errors of unreadable files, each with the path of its file.
        language: The language of the messages and the descriptions of rules.
        rules: The rules to describe and refer to, with or without findings.
        locations: By file: the locations of its values, by JSON Pointer. Values in cells are left out.
        gone: The findings of the baseline, if one was used, that are in none of the reports.
        ascii_only: Whether to escape characters beyond ASCII.

    >>> import json
    >>> log = json.loads(render_sarif([("a.json", check(Register()))]))
    >>> log["runs"][0]["tool"]["driver"]["name"], log["runs"][0]["results"]
    ('psm-model', [])
    """
    described = [_describe_rule(rule, language, rules) for rule in rules.values()]
    read = [(file, report) for file, report in reports if isinstance(report, Report)]
    unread = [(file, report) for file, report in reports if isinstance(report, UnreadableFile)]
    unknown = {finding.code: finding for _, report in read for finding in report if finding.code not in rules}
    described += [_describe_unknown_rule(unknown[code]) for code in sorted(unknown)]
    indexes = {descriptor["id"]: index for index, descriptor in enumerate(described)}
    files = dict.fromkeys(file for file, _ in reports)
    artifacts = {file: {"uri": _to_uri(file), "index": index} for index, file in enumerate(files)}
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "psm-model",
                "version": __version__,
                "semanticVersion": __version__,
                "language": language,
                "rules": described,
            }
        },
        "language": language,
        "invocations": [
            {
                "executionSuccessful": not unread,
                "toolExecutionNotifications": [_make_notification(artifacts[file], wrong) for file, wrong in unread],
                "toolConfigurationNotifications": _make_skip_notifications(read, indexes, language),
            }
        ],
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": location, "roles": ["analysisTarget"]} for location in artifacts.values()],
        "results": [
            {
                "ruleId": finding.code,
                "ruleIndex": indexes[finding.code],
                **_make_result(finding, language),
                **_make_locations(finding, artifacts[file], locations.get(file, {})),
            }
            for file, report in read
            for finding in report
        ],
    }
    known = [
        {
            "ruleId": finding.code,
            **_make_result(finding, language),
            **_make_locations(finding, artifacts[file], locations.get(file, {})),
        }
        for file, report in read
        for finding in report.known
    ]
    if known or gone is not None:
        run["properties"] = {"known": known} | ({} if gone is None else {"gone": gone.to_list()})
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=ascii_only, indent=2)


def _make_notification(artifact: dict[str, Any], wrong: UnreadableFile) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": _escape_message(wrong.message)},
        "locations": [{"physicalLocation": {"artifactLocation": artifact}}],
    }


def _make_skip_notifications(
    reports: Sequence[tuple[str, Report]], indexes: Mapping[str, int], language: Language
) -> list[dict[str, Any]]:
    rules = {rule.code: rule for _, report in reports for rule in report.skipped}
    return [
        {
            "level": "warning",
            "message": {"text": _escape_message(f"{code} {rule.name}: {rule.reason.translate(language)}")},
            "associatedRule": {"id": code} | ({"index": indexes[code]} if code in indexes else {}),
        }
        for code, rule in rules.items()
    ]


def _make_result(finding: Finding, language: Language) -> dict[str, Any]:
    certain = finding.verdict is Verdict.YES
    return {
        "kind": "fail" if certain else "review",
        "level": _LEVELS[finding.severity] if certain else "none",
        "message": {"text": _escape_message(finding.message(language=language))},
        "partialFingerprints": {"psmFinding/v1": fingerprint(finding)},
        "properties": {
            "severity": finding.severity.value,
            "verdict": finding.verdict.value,
            "params": finding.params,
            "ids": list(finding.ids),
            "settledBy": list(finding.settled_by),
        },
    }


def _escape_message(text: str) -> str:
    """Escape a text for a message: double the braces, and keep a document from adding links."""
    return sanitise(text).replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _make_locations(finding: Finding, artifact: dict[str, Any], locations: Mapping[str, Location]) -> dict[str, Any]:
    related = [
        {"id": number, **_make_location(pointer, artifact, locations)}
        for number, pointer in enumerate(finding.related, start=1)
    ]
    main = {"locations": [_make_location(finding.path, artifact, locations)]}
    return {**main, "relatedLocations": related} if related else main


def _make_location(pointer: str, artifact: dict[str, Any], locations: Mapping[str, Location]) -> dict[str, Any]:
    other_file, pointer = split_file_pointer(pointer)
    if other_file:
        artifact, locations = {"uri": _to_uri(other_file)}, {}
    physical = {"artifactLocation": artifact}
    position = locations.get(pointer)
    if isinstance(position, Position):
        physical["region"] = {"startLine": position.line, "startColumn": position.column}
    location: dict[str, Any] = {"physicalLocation": physical}
    if pointer:
        name = unescape_step(pointer.rpartition("/")[2])
        location["logicalLocations"] = [{"name": name, "fullyQualifiedName": pointer}]
    return location


def _to_uri(file: str) -> str:
    path = PurePath(file)
    if path.is_absolute():
        # With one slash before it, even if it begins with a drive letter.
        return "file://" + quote("/" + path.as_posix().lstrip("/"), safe="/:", errors="surrogatepass")
    return quote(path.as_posix(), errors="surrogatepass")


def _describe_rule(rule: Rule, language: Language, rules: Mapping[str, Rule]) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": _to_pascal_case(rule.name),
        "shortDescription": {"text": rule.title.translate(language)},
        "fullDescription": {"text": rule.explanation.translate(language).strip() or rule.title.translate(language)},
        "help": {
            "text": explain(rule.code, language=language, rules=rules),
            "markdown": "\n\n".join(_iter_markdown(rule, language)),
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "authority": rule.authority.value,
            "certainty": None if rule.certainty is None else rule.certainty.value,
            "sources": list(rule.sources),
            "since": rule.since,
            "status": rule.status.value,
            "scope": rule.scope.value,
        },
    }


def _describe_unknown_rule(finding: Finding) -> dict[str, Any]:
    """Describe a rule that is not given, from a finding of it."""
    return {
        "id": finding.code,
        "name": _to_pascal_case(finding.name),
        "shortDescription": {"text": finding.name.replace("-", " ")},
    }


def _to_pascal_case(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("-"))


def _iter_markdown(rule: Rule, language: Language) -> Iterator[str]:
    """Yield the paragraphs of a rule's page in Markdown."""
    yield f"**{rule.code} {rule.name}**: {rule.title.translate(language)}"
    if language == "en":
        yield from _iter_sections(rule)
    else:
        yield rule.explanation.indonesian
    if rule.remedy is not None:
        yield f"### {REMEDY.translate(language)}"
        yield rule.remedy.translate(language)
    if rule.sources:
        yield "\n".join(f"- {source}" for source in rule.sources)


def _iter_sections(rule: Rule) -> Iterator[str]:
    """Yield the sections of a rule's docstring, examples as code; without sections, its text."""
    sections = rule.sections
    for heading, text in sections.items():
        yield f"### {heading}"
        yield f"```pycon\n{text}\n```" if text.startswith(">>>") else text
    text = rule.doc.partition("\n")[2].strip()
    if text and not sections:
        yield text
