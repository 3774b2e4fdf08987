"""What a baseline knew, and what of it is gone, in plain text: lists for one file or many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from psm_model.checking import Finding, Report
from psm_model.formats.locations import Cell, Location
from psm_model.i18n import Bilingual, Language, format_more, format_number
from psm_model.masking import mask_digits
from psm_model.text import sanitise

from .baseline import Baseline
from .context import NO_LOCATIONS

__all__ = ["format_gone", "format_known", "iter_gone_lines", "iter_known_lines", "render_baseline"]

_KNOWN: Final = Bilingual("known from the baseline: {count}", "sudah dikenal dari acuan: {count}")
_GONE: Final = Bilingual(
    "in the baseline, but no longer found: {count}", "ada dalam acuan, tetapi tidak ditemukan lagi: {count}"
)
_TIMES: Final = Bilingual("{entry} ({count} times)", "{entry} ({count} kali)")


def render_baseline(
    reports: Iterable[tuple[str, Report]],
    *,
    gone: Baseline | None = None,
    language: Language = "en",
    locations: Mapping[str, Mapping[str, Location]] = NO_LOCATIONS,
    limit: int | None = None,
) -> str:
    """Return the known findings of reports and the gone ones of their baseline as lists, "" if there are none.

    Args:
        reports: The reports, from `Baseline.subtract`, each with the name of its file.
        gone: The findings of the baseline that are in none of the reports.
        language: The language of the text.
        locations: By file: the locations of its values, by JSON Pointer.
        limit: The maximum number of lines of each list, one more line counting the others. None for all.

    >>> from psm_model.reports.baseline import Baseline
    >>> report = check(Register.of(ipsm, ipsm))
    >>> (rest,), gone = Baseline.of([report]).subtract([report])
    >>> print(render_baseline([("a.json", rest)], gone=gone))
    known from the baseline: 1
      PSM001 duplicate-id, a.json:/organisations/1: 2 organisations have the id 'o': IPSM Contoh
    """
    listed = list(reports)
    paragraphs = []
    known = list(iter_known_lines(listed, language=language, locations=locations))
    if known:
        paragraphs.append(_format_list(format_known(len(known), language=language), known, limit, language))
    if gone:
        lines = list(iter_gone_lines(gone, language=language))
        paragraphs.append(_format_list(format_gone(len(gone), language=language), lines, limit, language))
    return "\n\n".join(paragraphs)


def format_known(count: int, *, language: Language) -> str:
    """Return the heading of the known findings."""
    return _KNOWN.translate(language).format(count=format_number(count, language=language))


def format_gone(count: int, *, language: Language) -> str:
    """Return the heading of the gone findings."""
    return _GONE.translate(language).format(count=format_number(count, language=language))


def iter_known_lines(
    reports: Iterable[tuple[str, Report]],
    *,
    language: Language,
    locations: Mapping[str, Mapping[str, Location]] = NO_LOCATIONS,
) -> Iterator[str]:
    """Yield a line for each known finding: code, name, place and message, in the order of the reports."""
    for file, report in reports:
        for finding in report.known:
            place = _format_place(file, finding, locations.get(file, {}))
            yield sanitise(f"{finding.code} {finding.name}, {place}: {finding.message(language=language)}")


def iter_gone_lines(gone: Baseline, *, language: Language) -> Iterator[str]:
    """Yield a line for each gone finding: its code, the ids concerned, and how often it was found if not once."""
    for entry in gone.to_list():
        line = mask_digits(f"{entry['code']} {', '.join(entry['ids'])}".strip())
        if entry["times"] > 1:
            line = _TIMES.translate(language).format(entry=line, count=format_number(entry["times"], language=language))
        yield sanitise(line)


def _format_place(file: str, finding: Finding, locations: Mapping[str, Location]) -> str:
    match locations.get(finding.path):
        case None:
            return f"{file}:{finding.path}" if finding.path else file
        case Cell(name):
            return f"{file}: {name}"
        case position:
            return f"{file}:{position} {finding.path}"


def _format_list(heading: str, lines: list[str], limit: int | None, language: Language) -> str:
    shown = lines if limit is None else lines[:limit]
    rest = len(lines) - len(shown)
    more = [format_more(rest, language=language)] if rest else []
    return "\n".join([heading, *(f"  {line}" for line in (*shown, *more))])
