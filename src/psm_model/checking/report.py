"""Report: the result of a check; Finding: one problem in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NoReturn

import attrs

from psm_model._html import table
from psm_model.errors import FindingsError
from psm_model.i18n import LANGUAGES, Bilingual, Language
from psm_model.masking import mask_digits
from psm_model.values.verdict import Verdict

from .facts import has_years_only
from .messages import format_message
from .rule import ParamValue, Rule, Violation, find_placeholders
from .severity import Severity

__all__ = ["Finding", "Report", "SkippedRule"]

_PERHAPS = Bilingual("it may be that", "mungkin")


@attrs.frozen(kw_only=True)
class Finding:
    """One actual or possible problem.

    >>> PSM = RULES["PSM110"]
    >>> unreadable = Violation(path="/board_terms/0/label", params={"term": "t", "label": "'2023-2006'"})
    >>> Finding.from_violation(PSM, unreadable).message()
    "the label of board term 't' cannot be read as a period: '2023-2006'"
    """

    code: str
    """The code of the violated rule."""
    name: str
    """The name of the violated rule."""
    severity: Severity
    """The severity."""
    verdict: Verdict
    """YES if the rule is violated in every completion of the record, UNDETERMINED if only in some."""
    path: str
    """A JSON Pointer to the problem."""
    param_items: tuple[tuple[str, ParamValue], ...]
    """The `params` as pairs sorted by name, so that a finding is hashable."""
    ids: tuple[str, ...]
    """The ids of the entities that it is about."""
    related: tuple[str, ...]
    """JSON Pointers to the other side of a conflict."""
    settled_by: tuple[str, ...]
    """JSON Pointers to the facts that would settle an UNDETERMINED finding if they were known to the day."""
    template: Bilingual
    """The message template in both languages."""
    bilingual_remedy: Bilingual | None = None
    """What to do, in both languages; None for a rule without advice."""
    needs_only_days: bool = False
    """Whether it is UNDETERMINED only because dates are known only to the year."""
    days: tuple[int, int] | None = None
    """The ordinals of the earliest and the latest possible day that it is about; None if it is not about days."""

    @classmethod
    def from_violation(cls, rule: Rule, violation: Violation, severity: Severity | None = None) -> Finding:
        """Make a finding from a violation.

        Raises:
            ValueError: the params of the violation differ from the placeholders of the message.
        """
        template, placeholders = rule.message, rule.placeholders
        other = rule.cluster_message if violation.is_cluster else None
        other = rule.limit_message if violation.exceeds_limit else other
        if other is not None:
            template, placeholders = other, find_placeholders(other.english)
        if placeholders != violation.params.keys():
            msg = f"expected params {sorted(placeholders)} of {rule.code}, got {sorted(violation.params)}"
            raise ValueError(msg)
        return cls(
            code=rule.code,
            name=rule.name,
            severity=rule.severity if severity is None else severity,
            verdict=violation.verdict,
            path=violation.path,
            param_items=tuple(sorted(violation.params.items())),
            ids=violation.ids,
            related=violation.related,
            settled_by=() if violation.verdict.certain else tuple(fact.pointer for fact in violation.settled_by),
            needs_only_days=not violation.verdict.certain and has_years_only(violation.settled_by),
            template=template,
            bilingual_remedy=rule.remedy,
            days=violation.days,
        )

    @property
    def params(self) -> dict[str, ParamValue]:
        """The message parameters by name."""
        return dict(self.param_items)

    def message(self, *, language: Language = "en") -> str:
        """Return the message in a language; an UNDETERMINED finding is worded as a possibility.

        Possible identity numbers are masked; `params` and `ids` are as recorded.

        Raises:
            ValueError: the language is not supported.
        """
        text = mask_digits(format_message(self.template, self.params, language=language))
        return text if self.verdict is Verdict.YES else f"{_PERHAPS.translate(language)} {text}"

    def remedy(self, *, language: Language = "en") -> str | None:
        """Return what to do about the finding, in a language; None if its rule gives no advice.

        >>> finding = check(Register.of(ipsm), config=Config(expect_sources=True)).findings[0]
        >>> finding.remedy(language="id")
        'Catat sumbernya, misalnya surat keputusan, laman, atau orang yang memberi keterangan.'

        Raises:
            ValueError: the language is not supported.
        """
        return None if self.bilingual_remedy is None else self.bilingual_remedy.translate(language)

    def __str__(self) -> str:
        return self.message()

    # Any: a JSON value.
    def to_dict(self, *, language: Language = "en") -> dict[str, Any]:
        """Return the finding as a JSON object, with its message and remedy in the language."""
        return {
            "code": self.code,
            "name": self.name,
            "severity": self.severity.value,
            "verdict": self.verdict.value,
            "path": self.path,
            "message": self.message(language=language),
            "remedy": self.remedy(language=language),
            "params": self.params,
            "ids": list(self.ids),
            "related": list(self.related),
            "settled_by": list(self.settled_by),
        }


@attrs.frozen(kw_only=True)
class SkippedRule:
    """A selected rule that was skipped, because it could not run.

    >>> reason = Bilingual("no table", "tak ada daftar")
    >>> SkippedRule(code="PSM405", name="unknown-area", reason=reason).reason.indonesian
    'tak ada daftar'
    """

    code: str
    """The code of the rule."""
    name: str
    """The name of the rule."""
    reason: Bilingual
    """Why it was skipped."""

    # Any: a JSON value.
    def to_dict(self, *, language: Language = "en") -> dict[str, Any]:
        """Return a JSON object, with the reason in the language."""
        return {"code": self.code, "name": self.name, "reason": self.reason.translate(language)}


def _step_sort_key(step: str) -> tuple[int, str]:
    """Return the sort key of a path step: names first, positions as numbers."""
    return (len(step), step) if step.isdecimal() else (-1, step)


def _sort_key(finding: Finding) -> tuple[object, ...]:
    """Return the sort key of a finding: path, code, params, then everything else."""
    params = tuple((name, str(value), type(value).__name__) for name, value in finding.param_items)
    steps = tuple(_step_sort_key(step) for step in finding.path.split("/"))
    rest = (
        finding.verdict.value,
        finding.severity.value,
        finding.name,
        finding.template.english,
        finding.template.indonesian,
        *(finding.remedy(language=language) or "" for language in LANGUAGES),
    )
    return steps, finding.code, params, finding.ids, finding.related, finding.settled_by, rest


def _sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=_sort_key))


@attrs.frozen(kw_only=True, repr=False)
class Report:
    """The result of a check, sorted by path and code.

    >>> report = check(Register())
    >>> report.ok, report.findings
    (True, ())
    """

    findings: tuple[Finding, ...] = attrs.field(converter=_sort_findings)
    """The findings by path, then code. Lists are sorted by name, their items by position."""
    known: tuple[Finding, ...] = attrs.field(default=(), converter=_sort_findings)
    """The findings known from a baseline; `findings` does not contain them."""
    skipped: tuple[SkippedRule, ...] = ()
    """The selected rules that were skipped, by code. The register may violate them."""

    def __repr__(self) -> str:
        counts = ", ".join(f"{count} {severity.value}" for severity, count in self.by_severity.items() if count)
        if self.undetermined:
            counts = ", ".join(filter(None, (counts, f"{len(self.undetermined)} undetermined")))
        return f"<Report: {counts or 'no findings'}>"

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    # Hidden from type checkers, which would take what follows `if report:` for unreachable.
    if not TYPE_CHECKING:

        def __bool__(self) -> NoReturn:
            """Raise, because the truth value of a report would be ambiguous.

            Raises:
                TypeError: always.
            """
            raise TypeError("the truth value of a report is ambiguous: use .ok, or bool(report.findings)")

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the findings, in order."""
        return tuple(finding.code for finding in self.findings)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings of severity error with verdict YES."""
        return self._list_certain(Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings of severity warning with verdict YES."""
        return self._list_certain(Severity.WARNING)

    def _list_certain(self, severity: Severity) -> tuple[Finding, ...]:
        return tuple(
            finding for finding in self.findings if finding.severity is severity and finding.verdict is Verdict.YES
        )

    @property
    def undetermined(self) -> tuple[Finding, ...]:
        """The findings with verdict UNDETERMINED, of every severity."""
        return tuple(finding for finding in self.findings if finding.verdict is Verdict.UNDETERMINED)

    @property
    def ok(self) -> bool:
        """Whether there are no `errors`; there may be warnings and undetermined findings."""
        return not self.errors

    def raise_for_errors(self) -> None:
        """Raise if there are errors.

        >>> check(Register()).raise_for_errors()

        Raises:
            FindingsError: there are `errors`; the exception contains them.
        """
        errors = self.errors
        if errors:
            raise FindingsError(errors)

    @property
    def by_severity(self) -> dict[Severity, int]:
        """The number of findings with verdict YES of every severity, most severe first."""
        counts = Counter(finding.severity for finding in self.findings if finding.verdict is Verdict.YES)
        return {severity: counts[severity] for severity in Severity}

    @property
    def by_code(self) -> dict[str, int]:
        """The number of findings of each code with findings, sorted by code."""
        return dict(sorted(Counter(finding.code for finding in self.findings).items()))

    @property
    def pointers(self) -> set[str]:
        """The JSON Pointers of all findings, including the other sides of conflicts.

        Findings about the check itself have an empty pointer, which is left out.

        >>> from psm_model import Source
        >>> sorted(check(Register.of(Source(id="s"), Source(id="s"))).pointers)
        ['/sources/0', '/sources/1']
        """
        return {pointer for finding in self.findings for pointer in (finding.path, *finding.related) if pointer}

    def _repr_html_(self) -> str:
        """Return the findings as an HTML table for notebooks; a long table is cut."""
        counts = ", ".join(f"{count:,} of severity {severity.value}" for severity, count in self.by_severity.items())
        counts += f", {len(self.undetermined):,} undetermined"
        counts += "".join(f"; {rule.code} skipped: {rule.reason.english}" for rule in self.skipped)
        rows = (
            (
                finding.code,
                finding.severity.value,
                finding.verdict.value,
                finding.path,
                finding.message(),
                finding.remedy(),
            )
            for finding in self.findings
        )
        heads = ("rule", "severity", "verdict", "path", "message", "what to do")
        return table(f"Report: {counts}", heads, rows, count=len(self.findings))

    # Any: a JSON value.
    def to_dict(self, *, language: Language = "en") -> dict[str, Any]:
        """Return the report as a JSON object, with messages in the language.

        `psm_model.reports.json.report_schema` returns its schema.
        """
        return {
            "psm_report": 1,
            "ok": self.ok,
            "by_severity": {severity.value: count for severity, count in self.by_severity.items()},
            "undetermined": len(self.undetermined),
            "by_code": self.by_code,
            "findings": [finding.to_dict(language=language) for finding in self.findings],
            "known": [finding.to_dict(language=language) for finding in self.known],
            "skipped": [rule.to_dict(language=language) for rule in self.skipped],
        }
