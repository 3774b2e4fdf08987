"""Report: the result of a check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, NoReturn

import attrs

from psm_model._html import render_badge, render_output, render_table
from psm_model._markup import Content, element
from psm_model.errors import FindingsError
from psm_model.i18n import Bilingual, Language, describe_code, format_number, require_language
from psm_model.values.verdict import Verdict

from .finding import COLUMNS, Finding, SkippedRule, list_cells, sort_findings
from .severity import Severity

__all__ = ["Report"]

_REPORT: Final = Bilingual("Report", "Laporan")
_NONE: Final = Bilingual("no findings", "tidak ada temuan")
_SKIPPED: Final = Bilingual("Not checked: {code} ({reason})", "Tidak diperiksa: {code} ({reason})")


@attrs.frozen(kw_only=True, repr=False)
class Report:
    """The result of a check, sorted by path and code.

    >>> report = check(Register())
    >>> report.ok, report.findings
    (True, ())
    """

    findings: tuple[Finding, ...] = attrs.field(converter=sort_findings)
    """The findings by path, then code. Lists are sorted by name, their items by position."""
    known: tuple[Finding, ...] = attrs.field(default=(), converter=sort_findings)
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

    def to_html(self, *, language: Language = "en", pages: str | None = None) -> str:
        """Return the first findings as HTML for notebooks, with the number of each severity.

        Args:
            language: The language.
            pages: The URL of the pages of rules, with `{code}` for the code, to link to them. Without it, the
                explanation of a rule opens below a finding.

        Raises:
            ValueError: the language is not supported.
        """
        table = render_table(
            self._render_caption(require_language(language)),
            COLUMNS,
            (list_cells(finding, language, pages) for finding in self.findings),
            count=len(self.findings),
            empty=_NONE,
            language=language,
        )
        skipped = [
            element("div", _SKIPPED.translate(language).format(code=rule.code, reason=rule.reason.translate(language)))
            for rule in self.skipped
        ]
        return render_output(table, skipped, language=language)

    def _render_caption(self, language: Language) -> Content:
        """Return the number of findings of each severity that occurs, and of undetermined ones."""
        counts: list[tuple[Severity | Verdict, int]] = [
            *self.by_severity.items(),
            (Verdict.UNDETERMINED, len(self.undetermined)),
        ]
        words = [
            (kind, f"{describe_code(kind).translate(language)}: {format_number(count, language=language)}")
            for kind, count in counts
            if count
        ]
        badges = [(" ", render_badge(kind.value, text)) for kind, text in words]
        return element("span", _REPORT.translate(language), class_="name"), badges

    def _repr_html_(self) -> str:
        return self.to_html()

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
