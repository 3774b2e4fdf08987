"""A page for each rule in English and in Indonesian, and an index by family, generated from `psm_model.rules.RULES`."""

from __future__ import annotations

import doctest
import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from textwrap import fill
from typing import Any, Final, NamedTuple

from conftest import sybil_setup
from psm_model import Finding, Register, Report, Severity
from psm_model.checking import Authority, MarkKind, Rule, Scope
from psm_model.i18n import LANGUAGES, Bilingual, Language, describe_code
from psm_model.reports.explanation import REMEDY, format_grounds
from psm_model.rules import RULES
from psm_model.text import capitalise

from .markdown import contents, join_parts, table
from .source_titles import link_source

__all__ = [
    "BOARD_RULES",
    "FAMILIES",
    "FOLDERS",
    "POST_MARKS",
    "TERM_RULES",
    "ExampleCheck",
    "find_playable_check",
    "list_drawn_checks",
    "list_findings",
    "make_title",
    "pages",
    "run_example",
]

FAMILIES: Final = {
    "PSM0": Bilingual("References, and the check itself", "Rujukan, dan pemeriksaan itu sendiri"),
    "PSM1": Bilingual("Terms of boards", "Masa bakti kepengurusan"),
    "PSM2": Bilingual("Boards and their officers", "Kepengurusan dan para pengurusnya"),
    "PSM3": Bilingual("Members", "Anggota"),
    "PSM4": Bilingual("Organisations and areas", "Organisasi dan wilayah"),
    "PSM5": Bilingual("Legal bases", "Dasar hukum"),
}
"""The subject of each family of rules, by the beginning of the codes."""
FOLDERS: Final[dict[Language, str]] = {"en": "reference/rules", "id": "id/rules"}

_LINE: Final = 80
_SCOPES: Final = {
    Scope.ORGANISATION: Bilingual(
        "one organisation with its board terms", "satu organisasi beserta masa bakti kepengurusannya"
    ),
    Scope.MEMBER: Bilingual("one member", "satu anggota"),
    Scope.REGISTER: Bilingual("the whole register", "seluruh register"),
    Scope.RUN: Bilingual("the check itself", "pemeriksaan itu sendiri"),
}
_HEADS: Final = {
    "title": Bilingual("Finds", "Yang ditemukan"),
    "authority": Bilingual("Grounds", "Dasar"),
    "scope": Bilingual("Scope", "Lingkup"),
    "applies": Bilingual("Applies in", "Berlaku"),
    "since": Bilingual("Since", "Sejak"),
}
_FINDINGS: Final = Bilingual("Findings", "Temuan")
_SOURCES: Final = Bilingual("Sources", "Sumber")
_EXAMPLE: Final = Bilingual("Example", "Contoh")
_INSTEAD: Final = Bilingual("Instead", "Seharusnya")
_LOGIC: Final = Bilingual("Logic: it needs no source.", "Logika: tidak memerlukan sumber.")
_INDEX_TITLE: Final = Bilingual("Rules", "Kaidah")
_INDEX_LEAD: Final = Bilingual(
    "The {count} rules of the package by family. A code never changes its meaning and is never reused. A rule is "
    "based on law, the statutes of the association, practice or plain logic, and says how certain that is: see "
    "[where the rules come from](../../explanation/rules.md), and [the statute book](../generated/statutes.md) for "
    "what is known about each instrument.",
    "{count} kaidah dalam paket ini menurut rumpunnya. Kode kaidah tidak pernah berubah arti dan tidak pernah dipakai "
    "ulang. Kaidah didasarkan pada peraturan, AD/ART organisasi, praktik, atau logika, dan setiap kaidah menyebut "
    "seberapa pasti dasarnya. Contoh dan nama kunci ditulis dalam bahasa Inggris, seperti dalam program.",
)
_COLUMNS: Final = Bilingual("Code|Name|Severity|Finding", "Kode|Nama|Keparahan|Temuan")
_SENTENCE: Final = re.compile(r"(.+?)(?:[.:;](?:\s|$)|,\s+(?:misalnya|sehingga)\s)", re.DOTALL)
"""The beginning of an explanation, up to the end of its first sentence or what it adds as an aside; it heads a page."""
_CONFIGURE: Final = Bilingual("Configuration", "Konfigurasi")
_CONFIGURED: Final = Bilingual("The rule uses the setting {settings}.", "Kaidah ini memakai pengaturan {settings}.")
_WAIVED: Final = Bilingual(
    "You can ignore the rule, change its severity, or waive a single finding until an expiry date:",
    "Anda dapat mengabaikan kaidah ini, mengubah keparahannya, atau menerima satu temuan sampai tanggal tertentu:",
)
_SHELL: Final = Bilingual("Command line", "Di terminal")
_PLAY: Final = Bilingual(
    "{{play}}`Try this example in the playground <{code}>`",
    "{{play}}`Cobalah contoh ini di peramban <{code}>`",
)


POST_MARKS: Final = {
    **dict.fromkeys(("PSM202", "PSM203", "PSM205", "PSM210", "PSM213"), MarkKind.OVERLAP),
    "PSM209": MarkKind.HANDOVER,
    **dict.fromkeys(("PSM204", "PSM212", "PSM214"), MarkKind.OTHER),
}
"""How drawings mark the days of a finding about posts, by the code of the rule."""
BOARD_RULES: Final = frozenset({"PSM201", "PSM206", "PSM208", "PSM211"})
"""The rules whose findings are drawn on the cards of a board."""
TERM_RULES: Final = frozenset({"PSM207", "PSM215"})
"""Rules about boards, whose findings are drawn on the terms."""


class ExampleCheck(NamedTuple):
    """A check that an example runs."""

    register: Register
    options: Mapping[str, Any]  # Any: what check takes
    """The options of the check."""
    report: Report


def run_example(code: str, examples: str) -> list[ExampleCheck]:
    """Run the examples of a docstring and return their checks."""
    namespace: dict[str, Any] = {}  # Any: whatever an example defines
    sybil_setup(namespace)
    checks: list[ExampleCheck] = []
    check = namespace["check"]

    def check_and_record(register: Register, **options: Any) -> Report:  # Any: what check takes
        report: Report = check(register, **options)
        checks.append(ExampleCheck(register, options, report))
        return report

    namespace["check"] = check_and_record
    for example in doctest.DocTestParser().get_examples(examples):
        exec(compile(example.source, f"<example of {code}>", "exec", dont_inherit=True), namespace)  # noqa: S102  # our own docstrings
    return checks


def list_findings(code: str, examples: str) -> list[Finding]:
    """Run the examples of a docstring and return the rule's findings."""
    return [finding for check in run_example(code, examples) for finding in check.report if finding.code == code]


@cache
def _list_checks(code: str) -> tuple[ExampleCheck, ...]:
    """Return the checks in a rule's example; its pages in both languages and the playground show them."""
    return tuple(run_example(code, RULES[code].sections.get("Example", "")))


def find_playable_check(code: str) -> ExampleCheck | None:
    """Return the first check of a rule's example that finds the violation from a document alone, or None.

    A configuration or custom rules are not part of a document.
    """
    for check in _list_checks(code):
        if check.options.keys() <= {"undetermined"} and code in check.report.codes:
            return check
    return None


def list_drawn_checks(code: str) -> tuple[ExampleCheck, ...]:
    """Return the checks of a rule's example that a drawing shows: findings about terms, posts or boards."""
    if RULES[code].mark is None and code not in {*POST_MARKS, *BOARD_RULES, *TERM_RULES}:
        return ()
    return tuple(
        check
        for check in _list_checks(code)
        if code in check.report.codes and check.options.keys() <= {"config", "on", "undetermined"}
    )


def make_title(rule: Rule, language: Language) -> str:
    """Return the sentence that heads the page of a rule: what is the case if it finds something.

    >>> make_title(RULES["PSM106"], "en"), make_title(RULES["PSM106"], "id")
    ('There are days without a board between two terms', 'Di antara dua masa bakti ada hari tanpa kepengurusan')
    """
    if language == "en":
        return " ".join(rule.doc.partition("\n\n")[0].split()).rstrip(".")
    found = _SENTENCE.match(rule.explanation.indonesian)
    return " ".join(found[1].split()) if found else rule.title.indonesian


def _badge(rule: Rule, language: Language) -> str:
    """Return the severity as a badge, beside the name."""
    return f"{{.badge .{rule.severity.value}}}\n{describe_code(rule.severity).translate(language)}\n\n`{rule.name}`"


def _list_rule_findings(code: str) -> tuple[Finding, ...]:
    return tuple(finding for check in _list_checks(code) for finding in check.report if finding.code == code)


def _grounds(rule: Rule, language: Language) -> str:
    lines = []
    for ground in rule.grounds:
        if ground.authority is Authority.LOGIC:
            lines.append(f"- {_LOGIC.translate(language)}")
            continue
        words = format_grounds(_with_ground(rule, ground), language=language)
        lines.append(f"- {capitalise(words)}")
        lines += [f"  - {link_source(source, language=language)}" for source in ground.sources]
    return "\n".join(lines)


def _with_ground(rule: Rule, ground: Any) -> Rule:  # Any: a Ground, which attrs.evolve takes as it is
    import attrs

    return attrs.evolve(rule, grounds=(ground,))


def _drawing(code: str) -> str:
    if not list_drawn_checks(code):
        return ""
    return f"```{{{'board' if code in BOARD_RULES else 'terms'}}} {code}\n```"


def _facts(rule: Rule, language: Language) -> str:
    facts = {
        "title": rule.title.translate(language),
        "authority": format_grounds(rule, language=language),
        "scope": _SCOPES[rule.scope].translate(language),
        "applies": "" if rule.applies is None else rule.applies.to_text(language=language),
        "since": f"{rule.since} ({describe_code(rule.status).translate(language)})",
    }
    return "\n".join(f":{_HEADS[name].translate(language)}: {value}" for name, value in facts.items() if value)


def _code(text: str, language: str) -> str:
    return f"```{language}\n{text.strip()}\n```" if text.strip() else ""


def _list_findings(rule: Rule, language: Language) -> str:
    findings = [
        (f"{finding.code} {finding.path}", fill(finding.message(language=language), _LINE))
        for finding in _list_rule_findings(rule.code)
    ]
    lines = "\n".join(line for finding in findings for line in finding)
    return f"{_FINDINGS.translate(language)}:\n\n{_code(lines, 'text')}" if findings else ""


def _configuration(rule: Rule, language: Language) -> str:
    settings = sorted(set(re.findall(r"context\.config\.(\w+)", inspect.getsource(rule.find))))
    words = ", ".join(f"`{name}`" for name in settings)
    other = "info" if rule.severity is not Severity.INFO else "warning"
    subject = next((id_ for finding in _list_rule_findings(rule.code) for id_ in finding.ids), "t-1")
    toml = (
        f'ignore = ["{rule.code}"]\n\n[severities]\n{rule.code} = "{other}"\n\n[[waivers]]\ncode = "{rule.code}"\n'
        f'subject = "{subject}"\nreason = "…"\nuntil = 2027-12-31'
    )
    depends = _CONFIGURED.translate(language).format(settings=words) if settings else ""
    return join_parts(depends, _WAIVED.translate(language), _code(toml, "toml"))


def _remedy(rule: Rule, language: Language) -> tuple[str, ...]:
    return () if rule.remedy is None else (f"## {REMEDY.translate(language)}", rule.remedy.translate(language))


def _page(rule: Rule, language: Language) -> str:
    sections = rule.sections
    explained = (
        [
            f"## {heading}\n\n{sections[heading]}"
            for heading in ("What it checks", "Why it matters")
            if heading in sections
        ]
        if language == "en"
        else ["## Penjelasan", rule.explanation.indonesian]
    )
    twin = f"---\ntwin: {FOLDERS['id' if language == 'en' else 'en']}/{rule.code}\n---"
    shell = [f"psm-model rule {'' if language == 'en' else '--lang id '}{rule.code}"]
    shell += [f"psm-model sample --rule {rule.code} --seed 7 | psm-model check -"] if rule.code in _sampled() else []
    return join_parts(
        twin,
        f"# {rule.code}: {make_title(rule, language)}",
        _badge(rule, language),
        _drawing(rule.code),
        _facts(rule, language),
        *explained,
        *_remedy(rule, language),
        f"## {_EXAMPLE.translate(language)}" if "Example" in sections else "",
        _code(sections.get("Example", ""), "pycon"),
        _list_findings(rule, language),
        _PLAY.translate(language).format(code=rule.code) if find_playable_check(rule.code) else "",
        f"## {_INSTEAD.translate(language)}" if "Instead" in sections else "",
        _code(sections.get("Instead", ""), "pycon"),
        f"## {_SOURCES.translate(language)}",
        sections.get("Source", "") if language == "en" else "",
        _grounds(rule, language),
        f"## {_CONFIGURE.translate(language)}",
        _configuration(rule, language),
        f"## {_SHELL.translate(language)}",
        _code("\n".join(shell), "shell"),
    )


@cache
def _sampled() -> frozenset[str]:
    """Return the codes that `psm-model sample --rule` accepts."""
    from psm_model.strategies import violations

    def has(code: str) -> bool:
        try:
            violations(code)
        except LookupError:
            return False
        return True

    return frozenset(code for code in RULES if has(code))


def _index(rules: Iterable[Rule], language: Language) -> str:
    rules = tuple(rules)
    parts = []
    for family, members in groupby(rules, key=lambda rule: rule.code[:4]):
        rows = [
            (
                f"[{rule.code}]({rule.code}.md)",
                rule.name,
                f"[{describe_code(rule.severity).translate(language)}]{{.badge .{rule.severity.value}}}",
                rule.title.translate(language),
            )
            for rule in members
        ]
        parts.append(f"## {family}xx {FAMILIES[family].translate(language)}")
        parts.append(f"::::{{container}} rules\n\n{table(_COLUMNS.translate(language).split('|'), rows)}\n\n::::")
    return join_parts(
        f"---\ntwin: {FOLDERS['id' if language == 'en' else 'en']}/index\n---",
        f"# {_INDEX_TITLE.translate(language)}",
        _INDEX_LEAD.translate(language).format(count=len(rules)),
        *parts,
        contents(f"{rule.code} {rule.title.translate(language)} <{rule.code}>" for rule in rules),
    )


def pages() -> Iterator[tuple[str, str]]:
    """Yield the pages of all rules and both indexes, each with its path in docs."""
    for language in LANGUAGES:
        yield f"{FOLDERS[language]}/index.md", _index(RULES.values(), language)
        for rule in RULES.values():
            yield f"{FOLDERS[language]}/{rule.code}.md", _page(rule, language)
