"""explain: a rule in plain text, for reading in a terminal."""

from __future__ import annotations

from collections.abc import Mapping

from psm_model.errors import NotFoundError
from psm_model.i18n import Language

from .catalogue import RULES
from .rule import Authority, Rule, Text
from .words import in_words

__all__ = ["explain", "grounds_in_words"]

_AUTHORITIES = {
    Authority.LAW: Text("law", "peraturan"),
    Authority.ASSOCIATION: Text("statutes of the association", "AD/ART organisasi"),
    Authority.PRACTICE: Text("practice", "praktik"),
    Authority.LOGIC: Text("logic", "logika"),
}
_CERTAINTIES = {
    "quoted": Text("quoted", "dikutip"),
    "restated": Text("restated by others", "disebut pihak lain"),
    "derived": Text("derived", "disimpulkan"),
    "unverified": Text("unverified", "belum diperiksa"),
}
_HEADS = {
    "severity": Text("Severity", "Keparahan"),
    "authority": Text("Authority", "Dasar"),
    "since": Text("Since", "Sejak"),
    "scope": Text("Scope", "Lingkup"),
    "needs": Text("Needs", "Memerlukan"),
    "sources": Text("Sources", "Sumber"),
}


def grounds_in_words(rule: Rule, language: Language = "en") -> str:
    """Tell in a few words who says so, and how sure that is.

    >>> grounds_in_words(RULES["PSM101"])
    'logic; practice (derived)'
    """
    words = []
    for ground in rule.grounds:
        authority = _AUTHORITIES[ground.authority].in_(language)
        certainty = "" if ground.certainty is None else f" ({_CERTAINTIES[ground.certainty].in_(language)})"
        words.append(authority + certainty)
    return "; ".join(words)


def explain(code: str, language: Language = "en", *, rules: Mapping[str, Rule] = RULES) -> str:
    """Explain a rule: what it finds, why, who says so, and since when; in English with its examples.

    >>> print(explain("PSM110", "id").splitlines()[0])
    PSM110 unreadable-label: label yang tidak memberi periode

    Raises:
        NotFoundError: no rule has the code.
    """
    if code not in rules:
        raise NotFoundError("rule", code)
    rule = rules[code]
    facts = {
        "severity": in_words(rule.severity).in_(language),
        "authority": grounds_in_words(rule, language),
        "scope": in_words(rule.scope).in_(language),
        "since": f"{rule.since} ({in_words(rule.status).in_(language)})",
    }
    if rule.extra is not None:
        facts["needs"] = f"psm-model[{rule.extra.name}]"
    lines = [f"{rule.code} {rule.name}: {rule.title.in_(language)}", ""]
    lines += [f"{_HEADS[name].in_(language)}: {value}" for name, value in facts.items()]
    lines += ["", rule.doc.partition("\n")[2].strip() if language == "en" else rule.explanation.id]
    if rule.sources:
        lines += ["", f"{_HEADS['sources'].in_(language)}:", *(f"  {source}" for source in rule.sources)]
    return "\n".join(lines)
