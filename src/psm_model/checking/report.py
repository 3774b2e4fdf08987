"""Report: what a check found; Finding: one thing of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NoReturn

import attrs

from psm_model._html import table
from psm_model.errors import FindingsError, mask_digits
from psm_model.i18n import Bilingual, Language
from psm_model.values.verdict import Verdict

from .messages import format_message
from .rule import ParamValue, Rule, Violation, find_placeholders
from .severity import Severity

__all__ = ["Finding", "NotAsked", "Report", "finding"]

_PERHAPS = Bilingual("it may be that", "mungkin")


@attrs.frozen(kw_only=True)
class Finding:
    """One thing that is wrong, or may be: data first, and the message made from it.

    >>> PSM = RULES["PSM110"]
    >>> finding(PSM, Violation(path="/board_terms/0/label", params={"term": "t", "label": "'2023-2006'"})).message()
    "the label of board term 't' gives no period: '2023-2006'"
    """

    code: str
    """The code of the rule that is broken."""
    name: str
    """The name of that rule."""
    severity: Severity
    """How bad that is."""
    verdict: Verdict
    """YES where it is broken in every completion of the record, UNDETERMINED where in some."""
    path: str
    """A JSON Pointer to what is wrong."""
    named: tuple[tuple[str, ParamValue], ...]
    """The `params` as pairs in the order of their names, so that a finding can be hashed."""
    ids: tuple[str, ...]
    """The ids of the entities concerned."""
    related: tuple[str, ...]
    """JSON Pointers to the other side of a conflict."""
    settled_by: tuple[str, ...]
    """JSON Pointers to the facts that would settle an UNDETERMINED finding if they were known to the day."""
    template: Bilingual
    """The message in both languages, before the params are put in."""

    @property
    def params(self) -> dict[str, ParamValue]:
        """What the message tells, by name."""
        return dict(self.named)

    def message(self, language: Language = "en") -> str:
        """Put the message into words; of an UNDETERMINED finding it says that it may be so, and not that it is.

        What may be somebody's identity number is masked, whatever it stands in; `params` and `ids` are as recorded.

        Raises:
            ValueError: there are no messages in that language.
        """
        told = mask_digits(format_message(self.template, self.params, language))
        return told if self.verdict is Verdict.YES else f"{_PERHAPS.translate(language)} {told}"

    def __str__(self) -> str:
        return self.message()

    # Any: what a JSON writer takes.
    def to_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return the finding as a JSON object, with its message in the language."""
        return {
            "code": self.code,
            "name": self.name,
            "severity": self.severity.value,
            "verdict": self.verdict.value,
            "path": self.path,
            "message": self.message(language),
            "params": self.params,
            "ids": list(self.ids),
            "related": list(self.related),
            "settled_by": list(self.settled_by),
        }


def finding(rule: Rule, hit: Violation, severity: Severity | None = None) -> Finding:
    """Make the finding of a hit.

    Raises:
        ValueError: the params of the hit are not those that the rule's message asks for.
    """
    template, placeholders = rule.message, rule.placeholders
    if hit.is_cluster and rule.cluster_message is not None:
        template, placeholders = rule.cluster_message, find_placeholders(rule.cluster_message.english)
    if placeholders != hit.params.keys():
        msg = f"{rule.code} has params {sorted(hit.params)} for a message with {sorted(placeholders)}"
        raise ValueError(msg)
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=rule.severity if severity is None else severity,
        verdict=hit.verdict,
        path=hit.path,
        named=tuple(sorted(hit.params.items())),
        ids=hit.ids,
        related=hit.related,
        settled_by=hit.settled_by,
        template=template,
    )


@attrs.frozen(kw_only=True)
class NotAsked:
    """A rule that was selected and could not be asked.

    >>> NotAsked(code="PSM405", name="unknown-area", reason=Bilingual("no table", "tak ada daftar")).reason.indonesian
    'tak ada daftar'
    """

    code: str
    """The code of the rule."""
    name: str
    """The name of the rule."""
    reason: Bilingual
    """Why it was not asked."""

    # Any: what a JSON writer takes.
    def to_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return a JSON object, with the reason in the language."""
        return {"code": self.code, "name": self.name, "reason": self.reason.translate(language)}


def _step(step: str) -> tuple[int, str]:
    """Return what a step of a path is ordered by: names before positions, and positions as numbers."""
    return (len(step), step) if step.isdecimal() else (-1, step)


def _place(one: Finding) -> tuple[object, ...]:
    """Return what findings are ordered by: the path, the code, the params, and last all else that they hold."""
    params = tuple((name, str(value), type(value).__name__) for name, value in one.named)
    steps = tuple(_step(step) for step in one.path.split("/"))
    told = (one.verdict.value, one.severity.value, one.name, one.template.english, one.template.indonesian)
    return steps, one.code, params, one.ids, one.related, one.settled_by, told


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=_place))


@attrs.frozen(kw_only=True, repr=False)
class Report:
    """All that a check found, by path and then by code, whatever order it was given in.

    >>> report = check(Register())
    >>> report.ok, report.findings
    (True, ())
    """

    findings: tuple[Finding, ...] = attrs.field(converter=_in_order)
    """The findings, by path and then by code: lists in the order of their names, what is in a list by its position."""
    known: tuple[Finding, ...] = attrs.field(default=(), converter=_in_order)
    """The findings that a baseline holds as known; they are not among `findings`."""
    not_asked: tuple[NotAsked, ...] = ()
    """The rules that were selected and could not be asked, by code: they may be broken all the same."""

    def __repr__(self) -> str:
        counts = ", ".join(f"{count} {severity.value}" for severity, count in self.by_severity.items() if count)
        return f"<Report: {counts or 'no findings'}>"

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    # Hidden from type checkers, to which it would say that what follows `if report:` is never reached.
    if not TYPE_CHECKING:

        def __bool__(self) -> NoReturn:
            """Refuse to be a truth value: whether a report with findings is true would be ambiguous.

            Raises:
                TypeError: always.
            """
            msg = "a report is neither true nor false: ask .ok, or .findings for whether there are any"
            raise TypeError(msg)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the findings, in their order."""
        return tuple(one.code for one in self.findings)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings of severity error with verdict YES: those that make a register wrong."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR and one.verdict is Verdict.YES)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings of severity warning with verdict YES."""
        return tuple(one for one in self.findings if one.severity is Severity.WARNING and one.verdict is Verdict.YES)

    @property
    def ok(self) -> bool:
        """Whether there are no `errors`; warnings and undetermined findings may be there all the same."""
        return not self.errors

    def raise_for_errors(self) -> None:
        """Raise what makes the register wrong, if anything does.

        >>> check(Register()).raise_for_errors()

        Raises:
            FindingsError: there are `errors`; it carries them.
        """
        if self.errors:
            raise FindingsError(self.errors)

    @property
    def by_severity(self) -> dict[Severity, int]:
        """How many findings there are of each severity, the worst first, none left out."""
        counts = Counter(one.severity for one in self.findings)
        return {severity: counts[severity] for severity in Severity}

    @property
    def by_code(self) -> dict[str, int]:
        """How many findings there are of each code that has any, by code."""
        return dict(sorted(Counter(one.code for one in self.findings).items()))

    @property
    def pointers(self) -> set[str]:
        """The JSON Pointers of what is wrong and of the other sides of conflicts.

        Findings about the check itself have an empty pointer, which stands nowhere in a document and is left out.

        >>> from psm_model import Source
        >>> sorted(check(Register.of(Source(id="s"), Source(id="s"))).pointers)
        ['/sources/0', '/sources/1']
        """
        return {pointer for found in self.findings for pointer in (found.path, *found.related) if pointer}

    def _repr_html_(self) -> str:
        """Return the findings as a table, for a notebook to show; of many, the first."""
        counts = ", ".join(f"{count:,} of severity {severity.value}" for severity, count in self.by_severity.items())
        counts += "".join(f"; {one.code} was not asked: {one.reason.english}" for one in self.not_asked)
        rows = ((one.code, one.severity.value, one.verdict.value, one.path, one.message()) for one in self.findings)
        return table(
            f"Report: {counts}", ("rule", "severity", "verdict", "path", "message"), rows, count=len(self.findings)
        )

    # Any: what a JSON writer takes.
    def to_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return the report as a JSON object, with messages in the language.

        `psm_model.reports.json.report_schema` describes it.
        """
        return {
            "psm_report": 1,
            "ok": self.ok,
            "by_severity": {severity.value: count for severity, count in self.by_severity.items()},
            "by_code": self.by_code,
            "findings": [one.to_dict(language) for one in self.findings],
            "known": [one.to_dict(language) for one in self.known],
            "not_asked": [one.to_dict(language) for one in self.not_asked],
        }
