"""Baselines: known findings in a file, so that a check can report only new ones."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from psm_model.checking.report import Report
from psm_model.errors import FormatError, Problem
from psm_model.formats.document import decode, parse_json

if TYPE_CHECKING:
    from psm_model.checking import Finding

__all__ = ["Baseline", "fingerprint"]

_Key: TypeAlias = tuple[str, tuple[str, ...], str]
_VERSION: Final = 1


def fingerprint(finding: Finding) -> str:
    """Return 64 hexadecimal digits that identify a finding, independent of its location in the document.

    They hash code, severity, verdict, ids and params. An undetermined finding that becomes certain, or a warning that
    becomes an error, is a different finding.
    """
    identity = json.dumps(
        [finding.code, finding.severity.value, finding.verdict.value, sorted(finding.ids), finding.param_items]
    )
    return hashlib.sha256(identity.encode("ascii")).hexdigest()


@attrs.frozen
class Baseline:
    """A set of known findings.

    >>> from psm_model import Source, check
    >>> report = check(Register.of(Source(id="s"), Source(id="s")))
    >>> known = Baseline.loads(Baseline.of([report]).dumps())
    >>> new, gone = known.subtract([report])
    >>> len(report), len(new[0]), len(new[0].known), len(gone)
    (1, 0, 1, 0)
    """

    known: Mapping[_Key, int]
    """Number of known findings, by code, ids of the subject, and fingerprint."""

    @classmethod
    def of(cls, reports: Iterable[Report]) -> Baseline:
        """Return a baseline of all findings of reports."""
        return cls(Counter(_make_key(finding) for report in reports for finding in report))

    @classmethod
    def loads(cls, text: str | bytes, *, source: str | None = None) -> Baseline:
        """Read a baseline from the output of `dumps`.

        Args:
            text: The JSON text; bytes are UTF-8.
            source: The name of the baseline in errors, such as its file name.

        Raises:
            FormatError: it is not a baseline.
        """
        known, got = None, "another text"
        try:
            tree, problems = parse_json(decode(text, source), source)
            known = None if problems else _parse_entries(tree)
        except FormatError as error:
            got = error.problems[0].got
        if known is None:
            expected = f"a baseline of version {_VERSION}, as check --write-baseline writes it"
            raise FormatError((Problem("", expected, got),), source)
        return cls(known)

    def dumps(self) -> str:
        """Return the baseline as JSON, ordered by code and ids, so that two versions can be compared line by line."""
        return json.dumps({"psm_baseline": _VERSION, "findings": self.to_list()}, ensure_ascii=False, indent=2) + "\n"

    def __len__(self) -> int:
        return sum(self.known.values())

    def subtract(self, reports: Iterable[Report]) -> tuple[list[Report], Baseline]:
        """Return reports with their known findings separated, and the known findings that no report contains."""
        remaining = Counter(self.known)
        result = []
        for report in reports:
            findings: dict[bool, list[Finding]] = {True: [], False: []}
            for finding in report:
                is_known = remaining[_make_key(finding)] > 0
                remaining[_make_key(finding)] -= is_known
                findings[is_known].append(finding)
            result.append(attrs.evolve(report, findings=tuple(findings[False]), known=tuple(findings[True])))
        return result, Baseline(+remaining)

    # Any: input of a JSON writer.
    def to_list(self) -> list[dict[str, Any]]:
        """Return the known findings as JSON objects, ordered by code and ids."""
        return [
            {"code": code, "ids": list(ids), "times": times, "fingerprint": digest}
            for (code, ids, digest), times in sorted(self.known.items())
        ]


def _parse_entries(tree: object) -> dict[_Key, int] | None:
    """Return the known findings in parsed JSON, or None if it is not a baseline."""
    match tree:
        case {"psm_baseline": int(version), "findings": list(entries)} if version is not True and version == _VERSION:
            pass
        case _:
            return None
    known: dict[_Key, int] = {}
    for entry in entries:
        match entry:
            case {"code": str(code), "ids": list(ids), "fingerprint": str(digest), "times": int(times)} if (
                times > 0 and times is not True and all(isinstance(each, str) for each in ids)
            ):
                known[code, tuple(ids), digest] = times
            case _:
                return None
    return known


def _make_key(finding: Finding) -> _Key:
    return finding.code, tuple(sorted(finding.ids)), fingerprint(finding)
