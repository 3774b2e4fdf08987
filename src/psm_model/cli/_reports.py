"""What the command check writes: the reports of all files, in the format that was asked for."""

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

__all__ = ["MOST", "Checked", "render"]

MOST: Final = 10
"""How many findings of one code the text shows, unless all are asked for."""


class Checked(NamedTuple):
    """What was found in a file, and what of it a report can show."""

    file: str
    """The file as it was named."""
    report: Report
    """What was found."""
    blocks: Callable[[], Iterable[bytes]] | None = None
    """Gives its text, where it has one, in pieces."""
    in_lines: bool = False
    """Whether the text is JSON Lines."""
    register: Register | None = None
    """What it holds, where that was read whole."""
    cells: Mapping[str, str] = MappingProxyType({})
    """Where it has tables, the cells that the pointers of the report mean."""


def render(
    args: argparse.Namespace,
    checked: Sequence[Checked],
    unreadable: Mapping[int, tuple[str, Unreadable]],
    gone: Baseline | None,
) -> str:
    """Return what is written of all files.

    Args:
        args: What the command was given.
        checked: The files that could be read.
        unreadable: By their place among all files, those that could not.
        gone: What a baseline knows and is found no more, where one was given.
    """
    named: list[tuple[str, Report | Unreadable]] = [(one.file, one.report) for one in checked]
    for place, entry in sorted(unreadable.items()):
        named.insert(place, entry)
    match args.format:
        case "json":
            from psm_model.reports.json import render_json

            return render_json(named, args.lang, gone=gone, ascii_only=not takes_any_text())
        case "sarif":
            from psm_model.reports.sarif import render_sarif

            places = {one.file: _places(one, _text(one)) for one in checked}
            return render_sarif(named, args.lang, places=places, ascii_only=not takes_any_text())
        case "github":
            from psm_model.reports.github import render_github

            return render_github(named, args.lang, places={one.file: _places(one, _text(one)) for one in checked})
        case _:
            return _in_text(args, checked)


def _in_text(args: argparse.Namespace, checked: Sequence[Checked]) -> str:
    from psm_model.reports.text import Look, render_summary, render_text

    look = Look(width=width(), colour=colour(), pages=args.pages if links() else None)
    if args.statistics:
        return render_summary([one.report for one in checked], args.lang, look=look)
    most = None if args.all else MOST
    rendered = []
    for place, one in enumerate(checked, start=1):
        text = _text(one)
        # What could not be asked is the same for all files, and is said once.
        report = one.report if place == len(checked) else attrs.evolve(one.report, not_asked=())
        rendered.append(
            render_text(
                report,
                args.lang,
                name=one.file,
                places=one.cells or _places(one, text),
                excerpts=_excerpts(one, text),
                owners=_owners(one),
                most=most,
                look=look,
            )
        )
    return "\n\n".join(rendered)


def _text(one: Checked) -> str:
    """Return the text that is to be shown of a document; JSON Lines, which may be large, are not held."""
    if one.blocks is None or one.in_lines or not one.report.findings:
        return ""
    return b"".join(one.blocks()).decode()


def _places(one: Checked, text: str) -> Locations:
    if one.blocks is None or not one.report.findings:
        return {}
    from psm_model.formats.locations import locate_in_lines, locate_pointers

    pointers = one.report.pointers
    return locate_in_lines(one.blocks(), pointers) if one.in_lines else locate_pointers(text, pointers)


def _excerpts(one: Checked, text: str) -> dict[str, Excerpt]:
    if one.blocks is None or not one.report.findings:
        return {}
    from psm_model.reports.excerpts import make_excerpts, make_excerpts_in_lines

    pointers = {found.path for found in one.report if found.path}
    return make_excerpts_in_lines(one.blocks(), pointers) if one.in_lines else make_excerpts(text, pointers)


def _owners(one: Checked) -> dict[str, Owner]:
    if not one.report.findings:
        return {}
    from psm_model.reports.owners import find_owners, find_owners_in_lines

    pointers = {found.path for found in one.report if found.path}
    if one.register is not None:
        return find_owners(one.register, pointers)
    return {} if one.blocks is None else find_owners_in_lines(one.blocks(), pointers)
