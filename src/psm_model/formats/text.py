"""A report in plain text, for reading in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from psm_model.rules import RULES, Finding, Language, Report, Rule, Severity, Text, grounds_in_words
from psm_model.values.verdict import Verdict

__all__ = ["render"]

# One of them, and several.
_SEVERITIES = {
    Severity.ERROR: (Text("error", "kesalahan"), Text("errors", "kesalahan")),
    Severity.WARNING: (Text("warning", "peringatan"), Text("warnings", "peringatan")),
    Severity.INFO: (Text("info", "informasi"), Text("infos", "informasi")),
}
_UNDETERMINED = Text("undetermined", "tidak dapat dipastikan")
_WHERE = Text("where", "letak")
_WHAT = Text("what", "isi")
_WHY = Text("why", "dasar")
_SETTLED = Text("settled by", "dipastikan oleh")
_NONE = Text("no findings", "tidak ada temuan")
_THE_CHECK = Text("the check itself", "pemeriksaan itu sendiri")


def render(report: Report, language: Language = "en", *, name: str = "", rules: Mapping[str, Rule] = RULES) -> str:
    """Put a report into text: for each finding its code, where it is, what is wrong, why, and what would settle it.

    Args:
        report: What is put into text.
        language: Of the messages and the words around them.
        name: What the text calls the document, such as the name of its file.
        rules: Where to look up what a finding rests on.

    >>> print(render(check(Register()), name="empty.json"))
    empty.json: no findings
    """
    if not report.findings:
        summary = _NONE.in_(language)
    else:
        counts = report.by_severity.items()
        summary = ", ".join(
            f"{count} {_SEVERITIES[severity][count > 1].in_(language)}" for severity, count in counts if count
        )
    paragraphs = ["\n".join(_lines(found, language, rules)) for found in report]
    return "\n\n".join([*paragraphs, f"{name}: {summary}" if name else summary])


def _lines(found: Finding, language: Language, rules: Mapping[str, Rule]) -> Iterator[str]:
    grade = _SEVERITIES[found.severity][0].in_(language)
    if found.verdict is Verdict.UNDETERMINED:
        grade += f", {_UNDETERMINED.in_(language)}"
    yield f"{found.code} {found.name} ({grade})"
    places = " ~ ".join((found.path or _THE_CHECK.in_(language), *found.related))
    facts = {_WHERE: [places], _WHAT: [found.message(language)]}
    if found.code in rules:
        rule = rules[found.code]
        facts[_WHY] = [grounds_in_words(rule, language), *rule.sources]
    if found.settled_by:
        facts[_SETTLED] = list(found.settled_by)
    width = max(len(head.in_(language)) for head in facts)
    for head, values in facts.items():
        label = head.in_(language)
        for value in values:
            yield f"  {label:<{width}}  {value}"
            label = ""
