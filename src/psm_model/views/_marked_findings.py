"""Findings of rules with marks, which a timeline draws."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

import attrs

from psm_model.checking import Finding, MarkKind, Report, Rule
from psm_model.checking.settings import CheckSettings
from psm_model.checks import check
from psm_model.entities.register import Register
from psm_model.pointers import entity_pointer

__all__ = ["MarkedFinding", "MarkedFindings", "check_marked", "index_marked"]


class MarkedFinding(NamedTuple):
    """A finding of a rule with a mark."""

    finding: Finding
    """The finding."""
    rule: Rule
    """Its rule."""
    mark: MarkKind
    """The mark of the rule."""


MarkedFindings: TypeAlias = Mapping[str, list[MarkedFinding]]
"""Findings by the JSON Pointer of the term."""


def check_marked(register: Register, settings: CheckSettings) -> Report:
    """Check a register by the rules with marks."""
    unmarked = (rule.code for rule in settings.rules if rule.mark is None)
    config = attrs.evolve(settings.config, ignore=(*settings.config.ignore, *unmarked))
    return check(register, config=config, on=settings.on, undetermined=settings.undetermined, rules=settings.rules)


def index_marked(findings: Iterable[Finding], settings: CheckSettings) -> MarkedFindings:
    """Return the findings of rules with marks, by the JSON Pointer of the term."""
    marked = {rule.code: (rule, rule.mark) for rule in settings.rules if rule.mark is not None}
    index = defaultdict(list)
    for finding in findings:
        # That a rule failed is reported although it is ignored.
        if finding.code in marked:
            index[entity_pointer(finding.path)].append(MarkedFinding(finding, *marked[finding.code]))
    return index
