"""A report in plain text, for reading in a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from psm_model._visible import visible
from psm_model.rules import RULES, Finding, Language, Report, Rule, Severity, Text, grounds_in_words
from psm_model.values.verdict import Verdict

from .positions import Positions

__all__ = ["render_text"]

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
_MORE = (
    Text("and {count} more {code} finding ({name})", "dan {count} temuan {code} lainnya ({name})"),
    Text("and {count} more {code} findings ({name})", "dan {count} temuan {code} lainnya ({name})"),
)
_NOWHERE: Positions = MappingProxyType({})


def render_text(
    report: Report,
    language: Language = "en",
    *,
    name: str = "",
    rules: Mapping[str, Rule] = RULES,
    places: Positions = _NOWHERE,
    most: int | None = None,
) -> str:
    """Put a report into text: for each finding its code, where it is, what is wrong, why, and what would settle it.

    What a terminal would not print as it stands, such as control characters, is shown escaped.

    Args:
        report: What is put into text.
        language: Of the messages and the words around them.
        name: What the text calls the document, such as the name of its file.
        rules: Where to look up what a finding rests on.
        places: Line and column by JSON Pointer, as `psm_model.formats.positions.positions` gives them.
        most: How many findings of one code are shown, of those in the document's order; the others are counted in
            one line a code. None for all.

    >>> print(render_text(check(Register()), name="empty.json"))
    empty.json: no findings

    Raises:
        ValueError: `most` is below zero.
    """
    if most is not None and most < 0:
        msg = f"want a number of findings from 0 for most, got {most}"
        raise ValueError(msg)
    shown: Counter[str] = Counter()
    paragraphs = []
    for found in report:
        if most is None or shown[found.code] < most:
            shown[found.code] += 1
            paragraphs.append("\n".join(map(visible, _lines(found, language, name, rules, places))))
    paragraphs += _others(report, shown, language)
    summary = visible(f"{name}: {_summary(report, language)}" if name else _summary(report, language))
    return "\n\n".join([*paragraphs, summary])


def _number(count: int, language: Language) -> str:
    return f"{count:,}".replace(",", "." if language == "id" else ",")


def _summary(report: Report, language: Language) -> str:
    if not report.findings:
        return _NONE.in_(language)
    counts = report.by_severity.items()
    return ", ".join(
        f"{_number(count, language)} {_SEVERITIES[severity][count > 1].in_(language)}"
        for severity, count in counts
        if count
    )


def _others(report: Report, shown: Counter[str], language: Language) -> list[str]:
    """Count in one paragraph what is not shown of each code."""
    names = {found.code: found.name for found in report}
    lines = []
    for code, count in report.by_code.items():
        left = count - shown[code]
        if left:
            number = _number(left, language)
            lines.append(_MORE[left > 1].in_(language).format(count=number, code=code, name=names[code]))
    return ["\n".join(map(visible, lines))] if lines else []


def _lines(
    found: Finding, language: Language, name: str, rules: Mapping[str, Rule], places: Positions
) -> Iterator[str]:
    grade = _SEVERITIES[found.severity][0].in_(language)
    if found.verdict is Verdict.UNDETERMINED:
        grade += f", {_UNDETERMINED.in_(language)}"
    yield f"{found.code} {found.name} ({grade})"
    first = _place(found.path, places) if found.path else _THE_CHECK.in_(language)
    if name and found.path in places:
        first = f"{name}:{first}"
    where = " ~ ".join((first, *(_place(pointer, places) for pointer in found.related)))
    facts = {_WHERE: [where], _WHAT: [found.message(language)]}
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


def _place(pointer: str, places: Positions) -> str:
    """Give a pointer, with its line and column before it where they are known, as an editor takes them."""
    return "{}:{} {}".format(*places[pointer], pointer) if pointer in places else pointer
