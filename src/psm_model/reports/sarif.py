"""Reports in SARIF 2.1.0, the format in which code review and code scanning take the findings of a tool."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import quote

from psm_model._version import __version__
from psm_model.checking import Finding, Report, Rule, Severity
from psm_model.formats.locations import Locations
from psm_model.i18n import Language
from psm_model.reports.explanation import explain
from psm_model.rules import RULES
from psm_model.text import sanitize
from psm_model.values.verdict import Verdict

from .baseline import fingerprint
from .unreadable import Unreadable

__all__ = ["render_sarif"]

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_NOWHERE: Final[Mapping[str, Locations]] = MappingProxyType({})


# Any, here and below: what a JSON writer takes.
def render_sarif(
    reports: Sequence[tuple[str, Report | Unreadable]],
    language: Language = "en",
    *,
    rules: Mapping[str, Rule] = RULES,
    places: Mapping[str, Locations] = _NOWHERE,
    ascii_only: bool = False,
) -> str:
    """Put reports into one SARIF log with one run, whole: nothing is grouped or left out.

    Files that could not be read are notifications of the execution, which then was no success; rules that could not be
    asked are notifications of the configuration.

    A certain finding is of kind "fail", with its severity for a level; an undetermined one of kind "review", for which
    SARIF has no level but "none", and its severity is a property. The fingerprint of a finding, "psmFinding/v1", is
    made from its code, severity, verdict, ids and params, so that it stays when the document is put in another order.

    Args:
        reports: The reports, or what is wrong with files that could not be read, each with the path of its file.
        language: Of the messages and of the rules' descriptions.
        rules: What the log describes and refers to, with or without findings.
        places: By file, line and column by JSON Pointer, as `psm_model.formats.locations.positions` gives them.
        ascii_only: Whether what is not ASCII is escaped, for an output that may not take it.

    >>> import json
    >>> log = json.loads(render_sarif([("a.json", check(Register()))]))
    >>> log["runs"][0]["tool"]["driver"]["name"], log["runs"][0]["results"]
    ('psm-model', [])
    """
    described = [_rule(rule, language, rules) for rule in rules.values()]
    read = [(file, report) for file, report in reports if isinstance(report, Report)]
    unread = [(file, report) for file, report in reports if isinstance(report, Unreadable)]
    unknown = {found.code: found for _, report in read for found in report if found.code not in rules}
    described += [_unknown_rule(unknown[code]) for code in sorted(unknown)]
    indexes = {descriptor["id"]: index for index, descriptor in enumerate(described)}
    files = dict.fromkeys(file for file, _ in reports)
    artifacts = {file: {"uri": _uri(file), "index": index} for index, file in enumerate(files)}
    run = {
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
                "toolExecutionNotifications": [_notification(artifacts[file], wrong) for file, wrong in unread],
                "toolConfigurationNotifications": _not_asked(read, indexes, language),
            }
        ],
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": location, "roles": ["analysisTarget"]} for location in artifacts.values()],
        "results": [
            {
                "ruleId": found.code,
                "ruleIndex": indexes[found.code],
                **_result(found, language),
                **_locations(found, artifacts[file], places.get(file, {})),
            }
            for file, report in read
            for found in report
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=ascii_only, indent=2)


def _notification(artifact: dict[str, Any], wrong: Unreadable) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": _message(wrong.message)},
        "locations": [{"physicalLocation": {"artifactLocation": artifact}}],
    }


def _not_asked(
    reports: Sequence[tuple[str, Report]], indexes: Mapping[str, int], language: Language
) -> list[dict[str, Any]]:
    rules = {one.code: one for _, report in reports for one in report.not_asked}
    return [
        {
            "level": "warning",
            "message": {"text": _message(f"{code} {one.name}: {one.reason.translate(language)}")},
            "associatedRule": {"id": code} | ({"index": indexes[code]} if code in indexes else {}),
        }
        for code, one in rules.items()
    ]


def _result(found: Finding, language: Language) -> dict[str, Any]:
    certain = found.verdict is Verdict.YES
    return {
        "kind": "fail" if certain else "review",
        "level": _LEVELS[found.severity] if certain else "none",
        "message": {"text": _message(found.message(language))},
        "partialFingerprints": {"psmFinding/v1": fingerprint(found)},
        "properties": {
            "severity": found.severity.value,
            "verdict": found.verdict.value,
            "params": found.params,
            "ids": list(found.ids),
            "settledBy": list(found.settled_by),
        },
    }


def _message(text: str) -> str:
    """Write a text as the text of a message, in which braces are doubled and nothing that a document says is a link."""
    return sanitize(text).replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _locations(found: Finding, artifact: dict[str, Any], places: Locations) -> dict[str, Any]:
    related = [
        {"id": number, **_location(pointer, artifact, places)} for number, pointer in enumerate(found.related, start=1)
    ]
    locations = {"locations": [_location(found.path, artifact, places)]}
    return {**locations, "relatedLocations": related} if related else locations


def _location(pointer: str, artifact: dict[str, Any], places: Locations) -> dict[str, Any]:
    physical = {"artifactLocation": artifact}
    if pointer in places:
        line, column = places[pointer]
        physical["region"] = {"startLine": line, "startColumn": column}
    location: dict[str, Any] = {"physicalLocation": physical}
    if pointer:
        name = pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
        location["logicalLocations"] = [{"name": name, "fullyQualifiedName": pointer}]
    return location


def _uri(file: str) -> str:
    path = PurePath(file)
    if path.is_absolute():
        # With one slash before it also where it begins with the letter of a drive.
        return "file://" + quote("/" + path.as_posix().lstrip("/"), safe="/:", errors="surrogatepass")
    return quote(path.as_posix(), errors="surrogatepass")


def _rule(rule: Rule, language: Language, rules: Mapping[str, Rule]) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.title.translate(language)},
        "fullDescription": {"text": rule.explanation.translate(language).strip() or rule.title.translate(language)},
        "help": {
            "text": explain(rule.code, language, rules=rules),
            "markdown": "\n\n".join(_markdown(rule, language)),
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


def _unknown_rule(found: Finding) -> dict[str, Any]:
    """Describe a rule that is not among those given by what its finding tells of it."""
    return {
        "id": found.code,
        "name": "".join(word.capitalize() for word in found.name.split("-")),
        "shortDescription": {"text": found.name.replace("-", " ")},
    }


def _markdown(rule: Rule, language: Language) -> Iterator[str]:
    """Yield the page of a rule in Markdown, paragraph by paragraph."""
    yield f"**{rule.code} {rule.name}**: {rule.title.translate(language)}"
    if language == "en":
        yield from _page(rule.doc)
    else:
        yield rule.explanation.indonesian
    if rule.sources:
        yield "\n".join(f"- {source}" for source in rule.sources)


def _page(doc: str) -> Iterator[str]:
    """Yield the sections of a rule's docstring: headings, text, and examples as code."""
    for part in doc.split("\n\n")[1:]:
        lines = part.splitlines()
        if lines and not lines[0].startswith(" "):
            yield f"### {lines.pop(0)}"
        text = [line.removeprefix("    ") for line in lines]
        if text:
            yield "\n".join(["```pycon", *text, "```"] if text[0].startswith(">>>") else text)
