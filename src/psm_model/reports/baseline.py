"""Baselines: findings that are known, kept in a file, so that a check tells what is new."""

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


def fingerprint(found: Finding) -> str:
    """Return 64 hexadecimal digits that identify a finding wherever it stands in the document.

    They are of its code, severity, verdict, ids and params: an undetermined finding that becomes certain, or a warning
    that becomes an error, is another finding.
    """
    identity = json.dumps([found.code, found.severity.value, found.verdict.value, sorted(found.ids), found.named])
    return hashlib.sha256(identity.encode("ascii")).hexdigest()


@attrs.frozen
class Baseline:
    """Findings that are known.

    >>> from psm_model import Source, check
    >>> report = check(Register.of(Source(id="s"), Source(id="s")))
    >>> known = Baseline.loads(Baseline.of([report]).dumps())
    >>> new, gone = known.without([report])
    >>> len(report), len(new[0]), len(new[0].known), len(gone)
    (1, 0, 1, 0)
    """

    known: Mapping[_Key, int]
    """How often each is known: by its code, the ids of what it is of, and its fingerprint."""

    @classmethod
    def of(cls, reports: Iterable[Report]) -> Baseline:
        """Take all that was found for known."""
        return cls(Counter(_key(found) for report in reports for found in report))

    @classmethod
    def loads(cls, text: str | bytes, *, source: str | None = None) -> Baseline:
        """Read what `dumps` wrote.

        Args:
            text: The JSON text; bytes are UTF-8.
            source: What error messages call it, such as the name of its file.

        Raises:
            FormatError: it is no baseline.
        """
        known, got = None, "another text"
        try:
            tree, problems = parse_json(decode(text, source), source)
            known = None if problems else _known(tree)
        except FormatError as error:
            got = error.problems[0].got
        if known is None:
            wanted = f"a baseline of version {_VERSION}, as check --write-baseline writes it"
            raise FormatError((Problem("", wanted, got),), source)
        return cls(known)

    def dumps(self) -> str:
        """Write it as JSON, in the order of the codes and ids, so that two can be compared line by line."""
        return json.dumps({"psm_baseline": _VERSION, "findings": self.to_list()}, ensure_ascii=False, indent=2) + "\n"

    def __len__(self) -> int:
        return sum(self.known.values())

    def without(self, reports: Iterable[Report]) -> tuple[list[Report], Baseline]:
        """Return reports with their known findings set apart, and the known findings that are in none of them."""
        left = Counter(self.known)
        new = []
        for report in reports:
            findings: dict[bool, list[Finding]] = {True: [], False: []}
            for found in report:
                is_known = left[_key(found)] > 0
                left[_key(found)] -= is_known
                findings[is_known].append(found)
            new.append(attrs.evolve(report, findings=tuple(findings[False]), known=tuple(findings[True])))
        return new, Baseline(+left)

    # Any: what a JSON writer takes.
    def to_list(self) -> list[dict[str, Any]]:
        """Return the known findings as JSON objects, in the order of their codes and ids."""
        return [
            {"code": code, "ids": list(ids), "times": times, "fingerprint": digest}
            for (code, ids, digest), times in sorted(self.known.items())
        ]


def _known(tree: object) -> dict[_Key, int] | None:
    """Return what a JSON parser gave of a baseline; None if it is of none."""
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


def _key(found: Finding) -> _Key:
    return found.code, tuple(sorted(found.ids)), fingerprint(found)
