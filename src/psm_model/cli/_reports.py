"""Output of the command check: the reports of all files in the requested format."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

import attrs

from ._terminal import colour, links, takes_any_text, width

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from psm_model.checking import Report
    from psm_model.entities.register import Register
    from psm_model.formats.locations import Locations
    from psm_model.reports.baseline import Baseline
    from psm_model.reports.excerpts import Excerpt
    from psm_model.reports.owners import Owner
    from psm_model.reports.unreadable import Unreadable

__all__ = ["MAX_FINDINGS", "Checked", "render"]

MAX_FINDINGS: Final = 10
"""The maximum number of findings per code in the text without --all."""


class Checked(NamedTuple):
    """The report of a file, and the data that a rendering needs."""

    file: str
    """The file as given."""
    report: Report
    """The report."""
    blocks: Callable[[], Iterable[bytes]] | None = None
    """Callback that returns the blocks of its text, if it has one."""
    in_lines: bool = False
    """Whether the text is JSON Lines."""
    register: Register | None = None
    """The register, if it was read as a whole."""
    cells: Mapping[str, str] = MappingProxyType({})
    """The cells of the pointers of the report, if the file has tables."""


def render(
    args: argparse.Namespace,
    checked: Sequence[Checked],
    unreadable: Mapping[int, tuple[str, Unreadable]],
    gone: Baseline | None,
) -> str:
    """Render the reports of all files.

    Args:
        args: The arguments of the command.
        checked: The readable files.
        unreadable: The unreadable files, by position among all files.
        gone: The findings of a baseline that are gone, if there is a baseline.
    """
    reports: list[tuple[str, Report | Unreadable]] = [(result.file, result.report) for result in checked]
    for position, entry in sorted(unreadable.items()):
        reports.insert(position, entry)
    match args.format:
        case "json":
            from psm_model.reports.json import render_json

            return render_json(reports, language=args.lang, gone=gone, ascii_only=not takes_any_text())
        case "sarif":
            from psm_model.reports.sarif import render_sarif

            places = {result.file: _locate(result, _read_text(result)) for result in checked}
            return render_sarif(reports, language=args.lang, places=places, ascii_only=not takes_any_text())
        case "github":
            from psm_model.reports.github import render_github

            return render_github(
                reports,
                language=args.lang,
                places={result.file: _locate(result, _read_text(result)) for result in checked},
            )
        case _:
            return _render_text(args, checked)


def _render_text(args: argparse.Namespace, checked: Sequence[Checked]) -> str:
    from psm_model.reports.text import Look, render_summary, render_text

    look = Look(width=width(), colour=colour(), pages=args.pages if links() else None)
    if args.statistics:
        return render_summary([result.report for result in checked], language=args.lang, look=look)
    most = None if args.all else MAX_FINDINGS
    rendered = []
    for position, result in enumerate(checked, start=1):
        text = _read_text(result)
        # The rules that could not run are the same for all files, so only the last report lists them.
        report = result.report if position == len(checked) else attrs.evolve(result.report, not_asked=())
        rendered.append(
            render_text(
                report,
                language=args.lang,
                name=result.file,
                places=result.cells or _locate(result, text),
                excerpts=_make_excerpts(result, text),
                owners=_find_owners(result),
                most=most,
                look=look,
            )
        )
    return "\n\n".join(rendered)


def _read_text(result: Checked) -> str:
    """Return the text of a document for excerpts; JSON Lines may be large and are not loaded."""
    if result.blocks is None or result.in_lines or not result.report.findings:
        return ""
    return b"".join(result.blocks()).decode()


def _locate(result: Checked, text: str) -> Locations:
    if result.blocks is None or not result.report.findings:
        return {}
    from psm_model.formats.locations import locate_in_lines, locate_pointers

    pointers = result.report.pointers
    return locate_in_lines(result.blocks(), pointers) if result.in_lines else locate_pointers(text, pointers)


def _make_excerpts(result: Checked, text: str) -> dict[str, Excerpt]:
    if result.blocks is None or not result.report.findings:
        return {}
    from psm_model.reports.excerpts import make_excerpts, make_excerpts_in_lines

    pointers = {finding.path for finding in result.report if finding.path}
    return make_excerpts_in_lines(result.blocks(), pointers) if result.in_lines else make_excerpts(text, pointers)


def _find_owners(result: Checked) -> dict[str, Owner]:
    if not result.report.findings:
        return {}
    from psm_model.reports.owners import find_owners, find_owners_in_lines

    pointers = {finding.path for finding in result.report if finding.path}
    if result.register is not None:
        return find_owners(result.register, pointers)
    return {} if result.blocks is None else find_owners_in_lines(result.blocks(), pointers)
