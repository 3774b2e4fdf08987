"""Reports as workflow commands of GitHub Actions, which shows them as annotations of files.

GitHub shows at most ten annotations of each kind for a workflow step. The log of the step has all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Final

from psm_model.checking import Finding, Report, Severity, SkippedRule
from psm_model.formats.locations import Location, Position
from psm_model.i18n import Language, describe_code
from psm_model.text import sanitise
from psm_model.values.verdict import Verdict

from .baseline import Baseline
from .baseline_text import format_gone, format_known, iter_gone_lines, iter_known_lines
from .context import NO_LOCATIONS
from .unreadable import UnreadableFile

__all__ = ["render_github"]

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render_github(
    reports: Iterable[tuple[str, Report | UnreadableFile]],
    *,
    language: Language = "en",
    locations: Mapping[str, Mapping[str, Location]] = NO_LOCATIONS,
    gone: Baseline | None = None,
) -> str:
    """Return reports as workflow commands, one for each finding, with its message and what to do.

    Known findings, and those of the baseline that are gone, are not annotations: the log has a group of lines for each.

    An undetermined finding is a notice, whatever its severity, because it does not fail the check. An unreadable file
    is an error. A skipped rule is a notice, once for all files.

    Args:
        reports: The reports, or errors of unreadable files, each with the path of its file from the root of the
            repository.
        language: The language of the messages.
        locations: By file: the locations of its values, by JSON Pointer. Values in cells are left out.
        gone: The findings of the baseline, if one was used, that are in none of the reports.

    >>> term = BoardTerm(id="t", organisation_id="o", label="2023-2006")
    >>> print(render_github([("a.json", check(Register.of(ipsm, term)))]))  # doctest: +ELLIPSIS
    ::warning file=a.json,title=PSM110 unreadable-label::IPSM Contoh: the label of board term '2023-2006' cannot ...
    """
    lines = []
    skipped: dict[str, SkippedRule] = {}
    read: list[tuple[str, Report]] = []
    for file, report in reports:
        if isinstance(report, UnreadableFile):
            lines.append(f"::error file={_escape_property(PurePath(file).as_posix())}::{_escape_data(report.message)}")
            continue
        lines += [_format_annotation(file, finding, language, locations.get(file, {})) for finding in report]
        read.append((file, report))
        skipped |= {rule.code: rule for rule in report.skipped}
    lines += [
        f"::notice title={_escape_property(f'{code} {rule.name}')}::{_escape_data(rule.reason.translate(language))}"
        for code, rule in skipped.items()
    ]
    known = list(iter_known_lines(read, language=language, locations=locations))
    if known:
        lines += _format_group(format_known(len(known), language=language), known)
    if gone:
        lines += _format_group(format_gone(len(gone), language=language), iter_gone_lines(gone, language=language))
    return "\n".join(lines)


def _format_group(heading: str, lines: Iterable[str]) -> list[str]:
    return [f"::group::{_escape_data(heading)}", *lines, "::endgroup::"]


def _format_annotation(file: str, finding: Finding, language: Language, locations: Mapping[str, Location]) -> str:
    certain = finding.verdict is Verdict.YES
    command = _COMMANDS[finding.severity] if certain else "notice"
    properties: dict[str, object] = {"file": PurePath(file).as_posix()}
    position = locations.get(finding.path)
    if isinstance(position, Position):
        properties |= {"line": position.line, "col": position.column}
    title = f"{finding.code} {finding.name}"
    properties["title"] = title if certain else f"{title} ({describe_code(finding.verdict).translate(language)})"
    listed = ",".join(f"{name}={_escape_property(str(value))}" for name, value in properties.items())
    lines = (finding.message(language=language), finding.remedy(language=language))
    return f"::{command} {listed}::{'%0A'.join(_escape_data(line) for line in lines if line is not None)}"


def _escape_data(text: str) -> str:
    return sanitise(text, keep="\r\n").replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
