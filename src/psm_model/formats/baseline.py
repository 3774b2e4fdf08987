"""Baselines: findings that are known, kept in a file, so that a check tells what is new."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

import attrs

from psm_model.errors import FormatError, Problem
from psm_model.rules.report import Report

if TYPE_CHECKING:
    from psm_model.rules import Finding

__all__ = ["Baseline", "fingerprint"]

_VERSION: Final = 1


def fingerprint(found: Finding) -> str:
    """Tell one finding from others by its code, the ids and the params, whatever the order of the document.

    It is 64 hexadecimal digits.
    """
    told = json.dumps([found.code, sorted(found.ids), found.named])
    return hashlib.sha256(told.encode("ascii")).hexdigest()


@attrs.frozen
class Baseline:
    """Findings that are known.

    >>> from psm_model import Source, check
    >>> report = check(Register.of(Source(id="s"), Source(id="s")))
    >>> known = Baseline.loads(Baseline.of([report]).dumps())
    >>> new, gone = known.without([report])
    >>> len(report), len(new[0]), gone
    (1, 0, 0)
    """

    known: Mapping[tuple[str, tuple[str, ...], str], int]
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
        try:
            tree = json.loads(text)
            known = {
                (one["code"], tuple(one["ids"]), one["fingerprint"]): int(one["times"]) for one in tree["findings"]
            }
            version = tree["psm_baseline"]
        except (KeyError, TypeError, ValueError):
            # A syntax error of JSON and bytes that are no UTF-8 are ValueErrors.
            version = None
        if version != _VERSION:
            problem = Problem(
                "", f"a baseline of version {_VERSION}, as check --write-baseline writes it", "another text"
            )
            raise FormatError((problem,), source)
        return cls(known)

    def dumps(self) -> str:
        """Write it as JSON, in the order of the codes and ids, so that two can be compared line by line."""
        findings = [
            {"code": code, "ids": list(ids), "times": times, "fingerprint": digest}
            for (code, ids, digest), times in sorted(self.known.items())
        ]
        return json.dumps({"psm_baseline": _VERSION, "findings": findings}, ensure_ascii=False, indent=2) + "\n"

    def without(self, reports: Iterable[Report]) -> tuple[list[Report], int]:
        """Give reports without what is known, and how many of the known findings are in none of them any more."""
        left = Counter(self.known)
        new = []
        for report in reports:
            findings = []
            for found in report:
                if left[_key(found)] > 0:
                    left[_key(found)] -= 1
                else:
                    findings.append(found)
            new.append(Report(findings=tuple(findings)))
        return new, left.total()


def _key(found: Finding) -> tuple[str, tuple[str, ...], str]:
    return found.code, tuple(sorted(found.ids)), fingerprint(found)
