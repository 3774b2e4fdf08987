"""explain: a rule in plain text, for the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from psm_model.checking.rule import Rule
from psm_model.checking.setting import Setting, SettingValue
from psm_model.errors import NotFoundError
from psm_model.i18n import Bilingual, Language, describe_code
from psm_model.rules.catalogue import RULES

__all__ = ["REMEDY", "explain", "format_grounds"]

REMEDY: Final = Bilingual("What to do", "Tindak lanjut")
"""The heading of a remedy."""

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


def format_grounds(rule: Rule, *, language: Language = "en") -> str:
    """Return the authorities of a rule and how certain each ground is, in a few words.

    >>> format_grounds(RULES["PSM101"])
    'logic; practice (derived)'
    """
    words = []
    for ground in rule.grounds:
        authority = describe_code(ground.authority).translate(language)
        certainty = "" if ground.certainty is None else f" ({describe_code(ground.certainty).translate(language)})"
        words.append(authority + certainty)
    return "; ".join(words)


def explain(code: str, *, language: Language = "en", rules: Mapping[str, Rule] = RULES) -> str:
    """Return the explanation of a rule: what it finds, why, what to do, its sources and version.

    The English one has its examples too.

    >>> print(explain("PSM110", language="id").splitlines()[0])
    PSM110 unreadable-label: sebutan tanpa rentang waktu yang terbaca

    Raises:
        NotFoundError: no rule has the code.
    """
    if code not in rules:
        raise NotFoundError("rule", code)
    rule = rules[code]
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
    lines = [f"{rule.code} {rule.name}: {rule.title.translate(language)}", ""]
    lines += [f"{_LABELS[name].translate(language)}: {value}" for name, value in facts.items()]
    lines += ["", rule.doc.partition("\n")[2].strip() if language == "en" else rule.explanation.indonesian]
    if rule.remedy is not None:
        lines += ["", f"{REMEDY.translate(language)}:", f"  {rule.remedy.translate(language)}"]
    if rule.settings:
        lines += ["", f"{_LABELS['settings'].translate(language)}:"]
        lines += [f"  {_format_setting(setting, language)}" for setting in rule.settings]
    if rule.sources:
        lines += ["", f"{_LABELS['sources'].translate(language)}:", *(f"  {source}" for source in rule.sources)]
    return "\n".join(lines)


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
