"""The findings of a register, compared with those of a completion of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import attrs

from psm_model.checking import Finding
from psm_model.checks import check
from psm_model.entities import Register
from psm_model.values import Verdict

# If the days of the law are unknown, a rule is UNDETERMINED whatever the record states, so no fact in it settles that.
LAW_UNDATED = {"PSM301", "PSM302", "PSM303", "PSM304", "PSM502"}
# Rules that may stay undetermined although every date in the record is known to the day, with the reason.
LEFT_OPEN = {
    # Since when a present parent has been above is not stated without an earlier one.
    "PSM003": "a parent of another time",
    # One that took place on an unknown day may be the earliest.
    "PSM105": "an inauguration without a date",
    # Another organisation may have taken its place on any day.
    "PSM107": "an organisation that another one continues on an unknown day",
    # A term with neither label nor period may have filled the gap.
    "PSM106": "a term without any date",
    # A disputed board may not be in office at all.
    "PSM213": "a disputed board",
    # The end of a holdover is not stated, and a term without any date has no bounds.
    # Two holders known by name only, or an office and a person, may be the same person.
    "PSM202": "an appointment without any date, or to nobody who is a member",
    "PSM203": "an appointment without any date",
    "PSM205": "an appointment without any date, or to nobody who is a member",
    "PSM209": "an appointment without any date, or to nobody who is a member",
    "PSM210": "an appointment without any date, or to nobody who is a member",
    # A holdover without a period starts at an unknown time after its term does.
    "PSM212": "a holdover without any date",
    # A domicile known only by its regency may be in the village, and codes of two vintages cannot be compared.
    "PSM303": "an area",
    # An organisation without a day of founding may be older or younger than its rival, and before a former area it may
    # have been in any.
    "PSM403": "an organisation without a day of founding, or with a former area",
    # A former code may be from an earlier decree.
    "PSM405": "a former code without a vintage",
    # A board without dates may have been under any law, and a decree may take effect after its issue.
    "PSM502": "a term without a start",
    # Whether the decrees of a board cover a replacement whose own decree was ended is not stated.
    "PSM509": "a term without an end, a decree without its first day, or a replacement with a decree of its own",
    # A decree may be in force before its issue.
    "PSM511": "a decree without its day of issue",
}
# Two terms that are alike are one term recorded twice (PSM006), and not two boards (PSM101, PSM109). That depends on
# the record as written: like terms may have different completions, and different terms the same.
ABOUT_THE_WRITING = {"PSM006", "PSM101", "PSM109", "PSM112"}
# A completion gives a period to a term whose label is unreadable, but whose days a change or an attested day limits.
ABOUT_THE_LABEL = {"PSM110"}
# A completion may take any day within a recorded date, even one that its words ("Wednesday") exclude.
ABOUT_THE_WORDS = {"PSM115"}
Concern: TypeAlias = tuple[str, frozenset[str]]
"""The subject of a finding: its rule, and the ids of the entities."""


def group_by_concern(findings: Iterable[Finding]) -> Mapping[Concern, list[Finding]]:
    """Group findings by what they are about."""
    by_concern: dict[Concern, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_concern[finding.code, frozenset(finding.ids)].append(finding)
    return by_concern


def check_completely(register: Register, options: Mapping[str, Any] | None = None) -> tuple[Finding, ...]:
    """Return all findings of a register, undetermined ones too."""
    return check(register, **{**(options or {}), "undetermined": True}).findings


def groups_alike(findings: Iterable[Finding]) -> list[set[str]]:
    """Return the ids of terms that are alike, by group; PSM006 reports each with the first of its group."""
    groups: dict[str, set[str]] = {}
    for finding in findings:
        if finding.code == "PSM006":
            groups.setdefault(finding.ids[0], set()).update(finding.ids[:2])
    return list(groups.values())


def find_unsound(register: Register, completed: Register, options: Mapping[str, Any] | None = None) -> list[str]:
    """Return the contradictions between the findings of a register and those of a completion."""
    found_before, found_after = check_completely(register, options), check_completely(completed, options)
    before, after = group_by_concern(found_before), group_by_concern(found_after)
    alike = groups_alike((*found_before, *found_after))
    # Like terms with the same id are left to PSM001.
    duplicate_ids = {entity_id for finding in found_before if finding.code == "PSM001" for entity_id in finding.ids}

    def is_of_twins(code: str, ids: frozenset[str]) -> bool:
        return code in ABOUT_THE_WRITING and (
            not duplicate_ids.isdisjoint(ids) or any(len(ids & group) > 1 for group in alike)
        )

    # A board until the next one ends on some day in a completion, and a next board without dates stays without.
    is_next_undated = any(term.runs_until_successor for term in register.board_terms) and any(
        term.span is None for term in register.board_terms
    )
    # What is withheld stays open in a completion, whatever its dates are.
    withheld = {f"{pointer}/{name}" for pointer, record in completed.walk() for name in getattr(record, "withheld", ())}
    broken = []
    for (code, ids), findings in before.items():
        is_certain = any(finding.verdict is Verdict.YES for finding in findings)
        remains = any(finding.verdict is Verdict.YES for finding in after.get((code, ids), ()))
        if is_certain and not remains and code not in ABOUT_THE_LABEL and not is_of_twins(code, ids):
            broken.append(f"{code} of {sorted(ids)} is YES, and not in the completion")
    for (code, ids), findings in after.items():
        if code == "PSM106" and is_next_undated:
            continue
        stays_open = all(not withheld.isdisjoint(finding.settled_by) for finding in findings)
        if (code, ids) not in before and code not in ABOUT_THE_WORDS and not (is_of_twins(code, ids) or stays_open):
            broken.append(f"{code} of {sorted(ids)} is in the completion, and was not announced")
        broken += [
            f"{code} of {sorted(ids)} is {finding.verdict} though every date is known"
            for finding in findings
            if finding.verdict is not Verdict.YES and code not in LAW_UNDATED | set(LEFT_OPEN) and not withheld
        ]
    return broken


def find_invalid_step(register: Register, pointer: str) -> str | None:
    """Return the first invalid step of a pointer; an empty field, and any step within it, is valid."""
    value: Any = register  # a record, a tuple of records or the value of a field
    for step in pointer.split("/")[1:]:
        if value is None:
            return None
        if isinstance(value, tuple):
            if not step.isdecimal() or int(step) >= len(value):
                return step
            value = value[int(step)]
        elif step in {field.name for field in attrs.fields(type(value))} if attrs.has(type(value)) else False:
            value = getattr(value, step)
        else:
            return step
    return None


def find_misleading(register: Register, findings: Iterable[Finding]) -> list[str]:
    """Return the faults of findings: the verdict NO, wrong facts that would settle it, or invalid pointers."""
    wrong = []
    for finding in findings:
        if finding.verdict is Verdict.NO:
            wrong.append(f"{finding.code} of {finding.ids} has the verdict NO")
        if finding.verdict is Verdict.YES and finding.settled_by:
            wrong.append(f"{finding.code} is {finding.verdict} and would be settled by {finding.settled_by}")
        if finding.verdict is Verdict.UNDETERMINED and not finding.settled_by and finding.code not in LAW_UNDATED:
            wrong.append(f"{finding.code} of {finding.ids} is undetermined, and nothing would settle it")
        for pointer in (finding.path, *finding.related, *finding.settled_by):
            step = find_invalid_step(register, pointer)
            if step is not None:
                wrong.append(f"{finding.code} points to {pointer}, which ends at {step!r}")
    return wrong
