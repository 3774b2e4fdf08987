"""Output of the command check: the reports of all files in the requested format."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import attrs

from psm_model.formats.locations import CellLocations, DocumentLocations, LineLocations
from psm_model.i18n import Bilingual
from psm_model.pointers import split_file_pointer
from psm_model.style import Style
from psm_model.text import sanitise

from ._changed_files import read_again
from ._terminal import make_style, takes_any_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from psm_model.checking import Report, RuleSet
    from psm_model.entities.register import Register
    from psm_model.formats.locations import Location, Locations
    from psm_model.i18n import Language
    from psm_model.reports.baseline import Baseline
    from psm_model.reports.context import DocumentContext
    from psm_model.reports.excerpts import Excerpt
    from psm_model.reports.json import PatchProposer
    from psm_model.reports.owners import Owner
    from psm_model.reports.unreadable import UnreadableFile

    from ._joined import JoinedFiles

__all__ = ["MAX_FINDINGS", "CheckedFile", "ReportOptions", "UnreadableFiles", "render", "replace_reports"]

_UNLOCATED: Final = CellLocations({})
_NOWHERE: Final[Mapping[str, Location]] = {}
MAX_FINDINGS: Final = 10
"""The maximum number of findings per code in the text without --all."""
_HINT: Final = Bilingual(
    "psm-model rule {code} explains; psm-model report makes a page",
    "psm-model rule --lang id {code} menjelaskan kaidahnya; psm-model report --lang id membuat laporannya",
)


@attrs.frozen(kw_only=True)
class ReportOptions:
    """How to render reports."""

    format: str
    """The format: text, json, sarif or github."""
    language: Language
    """The language of the messages."""
    statistics: bool
    """Whether to render only the number of findings per rule, in the text."""
    limit: int | None
    """The maximum number of findings per code and file in the text, None for all."""
    pages: str | None
    """The URL of the rule pages, with ``{code}`` for the code."""
    rules: RuleSet
    """The rules to describe."""
    config: Path | None
    """The configuration that names rules, if there is one."""


class CheckedFile(NamedTuple):
    """The report of a file, and the data that a rendering needs."""

    file: str
    """The file as given."""
    report: Report
    """The report."""
    locations: Locations
    """The locations of values in the file."""
    register: Register | None
    """The register; None for JSON Lines, which are read one by one."""
    joined: JoinedFiles | None = None
    """The files that were checked as one register, if they were."""

    def make_proposer(self) -> PatchProposer:
        """Return the function that returns the patch of a finding of the file."""
        if self.joined is not None:
            return partial(self.joined.propose_patch, self.file)
        if self.register is not None:
            from psm_model.checking.patch import propose_patch

            return partial(propose_patch, self.register)
        from ._line_patches import LinePatches

        blocks = self.locations.blocks() if isinstance(self.locations, LineLocations) else ()
        return LinePatches(blocks, (*self.report.findings, *self.report.known)).propose


UnreadableFiles: TypeAlias = "dict[int, tuple[str, UnreadableFile]]"
"""Unreadable files, each with its name as given, by position among all files."""


def replace_reports(checked: Sequence[CheckedFile], reports: Sequence[Report]) -> list[CheckedFile]:
    """Return results with other reports, in the same order."""
    return [result._replace(report=report) for result, report in zip(checked, reports, strict=True)]


def render(
    options: ReportOptions,
    checked: Sequence[CheckedFile],
    unreadable: UnreadableFiles,
    gone: Baseline | None,
) -> str:
    """Render the reports of all files.

    Args:
        options: The options.
        checked: The readable files.
        unreadable: The unreadable files, by position among all files.
        gone: The findings of a baseline that are gone, if there is a baseline.
    """
    reports: list[tuple[str, Report | UnreadableFile]] = [(result.file, result.report) for result in checked]
    for position, entry in sorted(unreadable.items()):
        reports.insert(position, entry)
    match options.format:
        case "json":
            from psm_model.reports.json import render_json

            return render_json(
                reports,
                language=options.language,
                gone=gone,
                patches={result.file: result.make_proposer() for result in checked},
                ascii_only=not takes_any_text(),
            )
        case "sarif":
            from psm_model.reports.sarif import render_sarif

            return render_sarif(
                reports,
                gone=gone,
                language=options.language,
                rules=options.rules,
                locations=_locate_all(checked),
                ascii_only=not takes_any_text(),
            )
        case "github":
            from psm_model.reports.github import render_github

            return render_github(reports, language=options.language, locations=_locate_all(checked), gone=gone)
        case _:
            return _render_text(options, checked, gone)


def _render_text(options: ReportOptions, checked: Sequence[CheckedFile], gone: Baseline | None) -> str:
    from psm_model.reports.baseline_text import render_baseline
    from psm_model.reports.text import render_summary, render_text
    from psm_model.rules import RULES

    style = make_style(options.pages)
    if options.statistics:
        # If no file could be read, "no findings" would be misleading.
        reports = [result.report for result in checked]
        return render_summary(reports, language=options.language, style=style) if checked else ""
    rendered = []
    located: dict[str, Mapping[str, Location]] = {}
    for position, result in enumerate(map(_keep_content, checked), start=1):
        if result.report.known:
            located[result.file] = read_again(result.file, partial(_locate, result), _NOWHERE)
        # The skipped rules are the same for all files, so only the last report lists them.
        report = result.report if position == len(checked) else attrs.evolve(result.report, skipped=())
        rendered.append(
            render_text(
                report,
                language=options.language,
                name=result.file,
                rules=options.rules,
                context=_make_context(result),
                limit=options.limit,
                style=style,
                with_ids=options.limit is None,
            )
        )
    named = [(result.file, result.report) for result in checked]
    known = render_baseline(named, gone=gone, language=options.language, locations=located, limit=options.limit)
    if known:
        rendered.append(known)
    explained = [finding for result in checked for finding in result.report if finding.code in options.rules]
    # A finding about a record, if there is one, rather than one about the settings of the check, which has no path.
    code = next((finding.code for finding in explained if finding.path), explained[0].code if explained else None)
    if code is not None:
        option = "" if code in RULES else f"--config {sanitise(str(options.config))} "
        hint = _HINT.translate(options.language).format(code=option + code)
        rendered.append("\n".join(style.apply(Style.FAINT, line) for line in style.wrap(hint, 0)))
    return "\n\n".join(rendered)


def _keep_content(result: CheckedFile) -> CheckedFile:
    """Read the content of a document once for its locations and excerpts; JSON Lines may be large and are not kept."""
    if not result.report.findings or not isinstance(result.locations, DocumentLocations):
        return result
    blocks = result.locations.blocks
    content = read_again(result.file, lambda: b"".join(blocks()), None)
    return result._replace(locations=_UNLOCATED if content is None else DocumentLocations(lambda: [content]))


def _locate_all(checked: Iterable[CheckedFile]) -> dict[str, Mapping[str, Location]]:
    return {result.file: read_again(result.file, partial(_locate, result), _NOWHERE) for result in checked}


def _locate(result: CheckedFile) -> Mapping[str, Location]:
    """Return the locations of the findings of a file; those in other files are named and not located."""
    report = attrs.evolve(result.report, findings=(*result.report.findings, *result.report.known))
    pointers = {pointer for pointer in report.pointers if not split_file_pointer(pointer)[0]}
    return result.locations.locate(pointers)


def _make_context(result: CheckedFile) -> DocumentContext:
    from psm_model.reports.context import DocumentContext

    def read() -> DocumentContext:
        return DocumentContext(locations=_locate(result), excerpts=_make_excerpts(result), owners=_find_owners(result))

    return read_again(result.file, read, DocumentContext())


def _make_excerpts(result: CheckedFile) -> dict[str, Excerpt]:
    if not result.report.findings:
        return {}
    from psm_model.reports.excerpts import make_excerpts, make_excerpts_in_lines

    pointers = {finding.path for finding in result.report if finding.path}
    match result.locations:
        case DocumentLocations(blocks):
            return make_excerpts(b"".join(blocks()).decode(), pointers)
        case LineLocations(blocks):
            return make_excerpts_in_lines(blocks(), pointers)
        case _:
            return {}


def _find_owners(result: CheckedFile) -> dict[str, Owner]:
    if not result.report.findings:
        return {}
    from psm_model.reports.owners import find_owners, find_owners_in_lines

    pointers = {finding.path for finding in result.report if finding.path}
    if isinstance(result.locations, LineLocations):
        return find_owners_in_lines(result.locations.blocks(), pointers)
    return find_owners(result.register, pointers) if result.register is not None else {}
