"""Finding: one problem that a check found; SkippedRule: a rule that it skipped."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import attrs

from psm_model._html import (
    Column,
    link,
    render_badge,
    render_details,
    render_facts,
    render_guidance,
    render_lines,
    render_note,
    render_output,
    render_text,
)
from psm_model._markup import Content, element, join
from psm_model.i18n import LANGUAGES, Bilingual, Language, describe_code
from psm_model.masking import mask_digits
from psm_model.pointers import make_order
from psm_model.text import capitalise, truncate
from psm_model.values.verdict import Verdict

from .facts import has_years_only
from .messages import format_message
from .rule import ParamValue, Rule, Violation, find_placeholders
from .severity import Severity

__all__ = ["COLUMNS", "Finding", "SkippedRule", "list_cells", "sort_findings"]

_PERHAPS: Final = Bilingual("it may be that", "mungkin")
_SEVERITY: Final = Bilingual("severity", "keparahan")
_FINDING: Final = Bilingual("finding", "temuan")
_REMEDY: Final = Bilingual("what to do", "tindak lanjut")
_WHERE: Final = Bilingual("where", "letak")
_WITH: Final = Bilingual("with", "bandingkan dengan")
_SETTLED: Final = Bilingual("settled by", "dapat dipastikan dengan melengkapi")
COLUMNS: Final = (
    Column(Bilingual("rule", "kaidah")),
    Column(_SEVERITY),
    Column(_FINDING),
    Column(_REMEDY, is_optional=True),
)
"""The columns of a table of findings for notebooks, whose cells `list_cells` returns."""
_ABOUT: Final = Bilingual("about this rule", "tentang kaidah ini")
_MAX_POINTERS: Final = 10
_MAX_LETTERS: Final = 80
"""The number of letters of a path in a repr."""


@attrs.frozen(kw_only=True, repr=False)
class Finding:
    """One actual or possible problem.

    >>> PSM = RULES["PSM110"]
    >>> unreadable = Violation(path="/board_terms/0/label", params={"term": "t", "label": "'2023-2006'"})
    >>> Finding.from_violation(PSM, unreadable).message()
    "the label of board term 't', '2023-2006', cannot be read as a period"
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
    title: Bilingual | None = None
    """The title of the rule."""
    bilingual_remedy: Bilingual | None = None
    """What to do, in both languages; None for a rule without advice."""
    needs_only_days: bool = False
    """Whether it is UNDETERMINED only because dates are known only to the year."""
    days: tuple[int, int] | None = None
    """The ordinals of the earliest and the latest possible day that it is about; None if it is not about days."""
    labels: tuple[tuple[str, Bilingual], ...] = attrs.field(default=(), eq=False)
    """What people call the records that the message names, by the name of the param. A record without a label is named
    by its id. Labels do not affect equality: if an organisation gets another name, its findings stay the same."""
    owner: str | None = attrs.field(default=None, eq=False)
    """The name of the organisation that it is about, if that is known and the message does not name an organisation."""
    explanation: Bilingual | None = attrs.field(default=None, eq=False)
    """What the rule checks and why, in both languages."""

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
            title=rule.title,
            bilingual_remedy=rule.remedy,
            days=violation.days,
            explanation=rule.explanation,
        )

    @property
    def params(self) -> dict[str, ParamValue]:
        """The message parameters by name."""
        return dict(self.param_items)

    def message(self, *, language: Language = "en", with_owner: bool = True) -> str:
        """Return the message in a language; an UNDETERMINED finding is worded as a possibility.

        Records have the names that people use, and ids where none is recorded; members have ids. Possible identity
        numbers are masked; `params` and `ids` are as recorded.

        Args:
            language: The language.
            with_owner: Whether the name of the organisation precedes the message, where it is not in it. Leave it out
                below a heading with this name.

        Raises:
            ValueError: the language is not supported.
        """
        text = format_message(self.template, self.params, language=language, labels=dict(self.labels))
        if self.verdict is not Verdict.YES:
            text = f"{_PERHAPS.translate(language)} {text}"
        if with_owner and self.owner is not None:
            text = f"{self.owner}: {text}"
        return mask_digits(text)

    def remedy(self, *, language: Language = "en") -> str | None:
        """Return what to do about the finding, in a language; None if its rule gives no advice.

        >>> finding = check(Register.of(ipsm), config=Config(expect_sources=True)).findings[0]
        >>> finding.remedy(language="id")
        'Catat sumbernya. Sumber dapat berupa surat keputusan, laman, atau orang yang memberi keterangan.'

        Raises:
            ValueError: the language is not supported.
        """
        return None if self.bilingual_remedy is None else self.bilingual_remedy.translate(language)

    def __str__(self) -> str:
        return self.message()

    def __repr__(self) -> str:
        severity = self.severity.value if self.verdict is Verdict.YES else f"{self.severity.value}, undetermined"
        return f"<Finding {self.code} ({severity}) at {truncate(self.path, _MAX_LETTERS) or 'the settings'}>"

    def to_html(self, *, language: Language = "en", pages: str | None = None) -> str:
        """Return the finding as HTML for notebooks: its message, what to do, where it is, and why its rule is there.

        Args:
            language: The language.
            pages: The URL of the pages of rules, with `{code}` for the code, to link to the page of its rule. Without
                it, the explanation of the rule opens below.

        Raises:
            ValueError: the language is not supported.
        """
        remedy = self.remedy(language=language)
        pointers = ((_WHERE, (self.path,)), (_WITH, self.related), (_SETTLED, self.settled_by))
        facts: list[tuple[Bilingual, Content]] = [
            (_SEVERITY, _render_badges(self, language)),
            (_FINDING, render_text(capitalise(self.message(language=language)))),
            (_REMEDY, None if remedy is None else render_guidance(remedy)),
            *((words, _render_pointers(paths)) for words, paths in pointers),
        ]
        table = render_facts(_render_rule(self, language, pages), facts, language=language)
        return render_output(table, _render_explanation(self, language, pages), language=language)

    def _repr_html_(self) -> str:
        return self.to_html()

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


def _render_rule(finding: Finding, language: Language, pages: str | None) -> Content:
    """Return the code and the title of a rule; the code links to its page, if the URL is known."""
    title = finding.name if finding.title is None else capitalise(finding.title.translate(language))
    name = link(finding.code, None if pages is None else pages.replace("{code}", finding.code))
    return element("span", name, class_="name"), render_note(title)


def _render_explanation(finding: Finding, language: Language, pages: str | None) -> Content:
    """Return the explanation of a rule, which opens below its heading; nothing if its page is linked instead."""
    if pages is not None or finding.explanation is None:
        return None
    explanation = finding.explanation.translate(language)
    return render_details(capitalise(_ABOUT.translate(language)), render_guidance(explanation))


def _render_badges(finding: Finding, language: Language) -> Content:
    """Return the severity of a finding, and whether it is undetermined."""
    badge = render_badge(finding.severity.value, describe_code(finding.severity).translate(language))
    if finding.verdict is Verdict.YES:
        return badge
    words = describe_code(finding.verdict).translate(language)
    return badge, " ", render_badge("undetermined", words)


def _render_pointers(pointers: tuple[str, ...]) -> Content:
    """Return JSON Pointers, each on a line of its own; an ellipsis stands for those that are left out."""
    texts = [pointer for pointer in pointers if pointer][:_MAX_POINTERS]
    lines: list[Content] = [element("span", render_text(text), class_="code") for text in texts]
    if len(pointers) > _MAX_POINTERS:
        lines.append("…")
    return render_lines(lines)


def list_cells(finding: Finding, language: Language, pages: str | None = None) -> tuple[str, ...]:
    """Return the cells of a finding in a table with `COLUMNS`, as HTML: its rule, severity, message and remedy.

    Args:
        finding: The finding.
        language: The language of the words.
        pages: The URL of the pages of rules, as in `Finding.to_html`.
    """
    remedy = finding.remedy(language=language)
    message = render_text(capitalise(finding.message(language=language)))
    return (
        join(_render_rule(finding, language, pages)),
        join(_render_badges(finding, language)),
        join((message, render_note(finding.path or None), _render_explanation(finding, language, pages))),
        render_guidance(remedy or ""),
    )


def _sort_key(finding: Finding) -> tuple[object, ...]:
    """Return the sort key of a finding: path, code, params, then everything else."""
    params = tuple((name, str(value), type(value).__name__) for name, value in finding.param_items)
    rest = (
        finding.verdict.value,
        finding.severity.value,
        finding.name,
        finding.template.english,
        finding.template.indonesian,
        *("" if finding.title is None else finding.title.translate(language) for language in LANGUAGES),
        *(finding.remedy(language=language) or "" for language in LANGUAGES),
    )
    return make_order(finding.path), finding.code, params, finding.ids, finding.related, finding.settled_by, rest


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by path, then code. Lists are sorted by name, their items by position."""
    return tuple(sorted(findings, key=_sort_key))
