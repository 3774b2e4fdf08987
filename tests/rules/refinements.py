"""Registers that know more than another, and what that changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import attrs
from hypothesis import strategies as st

from psm_model.checking import Finding
from psm_model.checks import check
from psm_model.entities import Register
from psm_model.strategies import completions
from psm_model.values import OPEN, PartialDate, Period, Verdict
from tests.rules.comparisons import groups_alike

# Rules about the record as written, or about the check, and not about the days that the record may mean.
ABOUT_THE_RECORD = {"PSM004", "PSM006", "PSM091", "PSM092", "PSM093", "PSM110", "PSM111", "PSM115"}


def refine(draw: st.DrawFn, vague: Any, exact: Any) -> Any:
    """Return a record whose dates are each as vague as before, as exact as in a completion, or in between."""
    if isinstance(vague, PartialDate) and isinstance(exact, PartialDate):
        least = 1 + (vague.month is not None) + (vague.day is not None)
        known = draw(st.integers(least, 3))
        return PartialDate(exact.year, exact.month if known > 1 else None, exact.day if known > 2 else None)
    if isinstance(vague, Period) and isinstance(exact, Period):
        ends = [
            refine(draw, vague_end, other)
            if isinstance(vague_end, PartialDate)
            else draw(st.sampled_from([vague_end, other]))
            if vague_end is not OPEN
            else vague_end
            for vague_end, other in ((vague.start, exact.start), (vague.end, exact.end))
        ]
        start, end = ends
        return Period(start, end)  # type: ignore[arg-type]  # a start is never open
    if isinstance(vague, tuple) and isinstance(exact, tuple):
        return tuple(refine(draw, *pair) for pair in zip(vague, exact, strict=True))
    if attrs.has(type(vague)) and type(vague) is type(exact):
        # A completed period is not withheld, but here it is not filled in.
        names = [field.name for field in attrs.fields(type(vague)) if field.init and field.name != "withheld"]
        return attrs.evolve(vague, **{name: refine(draw, getattr(vague, name), getattr(exact, name)) for name in names})
    return vague


@st.composite
def refinements(draw: st.DrawFn, register: Register) -> Register:
    """Generate a register with some dates more precise, all of them as in one completion."""
    refinement: Register = refine(draw, register, draw(completions(register)))
    return refinement


def verdicts(register: Register) -> Mapping[tuple[str, frozenset[str]], set[Verdict]]:
    """Return the verdicts of the findings of a register, by code and ids."""
    by_concern: dict[tuple[str, frozenset[str]], set[Verdict]] = defaultdict(set)
    findings: Iterable[Finding] = check(register, undetermined=True)
    for finding in findings:
        if finding.code not in ABOUT_THE_RECORD:
            by_concern[finding.code, frozenset(finding.ids)].add(finding.verdict)
    return by_concern


def find_unstable(register: Register, refinement: Register) -> list[str]:
    """Return the findings that were certain and no longer are, and those that are new."""
    before, after = verdicts(register), verdicts(refinement)
    # Findings about terms that are alike, or about duplicate ids, depend on the record as written.
    as_written = [*check(register), *check(refinement)]
    alike = groups_alike(as_written)
    duplicate_ids = [set(finding.ids) for finding in as_written if finding.code == "PSM001"]
    gone = [
        concern
        for concern, verdicts_before in before.items()
        if Verdict.YES in verdicts_before and Verdict.YES not in after.get(concern, ())
    ]
    new = [concern for concern in after if concern not in before]
    return [
        f"{code} {sorted(ids)}"
        for code, ids in (*gone, *new)
        if not any(ids_twice <= ids for ids_twice in duplicate_ids) and not any(len(group & ids) > 1 for group in alike)
    ]
