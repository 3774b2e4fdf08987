"""Baselines of the command check: written, or subtracted from the reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from psm_model.text import sanitise

from ._reports import CheckedFile, replace_reports
from ._terminal import print_error

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from psm_model.checking import Config
    from psm_model.reports.baseline import Baseline

__all__ = ["apply_baseline"]


def apply_baseline(
    checked: list[CheckedFile], config: Config, *, source: Path | None, target: Path | None, is_complete: bool
) -> tuple[list[CheckedFile], Baseline | None]:
    """Write or subtract a baseline, if there is one.

    Args:
        checked: The results.
        config: The configuration, which says whose findings can be gone.
        source: The baseline with the findings to leave out.
        target: The baseline to write all findings to.
        is_complete: Whether every file was read.

    Returns:
        The results without known findings, and the gone findings of a baseline. None is known to be gone unless every
        file was read.

    Raises:
        FormatError: the file is not a baseline.
        OSError: the file cannot be read or written.
    """
    if target is not None:
        return _write_baseline(target, checked), None
    if source is None:
        return checked, None
    checked, left = _subtract_baseline(source, checked)
    gone = _find_gone(left, config, checked) if is_complete else None
    _report_known(checked, gone)
    return checked, gone


def _write_baseline(path: Path, checked: Sequence[CheckedFile]) -> list[CheckedFile]:
    """Write all findings to a baseline, and return the results without them.

    Raises:
        OSError: the file cannot be written.
    """
    from psm_model.formats.storage import replace_atomically
    from psm_model.reports.baseline import Baseline

    reports = [result.report for result in checked]
    baseline = Baseline.of(reports)
    with replace_atomically(path) as binary:
        binary.write(baseline.dumps().encode())
    print_error(f"{_format_findings(len(baseline))} written to {sanitise(str(path))} as known")
    return replace_reports(checked, baseline.subtract(reports)[0])


def _subtract_baseline(path: Path, checked: Sequence[CheckedFile]) -> tuple[list[CheckedFile], Baseline]:
    """Set the known findings of a baseline apart, and return the results and the rest of the baseline.

    Raises:
        FormatError: the file is not a baseline.
        OSError: the file cannot be read.
    """
    from psm_model.formats.storage import iter_blocks
    from psm_model.formats.whole_files import join_blocks
    from psm_model.reports.baseline import Baseline

    baseline = Baseline.loads(join_blocks(iter_blocks(path), str(path)), source=str(path))
    reports, left = baseline.subtract(result.report for result in checked)
    return replace_reports(checked, reports), left


def _find_gone(left: Baseline, config: Config, checked: Sequence[CheckedFile]) -> Baseline:
    """Return the gone findings of a baseline: the remaining ones of the rules that ran."""
    skipped = {rule.code for result in checked for rule in result.report.skipped}
    ran = {code for code, _, _ in left.known if config.selects(code) and code not in skipped}
    return attrs.evolve(left, known={key: times for key, times in left.known.items() if key[0] in ran})


def _format_findings(count: int) -> str:
    return "1 finding" if count == 1 else f"{count:,} findings"


def _report_known(checked: Sequence[CheckedFile], gone: Baseline | None) -> None:
    known = sum(len(result.report.known) for result in checked)
    gone_note = f"; no longer found: {_format_findings(len(gone))} of the baseline" if gone else ""
    print_error(f"{_format_findings(known)} left out as known{gone_note}")
