"""explain: a rule in plain text, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from psm_model.checking.rule import Rule
from psm_model.checking.setting import Setting, SettingValue
from psm_model.checking.severity import Severity
from psm_model.errors import NotFoundError
from psm_model.i18n import Bilingual, Language, describe_code
from psm_model.rules.catalogue import RULES
from psm_model.style import PLAIN, Style, TerminalStyle

__all__ = ["REMEDY", "SEVERITY_STYLES", "explain", "format_grounds"]

REMEDY: Final = Bilingual("What to do", "Tindak lanjut")
"""The heading of a remedy."""

SEVERITY_STYLES: Final = {
    Severity.ERROR: Style.BOLD_RED,
    Severity.WARNING: Style.BOLD_YELLOW,
    Severity.INFO: Style.BOLD_CYAN,
}
"""The style of each severity in a terminal."""

_LABELS: Final = {
    "severity": Bilingual("Severity", "Keparahan"),
    "authority": Bilingual("Authority", "Dasar"),
    "since": Bilingual("Since", "Sejak"),
    "scope": Bilingual("Scope", "Lingkup"),
    "needs": Bilingual("Needs", "Memerlukan"),
    "whole": Bilingual("Needs the whole register", "Memerlukan seluruh register"),
    "settings": Bilingual("Settings", "Pengaturan"),
    "default": Bilingual("default", "bawaan"),
    "sources": Bilingual("Sources", "Sumber"),
}
_YES: Final = Bilingual("yes", "ya")


def format_grounds(rule: Rule, *, language: Language = "en", with_places: bool = False) -> str:
    """Return the authorities of a rule and how certain each ground is, in a few words.

    Args:
        rule: The rule.
        language: The language of the words.
        with_places: Whether to name the articles and instruments too, without the addresses of pages.

    >>> format_grounds(RULES["PSM101"])
    'logic; practice (derived)'
    >>> format_grounds(RULES["PSM208"], language="id", with_places=True)
    'AD/ART organisasi (dikutip): ART IPSM (Munas III) Pasal 4 ayat (1)'
    """
    words = []
    for ground in rule.grounds:
        authority = describe_code(ground.authority).translate(language)
        certainty = "" if ground.certainty is None else f" ({describe_code(ground.certainty).translate(language)})"
        places = [source for source in ground.sources if with_places and not source.startswith(("https://", "http://"))]
        words.append(f"{authority}{certainty}: {', '.join(places)}" if places else authority + certainty)
    return "; ".join(words)


def explain(
    code: str, *, language: Language = "en", rules: Mapping[str, Rule] = RULES, style: TerminalStyle = PLAIN
) -> str:
    """Return the explanation of a rule: what it finds, why, what to do, its sources and version.

    The English one has its examples too.

    Args:
        code: The code of the rule.
        language: The language of the text.
        rules: The rules to choose from.
        style: Width and colours; examples and addresses are not wrapped.

    >>> print(explain("PSM110", language="id").splitlines()[0])
    PSM110 unreadable-label: sebutan tanpa rentang waktu yang terbaca

    Raises:
        NotFoundError: no rule has the code.
    """
    if code not in rules:
        raise NotFoundError("rule", code)
    rule = rules[code]
    first, *others = style.wrap_below(f"{rule.code} {rule.name}: {rule.title.translate(language)}", 2)
    paragraphs = [
        [style.apply(Style.BOLD, rule.code) + first.removeprefix(rule.code), *others],
        list(_iter_fact_lines(rule, language, style)),
    ]
    if language == "en":
        paragraphs += _iter_doc_paragraphs(rule, style)
    else:
        paragraphs.append(style.wrap(rule.explanation.indonesian, 0))
    below = {
        REMEDY: [] if rule.remedy is None else [rule.remedy.translate(language)],
        _LABELS["settings"]: [_format_setting(setting, language) for setting in rule.settings],
        _LABELS["sources"]: rule.sources,
    }
    for label, values in below.items():
        if values:
            lines = [f"  {line}" for value in values for line in style.wrap(value, 2)]
            paragraphs.append([style.apply(Style.BOLD, f"{label.translate(language)}:"), *lines])
    return "\n\n".join(map("\n".join, paragraphs))


def _iter_fact_lines(rule: Rule, language: Language, style: TerminalStyle) -> Iterator[str]:
    """Yield the facts of a rule, each after its label."""
    facts = {
        "severity": describe_code(rule.severity).translate(language),
        "authority": format_grounds(rule, language=language),
        "scope": describe_code(rule.scope).translate(language),
        "since": f"{rule.since} ({describe_code(rule.status).translate(language)})",
    }
    if rule.extra is not None:
        facts["needs"] = f"psm-model[{rule.extra.name}]"
    if rule.needs_register:
        facts["whole"] = _YES.translate(language)
    for name, value in facts.items():
        first, *others = style.wrap_below(f"{_LABELS[name].translate(language)}: {value}", 2)
        if name == "severity":
            first = first.removesuffix(value) + style.apply(SEVERITY_STYLES[rule.severity], value)
        yield from (first, *others)


def _iter_doc_paragraphs(rule: Rule, style: TerminalStyle) -> Iterator[list[str]]:
    """Yield the paragraphs of a rule's docstring, each section below its heading."""
    sections = rule.sections
    if not sections:
        yield from (style.wrap(_join(text), 0) for text in rule.doc.split("\n\n")[1:])
    for heading, text in sections.items():
        lines = text.splitlines() if text.startswith(">>>") or style.width is None else style.wrap(_join(text), 4)
        yield [style.apply(Style.BOLD, heading), *(f"    {line}".rstrip() for line in lines)]


def _join(text: str) -> str:
    return " ".join(text.split())


# Any: a setting of any type.
def _format_setting(setting: Setting[Any], language: Language) -> str:
    default = _format_value(setting.default)
    expected = setting.expected.translate(language)
    label = _LABELS["default"].translate(language)
    return f"{setting.name}: {setting.title.translate(language)} ({expected}; {label}: {default})"


def _format_value(value: SettingValue) -> str:
    """Return a value in TOML."""
    match value:
        case bool():
            return str(value).lower()
        case int() | date():
            return str(value)
        case tuple():
            return f"[{', '.join(map(_format_value, value))}]"
        case _:
            return f'"{value}"'
