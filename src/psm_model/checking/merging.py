"""Merge the findings about waivers of several registers that are checked with one configuration."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from .report import Report
from .run_rules import expired_waiver, unknown_waiver, unused_waiver

__all__ = ["merge_waiver_findings"]

_IDLE_CODES: Final = {unused_waiver.code, unknown_waiver.code}
_WAIVER_CODES: Final = {expired_waiver.code, *_IDLE_CODES}


def merge_waiver_findings(reports: Sequence[Report]) -> list[Report]:
    """Return the reports of several registers checked with one configuration, with each waiver finding once.

    Report an unused waiver on the report of its subject, and an unknown or expired one on the first report.

    >>> waiver = Waiver(code="PSM110", subject="t", reason="asked the board")
    >>> unreadable = BoardTerm(id="t", organisation_id="o", label="2023-2006")
    >>> registers = Register(), Register.of(ipsm, unreadable)
    >>> reports = [check(register, config=Config(waivers=[waiver])) for register in registers]
    >>> [report.codes for report in reports], [report.codes for report in merge_waiver_findings(reports)]
    ([('PSM093',), ()], [(), ()])
    """
    idle = [
        {finding.param_items: finding.code for finding in report if finding.code in _IDLE_CODES} for report in reports
    ]
    reported: set[tuple[str, object]] = set()
    merged = []
    for report in reports:
        kept = []
        for finding in report:
            key = finding.code, finding.param_items
            if finding.code in _IDLE_CODES:
                codes = [by_waiver.get(finding.param_items) for by_waiver in idle]
                # A report without either code used the waiver.
                if None in codes or finding.code != min(map(str, codes)):
                    continue
            if finding.code in _WAIVER_CODES:
                if key in reported:
                    continue
                reported.add(key)
            kept.append(finding)
        merged.append(attrs.evolve(report, findings=tuple(kept)))
    return merged
